"""Every regular expression of the product, found by looking: none can be forgotten in a list."""

import ast
import importlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeGuard

from shared.domain.pack.files.columns import Table

ROOT = Path(__file__).parents[2]
_FUNCTIONS = frozenset(
    {"compile", "match", "fullmatch", "search", "sub", "split", "findall", "finditer"}
)
_DEFAULT = "search"


AnyPattern = re.Pattern[str] | re.Pattern[bytes]


@dataclass(frozen=True, slots=True)
class Used:
    """A pattern and how it is applied: `fullmatch` starts once, `search` at every letter."""

    where: str
    pattern: AnyPattern
    method: str


def modules(*packages: str) -> list[str]:
    """The dotted names of all modules in the packages."""
    files = (file for package in packages for file in sorted((ROOT / package).rglob("*.py")))
    return [".".join(file.relative_to(ROOT).with_suffix("").parts) for file in files]


def used_in(module: str) -> list[Used]:
    """Those that a module compiles, and those that it spells out where it uses them."""
    return [*_compiled(module), *_of_columns(module), *_spelt_out(module)]


def _compiled(module: str) -> list[Used]:
    """What the module's globals hold, within tuples, lists and mappings too."""
    loaded = importlib.import_module(module)
    methods = _methods(_tree(module))
    return [
        Used(f"{module}.{name}", pattern, method)
        for name, value in vars(loaded).items()
        for pattern in _patterns_in(value)
        for method in methods.get(name, {_DEFAULT})
    ]


def _of_columns(module: str) -> list[Used]:
    """The forms that cells of a city pack must have."""
    return [
        Used(f"{table.file}.{column.name}", re.compile(column.pattern, re.ASCII), "fullmatch")
        for table in vars(importlib.import_module(module)).values()
        if isinstance(table, Table)
        for column in (*table.columns, *table.keys)
        if column.pattern
    ]


def _spelt_out(module: str) -> list[Used]:
    """Patterns written as a literal where they are used."""
    found = []
    for call in _calls_in_functions(_tree(module)):
        pattern = call.args[0]
        if isinstance(pattern, ast.Constant) and isinstance(pattern.value, (str, bytes)):
            where = f"{module}:{call.lineno}"
            found.append(Used(where, re.compile(pattern.value), _method_of(call)))
    return found


def made_on_demand(module: str) -> list[str]:
    """Functions that put a pattern together when they are called: `module.function`."""
    return [
        f"{module}.{function.name}"
        for function in ast.walk(_tree(module))
        if isinstance(function, ast.FunctionDef)
        for call in ast.walk(function)
        if _is_of_re(call) and not isinstance(call.args[0], ast.Constant)
    ]


def _tree(module: str) -> ast.Module:
    file = ROOT.joinpath(*module.split(".")).with_suffix(".py")
    return ast.parse(file.read_text(encoding="utf-8"))


def _calls_in_functions(tree: ast.Module) -> Iterator[ast.Call]:
    for function in ast.walk(tree):
        if isinstance(function, ast.FunctionDef):
            yield from (call for call in ast.walk(function) if _is_of_re(call))


def _is_of_re(node: ast.AST) -> TypeGuard[ast.Call]:
    return (
        isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and isinstance(node.func.value, ast.Name)
        and node.func.value.id == "re"
        and node.func.attr in _FUNCTIONS
    )


def _method_of(call: ast.Call) -> str:
    assert isinstance(call.func, ast.Attribute)
    return call.func.attr if call.func.attr in {"match", "fullmatch"} else _DEFAULT


def _methods(tree: ast.Module) -> Mapping[str, set[str]]:
    """How each global is applied: `_FORM.fullmatch(text)` and the like."""
    found: dict[str, set[str]] = {}
    for node in ast.walk(tree):
        if (
            isinstance(node, ast.Attribute)
            and isinstance(node.value, ast.Name)
            and node.attr in _FUNCTIONS
        ):
            once = node.attr in {"match", "fullmatch"}
            found.setdefault(node.value.id, set()).add(node.attr if once else _DEFAULT)
    return found


def _patterns_in(value: object) -> Iterator[AnyPattern]:
    if isinstance(value, re.Pattern):
        yield value
    elif isinstance(value, Mapping):
        for each in value.values():
            yield from _patterns_in(each)
    elif isinstance(value, (tuple, list, frozenset)):
        for each in value:
            yield from _patterns_in(each)
