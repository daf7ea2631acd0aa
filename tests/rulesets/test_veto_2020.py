"""000000/2020-一票否决考核: a veto, steps from full points, and a section that can't lose more than it has (facts §3)."""

from __future__ import annotations

import pytest
from tests.rulesets.published import row, score, scored, total

from duheng.evaluation.result import State

FORM = """\
年度: 2021
表名: 动物防疫工作考核表
考核对象: 例镇
出现重大动物疫情: 否
指标:
  - {一级: 免疫, 三级: 免疫密度, 分值: 40, 实际值: "100%"}
  - {一级: 免疫, 三级: 抗体合格率, 分值: 20, 实际值: "97%"}
  - {一级: 日常管理, 分值: 40}
  - {一级: 日常管理, 三级: 台账不全, 分值: 0, 扣分: 12}
  - {一级: 日常管理, 三级: 报告不及时, 分值: 0, 扣分: 5.5}
"""


def test_steps_and_deductions() -> None:
    # 40 + (20 − 3 × 2) + (40 − 17.5)
    result = scored("000000/2020-一票否决考核", FORM)
    assert (score(result, "抗体合格率"), score(result, "日常管理")) == ("14", "22.5")
    assert (total(result), result.total.full) == ("76.5", 100)
    assert row(result, "台账不全").state is State.NOT_APPLICABLE
    assert result.findings == ()


@pytest.mark.parametrize(
    ("rate", "expected"), [("100%", "20"), ("99.5%", "20"), ("99%", "18"), ("90%", "0"), ("5%", "0")]
)
def test_two_points_for_each_point_below(rate: str, expected: str) -> None:
    # “达100%得满分，每低一个百分点扣2分，扣完为止”
    assert score(scored("000000/2020-一票否决考核", FORM.replace('"97%"', f'"{rate}"')), "抗体合格率") == expected


def test_a_section_loses_no_more_than_it_has() -> None:
    # “各版块扣分不超过相应版块总分”
    result = scored("000000/2020-一票否决考核", FORM.replace("扣分: 12", "扣分: 60"))
    assert (score(result, "日常管理"), total(result)) == ("0", "54")


def test_the_veto() -> None:
    # “本年度出现重大动物疫情的不计分”
    result = scored("000000/2020-一票否决考核", FORM.replace("重大动物疫情: 否", "重大动物疫情: 是"))
    assert total(result) == "0"
    assert "CHK-003" in {each.code for each in result.findings}


def test_no_more_than_a_hundred() -> None:
    # “总得分不超过100分”
    more = FORM.replace("分值: 40, 实际值", "分值: 70, 实际值").replace("扣分: 12", "扣分: 0").replace("5.5", "0")
    assert total(scored("000000/2020-一票否决考核", more)) == "100"
