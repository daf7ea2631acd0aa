"""The result carries what the form says: whose it is, and what each row's cells hold, under the template's names."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from duheng.evaluation.result import Result
from duheng.language.tree import Ruleset

RULES = """
规则集 999999/2020 「试」
模板 表
    字段 支出科目: 文本，列名 「科目名称」
    字段 预算: 金额
    字段 负责人: 文本
    字段 联系人: 文本
    字段 人均: 金额
    一级 甲 10分
    三级
        字段 目标数: 目标
        字段 完成数: 量
        字段 自评得分: 数
        字段 说明栏: 文本
        字段 另一数: 量
    计分
        | 目标数.性质 | 方法 |
        | -           | 满分 |
    总分 合计（一级.得分）
方法 满分
    得 分值
"""
FORM = """
金额单位: 万元
负责人: 无
人均: 3元
预算: 64.22
科目名称: " 公检法 "
指标:
  - {一级: 甲, 三级: 行, 分值: 10, 完成数: 141, 目标数: ≥195人, 说明栏: 疫情, 自评得分: 8, 另一数: 7人, 备注: 不看}
"""


@pytest.fixture
def result(compiled: Callable[[str], Ruleset], scored: Callable[..., Result]) -> Result:
    return scored(compiled(RULES), FORM)


def test_the_heads_fields_as_written_in_the_templates_order(result: Result) -> None:
    assert [(cell.label, cell.text, cell.unit, cell.empty) for cell in result.form.fields] == [
        ("支出科目", "公检法", "", False),
        ("预算", "64.22", "万元", False),
        ("负责人", "无", "", True),
        ("人均", "3元", "", False),
    ]


def test_a_rows_cells_as_written(result: Result) -> None:
    (row,) = [node for node in result.nodes if node.path[-1] == "行"]
    assert [(cell.label, cell.shown) for cell in row.cells] == [
        ("目标数", "≥195人"),
        ("完成数", "141人"),
        ("自评得分", "8"),
        ("说明栏", "疫情"),
        ("另一数", "7人"),
    ]
    assert (row.target, row.actual) == ("≥195人", "141")


def test_what_a_table_does_not_show(result: Result) -> None:
    (row,) = [node for node in result.nodes if node.path[-1] == "行"]
    assert [cell.label for cell in row.others] == ["说明栏", "另一数"]
    assert [node.cells for node in result.nodes if node.path == ("甲",)] == [()]
