"""扣分清单: whatever the methods are, its lines sum exactly to what is missing from the full points."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duheng.evaluation.result import Kind, Result
from duheng.language.tree import Ruleset

RULES = """
规则集 999999/2020 「清单」
参数 系数 = 80%
模板 表
    字段 年初预算数: 金额，单位 万元
    字段 全年执行数: 金额，单位 万元
    一级 执行 10分，按 执行率{outside}
    一级 产出 {points}分{of_output}
        二级 数量{of_quantity}
        二级 质量
    一级 效益 30分
    三级 可自选方法
        字段 指标值: 目标
        字段 实际值: 量
        字段 自评得分: 数
    计分
        | 指标值.性质 | 指标值.方向 | 方法   |
        | 空          | -           | 不适用 |
        | 定量        | 反向        | 反比   |
        | 定量        | 正向        | 正比   |
    总分 {total}
方法 正比
    若 实际值 ≥ 指标值 则 分值
    否则 实际值 ÷ 指标值 × 分值
    限于 0 至 分值
方法 反比
    若 实际值 ≤ 指标值 则 分值
    否则 指标值 ÷ 实际值 × 分值
    限于 0 至 分值
    修约 2 位小数
方法 执行率
    得 全年执行数 ÷ 年初预算数 × 分值
    限于 0 至 分值
方法 不封顶
    得 实际值 ÷ 指标值 × 分值
方法 看人
    得 待定 [分值 × 20%, 分值]，「看材料」
方法 打折
    得 合计（下级.得分）× 系数
方法 封顶
    得 合计（下级.得分）
    限于 0 至 5
方法 最好
    得 最大（三级.得分）
    限于 0 至 分值
方法 作废
    得 不适用
校验 没有执行
    要求 全年执行数 > 0
    则 总分 {veto}
"""

NAMES = st.sampled_from(["", "，按 打折", "，按 封顶", "，按 最好", "，按 作废"])
TOTALS = st.sampled_from(
    ["合计（一级.得分）", "合计（一级.得分）× 90%", "四舍五入（合计（一级.得分），0）", "最大（一级.得分）"]
)
TARGETS = st.sampled_from(["≥4件", "≤4件", "4件", "无", "良好", "", "≥0件", "[2, 5]件"])
ACTUALS = st.sampled_from(["", "0件", "3件", "4件", "9件", "7人", "良好", "≥2件", "<6件"])
METHODS = st.sampled_from(["", "", "", "不封顶", "看人", "作废", "正比"])
PLACES = st.sampled_from(["产出, 二级: 数量", "产出, 二级: 质量", "效益"])
ROW = st.tuples(PLACES, st.sampled_from(["0", "3", "10", "12.5", ""]), TARGETS, ACTUALS, METHODS)

RULESET = st.fixed_dictionaries(
    {
        "outside": st.sampled_from(["", "，不计入总分"]),
        "points": st.sampled_from(["60", "20"]),
        "of_output": NAMES,
        "of_quantity": NAMES,
        "total": TOTALS,
        "veto": st.sampled_from(["0", "20"]),
    }
)
SPENT = st.sampled_from(["0", "3", "12", "无"])


def of_rows(rows: list[tuple[str, str, str, str, str]], spent: str) -> str:
    found = [
        f'  - {{一级: {place}, 三级: 行{n}, 分值: {points}, 指标值: "{target}", 实际值: "{actual}", 计分方法: {method}}}\n'
        for n, (place, points, target, actual, method) in enumerate(rows)
    ]
    return f"年初预算数: 10\n全年执行数: {spent}\n指标:\n{''.join(found)}"


KNOWN: dict[str, Ruleset] = {}


@given(parts=RULESET, rows=st.lists(ROW, min_size=1, max_size=5), spent=SPENT)
def test_lines_sum_to_the_total_whatever_the_methods(
    compiled: Callable[[str], Ruleset],
    scored: Callable[..., Result],
    parts: dict[str, str],
    rows: list[tuple[str, str, str, str, str]],
    spent: str,
) -> None:
    text = RULES.format(**parts)
    result = scored(KNOWN.get(text) or KNOWN.setdefault(text, compiled(text)), of_rows(rows, spent))
    total = result.total
    high = total.low if total.high is None else total.high
    lost = sum((line.lost for line in result.ledger), Fraction(0))
    opened = sum((line.open for line in result.ledger), Fraction(0))
    assert lost == result.start - high
    assert lost + opened == result.start - total.low
    assert total.full in (None, result.start)
    assert len({(line.path, line.kind) for line in result.ledger}) == len(result.ledger)
    assert all(line.lost != 0 or line.open != 0 for line in result.ledger)


PLAIN = {"outside": "", "points": "60", "of_output": "", "of_quantity": "", "total": "合计（一级.得分）", "veto": "0"}


def lines(result: Result) -> list[tuple[str, str, str]]:
    return [("/".join(line.path), str(line.lost), str(line.open)) for line in result.ledger]


def test_only_rows_appear_where_groups_just_sum(
    compiled: Callable[..., Ruleset], scored: Callable[..., Result]
) -> None:
    # 执行 3/10 loses 7; 数量 has 30 of 60 points and its row 3/4, 质量 30 of 30; 效益 10 of 30 points by its only row
    rows = [
        ("产出, 二级: 数量", "30", "≥4件", "3件", ""),
        ("产出, 二级: 质量", "30", "≥4件", "4件", ""),
        ("效益", "30", "≥4件", "2件", ""),
    ]
    result = scored(compiled(RULES.format(**PLAIN)), of_rows(rows, "3"))
    assert lines(result) == [("效益/行2", "15", "0"), ("产出/数量/行0", "15/2", "0"), ("执行", "7", "0")]


def test_a_cap_is_the_groups_own_loss(compiled: Callable[..., Ruleset], scored: Callable[..., Result]) -> None:
    # the rows have 15 of 20, so lose 5; of the 60 points at most 5 are left, so the group loses 55 - 5 more
    rows = [("产出, 二级: 数量", "20", "≥4件", "3件", ""), ("效益", "30", "≥4件", "4件", "")]
    result = scored(compiled(RULES.format(**PLAIN | {"of_output": "，按 封顶"})), of_rows(rows, "10"))
    assert lines(result) == [("产出", "50", "0"), ("产出/数量/行0", "5", "0")]


def test_a_group_of_unknown_points_passes_on_what_its_rows_lost(
    compiled: Callable[..., Ruleset], scored: Callable[..., Result]
) -> None:
    # 行0 has 3/4 of 10 and loses 2.5; nobody says what 行1 is worth, so neither what 数量 is. If the rows share the 60
    # points of 产出, 50 are left for 行1: 产出 has 7.5 to 7.5 + 50, so that at worst 50 more than 行0's 2.5 are lost
    rows = [("产出, 二级: 数量", "10", "≥4件", "3件", ""), ("产出, 二级: 数量", "", "≥4件", "3件", "")]
    result = scored(compiled(RULES.format(**PLAIN)), of_rows([*rows, ("效益", "30", "≥4件", "4件", "")], "10"))
    assert lines(result) == [("产出/数量/行0", "5/2", "0"), ("产出", "0", "50")]


@pytest.mark.parametrize(
    ("of_output", "found"),
    [
        # 80% of 30 are 24 of 60 points: what the method makes of a group that doesn't apply is its own doing
        ("，按 打折", [("产出", "36", "0")]),
        # a plain sum has nothing else to put in the place of the 30 points of 质量
        ("", [("产出/质量", "30", "0")]),
    ],
)
def test_a_group_of_rows_that_do_not_apply(
    compiled: Callable[..., Ruleset], scored: Callable[..., Result], of_output: str, found: list[tuple[str, str, str]]
) -> None:
    rows = [
        ("产出, 二级: 数量", "30", "≥4件", "4件", ""),
        ("产出, 二级: 质量", "30", "无", "", ""),
        ("效益", "30", "≥4件", "4件", ""),
    ]
    result = scored(compiled(RULES.format(**PLAIN | {"of_output": of_output})), of_rows(rows, "10"))
    assert lines(result) == found


def of_kind(result: Result, kind: Kind) -> list[tuple[str, str, str]]:
    return [("/".join(line.path), str(line.lost), str(line.parts)) for line in result.ledger if line.kind is kind]


def test_rows_worth_other_points_than_their_group_lose_nothing(
    compiled: Callable[..., Ruleset], scored: Callable[..., Result]
) -> None:
    # 产出 has 60 points and rows of 30 + 10, 效益 30 and rows of 45: 20 can't be had, 15 are too much; only 3/4 of 10
    # are lost. 100 full, 10 + 37.5 + 45 = 92.5 total: 7.5 = 2.5 + 20 - 15
    rows = [
        ("产出, 二级: 数量", "30", "≥4件", "4件", ""),
        ("产出, 二级: 质量", "10", "≥4件", "3件", ""),
        ("效益", "45", "≥4件", "4件", ""),
    ]
    result = scored(compiled(RULES.format(**PLAIN)), of_rows(rows, "10"))
    assert of_kind(result, Kind.LOST) == [("产出/质量/行1", "5/2", "None")]
    assert of_kind(result, Kind.POINTS) == [("产出", "20", "40"), ("效益", "-15", "45")]
    assert result.total.score == Fraction("92.5")
    rule = result.ledger[1].rule
    assert rule is not None
    assert RULES.splitlines()[rule.line - 1].strip().startswith("一级 产出")
    assert next((each.code, each.message("zh")) for each in result.findings) == (
        "EVL-020",
        "产出、效益的分值与规则集不同，总分和等级不能当作按 999999/2020 评定的结果",
    )
    assert "EVL-010" not in [each.code for each in result.findings]


def test_a_group_that_the_ruleset_does_not_know_adds_points_of_its_own(
    compiled: Callable[..., Ruleset], scored: Callable[..., Result]
) -> None:
    # 100 of the ruleset and 5 more: 100 full + 5, of which nothing is lost but the 60 of 产出 without rows
    rows = [("效益", "30", "≥4件", "4件", ""), ("别的", "5", "≥4件", "4件", "")]
    result = scored(compiled(RULES.format(**PLAIN)), of_rows(rows, "10"))
    assert (result.total.full, result.total.score) == (105, 45)
    assert [each.message("zh") for each in result.findings if each.code == "EVL-020"] == [
        "别的的分值与规则集不同，总分和等级不能当作按 999999/2020 评定的结果"
    ]


def test_a_group_that_the_ruleset_does_not_know_is_named_once_where_its_rows_are_worth_other_points(
    compiled: Callable[..., Ruleset], scored: Callable[..., Result]
) -> None:
    # the group says 5, its row 9
    rows = [("效益", "30", "≥4件", "4件", ""), ("别的（5分）", "9", "≥4件", "4件", "")]
    result = scored(compiled(RULES.format(**PLAIN)), of_rows(rows, "10"))
    assert of_kind(result, Kind.POINTS) == [("别的（5分）", "-4", "9")]
    assert [each.message("zh") for each in result.findings if each.code == "EVL-020"] == [
        "别的（5分）的分值与规则集不同，总分和等级不能当作按 999999/2020 评定的结果"
    ]


def test_a_group_whose_points_only_the_form_says_is_not_said_to_differ_from_the_ruleset(
    compiled: Callable[..., Ruleset], scored: Callable[..., Result]
) -> None:
    # 产出 is worth 60; the form says 50 of 数量, whose row has 40, and 20 of 质量: 70, ten more
    rows = [
        ("产出, 二级: 数量（50分）", "40", "≥4件", "4件", ""),
        ("产出, 二级: 质量", "20", "≥4件", "4件", ""),
        ("效益", "30", "≥4件", "4件", ""),
    ]
    result = scored(compiled(RULES.format(**PLAIN)), of_rows(rows, "10"))
    assert sorted(of_kind(result, Kind.POINTS)) == [("产出", "-10", "70"), ("产出/数量", "10", "40")]
    assert [each.message("zh") for each in result.findings if each.code == "EVL-020"] == [
        "产出的分值与规则集不同，总分和等级不能当作按 999999/2020 评定的结果"
    ]


@pytest.mark.parametrize(
    ("of_output", "rows"),
    [
        ("", [("产出, 二级: 数量", "60", "≥4件", "3件", ""), ("效益", "30", "≥4件", "3件", "")]),
        ("", [("产出, 二级: 数量", "40", "", "", "作废"), ("产出, 二级: 质量", "20", "≥4件", "3件", "")]),
        ("", [("效益", "30", "≥4件", "3件", "")]),
        ("", [("产出, 二级: 数量", "", "≥4件", "3件", ""), ("产出, 二级: 质量", "20", "≥4件", "3件", "")]),
        ("，按 最好", [("产出, 二级: 数量", "60", "≥4件", "3件", ""), ("产出, 二级: 质量", "60", "≥4件", "4件", "")]),
    ],
    ids=["the same points", "a row that doesn't apply", "no rows at all", "points missing", "a method of its own"],
)
def test_other_points_are_told_only_where_they_are_certain(
    compiled: Callable[..., Ruleset],
    scored: Callable[..., Result],
    of_output: str,
    rows: list[tuple[str, str, str, str, str]],
) -> None:
    result = scored(compiled(RULES.format(**PLAIN | {"of_output": of_output})), of_rows(rows, "10"))
    assert of_kind(result, Kind.POINTS) == []
    assert "EVL-020" not in [each.code for each in result.findings]


def test_what_may_be_lost_is_told_apart(compiled: Callable[..., Ruleset], scored: Callable[..., Result]) -> None:
    # 待定 20 % to 100 % of 60: nothing is lost for certain, 48 may be
    rows = [("产出, 二级: 数量", "60", "", "", "看人"), ("效益", "30", "≥4件", "4件", "")]
    result = scored(compiled(RULES.format(**PLAIN)), of_rows(rows, "10"))
    assert lines(result) == [("产出/数量/行0", "0", "48")]
    assert (result.total.low, result.total.high) == (52, 100)


def test_a_veto_is_a_loss_of_the_total(compiled: Callable[..., Ruleset], scored: Callable[..., Result]) -> None:
    rows = [("产出, 二级: 数量", "60", "≥4件", "4件", ""), ("效益", "30", "≥4件", "4件", "")]
    result = scored(compiled(RULES.format(**PLAIN | {"veto": "20"})), of_rows(rows, "0"))
    assert lines(result) == [("", "70", "0"), ("执行", "10", "0")]
    assert result.total.score == 20


def test_lines_come_with_their_reason_and_rule(compiled: Callable[..., Ruleset], scored: Callable[..., Result]) -> None:
    rows = [("效益", "30", "≥4件", "2件", "")]
    result = scored(compiled(RULES.format(**PLAIN)), of_rows(rows, "10"))
    (line,) = [line for line in result.ledger if line.path == ("效益", "行0")]
    assert line.because == "2件 ≥ 4件 不成立；2件 ÷ 4件 × 30分 = 15"
    assert line.rule is not None
    assert RULES.splitlines()[line.rule.line - 1].strip() == "否则 实际值 ÷ 指标值 × 分值"


def test_full_points_are_those_of_a_total_that_reads_scores_through_a_field(
    compiled: Callable[..., Ruleset], scored: Callable[..., Result]
) -> None:
    """Two rows of 60 and 40 points at half: 50 of 100, though the total adds up a derived field of the scores."""
    rules = (
        "规则集 999999/2020 「试」\n方法 法\n    得 分值 × 50%\n模板 表\n    一级 产出 100分\n    三级\n"
        "        字段 实际值: 量\n        字段 得点 = 得分 × 1\n    计分\n        | 分值 | 方法 |\n        | - | 法 |\n"
        "    总分 合计（三级.得点）\n"
    )
    form = (
        "指标:\n  - {一级: 产出, 三级: 甲, 分值: 60, 实际值: 1件}\n  - {一级: 产出, 三级: 乙, 分值: 40, 实际值: 1件}\n"
    )
    result = scored(compiled(rules), form)
    assert (result.total.score, result.total.full) == (50, 100)
    assert sum(line.lost for line in result.ledger) == 50


FOUR = """
规则集 999999/2020 「四级」
模板 表
    一级 目标 40分，按 折算
    四级
        字段 指标值: 目标
        字段 实际值: 量
    计分
        | 指标值.性质 | 方法   |
        | 空          | 不适用 |
        | -           | 正比   |
    总分 合计（一级.得分）
方法 正比
    得 实际值 ÷ 指标值 × 分值
    限于 0 至 分值
方法 折算
    得 合计（四级.得分）÷ 合计（四级.分值，适用）× 分值
    限于 0 至 分值
"""


def test_groups_that_do_not_apply_lose_nothing_however_deep_below_the_method(
    compiled: Callable[..., Ruleset], scored: Callable[..., Result]
) -> None:
    # 20 of 20 points that apply are 40 of 40: neither 效益 nor 社会 below it has lost anything
    rows = [
        "{一级: 目标, 二级: 产出, 三级: 质量, 四级: 乙, 分值: 20, 指标值: ≥10件, 实际值: 10件}",
        "{一级: 目标, 二级: 效益, 三级: 社会, 四级: 丙, 分值: 20, 指标值: 无}",
    ]
    result = scored(compiled(FOUR), "指标:\n" + "".join(f"  - {row}\n" for row in rows))
    assert result.total.score == 40
    assert lines(result) == []


def test_a_group_where_something_applies_loses_what_its_rows_lose(
    compiled: Callable[..., Ruleset], scored: Callable[..., Result]
) -> None:
    # 15 of 20 points that apply are 30 of 40: 乙 lost 5, the sum 丙's 20, of which the method gives back 15
    rows = [
        "{一级: 目标, 二级: 产出, 四级: 乙, 分值: 20, 指标值: ≥4件, 实际值: 3件}",
        "{一级: 目标, 二级: 产出, 四级: 丙, 分值: 20, 指标值: 无}",
    ]
    result = scored(compiled(FOUR), "指标:\n" + "".join(f"  - {row}\n" for row in rows))
    assert result.total.score == 30
    lost = [(path, lost) for path, lost, _ in lines(result)]
    assert lost == [("目标/产出", "20"), ("目标/产出/乙", "5"), ("目标", "-15")]


WITH_COMPLAINTS = """
规则集 999999/2024 「投诉扣分」
模板 表
    字段 投诉: 量，单位 次
    一级 产出 100分
    三级
        字段 指标值: 目标
        字段 实际值: 量
    计分
        | 指标值.性质 | 方法   |
        | -           | 记满分 |
    总分 {total}
方法 记满分
    得 分值
"""


@pytest.mark.parametrize(
    "total",
    [
        "合计（一级.得分）- 投诉 ÷ 1次 × 5分",
        "四舍五入（合计（一级.得分）- 投诉 ÷ 1次 × 5分，0）",
        "最大（合计（一级.得分）- 投诉 ÷ 1次 × 5分，0）",
        "合计（一级.得分）- 最小（投诉 ÷ 1次 × 6分，20分）",
        "最小（合计（一级.得分）- 最大（投诉 ÷ 1次 × 5分，3分），100分）",
        "合计（一级.得分）- 最小（个数（三级，指标值.性质 = 空）× 30分，20分）",
        "100分 - 投诉 ÷ 1次 × 5分 - （100分 - 产出.得分）",
    ],
)
def test_what_the_total_takes_off_itself_is_lost(
    compiled: Callable[[str], Ruleset], scored: Callable[..., Result], total: str
) -> None:
    """Four complaints cost 20 of the 100 points that the rows have."""
    row = "指标:\n  - {一级: 产出, 三级: 里程, 分值: 100}\n"
    result = scored(compiled(WITH_COMPLAINTS.format(total=total)), f"投诉: 4次\n{row}")
    assert (result.total.score, result.total.full) == (80, 100)
    assert [(line.path, line.lost, line.open) for line in result.ledger] == [((), 20, 0)]


def test_a_total_that_no_row_is_worth(compiled: Callable[[str], Ruleset], scored: Callable[..., Result]) -> None:
    """Nobody says its full points, so that nothing is given back; without the cell it has no end."""
    rules = compiled(WITH_COMPLAINTS.format(total="投诉 ÷ 1次 × 5分").replace("得 分值", "得 分值 ÷ 2"))
    row = "指标:\n  - {一级: 产出, 三级: 里程, 分值: 100}\n"
    known, unknown = scored(rules, f"投诉: 4次\n{row}"), scored(rules, row)
    assert (known.total.score, known.total.full) == (20, None)
    assert [(line.path, line.lost) for line in known.ledger] == [(("产出", "里程"), 50)]
    assert known.start == 70
    told = [each.message("zh") for each in unknown.findings if each.code == "EVL-033"]
    assert told == ["总分的算式没有写下限，待定的总分按 0～？ 分算"]


def test_an_open_total_without_a_lower_limit_is_told(
    compiled: Callable[[str], Ruleset], scored: Callable[..., Result]
) -> None:
    """30 complaints would be -50: that the total is 0 or more is assumed, and said."""
    row = "指标:\n  - {一级: 产出, 三级: 里程, 分值: 100}\n"
    result = scored(compiled(WITH_COMPLAINTS.format(total="合计（一级.得分）- 投诉 ÷ 1次 × 5分")), row)
    assert (result.total.low, result.total.high, result.total.full) == (0, 100, 100)
    told = [each.message("zh") for each in result.findings if each.code in ("EVL-001", "EVL-033")]
    assert told == ["得分待定，可能是 0～100 分：缺 投诉", "总分的算式没有写上下限，待定的总分按 0～100 分算"]


WITH_PRAISE = WITH_COMPLAINTS.replace("    一级 产出", "    字段 表扬: 量，单位 次\n    一级 产出")


@pytest.mark.parametrize(
    ("total", "said", "low", "high"),
    [
        ("合计（一级.得分）+ 表扬 ÷ 1次 × 2分", "", 0, None),
        ("四舍五入（合计（一级.得分）× 50% + 表扬 ÷ 1次 × 0.5分，0）", "", 0, None),
        ("合计（一级.得分）+ 表扬 ÷ 1次 × 2分 - 投诉 ÷ 1次 × 5分", "表扬: 3次", 0, 106),
        ("合计（一级.得分）+ 最小（表扬 ÷ 1次 × 2分，5分）", "", 0, 105),
        ("最小（合计（一级.得分）+ 表扬 ÷ 1次 × 2分，100分）", "", 0, 100),
    ],
)
def test_what_a_total_adds_itself_has_no_end_unless_somebody_says_it(
    compiled: Callable[[str], Ruleset], scored: Callable[..., Result], total: str, said: str, low: int, high: int | None
) -> None:
    """Praise adds 2 points each time: three make 100 + 6 where nobody complained; not said, nobody knows."""
    result = scored(
        compiled(WITH_PRAISE.format(total=total)), f"{said}\n指标:\n  - {{一级: 产出, 三级: 里程, 分值: 100}}\n"
    )
    assert (result.total.low, result.total.high) == (low, high)
    assert not any(line.lost > 0 for line in result.ledger)
    assert (result.total.full is None) == (high is None)


@pytest.mark.parametrize(
    ("total", "said", "low", "high"),
    [
        ("合计（一级.得分）- 投诉 ÷ 1次 × 5分", "≤3次", 85, 100),
        ("合计（一级.得分）- 投诉 ÷ 1次 × 5分", "≥1次", 0, 95),
        ("合计（一级.得分）- 最大（投诉 ÷ 1次，0）× 5分", "''", 0, 100),
        ("最小（最大（合计（一级.得分）- 投诉 ÷ 1次 × 5分，0），100分）", "''", 0, 100),
    ],
)
def test_an_open_total_stays_within_what_is_known(
    compiled: Callable[[str], Ruleset], scored: Callable[..., Result], total: str, said: str, low: int, high: int
) -> None:
    """At most three complaints leave 85 of 100 or more, one or more at most 95; nothing is lost for certain."""
    row = "指标:\n  - {一级: 产出, 三级: 里程, 分值: 100}\n"
    result = scored(compiled(WITH_COMPLAINTS.format(total=total)), f"投诉: {said}\n{row}")
    assert (result.total.low, result.total.high, result.total.full) == (low, high, 100)
    assert sum(line.lost for line in result.ledger) == 100 - high


@pytest.mark.parametrize(
    "total", ["最大（0，合计（一级.得分）- 投诉 ÷ 1次 × 5分）", "最大（合计（一级.得分）- 投诉 ÷ 1次 × 5分，-50分）"]
)
def test_full_points_do_not_depend_on_the_order_of_limits(
    compiled: Callable[[str], Ruleset], scored: Callable[..., Result], total: str
) -> None:
    row = "指标:\n  - {一级: 产出, 三级: 里程, 分值: 100}\n"
    result = scored(compiled(WITH_COMPLAINTS.format(total=total)), f"投诉: 2次\n{row}")
    assert (result.total.score, result.total.full) == (90, 100)


COSTS_APART = """
规则集 999999/2020 「另计」
模板 表
    一级 产出
        二级 数量
        二级 成本，按 成本得分
    三级
        字段 指标值: 目标
        字段 实际值: 量
    计分
        | 指标值.性质 | 方法 |
        | -           | 评分 |
    总分 合计（一级.得分）
方法 评分
    若 指标值 有值 则 实际值 ÷ 指标值 × 分值
    否则 3分
    限于 0 至 10分
方法 成本得分
    若 个数（三级）= 0 则 不适用
    否则 2分
"""


def test_a_group_is_worth_what_those_of_its_parts_are_worth_that_apply(
    compiled: Callable[[str], Ruleset], scored: Callable[..., Result]
) -> None:
    """Half of 8 points is lost; nobody says what 成本 is worth, which doesn't apply without rows."""
    rows = "指标:\n  - {一级: 产出, 二级: 数量, 三级: 甲, 分值: 8, 指标值: ≥2件, 实际值: 1件}\n"
    result = scored(compiled(COSTS_APART), rows)
    assert (result.total.score, result.total.full, result.start) == (4, 8, 8)
    assert {"/".join(node.path): node.points for node in result.nodes if node.level < 3} == {
        "产出": 8,
        "产出/数量": 8,
        "产出/成本": None,
    }
    assert lines(result) == [("产出/数量/甲", "4", "0")]


def test_where_nobody_knows_the_full_points_nothing_is_given_back(
    compiled: Callable[[str], Ruleset], scored: Callable[..., Result]
) -> None:
    """甲 loses 4 of 8 points; 乙, whose points nobody says, has 3 for certain: 7 of at least 11."""
    rows = "指标:\n  - {一级: 产出, 二级: 数量, 三级: 甲, 分值: 8, 指标值: ≥2件, 实际值: 1件}\n"
    result = scored(compiled(COSTS_APART), rows + "  - {一级: 产出, 二级: 数量, 三级: 乙}\n")
    assert (result.total.score, result.total.full, result.start) == (7, None, 11)
    assert lines(result) == [("产出/数量/甲", "4", "0")]
