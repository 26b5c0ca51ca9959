from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shared.domain.city.reference import Reference
from shared.domain.city.routing_rules import RoutingRule
from shared.domain.gazetteer.gazetteer import CERTAIN_ENOUGH, NOTHING
from shared.domain.geo.place import PlacementDoubt
from shared.domain.kernel.states import State
from shared.domain.report.location import Location
from shared.domain.routing.routing import decide_routing
from tests.builders import NOW, make_report
from tests.unit.domain.packs import REAL, real
from tests.unit.domain.routes import route


def _village(reference: Reference, address: str, description: str = "") -> str | None:
    found = reference.gazetteer.understand(address, description)
    village = reference.villages.by_code(found.village_code or "")
    assert (village is None) or found.confidence >= CERTAIN_ENOUGH
    return village.name if village else None


@pytest.mark.parametrize(
    ("city_id", "address", "village"),
    [
        ("kendari", "Kel. Mandonga, dekat pasar", "Mandonga"),
        ("kendari", "kelurahan Anduonohu RT 03/RW 05", "Andonohu"),
        ("kendari", "Jl. Malaka no. 12, Andonohu", "Andonohu"),
        ("kendari", "Lepo-Lepo, belakang masjid", "Lepo Lepo"),
        ("kendari", "lepo2 blkg mesjid", "Lepo Lepo"),
        ("kendari", "kel benu2a", "Benu Benua"),
        ("kendari", "kel. wua2", "Wua Wua"),
        ("kendari", "depan Masjid Al Alam", "Lalolara"),
        ("kendari", "samping UHO", "Kambu"),
        ("kendari", "Punggaloka lrg 5", "Punggolaka"),
        ("kendari", "Kel. Wundumbatu", "Wundumbatu"),
        ("makassar", "Benteng Rotterdam", "Bulogading"),
        ("makassar", "Jl. Ujung Pandang, Kel. Bulo Gading", "Bulogading"),
        ("makassar", "Pa'batang, Mamajang", "Pa'batang"),
        ("makassar", "kel tamalanrea indah dkt unhas", "Tamalanrea Indah"),
        ("makassar", "Kelurahan Baru, Kec. Ujung Pandang", "Baru"),
    ],
)
def test_an_address_is_understood_as_people_write_it(
    city_id: str, address: str, village: str
) -> None:
    assert _village(real(city_id), address) == village


@pytest.mark.parametrize(
    ("city_id", "address"),
    [
        ("kendari", "Jl. Mandonga 5"),
        ("kendari", "Mandonga"),
        ("kendari", "antara Kel. Bende dan Kel. Kadia"),
        ("kendari", "depan rumah pak RT"),
        ("kendari", "jembatan baru"),
        ("makassar", "di jalan baru"),
        ("makassar", ""),
    ],
)
def test_what_leaves_a_doubt_is_left_open(city_id: str, address: str) -> None:
    """A district's name, a road's name, two villages, or no name at all."""
    assert _village(real(city_id), address) is None


def test_the_description_counts_where_the_address_says_nothing_and_only_by_clear_words() -> None:
    kendari = real("kendari")
    assert _village(kendari, "", "Lampu mati di kelurahan Bende") == "Bende"
    assert _village(kendari, "", "Kata orang Bende lampunya mati") is None
    assert _village(kendari, "Kel. Kadia", "Lampu mati di kelurahan Bende") == "Kadia"


def test_what_was_understood_is_named_with_its_point_where_one_is_known() -> None:
    found = real("kendari").gazetteer.understand("samping UHO, Jl. Kampus")
    assert (found.names, found.point is not None) == (("Universitas Halu Oleo",), True)
    assert real("kendari").gazetteer.understand("entah") == NOTHING


@pytest.mark.parametrize("city_id", REAL)
def test_every_village_is_found_by_its_full_name(city_id: str) -> None:
    reference = real(city_id)
    for village in reference.villages:
        address = f"Kel. {village.name}, Kec. {village.district}"
        found = reference.gazetteer.understand(address)
        assert found.village_code == village.code, address


@given(st.text(max_size=200), st.text(max_size=200))
def test_any_words_are_read(address: str, description: str) -> None:
    found = real("makassar").gazetteer.understand(address, description)
    assert 0.0 <= found.confidence <= 1.0


@pytest.mark.parametrize(
    ("address", "category_id", "expected"),
    [
        ("Kel. Bende", "pelayanan_kecamatan", (State.ASSIGNED, "KEC-KADIA", "kecamatan")),
        ("entah di mana", "lampu_jalan", (State.ASSIGNED, "DISHUB", "pju-dishub")),
        ("entah di mana", "pelayanan_kecamatan", (State.TRIAGE, None, "place_unknown")),
        ("Ranomeeto", "lampu_jalan", (State.FORWARDED, "PEMKAB-KONSEL", "place_of_neighbour")),
    ],
)
def test_no_map_is_needed(
    address: str, category_id: str, expected: tuple[State, str | None, str]
) -> None:
    """Where every village means the same office, it need not be known."""
    report = make_report(category_id=category_id, location=Location(address_text=address))
    verdict = route(report, real("kendari"))
    assert (verdict.state, verdict.agency_id, verdict.rule) == expected
    assert verdict.village_unsure


def test_where_another_village_could_mean_another_office_it_is_asked() -> None:
    kendari = real("kendari")
    special = RoutingRule("special", "lampu_jalan", "74.71.01", "BPBD")
    report = make_report(category_id="lampu_jalan", location=Location(address_text="entah"))
    ordered = replace(kendari, rules=(special, *kendari.rules))
    assert route(report, ordered).rule == "place_unknown"


def test_the_report_keeps_what_was_understood() -> None:
    location = Location(address_text="depan Masjid Al-Alam")
    report = make_report(category_id="lampu_jalan", location=location)
    change = decide_routing(report, real("kendari"), NOW, "route")
    assert change is not None
    assert change.report.known_as == ("Masjid Al-Alam",)
    assert change.report.village_code == "74.71.10.1004"
    assert route(report, real("kendari")).site.located.doubt is PlacementDoubt.TOLD  # type: ignore[union-attr]
