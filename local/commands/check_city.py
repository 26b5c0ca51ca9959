"""Checks a city pack: `python -m local.commands.check_city cities/kendari`. Names file, line and reason."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from local.platform.pack_folder import asks_for_folder, files_in, is_there
from shared.domain.city.reference import Reference
from shared.domain.pack.files.validation_errors import PackError
from shared.domain.pack.parse import parse_pack


def main(arguments: Sequence[str] | None = None) -> int:
    """0 for a sound pack, 1 for one with mistakes, 2 where there is no pack to look at."""
    parser = argparse.ArgumentParser(
        prog="python -m local.commands.check_city", description=__doc__
    )
    asks_for_folder(parser)
    parser.add_argument("--language", choices=("id", "en"), default="id")
    chosen = parser.parse_args(arguments)
    folder: Path = chosen.folder
    if not is_there(folder):
        return 2
    try:
        reference = parse_pack(folder.resolve().name, files_in(folder))
    except PackError as error:
        for found in error.mistakes:
            reason = found.reason if chosen.language == "id" else found.reason_en
            print(f"{folder / found.file}:{found.line}: {reason}")
        return 1
    print(_summary(reference))
    return 0


def _summary(reference: Reference) -> str:
    counts = {
        "kantor": len(reference.agencies),
        "kategori": len(reference.categories),
        "aturan": len(reference.rules),
        "anak tangga": sum(len(rungs) for rungs in reference.ladders.values()),
        "kelurahan": len(reference.villages),
        "teks": len(reference.texts),
    }
    listed = ", ".join(f"{count} {name}" for name, count in counts.items())
    return f"{reference.city.name}: {listed}; versi {reference.version}"


if __name__ == "__main__":
    sys.exit(main())
