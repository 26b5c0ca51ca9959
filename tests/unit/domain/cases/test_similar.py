"""What is likely the same: near, of one family, in like words; and what is never shown."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shared.domain.cases.similar import Similar, SimilarQuery, family, likely, reach
from shared.domain.city.agencies import OwnerKind
from shared.domain.city.categories import Category
from shared.domain.geo.place import Point
from shared.domain.kernel.states import State
from shared.domain.report.case_links import CaseLinks
from shared.domain.report.location import Location
from shared.domain.report.report import Report
from shared.domain.routing.text_findings import understand
from tests.builders import NOW, make_report
from tests.unit.domain.lives import REFERENCE, city_reference

HERE = Point(-3.9778, 122.515)
METRE = 1 / 111_320
WORDS = "Jalan berlubang di depan pasar, dua motor sudah jatuh."


def at(metres: float, **fields: Any) -> Report:
    """An open report so many metres to the north, a week old."""
    location = Location(point=replace(HERE, latitude=HERE.latitude + metres * METRE))
    whole: dict[str, Any] = {
        "state": State.ASSIGNED,
        "location": location,
        "category_id": "jalan_rusak",
        "village_code": "7471011001",
        "submitted_at": NOW - timedelta(days=7),
        **fields,
    }
    return make_report(report_id=f"report-{metres}", **whole)


def asked(**fields: Any) -> SimilarQuery:
    whole: dict[str, Any] = {"category_id": "jalan_rusak", "point": HERE, **fields}
    words = understand(whole.pop("text", WORDS), whole.pop("reference", REFERENCE))
    return SimilarQuery(words, NOW, **whole)


def found(*reports: Report, blurred: bool = False, **fields: Any) -> tuple[Similar, ...]:
    return likely(asked(**fields), reports, most=5, is_blurred=blurred)


def test_the_nearest_in_the_likest_words_comes_first() -> None:
    near, far = at(5), at(40)
    other_words = at(6, description="Aspal mengelupas parah sekali.")
    ranked = found(far, other_words, near)
    assert [each.report for each in ranked] == [near, far, other_words]
    assert ranked[0].alike == 1.0
    assert round(ranked[0].distance_m or 0) == 5


@pytest.mark.parametrize(
    "fields",
    [
        {"secret": True},
        {"restricted": True},
        {"state": State.SUBMITTED},
        {"state": State.CLOSED},
        {"state": State.WITHDRAWN},
        {"state": State.MERGED, "ties": CaseLinks(merged_into="case")},
        {"ties": CaseLinks(part_of="whole")},
        {"category_id": "listrik_padam"},
        {"category_id": "unheard_of"},
        {"submitted_at": NOW - timedelta(days=85)},
    ],
)
def test_what_is_hidden_over_old_or_of_another_family_is_not_suggested(
    fields: dict[str, Any],
) -> None:
    assert found(at(5)) != ()
    assert found(at(5, **fields)) == ()


def test_the_categorys_own_radius_and_time_count() -> None:
    assert found(at(49)) != ()
    assert found(at(51)) == ()
    wide = Category("banjir", "air", "Banjir", "Flood", OwnerKind.CITY, (), "", (), **_WIDE)
    reference = city_reference(categories={**REFERENCE.categories, "banjir": wide})
    report = at(140, category_id="banjir", submitted_at=NOW - timedelta(days=2))
    flood = asked(category_id="banjir", text="", reference=reference)
    assert likely(flood, [report], most=5, is_blurred=False)
    old = replace(report, submitted_at=NOW - timedelta(days=4))
    assert not likely(flood, [old], most=5, is_blurred=False)
    assert reach(frozenset({"air"}), reference) == (150, timedelta(days=3))
    assert reach(frozenset(), reference) == (150, timedelta(days=84))


_WIDE: dict[str, Any] = {"duplicate_radius_m": 150, "duplicate_days": 3}


@pytest.mark.parametrize(
    ("place", "text", "score"),
    [
        (HERE, WORDS, 1.0),
        (replace(HERE, latitude=HERE.latitude + 25 * METRE), WORDS, 0.75),
        (replace(HERE, latitude=HERE.latitude + 25 * METRE), "Aspal mengelupas.", 0.25),
        (HERE, "Aspal mengelupas.", 0.5),
    ],
)
def test_nearness_and_words_weigh_alike(place: Point, text: str, score: float) -> None:
    (similar,) = found(at(0), point=place, text=text)
    assert similar.score == pytest.approx(score, abs=0.01)


@pytest.mark.parametrize(("hours", "is_found"), [(0, True), (1, False)])
def test_the_last_moment_of_a_categorys_time_still_counts(hours: int, *, is_found: bool) -> None:
    days = REFERENCE.categories["jalan_rusak"].duplicate_days
    report = at(5, submitted_at=NOW - timedelta(days=days, hours=hours))
    assert bool(found(report)) is is_found


@pytest.mark.parametrize(
    ("text", "is_found"),
    [("Depan pasar", True), ("Pasar sepi", True), ("Pasar sepi pembeli", False), ("Pasar", False)],
)
def test_half_of_the_words_must_agree_and_one_word_says_nothing(
    text: str, *, is_found: bool
) -> None:
    similar = found(at(5), category_id=None, point=None, text=text, village_code="7471011001")
    assert bool(similar) is is_found


def test_a_city_without_categories_looks_nowhere() -> None:
    assert reach(frozenset(), city_reference(categories={})) == (0, timedelta(0))


def test_without_a_category_the_words_tell_the_family() -> None:
    assert family(asked(category_id=None)) == {"infrastruktur"}
    assert found(at(5), category_id=None) != ()
    assert found(at(5, category_id="listrik_padam"), category_id=None) == ()


def test_where_nothing_tells_the_family_words_must_agree() -> None:
    speechless = "Patung pahlawan miring berbahaya"
    assert found(at(5), category_id=None, text=speechless) == ()
    assert found(at(5, description=speechless), category_id=None, text=speechless) != ()


def test_without_a_point_it_must_be_the_same_kelurahan_in_like_words() -> None:
    (only,) = found(at(500), point=None, village_code="7471011001")
    assert (only.distance_m, only.alike) == (None, 1.0)
    assert found(at(500), point=None, village_code="7471011002") == ()
    assert found(at(500), point=None) == ()
    other = at(500, description="Rambu lalu lintas roboh.")
    assert found(other, point=None, village_code="7471011001") == ()


@given(north=st.floats(0, 45), east=st.floats(0, 45))
def test_a_citizen_cannot_measure_the_exact_place(north: float, east: float) -> None:
    """Two reports in one blur are at the same distance from everywhere."""
    corner = Point(-3.9778 + 0.00001, 122.5152 + 0.00001)
    moved = Point(corner.latitude + 0.00015, corner.longitude + 0.00015)
    place = Point(corner.latitude + north * METRE, corner.longitude + east * METRE)
    seen = [
        each.distance_m
        for spot in (corner, moved)
        for each in found(at(0, location=Location(point=spot)), blurred=True, point=place)
    ]
    assert len(set(seen)) <= 1


def test_a_citizen_is_told_about_how_far_it_is() -> None:
    (similar,) = found(at(5), blurred=True)
    assert similar.distance_m is not None
    assert similar.distance_m < 45


def test_a_like_picture_comes_before_words_and_nearness() -> None:
    near, far = (
        at(5),
        at(5_000, category_id="listrik_padam", submitted_at=NOW - timedelta(days=200)),
    )
    ids = frozenset({far.report_id})
    ranked = likely(asked(), [near, far], most=5, is_blurred=False, pictured=ids)
    assert [(each.report, each.is_pictured_alike) for each in ranked] == [
        (far, True),
        (near, False),
    ]
    assert round(ranked[0].distance_m or 0) == 5_000


def test_of_like_pictures_the_nearer_in_like_words_is_first() -> None:
    near, far = at(5), at(5_000)
    ids = frozenset({near.report_id, far.report_id})
    ranked = likely(asked(), [far, near], most=5, is_blurred=False, pictured=ids)
    assert [each.report for each in ranked] == [near, far]


@pytest.mark.parametrize("fields", [{"secret": True}, {"state": State.CLOSED}])
def test_a_like_picture_opens_nothing_that_is_hidden_or_over(fields: dict[str, Any]) -> None:
    hidden = at(5, **fields)
    ids = frozenset({hidden.report_id})
    assert likely(asked(), [hidden], most=5, is_blurred=False, pictured=ids) == ()


def test_of_a_like_picture_it_is_told_how_far_it_is_and_how_like_in_words() -> None:
    """Far from the place, of another family: only the picture speaks for it."""
    far = at(5_000, category_id="listrik_padam")
    ids = frozenset({far.report_id})
    exact, blurred = (
        likely(asked(), [far], most=5, is_blurred=is_blurred, pictured=ids)[0]
        for is_blurred in (False, True)
    )
    assert (exact.alike, blurred.alike) == (1.0, 1.0)
    assert exact.distance_m == pytest.approx(5_000, abs=10)
    assert blurred.distance_m == pytest.approx(5_000, abs=45)
    assert blurred.distance_m != exact.distance_m


def test_at_the_very_edge_of_the_radius_it_is_still_found() -> None:
    report = at(49)
    (similar,) = found(report)
    radius: dict[str, Any] = {"duplicate_radius_m": similar.distance_m}
    category = replace(REFERENCE.categories["jalan_rusak"], **radius)
    reference = city_reference(categories={"jalan_rusak": category})
    assert found(report, reference=reference) != ()


def test_near_and_with_half_of_the_words_it_is_found_without_a_family() -> None:
    assert found(at(5), category_id=None, text="Pasar sepi") != ()
    assert found(at(5), category_id=None, text="Pasar sepi pembeli") == ()


def test_a_hairs_breadth_decides_on_no_order() -> None:
    first, second = replace(at(5.002), report_id="a"), replace(at(5), report_id="b")
    assert [each.report for each in found(second, first)] == [first, second]
