"""A reporter's link reads and does nothing: it names the report, and neither its code nor an office."""

from datetime import UTC, datetime, timedelta

import pytest

from shared.domain.kernel.errors import NotFoundError
from shared.domain.kernel.ids import read_tracking_code
from shared.domain.links.signed_links import LinkKeys, Purpose, SignedLink, open_link
from shared.domain.links.tracking_links import LINK_LIFE, TrackingLinks

NOW = datetime(2026, 11, 23, 2, 15, 30, 250, tzinfo=UTC)
REPORT = "0123456789abcdef0123456789abcdef"
KEYS = LinkKeys((b"k" * 32,))
LINKS = TrackingLinks("https://lapor.example/", KEYS)


def _token() -> str:
    address = LINKS.address("kendari", REPORT, 7, NOW)
    assert address.startswith("https://lapor.example/s/")
    return address.rpartition("/")[2]


def test_the_link_opens_the_report_for_a_year() -> None:
    link = open_link(_token(), Purpose.TRACKING, KEYS, NOW + LINK_LIFE - timedelta(seconds=1))
    ends = (NOW + LINK_LIFE).replace(microsecond=0)
    assert link == SignedLink(Purpose.TRACKING, "kendari", REPORT, "", ends, 7)
    with pytest.raises(NotFoundError):
        open_link(_token(), Purpose.TRACKING, KEYS, NOW + LINK_LIFE)


def test_the_same_message_brings_the_same_link() -> None:
    assert LINKS.address("kendari", REPORT, 7, NOW) == LINKS.address("kendari", REPORT, 7, NOW)


@pytest.mark.parametrize("other", sorted(set(Purpose) - {Purpose.TRACKING}))
def test_it_is_worth_nothing_for_what_offices_and_bodies_do(other: Purpose) -> None:
    with pytest.raises(NotFoundError):
        open_link(_token(), other, KEYS, NOW)


def test_it_is_no_tracking_code() -> None:
    assert read_tracking_code(_token()) is None


def test_an_installation_without_pages_has_no_link() -> None:
    assert TrackingLinks("", KEYS).address("kendari", REPORT, 7, NOW) == ""
