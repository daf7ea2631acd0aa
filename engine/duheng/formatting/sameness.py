"""What a file says, without where it says it and in which of the two languages: what a layout must not change."""

from __future__ import annotations

from typing import Any

from duheng.checking.meaning.ruleset import SEVERITIES
from duheng.checking.names.scope import KINDS
from duheng.formatting.spelling import expected
from duheng.language import builtins
from duheng.language.operations import FUNCTIONS, INFIX, PREFIX
from duheng.language.operations.rounding import MODES
from duheng.record import Record, fields
from duheng.source import Span
from duheng.syntax import written as w
from duheng.syntax.narrow import narrow

_STATUSES = {word: zh for zh, en in builtins.STATUSES.items() for word in (zh, en)}


def essence(document: w.Document) -> Any:
    """A value that two files share where they say the same; blank lines and comments don't count."""
    return tuple(_of(line.content) for line in document.lines if not isinstance(line.content, w.Blank))


def _of(item: Any) -> Any:
    match item:
        case Span():
            return None
        case tuple():
            return tuple(_of(each) for each in item)
        case w.FieldLine():
            kind = KINDS.get(item.kind.text, item.kind.text)
            printed = (item.columns, item.rows, item.signs, item.units)
            return ("field", item.name.text, kind, item.required, printed, _of(item.unit))
        case w.SeverityLine():
            return ("severity", SEVERITIES.get(item.word.text, item.word.text))
        case w.StatusLine():
            return ("status", _STATUSES.get(item.word.text, item.word.text))
        case w.RoundLine():
            mode = None if item.mode is None else MODES.get(item.mode.text, item.mode.text)
            return ("round", item.places, mode)
        case w.ExampleLine():
            inputs = tuple((builtins.chinese(name.text), value.value) for name, value in item.inputs)
            return ("example", inputs, expected(item.expected.value, chinese=True))
        case w.Apply():
            name = item.name.text
            row = FUNCTIONS.get(name)
            meant = row.key if row is not None else builtins.AGGREGATES.get(name, name)
            return ("apply", meant, _of(item.arguments))
        case w.Name():
            return ("name", "" if item.level else builtins.chinese(narrow(item.text)), item.level)
        case w.Prefix() | w.Infix() | w.Against():
            return (
                type(item).__name__,
                _sign(item),
                *(_of(getattr(item, name)) for name in fields(item) if name != "sign"),
            )
        case Record():
            return (type(item).__name__, *(_of(getattr(item, name)) for name in fields(item)))
        case _:
            return item


def _sign(item: w.Prefix | w.Infix | w.Against) -> str:
    rows = PREFIX if isinstance(item, w.Prefix) else INFIX
    return rows[item.sign].key if item.sign in rows else item.sign
