"""Beneath a cover, and at what an original told, a supervisor looks with a reason that stays."""

from collections.abc import Callable

import pytest

from shared.domain.kernel.errors import ForbiddenError, InvalidError, NotFoundError
from shared.domain.people.access import Role, StaffMember
from shared.domain.photos.metadata import PhotoMetadata
from shared.domain.photos.photos import Photo
from shared.domain.report.report import Event
from shared.domain.texts.timeline import sentence_of
from shared.usecases.evidence.open_original import OpenOriginal, open_original, open_photo_data
from tests.builders import CITY, make_staff
from tests.unit.usecases.world import DESK, JPEG, OFFICER, SUPERVISOR, World

Look = Callable[..., object]


def _picture(
    world: World, photo: Photo, member: StaffMember = SUPERVISOR, why: str = "Pelat."
) -> object:
    return open_original(OpenOriginal(member, photo.report_id, photo.photo_id, why), world)


def _data(
    world: World, photo: Photo, member: StaffMember = SUPERVISOR, why: str = "Bukti diragukan."
) -> object:
    return open_photo_data(OpenOriginal(member, photo.report_id, photo.photo_id, why), world)


def _looks(world: World, photo: Photo) -> list[Event]:
    history = world.reports.events(CITY, photo.report_id)
    return [event for event in history if event.type.value == "photo_opened"]


def test_beneath_the_cover_with_a_reason_that_stays() -> None:
    world = World()
    photo = world.published_photo()
    world.redact(photo)
    for number in (1, 2):
        assert _picture(world, photo) == b"Ljpeg"
        looks = [(each.text, each.actor.actor_id) for each in _looks(world, photo)]
        assert looks == [("Pelat.", SUPERVISOR.uid)] * number


def test_the_data_of_the_original_with_a_reason_that_the_reporter_reads() -> None:
    world = World()
    photo = world.published_photo()
    assert _data(world, photo) == PhotoMetadata(altitude_m=12.5)
    (event,) = _looks(world, photo)
    assert (event.text, event.detail["about"]) == ("Bukti diragukan.", "data")
    assert "data di dalam berkas foto" in sentence_of(event, world.references.current(CITY), "id")


@pytest.mark.parametrize("look", [_picture, _data])
@pytest.mark.parametrize(
    ("member", "why", "refusal"),
    [
        (SUPERVISOR, "", InvalidError),
        (DESK, "Pelat.", ForbiddenError),
        (OFFICER, "Pelat.", ForbiddenError),
        (make_staff(role=Role.LEADER, agency_id=None), "Pelat.", ForbiddenError),
        (make_staff(agency_id="dlh"), "Pelat.", NotFoundError),
    ],
    ids=["without a reason", "the desk", "the office", "the mayor", "another office"],
)
def test_otherwise_nothing_is_shown_or_written(
    look: Look, member: StaffMember, why: str, refusal: type[Exception]
) -> None:
    world = World()
    photo = world.published_photo()
    with pytest.raises(refusal):
        look(world, photo, member, why)
    assert _looks(world, photo) == []


@pytest.mark.parametrize("look", [_picture, _data])
def test_what_is_not_published_tells_nothing(look: Look) -> None:
    world = World()
    report = world.submit_and_route(photos=(JPEG,))
    (photo,) = world.photo_records.photos(CITY, report.report_id)
    with pytest.raises(NotFoundError):
        look(world, photo)
    assert _looks(world, photo) == []
