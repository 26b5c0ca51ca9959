"""What somebody who reports has chosen for all their reports in one city: language, channels, quiet."""

from dataclasses import replace
from datetime import datetime
from enum import StrEnum

from shared.domain.kernel.errors import InvalidError
from shared.domain.kernel.value_object import value_object


class ContactChannel(StrEnum):
    """Ways to be told. The app's inbox is none of them: it holds everything, whatever is chosen."""

    PUSH = "push"
    WHATSAPP = "whatsapp"
    EMAIL = "email"


@value_object
class Preferences:
    """Unset fields leave it at what was said with each report.

    `channels` in the order in which they are tried; to choose WhatsApp is to consent to it. `quiet`:
    at night only what cannot wait. `email` is where e-mails go to, where they were chosen.
    """

    language: str | None = None
    channels: tuple[ContactChannel, ...] | None = None
    quiet: bool = True
    email: str = ""


NOTHING_CHOSEN = Preferences()


@value_object
class Account:
    """`read_until`: what the inbox holds up to that moment has been seen."""

    city_id: str
    uid: str
    preferences: Preferences = NOTHING_CHOSEN
    read_until: datetime | None = None

    def seen_until(self, moment: datetime, now: datetime) -> "Account":
        """What has been seen stays seen, and nobody has seen the future."""
        seen = min(moment, now)
        return replace(self, read_until=max(self.read_until or seen, seen))


def check_preferences(preferences: Preferences) -> Preferences:
    """Each channel once, in its first place, and no address that is not needed.

    Raises InvalidError for e-mails without an address.
    """
    channels = preferences.channels
    if channels is None or ContactChannel.EMAIL not in channels:
        preferences = replace(preferences, email="")
    elif not preferences.email:
        raise InvalidError("email_not_verified", field="channels")
    return replace(preferences, channels=channels and tuple(dict.fromkeys(channels)))
