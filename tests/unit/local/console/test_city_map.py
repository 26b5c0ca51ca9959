import pytest

from local.console.city_map import WIDTH, CityMap, CityMaps, draw
from shared.domain.city.reference import Reference
from tests.unit.local.packs import real_reference


@pytest.mark.parametrize("city_id", ["kendari", "makassar"])
def test_every_village_has_an_outline_and_a_point_that_lies_in_it(city_id: str) -> None:
    reference = real_reference(city_id)
    drawn = draw(reference)
    assert len(drawn.shapes) == sum(bool(village.rings) for village in reference.villages)
    for shape in drawn.shapes:
        located = reference.villages.locate(shape.inside)
        assert located is not None
        assert located.village.code == shape.code
        assert shape.path.startswith("M")
        assert shape.path.endswith("Z")


def test_the_picture_holds_the_whole_city() -> None:
    reference = real_reference("kendari")
    drawn = draw(reference)
    for village in filter(lambda each: each.rings, reference.villages):
        west, south, east, north = village.bounds
        assert 0 <= drawn.projection.x(west) <= drawn.projection.x(east) <= WIDTH
        assert 0 <= drawn.projection.y(north) <= drawn.projection.y(south)
        assert drawn.projection.y(south) <= drawn.projection.height


def test_a_version_of_the_city_is_drawn_once(kendari: Reference) -> None:
    maps = CityMaps()
    first: CityMap = maps.of(kendari)
    assert maps.of(kendari) is first


@pytest.fixture
def kendari() -> Reference:
    return real_reference("kendari")
