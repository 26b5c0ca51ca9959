"""A public promise says what it refuses: whoever calls it need not read on to know what to catch."""

import ast
from collections.abc import Iterator

from tests.unit.test_rooms import ROOT, modules, named

PROMISING = ("shared/domain", "shared/usecases", "shared/ports")
ERRORS = ROOT / "shared" / "domain" / "kernel" / "errors.py"


def test_a_docstring_names_every_refusal_that_the_function_raises() -> None:
    family = _family()
    assert [
        f"{named(path)}:{function.lineno} {function.name} {error}"
        for path in modules(*PROMISING)
        for function in _public(ast.parse(path.read_text(encoding="utf-8")))
        for error in sorted(_raised(function) & family)
        if error not in (ast.get_docstring(function) or "")
    ] == []


def _family() -> set[str]:
    tree = ast.parse(ERRORS.read_text(encoding="utf-8"))
    return {node.name for node in tree.body if isinstance(node, ast.ClassDef)}


def _public(tree: ast.Module | ast.ClassDef) -> Iterator[ast.FunctionDef]:
    """Functions and methods; what stands within a function is part of its body."""
    for node in tree.body:
        if isinstance(node, ast.ClassDef):
            yield from _public(node)
        elif isinstance(node, ast.FunctionDef) and not node.name.startswith("_"):
            yield node


def _raised(function: ast.FunctionDef) -> set[str]:
    return {
        node.exc.func.id
        for node in ast.walk(function)
        if isinstance(node, ast.Raise)
        and isinstance(node.exc, ast.Call)
        and isinstance(node.exc.func, ast.Name)
    }
