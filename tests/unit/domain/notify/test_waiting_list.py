"""Which reports stand on the list of one who leads: what came up for them, and what they may read."""

from dataclasses import replace
from typing import Any

import pytest

from shared.domain.city.reference import Act, Condition, CountsFrom, Rung, Whom
from shared.domain.kernel.states import Stage, State
from shared.domain.notify.digest import Digest
from shared.domain.notify.waiting_list import list_of
from shared.domain.report.report import Report
from tests.builders import later, make_report
from tests.unit.domain.lives import DAY, city_reference

WEEKLY = Rung("weekly", Condition.NO_ANSWER, 7 * DAY, Act.INFORM, Whom.MAYOR, "waiting_list",
              counts_from=CountsFrom.REPORT, every=7 * DAY)  # fmt: skip
FIRST = replace(WEEKLY, rung_id="mayor", template="leadership_list", every=None)
CITY = city_reference(ladders={Stage.OFFICE: (FIRST, WEEKLY)})
BETWEEN = (later(days=7), later(days=8))


def report(number: int = 1, **fields: Any) -> Report:
    whole: dict[str, Any] = {
        "report_id": f"{number:08x}rest",
        "state": State.ASSIGNED,
        "agency_id": "pupr",
        "submitted_at": later(minutes=number),
        "fired": ("report:mayor", "report:weekly#1"),
        "told": {"mayor": later(days=7.5)},
        **fields,
    }
    return make_report(**whole)


def test_all_that_came_up_is_one_list_the_longest_waiting_first() -> None:
    found = list_of([report(2), report(1)], Whom.MAYOR, BETWEEN, CITY)
    assert found is not None
    assert found.digest == Digest(2, ("00000001", "00000002"))


@pytest.mark.parametrize(
    "fields",
    [
        {"told": {}},
        {"told": {"mayor": later(days=7)}},
        {"told": {"mayor": later(days=8.01)}},
        {"told": {"regional_secretary": later(days=7.5)}},
        {"fired": ("report:mayor",)},
        {"restricted": True},
        {"state": State.ANSWERED},
        {"state": State.CLOSED},
        {"state": State.FORWARDED, "agency_id": None, "forwarded_to": "pln"},
    ],
    ids=[
        "never told",
        "told of with the list before",
        "to come with the next",
        "somebody else was told",
        "told the first time, by itself",
        "only supervisors may read it",
        "answered meanwhile",
        "closed meanwhile",
        "with a body outside",
    ],
)
def test_what_is_not_on_it(fields: dict[str, Any]) -> None:
    assert list_of([report(**fields)], Whom.MAYOR, BETWEEN, CITY) is None


def test_what_came_up_just_before_the_morning_is_on_it() -> None:
    at_the_morning = report(told={"mayor": later(days=8)})
    found = list_of([at_the_morning], Whom.MAYOR, BETWEEN, CITY)
    assert found is not None
    assert found.digest == Digest(1, ("00000001",))
