"""Which label of a form means which field.

Official forms print the same column as 年初预算数, 年初预算数(A) or 年初预算数（万元）. Labels are therefore compared
without blanks and width, first with what stands in the brackets at their end and then without it, where that is a
letter, a unit or a number of points. A label that could mean two fields means neither.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from fractions import Fraction
from functools import lru_cache

from duheng.forms.model import Written, WrittenForm
from duheng.identity import once_for_each
from duheng.language.builtins import CLAIMED, LEVELS, LEVELS_EN, NAME_OF, POINTS_OF
from duheng.language.tree import Field, FormTemplate
from duheng.language.units import Unit, unit
from duheng.language.walk import nodes_of
from duheng.record import Record

RULESET = "规则集"
TITLE = "表名"
REGION = "地区"
YEAR = "年度"
MONEY_UNIT = "金额单位"
CLAIMED_TOTAL = "自评总分"
CLAIMED_GRADE = "自评等级"
ROWS = "指标"
SOURCE = "来源"
NOTE = "备注"
METHOD = "计分方法"

HEAD_ENGLISH: dict[str, str] = {
    RULESET: "ruleset",
    TITLE: "title",
    REGION: "region",
    YEAR: "year",
    MONEY_UNIT: "money_unit",
    CLAIMED_TOTAL: "claimed_total",
    CLAIMED_GRADE: "claimed_grade",
    SOURCE: "source",
    NOTE: "note",
}
ROWS_ENGLISH = "rows"
SYSTEM_SCORE = "系统计分"
SYSTEM_DIFFERENCE = "与自评相差"
SYSTEM_REASON = "系统计分说明"
SYSTEM_ENGLISH: dict[str, str] = {
    SYSTEM_SCORE: "Computed score",
    SYSTEM_DIFFERENCE: "Claimed − computed",
    SYSTEM_REASON: "Why this score",
}
"""What stands above the columns that duheng adds to a scored form; they are no part of the form when it is read."""
SYSTEM_NOTE = "系统计分是公式，改动表上的数以后跟着变；说明、等级、扣分清单和核对意见是计分时的，不变。"
SYSTEM_NOTE_ENGLISH = (
    "Computed scores are formulas and follow the form's numbers; reasons, the grade, lost points and findings don't."
)
"""What stands below a scored form whose scores are formulas; no part of the form either."""
LEDGER_HEADS: dict[str, tuple[str, ...]] = {
    "扣分清单": ("扣分指标", "扣分", "待定", "原因", "依据", "规则所在行"),
    "Points lost": ("Where", "Lost", "Open", "Why", "Authority", "Rule"),
}
"""The title of the lost points, which follow the form in a scored document, and their columns; no part of it either."""

POINTS_LABELS = ("权重", "标准分", "分值（权重）", "权重（分值）")
"""What forms print above 分值 besides its name; a column that says 分值 itself goes before these."""
GRADE_LABELS = ("等级", "等次", "评价等级", "评价等次", "自评等次", "评价结论", "自评结论")
"""What forms print beside the grade that they claim, where the ruleset gives one, besides 自评等级 and its scale's name."""

ROW_ENGLISH: dict[str, str] = {
    NAME_OF: "name",
    POINTS_OF: "points",
    CLAIMED: "claimed",
    METHOD: "method",
    SOURCE: "source",
    NOTE: "note",
}

_REMEMBERED = 4096
_INVISIBLE = re.compile(r"[\s\u200b\u200c\u200d\u2060\ufeff]+")
_ENDING = re.compile(r"(.+)\(([^()]*)\)")
_LETTERS = re.compile(r"[A-Za-f](?:[-+/*×÷][A-Za-f])*")
_POINTS = re.compile(r"([0-9]+(?:\.[0-9]+)?)分")
_POINTS_AT_END = re.compile(r"[\s:：]*[(（]\s*[0-9０-９]+(?:[.．][0-9０-９]+)?\s*分\s*[)）]\s*$")


class Label(Record):
    """A label made plain: ``whole``, and ``stem`` without the endings in brackets and what those said."""

    whole: str
    stem: str
    unit: Unit | None
    points: Fraction | None


@lru_cache(_REMEMBERED)
def read_label(text: str) -> Label:
    """A label or a name of a group, made plain for comparison."""
    whole = narrow(text).rstrip(":")
    stem, found, points = whole, None, None
    while ending := _ENDING.fullmatch(stem):
        said = ending[2]
        worth = _POINTS.fullmatch(said)
        measure = None if worth or _LETTERS.fullmatch(said) else unit(said.removeprefix("单位").lstrip(":"))
        if worth:
            points = Fraction(worth[1])
        elif measure and not measure.bare:
            found = measure
        elif not _LETTERS.fullmatch(said):
            break
        stem = ending[1]
    return Label(whole.casefold(), stem.casefold(), found, points)


def without_points(name: str) -> str:
    """A name as written, without the points in brackets at its end."""
    return _POINTS_AT_END.sub("", name.strip())


def narrow(text: str) -> str:
    """A text in half-width characters and without blanks."""
    return _INVISIBLE.sub("", unicodedata.normalize("NFKC", text))


class Entry(Record):
    """A label of the form: a word of the language, a field (or fields of several levels), or both."""

    name: str
    spellings: tuple[str, ...]
    fields: tuple[Field, ...] = ()


class Meant(dict[str, str]):
    """The name that a label means; the label itself where it means none. Labels are looked into once."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        super().__init__()
        self._wholes: dict[str, str] = {}
        self._stems: dict[str, set[str]] = {}
        for entry in entries:
            for spelling in entry.spellings:
                label = read_label(spelling)
                self._wholes.setdefault(label.whole, entry.name)
                self._stems.setdefault(label.stem, set()).add(entry.name)

    def __missing__(self, text: str) -> str:
        label = read_label(text)
        meant = self._stems.get(label.stem, set())
        found = self._wholes.get(label.whole) or (next(iter(meant)) if len(meant) == 1 else text)
        if len(self) < _REMEMBERED:
            self[text] = found
        return found


@dataclass(slots=True)
class Labels:
    """The labels that may stand in one place of a form: its head, or its rows."""

    entries: dict[str, Entry]
    meant: Meant = field(init=False)
    _fields: dict[int, dict[str, Field]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.meant = Meant(self.entries.values())

    def said(self, cells: Iterable[Written]) -> dict[str, Written]:
        """Cells under the names that their labels mean; the last of those that mean the same."""
        meant = self.meant
        return {meant[cell.label]: cell for cell in cells}

    def find(self, text: str) -> str | None:
        """The name that a label means, or None."""
        meant = self.meant[text]
        return meant if meant in self.entries else None

    def fields(self, level: int) -> dict[str, Field]:
        """The fields by their names; where several levels have one of a name, that of ``level``."""
        found = self._fields.get(level)
        if found is None:
            named = ((name, entry.fields) for name, entry in self.entries.items() if entry.fields)
            found = {name: next((each for each in own if each.level == level), own[0]) for name, own in named}
            self._fields[level] = found
        return found

    def spellings(self) -> Iterator[str]:
        """Every label as it may be written, for suggestions and for the schema."""
        for entry in self.entries.values():
            yield from entry.spellings


class Said(Record):
    """A form's cells under the names that their labels mean: those of its head, and those of each row."""

    head: dict[str, Written]
    rows: list[dict[str, Written]]


def said(written: WrittenForm, template: FormTemplate) -> Said:
    """What a form says by the labels of a template."""
    rows = row_labels(template)
    return Said(head_labels(template).said(written.head), [rows.said(row.cells) for row in written.rows])


@once_for_each
def head_labels(template: FormTemplate) -> Labels:
    """The labels of the form's head."""
    words: dict[str, tuple[str, ...]] = {name: (name, english) for name, english in HEAD_ENGLISH.items()}
    if template.grade_scale:
        words[CLAIMED_GRADE] = (*words[CLAIMED_GRADE], template.grade_scale, *GRADE_LABELS)
    return _labels(words, (each for each in template.fields if each.level == 0))


@once_for_each
def row_labels(template: FormTemplate) -> Labels:
    """The labels of the form's rows."""
    words: dict[str, tuple[str, ...]] = {
        LEVELS[level]: (LEVELS[level], LEVELS_EN[level]) for level in range(1, depth(template) + 1)
    }
    words |= {name: (name, english) for name, english in ROW_ENGLISH.items()}
    words[POINTS_OF] = (*words[POINTS_OF], *template.points_columns, *POINTS_LABELS)
    for each in template.fields:
        words |= {labels[0]: (*words.get(labels[0], ()), *labels) for labels in (each.signs, each.units) if labels}
    return _labels(words, (each for each in template.fields if each.level > 0))


def depth(template: FormTemplate) -> int:
    """The deepest level that a row may name."""
    return max(1, template.row_level, *(node.level for node in nodes_of(template.nodes)))


def _labels(words: dict[str, tuple[str, ...]], fields: Iterable[Field]) -> Labels:
    """Words and fields by name; a spelling belongs to the first that has it, and a field goes before a word."""
    of_fields: dict[str, tuple[Field, ...]] = {}
    for each in fields:
        of_fields[each.name] = (*of_fields.get(each.name, ()), each)
    entries: dict[str, Entry] = {}
    taken: set[str] = set(words) | set(of_fields)
    for name in dict.fromkeys([*of_fields, *words]):
        own = of_fields.get(name, ())
        others = [*(column for each in own for column in each.columns), *words.get(name, ())]
        spellings = tuple(dict.fromkeys([name, *(other for other in others if other not in taken)]))
        taken |= set(spellings)
        entries[name] = Entry(name, spellings, own)
    return Labels(entries)
