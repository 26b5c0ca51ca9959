"""Who sent a report and what they chose: each read once while one event is dealt with."""

from functools import cache

from shared.domain.people.accounts import NOTHING_CHOSEN, Preferences
from shared.domain.people.people import Identity
from shared.ports.people import People


class ReporterChoices:
    """Whether to tell them now and how to tell them are two questions about the same two documents."""

    def __init__(self, people: People) -> None:
        self.identity = cache(people.identity)
        self._account = cache(people.account)

    def chosen(self, identity: Identity) -> Preferences:
        """Nothing, where they sent without an account."""
        account = self._account(identity.city_id, identity.uid) if identity.uid else None
        return account.preferences if account else NOTHING_CHOSEN
