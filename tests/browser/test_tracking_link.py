"""A reporter opens the link in their message, in a browser that knows nothing of them."""

import pytest
from playwright.sync_api import Browser, Page, expect

from local.stage.client import CityClient
from tests.browser.acts import sent
from tests.browser.conftest import PHONE

pytestmark = pytest.mark.browser


def test_the_link_in_the_message_shows_where_the_report_stands(
    page: Page, browser: Browser, city: CityClient
) -> None:
    report_id, code = sent(
        city,
        description="Jalan berlubang di lorong depan pasar.",
        location={"latitude": -3.971088, "longitude": 122.521592},
        contact={"name": "Wa Ode Contoh", "phone": "081234567890", "whatsapp": True},
    )
    page.goto(f"/local/console/reports/{report_id}")
    link = page.locator("#phones ~ .phones a", has_text="/s/").first
    address = link.get_attribute("href") or ""
    assert code not in address
    stranger = browser.new_context(
        viewport={"width": PHONE["width"], "height": PHONE["height"]}, locale="id-ID"
    )
    tab = stranger.new_page()
    tab.goto(address)
    expect(tab.get_by_role("heading", level=1)).to_have_text(f"Laporan {report_id[:8].upper()}")
    expect(tab.get_by_role("status")).to_have_text("diteruskan ke kantor")
    expect(tab.get_by_text("Laporan Anda diteruskan ke Dinas PU")).to_be_visible()
    expect(tab.get_by_text("Wa Ode Contoh")).to_have_count(0)
    expect(tab.get_by_role("button")).to_have_count(0)
    assert tab.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    stranger.close()
