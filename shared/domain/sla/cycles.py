"""When a holder's time begins anew, and when it goes on where it stood. Pure.

What counts from the report itself is in no cycle: it is promised once.
"""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import datetime

from shared.domain.kernel.states import Stage
from shared.domain.report.report import Report
from shared.domain.report.turns import OF_REPORT, Turn, holder_of, stage_of_holder, was_interrupted

# Whoever judges an answer, is asked, or is to say whose a report is has the whole time each time.
_ANEW = frozenset({Stage.DESK, Stage.CITIZEN, Stage.WAITING})


def of_holders(fired: Iterable[str]) -> tuple[str, ...]:
    """The rungs climbed on somebody's time, without those of the report's own."""
    return tuple(key for key in fired if not key.startswith(OF_REPORT))


def in_new_cycle(report: Report) -> Report:
    """The report with nothing counted of any holder; what its reporter was promised counts on."""
    kept = tuple(key for key in report.fired if key.startswith(OF_REPORT))
    return replace(report, clocks={}, promises={}, fired=kept)


def with_turn(report: Report, now: datetime, is_within_time: Callable[[Report], bool]) -> Report:
    """The report with whoever has it now in its log, on a clock that is theirs.

    A question only interrupts, and so does what was undone. Whoever else had it before goes on where they
    stood while any time was left, and has it anew otherwise.
    """
    holder, turns = report.holder, report.turns
    if turns and turns[-1].holder == holder:
        return report if not report.stage or holder in report.clocks else counted_anew(report, now)
    taken = replace(report, turns=(*turns, Turn(holder, now)))
    stage = stage_of_holder(holder)
    if stage is None:
        return taken
    goes_on = holder in report.clocks and (
        was_interrupted(turns, holder) or (stage not in _ANEW and is_within_time(taken))
    )
    return taken if goes_on else counted_anew(taken, now)


def counted_anew(report: Report, now: datetime) -> Report:
    """On a clock that begins now, and with no visit that was paid before."""
    holder, visit = report.holder, report.visit
    is_past = visit is not None and holder_of(Stage.OFFICE, visit.agency_id) == holder
    return replace(
        report,
        clocks={**report.clocks, holder: now},
        promises={other: by for other, by in report.promises.items() if other != holder},
        fired=tuple(key for key in report.fired if not key.startswith(f"{holder}:")),
        visit=None if is_past and visit and visit.is_settled(now) else visit,
    )
