"""The slip of a report that was written down for somebody opens it to them, and to nobody after them."""

import pytest

from shared.domain.cases.supporters import SupportKind
from shared.domain.kernel.errors import ConflictError, NotFoundError
from shared.domain.report.report import Report
from shared.usecases.lifecycle.respond_as_reporter import Response
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


def _support(world: World, report: Report) -> Report:
    return world.stand_by(report, SupportKind.SUPPORT, "uid-visitor").report


def test_who_supported_it_before_has_reported_it_and_counts_once() -> None:
    world = World()
    code = _slip(world)
    report = world.reports.find_by_code(CITY, code)
    world.route(report.report_id)
    assert _support(world, report).supporters == 1
    world.claim(code, "uid-visitor")
    assert world.reports.get(CITY, report.report_id).supporters == 0
    with pytest.raises(ConflictError, match="own_report"):
        _support(world, report)


def test_a_vain_claim_takes_no_support_away() -> None:
    world = World()
    own = world.submit_and_route()
    _support(world, own)
    with pytest.raises(ConflictError, match="report_claimed"):
        world.claim(own.tracking_code, "uid-visitor")
    assert world.reports.get(CITY, own.report_id).supporters == 1


@pytest.mark.parametrize("code", ["KDI-00000-00000-00000-00000", "nonsense", ""])
def test_a_wrong_slip_opens_nothing(code: str) -> None:
    with pytest.raises(NotFoundError):
        World().claim(code, "uid-visitor")
