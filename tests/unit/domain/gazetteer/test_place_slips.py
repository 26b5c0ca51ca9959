import csv
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from functions._edge.views.place_views import understood
from shared.domain.gazetteer.gazetteer import CERTAIN_ENOUGH, Gazetteer
from shared.domain.gazetteer.place_near_words import NEAR_NAMES
from shared.domain.gazetteer.place_slips import PlaceSlips
from shared.domain.gazetteer.place_words import place_words
from shared.domain.geo.place import PlacementDoubt
from shared.domain.report.location import Location
from shared.domain.routing.routing import decide_routing
from tests.builders import NOW, make_report
from tests.unit.domain.packs import REAL, real
from tests.unit.domain.routes import route

_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_TEXTS = [
    row["text"]
    for table in sorted(Path(__file__).parents[1].glob("*/*.csv"))
    for row in csv.DictReader(table.read_text(encoding="utf-8").splitlines(keepends=True))
]


def _village(city_id: str, address: str, description: str = "") -> str | None:
    reference = real(city_id)
    found = reference.gazetteer.understand(address, description)
    village = reference.villages.by_code(found.village_code or "")
    return village.name if village else None


@pytest.mark.parametrize(
    ("city_id", "address", "village"),
    [
        ("kendari", "bonggoea", "Bonggoeya"),
        ("kendari", "depan toko di kmaraya RT 02", "Kemaraya"),
        ("kendari", "Kel. Kemraaya", "Kemaraya"),
        ("kendari", "kamaraya", "Kemaraya"),
        ("kendari", "kemaraiya", "Kemaraya"),
        ("kendari", "kel mandoga", "Mandonga"),
        ("kendari", "dekat pelatarn mtq", "Korumba"),
        ("makassar", "kel. panaikng", "Panaikang"),
        ("makassar", "Parang Layng", "Parang Layang"),
    ],
)
def test_one_slip_of_the_finger_is_mended_and_told(
    city_id: str, address: str, village: str
) -> None:
    found = real(city_id).gazetteer.understand(address)
    assert _village(city_id, address) == village
    assert found.is_mended
    assert found.confidence >= CERTAIN_ENOUGH


@pytest.mark.parametrize(
    ("city_id", "address", "why"),
    [
        ("kendari", "kel. anawoi", "Anawai or Anaiwoi"),
        ("kendari", "kel. kmaryaa", "two slips"),
        ("kendari", "kel. bendi", "too short a name"),
        ("kendari", "kel. temaraya", "another first letter"),
        ("kendari", "Jl. Kmaraya", "a road's name says nothing"),
        ("makassar", "warung padang", "an ordinary word"),
        ("makassar", "mobil melaju kencang", "an ordinary word"),
        ("makassar", "jalan bolong", "an ordinary word"),
    ],
)
def test_what_may_be_something_else_stays_as_it_is(city_id: str, address: str, why: str) -> None:
    assert _village(city_id, address) is None, why


def test_a_description_is_mended_only_where_it_speaks_of_a_village() -> None:
    assert _village("kendari", "", "Lampu mati di kelurahan Kmaraya") == "Kemaraya"
    assert _village("kendari", "", "Kata orang Kmaraya lampunya mati") is None


def test_a_district_with_a_slip_settles_it_less_surely() -> None:
    gazetteer = real("makassar").gazetteer
    well = gazetteer.understand("Kel. Baru, Kec. Ujung Pandang")
    slipped = gazetteer.understand("Kel. Baru, Kec. Ujung Pandnag")
    assert (slipped.village_code, well.is_mended) == (well.village_code, False)
    assert slipped.is_mended
    assert slipped.confidence < well.confidence


def test_an_exact_name_and_a_misspelt_other_one_leave_it_open() -> None:
    assert _village("kendari", "antara Kemaraya dan Lahundpe") is None


def test_a_name_that_is_as_near_to_a_word_of_the_dictionary_is_not_mended() -> None:
    names = [("tikungon",)]
    assert PlaceSlips(names).meant("tikungn") == "tikungon"
    assert PlaceSlips(names, lambda: ["di tikungan"]).meant("tikungn") is None
    assert PlaceSlips(names, lambda: ["di tikungan"]).meant("tikungan") is None


@st.composite
def _slips(draw: st.DrawFn) -> tuple[str, str]:
    """A village's name of one word, as names are compared, and what one slip makes of it."""
    names = [place_words(village.name) for village in real("makassar").villages]
    name = draw(st.sampled_from([one for one, *more in names if len(one) >= 6 and not more]))
    at = draw(st.integers(1, len(name) - 2))
    letter = draw(st.sampled_from(_LETTERS))
    made = [
        name[:at] + name[at + 1 :],
        name[:at] + letter + name[at:],
        name[:at] + letter + name[at + 1 :],
        name[:at] + name[at + 1] + name[at] + name[at + 2 :],
    ]
    return name, draw(st.sampled_from(made))


@given(_slips())
def test_a_slip_is_understood_as_what_was_meant_or_as_before_and_never_more_surely(
    pair: tuple[str, str],
) -> None:
    name, typed = pair
    gazetteer = real("makassar").gazetteer
    meant = gazetteer.understand(f"kel. {name}")
    found = gazetteer.understand(f"kel. {typed}")
    if found.is_mended:
        assert found.village_code == meant.village_code
        assert found.confidence < meant.confidence


@given(st.text(max_size=30))
def test_any_word_is_looked_at_and_no_word_of_a_name_is_mended(text: str) -> None:
    slips = PlaceSlips([place_words("Ujung Pandang Baru"), place_words("Kemaraya")])
    for word in place_words(text):
        assert slips.meant(word) in {None, "pandang", "kemaraya"}
    assert slips.meant("pandang") is None


@pytest.mark.parametrize("city_id", REAL)
def test_no_complaint_that_we_hold_is_read_as_another_place(city_id: str) -> None:
    """Read as an address, where every word may be a slip, and as a description."""
    reference = real(city_id)
    lost = [
        text
        for text in (*_TEXTS, *NEAR_NAMES)
        for found in (
            reference.gazetteer.understand(text),
            reference.gazetteer.understand("", text),
        )
        if found.is_mended
    ]
    assert len(_TEXTS) > 500
    assert lost == []


def test_a_gazetteer_of_no_names_mends_nothing() -> None:
    assert not Gazetteer((), ()).understand("kel. kmaraya").is_mended


def test_reporter_and_staff_see_that_a_slip_was_mended() -> None:
    kendari = real("kendari")
    location = Location(address_text="kel. kmaraya")
    report = make_report(category_id="lampu_jalan", location=location)
    change = decide_routing(report, kendari, NOW, "route")
    assert change is not None
    assert change.report.place_mended
    assert change.event.detail["place_mended"] is True
    assert change.event.detail["village_unsure"] is True
    told = understood(change.report, kendari, "id")
    assert "salah ketik" in told
    assert "Kemaraya" in told
    located = route(report, kendari).site.located
    assert located is not None
    assert located.doubt is PlacementDoubt.TOLD


def test_a_spelling_that_is_right_is_not_called_a_slip() -> None:
    kendari = real("kendari")
    report = make_report(category_id="lampu_jalan", location=Location(address_text="kel. kmaraya"))
    well = replace(report, location=Location(address_text="kel. Kemaraya"))
    change = decide_routing(well, kendari, NOW, "route")
    assert change is not None
    assert not change.report.place_mended
    assert "place_mended" not in change.event.detail
    assert "salah ketik" not in understood(change.report, kendari, "id")
