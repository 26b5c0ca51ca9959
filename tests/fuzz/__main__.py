"""Fuzzes every target: `python -m tests.fuzz --seconds 600`. 0 if nothing was found.

With `--engine atheris` (the default where it is installed) inputs follow the branches they reach; with
`mutations` they are changed at random from a fixed seed, which any machine can do. What was found is left
in `build/fuzz/TARGET/`, to be put into the corpus together with the repair.
"""

import argparse
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path
from shutil import rmtree

from tests.fuzz.targets import TARGETS

_FOUND = Path("build") / "fuzz"
# Beyond its own time a child only ends the input it is at.
_GRACE_S = 60


def main(arguments: list[str] | None = None) -> int:
    chosen = _parser().parse_args(arguments)
    names = [chosen.target] if chosen.target else list(TARGETS)
    each = max(1, chosen.seconds // len(names))
    found = [name for name in names if not _is_sound(name, chosen.engine, each)]
    if found:
        print(f"found something in: {', '.join(found)}; the inputs lie in {_FOUND}/")
    return 1 if found else 0


def _parser() -> argparse.ArgumentParser:
    is_guided = find_spec("atheris") is not None
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    parser.add_argument("--seconds", type=int, default=600, help="for all targets together")
    parser.add_argument(
        "--engine",
        choices=("atheris", "mutations"),
        default="atheris" if is_guided else "mutations",
    )
    parser.add_argument("--target", choices=TARGETS)
    return parser


def _is_sound(name: str, engine: str, seconds: int) -> bool:
    folder = _FOUND / name
    rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    command = [sys.executable, "-m", "tests.fuzz.child", name, engine, str(seconds), str(folder)]
    try:
        done = subprocess.run(
            command, capture_output=True, text=True, timeout=seconds + _GRACE_S, check=False
        )
    except subprocess.TimeoutExpired:
        print(f"{name}: does not end")
        return False
    told = (done.stdout or done.stderr).strip().splitlines()
    if done.returncode:
        print(f"{name}: FOUND\n{done.stdout[-4_000:]}{done.stderr[-4_000:]}")
        return False
    print(
        next(
            (line for line in told if line.startswith(f"{name}:")), f"{name}: {engine}, {seconds} s"
        )
    )
    rmtree(folder, ignore_errors=True)
    return True


if __name__ == "__main__":
    sys.exit(main())
