"""Look-ups for reports that are already there, by citizens and by staff."""

from typing import Any

import pytest

from functions._edge.similar import _case
from shared.domain.access import Action
from shared.domain.errors import InvalidError, NotFoundError
from shared.domain.particulars import Location
from shared.domain.place import Point
from shared.usecases.find_similar import FindSimilar, find_similar, find_similar_to
from tests.builders import CITY, make_staff
from tests.unit.usecases.world import DESK, OFFICER, World

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
    return find_similar(
        FindSimilar(CITY, **whole),
        reports=world.reports,
        references=world.references,
        clock=world.clock,
    )


def _for_staff(world: World, member: Any, report_id: str) -> Any:
    return find_similar_to(
        member,
        report_id,
        reports=world.reports,
        references=world.references,
        clock=world.clock,
    )


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
