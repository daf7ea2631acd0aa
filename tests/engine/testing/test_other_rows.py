"""Method cases with the rows and nodes that a method looks at: how they are written, and what is wrong with some."""

from __future__ import annotations

from pathlib import Path

import pytest

from duheng import api
from duheng.source import Span
from duheng.testing.other_rows import OtherRows, names_rows, read_rows, written_rows
from duheng.testing.ran import Ran
from duheng.testing.said import Said

RULES = """\
规则集 990101/2024 「例」
    状态 试行

方法 达标
    若 实际值 ≥ 指标值 则 分值
    否则 0

方法 合
    得 合计（三级.得分）

方法 平分
    得 上级.分值 ÷ 个数（上级.三级）

方法 分给
    得 上级.分值 ÷ 个数（上级.二级）

方法 看产出
    若 产出.得分 ≥ 30 则 分值
    否则 0

方法 全表最低
    得 最小（全表.三级.得分）

模板 表
    一级 产出 60分
        二级 数量，按 分给
    一级 效益 40分，按 全表最低
    三级
        字段 指标值: 目标
        字段 实际值: 量
        字段 备注: 文本
    计分
        | 方法 |
        | 达标 |
    总分 合计（一级.得分）
"""
NOWHERE = Span("", 1)


def run(folder: Path, method: str, inputs: str, gives: str) -> Ran:
    (folder / "2024.rules").write_text(RULES, encoding="utf-8")
    case = f"用例:\n  - 名称: 甲\n    方法: {method}\n    输入: {inputs}\n    得: {gives}\n"
    (folder / "2024.tests.yaml").write_text(case, encoding="utf-8")
    (tested,) = api.run_tests([folder / "2024.tests.yaml"])
    return tested


def said(label: str, text: str) -> OtherRows:
    found = read_rows(Said(label, NOWHERE), Said(text, NOWHERE))
    assert isinstance(found, OtherRows)
    return found


@pytest.mark.parametrize(
    ("method", "inputs", "gives"),
    [
        ("合", "{三级: 得分 30；得分 15}", "45"),
        ("合", "{三级: 得分 30;得分 15}", "45"),
        ("合", "{下级: '得分：30；得分: 15'}", "45"),
        ("合", "{level3: score 30; score 15}", "45"),
        ("合", "{三级: [{得分: 30}, {得分: 15}]}", "45"),
        ("合", "{三级: ''}", "0"),
        ("合", "{}", "0"),
        ("合", "{三级: 得分 不适用；得分 15}", "15"),
        ("合", "{三级: 得分 3 至 4；得分 15}", "18 至 19"),
        ("合", "{三级: 得分 70/9；得分 15}", "205/9"),  # 70/9 + 135/9
        ("合", "{三级: '得分 待定，分值 5；得分 15'}", "15 至 20"),
        # rows without a score are scored as the ruleset does: 5 for 4件 of 4件, none for 3件
        ("合", "{三级: '分值 5，指标值 ≥4件，实际值 4件；分值 6，指标值 ≥4件，实际值 3件'}", "5"),
        ("合", "{三级: '备注 「一；二，三」，得分 2；得分 3'}", "5"),
        # the row itself is one of three
        ("平分", "{上级.分值: 60, 上级.三级: 空；空}", "20"),
        ("平分", "{上级.分值: 60}", "60"),
        # the method is a second level's, so the node is one of three of these
        ("分给", "{上级.分值: 60, 上级.二级: 空；空}", "20"),
        ("看产出", "{产出.得分: 30, 分值: 4}", "4"),
        ("看产出", "{产出.得分: 29.9, 分值: 4}", "0"),
        ("看产出", "{产出.三级: 得分 29；得分 1, 分值: 4}", "4"),
        ("全表最低", "{全表.三级: 得分 2；得分 1}", "1"),
    ],
)
def test_what_a_method_makes_of_other_rows(folder: Path, method: str, inputs: str, gives: str) -> None:
    tested = run(folder, method, inputs, gives)
    assert [(each.message("zh"), each.hint("zh")) for each in tested.problems] == []


@pytest.mark.parametrize(
    ("method", "inputs", "code"),
    [
        ("合", "{三级: 得分}", "CAS-032"),
        ("合", "{三级: 得分 3；；得分 4}", "CAS-032"),
        ("合", "{三级: [得分 3]}", "CAS-001"),
        ("合", "{三级: {得分: 3}}", "CAS-001"),
        ("合", "{三级: 得份 3}", "EXA-002"),
        ("合", "{三级: 得分 很多}", "EXA-003"),
        ("合", "{三级: 得分 4 至 3}", "EXA-003"),
        ("合", "{得分: 3}", "EXA-002"),
        ("看产出", "{产岀.得分: 3, 分值: 4}", "EXA-002"),
        ("看产出", "{产岀.三级: 得分 3, 分值: 4}", "EXA-002"),
    ],
)
def test_what_cannot_be_meant_is_told(folder: Path, method: str, inputs: str, code: str) -> None:
    assert {each.code for each in run(folder, method, inputs, "1").problems} == {code}


@pytest.mark.parametrize("label", ["三级", "下级", "一级", "上级.三级", "产出.三级", "全表.三级", "上级．三级"])
def test_what_means_rows(label: str) -> None:
    assert names_rows(label)


@pytest.mark.parametrize("label", ["分值", "上级.分值", "上级", "三级数", "三级.得分"])
def test_what_does_not(label: str) -> None:
    assert not names_rows(label)


@pytest.mark.parametrize(
    "text",
    ["得分 3；得分 4", "得分 3，分值 5；空；得分 4", "备注 「一；二」，得分 3", "空", "指标值 「[1，5]件」，得分 2"],
)
def test_rows_are_written_as_they_are_read(text: str) -> None:
    rows = said("三级", text).rows
    assert written_rows([[(cell.name, cell.text) for cell in row] for row in rows]) == text


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path
