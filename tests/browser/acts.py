"""What a person does in the console, in more than one test."""

from pathlib import Path
from secrets import token_hex

from playwright.sync_api import Page, expect

from local.stage.client import CityClient


def file_report(page: Page, photo: Path, *, by_keyboard: bool = False) -> None:
    page.goto("/local/console/new")
    page.get_by_label("Apa yang terjadi?").fill("Jalan berlubang di lorong depan pasar.")
    page.get_by_label("Foto").set_input_files(photo)
    if by_keyboard:
        page.get_by_label("Lintang").fill("-3,971088")
        page.get_by_label("Bujur").fill("122,521592")
    else:
        page.locator('[data-code="74.71.01.1006"]').click()
    expect(page.locator("[data-place]")).to_have_text("Pin di Korumba, Mandonga")
    page.get_by_role("button", name="Kirim laporan").click()
    page.wait_for_url("**/local/console/reports/*")


def become(page: Page, persona: str) -> None:
    page.select_option("#persona", value=persona)
    with page.expect_navigation():
        page.locator("[data-sign-in] button").click()


def act(page: Page, action: str, text: str = "", photo: Path | None = None) -> None:
    """Press an action's button and, where it asks for words, give them; the page comes back new."""
    button = page.locator(f'[data-action="{action}"]')
    if not text:
        with page.expect_navigation():
            button.click()
        return
    button.click()
    page.locator("[data-act] textarea").first.fill(text)
    if photo:
        page.locator('[data-act] input[type="file"]').set_input_files(photo)
    with page.expect_navigation():
        page.locator('[data-act] form button[type="submit"]').click()


def sent(city: CityClient, **body: object) -> tuple[str, str]:
    """A report from elsewhere: its id, and its code."""
    citizen = city.signed_in("citizen", name="peramban")
    answer = citizen.post("/v1/reports", body, Idempotency_Key=token_hex(16))
    city.post("/local/settle", {})
    return answer["report_id"], answer["tracking_code"]
