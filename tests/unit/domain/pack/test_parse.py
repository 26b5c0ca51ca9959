"""A pack as a city hands it in: what becomes of it, its version, its schema, and the two real ones."""

import json
from datetime import timedelta

import phonenumbers
import pytest

from shared.domain.city.agencies import OwnerKind
from shared.domain.city.contacts import DESK, ContactRole
from shared.domain.city.reference import Act, Condition, Rung, Whom
from shared.domain.geo.place import Point
from shared.domain.kernel.states import Stage
from shared.domain.pack.files.pack_files import BOUNDARIES, PACK_FILES, ROAD_LINES, pack_version
from shared.domain.pack.parse import parse_pack
from shared.domain.pack.tables.all_tables import TABLES, schema
from tests.unit.domain.packs import CITIES, REAL, TINY, real, without


def test_a_sound_pack_becomes_a_reference() -> None:
    reference = parse_pack("kendari", TINY)
    assert reference.city.city_id == "kendari"
    assert reference.city.tracking_prefix == "KDI"
    labels = [contact.label for contact in reference.contacts["DPUPR"]]
    assert labels == ["duty-1", "duty-2", "head-1"]
    assert reference.contacts["DPUPR"][0].phone == "+6280000000101"
    assert [contact.email for contact in reference.contacts["desk"]] == ["meja@kendari.example"]
    assert reference.city.undelivered_after == timedelta(hours=1)
    assert reference.agencies["PLN"].owner is OwnerKind.STATE_COMPANY
    assert reference.agencies["KEC-MANDONGA"].district_code == "74.71.01"
    assert reference.categories["jalan_rusak"].synonyms == ("jalan rusak", "jalan berlubang")
    assert [rule.name for rule in reference.rules] == ["jalan", "listrik", "kecamatan"]
    assert reference.ladders[Stage.OFFICE][0] == Rung(
        "nudge",
        Condition.NO_FOLLOW_UP,
        timedelta(hours=24),
        Act.WHATSAPP,
        Whom.OFFICE,
        "office_nudge",
    )
    assert reference.texts["timeline.submitted"]["en"] == "We have your report."
    located = reference.villages.locate(Point(-3.95, 122.55))
    assert located is not None
    assert located.village.name == "Mandonga"


def test_a_spreadsheet_set_to_indonesian_is_read_as_well() -> None:
    semicolons = {
        name: text if name.endswith("json") else "\ufeff" + _semicolons(text).replace("\n", "\r\n")
        for name, text in TINY.items()
    }
    assert parse_pack("kendari", semicolons).rules == parse_pack("kendari", TINY).rules


def _semicolons(text: str) -> str:
    return "\n".join(
        ";".join(f'"{cell}"' if ";" in cell else cell for cell in line.split(","))
        for line in text.split("\n")
    )


def test_the_version_follows_the_content_and_nothing_else() -> None:
    as_bytes = {name: text.encode() for name, text in TINY.items()}
    assert pack_version(TINY) == pack_version({**as_bytes, "README.md": b"any"})
    for name in PACK_FILES:
        assert pack_version({**TINY, name: TINY[name] + " "}) != pack_version(TINY)


def test_the_files_of_a_pack_are_its_tables_and_the_boundaries() -> None:
    assert {*(table.file for table in TABLES), BOUNDARIES, ROAD_LINES} == {*PACK_FILES}


def test_a_city_without_roads_is_sound() -> None:
    found = parse_pack("kendari", without("roads.csv") | {"roads.geojson": _NO_LINES})
    assert (found.roads, found.road_lines) == ((), b"")
    found = parse_pack("kendari", without("roads.geojson"))
    assert (len(found.roads), found.road_lines) == (2, b"")


_NO_LINES = '{"type":"FeatureCollection","features":[]}'


def test_the_schema_for_machines_says_what_the_parser_does() -> None:
    assert json.loads((CITIES / "schema.json").read_text()) == schema()


def test_the_schema_holds_every_table_and_every_choice() -> None:
    resources = {
        r["path"]: r for r in json.loads((CITIES / "schema.json").read_text())["resources"]
    }
    assert set(resources) == {table.file for table in TABLES}
    fields = {field["name"]: field for field in resources["agencies.csv"]["schema"]["fields"]}
    assert fields["owner"]["constraints"]["enum"] == [owner.value for owner in OwnerKind]


@pytest.mark.parametrize("city_id", REAL)
def test_the_real_packs_are_sound_and_whole(city_id: str) -> None:
    reference = real(city_id)
    routed = {rule.category_id for rule in reference.rules}
    assert len(reference.categories) >= 25
    assert set(reference.categories) - routed == {"lainnya"}
    assert {category.owner for category in reference.categories.values()} == {*OwnerKind} - {
        OwnerKind.NEIGHBOUR
    }
    assert all(reference.ladders[stage] for stage in Stage)
    centre = Point(reference.city.latitude, reference.city.longitude)
    assert reference.villages.locate(centre) is not None


@pytest.mark.parametrize("city_id", REAL)
def test_no_telephone_number_in_a_pack_belongs_to_anybody(city_id: str) -> None:
    contacts = [each for listed in real(city_id).contacts.values() for each in listed]
    phones = [each.phone for each in contacts if each.phone]
    assert len(phones) > 90
    assert not any(phonenumbers.is_valid_number(phonenumbers.parse(phone)) for phone in phones)
    assert all(each.email.endswith(".example") for each in contacts if each.email)


@pytest.mark.parametrize("city_id", REAL)
def test_every_office_of_a_real_pack_has_a_duty_officer_and_a_head(city_id: str) -> None:
    reference = real(city_id)
    offices = {a.agency_id for a in reference.agencies.values() if a.owner.is_in_mandate}
    assert set(reference.contacts) == {DESK, *offices}
    for listed in reference.contacts.values():
        assert {each.role for each in listed} == set(ContactRole)


def test_nothing_that_is_printed_of_a_contact_reaches_anybody() -> None:
    assert "8000" not in repr(real("kendari").contacts["DPUPR"])
    assert "@" not in repr(real("kendari").contacts["DPUPR"])
