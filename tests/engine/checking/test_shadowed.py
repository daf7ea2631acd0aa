"""Lines that can no longer apply: inherited ones behind a child's, a last line that nothing is left for."""

from __future__ import annotations

from pathlib import Path

import pytest

from duheng.checking.check import compile_ruleset
from duheng.checking.reading.files import TextFile, as_text
from duheng.checking.reading.library import Library

PARENT = """\
规则集 000000/2000 「上级」
参数 起扣线 = 60%
方法 比例
    若 实际值 ≥ 指标值 则 分值
    若 实际值 < 指标值 × 起扣线 则 0
    否则 实际值 ÷ 指标值 × 分值
    限于 0 至 分值
    修约 2 位小数
方法 评定
    得 分值
模板 表
    字段 预算数: 金额
    一级 产出 100分
    三级
        字段 指标值: 目标
        字段 实际值: 量
        字段 有制度: 是否
    计分
        | 指标值.性质 | 指标值.方向 | 方法 |
        | 定量        | 正向        | 比例 |
        | 定量        | 反向        | 评定 |
        | 定性        | -           | 评定 |
        | 空          | -           | 评定 |
    总分 合计（一级.得分）
"""


def told(folder: Path, lines: str) -> list[tuple[int, str, str]]:
    """Line, code and message; the child's lines begin with 1."""
    (folder / "上级.rules").write_text(PARENT, encoding="utf-8")
    text = f"规则集 990101/2000 「子」\n    继承 000000/2000\n{lines}"
    file = as_text(text.encode(), "子.rules")
    assert isinstance(file, TextFile)
    found = compile_ruleset(file, Library((folder,), shipped=False)).problems
    return [(each.span.line - 2 if each.span else 0, each.code, each.message("zh")) for each in found]


@pytest.mark.parametrize(
    ("lines", "at", "where"),
    [
        # from 50% on the child's line; below 50% lies below 60%, so that nothing is left for otherwise
        ("补充 方法 比例\n    若 实际值 ≥ 指标值 × 50% 则 分值\n", 2, "上级方法「比例」第 4、6 行"),
        ("补充 方法 比例\n    若 实际值 < 指标值 × 70% 则 0\n", 2, "上级方法「比例」第 5 行"),
        # from 100% to 120% the parent's first line, all else lies below 120%
        ("替换 参数 起扣线 = 120%\n", 1, "上级方法「比例」第 6 行"),
        (
            "补充 模板 表\n    计分\n        | 指标值.方向 | 方法 |\n        | - | 比例 |\n",
            4,
            "上级的计分表第 20、21、22、23 行",
        ),
    ],
)
def test_a_parents_lines_behind_a_childs(tmp_path: Path, lines: str, at: int, where: str) -> None:
    assert (at, "INH-011", f"有了这一行，{where}再也用不上") in told(tmp_path, lines)


@pytest.mark.parametrize(
    "lines",
    [
        "",
        "补充 方法 比例\n    若 实际值 < 指标值 × 50% 则 分值 × 10%\n",
        "替换 参数 起扣线 = 50%\n",
        # a table for the rows of one direction replaces the parent's line, as tables of children do
        "补充 模板 表\n    计分\n        | 指标值.性质 | 指标值.方向 | 方法 |\n        | 定量 | 正向 | 评定 |\n",
    ],
)
def test_a_child_that_leaves_its_parents_lines_something(tmp_path: Path, lines: str) -> None:
    assert [code for _, code, _ in told(tmp_path, lines) if code == "INH-011"] == []


def test_two_lines_each_with_what_they_hide(tmp_path: Path) -> None:
    lines = "补充 方法 比例\n    若 实际值 < 指标值 × 60% 则 0\n    若 实际值 ≥ 指标值 则 分值\n"
    assert [each for each in told(tmp_path, lines) if each[1] == "INH-011"] == [
        (2, "INH-011", "有了这一行，上级方法「比例」第 5 行再也用不上"),
        (3, "INH-011", "有了这一行，上级方法「比例」第 4 行再也用不上"),
    ]


OWN = "补充 模板 表\n    一级 产出 100分，按 甲\n    计分\n        | 指标值.性质 | 方法 |\n        | 定量 | 甲 |\n方法 甲\n{lines}"


@pytest.mark.parametrize(
    ("lines", "dead"),
    [
        ("    若 实际值 ≤ 指标值 则 分值\n    若 实际值 > 指标值 则 0\n    否则 指标值 ÷ 实际值 × 分值\n", [9]),
        ("    若 实际值 ≥ 90% 则 分值\n    若 实际值 < 95% 则 0\n    否则 1\n", [9]),
        ("    若 实际值 ≥ 90% 则 分值\n    若 实际值 < 60% 或 实际值 < 95% 则 0\n    否则 1\n", [9]),
        ("    若 实际值 ≥ 90% 或 实际值 < 90% 则 分值\n    否则 1\n", [8]),
        ("    若 实际值 ≥ 90% 则 分值\n    若 实际值 < 90% 则 1\n    若 实际值 < 80% 则 2\n    否则 0\n", [9]),
        ("    若 实际值 ≥ 90% 则 分值\n    若 实际值 < 85% 则 0\n    否则 1\n", []),
        # the interval is written the wrong way round, which is told
        ("    若 实际值 属于 [90%, 80%] 则 分值\n    若 实际值 ≥ 0 则 1\n    若 实际值 < 0 则 1\n    否则 0\n", []),
    ],
)
def test_a_last_line_that_nothing_is_left_for(tmp_path: Path, lines: str, dead: list[int]) -> None:
    found = told(tmp_path, OWN.format(lines=lines))
    assert [line for line, code, _ in found if code == "MET-005"] == dead
