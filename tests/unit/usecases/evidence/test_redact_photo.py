"""A picture is covered for everybody from then on, by those who may, from the clean copy."""

import pytest

from shared.domain.kernel.errors import ForbiddenError, NotFoundError
from shared.domain.people.access import Role, StaffMember
from tests.builders import CITY, make_staff
from tests.unit.usecases.world import JPEG, OFFICER, SUPERVISOR, World


def test_everybody_sees_the_covered_copy_from_then_on() -> None:
    world = World()
    photo = world.published_photo()
    assert world.seen(photo) == b"Ljpeg"
    world.redact(photo)
    for role in (None, Role.OFFICER, Role.SUPERVISOR):
        assert world.seen(photo, role) == b"covered Ljpeg"
        assert world.seen(photo, role, "small") == b"covered small"


def test_a_second_redaction_begins_with_the_clean_copy() -> None:
    world = World()
    photo = world.published_photo()
    for _ in range(2):
        world.redact(photo)
    assert world.seen(photo) == b"covered Ljpeg"


def test_a_repeat_is_one_redaction() -> None:
    world = World()
    photo = world.published_photo()
    for _ in range(2):
        world.redact(photo, key="once")
    history = [event.type.value for event in world.reports.events(CITY, photo.report_id)]
    assert history.count("photo_redacted") == 1


def test_a_secret_picture_is_kept_from_the_office_until_it_is_covered() -> None:
    world = World()
    photo = world.published_photo(secret=True)
    with pytest.raises(ForbiddenError, match="photo_withheld"):
        world.seen(photo, Role.OFFICER)
    assert world.read(OFFICER, photo.report_id).withheld == (photo.photo_id,)
    assert world.seen(photo, Role.DESK) == b"Ljpeg"
    world.redact(photo)
    assert world.seen(photo, Role.OFFICER) == b"covered Ljpeg"
    assert world.read(OFFICER, photo.report_id).withheld == ()


@pytest.mark.parametrize("member", [OFFICER, make_staff(role=Role.LEADER, agency_id=None)])
def test_others_cover_nothing(member: StaffMember) -> None:
    world = World()
    photo = world.published_photo()
    with pytest.raises(ForbiddenError):
        world.redact(photo, member)
    assert world.seen(photo) == b"Ljpeg"


def test_a_photo_that_is_not_published_is_not_there() -> None:
    world = World()
    report = world.submit_and_route(photos=(JPEG,))
    (photo,) = world.photo_records.photos(CITY, report.report_id)
    with pytest.raises(NotFoundError):
        world.redact(photo, SUPERVISOR)
