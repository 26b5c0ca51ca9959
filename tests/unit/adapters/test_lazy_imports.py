"""Importing adapters must cost nothing: a function that never pushes must not load the push SDK."""

import subprocess
import sys
from pathlib import Path

import pytest

import shared

ROOT = Path(shared.__file__).parent
HEAVY = ("google", "grpc", "firebase_admin", "requests", "httpx", "jwt", "cryptography")


def modules(folder: str) -> list[str]:
    files = sorted((ROOT / "adapters" / folder).glob("*.py"))
    return [f"shared.adapters.{folder}.{file.stem}" for file in files if file.stem != "__init__"]


@pytest.mark.parametrize("folder", ["google", "whatsapp", "embedded"])
def test_importing_adapters_loads_no_sdk(folder: str) -> None:
    names = modules(folder)
    assert names
    script = (
        f"import sys; before = set(sys.modules); import {', '.join(names)}\n"
        f"loaded = {{name.partition('.')[0] for name in set(sys.modules) - before}}\n"
        f"print(sorted({set(HEAVY)!r} & loaded))"
    )
    done = subprocess.run(
        [sys.executable, "-c", script],
        cwd=ROOT.parent,
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    assert done.stdout.strip() == "[]"
