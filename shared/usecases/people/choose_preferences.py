"""Remember how an account wants to be told, and what of its inbox it has seen."""

from dataclasses import replace
from datetime import datetime
from typing import Protocol

from shared.domain.people.accounts import NOTHING_CHOSEN, Account, Preferences, check_preferences
from shared.ports.has import HasClock, HasPeople


class ChoosePreferencesPorts(HasPeople, HasClock, Protocol): ...


def read_preferences(city_id: str, uid: str, ports: HasPeople) -> Preferences:
    account = ports.people.account(city_id, uid)
    return account.preferences if account else NOTHING_CHOSEN


def choose_preferences(
    city_id: str, uid: str, preferences: Preferences, ports: ChoosePreferencesPorts
) -> Account:
    """The account with its new preferences, which replace the old ones as a whole.

    Raises InvalidError for e-mails without an address.
    """
    chosen = check_preferences(preferences)
    return ports.people.change_account(
        city_id, uid, lambda found: replace(found, preferences=chosen)
    )


def mark_inbox_read(
    city_id: str, uid: str, until: datetime, ports: ChoosePreferencesPorts
) -> Account:
    """The account with everything up to `until` seen; what was seen before stays seen."""
    now = ports.clock.now()
    return ports.people.change_account(city_id, uid, lambda found: found.seen_until(until, now))
