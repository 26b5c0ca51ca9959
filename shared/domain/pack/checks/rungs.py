"""What must hold between a pack's rungs: shares of one another, rows for some reports only, sameness."""

from collections.abc import Iterable, Mapping
from datetime import timedelta

from shared.domain.calendar.clocks import ClockName, parse_span
from shared.domain.city.reference import Act, Condition
from shared.domain.city.sla_settings import DEADLINES, DeadlineSetting, read_deadline
from shared.domain.kernel.states import Stage
from shared.domain.pack.files.columns import is_share
from shared.domain.pack.files.rows import Draft, Row
from shared.domain.pack.tables.offices import CATEGORIES
from shared.domain.pack.tables.time import LADDER

_SCOPE = ("category", "urgency", "type")
_Rungs = Mapping[str, Row]
# So many shares of shares may follow one another: nobody can foresee the time of more.
_MOST_SHARES = 5
# Nobody is told of one report twice within an hour.
_LEAST_EVERY = timedelta(hours=1)


def check_rungs(draft: Draft, rungs: list[Row]) -> None:
    """The rows of one stage. What is wrong within a cell has been told already."""
    general = {row["rung_id"]: row for row in rungs if not is_special(row)}
    _check_duplicates(draft, rungs)
    _check_names(draft, general)
    for row in rungs:
        _check_share(draft, row, general)
        if is_special(row):
            _check_special(draft, row, general)
        elif row["off"]:
            draft.fault(LADDER.file, row.line, "off_for_all", rung=row["rung_id"])
    _check_circles(draft, rungs)
    _check_sameness(draft, rungs, general)
    _check_emptied(draft, rungs)


def check_reopened(draft: Draft, decided: Mapping[str, str]) -> None:
    """A reopened report comes up sooner than an ordinary one: its reporter has waited once already.

    Compared are rungs that do the same for all reports of a stage, on one clock.
    Only a new version is refused for it: what is in force already stays readable.
    """
    rows = [row for row in draft.rows[LADDER.file] if not is_special(row)]
    times = {row.line: _time_of(row, decided) for row in rows}
    for again in rows:
        short = times[again.line]
        if again["condition"] != Condition.REOPENED or short is None:
            continue
        for usual in rows:
            span = times[usual.line] if _is_usual(usual, again) else None
            if span and span.clock is short.clock and span.after <= short.after:
                params = {"rung": again["rung_id"], "other": usual["rung_id"]}
                draft.fault(LADDER.file, again.line, "reopened_not_shorter", **params)


def check_lapse(draft: Draft) -> None:
    """Silence on a question ends a report only after somebody at the desk has looked at it.

    Only a new version is refused for it: what is in force already stays readable.
    """
    for row in draft.rows[LADDER.file]:
        is_end = row["stage"] == Stage.WAITING and row["act"] == Act.CLOSE
        if is_end and row["condition"] != Condition.LAPSE_ALLOWED:
            params = {"rung": row["rung_id"], "condition": Condition.LAPSE_ALLOWED.value}
            draft.fault(LADDER.file, row.line, "lapse_without_look", **params)


def check_limits(draft: Draft) -> None:
    """What nobody could foresee, or bear. Told of a chain at the row that is the first to be too far.

    Only a new version is refused for it: what is in force already stays readable.
    """
    rows = draft.rows[LADDER.file]
    for stage in dict.fromkeys(row["stage"] for row in rows):
        rungs = [row for row in rows if row["stage"] == stage]
        bases = _bases(rungs)
        for row in rungs:
            if _depth(row, bases) == _MOST_SHARES + 1:
                params = {"rung": row["rung_id"], "of": row["of"], "most": str(_MOST_SHARES)}
                draft.fault(LADDER.file, row.line, "share_chain_too_long", **params)
    for row in rows:
        if _is_too_often(row):
            params = {"rung": row["rung_id"], "every": row["every"], "least": "PT1H"}
            draft.fault(LADDER.file, row.line, "every_too_short", **params)


def _is_too_often(row: Row) -> bool:
    """What no clock can count has been told already."""
    try:
        clock = ClockName(row["clock"] or ClockName.CALENDAR)
        return bool(row["every"]) and timedelta(0) < parse_span(row["every"], clock) < _LEAST_EVERY
    except ValueError:
        return False


def is_special(row: Row) -> bool:
    """Whether the row is for some reports only, in the place of a general one."""
    return any(row[name] for name in _SCOPE)


def _scope(row: Row) -> tuple[str, ...]:
    return tuple(row[name] for name in _SCOPE)


def _check_duplicates(draft: Draft, rungs: list[Row]) -> None:
    seen: dict[tuple[str, ...], int] = {}
    for row in rungs:
        first = seen.setdefault((row["rung_id"], *_scope(row)), row.line)
        if first != row.line:
            value = "/".join(filter(None, (row["stage"], row["rung_id"], *_scope(row))))
            column = "/".join(LADDER.key)
            draft.fault(LADDER.file, row.line, "duplicate", value=value, column=column, first=first)


def _check_names(draft: Draft, general: _Rungs) -> None:
    """A rung with the name of a deadline would leave open which of them a share is of."""
    for rung_id in sorted(set(general) & set(DEADLINES)):
        line = general[rung_id].line
        draft.fault(LADDER.file, line, "rung_named_as_deadline", rung=rung_id)


def _check_share(draft: Draft, row: Row, general: _Rungs) -> None:
    """A share is of a rung of the same stage, and of a time that begins at the same moment."""
    of = row["of"]
    if is_share(row["after"]) != bool(of):
        draft.fault(LADDER.file, row.line, "share_incomplete", after=row["after"])
    elif of and of not in general and of not in DEADLINES:
        known = ", ".join((*general, *DEADLINES))
        draft.fault(LADDER.file, row.line, "share_of_unknown", of=of, known=known)
    elif of and row["clock"]:
        draft.fault(LADDER.file, row.line, "share_with_clock", clock=row["clock"], of=of)
    elif of and _beginning(row) != (_beginning(general[of]) if of in general else ""):
        draft.fault(LADDER.file, row.line, "share_of_other_beginning", of=of)


def _beginning(row: Row) -> str:
    """From what the row's time counts."""
    condition = row["condition"]
    is_own = condition in set(Condition) and Condition(condition).has_own_beginning
    return condition if is_own else ""


def _check_circles(draft: Draft, rungs: list[Row]) -> None:
    """Whichever rows a report has, following its shares comes to an end. Told of the row that closes it."""
    bases: dict[str, set[str]] = {}
    for row in rungs:
        if not row["of"]:
            continue
        if row["rung_id"] in _reached(row["of"], bases):
            params = {"rung": row["rung_id"], "of": row["of"]}
            draft.fault(LADDER.file, row.line, "share_in_circle", **params)
        bases.setdefault(row["rung_id"], set()).add(row["of"])


def _bases(rungs: Iterable[Row]) -> Mapping[str, set[str]]:
    """What each is a share of, whichever reports it is for."""
    bases: dict[str, set[str]] = {}
    for row in rungs:
        if row["of"]:
            bases.setdefault(row["rung_id"], set()).add(row["of"])
    return bases


def _depth(row: Row, bases: Mapping[str, set[str]]) -> int:
    """How many shares follow one another from it, at the most; none is followed far beyond the limit."""
    depth, ahead = 0, {row["of"]} - {""}
    while ahead and depth <= _MOST_SHARES + 1:
        depth += 1
        ahead = {base for rung_id in ahead for base in bases.get(rung_id, ())}
    return depth


def _reached(start: str, bases: Mapping[str, Iterable[str]]) -> set[str]:
    """All that the start is a share of, itself included."""
    reached, ahead = set(), [start]
    while ahead:
        rung_id = ahead.pop()
        if rung_id not in reached:
            reached.add(rung_id)
            ahead.extend(bases.get(rung_id, ()))
    return reached


def _check_special(draft: Draft, row: Row, general: _Rungs) -> None:
    if row["rung_id"] and row["rung_id"] not in general:
        params = {"rung": row["rung_id"], "known": ", ".join(general)}
        draft.fault(LADDER.file, row.line, "override_of_unknown", **params)
    categories = {each["category_id"] for each in draft.rows[CATEGORIES.file]}
    if row["category"] and row["category"] not in categories:
        draft.fault(
            LADDER.file,
            row.line,
            "reference_unknown",
            value=row["category"],
            column="category",
            table=CATEGORIES.file,
        )


def _check_sameness(draft: Draft, rungs: list[Row], general: _Rungs) -> None:
    """Of two rungs that do the same at the same time for the same reports, one is a slip."""
    seen: dict[tuple[object, ...], Row] = {}
    for row in rungs:
        replaced = general.get(row["rung_id"]) if is_special(row) else None
        same = replaced if replaced and _content(replaced) == _content(row) else None
        first = same or seen.setdefault((*_scope(row), *_content(row)), row)
        if first["rung_id"] != row["rung_id"] or same:
            params = {"rung": row["rung_id"], "other": first["rung_id"]}
            draft.fault(LADDER.file, row.line, "rungs_never_differ", first=first.line, **params)


def _content(row: Row) -> tuple[object, ...]:
    clock = row["clock"] or ClockName.CALENDAR
    try:
        after: object = parse_span(row["after"], ClockName(clock))
    except ValueError:
        after = row["after"]
    cells = (row[name] for name in ("condition", "of", "act", "whom", "template", "off"))
    return (after, "" if row["of"] else clock, *cells)


def _check_emptied(draft: Draft, rungs: list[Row]) -> None:
    """Reports that do without every rung could be forgotten."""
    for scope in dict.fromkeys(_scope(row) for row in rungs if row["off"] and is_special(row)):
        standing: dict[str, Row] = {}
        for row in sorted(rungs, key=lambda each: [bool(cell) for cell in _scope(each)]):
            if all(cell in {"", wanted} for cell, wanted in zip(_scope(row), scope, strict=True)):
                standing[row["rung_id"]] = row
        if all(row["off"] for row in standing.values()):
            last = max(row.line for row in standing.values())
            draft.fault(LADDER.file, last, "stage_without_rung", stage=rungs[0]["stage"])


def _is_usual(row: Row, again: Row) -> bool:
    same = all(row[name] == again[name] for name in ("stage", "act", "whom"))
    return same and row["condition"] == Condition.NO_ANSWER


def _time_of(row: Row, decided: Mapping[str, str]) -> DeadlineSetting | None:
    """None for a share of another rung, and for what no clock can count, which has been told already."""
    try:
        if row["of"] in DEADLINES and row["after"] == "100%":
            given = decided.get(row["of"])
            return read_deadline(given) if given else DEADLINES[row["of"]]
        clock = ClockName(row["clock"] or ClockName.CALENDAR)
        return None if row["of"] else DeadlineSetting(parse_span(row["after"], clock), clock)
    except ValueError:
        return None
