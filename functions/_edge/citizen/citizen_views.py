"""How reports, and what can be reported, look to citizens."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from functions._edge.citizen import case_views
from functions._edge.schemas import outgoing, outgoing_citizen
from functions._edge.views import ladder_views, photo_views, place_views, views
from shared.domain.city.questions import Question
from shared.domain.city.reference import Reference
from shared.domain.city.retirement import is_retired
from shared.domain.kernel.ids import case_id, public_letters
from shared.domain.language.translations import Language, said_in
from shared.domain.lifecycle.notices import emergency_banner, notices_of_category
from shared.domain.notify.effects import handle_of
from shared.domain.report.report import Event, Report
from shared.domain.report.visibility import is_public
from shared.domain.sla.reopening import contest_until
from shared.domain.texts.catalogue import Catalogue
from shared.domain.texts.timeline import message_of, sentence_of

if TYPE_CHECKING:
    from shared.ports.reports import Page
    from shared.usecases.queries.track_report import Tracked


def categories(reference: Reference, now: datetime, language: Language) -> outgoing.CategoriesOut:
    """What can be filed now; retired ones are shown where reports have them."""
    return outgoing.CategoriesOut(
        jurisdiction_id=reference.city.city_id,
        version=reference.version,
        banner=views.notice(emergency_banner(reference, language)),
        categories=[
            outgoing.CategoryOut(
                service_code=category.category_id,
                service_name=views.service_name(category, language),
                group=category.group,
                keywords=list(category.synonyms),
                owner=category.owner.value,
                notices=views.notices(
                    notices_of_category(category.category_id, reference, language)
                ),
                live_photo=category.is_live_only,
                attributes=[
                    _question(question, order, language)
                    for order, question in enumerate(
                        reference.questions.get(category.category_id, ()), start=1
                    )
                ],
            )
            for category in reference.categories.values()
            if not is_retired(category, reference, now)
        ],
    )


def _question(question: Question, order: int, language: Language) -> outgoing.AttributeOut:
    return outgoing.AttributeOut(
        code=question.code,
        variable=True,
        datatype=question.kind.value,
        required=question.is_required,
        order=order,
        description=said_in(language, question.texts),
        values=[
            outgoing.AttributeValueOut(key=choice.key, name=said_in(language, choice.names))
            for choice in question.choices
        ],
    )


def tracked(found: Tracked, language: Language, now: datetime) -> outgoing_citizen.TrackedOut:
    """What the holder of the code sees now; the exact place and the reporter are not in it."""
    report, reference = found.report, found.reference
    category = reference.categories.get(report.category_id or "")
    agency_id = report.agency_id or report.forwarded_to
    village = reference.villages.by_code(report.village_code or "")
    return outgoing_citizen.TrackedOut(
        tracking_code=report.tracking_code,
        handle=handle_of(report.report_id),
        jurisdiction_id=report.city_id,
        state=report.state.value,
        state_name=views.state_name(report, reference, language),
        status=views.status(report),
        type=report.type.value,
        category=report.category_id,
        service_name=views.service_name(category, language) if category else None,
        kelurahan=village.name if village else None,
        agency_responsible=(
            outgoing.AgencyOut(agency_id=agency_id, name=reference.agency_name(agency_id))
            if agency_id
            else None
        ),
        submitted_at=report.submitted_at,
        updated_at=report.updated_at,
        answer=report.answer_text,
        public_answer=views.public_answer(report, reference, language),
        timeline=[_timeline_line(event, reference, language) for event in found.events],
        next=ladder_views.coming(report, found.next_rung, reference, language, now),
        legal_end=_legal_end(found, language),
        ladder=ladder_views.ladder(report, found.events, reference, language, now),
        pauses=ladder_views.pauses(report, reference, language, now),
        reopen_until=contest_until(report, reference.limits),
        photos=[
            photo_views.shown(
                photo,
                f"/v1/reports/{report.tracking_code}/photos",
                language,
                may_send=report.stage is not None or report.has_lapsed,
            )
            for photo in found.photos
        ],
        reporters=report.reporters,
        supporters=report.supporters,
        case_id=_known_as(report, reference),
        case=_case(found, language, now),
        parts=[case_views.part(each, reference, language, now) for each in found.parts],
        place_question=place_views.question(report, reference, language),
        place=place_views.understood(report, reference, language),
    )


def _case(found: Tracked, language: Language, now: datetime) -> outgoing_citizen.CaseOut | None:
    case, reference = found.case, found.reference
    if case is None:
        return None
    answer = views.public_answer(case.report, reference, language)
    return case_views.case(case, reference, language, now, answer=answer)


def _known_as(report: Report, reference: Reference) -> str | None:
    """By what its reporter may tell others of it, as long as it is public."""
    if not is_public(report):
        return None
    return case_id(reference.city.tracking_prefix, public_letters(report.report_id))


def own_reports(
    page: Page, reference: Reference, language: Language
) -> outgoing_citizen.OwnReportsOut:
    return outgoing_citizen.OwnReportsOut(
        reports=[
            outgoing_citizen.OwnReportOut(
                tracking_code=report.tracking_code,
                handle=handle_of(report.report_id),
                state=report.state.value,
                state_name=views.state_name(report, reference, language),
                status=views.status(report),
                category=report.category_id,
                submitted_at=report.submitted_at,
                updated_at=report.updated_at,
            )
            for report in page.reports
        ],
        next_cursor=page.next_cursor,
    )


def _timeline_line(event: Event, reference: Reference, language: Language) -> outgoing.TimelineOut:
    return outgoing.TimelineOut(
        at=event.at,
        event=event.type.value,
        text=sentence_of(event, reference, language),
        message=message_of(event),
    )


def _legal_end(found: Tracked, language: Language) -> outgoing_citizen.LegalEndOut | None:
    """While the report is open, be it as a part of another case."""
    case = found.case.report if found.case else found.report
    if case.limit_passed_at is None or case.state.is_final:
        return None
    return outgoing_citizen.LegalEndOut(
        since=case.limit_passed_at,
        text=Catalogue(found.reference.texts).text("paper.case.yours", language),
        case_file=f"/v1/reports/{found.report.tracking_code}/case-file",
    )
