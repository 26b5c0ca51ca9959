"""Mutasi: who is transferred loses every right at once, and not one of their reports is left behind."""

from dataclasses import dataclass, replace

import pytest

from shared.domain.kernel.errors import (
    ForbiddenError,
    TransientError,
)
from shared.domain.kernel.states import EventType
from shared.domain.people.access import Role, StaffMember
from shared.ports.reports import Committed, Decide
from shared.usecases.people.authenticate_staff import authenticate_staff
from shared.usecases.people.hand_over_queue import MOST_IN_ONE_RUN, HandedOver
from tests.builders import CITY, make_claims
from tests.fake_store import FakeReports
from tests.unit.usecases.colleagues import (
    ADMIN,
    SECOND,
    a_queue,
    a_world,
    order,
    passed_on,
    phone_of,
)
from tests.unit.usecases.outages import PushDown, PushRefused
from tests.unit.usecases.world import DESK, OFFICER, SUPERVISOR, World


def holders(world: World) -> set[str | None]:
    return {report.assignee for report in world.reports.stored.values()}


@pytest.mark.parametrize("by", [SUPERVISOR, ADMIN])
def test_the_whole_queue_goes_over_with_an_event_for_each_report(by: StaffMember) -> None:
    world = a_world()
    reports = a_queue(world, 3)
    order(world, by)
    assert world.hand_over(OFFICER.uid) == HandedOver(3, is_done=True)
    assert holders(world) == {SECOND.uid}
    for report in reports:
        event = world.last_event(report)
        assert event.type is EventType.DELEGATED
        assert event.detail == {
            "assignee": SECOND.uid,
            "from_assignee": OFFICER.uid,
            "hand_over": True,
        }
        assert event.actor.actor_id == by.uid


def test_who_goes_has_no_rights_and_no_phone_from_that_instant() -> None:
    world = a_world()
    gone = order(world)
    assert not gone.is_in_service(world.clock.now())
    with pytest.raises(ForbiddenError):
        authenticate_staff(make_claims(), world)
    world.hand_over(OFFICER.uid)
    assert world.people.devices_of_person(CITY, OFFICER.uid) == ()
    assert len(world.people.devices_of_person(CITY, SECOND.uid)) == 1


def test_who_only_passes_the_work_on_keeps_rights_and_phone() -> None:
    world = a_world()
    a_queue(world, 1)
    assert order(world, retires=False).is_in_service(world.clock.now())
    world.hand_over(OFFICER.uid)
    assert holders(world) == {SECOND.uid}
    assert len(world.people.devices_of_person(CITY, OFFICER.uid)) == 1


def test_without_a_successor_the_work_is_the_offices_again() -> None:
    world = a_world()
    a_queue(world, 2)
    order(world, successor=None)
    assert world.hand_over(OFFICER.uid).is_done
    assert holders(world) == {None}


def test_a_successor_who_has_left_in_the_meantime_gets_nothing() -> None:
    world = a_world()
    a_queue(world, 1)
    order(world)
    world.people.save_staff(replace(SECOND, active=False))
    world.hand_over(OFFICER.uid)
    assert holders(world) == {None}


def test_the_successor_is_told_once_for_all_and_before_it_counts_as_done() -> None:
    world = a_world()
    reports = a_queue(world, 3)
    order(world)
    world.hand_over(OFFICER.uid)
    world.hand_over(OFFICER.uid)
    for report in reports:
        world.perform(world.last_event(report))
    ((tokens, message),) = world.push.sent
    assert tokens == (SECOND.uid,)
    assert message.data == {"city_id": CITY}


def test_without_an_order_there_is_nothing_to_do() -> None:
    world = a_world()
    a_queue(world, 1)
    assert world.hand_over(OFFICER.uid) == HandedOver(0, is_done=True)
    assert world.hand_over("uid-nobody") == HandedOver(0, is_done=True)
    assert holders(world) == {OFFICER.uid}


@dataclass
class Stumbling(FakeReports):
    """Fails at every `n`-th commit, before or after it."""

    n: int = 1
    before: bool = True
    tries: int = 0

    def change(self, *args: object, **more: object) -> Committed | None:
        self.tries += 1
        fails = self.tries % self.n == 0
        if fails and self.before:
            raise TransientError("firestore")
        committed = super().change(*args, **more)  # type: ignore[arg-type]  # passed on as it came
        if fails:
            raise TransientError("firestore")
        return committed


@pytest.mark.parametrize("n", [2, 3, 5])
@pytest.mark.parametrize("before", [True, False])
def test_wherever_it_breaks_the_next_run_goes_on_from_there(n: int, *, before: bool) -> None:
    world = a_world()
    reports = a_queue(world, 7)
    order(world)
    world.reports = Stumbling(
        stored=world.reports.stored,
        histories=world.reports.histories,
        changes=world.reports.changes,
        n=n,
        before=before,
    )
    for _ in range(20):
        assert OFFICER.uid in {m.uid for m in world.forgotten(CITY, 10).hand_overs}
        try:
            world.hand_over(OFFICER.uid)
        except TransientError:
            continue
        break
    assert holders(world) == {SECOND.uid}
    assert [passed_on(world, report) for report in reports] == [1] * 7
    assert world.forgotten(CITY, 10).hand_overs == ()


def test_a_long_queue_goes_over_in_several_runs() -> None:
    world = a_world()
    reports = a_queue(world, 1)
    one = world.reports.get(CITY, reports[0].report_id)
    for n in range(MOST_IN_ONE_RUN):
        copy = replace(one, report_id=f"report-{n}")
        world.reports.stored[CITY, copy.report_id] = copy
    order(world)
    assert world.hand_over(OFFICER.uid) == HandedOver(MOST_IN_ONE_RUN, is_done=False)
    assert world.push.sent == []
    assert world.hand_over(OFFICER.uid) == HandedOver(1, is_done=True)
    assert holders(world) == {SECOND.uid}


def test_while_the_successor_cannot_be_told_the_order_stays_open() -> None:
    world = a_world(push=PushDown())
    a_queue(world, 1)
    order(world)
    with pytest.raises(TransientError):
        world.hand_over(OFFICER.uid)
    assert holders(world) == {SECOND.uid}
    assert len(world.forgotten(CITY, 10).hand_overs) == 1


def test_a_successor_whom_no_push_reaches_has_the_queue_all_the_same() -> None:
    world = a_world(push=PushRefused())
    a_queue(world, 1)
    order(world)
    assert world.hand_over(OFFICER.uid).is_done
    world = a_world()
    world.people.retire_device(phone_of(SECOND))
    order(world)
    assert world.hand_over(OFFICER.uid).is_done


def test_a_report_that_went_elsewhere_meanwhile_is_left_where_it_is() -> None:
    @dataclass
    class Racing(FakeReports):
        def change(
            self, city_id: str, report_id: str, operation_id: str, decide: Decide, **_: object
        ) -> Committed | None:
            taken = replace(self.get(city_id, report_id), assignee=None)
            self.stored[city_id, report_id] = taken
            return super().change(city_id, report_id, operation_id, decide)

    world = a_world()
    (report,) = a_queue(world, 1)
    order(world)
    world.reports = Racing(stored=world.reports.stored, histories=world.reports.histories)
    world.hand_over(OFFICER.uid)
    assert holders(world) == {None}
    assert passed_on(world, report) == 0


def test_a_desks_person_is_followed_by_another_of_the_desk() -> None:
    world = a_world()
    second = replace(DESK, uid="uid-desk-2")
    world.people.save_staff(second)
    report = world.submit_and_route(category_id=None, description="entah apa")
    world.delegate(report, DESK.uid, SUPERVISOR)
    order(world, uid=DESK.uid, successor=second.uid)
    world.hand_over(DESK.uid)
    assert second.role is Role.DESK
    assert holders(world) == {second.uid}
