"""Which rules no report can ever meet, exactly: what a rule asks for, less all that rules above it take.

Whatever a rule can ask about is an axis with finitely many cells: the categories, the villages, the road's
status, the widths between two limits, the types, the channels, secret or not, the stretches of a day between
two times, each in and out of office hours where the calendar has both, and for each question that a rule
looks at its answers, or none. A rule is a box in that space. It is dead where nothing of its box is left,
even if it takes several rules together to cover it.

An answer axis holds answers that only some categories ask for. That does no harm: a rule with a condition
is a box of those categories only, and for all others the whole axis is as if nothing was answered.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from shared.domain.city.city import OWN_CHANNELS
from shared.domain.gazetteer.roads import RoadStatus
from shared.domain.kernel.states import ReportType
from shared.domain.pack.checks.boundaries import Boundaries
from shared.domain.pack.checks.questions import questions_of
from shared.domain.pack.files.columns import is_hours
from shared.domain.pack.files.rows import Draft, Row, is_readable
from shared.domain.pack.tables.offices import CATEGORIES, CHANNELS
from shared.domain.pack.tables.rules import ROUTING
from shared.domain.pack.tables.time import HOURS
from shared.domain.routing.attribute_conditions import can_be_met, conditions_in, is_of_width
from shared.domain.routing.circumstances import OUTSIDE, WORKING, minutes_of

_Axis = frozenset[object]
_Answer = str | float | None
_Box = tuple[_Axis, ...]
_A_DAY = 24 * 60
_NAMES = ("category_id", "area", "channel")


def unreachable(draft: Draft, boundaries: Boundaries) -> list[tuple[Row, tuple[Row, ...]]]:
    """Each dead rule with those above it that hide it: one where one is enough, none where what it asks
    for never comes together.

    A rule that names what there is not, or that cannot be read, has been told of already: it hides
    nothing and is not judged.
    """
    rules = [row for row in draft.rows[ROUTING.file] if is_readable(row, ROUTING)]
    space = _Space(draft, boundaries, rules)
    found: list[tuple[Row, tuple[Row, ...]]] = []
    above: list[tuple[Row, _Box]] = []
    for row in rules:
        box = space.box(row)
        if not all(box):
            found += [(row, ())] if space.knows(row) else []
            continue
        touching = [(rule, other) for rule, other in above if _meet(box, other)]
        if not _has_left(box, [other for _, other in touching]):
            alone = [rule for rule, other in touching if not _has_left(box, [other])]
            found.append((row, tuple(alone[:1] or [rule for rule, _ in touching])))
        above.append((row, box))
    return found


class _Space:
    """The axes of one pack, and where on them a rule lies."""

    def __init__(self, draft: Draft, boundaries: Boundaries, rules: Sequence[Row]) -> None:
        self._owners = {row["category_id"]: row["owner"] for row in draft.rows[CATEGORIES.file]}
        mapped = boundaries.codes or {row["area"] for row in rules} - {""}
        self._villages = mapped or {""}
        self._widths = _widths(rules)
        self._channels = OWN_CHANNELS | {row["channel"] for row in draft.rows[CHANNELS.file]}
        self._moments = _moments(rules, draft.rows[HOURS.file])
        self._questions = questions_of(draft)
        self._answers = _answers(rules)

    def knows(self, row: Row) -> bool:
        """Whether all that the rule names is there, each for itself, and its category asks what it reads."""
        named = (Row(row.line, {name: row[name]}) for name in _NAMES)
        reads = Row(row.line, {name: row[name] for name in ("category_id", "attribute")})
        return bool(self.box(reads)[0]) and all(all(self.box(alone)) for alone in named)

    def box(self, row: Row) -> _Box:
        """Empty on some axis where the rule names what there is not, or what never comes together."""
        area = row["area"]
        return (
            frozenset(c for c, owner in self._owners.items() if self._is_of(row, c, owner)),
            frozenset(v for v in self._villages if f"{v}.".startswith(f"{area}.") or not area),
            frozenset(s for s in RoadStatus if row["road_status"] in {"", s}),
            frozenset(w for w in self._widths if is_of_width(row["width_cm"], w)),
            frozenset(t for t in ReportType if row["type"] in {"", t}),
            frozenset(c for c in self._channels if row["channel"] in {"", c}),
            frozenset(s for s in ("yes", "no") if row["secret"] in {"", s}),
            frozenset(m for m in self._moments if _is_at(row["hours"], *m)),
            *(_given(row, code, answers) for code, answers in self._answers.items()),
        )

    def _is_of(self, row: Row, category_id: str, owner: str) -> bool:
        is_meant = row["category_id"] in {"", category_id} and row["owner"] in {"", owner}
        return is_meant and can_be_met(row["attribute"], self._questions.get(category_id, ()))


def _widths(rules: Sequence[Row]) -> tuple[float | None, ...]:
    """One width on each side of every limit, each limit itself, and none told."""
    told = {row["width_cm"].lstrip("<=>") for row in rules}
    limits = sorted(float(limit) for limit in told if limit.isdigit())
    return (None, *(width for limit in limits for width in (limit, limit + 0.5)), 0.0)


def _answers(rules: Sequence[Row]) -> dict[str, tuple[_Answer, ...]]:
    """For each question that is looked at: none, each choice, and numbers on and around each limit."""
    found: dict[str, set[_Answer]] = {}
    for condition in (each for row in rules for each in conditions_in(row["attribute"])):
        number = condition.number
        found.setdefault(condition.code, {None}).add(condition.wanted if number is None else number)
    return {code: (*answers, *_between(answers)) for code, answers in found.items()}


def _between(answers: Iterable[_Answer]) -> Iterator[float]:
    limits = sorted(each for each in answers if isinstance(each, float))
    if limits:
        yield limits[0] - 1
        yield limits[-1] + 1
        yield from ((low + high) / 2 for low, high in pairwise(limits))


def _given(row: Row, code: str, answers: tuple[_Answer, ...]) -> _Axis:
    asked = [each for each in conditions_in(row["attribute"]) if each.code == code]
    met = (a for a in answers if not asked or (a is not None and all(c.is_met(a) for c in asked)))
    return frozenset(met)


def _moments(rules: Sequence[Row], hours: Sequence[Row]) -> list[tuple[int, bool]]:
    """The first minute of each stretch in which no rule's and no office's hours change, worked or not."""
    ranges = [minutes_of(row["hours"]) for row in rules if "-" in row["hours"]]
    opened = [
        minutes_of(span) for row in hours if is_hours(span := f"{row['opens']}-{row['closes']}")
    ]
    edges = sorted({0, *(edge % _A_DAY for span in (*ranges, *opened) for edge in span)})
    worked = {edge for edge in edges if any(first <= edge < last for first, last in opened)}
    return [(edge, False) for edge in edges] + [(edge, True) for edge in sorted(worked)]


def _is_at(hours: str, minute: int, is_worked: bool) -> bool:  # noqa: FBT001 - half of a moment
    if hours in {"", WORKING, OUTSIDE}:
        return not hours or is_worked is (hours == WORKING)
    if not is_hours(hours):
        return False
    first, last = minutes_of(hours)
    return first <= minute < last if first < last else minute >= first or minute < last


def _meet(box: _Box, other: _Box) -> bool:
    return all(not mine.isdisjoint(theirs) for mine, theirs in zip(box, other, strict=True))


def _has_left(box: _Box, others: Sequence[_Box]) -> bool:
    """Whether anything of the box lies outside all the others."""
    if not others:
        return True
    first, *rest = others
    if not _meet(box, first):
        return _has_left(box, rest)
    inside = box
    for axis, taken in enumerate(first):
        outside = inside[axis] - taken
        piece = (*inside[:axis], outside, *inside[axis + 1 :])
        if outside and _has_left(piece, rest):
            return True
        inside = (*inside[:axis], inside[axis] & taken, *inside[axis + 1 :])
    return False
