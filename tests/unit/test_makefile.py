"""`make test` builds the emulators beside what needs none, and what becomes of them is not lost."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
# Stands for every program that the recipes run, and writes down that it did.
PROGRAM = """#!/bin/sh
did="$(basename "$0") $*"
trap 'kill $!; echo "is ended: $did" >> told; exit 1' TERM
echo "begins: $did" >> told
case "$did" in
*emulators.install) sleep "${BUILD_S:-0}" & wait ;;
*fuzz*) until grep -q emulators.install told; do sleep 0.05; done ;;
esac
echo "ends: $did" >> told
[ "$did" != "$FAILS" ]
"""
BUILD, EMULATED = "python -m tests.emulators.install", "pytest -q -m emulator"
LAST_APART = "python -m tests.fuzz --seconds 30 --engine mutations"


@pytest.fixture
def folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """The Makefile alone, with programs that only write down in `told` that they were run."""
    shutil.copy(ROOT / "Makefile", tmp_path)
    (tmp_path / "bin").mkdir()
    for name in ("python", "pytest", "ruff", "mypy", "lint-imports"):
        (tmp_path / "bin" / name).write_text(PROGRAM)
        (tmp_path / "bin" / name).chmod(0o755)
    for name in [name for name in os.environ if name.startswith(("MAKE", "MFLAGS"))]:
        monkeypatch.delenv(name)
    return tmp_path


def make_test(folder: Path, **env: str) -> int:
    command = ["make", "test", f"VENV={folder}", "DEV_STAMP="]
    return subprocess.run(
        command, cwd=folder, env={**os.environ, **env}, capture_output=True, check=False
    ).returncode


def told(folder: Path) -> list[str]:
    return (folder / "told").read_text().splitlines()


def test_what_needs_no_emulator_does_not_wait_for_the_builds(folder: Path) -> None:
    assert make_test(folder, BUILD_S="0.5") == 0
    steps = told(folder)
    assert steps.index(f"begins: {LAST_APART}") < steps.index(f"ends: {BUILD}")
    assert steps.index(f"ends: {BUILD}") < steps.index(f"begins: {EMULATED}")


def test_a_tool_that_may_not_be_missing_fails_the_run_before_what_needs_it(folder: Path) -> None:
    assert make_test(folder, FAILS=BUILD) != 0
    assert f"ends: {LAST_APART}" in told(folder)
    assert f"begins: {EMULATED}" not in told(folder)


def test_a_run_that_fails_leaves_no_build_behind(folder: Path) -> None:
    assert make_test(folder, FAILS=LAST_APART, BUILD_S="30") != 0
    assert f"is ended: {BUILD}" in told(folder)
    assert f"begins: {EMULATED}" not in told(folder)
