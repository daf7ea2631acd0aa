"""Times at which nothing holds, vetoes below zero, inputs said twice, ratios rounded to whole percents."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.engine.rulesets import PARENT, compiled

USED = "补充 模板 表\n    字段 执行数: 金额\n    计分\n        | 指标值.方向 | 方法 |\n        | 反向 | 甲 |\n"


def told(folder: Path, child: str, *codes: str) -> list[tuple[int, str]]:
    found = [each for each in compiled(folder, child, parent=PARENT).problems if each.code in codes]
    return [(each.span.line - 2, each.message("zh")) for each in found if each.span]


@pytest.mark.parametrize(
    ("period", "fits"),
    [
        ("2000-01-01 至 2000-12-31", True),
        ("1999-07-01 至 2000-06-30", True),
        ("2000-12-31 起", True),
        ("1990-01-01 起", True),
        ("1999-01-01 至 1999-12-31", False),
        ("2001-01-01 起", False),
        # that it ends before it begins is told by itself
        ("2001-12-31 至 2001-01-01", True),
    ],
)
def test_the_year_of_a_ruleset_lies_in_its_time(tmp_path: Path, period: str, fits: bool) -> None:
    """The ruleset is 990101/2000."""
    message = "规则集 990101/2000 是 2000 年度的，这一年不在适用期内"
    assert told(tmp_path, f"适用 {period}\n", "HED-003") == ([] if fits else [(1, message)])


@pytest.mark.parametrize(
    ("day", "why"),
    [
        ("2000-07-01", None),
        ("2000-01-01", None),
        ("2000-12-31", None),
        ("2001-01-01", "规则集到 2000-12-31 为止，用不上"),
        ("1999-12-31", "在规则集 2000-01-01 开始适用之前，前面的值用不上"),
    ],
)
def test_a_value_from_a_day_outside(tmp_path: Path, day: str, why: str | None) -> None:
    child = f"适用 2000-01-01 至 2000-12-31\n替换 参数 界限 = 60%，{day} 起 70%\n"
    assert told(tmp_path, child, "PRM-002") == ([(2, f"参数「界限」从 {day} 起的值，{why}")] if why else [])
    assert told(tmp_path, child.partition("\n")[2], "PRM-002") == []


@pytest.mark.parametrize(
    ("total", "message"),
    [
        ("-20", "这样写，总分就是 -20 分，不是扣 20 分"),
        ("0 - 20分", "这样写，总分就是 -20 分，不是扣 20 分"),
        ("0", None),
        ("59", None),
        ("总分 - 20", None),
    ],
)
def test_a_veto_below_zero(tmp_path: Path, total: str, message: str | None) -> None:
    child = f"校验 有预算\n    要求 预算数 有值\n    则 总分 {total}\n"
    assert told(tmp_path, child, "CHK-011") == ([(3, message)] if message else [])


GRADES = "档位 等次\n    优: {top} 至 60（含）\n    差: 60 至 0\n补充 模板 表\n    等级 等次[总分]\n"


@pytest.mark.parametrize(
    ("before", "total", "full"),
    [
        # 产出 60 + 效益 40
        ("", "120", "100"),
        ("", "60 + 41", "100"),
        ("", "100", None),
        ("", "总分 + 20", None),
        # a form that adds points to 110, and grades that know of them
        ("补充 模板 表\n    一级 产出 70分\n", "110", None),
        ("补充 模板 表\n    一级 产出 70分\n", "111", "110"),
        (GRADES.format(top=120), "120", None),
        (GRADES.format(top=120), "121", "120"),
        # nobody knows what the indicators are worth
        ("补充 模板 表\n    一级 产出 不定分值\n", "120", None),
    ],
)
def test_a_veto_above_the_full_points(tmp_path: Path, before: str, total: str, full: str | None) -> None:
    found = told(tmp_path, f"{before}校验 有预算\n    要求 预算数 有值\n    则 总分 {total}\n", "CHK-012")
    shown = "101" if "+" in total else total
    message = f"这样写，不合要求的总分反而是 {shown} 分，比满分 {full} 分还多"
    assert found == ([(before.count("\n") + 3, message)] if full else [])


@pytest.mark.parametrize(
    ("kind", "useless"),
    [
        ("文本", True),
        ("日期", True),
        ("是否", True),
        ("完成情况", True),
        ("金额", False),
        ("量", False),
        ("目标", False),
        ("数", False),
        # that there is no such kind is told by itself
        ("完成情形", False),
    ],
)
def test_a_unit_of_what_is_no_number(tmp_path: Path, kind: str, useless: bool) -> None:
    message = f"「附栏」的种类是「{kind}」，写了单位也不起作用"
    found = told(tmp_path, f"补充 模板 表\n    字段 附栏: {kind}，单位 元\n", "TPL-005")
    assert found == ([(2, message)] if useless else [])


@pytest.mark.parametrize(
    ("inputs", "twice"),
    [
        ("指标值 ≥10件，实际值 10件，分值 10，分值 5", ["分值"]),
        ("实际值 10件，指标值 ≥10件，实际值 9件，分值 10", ["实际值"]),
        ("指标值 ≥10件，实际值 10件，分值 10，points 5", ["points"]),
        ("指标值 ≥10件，实际值 10件，分值 10", []),
    ],
)
def test_an_input_that_an_example_says_twice(tmp_path: Path, inputs: str, twice: list[str]) -> None:
    child = f"补充 方法 比例\n    例 {inputs} 得 10\n"
    wanted = [(2, f"「{name}」写了两次") for name in twice]
    assert told(tmp_path, child, "SYN-013") == wanted


@pytest.mark.parametrize(
    ("value", "rounded"),
    [
        # 0.545 to two places is 0.55, to one place 0.5
        ("四舍五入（执行数 ÷ 预算数，2）", "55%"),
        ("四舍五入（执行数 ÷ 预算数，1）", "50%"),
        ("舍去（执行数 ÷ 预算数，2）", "54%"),
        ("进一（执行数 ÷ 预算数，2）", "55%"),
        # 54 is even
        ("四舍六入五成双（执行数 ÷ 预算数，2）", "54%"),
        ("四舍五入（实际值 ÷ 指标值，2）", "55%"),
        ("四舍五入（执行数 ÷ 预算数，4）", None),
        ("四舍五入（执行数 ÷ 预算数 × 100，2）", None),
        # so many steps of 5%
        ("进一（执行数 ÷ 预算数 ÷ 5%，0）", None),
        ("四舍五入（执行数 ÷ 预算数 × 分值，2）", None),
        ("四舍五入（实际值，2）", None),
    ],
)
def test_a_ratio_rounded_to_percents(tmp_path: Path, value: str, rounded: str | None) -> None:
    child = f"方法 甲\n    令 率 = {value}\n    若 率 ≥ 1 则 分值\n    否则 0\n{USED}"
    places = value.rpartition("，")[2].rstrip("）")
    wanted = [(2, f"这里是比率，取 {places} 位小数，54.5% 就成了 {rounded}")] if rounded else []
    assert told(tmp_path, child, "RND-003") == wanted
