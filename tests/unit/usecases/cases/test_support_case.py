"""Standing by somebody else's case: counted once for each account, and never of what is hidden."""

from dataclasses import replace
from typing import Any

import pytest

from shared.domain.cases.supporters import SupportKind
from shared.domain.kernel.errors import ConflictError, NotFoundError
from tests.builders import CITY
from tests.unit.usecases.cases.test_read_case import HIDDEN, NO_CASES
from tests.unit.usecases.world import World


@pytest.mark.parametrize("wish", SupportKind)
def test_each_account_counts_once_until_it_leaves(wish: SupportKind) -> None:
    world = World()
    report = world.submit_and_route()

    def counted(uid: str, *, on: bool = True) -> tuple[int, int]:
        now = world.stand_by(report, wish, uid, on=on).report
        assert now == world.reports.get(CITY, report.report_id)
        return now.supporters, now.followers

    only = (1, 0) if wish is SupportKind.SUPPORT else (0, 1)
    assert [counted("uid-a"), counted("uid-a")] == [only, only]
    assert sum(counted("uid-b")) == 2
    assert [counted("uid-a", on=False), counted("uid-a", on=False)] == [only, only]


def test_whoever_stands_by_a_duplicate_stands_by_its_case() -> None:
    world = World()
    case = world.submit_and_route()
    double = world.submit_and_route(uid="uid-other", idempotency_key="key-2")
    world.stand_by(double, SupportKind.SUPPORT)
    world.merge(double, case)
    assert world.reports.get(CITY, case.report_id).supporters == 1
    joined = world.stand_by(double, SupportKind.SUPPORT, "uid-english").report
    assert (joined.report_id, joined.supporters) == (case.report_id, 2)


def test_nobody_stands_by_their_own_report() -> None:
    world = World()
    report = world.submit_and_route()
    with pytest.raises(ConflictError, match="own_report"):
        world.stand_by(report, SupportKind.SUPPORT, "uid-citizen")


@pytest.mark.parametrize("fields", HIDDEN.values(), ids=HIDDEN)
@pytest.mark.parametrize("wish", SupportKind)
def test_what_is_not_public_is_as_if_it_were_not_there(
    fields: dict[str, Any], wish: SupportKind
) -> None:
    world = World()
    report = world.submit_and_route()
    world.stand_by(report, wish)
    key = (CITY, report.report_id)
    world.reports.stored[key] = replace(world.reports.stored[key], **fields)
    with pytest.raises(NotFoundError):
        world.stand_by(report, wish, "uid-other")
    left = world.stand_by(report, wish, on=False).report
    assert (left.supporters, left.followers) == (0, 0), "nobody is kept from leaving"


@pytest.mark.parametrize("text", NO_CASES)
def test_no_other_text_is_a_case(text: str) -> None:
    with pytest.raises(NotFoundError):
        World().stand_by(text, SupportKind.SUPPORT)
