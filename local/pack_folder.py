"""A city pack as the command lines here find it: a folder with some of its files in it."""

from pathlib import Path

from shared.domain.pack_files import PACK_FILES


def files_in(folder: Path) -> dict[str, bytes]:
    """The content of the pack's files that are there, by name."""
    paths = [folder / name for name in PACK_FILES]
    return {path.name: path.read_bytes() for path in paths if path.is_file()}
