"""A picture is covered for everybody, and looked at without the cover only with a trace."""

from collections.abc import Mapping

import pytest

from shared.domain.kernel.errors import ForbiddenError, InvalidError, NotFoundError
from shared.domain.lifecycle.redaction import Box
from shared.domain.people.access import Role, StaffMember
from shared.domain.photos.photos import Photo
from shared.domain.texts.timeline import sentence_of
from shared.usecases.evidence.open_original import OpenOriginal, open_original, open_photo_data
from shared.usecases.evidence.read_photo import read_photo
from shared.usecases.evidence.redact_photo import RedactPhoto, redact_photo
from tests.builders import CITY, make_staff
from tests.unit.usecases.world import DESK, JPEG, OFFICER, SUPERVISOR, World

FACE = Box(0.1, 0.1, 0.4, 0.5)


def _published(world: World, **fields: object) -> Photo:
    report = world.submit_and_route(photos=(JPEG,), **fields)
    (photo,) = world.photo_records.photos(CITY, report.report_id)
    world.photo_bytes.quarantine[photo.object_name] = b"jpeg"
    world.publish(photo.object_name)
    return photo


def _redact(world: World, photo: Photo, member: StaffMember = DESK, key: str = "") -> None:
    redact_photo(RedactPhoto(member, photo.report_id, photo.photo_id, (FACE,), key), world)


def _open(
    world: World, photo: Photo, member: StaffMember = SUPERVISOR, why: str = "Pelat."
) -> bytes:
    return open_original(OpenOriginal(member, photo.report_id, photo.photo_id, why), world)


def _data(
    world: World, photo: Photo, member: StaffMember = SUPERVISOR, why: str = "Bukti diragukan."
) -> Mapping[str, object]:
    return open_photo_data(OpenOriginal(member, photo.report_id, photo.photo_id, why), world)


def _seen(world: World, photo: Photo, role: Role | None = None) -> bytes:
    report = world.reports.get(CITY, photo.report_id)
    return read_photo(report, photo.photo_id, "large", world, role=role)


def _history(world: World, photo: Photo) -> list[str]:
    return [event.type.value for event in world.reports.events(CITY, photo.report_id)]


def test_everybody_sees_the_covered_copy_from_then_on() -> None:
    world = World()
    photo = _published(world)
    assert _seen(world, photo) == b"Ljpeg"
    _redact(world, photo)
    for role in (None, Role.OFFICER, Role.SUPERVISOR):
        assert _seen(world, photo, role) == b"covered Ljpeg"


def test_a_second_redaction_begins_with_the_clean_copy() -> None:
    world = World()
    photo = _published(world)
    _redact(world, photo)
    _redact(world, photo)
    assert _seen(world, photo) == b"covered Ljpeg"


def test_a_repeat_is_one_redaction() -> None:
    world = World()
    photo = _published(world)
    _redact(world, photo, key="once")
    _redact(world, photo, key="once")
    assert _history(world, photo).count("photo_redacted") == 1


def test_a_secret_picture_is_kept_from_the_office_until_it_is_covered() -> None:
    world = World()
    photo = _published(world, secret=True)
    with pytest.raises(ForbiddenError) as refused:
        _seen(world, photo, Role.OFFICER)
    assert refused.value.code == "photo_withheld"
    assert world.read(OFFICER, photo.report_id).withheld == (photo.photo_id,)
    assert _seen(world, photo, Role.DESK) == b"Ljpeg"
    _redact(world, photo)
    assert _seen(world, photo, Role.OFFICER) == b"covered Ljpeg"
    assert world.read(OFFICER, photo.report_id).withheld == ()


def test_beneath_the_cover_a_supervisor_looks_with_a_reason_that_stays() -> None:
    world = World()
    photo = _published(world)
    _redact(world, photo)
    assert _open(world, photo) == b"Ljpeg"
    event = world.last_event(world.reports.get(CITY, photo.report_id))
    assert (event.type.value, event.text, event.actor.actor_id) == (
        "photo_opened",
        "Pelat.",
        SUPERVISOR.uid,
    )


def test_the_data_of_the_original_is_read_with_a_reason_that_the_reporter_reads() -> None:
    world = World()
    photo = _published(world)
    assert _data(world, photo) == {"latitude": -3.9}
    event = world.last_event(world.reports.get(CITY, photo.report_id))
    assert (event.type.value, event.text, event.detail["about"]) == (
        "photo_opened",
        "Bukti diragukan.",
        "data",
    )
    assert "data di dalam berkas foto" in sentence_of(event, world.references.current(CITY), "id")


def test_what_is_not_published_tells_nothing() -> None:
    world = World()
    report = world.submit_and_route(photos=(JPEG,))
    (photo,) = world.photo_records.photos(CITY, report.report_id)
    for attempt in (_data, _open):
        with pytest.raises(NotFoundError):
            attempt(world, photo)


def test_without_a_reason_nothing_is_shown_or_written() -> None:
    world = World()
    photo = _published(world)
    for attempt in (_data, _open):
        with pytest.raises(InvalidError):
            attempt(world, photo, why="")
    assert "photo_opened" not in _history(world, photo)


@pytest.mark.parametrize("member", [OFFICER, make_staff(role=Role.LEADER, agency_id=None)])
def test_others_neither_cover_nor_look_beneath(member: StaffMember) -> None:
    world = World()
    photo = _published(world)
    for attempt in (_redact, _open, _data):
        with pytest.raises(ForbiddenError):
            attempt(world, photo, member)


def test_the_desk_covers_and_does_not_look_beneath() -> None:
    world = World()
    photo = _published(world)
    for attempt in (_open, _data):
        with pytest.raises(ForbiddenError):
            attempt(world, photo, DESK)


def test_a_photo_that_is_not_published_is_not_there() -> None:
    world = World()
    report = world.submit_and_route(photos=(JPEG,))
    (photo,) = world.photo_records.photos(CITY, report.report_id)
    for attempt in (_redact, _open):
        with pytest.raises(NotFoundError):
            attempt(world, photo, SUPERVISOR)
