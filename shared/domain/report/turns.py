"""Whose turn it has been, and since when: the one log that every clock of a report is counted from. Pure."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from itertools import groupby

from shared.domain.calendar.clocks import Pause
from shared.domain.kernel.states import CITY_STAGES, Stage
from shared.domain.kernel.value_object import value_object

# How a rung is remembered that counts from the report and not from whoever has it.
OF_REPORT = "report:"
# Where nothing is expected of anybody any more.
NOBODY = ""
# What is merged, or was split by mistake, rests while others go on: to its reporter that is no pause.
ASIDE = "aside"
_OWN_NAME = frozenset({Stage.OFFICE, Stage.OUTSIDE})


@value_object
class Turn:
    """`holder` has had the report since `start`, and until the next turn begins."""

    holder: str
    start: datetime


@value_object
class ClockPause:
    """A time in which it was one other's turn than the city's: None while the report had ended."""

    start: datetime
    end: datetime | None
    stage: Stage | None


def holder_of(stage: Stage | None, agency_id: str | None) -> str:
    """Who has a report in that stage: `office/dpupr`, `outside/pln`, elsewhere the stage's own name."""
    if stage is None:
        return NOBODY
    return f"{stage.value}/{agency_id}" if agency_id and stage in _OWN_NAME else stage.value


def stage_of_holder(holder: str) -> Stage | None:
    """None for nobody, and for what was set aside."""
    return None if holder in {NOBODY, ASIDE} else Stage(holder.partition("/")[0])


def pauses_in(turns: Sequence[Turn]) -> tuple[Pause, ...]:
    """The times in which the next step was not the city's, those that follow each other as one."""
    found = []
    for is_pause, spells in groupby(_spells(turns), key=lambda each: _is_pause(each[0].holder)):
        if is_pause:
            (first, end), *more = spells
            found.append(Pause(first.start, more[-1][1] if more else end))
    return tuple(found)


def rests_in(turns: Sequence[Turn]) -> tuple[ClockPause, ...]:
    """The same as people are told of them, one for each whose turn it was. At its end it waits for nobody."""
    found = []
    for holder, spells in groupby(_spells(turns), key=_whose):
        (first, end), *more = spells
        rest = ClockPause(first.start, more[-1][1] if more else end, stage_of_holder(holder))
        if _is_pause(holder) and (rest.end or rest.stage):
            found.append(rest)
    return tuple(found)


def away_from(holder: str, turns: Sequence[Turn]) -> tuple[Pause, ...]:
    """The times in which the report was with others than that holder."""
    return tuple(Pause(turn.start, end) for turn, end in _spells(turns) if turn.holder != holder)


def was_interrupted(turns: Sequence[Turn], holder: str) -> bool:
    """Whether the holder only waited for the reporter's word, or had the report set aside by mistake."""
    last = [turn.holder for turn in turns[-2:]]
    return last in ([holder, Stage.WAITING], [holder, ASIDE])


def set_aside(turns: Sequence[Turn]) -> tuple[Turn, ...]:
    """The log with the last turn as if it had not been anybody's."""
    return (*turns[:-1], *(replace(turn, holder=ASIDE) for turn in turns[-1:]))


def _spells(turns: Sequence[Turn]) -> Iterator[tuple[Turn, datetime | None]]:
    """Each turn with its end; None while it lasts."""
    ends: Iterable[datetime | None] = (*(turn.start for turn in turns[1:]), None)
    return zip(turns, ends, strict=False)


def _whose(spell: tuple[Turn, datetime | None]) -> str:
    """The stage, whichever office or body; what is nobody's, and what rests, by its own name."""
    return spell[0].holder.partition("/")[0]


def _is_pause(holder: str) -> bool:
    return holder != ASIDE and stage_of_holder(holder) not in CITY_STAGES
