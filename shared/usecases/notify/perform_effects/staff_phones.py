"""The phones of the staff whom a message concerns, those who are there before those who are not."""

from collections.abc import Sequence
from datetime import datetime
from functools import cache

from shared.domain.city.reference import Whom
from shared.domain.kernel.states import EventType
from shared.domain.notify.delivery import ROLES_OF, circles
from shared.domain.notify.event_templates import TO_DESK
from shared.domain.people.access import Role, StaffMember
from shared.domain.people.people import Device, is_mutable
from shared.domain.report.report import Report
from shared.ports.people import People

# Nobody is told of a report that they could not open.
_ROLES_OF_RESTRICTED = (Role.SUPERVISOR,)
# Here a supervisor looks for another one.
_SECOND_PERSON = TO_DESK[EventType.CONTACT_ASKED]


class Colleagues:
    """The staff of offices and of roles, and their phones: each list read once for one event.

    Several questions about the same people are asked for each message, and each read costs money.
    """

    def __init__(self, people: People) -> None:
        self.staff_of_agency = cache(people.staff_of_agency)
        self.staff_of_role = cache(people.staff_of_role)
        self.devices_of_agency = cache(people.devices_of_agency)
        self.devices_of_role = cache(people.devices_of_role)


def phones_of_office(
    people: Colleagues, report: Report, agency_id: str, now: datetime, template: str = ""
) -> tuple[tuple[Device, ...], ...]:
    """Circle by circle. Who has the report in hand is asked first while the office still has it.

    Whoever leads the office is disturbed only where nobody else can be.
    """
    colleagues = people.staff_of_agency(report.city_id, agency_id)
    assignee = report.assignee if report.agency_id == agency_id else None
    devices = people.devices_of_agency(report.city_id, agency_id)
    staff = [each for each in colleagues if each.role is not Role.HEAD]
    heads = [each for each in colleagues if each.role is Role.HEAD]
    return (*_circles(devices, staff, now, assignee, template), *_circles(devices, heads, now))


def phones_of_head(
    people: Colleagues, city_id: str, agency_id: str, now: datetime
) -> tuple[tuple[Device, ...], ...]:
    colleagues = people.staff_of_agency(city_id, agency_id)
    heads = [each for each in colleagues if each.role is Role.HEAD]
    return _circles(people.devices_of_agency(city_id, agency_id), heads, now)


def phones_of_city(
    people: Colleagues, report: Report, whom: Whom, now: datetime, template: str = ""
) -> tuple[tuple[Device, ...], ...]:
    """Those of the desk or of the leadership; of a restricted report, of supervisors, and of the others
    where one of them needs a second.

    What no office has may be in one person's hands too.
    """
    city_id, assignee = report.city_id, None if report.agency_id else report.assignee
    is_second = template == _SECOND_PERSON
    is_theirs = report.restricted or is_second
    wanted = _ROLES_OF_RESTRICTED if is_theirs else ROLES_OF.get(whom, ())
    roles = [role.value for role in wanted]
    colleagues = [each for role in roles for each in people.staff_of_role(city_id, role)]
    phones = [each for role in roles for each in people.devices_of_role(city_id, role)]
    first = report.contact_asked_by if is_second else None
    devices = [each for each in phones if each.uid != first]
    return _circles(devices, colleagues, now, assignee, template)


def look_for_themselves(
    people: Colleagues, report: Report, agency_id: str | None, template: str, now: datetime
) -> bool:
    """Whether all who are there, of an office or of the desk, chose to find such news in the queue."""
    if not is_mutable(template):
        return False
    if agency_id is None:
        roles = [role.value for role in ROLES_OF[Whom.DESK]]
        staff = [each for role in roles for each in people.staff_of_role(report.city_id, role)]
    else:
        colleagues = people.staff_of_agency(report.city_id, agency_id)
        staff = [each for each in colleagues if each.role is not Role.HEAD]
    assignee = report.assignee if report.agency_id == agency_id else None
    present = next(iter(circles(staff, now, assignee)), frozenset())
    wishes = [each.wishes for each in staff if each.uid in present]
    return bool(wishes) and not any(each.takes(template) for each in wishes)


def _circles(
    devices: Sequence[Device],
    colleagues: Sequence[StaffMember],
    now: datetime,
    assignee: str | None = None,
    template: str = "",
) -> tuple[tuple[Device, ...], ...]:
    muted = {each.uid for each in colleagues if not each.wishes.takes(template)}
    left, found = [device for device in devices if device.uid not in muted], []
    for circle in circles(colleagues, now, assignee):
        found.append(tuple(device for device in left if device.uid in circle))
        left = [device for device in left if device.uid not in circle]
    return tuple(filter(None, found))
