"""Dataclasses to documents and back, guided by their annotations."""

import types
from collections.abc import Callable, Hashable, Mapping
from dataclasses import fields, is_dataclass
from datetime import UTC, datetime
from enum import Enum
from functools import cache, partial
from typing import Any, TypeVar, cast, get_args, get_origin, get_type_hints

from shared.adapters.documents.engine.db import Document
from shared.domain.kernel.errors import UnreadableError

T = TypeVar("T")
_Read = Callable[[Any], Any]
# What most fields hold, and a document holds as it is.
_PLAIN = frozenset({str, int, float, bool, types.NoneType, datetime})


def encode(value: Any) -> dict[str, object]:
    """A dataclass as a document: every field under its own name, None included."""
    return {each.name: encode_value(getattr(value, each.name)) for each in fields(value)}


def encode_value(value: object) -> object:
    """Anything a domain value is made of, as a document holds it."""
    if type(value) in _PLAIN:
        return value
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
    known = {}
    for name, read in _readers(cast("Hashable", cls)):
        if name not in document:
            continue
        try:
            known[name] = read(document[name])
        except (AttributeError, TypeError, ValueError) as error:
            raise UnreadableError(f"{cls.__name__}: {name} holds no known value") from error
    try:
        return cls(**known)
    except (TypeError, ValueError) as error:
        raise UnreadableError(f"{cls.__name__}: fields missing or at odds") from error


@cache
def _readers(cls: Hashable) -> tuple[tuple[str, _Read], ...]:
    """How each field is read: found out once for a class, and not again for each of its documents."""
    return tuple((name, _reader(hint)) for name, hint in get_type_hints(cls).items())


def _reader(hint: Any) -> _Read:
    origin, args = get_origin(hint), get_args(hint)
    if origin is types.UnionType:
        return _reader_of_one(args)
    if origin is tuple:
        read = _reader(args[0])
        return lambda value: tuple(map(read, value))
    if origin is Mapping:
        read_key, read = _reader(args[0]), _reader(args[1])
        return lambda value: {read_key(key): read(each) for key, each in value.items()}
    if hint is datetime:
        return read_moment
    if is_dataclass(hint) and isinstance(hint, type):
        return partial(decode, hint)
    if isinstance(hint, type) and issubclass(hint, Enum):
        return hint
    return _as_it_is


def _reader_of_one(hints: tuple[Any, ...]) -> _Read:
    """`X | None` is read as X; a union of plain values holds what was stored."""
    kinds = [hint for hint in hints if hint is not types.NoneType]
    read = _reader(kinds[0])
    if len(kinds) > 1 or read is _as_it_is:
        return _as_it_is
    return lambda value: None if value is None else read(value)


def _as_it_is(value: Any) -> Any:
    return value


def read_moment(value: str | datetime) -> datetime:
    """Aware UTC, of the plain class: Firestore's client has one of its own, SQLite keeps text."""
    read = datetime.fromisoformat(value) if isinstance(value, str) else value
    return datetime.combine(read.date(), read.time(), read.tzinfo).astimezone(UTC)
