"""The sentence that says why a node has its score, for the main shapes of rules. All sentences are written by hand."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from tests.engine.evaluation.conftest import HEAD, TEMPLATE, compile_text, score_text

from duheng.evaluation.result import NodeResult, Result

Row = Callable[..., NodeResult]

POSITIVE = "若 实际值 ≥ 指标值 则 分值\n否则 实际值 ÷ 指标值 × 分值\n限于 0 至 分值\n修约 2 位小数"
NEGATIVE = "若 实际值 ≤ 指标值 则 分值\n否则 指标值 ÷ 实际值 × 分值\n限于 0 至 分值\n修约 2 位小数"
TIERS = "若 完成档次 为空 则 自评得分\n否则 待定 完成情况[完成档次] × 分值，「由评价人定」"
RATE = "令 率 = 全年执行数 ÷ 年初预算数\n得 率 × 分值\n限于 0 至 分值\n修约 2 位小数"
TABLE = (
    "| 实际值     | 得分       |\n| ≥ 95%      | 分值       |\n| [80%, 95%) | 分值 × 80% |\n| 其他       | 0          |"
)
DEDUCT = "得 分值 - 实际值 ÷ 1次 × 0.5分\n限于 0 至 分值"


@pytest.mark.parametrize(
    ("lines", "cells", "sentence"),
    [
        (POSITIVE, ["指标值: ≥400件", "实际值: 593件"], "593件 ≥ 400件，得 10 分"),
        (
            POSITIVE,
            ["指标值: ≥195人", "实际值: 141人"],
            "141人 ≥ 195人 不成立；141人 ÷ 195人 × 10分 ≈ 7.2308，修约 2 位小数得 7.23",
        ),
        (
            POSITIVE,
            ["指标值: 不低于20万元", "实际值: 5万元"],
            "5万元 ≥ 20万元 不成立；5万元 ÷ 20万元 × 10分 = 2.5",
        ),
        (
            POSITIVE,
            ["指标值: ≥4件", "实际值: -1件"],
            "-1件 ≥ 4件 不成立；-1件 ÷ 4件 × 10分 = −2.5，低于下限 0，得 0",
        ),
        (
            NEGATIVE,
            ['指标值: "≤0.5%"', '实际值: "0.8%"'],
            "0.8% ≤ 0.5% 不成立；0.5% ÷ 0.8% × 10分 = 6.25",
        ),
        (NEGATIVE, ["指标值: 2023年12月前", "实际值: 2023年10月"], "2023年10月 ≤ 2023-12-31，得 10 分"),
        (NEGATIVE, ["指标值: 2023年12月", "实际值: 2023年12月"], "2023年12月 ≤ 2023-12-31，得 10 分"),
        (POSITIVE, ["指标值: ≥400件"], "实际值 ≥ 400件 不能判定，待定 0～10"),
        (TIERS, ["自评得分: 7"], "完成档次 为空，按自评得分 7 分计"),
        (TIERS, ["完成档次: 未达成"], "完成档次 有值；待定 [0%, 80%) × 10分 = 0～<8：由评价人定"),
        (TABLE, ['实际值: "96%"'], "96% ≥ 95%，得 10 分"),
        (TABLE, ['实际值: "80%"'], "80% 属于 [80%, 95%)，10分 × 80% = 8"),
        (DEDUCT, ["实际值: 3次"], "10分 - 3次 ÷ 1次 × 0.5分 = 8.5"),
        # a label is told with what it is looked up by
        ("若 完成情况[实际值] = 达成 则 6\n否则 0", ['实际值: "90%"'], "完成情况[90%] = 达成，得 6 分"),
        ("若 完成情况[实际值] = 达成 则 6\n否则 0", ['实际值: "70%"'], "完成情况[70%] 未达成 = 达成 不成立，得 0 分"),
        (
            "| 完成情况[实际值 ÷ 指标值] | 得分 |\n| 达成 | 6 |\n| 未达成 | 0 |",
            ["指标值: ≥4件", "实际值: 2件"],
            "完成情况[2件 ÷ 4件（= 50%）] = 未达成，得 0 分",
        ),
        (
            "令 档 = 完成情况[实际值 ÷ 指标值]\n若 档 = 达成 则 6\n否则 0",
            ["指标值: ≥4件", "实际值: 2件"],
            "档 = 完成情况[2件 ÷ 4件（= 50%）] = 未达成；档 = 达成 不成立，得 0 分",
        ),
        # how often a unit is there is a number, a quotient of two cells a percentage
        ("若 实际值 ÷ 1小时 ≤ 2 则 6\n否则 0", ["实际值: 90分钟"], "90分钟 ÷ 1小时（= 1.5） ≤ 2，得 6 分"),
        (
            "若 （指标值 - 实际值） ÷ 1个百分点 ≤ 5 则 6\n否则 0",
            ['指标值: "≥95%"', '实际值: "92%"'],
            "（95% - 92%） ÷ 1个百分点（= 3） ≤ 5，得 6 分",
        ),
        # what a rule writes itself has nothing to be worked out
        ("若 实际值 ≥ -5 则 6\n否则 0", ["实际值: 3"], "3 ≥ -5，得 6 分"),
        ("得 最大（实际值，2）", ["实际值: 1"], "最大（1，2） = 2"),
        ("得 （实际值 + 1） × 2", ["实际值: 3"], "（3 + 1） × 2 = 8"),
        ("得 10 - （实际值 - 1）", ["实际值: 3"], "10 - （3 - 1） = 8"),
        ("若 非 （实际值 > 5 或 分值 = 9） 则 6\n否则 0", ["实际值: 3"], "非 （3 > 5 或 10分 = 9），得 6 分"),
        ("若 实际值 > 1 且 分值 = 10 则 6\n否则 0", ["实际值: 3"], "3 > 1 且 10分 = 10，得 6 分"),
        ("若 指标值.方向 = 正向 则 6\n否则 0", ["指标值: ≥3"], "指标值.方向 = 正向，得 6 分"),
        ("若 指标值.性质 = 空 则 不适用\n否则 1", ["指标值: 无"], "指标值.性质 = 空，不适用"),
        ("若 实际值 ≥ 5件 则 1\n否则 不适用", ["实际值: 3件"], "3件 ≥ 5件 不成立，不适用"),
        ("得 不适用", ["实际值: 3件"], "不适用"),
        ("若 完成日 ≤ 2023-12-31 则 6\n否则 0", ["完成日: 2023-12-01"], "完成日 2023-12-01 ≤ 2023-12-31，得 6 分"),
        ("若 已公开 则 6\n否则 0", ["已公开: 是"], "已公开 是，得 6 分"),
        ("若 已公开 则 6\n否则 0", ["已公开: 否"], "已公开 否，得 0 分"),
        ("若 实际值 > 1 且 非 已公开 则 6\n否则 0", ["实际值: 3", "已公开: 否"], "3 > 1 且 非 已公开，得 6 分"),
        ("若 指标值.方向 = 反向 则 6\n否则 0", ["指标值: ≥3"], "指标值.方向 正向 = 反向 不成立，得 0 分"),
        ("得 分值", [], "得 10 分"),
        ("若 实际值 ≥ 5 则 7\n否则 7", [], "实际值 ≥ 5 不能判定，都得 7 分"),
        (TIERS, [], "完成档次 为空，没有自评得分，待定 0～10"),
        ("得 自评得分\n修约 1 位小数", ["自评得分: 7.26"], "按自评得分 7.26 分计，修约 1 位小数得 7.3"),
        ("得 合计（下级.得分）", [], "没有可加的项，得 0 分"),
        ("得 平均（全表.三级.分值）", [], "平均（全表.三级.分值） = 10"),
        ("得 合计（全表.三级.分值） × 50%", [], "合计（全表.三级.分值） 10 × 50% = 5"),
        (
            "若 最大（全表.三级.实际值） ≤ 2020-12-31 则 6\n否则 0",
            ["实际值: 2020年3月1日"],
            "最大（全表.三级.实际值） 2020-03-01 ≤ 2020-12-31，得 6 分",
        ),
        ("若 指标值 > 0 则 6\n否则 0", ['指标值: ">0件"'], "0件 > 0 不成立，得 0 分"),
        ("若 指标值 = 0 则 6\n否则 0", ['指标值: ">0件"'], "0件 = 0，得 6 分"),
        ("若 最大（指标值，0） > 0 则 6\n否则 0", ['指标值: ">0件"'], "最大（0件，0）（= 0件） > 0 不成立，得 0 分"),
        ("若 任一（全表.三级，分值 > 3） 则 6\n否则 1", [], "任一（全表.三级，分值 > 3），得 6 分"),
        # 141 ÷ 195 = 0.72307…
        (
            "若 实际值 ÷ 指标值 ≥ 80% 则 分值\n否则 0",
            ["指标值: ≥195人", "实际值: 141人"],
            "141人 ÷ 195人（≈ 72.31%） ≥ 80% 不成立，得 0 分",
        ),
        # 80.209% is less than 80.21%, and would be shown as ≈ 80.21%
        (
            "若 实际值 ÷ 指标值 ≥ 80.21% 则 分值\n否则 0",
            ["指标值: ≥100000人", "实际值: 80209人"],
            "80209人 ÷ 100000人 ≥ 80.21% 不成立，得 0 分",
        ),
        (
            "若 80.21% > 实际值 ÷ 指标值 则 1\n否则 分值",
            ["指标值: ≥100000人", "实际值: 80209人"],
            "80.21% > 80209人 ÷ 100000人，得 1 分",
        ),
        (
            "若 实际值 > 指标值 × 120% 则 6\n否则 1",
            ["指标值: ≥100件", "实际值: 130件"],
            "130件 > 100件 × 120%（= 120件），得 6 分",
        ),
        (
            "若 （指标值 - 实际值） ÷ 指标值 属于 [5%, 10%) 则 6\n否则 1",
            ["指标值: ≥50件", "实际值: 47件"],
            "（50件 - 47件） ÷ 50件（= 6%） 属于 [5%, 10%)，得 6 分",
        ),
        # 50 × 130 % = 65, in the unit that the row has; 0.5公里 beside 600米 is told in the unit of the kind
        (
            "若 实际值 ≥ 指标值 × 130% 则 6\n否则 1",
            ["指标值: ≥50厘米", "实际值: 60厘米"],
            "60厘米 ≥ 50厘米 × 130%（= 65厘米） 不成立，得 1 分",
        ),
        (
            "若 实际值 - 指标值 > 50米 则 6\n否则 1",
            ["指标值: ≥0.5公里", "实际值: 600米"],
            "600米 - 0.5公里（= 100米） > 50米，得 6 分",
        ),
        (
            "令 差 = 实际值 - 指标值\n得 差 ÷ 1公里 × 1分",
            ["指标值: ≥2公里", "实际值: 5公里"],
            "差 = 5公里 - 2公里 = 3公里；差 ÷ 1公里 × 1分 = 3",
        ),
        ("若 10分 × 50% ≥ 2分 则 6\n否则 1", [], "10分 × 50% ≥ 2分，得 6 分"),
        ("若 实际值 ÷ 指标值 ≥ 80% 则 6\n否则 1", ["指标值: ≥195人"], "实际值 ÷ 195人 ≥ 80% 不能判定，待定 1～6"),
    ],
)
def test_sentences(row: Row, lines: str, cells: list[str], sentence: str) -> None:
    assert plain(row(lines, *cells).because) == sentence


@pytest.mark.parametrize(
    ("target", "actual", "sentence"),
    [
        ("≥500元", "200元", "200元 < 500元 × 60%（= 300元），得 0 分"),
        ("≥5万元", "20000元", "20000元 < 5万元 × 60%（= 3万元），得 0 分"),
    ],
)
def test_an_amount_is_told_in_the_unit_of_what_it_comes_of(row: Row, target: str, actual: str, sentence: str) -> None:
    lines = "若 实际值 < 指标值 × 60% 则 0\n否则 6"
    found = row(lines, f"指标值: {target}", f"实际值: {actual}", head="金额单位: 万元")
    assert plain(found.because) == sentence


def test_an_amount_of_two_units_is_told_in_the_forms(row: Row) -> None:
    """1万元 and 2000元 are 1.2万元."""
    cells = ["指标值: ≥1万元", "实际值: 2000元"]
    found = row("若 指标值 + 实际值 > 5万元 则 0\n否则 6", *cells, head="金额单位: 万元")
    assert plain(found.because) == "1万元 + 2000元（= 1.2万元） > 5万元 不成立，得 6 分"


@pytest.mark.parametrize(
    ("target", "actual", "sentence"),
    [
        ("≤2件", "1件", "得 10 分"),
        ("0件", "0件", "0件 > 0 不成立，得 10 分"),
        ("0件", "-1件", "-1件 < 0，得 2 分"),
    ],
)
def test_that_there_is_no_zero_and_nothing_below_it_needs_no_telling(
    row: Row, target: str, actual: str, sentence: str
) -> None:
    lines = "若 指标值 = 0 且 实际值 > 0 则 1\n若 实际值 < 0 则 2\n否则 分值"
    assert plain(row(lines, f"指标值: {target}", f"实际值: {actual}").because) == sentence


@pytest.mark.parametrize(
    ("cells", "sentence"),
    [
        (["指标值: ≥100件", "实际值: 119件", "自评得分: 8"], "119件 ≥ 100件 × 120%（= 120件） 不成立，得 10 分"),
        (["指标值: ≥100件", "实际值: 120件"], "自评得分 为空，得 10 分"),
        (
            ["指标值: ≥100件", "实际值: 120件", "自评得分: 8"],
            "120件 ≥ 100件 × 120%（= 120件） 且 自评得分 有值，按自评得分 8 分计",
        ),
    ],
)
def test_of_conditions_joined_the_one_that_fails_is_told(row: Row, cells: list[str], sentence: str) -> None:
    """“119件 ≥ 120件 且 自评得分 有值 不成立” would be read as if 自评得分 were missing."""
    lines = "若 实际值 ≥ 指标值 × 120% 且 自评得分 有值 则 自评得分\n否则 分值"
    assert plain(row(lines, *cells).because) == sentence


def test_a_score_that_a_formula_goes_on_with_is_told_before_it(row: Row) -> None:
    """9 ÷ 10 × 10 = 9, less 2; beside it nobody would know where the 9 comes from."""
    more = "方法 乙\n若 实际值 ≥ 指标值 则 分值\n否则 实际值 ÷ 指标值 × 分值"
    cells = ["指标值: ≥10件", "实际值: 9件"]
    found = row("若 实际值 > 0件 则 乙 - 2分\n否则 0", *cells, more=more)
    assert (found.score, plain(found.because)) == (
        7,
        "按 乙：9件 ≥ 10件 不成立；9件 ÷ 10件 × 10分 = 9；9件 > 0件，乙 9分 - 2分 = 7",
    )
    english = row("得 乙 - 2分", *cells, more=more, language="en")
    assert plain(english.because) == "by 乙: 9件 ≥ 10件 doesn't hold; 9件 ÷ 10件 × 10分 = 9; 乙 9分 - 2分 = 7"


def plain(text: str) -> str:
    return text.replace("\xa0", " ")


def test_a_let_is_told_first(row: Row) -> None:
    head = "年初预算数: 64.22\n全年执行数: 35"
    assert plain(row(RATE, head=head).because) == (
        "率 = 全年执行数 35万元 ÷ 年初预算数 64.22万元 ≈ 54.5%；率 × 10分 ≈ 5.45，修约 2 位小数得 5.45"
    )


def test_a_let_that_is_no_ratio_is_told_as_the_number_it_is(row: Row) -> None:
    assert plain(row("令 和 = 实际值 + 1\n得 和 × 2", "实际值: 3").because) == "和 = 3 + 1 = 4；和 × 2 = 8"


def test_lets_read_by_lets_are_told_before_them(row: Row) -> None:
    """48 ÷ 64 = 75 %; 1 - 75 % = 25 %; 64 - 48 = 16; 25 % of 10 is 2.5."""
    lines = (
        "令 率 = 全年执行数 ÷ 年初预算数\n令 差 = 1 - 率\n令 结余 = 年初预算数 - 全年执行数\n"
        "若 结余 > 20万元 则 5\n否则 差 × 分值"
    )
    assert plain(row(lines, head="年初预算数: 64\n全年执行数: 48").because) == (
        "率 = 全年执行数 48万元 ÷ 年初预算数 64万元 = 75%；差 = 1 - 率 = 25%；"
        "结余 = 年初预算数 64万元 - 全年执行数 48万元 = 16万元；结余 > 20万元 不成立；差 × 10分 = 2.5"
    )


def test_of_many_lets_only_those_read_directly_are_told(row: Row) -> None:
    lines = "令 一 = 实际值 + 1\n令 二 = 一 + 1\n令 三 = 二 + 1\n令 四 = 三 + 1\n得 四"
    assert plain(row(lines, "实际值: 1").because) == "四 = 三 4 + 1 = 5；得 5 分"


def test_a_ratio_just_below_a_limit_does_not_look_like_it(row: Row) -> None:
    """284999 ÷ 300000 = 0.94999666…"""
    lines = "令 率 = 全年执行数 ÷ 年初预算数\n若 率 ≥ 95% 则 分值\n否则 0"
    assert plain(row(lines, head="年初预算数: 300000\n全年执行数: 284999").because) == (
        "率 = 全年执行数 284999万元 ÷ 年初预算数 300000万元 ≈ 94.9997%；率 ≥ 95% 不成立，得 0 分"
    )


def test_a_derived_field_that_is_only_another_name_is_told_as_what_it_names() -> None:
    """48 ÷ 64 = 75 %, of 10 points 7.5; 12 - 8 = 4 and 12 - 4 = 8."""
    methods = f"方法 甲\n{RATE.replace('年初预算数', '预算')}\n方法 乙\n得 数量 - 余下\n"
    of_head, of_rows = "    字段 预算 = 年初预算数\n", "        字段 数量 = 实际值\n        字段 余下 = 实际值 - 8\n"
    template = TEMPLATE.replace("    一级 产出指标\n", of_head + "    一级 产出指标\n")
    template = template.replace("    计分\n", of_rows + "    计分\n")
    rows = [f"  - {{一级: 效益指标, 三级: 行{each}, 分值: 10, 计分方法: {each}, 实际值: 12}}\n" for each in "甲乙"]
    result = score_text(
        compile_text(HEAD + methods + template), f"年初预算数: 64\n全年执行数: 48\n指标:\n{''.join(rows)}"
    )
    assert [plain(node.because) for node in result.nodes if node.level == 3] == [
        "率 = 全年执行数 48万元 ÷ 年初预算数 64万元 = 75%；率 × 10分 = 7.5",
        "12 - 余下 4 = 8",
    ]


def test_days_between_dates_are_days(row: Row) -> None:
    lines = "令 迟 = 完成日 - 2023-12-01\n得 分值 - 迟 ÷ 1天 × 1分"
    assert plain(row(lines, "完成日: 2023-12-03").because) == (
        "迟 = 完成日 2023-12-03 - 2023-12-01 = 2天；10分 - 迟 ÷ 1天 × 1分 = 8"
    )


def test_the_limit_that_held_a_score_is_told(row: Row) -> None:
    """4 ÷ 3 × 10 = 13.33…; nine tenths of 10 is 9; twice 10 isn't reached."""
    cells = ("指标值: ≥3件", "实际值: 4件")
    capped = row("得 实际值 ÷ 指标值 × 分值\n限于 0 至 分值 × 90%\n修约 1 位小数", *cells)
    assert plain(capped.because) == "4件 ÷ 3件 × 10分 ≈ 13.3333，高于上限 10分 × 90%，得 9"
    after = row("得 实际值 ÷ 指标值 × 分值\n修约 2 位小数\n限于 0 至 分值", *cells)
    assert plain(after.because) == "4件 ÷ 3件 × 10分 ≈ 13.3333，修约 2 位小数得 13.33，高于上限 10分，得 10"
    free = row("得 实际值 ÷ 指标值 × 分值\n限于 0 至 分值 × 2\n修约 2 位小数", *cells)
    assert plain(free.because) == "4件 ÷ 3件 × 10分 ≈ 13.3333，修约 2 位小数得 13.33"


def test_a_number_before_rounding_has_the_places_that_decided(row: Row) -> None:
    """80049999 ÷ 100000000 × 10 = 8.0049999, which four places would show as 8.005."""
    found = row("得 实际值 ÷ 指标值 × 分值\n修约 2 位小数", "指标值: ≥100000000件", "实际值: 80049999件")
    assert plain(found.because) == "80049999件 ÷ 100000000件 × 10分 = 8.0049999，修约 2 位小数得 8"


def test_a_limit_before_rounding_has_the_places_that_are_rounded(row: Row) -> None:
    """10 × 0.80049999 is 8.0049999, which four places would show as 8.005."""
    found = row("得 20\n限于 0 至 分值 × 0.80049999\n修约 2 位小数")
    assert plain(found.because) == "20，高于上限 10分 × 0.80049999，得 8.0049999，修约 2 位小数得 8"


def test_a_let_has_the_unit_of_its_own_row(evaluated: Callable[..., Result]) -> None:
    lines = "方法 甲\n令 数 = 实际值\n令 双 = 数 × 2\n若 双 ≥ 指标值 则 分值\n否则 0\n"
    rows = "\n".join(
        f"  - {{一级: 效益指标, 三级: {unit}, 分值: 10, 计分方法: 甲, 指标值: ≥4{unit}, 实际值: 2{unit}}}"
        for unit in "件人"
    )
    found = [node.because for node in evaluated(lines, f"指标:\n{rows}\n").nodes if node.level == 3]
    assert [plain(each) for each in found] == [
        "双 = 2件 × 2 = 4件；双 ≥ 4件，得 10 分",
        "双 = 2人 × 2 = 4人；双 ≥ 4人，得 10 分",
    ]


@pytest.mark.parametrize("band", ["(60%, 80%)", "[60%, 80%]"])
def test_an_interval_is_told_with_its_ends_as_written(row: Row, band: str) -> None:
    assert row(f"若 实际值 属于 {band} 则 分值\n否则 0", "实际值: 70%").because == f"70% 属于 {band}，得 10 分"


def test_a_limit_that_is_a_let_is_told_first(row: Row) -> None:
    """Nine tenths of 10 points are 9."""
    found = row("令 顶 = 分值 × 90%\n得 实际值\n限于 0 至 顶", "实际值: 9.5")
    assert plain(found.because) == "顶 = 10分 × 90% = 9分；9.5，高于上限 顶，得 9"


def test_a_result_that_units_forbid_says_so(row: Row) -> None:
    found = row("得 实际值 ÷ 指标值 × 分值\n限于 0 至 分值", "指标值: ≥3次", "实际值: 2件")
    assert plain(found.because) == "单位不同，不能计算：2件 ÷ 3次 × 10分，待定 0～10"


def test_a_result_that_units_forbid_says_so_though_limits_leave_one_score(row: Row) -> None:
    """Of a row that is worth nothing the score is known."""
    found = row("得 实际值 ÷ 指标值 × 分值\n限于 0 至 分值", "指标值: ≥3次", "实际值: 2件", points="0")
    assert (found.score, plain(found.because)) == (
        0,
        "单位不同，不能计算：2件 ÷ 3次 × 0分，待定 ？，限于 0 至 0分，得 0",
    )


def test_what_another_node_has_is_named(row: Row) -> None:
    assert plain(row("若 效益指标.分值 > 5 则 6\n否则 1").because) == "效益指标.分值 10分 > 5，得 6 分"


def test_another_methods_result_is_named(row: Row) -> None:
    found = row("若 乙 ≥ 5 则 乙\n否则 0", "实际值: 7", more="方法 乙\n得 实际值")
    assert plain(found.because) == "乙 7分 ≥ 5，按 乙：得 7 分"


def test_a_sum_inside_a_product_keeps_its_brackets(evaluated: Callable[..., Result]) -> None:
    rows = "".join(f"  - {{一级: 效益指标, 三级: 行{n}, 分值: {n}}}\n" for n in (4, 6))
    result = evaluated("", f"指标:\n{rows}", total="总分 合计（效益指标.三级.得分） × 50%")
    assert plain(result.total.because) == "（4 + 6） × 50% = 5"


@pytest.mark.parametrize(
    ("cell", "sentence"),
    [("6", "最大（效益指标.三级.得分） = 6"), ("良好", "最大（效益指标.三级.得分），待定 4～10")],
)
def test_the_greatest_of_scores_is_told_open_where_it_is(
    evaluated: Callable[..., Result], cell: str, sentence: str
) -> None:
    """4 or 6, and 4 or what nobody can tell of 10."""
    rows = "".join(
        f"  - {{一级: 效益指标, 三级: 行{each}, 分值: 10, 计分方法: 甲, 实际值: {each}}}\n" for each in ("4", cell)
    )
    method, total = "方法 甲\n得 实际值\n限于 0 至 分值\n", "总分 最大（效益指标.三级.得分）"
    assert plain(evaluated(method, f"指标:\n{rows}", total=total).total.because) == sentence


@pytest.mark.parametrize(
    ("rows", "sentence"),
    [
        (["实际值: 1"], "只有一项：1"),
        (["实际值: 无"], "各项都不适用，得 0 分"),
        (["实际值: 1", "实际值: 无"], "只有一项：1，另有 1 项不适用"),
        (["实际值: 1", "实际值: 无", "实际值: 2", "实际值: 无"], "1 + 2 = 3，另有 2 项不适用"),
        (["实际值: 良好", "实际值: 无"], "只有一项，待定 0～10，另有 1 项不适用"),
        (["实际值: 良好"], "只有一项，待定 0～10"),
        (["实际值: 1"] * 9, "9 项合计 = 9"),
        (["实际值: 1"] * 8, "1 + 1 + 1 + 1 + 1 + 1 + 1 + 1 = 8"),
        (["实际值: 1"] * 8 + ["实际值: 良好"], "9 项合计，待定 8～18"),
    ],
)
def test_a_sum_never_reads_as_a_bare_number(evaluated: Callable[..., Result], rows: list[str], sentence: str) -> None:
    form = "".join(
        f"  - {{一级: 效益指标, 三级: 行{n}, 分值: 10, 计分方法: 甲, {cell}}}\n" for n, cell in enumerate(rows)
    )
    result = evaluated("方法 甲\n若 实际值 为空 则 不适用\n否则 实际值\n限于 0 至 分值\n", f"指标:\n{form}")
    assert next(plain(node.because) for node in result.nodes if node.path == ("效益指标",)) == sentence


def test_a_parameter_is_shown_by_its_value(row: Row) -> None:
    found = row("若 实际值 > 界限 则 6\n否则 0", "实际值: 300%", more="参数 界限 = 130%")
    assert plain(found.because) == "300% > 界限 130%，得 6 分"


def test_another_rounding_is_named(row: Row) -> None:
    found = row("得 实际值\n限于 0 至 分值\n修约 1 位小数，舍去", "实际值: 1.29")
    assert plain(found.because) == "1.29，修约 1 位小数（舍去）得 1.2"


def test_many_failed_conditions_are_not_listed(row: Row) -> None:
    lines = "若 实际值 > 5 则 5\n若 实际值 > 4 则 4\n若 实际值 > 3 则 3\n否则 1"
    assert plain(row(lines, "实际值: 3").because) == "规则的前几行都不适用，得 1 分"


def test_a_row_that_no_line_of_the_scoring_table_fits(
    compiled: Callable[..., object], scored: Callable[..., Result]
) -> None:
    text = (
        "规则集 999999/2020 「试」\n模板 表\n    一级 甲 10分\n    三级\n        字段 指标值: 目标\n    计分\n"
        "        | 指标值.方向 | 方法 |\n        | 正向 | 满分 |\n    总分 合计（一级.得分）\n方法 满分\n    得 分值\n"
    )
    result = scored(compiled(text), "指标:\n  - {一级: 甲, 三级: 行, 分值: 10, 指标值: 20万元}\n")
    assert result.nodes[-1].because == "规则没有说怎样计分"
    assert [each.message("zh") for each in result.findings if each.code == "EVL-005"] == [
        "规则没有说这一行怎样计分（指标值 20万元）"
    ]


def test_groups_and_total_show_their_summands(evaluated: Callable[..., Result]) -> None:
    rows = "".join(
        f"  - {{一级: 效益指标, 三级: 行{n}, 分值: 10, 计分方法: 甲, 指标值: ≥4件, 实际值: {actual}}}\n"
        for n, actual in enumerate(("2件", "4件", "无"))
    )
    result = evaluated(f"方法 甲\n{POSITIVE}\n", f"指标:\n{rows}")
    by_path = {node.path: plain(node.because) for node in result.nodes}
    assert by_path["效益指标",] == "5 + 10 + 0～10，待定 15～25"
    assert plain(result.total.because) == "0 + 15～25，待定 15～25"
