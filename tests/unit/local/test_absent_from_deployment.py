"""Nothing of the local city exists where citizens' reports are real."""

import ast
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import functions_framework
import pytest
from flask import Flask

from local.platform.functions import ROOT, manifest

PUBLIC = [name for name, row in manifest().items() if row["trigger"] == "http"]
LOCAL_PATHS = [
    "/local/sign-in",
    "/local/clock",
    "/local/settle",
    "/local/alarms",
    "/local/messages",
    "/local/reports/00000000000000000000000000000000",
    "/local/uploads/x",
    "/local/console/queue",
    "/local/static/console.js",
    "/",
]


@cache
def app_of(name: str) -> Flask:
    create_app: Callable[[str, str], Flask] = functions_framework.create_app
    return create_app(name, str(ROOT / "main.py"))


@pytest.mark.parametrize("name", PUBLIC)
@pytest.mark.parametrize("path", LOCAL_PATHS)
@pytest.mark.parametrize("method", ["GET", "POST", "PUT"])
def test_a_deployed_function_knows_no_local_address(name: str, path: str, method: str) -> None:
    answer = app_of(name).test_client().open(path, method=method, json={"persona": "admin"})
    assert answer.status_code == 404


@pytest.mark.parametrize("name", manifest())
def test_no_entry_point_is_the_local_city(name: str) -> None:
    assert "local" not in name


def test_what_is_deployed_imports_nothing_local() -> None:
    importers = [
        str(file.relative_to(ROOT))
        for file in _deployed_sources()
        if any(name.split(".")[0] == "local" for name in _imported(file))
    ]
    assert importers == []


def _deployed_sources() -> Iterator[Path]:
    yield ROOT / "main.py"
    yield from (ROOT / "functions").rglob("*.py")
    yield from (ROOT / "shared").rglob("*.py")


def _imported(file: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module or ""
