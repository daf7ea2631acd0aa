"""000000/2021-系统 and 000000/2020-系统: the integrated budget system's defaults (facts §2 rows 16, 17, 24; §0.3)."""

from __future__ import annotations

import pytest
from tests.rulesets.published import differences, failed, form, row, score, scored, total

from duheng.evaluation.result import State

HEAD = """\
年度: 2022
表名: 例表
金额单位: 万元
项目名称: 例
全年预算数: 100
全年执行数: 79.27
指标:
  - {一级: 预算执行率, 分值: 10, 自评得分: 7.93}
"""
ROW = "  - {{一级: 产出指标, 二级: 数量指标, 三级: 行, 分值: {0}, 指标值: {1}, 实际值: {2}, 自评得分: {3}}}\n"


def test_the_form_of_yongde_and_its_two_differences() -> None:
    # F01; 98% of 10 is 9.8; 100% against ≧100% is met, 7 printed without a reason
    result = scored("000000/2021-系统", form("01-yongde"))
    assert differences(result) == [("资金到位及时率", "7", "10"), ("政策知晓率", "9", "9.8")]
    assert total(result) == "99.8"
    assert (result.total.claimed, result.total.grade) == (96, "优")
    assert failed(result, "三级分值合计") == []
    assert failed(result, "未达标须说明原因") == ["政策知晓率"]


def test_the_execution_and_the_total_of_liangping() -> None:
    # F16 (facts §2 row 14, §2.2): 79.27% → 7.93, 90 points of indicators, total 97.93
    result = scored("000000/2021-系统", HEAD + ROW.format(90, "≥1件", "1件", 90))
    assert score(result, "预算执行率") == "7.93"
    assert total(result) == "97.93"
    assert failed(result, "绩效与执行偏离") == [""]  # (1 − 0.793) ÷ 1 > 5 %
    assert failed(result, "资金未用") == [""]


@pytest.mark.parametrize(
    ("target", "actual", "expected"),
    [
        ("≤10次", "15次", "5"),  # facts §0.3: 0.5 of the points where A/B gives 0.667
        ("≤10次", "20次", "0"),
        ("≤0起", "0起", "10"),
        ("≤0起", "1起", "0"),
        ("≥10次", "-1次", "0"),
        ("≤10次", "-1次", "0"),
        ("=10次", "-1次", "0"),
        ("≥3次", "1次", "3.33"),
        ("=3次", "1次", "3.33"),
        ("≤3天", "4天", "6.67"),
        ("0起", "1起", "0"),
        ("=10次", "15次", "10"),  # facts §6.1: "=" rows with B > A get full points
    ],
)
def test_rows(target: str, actual: str, expected: str) -> None:
    assert score(scored("000000/2021-系统", HEAD + ROW.format(10, target, actual, 0)), "行") == expected


@pytest.mark.parametrize(
    ("tier", "claimed", "expected"),
    [
        ("达成年度指标", "10", "10"),
        ("达成年度指标", "8", "8"),
        ("达成年度指标", "7.9", "8～10"),
        ("达成年度指标", '""', "8～10"),
        ("部分达成年度指标并具有一定效果", "8", "6～8"),
        ("部分达成年度指标并具有一定效果", "7.9", "7.9"),
        ("部分达成年度指标并具有一定效果", "6", "6"),
        ("未达成年度指标且效果较差", "6", "0～6"),
        ("未达成年度指标且效果较差", "5.9", "5.9"),
        ("未达成年度指标且效果较差", "0", "0"),
    ],
)
def test_a_tier_bounds_the_score(tier: str, claimed: str, expected: str) -> None:
    # facts §5.1: 实际得分区间为[权重*60%(含)-权重*80%]
    text = HEAD + ROW.format(10, "明显改善", "改善", claimed).replace("}\n", f", 完成档次: {tier}}}\n")
    assert score(scored("000000/2021-系统", text), "行") == expected


def test_a_judged_row_without_tier_or_points() -> None:
    assert score(scored("000000/2021-系统", HEAD + ROW.format(10, "明显改善", "改善", 0)), "行") == "0"
    assert score(scored("000000/2021-系统", HEAD + ROW.format(0, "明显改善", "改善", 0)), "行") == "0"
    empty = scored("000000/2021-系统", HEAD + ROW.format(0, "无", "无", 0))
    assert row(empty, "行").state is State.NOT_APPLICABLE


@pytest.mark.parametrize(
    ("check", "spent", "actual", "expected"),
    [
        ("超额完成", "100", "107件", []),
        ("超额完成", "100", "108件", ["行"]),  # hook at 1.2A: 90 × 1.2
        ("绩效与执行偏离", "95", "90件", []),  # (1 − 0.95) ÷ 1 = 5 %
        ("绩效与执行偏离", "94.9", "90件", [""]),
        ("绩效与执行偏离", "47.5", "45件", []),  # (0.5 − 0.475) ÷ 0.5 = 5 %
        ("绩效与执行偏离", "47", "45件", [""]),
        ("绩效与执行偏离", "0", "0件", []),
        ("资金未用", "80", "90件", []),
        ("资金未用", "79.9", "90件", [""]),
    ],
)
def test_warnings(check: str, spent: str, actual: str, expected: list[str]) -> None:
    text = HEAD.replace("79.27", spent) + ROW.format(90, "≥90件", actual, 0)
    assert failed(scored("000000/2021-系统", text), check) == expected


@pytest.mark.parametrize(("year", "grade"), [(2020, "优"), (2021, "良")])
def test_grades_of_the_first_default(year: int, grade: str) -> None:
    # row 17: 80/70/60; 73 + 7.93 = 80.93
    text = (HEAD + ROW.format(90, "≥90件", "73件", 73)).replace("年度: 2022", f"年度: {year}")
    result = scored(f"000000/{year}-系统", text)
    assert (total(result), result.total.grade) == ("80.93", grade)


def test_the_first_default_scores_rows_as_the_later_one() -> None:
    result = scored("000000/2020-系统", form("01-yongde"))
    assert row(result, "政策知晓率").score == row(scored("000000/2021-系统", form("01-yongde")), "政策知晓率").score


def test_the_form_of_zhongjiang_has_ten_points_too_many() -> None:
    # F19: every row agrees; the total printed leaves out the execution's 10 points, which stand outside its 100
    result = scored("000000/2021-系统", form("19-zhongjiang"))
    assert [(each.code, each.message("zh").partition("，总分")[0]) for each in result.findings if each.voids_zh] == [
        ("EVL-027", "表上的满分是 110 分，等级是按满分 100 分划的")
    ]
    assert differences(result) == []
    assert (total(result), result.total.claimed) == ("110", 100)
    assert failed(result, "三级分值合计") == [""]
