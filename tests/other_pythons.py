"""Runs the unit tests on the other Python we promise: `python -m tests.other_pythons`.

3.11 is the floor, 3.13 what is deployed. The one that is not running this is looked for on the PATH and
among pyenv's own builds; where it is not to be found, that is said plainly.
"""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

PROMISED = ("3.11", "3.13")
ROOT = Path(__file__).resolve().parents[1]


def main() -> int:
    """0 where every other promised Python that is here passes."""
    running = f"{sys.version_info.major}.{sys.version_info.minor}"
    others = [version for version in PROMISED if version != running]
    return max((_run(version) for version in others), default=0)


def _run(version: str) -> int:
    interpreter = next(filter(_is_real, _candidates(version)), None)
    if interpreter is None:
        print(f"Python {version} is not on this machine: left out")
        return 0
    python = _environment(version, interpreter)
    tests = ["-m", "pytest", "-q", "-n", "2", "-p", "no:cacheprovider"]
    marks = "not emulator and not journey and not browser and not slow"
    print(f"the unit tests on Python {version}", flush=True)
    return subprocess.run([str(python), *tests, "-m", marks], cwd=ROOT, check=False).returncode


def _candidates(version: str) -> Iterator[Path]:
    for folder in os.environ.get("PATH", "").split(os.pathsep):
        yield Path(folder) / f"python{version}"
    builds = Path(os.environ.get("PYENV_ROOT", str(Path.home() / ".pyenv"))) / "versions"
    for build in sorted(builds.glob(f"{version}.*"), reverse=True):
        yield build / "bin" / "python"


def _is_real(interpreter: Path) -> bool:
    """A shim of pyenv's is there and fails: only an interpreter that runs counts."""
    if not interpreter.is_file():
        return False
    return (
        subprocess.run([str(interpreter), "-c", ""], capture_output=True, check=False).returncode
        == 0
    )


def _environment(version: str, interpreter: Path) -> Path:
    """A virtual environment with the locked requirements, made as `make` makes its own."""
    home = f".venv-{version}"
    chosen = [f"VENV={home}", f"PYTHON={interpreter}"]
    subprocess.run(["make", "--silent", *chosen, f"{home}/.installed-dev"], cwd=ROOT, check=True)
    return ROOT / home / "bin" / "python"


if __name__ == "__main__":
    sys.exit(main())
