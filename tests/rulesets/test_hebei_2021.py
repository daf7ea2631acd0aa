"""130000/2021 and 120000/2024: scores that may be edited from 120 % on and where = isn't met (facts §2 row 18)."""

from __future__ import annotations

import pytest
from tests.rulesets.published import differences, failed, form, score, scored, told, total

FORM = """\
年度: 2024
表名: 例表
金额单位: 万元
项目名称: 例
全年预算数: 100
全年执行数: 100
指标:
  - {一级: 预算执行率, 分值: 10}
  - {一级: 产出指标, 二级: 数量指标, 三级: 行, 分值: 90, MORE}
"""


def test_the_form_of_langfang_and_its_one_difference() -> None:
    # F02: 37.24 ÷ 43.2 × 10 = 8.62, 9 printed. 工程资金金额 is 8.62 by ratio and 9 printed, which an =-row allows
    result = scored("130000/2021", form("02-langfang"))
    assert differences(result) == [("预算执行率", "9", "8.62")]
    assert score(result, "工程资金金额") == "9"
    assert total(result) == "97.62"
    assert told(result, "EVL-016") == ["表单是 2019 年度的，规则集 130000/2021 自 2021-01-01 起适用"]


def test_by_the_default_settings_langfang_has_two_differences() -> None:
    result = scored("000000/2021-系统", form("02-langfang"))
    assert differences(result) == [("预算执行率", "9", "8.62"), ("工程资金金额", "9", "8.62")]


@pytest.mark.parametrize("ruleset", ["130000/2021", "120000/2024"])
@pytest.mark.parametrize(
    ("cells", "expected", "marked"),
    [
        ("指标值: ≥100件, 实际值: 119件, 自评得分: 80", "90", []),
        ("指标值: ≥100件, 实际值: 120件, 自评得分: 80", "80", ["行"]),
        ("指标值: ≥100件, 实际值: 120件, 自评得分: 95", "90", ["行"]),
        ("指标值: ≥100件, 实际值: 120件", "90", ["行"]),
        ("指标值: ≥100件, 实际值: 120件, 自评得分: 0", "0", ["行"]),
        ("指标值: ≥1件, 实际值: 2件, 自评得分: 80", "80", ["行"]),
        ("指标值: ≥0件, 实际值: 2件, 自评得分: 80", "90", []),
        ("指标值: =100件, 实际值: 90件, 自评得分: 70", "70", []),
        ("指标值: =100件, 实际值: 90件, 自评得分: 0", "0", []),
        ("指标值: =100件, 实际值: 90件, 自评得分: 95", "90", []),
        ("指标值: =100件, 实际值: 100件, 自评得分: 70", "90", []),
        ("指标值: ≤10次, 实际值: 15次, 自评得分: 90", "45", []),
    ],
)
def test_what_may_be_edited(ruleset: str, cells: str, expected: str, marked: list[str]) -> None:
    result = scored(ruleset, FORM.replace("MORE", cells))
    assert score(result, "行") == expected
    assert failed(result, "超额完成") == marked
