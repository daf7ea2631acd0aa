"""Names: from expressions as written to expressions as meant.

Every name becomes what it refers to, sugar goes (a target read as a number is its ``.值``; ``a < b < c`` is two
comparisons), and what refers to nothing is a problem with a suggestion. Where something is wrong the result is still
an expression, so that one mistake hides no other.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from fractions import Fraction

from duheng.checking.aggregates import aggregate, runs_over_nodes
from duheng.checking.glued import with_blanks
from duheng.checking.meant import meant_by, score_meant
from duheng.checking.near import near
from duheng.checking.scope import UNRESOLVED, Context, FieldEntry, Names
from duheng.language import builtins, tree
from duheng.language import units as units_
from duheng.language.operations import FUNCTIONS, INFIX, PREFIX
from duheng.language.operations.comparison import COMPARE
from duheng.language.operations.rounding import MODES
from duheng.language.types import TARGET_ATTRIBUTES, FieldKind
from duheng.problems.inheritance import StillUsed
from duheng.problems.names import (
    Ambiguous,
    NoneAbove,
    NotHere,
    PlaceAlone,
    PlacesUnfit,
    RepeatedNode,
    ScaleUnbracketed,
    TruthNamed,
    UnknownAttribute,
    UnknownName,
    UnknownScale,
    UnknownUnit,
    WrongArity,
)
from duheng.problems.problem import Problem
from duheng.problems.prose import MissingSign, PhraseOfProse
from duheng.problems.syntax import BadDate, UnbalancedBracket, Unquoted
from duheng.problems.totals import MethodAtHead
from duheng.source import Span
from duheng.syntax import written as w
from duheng.syntax.between import interval_phrase
from duheng.syntax.caps import limit_in_brackets
from duheng.syntax.parse import parse_expression
from duheng.syntax.phrases import STEPS_IN_WORDS, name_meant
from duheng.syntax.steps import steps_problem
from duheng.syntax.words import NAME_RUN

_ENDS = ("下限", "上限")
_BRACES = str.maketrans("｛｝", "{}")
_OR = re.compile("或者?|和|及")
_OF_TRUTH = ("有", "无", "没有", "存在", "不存在", "成立", "不成立")
_TRUTHS = frozenset(("是", "否", "yes", "no", "true", "false"))


class Resolver:
    """Resolves the expressions of one effective ruleset; problems gather in ``problems``."""

    def __init__(self, names: Names) -> None:
        self.names = names
        self.problems: list[Problem] = []
        self.used: set[str] = set()

    def expression(self, written: w.Expression, context: Context) -> tree.Expression:
        """The expression as meant."""
        match written:
            case w.Number():
                return self._number(written)
            case w.Text() if self._is_quoted_name(written.value):
                return self.named(w.Name(written.value, 0, written.span), context)
            case w.Text():
                return tree.Literal(written.value, f"「{written.value}」", written.span)
            case w.Date():
                return self._date(written)
            case w.Name():
                return self.named(written, context)
            case w.Member():
                return self._member(written, context)
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

    def _is_quoted_name(self, text: str) -> bool:
        """Whether a quoted text is a name that can't be written without quotation marks: 「预算数（调整后）」."""
        names = self.names
        declared = text in names.fields or text in names.parameters or text in names.methods
        return declared and re.fullmatch(NAME_RUN, text) is None

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
                self.problems.append(UnbalancedBracket(span=place, bracket="{"))
                break
            parts.append(before)
            made = parse_expression(text.span.file, text.span.line, body, start)
            if isinstance(made, Problem):
                self.problems.append(made)
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
            case _:
                return tree.Call("equal", self._pair("equal", self.expression(head, context), cell, context), cell.span)

    def _dashed(self, written: w.Expression) -> bool:
        """Tell that a range is written as a subtraction: 80%-95% where an interval belongs."""
        ends = (written.left, written.right) if isinstance(written, w.Infix) and written.sign == "-" else ()
        low, high = (each.digits + each.unit if isinstance(each, w.Number) else "" for each in ends or (None, None))
        if not low or not high:
            return False
        phrase = interval_phrase(f"{low}-{high}", low, high)
        told = PhraseOfProse(span=written.span, found=phrase.found, write=phrase.write, usage=phrase.usage)
        self.problems.append(told)
        return True

    # --- atoms

    def _number(self, written: w.Number) -> tree.Expression:
        unit = units_.unit(written.unit)
        if unit is None and (after := self._run_into(written.unit)):
            before = written.digits + written.unit.removesuffix(after).removesuffix("倍")
            self.problems.append(MissingSign(span=written.span, before=before, after=after))
            unit = units_.BARE
        elif unit is None:
            known = _with_zeros(written) or near(written.unit, units_.known_names())
            self.problems.append(UnknownUnit(span=written.span, unit=written.unit, near=known))
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
            self.problems.append(BadDate(span=written.span, text=written.iso))
            day = date.min
        return tree.Literal(Fraction(day.toordinal()), written.iso, written.span)

    def named(self, written: w.Name, context: Context) -> tree.Expression:
        """A name as meant; of a target its number."""
        meant = self._whole(written, context)
        if isinstance(meant, tree.Read) and self._kind(meant.field) is FieldKind.TARGET:
            return tree.Attribute(meant, "值", meant.span)
        return meant

    def _kind(self, name: str) -> FieldKind | None:
        entry = self.names.fields.get(name)
        return entry.kind if entry else None

    def _whole(self, written: w.Expression, context: Context) -> tree.Expression:
        """A name read as it is, without the step from a target to its number."""
        if not isinstance(written, w.Name):
            return self.expression(written, context)
        name = builtins.chinese(written.text) if written.text not in self.names.fields else written.text
        if name in context.locals:
            return tree.Local(name, written.span)
        if name in builtins.OF_NODE:
            return self._built(name, written.span, context)
        if name in builtins.OF_FORM:
            return tree.Built(name, tree.Place(tree.Root.FORM), written.span)
        entry = self.names.fields.get(name)
        if entry is not None:
            return self._field(entry, tree.HERE, written.span, context.level)
        self.used.add(name)
        if name in builtins.WORDS:
            return tree.Literal(name, name, written.span)
        if name in self.names.parameters:
            return tree.Named(name, tree.HERE, written.span)
        if name in self.names.methods:
            if context.level == 0:
                self.problems.append(MethodAtHead(span=written.span, name=name, near=score_meant(name, self.names)))
            return tree.ScoreBy(name, written.span)
        if name in self.names.labels:
            return tree.Literal(name, name, written.span)
        if name in self.names.scales:
            self.problems.append(ScaleUnbracketed(span=written.span, name=name, inside="…"))
            return tree.Local(UNRESOLVED, written.span)
        return self._unknown(written.text, written.span)

    def _built(self, name: str, span: Span, context: Context) -> tree.Expression:
        if context.level == 0:
            self.problems.append(NotHere(span=span, name=name, where="各级指标", where_en="the nodes"))
        return tree.Built(name, tree.HERE, span)

    def _field(self, entry: FieldEntry, place: tree.Place, span: Span, level: int | None) -> tree.Expression:
        self.used.add(entry.name)
        if entry.level and level is not None and level != entry.level:
            zh, en = builtins.LEVELS[entry.level], builtins.LEVELS_EN[entry.level]
            self.problems.append(NotHere(span=span, name=entry.name, where=zh, where_en=en))
        if entry.kind is None:
            return tree.Named(entry.name, place, span)
        where = tree.Where.NODE if entry.level else tree.Where.FORM
        return tree.Read(entry.name, where, place, span)

    def _unknown(self, name: str, span: Span) -> tree.Expression:
        if name in self.names.removed:
            self.still_used(name, span)
        elif name in builtins.PLACES or name in self.names.nodes:
            self.problems.append(PlaceAlone(span=span, name=name))
        elif name in _TRUTHS:
            self.problems.append(TruthNamed(span=span, name=name))
        elif STEPS_IN_WORDS.fullmatch(name):
            self.problems.append(steps_problem(name, span))
        else:
            sure, near_ = meant_by(name, self.names)
            self.problems.append(UnknownName(span=span, name=name, near=near_, sure=sure))
        return tree.Local(UNRESOLVED, span)

    def still_used(self, name: str, span: Span) -> None:
        """Tell that a name is used although it was removed."""
        removed = self.names.removed[name]
        where = f"{removed.file}:{removed.line}"
        self.problems.append(StillUsed(span=span, related=(removed,), name=name, where=where))

    # --- dots and brackets

    def _member(self, written: w.Member, context: Context) -> tree.Expression:
        place = self.place(written.target)
        name = builtins.chinese(written.name.text)
        if place is not None and place.root is tree.Root.PARENT:
            self._parent(name, written, context)
        if place is not None:
            return self._of_place(place, name, written, context)
        target = self._whole(written.target, context)
        if isinstance(target, tree.Local) and target.name == UNRESOLVED:
            return tree.Local(UNRESOLVED, written.span)
        if isinstance(target, tree.IntervalOf) and name in _ENDS:
            return tree.Attribute(target, name, written.span)
        if name not in TARGET_ATTRIBUTES or not self._has_attributes(target):
            allowed = tuple(TARGET_ATTRIBUTES) if self._has_attributes(target) else ()
            allowed = _ENDS if isinstance(target, tree.IntervalOf) else allowed
            return self._no_attribute(written, name, allowed)
        return tree.Attribute(target, name, written.span)

    def _has_attributes(self, target: tree.Expression) -> bool:
        return isinstance(target, tree.Read) and self._kind(target.field) in (
            FieldKind.TARGET,
            FieldKind.QUANTITY,
            FieldKind.MONEY,
        )

    def place(self, written: w.Expression) -> tree.Place | None:
        """The node, or the form, that a name stands for before a dot; None where it is no such name."""
        if not isinstance(written, w.Name | w.Text):
            return None
        text = written.text if isinstance(written, w.Name) else written.value
        name = builtins.chinese(text)
        if name == "本行":
            return tree.Place(tree.Root.THIS)
        if name == "全表":
            return tree.Place(tree.Root.FORM)
        if name == "上级":
            return tree.Place(tree.Root.PARENT, name)
        if text in self.names.fields or text not in self.names.nodes:
            return None
        if text in self.names.repeated:
            self.problems.append(RepeatedNode(span=written.span, name=text))
        elif self.names.nodes[text] > 1:
            self.problems.append(Ambiguous(span=written.span, name=text, count=self.names.nodes[text]))
        return tree.Place(tree.Root.NAMED, text)

    def _parent(self, name: str, written: w.Member, context: Context) -> None:
        """What can't be read of the node above: nothing where there is none, no field of this level or a deeper one."""
        entry = self.names.fields.get(name)
        if context.level is not None and context.level <= 1:
            zh, en = "、".join(builtins.LEVELS[2:]), ", ".join(builtins.LEVELS_EN[2:])
            self.problems.append(NoneAbove(span=written.span, levels=zh, levels_en=en))
        elif entry is not None and context.level is not None and entry.level >= context.level:
            zh, en = builtins.LEVELS[entry.level], builtins.LEVELS_EN[entry.level]
            self.problems.append(NotHere(span=written.span, name=name, where=zh, where_en=en))

    def _of_place(self, place: tree.Place, name: str, written: w.Member, context: Context) -> tree.Expression:
        if name in builtins.OF_NODE and place.root is not tree.Root.FORM:
            return tree.Built(name, place, written.span)
        if name in builtins.OF_FORM and place.root is tree.Root.FORM:
            return tree.Built(name, place, written.span)
        entry = self.names.fields.get(name)
        if entry is not None and (entry.level == 0) == (place.root is tree.Root.FORM):
            read = self._field(entry, place, written.span, None)
            return tree.Attribute(read, "值", written.span) if entry.kind is FieldKind.TARGET else read
        allowed = tuple(builtins.OF_FORM if place.root is tree.Root.FORM else builtins.OF_NODE)
        allowed += tuple(
            each.name
            for each in self.names.fields.values()
            if (each.level == 0) == (place.root is tree.Root.FORM) and each.name not in allowed
        )
        return self._no_attribute(written, name, allowed)

    def _no_attribute(self, written: w.Member, name: str, allowed: tuple[str, ...]) -> tree.Expression:
        target, likely = _shown(written.target), near(name, allowed)
        problem = UnknownAttribute(span=written.name.span, target=target, name=name, allowed=allowed, near=likely)
        self.problems.append(problem)
        return tree.Local(UNRESOLVED, written.span)

    def _index(self, written: w.Index, context: Context) -> tree.Expression:
        target = written.target
        scale = target.text if isinstance(target, w.Name) else target.value if isinstance(target, w.Text) else ""
        if scale not in self.names.scales:
            self._no_scale(written.target)
            return tree.Local(UNRESOLVED, written.span)
        self.used.add(scale)
        key = self._whole(written.key, context)
        if self._is_label(key):
            return tree.IntervalOf(scale, key, written.span)
        return tree.LabelOf(scale, self.expression(written.key, context), written.span)

    def _no_scale(self, written: w.Expression) -> None:
        shown = _shown(written)
        if shown in self.names.removed:
            self.still_used(shown, written.span)
        else:
            self.problems.append(UnknownScale(span=written.span, name=shown, near=near(shown, self.names.scales)))

    def _is_label(self, key: tree.Expression) -> bool:
        if isinstance(key, tree.Literal):
            return isinstance(key.value, str)
        return isinstance(key, tree.LabelOf) or (
            isinstance(key, tree.Read) and self._kind(key.field) in (FieldKind.LABEL, FieldKind.TEXT)
        )

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

    def _pair(
        self, operation: str, left: tree.Expression, right: w.Expression, context: Context
    ) -> tuple[tree.Expression, tree.Expression]:
        """Both sides of a sign; an unknown name beside a field of texts is a text without quotation marks."""
        truth = isinstance(left, tree.Read) and self._kind(left.field) is FieldKind.TRUTH
        if truth and isinstance(right, w.Name) and right.text in _OF_TRUTH:
            self.problems.append(TruthNamed(span=right.span, name=right.text))
            return left, tree.Local(UNRESOLVED, right.span)
        named = isinstance(left, tree.Built) and left.name == builtins.NAME_OF
        of_text = named or (isinstance(left, tree.Read) and self._kind(left.field) is FieldKind.TEXT)
        if of_text and operation in ("equal", "unequal") and self._is_new(right, context):
            bare = right.text if isinstance(right, w.Name) else ""
            self.problems.append(_text_meant(left, bare, right.span, operation))
            return left, tree.Local(UNRESOLVED, right.span)
        return left, self._right(operation, right, context)

    def _is_new(self, written: w.Expression, context: Context) -> bool:
        """Whether it is a name that nothing declares, and that isn't a word of the language."""
        if not isinstance(written, w.Name) or written.text in context.locals or written.text in self.names.removed:
            return False
        name = builtins.chinese(written.text)
        known = (*self.names.everything(), *builtins.WORDS, *_TRUTHS)
        return name in self.names.methods or (name not in known and not STEPS_IN_WORDS.fullmatch(name))

    def _right(self, operation: str, written: w.Expression, context: Context) -> tree.Expression:
        """What stands right of a sign; a target after 属于 means the numbers that it allows."""
        meant = self.expression(written, context)
        if operation in ("within", "outside") and isinstance(meant, tree.Attribute) and meant.name == "值":
            return tree.Attribute(meant.target, "区间", meant.span)
        return meant

    def _apply(self, written: w.Apply, context: Context) -> tree.Expression:
        name = written.name.text
        row = FUNCTIONS.get(name)
        if name in builtins.AGGREGATES and (row is None or runs_over_nodes(self, written)):
            return aggregate(self, written, context)
        if row is None:
            self._no_function(written, context)
            return tree.Local(UNRESOLVED, written.span)
        low, high = row.arity
        if not low <= len(written.arguments) <= high:
            wanted = str(low) if low == high else f"{low}+"
            usage = row.samples[0].expression
            self.problems.append(
                WrongArity(span=written.span, name=name, wanted=wanted, found=len(written.arguments), usage=usage)
            )
            return tree.Local(UNRESOLVED, written.span)
        taken = tuple(self.expression(each, context) for each in written.arguments)
        if row.key in MODES.values() and not _is_count(taken[1]):
            self.problems.append(PlacesUnfit(span=taken[1].span, name=name))
        return tree.Call(row.key, taken, written.span)

    def _no_function(self, written: w.Apply, context: Context) -> None:
        name, span = written.name.text, written.name.span
        inside = _shown(written.arguments[0]) if written.arguments else ""
        if name in self.names.scales:
            self.used.add(name)
            self.problems.append(ScaleUnbracketed(span=written.span, name=name, inside=inside))
        elif name in context.locals or builtins.chinese(name) in self.names.everything():
            self.used.add(name)
            limit = limit_in_brackets(inside, written.span)
            self.problems.append(limit or MissingSign(span=written.span, before=name, after=f"({inside})"))
        else:
            known = (*FUNCTIONS, *builtins.AGGREGATES)
            meant = name_meant(name) or with_blanks(name, self.names.everything())
            found = (meant,) if meant else near(name, known)
            self.problems.append(UnknownName(span=span, name=name, near=found, sure=bool(meant)))


def _with_zeros(written: w.Number) -> tuple[str, ...]:
    """The number that is meant where letters stand for zeros: 1O分."""
    rest = written.unit.lstrip("Oo〇")
    zeros = "0" * (len(written.unit) - len(rest))
    return (f"{written.digits}{zeros}{rest}",) if zeros and (not rest or units_.unit(rest) is not None) else ()


def _is_count(places: tree.Expression) -> bool:
    """Whether a number of places is written out as a whole number from 0 on."""
    return (
        isinstance(places, tree.Literal)
        and isinstance(places.value, Fraction)
        and places.value.denominator == 1
        and places.value >= 0
    )


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


def _chain(written: w.Expression, sign: str) -> Sequence[w.Expression]:
    if isinstance(written, w.Infix) and written.sign == sign:
        return (*_chain(written.left, sign), *_chain(written.right, sign))
    return (written,)


def _shown(written: w.Expression) -> str:
    if isinstance(written, w.Name):
        return written.text
    if isinstance(written, w.Member):
        return f"{_shown(written.target)}.{written.name.text}"
    return written.value if isinstance(written, w.Text) else "…"
