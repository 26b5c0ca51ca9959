"""The sweep: one piece of work in trouble stops no other."""

from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

import pytest

from functions._edge.triggers.sweep import LIMIT, sweep
from shared.domain.kernel.errors import ConflictError, TransientError
from shared.domain.kernel.states import State
from shared.domain.people.access import StaffMember
from shared.domain.people.duty import HandOver
from shared.domain.report.next_deadline import NextDeadline
from shared.domain.report.report import Event, Report
from shared.ports.people import ChangeStaff
from shared.ports.reports import Committed, Decide
from tests.builders import NOW, make_event, make_report, make_staff
from tests.fake_people import FakePeople
from tests.fake_store import FakeReports
from tests.fakes import FakeReferences
from tests.unit.domain.lives import city_reference
from tests.unit.functions.container import BareContainer
from tests.unit.usecases.world import DESK, World

CITIES = ("kendari", "makassar")
ORDER = HandOver(None, DESK.as_actor, NOW)
Trouble = dict[tuple[str, str], Exception]


@dataclass
class Log:
    """What was done for which city, and the trouble that some of it runs into."""

    trouble: Trouble = field(default_factory=dict)
    done: list[tuple[str, str]] = field(default_factory=list)

    def begin(self, act: str, city_id: str) -> None:
        if error := self.trouble.get((act, city_id)):
            raise error
        self.done.append((act, city_id))


@dataclass
class NamedReports(FakeReports):
    """Each report is named for what is to be done with it."""

    log: Log = field(default_factory=Log)

    def unrouted(self, city_id: str, before: datetime, limit: int) -> tuple[Report, ...]:
        assert limit == LIMIT
        self.log.begin("find", city_id)
        return super().unrouted(city_id, before, limit)

    def change(
        self, city_id: str, report_id: str, operation_id: str, decide: Decide
    ) -> Committed | None:
        self.log.begin(report_id, city_id)
        return super().change(city_id, report_id, operation_id, decide)

    def event(self, city_id: str, report_id: str, event_id: str) -> Event:
        self.log.begin(report_id, city_id)
        return super().event(city_id, report_id, event_id)


@dataclass
class LeavingPeople(FakePeople):
    log: Log = field(default_factory=Log)

    def change_staff(self, city_id: str, uid: str, decide: ChangeStaff) -> StaffMember:
        self.log.begin("hand over", city_id)
        return super().change_staff(city_id, uid, decide)


class TwoCities(FakeReferences):
    def cities(self) -> tuple[str, ...]:
        return CITIES


ALL = [
    (act, city)
    for city in ("kendari", "makassar")
    for act in ("find", "route", "perform", "climb", "reschedule", "hand over")
]


def forgetful(trouble: Trouble) -> tuple[Log, BareContainer]:
    """Each city has one report to route, one event to perform, one deadline that passed, one that was set
    by older rules, and one queue that is being handed over.
    """
    log = Log(trouble)
    world = World(reports=NamedReports(log=log), references=TwoCities(city_reference()))
    world.people = LeavingPeople(world.reports, log=log)
    for city_id in CITIES:
        for report in _reports(city_id):
            world.reports.stored[city_id, report.report_id] = report
        world.reports.histories[city_id, "perform"] = [
            make_event(world.reports.get(city_id, "perform"))
        ]
        world.people.save_staff(replace(make_staff(city_id=city_id), hand_over=ORDER))
    world.clock.forward(hours=1)
    return log, BareContainer(world)


def _reports(city_id: str) -> tuple[Report, ...]:
    assigned = make_report(city_id=city_id, state=State.ASSIGNED, agency_id="pupr")
    return (
        make_report(city_id=city_id, report_id="route"),
        replace(assigned, report_id="perform"),
        replace(assigned, report_id="climb", due=NextDeadline(1, NOW, "nudge")),
        replace(assigned, report_id="reschedule", scheduled_by="older"),
    )


def swept(trouble: Trouble) -> tuple[Log, BareContainer]:
    log, bare = forgetful(trouble)
    sweep(bare.container)
    return log, bare


def test_every_kind_of_work_of_every_city_is_done() -> None:
    log, _ = swept({})
    assert log.done == ALL


def test_what_is_refused_is_told_and_needs_no_other_try() -> None:
    log, bare = swept({("route", "kendari"): ConflictError("state_conflict")})

    assert log.done == [each for each in ALL if each != ("route", "kendari")]
    assert [line["code"] for line in bare.logged] == ["state_conflict"]


@pytest.mark.parametrize(
    "error", [TransientError("busy"), ValueError("kenari")], ids=["busy", "bug"]
)
@pytest.mark.parametrize("place", ALL, ids=str)
def test_trouble_in_one_place_stops_no_other_and_the_run_is_repeated(
    place: tuple[str, str], error: Exception
) -> None:
    log, bare = forgetful({place: error})

    with pytest.raises(TransientError, match="1 pieces of work postponed"):
        sweep(bare.container)

    lost: Any = [place] if place[0] != "find" else [each for each in ALL if each[1] == place[1]]
    assert log.done == [each for each in ALL if each not in lost]
    assert len(bare.logged) == 1
    assert "kenari" not in bare.stream.getvalue()
