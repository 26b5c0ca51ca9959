"""Look-ups for reports that are already there, by citizens and by staff."""

from dataclasses import replace
from typing import Any

import pytest

from functions._edge.citizen.similar_cases import _case
from shared.domain.geo.place import Point
from shared.domain.kernel.errors import InvalidError, NotFoundError
from shared.domain.people.access import Action
from shared.domain.report.location import Location
from shared.usecases.intake.find_similar import (
    MOST_PICTURED,
    FindSimilar,
    find_similar,
    find_similar_to,
)
from tests.builders import CITY, make_staff
from tests.unit.usecases.world import DESK, JPEG, OFFICER, World

HERE = Point(-3.9778, 122.515)


@pytest.fixture
def world() -> World:
    made = World()
    made.submit_and_route()
    near = Location(point=Point(-3.97785, 122.51502))
    made.submit_and_route(uid="uid-other", idempotency_key="key-2", location=near)
    made.submit_and_route(uid="uid-third", idempotency_key="key-3", secret=True)
    return made


def _asked(world: World, **fields: Any) -> Any:
    whole: dict[str, Any] = {"category_id": "jalan_rusak", "point": HERE, **fields}
    return find_similar(FindSimilar(CITY, **whole), world)


def _for_staff(world: World, member: Any, report_id: str) -> Any:
    return find_similar_to(member, report_id, world)


def test_a_citizen_is_shown_what_is_near_and_nothing_that_tells_of_anybody(world: World) -> None:
    found = _asked(world)
    assert len(found.similar) == 2
    for similar in found.similar:
        shown = repr(_case(similar, found.reference, "id", 3))
        assert "1 warga melaporkan hal ini." in shown
        for hidden in (similar.report.report_id, "pasar", "122.51", "uid-", "KDI-"):
            assert hidden not in shown


def test_who_has_no_point_may_ask_for_a_kelurahan(world: World) -> None:
    village = {"point": None, "village_code": "7471011001"}
    assert _asked(world, text="Jalan berlubang di depan pasar", **village).similar
    assert not _asked(world, text="", **village).similar


@pytest.mark.parametrize(
    ("fields", "code"),
    [({"point": None}, "place_required"), ({"category_id": "nothing"}, "category_unknown")],
)
def test_what_cannot_be_asked_says_why(world: World, fields: dict[str, Any], code: str) -> None:
    with pytest.raises(InvalidError, match=code):
        _asked(world, **fields)


def test_staff_are_shown_what_they_may_read_but_the_report_itself(world: World) -> None:
    first, second = list(world.reports.stored.values())[:2]
    for member in (DESK, OFFICER):
        found = _for_staff(world, member, first.report_id)
        assert [each.report.report_id for each in found.similar] == [second.report_id]
    stranger = make_staff(uid="uid-dlh", agency_id="dlh")
    with pytest.raises(NotFoundError):
        _for_staff(world, stranger, first.report_id)
    world.act(second, Action.ASSIGN, member=DESK, agency_id="dlh")
    assert _for_staff(world, OFFICER, first.report_id).similar == ()


AFAR = Location(point=Point(-3.9785, 122.515))


def _pictured(world: World, key: str, data: bytes, **fields: Any) -> str:
    """A report with one photo, far from all others, weighed; its id."""
    whole: dict[str, Any] = {"location": AFAR, **fields}
    made = world.submit_and_route(uid=f"uid-{key}", idempotency_key=key, photos=(JPEG,), **whole)
    (photo,) = world.photo_records.photos(CITY, made.report_id)
    world.photo_bytes.quarantine[photo.object_name] = data
    world.publish(photo.object_name)
    return made.report_id


def _alike(world: World, report_id: str, member: Any = DESK) -> list[str]:
    found = _for_staff(world, member, report_id).similar
    return [each.report.report_id for each in found if each.is_pictured_alike]


def test_a_like_photo_is_told_of_wherever_the_report_is_and_in_both_directions(
    world: World,
) -> None:
    one = _pictured(world, "one", b"jpeg", location=Location(point=HERE))
    two = _pictured(world, "two", b"jpeg")
    assert _alike(world, one) == [two]
    assert _alike(world, two) == [one]
    first, *rest = _for_staff(world, DESK, one).similar
    assert first.report.report_id == two
    assert [each.is_pictured_alike for each in rest] == [False, False]


def test_another_picture_or_a_proof_is_no_likeness(world: World) -> None:
    one = _pictured(world, "one", b"jpeg")
    _pictured(world, "two", b"another")
    third = _pictured(world, "three", b"a third")
    world.act(world.reports.get(CITY, third), Action.ANSWER, photos=(JPEG,), key="answer")
    proof = next(p for p in world.photo_records.photos(CITY, third) if p.purpose == "proof")
    world.photo_bytes.quarantine[proof.object_name] = b"jpeg"
    world.publish(proof.object_name)
    assert _alike(world, one) == []


@pytest.mark.parametrize("fields", [{"secret": True}, {"agency_id": "dlh"}, {"category_id": None}])
def test_only_what_is_public_and_ones_own_to_read_is_told_of(
    world: World, fields: dict[str, Any]
) -> None:
    one = _pictured(world, "one", b"jpeg")
    two = _pictured(world, "two", b"jpeg")
    stored = world.reports.stored[CITY, two]
    world.reports.stored[CITY, two] = replace(stored, **fields)
    is_kept = "category_id" not in fields
    assert _alike(world, one, OFFICER) == ([] if is_kept else [two])


def test_a_picture_that_is_kept_from_somebody_tells_them_nothing(world: World) -> None:
    one = _pictured(world, "one", b"jpeg", secret=True)
    two = _pictured(world, "two", b"jpeg")
    assert _alike(world, one, DESK) == [two]
    assert _alike(world, one, OFFICER) == []


def test_what_was_merged_is_told_of_as_its_case(world: World) -> None:
    case = next(iter(world.reports.stored.values()))
    one, two = (_pictured(world, key, b"jpeg") for key in ("one", "two"))
    world.merge(world.reports.get(CITY, two), case)
    assert _alike(world, one) == [case.report_id]


def test_only_so_many_pictures_and_cases_are_looked_at(world: World) -> None:
    one = _pictured(world, "one", b"jpeg")
    others = {_pictured(world, f"key-{n}0", b"jpeg") for n in range(MOST_PICTURED + 2)}
    found = _alike(world, one)
    assert len(found) == MOST_PICTURED
    assert set(found) < others
