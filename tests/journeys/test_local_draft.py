"""An official changes the city on the console's pages, without scripts and without a programmer."""

import re
from html import unescape
from urllib.parse import urlencode

import pytest

from local.stage.client import CityClient
from tests.journeys.local_cities import own_city
from tests.journeys.test_local_console import FORM, Page, page

__all__ = ["own_city"]

pytestmark = pytest.mark.journey
HOME = "/local/console/draft"
FRIDAY = f"{HOME}/hours/friday"


def press(city: CityClient, path: str, **fields: str) -> int:
    """The status; a button that worked leads to another page."""
    return city.send("POST", path, urlencode(fields).encode(), FORM).status


def test_a_draft_is_edited_explained_mended_and_published(own_city: CityClient) -> None:
    assert "Siapkan draf" in page(own_city, HOME)
    assert press(own_city, HOME) == 303
    assert "Jenjang tenggat" in page(own_city, HOME)
    assert "friday" in page(own_city, f"{HOME}/hours")
    hours = {"day": "friday", "opens": "07:30"}
    assert press(own_city, FRIDAY, **hours, closes="25:00") == 303
    assert "tidak sesuai bentuk kolom" in page(own_city, FRIDAY)
    assert press(own_city, f"{HOME}/publish", note="SK contoh") == 303
    assert "ada kesalahan" in page(own_city, HOME)
    assert press(own_city, FRIDAY, **hours, closes="16:45") == 303
    assert "benar, belum diterbitkan" in page(own_city, HOME)
    assert press(own_city, f"{HOME}/publish", note="SK contoh") == 303
    told = page(own_city, HOME)
    assert "sudah diterbitkan" in told
    assert "admin@local · SK contoh" in told


def test_rows_are_added_and_taken_away(own_city: CityClient) -> None:
    press(own_city, HOME)
    assert press(own_city, f"{HOME}/agencies", name="DISPERIN") == 303
    assert "kosong" in page(own_city, f"{HOME}/agencies/DISPERIN")
    assert press(own_city, f"{HOME}/agencies/DISPERIN", delete="1") == 303
    assert own_city.send("GET", f"{HOME}/agencies/DISPERIN").status == 404
    assert press(own_city, f"{HOME}/agencies", name=" ") == 422


def test_a_row_that_is_too_long_for_its_line_says_that_there_is_more(own_city: CityClient) -> None:
    press(own_city, HOME)
    told = re.findall(
        r'<p class="photos">(.*?)</p>', page(own_city, f"{HOME}/categories"), re.DOTALL
    )
    assert any(each.endswith("…") for each in told)
    assert all(each.endswith("…") or len(unescape(each)) <= 145 for each in told)


def test_the_pages_keep_to_the_rules_of_the_others(own_city: CityClient) -> None:
    press(own_city, HOME)
    for path in (HOME, f"{HOME}/hours", FRIDAY, f"{HOME}?kota=makassar"):
        answer = own_city.send("GET", path)
        found = Page(answer.body.decode())
        assert (found.inline, found.language) == ([], "id")
        assert found.fields <= found.labelled
        assert answer.headers["Content-Security-Policy"].startswith("default-src 'self';")
    for path in (f"{HOME}/nothing", f"{HOME}/hours/nothing"):
        assert own_city.send("GET", path).status == 404
    for path in (HOME, f"{HOME}/publish", FRIDAY, f"{HOME}/hours"):
        foreign = {**FORM, "Sec-Fetch-Site": "cross-site"}
        assert own_city.send("POST", path, b"name=x", foreign).status == 403
