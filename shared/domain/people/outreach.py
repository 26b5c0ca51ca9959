"""A word that reached nobody was not said: the desk brings it, and no silence counts until then. Pure."""

from dataclasses import replace
from datetime import datetime

from shared.domain.city.reference import Reference
from shared.domain.kernel.errors import ConflictError
from shared.domain.kernel.states import EventType
from shared.domain.report.actor import Actor
from shared.domain.report.outreach import Outreach, OutreachKind
from shared.domain.report.report import Change, Event, Report
from shared.domain.sla.cycles import counted_anew
from shared.domain.sla.history import EventDraft, record_change
from shared.domain.sla.unreached import REPORTERS_TURN


def decide_unheard(
    report: Report,
    event: Event,
    *,
    has_number: bool,
    reference: Reference,
    now: datetime,
    operation_id: str,
) -> Change | None:
    """Put it on the desk's list that what the event told reached nobody.

    None where nobody waits for that word any more, and where the list has it already.
    """
    is_theirs = report.stage in REPORTERS_TURN and report.turns[-1].start <= event.at
    if not is_theirs or report.is_unheard or report.ties.reporter_left:
        return None
    kind = OutreachKind.CALL if has_number else OutreachKind.FIND
    told = EventDraft(
        EventType.UNHEARD, Actor(role="system", actor_id="perform_effects"), detail={"how": kind}
    )
    listed = replace(report, outreach=Outreach(kind, now))
    return record_change(
        report, listed, told, reference=reference, now=now, operation_id=operation_id
    )


def heard(report: Report, now: datetime) -> Report:
    """Told by a person: from now on their time to answer counts, all of it."""
    return counted_anew(replace(report, outreach=None), now) if report.is_unheard else report


def allowed_to_lapse(report: Report, now: datetime) -> Report:
    """With somebody's word that silence may end it.

    Raises ConflictError where it stands on no list of what would end so.
    """
    if report.outreach is None or not report.is_to_lapse:
        raise ConflictError("nothing_lapses")
    return replace(report, outreach=replace(report.outreach, seen_at=now))
