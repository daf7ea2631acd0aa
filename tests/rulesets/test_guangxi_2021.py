"""450000/2021: the deductions and the 130 % of Guangxi's settings (facts §2 row 19)."""

from __future__ import annotations

import pytest
from tests.rulesets.published import failed, scored, told, total

FORM = """\
年度: 2022
表名: 例表
金额单位: 万元
项目名称: 例
全年预算数: 100
全年执行数: 100
指标:
  - {一级: 预算执行率, 分值: 10}
  - {一级: 产出指标, 二级: 数量指标, 三级: 行, 分值: 90, MORE}
"""


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ("指标值: ≥100件, 实际值: 100件, 扣分: 5", "95"),  # 90 − 5 + 10
        ("指标值: ≥100件, 实际值: 50件, 扣分: 5", "50"),  # 45 − 5 + 10
        ("指标值: ≥100件, 实际值: 50件, 扣分: 46", "10"),  # max(0, 45 − 46) + 10
        ("指标值: ≤10次, 实际值: 15次, 扣分: 5", "50"),  # (1 − 5/10) × 90 − 5 + 10
        ("指标值: 100%, 实际值: 100%", "100"),
        ("指标值: =100件, 实际值: 100件, 扣分: 5", "95"),
        ("指标值: 0起, 实际值: 1起", "10"),
        ("指标值: 明显改善, 实际值: 改善, 自评得分: 80, 扣分: 1", "89"),
    ],
)
def test_deductions(cells: str, expected: str) -> None:
    assert total(scored("450000/2021", FORM.replace("MORE", cells))) == expected


@pytest.mark.parametrize(
    ("cells", "asked"),
    [
        ("指标值: ≥100件, 实际值: 129件", []),
        ("指标值: ≥100件, 实际值: 130件", ["行"]),
        ("指标值: ≥100件, 实际值: 130件, 偏差原因: 实际完成情况超计划较大", []),
        ("指标值: ≤10次, 实际值: 13次, 偏差原因: 无", ["行"]),  # facts §6.1: it also fires on ≤ rows
        ("指标值: 0起, 实际值: 29起", []),
        ("指标值: 0起, 实际值: 30起", ["行"]),
    ],
)
def test_130_percent_needs_a_reason(cells: str, asked: list[str]) -> None:
    result = scored("450000/2021", FORM.replace("MORE", cells))
    assert failed(result, "超额完成") == asked


def test_the_sentence_is_the_systems() -> None:
    # the comment quoted in facts §2 row 19
    result = scored("450000/2021", FORM.replace("MORE", "指标值: ≥100件, 实际值: 130件"))
    quoted = "因实际完成情况超出指标值30%，需填写'实际完成情况超计划较大'的说明"
    assert [message for message in told(result, "CHK-001") if "超额" in message] == [f"超额完成：{quoted}"]


def test_a_judged_row_needs_its_explanation() -> None:
    cells = "指标值: 明显改善, 实际值: 改善, 自评得分: 80"
    assert failed(scored("450000/2021", FORM.replace("MORE", cells)), "得分说明") == ["行"]
    assert failed(scored("450000/2021", FORM.replace("MORE", f"{cells}, 得分说明: 现场查看")), "得分说明") == []
    assert failed(scored("450000/2021", FORM.replace("MORE", "指标值: ≥1件, 实际值: 1件")), "得分说明") == []
