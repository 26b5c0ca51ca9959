"""No ladder ends while its report is open: its last step comes again, or ends the report."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import timedelta
from itertools import product

from shared.domain.calendar.clocks import ClockName, parse_span
from shared.domain.city.reference import Act, Condition, Whom
from shared.domain.kernel.states import CITY_STAGES, Stage
from shared.domain.pack.files.rows import Draft, Row
from shared.domain.pack.tables.time import ANY_HANDS, LADDER

# So often at least a report that nobody answers comes up again; before the mayor not as often.
_SELDOMEST, _SELDOMEST_FOR_MAYOR = timedelta(days=8), timedelta(days=35)
# A week has so many working days as a rule: what counts in them is compared by the week.
_DAYS_OF_WEEK, _WORKING_DAYS_OF_WEEK = 7, 5
_SCOPE = ("category", "urgency", "type")
# What holds for as long as a report stays in a stage.
_THROUGHOUT = frozenset({Condition.NO_ANSWER, Condition.STILL_WAITING})
# How else reports stand in a stage, where silence ends none of them but in the last of these ways.
_OTHERWISE: Mapping[Stage, tuple[Condition, ...]] = {
    Stage.CITIZEN: (Condition.PROOF_WANTING, Condition.CALL_WANTING, Condition.UNHEARD),
    Stage.WAITING: (Condition.UNHEARD, Condition.LAPSE_ALLOWED),
}
# To look whether silence may end a report is for those whose reporter has heard the question.
_OF_SILENCE = frozenset({Act.LIST, Act.INFORM})
_Scope = tuple[str, ...]


def check_endings(draft: Draft) -> None:
    """For each kind of report that may be told apart, in each stage. Told of the last row that it has there.

    Rows that are mistaken in themselves are mended first. Only a new version is refused for it: what is in
    force already stays readable.
    """
    rows = draft.rows[LADDER.file]
    if any(mistake.file == LADDER.file for mistake in draft.mistakes):
        return
    for stage in Stage:
        own = [row for row in rows if row["stage"] in _stages_of(stage)]
        told: list[_Scope] = []
        for scope in _scopes(own) if own else ():
            if _ends(own, scope, stage) and not any(_covers(wider, scope) for wider in told):
                told.append(scope)
                _tell(draft, stage, scope, own)


def _stages_of(stage: Stage) -> set[str]:
    return {stage, ANY_HANDS} if stage in CITY_STAGES else {stage}


def _scopes(rows: Iterable[Row]) -> Iterator[_Scope]:
    """Every kind of report that the rows tell apart, the wider ones first; empty is any other."""
    named = ({"", *(row[name] for row in rows)} for name in _SCOPE)
    yield from sorted(product(*named), key=lambda scope: ([bool(cell) for cell in scope], scope))


def _covers(wider: _Scope, scope: _Scope) -> bool:
    return all(cell in {"", wanted} for cell, wanted in zip(wider, scope, strict=True))


def _ends(rows: Sequence[Row], scope: _Scope, stage: Stage) -> bool:
    """Whether such reports come to stand in the stage, in one way or another, with no step ahead."""
    return not all(
        any(_goes_on(row, holds) for row in _ladder(rows, scope, holds, stage))
        for holds in (None, *_OTHERWISE.get(stage, ()))
    )


def _ladder(
    rows: Iterable[Row], scope: _Scope, holds: Condition | None, stage: Stage
) -> Sequence[Row]:
    """The steps that reports of that kind have for as long as they stand there, and that holds of them."""
    standing: dict[str, Row] = {}
    for row in sorted(rows, key=_rank):
        if _covers(tuple(row[name] for name in _SCOPE), scope):
            standing[row["rung_id"]] = row
    is_heard = stage is not Stage.WAITING or holds is None
    return [
        row
        for row in standing.values()
        if not row["off"]
        and (
            row["condition"] == holds
            or (row["condition"] in _THROUGHOUT and (is_heard or row["act"] not in _OF_SILENCE))
        )
    ]


def _rank(row: Row) -> list[bool]:
    """The higher, the more special: a category outranks an urgency, and that a type."""
    return [bool(row[name]) for name in _SCOPE]


def _goes_on(row: Row, holds: Condition | None) -> bool:
    is_end = row["act"] == Act.CLOSE and holds in {None, Condition.LAPSE_ALLOWED}
    return is_end or _comes_again(row)


def _comes_again(row: Row) -> bool:
    """Often enough for whom it tells."""
    if not row["every"]:
        return False
    clock = ClockName(row["clock"] or ClockName.CALENDAR)
    every = parse_span(row["every"], clock)
    if clock is ClockName.WORKING:
        every = every * _DAYS_OF_WEEK / _WORKING_DAYS_OF_WEEK
    return every <= (_SELDOMEST_FOR_MAYOR if row["whom"] == Whom.MAYOR else _SELDOMEST)


def _tell(draft: Draft, stage: Stage, scope: _Scope, rows: Iterable[Row]) -> None:
    of_scope = (row for row in rows if _covers(tuple(row[name] for name in _SCOPE), scope))
    last = max((row.line for row in of_scope), default=1)
    of = ", ".join(filter(None, scope))
    draft.fault(
        LADDER.file,
        last,
        "ladder_ends_for" if of else "ladder_ends",
        stage=stage.value,
        of=of,
        most=_SELDOMEST.days,
        whom=Whom.MAYOR.value,
        longer=_SELDOMEST_FOR_MAYOR.days,
    )
