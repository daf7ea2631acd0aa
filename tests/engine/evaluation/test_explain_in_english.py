"""The sentences in English: the same rules, the same values, English words. All are written by hand."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from duheng.evaluation.result import NodeResult, Result
from duheng.evaluation.telling.wording import EnglishWording, Wording, wording_of

Row = Callable[..., NodeResult]

POSITIVE = "若 实际值 ≥ 指标值 则 分值\n否则 实际值 ÷ 指标值 × 分值\n限于 0 至 分值\n修约 2 位小数"
TIERS = "若 完成档次 为空 则 自评得分\n否则 待定 完成情况[完成档次] × 分值，「由评价人定」"
RATE = "令 率 = 全年执行数 ÷ 年初预算数\n得 率 × 分值\n修约 1 位小数，舍去"
MANY = "若 实际值 > 5 则 5\n若 实际值 > 4 则 4\n若 实际值 > 3 则 3\n否则 1"
HEAD = "年初预算数: 64.22\n全年执行数: 35"


@pytest.mark.parametrize(
    ("lines", "cells", "sentence"),
    [
        (POSITIVE, ["指标值: ≥400件", "实际值: 593件"], "593件 ≥ 400件, the score is 10"),
        (
            POSITIVE,
            ["指标值: ≥195人", "实际值: 141人"],
            "141人 ≥ 195人 doesn't hold; 141人 ÷ 195人 × 10分 ≈ 7.2308, rounded to 2 places: 7.23",
        ),
        (
            "若 实际值 ÷ 指标值 ≥ 80% 则 分值\n否则 0",
            ["指标值: ≥195人", "实际值: 141人"],
            "141人 ÷ 195人 (≈ 72.31%) ≥ 80% doesn't hold, the score is 0",
        ),
        (POSITIVE, ["指标值: ≥400件"], "whether 实际值 ≥ 400件 can't be told, open, 0～10"),
        (TIERS, ["自评得分: 7"], "完成档次 is empty, the claimed score counts: 7"),
        (TIERS, [], "完成档次 is empty, 自评得分 missing, open, 0～10"),
        (TIERS, ["完成档次: 未达成"], "完成档次 is present; open, [0%, 80%) × 10分 = 0～<8: 由评价人定"),
        ("得 最大（实际值，2）", ["实际值: 1"], "max(1, 2) = 2"),
        ("得 （实际值 + 1） × 2", ["实际值: 3"], "(3 + 1) × 2 = 8"),
        ("若 非 （实际值 > 5 或 分值 = 9） 则 6\n否则 0", ["实际值: 3"], "not (3 > 5 or 10分 = 9), the score is 6"),
        (
            "若 实际值 属于 [1, 4] 且 已公开 则 6\n否则 0",
            ["实际值: 3", "已公开: 是"],
            "3 in [1, 4] and 已公开, the score is 6",
        ),
        (MANY, ["实际值: 3"], "no earlier line applies, the score is 1"),
        ("得 实际值\n限于 2 至 分值", ["实际值: 1"], "1, below the limit of 2: 2"),
        ("得 实际值\n限于 2 至 分值", ["实际值: 11"], "11, above the limit of 10分: 10"),
        ("若 指标值.性质 = 空 则 不适用\n否则 1", ["指标值: 无"], "指标值.性质 = 空, not applicable"),
        ("得 四舍五入（实际值，0）", ["实际值: 1.5"], "round_half_up(1.5, 0) = 2"),
    ],
)
def test_sentences(row: Row, lines: str, cells: list[str], sentence: str) -> None:
    assert row(lines, *cells, language="en").because == sentence


def test_lets_and_another_rounding(row: Row) -> None:
    """35 ÷ 64.22 = 0.5450015…; the tenths of 5.450015… cut are 5.4."""
    assert row(RATE, head=HEAD, language="en").because == (
        "率 = 全年执行数 35万元 ÷ 年初预算数 64.22万元 ≈ 54.5%; 率 × 10分 ≈ 5.45, rounded to 1 place (round_down): 5.4"
    )


def test_groups_and_total(evaluated: Callable[..., Result]) -> None:
    form = "指标:\n  - {一级: 效益指标, 三级: 行, 分值: 10}\n"
    result = evaluated("", form, language="en")
    assert [node.because for node in result.nodes if node.level == 1] == [
        "the form has no rows for it",
        "one part only: 10",
    ]
    assert result.total.because == "0 + 10 = 10"
    assert next(node.because for node in result.nodes if node.path[-1] == "数量指标") == "the form has no rows for it"


def test_findings_of_scoring(evaluated: Callable[..., Result]) -> None:
    form = (
        "指标:\n  - {一级: 效益指标, 三级: 甲行, 分值: 10, 计分方法: 甲}\n"
        "  - {一级: 效益指标, 三级: , 分值: 10, 实际值: 2}\n"
    )
    result = evaluated("方法 甲\n得 平均（全表.四级.分值）\n", form, language="en")
    told = {each.code: (each.message("zh"), each.message("en")) for each in result.findings}
    assert told["EVL-014"] == ("「平均」没有可以汇总的行", '"average" has no rows to work on')
    assert [node.path[-1] for node in result.nodes if node.level == 3] == ["甲行", "(unnamed)"]


def test_a_row_without_a_method_says_what_it_is_missing(
    compiled: Callable[..., object], scored: Callable[..., Result]
) -> None:
    text = "规则集 999999/2020 「试」\n模板 表\n    一级 甲 10分\n    三级\n        字段 指标值: 目标\n    计分\n"
    text += (
        "        | 指标值.方向 | 方法 |\n        | 正向 | 满分 |\n    总分 合计（一级.得分）\n方法 满分\n    得 分值\n"
    )
    result = scored(compiled(text), "指标:\n  - {一级: 甲, 三级: 行, 指标值: 无}\n  - {一级: 甲, 三级: 二}\n", "en")
    assert [each.message("en") for each in result.findings if each.code == "EVL-005"] == [
        "The ruleset doesn't say how to score this row (指标值 无)",
        "The ruleset doesn't say how to score this row (nothing filled in)",
    ]


def words(wording: type[Wording]) -> dict[str, str]:
    return {name: text for name, text in vars(wording).items() if isinstance(text, str) and not name.startswith("__")}


def test_both_languages_say_the_same_things() -> None:
    chinese, english = words(Wording), words(EnglishWording)
    assert chinese.keys() == english.keys()
    assert {name for name, text in chinese.items() if text.count("{") != english[name].count("{")} == set()
    assert [text for text in english.values() if re.search(r"[\u3000-\uffef]", text)] == []
    assert (wording_of("zh").fails, wording_of("en").fails) == ("{} 不成立", "{} doesn't hold")
