"""130424/2020: a row's score out of 100, converted by its weight (facts §2 row 11, F17)."""

from __future__ import annotations

from tests.rulesets.published import Difference, differences, score, scored, total

# F17 has four rows whose weights add up to 90 %; how they share it isn't in the facts, so they share it equally.
FORM = """\
年度: 2020
表名: 例表
金额单位: 万元
项目名称: 例
主管部门: 成安县民政局
调整后预算数: 100
全年执行数: 100
指标:
  - {一级: 预算执行率, 分值: 10, 自评得分: 10}
""" + "".join(
    f"  - {{一级: 产出指标, 二级: 数量指标, 三级: 行{n}, 分值: 22.5, 指标值: 完成, 实际值: 完成, "
    "单项得分: 100, 自评得分: 5.625}\n"
    for n in range(4)
)


def test_weights_applied_twice() -> None:
    # facts §4.1, §5.1: 22.5 printed for the four rows instead of 90 (100 × 22.5 % = 22.5 each; 22.5 × 25 % = 5.625)
    result = scored("130424/2020", FORM)
    twice: list[Difference] = [(f"行{n}", "5.625", "22.5") for n in range(4)]
    assert differences(result) == twice
    assert sum(node.claimed or 0 for node in result.nodes if node.path[-1].startswith("行")) == 22.5
    assert (score(result, "产出指标"), total(result)) == ("90", "100")


def test_a_score_out_of_a_hundred_is_converted() -> None:
    # 80 × 22.5 % = 18
    assert score(scored("130424/2020", FORM.replace("单项得分: 100", "单项得分: 80", 1)), "行0") == "18"


def test_done_is_a_hundred_and_not_done_is_open() -> None:
    bare = FORM.replace("单项得分: 100, ", "")
    assert score(scored("130424/2020", bare), "行0") == "22.5"
    assert score(scored("130424/2020", bare.replace("实际值: 完成", "实际值: 未完成", 1)), "行0") == "0～22.5"


def test_rounding_limits_and_every_kind_of_row() -> None:
    def first(cells: str) -> str:
        text = FORM.replace("指标值: 完成, 实际值: 完成, 单项得分: 100", cells, 1)
        return score(scored("130424/2020", text), "行0")

    assert first("指标值: 完成, 单项得分: 77.77") == "17.5"  # 17.49825
    assert first("指标值: 完成, 单项得分: 120") == "22.5"
    assert first("指标值: ≥4件, 实际值: 3件, 单项得分: 75") == "16.88"  # 16.875
    assert first("单项得分: 100") == "22.5"


def test_the_budget_is_the_adjusted_one() -> None:
    assert score(scored("130424/2020", FORM.replace("全年执行数: 100", "全年执行数: 75")), "预算执行率") == "7.5"
    result = scored("130424/2020", FORM.replace("调整后预算数: 100", "全年预算数: 100"))
    assert "FRM-020" in {each.code for each in result.findings}
