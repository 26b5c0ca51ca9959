"""A value behaves as a frozen dataclass does."""

from collections.abc import Mapping
from copy import deepcopy
from dataclasses import FrozenInstanceError, field, fields, replace
from pickle import dumps, loads
from typing import Any

import pytest

from shared.domain.kernel.value_object import value_object


@value_object
class Shape:
    """What a test draws."""

    name: str
    sides: int = 4
    colours: Mapping[str, int] = field(default_factory=dict)
    secret: str = field(default="hush", repr=False)


@value_object
class Bare:
    name: str
    sides: int = 4


@pytest.mark.parametrize(
    "made",
    [Shape("square"), Shape(name="square"), Shape("square", 4, {}), Shape("square", sides=4)],
    ids=str,
)
def test_defaults_positions_and_names_make_the_same_value(made: Shape) -> None:
    assert made == Shape("square", 4, {}, "hush")


@pytest.mark.parametrize(
    ("args", "given", "wrong"),
    [
        ((), {}, "missing: .'name'"),
        (("square",), {"name": "circle"}, "given twice: .'name'"),
        (("square",), {"corners": 4}, "unknown or given twice: .'corners'"),
        (("square", 4, {}, "hush", 5), {}, "has 4 fields, not 5"),
    ],
)
def test_wrong_arguments_are_refused(
    args: tuple[object, ...], given: dict[str, object], wrong: str
) -> None:
    make: Any = Shape
    with pytest.raises(TypeError, match=wrong):
        make(*args, **given)


def test_each_value_has_a_default_of_its_own() -> None:
    assert Shape("a").colours is not Shape("b").colours


def test_a_value_never_changes() -> None:
    square: Any = Shape("square")
    with pytest.raises(FrozenInstanceError, match=r"Shape\.sides"):
        square.sides = 3
    with pytest.raises(FrozenInstanceError):
        del square.name
    with pytest.raises(FrozenInstanceError):
        square.size = 3
    assert square == Shape("square")


def test_equality_needs_the_same_class_and_every_field() -> None:
    assert Shape("square") != Shape("square", 3)
    other: object = Bare("square")
    assert Shape("square") != other
    assert len({Bare("square"), Bare("square"), Bare("circle")}) == 2
    with pytest.raises(TypeError, match="unhashable"):
        hash(Shape("square"))


def test_what_must_not_be_shown_is_not() -> None:
    assert str(Shape("square")) == "Shape(name='square', sides=4, colours={})"


def test_the_standard_library_knows_it() -> None:
    square = Shape("square", colours={"red": 1})
    assert [each.name for each in fields(square)] == ["name", "sides", "colours", "secret"]
    assert replace(square, sides=3) == Shape("square", 3, {"red": 1})
    assert deepcopy(square) == square
    assert loads(dumps(square)) == square  # noqa: S301  our own bytes
    match square:
        case Shape(name, sides):
            assert (name, sides) == ("square", 4)
