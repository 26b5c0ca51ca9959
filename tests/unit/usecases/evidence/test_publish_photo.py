"""Every way an upload can end: published, refused, nobody's, gone, or to be tried again."""

from dataclasses import replace
from typing import Any

import pytest

from shared.domain.city.categories import PhotoDoubt
from shared.domain.geo.place import Point
from shared.domain.kernel.errors import InvalidError, NotFoundError, TransientError
from shared.domain.notify.effects import handle_of
from shared.domain.people.access import Action
from shared.domain.photos.capture import Holder
from shared.domain.photos.evidence_reasons import Flag, Signal
from shared.domain.photos.metadata import ImageProvenance, PhotoMetadata
from shared.domain.photos.photos import Photo, PhotoPurpose, PhotoState
from shared.domain.report.location import Location
from shared.ports.pictures import CleanPhoto, StoredObject
from shared.ports.reports import Committed, Decide
from shared.usecases.intake.issue_nonces import issue_nonces
from shared.usecases.lifecycle.respond_as_reporter import Response
from tests.builders import CITY, NOW, later
from tests.fake_store import FakeReports
from tests.fakes import FakePhotoBytes, FakePhotoCleaner
from tests.unit.usecases.world import JPEG, OFFICER, World


def _uploaded(world: World, data: bytes = b"jpeg") -> Photo:
    report_id = world.submit(photos=(JPEG,))["report_id"]
    (photo,) = world.photo_records.photos(CITY, report_id)
    world.photo_bytes.quarantine[photo.object_name] = data
    return photo


class NoPicture(FakePhotoCleaner):
    def clean(self, data: bytes) -> CleanPhoto:
        raise InvalidError("photo_not_an_image", bytes=len(data))


def test_a_picture_is_published_in_two_sizes_and_its_evidence_kept_apart() -> None:
    world = World()
    photo = _uploaded(world)
    published = world.publish(photo.object_name)
    assert (published.state, published.width, published.height) == (PhotoState.PUBLISHED, 640, 480)
    assert world.photo_bytes.published == {
        f"{photo.object_name}/large": b"Ljpeg",
        f"{photo.object_name}/small": b"Sjpeg",
    }
    assert world.photo_records.metadata_of == {photo.photo_id: PhotoMetadata(altitude_m=12.5)}
    assert photo.object_name in world.photo_bytes.quarantine


def test_a_second_delivery_finds_it_done() -> None:
    world = World()
    photo = _uploaded(world)
    first = world.publish(photo.object_name)
    world.cleaner = NoPicture()
    assert world.publish(photo.object_name) == first


def test_what_is_no_picture_is_refused_with_the_reason_and_deleted() -> None:
    world = World(cleaner=NoPicture())
    photo = _uploaded(world)
    refused = world.publish(photo.object_name)
    assert (refused.state, refused.refused_because) == (PhotoState.REFUSED, "photo_not_an_image")
    assert world.photo_bytes.quarantine == {}
    assert world.photo_bytes.published == {}
    assert world.photo_records.metadata_of == {}


def test_who_sent_no_picture_hears_of_it_once_and_keeps_their_place() -> None:
    world = World(cleaner=NoPicture())
    photo = _uploaded(world)
    report_id = photo.report_id
    before = world.reports.get(CITY, report_id)
    for _ in range(2):
        world.publish(photo.object_name)
    after = world.reports.get(CITY, report_id)
    assert (after.state, after.due, after.version) == (before.state, before.due, before.version + 1)
    world.perform_all()
    told = [chat for chat in world.chat.sent if chat.template == "reporter_photo_refused"]
    assert len(told) == 1
    assert handle_of(report_id) in told[0].params


class CannotDelete(FakePhotoBytes):
    def discard(self, stored: StoredObject) -> None:
        raise TransientError(f"storage:{stored.generation}")


def test_a_refused_original_is_deleted_by_a_later_delivery() -> None:
    world = World(cleaner=NoPicture(), photo_bytes=CannotDelete())
    photo = _uploaded(world)
    with pytest.raises(TransientError):
        world.publish(photo.object_name)
    world.photo_bytes = FakePhotoBytes(quarantine=world.photo_bytes.quarantine)
    assert world.publish(photo.object_name).state is PhotoState.REFUSED
    assert world.photo_bytes.quarantine == {}


def test_more_bytes_than_announced_are_refused_unread() -> None:
    world = World()
    photo = _uploaded(world, b"x" * (JPEG.size_bytes + 1))
    refused = world.publish(photo.object_name)
    assert refused.refused_because == "photo_larger_than_announced"
    assert world.photo_bytes.quarantine == {}


def test_as_many_bytes_as_announced_are_fine() -> None:
    world = World()
    photo = _uploaded(world, b"x" * JPEG.size_bytes)
    assert world.publish(photo.object_name).state is PhotoState.PUBLISHED


@pytest.mark.parametrize(
    "name", ["stray", "a/b/c/d", f"{CITY}/no-such-report/photo", f"{CITY}//", "//"]
)
def test_what_nobody_announced_is_thrown_away(name: str) -> None:
    world = World()
    world.photo_bytes.quarantine[name] = b"whatever"
    assert world.publish(name) is None
    assert world.photo_bytes.quarantine == {}


def test_an_object_that_is_gone_is_no_trouble() -> None:
    assert World().publish(f"{CITY}/report/photo") is None


def test_an_object_replaced_between_looking_and_reading() -> None:
    class Replaced(FakePhotoBytes):
        def read(self, stored: StoredObject) -> bytes:
            raise NotFoundError(stored.name)

    world = World(photo_bytes=Replaced())
    photo = _uploaded(world)
    with pytest.raises(NotFoundError):
        world.publish(photo.object_name)
    assert world.photo_records.photos(CITY, photo.report_id)[0].state is PhotoState.ANNOUNCED


def test_storage_in_trouble_leaves_the_photo_to_be_tried_again() -> None:
    class NoSpace(FakePhotoBytes):
        def publish(self, object_name: str, data: bytes, content_type: str) -> None:
            raise TransientError(f"storage:{object_name}:{len(data)}:{content_type}")

    world = World(photo_bytes=NoSpace())
    photo = _uploaded(world)
    with pytest.raises(TransientError):
        world.publish(photo.object_name)
    world.photo_bytes = FakePhotoBytes(quarantine=world.photo_bytes.quarantine)
    assert world.publish(photo.object_name).state is PhotoState.PUBLISHED


def _second(world: World, data: bytes) -> Photo:
    """A photo of another report."""
    report_id = world.submit(photos=(JPEG,), idempotency_key="key-2")["report_id"]
    (photo,) = world.photo_records.photos(CITY, report_id)
    world.photo_bytes.quarantine[photo.object_name] = data
    return photo


def test_a_photo_is_weighed_and_never_refused_for_it() -> None:
    world = World()
    world.publish(_uploaded(world).object_name)
    copied = world.publish(_second(world, b"jpeg").object_name)
    assert (copied.state, copied.flag, copied.score) == (PhotoState.PUBLISHED, Flag.CHECK, 40)
    assert [each.code for each in copied.reasons] == [
        Signal.SAME_FILE_IN_REPORT,
        Signal.NO_METADATA,
    ]


def test_a_photo_of_which_nothing_is_known_is_in_order() -> None:
    world = World()
    photo = world.publish(_uploaded(world).object_name)
    assert (photo.flag, photo.score) == (Flag.OK, 70)


def test_the_reporters_own_picture_is_no_proof() -> None:
    world = World()
    report = world.submit_and_route(photos=(JPEG,))
    (photo,) = world.photo_records.photos(CITY, report.report_id)
    world.photo_bytes.quarantine[photo.object_name] = b"jpeg"
    world.publish(photo.object_name)
    world.act(report, Action.ACCEPT)
    world.act(report, Action.ANSWER, photos=(JPEG,), key="answer")
    (proof,) = (
        each
        for each in world.photo_records.photos(CITY, report.report_id)
        if each.purpose is PhotoPurpose.PROOF
    )
    world.photo_bytes.quarantine[proof.object_name] = b"jpeg"
    found = world.publish(proof.object_name)
    assert (found.state, found.flag) == (PhotoState.PUBLISHED, Flag.DOUBTFUL)
    assert found.reasons[0].code is Signal.PROOF_IS_THE_COMPLAINT


def _proof_of(world: World, data: bytes = b"proof") -> tuple[str, Photo]:
    """An answer with one picture, uploaded and not looked at yet."""
    report = world.submit_and_route()
    acted = world.act(report, Action.ANSWER, photos=(JPEG,))
    (photo,) = world.photo_records.photos(CITY, report.report_id)
    world.photo_bytes.quarantine[photo.object_name] = data
    return acted.report.report_id, photo


class _Reused(FakePhotoCleaner):
    """Each picture was taken long before the office got the report."""

    def clean(self, data: bytes) -> CleanPhoto:
        told = PhotoMetadata(taken="2020-01-01T00:00:00+00:00")
        return replace(super().clean(data), metadata=told)


def test_the_report_is_told_of_a_doubtful_proof_once() -> None:
    world = World(cleaner=_Reused())
    report_id, photo = _proof_of(world)
    assert world.publish(photo.object_name).flag is Flag.DOUBTFUL
    world.publish(photo.object_name)
    told = [event.type.value for event in world.reports.events(CITY, report_id)]
    assert told.count("proof_weighed") == 1
    assert world.reports.get(CITY, report_id).proofs.doubted == (photo.photo_id,)


class _CutShort(FakeReports):
    """Dies before the report is told, as long as `is_dying`."""

    is_dying = False

    def change(
        self,
        city_id: str,
        report_id: str,
        operation_id: str,
        decide: Decide,
        **more: Any,
    ) -> Committed | None:
        if self.is_dying:
            raise TransientError("cut_short")
        return super().change(city_id, report_id, operation_id, decide, **more)


def test_a_worker_cut_short_between_photo_and_report_is_made_up_for() -> None:
    reports = _CutShort()
    world = World(cleaner=_Reused(), reports=reports)
    report_id, photo = _proof_of(world)
    reports.is_dying = True
    with pytest.raises(TransientError):
        world.publish(photo.object_name)
    reports.is_dying = False
    assert not world.reports.get(CITY, report_id).proofs.doubted
    world.publish(photo.object_name)
    assert world.reports.get(CITY, report_id).proofs.doubted == (photo.photo_id,)


def _sent_from(world: World, north: float, key: str, **fields: Any) -> Photo:
    """A report from the sender's own device, so many degrees to the north, with its photo weighed."""
    place = Location(Point(-3.9778 + north, 122.515), 10.0, "device")
    given = {"location": place, "photos": (JPEG,), "idempotency_key": key, **fields}
    report_id = world.submit(**given)["report_id"]
    (photo,) = world.photo_records.photos(CITY, report_id)
    world.photo_bytes.quarantine[photo.object_name] = key.encode()
    settled: Photo = world.publish(photo.object_name)
    return settled


def test_an_account_that_was_elsewhere_a_minute_before_is_told_of() -> None:
    world = World()
    _sent_from(world, 0.09, "first")
    world.clock.forward(minutes=1)
    second = _sent_from(world, 0, "second")
    assert [(each.code, each.value) for each in second.reasons if each.weight] == [
        (Signal.TOO_FAST_AS_SENT, 250)
    ]
    assert second.flag is Flag.OK


def test_by_the_devices_own_times_it_is_worth_a_second_look() -> None:
    world = World()
    _sent_from(world, 0.09, "first", fixed_at=NOW)
    world.clock.forward(hours=2)
    second = _sent_from(world, 0, "second", fixed_at=later(minutes=1))
    assert (second.reasons[0].code, second.flag) == (Signal.TOO_FAST, Flag.CHECK)


@pytest.mark.parametrize(
    "fields",
    [{"uid": "uid-neighbour"}, {"anonymous": True}, {"fixed_at": NOW}],
    ids=["another account", "an anonymous report", "time enough"],
)
def test_of_all_others_nothing_is_said(fields: dict[str, Any]) -> None:
    world = World()
    _sent_from(world, 0.09, "first", fixed_at=later(hours=-2))
    second = _sent_from(world, 0, "second", **fields)
    assert [each for each in second.reasons if each.weight] == []


def test_a_photo_that_comes_later_is_not_of_the_place_it_was_sent_from() -> None:
    world = World()
    _sent_from(world, 0.09, "first")
    place = Location(Point(-3.9778, 122.515), 10.0, "device")
    answer = world.submit(location=place, idempotency_key="second")
    world.clock.forward(minutes=1)
    report = world.reports.find_by_code(CITY, answer["tracking_code"])
    world.respond(report, Response.MESSAGE, photos=(JPEG,))
    (photo,) = world.photo_records.photos(CITY, answer["report_id"])
    world.photo_bytes.quarantine[photo.object_name] = b"later"
    assert [each for each in world.publish(photo.object_name).reasons if each.weight] == []


def _live(world: World, key: str, nonce: str, *, uid: str = "uid-citizen") -> Photo:
    """A report with one photo of the app's camera, weighed."""
    photo = replace(JPEG, capture="camera", nonce=nonce)
    return _sent_from(world, 0, key, uid=uid, photos=(photo,))


def issue(world: World, uid: str, count: int) -> tuple[str, ...]:
    holder = Holder(CITY, uid)
    return issue_nonces(holder, count, world).nonces


def _codes(photo: Photo) -> set[Signal]:
    return {each.code for each in photo.reasons} - {Signal.NO_METADATA}


def test_a_nonce_shows_one_photo_of_its_own_account_to_be_live() -> None:
    world = World()
    nonce, other = issue(world, "uid-citizen", 2)
    world.clock.forward(minutes=5)
    first = _live(world, "first", nonce)
    assert (_codes(first), first.score) == ({Signal.LIVE}, 80)
    assert _codes(_live(world, "second", nonce)) == {Signal.NONCE_USED}
    assert _codes(_live(world, "third", other, uid="uid-neighbour")) == {Signal.NONCE_OF_ANOTHER}
    assert _codes(_live(world, "fourth", other)) == {Signal.LIVE}
    assert _codes(_live(world, "fifth", "made up")) == {Signal.NONCE_UNKNOWN}


def test_a_nonce_leaves_no_trace_in_a_settled_photo() -> None:
    world = World()
    (nonce,) = issue(world, "uid-citizen", 1)
    assert _live(world, "first", nonce).session is None
    world.cleaner = NoPicture()
    assert _live(world, "second", nonce).session is None


def test_a_proof_may_be_live_too() -> None:
    world = World()
    report = world.submit_and_route()
    (nonce,) = issue(world, OFFICER.uid, 1)
    live = replace(JPEG, capture="camera", nonce=nonce)
    world.act(report, Action.ANSWER, photos=(live,))
    (photo,) = world.photo_records.photos(CITY, report.report_id)
    world.photo_bytes.quarantine[photo.object_name] = b"proof"
    assert _codes(world.publish(photo.object_name)) == {Signal.LIVE}


@pytest.mark.parametrize(
    ("nonces", "channel", "flag"),
    [(1, "app", Flag.OK), (0, "app", Flag.DOUBTFUL), (0, "web", Flag.DOUBTFUL)]
    + [(0, channel, Flag.OK) for channel in ("whatsapp", "letter", "visit", "social_media")],
)
def test_a_photo_that_the_apps_camera_did_not_take_is_flagged_and_its_report_goes_on(
    nonces: int, channel: str, flag: Flag
) -> None:
    world = World()
    category = world.references.reference.categories["jalan_rusak"]
    live_only = replace(category, is_live_only=True, on_doubt=PhotoDoubt.ASK)
    reference = world.references.reference
    categories = {**reference.categories, "jalan_rusak": live_only}
    world.references.reference = replace(reference, categories=categories)
    nonce = "".join(issue(world, "uid-citizen", nonces))
    photo = replace(JPEG, capture="camera", nonce=nonce)
    report = world.submit_and_route(photos=(photo,), channel=channel)
    (announced,) = world.photo_records.photos(CITY, report.report_id)
    world.photo_bytes.quarantine[announced.object_name] = b"jpeg"
    settled = world.publish(announced.object_name)
    assert (settled.state, settled.flag) == (PhotoState.PUBLISHED, flag)
    assert world.reports.get(CITY, report.report_id).state.value == "assigned"


def test_a_photo_that_arrives_after_a_question_answers_it_once() -> None:
    world = World()
    report = world.submit_and_route(photos=(JPEG,))
    world.act(report, Action.ASK)
    (photo,) = world.photo_records.photos(CITY, report.report_id)
    world.photo_bytes.quarantine[photo.object_name] = b"jpeg"
    world.publish(photo.object_name)
    world.act(world.reports.get(CITY, report.report_id), Action.ASK, key="again")
    world.publish(photo.object_name)
    told = [event.type.value for event in world.reports.events(CITY, report.report_id)]
    assert told[-3:] == ["asked", "informed", "asked"]


class _Named(FakePhotoCleaner):
    """Each file names its device and the program that edited it, and says that a machine helped."""

    def clean(self, data: bytes) -> CleanPhoto:
        making = ImageProvenance(
            make="KANARI",
            model="KANARI 5",
            software=("KANARI GIMP 2",),
            credit="Edited with Google AI KANARI",
        )
        return replace(super().clean(data), metadata=PhotoMetadata(making=making))


def test_device_and_programs_are_named_nowhere_but_under_seal() -> None:
    world = World(cleaner=_Named())
    report = world.submit_and_route(photos=(JPEG,), whatsapp_consent=True)
    (photo,) = world.photo_records.photos(CITY, report.report_id)
    world.photo_bytes.quarantine[photo.object_name] = b"jpeg"
    weighed = world.publish(photo.object_name)
    world.act(report, Action.ANSWER)
    world.perform_all()
    assert {each.code for each in weighed.reasons} == {Signal.CHANGED_BY_AI, Signal.NO_METADATA}
    assert "KANARI" in repr(world.photo_records.metadata(photo))
    told = [
        weighed,
        world.reports.histories,
        world.reports.get(CITY, report.report_id),
        world.track(report.tracking_code),
        world.read(OFFICER, report.report_id),
        world.push.sent,
        world.chat.sent,
        world.alarms.alarms,
        world.outcomes.found,
    ]
    assert not [each for each in map(repr, told) if "KANARI" in each]


class _PhoneByBytes(FakePhotoCleaner):
    """Each file names its own bytes as the phone it was taken with."""

    def clean(self, data: bytes) -> CleanPhoto:
        making = ImageProvenance(make="Contoh", model=data.decode())
        return replace(super().clean(data), metadata=PhotoMetadata(making=making))


@pytest.mark.parametrize(
    ("models", "capture", "is_told"),
    [
        ((b"A", b"A"), "camera", False),
        ((b"A", b"B"), "camera", True),
        ((b"A", b"B"), "gallery", False),
    ],
)
def test_two_phones_in_one_sending_are_told_of_where_one_camera_is_claimed(
    models: tuple[bytes, bytes],
    capture: str,
    is_told: bool,  # noqa: FBT001 - a case
) -> None:
    world = World(cleaner=_PhoneByBytes())
    taken = replace(JPEG, capture=capture)
    report_id = world.submit(photos=(taken, taken))["report_id"]
    settled = []
    for photo, data in zip(world.photo_records.photos(CITY, report_id), models, strict=True):
        world.photo_bytes.quarantine[photo.object_name] = data
        settled.append(world.publish(photo.object_name))
    told = [Signal.OTHER_DEVICE in {each.code for each in photo.reasons} for photo in settled]
    assert told == [False, is_told]
