"""What is asked of the explanation, read from an object: the options of a command, or a line of JSON."""

import math
from collections.abc import Collection, Mapping
from datetime import datetime

from local.console.explanation import ExplainRequest
from shared.domain.city.city import OWN_CHANNELS
from shared.domain.city.questions import Attribute, Question, answered
from shared.domain.city.reference import Reference
from shared.domain.gazetteer.roads import RoadStatus
from shared.domain.geo.place import Point
from shared.domain.kernel.errors import InvalidError
from shared.domain.kernel.states import ReportType


class UnreadableError(Exception):
    """What was asked for cannot be answered; the words say why."""


def read_asked(given: Mapping[str, object], reference: Reference) -> ExplainRequest:
    """Raises RefusedError for what the city does not know, and for what is no value at all."""
    text, address = given.get("text"), given.get("address") or ""
    if not isinstance(text, str) or not isinstance(address, str):
        raise UnreadableError("'text' and 'address' must be words")
    category_id = _one_of(given, "category", reference.categories)
    road = _one_of(given, "road_status", [s for s in RoadStatus if s is not RoadStatus.UNKNOWN])
    channels = sorted({*OWN_CHANNELS, *reference.channels})
    return ExplainRequest(
        text=text,
        point=_point(given),
        category_id=category_id,
        accuracy_m=_accuracy(given.get("accuracy_m")),
        address=address,
        attributes=_attributes(given.get("attributes"), category_id, reference),
        channel=_one_of(given, "channel", channels) or "app",
        type=ReportType(_one_of(given, "type", list(ReportType)) or ReportType.COMPLAINT),
        secret=_is_secret(given.get("secret")),
        at=_moment(given.get("at"), reference),
        road_status=RoadStatus(road) if road else None,
    )


def _one_of(given: Mapping[str, object], name: str, known: Collection[str]) -> str | None:
    found = given.get(name)
    if found is None or found == "":
        return None
    if not isinstance(found, str) or found not in known:
        raise UnreadableError(f"no such {name}: {found!r}; known: {', '.join(known)}")
    return found


def _point(given: Mapping[str, object]) -> Point | None:
    latitude, longitude = given.get("lat"), given.get("lon")
    if latitude is None and longitude is None:
        return None
    north, east = _number(latitude), _number(longitude)
    if north is None or east is None or abs(north) > 90 or abs(east) > 180:  # noqa: PLR2004 - degrees
        raise UnreadableError("'lat' and 'lon' belong together: degrees within 90 and 180")
    return Point(north, east)


def _accuracy(given: object) -> float | None:
    metres = _number(given)
    if given is not None and (metres is None or metres < 0):
        raise UnreadableError("'accuracy_m' must be metres, 0 or more")
    return metres


def _number(given: object) -> float | None:
    is_number = isinstance(given, int | float) and not isinstance(given, bool)
    number = float(str(given)) if is_number else math.nan
    return number if math.isfinite(number) else None


def _is_secret(given: object) -> bool:
    if given is not None and not isinstance(given, bool):
        raise UnreadableError("'secret' must be true or false")
    return bool(given)


def _moment(given: object, reference: Reference) -> datetime | None:
    """On the city's clocks, where it names no offset."""
    if given is None:
        return None
    try:
        found = datetime.fromisoformat(str(given))
    except ValueError:
        raise UnreadableError(f"'at' must be a time such as 2026-11-23T22:00: {given!r}") from None
    return found if found.tzinfo else found.replace(tzinfo=reference.calendar.zone)


def _attributes(
    given: object, category_id: str | None, reference: Reference
) -> tuple[Attribute, ...]:
    if given is None or given == {}:
        return ()
    if category_id is None:
        raise UnreadableError("'attributes' answer the questions of a category: name it")
    asked = reference.questions.get(category_id, ())
    try:
        return answered(_answers(given), asked)
    except InvalidError as error:
        known = "; ".join(map(_told, asked)) or "nothing"
        raise UnreadableError(f"{error.code}: {category_id} asks for {known}") from None


def _answers(given: object) -> dict[str, str | float]:
    if not isinstance(given, Mapping):
        raise UnreadableError("'attributes' must be an object of answers by question")
    wrong = [code for code, answer in given.items() if not _is_answer(answer)]
    if wrong:
        raise UnreadableError(
            f"'attributes' must be words or numbers: {', '.join(map(str, wrong))}"
        )
    return dict(given)


def _is_answer(answer: object) -> bool:
    return isinstance(answer, str | int | float) and not isinstance(answer, bool)


def _told(question: Question) -> str:
    keys = "|".join(choice.key for choice in question.choices)
    return f"{question.code}={keys or question.kind.value}"
