"""Units on the form: what converts, what doesn't go together, and that the latter leaves a row open."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

import pytest
from tests.engine.evaluation.conftest import HEAD, TEMPLATE, Compile, Score, last, one_row

from duheng.evaluation.result import NodeResult, Result

Row = Callable[..., NodeResult]
Told = Callable[..., list[str]]

POSITIVE = "若 实际值 ≥ 指标值 则 分值\n否则 实际值 ÷ 指标值 × 分值\n限于 0 至 分值"


@pytest.mark.parametrize(
    ("target", "actual", "score"),
    [
        ("≥20万元", "100000元", "5"),
        ("≥1亿元", "2500万元", "2.5"),
        ("≥1‰", "0.05%", "5"),
        ("≥90%", "45%", "5"),
        ("≥4公里", "1000米", "2.5"),
        ("≥4km", "1000m", "2.5"),
        ("≥6亩", "2000平方米", "5"),
        ("≥2周", "7天", "5"),
        ("≥2年", "6个月", "2.5"),
        ("≥2万人", "5000人", "2.5"),
        ("≥40元/亩", "0.001万元/亩", "2.5"),
    ],
)
def test_what_converts_inside_a_dimension(row: Row, target: str, actual: str, score: str) -> None:
    assert row(POSITIVE, f'指标值: "{target}"', f'实际值: "{actual}"').score == Fraction(score)


@pytest.mark.parametrize(
    ("target", "actual", "left", "right"),
    [
        ("≥195人", "141件", "以“件”为单位的数", "以“人”为单位的数"),
        ("≥400件", "98%", "以“%”为单位的数", "以“件”为单位的数"),
        ("≤15个工作日", "2周", "以“周”为单位的数", "以“工作日”为单位的数"),
        ("≥1年", "365天", "以“天”为单位的数", "以“年”为单位的数"),
        ("≥40元", "40元/亩", "以“元/亩”为单位的数", "以“元”为单位的数"),
        ("≥400件", "2023年12月", "日期", "以“件”为单位的数"),
        ("2023年12月前", "12次", "以“次”为单位的数", "日期"),
    ],
)
def test_what_does_not_is_a_finding_and_leaves_the_row_open(
    row: Row, told: Told, target: str, actual: str, left: str, right: str
) -> None:
    cells = (f'指标值: "{target}"', f'实际值: "{actual}"')
    found = row(POSITIVE, *cells)
    assert (found.low, found.high, found.because) == (0, 10, "单位不同，不能计算")
    assert told(POSITIVE, *cells) == [f"EVL-006 单位不同，不能计算：一边是{left}，一边是{right}"]


@pytest.mark.parametrize(("actual", "written"), [("2023.11", True), ("20231130", True), ("12次", False)])
def test_a_number_beside_a_date_may_be_one_too(evaluated: Callable[..., Result], actual: str, written: bool) -> None:
    cells = f'{{一级: 效益指标, 三级: 行, 分值: 10, 计分方法: 甲, 指标值: 2023年12月前, 实际值: "{actual}"}}'
    result = evaluated(f"方法 甲\n{POSITIVE}\n", f"指标:\n  - {cells}\n")
    (hint,) = [each.hint("zh") for each in result.findings if each.code == "EVL-006"]
    assert hint.startswith("是日期的写上年月日，如 2020年12月。") is written


@pytest.mark.parametrize(
    ("condition", "score"),
    [
        ("非 （指标值.方向 = 正向 或 实际值 ≥ 5人）", 2),
        ("非 （指标值.方向 = 反向 且 实际值 ≥ 5人）", 1),
        ("非 （指标值.方向 = 反向 或 实际值 ≥ 5人）", None),
        ("非 非 （指标值.方向 = 正向 或 实际值 ≥ 5人）", 1),
    ],
)
def test_a_denied_condition_is_decided_by_a_part_that_makes_sense(row: Row, condition: str, score: int | None) -> None:
    """3公里 is neither more nor less than 5人, and the target's direction settles what it can."""
    assert row(f"若 {condition} 则 1\n否则 2", "指标值: ≥3公里", "实际值: 3公里").score == score


def test_only_the_row_concerned_is_open(evaluated: Callable[..., Result]) -> None:
    rows = "".join(
        f"  - {{一级: 效益指标, 三级: 行{n}, 分值: 10, 计分方法: 甲, 指标值: ≥4件, 实际值: {actual}}}\n"
        for n, actual in enumerate(("2件", "2人", "4件"))
    )
    result = evaluated(f"方法 甲\n{POSITIVE}\n", f"指标:\n{rows}")
    ranges = [(node.low, node.high) for node in result.nodes if node.level == 3]
    assert ranges == [(5, 5), (0, 10), (10, 10)]
    assert [each.path[-1] for each in result.findings if each.code == "EVL-006"] == ["行1"]


def test_a_number_without_unit_goes_with_any(row: Row) -> None:
    assert row(POSITIVE, "指标值: ≥400", "实际值: 200").score == 5
    assert row("若 实际值 ≥ 200 则 分值\n否则 0", "实际值: 200件").score == 10


def test_a_number_without_unit_takes_the_other_cells(row: Row) -> None:
    assert row(POSITIVE, '指标值: "≥90%"', "实际值: 45").score == 5
    assert row(POSITIVE, "指标值: ≥20", "实际值: 100元").score == 10
    assert row(POSITIVE, "指标值: ≥2000万", "实际值: 1000").score == 5
    assert row(POSITIVE, "指标值: ≥2000万", "实际值: 10000000").score == 5


@pytest.mark.parametrize(
    ("target", "actual"),
    [("≥20", "100000元"), ("≥3000元", "0.35"), ("≥20000人", "3"), ("≤2人", "30000"), ("≥100", "100/100")],
)
def test_a_number_that_may_lack_its_ten_thousands_leaves_the_row_open(row: Row, target: str, actual: str) -> None:
    """0.35 beside ≥3000元 is 0.35元, or 0.35万元; 100/100 beside ≥100 is all of it, or one."""
    assert row(POSITIVE, f'指标值: "{target}"', f"实际值: {actual}").score is None


def test_a_number_far_off_that_ten_thousands_do_not_explain_is_what_it_says(row: Row) -> None:
    """Nothing done of 5000 is nothing: 2 ÷ 5000 × 10 = 0.004; ten thousand times 2 would be four times the target."""
    assert row("得 实际值 ÷ 指标值 × 分值", '指标值: "≥5000人"', "实际值: 6").score == Fraction(12, 1000)
    assert row("得 实际值 ÷ 指标值 × 分值", '指标值: "≥5000人"', "实际值: 0").score == 0


def test_a_result_must_be_in_points(row: Row, told: Told) -> None:
    found = row("得 实际值\n限于 0 至 分值", "实际值: 9件")
    assert (found.low, found.high) == (0, 10)
    assert told("得 实际值\n限于 0 至 分值", "实际值: 9件") == [
        "EVL-006 单位不同，不能计算：一边是以“件”为单位的数，一边是以“分”为单位的数"
    ]


def test_units_cancel(row: Row) -> None:
    # 2 points for every 件 above the target
    assert row("得 （实际值 - 指标值）× 2分 ÷ 1件\n限于 0 至 分值", "指标值: ≥4件", "实际值: 7件").score == 6
    # half a 万元 a 趟 for 4 趟 is 2万元, three points for every 万元; 趟 is a unit of this form only
    assert row("得 实际值 × 指标值 ÷ 1万元 × 3分", "指标值: ≥4趟", "实际值: 0.5万元/趟").score == 6


def test_a_let_that_mixes_units_spoils_what_reads_it_only(row: Row) -> None:
    lines = "令 差 = 实际值 - 指标值\n若 完成档次 有值 则 8\n若 差 ≥ 0 则 分值\n否则 0"
    cells = ("指标值: ≥4件", "实际值: 7人")
    assert row(lines, *cells, "完成档次: 达成").score == 8
    assert (row(lines, *cells).low, row(lines, *cells).high) == (0, 10)


def test_mixed_units_in_a_borrowed_method_are_told(told: Told) -> None:
    found = told("得 乙 × 50%\n限于 0 至 分值", "指标值: ≥4件", "实际值: 7人", more=f"方法 乙\n{POSITIVE}")
    assert found[0].startswith("EVL-006")


# --- aggregates


GROUP = """
规则集 999999/2020 「汇总」
模板 表
    一级 成本 10分，按 汇总
        二级 经济成本
    一级 数量 10分
    三级
        字段 指标值: 目标
        字段 实际值: 量
    计分
        | 指标值.性质 | 方法   |
        | -           | 记满分 |
    总分 合计（一级.得分）
方法 记满分
    得 分值
方法 汇总
    若 合计（三级.实际值） ≤ 30万元 则 分值
    否则 0
校验 成本合计
    当 全部（成本.三级，实际值.单位 = 「万元」 或 实际值.单位 = 「元」）
    要求 合计（成本.三级.实际值） = 30万元
"""


@pytest.fixture
def costs(compiled: Callable[[str], object], scored: Callable[..., Result]) -> Callable[..., Result]:
    def run(*actuals: str, ruleset: str = GROUP) -> Result:
        rows = "".join(
            f"  - {{一级: 成本, 二级: 经济成本, 三级: 行{n}, 分值: 5, 实际值: {actual}}}\n"
            for n, actual in enumerate(actuals)
        )
        return scored(compiled(ruleset), f"指标:\n{rows}")

    return run


def group(result: Result) -> tuple[Fraction, Fraction | None]:
    found = result.nodes[0]
    assert found.path == ("成本",)
    return found.low, found.high


def codes(result: Result) -> list[tuple[str, tuple[str, ...]]]:
    return [
        (each.code, each.path) for each in result.findings if each.code in ("EVL-006", "CHK-001", "CHK-002", "CHK-004")
    ]


def test_an_aggregate_converts(costs: Callable[..., Result]) -> None:
    assert group(costs("20万元", "100000元")) == (10, 10)
    assert group(costs("20万元", "100001元")) == (0, 0)


def test_a_check_over_converted_units_holds(costs: Callable[..., Result]) -> None:
    assert codes(costs("20万元", "100000元")) == []
    assert codes(costs("20万元", "100001元")) == [("CHK-001", ())]


@pytest.mark.parametrize("other", ["3件", "98%", "2023年12月", "10"])
def test_mixed_units_inside_an_aggregate_are_told_and_leave_it_open(costs: Callable[..., Result], other: str) -> None:
    result = costs("20万元", other)
    assert group(result) == (0, 10)
    assert ("EVL-006", ("成本",)) in codes(result)


def test_a_check_that_does_not_apply_says_nothing_of_units(costs: Callable[..., Result]) -> None:
    assert codes(costs("20万元", "3件")) == [("EVL-006", ("成本",))]


def test_a_check_that_applies_says_that_units_are_mixed(costs: Callable[..., Result]) -> None:
    always = GROUP[: GROUP.index("    当 全部")] + "    要求 合计（成本.三级.实际值） = 30万元\n"
    assert codes(costs("20万元", "3件", ruleset=always)) == [("EVL-006", ("成本",)), ("CHK-004", ())]


def test_a_missing_cell_does_not_count_as_another_unit(costs: Callable[..., Result]) -> None:
    result = costs("20万元", "无")
    assert group(result) == (0, 10)
    assert [code for code, _ in codes(result)] == []
    assert [(each.path, each.message("zh")) for each in result.findings if each.code == "EVL-001"] == [
        (("成本",), "得分待定，可能是 0～10 分：缺 「行1」的实际值")
    ]


SHARES = """
规则集 999999/2020 「完成率」
模板 表
    一级 产出 100分，按 平均率
    三级
        字段 指标值: 目标
        字段 实际值: 量
        字段 完成率 = 实际值 ÷ 指标值
    计分
        | 指标值.性质 | 方法   |
        | -           | 不适用 |
    总分 合计（一级.得分）
方法 平均率
    得 平均（三级.完成率）× 分值
    限于 0 至 分值
校验 多数达标
    要求 个数（三级，实际值 ≥ 指标值）≥ 2
    提示 「达标的只有 {个数（三级，实际值 ≥ 指标值）} 项」
"""


def test_rows_of_an_aggregate_need_no_common_unit_where_each_gives_a_share(compiled: Compile, scored: Score) -> None:
    """(8 ÷ 10 + 3 ÷ 3) ÷ 2 = 90% of 100 points; one row of two meets its target."""
    rows = ("三级: 公路, 指标值: ≥10公里, 实际值: 8公里", "三级: 桥, 指标值: ≥3座, 实际值: 3座")
    text = "指标:\n" + "".join(f"  - {{一级: 产出, {row}}}\n" for row in rows)
    result = scored(compiled(SHARES), text)
    assert result.total.score == 90
    assert [each.message("zh") for each in result.findings if each.code.startswith("CHK")] == [
        "多数达标：达标的只有 1 项"
    ]
    assert [each for each in result.findings if each.code == "EVL-006"] == []


def test_a_row_of_an_aggregate_whose_own_units_differ_is_told(compiled: Compile, scored: Score) -> None:
    rows = ("三级: 公路, 指标值: ≥10公里, 实际值: 8公里", "三级: 桥, 指标值: ≥3座, 实际值: 3人")
    text = "指标:\n" + "".join(f"  - {{一级: 产出, {row}}}\n" for row in rows)
    result = scored(compiled(SHARES), text)
    assert result.total.score is None
    assert [each.code for each in result.findings if each.code in ("EVL-006", "CHK-004")] == ["EVL-006", "CHK-004"]


def test_what_is_kept_of_one_form_does_not_decide_another(compiled: Compile, scored: Score) -> None:
    """One ruleset object scores forms one after the other; the second form's rows count other things."""
    ruleset = compiled(HEAD + f"方法 甲\n{POSITIVE}\n" + TEMPLATE)

    def score(target: str, actual: str) -> Fraction | None:
        cells = (f'指标值: "{target}"', f'实际值: "{actual}"')
        return last(scored(ruleset, one_row(*cells, head="", points="10"))).score

    assert [score("≥4件", "2件"), score("≥4件", "2人"), score("≥4人", "2人"), score("≥4件", "2件")] == [5, None, 5, 5]


@pytest.mark.parametrize(
    ("target", "actual"), [("≥1", "60%"), ("1", "98%"), ("≤1", "98%"), ("≥0.95", "9%"), ("≥1", "9%")]
)
def test_a_number_that_takes_no_unit_leaves_its_row_open(
    evaluated: Callable[..., Result], target: str, actual: str
) -> None:
    """Nobody knows whether 1 beside 60% is 100%: such a cell is no description that a tier could be chosen for."""
    chosen = "若 指标值.性质 = 定性 则 自评得分\n否则 0"
    form = one_row(f'指标值: "{target}"', f'实际值: "{actual}"', "自评得分: 10", head="", points="10")
    assert last(evaluated(f"方法 甲\n{chosen}\n", form)).score is None


PLANNED = """
模板 表
    一级 产出指标
        二级 数量指标
    二级
        字段 计划: 量
    三级 可自选方法
        字段 实际值: 量
    计分
        | 方法 |
        | 甲   |
    总分 合计（一级.得分）
"""


@pytest.mark.parametrize("read", ["上级.计划", "数量指标.计划"])
def test_what_is_kept_of_one_row_does_not_decide_one_that_looks_elsewhere(
    compiled: Compile, scored: Score, read: str
) -> None:
    """The row is the same, what is planned for its group counts other things: half of 10 points, or nobody knows."""
    ruleset = compiled(HEAD + f"方法 甲\n    得 实际值 ÷ {read} × 分值\n    限于 0 至 分值\n" + PLANNED)

    def score(planned: str) -> Fraction | None:
        rows = (f"二级: 数量指标, 计划: {planned}", "二级: 数量指标, 三级: 行, 分值: 10, 实际值: 50人")
        text = "指标:\n" + "".join(f"  - {{一级: 产出指标, {row}}}\n" for row in rows)
        return last(scored(ruleset, text)).score

    assert [score("100人"), score("100万元"), score("100人")] == [5, None, 5]


HOURS = "| 实际值 ÷ 1小时 | 得分 |\n| ≤ 2 | 分值 |\n| (2, 5] | 分值 × 50% |\n| > 5 | 0 |"


@pytest.mark.parametrize(
    ("actual", "score"),
    [("120分钟", 10), ("3小时", 5), ("1天", 0), ("1个工作日", None), ("3公里", None), ("3", None)],
)
def test_a_unit_that_is_not_the_one_divided_by_leaves_the_row_open(row: Row, actual: str, score: int | None) -> None:
    """120 minutes are 2 hours, a day is 24; how many a working day or 3 has nobody knows, whatever 2 and 5 are."""
    assert row(HOURS, f"实际值: {actual}").score == score


def test_what_unit_the_rule_divides_by_is_told(told: Told) -> None:
    wrong = "EVL-006 单位不同，不能计算：一边是以“工作日”为单位的数，一边是以“小时”为单位的数"
    assert told(HOURS, "实际值: 1个工作日") == [wrong]
    assert told("若 实际值 ÷ 1小时 属于 [0, 2] 则 分值\n否则 0", "实际值: 3") == [
        "EVL-006 单位不同，不能计算：一边是没有写单位的数，一边是以“小时”为单位的数"
    ]


def test_a_quotient_of_units_may_stand_beside_a_bare_number(row: Row) -> None:
    """24 pieces in 12 months are 2 a month: 12个月 isn't there to get rid of the unit."""
    assert row("若 实际值 ÷ 12个月 ≥ 2 则 分值\n否则 0", "实际值: 24件").score == 10
