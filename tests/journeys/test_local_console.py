"""The console's pages as a reader without scripts gets them."""

import re
from html.parser import HTMLParser
from urllib.parse import urlencode

import pytest

from local.stage.client import CityClient
from tests.journeys.local_cities import city, own_city, submit

__all__ = ["city", "own_city"]

pytestmark = pytest.mark.journey
PAGES = [
    "/",
    "/?kota=makassar",
    "/local/console/new",
    "/local/console/new?kota=makassar",
    "/local/console/queue",
    "/local/console/alarms",
    "/local/console/messages",
]
FORM = {"Content-Type": "application/x-www-form-urlencoded"}


class Page(HTMLParser):
    """What a test asks of a page."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.inline: list[str] = []
        self.labelled: set[str] = set()
        self.fields: set[str] = set()
        self.language = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        if tag == "html":
            self.language = found.get("lang") or ""
        if tag == "style" or (tag == "script" and "src" not in found):
            self.inline.append(tag)
        self.inline += [name for name in found if name == "style" or name.startswith("on")]
        if tag == "label" and found.get("for"):
            self.labelled.add(found["for"] or "")
        if tag in {"select", "textarea", "input"} and found.get("type") not in {
            "hidden",
            "checkbox",
        }:
            self.fields.add(found.get("id") or "without an id")


def page(city: CityClient, path: str) -> str:
    answer = city.send("GET", path)
    assert answer.status == 200
    assert answer.headers["Content-Type"].startswith("text/html")
    return answer.body.decode()


@pytest.mark.parametrize("path", PAGES)
def test_a_page_keeps_its_own_security_policy(city: CityClient, path: str) -> None:
    answer = city.send("GET", path)
    assert answer.headers["Content-Security-Policy"].startswith("default-src 'self';")
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert Page(answer.body.decode()).inline == []


@pytest.mark.parametrize("path", PAGES)
def test_every_field_has_a_label_and_the_language_is_told(city: CityClient, path: str) -> None:
    found = Page(page(city, path))
    assert found.fields <= found.labelled
    assert found.language == "id"


@pytest.mark.parametrize("file", ["console.css", "console.js", "report_form.js", "icon.svg"])
def test_the_files_it_asks_for_are_there(city: CityClient, file: str) -> None:
    assert city.send("GET", f"/local/static/{file}").status == 200


def test_a_complaints_life_can_be_read_without_scripts(own_city: CityClient) -> None:
    filed = submit(own_city.signed_in("citizen"), "read-without-scripts")
    own_city.post("/local/settle", {})
    own_city.post("/local/clock", {"advance": "PT24H15M"})
    handle = filed["report_id"][:8].upper()
    home = page(own_city, "/")
    assert handle in home
    assert "Korumba, Mandonga" in home
    life = page(own_city, f"/local/console/reports/{filed['report_id']}")
    for told in (
        "Laporan Anda kami terima.",
        "jalan-dpupr",
        "Mengapa ke sini",
        "Kelurahan Korumba, Mandonga, memuat titik itu.",
        "Belum ada tindak lanjut, maka kami mengirim WhatsApp kepada",
        "+6280000000101",
        "periksa apakah pesan sudah sampai",
    ):
        assert told in life
    assert filed["tracking_code"] not in life
    assert handle in page(own_city, "/local/console/alarms")
    assert "Kantor diingatkan" in page(own_city, "/local/console/messages")


def test_a_chat_runs_downwards_and_a_lock_screen_has_the_newest_on_top(
    own_city: CityClient,
) -> None:
    filed = submit(
        own_city.signed_in("citizen"),
        "runs-down",
        contact={"phone": "0812-3456-7890", "whatsapp": True},
    )
    own_city.post("/local/settle", {})
    own_city.post("/local/clock", {"advance": "PT25H"})
    for path in ("/local/console/messages", f"/local/console/reports/{filed['report_id']}"):
        shown = page(own_city, path)
        for channel, is_downwards in (("whatsapp", True), ("push", False)):
            phones = re.findall(rf'phone-{channel}">.*?</article>', shown, re.DOTALL)
            days = [re.findall(r"<time>\w+ (\d+) ", each) for each in phones]
            mixed = [each for each in days if len(set(each)) > 1]
            assert mixed, (path, channel)
            assert mixed == [sorted(each, reverse=not is_downwards) for each in mixed]


def test_the_desk_reads_what_an_unclear_report_may_be_about(city: CityClient) -> None:
    unclear = "got mampet dan sampah menumpuk"
    filed = submit(city.signed_in("citizen"), "unclear-words", description=unclear)
    city.post("/local/settle", {})
    life = page(city, f"/local/console/reports/{filed['report_id']}")
    for name in ("Drainase tersumbat", "Sampah"):
        assert f"menunjuk ke &#39;{name}&#39;" in life


def test_what_people_write_is_shown_as_text(city: CityClient) -> None:
    words = '<script>alert(1)</script> "><img src=x onerror=alert(2)> {{ 7*7 }} jalan berlubang'
    citizen = city.signed_in("citizen")
    filed = submit(citizen, "shown-as-text", description=words)
    city.post("/local/settle", {})
    citizen.post(f"/v1/reports/{filed['tracking_code']}/messages", {"text": words})
    for path in ("/", f"/local/console/reports/{filed['report_id']}"):
        shown = page(city, path)
        assert "&lt;script&gt;alert(1)&lt;/script&gt;" in shown
        assert "{{ 7*7 }}" in shown
        assert Page(shown).inline == []


def test_the_clocks_buttons_work_without_scripts(own_city: CityClient) -> None:
    before = own_city.get("/local/clock")["now"]
    form = urlencode({"advance": "PT24H", "back": "/local/console/alarms?kota=kendari"}).encode()
    moved = own_city.send("POST", "/local/console/clock", form, FORM)
    assert (moved.status, moved.headers["Location"]) == (
        303,
        "/local/console/alarms?kota=kendari",
    )
    after = own_city.get("/local/clock")["now"]
    assert (before[:10], after[:10]) != (after[:10], before[:10])


@pytest.mark.parametrize("back", ["https://attacker.example/", "//attacker.example", "/\\x", "x"])
def test_the_clock_sends_nobody_elsewhere(city: CityClient, back: str) -> None:
    form = urlencode({"advance": "PT1H", "back": back}).encode()
    moved = city.send("POST", "/local/console/clock", form, FORM)
    assert moved.headers["Location"] == "/"


def test_another_sites_page_may_not_press_the_buttons(city: CityClient) -> None:
    form = urlencode({"advance": "PT1H"}).encode()
    answer = city.send(
        "POST", "/local/console/clock", form, {**FORM, "Sec-Fetch-Site": "cross-site"}
    )
    assert answer.status == 403


def test_a_report_that_is_not_there_is_told_on_a_page(city: CityClient) -> None:
    answer = city.send("GET", "/local/console/reports/0000")
    assert answer.status == 404
    assert answer.headers["Content-Type"].startswith("text/html")
    assert "Kembali ke daftar laporan" in answer.body.decode()


def test_the_map_holds_every_village_of_the_city(city: CityClient) -> None:
    shown = page(city, "/local/console/new?kota=makassar")
    assert len(re.findall(r'class="village"', shown)) == 153
    assert "Panakkukang" in shown
