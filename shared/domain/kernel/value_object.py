"""Frozen dataclasses that are made in a twentieth of the time.

The standard decorator writes, compiles and runs six functions for each class. This codebase has about a
hundred such classes, and every process pays for those it loads before its first answer. Here all share
the same functions; what they are otherwise (`fields`, `replace`, patterns) is the standard library's.
"""

from collections.abc import Callable
from dataclasses import MISSING, Field, FrozenInstanceError, dataclass, field, fields
from typing import Any, TypeVar, dataclass_transform

T = TypeVar("T")
_set: Callable[[object, str, object], None] = object.__setattr__


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def value_object(cls: type[T]) -> type[T]:
    """A class of values: its instances never change, and are equal where all their fields are."""
    cls.__doc__ = cls.__doc__ or cls.__name__
    made: Any = dataclass(init=False, repr=False, eq=False)(cls)
    made._fields = fields(made)
    for name, function in _SHARED.items():
        setattr(made, name, function)
    return cls


def _init(self: Any, *args: object, **given: object) -> None:
    own: tuple[Field[Any], ...] = self._fields
    if len(args) > len(own):
        raise TypeError(f"{_name(self)} has {len(own)} fields, not {len(args)}")
    for each, argument in zip(own, args, strict=False):
        _set(self, each.name, argument)
    missing = []
    for each in own[len(args) :]:
        if each.name in given:
            _set(self, each.name, given.pop(each.name))
        elif each.default is not MISSING:
            _set(self, each.name, each.default)
        elif each.default_factory is not MISSING:
            _set(self, each.name, each.default_factory())
        else:
            missing.append(each.name)
    if missing or given:
        wrong = f"missing: {missing}, unknown or given twice: {list(given)}"
        raise TypeError(f"{_name(self)}, {wrong}")


def _name(self: object) -> str:
    return type(self).__qualname__


def _values(self: Any) -> tuple[object, ...]:
    return tuple([getattr(self, each.name) for each in self._fields])


def _eq(self: object, other: object) -> Any:
    if type(self) is not type(other):
        return NotImplemented
    return _values(self) == _values(other)


def _hash(self: object) -> int:
    return hash(_values(self))


def _repr(self: Any) -> str:
    shown = [f"{each.name}={getattr(self, each.name)!r}" for each in self._fields if each.repr]
    return f"{_name(self)}({', '.join(shown)})"


def _refuse(self: object, name: str, *_: object) -> None:
    raise FrozenInstanceError(f"{_name(self)}.{name} never changes")


_SHARED: dict[str, Callable[..., Any]] = {
    "__init__": _init,
    "__eq__": _eq,
    "__hash__": _hash,
    "__repr__": _repr,
    "__setattr__": _refuse,
    "__delattr__": _refuse,
}
