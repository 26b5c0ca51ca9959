"""What must hold of a pack's ladders and of its own words."""

from collections.abc import Mapping
from datetime import timedelta

from shared.domain.catalogue import LANGUAGES, TEXTS, placeholders
from shared.domain.clocks import ClockName, parse_span
from shared.domain.pack_rows import Draft, Row
from shared.domain.pack_tables import LADDER, is_span
from shared.domain.pack_tables import TEXTS as TEXTS_TABLE
from shared.domain.reference import Act, Condition, Whom
from shared.domain.report import CITY_STAGES, Stage

_REMIND_DESK = ((Act.PUSH, Whom.DESK), (Act.PUSH, Whom.LEADERSHIP), (Act.INFORM, Whom.LEADERSHIP))
# Only an office can be nudged or visited, only a reporter is asked again, and only theirs is the
# silence that ends a report.
POSSIBLE: Mapping[Stage, tuple[tuple[Act, Whom], ...]] = {
    Stage.DESK: _REMIND_DESK,
    Stage.OFFICE: (
        (Act.PUSH, Whom.OFFICE),
        (Act.WHATSAPP, Whom.OFFICE),
        (Act.VISIT, Whom.DESK),
        *_REMIND_DESK,
    ),
    Stage.OUTSIDE: _REMIND_DESK,
    Stage.CITIZEN: (
        (Act.CLOSE, Whom.REPORTER),
        (Act.PUSH, Whom.DESK),
        (Act.INFORM, Whom.LEADERSHIP),
    ),
    Stage.WAITING: ((Act.REMIND, Whom.REPORTER), (Act.CLOSE, Whom.REPORTER)),
}
# Conditions that say something of one stage alone.
_ONLY_IN: Mapping[str, Stage] = {
    Condition.NO_FOLLOW_UP: Stage.OFFICE,
    Condition.PROOF_WANTING: Stage.CITIZEN,
}
_EXAMPLES: Mapping[ClockName, str] = {
    ClockName.CALENDAR: "PT24H",
    ClockName.WORKING: "5WD",
    ClockName.FILE: "P60D",
}
_AUDIENCE: Mapping[Act, str] = {
    Act.WHATSAPP: "whatsapp",
    Act.REMIND: "reporter",
    Act.CLOSE: "reporter",
}


def check_ladder(draft: Draft) -> None:
    rows = draft.rows[LADDER.file]
    for stage in Stage:
        rungs = [row for row in rows if row["stage"] == stage]
        if not rungs and rows:
            draft.fault(LADDER.file, 1, "stage_without_rung", stage=stage.value)
        for clock in ClockName:
            _check_rising(draft, clock, [row for row in rungs if _clock_of(row) == clock])
        for row in rungs:
            _check_act(draft, stage, row)
            _check_clock(draft, stage, row)
            _check_template(draft, row)


def check_texts(draft: Draft) -> None:
    for row in draft.rows[TEXTS_TABLE.file]:
        ours = TEXTS.get(row["key"])
        if ours is None:
            if row["key"]:
                draft.fault(TEXTS_TABLE.file, row.line, "text_unknown", key=row["key"])
            continue
        for language in LANGUAGES:
            _check_placeholders(draft, row, language, ours[0])


def _clock_of(row: Row) -> str:
    return row["clock"] or ClockName.CALENDAR


def _check_rising(draft: Draft, clock: ClockName, rungs: list[Row]) -> None:
    """Times of one clock rise from row to row; those of two cannot be compared without a start."""
    before: tuple[timedelta, str] | None = None
    for row in rungs:
        try:
            after = parse_span(row["after"], clock)
        except ValueError:
            _check_countable(draft, clock, row)
            continue
        if before and after <= before[0]:
            draft.fault(
                LADDER.file, row.line, "ladder_not_rising", after=row["after"], before=before[1]
            )
        before = (after, row["after"])


def _check_countable(draft: Draft, clock: ClockName, row: Row) -> None:
    """What no clock can count has been told already, cell by cell."""
    if is_span(row["after"]):
        params = {"clock": clock.value, "after": row["after"], "example": _EXAMPLES[clock]}
        draft.fault(LADDER.file, row.line, "span_not_of_clock", **params)


def _check_act(draft: Draft, stage: Stage, row: Row) -> None:
    """Values that are no act or person at all have been told already, cell by cell."""
    act, whom = row["act"], row["whom"]
    possible = POSSIBLE[stage]
    if act in set(Act) and whom in set(Whom) and (act, whom) not in possible:
        known = ", ".join(f"{fits.value} {person.value}" for fits, person in possible)
        params = {"stage": stage.value, "act": act, "whom": whom, "known": known}
        draft.fault(LADDER.file, row.line, "rung_not_possible", **params)
    if stage is not _ONLY_IN.get(row["condition"], stage):
        draft.fault(
            LADDER.file,
            row.line,
            "condition_not_possible",
            condition=row["condition"],
            stage=stage.value,
        )


def _check_clock(draft: Draft, stage: Stage, row: Row) -> None:
    if row["clock"] == ClockName.FILE and stage not in CITY_STAGES:
        params = {"clock": row["clock"], "stage": stage.value}
        draft.fault(LADDER.file, row.line, "clock_not_possible", **params)


def _check_template(draft: Draft, row: Row) -> None:
    if row["act"] not in set(Act) or not row["template"]:
        return
    prefix = f"{_AUDIENCE.get(Act(row['act']), 'push')}."
    known = {
        key.removeprefix(prefix).removesuffix(".body")
        for key in TEXTS
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


def _check_placeholders(draft: Draft, row: Row, language: str, ours: str) -> None:
    if not row[language]:
        return
    wanted = set(placeholders(ours))
    try:
        found = set(placeholders(row[language]))
    except ValueError:
        found = {row[language]}
    if found != wanted:
        draft.fault(
            TEXTS_TABLE.file,
            row.line,
            "placeholder_mismatch",
            column=language,
            wanted=_listed(wanted),
            found=_listed(found),
        )


def _listed(names: set[str]) -> str:
    return ", ".join(f"{{{name}}}" for name in sorted(names)) or "-"
