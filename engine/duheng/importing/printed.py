"""What a form prints above and before its cells, as a template means it.

Columns, rows and levels are known by their labels alone: the names of fields and levels and what the template says of
how forms print them (列名, 行名). A column that begins with the word of a level (三级指标) holds the names of that level,
unless the template says otherwise.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping

from duheng.forms.labels import (
    CLAIMED_GRADE,
    SYSTEM_ENGLISH,
    SYSTEM_NOTE,
    SYSTEM_NOTE_ENGLISH,
    Labels,
    head_labels,
    narrow,
    read_label,
    row_labels,
)
from duheng.forms.names import meant_name, stated_points
from duheng.identity import once_for_each
from duheng.language.builtins import FORM_TOTAL, LEVELS, NAME_OF, POINTS_OF
from duheng.language.decimal import decimal_text
from duheng.language.tree import Field, FormTemplate, Node
from duheng.language.types import FieldKind
from duheng.language.units import MONEY, POINTS, Unit
from duheng.language.walk import nodes_of
from duheng.record import Record

_TOTALS = frozenset((
    FORM_TOTAL, "合计", "总计", "总得分", "总分合计", "合计得分", "自评总分", "自评得分合计", "自评得分", "最终得分", "得分",
    "得分合计", "综合得分", "项目总分", "自评总得分",
))  # fmt: skip
_SUM = re.compile(r"(.*?)\(?(?:小计|合计|总计|共计)\)?(?:得分|分值)?")
_PARTS = frozenset(("", "本页", "本项", "以上", "指标", "各项", "各项指标", "绩效指标", "分值", "得分"))
_REMARK = re.compile(r"\([^()]*\)$")
_LEVEL = re.compile(r"([一二三四])级[^0-9(]{0,6}")
_WITH_POINTS = re.compile(r"(.+)\((?:分值|权重|标准分|满分)\)")
_BELOW = re.compile(
    r"(?:填[表报]|制表|审核|复核|经办|联系|(?:单位|部门|项目)?负责)人(?:\(?签[字名章]\)?)?|(?:联系)?电话"
    r"|(?:填[表报])?(?:日期|时间)|填[表报]单位|(?:评价|自评)?(?:等[级次]|结论)|附?注|备注|(?:填[表报])?说明"
)
_ANY_ROW = "指标"
_FEWEST = 3
_TELLING = 4
_DIGITS = "零一二三四"


class Lacking(Record):
    """Something that rows need and no known column holds: its usual label, and all labels that are known.

    ``names``: it is the rows' own names.
    """

    label: str
    spellings: tuple[str, ...]
    names: bool = False


class Printed:
    """The labels of one template. ``own_names`` are what columns of the rows' own names may mean."""

    def __init__(self, template: FormTemplate) -> None:
        self.template = template
        self.own_names = tuple(filter(None, (LEVELS[template.row_level], NAME_OF)))
        self._columns: Labels = row_labels(template)
        self._head: Labels = head_labels(template)
        self._levels = {
            _stem(text): LEVELS[level] for level, texts in enumerate(template.level_columns) for text in texts
        }
        self._fields: dict[str, list[Field]] = {}
        for field in template.fields:
            for stem in {_stem(text) for text in (field.name, *field.columns)} if not field.level else ():
                self._fields.setdefault(stem, []).append(field)
        self._seats = dict(_seats(template.nodes, ()))
        self._groups = tuple(dict.fromkeys(node.name for node in nodes_of(template.nodes)))
        groups = (node for node in nodes_of(template.nodes) if node.level < template.row_level)
        self._group_levels = {node.name: node.level for node in groups}
        self._rows = {_stem(text) for field in template.fields for text in field.rows} | set(self._seats)

    def column(self, text: str) -> str | None:
        """What stands in the rows below a label: a level, a field, 分值 …; None where the label isn't known."""
        level = self._levels.get(_stem(text))
        if level is not None:
            return level
        found, measure = self._columns.find(text), read_label(text).unit
        if found is not None:
            return None if found == POINTS_OF and measure is not None and measure.dimension != POINTS else found
        behind = _WITH_POINTS.fullmatch(_plain(text))
        if behind is not None:
            return self._named(behind[1])
        begins = _LEVEL.fullmatch(_stem(text))
        named = LEVELS[_DIGITS.index(begins[1])] if begins else None
        return named if named in self._columns.entries and named not in self._levels.values() else None

    def _named(self, text: str) -> str | None:
        """The level whose names stand below a label; 指标 are those of the rows' own."""
        if _WITH_POINTS.fullmatch(text):
            return None
        named = LEVELS[self.template.row_level] if text == _ANY_ROW else self.column(text)
        return named if named and self.is_name(named) else None

    def holds_points(self, text: str) -> bool:
        """Whether names of rows say behind them what the rows are worth, by the label above them: 三级指标（分值）."""
        return _WITH_POINTS.fullmatch(_plain(text)) is not None and self.column(text) in self.own_names

    def begun(self, text: str) -> str | None:
        """The text of rows one of whose labels begins so: 未完成原因 for 未完成原因分析; None where two could be meant.

        A text settles no score, so that a shorter label may be taken for it; other fields are known by whole labels.
        """
        stem = _stem(text)
        if len(stem) < _TELLING:
            return None
        fields = [each for each in self.template.fields if each.level == self.template.row_level]
        begun = {each.name for each in fields for label in (each.name, *each.columns) if _stem(label).startswith(stem)}
        texts = {each.name for each in fields if each.kind is FieldKind.TEXT}
        return begun.pop() if len(begun) == 1 and begun <= texts else None

    def columns_wanted(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """What columns of names are called, and the other columns that rows may have, as a form would print them."""
        deepest = self.template.row_level
        own = self.template.level_columns[deepest] if deepest < len(self.template.level_columns) else ()
        names = own or ((f"{LEVELS[deepest]}指标",) if deepest else (NAME_OF,))
        fields = [field.columns[0] if field.columns else field.name for field in self.template.fields if field.level]
        return names, (*(self.template.points_columns[:1] or (POINTS_OF,)), *fields)

    def lacking(self, meanings: Collection[str]) -> list[Lacking]:
        """What rows can't be scored by, as none of their columns holds it: names, points, targets, actual values."""
        found: list[Lacking] = []
        names, _ = self.columns_wanted()
        template = self.template
        if template.row_level and not set(self.own_names) & set(meanings):
            found.append(Lacking(names[0], names, names=True))
        if POINTS_OF not in meanings and template.row_level and not self._worth_known():
            found.append(self._lacking(POINTS_OF))
        of_rows = [each for each in template.fields if each.level and each.level == template.row_level]
        for kind in (FieldKind.TARGET, FieldKind.QUANTITY):
            fields = [each for each in of_rows if each.kind is kind]
            if fields and not any(each.name in meanings for each in fields):
                found += [self._lacking(each.name) for each in fields[:1]]
        return found

    def _lacking(self, name: str) -> Lacking:
        field = self._columns.entries[name].fields
        said = field[0].columns if field else self.template.points_columns
        return Lacking(said[0] if said else name, self.spellings(name))

    def spellings(self, name: str) -> tuple[str, ...]:
        """The Chinese labels of what rows say."""
        return tuple(text for text in self._columns.entries[name].spellings if not text.isascii())

    def _worth_known(self) -> bool:
        """Whether the ruleset says or works out what rows are worth, so that their forms needn't."""
        rules, nodes = self.template.worth, nodes_of(self.template.nodes)
        return self.template.row_level in {*(rule.level for rule in rules), *(node.level for node in nodes)}

    def is_system(self, text: str) -> bool:
        """Whether a column is one that duheng added to a scored form."""
        return _plain(text) in _SYSTEM and self.column(text) is None

    def is_system_note(self, text: str) -> bool:
        """Whether a line is the one that duheng puts below a scored form."""
        return _plain(text) in _SYSTEM_NOTES

    def is_name(self, meaning: str) -> bool:
        """Whether a column holds names: of a level, or of the rows themselves."""
        return meaning in LEVELS[1:] or meaning == NAME_OF

    def is_head(self, texts: Iterable[str]) -> bool:
        """Whether the texts of a row are the head of an indicator table: names, and two other things that rows say."""
        meanings = {meaning for text in texts if (meaning := self.column(text))}
        return len(meanings) >= _FEWEST and any(map(self.is_name, meanings))

    def is_below(self, label: str) -> bool:
        """Whether a label, made plain, says what stands below a table: who filled it in, remarks, the claimed grade."""
        return _BELOW.fullmatch(label) is not None or self.head(label) == CLAIMED_GRADE

    def head(self, text: str) -> str | None:
        """What stands beside a label outside the rows: a field of the head, or a word such as 年度."""
        return self._head.find(text)

    def fields(self, text: str) -> list[Field]:
        """The fields of the head that may stand below a label."""
        return self._fields.get(_stem(text), [])

    def seat(self, text: str) -> tuple[str, ...] | None:
        """The node whose own cells stand in the row that a label is before, by its path."""
        return self._seats.get(_stem(text))

    def in_row(self, fields: Iterable[Field], text: str, *, alone: bool) -> Field | None:
        """Which of the fields below one label stands in the row that a text is before.

        Fields that don't name their rows (行名) stand in the rows of nodes, or in the one row that there is (``alone``).
        """
        own = [field for field in fields if any(_stem(row) == _stem(text) for row in field.rows)]
        free = [field for field in fields if not field.rows]
        found = own or (free if alone or self.seat(text) is not None else [])
        return found[0] if len(found) == 1 else None

    def is_row(self, text: str) -> bool:
        """Whether the template says what stands in the row that a text is before."""
        return _stem(text) in self._rows

    def is_total(self, text: str) -> bool:
        """Whether a row that begins so holds the sums of all rows above it."""
        return _REMARK.sub("", _plain(text)) in _TOTALS

    def is_sum(self, text: str, held: Iterable[str]) -> bool:
        """Whether a row that begins so holds sums: of all rows, or of some (小计), perhaps of a group that it names.

        ``held`` are the names of groups that the form has said, beside those of the template.
        """
        found = _SUM.fullmatch(_stem(text))
        if self.is_total(text) or found is None:
            return self.is_total(text)
        of = found[1] if found[1] in _PARTS else found[1].removesuffix("得分")
        return of in _PARTS or bool(_LEVEL.fullmatch(of)) or self.is_group(of) or of in map(_stem, held)

    def may_be_sum(self, text: str) -> bool:
        """Whether a row that begins so may hold sums, be it of a group that nobody has named yet."""
        return self.is_total(text) or _SUM.fullmatch(_stem(text)) is not None

    def are_group(self, names: Mapping[int, str]) -> bool:
        """Whether names by level are those of a group of the template, at its place and without points of their own."""
        if any(stated_points(name) is not None for name in names.values()):
            return False
        if min(names) > 1:
            return self.is_group(names[max(names)])
        nodes = self.template.nodes
        for level, name in sorted(names.items()):
            there = {node.name: node for node in nodes if node.level == level and not node.repeated}
            own = meant_name(name, there)
            if own is None:
                return False
            nodes = there[own].children
        return True

    def is_group(self, text: str) -> bool:
        """Whether a text names one of the template's nodes."""
        return meant_name(text, self._groups) is not None

    def group_level(self, text: str) -> int | None:
        """The level of the template's group above the rows that a text names; None where it names none."""
        name = meant_name(text, self._group_levels)
        return None if name is None else self._group_levels[name]


def with_unit(name: str, label: str) -> str:
    """What a label means, with the unit that it says: 年初预算数（元）."""
    measure = read_label(label).unit
    return name if measure is None else f"{name}（{measure.text}）"


def with_points(name: str, label: str) -> str:
    """A node's name with the points that the label of its row says: 年度资金总额（10分）."""
    worth = read_label(label).points
    return name if worth is None else f"{name}（{decimal_text(worth)}分）"


printed_labels = once_for_each(Printed)
"""The labels of a template."""


def money_of(label: str) -> Unit | None:
    """The unit of money that a label says: 资金总额（万元）."""
    measure = read_label(label).unit
    return measure if measure is not None and measure.dimension == MONEY else None


def _plain(text: str) -> str:
    return narrow(text).rstrip(":").casefold()


def _stem(text: str) -> str:
    return read_label(text).stem


_SYSTEM_NOTES = frozenset(map(_plain, (SYSTEM_NOTE, SYSTEM_NOTE_ENGLISH)))
_SYSTEM = frozenset(_plain(text) for pair in SYSTEM_ENGLISH.items() for text in pair)


def _seats(nodes: Iterable[Node], above: tuple[str, ...]) -> Iterator[tuple[str, tuple[str, ...]]]:
    for node in nodes:
        path = (*above, node.name)
        for text in (node.name, *node.rows):
            yield _stem(text), path
        yield from _seats(node.children, path)
