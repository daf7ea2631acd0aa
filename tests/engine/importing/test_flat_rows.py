"""Forms whose indicators stand in no groups, with points and scores under labels of their own.

The layout is that of facts.md §2 no. 14 (重庆 2022, F16): 指标性质 before the targets, 指标权重 for the points, and the points
and the score of the execution beside its amounts (执行率权重, 执行率得分). Its figures are made up but for 79.27% → 7.93.
"""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest
from tests.engine.importing.sheets import FILE, imported, rows_of, sheet

import duheng
from duheng import api
from duheng.books.model import Book
from duheng.importing.read import read_form
from duheng.problems.severity import Severity

RULES = """\
规则集 500000/2022 「指标不分级的表」

档位 等级
    合格: 100 至 60（含）
    不合格: 60 至 0

方法 执行率得分
    得 全年执行数 ÷ 全年预算数 × 分值
    限于 0 至 分值
    修约 2 位小数
    例 全年预算数 100万元，全年执行数 79.27万元，分值 10 得 7.93

方法 按比例
    若 实际值 ≥ 指标值 则 分值
    否则 实际值 ÷ 指标值 × 分值
    限于 0 至 分值
    例 指标值 ≥40次，实际值 30次，分值 20 得 15

模板 表
    字段 全年预算数: 金额，列名 「全年（调整）预算数」
    字段 全年执行数: 金额
    一级 预算执行率 10分，按 执行率得分，行名 「预算执行情况」
    一级，列名 「指标名称」，分值列 「指标权重」「执行率权重」
        字段 指标值: 目标，列名 「调整指标值」，符号列 「指标性质」，单位列 「计量单位」
        字段 实际值: 量，列名 「全年完成值」，单位列 「计量单位」
        字段 自评得分: 数，列名 「指标得分」「执行率得分」
    计分
        | 指标值.性质 | 方法   |
        | 定量        | 按比例 |
    总分 合计（一级.得分）
    等级 等级[总分]
"""
SHEET = """
| 预算执行情况（万元） | 年初预算数 | 全年（调整）预算数 | 全年执行数 | 执行率 | 执行率权重（分） | 执行率得分（分） | |
| ^ | 120 | 100 | 79.27 | 79.27% | 10 | 7.93 | |
| 绩效指标 | 指标名称 | 计量单位 | 指标性质 | 调整指标值 | 全年完成值 | 指标权重（分） | 指标得分（分） |
| ^ | 组织宣传活动 | 次 | ≥ | 40 | 43 | 50 | 50 |
| ^ | 制作宣传品 | 份 | ≥ | 20 | 15 | 40 | 40 |
"""


@pytest.fixture
def rules(tmp_path: Path) -> Path:
    found = tmp_path / "平.rules"
    found.write_text(RULES, encoding="utf-8")
    return found


def test_the_points_that_the_ruleset_names_need_not_be_all(rules: Path) -> None:
    """10 of the 100 that the grades end at: what the other rows are worth is the form's to say."""
    assert "WGT-001" not in [each.code for each in api.check(rules).problems]
    rules.write_text(RULES.replace("    一级，列名", "    二级，列名"), encoding="utf-8")
    assert "WGT-001" in [each.code for each in api.check(rules).problems]


def test_points_and_scores_are_read_under_the_form_s_labels(rules: Path) -> None:
    found = imported(sheet(SHEET), ruleset=str(rules))
    assert rows_of(found) == [
        {"一级": "预算执行率", "分值": "10", "自评得分": "7.93"},
        _row("组织宣传活动", "次", "40", "43", "50", "50"),
        _row("制作宣传品", "份", "20", "15", "40", "40"),
    ]


def _row(*cells: str) -> dict[str, str]:
    name, unit, target, actual, points, claimed = cells
    return {
        "一级": name,
        "计量单位": unit,
        "指标性质": "≥",
        "指标值": target,
        "实际值": actual,
        "分值（分）": points,
        "自评得分（分）": claimed,
    }


def test_rows_beside_a_group_are_no_strangers(rules: Path) -> None:
    """79.27 ÷ 100 × 10 = 7.927, 7.93; 43 of 40: 50; 15 ÷ 20 × 40 = 30: 87.93 of 100, and 10 points too much claimed."""
    ruleset = duheng.load_ruleset(rules)
    result = duheng.evaluate(imported(sheet(SHEET), ruleset=str(rules)).form, ruleset)
    assert (result.total.score, result.total.full) == (Fraction("87.93"), 100)
    assert [each.score for each in result.nodes] == [Fraction("7.93"), 50, 30]
    assert [(each.code, each.path) for each in result.findings if each.severity is not Severity.INFO] == [
        ("EVL-007", ("制作宣传品",))
    ]


def test_a_blank_form_prints_the_same_labels(rules: Path, tmp_path: Path) -> None:
    ruleset = duheng.load_ruleset(rules)
    (tmp_path / "空.xlsx").write_bytes(api.blank_form(ruleset))
    opened = api.open_form(tmp_path / "空.xlsx")
    texts = {cell.text for cell in opened.book.sheets[0].cells.values()}
    assert {"指标权重", "指标得分", "指标名称"} <= texts
    assert "分值" not in texts


def test_the_labels_of_the_form_are_advised(rules: Path) -> None:
    template = duheng.load_ruleset(rules).template
    found = read_form(Book(FILE, (sheet(SHEET.replace("指标名称", "内容")),)), template, "0" * 64)
    assert isinstance(found, tuple)
    (problem,) = found
    assert problem.code == "IMP-002"
    assert "表头的栏目应是：指标名称、指标权重、调整指标值、全年完成值、指标得分。" in problem.hint("zh")


def test_a_form_whose_only_quantity_stands_in_its_head(tmp_path: Path) -> None:
    """45% ÷ 90% × 100."""
    file = tmp_path / "表头.rules"
    file.write_text(
        "规则集 500000/2023 「表头」\n方法 甲\n    得 满意率 ÷ 90% × 分值\n    限于 0 至 分值\n"
        "模板 表\n    字段 满意率: 量，单位 %\n    一级 产出 100分，按 甲\n    总分 合计（一级.得分）\n",
        encoding="utf-8",
    )
    text = "| 满意率 | 45 | |\n| 一级指标 | 分值 | 自评得分 |\n| 产出 | 100 | 40 |\n"
    found = imported(sheet(text), ruleset=str(file))
    result = duheng.evaluate(found.form, duheng.load_ruleset(file))
    assert (result.total.score, [each.code for each in result.findings]) == (50, ["EVL-007"])
