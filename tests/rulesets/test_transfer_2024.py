"""000000/2024-转移支付: what was pooled with other funds leaves the denominator (facts §2 row 23, F26)."""

from __future__ import annotations

import pytest
from tests.rulesets.published import failed, score, scored

FORM = """\
年度: 2024
表名: 例表
金额单位: 万元
项目名称: 例
全年预算数: 100
统筹整合资金: 47.2
全年执行数: 52.8
资金管理情况: 按规定分配、拨付、使用
指标:
  - {一级: 预算执行率, 分值: 10}
"""


@pytest.mark.parametrize(("pooled", "expected"), [("47.2", "10"), ("34", "8"), ("0", "5.28")])
def test_rate_over_what_is_left(pooled: str, expected: str) -> None:
    # E ÷ (A − B); 52.8 is F26's amount, the others are made up: 52.8/52.8, 52.8/66, 52.8/100
    result = scored("000000/2024-转移支付", FORM.replace("统筹整合资金: 47.2", f"统筹整合资金: {pooled}"))
    assert score(result, "预算执行率") == expected


def test_nothing_left_is_told() -> None:
    result = scored("000000/2024-转移支付", FORM.replace("统筹整合资金: 47.2", "统筹整合资金: 100"))
    assert score(result, "预算执行率") == "0～10"
    assert "EVL-002" in {each.code for each in result.findings}


def test_all_may_be_pooled() -> None:
    result = scored("000000/2024-转移支付", FORM.replace("统筹整合资金: 47.2", "统筹整合资金: 100"))
    assert failed(result, "统筹整合资金") == []


def test_more_pooled_than_there_is() -> None:
    result = scored("000000/2024-转移支付", FORM.replace("统筹整合资金: 47.2", "统筹整合资金: 120"))
    assert failed(result, "统筹整合资金") == [""]
