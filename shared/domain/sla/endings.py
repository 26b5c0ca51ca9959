"""Until when a reporter may still speak, as they were told: no later rule brings that nearer. Pure."""

from dataclasses import replace
from datetime import datetime

from shared.domain.city.reference import Act, Reference
from shared.domain.kernel.states import State
from shared.domain.report.report import Report
from shared.domain.sla.deadlines import due_at
from shared.domain.sla.ladder import ladder_of
from shared.domain.sla.reopening import contest_until
from shared.domain.sla.unreached import REPORTERS_TURN


def with_end_kept(before: Report | None, after: Report, reference: Reference) -> Report:
    """With the end that its reporter is told of now, or was told of before if that is later.

    A city may change its rules while they think; what it promised them stays until their turn is over, which
    no merge is.
    """
    is_same_turn = before is not None and (
        before.state is after.state or State.MERGED in {before.state, after.state}
    )
    known = before.promised_until if before and is_same_turn else None
    return replace(
        after, promised_until=_end(replace(after, promised_until=known), reference) or known
    )


def _end(report: Report, reference: Reference) -> datetime | None:
    """None where nothing ends by silence, or nobody has said yet that it may."""
    if report.state is State.CLOSED:
        return contest_until(report, reference.limits)
    if report.stage is None or report.stage not in REPORTERS_TURN:
        return None
    ends = (
        due_at(report, rung, reference)
        for rung in ladder_of(report, report.stage, reference)
        if rung.act is Act.CLOSE
    )
    return next((at for at in ends if at is not None), None)
