"""Validation: what is refused and how it is said, and that the quick way says what the schema says."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from typing import Any
from unittest.mock import patch

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from duheng.forms.labels import said
from duheng.forms.model import WrittenForm
from duheng.forms.schema import form_schema
from duheng.forms.validate import validate
from duheng.forms.yaml_reader import read_yaml
from duheng.language import tree
from duheng.language.types import FieldKind
from duheng.problems.problem import Problem

Make = Callable[..., Any]


def problems_of(text: str, under: tree.Ruleset) -> list[Problem]:
    written, problems = read_yaml(text, "f.yaml", "")
    assert written is not None, [problem.message("zh") for problem in problems]
    return list(validate(written, said(written, under.template), under))


def test_an_unknown_label_names_its_row_and_what_it_may_have_meant(ruleset: tree.Ruleset) -> None:
    (problem,) = problems_of("指标:\n- {一级: 产出指标}\n- {一级: 效益指标}\n- {一级: 产出指标, 分植: 2}\n", ruleset)
    assert problem.code == "FRM-020"
    assert problem.message("zh") == "指标第 3 项「分植」不是这张表的栏目，没有用它"
    assert problem.message("en") == 'Row 3: the template has no "分植"; it wasn\'t used'
    assert "「分值」" in problem.hint("zh")
    assert problem.span is not None
    assert (problem.span.line, problem.span.column, problem.span.end) == (4, 14, 16)


def test_a_label_that_stands_in_the_other_part_of_the_form(ruleset: tree.Ruleset) -> None:
    row, head = problems_of("指标值: 1\n指标:\n- {一级: 产出指标, 年初预算数(A): 2}\n", ruleset)
    told = {each.message("zh")[:4]: (each.hint("zh"), each.hint("en")) for each in (row, head)}
    assert told["表头「指"] == (
        "它是各行的栏目，写在「指标」下面那一项里。",
        "It is a label of the rows: write it in one.",
    )
    assert told["指标第 "][0] == "它是表头的栏目，写在「指标」上面。"


def test_an_unknown_label_of_the_head(ruleset: tree.Ruleset) -> None:
    (problem,) = problems_of("年初预算: 1\n指标:\n- {一级: 产出指标}\n", ruleset)
    assert problem.message("zh") == "表头「年初预算」不是这张表的栏目，没有用它"
    assert "「年初预算数」" in problem.hint("zh")


@pytest.mark.parametrize(
    "label",
    [
        "年初预算数",
        "年初预算数(A)",
        "全年执行数(b)",
        "年初预算数（A）",
        "年初预算数（万元）",
        "年初预算数（40分）",
        " 年初 预算数",
        "年初预算数（B/A）",
    ],
)
def test_labels_as_forms_print_them(ruleset: tree.Ruleset, label: str) -> None:
    assert problems_of(f'"{label}": 1\n指标:\n- {{一级: 产出指标, "得分（5分）": 1, 三级 : a}}\n', ruleset) == []


@pytest.mark.parametrize("label", ["年初预算数（调整后）", "年初预算数A", "(A)", "全年执行", "指标值", "一级"])
def test_labels_that_are_others(ruleset: tree.Ruleset, label: str) -> None:
    found = problems_of(f'"{label}": 1\n指标:\n- {{一级: 产出指标}}\n', ruleset)
    assert [problem.code for problem in found] == ["FRM-020"]


def test_a_label_that_could_be_two_fields_is_neither(ruleset: tree.Ruleset, fields: Make, add_fields: Make) -> None:
    under = add_fields(ruleset, fields("支出数(A)", 0, FieldKind.TEXT), fields("支出数(B)", 0, FieldKind.TEXT))
    row = "指标:\n- {一级: 产出指标}\n"
    assert problems_of(f"支出数（A）: 1\n支出数（B）: 2\n{row}", under) == []
    assert [problem.code for problem in problems_of(f"支出数: 1\n{row}", under)] == ["FRM-020"]


def test_a_level_below_the_rows(ruleset: tree.Ruleset) -> None:
    found = problems_of("指标:\n- {一级: 产出指标, 四级: a}\n", ruleset)
    assert [problem.code for problem in found] == ["FRM-020"]


@pytest.mark.parametrize("text", ["年初预算数: 1", "指标: []", "指标:", "rows: []"])
def test_no_rows(ruleset: tree.Ruleset, text: str) -> None:
    assert [problem.code for problem in problems_of(text, ruleset)] == ["FRM-022"]


def test_a_required_field_of_the_head(builder: Make) -> None:
    under = builder("字段 项目名称: 文本，必填")
    (problem,) = problems_of("指标:\n- {一级: 产出指标}\n", under)
    assert problem.code == "FRM-021"
    assert problem.message("zh") == "表头缺少必填的「项目名称」"
    assert problems_of("项目名称: \n指标:\n- {一级: 产出指标}\n", under) == []


def test_a_required_field_of_rows(ruleset: tree.Ruleset, fields: Make, add_fields: Make) -> None:
    under = add_fields(ruleset, fields("佐证", 3, FieldKind.TEXT, "佐证资料", required=True))
    text = "指标:\n- {一级: 产出指标}\n- {一级: 产出指标, 三级: a}\n- {名称: b, 佐证资料: c}\n- {level3: d}\n"
    assert [(each.message("zh"), each.span and each.span.line) for each in problems_of(text, under)] == [
        ("指标第 2 项缺少必填的「佐证」", 3),
        ("指标第 4 项缺少必填的「佐证」", 5),
    ]


def test_a_required_field_of_groups(ruleset: tree.Ruleset, fields: Make, add_fields: Make) -> None:
    under = add_fields(ruleset, fields("权重", 1, FieldKind.NUMBER, required=True))
    text = "指标:\n- {一级: 产出指标}\n- {一级: 产出指标, 三级: a}\n- {一级: 产出指标, 权重: 1}\n"
    assert [problem.message("zh") for problem in problems_of(text, under)] == ["指标第 1 项缺少必填的「权重」"]


def test_two_labels_of_one_field(ruleset: tree.Ruleset) -> None:
    (problem,) = problems_of("指标:\n- {三级: a, 得分: 1, 自评得分: 2}\n", ruleset)
    assert problem.code == "FRM-023"
    assert problem.message("zh") == "指标第 1 项「得分」和「自评得分」是同一栏"
    assert problem.span is not None
    assert problem.related[0].column == 11
    assert [each.code for each in problems_of("year: 1\n年度: 1\n指标:\n- {三级: a}\n", ruleset)] == ["FRM-023"]


def test_one_problem_hides_no_other(builder: Make) -> None:
    text = "甲: 1\n乙: 2\n指标:\n- {一级: a, 丙: 1, 得分: 1, claimed: 2}\n"
    found = sorted(problem.code for problem in problems_of(text, builder("字段 项目名称: 文本，必填")))
    assert found == ["FRM-020", "FRM-020", "FRM-020", "FRM-021", "FRM-023"]


def test_the_plain_case_does_not_load_the_library() -> None:
    script = (
        "import sys\n"
        "sys.path.insert(0, 'tests/engine/forms')\n"
        "from conftest import build\n"
        "from duheng.forms.bind import bind\n"
        "from duheng.forms.yaml_reader import read_yaml\n"
        "form, _ = bind(read_yaml('指标:\\n- {{一级: 产出指标, {label}: 5}}\\n', 'f', '')[0], build())\n"
        "print(form is not None, 'jsonschema' in sys.modules)\n"
    )
    for label, printed in (("分值", "True False"), ("分植", "True True")):
        command = [sys.executable, "-X", "utf8", "-c", script.format(label=label)]
        done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=True)
        assert done.stdout.strip() == printed


# --- the quick way against the schema

LABELS = ("年初预算数", "年初预算数(A)", "项目名称", "已公开", "规则集", "备注", "note", "年度", "甲", "指标", "rows")
ROW_LABELS = (
    "一级",
    "level2",
    "三级",
    "名称",
    "分值",
    "指标值",
    "年度指标值",
    "得分",
    "自评得分",
    "佐证",
    "佐证资料",
    "甲",
    "",
)
said_in_cells = st.text("a1 甲", max_size=3)
forms = st.builds(
    lambda head, label, listed: {**head, label: listed},
    st.dictionaries(st.sampled_from(LABELS), said_in_cells, max_size=5),
    st.sampled_from(("指标", "rows")),
    st.lists(st.dictionaries(st.sampled_from(ROW_LABELS), said_in_cells, max_size=6), max_size=3),
)


def read(data: object) -> WrittenForm | None:
    return read_yaml(json.dumps(data, ensure_ascii=False), "f.yaml", "")[0]


@pytest.fixture(scope="module")
def strict(builder: Make, fields: Make, add_fields: Make) -> tree.Ruleset:
    """A template with required fields in the head, in rows and in groups."""
    base = builder("字段 项目名称: 文本，必填", "字段 已公开: 是否")
    made: tree.Ruleset = add_fields(
        base,
        fields("佐证", 3, FieldKind.TEXT, "佐证资料", required=True),
        fields("得分说明", 2, FieldKind.TEXT, "名称说明", required=True),
    )
    return made


@given(forms)
@example({"项目名称": "", "指标": [{}]})
@example({"项目名称": "", "指标": [{"三级": "a", "佐证": ""}], "rows": []})
@example({"项目名称": "", "指标": [{"level2": "a"}]})
def test_the_quick_way_says_what_the_schema_says(strict: tree.Ruleset, ruleset: tree.Ruleset, data: object) -> None:
    written = read(data)
    assume(written is not None)
    assert written is not None
    for under in (strict, ruleset):
        parts = said(written, under.template)
        quick = validate(written, parts, under)
        with patch("duheng.forms.validate._fit", return_value=False):
            assert validate(written, parts, under) == quick


@pytest.mark.parametrize(
    ("data", "fits"),
    [
        ({"项目名称": "a", "指标": [{"一级": "b", "分值": 2}]}, True),
        ({"项目名称": "a", "rows": [{"level1": "b", "points": 2.5, "note": None}]}, True),
        ({"项目名称": "a", "指标": [{"三级": "b", "佐证资料": "c"}]}, True),
        ({"项目名称": "a", "指标": [{"二级": "b", "名称说明": "c"}, {"二级": "b", "三级": "c", "佐证": "d"}]}, True),
        ({"项目名称": "a", "指标": [{"三级": "b"}]}, False),
        ({"项目名称": "a", "指标": [{"二级": "b"}]}, False),
        ({"项目名称": "a", "指标": []}, False),
        ({"项目名称": "a"}, False),
        ({"指标": [{"一级": "b"}]}, False),
        ({"项目名称": "a", "指标": [{"一级": ["b"]}]}, False),
        ({"项目名称": "a", "指标": ["b"]}, False),
        ({"项目名称": "a", "指标": {"一级": "b"}}, False),
        ({"项目名称": "a", "指标": [{"一级": "b"}], "甲": 1}, False),
        ([], False),
    ],
)
def test_what_is_read_without_a_problem_fits_the_schema(strict: tree.Ruleset, data: object, fits: bool) -> None:
    assert Draft202012Validator(form_schema(strict)).is_valid(data) is fits
    written = read(data)
    assert (written is not None and not validate(written, said(written, strict.template), strict)) is fits
