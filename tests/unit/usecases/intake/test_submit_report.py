"""Accepting a report: once for each key, whole or not at all."""

from collections import Counter
from dataclasses import replace
from typing import Any

import pytest

from shared.domain.city.questions import Question, QuestionKind
from shared.domain.city.sensitivity import Notice
from shared.domain.evidence.device import DevicePosition
from shared.domain.geo.place import Point
from shared.domain.kernel.errors import (
    ForbiddenError,
    InProgressError,
    InvalidError,
    NotFoundError,
    TransientError,
)
from shared.domain.kernel.operations import LEASE, Operation
from shared.domain.kernel.states import EventType, Stage, State, Urgency
from shared.domain.people.access import Role
from shared.domain.photos.photos import AnnouncedPhoto, Photo
from shared.domain.report.location import Fix, Location
from shared.ports.pictures import UploadSession
from shared.ports.reports import Submission
from shared.usecases.lifecycle.respond_as_reporter import Response
from tests.builders import CITY, NOW, later, make_staff
from tests.fake_store import FakeReports
from tests.fakes import FakePhotoBytes, FakeReferences
from tests.unit.domain.counted import counted
from tests.unit.domain.lives import city_reference
from tests.unit.domain.packs import real
from tests.unit.usecases.world import DESK, JPEG, World

VILLAGE = "7471011001"


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


HERE = Location(Point(-3.9778, 122.515), 10.0, "device")
FIXES: dict[str, tuple[dict[str, Any], Fix | None]] = {
    "its own device": ({"location": HERE}, Fix(NOW)),
    "an hour ago, and sent late": ({"fixed_at": later(hours=-1)}, Fix(later(hours=-1), True)),
    "a clock that is fast": ({"fixed_at": later(hours=1)}, Fix(NOW, True)),
    "a pin": ({"location": replace(HERE, source="pin"), "fixed_at": NOW}, None),
    "anonymous": ({"anonymous": True}, None),
    "secret": ({"secret": True}, None),
    "staff, for somebody else": ({"member": DESK, "consent": True, "channel": "phone"}, None),
}


@pytest.mark.parametrize("name", FIXES)
def test_when_the_device_was_there_is_kept_of_those_who_hide_nothing(name: str) -> None:
    fields, expected = FIXES[name]
    world = World()
    answer = world.submit(**{"location": HERE, **fields})
    assert world.reports.get(CITY, answer["report_id"]).location.fix == expected


PIN = replace(HERE, source="pin", accuracy_m=None)
AT_HOME = DevicePosition(Point(-4.0, 122.515), 10.0)
DISTANCES: dict[str, tuple[dict[str, Any], int | None]] = {
    "a pin, set at home": ({}, 2_000),
    "where it was reported": ({"location": HERE}, None),
    "no phone told": ({"device": None}, None),
    "no photo to tell of it": ({"photos": ()}, None),
    "anonymous": ({"anonymous": True}, None),
    "secret": ({"secret": True}, None),
    "words that are kept secret": ({"description": "Lurah minta suap untuk KTP"}, None),
    "staff, for somebody else": ({"member": DESK, "consent": True, "channel": "phone"}, None),
}


@pytest.mark.parametrize("name", DISTANCES)
def test_of_the_phones_position_only_a_distance_is_kept(name: str) -> None:
    fields, expected = DISTANCES[name]
    world = World()
    sent = {"location": PIN, "device": AT_HOME, "photos": (JPEG,), **fields}
    answer = world.submit(**sent)
    report = world.reports.get(CITY, answer["report_id"])
    assert report.location == replace(
        sent["location"], fix=report.location.fix, device_away_m=expected
    )


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
    ("fields", "code"),
    [
        ({"category_id": "unheard_of"}, "category_unknown"),
        ({"location": Location()}, "place_required"),
        ({"location": Location(village_code=VILLAGE)}, "place_required"),
        (
            {"location": Location(address_text="Jl. Contoh 1", village_code="9999")},
            "village_unknown",
        ),
        ({"location": Location(point=Point(-3.97, 122.51), village_code="99")}, "village_unknown"),
        ({"photos": (JPEG,) * 6}, "too_many_photos"),
        ({"photos": (AnnouncedPhoto("text/html", 1),)}, "photo_type_unsupported"),
    ],
)
def test_what_the_city_cannot_use_is_refused_and_takes_no_key(
    fields: dict[str, Any], code: str
) -> None:
    world = World()
    with pytest.raises(InvalidError) as refused:
        world.submit(**fields)
    assert refused.value.code == code
    assert world.reports.operations == {}
    assert world.photo_bytes.opened == []


@pytest.mark.parametrize(
    "fields",
    [
        {"category_id": None},
        {"location": Location(address_text="Jl. Contoh 1", village_code=VILLAGE)},
        {"location": Location(point=Point(50.0, 8.0))},
        {"photos": (JPEG,) * 5},
    ],
    ids=["no category", "address and village", "a point outside the city", "five photos"],
)
def test_what_the_desk_can_sort_out_is_accepted(fields: dict[str, Any]) -> None:
    assert World().submit(**fields)["tracking_code"].startswith("KDI-")


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


def test_what_the_city_does_not_list_is_no_channel() -> None:
    with pytest.raises(InvalidError) as refused:
        World().submit(uid=DESK.uid, member=DESK, channel="fax", consent=True)
    assert (refused.value.code, refused.value.params["field"]) == ("channel_unknown", "channel")


def test_a_repeated_intake_is_one_report() -> None:
    world = World()
    fields = {"uid": DESK.uid, "member": DESK, "channel": "visit", "consent": True}
    assert world.submit(**fields) == world.submit(**fields)
    assert len(world.reports.stored) == 1


@pytest.mark.parametrize("role", [Role.OFFICER, Role.LEADER, Role.ADMIN])
def test_only_the_desk_takes_in(role: Role) -> None:
    world = World()
    with pytest.raises(ForbiddenError):
        world.submit(member=make_staff(role=role), channel="phone", consent=True)
    assert world.reports.stored == {}


def test_how_to_reach_somebody_is_kept_only_with_their_consent() -> None:
    world = World()
    with pytest.raises(InvalidError) as refused:
        world.submit(member=DESK, channel="phone")
    assert refused.value.code == "consent_required"
    assert world.submit(member=DESK, channel="letter", name="", phone="")["tracking_code"]


def test_what_needs_care_is_secret_from_its_first_event_on() -> None:
    world = World()
    answer = world.submit(description="Petugas minta uang 50 ribu untuk KTP.")
    report = world.reports.stored[CITY, answer["report_id"]]
    assert (report.secret, report.restricted) == (True, True)
    event = world.reports.events(CITY, report.report_id)[0]
    assert dict(event.detail) == {"concerns": "bribery"}


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


def test_answers_to_the_category_s_questions_are_kept_or_refused() -> None:
    question = Question("depth", QuestionKind.NUMBER, {"id": "Dalamnya?", "en": "How deep?"})
    questions = {"jalan_rusak": (question,)}
    world = World(references=FakeReferences(city_reference(questions=questions)))
    answer = world.submit(attributes={"depth": 20})
    (kept,) = world.reports.stored[CITY, answer["report_id"]].attributes
    assert (kept.code, kept.value, kept.asked) == ("depth", "20", "Dalamnya?")
    with pytest.raises(InvalidError) as refused:
        world.submit(attributes={"depth": "dalam"}, idempotency_key="key-2")
    assert refused.value.code == "attribute_invalid"
    with pytest.raises(InvalidError):
        world.submit(attributes={"depth": 1}, category_id=None, idempotency_key="key-3")
