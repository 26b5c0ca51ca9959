"""The command line of everything that is generated: write what is stale, or with `--check` say so."""

import argparse
from collections.abc import Mapping, Sequence
from pathlib import Path


def bring_up_to_date(
    arguments: Sequence[str], *, module: str, follows: str, wanted: Mapping[Path, str]
) -> int:
    """0 where every file of `wanted` holds its text, or does now; 1 where `--check` found one stale.

    `follows` names what the files are generated from, for whoever reads the complaint.
    """
    parser = argparse.ArgumentParser(prog=f"python -m {module}")
    parser.add_argument("--check", action="store_true", help="fail where a file is out of date")
    is_check = parser.parse_args(arguments).check
    stale = [path for path, text in wanted.items() if _on_disk(path) != text]
    for path in stale:
        if is_check:
            print(f"{path.name} does not follow {follows}: run python -m {module}")
        else:
            path.write_text(wanted[path], encoding="utf-8")
            print(f"written: {path.name}")
    return 1 if is_check and stale else 0


def _on_disk(path: Path) -> str | None:
    return path.read_text(encoding="utf-8") if path.exists() else None
