"""The reporter's form on a phone: what it sends, and what it says while somebody still writes."""

import json

import pytest
from playwright.sync_api import Page, expect

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
