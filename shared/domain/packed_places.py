"""The boundaries' section of a packed pack: what a lookup by point needs, ready to be read."""

from collections.abc import Iterable, Sequence
from itertools import chain
from typing import Any

from shared.domain.place import Ring, Village, VillageIndex


def places_out(index: Iterable[Village]) -> Sequence[object]:
    """As JSON; the rings flat, as a list for each point would be half of all there is to read."""
    return [
        [v.code, v.name, v.kind, v.district, v.district_code, *map(_flat, v.rings)] for v in index
    ]


def places_in(section: Sequence[Any]) -> VillageIndex:
    """What `places_out` wrote. Raises TypeError or ValueError for anything else."""
    return VillageIndex(
        Village(code, name, kind, district, district_code, tuple(map(_ring, rings)))
        for code, name, kind, district, district_code, *rings in section
    )


def _flat(ring: Ring) -> list[float]:
    return list(chain.from_iterable(ring))


def _ring(flat: Sequence[float]) -> Ring:
    numbers = iter(flat)
    return tuple(zip(numbers, numbers, strict=True))
