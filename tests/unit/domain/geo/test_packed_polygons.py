import sys
from array import array

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shared.domain.geo.packed_polygons import LabelledPolygon, pack, unpack
from shared.domain.geo.polygons import Polygons
from tests.unit.domain.geo.rings import POLYGONS, SQUARE


@given(st.lists(POLYGONS, max_size=6))
def test_what_was_packed_comes_back_to_the_last_digit(
    given_polygons: list[LabelledPolygon],
) -> None:
    polygons = Polygons(unpack(pack(given_polygons)))
    found = [LabelledPolygon(polygons.labels(n), polygons.rings(n)) for n in range(len(polygons))]
    assert found == given_polygons


@given(st.data())
def test_damaged_bytes_are_refused(data: st.DataObject) -> None:
    packed = pack([LabelledPolygon(("1", "Kandai"), (SQUARE,))])
    place = data.draw(st.integers(0, len(packed) - 1))
    other = data.draw(st.integers(1, 255))
    damaged = packed[:place] + bytes([packed[place] ^ other]) + packed[place + 1 :]
    for broken in (damaged, packed[:place], packed + bytes([other])):
        with pytest.raises(ValueError, match="no packed polygons"):
            unpack(broken)


def test_the_bytes_are_the_same_on_every_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine of the other order of bytes swaps what it writes, and what it reads."""
    here = pack([LabelledPolygon(("1",), (SQUARE,))])
    other = "little" if sys.byteorder == "big" else "big"
    monkeypatch.setattr(sys, "byteorder", other)
    assert pack([LabelledPolygon(("1",), (SQUARE,))]) != here
    assert Polygons(unpack(pack([LabelledPolygon(("1",), (SQUARE,))]))).rings(0) == (SQUARE,)


@pytest.mark.parametrize("label", ["a\x1fb", "\x1e"])
def test_a_label_that_could_not_be_read_again_is_not_written(label: str) -> None:
    with pytest.raises(ValueError, match="separator"):
        pack([LabelledPolygon((label,), (SQUARE,))])


def test_numbers_are_four_bytes_as_the_format_says() -> None:
    assert array("i").itemsize == 4
