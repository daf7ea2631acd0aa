"""What was worked out of an object, kept for the last few objects, by identity.

A ruleset is a tree of thousands of records: hashing it by its fields would cost more than most of what is worked out of
it, and the forms of one run share one ruleset object.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache, wraps
from typing import Generic, TypeVar

_Object = TypeVar("_Object")
_Result = TypeVar("_Result")
_KEPT = 16


class _Same(Generic[_Object]):
    """An object that equals itself alone."""

    __slots__ = ("object",)

    def __init__(self, object_: _Object) -> None:
        self.object = object_

    def __hash__(self) -> int:
        return id(self.object)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and other.object is self.object


def once_for_each(function: Callable[[_Object], _Result]) -> Callable[[_Object], _Result]:
    """A function of one object that never changes, called once for each of the last ``_KEPT`` objects."""

    @lru_cache(maxsize=_KEPT)
    def kept(same: _Same[_Object]) -> _Result:
        return function(same.object)

    @wraps(function)
    def called(object_: _Object) -> _Result:
        return kept(_Same(object_))

    return called
