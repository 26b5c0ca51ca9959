"""Values with every field set, made from their annotations: what a document can hold, it holds."""

import types
from collections.abc import Mapping
from dataclasses import is_dataclass
from datetime import date, datetime
from enum import Enum
from typing import Any, TypeVar, get_args, get_origin, get_type_hints

from tests.builders import NOW

T = TypeVar("T")
_PLAIN: Mapping[type, object] = {
    int: 1,
    float: 1.5,
    bool: True,
    datetime: NOW,
    date: NOW.date(),
}


def filled(cls: type[T], **fields: Any) -> T:
    """An optional field is there, a tuple or mapping holds one; `fields` are set as given."""
    values = {name: _value(hint, name) for name, hint in get_type_hints(cls).items()}
    return cls(**{**values, **fields})


def _value(hint: Any, name: str) -> object:
    """A text says which field it is of."""
    args = get_args(hint)
    if get_origin(hint) is types.UnionType:
        return _value(args[0], name)
    if get_origin(hint) is tuple:
        return (_value(args[0], name),)
    if get_origin(hint) is Mapping:
        return {_value(args[0], name): _value(args[1], name)}
    if is_dataclass(hint) and isinstance(hint, type):
        return filled(hint)
    if issubclass(hint, Enum):
        return next(iter(hint))
    return _PLAIN.get(hint, name)
