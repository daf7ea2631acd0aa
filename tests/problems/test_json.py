"""Problems as plain values."""

from __future__ import annotations

import json

from duheng.problems.files import FileMissing
from duheng.problems.forms import NoRows
from duheng.problems.meaning import NotClamped, Unused
from duheng.problems.render.json import as_json, render
from duheng.problems.types import MixedUnits
from duheng.source import FileSpan, Span


def test_with_a_place() -> None:
    problem = Unused(span=Span("甲.rules", 3, 4, 6), kind="参数", kind_en="parameter", name="界限")
    assert as_json(problem) == {
        "code": "USE-001",
        "severity": "warning",
        "file": "甲.rules",
        "line": 3,
        "column": 4,
        "end": 6,
        "path": [],
        "message": "参数「界限」没有用到",
        "hint": "删去它，或在该用的地方写上它的名称。",
    }


def test_without_a_place_in_english() -> None:
    found = as_json(FileMissing(name="甲.rules", near=("乙.rules",)), "en")
    assert (found["file"], found["line"], found["column"], found["end"]) == ("甲.rules", None, None, None)
    assert found["message"] == "No such file or folder: 甲.rules"
    assert found["hint"] == 'Did you mean "乙.rules"?'


def test_of_a_file_as_a_whole() -> None:
    found = as_json(NoRows(span=FileSpan("甲.xlsx")))
    assert (found["file"], found["line"], found["column"], found["end"]) == ("甲.xlsx", None, None, None)


def test_path_and_level() -> None:
    found = as_json(MixedUnits(path=("绩效指标", "2"), left="元", left_en="元", right="%", right_en="%"))
    assert (found["path"], found["severity"]) == (["绩效指标", "2"], "error")
    assert as_json(NotClamped(name="甲"))["severity"] == "info"


def test_text_is_the_same_each_time_and_readable() -> None:
    problems = [FileMissing(name="甲"), FileMissing(name="乙")]
    text = render(problems)
    assert text == render(problems)
    assert text.endswith("]\n")
    assert "找不到文件或文件夹：甲" in text
    assert json.loads(text) == [as_json(each) for each in problems]
    assert json.loads(render([])) == []
