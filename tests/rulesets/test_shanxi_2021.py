"""140000/2021: no cost row, at most 5 points; an empty target scores nothing (facts §2 row 20)."""

from __future__ import annotations

from tests.rulesets.published import differences, form, score, scored, total

FORM = """\
年度: 2022
表名: 例表
金额单位: 万元
项目名称: 例
全年预算数: 100
全年执行数: 100
指标:
  - {一级: 预算执行率, 分值: 10}
  - {一级: 产出指标, 二级: 数量指标, 三级: 行, 分值: 80, 指标值: ≥1件, 实际值: 1件}
"""
COST = "  - {一级: 产出指标, 二级: 成本指标, 分值: 10, 自评得分: 8}\n"
COST_ROW = "  - {一级: 产出指标, 二级: 成本指标, 三级: 成本, 分值: 10, 指标值: ≤90万元, 实际值: 90万元}\n"


def test_the_form_of_jishan_differs_in_fourteen_rows() -> None:
    # F12; the computed scores are those of the transcription's own `recomputed`, all but three differ by more than 0.05
    result = scored("140000/2021", form("12-jishan"))
    assert differences(result) == [
        ("居民健康档案", "3", "2.92"),
        ("适龄儿童疫苗接种率", "1.9", "1.95"),
        ("孕产妇7天访视数", "1.8", "1.9"),
        ("孕产妇42天访视数", "1.8", "1.9"),
        ("早孕建册数", "1", "1.15"),
        ("老年人体检数", "1.4", "1.43"),
        ("高血压规范管理数", "1.9", "1.69"),
        ("高血压随访控制数", "1.8", "1.69"),
        ("糖尿病规范管理数", "1.8", "1.61"),
        ("糖尿病随访控制数", "1.7", "1.58"),
        ("严重精神障碍患者管理数", "1.8", "1.97"),
        ("老年人中医药规范管理数", "1.4", "1.43"),
        ("0-36月龄中医药规范管理数", "1.8", "1.25"),
        ("家庭医生签约率", "1.7", "1.83"),
    ]
    # what is seen of the form: 46 points of rows, 4.7 lost, and execution 207.4538 ÷ 207.4538
    assert (score(result, "数量指标"), score(result, "预算执行率"), total(result)) == ("41.3", "10", "51.3")


def test_without_cost_rows_at_most_five_points() -> None:
    # “未填报成本指标的项目，成本指标得分不得超过5分”
    assert total(scored("140000/2021", FORM + COST)) == "95"
    assert total(scored("140000/2021", FORM + COST.replace("自评得分: 8", "自评得分: 3"))) == "93"
    assert total(scored("140000/2021", FORM + COST.replace("自评得分: 8", "自评得分: 0"))) == "90"
    assert total(scored("140000/2021", FORM + COST.replace("分值: 10", "分值: 3"))) == "93"
    assert total(scored("140000/2021", FORM + COST_ROW)) == "100"


def test_a_row_without_target_is_not_filled_in() -> None:
    result = scored("140000/2021", FORM.replace("指标值: ≥1件, ", ""))
    assert score(result, "行") == "0"
