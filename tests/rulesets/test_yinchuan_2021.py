"""640100/2021: four level-1 groups, execution inside 管理, the finance bureau's score beside (facts §2 row 5, F04)."""

from __future__ import annotations

from fractions import Fraction

from tests.rulesets.published import failed, score, scored, told, total

# The rows of F04 aren't in the facts: these have its points, and lose the 6 points that F04's rows lost for certain.
FORM = """\
年度: 2021
表名: 例表
金额单位: 万元
项目名称: 例
调整预算数: 100
全年执行数: 100
自评总分: 98
指标:
  - {一级: 决策, 三级: 立项依据, 分值: 10, 自评得分: 10, 财政审核评分: 9}
  - {一级: 管理, 二级: 预算执行率, 分值: 10}
  - {一级: 管理, 二级: 其他管理, 三级: 管理制度, 分值: 15, 自评得分: 15}
  - {一级: 产出指标, 二级: 数量指标, 三级: 甲, 分值: 10, 指标值: ≥100件, 实际值: 100件}
  - {一级: 产出指标, 二级: 质量指标, 三级: 乙, 分值: 5, 指标值: "≥100%", 实际值: "80%", 偏差原因: 例}
  - {一级: 产出指标, 二级: 时效指标, 三级: 丙, 分值: 5, 指标值: ≤2021年12月, 实际值: 2021年12月}
  - {一级: 产出指标, 二级: 成本指标, 三级: 丁, 分值: 10, 指标值: ≤10万元, 实际值: 20万元, 偏差原因: 例}
  - {一级: 效益指标, 二级: 社会效益指标, 三级: 戊, 分值: 35, 指标值: ≥1项, 实际值: 1项}
"""


def test_points_and_the_total_that_is_not_the_sum() -> None:
    # 决策10 管理25 产出30 效益35; 98 printed where the rows give 94 (here 1 + 5 lost)
    result = scored("640100/2021", FORM)
    points = {node.path[-1]: node.points for node in result.nodes if node.level == 1}
    assert points == {"决策": 10, "管理": 25, "产出指标": 30, "效益指标": 35}
    assert (total(result), result.total.full) == ("94", 100)
    assert told(result, "EVL-009") == ["自评总分 98，按规则总分为 94"]
    assert [each for each in ("三级分值合计", "一级分值") if failed(result, each)] == []


def test_execution_counts_inside_the_management() -> None:
    # A = 调整预算数: 79.27 ÷ 100 × 10, beside 15
    result = scored("640100/2021", FORM.replace("全年执行数: 100", "全年执行数: 79.27"))
    assert score(result, "预算执行率") == "7.93"
    (managed,) = [node for node in result.nodes if node.path == ("管理",)]
    assert managed.score == Fraction("22.93")


def test_the_finance_bureaus_score_is_compared() -> None:
    result = scored("640100/2021", FORM)
    assert failed(result, "财政审核") == ["立项依据"]
    assert told(result, "CHK-002") == []


def test_a_judged_row_keeps_to_its_points() -> None:
    over = scored("640100/2021", FORM.replace("分值: 10, 自评得分: 10", "分值: 10, 自评得分: 11"))
    none = scored("640100/2021", FORM.replace("分值: 10, 自评得分: 10", "分值: 10, 自评得分: 0"))
    assert (score(over, "立项依据"), score(none, "立项依据")) == ("10", "0")
    small = scored("640100/2021", FORM.replace("分值: 10, 自评得分: 10", "分值: 0.5, 自评得分: 0.4"))
    assert score(small, "立项依据") == "0.4"


def test_a_form_of_another_year_is_told_from_when_to_when_the_ruleset_applies() -> None:
    result = scored("640100/2021", FORM.replace("年度: 2021", "年度: 2022"))
    assert told(result, "EVL-016") == ["表单是 2022 年度的，规则集 640100/2021 自 2021-01-01 至 2021-12-31 适用"]
