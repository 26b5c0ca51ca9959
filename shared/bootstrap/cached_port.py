"""A property that is made with its first use and kept, by one thread at a time."""

import threading
from functools import cached_property
from typing import Any, Self, TypeVar, overload

T = TypeVar("T")
# One for all of them: making a client loads its library, and of two threads that load libraries which
# import each other one may see half of a module. Re-entrant, as one thing is made of others.
_making = threading.RLock()


class made_once(cached_property[T]):  # noqa: N801  written as a decorator, like its base
    """`functools.cached_property`, which itself locks nothing from Python 3.12 on."""

    @overload
    def __get__(self, instance: None, owner: type[Any] | None = None) -> Self: ...
    @overload
    def __get__(self, instance: object, owner: type[Any] | None = None) -> T: ...
    def __get__(self, instance: object | None, owner: type[Any] | None = None) -> Self | T:
        with _making:
            return super().__get__(instance, owner)
