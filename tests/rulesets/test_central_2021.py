"""000000/2021 and 000000/2021-无成本: 101号, four rules that a row names itself (facts §1.3, from memory)."""

from __future__ import annotations

import pytest
from tests.rulesets.published import failed, score, scored, total

FORM = """\
年度: 2022
表名: 例表
金额单位: 万元
项目名称: 例
全年预算数: 100
全年执行数: 79.27
指标:
  - {一级: 预算执行率, 分值: 10}
  - {一级: 成本指标, 二级: 经济成本指标, 三级: 成本, 分值: 20, 指标值: ≤100万元, 实际值: 79.27万元}
  - {一级: 产出指标, 二级: 数量指标, 三级: 数量, 分值: 40, 指标值: ≥100件, 实际值: 80件, 计分方法: 完成比例赋分, 偏差原因: 例}
  - {一级: 效益指标, 二级: 社会效益指标, 三级: 效益, 分值: 20, 指标值: 提高, 实际值: 提高, 计分方法: 直接赋分, 是否符合: 是}
  - {一级: 满意度指标, 二级: 服务对象满意度指标, 三级: 满意度, 分值: 10, 指标值: "≥95%", 实际值: "88%", 计分方法: 满意度赋分, 偏差原因: 例}
"""


def test_weights_and_rules() -> None:
    # 成本20 产出40 效益20 满意10 and execution 10: 7.93 + 20 + 40 × (0.8 − 0.6) ÷ 0.4 + 20 + 8
    result = scored("000000/2021-中央", FORM)
    assert (total(result), result.total.full, result.total.grade) == ("75.93", 100, "中")
    assert [each for each in ("三级分值合计", "一级分值") if failed(result, each)] == []


@pytest.mark.parametrize(
    ("rate", "expected"), [("≥90%", "5～10"), ("90%", "10"), ("80%", "8"), ("60%", "5"), ("59.9%", "0")]
)
def test_satisfaction_bands(rate: str, expected: str) -> None:
    # “≥90% → 10, ≥80% → 8, ≥60% → 5, <60% → 0”
    text = FORM.replace('实际值: "88%"', f'实际值: "{rate}"')
    assert score(scored("000000/2021-中央", text), "满意度") == ("10" if rate == "≥90%" else expected)


@pytest.mark.parametrize(
    ("actual", "expected"),
    [
        ("100件", "40"),
        ("70件", "10"),
        ("60件", "0"),
        ("59件", "0"),
        ("130件", "40"),
        ("66.7件", "6.7"),
        ("62.345件", "2.35"),
    ],
)
def test_the_pass_mark(actual: str, expected: str) -> None:
    # 得分=(实际完成率−60%)/(1−60%)×指标分值
    assert score(scored("000000/2021-中央", FORM.replace("80件", actual)), "数量") == expected


def test_yes_and_no() -> None:
    assert score(scored("000000/2021-中央", FORM.replace("是否符合: 是", "是否符合: 否")), "效益") == "0"


def test_a_limit_has_no_rule_by_completion() -> None:
    text = FORM.replace("≤100万元, 实际值: 79.27万元", "≤70万元, 实际值: 79.27万元, 计分方法: 完成比例赋分")
    assert score(scored("000000/2021-中央", text), "成本") == "0～20"
    met = text.replace("≤70万元", "≤79.27万元")
    assert score(scored("000000/2021-中央", met), "成本") == "20"


def test_without_cost_indicators() -> None:
    # 产出50 效益30 满意10
    rows = [line for line in FORM.splitlines() if "成本指标" not in line]
    text = "\n".join(rows).replace("分值: 40", "分值: 50").replace("分值: 20", "分值: 30")
    result = scored("000000/2021-无成本", text)
    assert (total(result), result.total.full) == ("70.93", 100)  # 7.93 + 25 + 30 + 8
    assert [each for each in ("三级分值合计", "一级分值") if failed(result, each)] == []


def test_cost_is_no_output_any_more() -> None:
    result = scored("000000/2021-中央", FORM)
    assert [node.path for node in result.nodes if node.path[-1] == "成本指标"] == [("成本指标",)]


def test_satisfaction_is_rounded() -> None:
    text = FORM.replace("满意度, 分值: 10", "满意度, 分值: 3.333")
    assert score(scored("000000/2021-中央", text), "满意度") == "2.67"  # 80 % of 3.333 is 2.6664
