"""Frozen records: what ``dataclass(frozen=True)`` gives, at a twentieth of the cost of making a class.

duheng is made of some hundreds of small classes — a class a problem, a class a kind of line — and the command line
imports most of them at every start. ``dataclasses`` writes and compiles source text for each, about half a millisecond
a class; here the methods are shared and only look at the class's list of fields. ``__init__`` alone is written out, for
speed, and only when a class makes its first record.

A record is frozen, compared and hashed by its fields (those declared with ``field(compare=False)`` apart) and can be
matched by position. Type checkers read it as a dataclass.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, ClassVar, TypeVar, dataclass_transform

_R = TypeVar("_R", bound="Record")


class _Missing:
    """No default."""


_MISSING = _Missing()


class _Specified:
    """What ``field`` says of a field."""

    __slots__ = ("compare", "default", "factory")

    def __init__(self, default: Any, factory: Callable[[], Any] | None = None, compare: bool = True) -> None:
        self.default = default
        self.factory = factory
        self.compare = compare

    @property
    def needed(self) -> bool:
        """Whether a value must be given."""
        return self.default is _MISSING and self.factory is None


def field(*, default: Any = _MISSING, default_factory: Callable[[], Any] | None = None, compare: bool = True) -> Any:
    """A field with a default, or one that doesn't count when records are compared."""
    return _Specified(default, default_factory, compare)


class _Signature:
    """The fields of a record's class with their kinds, as ``help`` shows them."""

    def __get__(self, record: object, cls: Any) -> Any:
        from inspect import Parameter, Signature, get_annotations

        hints = {name: hint for base in reversed(cls.__mro__) for name, hint in get_annotations(base).items()}
        kind = Parameter.KEYWORD_ONLY if issubclass(cls, NamedRecord) else Parameter.POSITIONAL_OR_KEYWORD
        shown = [
            Parameter(name, kind, default=Parameter.empty if said.needed else said.default, annotation=hints[name])
            for name, said in cls.__specified__.items()
        ]
        return Signature(shown)


def _first(self: Any, *args: Any, **named: Any) -> None:
    """The ``__init__`` of a class until its first record is made: writes the real one and calls it."""
    cls: Any = type(self)
    cls.__init__ = _written_out(cls)
    cls.__init__(self, *args, **named)


def _written_out(cls: Any) -> Callable[..., None]:
    """``__init__`` for the fields of a class, as one would write it by hand.

    Fields whose default is made anew hold ``_MISSING`` until then.
    """
    known: dict[str, Any] = {"_MISSING": _MISSING}
    by_name = bool(cls.__names__) and issubclass(cls, NamedRecord)
    head, values = ["self", *("*" if by_name else "")], []
    for number, (name, said) in enumerate(cls.__specified__.items()):
        known |= {f"default{number}": said.default, f"make{number}": said.factory}
        head.append(name if said.needed else f"{name}=default{number}")
        value = name if said.factory is None else f"make{number}() if {name} is _MISSING else {name}"
        values.append(f"{name!r}: {value}")
    exec(f"def __init__({', '.join(head)}):\n    _own = self.__dict__\n    _own |= {{{', '.join(values)}}}", known)
    made: Callable[..., None] = known["__init__"]
    return made


def _taken(cls: type, name: str) -> _Specified:
    """What a class says of its own field, taken off the class, so that it doesn't stand in for a missing one."""
    said = cls.__dict__.get(name, _MISSING)
    if said is not _MISSING:
        delattr(cls, name)
    return said if isinstance(said, _Specified) else _Specified(said)


def _specifications(base: type) -> dict[str, _Specified]:
    found: dict[str, _Specified] = getattr(base, "__specified__", {})
    return found


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
class Record:
    """The base of all records; fields by position or by name, in the order of the base classes and the class itself."""

    __specified__: ClassVar[dict[str, _Specified]] = {}
    __names__: ClassVar[tuple[str, ...]] = ()
    __compared__: ClassVar[tuple[str, ...]] = ()
    __signature__: ClassVar[Any] = _Signature()

    def __init_subclass__(cls) -> None:
        own = [name for name, hint in cls.__annotations__.items() if not str(hint).startswith("ClassVar")]
        specified = {name: each for base in cls.__bases__ for name, each in _specifications(base).items()}
        specified |= {name: _taken(cls, name) for name in own}
        cls.__specified__ = specified
        cls.__names__ = cls.__match_args__ = tuple(specified)  # type: ignore[misc, attr-defined]
        cls.__compared__ = tuple(name for name, each in specified.items() if each.compare)
        cls.__init__ = _first  # type: ignore[method-assign]

    def __setattr__(self, name: str, value: Any) -> None:
        raise AttributeError(f"{type(self).__name__} is frozen")

    def __delattr__(self, name: str) -> None:
        raise AttributeError(f"{type(self).__name__} is frozen")

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Record) or type(other) is not type(self):
            return NotImplemented
        return self is other or all(getattr(self, name) == getattr(other, name) for name in self.__compared__)

    def __hash__(self) -> int:
        return hash((type(self), *(getattr(self, name) for name in self.__compared__)))

    def __repr__(self) -> str:
        shown = ", ".join(f"{name}={getattr(self, name)!r}" for name in self.__names__)
        return f"{type(self).__qualname__}({shown})"


@dataclass_transform(frozen_default=True, kw_only_default=True, field_specifiers=(field,))
class NamedRecord(Record):
    """The base of records whose fields are given by name only."""


def wanted(given: object, kind: type[Record], maker: str) -> None:
    """Raises ``TypeError`` where a program gives something else than the record it needs, which ``maker`` makes."""
    if not isinstance(given, kind):
        raise TypeError(f"a {kind.__name__} is wanted here (see duheng.{maker}), not {type(given).__name__}")


def fields(record: Record | type[Record]) -> tuple[str, ...]:
    """The names of a record's fields, in order."""
    return record.__names__


def replace(record: _R, /, **changes: Any) -> _R:
    """A copy of a record with some fields changed."""
    values = {name: getattr(record, name) for name in record.__names__}
    return type(record)(**(values | changes))
