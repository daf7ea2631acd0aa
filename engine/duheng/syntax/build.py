"""From lark's raw tree of one line to the tree as written.

Nothing after this module sees a lark tree or token. Texts are cut from the line as typed, so narrowing never changes
what stands between quotation marks or in an example's values.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from lark import Token, Tree

from duheng.problems.problem import Problem
from duheng.problems.syntax import PointsAndNone, Repeated
from duheng.source import Span
from duheng.syntax import written as w
from duheng.syntax.climb import Item, Sign, climb
from duheng.syntax.words import LEVELS, words

_BEFORE_VALUES = " \t\u3000:："
_AFTER_VALUES = " \t\u3000。；;"
_DATE = re.compile(r"(\d{4})\D(\d{1,2})\D(\d{1,2})")


_OF_EXPRESSION: dict[str, Callable[[w.Expression], w.Content]] = {
    "total": w.TotalLine,
    "grade": w.GradeLine,
    "when": w.WhenLine,
    "require": w.RequireLine,
}
_OF_WORD: dict[str, Callable[[w.Name], w.Content]] = {"status": w.StatusLine, "severity": w.SeverityLine}
_OF_TEXT: dict[str, Callable[[str], w.Content]] = {"authority": w.AuthorityLine, "note": w.NoteLine}
"""Lines of a keyword and one thing."""


class Builder:
    """Builds the content of one line. ``typed`` is the line as the author typed it, as long as the parsed text."""

    def __init__(self, file: str, number: int, typed: str, shift: int = 0) -> None:
        self.file = file
        self.number = number
        self.typed = typed
        self.shift = shift

    def content(self, tree: Tree[Token]) -> w.Content | Problem:
        """What a parsed line says, or why that can't be told."""
        parts: list[Any] = tree.children
        if tree.data in _OF_EXPRESSION:
            return _OF_EXPRESSION[tree.data](self._expr(parts[1]))
        if tree.data in _OF_WORD:
            return _OF_WORD[tree.data](self._name(parts[1]))
        if tree.data in _OF_TEXT:
            return _OF_TEXT[tree.data](self._text(parts[1]).value)
        made: w.Content | Problem = getattr(self, f"_line_{tree.data}")(parts)
        return made

    # --- places and texts

    def _span(self, token: Token) -> Span:
        start = (token.start_pos or 0) + 1 + self.shift
        return Span(self.file, self.number, start, start + len(token))

    def _cut(self, token: Token) -> str:
        start = token.start_pos or 0
        return self.typed[start : start + len(token)]

    def _text(self, token: Token) -> w.Text:
        span = self._span(token)
        return w.Text(self._cut(token)[1:-1], Span(self.file, self.number, span.column + 1, span.end - 1))

    def _name(self, token: Token) -> w.Name:
        if token.type == "TEXT":
            return w.Name(self._text(token).value.strip(), 0, self._span(token))
        return w.Name(str(token), LEVELS.get(token.type, 0), self._span(token))

    # --- lines

    def _line_ruleset(self, parts: list[Any]) -> w.Content:
        return w.RulesetLine(str(parts[1]), self._text(parts[2]).value if parts[2] else "")

    def _line_extends(self, parts: list[Any]) -> w.Content:
        return w.ExtendsLine(str(parts[1]))

    def _line_effective(self, parts: list[Any]) -> w.Content:
        return w.EffectiveLine(_iso(parts[1]), _iso(parts[3]) if len(parts) == 4 else "")

    def _line_parameter(self, parts: list[Any]) -> w.Content:
        replace, _, name, first, *dated = parts
        pairs = tuple((_iso(each.children[0]), self._expr(each.children[2])) for each in dated)
        return w.ParameterLine(replace.type if replace else "", self._name(name), self._expr(first), pairs)

    def _line_declare(self, parts: list[Any]) -> w.Content:
        modifier = parts[0].children[0].type if parts[0] else ""
        return w.DeclareLine(parts[1].type, modifier, self._name(parts[2]))

    def _line_remove(self, parts: list[Any]) -> w.Content:
        if len(parts) == 2:
            lone = parts[1]
            return w.RemoveLine(lone.type, None) if lone.type in words() else w.RemoveLine("BAND", self._name(lone))
        return w.RemoveLine(parts[1].type, self._name(parts[2]))

    def _line_band(self, parts: list[Any]) -> w.Content:
        label, first, first_end, _, second, second_end = parts
        return w.BandLine(
            self._name(label), self._expr(first), _included(first_end), self._expr(second), _included(second_end)
        )

    def _line_when_then(self, parts: list[Any]) -> w.Content:
        return w.ClauseLine("IF", self._expr(parts[1]), self._result(parts[-1]))

    def _line_otherwise(self, parts: list[Any]) -> w.Content:
        return w.ClauseLine("OTHERWISE", None, self._result(parts[-1]))

    def _line_gives(self, parts: list[Any]) -> w.Content:
        return w.ClauseLine("GIVES", None, self._result(parts[1]))

    def _line_let(self, parts: list[Any]) -> w.Content:
        return w.LetLine(self._name(parts[1]), self._expr(parts[2]))

    def _line_clamp(self, parts: list[Any]) -> w.Content:
        return w.ClampLine(self._expr(parts[1]), self._expr(parts[3]))

    def _line_round(self, parts: list[Any]) -> w.Content:
        return w.RoundLine(str(parts[1]), self._name(parts[3]) if parts[3] else None)

    def _line_example(self, parts: list[Any]) -> w.Content:
        pairs = [each.children for each in parts[1:-2]]
        inputs = tuple((self._name(name), self._value(value)) for name, value in pairs)
        return w.ExampleLine(inputs, self._value(parts[-1]))

    def _value(self, token: Token) -> w.Text:
        typed = self._cut(token)
        cut = typed.rstrip(_AFTER_VALUES).lstrip(_BEFORE_VALUES)
        quoted = cut[:1] in ("「", "“") and cut[-1:] in ("」", "”")
        start = self._span(token).column + len(typed) - len(typed.lstrip(_BEFORE_VALUES)) + quoted
        inside = cut[1:-1] if quoted else cut
        return w.Text(inside, Span(self.file, self.number, start, start + len(inside)))

    def _line_rows(self, parts: list[Any]) -> w.Content:
        said = [each for each in parts if isinstance(each, Token)]
        columns, points = (self._texts(parts, option) for option in ("column", "points_column"))
        return w.RowsLine(LEVELS[parts[0].type], len(said) == 2, columns, points)

    def _line_node(self, parts: list[Any]) -> w.Content | Problem:
        level, name, *rest = parts
        if (twice := self._twice(rest, "by")) is not None:
            return twice
        trees: dict[str, Any] = {each.data: each for each in rest if isinstance(each, Tree)}
        number = self._expr_quantity(trees["quantity"].children) if "quantity" in trees else None
        method = self._name(trees["by"].children[1]) if "by" in trees else None
        said = {each.type: each for each in rest if isinstance(each, Token)}
        if number is not None and (unfixed := said.get("UNFIXED")) is not None:
            points = f"{number.digits}{number.unit}"
            return PointsAndNone(span=self._span(unfixed), points=points, keyword=str(unfixed))
        return w.NodeLine(
            LEVELS[level.type],
            self._name(name),
            number,
            method,
            outside="OUTSIDE" in said,
            unfixed="UNFIXED" in said,
            repeated="REPEATED" in said,
            rows=self._texts(rest, "row"),
        )

    def _line_field(self, parts: list[Any]) -> w.Content | Problem:
        _, name, kind, *options = parts
        if (twice := self._twice(options, "unit_of")) is not None:
            return twice
        trees: list[Any] = [option for option in options if isinstance(option, Tree)]
        units = [tree.children[1] for tree in trees if tree.data == "unit_of"]
        return w.FieldLine(
            self._name(name),
            self._name(kind),
            len(trees) < len(options),
            self._texts(options, "column"),
            self._name(units[0]) if units else None,
            self._texts(options, "row"),
            self._texts(options, "sign_column"),
            self._texts(options, "unit_column"),
        )

    def _twice(self, options: list[Any], kind: str) -> Problem | None:
        """That an option stands on a line again of which it has one at most."""
        keywords: list[Any] = [each.children[0] for each in options if isinstance(each, Tree) and each.data == kind]
        if len(keywords) < 2:
            return None
        first, second = map(self._span, keywords[:2])
        return Repeated(span=second, related=(first,), keyword=str(keywords[1]))

    def _texts(self, options: list[Any], kind: str) -> tuple[str, ...]:
        """The texts after a keyword that may be followed by several: 列名 「甲」「乙」."""
        trees: list[Any] = [option for option in options if isinstance(option, Tree) and option.data == kind]
        return tuple(self._text(token).value for tree in trees for token in tree.children[1:])

    def _line_derived(self, parts: list[Any]) -> w.Content:
        return w.DerivedLine(self._name(parts[1]), self._expr(parts[2]))

    def _line_scoring(self, parts: list[Any]) -> w.Content:
        return w.ScoringLine()

    def _line_for_each(self, parts: list[Any]) -> w.Content:
        return w.ForEachLine(LEVELS[parts[1].type])

    def _line_message(self, parts: list[Any]) -> w.Content:
        return w.MessageLine(self._text(parts[1]))

    def _line_veto(self, parts: list[Any]) -> w.Content:
        value = parts[2]
        return w.VetoLine(parts[1].type, self._expr(value) if isinstance(value, Tree) else self._name(value))

    def _line_table_row(self, parts: list[Any]) -> w.Content:
        return w.TableLine(tuple(self._cell(part) for part in parts if part is not None))

    def _cell(self, tree: Tree[Token]) -> w.Cell:
        token = tree.children[0]
        if tree.data == "any" and isinstance(token, Token):
            return w.Anything(self._span(token))
        if tree.data == "else_cell" and isinstance(token, Token):
            return w.Otherwise(self._span(token))
        if tree.data == "given_cell" and isinstance(token, Token):
            return w.IsPresent(token.type == "PRESENT", self._span(token))
        if tree.data == "against":
            right = self._expr(tree.children[1])
            mark = self._span(tree.children[0])  # type: ignore[arg-type]
            return w.Against(str(tree.children[0]), right, mark, mark.to(right.span))
        return self._result(token)

    # --- expressions

    def _result(self, part: Any) -> w.Expression:
        if isinstance(part, Token):
            return w.NotApplicable(self._span(part))
        if part.data == "undetermined":
            keyword, interval, reason = part.children
            text = self._text(reason)
            return w.Undetermined(self._expr(interval), text, self._span(keyword).to(text.span))
        return self._expr(part)

    def _expr(self, tree: Any) -> w.Expression:
        return climb([self._item(part) for part in tree.children])

    def _item(self, part: Any) -> Item:
        if isinstance(part, Token) and part.type in ("INFIX", "PREFIX"):
            text, prefix = str(part), part.type == "PREFIX"
            joins = (word for word in ("AND", "OR") if text in words()[word].spellings)
            return Sign(text, next(joins, ""), prefix, self._span(part))
        return self._atom(part)

    def _atom(self, part: Any) -> w.Expression:
        if isinstance(part, Token):
            return self._token(part)
        made: w.Expression = getattr(self, f"_expr_{part.data}")(part.children)
        return made

    def _token(self, token: Token) -> w.Expression:
        if token.type == "DATE":
            return w.Date(_iso(token), self._span(token))
        return self._text(token) if token.type == "TEXT" else self._name(token)

    def _expr_quantity(self, parts: list[Any]) -> w.Number:
        digits, unit = parts
        span = self._span(digits)
        if unit is None:
            return w.Number(str(digits), "", span)
        return w.Number(str(digits), str(unit), span.to(self._span(unit)))

    def _expr_present(self, parts: list[Any]) -> w.Expression:
        target = self._atom(parts[0])
        return w.Presence(target, parts[1].type == "PRESENT", target.span.to(self._span(parts[1])))

    def _expr_member(self, parts: list[Any]) -> w.Expression:
        target, name = self._atom(parts[0]), self._name(parts[1])
        return w.Member(target, name, target.span.to(name.span))

    def _expr_index(self, parts: list[Any]) -> w.Expression:
        target = self._atom(parts[0])
        return w.Index(target, self._expr(parts[2]), target.span.to(self._span(parts[3])))

    def _expr_apply(self, parts: list[Any]) -> w.Expression:
        name, _, *arguments, closing = parts
        taken = tuple(self._expr(each) for each in arguments if each is not None)
        return w.Apply(self._name(name), taken, self._span(name).to(self._span(closing)))

    def _expr_paren(self, parts: list[Any]) -> w.Expression:
        return w.Bracketed(self._expr(parts[1]), self._span(parts[0]).to(self._span(parts[2])))

    def _expr_interval(self, parts: list[Any]) -> w.Expression:
        opening, low, high, closing = parts
        span = self._span(opening).to(self._span(closing))
        return w.Between(self._expr(low), self._expr(high), str(opening) == "(", str(closing) == ")", span)


def _iso(token: Token) -> str:
    found = _DATE.match(str(token))
    assert found is not None
    year, month, day = found.groups()
    return f"{year}-{int(month):02d}-{int(day):02d}"


def _included(token: Token | None) -> bool | None:
    return None if token is None else str(token).strip("() ") in words()["INCLUSIVE"].spellings
