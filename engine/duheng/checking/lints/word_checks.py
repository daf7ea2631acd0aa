"""Words that a cell can never say: a tier that its scale hasn't got, a nature or direction that there isn't.

A comparison with such a word never holds, so that its line is dead without anybody noticing.
"""

from __future__ import annotations

from collections.abc import Iterator

from duheng.checking.reading.near import near
from duheng.language import builtins, tree
from duheng.language.names import names_of
from duheng.language.reading import reading_of
from duheng.language.types import ATTRIBUTE_WORDS, FieldKind
from duheng.language.walk import both_ways, inside_ruleset
from duheng.problems.names import UnknownWord
from duheng.problems.problem import Problem

_NO_UNITS = frozenset(builtins.WORDS) - {"空", "无"}


def check_words(ruleset: tree.Ruleset) -> Iterator[Problem]:
    """Comparisons with a word that can't be there."""
    for each in inside_ruleset(ruleset):
        if isinstance(each, tree.Call) and each.operation in ("equal", "unequal"):
            for subject, other in both_ways(each):
                yield from _told(subject, other, ruleset)
        elif isinstance(each, tree.IntervalOf):
            yield from _of_scale(each.label, each.scale, ruleset)


def _told(subject: tree.Expression, other: tree.Expression, ruleset: tree.Ruleset) -> Iterator[Problem]:
    if isinstance(subject, tree.Attribute):
        words = ATTRIBUTE_WORDS.get(subject.name, ())
        yield from _unknown(other, words, subject.name, "nature" if subject.name == "性质" else "direction")
        yield from _of_other_column(subject, other)
    elif isinstance(subject, tree.Read):
        field = names_of(ruleset).fields.get(subject.field)
        if field is not None and field.kind is FieldKind.LABEL:
            yield from _of_scale(other, field.scale, ruleset)
    elif isinstance(subject, tree.LabelOf):
        yield from _of_scale(other, subject.scale, ruleset)
    elif isinstance(subject, tree.Built) and subject.name == builtins.FORM_GRADE:
        yield from _of_scale(other, ruleset.template.grade_scale, ruleset)


def _of_other_column(subject: tree.Attribute, other: tree.Expression) -> Iterator[Problem]:
    """A nature or a direction where a unit is looked at: cells of a table that have changed places."""
    if subject.name == "单位" and isinstance(other, tree.Literal) and other.value in _NO_UNITS:
        allowed = ("「万元」", "「日期」", "-")
        yield UnknownWord(span=other.span, word=str(other.value), what="单位", what_en="unit", allowed=allowed)


def _of_scale(word: tree.Expression, name: str, ruleset: tree.Ruleset) -> Iterator[Problem]:
    scale = names_of(ruleset).scales.get(name)
    if scale is not None:
        yield from _unknown(word, scale.labels, f"{name}的一档", f"label of {name}")


def _unknown(word: tree.Expression, allowed: tuple[str, ...], what: str, what_en: str) -> Iterator[Problem]:
    if not isinstance(word, tree.Literal) or not isinstance(word.value, str) or not allowed:
        return
    if reading_of(word.value) not in map(reading_of, allowed):
        likely = near(word.value, allowed)
        yield UnknownWord(span=word.span, word=word.value, what=what, what_en=what_en, allowed=allowed, near=likely)
