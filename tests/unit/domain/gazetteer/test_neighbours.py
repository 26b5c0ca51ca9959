"""Whose a place outside the city is, by what people call it and by what lies nearest."""

import pytest

from shared.domain.gazetteer.neighbours import (
    SEA,
    Forwarding,
    Neighbour,
    NeighbourMatch,
    neighbouring_jurisdiction,
)
from shared.domain.geo.place import Point

GOWA = Neighbour("GOWA", ("Sungguminasa", "Kabupaten Gowa"), None, Forwarding.NAMED)
MAROS = Neighbour("MAROS", ("Mandai",), Point(-5.06, 119.55), Forwarding.NEAREST)
STRAIT = Neighbour(SEA, ("Selat",), Point(-5.13, 119.39))
ALL = (GOWA, MAROS, STRAIT)


@pytest.mark.parametrize(
    ("text", "point", "expected"),
    [
        ("jalan rusak di Sungguminasa", Point(-5.06, 119.55), NeighbourMatch(GOWA, forwards=True)),
        ("Mandai dekat Kabupaten Gowa", None, None),
        ("dekat bandara", Point(-5.061, 119.551), NeighbourMatch(MAROS, forwards=True)),
        ("di laut", Point(-5.131, 119.39), NeighbourMatch(STRAIT)),
        ("di laut", Point(-5.13, 119.35), None),
        ("di mana saja", Point(-5.1, 119.47), None),
        ("di utara", Point(-4.93, 119.55), NeighbourMatch(MAROS, forwards=True)),
        ("jauh di utara", Point(-4.92, 119.55), None),
        ("", None, None),
    ],
)
def test_a_place_outside_is_known_by_its_name_or_by_what_is_clearly_nearest(
    text: str, point: Point | None, expected: NeighbourMatch | None
) -> None:
    assert neighbouring_jurisdiction([text], point, ALL) == expected


@pytest.mark.parametrize(
    ("forwarding", "by_name", "by_place"),
    [
        (Forwarding.NEVER, False, False),
        (Forwarding.NAMED, True, False),
        (Forwarding.NEAREST, True, True),
    ],
)
def test_it_is_passed_on_by_itself_only_on_the_sign_that_the_city_trusts(
    forwarding: Forwarding, *, by_name: bool, by_place: bool
) -> None:
    there = Point(-4.08, 122.42)
    konsel = Neighbour("KONSEL", ("Ranomeeto",), there, forwarding)
    assert neighbouring_jurisdiction(["di Ranomeeto"], None, [konsel]) == NeighbourMatch(
        konsel, by_name
    )
    assert neighbouring_jurisdiction(["di sana"], there, [konsel]) == NeighbourMatch(
        konsel, by_place
    )


def test_a_name_that_says_nothing_is_named_by_nobody() -> None:
    dash = Neighbour("GOWA", ("-",), None, Forwarding.NAMED)
    assert neighbouring_jurisdiction(["Jl. Melati", "lubang besar"], None, [dash]) is None
