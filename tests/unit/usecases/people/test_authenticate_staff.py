"""A token is believed only where the city's record of the person confirms it today."""

from typing import Any

import pytest

from shared.domain.kernel.errors import ForbiddenError
from shared.domain.people.access import Role
from shared.usecases.people.authenticate_staff import authenticate_staff
from tests.builders import NOW, make_claims, make_staff
from tests.unit.usecases.world import World


@pytest.mark.parametrize(
    ("claims", "record", "welcome"),
    [
        ({}, {}, True),
        ({"role": Role.CITIZEN}, {"role": Role.CITIZEN}, False),
        ({"city_id": None}, {}, False),
        ({"city_id": "makassar"}, {}, False),
        ({"uid": "uid-stranger"}, {}, False),
        ({"role": Role.SUPERVISOR}, {}, False),
        ({"agency_id": "dlh"}, {}, False),
        ({}, {"active": False}, False),
        ({}, {"valid_until": NOW}, False),
    ],
)
def test_staff_are_believed_by_the_citys_record_only(
    claims: dict[str, Any], record: dict[str, Any], *, welcome: bool
) -> None:
    world = World()
    world.people.save_staff(make_staff(**record))
    said = make_claims(**claims)
    if welcome:
        assert authenticate_staff(said, world) == make_staff()
        return
    with pytest.raises(ForbiddenError):
        authenticate_staff(said, world)
