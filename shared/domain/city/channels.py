"""The ways in which complaints reach a city: whatever the door, it is the right one."""

from shared.domain.kernel.value_object import value_object

# What the city's own app and website send themselves; all others are written down by staff.
OWN_CHANNELS = frozenset({"app", "web"})


@value_object
class IntakeChannel:
    channel_id: str
    name_id: str
    name_en: str
