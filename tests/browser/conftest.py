"""A tab on a phone, in front of a local city of its own."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from local.stage.camera import take_photo
from local.stage.client import CityClient
from local.stage.process import running_city
from tests.browser.install import CHROMIUM
from tests.emulators.tools import in_ci

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
PHONE = {"width": 390, "height": 844}
# What never comes fails a test; what comes late on a busy machine does not.
PATIENCE_MS = 90_000


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    if not CHROMIUM.exists() and not in_ci():
        pytest.skip("Chromium is not on this machine (Debian: apt-get install chromium)")
    expect.set_options(timeout=PATIENCE_MS)
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield chromium
        chromium.close()


@pytest.fixture
def city(tmp_path: Path) -> Iterator[CityClient]:
    with running_city(tmp_path / "city") as (client, _):
        yield client


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    file = tmp_path / "lubang.jpg"
    file.write_bytes(take_photo(-3.971088, 122.521592, datetime(2026, 11, 23, 1, tzinfo=UTC)))
    return file


@pytest.fixture
def page(browser: Browser, city: CityClient) -> Iterator[Page]:
    """A phone's tab. Whatever the page complains of fails the test."""
    context = browser.new_context(
        viewport={"width": PHONE["width"], "height": PHONE["height"]},
        locale="id-ID",
        base_url=city.base_url,
    )
    context.set_default_timeout(PATIENCE_MS)
    tab = context.new_page()
    complaints: list[str] = []
    tab.on("pageerror", lambda error: complaints.append(str(error)))
    tab.on("console", lambda line: complaints.append(line.text) if line.type == "error" else None)
    yield tab
    context.close()
    assert complaints == []
