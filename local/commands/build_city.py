"""Builds the packed form of city packs: `python -m local.commands.build_city cities/kendari cities/makassar`.

The deployment does it before anything is uploaded. The same files give the same bytes.
"""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from local.platform.pack_folder import files_in
from shared.domain.pack.files.pack_files import PACKED_FILE
from shared.domain.pack.files.packed import pack
from shared.domain.pack.files.validation_errors import PackError
from shared.domain.pack.parse import parse_pack


def main(arguments: Sequence[str] | None = None) -> int:
    """0 where every pack was built, 1 where one has mistakes: that one is left as it was."""
    parser = argparse.ArgumentParser(
        prog="python -m local.commands.build_city", description=__doc__
    )
    parser.add_argument("folders", type=Path, nargs="+", help="folders of packs")
    folders: list[Path] = parser.parse_args(arguments).folders
    return max(map(_build, folders))


def _build(folder: Path) -> int:
    try:
        reference = parse_pack(folder.resolve().name, files_in(folder))
    except PackError as error:
        print(error, file=sys.stderr)
        return 1
    text = pack(reference)
    (folder / PACKED_FILE).write_text(text, encoding="ascii", newline="\n")
    print(f"{folder / PACKED_FILE}: {reference.version}, {len(text) // 1024} KiB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
