"""Expressions as the language writes them, for messages that speak of a formula rather than of a line."""

from __future__ import annotations

from duheng.language import tree
from duheng.language.operation import Fixity
from duheng.language.operations import BY_KEY

_AND, _OR, _ATOM = 20, 10, 100


def printed(expression: tree.Expression, floor: int = 0) -> str:
    """The Chinese text of an expression; ``floor`` is how tightly what stands around it binds."""
    match expression:
        case tree.Literal():
            return expression.text
        case tree.Read() | tree.Built() | tree.Named():
            name = expression.field if isinstance(expression, tree.Read) else expression.name
            return _placed(expression.place, name)
        case tree.Local():
            return expression.name
        case tree.ScoreBy():
            return expression.method
        case tree.Attribute():
            return (
                printed(expression.target)
                if expression.name in ("值", "区间")
                else f"{printed(expression.target)}.{expression.name}"
            )
        case tree.Call():
            return _call(expression, floor)
        case tree.Every() | tree.Some():
            word, binding = (" 且 ", _AND) if isinstance(expression, tree.Every) else (" 或 ", _OR)
            return _bracketed(word.join(printed(part, binding + 1) for part in expression.parts), binding < floor)
        case tree.Given():
            return f"{printed(expression.target, _ATOM)} {'有值' if expression.wanted else '为空'}"
        case tree.Between():
            left, right = "(" if expression.low_open else "[", ")" if expression.high_open else "]"
            return f"{left}{printed(expression.low)}, {printed(expression.high)}{right}"
        case tree.LabelOf():
            return f"{expression.scale}[{printed(expression.number)}]"
        case tree.IntervalOf():
            return f"{expression.scale}[{printed(expression.label)}]"
        case tree.Aggregate():
            return _aggregate(expression)
        case tree.Undetermined():
            return f"待定 {printed(expression.interval)}，「{printed(expression.reason)}」"
        case tree.NotApplicable():
            return "不适用"
        case tree.Template():
            return "".join(part if isinstance(part, str) else f"{{{printed(part)}}}" for part in expression.parts)


def _placed(place: tree.Place, name: str) -> str:
    match place.root:
        case tree.Root.NAMED | tree.Root.PARENT:
            return f"{place.name}.{name}"
        case tree.Root.THIS:
            return f"本行.{name}"
        case _:
            return name


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
    over = (
        "下级" if aggregate.over is tree.Over.CHILDREN else ("", "一级", "二级", "三级", "四级")[aggregate.over.value]
    )
    where = {
        tree.Root.NAMED: f"{aggregate.place.name}.",
        tree.Root.PARENT: "上级.",
        tree.Root.FORM: "全表.",
        tree.Root.THIS: "本行.",
    }
    nodes = where.get(aggregate.place.root, "") + over
    item = f".{printed(aggregate.item)}" if aggregate.item is not None else ""
    condition = f"，{printed(aggregate.condition)}" if aggregate.condition is not None else ""
    return f"{aggregate.function}（{nodes}{item}{condition}）"


def option(word: str, texts: tuple[str, ...]) -> str:
    """An option of a template's line with its texts, after a comma (``，列名 「甲」「乙」``); empty where there are none."""
    return f"，{word} {''.join(f'「{each}」' for each in texts)}" if texts else ""
