"""What was worked out of an object, kept for the last few objects, by identity.

A ruleset is a tree of thousands of records: hashing it by its fields would cost more than most of what is worked out of
it, and the forms of one run share one ruleset object.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from threading import Lock
from typing import TypeVar

_Object = TypeVar("_Object")
_Result = TypeVar("_Result")
_KEPT = 16


def once_for_each(function: Callable[[_Object], _Result]) -> Callable[[_Object], _Result]:
    """A function of one object that never changes, called once for each of the last ``_KEPT`` objects.

    What is kept holds its object, so that no other can take its identity. Threads may ask for the same object at once:
    then each works it out.
    """
    kept: dict[int, tuple[_Object, _Result]] = {}
    adding = Lock()

    @wraps(function)
    def called(object_: _Object) -> _Result:
        found = kept.get(id(object_))
        if found is None:
            found = object_, function(object_)
            with adding:
                while len(kept) >= _KEPT:
                    del kept[next(iter(kept))]
                kept[id(object_)] = found
        return found[1]

    return called
