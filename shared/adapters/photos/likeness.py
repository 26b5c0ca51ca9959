"""The likeness of a decoded picture: which way it gets lighter, over a grid of eight by eight fields."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.Image import Image

_FIELDS = 8
# A step of fewer grey levels is within what saving again may change.
_STEP = 3
# A wall, a night sky or a blank page has hardly any steps, and all such pictures would look alike.
_FEWEST_STEPS = 32


def likeness_of(picture: "Image") -> int | None:
    """128 bits: 64 from left to right, 64 from top to bottom. None for a picture with too little in it."""
    grey = picture.convert("L")
    steps = [*_steps_right(grey), *_steps_down(grey)]
    if sum(abs(step) >= _STEP for step in steps) < _FEWEST_STEPS:
        return None
    return sum((step > 0) << place for place, step in enumerate(steps))


def _steps_right(grey: "Image") -> Iterator[int]:
    width = _FIELDS + 1
    values = _fields(grey, width, _FIELDS)
    for at in range(width * _FIELDS):
        if at % width:
            yield values[at] - values[at - 1]


def _steps_down(grey: "Image") -> Iterator[int]:
    values = _fields(grey, _FIELDS, _FIELDS + 1)
    for at in range(_FIELDS, len(values)):
        yield values[at] - values[at - _FIELDS]


def _fields(grey: "Image", width: int, height: int) -> Sequence[int]:
    """The mean grey of each field, row by row."""
    from PIL.Image import Resampling

    return grey.resize((width, height), Resampling.BOX).tobytes()
