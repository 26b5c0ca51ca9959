"""Running a tool's own installer for as long as it gets anywhere, however slow the machine is."""

import os
import subprocess
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from threading import Event

from tests.emulators.processes import started

# On a machine that does three other things, one crate may take minutes of silence. Ten are no work.
SILENCE_LIMIT_S = 600.0
_PAUSE_S = 0.2


def run_while_it_gets_on(
    command: Sequence[str],
    *,
    env: Mapping[str, str],
    folder: Path,
    limit_s: float,
    stopped: Event,
) -> str | None:
    """None where the command did it, else the reason: its last words, or that it stood still.

    Getting on is to print something or to write a file anywhere in `folder`. It is looked at once in
    `limit_s`: what stood still that long is ended, together with its children.
    """
    if stopped.is_set():
        return "stopped"
    log = folder / "output.log"
    with started(command, folder=folder, log=log, env=env) as process:
        seen, next_look = _traces(folder), time.monotonic() + limit_s
        while not stopped.is_set():
            with suppress(subprocess.TimeoutExpired):
                return _last_words(log) if process.wait(_PAUSE_S) else None
            if time.monotonic() < next_look:
                continue
            before, seen = seen, _traces(folder)
            if seen == before:
                return f"stood still: nothing was printed or written in {limit_s:g} s"
            next_look = time.monotonic() + limit_s
    return "stopped"


def _traces(folder: Path) -> tuple[int, int]:
    """Changes with every file that is made or grows: when the youngest was written, and all bytes."""
    found = list(_files(folder))
    return max((each.st_mtime_ns for each in found), default=0), sum(each.st_size for each in found)


def _files(folder: Path) -> Iterator[os.stat_result]:
    for parent, _, names in os.walk(folder):
        for name in names:
            with suppress(FileNotFoundError):
                yield Path(parent, name).lstat()


def _last_words(log: Path) -> str:
    return "failed: " + " / ".join(log.read_text(errors="replace").strip().splitlines()[-3:])
