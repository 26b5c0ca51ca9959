"""How a supervisor finds out whom to call, with the console's own form: once, with a reason, or in twos."""

import pytest
from playwright.sync_api import Locator, Page, expect

from local.stage.client import CityClient
from tests.browser.acts import become, sent

pytestmark = pytest.mark.browser

NAME, NUMBER = "Wa Ode Contoh", "+6281234567890"
POTHOLE = "Jalan berlubang di lorong depan pasar."
ACCUSING = "Petugas meminta uang pelicin agar lubang di depan toko saya ditambal."
WHY = "Pelapor diminta menunjukkan tempatnya."


def with_contact(city: CityClient, description: str) -> str:
    report_id, _ = sent(
        city,
        description=description,
        location={"latitude": -3.971088, "longitude": 122.521592},
        contact={"name": NAME, "phone": "081234567890"},
    )
    return report_id


def ask_for_it(page: Page, reason: str) -> Locator:
    """Fill in the form as the supervisor who is signed in; what it then tells."""
    room = page.locator("details", has_text="Buka kontak pelapor")
    room.locator("summary").click()
    room.get_by_label("Alasan menghubungi, dibaca pelapor").fill(reason)
    room.get_by_role("button", name="Buka kontak pelapor").click()
    return room.get_by_role("status")


def test_a_reason_shows_name_and_number_once(page: Page, city: CityClient) -> None:
    page.goto(f"/local/console/reports/{with_contact(city, POTHOLE)}")
    become(page, "supervisor|kendari|")
    told = ask_for_it(page, WHY)
    expect(told).to_contain_text(NAME)
    expect(told).to_contain_text(NUMBER)
    expect(page.get_by_label("Alasan menghubungi, dibaca pelapor")).to_have_count(0)
    page.reload()
    expect(page.locator(".timeline blockquote", has_text=WHY)).to_be_visible()
    expect(page.get_by_text(NUMBER)).to_have_count(0)
    expect(page.get_by_text(NAME)).to_have_count(0)


def test_an_office_has_no_such_form(page: Page, city: CityClient) -> None:
    page.goto(f"/local/console/reports/{with_contact(city, POTHOLE)}")
    become(page, "officer|kendari|DPUPR")
    expect(page.locator('[data-action="accept"]')).to_be_visible()
    expect(page.get_by_text("Buka kontak pelapor")).to_have_count(0)


def test_a_guarded_report_waits_for_a_second_supervisor(page: Page, city: CityClient) -> None:
    page.goto(f"/local/console/reports/{with_contact(city, ACCUSING)}")
    become(page, "supervisor|kendari|")
    expect(ask_for_it(page, WHY)).to_contain_text("penyelia kedua perlu menyetujui")
    expect(page.get_by_text(NUMBER)).to_have_count(0)
    page.reload()
    expect(page.locator(".timeline blockquote", has_text=WHY)).to_be_visible()
    expect(page.get_by_text(NUMBER)).to_have_count(0)


def test_the_second_supervisor_is_shown_the_number(page: Page, city: CityClient) -> None:
    report_id = with_contact(city, ACCUSING)
    first = city.signed_in("supervisor", colleague="pertama")
    first.post(f"/v1/officer/reports/{report_id}/contact-openings", {"reason": WHY})
    page.goto(f"/local/console/reports/{report_id}")
    become(page, "supervisor|kendari|")
    told = ask_for_it(page, "Setuju, pelapor perlu dilindungi.")
    expect(told).to_contain_text(NUMBER)
