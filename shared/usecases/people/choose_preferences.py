"""Remember how an account wants to be told, and what of its inbox it has seen."""

from dataclasses import replace
from datetime import datetime

from shared.domain.people.accounts import Account, Preferences, check_preferences
from shared.ports.people import People
from shared.ports.platform import Clock


def choose_preferences(
    city_id: str, uid: str, preferences: Preferences, *, people: People
) -> Account:
    """The account with its new preferences, which replace the old ones as a whole.

    Raises InvalidError for e-mails without an address.
    """
    chosen = check_preferences(preferences)
    return people.change_account(city_id, uid, lambda found: replace(found, preferences=chosen))


def mark_inbox_read(
    city_id: str, uid: str, until: datetime, *, people: People, clock: Clock
) -> Account:
    """The account with everything up to `until` seen; what was seen before stays seen."""
    now = clock.now()
    return people.change_account(city_id, uid, lambda found: found.seen_until(until, now))
