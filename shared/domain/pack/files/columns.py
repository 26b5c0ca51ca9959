"""What a table of a city pack is made of: columns, and the forms that their cells may have."""

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta

from shared.domain.calendar.clocks import ClockName, parse_span
from shared.domain.city.sla_settings import read_deadline
from shared.domain.kernel.value_object import value_object
from shared.domain.language.translations import LANGUAGES, Language

TIME = r"([01]\d|2[0-3]):[0-5]\d"
ID = r"[A-Za-z][A-Za-z0-9_-]{0,39}"


@value_object
class Column:
    """One column, or one row of city.csv. An optional one may be left empty or out altogether."""

    name: str
    meaning: str
    required: bool = True
    type: str = "string"
    pattern: str = ""
    choices: tuple[str, ...] = ()
    unique: bool = False
    example: str = ""

    def is_well_formed(self, value: str) -> bool:
        if check := _FORMS.get(self.type):
            return check(value)
        return not self.pattern or re.fullmatch(self.pattern, value, re.ASCII) is not None


@value_object
class Table:
    """One file. `key` columns together name a row; `keys` are the rows of a key,value table."""

    file: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    keys: tuple[Column, ...] = ()
    may_be_empty: bool = False
    may_be_absent: bool = False

    @property
    def languages(self) -> tuple[Language, ...]:
        """Those in which a row says something, each in a column of its name."""
        return tuple(column.name for column in self.columns if column.name in LANGUAGES)


def is_span(value: str) -> bool:
    """Whether some clock can count it."""
    for clock in ClockName:
        try:
            return parse_span(value, clock) >= timedelta(0)
        except ValueError:
            continue
    return False


def is_share(value: str) -> bool:
    return re.fullmatch(r"[1-9]\d?%|100%", value, re.ASCII) is not None


def _is_span_or_share(value: str) -> bool:
    return is_share(value) or is_span(value)


def is_date(value: str) -> bool:
    try:
        return date.fromisoformat(value).isoformat() == value
    except ValueError:
        return False


def is_deadline(value: str) -> bool:
    """Whether it is a time that passes, in working days or on the wall's clock."""
    try:
        return read_deadline(value).after > timedelta(0)
    except ValueError:
        return False


def is_hours(value: str) -> bool:
    """Whether it is a stretch of the day, `07:30-16:00`; one may go past midnight."""
    return (
        re.fullmatch(rf"{TIME}-{TIME}", value, re.ASCII) is not None
        and len(set(value.split("-"))) > 1
    )


def is_duration(value: str) -> bool:
    """Whether it is a time on the wall's clock, as an alarm is set by."""
    try:
        return parse_span(value, ClockName.CALENDAR) > timedelta(0)
    except ValueError:
        return False


_FORMS: Mapping[str, Callable[[str], bool]] = {
    "span": _is_span_or_share,
    "date": is_date,
    "duration": is_duration,
    "deadline": is_deadline,
}


def choice(name: str, meaning: str, choices: Sequence[str]) -> Column:
    return Column(name, meaning, choices=tuple(choices), example=choices[0])


def remark(name: str, meaning: str) -> Column:
    return Column(name, meaning, required=False)


def split_names(cell: str) -> tuple[str, ...]:
    """The names of a cell, separated by semicolons, as they are written."""
    return tuple(name for part in cell.split(";") if (name := part.strip()))


def retirement(since: str, what: str) -> tuple[Column, Column]:
    """The columns of something that is given up and never deleted, as old reports name it."""
    return (
        Column(
            "retired",
            f"the day from which {since}; empty: in use",
            required=False,
            type="date",
            example="2027-01-01",
        ),
        Column("replaced_by", f"{what} to use instead of a retired one", required=False),
    )
