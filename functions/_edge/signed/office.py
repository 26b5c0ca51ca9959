"""The page that a nudge leads to: show the duty phone, read the report, act on it."""

from __future__ import annotations

from collections.abc import Mapping

from functions._edge.signed.forms import text_in
from functions._edge.signed.frame import Page, PageCall
from shared.domain.access import Action
from shared.domain.catalogue import TEXTS, Catalogue, local_time
from shared.domain.contacts import Contact, ContactRole
from shared.domain.effects import handle_of
from shared.domain.errors import ConflictError, InvalidError, NotFoundError
from shared.domain.reference import Reference
from shared.domain.report import Report
from shared.domain.requests import Request
from shared.domain.signed_links import Purpose
from shared.usecases.office_tap import OfficePage, OpenReport

_PROVE, _READ, _DONE = "office_prove.html", "office.html", "office_done.html"
_LONGEST_TEXT = 5000


def show(call: PageCall) -> Page:
    page = call.house.office_tap.show(call.link, call.session)
    return _page(call, page, {})


def act(call: PageCall) -> Page | None:
    asked = call.form.get("act", "")
    try:
        if asked == "send_code":
            call.house.office_tap.send_code(call.link)
            return None
        if asked == "prove":
            session = call.house.office_tap.prove(call.link, call.form.get("code", ""))
            return Page("", {}, session=session)
        report_id = call.form.get("report") or call.link.report_id
        request = _request(call.form)
        report = call.house.office_tap.act(call.link, call.session, request, report_id)
        return Page(_DONE, _done(call, report))
    except InvalidError as error:
        field = "code" if error.params.get("field") == "code" else "text"
        fault = {field: _said(error.code)}
    except ConflictError as error:
        field = "code" if error.code == "code_too_often" else "text"
        code = "code_too_often" if error.code == "code_too_often" else "moved_on"
        fault = {field: f"page.field.{code}"}
    page = call.house.office_tap.show(call.link, call.session)
    return _page(call, page, fault, status=422)


def picture(_call: PageCall, _photo_id: str) -> bytes:
    """None are shown here: place and words are enough to act, and a picture shows more than they do."""
    raise NotFoundError("not_found")


def _request(form: Mapping[str, str]) -> Request:
    name, version = form.get("action", ""), form.get("version", "")
    if name not in set(Action) or not version.isdecimal() or len(version) > len("999999"):
        raise InvalidError("text_required", field="text")
    return Request(Action(name), int(version), text=text_in(form, "text", _LONGEST_TEXT))


def _said(code: str) -> str:
    """The page's own words for what is wrong, else those that the API has: a missing proof, for one."""
    own = f"page.field.{code}"
    return own if own in TEXTS else f"problem.{code}.detail"


def _page(call: PageCall, page: OfficePage, faults: Mapping[str, str], status: int = 200) -> Page:
    reference = page.reference
    facts: dict[str, object] = {
        "city": reference.city.name,
        "office": reference.agency_name(call.link.agency_id),
        "until": local_time(call.link.expires_at, reference.city, "id"),
        "is_of_many": call.link.purpose is Purpose.OFFICE_BATCH,
        "faults": faults,
    }
    if not page.open:
        handle = handle_of(call.link.report_id)
        facts |= {"handle": handle, "contact": _called(page.contact)}
        return Page(_PROVE, {**facts, "is_code_sent": page.is_code_sent}, status)
    shown = [_of_report(each, reference) for each in page.open]
    typed = {"report": call.form.get("report", ""), "text": call.form.get("text", "")}
    more = {"reports": shown, "typed": typed, "longest_text": _LONGEST_TEXT}
    return Page(_READ, {**facts, **more, "handle": shown[0]["handle"]}, status)


def _called(contact: Contact) -> str:
    key = "page.office.head" if contact.role is ContactRole.HEAD else "page.office.duty"
    return Catalogue().text(key, "id", order=contact.order)


def _of_report(shown: OpenReport, reference: Reference) -> Mapping[str, object]:
    report = shown.report
    category = reference.categories.get(report.category_id or "")
    village = reference.villages.by_code(report.village_code or "")
    return {
        "report_id": report.report_id,
        "handle": handle_of(report.report_id),
        "may": [action.value for action in shown.may],
        "version": report.version,
        "description": report.description,
        "category": category.name_id if category else "-",
        "village": f"{village.name}, {village.district}" if village else "",
        "address": report.location.address_text,
        "submitted": local_time(report.submitted_at, reference.city, "id"),
        "state": Catalogue().text(f"state.{report.state.value}", "id"),
        "due": local_time(report.due.at, reference.city, "id") if report.due.at else "",
    }


def _done(call: PageCall, report: Report) -> Mapping[str, object]:
    reference = call.house.references.current(call.link.city_id)
    return {
        "city": reference.city.name,
        "handle": handle_of(report.report_id),
        "state": Catalogue().text(f"state.{report.state.value}", "id"),
        "is_of_many": call.link.purpose is Purpose.OFFICE_BATCH,
    }
