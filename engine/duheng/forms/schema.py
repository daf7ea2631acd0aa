"""The JSON Schema of a ruleset's forms, made from its template: for editors that complete and check as one types.

It lists every way to write a label that the template names. The reader is more tolerant (width, blanks, ``（A）`` after a
label), and values are left to the value notation: what a cell may hold is said in its description, not enforced.
"""

from __future__ import annotations

from typing import Any

from duheng.forms.labels import (
    CLAIMED_GRADE,
    CLAIMED_TOTAL,
    METHOD,
    MONEY_UNIT,
    NOTE,
    REGION,
    ROWS,
    ROWS_ENGLISH,
    RULESET,
    SOURCE,
    TITLE,
    YEAR,
    Entry,
    Labels,
    depth,
    head_labels,
    row_labels,
)
from duheng.language.builtins import CLAIMED, LEVELS, LEVELS_EN, NAME_OF, POINTS_OF
from duheng.language.tree import Field, FormTemplate, Ruleset
from duheng.language.types import FieldKind
from duheng.language.walk import nodes_of

DIALECT = "https://json-schema.org/draft/2020-12/schema"

_WORDS: dict[str, str] = {
    RULESET: "规则集的编号，如 640202/2020",
    TITLE: "表的名称",
    REGION: "行政区划代码",
    YEAR: "四位数的年份",
    MONEY_UNIT: "没有写单位的金额所用的单位",
    CLAIMED_TOTAL: "单位自评的总分",
    CLAIMED_GRADE: "单位自评的等级",
    SOURCE: "出处，不参与计分",
    NOTE: "备注，不参与计分",
    METHOD: "这一行自选的计分方法",
    NAME_OF: "这一行的名称",
    POINTS_OF: "分值",
    CLAIMED: "单位自评的得分",
}
_KINDS: dict[FieldKind, tuple[str, tuple[str, ...]]] = {
    FieldKind.TEXT: ("文本", ()),
    FieldKind.NUMBER: ("一个数", ("2", "98%")),
    FieldKind.QUANTITY: ("数量和单位，或文字", ("593件", "98%", "减少")),
    FieldKind.TARGET: ("目标", ("≥400件", "不低于95%", "逐步减少")),
    FieldKind.MONEY: ("金额", ("64.22万元",)),
    FieldKind.DATE: ("日期", ("2020-12-31", "2020年12月")),
    FieldKind.TRUTH: ("是或否", ("是", "否")),
    FieldKind.LABEL: ("档位", ()),
}
_UNITS = ["元", "千元", "万元", "百万元", "亿元"]
_SCALAR = ["string", "number", "null"]


def form_schema(ruleset: Ruleset) -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of the forms that a ruleset scores."""
    template = ruleset.template
    rows = {
        "type": "array",
        "title": ROWS,
        "description": "指标行，一行一项",
        "minItems": 1,
        "items": _row(ruleset),
    }
    head = head_labels(template)
    return {
        "$schema": DIALECT,
        "title": template.name,
        "description": f"按规则集 {ruleset.id}「{ruleset.title}」计分的表单",
        "type": "object",
        "properties": {**_properties(head, ruleset), ROWS: rows, ROWS_ENGLISH: rows},
        "allOf": [
            {"anyOf": [{"required": [ROWS]}, {"required": [ROWS_ENGLISH]}], "$comment": ROWS},
            *(_one_of(entry) for entry in required(head, 0)),
        ],
        "additionalProperties": False,
    }


def required(labels: Labels, level: int) -> list[Entry]:
    """The labels that must stand where a field of ``level`` is required."""
    return [
        entry
        for entry in labels.entries.values()
        if any(field.required and field.level == level for field in entry.fields)
    ]


def levels_of(template: FormTemplate) -> dict[int, tuple[str, ...]]:
    """The labels by which a row says that it is of a level, for every level that rows may have."""
    found: dict[int, tuple[str, ...]] = {
        level: (LEVELS[level], LEVELS_EN[level]) for level in range(1, depth(template) + 1)
    }
    if template.row_level:
        found[template.row_level] = (*found[template.row_level], NAME_OF, "name")
    return found


def _row(ruleset: Ruleset) -> dict[str, Any]:
    labels = row_labels(ruleset.template)
    levels = levels_of(ruleset.template)
    demands = [
        {
            "if": {"allOf": [_has(names), *({"not": _has(levels[deeper])} for deeper in levels if deeper > level)]},
            "then": _one_of(entry),
        }
        for level, names in levels.items()
        for entry in required(labels, level)
    ]
    row = {"type": "object", "properties": _properties(labels, ruleset), "additionalProperties": False}
    return row | ({"allOf": demands} if demands else {})


def _has(names: tuple[str, ...]) -> dict[str, Any]:
    return {"anyOf": [{"required": [name]} for name in names]}


def _one_of(entry: Entry) -> dict[str, Any]:
    return {**_has(entry.spellings), "$comment": entry.name}


def _properties(labels: Labels, ruleset: Ruleset) -> dict[str, Any]:
    return {spelling: _cell(entry, ruleset) for entry in labels.entries.values() for spelling in entry.spellings}


def _cell(entry: Entry, ruleset: Ruleset) -> dict[str, Any]:
    """What a cell may hold; a field says more than a word of the language."""
    if entry.fields:
        return {"title": entry.name, **_of_field(entry.fields[0], ruleset)}
    cell: dict[str, Any] = {"title": entry.name, "type": _SCALAR}
    if entry.name in LEVELS:
        level = LEVELS.index(entry.name)
        names = _names(ruleset.template, level)
        return cell | {"description": f"{entry.name}指标的名称"} | ({"examples": names} if names else {})
    if entry.name == MONEY_UNIT:
        cell["examples"] = _UNITS
    if entry.name == METHOD and ruleset.template.free_methods:
        cell["examples"] = [method.name for method in ruleset.methods]
    return cell | {"description": _WORDS.get(entry.name, "符号或单位，与同一行的数连起来读")}


def _of_field(field: Field, ruleset: Ruleset) -> dict[str, Any]:
    said, examples = _KINDS[field.kind]
    if field.kind is FieldKind.LABEL:
        said = f"{said}「{field.scale}」"
        examples = tuple(band.label for scale in ruleset.scales if scale.name == field.scale for band in scale.bands)
    if field.unit is not None:
        said = f"{said}，没有写单位时按{field.unit.text}"
    if field.required:
        said = f"{said}，必填"
    kinds = [*_SCALAR, "boolean"] if field.kind is FieldKind.TRUTH else _SCALAR
    return {"description": said, "type": kinds} | ({"examples": list(examples)} if examples else {})


def _names(template: FormTemplate, level: int) -> list[str]:
    return list(dict.fromkeys(node.name for node in nodes_of(template.nodes) if node.level == level))
