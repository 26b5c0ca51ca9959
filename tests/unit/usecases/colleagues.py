"""A city with two officers of one office, one of another, a desk and an administrator."""

from shared.domain.people.access import Role, StaffMember
from shared.domain.people.people import Device
from shared.domain.report.report import Report
from shared.usecases.people.order_hand_over import OrderHandOver, order_hand_over
from tests.builders import CITY, make_device, make_staff
from tests.unit.usecases.world import DESK, OFFICER, SUPERVISOR, World

SECOND = make_staff(uid="uid-second", name="Petugas Contoh")
ELSEWHERE = make_staff(uid="uid-dlh", agency_id="dlh")
ADMIN = make_staff(uid="uid-admin", role=Role.ADMIN, agency_id=None)


def phone_of(member: StaffMember) -> Device:
    return make_device(
        device_id=f"device-{member.uid}",
        uid=member.uid,
        token=member.uid,
        role=member.role.value,
        agency_id=member.agency_id,
    )


def a_world(**fakes: object) -> World:
    """Two officers and a desk, each with a phone."""
    world = World(**fakes)  # type: ignore[arg-type]  # whichever fakes the test replaces
    for member in (SECOND, ELSEWHERE, ADMIN):
        world.people.save_staff(member)
    for member in (OFFICER, SECOND, DESK):
        world.people.save_device(phone_of(member))
    return world


def order(
    world: World,
    by: StaffMember = SUPERVISOR,
    uid: str = OFFICER.uid,
    successor: str | None = SECOND.uid,
    *,
    retires: bool = True,
) -> StaffMember:
    command = OrderHandOver(by, uid, successor, retires)
    return order_hand_over(command, world)


def a_queue(world: World, count: int) -> list[Report]:
    """So many reports in the officer's hands."""
    reports = [world.submit_and_route(idempotency_key=f"key-{n}") for n in range(count)]
    for report in reports:
        world.delegate(report, OFFICER.uid)
    return reports


def passed_on(world: World, report: Report) -> int:
    events = world.reports.events(CITY, report.report_id)
    return sum(bool(event.detail.get("hand_over")) for event in events)
