"""方法: which line applies, tables, 令, 限于, 修约, other methods, parameters, derived fields, 不适用, 待定."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from pathlib import Path

import pytest
from tests.engine.evaluation.conftest import HEAD, TEMPLATE, compile_text, last, one_row, score_text

from duheng import load_ruleset
from duheng.evaluation.result import NodeResult, Result, State
from duheng.language.tree import Ruleset

Row = Callable[..., NodeResult]
Told = Callable[..., list[str]]


def test_the_first_line_that_applies_wins(row: Row) -> None:
    lines = "若 实际值 ≥ 3 则 分值\n若 实际值 ≥ 2 则 8\n若 实际值 ≥ 1 则 5\n否则 1"
    assert [row(lines, f"实际值: {n}").score for n in (3, 2, 1, 0)] == [10, 8, 5, 1]


def test_a_later_line_is_not_looked_at(told: Told) -> None:
    assert told("若 实际值 = 0 则 2\n否则 1 ÷ 实际值 × 分值\n限于 0 至 分值", "实际值: 0") == []


def test_how_many_conditions_hold_is_a_plain_number(row: Row) -> None:
    """2 is above 1, not above 3."""
    assert row("得 个数（实际值 > 1，实际值 > 3）", "实际值: 2").score == 1


def test_no_line_applies_is_open_and_told(row: Row, told: Told) -> None:
    found = row("若 实际值 > 1 则 分值", "实际值: 1")
    assert (found.low, found.high, found.state, found.because) == (0, 10, State.UNDETERMINED, "没有一行适用")
    assert told("若 实际值 > 1 则 分值", "实际值: 1")[0] == "EVL-004 方法「甲」里没有一行适用于这一行"


TABLE = """
    令 率 = 实际值 ÷ 指标值
    | 率         | 得分       |
    | ≥ 95%      | 分值       |
    | [80%, 95%) | 分值 × 80% |
    | (60%, 80%) | 分值 × 50% |
    | = 0        | 1          |
    | 其他       | 0          |
"""


@pytest.mark.parametrize(
    ("actual", "score"),
    [("95", 10), ("94.99", 8), ("80", 8), ("79.99", 5), ("60.01", 5), ("60", 0), ("0", 1), ("0.01", 0)],
)
def test_bands_of_a_table_open_on_different_sides(row: Row, actual: str, score: int) -> None:
    assert row(TABLE, "指标值: ≥100件", f"实际值: {actual}件").score == score


TWO_COLUMNS = """
    | 指标值.方向 | 实际值 | 得分 |
    | 正向        | 有值   | 9    |
    | 正向        | -      | 2    |
    | -           | ≤ 5    | 4    |
    | 其他        | -      | 1    |
"""


@pytest.mark.parametrize(
    ("target", "actual", "score"), [("≥3", "5", 9), ("≥3", "无", 2), ("≤3", "5", 4), ("≤3", "6", 1), ("良好", "6", 1)]
)
def test_columns_of_a_table_hold_together(row: Row, target: str, actual: str, score: int) -> None:
    assert row(TWO_COLUMNS, f"指标值: {target}", f"实际值: {actual}").score == score


@pytest.mark.parametrize(
    ("target", "condition", "score"),
    [
        ("[90%, 95%)", "实际值 ≥ 指标值.下限", 10),
        ("[90%, 95%)", "实际值 ≥ 指标值.上限", 0),
        ("90%", "指标值.下限 = 指标值.上限", 10),
    ],
)
def test_ends_of_a_target(row: Row, target: str, condition: str, score: int) -> None:
    assert row(f"若 {condition} 则 分值\n否则 0", f'指标值: "{target}"', "实际值: 90%").score == score


def test_an_end_that_a_target_lacks_is_asked_for(told: Told) -> None:
    asked = told("若 实际值 ≥ 指标值.下限 则 分值\n否则 0", "指标值: ≤95%", "实际值: 90%")
    assert asked == ["EVL-001 得分待定，可能是 0～10 分：缺 确切的指标值（表上写的是「≤95%」）"]


def test_ends_of_a_tier(row: Row, told: Told) -> None:
    """达成 is 100% to 80%, so 10 × (100% - 80%) is 2."""
    lines = "得 分值 ×（完成情况[完成档次].上限 - 完成情况[完成档次].下限）\n限于 0 至 分值"
    assert row(lines, "完成档次: 达成").score == 2
    assert told(lines) == ["EVL-001 得分待定，可能是 0～10 分：缺 完成档次"]


@pytest.mark.parametrize("interval", ["[指标值, 9]", "[0, 指标值]"])
def test_an_end_that_is_missing_is_asked_for(told: Told, interval: str) -> None:
    asked = told(f"若 实际值 属于 {interval} 则 分值\n否则 0", "实际值: 5")
    assert asked == ["EVL-001 得分待定，可能是 0～10 分：缺 指标值"]


@pytest.mark.parametrize("points", ["0", "4"])
def test_a_score_above_the_points_is_told(row: Row, told: Told, points: str) -> None:
    assert row("得 5", points=points).score == 5
    of_row_and_total = told("得 5", points=points)
    assert of_row_and_total == [f"EVL-010 得分 5 不在 0 至 {points} 分之内"] * 2


@pytest.mark.parametrize(
    ("limits", "found"), [("限于 0 至 分值 × 120%", 1), ("限于 -分值 至 分值 × 2", 1), ("限于 0 至 6", 2)]
)
def test_a_score_that_the_rule_lets_go_beyond_its_points_is_told_of_the_total_alone(
    told: Told, limits: str, found: int
) -> None:
    """4.8 of 4 points are what 120% allow; a fixed 6 says nothing of rows worth 4."""
    score = "4.8" if "120" in limits else "5"
    asked = told(f"得 5\n{limits}", points="4")
    assert asked == [f"EVL-010 得分 {score} 不在 0 至 4 分之内"] * found


@pytest.mark.parametrize(("day", "score"), [("2020-07-01", 10), ("2020-06-30", 10), ("2020-06-29", 0)])
def test_the_later_of_two_dates(row: Row, day: str, score: int) -> None:
    assert row("若 最大（完成日，2020-06-30）= 完成日 则 分值\n否则 0", f"完成日: {day}").score == score


def test_let_can_use_an_earlier_one(row: Row) -> None:
    assert row("令 甲一 = 实际值 + 1\n令 甲二 = 甲一 × 2\n得 甲二", "实际值: 3").score == 8


def test_a_let_that_no_line_needs_cannot_go_wrong(row: Row, told: Told) -> None:
    lines = "令 率 = 全年执行数 ÷ 年初预算数\n若 年初预算数 = 0 则 0\n否则 率 × 分值\n限于 0 至 分值"
    head = "年初预算数: 0\n全年执行数: 1"
    assert row(lines, head=head).score == 0
    assert told(lines, head=head) == []
    assert row(lines, head="年初预算数: 4\n全年执行数: 1").score == Fraction("2.5")


def test_a_let_that_divides_by_zero_is_told_where_it_is_used(row: Row, told: Told) -> None:
    lines = "令 率 = 全年执行数 ÷ 年初预算数\n得 率 × 分值\n限于 0 至 分值"
    head = "年初预算数: 0\n全年执行数: 3.36"
    assert (row(lines, head=head).low, row(lines, head=head).high) == (0, 10)
    assert told(lines, head=head)[0] == (
        "EVL-003 除数为零，算不出得分：率 = 全年执行数 3.36万元 ÷ 年初预算数 0万元；率 × 10分，待定 0～10"
    )


@pytest.mark.parametrize(("actual", "score"), [("-1", 0), ("0", 0), ("7", 7), ("10", 10), ("11", 10)])
def test_clamp_holds_both_ends(row: Row, actual: str, score: int) -> None:
    assert row("得 实际值\n限于 0 至 分值", f"实际值: {actual}").score == score


@pytest.mark.parametrize(
    ("mode", "actual", "score"),
    [
        ("", "0.725", "0.73"),
        ("，四舍五入", "0.7249", "0.72"),
        ("，四舍六入五成双", "0.725", "0.72"),
        ("，四舍六入五成双", "0.735", "0.74"),
        ("，舍去", "0.729", "0.72"),
        ("，进一", "0.721", "0.73"),
        ("，进一", "0.72", "0.72"),
    ],
)
def test_rounding_modes(row: Row, mode: str, actual: str, score: str) -> None:
    assert row(f"得 实际值\n限于 0 至 分值\n修约 2 位小数{mode}", f"实际值: {actual}").score == Fraction(score)


def test_clamp_and_rounding_go_in_the_order_written(row: Row) -> None:
    # 3.46 → 3.5 → at most 3.48; or 3.46 → 3.46 → 3.5
    assert row("得 实际值\n修约 1 位小数\n限于 0 至 3.48", "实际值: 3.46").score == Fraction("3.48")
    assert row("得 实际值\n限于 0 至 3.48\n修约 1 位小数", "实际值: 3.46").score == Fraction("3.5")


def test_nothing_is_rounded_unless_a_rule_says_so(row: Row) -> None:
    assert row("得 实际值 ÷ 指标值 × 分值\n限于 0 至 分值", "指标值: ≥3件", "实际值: 1件").score == Fraction(10, 3)


OTHER = (
    "方法 乙\n若 实际值 ≥ 指标值 则 分值\n若 指标值.性质 = 空 则 不适用\n否则 实际值 ÷ 指标值 × 分值\n限于 0 至 分值"
)


def test_a_method_uses_the_result_of_another(row: Row) -> None:
    # 3 of 4 at 10 points is 7.5
    assert row("若 乙 ≥ 7 则 乙\n否则 0", "指标值: ≥4件", "实际值: 3件", more=OTHER).score == Fraction("7.5")
    assert row("得 乙 × 50%", "指标值: ≥4件", "实际值: 3件", more=OTHER).score == Fraction("3.75")


def test_the_other_methods_not_applicable_goes_through(row: Row) -> None:
    found = row("得 乙", "指标值: 无", "实际值: 3件", more=OTHER.replace("若 实际值 ≥ 指标值 则 分值\n", ""))
    assert (found.state, found.because) == (State.NOT_APPLICABLE, "按 乙：指标值.性质 = 空，不适用")


def test_not_applicable_is_no_number_to_calculate_with(row: Row, told: Told) -> None:
    more = OTHER.replace("若 实际值 ≥ 指标值 则 分值\n", "")
    found = row("得 乙 × 50%\n限于 0 至 分值", "指标值: 无", "实际值: 3件", more=more)
    assert (found.low, found.high) == (0, 10)
    assert told("得 乙 × 50%\n限于 0 至 分值", "指标值: 无", "实际值: 3件", more=more) == [
        "EVL-036 按规则定不下得分，可能是 0～10 分：乙 × 50%，待定 0～10"
    ]


def test_what_goes_wrong_in_the_other_method_is_told(told: Told) -> None:
    # -1 is no less than 0, so 乙 divides -1 by 0
    found = told("得 乙 × 50%\n限于 0 至 分值", "指标值: ≥0件", "实际值: -1件", more=OTHER)
    assert found[0] == "FRM-060 「实际值」是负数：-1件"
    assert found[1].startswith("EVL-003 除数为零，算不出得分：")
    assert found[1].endswith("-1件 ÷ 0件 × 10分，待定 0～10")


@pytest.mark.parametrize(("year", "score"), [(2020, 5), (2021, 5), (2022, 6), (2023, 7), (2024, 7)])
def test_a_parameter_holds_by_the_forms_year(row: Row, year: int, score: int) -> None:
    more = "参数 甲数 = 5，2022-07-01 起 6，2023-01-01 起 7"
    assert row("得 甲数", head=f"年度: {year}", more=more).score == score


def test_dates_of_a_parameter_may_be_written_in_any_order(row: Row) -> None:
    more = "参数 甲数 = 5，2023-01-01 起 7，2022-07-01 起 6"
    assert [row("得 甲数", head=f"年度: {year}", more=more).score for year in (2021, 2022, 2023)] == [5, 6, 7]


def test_without_a_year_on_the_form_the_rulesets_year_counts(row: Row) -> None:
    assert row("得 甲数", more="参数 甲数 = 5，2020-07-01 起 6，2021-01-01 起 7").score == 6


DERIVED = """\
规则集 999999/2020 「推算」
模板 表
    字段 年初预算数: 金额，单位 万元
    字段 全年执行数: 金额，单位 万元
    字段 执行率 = 全年执行数 ÷ 年初预算数
    一级 甲组 10分，按 甲
    一级 乙组
    三级 可自选方法
        字段 指标值: 目标
        字段 实际值: 量
        字段 偏离度 = （实际值 － 指标值）÷ 指标值
    总分 合计（一级.得分）
方法 甲
    得 执行率 × 分值
    限于 0 至 分值
方法 乙
    得 分值 - 绝对值（偏离度）× 分值
    限于 0 至 分值
"""


@pytest.mark.parametrize(("actual", "low", "high"), [("5件", "7.5", "7.5"), ("3件", "7.5", "7.5"), ("5人", "0", "10")])
def test_derived_fields_are_read_like_others(
    compiled: Callable[..., Ruleset], scored: Callable[..., Result], actual: str, low: str, high: str
) -> None:
    # 6 ÷ 8 × 10 = 7.5; (5 - 4) ÷ 4 = 25 %, so 10 - 2.5; 人 and 件 don't go together
    row = f"{{一级: 乙组, 三级: 行, 分值: 10, 计分方法: 乙, 指标值: ≥4件, 实际值: {actual}}}"
    result = scored(compiled(DERIVED), f"年初预算数: 8\n全年执行数: 6\n指标:\n  - {row}\n")
    ranges = {node.path: (node.low, node.high) for node in result.nodes}
    assert ranges["甲组",] == (Fraction("7.5"), Fraction("7.5"))
    assert ranges["乙组", "行"] == (Fraction(low), Fraction(high))
    assert ("EVL-006" in {each.code for each in result.findings}) == (actual == "5人")


def test_not_applicable_as_a_result(evaluated: Callable[..., Result]) -> None:
    form = "指标:\n"
    for name, target in (("一", "无"), ("二", "≥1件")):
        form += f"  - {{一级: 效益指标, 三级: {name}, 分值: 10, 指标值: {target}, 计分方法: 甲}}\n"
    result = evaluated("方法 甲\n若 指标值.性质 = 空 则 不适用\n否则 分值\n", form)
    states = {node.path[-1]: (node.state, node.score) for node in result.nodes if node.level == 3}
    assert states == {"一": (State.NOT_APPLICABLE, None), "二": (State.SCORED, 10)}
    assert result.total.score == 10
    assert result.ledger[0].path == ("效益指标",)  # 20 points by its rows, 10 scored, the row itself loses nothing


def test_undetermined_gives_the_range_and_the_reason(row: Row, told: Told) -> None:
    lines = "若 完成档次 为空 则 自评得分\n否则 待定 完成情况[完成档次] × 分值，「{完成档次}：由评价人定」"
    found = row(lines, "完成档次: 未达成")
    assert (found.low, found.high, found.state) == (0, 8, State.UNDETERMINED)
    assert told(lines, "完成档次: 未达成") == ["EVL-002 得分待定，可能是 0～<8 分：未达成：由评价人定"]


def test_undetermined_with_ends_of_ones_own(row: Row) -> None:
    found = row("得 待定 [分值 × 60%, 分值 - 1]，「看材料」")
    assert (found.low, found.high) == (6, 9)


@pytest.mark.parametrize(("limits", "high"), [("限于 0 至 分值", 10), ("限于 0 至 分值 - 2", 8)])
def test_undetermined_with_ends_the_wrong_way_round_is_quite_open(row: Row, limits: str, high: int) -> None:
    """No number lies in [10, 7], so that the rule says nothing of the score; only the limits hold it."""
    found = row(f"得 待定 [分值, 7分]，「看材料」\n{limits}")
    assert (found.low, found.high, found.state) == (0, high, State.UNDETERMINED)


def test_undetermined_within_what_the_target_allows(row: Row, told: Told) -> None:
    lines = "得 待定 指标值.区间，「看材料」\n限于 0 至 分值"
    found = row(lines, "指标值: '[2, 4]'")
    assert (found.low, found.high) == (2, 4)
    assert told(lines) == ["EVL-001 得分待定，可能是 0～10 分：缺 指标值", "EVL-002 得分待定，可能是 0～10 分：看材料"]


@pytest.mark.parametrize(("said", "score"), [("是", 10), ("否", 0)])
def test_two_conditions_that_hold_alike(row: Row, said: str, score: int) -> None:
    assert row("若 已公开 =（实际值 > 1）则 分值\n否则 0", f"已公开: {said}", "实际值: 2").score == score


def test_the_formula_of_another_method_is_told(row: Row) -> None:
    """3 ÷ 4 × 10 = 7.5; at most 6 in the borrower."""
    other = "方法 乙\n    若 实际值 ≥ 指标值 则 分值\n    否则 实际值 ÷ 指标值 × 分值\n    限于 0 至 分值\n"
    cells = ("指标值: ≥4件", "实际值: 3件")
    assert row("得 乙", *cells, more=other).because == "按 乙：3件 ≥ 4件 不成立；3件 ÷ 4件 × 10分 = 7.5"
    capped = row("若 分值 > 0 则 乙\n否则 0\n限于 0 至 6", *cells, more=other)
    assert (capped.score, capped.because) == (
        6,
        "10分 > 0，按 乙：3件 ≥ 4件 不成立；3件 ÷ 4件 × 10分 = 7.5；高于上限 6，得 6",
    )


CHILD = "规则集 990101/2020 「下级」\n    继承 999999/2020\n    依据 「下级文件」\n补充 方法 甲\n    令 率 = 实际值 ÷ 指标值 × 2\n"
PARENT_LET = "方法 甲\n    依据 「第三条」\n    令 率 = 实际值 ÷ 指标值\n    得 率 × 分值\n    限于 0 至 分值\n"


def test_the_rule_is_where_the_formula_was_changed(tmp_path: Path) -> None:
    """The child changes a 令 only; the line that gives the score is still the parent's."""
    (tmp_path / "上.rules").write_text(HEAD + PARENT_LET + TEMPLATE, encoding="utf-8")
    child = tmp_path / "下.rules"
    child.write_text(CHILD, encoding="utf-8")
    form = one_row("指标值: ≥10件", "实际值: 3件", head="", points="10")
    node = last(score_text(load_ruleset(child, folders=(tmp_path,)), form))
    assert node.score == 6
    assert node.rule is not None
    assert (Path(node.rule.file).name, node.rule.line, node.authority) == ("下.rules", 5, "下级文件")
    plain = last(score_text(load_ruleset(tmp_path / "上.rules"), form))
    assert plain.rule is not None
    assert (plain.score, plain.rule.line, plain.authority) == (3, 7, "第三条")


def test_a_line_of_the_scoring_table_whose_units_do_not_fit(tmp_path: Path) -> None:
    rules = HEAD + TEMPLATE.replace("| 指标值.性质 | 方法   |", "| 实际值 | 方法 |").replace(
        "| -           |", "| ≥ 95%  |"
    )
    score = compile_text(rules)
    form = "指标:\n  - {{一级: 效益指标, 三级: 行, 分值: 10, 实际值: {}}}\n"
    fits = last(score_text(score, form.format("96%")))
    assert fits.score == 10
    result = score_text(score, form.format("96件"))
    assert (last(result).low, last(result).high, last(result).because) == (0, 10, "单位不同，不能选定计分方法")
    assert [each.message("zh") for each in result.findings if each.code == "EVL-006"] == [
        "单位不同，不能计算：一边是以“件”为单位的数，一边是比率（无单位的数）"
    ]


def test_the_rule_is_where_the_limit_was_changed(tmp_path: Path) -> None:
    """The parent's line gives 10, the child's limit of 90% makes it 9: the child's line is cited."""
    (tmp_path / "上.rules").write_text(HEAD + PARENT_LET + TEMPLATE, encoding="utf-8")
    child = tmp_path / "下.rules"
    text = "规则集 990101/2020 「下级」\n    继承 999999/2020\n    依据 「下级文件」\n补充 方法 甲\n    限于 0 至 分值 × 90%\n"
    child.write_text(text, encoding="utf-8")
    ruleset = load_ruleset(child, folders=(tmp_path,))
    cut = last(score_text(ruleset, one_row("指标值: ≥10件", "实际值: 10件", head="", points="10")))
    assert cut.rule is not None
    assert (cut.score, Path(cut.rule.file).name, cut.rule.line, cut.authority) == (9, "下.rules", 5, "下级文件")
    free = last(score_text(ruleset, one_row("指标值: ≥10件", "实际值: 3件", head="", points="10")))
    assert free.rule is not None
    assert (free.score, Path(free.rule.file).name, free.rule.line) == (3, "上.rules", 7)


def test_a_total_is_graded_only_where_the_ruleset_says_how() -> None:
    """模板没有「等级」的，总分不评等级；写了「等级」的才评。"""
    form = one_row("实际值: 3件", head="", points="10").replace("计分方法: 甲", "计分方法: 记满分")
    scale = "\n档位 评级\n    优: 10 至 5（含）\n    差: 5 至 0\n"
    graded = TEMPLATE.replace("得分）\n", "得分）\n    等级 评级[总分]\n", 1) + scale
    plain, other = (score_text(compile_text(HEAD + text), form).total for text in (TEMPLATE, graded))
    assert (plain.graded, plain.grade) == (False, "")
    assert (other.graded, other.grade) == (True, "优")


@pytest.mark.parametrize(
    ("target", "actual", "codes"),
    [
        ("0件", "''", ["EVL-003"]),
        ("-2件", "''", ["EVL-023"]),
        ("''", "5件", ["EVL-001"]),
        ("4件", "''", ["EVL-001"]),
    ],
)
def test_what_is_missing_settles_nothing_that_divides_by_zero(
    told: Told, target: str, actual: str, codes: list[str]
) -> None:
    found = told("得 实际值 ÷ 指标值 × 分值\n限于 0 至 分值", f"指标值: {target}", f"实际值: {actual}")
    assert [each.partition(" ")[0] for each in found] == codes


@pytest.mark.parametrize(
    ("actual", "low", "high"), [("", 0, 10), ("无", 0, 10), ("未完成", 0, 0), ("完成", 10, 10), ("9件", 10, 10)]
)
def test_an_empty_cell_has_no_words(row: Callable[..., NodeResult], actual: str, low: int, high: int) -> None:
    """Nobody can tell whether an empty cell meant 未完成, so nobody has the points for not having written it."""
    found = row("若 实际值.文字 = 「未完成」 则 0\n否则 分值", f"实际值: {actual}")
    assert (found.low, found.high) == (low, high)
