"""The reporter's identity and the devices that messages go to. Kept apart from every report."""

from collections.abc import Mapping
from dataclasses import field
from datetime import datetime
from enum import StrEnum

from shared.domain.kernel.value_object import value_object


@value_object
class Identity:
    """Who reported. No client may read it; use cases read it only to reach the person.

    `tracking_code`: the reporter's key to the report, which messages to them may bring.
    """

    city_id: str
    report_id: str
    uid: str
    name: str = ""
    phone: str = ""
    whatsapp_consent: bool = False
    language: str = "id"
    tracking_code: str = field(default="", repr=False)


@value_object
class Device:
    """A phone that receives pushes, registered by whoever is signed in on it."""

    city_id: str
    device_id: str
    uid: str
    token: str
    role: str
    agency_id: str | None
    registered_at: datetime


class Mutable(StrEnum):
    """Kinds of messages that one may switch off. A nudge, a reminder and a visit order are of none."""

    NEW_REPORT = "new_report"
    REPORTER_WORD = "reporter_word"
    REPORT_ENDED = "report_ended"


_KIND_OF: Mapping[str, Mutable] = {
    "report_assigned": Mutable.NEW_REPORT,
    "report_in_triage": Mutable.NEW_REPORT,
    "report_forwarded": Mutable.NEW_REPORT,
    "reporter_wrote": Mutable.REPORTER_WORD,
    "reporter_informed": Mutable.REPORTER_WORD,
    "report_confirmed": Mutable.REPORT_ENDED,
    "report_withdrawn": Mutable.REPORT_ENDED,
    "information_missing": Mutable.REPORT_ENDED,
    "part_taken_back": Mutable.REPORT_ENDED,
}


@value_object
class Wishes:
    """`digest`: the office's morning digest, for whoever is there."""

    muted: tuple[Mutable, ...] = ()
    digest: bool = True

    def takes(self, template: str) -> bool:
        return _KIND_OF.get(template) not in self.muted


def is_mutable(template: str) -> bool:
    return template in _KIND_OF


NO_WISHES = Wishes()
