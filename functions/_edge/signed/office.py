"""The page that a nudge leads to: show the duty phone, read the report, act on it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from functions._edge.signed.forms import text_in
from functions._edge.signed.link_dispatch import PageCall, SignedPage
from shared.domain.city.contacts import Contact, ContactRole
from shared.domain.city.reference import Reference
from shared.domain.kernel.errors import ConflictError, InvalidError, NotFoundError
from shared.domain.lifecycle.proof_review import is_needed
from shared.domain.lifecycle.requests import Request
from shared.domain.links.signed_links import Purpose
from shared.domain.notify.effects import handle_of
from shared.domain.people.access import Action
from shared.domain.photos.sent_pictures import LARGEST_BYTES, MOST_PICTURES
from shared.domain.report.report import Report
from shared.domain.texts.catalogue import Catalogue, is_text
from shared.domain.texts.dates import local_time
from shared.domain.texts.timeline import state_key
from shared.usecases.lifecycle.office_tap import OfficePage, OfficeTap, OpenReport

_PROVE, _READ, _DONE = "office_prove.html", "office.html", "office_done.html"
_LONGEST_TEXT = 5000
_FIELDS = frozenset({"code", "photos"})


def show(call: PageCall) -> SignedPage:
    page = OfficeTap(call.ports).show(call.link, call.session)
    return _page(call, page, {})


def act(call: PageCall) -> SignedPage | None:
    asked = call.form.get("act", "")
    try:
        if asked == "send_code":
            OfficeTap(call.ports).send_code(call.link)
            return None
        if asked == "prove":
            session = OfficeTap(call.ports).prove(call.link, call.form.get("code", ""))
            return SignedPage("", {}, session=session)
        request = _request(call.form)
        report = OfficeTap(call.ports).act(
            call.link, call.session, request, _meant(call), call.pictures
        )
        return SignedPage(_DONE, _done(call, report))
    except InvalidError as error:
        field = str(error.params.get("field"))
        fault = {field if field in _FIELDS else "text": _said(error.code)}
    except ConflictError as error:
        field = "code" if error.code == "code_too_often" else "text"
        code = "code_too_often" if error.code == "code_too_often" else "moved_on"
        fault = {field: f"page.field.{code}"}
    page = OfficeTap(call.ports).show(call.link, call.session)
    return _page(call, page, fault, status=422)


def admits(call: PageCall) -> bool:
    return OfficeTap(call.ports).is_proved(call.link, call.session)


def picture(_call: PageCall, _photo_id: str) -> bytes:
    """None are shown here: place and words are enough to act, and a picture shows more than they do.

    Raises NotFoundError, whatever is asked for.
    """
    raise NotFoundError("not_found")


def _meant(call: PageCall) -> str:
    """Which report the form is about; of a link to one report there is no question."""
    return call.form.get("report") or call.link.report_id


def _request(form: Mapping[str, str]) -> Request:
    if not form:
        raise InvalidError("code_needed", field="code")
    name, version = form.get("action", ""), form.get("version", "")
    if name not in set(Action) or not version.isdecimal() or len(version) > len("999999"):
        raise InvalidError("text_required", field="text")
    return Request(Action(name), int(version), text=text_in(form, "text", _LONGEST_TEXT))


def _said(code: str) -> str:
    """The page's own words for what is wrong, else those that the API has: a missing proof, for one."""
    own = f"page.field.{code}"
    return own if is_text(own) else f"problem.{code}.detail"


def _page(
    call: PageCall, page: OfficePage, faults: Mapping[str, str], status: int = 200
) -> SignedPage:
    reference, now = page.reference, call.ports.clock.now()
    facts: dict[str, object] = {
        "city": reference.city.name,
        "office": reference.agency_name(call.link.agency_id),
        "until": local_time(call.link.expires_at, reference.city, "id", now),
        "is_of_many": call.link.purpose is Purpose.OFFICE_BATCH,
        "faults": faults,
    }
    if not page.open:
        handle = handle_of(call.link.report_id)
        facts |= {"handle": handle, "contact": _called(page.contact)}
        return SignedPage(_PROVE, {**facts, "is_code_sent": page.is_code_sent}, status)
    shown = [_of_report(each, reference, now) for each in page.open]
    more = {
        "reports": shown,
        "typed": {
            "report": _meant(call),
            "action": call.form.get("action", ""),
            "text": call.form.get("text", ""),
        },
        "longest_text": _LONGEST_TEXT,
        "most_pictures": MOST_PICTURES,
        "largest_mb": LARGEST_BYTES // 2**20,
    }
    return SignedPage(_READ, {**facts, **more, "handle": shown[0]["handle"]}, status)


def _called(contact: Contact) -> str:
    key = "page.office.head" if contact.role is ContactRole.HEAD else "page.office.duty"
    return Catalogue().text(key, "id", order=contact.order)


def _of_report(shown: OpenReport, reference: Reference, now: datetime) -> Mapping[str, object]:
    report = shown.report
    category = reference.categories.get(report.category_id or "")
    village = reference.villages.by_code(report.village_code or "")
    return {
        "report_id": report.report_id,
        "handle": handle_of(report.report_id),
        "may": [action.value for action in shown.may],
        "version": report.version,
        "is_proof_needed": is_needed(report, reference),
        "description": report.description,
        "category": category.name_id if category else "-",
        "village": f"{village.name}, {village.district}" if village else "",
        "address": report.location.address_text,
        "submitted": local_time(report.submitted_at, reference.city, "id", now),
        "state": Catalogue().text(state_key(report), "id"),
        "due": local_time(report.due.at, reference.city, "id", now) if report.due.at else "",
    }


def _done(call: PageCall, report: Report) -> Mapping[str, object]:
    reference = call.ports.references.current(call.link.city_id)
    return {
        "city": reference.city.name,
        "handle": handle_of(report.report_id),
        "picture_count": len(call.pictures),
        "state": Catalogue().text(state_key(report), "id"),
        "is_of_many": call.link.purpose is Purpose.OFFICE_BATCH,
    }
