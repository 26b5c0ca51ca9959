import threading
from concurrent.futures import ThreadPoolExecutor

from shared.domain.access import Role
from shared.domain.people import Device
from shared.ports import People
from tests.builders import CITY, REPORT_ID, later, make_device, make_staff


def devices(people: People, uid: str = "uid-officer") -> tuple[Device, ...]:
    return people.devices_of_person(CITY, uid)


def test_staff_are_found_in_their_own_city_only(people: People) -> None:
    member = make_staff(valid_until=later(days=30))
    people.save_staff(member)
    people.save_staff(make_staff(uid="uid-leader", role=Role.LEADER, agency_id=None, active=False))
    assert people.staff(CITY, "uid-officer") == member
    assert people.staff("makassar", "uid-officer") is None
    assert people.staff(CITY, "uid-nobody") is None
    people.save_staff(make_staff(active=False))
    assert people.staff(CITY, "uid-officer") == make_staff(active=False)


def test_there_is_no_identity_without_a_report(people: People) -> None:
    assert people.identity(CITY, REPORT_ID) is None


def test_devices_are_found_by_agency_role_and_person(people: People) -> None:
    officer = make_device()
    desk = make_device(
        device_id="device-2", uid="uid-desk", token="token-2", role="desk", agency_id=None
    )
    second = make_device(device_id="device-3", uid="uid-desk", token="token-3")
    elsewhere = make_device(city_id="makassar")
    for device in (officer, desk, second, elsewhere):
        people.save_device(device)
    assert people.devices_of_agency(CITY, "pupr") == (officer, second)
    assert people.devices_of_role(CITY, "desk") == (desk,)
    assert devices(people, "uid-desk") == (desk, second)
    assert people.devices_of_agency(CITY, "dlh") == ()


def test_a_device_registered_again_is_replaced(people: People) -> None:
    people.save_device(make_device())
    rotated = make_device(token="token-2", uid="uid-next", registered_at=later(days=1))
    people.save_device(rotated)
    assert people.devices_of_agency(CITY, "pupr") == (rotated,)


def test_a_token_belongs_to_the_device_that_showed_it_last(people: People) -> None:
    people.save_device(make_device())
    people.save_device(make_device(device_id="device-2"))
    assert devices(people) == (make_device(device_id="device-2"),)


def test_one_token_shown_by_many_devices_at_once_stays_with_one(people: People) -> None:
    together = threading.Barrier(6)

    def register(n: int) -> None:
        together.wait(timeout=10)
        people.save_device(make_device(device_id=f"device-{n}"))

    with ThreadPoolExecutor(6) as pool:
        list(pool.map(register, range(6)))
    assert len(devices(people)) == 1


def test_a_device_is_retired_only_with_the_token_that_died(people: People) -> None:
    people.save_device(make_device(token="token-new"))
    people.retire_device(make_device(token="token-old"))
    assert devices(people) == (make_device(token="token-new"),)
    people.retire_device(make_device(token="token-new"))
    people.retire_device(make_device(token="token-new"))
    assert devices(people) == ()
