"""Names of groups that are nearly those of the template are told; other names are a form's or a ruleset's own."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.engine.rulesets import PARENT, compiled

GROUPS = PARENT.replace(
    "二级 数量\n", "二级 数量指标\n        二级 时效指标\n        二级 服务对象满意度指标\n"
).replace("一级 效益 40分", "一级 效益指标 40分")


def told(folder: Path, child: str) -> list[tuple[int, str, str]]:
    found = compiled(folder, child, parent=GROUPS).problems
    return [
        (each.span.line - 2, each.message("zh"), each.hint("zh"))
        for each in found
        if each.span and each.code in ("NAM-022", "NAM-023")
    ]


def added(folder: Path, lines: str, what: str, expected: tuple[int, str, str] | None) -> None:
    """What is told of lines that are added to the template: the line, the name there, and the one that is meant."""
    line, name, meant = expected or (0, "", "")
    message = f"上级规则集没有「{name}」，这里是新添的{what}"
    found = told(folder, f"补充 模板 表\n{lines}")
    assert found == ([(line, message, f"是不是想写「{meant}」？")] if expected else [])


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("时效性指标", "时效指标"),
        ("时效", "时效指标"),
        ("服务对象满意指标", "服务对象满意度指标"),
        ("服务对像满意度指标", "服务对象满意度指标"),
        ("效益", "效益指标"),
        ("产出指标", "产出"),
        ("产出类", None),
        ("时效指标", None),
        ("实效指标", "时效指标"),
        ("数量标准", None),
        ("质量指标", "质量"),
        ("成本指标", None),
        ("群众满意度指标", None),
    ],
)
def test_a_condition_on_the_name_of_the_group_above(tmp_path: Path, written: str, meant: str | None) -> None:
    table = f"补充 模板 表\n    计分\n        | 上级.名称 | 方法 |\n        | 「{written}」 | 比例 |\n"
    message = f"模板里没有「{written}」这一类，只有表上自己写了这一类，这一行才起作用"
    assert told(tmp_path, table) == ([(4, message, f"是不是想写「{meant}」？")] if meant else [])


def test_a_condition_elsewhere_and_names_of_rows(tmp_path: Path) -> None:
    method = "补充 方法 比例\n    若 「时效」 = 上级.名称 则 0\n    若 名称 = 「时效性指标」 则 1\n"
    assert [line for line, _, _ in told(tmp_path, method)] == [2]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ("    一级 产出\n        二级 时效性指标 15分\n", (3, "时效性指标", "时效指标")),
        ("    一级 效益 40分\n", (2, "效益", "效益指标")),
        ("    一级 产出\n        二级 时效指标 15分\n", None),
        ("    一级 产出\n        二级 成本指标 15分\n", None),
        ("    一级 效益指标\n        二级 时效性指标\n", None),
        ("    一级 产出\n        二级 时效性指标\n        删除 二级 时效指标\n", None),
        ("    一级 产出\n        二级 进度指标\n        二级 进度性指标\n", None),
    ],
)
def test_a_group_that_is_added(tmp_path: Path, lines: str, expected: tuple[int, str, str] | None) -> None:
    added(tmp_path, lines, "一类", expected)


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ("    三级\n        字段 实际植: 量\n", (3, "实际植", "实际值")),
        ("    字段 预预算数: 金额\n", (2, "预预算数", "预算数")),
        ("    三级\n        字段 上年实际值: 量\n", None),
        ("    三级\n        字段 预预算数: 金额\n", None),  # a field of rows is none of the head
        (
            "    三级\n        字段 实际植: 量\n        字段 完成率 = 实际植 ÷ 指标值\n",
            None,
        ),  # it is read as it is written
        ("    三级\n        字段 备注说明: 文本\n        字段 备注说说明: 文本\n", None),  # neither is the parent's
    ],
)
def test_a_field_that_is_added(tmp_path: Path, lines: str, expected: tuple[int, str, str] | None) -> None:
    added(tmp_path, lines, "字段", expected)


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("产出", "「产出」下面还有一级，各行的上级是数量指标、时效指标、服务对象满意度指标、质量，这一行用不上"),
        ("数量指标", None),
        # it has nothing below it, so that rows may sit in it
        ("效益指标", None),
    ],
)
def test_a_group_whose_rows_sit_in_groups_of_its_own(tmp_path: Path, written: str, expected: str | None) -> None:
    table = f"补充 模板 表\n    计分\n        | 上级.名称 | 方法 |\n        | 「{written}」 | 比例 |\n"
    found = [each for each in compiled(tmp_path, table, parent=GROUPS).problems if each.code == "NAM-024"]
    assert [each.message("zh") for each in found] == ([expected] if expected else [])


def test_the_group_above_a_group(tmp_path: Path) -> None:
    """In a method that scores 二级, 产出 is what stands above."""
    child = "方法 甲\n    若 上级.名称 = 「产出」 则 分值\n    否则 0\n补充 模板 表\n    一级 产出\n        二级 质量，按 甲\n"
    assert [each.code for each in compiled(tmp_path, child, parent=GROUPS).problems] == []


@pytest.mark.parametrize(
    ("nodes", "test", "told"),
    [
        ("            三级 里程 10分，按 记\n", "名称 = 「里程」", True),
        ("            三级 里程 10分，按 记\n", "名称 ≠ 「里程」", False),
        ("            三级 里程 10分\n", "名称 = 「里程」", False),
        ("", "名称 = 「里程」", False),
        # one of the two has no method
        ("            三级 里程 10分，按 记\n        二级 时效指标\n            三级 里程\n", "名称 = 「里程」", False),
    ],
)
def test_a_scoring_line_for_an_indicator_that_has_a_method(tmp_path: Path, nodes: str, test: str, told: bool) -> None:
    left, sign, right = test.split()
    head, cell = (left, right) if sign == "=" else (test, "是")
    child = (
        f"方法 记\n    得 分值\n补充 模板 表\n    一级 产出\n        二级 数量指标\n{nodes}"
        f"    计分\n        | {head} | 方法 |\n        | {cell} | 比例 |\n"
    )
    found = [each.message("zh") for each in compiled(tmp_path, child, parent=GROUPS).problems if each.code == "TPL-006"]
    assert found == (["「里程」在模板里写了按 记，计分表的这一行对它不起作用"] if told else [])
