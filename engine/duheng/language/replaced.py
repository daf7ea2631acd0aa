"""One part of a tree put in place of another: the same tree otherwise, sharing what didn't change."""

from __future__ import annotations

from typing import Any, TypeVar

from duheng.record import Record, fields, replace

_R = TypeVar("_R", bound=Record)


def replaced(whole: _R, old: object, new: object) -> _R:
    """``whole`` with ``new`` where ``old`` (that very object, not one like it) stands."""
    made = _replaced(whole, old, new)
    return made if isinstance(made, type(whole)) else whole


def _replaced(here: Any, old: object, new: object) -> Any:
    if here is old:
        return new
    if isinstance(here, tuple):
        parts = [_replaced(each, old, new) for each in here]
        return tuple(parts) if any(one is not two for one, two in zip(parts, here, strict=True)) else here
    if not isinstance(here, Record):
        return here
    changes = {
        name: made for name in fields(here) if (made := _replaced(was := getattr(here, name), old, new)) is not was
    }
    return replace(here, **changes) if changes else here
