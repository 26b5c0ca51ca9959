"""What a city asks of a category beside the description (Open311: attributes), and what is answered."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from enum import StrEnum

from shared.domain.kernel.errors import InvalidError
from shared.domain.kernel.value_object import value_object

_LONGEST = 500


class QuestionKind(StrEnum):
    """Open311's datatypes, as far as cities need them."""

    LIST = "singlevaluelist"
    NUMBER = "number"
    STRING = "string"
    DATETIME = "datetime"


@value_object
class Choice:
    """One answer of a list: its key, and its names by language."""

    key: str
    names: Mapping[str, str]


@value_object
class Question:
    """`texts` are by language; `choices` belong to a list only. `is_public`: others may see the answer."""

    code: str
    kind: QuestionKind
    texts: Mapping[str, str]
    is_required: bool = False
    choices: tuple[Choice, ...] = ()
    is_public: bool = False


@value_object
class Attribute:
    """One answer, with the words of the question as it was asked: it outlives the question.

    `value` is the choice's key or what was written, `said` the same in words.
    """

    code: str
    value: str
    asked: str
    said: str
    is_public: bool = False


Given = Mapping[str, str | float]


def answered(given: Given, asked: tuple[Question, ...]) -> tuple[Attribute, ...]:
    """The answers in the order of the questions.

    Raises InvalidError with codes `attribute_unknown`, `attribute_required`, `attribute_invalid`.
    """
    known = {question.code for question in asked}
    for code in given:
        if code not in known:
            raise InvalidError("attribute_unknown", field="attributes")
    found = [
        _attribute(question, str(given[question.code]).strip())
        for question in asked
        if _is_given(question, given)
    ]
    return tuple(found)


def answered_later(
    given: Given, before: tuple[Attribute, ...], asked: tuple[Question, ...]
) -> tuple[Attribute, ...]:
    """Those of before with what is given now: what is asked first, then what was once asked elsewhere.

    Who answers later may leave out what is required. Raises InvalidError likewise.
    """
    if not given:
        return before
    optional = tuple(replace(question, is_required=False) for question in asked)
    new = {each.code: each for each in answered(given, optional)}
    known = {each.code: each for each in before} | new
    order = (*(question.code for question in asked), *known)
    return tuple(known[code] for code in dict.fromkeys(order) if code in known)


def _is_given(question: Question, given: Given) -> bool:
    is_given = bool(str(given.get(question.code, "")).strip())
    if question.is_required and not is_given:
        raise InvalidError("attribute_required", field=f"attributes.{question.code}")
    return is_given


def _attribute(question: Question, written: str) -> Attribute:
    said = _said(question, written)
    if said is None:
        raise InvalidError("attribute_invalid", field=f"attributes.{question.code}")
    return Attribute(question.code, written, question.texts["id"], said, question.is_public)


def _said(question: Question, written: str) -> str | None:
    """The answer in words; None where it is none."""
    match question.kind:
        case QuestionKind.LIST:
            named = {choice.key: choice.names["id"] for choice in question.choices}
            return named.get(written)
        case QuestionKind.NUMBER:
            return written if number_in(written) is not None else None
        case QuestionKind.DATETIME:
            return written if _is_moment(written) else None
        case QuestionKind.STRING:
            return written if len(written) <= _LONGEST else None


def number_in(written: str) -> float | None:
    """A plain number, as people and JSON write it; None for anything else."""
    digits = written.replace(",", ".", 1)
    whole, _, part = digits.lstrip("-").partition(".")
    if not (whole.isascii() and whole.isdigit() and len(whole) <= len("999999999")):
        return None
    if part and not (part.isascii() and part.isdigit()):
        return None
    return float(digits)


def _is_moment(written: str) -> bool:
    try:
        return datetime.fromisoformat(written).tzinfo is not None
    except ValueError:
        return False
