"""Expressions as the language writes them, for messages that speak of a formula rather than of a line."""

from __future__ import annotations

from duheng.language import tree
from duheng.language.builtins import LEVELS
from duheng.language.operation import Fixity
from duheng.language.operations import BY_KEY
from duheng.language.operations.comparison import AND, OR

_ATOM = 100


def printed(expression: tree.Expression, floor: int = 0) -> str:
    """The Chinese text of an expression; ``floor`` is how tightly what stands around it binds."""
    match expression:
        case tree.Literal():
            return expression.text
        case tree.Read() | tree.Built() | tree.Named():
            name = expression.field if isinstance(expression, tree.Read) else expression.name
            of_form = expression.place.root is tree.Root.FORM
            return name if of_form else _placed(expression.place, name)
        case tree.Local():
            return expression.name
        case tree.ScoreBy():
            return expression.method
        case tree.Attribute():
            target = printed(expression.target)
            return target if expression.name in ("值", "区间") else f"{target}.{expression.name}"
        case tree.Call():
            return _call(expression, floor)
        case tree.Every() | tree.Some():
            word, binding = (" 且 ", AND) if isinstance(expression, tree.Every) else (" 或 ", OR)
            return _bracketed(word.join(printed(part, binding + 1) for part in expression.parts), binding < floor)
        case tree.Given():
            return f"{printed(expression.target, _ATOM)} {'有值' if expression.wanted else '为空'}"
        case tree.Between():
            left, right = "(" if expression.low_open else "[", ")" if expression.high_open else "]"
            return f"{left}{printed(expression.low)}, {printed(expression.high)}{right}"
        case tree.LabelOf(scale=scale, number=key) | tree.IntervalOf(scale=scale, label=key):
            return f"{scale}[{printed(key)}]"
        case tree.Aggregate():
            return _aggregate(expression)
        case tree.Undetermined():
            return f"待定 {printed(expression.interval)}，「{printed(expression.reason)}」"
        case tree.NotApplicable():
            return "不适用"
        case tree.Template():
            return "".join(part if isinstance(part, str) else f"{{{printed(part)}}}" for part in expression.parts)


def _placed(place: tree.Place, name: str) -> str:
    """A name after the nodes at which it is read."""
    if place.root is tree.Root.HERE:
        return name
    return f"{place.name if place.root is tree.Root.NAMED else place.root.value}.{name}"


def _call(call: tree.Call, floor: int) -> str:
    row = BY_KEY[call.operation]
    if row.fixity is Fixity.FUNCTION:
        return f"{row.zh[0]}（{'，'.join(printed(each) for each in call.arguments)}）"
    if row.fixity is Fixity.PREFIX:
        blank = " " if row.zh[0].isalpha() else ""
        return _bracketed(row.zh[0] + blank + printed(call.arguments[0], row.binding), row.binding < floor)
    left, right = call.arguments
    inner = f"{printed(left, row.binding)} {row.zh[0]} {printed(right, row.binding + 1)}"
    return _bracketed(inner, row.binding < floor)


def _bracketed(text: str, wanted: bool) -> str:
    return f"（{text}）" if wanted else text


def _aggregate(aggregate: tree.Aggregate) -> str:
    nodes = _placed(aggregate.place, LEVELS[aggregate.over.value] or "下级")
    item = f".{printed(aggregate.item)}" if aggregate.item is not None else ""
    condition = f"，{printed(aggregate.condition)}" if aggregate.condition is not None else ""
    return f"{aggregate.function}（{nodes}{item}{condition}）"


def option(word: str, texts: tuple[str, ...]) -> str:
    """An option of a template's line with its texts, after a comma (``，列名 「甲」「乙」``); empty where there are none."""
    return f"，{word} {''.join(f'「{each}」' for each in texts)}" if texts else ""
