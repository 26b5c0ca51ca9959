"""The limits that a city sets once, beside the rungs of its ladders. All have a default."""

from collections.abc import Mapping
from dataclasses import field
from datetime import timedelta

from shared.domain.calendar.clocks import ClockName, parse_span
from shared.domain.kernel.value_object import value_object


@value_object
class DeadlineSetting:
    """A time with a name, which rungs may be a share of."""

    after: timedelta
    clock: ClockName = ClockName.CALENDAR


# By the name that a rung calls it by; it counts from the beginning of the rung's stage.
DEADLINES: Mapping[str, DeadlineSetting] = {
    "reopened_deadline": DeadlineSetting(timedelta(days=2)),
    "waiting_limit": DeadlineSetting(timedelta(days=30)),
}


# No promise puts off a visit for longer, in days of either kind.
MOST_PUT_OFF = timedelta(days=30)


@value_object
class SlaSettings:
    """`hop_limit`: so many offices may send a report back before a supervisor decides, for good.

    From the reopening `call_at_reopening` on the answers do not convince: a supervisor calls. A closed
    report may be contested for the `contest_window`.
    Corrected categories are kept to learn from for `examples_kept`.
    An office at work puts off the visit to it by a promise `promise_moves_visit` times, and never by more
    than `promise_moves_at_most`.
    """

    hop_limit: int = 2
    call_at_reopening: int = 3
    contest_window: timedelta = timedelta(days=90)
    deadlines: Mapping[str, DeadlineSetting] = field(default_factory=lambda: DEADLINES)
    examples_kept: timedelta = timedelta(days=730)
    promise_moves_visit: int = 1
    promise_moves_at_most: DeadlineSetting = DeadlineSetting(timedelta(days=7))


def read_limits(decided: Mapping[str, str]) -> SlaSettings:
    """The limits in a pack's city.csv, which has been checked; what it leaves out is ours."""
    ours = SlaSettings()
    window, kept = decided.get("contest_window"), decided.get("examples_kept")
    moves, at_most = decided.get("promise_moves_visit"), decided.get("promise_moves_at_most")
    return SlaSettings(
        hop_limit=int(decided.get("hop_limit") or ours.hop_limit),
        call_at_reopening=int(decided.get("call_at_reopening") or ours.call_at_reopening),
        contest_window=parse_span(window) if window else ours.contest_window,
        examples_kept=parse_span(kept) if kept else ours.examples_kept,
        promise_moves_visit=int(moves) if moves else ours.promise_moves_visit,
        promise_moves_at_most=read_deadline(at_most) if at_most else ours.promise_moves_at_most,
        deadlines={
            name: read_deadline(decided[name]) if decided.get(name) else usual
            for name, usual in DEADLINES.items()
        },
    )


def read_deadline(text: str) -> DeadlineSetting:
    """`5WD` is counted in working days, anything else on the wall's clock. Raises ValueError."""
    clock = ClockName.WORKING if text.endswith("WD") else ClockName.CALENDAR
    return DeadlineSetting(parse_span(text, clock), clock)
