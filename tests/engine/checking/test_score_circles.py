"""Scores that wait for each other are told before any form is."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.engine.rulesets import compiled

PARENT = """\
规则集 000000/2000 「上级」
方法 记满分
    得 分值
方法 看乙
    得 乙.得分
方法 看甲
    得 甲.得分 ÷ 2
方法 看自己
    得 丙.得分 × 50%
方法 看全部
    得 最大（全表.一级.得分）
方法 看各行
    得 合计（三级.得分）
方法 看甲的方法
    得 看甲
模板 表
    一级 甲 40分
        二级 甲一
    一级 乙 30分
    一级 丙 30分
    三级
        字段 实际值: 量
    计分
        | 实际值 | 方法   |
        | -      | 记满分 |
    总分 合计（一级.得分）
"""


def told(folder: Path, child: str) -> list[str]:
    found = compiled(folder, child, parent=PARENT)
    return [each.message("zh") for each in found.problems if each.code == "CYC-003"]


@pytest.mark.parametrize(
    ("lines", "chain"),
    [
        ("    一级 甲 40分，按 看乙\n    一级 乙 30分，按 看甲\n", "甲 → 乙 → 甲"),
        ("    一级 甲 40分，按 看乙\n    一级 乙 30分，按 看甲的方法\n", "甲 → 乙 → 甲"),
        ("    一级 丙 30分，按 看自己\n", "丙 → 丙"),
        ("    一级 乙 30分，按 看全部\n", "乙 → 乙"),
    ],
)
def test_nodes_that_wait_for_each_other(tmp_path: Path, lines: str, chain: str) -> None:
    assert told(tmp_path, f"补充 模板 表\n{lines}") == [f"得分互相依赖，任何表上都算不出：{chain}"]


@pytest.mark.parametrize(
    ("lines", "circle"),
    [
        ("得 个数（三级，合计（全表.一级.得分） > 5分）× 1分", "乙 → 乙"),
        ("得 个数（三级，乙.得分 > 5分）× 1分", "乙 → 乙"),
        ("得 个数（三级，本行.得分 > 5分）× 1分", "乙 → 乙"),
        ("得 个数（三级，上级.得分 > 5分）× 1分", "乙 → 乙"),
        ("得 个数（全表.一级，个数（下级，丙.得分 > 5分） > 1）× 1分", ""),
        ("得 个数（全表.一级，合计（下级.得分） > 5分）× 1分", ""),
        ("得 个数（丙.三级，上级.得分 > 5分）× 1分", ""),
        ("得 个数（丙.三级，合计（甲.三级.得分） > 5分）× 1分", ""),
        ("得 个数（甲一.下级，合计（丙.三级.得分） > 本行.分值）× 1分", ""),
    ],
)
def test_scores_that_are_read_for_each_node_of_an_aggregate(tmp_path: Path, lines: str, circle: str) -> None:
    child = f"替换 方法 看全部\n    {lines}\n    限于 0 至 分值\n补充 模板 表\n    一级 乙 30分，按 看全部\n"
    assert told(tmp_path, child) == ([f"得分互相依赖，任何表上都算不出：{circle}"] if circle else [])


def test_rows_that_wait_for_their_group(tmp_path: Path) -> None:
    """Told at the child's method, which closes the circle of the parent's nodes."""
    found = compiled(tmp_path, "替换 方法 记满分\n    得 甲.得分\n", parent=PARENT)
    (problem,) = [each for each in found.problems if each.code == "CYC-003"]
    assert problem.message("zh") == "得分互相依赖，任何表上都算不出：甲 → 甲一 → 甲一的各行 → 甲"
    assert problem.span is not None
    assert (Path(problem.span.file).name, problem.span.line) == ("子.rules", 3)


def test_a_score_that_a_field_reads(tmp_path: Path) -> None:
    """甲's method averages a field of all 一级, which reads the score of 甲 itself."""
    parent = PARENT.replace("    一级 甲 40分", "    一级\n        字段 得分率 = 得分 ÷ 分值\n    一级 甲 40分")
    child = "方法 看率\n    得 平均（全表.一级.得分率）× 分值\n    限于 0 至 分值\n补充 模板 表\n    一级 甲 40分，按 看率\n"
    found = compiled(tmp_path, child, parent=parent)
    chains = [each.message("zh") for each in found.problems if each.code == "CYC-003"]
    assert chains == ["得分互相依赖，任何表上都算不出：甲 → 甲"]


@pytest.mark.parametrize(
    "lines",
    [
        "    一级 甲 40分，按 看乙\n",
        "    一级 甲 40分，按 看乙\n    一级 乙 30分，按 看各行\n",
        "    一级 甲 40分，按 看各行\n",
    ],
)
def test_what_comes_to_an_end_is_no_circle(tmp_path: Path, lines: str) -> None:
    assert told(tmp_path, f"补充 模板 表\n{lines}") == []


@pytest.mark.parametrize(
    ("table", "chain"),
    [
        ("        | 「甲一」 | 记满分 |\n        | 「乙一」 | 看甲一 |\n", ""),
        ("        | 「甲一」 | 记满分 |\n        | -        | 看甲一 |\n", ""),
        ("        | -        | 看甲一 |\n", "甲一 → 甲一的各行 → 甲一"),
        ("        | 「乙一」 | 记满分 |\n        | 「甲一」 | 看甲一 |\n", "甲一 → 甲一的各行 → 甲一"),
    ],
)
def test_lines_for_the_rows_of_another_group_are_not_waited_for(tmp_path: Path, table: str, chain: str) -> None:
    """The rows of 乙一 read the score of 甲一; only where 甲一's own rows may be scored so is there a circle."""
    child = (
        "方法 看甲一\n    得 甲一.得分 ÷ 2\n    限于 0 至 分值\n补充 模板 表\n    一级 乙 30分\n        二级 乙一\n"
        "    计分\n        | 上级.名称 | 方法   |\n" + table
    )
    found = compiled(tmp_path, child, parent=PARENT)
    chains = [each.message("zh") for each in found.problems if each.code == "CYC-003"]
    assert chains == ([f"得分互相依赖，任何表上都算不出：{chain}"] if chain else [])
    assert found.ruleset is not None
