"""000000/2020-工程评标: other rates and limits above and below a given base price (facts §3, row 4)."""

from __future__ import annotations

import pytest
from tests.rulesets.published import score, scored, total

FORM = """\
年度: 2021
表名: 评标评分表
金额单位: 万元
工程名称: 例
投标人: 例
基准价: 1000
投标报价: 1000
指标:
  - {一级: 投标报价得分, 分值: 40}
  - {一级: 技术商务, 分值: 60, 自评得分: 52.5}
"""


@pytest.mark.parametrize(
    ("bid", "expected"),
    [
        ("1000", "40"),
        ("1009.9", "40"),
        ("1010", "39"),
        ("1200", "20"),
        ("1210", "20"),  # 最多减20分
        ("990", "39.7"),
        ("835", "35.2"),  # 16 whole per cent: 4.8
        ("830", "35"),  # 17: 5.1, 最多减5分
        ("500", "35"),
    ],
)
def test_both_sides(bid: str, expected: str) -> None:
    # “每高于基准价1%减1分，最多减20分；每低于基准价1%减0.3分，最多减5分”
    result = scored("000000/2020-工程评标", FORM.replace("投标报价: 1000", f"投标报价: {bid}"))
    assert score(result, "投标报价得分") == expected


def test_total() -> None:
    assert total(scored("000000/2020-工程评标", FORM.replace("投标报价: 1000", "投标报价: 1035"))) == "89.5"


def test_nothing_below_zero() -> None:
    text = FORM.replace("分值: 40", "分值: 10").replace("投标报价: 1000", "投标报价: 1300")
    result = scored("000000/2020-工程评标", text.replace("自评得分: 52.5", "自评得分: 0"))
    assert (score(result, "投标报价得分"), score(result, "技术商务")) == ("0", "0")
