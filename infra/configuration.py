"""Writes docs/configuration.md from the settings themselves: `python -m infra.configuration`.

`--check` writes nothing and fails where the file on disk says something else.
"""

import sys
from collections.abc import Iterator
from dataclasses import Field, fields
from pathlib import Path
from typing import Any

from infra.generated import bring_up_to_date
from shared.config import EMULATOR_VARIABLES, NEEDED_ON_GOOGLE, Config

ROOT = Path(__file__).resolve().parent.parent
PATH = ROOT / "docs" / "configuration.md"
_HEAD = """\
# Settings

<!-- Written by `python -m infra.configuration` from shared/config.py: change the settings there. -->

Each is an environment variable, read once at the first request. An empty one counts as unset. Those
marked with a star must be set on the `google` backend.

| Variable | Default | What it is for |
|---|---|---|
"""
_FOOT = """
## Emulators

The clients of Google's services honour these by themselves. With `TANGGAP_ENV=production` a process
that finds one of them set refuses to start:

"""


def text() -> str:
    emulators = "".join(f"- `{variable}`\n" for variable in EMULATOR_VARIABLES)
    return _HEAD + "".join(_rows()) + _FOOT + emulators


def _rows() -> Iterator[str]:
    for each in fields(Config):
        star = " *" if each.name in NEEDED_ON_GOOGLE else ""
        variable, doc = each.metadata["variable"], each.metadata["doc"]
        yield f"| `{variable}`{star} | {_default(each)} | {doc} |\n"


def _default(each: "Field[Any]") -> str:
    """A path within this copy is shown as seen from its root folder."""
    value = str(each.default).removeprefix(f"{ROOT}/")
    return f"`{value}`" if value else "none"


def main(arguments: list[str], path: Path = PATH) -> int:
    return bring_up_to_date(
        arguments, module="infra.configuration", follows="the settings", wanted={path: text()}
    )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
