"""`python -m tests.emulators.install`: build the emulators that are not in the cache yet.

An installation is whole or absent: each is built in a folder of its own and then renamed.
"""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from tests.emulators.tools import TOOLS, Tool, cache_folder, in_ci

# The longest build takes three minutes on two slow cores; a build that takes this long is stuck.
BUILD_LIMIT_S = 1500


@dataclass(frozen=True, slots=True)
class Result:
    """What became of one tool; `left_out` holds the reason why it is not there."""

    tool: Tool
    note: str
    left_out: bool = False


def install(tool: Tool) -> Result:
    """Install the tool unless it is there. Never raises for a build that fails: it is left out."""
    if tool.is_installed():
        return Result(tool, "ready")
    if not tool.can_be_installed():
        return Result(tool, f"{tool.builder} is not on this machine", left_out=True)
    started = time.monotonic()
    cache_folder().mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".building-", dir=cache_folder()) as building:
        target = Path(building) / "built"
        failure = _build(tool, target)
        if failure is None:
            _move_into_place(target, tool)
    if failure is not None or not tool.is_installed():
        return Result(tool, failure or f"no {tool.program} came out of the build", left_out=True)
    return Result(tool, f"installed in {time.monotonic() - started:.0f} s")


def install_all(tools: Sequence[Tool] = TOOLS) -> list[Result]:
    """All of them, side by side."""
    with ThreadPoolExecutor(max_workers=len(tools)) as pool:
        return list(pool.map(install, tools))


def main() -> int:
    """Say what became of each; fails where something is left out in CI."""
    results = install_all()
    for result in results:
        how = "LEFT OUT: " if result.left_out else ""
        sys.stdout.write(f"{result.tool.name} {result.tool.version}: {how}{result.note}\n")
    return int(in_ci() and any(result.left_out for result in results))


def _build(tool: Tool, target: Path) -> str | None:
    """Run the tool's own installer; the reason in its last words where it fails."""
    command = [part.format(target=target) for part in tool.command]
    env = {**os.environ, **{key: value.format(target=target) for key, value in tool.env.items()}}
    target.mkdir()
    try:
        done = subprocess.run(
            command,
            env=env,
            cwd=target,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=BUILD_LIMIT_S,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return f"{tool.builder} did not finish in {BUILD_LIMIT_S} s"
    if done.returncode == 0:
        return None
    last_words = " / ".join((done.stderr or done.stdout).strip().splitlines()[-3:])
    return f"{tool.builder} failed: {last_words}"


def _move_into_place(built: Path, tool: Tool) -> None:
    """Rename; where another run was faster, its installation stands."""
    try:
        built.rename(tool.folder)
    except OSError:
        if not tool.is_installed():
            raise


if __name__ == "__main__":
    sys.exit(main())
