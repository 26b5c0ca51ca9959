"""How reports look to staff: in a queue, and opened."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from functions._edge.schemas import outgoing_officer
from functions._edge.views import answer_views, ladder_views, photo_views, place_views, views
from shared.domain.city.reference import Reference
from shared.domain.kernel.states import EventType, State
from shared.domain.language.translations import Language
from shared.domain.lifecycle.visits import number_of
from shared.domain.notify.effects import EffectKind, handle_of
from shared.domain.notify.outcome import Outcome
from shared.domain.people.outreach import may_reach_out
from shared.domain.report.report import Event, Report
from shared.domain.sla.listeners import SUPERVISORS
from shared.domain.texts.sp4n import SP4N

if TYPE_CHECKING:
    from shared.domain.people.access import StaffMember
    from shared.ports.reports import Page
    from shared.usecases.queries.read_report import Opened


def queue(
    page: Page, reference: Reference, language: Language, member: StaffMember
) -> outgoing_officer.QueueOut:
    return outgoing_officer.QueueOut(
        reports=[queue_item(report, reference, language, member) for report in page.reports],
        next_cursor=page.next_cursor,
    )


def queue_item(
    report: Report, reference: Reference, language: Language, member: StaffMember
) -> outgoing_officer.QueueItemOut:
    """One line of an office's queue. The tracking code is the reporter's key and stays out."""
    is_to_do = report.is_unheard or report.is_to_lapse
    outreach = report.outreach if is_to_do and may_reach_out(member) else None
    village = reference.villages.by_code(report.village_code or "")
    return outgoing_officer.QueueItemOut(
        report_id=report.report_id,
        handle=handle_of(report.report_id),
        version=report.version,
        state=report.state.value,
        state_name=views.state_name(report, reference, language),
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
        unheard=report.is_unheard,
        outreach=outreach.kind.value if outreach else None,
        leaders_unreached=_leaders_unreached(report),
        proof_wanting=report.state is State.ANSWERED and report.proofs.are_wanting,
        reporters=report.reporters,
        supporters=report.supporters,
        merged_into=report.ties.merged_into,
        part_of=report.ties.part_of,
    )


def _leaders_unreached(report: Report) -> list[str]:
    """Whom the desk is to tell: of what is restricted nobody who leads, but the supervisors themselves."""
    if report.restricted and report.leaders_unreached:
        return [SUPERVISORS]
    return [leader.value for leader in report.leaders_unreached]


def opened(
    found: Opened, language: Language, now: datetime, member: StaffMember
) -> outgoing_officer.OpenedOut:
    report, reference = found.report, found.reference
    reaches_out = may_reach_out(member)
    return outgoing_officer.OpenedOut(
        report=queue_item(report, reference, language, member),
        description=report.description,
        place=_place(report, reference),
        channel=report.channel,
        sp4n_status=SP4N[report.state],
        rule=report.rule,
        reference_version=report.reference_version,
        anonymous=report.anonymous,
        withheld_from=list(report.withheld_from),
        attributes=answer_views.answered(report.attributes),
        category_guessed=report.category_guessed,
        place_mended=report.place_mended,
        hops=report.hops,
        reopened_count=report.reopened_count,
        answer=report.answer_text,
        public_answer=views.public_answer(report, reference, language),
        proof=_proof(report),
        rating=outgoing_officer.RatingOut(stars=report.rating.stars, comment=report.rating.comment),
        visit=_visit(report, reference),
        ladder=ladder_views.ladder(report, found.events, reference, language, now),
        pauses=ladder_views.pauses(report, reference, language, now),
        actions=[action.value for action in found.actions],
        links=[link.value for link in found.links],
        joined=list(report.ties.joined),
        parts=list(report.ties.parts),
        events=[_event(event, reaches_out=reaches_out) for event in found.events],
        photos=[
            photo_views.weighed(
                photo,
                f"/v1/officer/reports/{report.report_id}/photos",
                language,
                is_withheld=photo.photo_id in found.withheld,
            )
            for photo in found.photos
        ],
        outcomes=[_outcome(outcome, reaches_out=reaches_out) for outcome in found.outcomes],
        question=place_views.desk_question(report, reference, language),
    )


def _place(report: Report, reference: Reference) -> outgoing_officer.PlaceOut:
    location = report.location
    village = reference.villages.by_code(report.village_code or "")
    return outgoing_officer.PlaceOut(
        latitude=location.point.latitude if location.point else None,
        longitude=location.point.longitude if location.point else None,
        accuracy_m=location.accuracy_m,
        source=location.source,
        address_text=location.address_text,
        kelurahan_code=report.village_code,
        kelurahan=village.name if village else None,
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
        cancelled_at=visit.cancelled_at,
        met=visit.met,
        result=visit.result,
        promise=visit.promise,
        promised_by=visit.promised_by,
    )


def _event(event: Event, *, reaches_out: bool) -> outgoing_officer.EventOut:
    """How the desk must bring what reached nobody tells whether a number is known."""
    is_hidden = event.type is EventType.UNHEARD and not reaches_out
    return outgoing_officer.EventOut(
        seq=event.seq,
        event=event.type.value,
        at=event.at,
        actor_role=event.actor.role,
        actor_id=event.actor.actor_id,
        state=event.state_after.value,
        text=event.text,
        detail={} if is_hidden else dict(event.detail),
    )


def _outcome(outcome: Outcome, *, reaches_out: bool) -> outgoing_officer.OutcomeOut:
    """By which way a reporter was told, or why not, tells the same."""
    is_hidden = outcome.kind is EffectKind.TELL_REPORTER and not reaches_out
    return outgoing_officer.OutcomeOut(
        key=outcome.key,
        kind=outcome.kind.value,
        state=outcome.state.value,
        via="" if is_hidden else outcome.via,
        reason="" if is_hidden else outcome.reason,
        attempts=outcome.attempts,
        at=outcome.at,
        check_at=outcome.check_at,
    )
