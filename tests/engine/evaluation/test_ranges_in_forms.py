"""What isn't known: a row gets the range it can still take, a finding says what would settle it."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

import pytest
from tests.engine.evaluation.conftest import HEAD, TEMPLATE, Compile, Score, compile_text, score_text

from duheng.evaluation.result import NodeResult, Result, State

Row = Callable[..., NodeResult]
Told = Callable[..., list[str]]

POSITIVE = "若 实际值 ≥ 指标值 则 分值\n否则 实际值 ÷ 指标值 × 分值\n限于 0 至 分值\n修约 2 位小数"
NEGATIVE = "若 实际值 ≤ 指标值 则 分值\n否则 指标值 ÷ 实际值 × 分值\n限于 0 至 分值\n修约 2 位小数"


@pytest.mark.parametrize(
    ("actual", "lacks"),
    [
        ("", "实际值"),
        ("实际值: 无", "实际值"),
        ("实际值: —", "实际值"),
        ("实际值: 良好", "确切的实际值（表上写的是「良好」）"),
        ("实际值: 约300件", "确切的实际值（表上写的是「约300件」）"),
        ('实际值: "300余件"', "确切的实际值（表上写的是「300余件」）"),
    ],
)
def test_a_missing_or_unreadable_actual_leaves_everything_open(row: Row, told: Told, actual: str, lacks: str) -> None:
    found = row(POSITIVE, "指标值: ≥400件", actual)
    assert (found.low, found.high, found.state, found.score) == (0, 10, State.UNDETERMINED, None)
    assert f"EVL-001 得分待定，可能是 0～10 分：缺 {lacks}" in told(POSITIVE, "指标值: ≥400件", actual)


@pytest.mark.parametrize("cell", ["实际值: 0件", "实际值: 0"])
def test_a_zero_that_is_written_is_zero(row: Row, cell: str) -> None:
    assert row(POSITIVE, "指标值: ≥400件", cell).score == 0


def test_a_missing_target_is_not_zero_either(row: Row) -> None:
    found = row(POSITIVE, "实际值: 400件")
    assert (found.low, found.high) == (0, 10)


# --- an actual value known only as a bound


@pytest.mark.parametrize(
    ("target", "actual", "low", "high"),
    [
        ("≥266米", "≥266米", "10", "10"),
        ("≥95%", ">95%", "10", "10"),
        (">95%", ">95%", "10", "10"),
        ("≥95%", "≥96%", "10", "10"),
        ("≥95%", "≥94%", "9.89", "10"),  # 94 ÷ 95 × 10 = 9.8947…, up to met
        ("≥100件", "≥0件", "0", "10"),
        ("≥100件", "≤50件", "0", "5"),
        ("≥100件", "≤100件", "0", "10"),
        ("≥100件", "<100件", "0", "10"),  # below 100, but as near as you like
    ],
)
def test_a_bound_as_actual_against_a_lower_bound(row: Row, target: str, actual: str, low: str, high: str) -> None:
    found = row(POSITIVE, f'指标值: "{target}"', f'实际值: "{actual}"')
    assert (found.low, found.high) == (Fraction(low), Fraction(high))


@pytest.mark.parametrize(
    ("target", "actual", "low", "high"),
    [
        ("≤5%", "≤5%", "10", "10"),
        ("≤5%", "<5%", "10", "10"),
        ("≤5%", "≤10%", "0", "10"),  # nothing says that it isn't below zero, where the ratio has no limits
        ("≤5%", ">5%", "0", "10"),
        ("≤5次", "≥10次", "0", "5"),
    ],
)
def test_a_bound_as_actual_against_an_upper_bound(row: Row, target: str, actual: str, low: str, high: str) -> None:
    found = row(NEGATIVE, f'指标值: "{target}"', f'实际值: "{actual}"')
    assert (found.low, found.high) == (Fraction(low), Fraction(high))


STRICT = "若 实际值 > 指标值 则 分值\n否则 0"


@pytest.mark.parametrize(
    ("actual", "low", "high"),
    [
        ("≥52米", "5.2", "10"),  # from 52 ÷ 100 of 10 points on
        ("≤52米", "0", "5.2"),
        ("≥100米", "10", "10"),
        ("[52米, 60米]", "5.2", "6"),
        ("52米", "5.2", "5.2"),
    ],
)
def test_the_number_of_an_actual_value_is_what_it_is_itself(row: Row, actual: str, low: str, high: str) -> None:
    found = row(POSITIVE.replace("实际值", "实际值.值"), "指标值: ≥100米", f'实际值: "{actual}"')
    assert (found.low, found.high) == (Fraction(low), Fraction(high))


@pytest.mark.parametrize(
    ("actual", "low", "high"), [(">95%", 10, 10), ("≥95%", 0, 10), ("95%", 0, 0), ("≤95%", 0, 0), ("<96%", 0, 10)]
)
def test_strictly_more_than_the_target(row: Row, actual: str, low: int, high: int) -> None:
    found = row(STRICT, '指标值: "≥95%"', f'实际值: "{actual}"')
    assert (found.low, found.high) == (low, high)


def test_the_bound_that_is_too_loose_is_named(told: Told) -> None:
    lacks = "确切的实际值（表上写的是「≥95%」）"
    assert told(STRICT, '指标值: "≥95%"', '实际值: "≥95%"') == [f"EVL-001 得分待定，可能是 0～10 分：缺 {lacks}"]


# --- dates


@pytest.mark.parametrize(
    ("target", "actual", "score"),
    [
        ("2023年12月前", "2023年10月", 10),
        ("2023年12月前", "2023年12月", 10),
        ("2023年12月底前", "2023-12-31", 10),
        ("2023年12月前", "2024年1月", 0),
        ("2023-06-30前", "2023-06-30", 10),
        ("2023-06-30前", "2023-07-01", 0),
    ],
)
def test_months_against_deadlines(row: Row, target: str, actual: str, score: int) -> None:
    lines = "若 实际值 ≤ 指标值 则 分值\n否则 0"
    assert row(lines, f"指标值: {target}", f"实际值: {actual}").score == score


def test_a_month_may_or_may_not_meet_a_deadline_inside_it(row: Row) -> None:
    found = row("若 实际值 ≤ 指标值 则 分值\n否则 0", "指标值: 2023-06-15前", "实际值: 2023年6月")
    assert (found.low, found.high) == (0, 10)


def test_days_late_can_be_counted(row: Row) -> None:
    # 2023-07-03 is 3 days after 06-30: 10 - 3 × 0.5
    lines = "若 实际值 ≤ 指标值 则 分值\n否则 分值 - （实际值 - 指标值）÷ 1天 × 0.5分\n限于 0 至 分值"
    assert row(lines, "指标值: 2023-06-30前", "实际值: 2023-07-03").score == Fraction("8.5")


def test_a_ratio_of_dates_is_no_score(row: Row, told: Told) -> None:
    found = row(NEGATIVE, "指标值: 2023年12月前", "实际值: 2024年2月")
    assert (found.low, found.high) == (0, 10)
    assert told(NEGATIVE, "指标值: 2023年12月前", "实际值: 2024年2月") == [
        "EVL-026 两个日期不能相乘除，规则的算式算不出得分"
    ]


def test_the_same_line_is_no_matter_where_the_deadline_is_met(row: Row, told: Told) -> None:
    assert row(NEGATIVE, "指标值: 2023年12月前", "实际值: 2023年10月").score == 10
    assert told(NEGATIVE, "指标值: 2023年12月前", "实际值: 2023年10月") == []
    assert told(NEGATIVE, "指标值: 2023年12月前") == ["EVL-001 得分待定，可能是 0～10 分：缺 实际值"]


# --- words, labels and truths


def test_an_unreadable_label_leaves_the_row_open(row: Row, told: Told) -> None:
    lines = (
        "若 自评得分 ÷ 分值 属于 完成情况[完成档次] 则 自评得分\n"
        "否则 待定 完成情况[完成档次] × 分值，「外」\n限于 0 至 分值"
    )
    cells = ("完成档次: 没有这档", "自评得分: 3")
    found = row(lines, *cells)
    assert (found.low, found.high) == (0, 10)
    lacks = "确切的完成档次（表上写的是「没有这档」）"
    assert f"EVL-001 得分待定，可能是 0～10 分：缺 {lacks}" in told(lines, *cells)


@pytest.mark.parametrize(("said", "low", "high"), [("是", 10, 10), ("否", 4, 4), ("", 4, 10), ("也许", 4, 10)])
def test_a_truth_that_is_not_told_makes_both_lines_count(row: Row, said: str, low: int, high: int) -> None:
    found = row("若 已公开 则 分值\n否则 4", f"已公开: {said}")
    assert (found.low, found.high) == (low, high)


def test_lines_that_agree_settle_what_is_not_known(row: Row, told: Told) -> None:
    lines = "若 实际值 ≥ 5 则 7\n否则 7"
    assert row(lines).score == 7
    assert told(lines) == []


def test_an_unknown_condition_before_a_sure_one_stops_there(row: Row) -> None:
    found = row("若 实际值 ≥ 5 则 9\n若 分值 = 10 则 6\n否则 0")
    assert (found.low, found.high) == (6, 9)


def test_and_or_decide_where_one_side_is_enough(row: Row) -> None:
    assert row("若 实际值 ≥ 5 且 分值 = 9 则 9\n否则 6").score == 6
    assert row("若 实际值 ≥ 5 或 分值 = 10 则 9\n否则 6").score == 9


def test_given_and_empty_are_known_of_an_empty_cell(row: Row) -> None:
    assert row("若 实际值 为空 则 3\n否则 9").score == 3
    assert row("若 实际值 有值 则 3\n否则 9", "实际值: 良好").score == 3


def test_without_clamp_the_points_are_taken_as_limits_and_told(evaluated: Callable[..., Result]) -> None:
    form = "指标:\n  - {一级: 效益指标, 三级: 行, 分值: 10, 计分方法: 甲, 指标值: ≥3件}\n"
    result = evaluated("方法 甲\n得 实际值 ÷ 指标值 × 分值\n", form)
    assert (result.total.low, result.total.high) == (0, 10)
    assert [each.message("zh") for each in result.findings if each.code == "EVL-013"] == [
        "方法「甲」没有「限于」，待定的得分按 0 至 10 分算"
    ]


def test_without_clamp_a_score_that_the_points_leave_no_room_is_one(row: Row, told: Told) -> None:
    """It is 10 or more, and 10 are its points: no range from 10 to 10."""
    lines = "得 最大（分值，实际值 ÷ 指标值 × 分值）"
    found = row(lines)
    assert (found.score, found.state) == (10, State.SCORED)
    assert not [each for each in told(lines) if each.startswith("EVL-001")]


@pytest.mark.parametrize(
    ("lines", "because", "said"),
    [
        ("", "按 10 计", "没有「限于」，待定的得分按 0 至 10 分算"),
        (
            "限于 0 至 最大（分值，实际值 × 9分 ÷ 1件）",
            "按 10 计",
            "的「限于」要看的内容不确切，待定的得分按 0 至 10 分算",
        ),
        ("限于 0 至 分值", "高于上限 10分，得 10", ""),
        ("限于 0 至 20分", "限于 0 至 20分，得 10～20", ""),
    ],
)
def test_a_score_that_its_points_settled_says_so(
    evaluated: Callable[..., Result], lines: str, because: str, said: str
) -> None:
    """It is 10 or more; that it isn't more is said where the rule itself doesn't."""
    form = "指标:\n  - {一级: 效益指标, 三级: 行, 分值: 10, 计分方法: 甲, 指标值: ≥3件}\n"
    result = evaluated(f"方法 甲\n得 最大（分值，实际值 ÷ 指标值 × 分值）\n{lines}\n", form)
    assert result.nodes[-1].because.replace("\xa0", " ").endswith(because)
    told = [each.message("zh") for each in result.findings if each.code == "EVL-013"]
    assert told == ([f"方法「甲」{said}"] if said else [])


def test_a_sum_that_the_points_leave_no_room_is_one(evaluated: Callable[..., Result]) -> None:
    """The other row leaves 5 of the total's 10 points to this one, which has 5 or more: no range from 10 to 10."""
    rows = "".join(f"  - {{一级: 效益指标, 三级: 行, {each}}}\n" for each in ("分值: 5", "计分方法: 甲"))
    text = compile_text(
        HEAD
        + "方法 甲\n得 最大（5分，实际值 × 1分 ÷ 1件）\n"
        + TEMPLATE.replace("一级 效益指标\n", "一级 效益指标 10分\n")
    )
    result = score_text(text, "指标:\n" + rows)
    group = next(node for node in result.nodes if node.path == ("效益指标",))
    assert (group.score, group.state) == (10, State.SCORED)
    assert group.because.replace("\xa0", " ") == "5 + 5～？，待定 10～？，按 10 计"


@pytest.mark.parametrize(("floor", "low"), [("-5分", -5), ("0", 0), ("2分", 0)])
def test_what_is_taken_off_below_zero_stays_where_the_points_are_missing(
    evaluated: Callable[..., Result], floor: str, low: int
) -> None:
    """Points that are missing may be 1 and less than a lower limit of 2, so that this isn't sure."""
    form = "指标:\n  - {一级: 效益指标, 三级: 行, 计分方法: 甲, 实际值: 3件}\n"
    result = evaluated(f"方法 甲\n得 分值 - 实际值 ÷ 1件 × 4分\n限于 {floor} 至 最小（分值，5分）\n", form)
    assert next((node.low, node.high) for node in result.nodes if node.level == 3) == (low, 5)


@pytest.mark.parametrize(("points", "high"), [(10, None), (8, 10)])
def test_a_row_without_points_keeps_the_total_open(
    evaluated: Callable[..., Result], points: int, high: int | None
) -> None:
    """甲 has all 10 points of its group, or 8 of them; what 乙 is worth nobody says."""
    form = (
        f"指标:\n  - {{一级: 效益指标, 三级: 甲, 分值: {points}, 计分方法: 满}}\n"
        "  - {一级: 效益指标, 三级: 乙, 计分方法: 满}\n  - {一级: 效益指标, 分值: 10}\n"
    )
    result = evaluated("方法 满\n得 分值\n", form)
    assert (result.total.low, result.total.high, result.total.score) == (points, high, None)


def test_a_group_worth_nothing_can_score_nothing(evaluated: Callable[..., Result]) -> None:
    form = "指标:\n  - {一级: 效益指标, 三级: 甲, 分值: 0, 计分方法: 甲, 指标值: ≥3件}\n"
    result = evaluated("方法 甲\n得 实际值 ÷ 指标值 × 分值\n", form)
    assert (result.total.low, result.total.high) == (0, 0)


def test_a_claim_outside_the_range_is_told(told: Told) -> None:
    lines = "得 待定 [3, 6]，「看材料」"
    assert "EVL-008 自评 7 分，不在可能的 3～6 分之内" in told(lines, "自评得分: 7")
    assert not any(each.startswith("EVL-008") for each in told(lines, "自评得分: 6"))


# --- divisors that may be zero or negative, numbers that grow


RATE = "令 率 = 全年执行数 ÷ 年初预算数\n得 率 × 分值\n限于 0 至 分值"


def test_nothing_divided_by_what_is_missing_is_not_known(row: Row) -> None:
    """A budget of zero would make 0 ÷ 0, so that a missing budget can't give 0 for certain."""
    found = row(RATE, head="全年执行数: 0")
    assert (found.low, found.high, found.state) == (0, 10, State.UNDETERMINED)


def test_a_divisor_that_may_be_zero_leaves_everything_open(row: Row) -> None:
    found = row("得 0件 ÷ 实际值 × 分值\n限于 0 至 分值", '实际值: "[-2件, 4件]"')
    assert (found.low, found.high) == (0, 10)
    assert row("得 0件 ÷ 实际值 × 分值\n限于 0 至 分值", '实际值: "≥4件"').score == 0


@pytest.mark.parametrize(("target", "actual"), [("≥-5%", "-10%"), ("≤-5%", "-2%")])
def test_a_negative_divisor_is_told_and_gives_no_score(row: Row, told: Told, target: str, actual: str) -> None:
    """-10% against ≥ -5% would be twice the target."""
    method = POSITIVE if target.startswith("≥") else NEGATIVE
    open_ = row(method, f'指标值: "{target}"', f'实际值: "{actual}"')
    assert (open_.low, open_.high, open_.state) == (0, 10, State.UNDETERMINED)
    found = [each for each in told(method, f'指标值: "{target}"', f'实际值: "{actual}"') if each.startswith("EVL-023")]
    assert len(found) == 1
    assert "除数是负数，比例没有意义，算不出得分" in found[0]


def test_a_difference_may_be_negative(row: Row, told: Told) -> None:
    """From 10% at worst to 90% at best, 50% is half of the way: (10 - 50) ÷ (10 - 90) × 10 = 5."""
    method = "得 （10% - 实际值）÷ （10% - 90%）× 分值\n限于 0 至 分值"
    assert row(method, "实际值: 50%").score == 5
    assert [each for each in told(method, "实际值: 50%") if each.startswith("EVL-023")] == []


@pytest.mark.parametrize(
    "method",
    [
        "令 跨度 = 10% - 90%\n得 （10% - 实际值）÷ 跨度 × 分值\n限于 0 至 分值",
        "得 （10% - 实际值）÷ -80% × 分值\n限于 0 至 分值",
        "得 实际值 ÷ （指标值 - 100%）× -8分\n限于 0 至 分值",
    ],
)
def test_a_rule_may_mean_a_negative_divisor(row: Row, told: Told, method: str) -> None:
    """Under a name, as the rule's own number, as a difference: (10 - 50) ÷ -80 × 10 = 5; 50 ÷ -80 × -8 = 5."""
    assert row(method, "指标值: 20%", "实际值: 50%").score == 5
    assert [each for each in told(method, "指标值: 20%", "实际值: 50%") if each.startswith("EVL-023")] == []


def test_a_part_of_a_negative_target_is_negative_too(row: Row) -> None:
    """Of ≥ -10% nine tenths are meant to be a divisor, not a difference: -5% has no ratio to it."""
    method = "若 实际值 ≥ 100% 则 分值\n否则 实际值 ÷ （指标值 × （1 - 10%））× 分值\n限于 0 至 分值"
    assert row(method, '指标值: "≥-10%"', '实际值: "-5%"').score is None
    named = "令 差 = 10% - 指标值\n得 （10% - 实际值）÷ （差 × 2）× 分值\n限于 0 至 分值"
    # (10 - 50) ÷ ((10 - 90) × 2) × 10 = 2.5
    assert row(named, "指标值: 90%", "实际值: 50%").score == Fraction(5, 2)


def test_a_negative_budget_is_told(told: Told) -> None:
    """-50 ÷ -100 = 50%, of 10 points 5; nobody spends that way."""
    found = told(RATE, head="年初预算数: -100\n全年执行数: -50")
    assert [each.partition(" ")[0] for each in found] == ["FRM-060", "FRM-060", "EVL-023"]


def test_a_score_without_a_lower_end_is_not_its_upper_end(row: Row) -> None:
    """10 - 50 × (3 or more) is -140 or less, how much less nobody knows."""
    found = row("得 分值 - 实际值 × 50分", '实际值: "≥3"')
    assert found.score is None
    assert (found.low, found.high) == (-140, 10)


def test_ranges_stop_growing_too(row: Row, told: Told) -> None:
    steps = "".join(f"令 甲{n} = 甲{n - 1} × 甲{n - 1}\n" for n in range(1, 30))
    method = f"令 甲0 = 实际值\n{steps}得 分值 × 甲29\n限于 0 至 分值"
    found = row(method, '实际值: "[3, 5]"')
    assert (found.low, found.high) == (0, 10)
    assert any(each.startswith("EVL-019") for each in told(method, '实际值: "[3, 5]"'))


def test_a_total_of_nothing_is_told(evaluated: Callable[..., Result]) -> None:
    form = "指标:\n  - {一级: 效益指标, 三级: 行, 分值: 10, 指标值: ≥1件, 实际值: 1件}\n"
    total = "总分 最大（三级.得分，得分 > 500）"
    result = evaluated("", form, total=total)
    assert [each.code for each in result.findings if not each.path] == ["EVL-014"]


TIERS = """若 自评得分 ÷ 分值 属于 完成情况[完成档次] 则 自评得分
否则 待定 完成情况[完成档次] × 分值，「自评不在档内」"""


def test_a_claim_that_the_rule_itself_refuses_is_told_once(told: Told) -> None:
    # 未达成 is 0 to 80 % of 10
    assert [each.replace("\xa0", " ") for each in told(TIERS, "完成档次: 未达成", "自评得分: 9")] == [
        "EVL-002 得分待定，可能是 0～<8 分：自评不在档内（自评 9 分）"
    ]
    assert told(TIERS, "完成档次: 未达成", "自评得分: 7") == []


def test_a_reason_is_told_only_where_its_line_applies_for_certain(told: Told) -> None:
    """A tier that nobody can read may be any of them, so that the claim may well be inside."""
    assert [each.partition(" ")[0] for each in told(TIERS, "完成档次: √", "自评得分: 9")] == ["FRM-037", "EVL-001"]


def test_a_ticked_option_is_the_tier(row: Row) -> None:
    # 未达成 is 0 to 80 % of 10, and 7 lies inside
    assert row(TIERS, "完成档次: □达成 ☑未达成", "自评得分: 7").score == 7


def test_what_scoring_finds_says_the_rows_line(evaluated: Callable[..., Result]) -> None:
    form = "指标:\n  - {一级: 效益指标, 三级: 甲, 分值: 10}\n  - {一级: 效益指标, 三级: 行, 分值: 10, 计分方法: 甲}\n"
    found = evaluated("方法 甲\n若 实际值 ≥ 指标值 且 1 > 2 则 分值\n", form).findings
    assert [(each.code, each.span.line if each.span else 0) for each in found if each.opens] == [("EVL-004", 3)]


def test_a_minus_looks_alike_on_both_sides(told: Told) -> None:
    lines = "得 0 - 分值 ÷ 2\n限于 0 - 分值 至 分值"
    said = [each.replace("\xa0", " ") for each in told(lines, "自评得分: -4")]
    assert "EVL-007 自评 −4 分，按规则应为 −5 分，自评多 1 分" in said


@pytest.mark.parametrize("target", ["约30个工作日内", "每年不少于4次", "培训400人", "提高5%", "400+件", "11月底前"])
def test_a_target_that_looks_like_a_number_is_no_description(told: Told, target: str) -> None:
    """What can't be read isn't scored by the claim, as a description would be."""
    lines = "若 指标值.性质 = 定性 则 自评得分\n否则 0"
    said = [each.partition(" ")[0] for each in told(lines, f"指标值: {target}", "实际值: 1件", "自评得分: 10")]
    assert said == ["FRM-038", "EVL-001"]
    assert told(lines, "指标值: 逐步减少", "实际值: 减少", "自评得分: 10") == []


TABLE = "| 实际值 | 得分 |\n| ≥ 90% | 分值 |\n| [80%, 90%) | 分值 × 80% |\n"


@pytest.mark.parametrize(
    ("lines", "actual", "low", "high"),
    [
        # ≥83% is in the first or the second line, whatever is said of what lies below
        (TABLE + "| < 80% | 0 |\n限于 0 至 分值", "≥83%", 8, 10),
        (TABLE + "限于 0 至 分值", "≥83%", 8, 10),
        (TABLE.replace("[80%", "(80%") + "| < 80% | 0 |\n限于 0 至 分值", "≥83%", 8, 10),
        # 75% is in the third line, where there is one
        (TABLE + "| < 80% | 0 |\n限于 0 至 分值", "≥75%", 0, 10),
        # and where there isn't, no line says anything of it, so that nobody can tell what it is worth
        (TABLE + "限于 0 至 分值", "≥75%", 0, 10),
        # 80% itself has no line
        (TABLE.replace("[80%", "(80%") + "| < 80% | 6 |\n限于 0 至 分值", "≥80%", 0, 10),
    ],
)
def test_a_table_with_a_line_for_every_number_gives_what_its_lines_give(
    row: Callable[..., NodeResult], lines: str, actual: str, low: int, high: int
) -> None:
    found = row(lines, f'实际值: "{actual}"')
    assert (found.low, found.high) == (low, high)


TIER = "得 待定 [60%, 80%) × 分值，「看材料」\n限于 0 至 分值"


def test_an_end_that_a_score_does_not_reach_stays_out_of_it(row: Row, told: Told) -> None:
    # 80% of 10 is 8, which the interval leaves out: so does the limit after it
    assert row(TIER).because == "待定 [60%, 80%) × 10分 = 6～<8：看材料"
    assert "EVL-002 得分待定，可能是 6～<8 分：看材料（自评\u00a08\u00a0分）" not in told(TIER, "自评得分: 7")
    assert told(TIER, "自评得分: 8")[-1] == "EVL-008 自评 8 分，不在可能的 6～<8 分之内"


def test_a_grade_that_begins_at_an_open_end_is_out_of_reach(compiled: Compile, scored: Score) -> None:
    # 6 to 8 of 10, without the 8 at which 良 begins
    scale = "档位 等\n    优: 10 至 9（含）\n    良: 9 至 8（含）\n    中: 8 至 0\n\n"
    template = TEMPLATE.replace("    总分 合计（一级.得分）", "    总分 合计（一级.得分）\n    等级 等[总分]")
    ruleset = compiled(HEAD + f"方法 甲\n{TIER}\n\n{scale}" + template)
    rows = "指标:\n  - {一级: 效益指标, 三级: 行, 分值: 10, 计分方法: 甲}\n"
    assert scored(ruleset, rows).total.grades == ("中",)


def test_a_divisor_that_may_not_be_reached_is_not_told(told: Told) -> None:
    """Without an actual value nobody knows whether anything is divided by the target of zero."""
    found = told(POSITIVE, "指标值: ≥0起")
    assert [each.partition(" ")[0] for each in found] == ["EVL-001"]


def test_a_row_worth_nothing_that_no_line_fits_scores_nothing(evaluated: Callable[..., Result]) -> None:
    form = "指标:\n  - {一级: 效益指标, 三级: 行, 分值: 0}\n  - {一级: 效益指标, 三级: 另, 分值: 5, 指标值: 做好}\n"
    result = evaluated("", form)
    row = next(each for each in result.nodes if each.path[-1] == "行")
    assert (row.score, row.state) == (0, State.SCORED)
    group = next(each for each in result.nodes if each.path == ("效益指标",))
    assert (group.score, group.state) == (5, State.SCORED)


RESCALED = """
规则集 999999/2020 「折算」
模板 表
    一级 产出 50分
        二级 数量，按 折算
        二级 质量
    三级 可自选方法
        字段 指标值: 目标
    计分
        | 指标值.性质 | 方法   |
        | 空          | 不适用 |
        | -           | 记满分 |
    总分 合计（一级.得分）
方法 记满分
    得 分值
方法 折算
    若 合计（三级.分值，适用）= 0 则 0
    否则 合计（三级.得分）÷ 合计（三级.分值，适用）× 分值
    限于 0 至 分值
"""


def test_a_group_that_rescales_may_make_good_what_its_rows_lost(compiled: Compile, scored: Score) -> None:
    """甲 (10 points) doesn't apply. Were 乙 worth 20, 数量 would have 20 ÷ 20 of its 30 points, and 产出 all 50."""

    def total(points: str) -> tuple[Fraction, Fraction | None]:
        rows = (
            "二级: 数量, 三级: 甲, 分值: 10, 指标值: 无",
            f"二级: 数量, 三级: 乙, 分值: {points}, 指标值: 做好",
            "二级: 质量, 三级: 丙, 分值: 20, 指标值: 做好",
        )
        text = "指标:\n" + "".join(f"  - {{一级: 产出, {row}}}\n" for row in rows)
        result = scored(compiled(RESCALED), text)
        return result.total.low, result.total.high

    assert total("20") == (50, 50)
    assert total("''") == (20, 50)


@pytest.mark.parametrize(
    ("actual", "low", "high"), [("90件", 10, 10), ("≥90件", 0, 10), ("150件", 0, 10), ("≥0件", 0, 10)]
)
def test_what_may_lie_beside_a_scale_has_no_tier_for_certain(
    row: Callable[..., NodeResult], actual: str, low: int, high: int
) -> None:
    # 90% is 达成, but 150% is in no tier: whether a tier is another one can't be told then
    lines = "若 完成情况[实际值 ÷ 指标值] = 达成 则 分值\n否则 0\n限于 0 至 分值"
    found = row(lines, "指标值: ≥100件", f"实际值: {actual}")
    assert (found.low, found.high) == (low, high)
