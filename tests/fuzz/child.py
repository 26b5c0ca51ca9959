"""Runs one target in a process of its own, so that a crash, a hang or a flood ends only this one.

`python -m tests.fuzz.child TARGET ENGINE SECONDS FOLDER`; the input that is being tried lies in FOLDER.
"""

import faulthandler
import resource
import signal
import sys
import time
from collections.abc import Callable
from importlib import import_module
from pathlib import Path

# For one input, on a busy machine. The largest picture that is taken takes well under a second.
HANG_S = 10.0
# For the process with Pillow and a whole city in it.
MEMORY_MB = 400
CURRENT = "current"
_KIB = 1024


class MemoryCapError(Exception):
    """The target ate more than it may."""


def main(arguments: list[str]) -> None:
    name, engine, seconds, folder = arguments
    if engine == "atheris":
        _guided(name, int(seconds), Path(folder))
    else:
        _mutated(name, float(seconds), Path(folder))


def _mutated(name: str, seconds: float, folder: Path) -> None:
    from tests.fuzz.mutations import inputs
    from tests.fuzz.targets import TARGETS, seeds

    # A hang tells where it is and then dies of the signal, even one that no Python code is part of.
    faulthandler.register(signal.SIGALRM, chain=True)
    end, count = time.monotonic() + seconds, 0
    kept = seeds(name)
    for count, data in enumerate(inputs(kept, seed=len(kept)), start=1):
        _tried(TARGETS[name], data, folder)
        if count >= len(kept) and time.monotonic() >= end:
            break
    print(f"{name}: {count} inputs")


def _tried(target: Callable[[bytes], None], data: bytes, folder: Path) -> None:
    (folder / CURRENT).write_bytes(data)
    signal.setitimer(signal.ITIMER_REAL, HANG_S)
    target(data)
    signal.setitimer(signal.ITIMER_REAL, 0)
    _require_memory()


def _require_memory() -> None:
    used = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    mb = used / (_KIB * _KIB) if sys.platform == "darwin" else used / _KIB
    if mb > MEMORY_MB:
        raise MemoryCapError(f"{mb:.0f} MB")


def _guided(name: str, seconds: int, folder: Path) -> None:
    """By the branches that an input reaches first; ends the process by itself."""
    # Not every platform has it, and it has no types.
    atheris = import_module("atheris")
    with atheris.instrument_imports(include=["shared", "functions"]):
        from tests.fuzz.targets import CORPUS, TARGETS

    options = [
        f"-max_total_time={seconds}",
        f"-timeout={int(HANG_S)}",
        f"-rss_limit_mb={MEMORY_MB * 3}",
        f"-artifact_prefix={folder}/",
        "-max_len=65536",
        "-verbosity=0",
        "-print_final_stats=1",
    ]
    grown = folder / "grown"
    grown.mkdir()
    atheris.Setup([sys.argv[0], *options, str(grown), str(CORPUS / name)], TARGETS[name])
    atheris.Fuzz()


if __name__ == "__main__":
    main(sys.argv[1:])
