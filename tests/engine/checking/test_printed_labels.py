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
