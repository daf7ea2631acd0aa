"""000000/2020-采购评分: the price score from a given base price (facts §3, row 3)."""

from __future__ import annotations

import pytest
from tests.rulesets.published import failed, score, scored, total

FORM = """\
年度: 2021
表名: 政府采购评分表
金额单位: 万元
项目名称: 例
供应商: 例
采购类别: 货物
价格权值: 30%
评标基准价: 80
投标报价: 100
指标:
  - {一级: 价格, 分值: 30}
  - {一级: 技术, 分值: 50, 自评得分: 45}
  - {一级: 商务, 分值: 20, 自评得分: 18}
"""


@pytest.mark.parametrize(("bid", "expected"), [("80", "30"), ("100", "24"), ("90", "26.67"), ("160", "15")])
def test_price(bid: str, expected: str) -> None:
    # “投标报价得分=(评标基准价/投标报价)×价格权值×100”
    assert score(scored("000000/2020-采购评分", FORM.replace("投标报价: 100", f"投标报价: {bid}")), "价格") == expected


def test_total_and_checks() -> None:
    result = scored("000000/2020-采购评分", FORM)
    assert total(result) == "87"
    assert [each for each in ("价格分值", "基准价最低", "货物价格权值") if failed(result, each)] == []


def test_what_is_told() -> None:
    low = scored("000000/2020-采购评分", FORM.replace("投标报价: 100", "投标报价: 70"))
    assert (failed(low, "基准价最低"), score(low, "价格")) == ([""], "30")
    same = scored("000000/2020-采购评分", FORM.replace("投标报价: 100", "投标报价: 80"))
    assert (failed(same, "基准价最低"), score(same, "价格")) == ([], "30")
    light = scored("000000/2020-采购评分", FORM.replace("30%", "20%"))
    assert (failed(light, "货物价格权值"), failed(light, "价格分值")) == ([""], [""])


@pytest.mark.parametrize(
    ("kind", "weight", "expected"),
    [
        ("货物", "30", []),
        ("货物", "29", ["货物价格权值"]),
        ("服务", "10", []),
        ("服务", "9", ["服务价格权值"]),
        ("工程", "5", []),
    ],
)
def test_the_least_weight_of_the_price(kind: str, weight: str, expected: list[str]) -> None:
    # 87号令第五十五条, from memory: goods 30 %, services 10 %
    text = FORM.replace("采购类别: 货物", f"采购类别: {kind}").replace("30%", f"{weight}%")
    result = scored("000000/2020-采购评分", text.replace("价格, 分值: 30", f"价格, 分值: {weight}"))
    told = [each for each in ("货物价格权值", "服务价格权值", "价格分值") if failed(result, each)]
    assert told == expected
