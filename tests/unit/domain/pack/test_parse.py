"""A pack as a city hands it in: what becomes of it, and how all its mistakes are told."""

from contextlib import suppress
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shared.domain.city.agencies import OwnerKind
from shared.domain.city.categories import PhotoDoubt
from shared.domain.city.city import City
from shared.domain.geo.place import Point
from shared.domain.kernel.states import Stage, Urgency
from shared.domain.pack.files.pack_files import PACK_FILES, Files
from shared.domain.pack.files.validation_errors import PackError
from shared.domain.pack.parse import parse_pack, prefix_taken, read_prefix
from tests.unit.domain.packs import REAL, TINY, Mistakes, changed, real, tiny, told_at


def test_a_sound_pack_becomes_a_reference() -> None:
    reference = parse_pack("kendari", TINY)
    assert reference.city.city_id == "kendari"
    assert reference.city.tracking_prefix == "KDI"
    assert reference.agencies["PLN"].owner is OwnerKind.STATE_COMPANY
    assert reference.agencies["KEC-MANDONGA"].district_code == "74.71.01"
    assert reference.categories["jalan_rusak"].synonyms == ("jalan rusak", "jalan berlubang")
    assert [rule.name for rule in reference.rules] == ["jalan", "listrik", "kecamatan"]


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


MISTAKES: Mistakes = [
    (changed("city", ",WITA", ",WIB"), "city.csv", 6, "zone_letters_wrong"),
    (
        changed("city", "latitude,-3.98,\nlongitude,122.51", "latitude,122.51,\nlongitude,-3.98"),
        "city.csv",
        8,
        "coordinates_swapped",
    ),
    (changed("city", "latitude,-3.98", "latitude,52.5"), "city.csv", 8, "outside_indonesia"),
]


@pytest.mark.parametrize(("files", "file", "line", "code"), MISTAKES)
def test_each_mistake_is_told_at_its_line(files: Files, file: str, line: int, code: str) -> None:
    assert told_at(files, code) == [(file, line)]


def test_one_slip_is_one_mistake_and_draws_no_others_after_it() -> None:
    for files, code in (
        (changed("contacts", "+62 8000", "8000"), "value_malformed"),
        (changed("routing", ",,DPUPR", ",,DPU"), "reference_unknown"),
        (changed("ladder", "P7D", "7 days"), "value_malformed"),
        (changed("city", "74.71", "7471"), "value_malformed"),
        (changed("kelurahan", "FeatureCollection", "Topology"), "geojson_malformed"),
    ):
        with pytest.raises(PackError) as caught:
            parse_pack("kendari", files)
        assert [mistake.code for mistake in caught.value.mistakes] == [code]


def test_all_mistakes_are_told_at_once_in_order_of_file_and_line() -> None:
    files = {
        **changed("routing", ",,DPUPR", ",,DPU"),
        "ladder.csv": TINY["ladder.csv"].replace("P7D", "soon").replace("office_nudge", "x"),
        "city.csv": TINY["city.csv"].replace("KDI", "kdi"),
    }
    with pytest.raises(PackError) as caught:
        parse_pack("kendari", files)
    places = [(mistake.file, mistake.line) for mistake in caught.value.mistakes]
    assert places == [("city.csv", 4), ("ladder.csv", 3), ("ladder.csv", 5), ("routing.csv", 2)]
    assert "kendari/routing.csv:2: " in str(caught.value)


@given(name=st.sampled_from(PACK_FILES), content=st.binary(max_size=60) | st.text(max_size=60))
def test_no_file_whatever_makes_the_parser_stumble(name: str, content: str | bytes) -> None:
    files: dict[str, str | bytes] = {**TINY, name: content}
    with suppress(PackError):
        parse_pack("kendari", files)


def set_in_city(rows: str) -> City:
    return parse_pack("kendari", tiny(city=TINY["city.csv"] + rows)).city


def test_how_often_nudges_leave_and_how_long_one_may_be_silent_is_the_citys_to_say() -> None:
    usual = set_in_city("")
    assert (usual.undelivered_after, usual.nudges_every) == (
        timedelta(hours=1),
        timedelta(minutes=15),
    )
    own = set_in_city("undelivered_after,PT20M,\nnudges_every,PT1H,\n")
    assert (own.undelivered_after, own.nudges_every) == (timedelta(minutes=20), timedelta(hours=1))
    assert set_in_city("nudges_every,never,\n").nudges_every is None


def test_who_calls_reporters_is_the_citys_to_say() -> None:
    assert [
        set_in_city(row).desk_calls for row in ("", "desk_calls,no,\n", "desk_calls,yes,\n")
    ] == [
        False,
        False,
        True,
    ]
    with pytest.raises(PackError):
        set_in_city("desk_calls,perhaps,\n")


def test_what_a_category_asks_of_its_reports_is_read_from_its_row() -> None:
    more = "hints,needs_proof,urgency,doubtful_photo,live_photo,duplicate_radius_m,duplicate_days"
    heading, road, *others = TINY["categories.csv"].splitlines()
    rows = [f"{heading},{more}", f"{road},aspal,yes,high,hold,yes,120,30", *others, ""]
    categories = parse_pack("kendari", tiny(categories="\n".join(rows))).categories
    road_damage, power = categories["jalan_rusak"], categories["listrik"]
    assert (road_damage.hints, road_damage.urgency) == (("aspal",), Urgency.HIGH)
    assert (road_damage.needs_proof, road_damage.is_live_only) == (True, True)
    assert road_damage.on_doubt is PhotoDoubt.HOLD
    assert (road_damage.duplicate_radius_m, road_damage.duplicate_days) == (120, 30)
    assert (power.urgency, power.on_doubt) == (Urgency.NORMAL, PhotoDoubt.FLAG)
    assert (power.needs_proof, power.is_live_only) == (False, False)
    assert (power.duplicate_radius_m, power.duplicate_days) == (50, 84)


def test_the_prefix_is_read_though_the_pack_has_mistakes() -> None:
    assert read_prefix(tiny(routing="")) == "KDI"
    assert read_prefix({}) is None


def test_a_prefix_that_another_city_has_is_told_at_its_line() -> None:
    (mistake,) = prefix_taken("kota_baru", TINY, "KDI", "kendari").mistakes
    assert (mistake.file, mistake.line, mistake.code) == ("city.csv", 4, "prefix_taken")
    assert "kendari" in mistake.reason
