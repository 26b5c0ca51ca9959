"""What is deployed is what the code offers: main.py, functions/, the manifest and the walls agree."""

import ast
import configparser
import subprocess
import sys
import types
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from functions_framework import _function_registry

import main
from shared.bootstrap.embedded import TRIGGERS, WRITTEN

ROOT = Path(__file__).resolve().parents[1]
MANIFEST = yaml.safe_load((ROOT / "infra" / "functions.yaml").read_text(encoding="utf-8"))
ROWS: dict[str, dict[str, Any]] = MANIFEST["functions"]
FILES = {path.stem for path in (ROOT / "functions").glob("*.py")} - {"__init__"}
SIGNATURES = {
    "http": "http",
    "task": "http",
    "schedule": "http",
    "firestore_created": "cloudevent",
    "firestore_written": "cloudevent",
    "object_finalized": "cloudevent",
}
# What a function loads when it needs it. Each costs a cold start tens or hundreds of milliseconds.
HEAVY = (
    "PIL",
    "firebase_admin",
    "google.cloud.firestore",
    "google.cloud.firestore_v1",
    "google.cloud.storage",
    "google.cloud.tasks",
    "google.cloud.tasks_v2",
    "google.events",
    "grpc",
    "jwt",
    "phonenumbers",
    "reportlab",
    "requests",
    "sqlite3",
    "yaml",
)
_LONGEST_BODY = 12


def _tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def _imported(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module or ""


def test_main_offers_the_functions_and_nothing_else() -> None:
    for name in main.__all__:
        assert getattr(main, name).__module__ == f"functions.{name}"
    assert not hasattr(main, "container")
    offered = [name for name in vars(main) if isinstance(vars(main)[name], types.FunctionType)]
    assert {*dir(main), *offered} - {"__getattr__", "__dir__"} == set(main.__all__)


@pytest.mark.parametrize("name", sorted(FILES))
def test_a_process_loads_the_one_function_that_it_serves(name: str) -> None:
    code = (
        f"import sys, main; main.{name};"
        f" print(*[n for n in {sorted(FILES)!r} if f'functions.{{n}}' in sys.modules])"
    )

    loaded = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )

    assert loaded.stdout.split() == [name]


def test_the_same_names_stand_everywhere() -> None:
    walls = configparser.ConfigParser()
    walls.read(ROOT / ".importlinter")
    independent = walls["importlinter:contract:entry-points"]["modules"].split()

    assert set(main.__all__) == FILES == set(ROWS)
    assert {name.removeprefix("functions.") for name in independent} == FILES
    assert sorted(main.__all__) == list(main.__all__)


@pytest.mark.parametrize("name", sorted(FILES))
def test_an_entry_point_is_a_plain_function_registered_as_its_trigger_needs(name: str) -> None:
    function = getattr(main, name)

    assert isinstance(function, types.FunctionType)
    assert function.__name__ == name
    assert _function_registry.REGISTRY_MAP[name] == SIGNATURES[ROWS[name]["trigger"]]


@pytest.mark.parametrize("name", sorted(FILES))
def test_an_entry_point_is_thin(name: str) -> None:
    (function,) = [
        node
        for node in _tree(ROOT / "functions" / f"{name}.py").body
        if isinstance(node, ast.FunctionDef)
    ]

    first = function.body[1] if ast.get_docstring(function) else function.body[0]
    assert ast.get_docstring(function)
    assert (function.end_lineno or 0) - first.lineno + 1 <= _LONGEST_BODY


def test_the_embedded_city_is_told_of_what_the_manifest_names() -> None:
    for trigger, told in (("firestore_created", TRIGGERS), ("firestore_written", WRITTEN)):
        named = [row["document"] for row in ROWS.values() if row["trigger"] == trigger]
        assert sorted(told) == sorted(named)


def test_what_may_fail_is_delivered_again() -> None:
    for row in ROWS.values():
        if SIGNATURES[row["trigger"]] == "cloudevent":
            assert row["retry"] is True


def test_loading_main_loads_no_client_of_any_service() -> None:
    # What was there before is the test run's own: coverage keeps its figures in SQLite.
    code = (
        "import sys; before = set(sys.modules); import main; [getattr(main, n) for n in main.__all__];"
        f" print(*[n for n in {HEAVY!r} if n in sys.modules and n not in before])"
    )

    loaded = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )

    assert loaded.stdout.split() == []


@pytest.mark.parametrize("folder", ["functions", "shared"])
def test_nothing_deployed_needs_what_stays_at_home(folder: str) -> None:
    for path in (ROOT / folder).rglob("*.py"):
        tops = {name.partition(".")[0] for name in _imported(_tree(path))}
        assert not tops & {"local", "tests", "infra", "bench"}, path


@pytest.mark.parametrize("name", ["functions", "shared"])
def test_no_dependency_takes_our_names(name: str) -> None:
    module = __import__(name)

    assert [Path(path) for path in module.__path__] == [ROOT / name]
