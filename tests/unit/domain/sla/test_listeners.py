"""Who hears of a rung: whom it tells, its reporter of news, supervisors of what is restricted."""

from dataclasses import replace
from datetime import datetime
from typing import Any

import pytest

from shared.domain.city.reference import Act, Condition, CountsFrom, Rung, Whom
from shared.domain.kernel.states import Level, State
from shared.domain.report.case_links import CaseLinks
from shared.domain.sla.listeners import hearing, listeners_of, reader_of, told_at
from tests.builders import NOW, make_report
from tests.unit.domain.lives import DAY, HOUR, REFERENCE

NUDGE = Rung("nudge", Condition.NO_FOLLOW_UP, DAY, Act.WHATSAPP, Whom.OFFICE, "office_nudge")
WARN = replace(NUDGE, rung_id="warn", act=Act.PUSH, template="office_reminder")
MAYOR = replace(
    NUDGE, rung_id="mayor", act=Act.INFORM, whom=Whom.MAYOR, counts_from=CountsFrom.REPORT
)
WEEKLY = replace(MAYOR, rung_id="weekly", every=7 * DAY)


@pytest.mark.parametrize(
    ("rung", "fields", "listeners"),
    [
        (NUDGE, {}, {"office", "reporter"}),
        (WARN, {}, {"office"}),
        (MAYOR, {}, {"mayor", "reporter"}),
        (MAYOR, {"restricted": True}, {"supervisor", "reporter"}),
        (NUDGE, {"restricted": True}, {"office", "reporter"}),
        (NUDGE, {"ties": CaseLinks(part_of="whole")}, {"office"}),
        (WEEKLY, {}, {"mayor", "reporter"}),
        (WEEKLY, {"leadership_level": Level.MAYOR}, {"mayor"}),
        (WEEKLY, {"fired": ("report:weekly#1",)}, {"mayor"}),
        (WEEKLY, {"restricted": True}, {"supervisor", "reporter"}),
        (WEEKLY, {"restricted": True, "told": {"supervisor": NOW}}, {"supervisor"}),
    ],
)
def test_who_hears_of_it(rung: Rung, fields: dict[str, Any], listeners: set[str]) -> None:
    report = make_report(state=State.ASSIGNED, agency_id="pupr", **fields)
    assert listeners_of(rung, report) == listeners
    assert reader_of(rung, report) in listeners


# 22.00 and 06.00 WITA.
NIGHT, MORNING = NOW + 12 * HOUR, NOW + 20 * HOUR


@pytest.mark.parametrize(
    ("heard", "now", "at"),
    [
        ({}, NOW, NOW),
        ({}, NIGHT, MORNING),
        ({"office": NOW - HOUR}, NOW, NOW),
        ({"office": MORNING}, NIGHT + HOUR, MORNING + HOUR),
        ({"office": MORNING}, MORNING + HOUR / 3, MORNING + HOUR),
        ({"mayor": MORNING}, NIGHT + HOUR, MORNING),
    ],
)
def test_what_waits_for_the_morning_is_heard_an_hour_apart(
    heard: dict[str, datetime], now: datetime, at: datetime
) -> None:
    report = make_report(state=State.ASSIGNED, agency_id="pupr", heard=heard)
    assert hearing(WARN, report, REFERENCE, now) == {"office": at}


def test_what_is_pressing_is_heard_by_night() -> None:
    report = make_report(state=State.ASSIGNED, agency_id="pupr", danger="fire")
    assert hearing(WARN, report, REFERENCE, NIGHT) == {"office": NIGHT}


REMIND = replace(NUDGE, rung_id="remind", act=Act.REMIND, whom=Whom.REPORTER)


@pytest.mark.parametrize(
    ("rung", "at", "danger", "told"),
    [
        (REMIND, NIGHT, None, MORNING),
        (REMIND, NOW, None, NOW),
        (REMIND, NIGHT, "fire", NIGHT),
        (NUDGE, NIGHT, None, NIGHT),
    ],
    ids=["asleep", "awake", "in danger", "a limit is no message"],
)
def test_a_reminder_is_promised_for_when_it_is_heard(
    rung: Rung, at: datetime, danger: str | None, told: datetime
) -> None:
    assert told_at(rung, at, make_report(danger=danger), REFERENCE) == told
