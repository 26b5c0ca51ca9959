"""The order of the house: one name, one thing; rooms to be looked over; tests where they belong."""

import ast
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]
LAYERS = ("shared", "functions", "local")
MOST_LINES = 300
LONGEST_FUNCTION = 50
# Some fifteen: what one can look over. The package's own file does not count.
MOST_MODULES = 16
# A story is told from its beginning to its end.
STORIES = ROOT / "local" / "stories"


def modules(*folders: str) -> Iterator[Path]:
    for folder in folders:
        yield from sorted((ROOT / folder).rglob("*.py"))


def named(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def test_a_class_name_means_one_thing() -> None:
    found = defaultdict(list)
    for path in modules("shared", "functions"):
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.ClassDef):
                found[node.name].append(named(path))
    assert {name: where for name, where in found.items() if len(where) > 1} == {}


def test_every_room_says_what_it_is_for() -> None:
    rooms = (path for path in modules(*LAYERS) if path.name == "__init__.py")
    assert [named(room) for room in rooms if not _docstring(room)] == []


def test_the_rooms_of_the_house_say_what_they_may_not_know() -> None:
    """Beside what it is for, in a paragraph of its own."""
    floors = ("shared/domain", "shared/usecases", "shared/adapters", "functions/_edge")
    rooms = [room for floor in floors for room in (ROOT / floor).glob("*/__init__.py")]
    assert rooms
    assert [named(room) for room in rooms if "\n\n" not in (_docstring(room) or "")] == []


def test_no_room_is_too_full_to_be_looked_over() -> None:
    folders = defaultdict(list)
    for path in modules(*LAYERS):
        if path.name != "__init__.py":
            folders[named(path.parent)].append(path.name)
    assert {room: len(held) for room, held in folders.items() if len(held) > MOST_MODULES} == {}


def test_no_module_is_too_long_to_be_one_idea() -> None:
    lengths = {named(path): len(path.read_text().splitlines()) for path in modules(*LAYERS)}
    assert {name for name, lines in lengths.items() if lines > MOST_LINES} == set()


def test_no_function_is_too_long_to_be_read_at_once() -> None:
    assert [
        f"{named(path)} {node.name}"
        for path in modules(*LAYERS)
        if STORIES not in path.parents
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef) and _length(node) > LONGEST_FUNCTION
    ] == []


def test_what_is_decided_is_tested_at_the_mirrored_path() -> None:
    tested = {named(path) for path in modules("tests/unit")}
    wanted = {
        _mirrored(path)
        for path in modules("shared/domain", "shared/usecases")
        if path.name != "__init__.py" and _decides(path)
    }
    assert sorted(wanted - tested) == []


def _mirrored(path: Path) -> str:
    within = path.relative_to(ROOT / "shared")
    return f"tests/unit/{within.parent.as_posix()}/test_{within.name}"


def _decides(path: Path) -> bool:
    """Values and tables have nothing that could be wrong; what has a function or a method may."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return any(isinstance(node, ast.FunctionDef) for node in ast.walk(tree))


def _docstring(path: Path) -> str | None:
    return ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))


def _length(node: ast.FunctionDef) -> int:
    return (node.end_lineno or node.lineno) - node.lineno + 1
