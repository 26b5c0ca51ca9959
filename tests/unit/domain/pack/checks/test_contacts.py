"""Whom a city's nudges go to: every list in its order, every person reachable, nobody twice."""

import phonenumbers
import pytest

from shared.domain.city.city import IntakeChannel
from shared.domain.city.contacts import DESK, LEADERS, ContactRole
from shared.domain.pack.files.pack_files import Files
from shared.domain.pack.parse import parse_pack
from tests.unit.domain.packs import REAL, TINY, Mistakes, changed, mistakes_in, real, tiny, told_at

MISTAKES: Mistakes = [
    (changed("channels", "phone", "app"), "channels.csv", 2, "channel_is_ours"),
    (changed("contacts", "DPUPR,head", "DPU,head"), "contacts.csv", 2, "reference_unknown"),
    (changed("contacts", "kepala@dpupr.example", ""), "contacts.csv", 2, "contact_unreachable"),
    (changed("contacts", "0001 101", "0000-101"), "contacts.csv", 4, "contact_repeated"),
    (changed("contacts", "mayor,duty", "desk,head"), "ladder.csv", 8, "leader_without_contact"),
]


@pytest.mark.parametrize(("files", "file", "line", "code"), MISTAKES)
def test_each_mistake_is_told_at_its_line(files: Files, file: str, line: int, code: str) -> None:
    assert told_at(files, code) == [(file, line)]


def test_each_list_is_tried_in_its_order_however_the_table_is_sorted() -> None:
    contacts = parse_pack("kendari", TINY).contacts
    assert [each.label for each in contacts["DPUPR"]] == ["duty-1", "duty-2", "head-1"]
    assert [each.email for each in contacts["desk"]] == ["meja@kendari.example"]


def test_a_city_in_force_is_not_held_to_contacts_of_leaders_asked_for_since() -> None:
    before = changed("contacts", "mayor,duty", "desk,head")
    assert "mayor" not in parse_pack("kendari", before, is_in_force=True).contacts


@pytest.mark.parametrize("written", ["+62 8000 0000 101", "+62-8000-0000-101", "+6280000000101"])
def test_a_number_is_kept_without_what_groups_its_digits(written: str) -> None:
    first, *_ = parse_pack("kendari", changed("contacts", "+62 8000 0000 101", written)).contacts[
        "DPUPR"
    ]
    assert first.phone == "+6280000000101"


def test_two_offices_may_share_a_telephone() -> None:
    shared = TINY["contacts.csv"] + "PLN,duty,1,+62 8000 0000 101,\n"
    assert mistakes_in(tiny(contacts=shared)) == ()


def test_staff_write_down_what_comes_by_the_citys_other_ways() -> None:
    assert parse_pack("kendari", TINY).channels == {
        "phone": IntakeChannel("phone", "Telepon", "Telephone")
    }


@pytest.mark.parametrize("city_id", REAL)
def test_no_telephone_number_in_a_pack_belongs_to_anybody(city_id: str) -> None:
    contacts = [each for listed in real(city_id).contacts.values() for each in listed]
    phones = [each.phone for each in contacts if each.phone]
    assert len(phones) > 90
    assert not any(phonenumbers.is_valid_number(phonenumbers.parse(phone)) for phone in phones)
    assert all(each.email.endswith(".example") for each in contacts if each.email)


@pytest.mark.parametrize("city_id", REAL)
def test_every_office_and_leader_of_a_real_pack_has_somebody_on_duty_and_a_head(
    city_id: str,
) -> None:
    reference = real(city_id)
    offices = {a.agency_id for a in reference.agencies.values() if a.owner.is_in_mandate}
    assert set(reference.contacts) == {DESK, *LEADERS, *offices}
    for listed in reference.contacts.values():
        assert {each.role for each in listed} == set(ContactRole)
