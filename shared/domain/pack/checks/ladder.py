"""What must hold of a pack's ladders."""

from collections.abc import Mapping, Sequence
from datetime import timedelta

from shared.domain.calendar.clocks import ClockName, parse_span
from shared.domain.city.reference import Act, Condition, CountsFrom, Whom
from shared.domain.kernel.states import CITY_STAGES, Stage
from shared.domain.language.translations import FALLBACK, texts_in
from shared.domain.pack.checks.rungs import check_rungs, is_special
from shared.domain.pack.files.columns import is_share, is_span
from shared.domain.pack.files.rows import Draft, Row
from shared.domain.pack.tables.time import ANY_HANDS, LADDER

_REMIND_DESK = (
    (Act.PUSH, Whom.DESK),
    (Act.INFORM, Whom.REGIONAL_SECRETARY),
    (Act.INFORM, Whom.MAYOR),
)
# Wherever in the city a report is.
_OF_REPORT = (*_REMIND_DESK, (Act.PUBLISH, Whom.PUBLIC))
# Only an office can be nudged or visited, only a reporter is asked again, and only theirs is the
# silence that ends a report.
POSSIBLE: Mapping[str, tuple[tuple[Act, Whom], ...]] = {
    ANY_HANDS: _OF_REPORT,
    Stage.DESK: _REMIND_DESK,
    Stage.OFFICE: (
        (Act.PUSH, Whom.OFFICE),
        (Act.WHATSAPP, Whom.OFFICE),
        (Act.VISIT, Whom.DESK),
        (Act.INFORM, Whom.HEAD),
        (Act.PUBLISH, Whom.PUBLIC),
        *_REMIND_DESK,
    ),
    Stage.OUTSIDE: _REMIND_DESK,
    Stage.CITIZEN: (
        (Act.REMIND, Whom.REPORTER),
        (Act.CLOSE, Whom.REPORTER),
        *_REMIND_DESK,
    ),
    Stage.PARTS: _REMIND_DESK,
    Stage.WAITING: (
        (Act.REMIND, Whom.REPORTER),
        (Act.LIST, Whom.DESK),
        (Act.CLOSE, Whom.REPORTER),
        *_REMIND_DESK,
    ),
}
_IN_CITY = CITY_STAGES | {ANY_HANDS}
# Only an office is silent, visited or keeps a promise; the desk gets back what was answered outside.
_STAGES: Mapping[Condition, frozenset[str]] = {
    Condition.NO_FOLLOW_UP: frozenset({Stage.OFFICE}),
    Condition.REOPENED: _IN_CITY,
    Condition.VISIT_OVERDUE: frozenset({Stage.OFFICE}),
    Condition.PROMISE_BROKEN: frozenset({Stage.OFFICE}),
    Condition.PROOF_WANTING: frozenset({Stage.CITIZEN}),
    Condition.CALL_WANTING: _IN_CITY | {Stage.CITIZEN, Stage.WAITING},
    Condition.UNHEARD: frozenset({Stage.CITIZEN, Stage.WAITING}),
    Condition.LAPSE_ALLOWED: frozenset({Stage.WAITING}),
}
_OF_VISIT = frozenset(condition for condition in Condition if condition.is_of_visit)
_BEGIN_ELSEWHERE = frozenset(each for each in Condition if each.has_own_beginning)
_EXAMPLES: Mapping[ClockName, str] = {
    ClockName.CALENDAR: "PT24H",
    ClockName.WORKING: "5WD",
    ClockName.FILE: "P60D",
}
_AUDIENCE: Mapping[Act, str] = {
    Act.WHATSAPP: "whatsapp",
    Act.REMIND: "reporter",
    Act.CLOSE: "reporter",
    Act.PUBLISH: "reporter",
}


def check_ladder(draft: Draft) -> None:
    rows = draft.rows[LADDER.file]
    for stage in (ANY_HANDS, *Stage):
        rungs = [row for row in rows if row["stage"] == stage]
        if not rungs and rows and stage and not _is_kept_by_report(stage, rows):
            draft.fault(LADDER.file, 1, "stage_without_rung", stage=stage)
        check_rungs(draft, rungs)
        rising = [row for row in rungs if _is_compared(row)]
        for clock in ClockName:
            _check_rising(draft, clock, [row for row in rising if _clock_of(row) == clock])
        for row in rungs:
            _check_span(draft, row)
            _check_counting(draft, row)
            _check_act(draft, stage, row)
            _check_condition(draft, stage, row)
            _check_clock(draft, stage, row)
            _check_template(draft, row)


def _is_kept_by_report(stage: str, rows: Sequence[Row]) -> bool:
    """Whether what counts from the report is enough there: nobody has a time of their own for its parts."""
    return stage == Stage.PARTS and any(row["stage"] == ANY_HANDS for row in rows)


def _check_counting(draft: Draft, row: Row) -> None:
    """Without a stage a rung counts from the report; what comes again does so on the rung's own clock."""
    if row["stage"] == ANY_HANDS and row["counts_from"] != CountsFrom.REPORT:
        draft.fault(LADDER.file, row.line, "rung_of_nobody", rung=row["rung_id"])
    if not row["every"]:
        return
    try:
        is_time = bool(parse_span(row["every"], ClockName(_clock_of(row)))) and not row["of"]
    except ValueError:
        is_time = False
    if not is_time:
        params = {"clock": _clock_of(row), "after": row["every"], "example": "P7D"}
        draft.fault(LADDER.file, row.line, "span_not_of_clock", **params)


def _is_compared(row: Row) -> bool:
    """Whether the row's time counts from the beginning, once and for all reports."""
    return not (
        row["of"] or row["every"] or is_special(row) or row["condition"] in _BEGIN_ELSEWHERE
    )


def _clock_of(row: Row) -> str:
    return row["clock"] or ClockName.CALENDAR


def _check_rising(draft: Draft, clock: ClockName, rungs: list[Row]) -> None:
    """Times of one clock rise from row to row; those of two cannot be compared without a start."""
    before: tuple[timedelta, str] | None = None
    for row in rungs:
        try:
            after = parse_span(row["after"], clock)
        except ValueError:
            continue
        if before and after <= before[0]:
            draft.fault(
                LADDER.file, row.line, "ladder_not_rising", after=row["after"], before=before[1]
            )
        before = (after, row["after"])


def _check_span(draft: Draft, row: Row) -> None:
    """What is no span at all has been told already. Only a broken promise needs no time to pass."""
    clock = _clock_of(row)
    if clock not in set(ClockName) or is_share(row["after"]) or not is_span(row["after"]):
        return
    try:
        span = parse_span(row["after"], ClockName(clock))
    except ValueError:
        params = {"clock": clock, "after": row["after"], "example": _EXAMPLES[ClockName(clock)]}
        draft.fault(LADDER.file, row.line, "span_not_of_clock", **params)
        return
    if not span and row["condition"] != Condition.PROMISE_BROKEN:
        params = {"column": "after", "value": row["after"], "example": _EXAMPLES[ClockName(clock)]}
        draft.fault(LADDER.file, row.line, "value_malformed", **params)


def _check_act(draft: Draft, stage: str, row: Row) -> None:
    """Values that are no act or person at all have been told already, cell by cell."""
    act, whom = row["act"], row["whom"]
    possible = POSSIBLE[stage]
    if act in set(Act) and whom in set(Whom) and (act, whom) not in possible:
        known = ", ".join(f"{fits.value} {person.value}" for fits, person in possible)
        params = {"stage": stage or "-", "act": act, "whom": whom, "known": known}
        draft.fault(LADDER.file, row.line, "rung_not_possible", **params)


def _check_condition(draft: Draft, stage: str, row: Row) -> None:
    if row["condition"] in set(Condition):
        condition = Condition(row["condition"])
        if stage not in _STAGES.get(condition, {ANY_HANDS, *Stage}):
            params = {"condition": condition.value, "stage": stage}
            draft.fault(LADDER.file, row.line, "condition_not_possible", **params)


def _check_clock(draft: Draft, stage: str, row: Row) -> None:
    if row["clock"] != ClockName.FILE:
        return
    if stage not in _IN_CITY:
        params = {"clock": row["clock"], "stage": stage}
        draft.fault(LADDER.file, row.line, "clock_not_possible", **params)
    elif row["condition"] in _OF_VISIT:
        params = {"clock": row["clock"], "condition": row["condition"]}
        draft.fault(LADDER.file, row.line, "clock_not_of_visit", **params)


def _check_template(draft: Draft, row: Row) -> None:
    if row["act"] not in set(Act) or not row["template"]:
        return
    prefix = f"{_AUDIENCE.get(Act(row['act']), 'push')}."
    known = {
        key.removeprefix(prefix).removesuffix(".body")
        for key in texts_in(FALLBACK)
        if key.startswith(prefix) and key.endswith(".body")
    }
    if row["template"] not in known:
        draft.fault(
            LADDER.file,
            row.line,
            "template_unknown",
            template=row["template"],
            known=", ".join(sorted(known)),
        )
