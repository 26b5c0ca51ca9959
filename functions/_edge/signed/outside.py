"""The page that a letter to a body outside the city leads to: read the report, answer it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime, time

from functions._edge.signed.forms import text_in
from functions._edge.signed.link_dispatch import PageCall, SignedPage
from shared.domain.calendar.calendars import OFFSETS
from shared.domain.city.city import City
from shared.domain.city.reference import Reference
from shared.domain.geo.place import Village
from shared.domain.kernel.errors import InvalidError, NotFoundError
from shared.domain.kernel.states import EventType
from shared.domain.lifecycle.outside import ExternalReply
from shared.domain.report.letter import OutgoingLetter
from shared.domain.report.report import Event, Report
from shared.domain.sla.document_numbers import number_of
from shared.domain.sla.promises import check_promise
from shared.domain.texts.dates import long_date, long_time
from shared.usecases.evidence.read_photo import read_photo
from shared.usecases.lifecycle.answer_from_outside import answer_from_outside
from shared.usecases.lifecycle.open_outside_page import OutsidePage, open_outside_page

_TEMPLATE = "outside.html"
_LONGEST_TEXT, _LONGEST_NAME = 5000, 200
_TEXTS: Mapping[str, int] = {
    "text": _LONGEST_TEXT,
    "said_by": _LONGEST_NAME,
    "said_as": _LONGEST_NAME,
}
_YEARS = range(2000, 2200)
_EMPTY: Mapping[str, str] = {
    "verdict": "ours",
    "text": "",
    "said_by": "",
    "said_as": "",
    "promised_by": "",
}


def show(call: PageCall) -> SignedPage:
    """The letter with its form, or the word that came. Raises NotFoundError where neither is there."""
    page = open_outside_page(call.link, call.ports)
    if page.word is not None:
        return SignedPage("outside_recorded.html", _recorded(page.word, page.reference))
    return SignedPage(_TEMPLATE, _facts(call, page, _EMPTY, {}))


def act(call: PageCall) -> SignedPage | None:
    """Record the word, or show what its form lacks. Raises NotFoundError where there is no letter."""
    page = open_outside_page(call.link, call.ports)
    if page.word is not None:
        return None
    faults = _faults(call, page.reference.city)
    if faults:
        typed = {name: call.form.get(name, empty) for name, empty in _EMPTY.items()}
        return SignedPage(_TEMPLATE, _facts(call, page, typed, faults), status=422)
    answer_from_outside(call.link, _word(call.form, page.reference.city), call.ports)
    return None


def admits(_call: PageCall) -> bool:
    """A body outside answers in words."""
    return False


def picture(call: PageCall, photo_id: str) -> bytes:
    """A photo that the page shows. Raises NotFoundError for any other."""
    page = open_outside_page(call.link, call.ports)
    if page.report is None or photo_id not in {photo.photo_id for photo in page.photos}:
        raise NotFoundError("not_found")
    return read_photo(page.report, photo_id, "large", call.ports)


def _faults(call: PageCall, city: City) -> Mapping[str, str]:
    """What each field lacks, all at once: the key of what is said of it."""
    faults = {}
    for field, longest in _TEXTS.items():
        try:
            if not text_in(call.form, field, longest):
                faults[field] = "page.field.text_required"
        except InvalidError as error:
            faults[field] = f"page.field.{error.code}"
    try:
        check_promise(_end_of_day(call.form.get("promised_by", ""), city), call.ports.clock.now())
    except InvalidError as error:
        faults["promised_by"] = f"page.field.{error.code}"
    return faults


def _word(form: Mapping[str, str], city: City) -> ExternalReply:
    is_ours = form.get("verdict") != "not_ours"
    return ExternalReply(
        text=text_in(form, "text", _TEXTS["text"]),
        said_by=text_in(form, "said_by", _TEXTS["said_by"]),
        said_as=text_in(form, "said_as", _TEXTS["said_as"]),
        is_ours=is_ours,
        promised_by=_end_of_day(form.get("promised_by", ""), city) if is_ours else None,
    )


def _end_of_day(written: str, city: City) -> datetime | None:
    """The last minute of that day on the city's clocks."""
    if not written.strip():
        return None
    try:
        day = date.fromisoformat(written.strip())
    except ValueError:
        raise InvalidError("date_invalid", field="promised_by") from None
    if day.year not in _YEARS:
        raise InvalidError("date_invalid", field="promised_by")
    local = datetime.combine(day, time(23, 59), OFFSETS[city.zone_letters])
    return local.astimezone(UTC)


def _facts(
    call: PageCall, page: OutsidePage, typed: Mapping[str, str], faults: Mapping[str, str]
) -> Mapping[str, object]:
    report, letter, reference = page.report, page.letter, page.reference
    if report is None or letter is None:
        raise NotFoundError("not_found")
    return {
        **_of_letter(letter, reference),
        **_of_report(report, reference),
        "photos": [f"{call.path}/photos/{photo.photo_id}" for photo in page.photos],
        "until": long_time(call.link.expires_at, reference.city),
        "typed": typed,
        "faults": faults,
        "longest_text": _LONGEST_TEXT,
        "longest_name": _LONGEST_NAME,
    }


def _of_letter(letter: OutgoingLetter, reference: Reference) -> Mapping[str, object]:
    return {
        "city": reference.city.name,
        "office": reference.agency_name(letter.agency_id),
        "number": number_of(letter, reference.city),
        "date": long_date(letter.written_at, reference.city),
    }


def _of_report(report: Report, reference: Reference) -> Mapping[str, object]:
    category = reference.categories.get(report.category_id or "")
    village = reference.villages.by_code(report.village_code or "")
    point = report.location.point
    return {
        "description": report.description,
        "category": category.name_id if category else "-",
        "village": _spoken(village) if village else "",
        "address": report.location.address_text,
        "point": f"{point.latitude:.6f}, {point.longitude:.6f}" if point else "",
        "submitted": long_time(report.submitted_at, reference.city),
    }


def _spoken(village: Village) -> str:
    return f"{village.kind.capitalize()} {village.name}, Kecamatan {village.district}"


def _recorded(word: Event, reference: Reference) -> Mapping[str, object]:
    detail = word.detail
    return {
        "city": reference.city.name,
        "office": reference.agency_name(word.actor.agency_id),
        "at": long_time(word.at, reference.city),
        "text": word.text,
        "is_answer": word.type is EventType.OUTSIDE_ANSWERED,
        "said_by": str(detail.get("said_by", "")),
        "said_as": str(detail.get("said_as", "")),
        "promise": _promise_in(word, reference.city),
    }


def _promise_in(word: Event, city: City) -> str:
    promised = word.detail.get("promised_by")
    return long_time(datetime.fromisoformat(str(promised)), city) if promised else ""
