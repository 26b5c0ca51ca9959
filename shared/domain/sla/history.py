"""How a decision becomes a change: the next version, its deadline and the event that tells of it."""

from collections.abc import Mapping
from dataclasses import field, replace
from datetime import datetime

from shared.domain.city.reference import Reference
from shared.domain.kernel.states import EventType, State
from shared.domain.kernel.value_object import value_object
from shared.domain.photos.photos import Photo
from shared.domain.report.actor import Actor
from shared.domain.report.report import Change, Detail, Event, Report
from shared.domain.sla.cycles import with_turn
from shared.domain.sla.deadlines import is_within_time, with_next_deadline
from shared.domain.sla.document_numbers import with_letter
from shared.domain.sla.endings import with_end_kept
from shared.domain.sla.unreached import leaders_still_unreached, outreach_left, stands_on_list
from shared.domain.sla.visit_orders import cancellation_in, with_order_kept_or_cancelled


@value_object
class EventDraft:
    """What an event says: its type, who did it, words for people, codes for machines."""

    type: EventType
    actor: Actor
    text: str = ""
    detail: Detail = field(default_factory=dict)
    photos: tuple[Photo, ...] = ()


def record_change(
    before: Report | None,
    after: Report,
    told: EventDraft,
    *,
    reference: Reference,
    now: datetime,
    operation_id: str,
) -> Change:
    """The change from `before` (None for a new report) to `after`, one version higher, told once."""
    version = before.version + 1 if before else 1
    whole = replace(
        with_order_kept_or_cancelled(_expected_of_whom(after), reference, now),
        version=version,
        updated_at=now,
        assignee=_still_in_hand(before, after),
        closed_at=_closed_at(before, after, now),
        deadline_published=after.deadline_published and not _is_answered(after),
        unreached=stands_on_list(after, told.type, told.actor),
        outreach=outreach_left(before, after, told.actor),
        leaders_unreached=leaders_still_unreached(after, told.type, told.actor),
        photo_ids=(*after.photo_ids, *(photo.photo_id for photo in told.photos)),
    )
    handed = with_turn(whole, now, lambda taken: is_within_time(taken, reference, now))
    kept = with_end_kept(before, handed, reference)
    settled = with_next_deadline(with_letter(before, kept, reference, now), reference)
    event = Event(
        city_id=settled.city_id,
        report_id=settled.report_id,
        seq=version,
        type=told.type,
        at=now,
        actor=told.actor,
        operation_id=operation_id,
        state_before=before.state if before else None,
        state_after=settled.state,
        reference_version=reference.version,
        agency_id=settled.agency_id,
        forwarded_to=settled.forwarded_to,
        due=settled.due,
        due_changed=before is None or settled.due != before.due,
        text=told.text,
        detail=_without_empty({**told.detail, **cancellation_in(before, whole)}),
        joined=settled.ties.joined,
        part_of=settled.ties.part_of,
        parts=settled.ties.parts,
        is_followed=settled.followers > 0,
    )
    return Change(settled, event, told.photos)


def _is_answered(report: Report) -> bool:
    """Whether nobody waits for the city any more: its deadline is then no news."""
    return report.state is State.ANSWERED or report.state.is_final


def _closed_at(before: Report | None, after: Report, now: datetime) -> datetime | None:
    """When the report was closed last; it stays known after it was reopened."""
    was_closed = before is not None and before.state is State.CLOSED
    return now if after.state is State.CLOSED and not was_closed else after.closed_at


def _still_in_hand(before: Report | None, after: Report) -> str | None:
    """A person has a report only while their office has it, and until it ends."""
    has_moved = before is not None and before.agency_id != after.agency_id
    return None if has_moved or after.state.is_final else after.assignee


def _expected_of_whom(report: Report) -> Report:
    """With whoever alone may say what becomes of it, however it came back to the desk."""
    if report.state.is_final:
        return _at_rest(report)
    is_reserved = report.state is State.TRIAGE and (report.is_bound or report.appealed)
    return replace(report, needs_supervisor=report.needs_supervisor or is_reserved)


def _at_rest(report: Report) -> Report:
    """At its end a report is expected of nobody: it leaves the lists that people work through.

    One that silence ended may come back, and then to whoever had to decide on it.
    """
    return replace(
        report,
        leadership_level=None,
        needs_call=False,
        needs_supervisor=report.needs_supervisor and report.resume_state is not None,
    )


def _without_empty(detail: Detail) -> Mapping[str, str | int | float | bool | None]:
    return {key: value for key, value in detail.items() if value not in (None, "")}
