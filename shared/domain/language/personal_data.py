"""Personal data that stands in a text by mistake: numbers that lead to somebody. Names it cannot know."""

import re
from collections.abc import Mapping
from enum import StrEnum

from shared.domain.kernel.errors import InvalidError


class PersonalDataKind(StrEnum):
    """What in a text leads to a person."""

    IDENTITY_NUMBER = "identity_number"
    MOBILE_NUMBER = "mobile_number"
    EMAIL = "email"
    NUMBER_PLATE = "number_plate"


# A civil registry number and a family card's both have 16 digits: six of the place, then a date.
# An office's land line and the short numbers (112, 1708) lead to no person.
_SIGNS: Mapping[PersonalDataKind, re.Pattern[str]] = {
    PersonalDataKind.IDENTITY_NUMBER: re.compile(
        r"(?<!\d)\d{4}[ .-]?\d{4}[ .-]?\d{4}[ .-]?\d{4}(?!\d)"
    ),
    PersonalDataKind.MOBILE_NUMBER: re.compile(
        r"(?<!\d)(?:\+?62[ .-]?|0)8\d{1,2}(?:[ .-]?\d{2,4}){2,3}(?!\d)"
    ),
    PersonalDataKind.EMAIL: re.compile(r"\b[\w.+-]{1,64}@[\w-]{1,63}\.[\w.-]*\w"),
    PersonalDataKind.NUMBER_PLATE: re.compile(
        r"\b(?!RT|RW|SK|NO)[A-Z]{1,2} [1-9]\d{0,3} [A-Z]{2,3}\b"
    ),
}


def masked(text: str) -> str:
    """The text with dots in the place of what is seen to lead to somebody."""
    for sign in _SIGNS.values():
        text = sign.sub("…", text)
    return text


def traces_in(text: str) -> tuple[PersonalDataKind, ...]:
    """Each kind once, in a fixed order; empty where nothing is seen, which is no proof of absence."""
    return tuple(trace for trace, sign in _SIGNS.items() if sign.search(text))


def refuse_traces(text: str, field: str) -> None:
    """Raises InvalidError for words about what staff do, which reporters read, that lead to somebody."""
    if traces_in(text):
        raise InvalidError("reason_tells_of_people", field=field)
