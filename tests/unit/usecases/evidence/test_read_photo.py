"""A clean copy is handed out to whoever may see the report, in the sizes there are."""

import pytest

from shared.domain.cases.split import PartWanted
from shared.domain.kernel.errors import NotFoundError
from shared.domain.people.access import Role
from shared.usecases.evidence.read_photo import read_photo
from tests.builders import CITY
from tests.unit.usecases.world import JPEG, World


@pytest.mark.parametrize(("size", "data"), [("small", b"Sjpeg"), ("large", b"Ljpeg")])
def test_a_published_photo_is_handed_out(size: str, data: bytes) -> None:
    world = World()
    assert world.seen(world.published_photo(), size=size) == data


def test_a_photo_is_not_found_before_it_is_published() -> None:
    world = World()
    report = world.submit_and_route(photos=(JPEG,))
    (photo,) = world.photo_records.photos(CITY, report.report_id)
    with pytest.raises(NotFoundError):
        world.seen(photo)


def test_there_are_no_other_sizes() -> None:
    world = World()
    photo = world.published_photo()
    with pytest.raises(NotFoundError):
        world.seen(photo, size="original")


def test_the_offices_of_parts_see_what_the_whole_shows_and_nobody_elses() -> None:
    world = World()
    photo = world.published_photo()
    whole = world.reports.get(CITY, photo.report_id)
    other = world.submit_and_route(idempotency_key="key-2")
    wanted = (PartWanted("pupr", "Tambal lubangnya."), PartWanted("dlh", "Angkat sampahnya."))
    part = world.reports.get(CITY, world.split(whole, wanted).ties.parts[0])

    def seen_on(report_id: str) -> bytes:
        report = world.reports.get(CITY, report_id)
        return read_photo(report, photo.photo_id, "small", world, role=Role.OFFICER)

    assert seen_on(part.report_id) == b"Sjpeg"
    with pytest.raises(NotFoundError):
        seen_on(other.report_id)
