"""The slip of a report that was written down for somebody opens it to them, and to nobody after them."""

import pytest

from shared.domain.errors import ConflictError, NotFoundError
from shared.usecases.respond_as_reporter import Response
from tests.builders import CITY
from tests.unit.usecases.world import DESK, World


def _slip(world: World) -> str:
    answer = world.submit(
        uid=DESK.uid, member=DESK, channel="visit", consent=True, name="Sitti", language="en"
    )
    return str(answer["tracking_code"])


def test_the_holder_of_the_slip_becomes_the_reporter() -> None:
    world = World()
    code = _slip(world)
    report = world.claim(code, "uid-visitor")
    world.claim(code, "uid-visitor")
    identity = world.people.identity(CITY, report.report_id)
    assert identity is not None
    assert (identity.uid, identity.name, identity.language) == ("uid-visitor", "Sitti", "en")
    world.respond(report, Response.MESSAGE, uid="uid-visitor")


def test_nobody_takes_a_report_from_its_reporter() -> None:
    world = World()
    code = _slip(world)
    world.claim(code, "uid-visitor")
    with pytest.raises(ConflictError) as refused:
        world.claim(code, "uid-other")
    assert refused.value.code == "report_claimed"
    own = world.submit(idempotency_key="own")["tracking_code"]
    with pytest.raises(ConflictError):
        world.claim(own, "uid-visitor")


@pytest.mark.parametrize("code", ["KDI-00000-00000-00000-00000", "nonsense", ""])
def test_a_wrong_slip_opens_nothing(code: str) -> None:
    with pytest.raises(NotFoundError):
        World().claim(code, "uid-visitor")
