"""The JSON Schema of files of cases, for editors; the reader itself says what is wrong in words.

``python -m duheng.testing.case_schema`` writes it to ``grammar/cases.schema.json``; a test holds that it is fresh.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from duheng.testing import case_keys as keys

_TEXT = {"type": ["string", "number", "boolean", "null"]}
_LISTED = {"type": "array", "items": _TEXT}
_CELLS = {"type": "object", "additionalProperties": _TEXT}
_TABLE = {"type": "array", "minItems": 2, "items": _LISTED}
_ROWS = {"type": "array", "items": _CELLS}

_SAID: dict[str, tuple[str, dict[str, Any]]] = {
    keys.NAME: ("用例的名称，说它试的是什么 / what the case tries", {"type": "string", "minLength": 1}),
    keys.METHOD: ("试的方法 / the method", {"type": "string"}),
    keys.INPUTS: (
        "一行的各格，要看的别的行：三级 / the cells of a row, and the other rows that it looks at",
        {"type": "object", "additionalProperties": {"anyOf": [_TEXT, _ROWS]}},
    ),
    keys.GIVES: ("应当得到的分：数、70/9、3 至 4、待定、不适用 / what it must give", _TEXT),
    keys.TABLE: ("几个用例，第一行是表头 / several cases, the first line is the header", _TABLE),
    keys.FORM: ("表单，或其文件 / a form, or its file", {"type": ["object", "string"]}),
    keys.BASE: ("改自哪个用例或表单文件 / the case or file it changes", {"type": "string"}),
    keys.CHANGE: ("改的格子：指标名称.栏目 / changed cells: name.label", _CELLS),
    keys.DROP: ("去掉的行 / rows left out", {"type": ["array", "string"], "items": _TEXT}),
    keys.ADD: ("加上的行 / rows added", _ROWS),
    keys.TOTAL: ("应当得到的总分 / the total", _TEXT),
    keys.GRADE: ("应当得到的等级 / the grade", {"type": "string"}),
    keys.SCORES: ("各指标应当得到的分 / scores of indicators", _CELLS),
    keys.FOUND: (
        "必须有的核对意见：编号或校验名称 / findings that must be there",
        {"type": ["array", "string"], "items": _TEXT},
    ),
    keys.ABSENT: ("不许有的核对意见 / findings that must not be there", {"type": ["array", "string"], "items": _TEXT}),
}


def case_schema() -> dict[str, Any]:
    """The schema (2020-12)."""
    case = {"type": "object", "properties": _properties(_SAID), "additionalProperties": False}
    of_file: dict[str, tuple[str, dict[str, Any]]] = {
        keys.RULESET: ("规则集的编号或文件 / the ruleset's id or file", {"type": "string"}),
        keys.CASES: ("用例 / cases", {"type": "array", "items": case}),
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "duheng 用例文件 / a file of cases",
        "type": "object",
        "properties": _properties(of_file),
        "additionalProperties": False,
    }


def _properties(said: dict[str, tuple[str, dict[str, Any]]]) -> dict[str, Any]:
    """Every key in both languages."""
    return {
        name: {"description": told, **shape}
        for chinese, (told, shape) in said.items()
        for name in (chinese, keys.ENGLISH[chinese])
    }


def text() -> str:
    """The file's text."""
    return json.dumps(case_schema(), ensure_ascii=False, indent=2) + "\n"


if __name__ == "__main__":
    Path("grammar/cases.schema.json").write_text(text(), encoding="utf-8")
