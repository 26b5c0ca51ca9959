import sys
from array import array

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shared.domain.geo.packed_polygons import Labelled, Ring, pack, unpack
from shared.domain.geo.polygons import Polygons

_degrees = st.integers(-1_800_000_000, 1_800_000_000).map(lambda steps: steps / 10_000_000)
_corner = st.tuples(_degrees, _degrees)
_ring = st.lists(_corner, min_size=3, max_size=8).map(lambda corners: (*corners, corners[0]))
_words = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x1e\x1f"))
_labels = st.lists(_words, min_size=1, max_size=4).map(tuple)
_polygon = st.builds(Labelled, _labels, st.lists(_ring, max_size=3).map(tuple))
SQUARE: Ring = ((122.0, -4.0), (122.01, -4.0), (122.01, -3.99), (122.0, -3.99), (122.0, -4.0))


@given(st.lists(_polygon, max_size=6))
def test_what_was_packed_comes_back_to_the_last_digit(given_polygons: list[Labelled]) -> None:
    polygons = Polygons(unpack(pack(given_polygons)))
    found = [Labelled(polygons.labels(n), polygons.rings(n)) for n in range(len(polygons))]
    assert found == given_polygons


@given(st.lists(_polygon, max_size=6), _corner)
def test_every_polygon_on_earth_can_be_asked(
    given_polygons: list[Labelled], spot: tuple[float, float]
) -> None:
    polygons = Polygons(unpack(pack(given_polygons)))
    near = polygons.near(spot, 100_000.0)
    assert near == sorted(near)
    assert {*polygons.holders(spot)} <= {*range(len(polygons))}


@given(st.data())
def test_damaged_bytes_are_refused(data: st.DataObject) -> None:
    packed = pack([Labelled(("1", "Kandai"), (SQUARE,))])
    place = data.draw(st.integers(0, len(packed) - 1))
    other = data.draw(st.integers(1, 255))
    damaged = packed[:place] + bytes([packed[place] ^ other]) + packed[place + 1 :]
    for broken in (damaged, packed[:place], packed + bytes([other])):
        with pytest.raises(ValueError, match="no packed polygons"):
            unpack(broken)


def test_the_bytes_are_the_same_on_every_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine of the other order of bytes swaps what it writes, and what it reads."""
    here = pack([Labelled(("1",), (SQUARE,))])
    other = "little" if sys.byteorder == "big" else "big"
    monkeypatch.setattr(sys, "byteorder", other)
    assert pack([Labelled(("1",), (SQUARE,))]) != here
    assert Polygons(unpack(pack([Labelled(("1",), (SQUARE,))]))).rings(0) == (SQUARE,)


def test_distances_are_metres() -> None:
    polygons = Polygons(unpack(pack([Labelled(("1",), (SQUARE,))])))
    [(metres, number)] = polygons.near((122.005, -3.9895), 100.0)
    assert (round(metres, 1), number) == (55.7, 0)
    assert polygons.near((122.005, -3.9895), 50.0) == []
    assert polygons.foot(0, (122.005, -3.9895)) == pytest.approx((122.005, -3.99))


@pytest.mark.parametrize("label", ["a\x1fb", "\x1e"])
def test_a_label_that_could_not_be_read_again_is_not_written(label: str) -> None:
    with pytest.raises(ValueError, match="separator"):
        pack([Labelled((label,), (SQUARE,))])


def test_numbers_are_four_bytes_as_the_format_says() -> None:
    assert array("i").itemsize == 4
