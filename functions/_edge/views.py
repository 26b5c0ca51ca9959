"""From domain values to what crosses the wire. No decision is made here."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from functions._edge import (
    case_views,
    ladder_views,
    outgoing,
    outgoing_citizen,
    outgoing_officer,
    outgoing_pictures,
    place_views,
)
from shared.domain.catalogue import (
    Catalogue,
    Language,
    evidence_text,
)
from shared.domain.crowd import is_public
from shared.domain.effects import Outcome, handle_of
from shared.domain.ids import case_id, public_letters
from shared.domain.notices import Said, emergency_banner, notices_of_category
from shared.domain.photos import Photo, PhotoState
from shared.domain.questions import Question
from shared.domain.reference import Category, Reference
from shared.domain.replies import contest_until
from shared.domain.report import Event, Report
from shared.domain.retirement import is_retired
from shared.domain.sp4n import OPEN311, SP4N
from shared.domain.states import State
from shared.domain.timeline_lines import message_of, sentence_of
from shared.domain.visits import number_of

if TYPE_CHECKING:
    from shared.ports.pictures import UploadSession
    from shared.ports.reports import Page
    from shared.usecases.read_report import Opened
    from shared.usecases.track_report import Tracked


def categories(reference: Reference, now: datetime, language: Language) -> outgoing.CategoriesOut:
    """What can be filed now; retired ones are shown where reports have them."""
    return outgoing.CategoriesOut(
        jurisdiction_id=reference.city.city_id,
        version=reference.version,
        banner=notice(emergency_banner(reference, language)),
        categories=[
            outgoing.CategoryOut(
                service_code=category.category_id,
                service_name=service_name(category, language),
                group=category.group,
                keywords=list(category.synonyms),
                owner=category.owner.value,
                notices=notices(notices_of_category(category.category_id, reference, language)),
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
        description=question.texts[language],
        values=[
            outgoing.AttributeValueOut(key=choice.key, name=choice.names[language])
            for choice in question.choices
        ],
    )


def notice(said: Said) -> outgoing.NoticeOut:
    return outgoing.NoticeOut(code=said.code, text=said.text, phone=said.phone, urgent=said.urgent)


def notices(said: Sequence[Said]) -> list[outgoing.NoticeOut]:
    return [notice(each) for each in said]


def tracked(found: Tracked, language: Language) -> outgoing_citizen.TrackedOut:
    """What the holder of the code sees; the exact place and the reporter are not in it."""
    report, reference = found.report, found.reference
    category = reference.categories.get(report.category_id or "")
    agency_id = report.agency_id or report.forwarded_to
    village = reference.villages.by_code(report.village_code or "")
    return outgoing_citizen.TrackedOut(
        tracking_code=report.tracking_code,
        jurisdiction_id=report.city_id,
        state=report.state.value,
        state_name=_state_name(report, language),
        status=_status(report),
        type=report.type.value,
        category=report.category_id,
        service_name=service_name(category, language) if category else None,
        kelurahan=village.name if village else None,
        agency_responsible=(
            outgoing.AgencyOut(agency_id=agency_id, name=reference.agency_name(agency_id))
            if agency_id
            else None
        ),
        submitted_at=report.submitted_at,
        updated_at=report.updated_at,
        answer=report.answer_text,
        public_answer=public_answer(report, reference, language),
        timeline=[_timeline_line(event, reference, language) for event in found.events],
        next=ladder_views.coming(report, found.next_rung, reference, language),
        legal_end=_legal_end(found, language),
        ladder=ladder_views.ladder(report, found.events, reference, language),
        pauses=ladder_views.pauses(report, found.events, reference, language),
        reopen_until=contest_until(report, reference.limits),
        photos=[
            _photo(photo, f"/v1/reports/{report.tracking_code}/photos") for photo in found.photos
        ],
        reporters=report.reporters,
        supporters=report.supporters,
        case_id=_known_as(report, reference),
        case=_case(found, language),
        parts=[case_views.part(each, reference, language) for each in found.parts],
        place_question=place_views.question(report, reference, language),
        place=place_views.understood(report, reference, language),
    )


def _case(found: Tracked, language: Language) -> outgoing_citizen.CaseOut | None:
    case, reference = found.case, found.reference
    if case is None:
        return None
    answer = public_answer(case.report, reference, language)
    return case_views.case(case, reference, language, answer=answer)


def _known_as(report: Report, reference: Reference) -> str | None:
    """By what its reporter may tell others of it, as long as it is public."""
    if not is_public(report):
        return None
    return case_id(reference.city.tracking_prefix, public_letters(report.report_id))


def own_reports(page: Page, language: Language) -> outgoing_citizen.OwnReportsOut:
    return outgoing_citizen.OwnReportsOut(
        reports=[
            outgoing_citizen.OwnReportOut(
                tracking_code=report.tracking_code,
                state=report.state.value,
                state_name=_state_name(report, language),
                status=_status(report),
                category=report.category_id,
                submitted_at=report.submitted_at,
                updated_at=report.updated_at,
            )
            for report in page.reports
        ],
        next_cursor=page.next_cursor,
    )


def queue(page: Page, reference: Reference, language: Language) -> outgoing_officer.QueueOut:
    return outgoing_officer.QueueOut(
        reports=[queue_item(report, reference, language) for report in page.reports],
        next_cursor=page.next_cursor,
    )


def queue_item(
    report: Report, reference: Reference, language: Language
) -> outgoing_officer.QueueItemOut:
    """One line of an office's queue. The tracking code is the reporter's key and stays out."""
    village = reference.villages.by_code(report.village_code or "")
    return outgoing_officer.QueueItemOut(
        report_id=report.report_id,
        handle=handle_of(report.report_id),
        version=report.version,
        state=report.state.value,
        state_name=_state_name(report, language),
        type=report.type.value,
        urgency=report.urgency.value,
        category=report.category_id,
        kelurahan=village.name if village else None,
        agency_id=report.agency_id,
        forwarded_to=report.forwarded_to,
        secret=report.secret,
        restricted=report.restricted,
        concerns=[concern.value for concern in report.concerns],
        danger=report.danger,
        submitted_at=report.submitted_at,
        updated_at=report.updated_at,
        due=outgoing_officer.DueOut(
            at=report.due.at, rung=report.due.rung_id, version=report.due.version
        ),
        visit_ordered=report.visit is not None and report.visit.is_awaited,
        leadership_list=report.on_leadership_list,
        leadership_level=report.leadership_level.value if report.leadership_level else None,
        needs_supervisor=report.needs_supervisor,
        needs_call=report.needs_call,
        assignee=report.assignee,
        unreached=report.unreached,
        proof_wanting=report.state is State.ANSWERED and report.proofs.are_wanting,
        reporters=report.reporters,
        supporters=report.supporters,
        merged_into=report.ties.merged_into,
        part_of=report.ties.part_of,
    )


def opened(found: Opened, language: Language) -> outgoing_officer.OpenedOut:
    report, reference = found.report, found.reference
    location = report.location
    village = reference.villages.by_code(report.village_code or "")
    return outgoing_officer.OpenedOut(
        report=queue_item(report, reference, language),
        description=report.description,
        place=outgoing_officer.PlaceOut(
            latitude=location.point.latitude if location.point else None,
            longitude=location.point.longitude if location.point else None,
            accuracy_m=location.accuracy_m,
            source=location.source,
            address_text=location.address_text,
            kelurahan_code=report.village_code,
            kelurahan=village.name if village else None,
        ),
        channel=report.channel,
        sp4n_status=SP4N[report.state],
        rule=report.rule,
        reference_version=report.reference_version,
        anonymous=report.anonymous,
        withheld_from=list(report.withheld_from),
        attributes=[
            outgoing_officer.AnsweredOut(
                code=one.code, asked=one.asked, value=one.value, said=one.said
            )
            for one in report.attributes
        ],
        hops=report.hops,
        reopened_count=report.reopened_count,
        answer=report.answer_text,
        public_answer=public_answer(report, reference, language),
        proof=_proof(report),
        rating=outgoing_officer.RatingOut(stars=report.rating.stars, comment=report.rating.comment),
        visit=_visit(report, reference),
        ladder=ladder_views.ladder(report, found.events, reference, language),
        pauses=ladder_views.pauses(report, found.events, reference, language),
        actions=[action.value for action in found.actions],
        links=[link.value for link in found.links],
        joined=list(report.ties.joined),
        parts=list(report.ties.parts),
        events=[_event(event) for event in found.events],
        photos=[
            _weighed(
                photo,
                f"/v1/officer/reports/{report.report_id}/photos",
                language,
                is_withheld=photo.photo_id in found.withheld,
            )
            for photo in found.photos
        ],
        outcomes=[_outcome(outcome) for outcome in found.outcomes],
        question=place_views.desk_question(report, reference, language),
    )


def channels(reference: Reference, language: Language) -> outgoing_officer.ChannelsOut:
    return outgoing_officer.ChannelsOut(
        channels=[
            outgoing_officer.ChannelOut(
                channel=each.channel_id,
                name=each.name_en if language == "en" else each.name_id,
            )
            for each in reference.channels.values()
        ]
    )


def uploads(sessions: Sequence[UploadSession]) -> list[outgoing.UploadOut]:
    return [
        outgoing.UploadOut(
            photo_id=session.photo_id,
            method=session.method,
            url=session.url,
            headers=dict(session.headers),
        )
        for session in sessions
    ]


def _photo(photo: Photo, folder: str) -> outgoing.PhotoOut:
    return outgoing.PhotoOut(
        photo_id=photo.photo_id,
        purpose=photo.purpose.value,
        state=photo.state.value,
        refused_because=photo.refused_because,
        large=_path(photo, folder, "large"),
        small=_path(photo, folder, "small"),
    )


def _weighed(
    photo: Photo, folder: str, language: Language, *, is_withheld: bool
) -> outgoing_pictures.WeighedPhotoOut:
    """With what speaks for and against it; of pictures of other reports nothing is told."""
    return outgoing_pictures.WeighedPhotoOut(
        photo_id=photo.photo_id,
        purpose=photo.purpose.value,
        state=photo.state.value,
        refused_because=photo.refused_because,
        large=None if is_withheld else _path(photo, folder, "large"),
        small=None if is_withheld else _path(photo, folder, "small"),
        redacted=bool(photo.redaction),
        withheld=is_withheld,
        score=photo.score,
        flag=photo.flag.value if photo.flag else None,
        reasons=[
            outgoing.ReasonOut(
                code=reason.code.value,
                weight=reason.weight,
                text=evidence_text(reason, language),
            )
            for reason in photo.reasons
        ],
    )


def _path(photo: Photo, folder: str, size: str) -> str | None:
    is_shown = photo.state is PhotoState.PUBLISHED
    return f"{folder}/{photo.photo_id}/{size}" if is_shown else None


def service_name(category: Category, language: Language) -> str:
    return category.name_en if language == "en" else category.name_id


def _state_name(report: Report, language: Language) -> str:
    return Catalogue().text(f"state.{report.state.value}", language)


def _status(report: Report) -> str:
    return OPEN311[report.state]


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


def public_answer(report: Report, reference: Reference, language: Language) -> str:
    """What the public may read of the answer: the office's words for it, else that there is one."""
    if not report.answer_text or report.secret:
        return ""
    office = reference.agency_name(report.agency_id or report.forwarded_to)
    ours = Catalogue(reference.texts).text("answer.public", language, office=office)
    return report.public_answer or ours


def _proof(report: Report) -> outgoing_officer.ProofOut:
    proofs = report.proofs
    return outgoing_officer.ProofOut(
        wanting=report.state is State.ANSWERED and proofs.are_wanting,
        needed=proofs.needed,
        accepted=proofs.accepted,
        awaited=list(proofs.awaited),
        sound=list(proofs.sound),
        doubted=list(proofs.doubted),
    )


def _visit(report: Report, reference: Reference) -> outgoing_officer.VisitOut | None:
    visit = report.visit
    if visit is None:
        return None
    return outgoing_officer.VisitOut(
        agency_id=visit.agency_id,
        number=visit.number,
        order_number=number_of(visit, reference.city),
        goes=visit.goes,
        planned_at=visit.planned_at,
        ordered_at=visit.ordered_at,
        visited_at=visit.visited_at,
        met=visit.met,
        result=visit.result,
        promise=visit.promise,
        promised_by=visit.promised_by,
    )


def _event(event: Event) -> outgoing_officer.EventOut:
    return outgoing_officer.EventOut(
        seq=event.seq,
        event=event.type.value,
        at=event.at,
        actor_role=event.actor.role,
        actor_id=event.actor.actor_id,
        state=event.state_after.value,
        text=event.text,
        detail=dict(event.detail),
    )


def _outcome(outcome: Outcome) -> outgoing_officer.OutcomeOut:
    return outgoing_officer.OutcomeOut(
        key=outcome.key,
        kind=outcome.kind.value,
        state=outcome.state.value,
        via=outcome.via,
        reason=outcome.reason,
        attempts=outcome.attempts,
        at=outcome.at,
        check_at=outcome.check_at,
    )
