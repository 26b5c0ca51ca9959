"""The page that a reporter's link opens: where their report stands. It is read, and nothing is done on it.

It shows less than the tracking code does, and neither the code nor what the reporter has written: links are
passed on, and a telephone is held by others.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from functions._edge.signed.link_dispatch import PageCall, SignedPage
from functions._edge.views import ladder_views, views
from shared.domain.kernel.errors import NotFoundError
from shared.domain.language.personal_data import traces_in
from shared.domain.notify.effects import handle_of
from shared.domain.photos.photos import PhotoState
from shared.domain.texts.catalogue import Catalogue
from shared.domain.texts.dates import local_time
from shared.domain.texts.link_timeline import link_timeline, next_by_link, words_by_link
from shared.domain.texts.timeline import sentence_of
from shared.usecases.evidence.read_photo import read_photo
from shared.usecases.queries.track_report import track_by_link

if TYPE_CHECKING:
    from shared.domain.photos.photos import Photo
    from shared.domain.report.report import Event, Report
    from shared.usecases.queries.track_report import Case, Tracked


def show(call: PageCall) -> SignedPage:
    """Raises NotFoundError where there is no such report any more."""
    found = track_by_link(call.link, call.ports)
    if found is None:
        return SignedPage("tracking_guarded.html", _guarded(call), language=call.language)
    return SignedPage("tracking.html", _facts(call, found), language=call.language)


def act(_call: PageCall) -> SignedPage | None:
    """There is nothing to do here: it is looked at again."""
    return None


def admits(_call: PageCall) -> bool:
    """Nobody sends pictures by this link."""
    return False


def picture(call: PageCall, photo_id: str) -> bytes:
    """A photo that the page shows. Raises NotFoundError for any other."""
    found = track_by_link(call.link, call.ports)
    if found is None or photo_id not in {photo.photo_id for photo in _pictures(found)}:
        raise NotFoundError("not_found")
    return read_photo(found.report, photo_id, "small", call.ports)


def _pictures(found: Tracked) -> tuple[Photo, ...]:
    return tuple(photo for photo in found.photos if photo.state is PhotoState.PUBLISHED)


def _guarded(call: PageCall) -> Mapping[str, object]:
    """The name that the message had, and no word of what it is about or where it stands."""
    city = call.ports.references.current(call.link.city_id).city
    return {"city": city.name, "handle": handle_of(call.link.report_id)}


def _facts(call: PageCall, found: Tracked) -> Mapping[str, object]:
    report, reference, language = found.report, found.reference, call.language
    now = call.ports.clock.now()
    category = reference.categories.get(report.category_id or "")
    rung = next_by_link(found.next_rung)
    coming = ladder_views.coming(report, rung, reference, language, now)
    pauses = (each.text for each in ladder_views.pauses(report, reference, language, now))
    told = link_timeline(found.events)
    return {
        "city": reference.city.name,
        "handle": handle_of(report.report_id),
        "category": views.service_name(category, language) if category else "-",
        "submitted": local_time(report.submitted_at, reference.city, language, now),
        **_standing(call, report, found),
        "answer": _by_staff(call, report.answer_text),
        "next": coming.text,
        "case": _related(call, found.case, found) if found.case else None,
        "parts": [_related(call, part, found) for part in found.parts],
        "pauses": list(pauses),
        "timeline": [_line(call, event, found) for event in reversed(told)],
        "photos": [f"{call.path}/photos/{photo.photo_id}" for photo in _pictures(found)],
        "until": local_time(call.link.expires_at, reference.city, language, now),
    }


def _standing(call: PageCall, report: Report, found: Tracked) -> Mapping[str, object]:
    office = report.agency_id or report.forwarded_to
    return {
        "state": views.state_name(report, found.reference, call.language),
        "office": found.reference.agency_name(office) if office else "",
    }


def _related(call: PageCall, case: Case, found: Tracked) -> Mapping[str, object]:
    """Where the case stands that it was joined to, or a part of it; words only that are for everybody."""
    answer = views.public_answer(case.report, found.reference, call.language)
    return {**_standing(call, case.report, found), "answer": answer}


def _line(call: PageCall, event: Event, found: Tracked) -> Mapping[str, object]:
    reference, language = found.reference, call.language
    return {
        "at": local_time(event.at, reference.city, language, call.ports.clock.now()),
        "text": sentence_of(event, reference, language),
        "message": _by_staff(call, words_by_link(event)),
    }


def _by_staff(call: PageCall, text: str) -> str:
    """What staff wrote, unless it could lead somebody to a person: that is for the app alone."""
    return Catalogue().text("page.tracking.withheld", call.language) if traces_in(text) else text
