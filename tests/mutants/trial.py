"""One room's trial: mutmut changes its code in a copy, one place at a time, and runs the tests that reach it.

The copy lies in `build/mutants/ROOM/`, so that neither the tree nor its tools see a changed file.
"""

import json
import signal
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from shutil import copytree, rmtree

from tests.mutants.rooms import TESTS
from tests.mutants.survivors import Mutation, mutation_of

GROUND = Path("build") / "mutants"
# mutmut copies it once; the code itself it reads to the end, while somebody may go on writing.
_BESIDE = ("tests", "cities", "functions", "local", "infra", "main.py")
_MUTMUT = str(Path(sys.executable).with_name("mutmut"))
_ALIVE = frozenset({"survived", "no tests"})
_UNTRIED = frozenset({"not checked", "check was interrupted by user", "skipped"})
# Beyond its own time mutmut only ends the changes that it is at.
_GRACE_S = 30


@dataclass(frozen=True)
class Outcome:
    """How many changes were noticed, which were not, and how many time did not suffice for."""

    room: str
    killed: int
    survivors: tuple[Mutation, ...]
    untried: int


def try_room(room: str, seconds: float, children: int) -> Outcome:
    """Raises RuntimeError where the tests do not pass on the code as it is."""
    folder, log = _laid_out(room), GROUND / f"{room}.log"
    _run(folder, log, seconds, children)
    states = _states(folder)
    if not any(state not in _UNTRIED for state in states.values()):
        raise RuntimeError(f"{room}: nothing was tried, see {log}")
    survivors = [
        mutation_of(name, _shown(folder, name)) for name, state in states.items() if state in _ALIVE
    ]
    untried = sum(state in _UNTRIED for state in states.values())
    return Outcome(room, len(states) - len(survivors) - untried, tuple(survivors), untried)


def _run(folder: Path, log: Path, seconds: float, children: int) -> None:
    """Until all is tried or the time is over; each result is kept as soon as it is there."""
    command = [_MUTMUT, "run", "--max-children", str(children)]
    with (
        log.open("w") as told,
        subprocess.Popen(command, cwd=folder, stdout=told, stderr=told) as trial,
    ):
        try:
            trial.wait(timeout=seconds)
        except subprocess.TimeoutExpired:
            _end(trial)


def _end(trial: subprocess.Popen[bytes]) -> None:
    """What a shell started in its background is deaf to an interrupt."""
    trial.send_signal(signal.SIGINT)
    try:
        trial.wait(timeout=_GRACE_S)
    except subprocess.TimeoutExpired:
        trial.kill()


def _laid_out(room: str) -> Path:
    """A fresh folder with the tree in it and what mutmut is to do there."""
    folder = GROUND / room
    rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    copytree("shared", folder / "shared")
    for name in _BESIDE:
        (folder / name).symlink_to(Path(name).absolute())
    settings = {
        "source_paths": ["shared"],
        "only_mutate": [f"shared/domain/{room}/*"],
        "also_copy": list(_BESIDE),
        "pytest_add_cli_args": [
            "--hypothesis-profile=quick",
            "-m",
            "not slow",
            "-p",
            "no:cacheprovider",
        ],
        "pytest_add_cli_args_test_selection": list(TESTS[room]),
    }
    rows = "".join(f"{key} = {json.dumps(what)}\n" for key, what in settings.items())
    project = Path("pyproject.toml").read_text()
    (folder / "pyproject.toml").write_text(f"{project}\n[tool.mutmut]\n{rows}")
    return folder


def _states(folder: Path) -> Mapping[str, str]:
    rows = (
        line.strip().rpartition(": ")
        for line in _asked(folder, "results", "--all", "true").splitlines()
    )
    return {name: state for name, _, state in rows if name}


def _shown(folder: Path, name: str) -> str:
    return _asked(folder, "show", name)


def _asked(folder: Path, *arguments: str) -> str:
    return subprocess.run(
        [_MUTMUT, *arguments], cwd=folder, capture_output=True, text=True, check=True
    ).stdout
