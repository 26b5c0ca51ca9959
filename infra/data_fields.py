"""What the fields of stored documents are, and what they mean, out of annotations and docstrings."""

import re
import types
from collections.abc import Iterator, Mapping
from dataclasses import is_dataclass
from datetime import date, datetime
from enum import Enum
from typing import Any, get_args, get_origin, get_type_hints

from shared.adapters.documents.mapping.dictionary.meanings import MEANINGS

_PLAIN: Mapping[object, str] = {
    str: "text",
    int: "whole number",
    float: "number",
    bool: "yes or no",
    datetime: "moment",
    date: "day, as text",
    object: "anything",
    types.NoneType: "null",
}


class UndescribedError(LookupError):
    """A collection or a field that nobody has described; the message says which, and where to."""


def values_in(hint: Any) -> Iterator[type]:
    """The dataclasses and enumerations that an annotation names, and theirs, each before its own."""
    for each in get_args(hint):
        yield from values_in(each)
    if is_dataclass(hint) and isinstance(hint, type):
        yield hint
        for each in get_type_hints(hint).values():
            yield from values_in(each)
    elif isinstance(hint, type) and issubclass(hint, Enum):
        yield hint


def in_words(hint: Any) -> str:
    """An annotation as a reader of documents meets it; values with fields of their own are linked."""
    args = get_args(hint)
    if get_origin(hint) is types.UnionType:
        return " or ".join(map(in_words, args))
    if get_origin(hint) is tuple:
        return f"list of {in_words(args[0])}"
    if get_origin(hint) is Mapping:
        return f"map of {in_words(args[1])} by {in_words(args[0])}"
    return _PLAIN.get(hint) or f"[{hint.__name__}](#{hint.__name__.lower()})"


def meaning(cls: type, name: str, hint: Any) -> str:
    """Of one field: by its value's docstring, the table, or the docstring of what it holds.

    Raises UndescribedError for a field that nobody has described.
    """
    told = [each.removeprefix(f"`{name}`: ") for each in _sentences(cls) if f"`{name}`" in each]
    known = (MEANINGS.get(each) for each in (f"{cls.__name__}.{name}", name, cls.__name__))
    held = (summary(each) for each in values_in(hint))
    found = " ".join(told) or next(filter(None, (*known, *held)), "")
    if not found:
        raise UndescribedError(
            f"{cls.__name__}.{name} is described nowhere: tell of it in the docstring of"
            f" {cls.__name__}, or in shared/adapters/documents/mapping/dictionary/meanings.py"
        )
    return found


def summary(cls: type) -> str:
    """The first sentence of a docstring; empty where there is none of its own."""
    first = next(_sentences(cls), "")
    return "" if first == cls.__name__ else first


def _sentences(cls: type) -> Iterator[str]:
    for block in re.split(r"\n\s*\n|\n\s*- ", cls.__doc__ or ""):
        yield from re.split(r"(?<=\.) (?=[A-Z`])", " ".join(block.split()).removeprefix("- "))
