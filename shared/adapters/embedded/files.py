"""Files that are there whole or not at all."""

import os
import secrets
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from shared.domain.kernel.errors import InvalidError, NotFoundError

_CHUNK = 64 * 1024


@contextmanager
def aside(folder: Path, fill: Callable[[BinaryIO], object]) -> Iterator[Path]:
    """A file in `folder` that `fill` wrote and that is on the disk; removed unless it is moved."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f".{secrets.token_hex(8)}"
    try:
        with path.open("xb") as out:
            fill(out)
            out.flush()
            os.fsync(out.fileno())
        yield path
    finally:
        path.unlink(missing_ok=True)


def keep_names(folder: Path, root: Path) -> None:
    """Bring the names in `folder`, and of it within `root`, to the disk."""
    for each in (folder, *folder.parents):
        descriptor = os.open(each, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
        if each == root:
            return


def copy_exactly(source: BinaryIO, target: BinaryIO, size: int) -> None:
    """Copy `size` bytes and read no further. Raises InvalidError where there are fewer."""
    left = size
    while left:
        chunk = source.read(min(left, _CHUNK))
        if not chunk:
            raise InvalidError("upload_incomplete")
        target.write(chunk)
        left -= len(chunk)


def inside(root: Path, name: str) -> Path:
    """The file of that name under `root`. Raises NotFoundError for a name that leads out of it."""
    path = (root / name).resolve()
    if not path.is_relative_to(root.resolve()):
        raise NotFoundError("not_found")
    return path
