"""`python -m tests.emulators.install`: build the emulators that are not in the cache yet.

An installation is whole or absent: each is built in a folder of its own and then renamed. What its
compiler has done is kept there until then, so that a build which is cut off goes on where it stood.
"""

import fcntl
import shutil
import signal
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from threading import Event

from tests.emulators.building import SILENCE_LIMIT_S, run_while_it_gets_on
from tests.emulators.tools import TOOLS, Tool, cache_folder, in_ci

_PAUSE_S = 0.2


@dataclass(frozen=True, slots=True)
class Result:
    """What became of one tool; `left_out` holds whether it is not there, for the reason in `note`."""

    tool: Tool
    note: str
    left_out: bool = False


def install(
    tool: Tool, *, limit_s: float = SILENCE_LIMIT_S, stopped: Event | None = None
) -> Result:
    """Install the tool unless it is there. Never raises for a build that fails: it is left out.

    Where another run is at it, this one waits for it. Setting `stopped` ends both.
    """
    if tool.is_installed():
        return Result(tool, "ready")
    if not tool.can_be_installed():
        return Result(tool, f"{tool.builder} is not on this machine", left_out=True)
    began, stopped = time.monotonic(), stopped or Event()
    with _alone(tool, stopped):
        failure = None if tool.is_installed() else _build(tool, limit_s, stopped)
    if failure is not None:
        return Result(tool, failure, left_out=True)
    return Result(tool, f"installed in {time.monotonic() - began:.0f} s")


def install_all(tools: Sequence[Tool] = TOOLS) -> list[Result]:
    """All of them, side by side. Whatever interrupts this ends the builds too."""
    stopped = Event()
    with ThreadPoolExecutor(max_workers=len(tools)) as pool:
        try:
            return list(pool.map(partial(install, stopped=stopped), tools))
        finally:
            stopped.set()


def main() -> int:
    """Say what became of each; fails where something is left out in CI."""
    results = install_all()
    for result in results:
        how = "LEFT OUT: " if result.left_out else ""
        sys.stdout.write(f"{result.tool.name} {result.tool.version}: {how}{result.note}\n")
    return int(in_ci() and any(result.left_out for result in results))


@contextmanager
def _alone(tool: Tool, stopped: Event) -> Iterator[None]:
    """One run at a time, unless this one is to end. Whoever had to wait may find the tool installed."""
    cache_folder().mkdir(parents=True, exist_ok=True)
    with (cache_folder() / f".{tool.name}-{tool.version}.lock").open("w") as lock:
        while not stopped.is_set():
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
                break
            except BlockingIOError:
                stopped.wait(_PAUSE_S)
        yield


def _build(tool: Tool, limit_s: float, stopped: Event) -> str | None:
    """Run the tool's own installer and move what it made into place; the reason where it fails."""
    building = cache_folder() / f".building-{tool.name}-{tool.version}"
    kept = building / "kept"
    kept.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="made-", dir=building) as made:
        target = Path(made) / "target"
        target.mkdir()
        command = [part.format(target=target, kept=kept) for part in tool.command]
        env = {key: text.format(target=target, kept=kept) for key, text in tool.env.items()}
        failure = run_while_it_gets_on(
            command, env=env, folder=building, limit_s=limit_s, stopped=stopped
        )
        if failure is not None:
            return f"{tool.builder} {failure}"
        if not (target / tool.program).exists():
            return f"no {tool.program} came out of the build"
        target.rename(tool.folder)
    shutil.rmtree(building)
    return None


if __name__ == "__main__":
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    sys.exit(main())
