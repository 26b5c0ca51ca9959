"""Dataclasses to documents and back, guided by their annotations."""

import types
from collections.abc import Hashable, Mapping
from dataclasses import fields, is_dataclass
from datetime import UTC, datetime
from enum import Enum
from functools import cache
from typing import Any, TypeVar, cast, get_args, get_origin, get_type_hints

from shared.adapters.documents.engine.db import Document
from shared.domain.kernel.errors import UnreadableError

T = TypeVar("T")


def encode(value: Any) -> dict[str, object]:
    """A dataclass as a document: every field under its own name, None included."""
    return {each.name: encode_value(getattr(value, each.name)) for each in fields(value)}


def encode_value(value: object) -> object:
    """Anything a domain value is made of, as a document holds it."""
    if isinstance(value, Enum):
        return value.value
    if is_dataclass(value):
        return encode(value)
    if isinstance(value, Mapping):
        return {str(encode_value(key)): encode_value(each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [encode_value(each) for each in value]
    return value


def decode(cls: type[T], document: Document) -> T:
    """The dataclass that a document holds. Unknown fields are ignored, absent ones default.

    Raises UnreadableError where a newer program wrote a value that this one does not know, or a hand
    something that is none, or nothing where there is no default.
    """
    hints = _hints(cast("Hashable", cls))
    known = {
        name: _field(cls, name, hint, document[name])
        for name, hint in hints.items()
        if name in document
    }
    try:
        return cls(**known)
    except (TypeError, ValueError) as error:
        raise UnreadableError(f"{cls.__name__}: fields missing or at odds") from error


@cache
def _hints(cls: Hashable) -> Mapping[str, Any]:
    return get_type_hints(cls)


def _field(cls: type, name: str, hint: Any, value: Any) -> Any:
    try:
        return _decoded(hint, value)
    except (AttributeError, TypeError, ValueError) as error:
        raise UnreadableError(f"{cls.__name__}: {name} holds no known value") from error


def _decoded(hint: Any, value: Any) -> Any:
    origin, args = get_origin(hint), get_args(hint)
    if origin is types.UnionType:
        return _one_of(args, value)
    if origin is tuple:
        return tuple(_decoded(args[0], each) for each in value)
    if origin is Mapping:
        return {_decoded(args[0], key): _decoded(args[1], each) for key, each in value.items()}
    return _plain(hint, value)


def _one_of(hints: tuple[Any, ...], value: Any) -> Any:
    """`X | None` is read as X; a union of plain values holds what was stored."""
    kinds = [hint for hint in hints if hint is not types.NoneType]
    return value if value is None or len(kinds) > 1 else _decoded(kinds[0], value)


def _plain(hint: Any, value: Any) -> Any:
    if hint is datetime:
        return read_moment(value)
    if is_dataclass(hint) and isinstance(hint, type):
        return decode(hint, value)
    if isinstance(hint, type) and issubclass(hint, Enum):
        return hint(value)
    return value


def read_moment(value: str | datetime) -> datetime:
    """Aware UTC, of the plain class: Firestore's client has one of its own, SQLite keeps text."""
    read = datetime.fromisoformat(value) if isinstance(value, str) else value
    return datetime.combine(read.date(), read.time(), read.tzinfo).astimezone(UTC)
