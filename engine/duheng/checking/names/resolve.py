"""Expressions: from as written to as meant.

Every name becomes what it refers to (see ``references``), and sugar goes: a target read as a number is its ``.值``, and
``a < b < c`` is two comparisons. Where something is wrong the result is still an expression, so that one mistake hides
no other.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from fractions import Fraction

from duheng.advice.prose.phrases import Phrase
from duheng.advice.told import told_of_expression
from duheng.checking.cases.questions import MIRRORED
from duheng.checking.names.aggregates import aggregate, runs_over_nodes
from duheng.checking.names.references import TRUTHS, References
from duheng.checking.names.scope import UNRESOLVED, Context
from duheng.checking.reading.near import near
from duheng.language import builtins, tree
from duheng.language import units as units_
from duheng.language.operations import BY_KEY, FUNCTIONS, INFIX, PREFIX
from duheng.language.operations.comparison import COMPARE, COMPARISONS
from duheng.language.operations.rounding import MODES
from duheng.language.printed import printed
from duheng.language.types import FieldKind
from duheng.problems.names import PlacesUnfit, TruthNamed, UnknownName, UnknownUnit, WrongArity
from duheng.problems.problem import Problem
from duheng.problems.prose import MissingSign, PhraseOfProse
from duheng.problems.syntax import BadDate, UnbalancedBracket, Unquoted
from duheng.source import Span
from duheng.syntax import written as w
from duheng.syntax.parse import parse_expression
from duheng.syntax.stop import Stop

_BRACES = str.maketrans("｛｝", "{}")
_OR = re.compile("或者?|和|及")
_OF_TRUTH = ("有", "无", "没有", "存在", "不存在", "成立", "不成立")


class Resolver(References):
    """Resolves the expressions of one effective ruleset."""

    def expression(self, written: w.Expression, context: Context) -> tree.Expression:
        """The expression as meant."""
        match written:
            case w.Number():
                return self._number(written)
            case w.Text() if self.is_quoted_name(written.value):
                return self.named(w.Name(written.value, 0, written.span), context)
            case w.Text():
                return tree.Literal(written.value, f"「{written.value}」", written.span)
            case w.Date():
                return self._date(written)
            case w.Name():
                return self.named(written, context)
            case w.Member():
                return self.number_of(self._member(written, context))
            case w.Index():
                return self._index(written, context)
            case w.Apply():
                return self._apply(written, context)
            case w.Prefix():
                row = PREFIX[written.sign]
                return tree.Call(row.key, (self.expression(written.operand, context),), written.span)
            case w.Infix():
                return self._infix(written, context)
            case w.Presence():
                return tree.Given(self._whole(written.target, context), written.wanted, written.span)
            case w.Bracketed():
                return self.expression(written.inner, context)
            case w.Between():
                low, high = self.expression(written.low, context), self.expression(written.high, context)
                return tree.Between(low, high, written.low_open, written.high_open, written.span)
            case w.Undetermined():
                interval = self.expression(written.interval, context)
                return tree.Undetermined(interval, self.template(written.reason, context), written.span)
            case w.NotApplicable():
                return tree.NotApplicable(written.span)

    def template(self, text: w.Text, context: Context) -> tree.Template:
        """A text with ``{expression}`` in it."""
        parts: list[str | tree.Expression] = []
        rest, column = text.value.translate(_BRACES), text.span.column
        while "{" in rest:
            before, _, inner = rest.partition("{")
            body, closed, after = inner.partition("}")
            start = column + len(before) + 1
            if not closed:
                place = Span(text.span.file, text.span.line, start - 1, start)
                self.tell(UnbalancedBracket(span=place, bracket="{"))
                break
            parts.append(before)
            made = parse_expression(text.span.file, text.span.line, body, start)
            if isinstance(made, Stop | Problem):
                self.tell(told_of_expression(made))
            else:
                parts.append(self.expression(made, context))
            column, rest = start + len(body) + 1, after
        parts.append(rest)
        return tree.Template(tuple(part for part in parts if part != ""), text.span)

    def cell(self, head: w.Expression, cell: w.Cell, context: Context) -> tree.Expression | None:
        """A table's cell as a condition on its column's expression; None for any value."""
        match cell:
            case w.Anything() | w.Otherwise():
                return None
            case w.IsPresent():
                return tree.Given(self._whole(head, context), cell.wanted, cell.span)
            case w.Against():
                key = INFIX[cell.sign].key
                pair = self._pair(key, self.expression(head, context), cell.right, context)
                return tree.Call(key, pair, cell.span)
            case w.Between():
                pair = (self.expression(head, context), self.expression(cell, context))
                return tree.Call("within", pair, cell.span)
            case w.Name(text) if text in TRUTHS and self._is_truth(subject := self.expression(head, context)):
                return subject if TRUTHS[text] else tree.Call("not", (subject,), cell.span)
            case _:
                subject, said = self._pair("equal", self.expression(head, context), cell, context)
                if write := _without_subject(subject, said):
                    problem = Phrase(printed(said), write, f"| {write} | 5 |").told(cell.span)
                    return self.unresolved(cell.span, problem)
                return tree.Call("equal", (subject, said), cell.span)

    def _is_truth(self, meant: tree.Expression) -> bool:
        return isinstance(meant, tree.Read) and self._kind(meant.field) is FieldKind.TRUTH

    # --- atoms

    def _number(self, written: w.Number) -> tree.Expression:
        unit = units_.unit(written.unit)
        if unit is None and (after := self._run_into(written.unit)):
            before = written.digits + written.unit.removesuffix(after).removesuffix("倍")
            self.tell(MissingSign(span=written.span, before=before, after=after))
            unit = units_.BARE
        elif unit is None:
            known = _with_zeros(written) or near(written.unit, units_.known_names())
            self.tell(UnknownUnit(span=written.span, unit=written.unit, near=known))
            unit = units_.BARE
        return tree.Literal(Fraction(written.digits) * unit.factor, written.digits + written.unit, written.span)

    def _run_into(self, text: str) -> str:
        """The name that a number runs into, where what looks like its unit ends with one; 2倍指标值, 3元预算数."""
        endings = (text[start:] for start in range(len(text)))
        known = next((each for each in endings if each in self.names.everything()), "")
        before = text.removesuffix(known).removesuffix("倍")
        return known if known and units_.unit(before) is not None else text.removeprefix("倍") * text.startswith("倍")

    def _date(self, written: w.Date) -> tree.Expression:
        try:
            day = date.fromisoformat(written.iso)
        except ValueError:
            self.tell(BadDate(span=written.span, text=written.iso))
            day = date.min
        return tree.Literal(Fraction(day.toordinal()), written.iso, written.span)

    # --- dots and brackets

    def _whole(self, written: w.Expression, context: Context) -> tree.Expression:
        """An expression in which a target that is named stays one, instead of its number."""
        if isinstance(written, w.Name):
            return self.whole(written, context)
        return self._member(written, context) if isinstance(written, w.Member) else self.expression(written, context)

    def _member(self, written: w.Member, context: Context) -> tree.Expression:
        """What stands after a dot, without the step from a target to its number."""
        place = self.place(written.target)
        if place is not None:
            return self.of_place(place, written, context)
        return self.attribute(self._whole(written.target, context), written)

    def _index(self, written: w.Index, context: Context) -> tree.Expression:
        scale = self.scale(written.target)
        if not scale:
            return tree.Local(UNRESOLVED, written.span)
        key = self._whole(written.key, context)
        if self.is_label(key):
            return tree.IntervalOf(scale, key, written.span)
        return tree.LabelOf(scale, self.expression(written.key, context), written.span)

    # --- operations

    def _infix(self, written: w.Infix, context: Context) -> tree.Expression:
        if written.sign in ("AND", "OR"):
            parts = tuple(self.expression(each, context) for each in _chain(written, written.sign))
            return (tree.Every if written.sign == "AND" else tree.Some)(parts, written.span)
        row = INFIX[written.sign]
        left = written.left
        if row.binding == COMPARE and isinstance(left, w.Infix) and left.sign in INFIX:
            if INFIX[left.sign].binding == COMPARE:
                second = w.Infix(written.sign, left.right, written.right, written.mark, written.span)
                return tree.Every((self._infix(left, context), self._infix(second, context)), written.span)
        if row.key in ("within", "outside") and self._dashed(written.right):
            return tree.Local(UNRESOLVED, written.span)
        pair = self._pair(row.key, self.expression(left, context), written.right, context)
        return tree.Call(row.key, pair, written.span)

    def _dashed(self, written: w.Expression) -> bool:
        """Tell that a range is written as a subtraction: 80%-95% where an interval belongs."""
        if not isinstance(written, w.Infix) or written.sign != "-":
            return False
        ends = [each.digits + each.unit for each in (written.left, written.right) if isinstance(each, w.Number)]
        if len(ends) < 2:
            return False
        from duheng.advice.prose.ranges_in_words import interval_phrase

        self.tell(interval_phrase("-".join(ends), *ends).told(written.span))
        return True

    def _pair(
        self, operation: str, left: tree.Expression, right: w.Expression, context: Context
    ) -> tuple[tree.Expression, tree.Expression]:
        """Both sides of a sign; an unknown name beside a field of texts is a text without quotation marks."""
        if self._is_truth(left) and isinstance(right, w.Name) and right.text in _OF_TRUTH:
            in_cell = left.span.line != right.span.line
            problem = TruthNamed(span=right.span, name=right.text, in_cell=in_cell)
            return left, self.unresolved(right.span, problem)
        named = isinstance(left, tree.Built) and left.name == builtins.NAME_OF
        of_text = named or (isinstance(left, tree.Read) and self._kind(left.field) is FieldKind.TEXT)
        if of_text and operation in ("equal", "unequal") and self._is_new(right, context):
            bare = right.text if isinstance(right, w.Name) else ""
            return left, self.unresolved(right.span, _text_meant(left, bare, right.span, operation))
        return left, self._right(operation, right, context)

    def _right(self, operation: str, written: w.Expression, context: Context) -> tree.Expression:
        """What stands right of a sign; a target after 属于 means the numbers that it allows, a unit after / is none."""
        if operation == "divide" and isinstance(written, w.Name) and self._is_new(written, context):
            measure = units_.unit(written.text)
            if measure is not None and measure.dimension != units_.RATIO:
                return self.unresolved(written.span, UnknownName(span=written.span, name=written.text, unit=True))
        meant = self.expression(written, context)
        if operation in ("within", "outside") and isinstance(meant, tree.Attribute) and meant.name == "值":
            return tree.Attribute(meant.target, "区间", meant.span)
        return meant

    def _apply(self, written: w.Apply, context: Context) -> tree.Expression:
        name = written.name.text
        row = FUNCTIONS.get(name)
        if name in builtins.AGGREGATES and (row is None or runs_over_nodes(self, written)):
            return aggregate(self, written, context, self.expression)
        if row is None:
            self.no_function(written, context)
            return tree.Local(UNRESOLVED, written.span)
        low, high = row.arity
        if not low <= len(written.arguments) <= high:
            wanted = str(low) if low == high else f"{low}+"
            usage = row.samples[0].expression
            found = len(written.arguments)
            problem = WrongArity(span=written.span, name=name, wanted=wanted, found=found, usage=usage)
            return self.unresolved(written.span, problem)
        taken = tuple(self.expression(each, context) for each in written.arguments)
        if row.key in MODES.values() and not _is_count(taken[1]):
            self.tell(PlacesUnfit(span=taken[1].span, name=name))
        return tree.Call(row.key, taken, written.span)


def _with_zeros(written: w.Number) -> tuple[str, ...]:
    """The number that is meant where letters stand for zeros: 1O分."""
    rest = written.unit.lstrip("Oo〇")
    zeros = "0" * (len(written.unit) - len(rest))
    return (f"{written.digits}{zeros}{rest}",) if zeros and (not rest or units_.unit(rest) is not None) else ()


def _is_count(places: tree.Expression) -> bool:
    """Whether a number of places is written out as a whole number from 0 on."""
    return isinstance(places, tree.Literal) and places.text.isdigit()


def _text_meant(left: tree.Expression, bare: str, span: Span, operation: str) -> Problem:
    """等次 = A as 等次 = 「A」, and 等次 = A或B as two comparisons."""
    words, name = _OR.split(bare), left.field if isinstance(left, tree.Read) else builtins.NAME_OF
    in_cell = left.span.line != span.line
    if len(words) == 1 or not all(words) or in_cell:
        return Unquoted(span=span, keyword="", text=bare, bare=bare)
    sign, joint = ("≠", "且") if operation == "unequal" else ("=", "或")
    write = f"（{f' {joint} '.join(f'{name} {sign} 「{word}」' for word in words)}）"
    whole = Span(span.file, span.line, left.span.column, span.end)
    return PhraseOfProse(span=whole, found=f"{name} {sign} {bare}", write=write, usage=write)


def _without_subject(subject: tree.Expression, said: tree.Expression) -> str:
    """What stands in a cell for a condition that names what its column is about: ≥ 80% for 完成率 ≥ 80%."""
    match said:
        case tree.Call(sign, (left, right)) if sign in COMPARISONS and subject in (left, right):
            sign, other = (sign, right) if left == subject else (MIRRORED[sign], left)
            return f"{BY_KEY[sign].zh[0]} {printed(other)}"
        case tree.Every((one, two)):
            ends = dict(each.split(" ", 1) for each in (_without_subject(subject, part) for part in (one, two)) if each)
            low, high = ends.get("≥", ends.get(">")), ends.get("≤", ends.get("<"))
            if low is not None and high is not None:
                return f"{'[' if '≥' in ends else '('}{low}, {high}{']' if '≤' in ends else ')'}"
    return ""


def _chain(written: w.Expression, sign: str) -> Sequence[w.Expression]:
    if isinstance(written, w.Infix) and written.sign == sign:
        return (*_chain(written.left, sign), *_chain(written.right, sign))
    return (written,)
