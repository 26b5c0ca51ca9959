"""Accepting a report: once for each key, whole or not at all."""

from collections import Counter
from typing import Any

import pytest

from shared.domain.city.danger import Notice
from shared.domain.geo.place import Point
from shared.domain.kernel.errors import (
    InProgressError,
    InvalidError,
    NotFoundError,
    TransientError,
)
from shared.domain.kernel.operations import LEASE, Operation
from shared.domain.kernel.states import EventType, Stage, State, Urgency
from shared.domain.photos.photos import Photo
from shared.domain.report.location import Location
from shared.ports.pictures import UploadSession
from shared.ports.reports import Submission
from shared.usecases.lifecycle.respond_as_reporter import Response
from tests.builders import CITY, NOW
from tests.fake_store import FakeReports
from tests.fakes import FakePhotoBytes, FakeReferences
from tests.unit.domain.counted import counted
from tests.unit.domain.lives import city_reference
from tests.unit.domain.packs import real
from tests.unit.usecases.world import DESK, JPEG, World

HERE = Location(Point(-3.9778, 122.515), 10.0, "device")


def test_a_report_is_written_whole() -> None:
    world = World()
    answer = world.submit(photos=(JPEG,), anonymous=True, secret=True)

    report = world.reports.find_by_code(CITY, answer["tracking_code"])
    assert (report.report_id, report.state) == (answer["report_id"], State.SUBMITTED)
    assert (report.version, report.clocks) == (1, {Stage.DESK: NOW})
    assert (report.anonymous, report.secret) == (True, True)
    (event,) = world.reports.events(CITY, report.report_id)
    assert (event.type, event.seq, event.state_before) == (EventType.SUBMITTED, 1, None)
    assert event.actor.actor_id == "reporter"

    identity = world.people.identity(CITY, report.report_id)
    assert identity is not None
    assert (identity.uid, identity.phone) == ("uid-citizen", "+6281100000001")
    assert "uid-citizen" not in repr(report)
    assert "uid-citizen" not in repr(event)


def test_the_answer_tells_where_each_photo_goes() -> None:
    world = World()
    answer = world.submit(photos=(JPEG, JPEG))
    photos = world.photo_records.photos(CITY, answer["report_id"])
    assert len(photos) == 2
    assert {upload["photo_id"] for upload in answer["uploads"]} == {p.photo_id for p in photos}
    for upload in answer["uploads"]:
        name = f"{CITY}/{answer['report_id']}/{upload['photo_id']}"
        assert upload["url"] == f"https://upload.test/{name}"


def test_the_same_request_again_gets_the_same_answer_and_writes_nothing() -> None:
    world = World()
    first = world.submit(photos=(JPEG,))
    world.clock.forward(days=3)
    assert world.submit(photos=(JPEG,)) == first
    assert len(world.reports.stored) == 1
    assert len(world.reports.events(CITY, first["report_id"])) == 1


def test_another_request_under_the_same_key_is_refused() -> None:
    world = World()
    world.submit()
    with pytest.raises(InvalidError) as refused:
        world.submit(request_hash="hash-2")
    assert refused.value.code == "idempotency_key_reused"


@pytest.mark.parametrize("other", [{"idempotency_key": "key-2"}, {"uid": "uid-other"}])
def test_another_key_or_another_person_makes_another_report(other: dict[str, str]) -> None:
    world = World()
    first, second = world.submit(), world.submit(**other)
    assert first["report_id"] != second["report_id"]
    assert first["tracking_code"] != second["tracking_code"]


class StillWorking(FakeReports):
    """An attempt that takes its key and dies before it writes."""

    def submit(self, submission: Submission) -> Operation:
        assert submission.operation.answer is not None
        raise TransientError("store:unavailable")


def test_a_repeat_waits_while_the_first_attempt_may_still_be_working() -> None:
    world = World(reports=StillWorking())
    with pytest.raises(TransientError):
        world.submit()
    world.clock.forward(seconds=10)
    with pytest.raises(InProgressError) as busy:
        world.submit()
    assert busy.value.params == {"retry_after_s": 50}


def test_after_the_lease_a_repeat_takes_over_from_an_attempt_that_died() -> None:
    world = World(reports=StillWorking())
    with pytest.raises(TransientError):
        world.submit()
    whole = World(reports=FakeReports(operations=world.reports.operations), ids=world.ids)
    whole.clock.moment = NOW + LEASE
    answer = whole.submit()
    assert list(whole.reports.stored) == [(CITY, answer["report_id"])]


def test_a_repeat_after_the_upload_is_the_first_answer() -> None:
    world = World()
    answer = world.submit(photos=(JPEG,))
    (photo,) = world.photo_records.photos(CITY, str(answer["report_id"]))
    world.photo_bytes.quarantine[photo.object_name] = b"there"
    assert world.submit(photos=(JPEG,)) == answer


def test_an_attempt_that_was_overtaken_commits_nothing() -> None:
    """It slept past its lease; the repeat has the key now and will finish."""
    world = World()

    class Overtaken(FakePhotoBytes):
        def open_session(self, photo: Photo) -> UploadSession | None:
            world.photo_bytes = FakePhotoBytes()
            world.clock.forward(seconds=61)
            world.submit(photos=(JPEG,))
            return super().open_session(photo)

    world.photo_bytes = Overtaken()
    answer = world.submit(photos=(JPEG,))
    assert len(world.reports.stored) == 1
    assert world.submit(photos=(JPEG,)) == answer


@pytest.mark.parametrize(
    "fields",
    [{"category_id": "unheard_of"}, {"photos": (JPEG,) * 6}, {"attributes": {"unasked": 1}}],
)
def test_what_the_city_cannot_use_takes_no_key(fields: dict[str, Any]) -> None:
    world = World()
    with pytest.raises(InvalidError):
        world.submit(**fields)
    assert world.reports.operations == {}
    assert world.photo_bytes.opened == []


def test_a_city_we_do_not_serve() -> None:
    with pytest.raises(NotFoundError):
        World().submit(city_id="atlantis")


class NoUploads(FakePhotoBytes):
    def open_session(self, photo: Photo) -> UploadSession | None:
        raise TransientError(f"storage:{photo.content_type}")


def test_a_report_whose_photos_have_nowhere_to_go_is_not_written() -> None:
    world = World(photo_bytes=NoUploads())
    with pytest.raises(TransientError):
        world.submit(photos=(JPEG,))
    assert world.reports.stored == {}


def test_staff_write_down_what_a_caller_tells() -> None:
    world = World()
    answer = world.submit(uid=DESK.uid, member=DESK, channel="phone", consent=True)
    report = world.reports.get(CITY, answer["report_id"])
    event = world.last_event(report)
    assert (report.channel, event.actor.role, event.actor.actor_id) == ("phone", "desk", DESK.uid)
    assert event.detail == {"channel": "phone", "consent": True}
    assert answer["tracking_code"]
    # The report is not theirs: whoever wrote it down cannot confirm or withdraw it for the reporter.
    tracked = world.reports.find_by_code(CITY, answer["tracking_code"])
    with pytest.raises(NotFoundError):
        world.respond(tracked, Response.WITHDRAW, uid=DESK.uid)


def test_a_repeated_intake_is_one_report() -> None:
    world = World()
    fields = {"uid": DESK.uid, "member": DESK, "channel": "visit", "consent": True}
    assert world.submit(**fields) == world.submit(**fields)
    assert len(world.reports.stored) == 1


def test_danger_is_answered_at_once_flagged_and_never_delayed() -> None:
    notice = Notice("api", {"id": "Hubungi {number}.", "en": "Call {number}."}, "", ("api besar",))
    world = World(references=FakeReferences(city_reference(notices=(notice,))))
    answer = world.submit(description="Ada api besar di jalan berlubang", language="en")
    assert answer["notices"] == [
        {"code": "api", "text": "Call 112.", "phone": "112", "urgent": True}
    ]
    world.route(answer["report_id"])
    report = world.reports.stored[CITY, answer["report_id"]]
    assert (report.danger, report.urgency, report.agency_id) == ("api", Urgency.URGENT, "pupr")
    assert world.submit(description="Ada api besar di jalan berlubang", language="en") == answer


@pytest.mark.parametrize("location", [HERE, Location(Point(-3.972456, 122.505656), 30.0, "device")])
def test_a_submission_reads_its_words_once(location: Location) -> None:
    words = "Petugas kelurahan minta uang 50 ribu untuk KTP, kabel listrik putus di depan kantor"
    city, readings = counted(real("kendari"), words)
    world = World(references=FakeReferences(city))
    fields = {"location": location, "category_id": "pelayanan_kecamatan"}
    answer = world.submit(description=words, **fields)
    assert [each["code"] for each in answer["notices"]] == ["kabel-listrik", "secret"]
    assert readings == Counter(concerns=1, dangers=1)
    world.route(answer["report_id"])
    assert readings == Counter(concerns=2, dangers=1)
