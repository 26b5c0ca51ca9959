"""The link of a nudge opens the report for the contact it was sent to, by its button and written out."""

import pytest

from shared.domain.links.signed_links import LinkKeys, Purpose, read_link
from shared.domain.notify.tap_links import TapLinks
from shared.domain.notify.taps import contact_of
from tests.builders import CITY, NOW, REPORT_ID, make_contacts, make_reference

KEYS = LinkKeys((b"k" * 32,))
DUTY = make_contacts()[0]
BATCH_ID = "b" * 32


@pytest.mark.parametrize("pages", ["https://pages.example", "https://pages.example/"])
def test_written_out_it_is_an_address_of_the_citys_pages(pages: str) -> None:
    links = TapLinks(pages, KEYS)
    token = links.token(CITY, REPORT_ID, 7, DUTY, NOW)
    assert links.address(token) == f"https://pages.example/s/{token}"


def test_it_opens_one_report_for_one_contact() -> None:
    link = read_link(TapLinks("", KEYS).token(CITY, REPORT_ID, 7, DUTY, NOW), KEYS, NOW)
    assert (link.purpose, link.report_id) == (Purpose.OFFICE_TAP, REPORT_ID)
    assert contact_of(link, make_reference()) == DUTY


def test_that_of_a_message_about_several_opens_what_it_told_of() -> None:
    link = read_link(TapLinks("", KEYS).batch_token(CITY, BATCH_ID, DUTY, NOW), KEYS, NOW)
    assert (link.purpose, link.report_id) == (Purpose.OFFICE_BATCH, BATCH_ID)
    assert contact_of(link, make_reference()) == DUTY
