"""What forms print: 列名 of levels, 行名, 符号列 and 单位列, inherited, shown, compared."""

from __future__ import annotations

from pathlib import Path

import pytest

import duheng
from duheng import api
from duheng.language.tree import Ruleset

PARENT = """\
规则集 990103/2024 「甲」

方法 照填
    得 自评得分
    限于 0 至 分值

模板 表
    字段 预算数: 金额，列名 「预算数(A)」
    一级 执行 10分，按 照填，行名 「资金总额」
    一级 产出 90分
    二级 可自选方法，列名 「指标」
        字段 指标值: 目标，符号列 「性质」，单位列 「单位」
        字段 自评得分: 数，列名 「得分」
    计分
        | 指标值.性质 | 方法 |
        | 其他        | 照填 |
    总分 合计（一级.得分）
"""
CHILD = """\
规则集 990103/2025 「乙」
    继承 990103/2024

补充 模板 表
    字段 财政拨款: 金额，列名 「预算数(A)」，行名 「其中：财政拨款」「财政拨款」
    一级 执行 20分
    一级 产出 80分
    {}
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "2024.rules").write_text(PARENT, encoding="utf-8")
    return tmp_path


def child(folder: Path, line: str) -> Ruleset:
    (folder / "2025.rules").write_text(CHILD.format(line), encoding="utf-8")
    return duheng.load_ruleset(folder / "2025.rules", folders=[folder])


def test_what_a_child_does_not_say_stays(folder: Path) -> None:
    template = child(folder, "二级").template
    assert template.level_columns == ((), (), ("指标",), (), ())
    assert template.free_methods
    assert [(node.name, node.rows) for node in template.nodes] == [("执行", ("资金总额",)), ("产出", ())]
    fields = {field.name: field for field in template.fields}
    assert fields["财政拨款"].rows == ("其中：财政拨款", "财政拨款")
    assert (fields["指标值"].signs, fields["指标值"].units) == (("性质",), ("单位",))


def test_what_a_child_says_counts(folder: Path) -> None:
    template = child(folder, "二级，列名 「指标名称」").template
    assert template.level_columns[2] == ("指标名称",)
    assert template.free_methods


def test_the_effective_ruleset_shows_both(folder: Path) -> None:
    child(folder, "二级，列名 「指标名称」")
    lines = {line.text: line for line in api.effective(folder / "2025.rules", folders=[folder])}
    places = [(Path(span.file).name, span.line) for span in lines["二级 可自选方法，列名 「指标名称」"].origins]
    assert places == [("2025.rules", 8), ("2024.rules", 11)]
    assert "一级 执行 20分，按 照填，行名 「资金总额」" in lines


def test_a_difference_tells_them(folder: Path) -> None:
    before, after = duheng.load_ruleset(folder / "2024.rules"), child(folder, "二级，列名 「指标名称」")
    told = {(each.what, each.name): (each.before, each.after) for each in api.difference(before, after)}
    assert told["模板", "二级"] == (("列名 「指标」",), ("列名 「指标名称」",))
    assert told["字段", "财政拨款"][1] == ("金额，列名 「预算数(A)」，行名 「其中：财政拨款」「财政拨款」",)


@pytest.mark.parametrize(
    "said", ["，列名 「指标名称」，分值列 「权重分」「权数」", "，分值列 「权重分」「权数」，列名 「指标名称」"]
)
def test_the_points_column_is_said_where_the_names_column_is(folder: Path, said: str) -> None:
    template = child(folder, f"二级{said}").template
    assert (template.level_columns[2], template.points_columns) == (("指标名称",), ("权重分", "权数"))
    shown = [line.text for line in api.effective(folder / "2025.rules", folders=[folder])]
    assert "二级 可自选方法，列名 「指标名称」，分值列 「权重分」「权数」" in shown
    before = duheng.load_ruleset(folder / "2024.rules")
    told = {
        (each.what, each.name): each.after for each in api.difference(before, child(folder, "二级，分值列 「权数」"))
    }
    assert told["模板", "二级"] == ("列名 「指标」，分值列 「权数」",)


def test_the_points_column_is_inherited(folder: Path) -> None:
    parent = PARENT.replace("列名 「指标」", "列名 「指标」，分值列 「权数」")
    (folder / "2024.rules").write_text(parent, encoding="utf-8")
    assert child(folder, "二级，列名 「指标名称」").template.points_columns == ("权数",)
    assert child(folder, "二级，分值列 「份额」").template.points_columns == ("份额",)


def test_the_points_column_is_no_field_s(folder: Path) -> None:
    rules = PARENT.replace("列名 「指标」", "列名 「指标」，分值列 「得 分」")
    (folder / "2024.rules").write_text(rules, encoding="utf-8")
    (found,) = [each for each in api.check(folder / "2024.rules").problems if each.code == "NAM-030"]
    assert found.message("zh") == "表单上的「得分」既可能是字段「分值」，又可能是字段「自评得分」"
    assert found.span.line == 13


def test_a_field_of_the_head_may_be_called_as_the_points_column(folder: Path) -> None:
    rules = PARENT.replace("列名 「指标」", "列名 「指标」，分值列 「预算数」")
    (folder / "2024.rules").write_text(rules, encoding="utf-8")
    assert "NAM-030" not in [each.code for each in api.check(folder / "2024.rules").problems]
