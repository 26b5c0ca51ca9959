"""A city's morning: the office for roads has two officers with a phone each, the other has none."""

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time
from typing import Any

from shared.domain.calendar.calendars import OFFSETS, Calendar, DayKind, Hours, NamedDay
from shared.domain.notify.digest import DigestRecord
from shared.usecases.notify.send_digests import send_digests
from tests.builders import CITY
from tests.unit.domain.lives import DAY
from tests.unit.usecases.colleagues import a_world
from tests.unit.usecases.world import World

# A Monday; the office for roads has two officers with a phone each, the other has none.
OPENING = datetime(2026, 11, 23, 7, 30, tzinfo=OFFSETS["WITA"]).astimezone(UTC)


CALENDAR = Calendar(
    OFFSETS["WITA"],
    {day: Hours(time(7, 30), time(16)) for day in range(5)},
    days={date(2026, 11, 24): NamedDay("Libur", DayKind.CITY_HOLIDAY)},
)


@dataclass
class Mornings:
    world: World

    def run(self) -> int:
        return send_digests(CITY, self.world)

    def record(self, agency_id: str = "pupr", day: date = date(2026, 11, 23)) -> DigestRecord:
        return self.world.digests.records[CITY, f"{day.isoformat()}-{agency_id}"]


def a_morning(**fakes: Any) -> Mornings:
    world = a_world(**fakes)
    world.references.reference = replace(world.references.reference, calendar=CALENDAR)
    world.clock.moment = OPENING - DAY
    world.submit_and_route()
    world.clock.moment = OPENING
    return Mornings(world)


def without_phones(**fakes: Any) -> Mornings:
    """Nobody of the office has signed in on a phone."""
    morning = a_morning(**fakes)
    for device in morning.world.people.devices_of_agency(CITY, "pupr"):
        morning.world.people.retire_device(device)
    return morning
