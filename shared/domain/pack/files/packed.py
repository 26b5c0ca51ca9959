"""A city pack in the form that loads fast: JSON, one section a line, nothing in it is ever run.

The first line says what follows: `form`, city, version, and the names of the sections in the order of
their lines. `tables` holds all of the Reference but what has a section of its own; `dictionary` stays
text until a report is suggested a category; `villages` is read with the tables.

Everything here is read by position, so a text that another version of the program made is no error but
of no use: it says so (StaleFormError), and the pack is read from its files again.
"""

import json
from binascii import a2b_base64, b2a_base64
from collections.abc import Callable, Iterable, Mapping
from dataclasses import fields
from datetime import date, time, timedelta, timezone
from enum import Enum
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any, cast

from shared.domain.calendar.calendars import OFFSETS, Calendar, DayKind, Hours, NamedDay, Season
from shared.domain.calendar.clocks import ClockName
from shared.domain.calendar.quiet_hours import Quiet, QuietHours
from shared.domain.city.agencies import Agency, OwnerKind
from shared.domain.city.answers import PreparedAnswer
from shared.domain.city.categories import Category, PhotoDoubt
from shared.domain.city.city import City, HeadTitle, IntakeChannel, Letterhead
from shared.domain.city.contacts import Contact, ContactRole
from shared.domain.city.danger import Notice
from shared.domain.city.digest_rules import DigestRules
from shared.domain.city.questions import Choice, Question, QuestionKind
from shared.domain.city.reference import Act, Condition, CountsFrom, Reference, Rung, Whom
from shared.domain.city.routing_rules import RoutingRule
from shared.domain.city.sensitivity import Concern, ConcernPolicy, Official
from shared.domain.city.sla_settings import DeadlineSetting, SlaSettings
from shared.domain.gazetteer.gazetteer import Place, PlaceKind
from shared.domain.gazetteer.neighbours import Forwarding, Neighbour
from shared.domain.gazetteer.roads import Road, RoadKind, RoadStatus
from shared.domain.geo.place import Point, VillageIndex
from shared.domain.kernel.states import ReportType, Stage, Urgency
from shared.domain.kernel.value_object import value_object


def places_out(index: VillageIndex) -> str:
    return b2a_base64(index.packed, newline=False).decode("ascii")


def places_in(section: str) -> VillageIndex:
    """What `places_out` wrote. Raises TypeError or ValueError for anything else."""
    return VillageIndex(a2b_base64(section, strict_mode=True))


# The program that makes a pack of its files: a text that another program made may say other things.
DOMAIN = Path(__file__).parents[2]
_MADE_BY = ("pack/**/*.py", "geo/*.py", "language/*.py")
# Whatever a Reference is made of has its class here; a test packs both real packs.
_VALUES: tuple[type[Any], ...] = (
    Agency,
    Calendar,
    Category,
    City,
    IntakeChannel,
    Contact,
    DeadlineSetting,
    DigestRules,
    Hours,
    Letterhead,
    SlaSettings,
    NamedDay,
    Neighbour,
    PreparedAnswer,
    Quiet,
    QuietHours,
    Choice,
    Question,
    Notice,
    Official,
    Place,
    Point,
    Road,
    RoutingRule,
    Rung,
    Season,
    ConcernPolicy,
)
_ENUMS: tuple[type[Enum], ...] = (
    Act,
    ClockName,
    Concern,
    Condition,
    ContactRole,
    CountsFrom,
    DayKind,
    Forwarding,
    HeadTitle,
    OwnerKind,
    PhotoDoubt,
    QuestionKind,
    ReportType,
    PlaceKind,
    RoadKind,
    RoadStatus,
    Stage,
    Urgency,
    Whom,
)
_ELSEWHERE = frozenset({"villages"})
_SECTIONS = ("tables", "dictionary", "villages")
_NAMED = ("city_id", "version", "tracking_prefix", "digest")


class StaleFormError(Exception):
    """A text that this version of the program cannot read; its pack's files can be."""


@value_object
class Heading:
    """The first line: whose pack it is, where each section lies, and the digest of them all."""

    city_id: str
    version: str
    tracking_prefix: str
    digest: str
    sections: tuple[str, ...]


def pack(reference: Reference) -> str:
    """The same text for the same Reference, to the byte. It is ASCII."""
    from shared.domain.language.dictionary import written

    sections = (
        _line(_tables_of(reference)),
        written(reference.dictionary()),
        _line(places_out(reference.villages)),
    )
    body = "\n".join(sections) + "\n"
    heading = {
        "form": form(),
        "city_id": reference.city.city_id,
        "version": reference.version,
        "tracking_prefix": reference.city.tracking_prefix,
        "digest": digest_of(body),
        "sections": _SECTIONS,
    }
    return f"{_line(heading)}\n{body}"


def digest_of(body: str) -> str:
    """Of all that follows the heading. What is read late, as the dictionary is, is proven at once."""
    return sha256(body.encode()).hexdigest()[:32]


def heading_of(first_line: str) -> Heading:
    """Raises StaleFormError for anything but the first line of a text of this form."""
    try:
        found = json.loads(first_line)
        if found["form"] != form():
            raise StaleFormError(str(found["form"]))
        city_id, version, prefix, digest = (found[name] for name in _NAMED)
        sections = tuple(found["sections"])
        if not all(isinstance(word, str) for word in (city_id, version, prefix, digest, *sections)):
            raise StaleFormError("no heading")
        return Heading(city_id, version, prefix, digest, sections)
    except (ValueError, TypeError, KeyError) as error:
        raise StaleFormError("no heading") from error


def unpack(text: str) -> Reference:
    """The Reference that was packed. Raises StaleFormError for anything else."""
    first, _, body = text.partition("\n")
    heading = heading_of(first)
    if heading.digest != digest_of(body):
        raise StaleFormError("damaged")
    lines = dict(zip(heading.sections, body.split("\n"), strict=False))
    try:
        tables = {name: _in(held) for name, held in json.loads(lines["tables"]).items()}
        reference = Reference(villages=places_in(json.loads(lines["villages"])), **tables)
        # Beside the fields: see Reference.ready_dictionary.
        object.__setattr__(reference, "ready_dictionary", lines["dictionary"])
    except (LookupError, ValueError, TypeError, AttributeError, ArithmeticError) as error:
        raise StaleFormError("damaged") from error
    return reference


@cache
def form(domain: Path = DOMAIN) -> str:
    """What a text must be made of and made by to be of use here, in twelve hex digits."""
    digest = sha256()
    for kind in _KINDS.values():
        digest.update(repr((kind.__name__, [each.name for each in fields(kind)])).encode())
    for path in sorted(path for pattern in _MADE_BY for path in domain.glob(pattern)):
        digest.update(path.name.encode() + path.read_bytes())
    return digest.hexdigest()[:12]


def _tables_of(reference: Reference) -> Mapping[str, object]:
    names = (each.name for each in fields(Reference) if each.name not in _ELSEWHERE)
    return {name: _out(getattr(reference, name)) for name in names}


def _line(held: object) -> str:
    return json.dumps(held, separators=(",", ":"), allow_nan=False)


def _out(held: object) -> object:
    """A value as JSON: what JSON has no word for is a list that begins with its kind."""
    if held is None or type(held) in (str, int, float, bool):
        return held
    writer = _WRITERS.get(type(held))
    if writer is None:
        writer = next((w for kind, w in _WRITERS.items() if isinstance(held, kind)), None)
    if writer is None:
        raise TypeError(f"{type(held).__name__} is no part of a pack yet: see packed._VALUES")
    return writer(held)


def _out_tuple(held: Iterable[object]) -> object:
    items = list(held)
    is_plain = all(type(item) in (str, float) for item in items)
    return ["p", *items] if is_plain else ["t", *map(_out, items)]


def _out_value(held: Any) -> object:
    kind = type(held)
    return [kind.__name__, *(_out(getattr(held, each.name)) for each in fields(kind))]


_WRITERS: dict[type[Any], Callable[[Any], object]] = {
    **dict.fromkeys(_VALUES, _out_value),
    **{kind: lambda held: [type(held).__name__, held.value] for kind in _ENUMS},
    tuple: _out_tuple,
    Mapping: lambda held: ["m", *([_out(key), _out(each)] for key, each in held.items())],
    timedelta: lambda held: ["td", held.days, held.seconds, held.microseconds],
    date: lambda held: ["d", held.isoformat()],
    time: lambda held: ["h", held.isoformat()],
    timezone: lambda held: ["z", held.tzname(None)],
    bytes: lambda held: ["b", b2a_base64(held, newline=False).decode("ascii")],
}


def _in(held: Any) -> Any:
    """The value that `_out` wrote."""
    if type(held) is not list:
        return held
    return _READERS[held[0]](held)


def _in_value(held: list[Any]) -> Any:
    return _KINDS[held[0]](*[_in(each) if type(each) is list else each for each in held[1:]])


_KINDS: Mapping[str, type[Any]] = {kind.__name__: kind for kind in (*_VALUES, Reference)}
_READERS: dict[str, Callable[[list[Any]], Any]] = {
    **{kind.__name__: _in_value for kind in _VALUES},
    **{kind.__name__: cast("Any", lambda held, kind=kind: kind(held[1])) for kind in _ENUMS},
    "p": lambda held: tuple(held[1:]),
    "t": lambda held: tuple(map(_in, held[1:])),
    "m": lambda held: {_in(key): _in(each) for key, each in held[1:]},
    "td": lambda held: timedelta(*held[1:]),
    "d": lambda held: date.fromisoformat(held[1]),
    "h": lambda held: time.fromisoformat(held[1]),
    "z": lambda held: OFFSETS[held[1]],
    "b": lambda held: a2b_base64(held[1], strict_mode=True),
}
