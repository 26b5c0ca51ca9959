"""What a rule asks of the answers to its category's questions: `fault=out`, `pieces>=3 & owner=private`."""

import operator
import re
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache

from shared.domain.city.questions import Attribute, Question, QuestionKind, number_in
from shared.domain.kernel.value_object import value_object

_ONE = r"[a-z][a-z0-9_]{0,39}\s*(<=|>=|<|>|=)\s*([a-z][a-z0-9_]{0,39}|-?\d{1,9}([.,]\d{1,3})?)"
# What a cell of such conditions looks like.
FORM = rf"{_ONE}(\s*&\s*{_ONE})*"
_PARTS = re.compile(r"\s*(\w+)\s*(<=|>=|<|>|=)\s*(\S+)\s*")
_SIGNS: Mapping[str, Callable[[float, float], bool]] = {
    "=": operator.eq,
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}


@value_object
class AttributeCondition:
    """One of them. `wanted` is the key of a choice, or a number."""

    code: str
    sign: str
    wanted: str

    @property
    def number(self) -> float | None:
        return number_in(self.wanted)

    def is_possible(self, question: Question) -> bool:
        """Whether there is an answer to the question that meets it; free words can only be read."""
        if question.kind is QuestionKind.LIST:
            keys = {choice.key for choice in question.choices}
            return self.sign == "=" and self.wanted in keys
        return question.kind is QuestionKind.NUMBER and self.number is not None

    def is_met(self, answer: str | float) -> bool:
        """By the key of a choice, or by a number."""
        if isinstance(answer, str):
            return self.sign == "=" and answer == self.wanted
        return self.number is not None and _SIGNS[self.sign](answer, self.number)


@lru_cache(maxsize=512)  # the cells of a pack, each read for every report
def conditions_in(cell: str) -> tuple[AttributeCondition, ...]:
    """Those of a cell of that form; all of them must be met."""
    found = (_PARTS.fullmatch(part) for part in cell.split("&"))
    return tuple(AttributeCondition(*each.groups()) for each in found if each)


def can_be_met(cell: str, asked: Iterable[Question]) -> bool:
    """Whether each is about one of these questions, and a possible answer to it."""
    questions = {question.code: question for question in asked}
    return all(
        each.code in questions and each.is_possible(questions[each.code])
        for each in conditions_in(cell)
    )


def are_answered(cell: str, given: Iterable[Attribute], asked: tuple[Question, ...]) -> bool:
    """Whether the answers meet all conditions of the cell.

    Only what the category asks counts: an answer that was given under another category, or that is no
    longer one of the choices, meets nothing.
    """
    if not cell:
        return True
    values = {each.code: each.value for each in given}
    conditions = conditions_in(cell)
    if not can_be_met(cell, asked) or any(each.code not in values for each in conditions):
        return False
    kinds = {question.code: question.kind for question in asked}
    return all(each.is_met(_read(values[each.code], kinds[each.code])) for each in conditions)


def _read(written: str, kind: QuestionKind) -> str | float:
    number = number_in(written) if kind is QuestionKind.NUMBER else None
    return written if number is None else number


# "lebar got sekitar 80 cm", "lebarnya 1,5 meter", "selebar 40 cm"; a number alone may be the depth.
_WIDTH = re.compile(
    r"\b(?:se)?lebar(?:nya)?\b(?:\s+[a-z]+){0,4}?\s*(?:[±~]\s*)?(\d{1,4}(?:[.,]\d{1,2})?)\s*(cm|senti|meter|mtr|m)\b"
)
_CM_PER_METRE = 100


def width_cm(text: str) -> float | None:
    """In centimetres; None where the text does not say it."""
    found = _WIDTH.search(text.lower())
    if found is None:
        return None
    number = float(found[1].replace(",", "."))
    return number if found[2] in {"cm", "senti"} else number * _CM_PER_METRE


def is_of_width(condition: str, width: float | None) -> bool:
    """Whether a drain is as a rule asks, `<=50` or `>50`; any is where the rule does not ask."""
    if not condition:
        return True
    if width is None:
        return False
    limit = float(condition.lstrip("<=>"))
    return width > limit if condition.startswith(">") else width <= limit
