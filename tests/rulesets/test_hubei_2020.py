"""420000/2020: execution with 20 points, goals as levels, 80/50 (facts §2 row 6; forms F09, F10)."""

from __future__ import annotations

import pytest
from tests.rulesets.published import differences, failed, form, row, score, scored, total

from duheng.evaluation.result import State

TWO_GOALS = """\
年度: 2020
表名: 例表
金额单位: 万元
项目名称: 例
调整后预算数: 100
全年执行数: 100
指标:
  - {一级: 预算执行情况, 分值: 20}
  - {一级: 年度绩效目标1, 二级: 产出指标, 三级: 数量指标, 四级: 甲, 分值: 20, 指标值: ≥95%, 实际值: "98%", 自评得分: 19.6}
  - {一级: 年度绩效目标1, 二级: 满意度指标, 三级: 服务对象满意度指标, 四级: 乙, 分值: 20, 指标值: ≤10次, 实际值: 15次, 偏差原因: 例}
  - {一级: 年度绩效目标2, 二级: 产出指标, 三级: 质量指标, 四级: 丙, 分值: 20, 指标值: ≥90%, 实际值: "45%", 偏差原因: 例}
  - {一级: 年度绩效目标2, 二级: 效益指标, 三级: 社会效益指标, 四级: 丁, 分值: 20, 指标值: 明显, 实际值: 明显, 自评得分: 18}
"""


def test_the_fishing_ban_form_has_no_difference() -> None:
    # F09: 20 + 20 + 10 + 10 + 40 = 100
    result = scored("420000/2020", form("09-hubei"))
    assert differences(result) == []
    assert (total(result), result.total.claimed) == ("100", 100)
    assert (score(result, "年度绩效目标1"), score(result, "预算执行情况")) == ("80", "20")
    assert [each for each in ("分值合计", "一级分值") if failed(result, each)] == []


def test_two_goals_of_forty() -> None:
    # the points of F10 (20/40/40): 20; 20 + 20 × 10 ÷ 15 = 33.33; 20 × 45 ÷ 90 + 18 = 28
    result = scored("420000/2020", TWO_GOALS)
    assert (score(result, "年度绩效目标1"), score(result, "年度绩效目标2")) == ("33.33", "28")
    assert total(result) == "81.33"
    assert [each for each in ("分值合计", "一级分值") if failed(result, each)] == []


def test_a_met_row_scored_by_its_rate_is_told() -> None:
    # F10 (facts §5.1): 98 % met, 19.6 of 20 printed; by the notes 20
    assert differences(scored("420000/2020", TWO_GOALS)) == [("甲", "19.6", "20")]


@pytest.mark.parametrize(
    ("tier", "claimed", "expected"),
    [
        ("达成预期指标", "16", "16"),  # 80 % belongs to the first
        ("部分达成预期指标并具有一定效果", "16", "10～16"),
        ("部分达成预期指标并具有一定效果", "10", "10"),  # 50 % to the second
        ("未达成预期指标且效果较差", "10", "0～10"),
    ],
)
def test_the_tiers_are_half_open(tier: str, claimed: str, expected: str) -> None:
    # note 3: 100%-80%(≥80%)、80%-50%(≥50%，<80%)、50%-0%(<50%)
    text = TWO_GOALS.replace("自评得分: 18}", f"自评得分: {claimed}, 完成档次: {tier}}}")
    assert score(scored("420000/2020", text), "丁") == expected


def test_other_weights_are_told() -> None:
    result = scored("420000/2020", TWO_GOALS.replace("四级: 甲, 分值: 20", "四级: 甲, 分值: 25"))
    assert (failed(result, "分值合计"), failed(result, "一级分值")) == ([""], [""])


def test_reasons_and_tiers_are_asked_for() -> None:
    result = scored("420000/2020", TWO_GOALS)
    assert failed(result, "未达标须说明原因") == ["丁"]  # 18 of 20; 乙 and 丙 give reasons, 甲 has full points
    assert failed(result, "定性指标须注明档次") == ["丁"]
    assert failed(result, "指标重名") == []
    text = TWO_GOALS.replace("自评得分: 18}", "自评得分: 18, 完成档次: 达成预期指标, 偏差原因: 例}")
    told = scored("420000/2020", text)
    assert [each for each in ("未达标须说明原因", "定性指标须注明档次") if failed(told, each)] == []


def test_a_third_goal_and_an_empty_row() -> None:
    more = "  - {一级: 年度绩效目标3, 二级: 效益指标, 三级: 生态效益指标, 四级: 戊, 分值: 0, 指标值: 无, 实际值: 无}\n"
    result = scored("420000/2020", TWO_GOALS + more)
    assert row(result, "戊").state is State.NOT_APPLICABLE
    assert "FRM-041" not in {each.code for each in result.findings}
