import threading
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta

import pytest

from shared.domain.kernel.errors import NotFoundError
from shared.domain.people.access import Role, StaffMember
from shared.domain.people.accounts import Account, ContactChannel, Preferences
from shared.domain.people.duty import HandOver, Period, Roster
from shared.domain.people.people import Device, Identity
from shared.domain.report.actor import Actor
from shared.ports.people import People
from shared.ports.reports import ReportQuery, Reports
from tests.builders import CITY, NOW, REPORT_ID, later, make_device, make_report, make_staff
from tests.contracts.documents.filing import file_report


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


def test_staff_are_found_by_agency_and_role(people: People) -> None:
    officer = make_staff(roster=Roster((), (Period(later(days=1), later(days=9)),), "uid-second"))
    desk = make_staff(uid="uid-desk", role=Role.DESK, agency_id=None, name="Petugas Contoh")
    for member in (officer, desk, make_staff(city_id="makassar")):
        people.save_staff(member)
    assert people.staff_of_agency(CITY, "pupr") == (officer,)
    assert people.staff_of_role(CITY, "desk") == (desk,)
    assert people.staff_of_agency(CITY, "dlh") == ()


def test_a_member_of_staff_is_changed_by_one_at_a_time(people: People) -> None:
    people.save_staff(make_staff(roster=Roster()))

    def a_day_more(member: StaffMember) -> StaffMember:
        leave = (*member.roster.leave, Period(later(days=1), later(days=2)))
        return replace(member, roster=replace(member.roster, leave=leave))

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(lambda _: people.change_staff(CITY, "uid-officer", a_day_more), range(4)))
    member = people.staff(CITY, "uid-officer")
    assert member is not None
    assert len(member.roster.leave) == 4
    with pytest.raises(NotFoundError):
        people.change_staff(CITY, "uid-nobody", a_day_more)


def test_queues_that_are_being_handed_over_are_found(people: People) -> None:
    order = HandOver("uid-next", Actor("supervisor", "uid-lead"), NOW)
    going = make_staff(active=False, hand_over=order)
    gone = make_staff(uid="uid-gone", hand_over=replace(order, is_open=False))
    for member in (going, gone, make_staff(uid="uid-next"), make_staff(city_id="makassar")):
        people.save_staff(member)
    assert people.open_hand_overs(CITY, 10) == (going,)
    people.save_staff(replace(gone, hand_over=order))
    assert len(people.open_hand_overs(CITY, 1)) == 1


def test_an_account_is_made_with_its_first_choice_and_changed_by_one_at_a_time(
    people: People,
) -> None:
    assert people.account(CITY, "uid-citizen") is None
    chosen = Preferences("en", (ContactChannel.WHATSAPP, ContactChannel.PUSH), quiet=False)
    whole = Account(CITY, "uid-citizen", chosen, later(minutes=4))
    assert people.change_account(CITY, "uid-citizen", lambda _: whole) == whole

    def later_seen(account: Account) -> Account:
        return replace(account, read_until=(account.read_until or NOW) + timedelta(minutes=1))

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(lambda _: people.change_account(CITY, "uid-citizen", later_seen), range(4)))
    assert people.account(CITY, "uid-citizen") == replace(whole, read_until=later(minutes=8))
    assert people.account("makassar", "uid-citizen") is None
    nothing = people.change_account(CITY, "uid-other", lambda found: found)
    assert people.account(CITY, "uid-other") == nothing == Account(CITY, "uid-other")


def test_there_is_no_identity_without_a_report(people: People) -> None:
    assert people.identity(CITY, REPORT_ID) is None


def test_an_identity_is_changed_and_its_report_still_listed(
    reports: Reports, people: People
) -> None:
    file_report(reports, make_report(), uid="")
    taken = people.change_identity(CITY, REPORT_ID, lambda it: replace(it, uid="uid-visitor"))
    assert people.identity(CITY, REPORT_ID) == taken
    listed = reports.list(ReportQuery(CITY, reporter_uid="uid-visitor")).reports
    assert [(each.report_id, each.tracking_code) for each in listed] == [
        (REPORT_ID, make_report().tracking_code)
    ]


def test_only_one_of_two_gets_the_identity(reports: Reports, people: People) -> None:
    file_report(reports, make_report(), uid="")

    def take(uid: str) -> str:
        def decide(identity: Identity) -> Identity:
            return replace(identity, uid=identity.uid or uid)

        return people.change_identity(CITY, REPORT_ID, decide).uid

    with ThreadPoolExecutor(4) as pool:
        assert len(set(pool.map(take, ("a", "b", "c", "d")))) == 1


def test_there_is_nothing_to_change_without_an_identity(people: People) -> None:
    with pytest.raises(NotFoundError):
        people.change_identity(CITY, REPORT_ID, lambda it: it)


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
