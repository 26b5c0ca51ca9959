"""The reporter's identity and the devices that messages go to. Kept apart from every report."""

from datetime import datetime

from shared.domain.kernel.value_object import value_object


@value_object
class Identity:
    """Who reported. No client may read it; use cases read it only to reach the person."""

    city_id: str
    report_id: str
    uid: str
    name: str = ""
    phone: str = ""
    whatsapp_consent: bool = False
    language: str = "id"


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
