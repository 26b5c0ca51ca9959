"""What reporters choose for all their reports, as far as it can be kept to, and what they have seen."""

from datetime import datetime

import pytest

from shared.domain.kernel.errors import InvalidError
from shared.domain.people.accounts import (
    NOTHING_CHOSEN,
    Account,
    ContactChannel,
    Preferences,
    check_preferences,
)
from tests.builders import CITY, NOW, later

PUSH, WHATSAPP, EMAIL = ContactChannel
ADDRESS = "sitti@warga.invalid"


@pytest.mark.parametrize(
    ("chosen", "kept"),
    [
        (NOTHING_CHOSEN, NOTHING_CHOSEN),
        (Preferences(channels=()), Preferences(channels=())),
        (Preferences(channels=(WHATSAPP, PUSH, WHATSAPP)), Preferences(channels=(WHATSAPP, PUSH))),
        (Preferences(email=ADDRESS), NOTHING_CHOSEN),
        (Preferences(channels=(PUSH,), email=ADDRESS), Preferences(channels=(PUSH,))),
        (
            Preferences("en", (EMAIL, PUSH), quiet=False, email=ADDRESS),
            Preferences("en", (EMAIL, PUSH), quiet=False, email=ADDRESS),
        ),
    ],
)
def test_each_channel_once_and_no_address_that_is_not_needed(
    chosen: Preferences, kept: Preferences
) -> None:
    assert check_preferences(chosen) == kept


def test_nobody_is_written_to_without_an_address() -> None:
    with pytest.raises(InvalidError) as refused:
        check_preferences(Preferences(channels=(PUSH, EMAIL)))
    assert (refused.value.code, refused.value.params) == (
        "email_not_verified",
        {"field": "channels"},
    )


@pytest.mark.parametrize(
    ("before", "until", "seen"),
    [
        (None, NOW, NOW),
        (NOW, later(minutes=5), later(minutes=5)),
        (later(minutes=5), NOW, later(minutes=5)),
        (NOW, later(days=9), later(hours=1)),
        (None, later(days=9), later(hours=1)),
    ],
    ids=["first", "more", "what was seen stays seen", "not the future", "not even at first"],
)
def test_how_far_the_inbox_has_been_seen(
    before: datetime | None, until: datetime, seen: datetime
) -> None:
    account = Account(CITY, "uid-citizen", read_until=before)
    assert account.seen_until(until, now=later(hours=1)).read_until == seen
