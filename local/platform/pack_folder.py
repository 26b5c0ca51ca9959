"""A city pack as the command lines here find it: a folder with some of its files in it."""

import argparse
import sys
from pathlib import Path

from shared.domain.pack.files.pack_files import PACK_FILES


def files_in(folder: Path) -> dict[str, bytes]:
    """The content of the pack's files that are there, by name."""
    paths = [folder / name for name in PACK_FILES]
    return {path.name: path.read_bytes() for path in paths if path.is_file()}


def asks_for_folder(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("folder", type=Path, help="folder of the pack, for example cities/kendari")


def is_there(folder: Path) -> bool:
    """Whether there is such a folder; if not, whoever asked is told."""
    if folder.is_dir():
        return True
    print(f"{folder}: folder tidak ditemukan / no such folder", file=sys.stderr)
    return False
