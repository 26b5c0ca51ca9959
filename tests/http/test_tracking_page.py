"""The page behind a reporter's link, over real sockets: it shows where the report stands and no more."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from html import unescape

import pytest

from shared.domain.lifecycle.requests import Request
from shared.domain.links.tracking_links import TrackingLinks
from shared.domain.people.access import Action
from shared.domain.photos.photos import PhotoState
from shared.usecases.lifecycle.act_on_report import ActOnReport, act_on_report
from shared.usecases.lifecycle.respond_as_reporter import (
    RespondAsReporter,
    Response,
    respond_as_reporter,
)
from shared.usecases.people.authenticate_staff import authenticate_staff
from shared.usecases.people.open_contact import OpenContact, open_contact
from tests.http.client import Answer, request
from tests.http.installation import (
    CITIZEN,
    CITY,
    DESK,
    NAME,
    OTHER_CITIZEN,
    PHONE,
    SUPERVISOR,
    WORDS,
    Installation,
)
from tests.http.test_signed_pages import Sent, forwarded

QUESTION = "Tiang yang mana, mohon?"
REPLY = "Yang di depan rumah saya, nomor 12."


@dataclass(frozen=True)
class Page:
    city: Installation
    sent: Sent
    path: str

    def get(self, path: str = "", language: str = "id") -> Answer:
        headers = {"Accept-Language": language}
        return request(self.city, "signed_pages", "GET", self.path + path, headers=headers)

    def read(self, language: str = "id") -> str:
        return unescape(self.get(language=language).body.decode())


@pytest.fixture
def page(city: Installation) -> Iterator[Page]:
    """A report that staff asked about. Nothing of its link may stand in what the functions wrote."""
    made = _page(city, forwarded(city))
    yield made
    assert made.path.removeprefix("/s/")[:20] not in city.logs()


def _page(city: Installation, sent: Sent) -> Page:
    ports, report = city.container.ports, sent.report
    links = TrackingLinks("https://lapor.example", ports.link_keys)
    address = links.address(CITY, report.report_id, report.links_since, report.submitted_at)
    return Page(city, sent, address.removeprefix("https://lapor.example"))


def _asked_and_answered(page: Page) -> None:
    ports = page.city.container.ports
    member = authenticate_staff(DESK, ports)
    report = ports.reports.get(CITY, page.sent.report.report_id)
    asked = Request(Action.ASK, report.version, QUESTION)
    act_on_report(ActOnReport(member, report.report_id, asked), ports)
    identity = ports.people.identity(CITY, report.report_id)
    assert identity is not None
    told = RespondAsReporter(identity.tracking_code, CITIZEN.uid, Response.MESSAGE, REPLY)
    respond_as_reporter(told, ports)


def test_it_shows_where_the_report_stands_and_what_comes_next(page: Page) -> None:
    answer, shown = page.get(), page.read()
    assert answer.status == 200
    for words in (
        f"Laporan {page.sent.report.report_id[:8].upper()}",
        "diteruskan ke instansi luar",
        "PLN Kendari",
        "Laporan Anda kami terima.",
    ):
        assert words in shown
    assert "<form" not in shown


def test_it_speaks_the_language_of_its_reader(page: Page) -> None:
    assert page.get(language="en").headers["content-language"] == "en"
    shown = page.read("en")
    assert '<html lang="en">' in shown
    assert "Where it stands" in shown


def test_it_holds_nothing_of_a_person_and_not_the_code(page: Page) -> None:
    _asked_and_answered(page)
    shown = page.read()
    assert QUESTION in shown
    for hidden in (NAME, PHONE, PHONE[3:], WORDS, REPLY, "KDI-", "Lorong Mawar", "122.515"):
        assert hidden not in shown
    for hidden in (page.sent.report.report_id, CITIZEN.uid):
        assert hidden not in shown


def test_whoever_holds_the_phone_does_not_read_that_staff_called_or_why(page: Page) -> None:
    ports = page.city.container.ports
    reason = "Keluarganya melarang melapor, harus ditelepon siang."
    member = authenticate_staff(SUPERVISOR, ports)
    open_contact(OpenContact(member, page.sent.report.report_id, reason), ports)
    shown = page.read()
    assert reason not in shown
    assert "data kontak" not in shown
    assert "PLN Kendari" in shown


def test_what_staff_write_of_a_person_is_read_in_the_app_alone(page: Page) -> None:
    ports = page.city.container.ports
    member = authenticate_staff(DESK, ports)
    report = ports.reports.get(CITY, page.sent.report.report_id)
    asked = Request(Action.ASK, report.version, "Apakah nomor Bu Siti 0812-0000-0002?")
    act_on_report(ActOnReport(member, report.report_id, asked), ports)
    shown = page.read()
    assert "0812" not in shown
    assert "hanya dapat dibaca di aplikasi" in shown


def test_nothing_is_done_by_it(page: Page) -> None:
    history = page.city.container.ports.reports.events(CITY, page.sent.report.report_id)
    form = {"Content-Type": "application/x-www-form-urlencoded"}
    answer = request(
        page.city, "signed_pages", "POST", page.path, body=b"action=withdraw", headers=form
    )
    assert (answer.status, answer.headers["location"]) == (303, page.path)
    assert page.city.container.ports.reports.events(CITY, page.sent.report.report_id) == history


@pytest.mark.parametrize(
    ("method", "what"), [("GET", ""), ("POST", "/claim"), ("GET", "/case-file")]
)
def test_its_link_is_no_code_by_which_somebody_takes_the_report(
    page: Page, method: str, what: str
) -> None:
    own = {"Authorization": f"Bearer {page.city.token(OTHER_CITIZEN)}"}
    path = f"/v1/reports/{page.path.removeprefix('/s/')}{what}"
    assert request(page.city, "citizen_api", method, path, headers=own).status == 404


def test_pictures_are_shown(page: Page) -> None:
    city, photo = page.city, page.sent.photo
    city.container.ports.photo_bytes.publish(f"{photo.object_name}/small", b"SMALL", "image/jpeg")
    assert f"{page.path}/photos/{photo.photo_id}" in page.read()
    answer = page.get(f"/photos/{photo.photo_id}")
    assert (answer.status, answer.body) == (200, b"SMALL")
    assert page.get(f"/photos/{city.photo_id}").status == 404


@pytest.mark.parametrize("language", ["id", "en"])
def test_of_a_secret_report_it_shows_the_handle_and_where_to_look(
    city: Installation, language: str
) -> None:
    _shows_the_handle_alone(_page(city, forwarded(city, secret=True)), language)


def test_of_a_report_that_was_taken_back_it_shows_no_more_than_that(page: Page) -> None:
    """Its reporter may have been made to; nobody behind them reads what it was."""
    ports = page.city.container.ports
    identity = ports.people.identity(CITY, page.sent.report.report_id)
    assert identity is not None
    taken = RespondAsReporter(identity.tracking_code, CITIZEN.uid, Response.WITHDRAW)
    respond_as_reporter(taken, ports)
    _shows_the_handle_alone(page, "id")


def test_of_a_report_that_became_a_secret_its_old_link_shows_no_more_than_that(page: Page) -> None:
    assert "PLN Kendari" in page.read()
    ports = page.city.container.ports
    identity = ports.people.identity(CITY, page.sent.report.report_id)
    assert identity is not None
    words = "Petugasnya minta uang pelicin, saya diancam."
    told = RespondAsReporter(identity.tracking_code, CITIZEN.uid, Response.MESSAGE, words)
    respond_as_reporter(told, ports)
    assert ports.reports.get(CITY, page.sent.report.report_id).restricted
    _shows_the_handle_alone(page, "id")


def _shows_the_handle_alone(page: Page, language: str) -> None:
    answer, shown = page.get(language=language), page.read(language)
    assert answer.status == 200
    said = {"id": "Mohon buka laporan ini di aplikasi", "en": "Please open this report in the app"}
    assert f"{page.sent.report.report_id[:8].upper()}" in shown
    assert said[language] in shown
    for hidden in ("PLN", "istrik", "lectric", "/photos/", "diteruskan", "forwarded", "rahasia"):
        assert hidden not in shown
    assert page.get(f"/photos/{page.sent.photo.photo_id}").status == 404


def test_a_picture_that_is_not_clean_yet_is_not_shown(page: Page) -> None:
    assert page.sent.photo.state is PhotoState.ANNOUNCED
    other = TrackingLinks("https://lapor.example", page.city.container.ports.link_keys)
    report = page.city.report
    address = other.address(CITY, report.report_id, 0, report.submitted_at)
    path = address.removeprefix("https://lapor.example")
    answer = request(page.city, "signed_pages", "GET", path)
    assert answer.status == 200
    assert b"/photos/" not in answer.body


def test_it_ends_with_the_other_links_when_the_desk_revokes_them(page: Page) -> None:
    """The slip's QR code with it: the desk need not know where a link was read or printed."""
    ports, report = page.city.container.ports, page.sent.report
    member = authenticate_staff(DESK, ports)
    revoked = Request(Action.REVOKE_LINKS, report.version, "Telepon pelapor dirampas.")
    act_on_report(ActOnReport(member, report.report_id, revoked), ports)
    assert page.get().status == 404
    assert page.get(f"/photos/{page.sent.photo.photo_id}").status == 404
    stored = ports.reports.get(CITY, report.report_id)
    renewed = _page(page.city, replace(page.sent, report=stored))
    assert renewed.get().status == 200


def test_a_link_that_was_changed_opens_nothing(page: Page) -> None:
    broken = page.path[:-2] + ("A" if page.path[-2] != "A" else "B") + page.path[-1]
    assert request(page.city, "signed_pages", "GET", broken).status == 404
