"""How dear it is to clean one photo, against the least that any decoder must do for it.

Times are the shortest of several runs of everything in turn, in one process: ratios of such minima
hold from machine to machine. Memory is what the step adds to a process's peak, each in its own.
"""

import io
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import TypedDict

from PIL import Image, ImageOps

from shared.adapters.photos.cleaner import LARGE, SMALL, PillowPhotoCleaner
from tests import pictures

RUNS = 9
TWELVE_MEGAPIXELS = (4032, 3024)
FORTY_EIGHT_MEGAPIXELS = (8064, 6048)
# The most that a decoder leaves at a reduced scale: one pixel more, and it would halve it again.
HARDEST_TO_REDUCE = (5119, 5119)
MIB = 2**20
# Of each format the quality at which a public copy of a street would be sent out.
_FORMATS = {"JPEG": 80, "WEBP": 75}

# The kernel's high-water mark of this program; getrusage would tell our parent's if higher.
_PEAK = """
import re, sys
from functools import partial
from pathlib import Path
from shared.adapters.photos.cleaner import PillowPhotoCleaner
def peak():
    return int(re.search(r"VmHWM:\\s*(\\d+) kB", Path("/proc/self/status").read_text())[1])
cleaner = PillowPhotoCleaner()
small, big = (Path(name).read_bytes() for name in sys.argv[1:])
cleaner.clean(small)
before = peak()
cleaner.clean(big)
print(peak() - before)
"""


class Row(TypedDict):
    """`ratio` is in the unit that `name` tells; it holds if at most `bound`, where one is set."""

    name: str
    ratio: float
    bound: float | None
    holds: bool


def measure() -> list[Row]:
    photo = _photo(TWELVE_MEGAPIXELS)
    cleaner = PillowPhotoCleaner()
    times = _shortest(
        {
            "floor": lambda: _floor(photo),
            "ours": lambda: cleaner.clean(photo),
            "naive": lambda: _naive(photo),
        }
    )
    copy = pictures.grainy_scene((LARGE, LARGE * 3 // 4))
    copies = _shortest({form: partial(_saved, copy, form) for form in _FORMATS})
    sizes = {form: len(_saved(copy, form)) for form in _FORMATS}
    large = _photo(FORTY_EIGHT_MEGAPIXELS)
    return [
        _row("photo step, 12 Mpx / bare 1/8 decode", times["ours"] / times["floor"], 2.4),
        _row("naive photo step, 12 Mpx / bare 1/8 decode", times["naive"] / times["floor"], None),
        _row("public copy, time: WEBP / JPEG", copies["WEBP"] / copies["JPEG"], None),
        _row("public copy, bytes: WEBP / JPEG", sizes["WEBP"] / sizes["JPEG"], None),
        _row("photo step, 48 Mpx: MiB added at peak", _peak_mib(large), 50.0),
        _row("photo step, 12 Mpx: MiB added at peak", _peak_mib(photo), 50.0),
        _row("photo step, 26 Mpx in four inks: MiB added at peak", _peak_mib(_print()), 50.0),
    ]


def _row(name: str, ratio: float, bound: float | None) -> Row:
    return Row(name=name, ratio=ratio, bound=bound, holds=bound is None or ratio <= bound)


def _photo(size: tuple[int, int]) -> bytes:
    plain = pictures.saved(pictures.grainy_scene(size), quality=94)
    return pictures.with_exif(plain, pictures.camera_exif(orientation=6))


def _print() -> bytes:
    return pictures.saved(pictures.grainy_scene(HARDEST_TO_REDUCE).convert("CMYK"), quality=85)


def _saved(picture: Image.Image, form: str) -> bytes:
    out = io.BytesIO()
    picture.save(out, form, quality=_FORMATS[form])
    return out.getvalue()


def _shortest(steps: Mapping[str, Callable[[], object]]) -> dict[str, float]:
    best = dict.fromkeys(steps, float("inf"))
    for _ in range(RUNS):
        for name, step in steps.items():
            start = time.perf_counter()
            step()
            best[name] = min(best[name], time.perf_counter() - start)
    return best


def _floor(photo: bytes) -> None:
    picture = Image.open(io.BytesIO(photo), formats=("JPEG",))
    picture.draft("RGB", (picture.width // 8, picture.height // 8))
    picture.load()


def _naive(photo: bytes) -> None:
    for long_side in (LARGE, SMALL):
        picture = ImageOps.exif_transpose(Image.open(io.BytesIO(photo)))
        picture.thumbnail((long_side, long_side), Image.Resampling.LANCZOS)
        picture.save(io.BytesIO(), "JPEG", quality=80)


def _peak_mib(photo: bytes) -> float:
    with tempfile.TemporaryDirectory() as folder:
        warm, big = Path(folder, "warm.jpg"), Path(folder, "big.jpg")
        warm.write_bytes(pictures.photo((64, 48)))
        big.write_bytes(photo)
        command = [sys.executable, "-c", _PEAK, str(warm), str(big)]
        answer = subprocess.run(command, check=True, capture_output=True, text=True)
    return int(answer.stdout) * 1024 / MIB


if __name__ == "__main__":
    for row in measure():
        print(f"{row['name']:50} {row['ratio']:8.2f}  bound {row['bound']}  {row['holds']}")
