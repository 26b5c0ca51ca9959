"""The reporter's form on a phone: what it sends, and what it says while somebody still writes."""

import json

import pytest
from playwright.sync_api import Page, expect

from local.stage.client import CityClient
from tests.browser.acts import sent
from tests.browser.conftest import PHONE

pytestmark = pytest.mark.browser
POTHOLE = "Jalan berlubang di lorong depan pasar."


def begin(page: Page, words: str = POTHOLE) -> None:
    page.goto("/local/console/new")
    page.get_by_label("Apa yang terjadi?").fill(words)


def send(page: Page) -> dict[str, object]:
    """The body that the city was sent; it has taken it."""
    with page.expect_request("**/v1/reports?*") as sent:
        page.get_by_role("button", name="Kirim laporan").click()
    page.wait_for_url("**/local/console/reports/*")
    body: dict[str, object] = json.loads(sent.value.post_data or "")
    return body


@pytest.mark.parametrize(
    ("landmark", "told"), [("Depan SDN 3", "Depan SDN 3"), ("", "Korumba, Mandonga")]
)
def test_a_chosen_kelurahan_is_sent_without_a_point(page: Page, landmark: str, told: str) -> None:
    begin(page)
    page.locator('[data-code="74.71.01.1006"]').click()
    page.get_by_label("Kelurahan", exact=True).select_option("74.71.01.1006")
    page.get_by_label("Alamat atau patokan").fill(landmark)
    expect(page.locator("[data-pin]")).to_be_hidden()
    assert send(page)["location"] == {
        "source": "address",
        "kelurahan_code": "74.71.01.1006",
        "address_text": told,
    }
    expect(page.locator("dd", has_text="Korumba, Mandonga").first).to_be_visible()


def test_an_address_alone_is_a_place(page: Page) -> None:
    begin(page)
    page.get_by_label("Alamat atau patokan").fill("Jl. Melati, depan masjid")
    location = {"source": "address", "kelurahan_code": None}
    assert send(page)["location"] == location | {"address_text": "Jl. Melati, depan masjid"}


def test_half_a_coordinate_is_not_sent(page: Page) -> None:
    begin(page)
    page.get_by_label("Lintang").fill("-3,97")
    page.get_by_role("button", name="Kirim laporan").click()
    expect(page.locator("#place-error")).to_be_visible()


def test_danger_is_answered_while_somebody_still_writes(page: Page) -> None:
    begin(page, "Ada kebakaran di pasar, api membesar.")
    alert = page.get_by_role("alert")
    expect(alert.get_by_role("link", name="Telepon 112")).to_have_attribute("href", "tel:112")
    expect(alert).to_be_in_viewport()
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    page.get_by_label("Apa yang terjadi?").fill("")
    expect(alert).to_be_hidden()
    page.get_by_label("Jenis masalah").select_option("listrik")
    expect(alert).to_contain_text("Jangan menyentuh kabel")


def test_an_open_case_is_joined_instead_of_reported_anew(page: Page, city: CityClient) -> None:
    sent(
        city,
        description=POTHOLE,
        category="jalan_rusak",
        location={"latitude": -3.971088, "longitude": 122.521592},
    )
    begin(page)
    page.get_by_label("Jenis masalah").select_option("jalan_rusak")
    page.get_by_label("Lintang").fill("-3,971088")
    page.get_by_label("Bujur").fill("122,521592")
    page.get_by_role("button", name="Ini juga masalah saya").click()
    expect(page.get_by_text("1 pelapor dan 1 pendukung.")).to_be_visible()
    expect(page.get_by_role("button", name="Batal mendukung")).to_be_visible()


def test_a_report_is_sent_where_no_advice_is_to_be_had(page: Page) -> None:
    page.route("**/v1/advice?*", lambda route: route.fulfill(status=204))
    begin(page)
    page.get_by_label("Alamat atau patokan").fill("Jl. Melati, depan masjid")
    send(page)
