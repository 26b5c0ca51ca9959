"""Writing the link of a nudge: for its button, and in full for a message of words."""

from datetime import datetime

from shared.domain.city.contacts import Contact
from shared.domain.kernel.value_object import value_object
from shared.domain.links.signed_links import LinkKeys, sign_link
from shared.domain.notify.taps import batch_link, tap_link


@value_object
class TapLinks:
    """`pages` is where the city's pages are. The token alone ends the address behind a button."""

    pages: str
    keys: LinkKeys

    def token(self, city_id: str, report_id: str, seq: int, contact: Contact, now: datetime) -> str:
        return sign_link(tap_link(city_id, report_id, seq, contact, now), self.keys)

    def batch_token(self, city_id: str, batch_id: str, contact: Contact, now: datetime) -> str:
        """For a message that speaks of several reports: all that it told of, and no other."""
        return sign_link(batch_link(city_id, batch_id, contact, now), self.keys)

    def address(self, token: str) -> str:
        return f"{self.pages.rstrip('/')}/s/{token}"
