from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shared.domain.gazetteer.place_words import place_words
from shared.domain.gazetteer.roads import NO_ROAD, FoundRoad, Road, RoadIndex, RoadSign, RoadStatus
from shared.domain.geo.packed_polygons import LabelledPolygon, pack
from shared.domain.geo.place import Point
from shared.domain.kernel.states import State
from shared.domain.report.location import Location
from tests.builders import make_report
from tests.unit.domain.packs import REAL, real
from tests.unit.domain.routes import route

UNHAS, MANDONGA = Point(-5.1320, 119.4855), Point(-3.9668, 122.5140)


def found_in(city_id: str, *texts: str) -> FoundRoad:
    index = real(city_id).road_index
    return index.find(index.named(texts))


@pytest.mark.parametrize(
    "typed",
    [
        "Jalan A.P. Pettarani",
        "jl ap petarani",
        "Jln. A P Pettarani",
        "lubang di jalan Andi Pangerang Pettarani dekat tol",
        "sepanjang Pettarani rusak",
        "JL.A.P.PETTARANI",
    ],
)
def test_a_road_is_known_in_every_spelling(typed: str) -> None:
    found = found_in("makassar", typed)
    assert (found.road and found.road.name, found.sign) == ("Jalan A.P. Pettarani", RoadSign.NAME)
    assert found.status is RoadStatus.NATIONAL


@pytest.mark.parametrize(
    ("city_id", "typed", "name"),
    [
        ("makassar", "Jl. Jendral Sudirman", "Jalan Jenderal Sudirman"),
        ("makassar", "jl sudirman", "Jalan Jenderal Sudirman"),
        ("makassar", "jln Syech Yusuf 3", "Jalan Syekh Yusuf"),
        ("makassar", "Oerip Soemohardjo", "Jalan Urip Sumoharjo"),
        ("makassar", "jl dr leimena", "Jalan Dr. Leimena"),
        ("kendari", "jl. M. Yamin", "Jalan Muhammad Yamin"),
        ("kendari", "jalan boedi oetomo", "Jalan Budi Utomo"),
        ("kendari", "jln ZA Sugianto", "Jalan Z.A. Sugianto"),
    ],
)
def test_titles_initials_and_old_spellings_are_forgiven(
    city_id: str, typed: str, name: str
) -> None:
    found = found_in(city_id, typed)
    assert found.road is not None
    assert found.road.name == name


@pytest.mark.parametrize(
    "typed",
    [
        "jalan berlubang di depan pasar",
        "Bapak Sudirman melapor",
        "Jl. Melati rusak",
        "tamangapa banjir",
        "",
    ],
)
def test_a_road_that_nobody_named_is_unknown(typed: str) -> None:
    assert found_in("makassar", typed) == NO_ROAD


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("lorong 3 jl pettarani berlubang", "lorong"),
        ("Lrg. 2 Ratulangi", "lorong"),
        ("berlubang di dpn lorong 5 jl Perintis Kemerdekaan", "Jalan Perintis Kemerdekaan"),
    ],
)
def test_a_lane_outranks_the_road_it_leaves_unless_it_is_a_landmark(typed: str, name: str) -> None:
    found = found_in("makassar", typed)
    assert found.road is not None
    assert found.road.name == name


def test_the_address_is_read_before_the_description() -> None:
    found = found_in("makassar", "Jl. Antang Raya", "macet sampai jl Pettarani")
    assert found.status is RoadStatus.PROVINCIAL


NATIONAL = Road(("Jalan Utara",), RoadStatus.NATIONAL)
CITY = Road(("Jalan Selatan",), RoadStatus.CITY)
# Two straight roads, 111 m apart.
LINES = pack(
    [
        LabelledPolygon(("Jalan Utara",), (((122.0, -4.0), (122.1, -4.0)),)),
        LabelledPolygon(("Jalan Selatan",), (((122.0, -4.001), (122.1, -4.001)),)),
    ]
)
ON, BETWEEN, OFF = Point(-4.0001, 122.05), Point(-4.0005, 122.05), Point(-3.99, 122.05)


@pytest.mark.parametrize(
    ("text", "point", "accuracy_m", "expected"),
    [
        ("berlubang", ON, 8.0, NATIONAL),
        ("berlubang", ON, None, NATIONAL),
        ("berlubang di Jalan Selatan", ON, 8.0, CITY),
        ("berlubang di Jl. Melati", ON, 8.0, None),
        ("berlubang", BETWEEN, 30.0, None),
        ("berlubang", ON, 500.0, None),
        ("berlubang", OFF, 5.0, None),
        ("berlubang", None, None, None),
    ],
)
def test_where_no_name_is_told_the_nearest_line_tells_if_it_can(
    text: str, point: Point | None, accuracy_m: float | None, expected: Road | None
) -> None:
    """A fix between two roads, a bad fix, and a name that the table lacks all leave it unknown."""
    index = RoadIndex((NATIONAL, CITY), LINES)
    found = index.find(index.named([text]), point, accuracy_m)
    assert found.road == expected


@pytest.mark.parametrize(
    ("city_id", "text", "expected"),
    [
        ("makassar", "Jalan berlubang di Jl AP Pettarani", (State.FORWARDED, "BBPJN")),
        ("makassar", "Jalan berlubang parah di Antang Raya", (State.FORWARDED, "PUBM-SULSEL")),
        ("makassar", "Jalan berlubang di lorong 5", (State.ASSIGNED, "DPU")),
        ("makassar", "Jalan berlubang di Jl Melati", (State.TRIAGE, None)),
        ("makassar", "Jalan berlubang di jl Gn Bawakaraeng", (State.FORWARDED, "BBPJN")),
        ("makassar", "Jalan berlubang di Veteran Selatan", (State.FORWARDED, "BBPJN")),
        ("makassar", "Jalan berlubang di Hertasning", (State.FORWARDED, "PUBM-SULSEL")),
        ("makassar", "Jalan berlubang di depan Masjid Raya", (State.TRIAGE, None)),
        ("kendari", "Jalan berlubang di jl Haluoleo", (State.FORWARDED, "SDABM-SULTRA")),
        ("kendari", "Jalan berlubang dekat kampus Halu Oleo", (State.TRIAGE, None)),
        ("kendari", "Jalan berlubang di jalan Kedondong", (State.ASSIGNED, "DPUPR")),
        ("makassar", "Jalan nasional rusak di jl Ratulangi", (State.FORWARDED, "PUBM-SULSEL")),
        ("makassar", "Selokan tersumbat di jl Perintis Kemerdekaan", (State.FORWARDED, "BBPJN")),
        ("makassar", "Selokan tersumbat plastik", (State.ASSIGNED, "KEC-TAMALANREA")),
        ("kendari", "Jalan berlubang di Jalan Brigjen Katamso", (State.FORWARDED, "SDABM-SULTRA")),
        ("kendari", "Jalan berlubang di Jalan Imam Bonjol", (State.ASSIGNED, "DPUPR")),
        ("kendari", "Drainase tersumbat di depan rumah", (State.ASSIGNED, "DPUPR")),
    ],
)
def test_whose_road_it_is_decides_who_acts(
    city_id: str, text: str, expected: tuple[State, str | None]
) -> None:
    point = UNHAS if city_id == "makassar" else MANDONGA
    verdict = route(make_report(description=text, location=Location(point)), real(city_id))
    assert (verdict.state, verdict.agency_id) == expected


def test_where_nobody_can_tell_whose_road_it_is_the_desk_is_asked() -> None:
    report = make_report(description="Jalan berlubang di depan pasar", location=Location(MANDONGA))
    verdict = route(report, real("kendari"))
    assert (verdict.state, verdict.rule) == (State.TRIAGE, "road_status_unknown")
    assert verdict.category_id == "jalan_rusak"
    chosen = replace(report, category_id="jalan_rusak")
    assert route(chosen, real("kendari")).agency_id == "DPUPR"


@pytest.mark.parametrize(("said", "office"), [("80 cm", "DPU"), ("30 cm", "KEC-TAMALANREA")])
def test_a_width_that_is_told_outranks_the_name_of_the_category(said: str, office: str) -> None:
    for category_id in ("drainase_sempit", "drainase_lebar"):
        report = make_report(
            description=f"Selokan tersumbat, lebar {said}",
            category_id=category_id,
            location=Location(UNHAS),
        )
        assert route(report, real("makassar")).agency_id == office


@given(st.text(max_size=300))
def test_whatever_is_typed_can_be_read(typed: str) -> None:
    assert all(word == word.lower() for word in place_words(typed))
    for city_id in REAL:
        found_in(city_id, typed)


@pytest.mark.parametrize("city_id", REAL)
def test_every_road_of_the_packs_is_found_by_each_of_its_names(city_id: str) -> None:
    for road in real(city_id).roads:
        for name in road.names:
            assert found_in(city_id, f"berlubang di {name}").road == road, name
