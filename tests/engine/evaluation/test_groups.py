"""Groups scored by methods: caps, weights, best-of, equal split, dropping what doesn't apply — all in the language."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

import pytest
from tests.engine.evaluation.conftest import Compile, Score

from duheng.evaluation.evaluate import evaluate_form
from duheng.evaluation.result import NodeResult, Result, State
from duheng.forms.bind import bind
from duheng.forms.model import all_nodes
from duheng.forms.yaml_reader import read_yaml

RULES = """
规则集 999999/2020 「分组」
模板 表
    一级 甲组 {points}分，按 汇总
        二级 甲一
        二级 甲二
    一级 乙组 40分
    三级
        字段 指标值: 目标
        字段 实际值: 量
        字段 自评得分: 数
    计分
        | 指标值.性质 | 方法   |
        | 空          | 不适用 |
        | -           | 评分   |
    总分 合计（一级.得分）
方法 评分
    若 实际值 ≥ 指标值 则 分值
    否则 实际值 ÷ 指标值 × 分值
    限于 0 至 分值
方法 汇总
{lines}
"""

Grouped = Callable[..., Result]


@pytest.fixture
def grouped(compiled: Callable[[str], object], scored: Callable[..., Result]) -> Grouped:
    """甲组 scored by some lines; each row is (二级, points, target, actual)."""

    def run(lines: str, *rows: tuple[str, str, str, str], points: str = "30", claimed: str = "") -> Result:
        text = RULES.replace("{points}", points).replace("{lines}", lines)
        form = "指标:\n" + "".join(
            f"  - {{一级: 甲组, 二级: {group}, 三级: 行{n}, 分值: {worth}, 指标值: {target}, 实际值: {actual}}}\n"
            for n, (group, worth, target, actual) in enumerate(rows)
        )
        return scored(compiled(text), form + claimed)

    return run


def top(result: Result) -> NodeResult:
    assert result.nodes[0].path == ("甲组",)
    return result.nodes[0]


ROWS = (("甲一", "10", "≥4件", "4件"), ("甲一", "20", "≥4件", "2件"), ("甲二", "10", "≥4件", "4件"))
"""10 of 10 and 10 of 20 under 甲一, 10 of 10 under 甲二."""


def test_a_group_without_method_is_the_sum_of_its_children(grouped: Grouped) -> None:
    result = grouped("    得 0", *ROWS)
    sums = {node.path: (node.score, node.points) for node in result.nodes if node.level == 2}
    assert sums == {("甲组", "甲一"): (20, 30), ("甲组", "甲二"): (10, 10)}


def test_a_cap_per_section(grouped: Grouped) -> None:
    # 20 + 10 = 30, at most 25
    result = grouped("    得 合计（下级.得分）\n    限于 0 至 25", *ROWS)
    assert (top(result).score, result.total.score) == (25, 25)


def test_a_cap_on_each_part(grouped: Grouped) -> None:
    # at most 15 of 甲一 and 10 of 甲二
    assert top(grouped("    得 最小（甲一.得分，15）+ 最小（甲二.得分，10）", *ROWS)).score == 25


def test_weighted_parts(grouped: Grouped) -> None:
    # 甲一 20/30 at 60 %, 甲二 10/10 at 40 %: (0.4 + 0.4) × 30
    lines = "    得 （甲一.得分 ÷ 甲一.分值 × 60% + 甲二.得分 ÷ 甲二.分值 × 40%）× 分值\n    限于 0 至 分值"
    assert top(grouped(lines, *ROWS)).score == 24


def test_the_best_of_several_rows(grouped: Grouped) -> None:
    # 10 and 15 of at most 20: the 15 count, 15/20 × 30
    lines = "    得 最大（三级.得分）÷ 20分 × 分值\n    限于 0 至 分值"
    assert top(grouped(lines, ROWS[0], ("甲一", "20", "≥4件", "3件"))).score == Fraction("22.5")


def test_an_equal_split_of_the_groups_points(grouped: Grouped) -> None:
    # three rows share 30 points: two are met, the third is not
    lines = "    得 个数（三级，得分 = 分值）÷ 个数（三级）× 分值\n    限于 0 至 分值\n    修约 2 位小数"
    assert top(grouped(lines, *ROWS)).score == 20
    assert top(grouped(lines, *ROWS, points="20")).score == Fraction("13.33")


RESCALED = "    得 合计（三级.得分）÷ 合计（三级.分值，适用）× 分值\n    限于 0 至 分值"


def test_rows_that_do_not_apply_are_dropped_and_the_rest_rescaled(grouped: Grouped) -> None:
    # 10 + 10 of 20 + 10 points; 20/30 × 30
    rows = (("甲一", "10", "无", "4件"), ROWS[1], ROWS[2])
    result = grouped(RESCALED, *rows)
    assert top(result).score == 20
    assert next(node.state for node in result.nodes if node.level == 3) is State.NOT_APPLICABLE


def test_where_nothing_applies_the_division_is_told(grouped: Grouped) -> None:
    result = grouped(RESCALED, ("甲一", "10", "无", "4件"))
    assert (top(result).low, top(result).high) == (0, 30)
    assert ("EVL-003", ("甲组",)) in {(each.code, each.path) for each in result.findings}


def test_a_group_that_does_not_apply_counts_for_nothing(grouped: Grouped) -> None:
    result = grouped("    若 个数（三级，适用） = 0 则 不适用\n    否则 合计（下级.得分）", ("甲一", "10", "无", "4件"))
    assert top(result).state is State.NOT_APPLICABLE
    assert result.total.score == 0
    assert result.total.full == 40  # of 乙组 alone


def test_a_missing_value_makes_the_group_a_range(grouped: Grouped) -> None:
    # the second row 0 to 20: 10 + 10 + 0～20, at most 25
    rows = (ROWS[0], ("甲一", "20", "≥4件", "无"), ROWS[2])
    result = grouped("    得 合计（下级.得分）\n    限于 0 至 25", *rows)
    assert (top(result).low, top(result).high) == (20, 25)
    told = [(each.path, each.message("zh")) for each in result.findings if each.code == "EVL-001"]
    assert told == [(("甲组", "甲一", "行1"), "得分待定，可能是 0～20 分：缺 实际值")]


def test_a_group_above_its_points_is_told(grouped: Grouped) -> None:
    result = grouped("    得 合计（下级.得分）", *ROWS, points="25")
    told = [(each.path, each.message("zh")) for each in result.findings if each.code == "EVL-010"]
    assert told == [(("甲组",), "得分 30 不在 0 至 25 分之内")]


@pytest.mark.parametrize(("gives", "above"), [("分值", []), ("分值 + 1", ["得分 8 不在 0 至 7 分之内"])])
def test_rows_worth_more_than_their_group_are_not_above_their_points(
    compiled: Compile, scored: Score, gives: str, above: list[str]
) -> None:
    """A row of 7 points in a group of 5: that the two differ is told, not that 7 is more than 5."""
    rules = OUTSIDE.replace("一级 甲 10分", "一级 甲 5分").replace("得 分值", f"得 {gives}")
    result = scored(compiled(rules), "指标:\n  - {一级: 甲, 二级: 甲一, 三级: 一, 分值: 7}\n")
    told = [each.message("zh") for each in result.findings if each.code == "EVL-010" and each.path[-1:] == ("一",)]
    assert told == above
    assert ("EVL-010" in [each.code for each in result.findings if not each.path]) == bool(above)


def test_a_groups_own_claim_is_compared(grouped: Grouped) -> None:
    result = grouped("    得 合计（下级.得分）", *ROWS, claimed="  - {一级: 甲组, 自评得分: 29}\n")
    told = [(each.path, each.message("zh").replace("\xa0", " ")) for each in result.findings if each.code == "EVL-007"]
    assert told == [(("甲组",), "自评 29 分，按规则应为 30 分，自评少 1 分")]


def test_a_total_of_ones_own(compiled: Callable[[str], object], scored: Callable[..., Result]) -> None:
    # rescaled to 100: 20 of 40, 乙组 has no rows and is left out
    text = RULES.replace("{points}", "40").replace("{lines}", "    得 合计（下级.得分）")
    text = text.replace("总分 合计（一级.得分）", "总分 甲组.得分 ÷ 甲组.分值 × 100分")
    rows = "  - {一级: 甲组, 二级: 甲一, 三级: 行, 分值: 40, 指标值: ≥4件, 实际值: 2件}\n"
    result = scored(compiled(text), f"指标:\n{rows}")
    assert (result.total.score, result.total.full) == (50, 100)


def test_a_row_that_no_rule_scores_is_open(compiled: Callable[[str], object], scored: Callable[..., Result]) -> None:
    """A template without 计分: the claim of 8 is neither right nor wrong."""
    rules = "规则集 999999/2020 「无」\n模板 表\n    一级 产出 10分\n    三级\n        字段 实际值: 量\n    总分 合计（一级.得分）\n"
    form = "指标:\n  - {一级: 产出, 三级: 甲, 分值: 10, 实际值: 1件, 自评得分: 8}\n"
    result = scored(compiled(rules), form)
    row = result.nodes[-1]
    assert (row.low, row.high, row.because) == (0, 10, "规则没有说怎样计分")
    assert "EVL-005" in [each.code for each in result.findings]
    assert "EVL-007" not in [each.code for each in result.findings]


@pytest.mark.parametrize(
    ("target", "advice"),
    [
        ("4件", "Write ≥, ≤ … before 指标值, or ask"),
        ("2020年12月", "Write 前 (before) after 指标值 if it is a deadline, or ask"),
        ("", "Fill in 指标值, or ask"),
        ("≥4件", "Ask"),
        ("[4件, 6件]", "Ask"),
        ("优", "Ask"),
    ],
)
def test_what_a_form_can_do_for_a_row_that_no_rule_scores(
    compiled: Callable[[str], object], scored: Callable[..., Result], target: str, advice: str
) -> None:
    rules = (
        "规则集 999999/2020 「反」\n模板 表\n    一级 产出 10分\n    三级\n        字段 指标值: 目标\n    计分\n"
        "        | 指标值.方向 | 方法 |\n        | 反向 | 法 |\n    总分 合计（一级.得分）\n方法 法\n    得 分值\n"
    )
    result = scored(compiled(rules), f"指标:\n  - {{一级: 产出, 三级: 甲, 分值: 10, 指标值: '{target}'}}\n")
    (hint,) = [each.hint("en") for each in result.findings if each.code == "EVL-005"]
    assert hint == f"{advice} the rule's owner to add a line to the scoring table."


def test_a_group_without_points_and_rows_does_not_hide_the_full_points(
    compiled: Callable[[str], object], scored: Callable[..., Result]
) -> None:
    rules = (
        "规则集 999999/2020 「目标」\n模板 表\n    一级 目标1\n    一级 目标2\n    三级\n        字段 实际值: 量\n    计分\n"
        "        | 实际值 | 方法 |\n        | - | 法 |\n    总分 合计（一级.得分）\n方法 法\n    得 分值 × 50%\n"
    )
    result = scored(compiled(rules), "指标:\n  - {一级: 目标1, 三级: 甲, 分值: 100, 实际值: 1件}\n")
    assert (result.total.score, result.total.full) == (50, 100)
    assert [line.lost for line in result.ledger] == [50]


ABOVE = """
规则集 999999/2020 「上级」
模板 表
    一级 产出 30分
        二级 数量指标 20分
        二级 成本指标 10分
    三级
        字段 指标值: 目标
        字段 实际值: 量
    计分
        | 上级.名称    | 方法 |
        | 「成本指标」 | 节约 |
        | -            | 均分 |
    总分 合计（一级.得分）
方法 均分
    得 四舍五入（上级.分值 ÷ 个数（上级.三级），0）
方法 节约
    若 实际值 ≤ 指标值 则 分值
    否则 0
"""


def test_a_row_reads_the_node_above_it(compiled: Callable[[str], object], scored: Callable[..., Result]) -> None:
    """20 points over three rows are 6.67 each, 7 in whole points; the cost row goes by its own method."""
    rows = "".join(f"  - {{一级: 产出, 二级: 数量指标, 三级: 甲{n}, 分值: 7, 实际值: 1件}}\n" for n in range(3))
    cost = "  - {一级: 产出, 二级: 成本指标, 三级: 乙, 分值: 10, 指标值: 20万元, 实际值: 18万元}\n"
    result = scored(compiled(ABOVE), f"指标:\n{rows}{cost}")
    assert [(node.path[-1], node.score, node.method) for node in result.nodes if node.level == 3] == [
        ("甲0", 7, "均分"),
        ("甲1", 7, "均分"),
        ("甲2", 7, "均分"),
        ("乙", 10, "节约"),
    ]
    assert "上级.分值 20分" in result.nodes[2].because


def test_above_the_first_level_there_is_nothing(
    compiled: Callable[[str], object], scored: Callable[..., Result]
) -> None:
    rules = "规则集 999999/2020 「顶」\n模板 表\n    一级 产出 10分，按 甲\n    总分 合计（一级.得分）\n方法 甲\n    得 上级.分值\n    限于 0 至 分值\n"
    result = scored(compiled(rules), "指标:\n  - {一级: 产出, 自评得分: 1}\n")
    assert (result.nodes[0].low, result.nodes[0].high) == (0, 10)
    told = [each.message("zh") for each in result.findings if each.code == "EVL-001"]
    assert told == ["得分待定，可能是 0～10 分：缺 「上级」的分值"]


OUTSIDE = """
规则集 999999/2020 「试」
适用 2020-01-01 起

方法 满分
    得 分值

方法 打折
    得 合计（三级.得分）× 50%

模板 表
    一级 甲 10分
        二级 甲一
    一级 乙 20分，不计入总分
        二级 乙一
        二级 乙二 不计入总分
    一级 丙 10分，按 打折，不计入总分
    三级
    计分
        | 分值 | 方法 |
        | -    | 满分 |
    总分 合计（一级.得分）

校验 乙组
    要求 乙.得分 = 100
    提示 「乙 {乙.得分} 分，丙 {丙.得分} 分，三级 {个数（三级）} 行，乙的三级 {个数（乙.三级）} 行」
"""


def test_groups_outside_the_total_are_scored_all_the_same(compiled: Compile, scored: Score) -> None:
    # 乙: 8 of its first part and 4 of its second; 丙: half of 6; the total is 甲 alone
    rows = [("甲", "甲一", 10), ("乙", "乙一", 8), ("乙", "乙二", 4), ("丙", "", 6)]
    form = "".join(
        f"  - {{一级: {one}, {f'二级: {two}, ' if two else ''}三级: 行{n}, 分值: {points}}}\n"
        for n, (one, two, points) in enumerate(rows)
    )
    result = scored(compiled(OUTSIDE), f"指标:\n{form}")
    scores = {node.path[-1]: (node.score, node.outside) for node in result.nodes if node.level < 3}
    assert scores == {
        "甲": (10, False),
        "甲一": (10, False),
        "乙": (12, True),
        "乙一": (8, True),
        "乙二": (4, True),
        "丙": (3, True),
    }
    assert (result.total.score, result.total.full) == (10, 10)
    told = [each.message("zh") for each in result.findings if each.code == "CHK-001"]
    assert told == ["乙组：乙 12 分，丙 3 分，三级 4 行，乙的三级 2 行"]


def test_rows_of_other_points_outside_the_total_leave_it_a_result(compiled: Compile, scored: Score) -> None:
    rows = "  - {一级: 甲, 二级: 甲一, 三级: 一, 分值: 10}\n  - {一级: 乙, 二级: 乙一, 三级: 二, 分值: 4}\n"
    result = scored(compiled(OUTSIDE), f"指标:\n{rows}")
    assert result.total.score == 10
    assert [each.message("zh") for each in result.findings if "总分" in each.message("zh")] == []


def test_points_that_the_rules_work_out_otherwise_are_told(
    compiled: Callable[[str], object], scored: Callable[..., Result]
) -> None:
    """15 ÷ 2 = 7.5, rounded 8."""
    rules = (
        "规则集 999999/2020 「分」\n模板 表\n    一级 产出 15分\n    三级\n        字段 指标值: 目标\n"
        "        字段 分值 = 四舍五入（上级.分值 ÷ 个数（上级.三级），0）\n    计分\n"
        "        | 指标值.性质 | 方法 |\n        | - | 法 |\n    总分 合计（一级.得分）\n方法 法\n    得 分值\n"
    )
    result = scored(compiled(rules), "指标:\n  - {一级: 产出, 三级: 甲, 分值: 5}\n  - {一级: 产出, 三级: 乙}\n")
    (found,) = [each for each in result.findings if each.code == "EVL-024"]
    assert found.message("zh") == (
        "「甲」表单写的是 5 分，按规则应为 8 分，按规则计：四舍五入（上级.分值 15分 ÷ 个数（上级.三级） 2，0）"
    )
    assert found.message("en") == (
        '"甲" has 5 points on the form and 8 by the rules, which hold: '
        "round_half_up(上级.分值 15分 ÷ count（上级.三级） 2, 0)"
    )


SHARED = (
    "规则集 999999/2020 「分」\n模板 表\n    一级 产出\n    三级\n        字段 指标值: 目标\n"
    "        字段 分值 = 四舍五入（上级.分值 ÷ 个数（上级.三级），0）\n    计分\n"
    "        | 指标值.性质 | 方法 |\n        | - | 法 |\n    总分 合计（一级.得分）\n方法 法\n    得 分值\n"
)


@pytest.mark.parametrize(
    ("group", "rows", "points"),
    [
        # 15 ÷ 2 = 7.5, rounded 8
        ("分值: 15", (", 分值: 5", ""), [8, 8]),
        # the group is worth what its rows say, which is nothing to share out among them
        ("", (", 分值: 5", ", 分值: 3"), [5, 3]),
    ],
)
def test_only_a_group_s_own_points_are_shared_out(
    compiled: Compile, scored: Score, group: str, rows: tuple[str, str], points: list[int]
) -> None:
    head = f"  - {{一级: 产出, {group}}}\n" if group else ""
    told = "".join(f"  - {{一级: 产出, 三级: 行{number}{said}}}\n" for number, said in enumerate(rows))
    result = scored(compiled(SHARED), f"指标:\n{head}{told}")
    assert [node.points for node in result.nodes if node.level == 3] == points


def test_a_form_that_is_evaluated_again_says_the_same(compiled: Compile) -> None:
    """The points that the rules worked out don't count as the form's own the next time."""
    ruleset = compiled(SHARED)
    written, _ = read_yaml(
        "指标:\n  - {一级: 产出, 分值: 15}\n  - {一级: 产出, 三级: 甲, 分值: 5}\n  - {一级: 产出, 三级: 乙}\n",
        "f.yaml",
        "0" * 64,
    )
    assert written is not None
    bound, _ = bind(written, ruleset)
    assert bound is not None
    first = evaluate_form(bound, ruleset)
    assert "EVL-024" in {each.code for each in first.findings}
    assert evaluate_form(bound, ruleset).findings == first.findings


SUMS = """
规则集 999999/2020 「试」
方法 满分
    得 分值
模板 表
    一级 甲
        二级 甲一
        二级 甲二 不计入总分
        二级 甲三
    一级 乙 10分
        二级 乙一
    一级 丙
        二级 丙一
    三级
    计分
        | 分值 | 方法 |
        | -    | 满分 |
    总分 合计（一级.得分）
"""


def test_a_group_is_worth_what_counts_of_it(compiled: Compile) -> None:
    """甲 is worth the 3 + 4 of 甲一 without the 5 of 甲二, 乙 what the ruleset says; 甲三 has no rows."""
    rows = [("甲", "甲一", 3), ("甲", "甲一", 4), ("甲", "甲二", 5), ("乙", "乙一", 6), ("丙", "丙一", 8)]
    lines = "".join(
        f"  - {{一级: {one}, 二级: {two}, 三级: 行{n}, 分值: {p}}}\n" for n, (one, two, p) in enumerate(rows)
    )
    written, _ = read_yaml(f"指标:\n{lines}", "form.yaml", "0" * 64)
    assert written is not None
    form, _ = bind(written, compiled(SUMS))
    assert form is not None
    found = {node.name: node.points for node in all_nodes(form.roots) if node.level < 3}
    assert found == {
        "甲": 7,
        "甲一": 7,
        "甲二": 5,
        "甲三": None,
        "乙": 10,
        "乙一": 6,
        "丙": 8,
        "丙一": 8,
    }
