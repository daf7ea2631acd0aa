"""Names: what each refers to, alone or after the dot of a node, of the form or of a value.

What refers to nothing is a problem with a suggestion, and becomes ``UNRESOLVED``, of which no more is told.
"""

from __future__ import annotations

import re

from duheng.checking.names.scope import UNRESOLVED, Context, FieldEntry, Vocabulary, is_unresolved
from duheng.checking.reading.near import near
from duheng.language import builtins, tree
from duheng.language.operations import FUNCTIONS
from duheng.language.types import TARGET_ATTRIBUTES, FieldKind
from duheng.problems.groups import NoRowHere
from duheng.problems.inheritance import StillUsed
from duheng.problems.names import Ambiguous, ScaleUnbracketed, TruthNamed, UnknownAttribute, UnknownName, UnknownScale
from duheng.problems.places import NoneAbove, NotHere, PlaceAlone, RepeatedNode
from duheng.problems.problem import Problem
from duheng.problems.prose import MissingSign
from duheng.problems.totals import MethodAtHead
from duheng.source import Span
from duheng.syntax import written as w
from duheng.syntax.words import NAME_RUN

_ENDS = ("下限", "上限")
_MEASURED = (FieldKind.TARGET, FieldKind.QUANTITY, FieldKind.MONEY)
TRUTHS = {"是": True, "否": False, "yes": True, "no": False, "true": True, "false": False}


class References:
    """Looks up the names of one effective ruleset; problems gather in ``problems``, names that were met in ``used``."""

    def __init__(self, names: Vocabulary) -> None:
        self.names = names
        self.problems: list[Problem] = []
        self.used: set[str] = set()

    def tell(self, problem: Problem) -> None:
        """Tell a problem."""
        self.problems.append(problem)

    def unresolved(self, span: Span, problem: Problem) -> tree.Expression:
        """Tell a problem, of which no more is told, and go on as if something stood there."""
        self.tell(problem)
        return tree.Local(UNRESOLVED, span)

    def is_quoted_name(self, text: str) -> bool:
        """Whether a quoted text is a name that can't be written without quotation marks: 「预算数（调整后）」."""
        names = self.names
        declared = text in names.fields or text in names.parameters or text in names.methods
        return declared and re.fullmatch(NAME_RUN, text) is None

    def named(self, written: w.Name, context: Context) -> tree.Expression:
        """A name as meant; of a target its number."""
        return self.number_of(self.whole(written, context))

    def number_of(self, meant: tree.Expression) -> tree.Expression:
        """What is read; of a target its number."""
        if isinstance(meant, tree.Read) and self._kind(meant.field) is FieldKind.TARGET:
            return tree.Attribute(meant, "值", meant.span)
        return meant

    def _kind(self, name: str) -> FieldKind | None:
        entry = self.names.fields.get(name)
        return entry.kind if entry else None

    def whole(self, written: w.Name, context: Context) -> tree.Expression:
        """A name read as it is, without the step from a target to its number."""
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
        return self._declared(name, written, context)

    def _declared(self, name: str, written: w.Name, context: Context) -> tree.Expression:
        """What a name stands for that is no cell's: a word, or what a declaration of the ruleset gives a name to."""
        if name in builtins.WORDS:
            return tree.Literal(name, name, written.span)
        if name in self.names.parameters:
            return tree.Named(name, tree.HERE, written.span)
        if name in self.names.methods:
            if context.level == 0:
                from duheng.checking.names.meant import score_meant

                self.tell(MethodAtHead(span=written.span, name=name, near=score_meant(name, self.names)))
            return tree.ScoreBy(name, written.span)
        if name in self.names.labels:
            return tree.Literal(name, name, written.span)
        if name in self.names.scales:
            return self.unresolved(written.span, ScaleUnbracketed(span=written.span, name=name, inside="…"))
        return self.unknown(written.text, written.span, context.level)

    def _built(self, name: str, span: Span, context: Context) -> tree.Expression:
        if context.level == 0:
            self._of_every_level(name, span)
        return tree.Built(name, tree.HERE, span)

    def _field(self, entry: FieldEntry, place: tree.Place, span: Span, level: int | None) -> tree.Expression:
        self.used.add(entry.name)
        if entry.level and level is not None and level != entry.level:
            self._not_here(entry, span, level)
        if entry.kind is None:
            return tree.Named(entry.name, place, span)
        where = tree.Where.NODE if entry.level else tree.Where.FORM
        return tree.Read(entry.name, where, place, span)

    def _not_here(self, entry: FieldEntry, span: Span, level: int) -> None:
        zh, en = builtins.LEVELS[entry.level], builtins.LEVELS_EN[entry.level]
        asked, asked_en = (builtins.LEVELS[level], builtins.LEVELS_EN[level]) if level else ("", "")
        told = NotHere(
            span=span, name=entry.name, where=zh, where_en=en, tier=zh, tier_en=en, asked=asked, asked_en=asked_en
        )
        self.tell(told)

    def _of_every_level(self, name: str, span: Span) -> None:
        """Tell that each indicator has what is read; the rows' level is named as one of which it can be read."""
        rows = max((entry.level for entry in self.names.fields.values()), default=0) or 1
        where, where_en = "各级指标", "the indicators"
        tier, tier_en = builtins.LEVELS[rows], builtins.LEVELS_EN[rows]
        self.tell(NotHere(span=span, name=name, where=where, where_en=where_en, tier=tier, tier_en=tier_en))

    def unknown(self, name: str, span: Span, level: int | None) -> tree.Expression:
        """Tell that nothing is declared of a name, or that it was removed."""
        if name in self.names.removed:
            self.still_used(name, span)
        elif name in builtins.PLACES or name in self.names.nodes:
            self.tell(PlaceAlone(span=span, name=name))
        elif name in TRUTHS:
            self.tell(TruthNamed(span=span, name=name))
        elif _steps_in_words(name):
            from duheng.advice.prose.steps import steps_problem

            self.tell(steps_problem(name, span))
        else:
            from duheng.checking.names.meant import meant_by, of_level

            sure, near_ = of_level(name, level) or meant_by(name, self.names)
            self.tell(UnknownName(span=span, name=name, near=near_, sure=sure))
        return tree.Local(UNRESOLVED, span)

    def _is_new(self, written: w.Expression, context: Context) -> bool:
        """Whether it is a name that nothing declares, and that isn't a word of the language."""
        if not isinstance(written, w.Name) or written.text in context.locals or written.text in self.names.removed:
            return False
        name = builtins.chinese(written.text)
        known = (*self.names.everything(), *builtins.WORDS, *TRUTHS)
        return name in self.names.methods or (name not in known and not _steps_in_words(name))

    def is_unknown(self, written: w.Name, context: Context) -> bool:
        """Whether nothing is declared of a name, or no longer."""
        return written.text in self.names.removed or self._is_new(written, context)

    def still_used(self, name: str, span: Span) -> None:
        """Tell that a name is used although it was removed."""
        removed = self.names.removed[name]
        where = f"{removed.file}:{removed.line}"
        self.tell(StillUsed(span=span, related=(removed,), name=name, where=where))

    # --- dots

    def place(self, written: w.Expression) -> tree.Place | None:
        """The node, or the form, that a name stands for before a dot; None where it is no such name."""
        if not isinstance(written, w.Name | w.Text):
            return None
        text = written.text if isinstance(written, w.Name) else written.value
        name = builtins.chinese(text)
        if name in ("本行", "全表"):
            return tree.Place(tree.Root(name))
        if name == "上级":
            return tree.Place(tree.Root.PARENT, name)
        if text in self.names.fields or text not in self.names.nodes:
            return None
        if text in self.names.repeated:
            self.tell(RepeatedNode(span=written.span, name=text))
        elif self.names.nodes[text] > 1:
            self.tell(Ambiguous(span=written.span, name=text, count=self.names.nodes[text]))
        return tree.Place(tree.Root.NAMED, text)

    def of_place(self, place: tree.Place, written: w.Member, context: Context) -> tree.Expression:
        """What is read of a node or of the form, without the step from a target to its number."""
        name = builtins.chinese(written.name.text)
        self.row_asked(place, written.span, context)
        if place.root is tree.Root.PARENT:
            self._parent(name, written, context)
        if name in builtins.OF_NODE and place.root is not tree.Root.FORM:
            return tree.Built(name, place, written.span)
        if name in builtins.OF_FORM and place.root is tree.Root.FORM:
            return tree.Built(name, place, written.span)
        entry = self.names.fields.get(name)
        if entry is not None and (entry.level == 0) == (place.root is tree.Root.FORM):
            return self._field(entry, place, written.span, None)
        allowed = tuple(builtins.OF_FORM if place.root is tree.Root.FORM else builtins.OF_NODE)
        allowed += tuple(
            each.name
            for each in self.names.fields.values()
            if (each.level == 0) == (place.root is tree.Root.FORM) and each.name not in allowed
        )
        return self._lacks(written, name, allowed)

    def row_asked(self, place: tree.Place, span: Span, context: Context) -> None:
        """Tell that 本行 stands where no row is scored or checked."""
        if place.root is tree.Root.THIS and context.of_form:
            self.tell(NoRowHere(span=span))

    def _parent(self, name: str, written: w.Member, context: Context) -> None:
        """What can't be read of the node above: nothing where there is none, no field of this level or a deeper one."""
        entry = self.names.fields.get(name)
        if context.level is not None and context.level <= 1:
            zh, en = "、".join(builtins.LEVELS[2:]), ", ".join(builtins.LEVELS_EN[2:])
            self.tell(NoneAbove(span=written.span, levels=zh, levels_en=en))
        elif entry is not None and context.level is not None and entry.level >= context.level:
            self._not_here(entry, written.span, context.level - 1)

    def attribute(self, target: tree.Expression, written: w.Member) -> tree.Expression:
        """What is read of a target, a quantity or an interval."""
        name = builtins.chinese(written.name.text)
        if is_unresolved(target):
            return tree.Local(UNRESOLVED, written.span)
        allowed = self._attributes(target)
        if name not in allowed:
            return self._lacks(written, name, allowed)
        itself = name == "值" and self.number_of(target) is target
        return target if itself else tree.Attribute(target, name, written.span)

    def _attributes(self, target: tree.Expression) -> tuple[str, ...]:
        if isinstance(target, tree.IntervalOf):
            return _ENDS
        measured = isinstance(target, tree.Read) and self._kind(target.field) in _MEASURED
        return tuple(TARGET_ATTRIBUTES) if measured else ()

    def _lacks(self, written: w.Member, name: str, allowed: tuple[str, ...]) -> tree.Expression:
        headed = self.names.headed.get(name)
        target, likely = _shown(written.target), (headed,) if headed in allowed else near(name, allowed)
        problem = UnknownAttribute(span=written.name.span, target=target, name=name, allowed=allowed, near=likely)
        return self.unresolved(written.span, problem)

    # --- scales and functions

    def scale(self, written: w.Expression) -> str:
        """The scale that is named before a bracket; empty where there is none of that name."""
        name = written.text if isinstance(written, w.Name) else written.value if isinstance(written, w.Text) else ""
        if name in self.names.scales:
            self.used.add(name)
            return name
        shown = _shown(written)
        if shown in self.names.removed:
            self.still_used(shown, written.span)
        else:
            self.tell(UnknownScale(span=written.span, name=shown, near=near(shown, self.names.scales)))
        return ""

    def is_label(self, key: tree.Expression) -> bool:
        """Whether a key of a scale is one of its labels, not a number."""
        if isinstance(key, tree.Literal):
            return isinstance(key.value, str)
        return isinstance(key, tree.LabelOf) or (
            isinstance(key, tree.Read) and self._kind(key.field) in (FieldKind.LABEL, FieldKind.TEXT)
        )

    def no_function(self, written: w.Apply, context: Context) -> None:
        """Tell what stands before brackets and is no function: a scale, a name without its sign, a misspelling."""
        name, span = written.name.text, written.name.span
        inside = _shown(written.arguments[0]) if written.arguments else ""
        if name in self.names.scales:
            self.used.add(name)
            self.tell(ScaleUnbracketed(span=written.span, name=name, inside=inside))
        elif name in context.locals or builtins.chinese(name) in self.names.everything():
            self.used.add(name)
            from duheng.advice.prose.limits import limit_in_brackets

            limit = limit_in_brackets(inside, written.span)
            self.tell(limit or MissingSign(span=written.span, before=name, after=f"({inside})"))
        else:
            from duheng.advice.prose.phrases import likely_meant, name_meant
            from duheng.checking.names.glued import with_blanks

            meant = name_meant(name) or with_blanks(name, self.names.everything())
            said = meant or self.names.headed.get(name, "") or likely_meant(name)
            found = (said,) if said else near(name, (*FUNCTIONS, *builtins.AGGREGATES))
            self.tell(UnknownName(span=span, name=name, near=found, sure=bool(meant)))


def _shown(written: w.Expression) -> str:
    if isinstance(written, w.Name):
        return written.text
    if isinstance(written, w.Member):
        return f"{_shown(written.target)}.{written.name.text}"
    return written.value if isinstance(written, w.Text) else "…"


def _steps_in_words(name: str) -> bool:
    """Whether a name that nothing declares is a step of prose (每低1个百分点扣1分); its expressions wait for such a name."""
    from duheng.advice.prose.steps import STEPS_IN_WORDS

    return STEPS_IN_WORDS.fullmatch(name) is not None
