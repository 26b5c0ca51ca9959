"""What staff do: who may, on which version, how often, and where their photos go."""

from dataclasses import replace

import pytest

from shared.domain.kernel.errors import ConflictError, ForbiddenError, InvalidError, NotFoundError
from shared.domain.kernel.states import State
from shared.domain.lifecycle.requests import Request
from shared.domain.people.access import Action, Role, StaffMember
from shared.domain.photos.photos import PhotoPurpose, PhotoState
from shared.ports.reports import Committed, Decide
from shared.usecases.lifecycle.act_on_report import ActOnReport, act_on_report
from tests.builders import CITY, make_staff
from tests.fake_store import FakeReports
from tests.unit.usecases.world import DESK, JPEG, OFFICER, World

ELSEWHERE = make_staff(city_id="makassar")


def test_an_office_accepts_its_report() -> None:
    world = World()
    report = world.submit_and_route()
    acted = world.act(report, Action.ACCEPT)
    assert acted.report.state is State.ACCEPTED
    event = world.last_event(report)
    assert (event.actor.role, event.actor.actor_id) == ("officer", OFFICER.uid)
    assert event.actor.agency_id == "pupr"


@pytest.mark.parametrize(
    ("member", "action", "error"),
    [
        (make_staff(agency_id="dlh"), Action.ACCEPT, NotFoundError),
        (make_staff(agency_id=None), Action.ACCEPT, NotFoundError),
        (OFFICER, Action.ASSIGN, ForbiddenError),
        (DESK, Action.ACCEPT, ForbiddenError),
        (make_staff(role=Role.LEADER), Action.MESSAGE, ForbiddenError),
        (make_staff(role=Role.ADMIN), Action.MESSAGE, ForbiddenError),
    ],
)
def test_who_may_not(member: StaffMember, action: Action, error: type[Exception]) -> None:
    world = World()
    report = world.submit_and_route()
    with pytest.raises(error):
        world.act(report, action, member=member)
    assert world.reports.get(CITY, report.report_id).version == 2


def test_another_citys_report_does_not_exist() -> None:
    world = World()
    report = world.submit_and_route()
    with pytest.raises(NotFoundError):
        world.act(report, Action.ACCEPT, member=ELSEWHERE)


def test_of_two_officers_with_the_same_page_open_one_wins() -> None:
    world = World()
    report = world.submit_and_route()
    world.act(report, Action.ACCEPT, version=report.version)
    with pytest.raises(ConflictError) as lost:
        world.act(
            report, Action.REFUSE, version=report.version, member=replace(OFFICER, uid="uid-2")
        )
    assert lost.value.code == "version_conflict"
    assert world.reports.get(CITY, report.report_id).state is State.ACCEPTED


class Overtaken(FakeReports):
    """Another officer's act commits between our reading and our commit; the store asks us again."""

    intruder: Decide | None = None

    def change(
        self, city_id: str, report_id: str, operation_id: str, decide: Decide, **_: object
    ) -> Committed | None:
        decide(self.get(city_id, report_id))
        if self.intruder is not None:
            intruder, self.intruder = self.intruder, None
            change = intruder(self.get(city_id, report_id))
            assert change is not None
            self.commit(change)
        return super().change(city_id, report_id, operation_id, decide)


def test_a_race_lost_inside_the_transaction_is_a_conflict() -> None:
    reports = Overtaken()
    world = World(reports=reports)
    report = world.submit_and_route()
    other = World(reports=FakeReports(stored=dict(reports.stored)))
    taken = other.act(report, Action.ACCEPT)
    change = next(reversed(other.reports.changes.values()))
    assert change.report == taken.report
    reports.intruder = lambda _: change
    with pytest.raises(ConflictError):
        world.act(report, Action.ANSWER, version=report.version)


def test_a_store_that_has_nothing_to_change_is_a_lost_race() -> None:
    class Shrugging(FakeReports):
        def change(self, *_: object, **__: object) -> Committed | None:
            return None

    with pytest.raises(ConflictError):
        World(reports=Shrugging()).act(World().submit_and_route(), Action.ACCEPT)


def test_a_repeat_with_the_same_key_gets_the_same_answer() -> None:
    world = World()
    report = world.submit_and_route()
    first = world.act(report, Action.ANSWER, key="key-9", photos=(JPEG,))
    again = world.act(report, Action.ANSWER, key="key-9", photos=(JPEG,), version=report.version)
    assert again.report.version == first.report.version
    assert [each.photo_id for each in again.uploads] == [each.photo_id for each in first.uploads]
    assert len(world.reports.events(CITY, report.report_id)) == 3


@pytest.mark.parametrize(
    ("action", "text"), [(Action.PROGRESS, "Sudah."), (Action.ANSWER, "Lain.")]
)
def test_a_key_used_for_another_act_is_refused(action: Action, text: str) -> None:
    """Else an officer would be told that what they asked for was done, and it was not."""
    world = World()
    report = world.submit_and_route()
    world.act(report, Action.ANSWER, key="key-9")
    with pytest.raises(InvalidError) as refused:
        world.act(report, action, key="key-9", text=text)
    assert refused.value.code == "idempotency_key_reused"


def test_a_key_used_for_another_office_is_refused() -> None:
    world = World()
    report = world.submit_and_route()
    world.act(report, Action.ASSIGN, member=DESK, key="key-9", agency_id="dlh")
    world.act(report, Action.ASSIGN, member=DESK, key="key-9", agency_id="dlh")
    with pytest.raises(InvalidError) as refused:
        world.act(report, Action.ASSIGN, member=DESK, key="key-9", agency_id="pupr")
    assert refused.value.code == "idempotency_key_reused"


def test_two_people_may_use_the_same_key() -> None:
    world = World()
    report = world.submit_and_route()
    world.act(report, Action.MESSAGE, key="key-9")
    world.act(report, Action.MESSAGE, key="key-9", member=DESK)
    assert len(world.reports.events(CITY, report.report_id)) == 4


def test_without_a_key_each_request_counts() -> None:
    world = World()
    report = world.submit_and_route()
    world.act(report, Action.MESSAGE)
    world.act(report, Action.MESSAGE)
    assert len(world.reports.events(CITY, report.report_id)) == 4


def test_proof_photos_are_announced_with_the_act() -> None:
    world = World()
    report = world.submit_and_route()
    acted = world.act(report, Action.ANSWER, photos=(JPEG,))
    (photo,) = world.photo_records.photos(CITY, report.report_id)
    assert photo.purpose is PhotoPurpose.PROOF
    assert [each.photo_id for each in acted.uploads] == [photo.photo_id]
    assert acted.uploads[0].url == f"https://upload.test/{photo.object_name}"
    assert acted.report.photo_ids == (photo.photo_id,)


def test_nothing_is_opened_for_an_act_that_fails() -> None:
    world = World()
    report = world.submit_and_route()
    with pytest.raises(ConflictError):
        world.act(report, Action.PROGRESS, photos=(JPEG,))
    assert world.photo_bytes.opened == []
    assert world.photo_records.photos(CITY, report.report_id) == ()


def test_a_visits_pictures_are_its_own_and_reach_no_reporter() -> None:
    world = World()
    report = world.submit_and_route()
    world.act(report, Action.ORDER_VISIT, member=DESK, goes="Petugas Contoh")
    command = ActOnReport(
        DESK,
        report.report_id,
        Request(Action.VISIT_RESULT, world.reports.get(CITY, report.report_id).version, "Ada."),
        photos=(JPEG,),
        signature=JPEG,
    )
    acted = act_on_report(command, world)
    assert len(acted.uploads) == 2
    for upload in acted.uploads:
        name = f"{CITY}/{report.report_id}/{upload.photo_id}"
        world.photo_bytes.quarantine[name] = b"picture"
        settled = world.publish(name)
        assert settled is not None
        assert (settled.state, settled.score, settled.flag) == (PhotoState.PUBLISHED, None, None)
    seen = {photo.purpose for photo in world.read(DESK, report.report_id).photos}
    assert seen == {PhotoPurpose.VISIT, PhotoPurpose.SIGNATURE}
    assert world.track(report.tracking_code).photos == ()
