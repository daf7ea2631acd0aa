"""430600/2021-部门整体: steps, bands open on different sides, an exact value, lists and counts (facts §3, row 1)."""

from __future__ import annotations

import pytest
from tests.rulesets.published import score, scored, total

FORM = """\
年度: 2021
表名: 部门整体支出绩效评价指标表
部门名称: 岳阳市科学技术局
指标:
  - {一级: 投入, 二级: 预算配置, 三级: 在职人员控制率, 实际值: "100%"}
  - {一级: 投入, 二级: 预算配置, 三级: 重点支出安排率, 实际值: "90%"}
  - {一级: 过程, 二级: 预算执行, 三级: 预算调整率, 实际值: "0%"}
  - {一级: 过程, 二级: 预算执行, 三级: 专项实施进度, 分值: 4, 未按进度专项数: 0}
  - {一级: 过程, 二级: 预算管理, 三级: 管理制度健全性, ①: 是, ②: 是, ③: 是}
"""


def of(name: str, old: str, new: str) -> str:
    return score(scored("430600/2021-部门整体", FORM.replace(old, new)), name)


def test_full_points() -> None:
    result = scored("430600/2021-部门整体", FORM)
    assert (total(result), result.total.full) == ("20", 20)


@pytest.mark.parametrize(
    ("rate", "expected"), [("99%", "5"), ("101%", "4.5"), ("102.5%", "4"), ("110%", "0"), ("130%", "0")]
)
def test_half_a_point_for_every_point_above(rate: str, expected: str) -> None:
    # “在职人员控制率≦100%，计5分；每超过一个百分点扣0.5分，扣完为止”
    assert of("在职人员控制率", '"100%"', f'"{rate}"') == expected


@pytest.mark.parametrize(
    ("rate", "expected"),
    [("90%", "5"), ("89.99%", "4"), ("80%", "4"), ("79.99%", "3"), ("70%", "3"), ("60%", "2"), ("59.99%", "0")],
)
def test_bands_closed_below(rate: str, expected: str) -> None:
    # “≥90%，计5分；80%(含)-90%，计4分；70%(含)-80%，计3分；60%(含)-70%，计2分；低于60%不得分”
    assert of("重点支出安排率", '"90%"', f'"{rate}"') == expected


@pytest.mark.parametrize(
    ("rate", "expected"),
    [("0", "3"), ("0.01%", "2"), ("10%", "2"), ("10.01%", "1"), ("20%", "1"), ("30%", "0.5"), ("30.01%", "0")],
)
def test_bands_closed_above_and_an_exact_value(rate: str, expected: str) -> None:
    # “预算调整率=0，计3分；0-10%(含)，计2分；10-20%(含)，计1分；20-30%(含)，计0.5分；大于30%不得分”
    assert of("预算调整率", '"0%"', f'"{rate}"') == expected


@pytest.mark.parametrize(
    ("held", "expected"),
    [("①: 是, ②: 否, ③: 是", "2"), ("①: 否, ②: 否, ③: 否", "0"), ("①: 是, ②: 是", "2～3"), ("①: 否", "0～2")],
)
def test_a_point_for_each_item(held: str, expected: str) -> None:
    # “①…1分；②…1分；③…1分”; an item of which nobody says whether it holds leaves a point open
    assert of("管理制度健全性", "①: 是, ②: 是, ③: 是", held) == expected


@pytest.mark.parametrize(("count", "expected"), [("3", "2.5"), ("8", "0"), ("9", "0")])
def test_half_a_point_for_each_late_project(count: str, expected: str) -> None:
    # “每出现一个专项未按进度…扣0.5分”
    assert of("专项实施进度", "未按进度专项数: 0", f"未按进度专项数: {count}") == expected


@pytest.mark.parametrize(
    ("cells", "expected"),
    [("符合要点数: 2", "2"), ("未按进度专项数: 2", "4"), ("实际值: 3件", "0～5")],
)
def test_other_rows_by_what_they_fill_in(cells: str, expected: str) -> None:
    # what wasn't seen in the text isn't guessed: 5 − 2 × 0.5, two items, or open
    line = f"  - {{一级: 过程, 二级: 预算管理, 三级: 别的指标, 分值: 5, {cells}}}\n"
    assert score(scored("430600/2021-部门整体", FORM + line), "别的指标") == expected
