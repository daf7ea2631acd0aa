"""What cases cover, rule by rule: counted by hand on a small ruleset."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from duheng import api
from duheng.reports.coverage_told import as_text, lines_of, sentence, summed_up
from duheng.testing.coverage import Covered
from duheng.testing.items import Item, Part

RULES = """\
规则集 990101/2020 「例」
    状态 试行
档位 评级
    好: 100 至 60（含）
    差: 60 至 0
档位 完成情况
    达成: 100% 至 80%（含）
    未达成: 80% 至 0%
方法 按比例
    若 实际值 ≥ 指标值 则 分值
    否则 实际值 ÷ 指标值 × 分值
    限于 0 至 分值
    修约 2 位小数
方法 借用
    若 完成情况[实际值 ÷ 指标值] = 达成 则 分值
    否则 按比例
    限于 0 至 分值
模板 表
    一级 产出
    三级 可自选方法
        字段 指标值: 目标
        字段 实际值: 量
    计分
        | 指标值.方向 | 方法   |
        | 正向        | 按比例 |
        | 反向        | 不适用 |
    总分 合计（一级.得分）
    等级 评级[总分]
校验 有得分
    对每个 三级
    要求 得分 > 0
"""
Covering = Callable[[str], Covered]


@pytest.fixture
def covering(tmp_path: Path) -> Covering:
    (tmp_path / "2020.rules").write_text(RULES, encoding="utf-8")

    def of(cases: str) -> Covered:
        (tmp_path / "2020.tests.yaml").write_text("用例:\n" + cases, encoding="utf-8")
        (covered,) = api.coverage(api.run_tests([tmp_path]))
        return covered

    return of


def reached(covered: Covered) -> set[tuple[int, str]]:
    return {(item.line, item.part.value) for item, cases in covered.hits if cases}


def method(name: str, target: str, actual: str, gives: str) -> str:
    return f"  - {{名称: {name}{actual}, 方法: {name}, 输入: {{指标值: {target}, 实际值: {actual}, 分值: 10}}, 得: {gives}}}\n"


def test_every_rule_is_there_once_and_limits_that_nothing_reaches_are_not(covering: Covering) -> None:
    covered = covering(method("按比例", "≥4件", "4件", "10"))
    assert [(item.line, item.part.value) for item, _ in covered.hits] == [
        (4, "band"),
        (5, "band"),
        (7, "band"),
        (8, "band"),
        (10, "clause"),
        (11, "clause"),
        (12, "low"),
        (13, "round"),
        (15, "clause"),
        (
            16,
            "clause",
        ),  # the limits of line 17 can't be reached: 分值, or a score held between them already, nor 分值 in
        # line 12: a part of the target gives less
        (25, "scoring"),
        (26, "scoring"),
        (31, "fails"),
        (31, "holds"),
    ]
    assert reached(covered) == {(10, "clause")}


@pytest.mark.parametrize(
    ("case", "expected"),
    [
        # 3 ÷ 4 × 10 = 7.5: nothing to round, within the limits
        (method("按比例", "≥4件", "3件", "7.5"), {(11, "clause")}),
        # 1 ÷ 3 × 10 = 3.333…
        (method("按比例", "≥3件", "1件", "3.33"), {(11, "clause"), (13, "round")}),
        # -3 ÷ 4 × 10 = -7.5, held at 0
        (method("按比例", "≥4件", "-3件", "0"), {(11, "clause"), (12, "low")}),
        # -8 ÷ -4 means nothing
        (method("按比例", "≥-4件", "-8件", "0 至 10"), {(11, "clause")}),
        # which of the lines counts nobody knows
        (method("按比例", "≥4件", "''", "0 至 10"), set()),
        # 9 ÷ 10 is 达成
        (method("借用", "≥10件", "9件", "10"), {(7, "band"), (15, "clause")}),
        # 5 ÷ 10 is 未达成, and the other method gives 5
        (method("借用", "≥10件", "5件", "5"), {(8, "band"), (11, "clause"), (16, "clause")}),
    ],
)
def test_what_a_method_reaches(covering: Covering, case: str, expected: set[tuple[int, str]]) -> None:
    assert reached(covering(case)) == expected


def test_what_a_form_reaches(covering: Covering) -> None:
    rows = (
        "        - {一级: 产出, 三级: 甲, 分值: 60, 指标值: ≥4件, 实际值: 4件}\n"
        "        - {一级: 产出, 三级: 乙, 分值: 20, 指标值: ≥4件, 实际值: 0件}\n"
        "        - {一级: 产出, 三级: 丙, 分值: 20, 指标值: ≤4件, 实际值: 0件}\n"
    )
    covered = covering(f"  - 名称: 全表\n    表单:\n      指标:\n{rows}    总分: 60\n")
    # 甲 60, 乙 0 (fails the check), 丙 不适用: 60 in all, 好 from 60 on
    assert reached(covered) == {
        (4, "band"),
        (10, "clause"),
        (11, "clause"),
        (25, "scoring"),
        (26, "scoring"),
        (31, "fails"),
        (31, "holds"),
    }


def test_a_check_of_scores_is_not_made_on_a_row_that_does_not_apply(covering: Covering) -> None:
    row = "{一级: 产出, 三级: 丙, 分值: 20, 指标值: ≤4件, 实际值: 0件}"
    covered = covering(f"  - 名称: 全表\n    表单:\n      指标:\n        - {row}\n    总分: 0\n")
    assert reached(covered) == {(5, "band"), (26, "scoring")}


def test_a_check_that_makes_no_sense_of_its_units_neither_holds_nor_fails(tmp_path: Path) -> None:
    (tmp_path / "2020.rules").write_text(RULES.replace("要求 得分 > 0", "要求 实际值 ≥ 指标值"), encoding="utf-8")
    row = "{一级: 产出, 三级: 甲, 分值: 20, 指标值: ≥4件, 实际值: 4人}"
    case = f"用例:\n  - 名称: 全表\n    表单:\n      指标:\n        - {row}\n    总分: 0 至 20\n"
    (tmp_path / "2020.tests.yaml").write_text(case, encoding="utf-8")
    (covered,) = api.coverage(api.run_tests([tmp_path]))
    # the row has a method (line 25) and no score; 0 to 20 points are 差 (line 5)
    assert reached(covered) == {(5, "band"), (25, "scoring")}


def test_a_line_of_scoring_that_makes_no_sense_of_its_units_is_not_covered(tmp_path: Path) -> None:
    table = "        | 实际值   | 方法   |\n        | ≥ 指标值 | 按比例 |\n        | -        | 不适用 |\n    总分"
    rules = RULES[: RULES.index("        | 指标值.方向")] + table + RULES.partition("    总分")[2]
    (tmp_path / "2020.rules").write_text(rules, encoding="utf-8")
    row = "{一级: 产出, 三级: 甲, 分值: 20, 指标值: ≥4件, 实际值: 5人}"
    case = f"用例:\n  - 名称: 全表\n    表单:\n      指标:\n        - {row}\n    总分: 0 至 20\n"
    (tmp_path / "2020.tests.yaml").write_text(case, encoding="utf-8")
    (covered,) = api.coverage(api.run_tests([tmp_path]))
    # nobody can say whether 5人 are 4件: 0 to 20 points are 差 (line 5); no check can be told
    assert reached(covered) == {(5, "band")}


def test_a_case_that_does_not_hold_covers_nothing_less(covering: Covering) -> None:
    assert reached(covering(method("按比例", "≥4件", "3件", "9"))) == {(11, "clause")}


def test_a_case_that_cannot_be_run_covers_nothing(covering: Covering) -> None:
    covered = covering(method("没有", "≥4件", "3件", "9"))
    assert reached(covered) == set()
    assert covered.share == 0


def test_limits_that_no_input_reaches_are_told_and_do_not_count(tmp_path: Path) -> None:
    rules = RULES.replace(
        "    若 实际值 ≥ 指标值 则 分值\n", "    若 实际值 < 0 则 0\n    若 实际值 ≥ 指标值 则 分值\n"
    )
    (tmp_path / "2020.rules").write_text(rules, encoding="utf-8")
    (tmp_path / "2020.tests.yaml").write_text("用例:\n" + method("按比例", "≥4件", "4件", "10"), encoding="utf-8")
    (covered,) = api.coverage(api.run_tests([tmp_path]))
    # nothing below zero comes to line 12, and what does is less than its target
    assert [(item.line, item.part.value) for item in covered.beyond] == [(13, "high"), (13, "low")]
    assert (13, "low") not in [(item.line, item.part.value) for item, _ in covered.hits]


def test_what_no_input_reaches_is_told_by_the_side_of_the_limit(tmp_path: Path) -> None:
    (tmp_path / "2020.rules").write_text(RULES, encoding="utf-8")
    low = "用例:\n" + method("按比例", "≥4件", "-4件", "0") + method("按比例", "≥3件", "1件", "3.33")
    (tmp_path / "2020.tests.yaml").write_text(low, encoding="utf-8")
    covered = list(api.coverage(api.run_tests([tmp_path])))
    # -4件 meets the low end of line 12; nothing is above all points there, since line 10 takes all from the target on
    assert "    第 12 行的上限，没有找到能碰到的输入，不计\n" in as_text(covered, {}, "zh")
    assert "    upper limit of line 12: no input was found that reaches this; not counted\n" in as_text(
        covered, {}, "en"
    )


def test_what_no_input_reaches_is_looked_for_in_its_own_method(tmp_path: Path) -> None:
    rules = RULES.replace("方法 借用", "方法 加分\n    得 实际值 × 1分\n    限于 0 至 分值\n方法 借用")
    (tmp_path / "2020.rules").write_text(rules, encoding="utf-8")
    (covered,) = api.coverage(api.run_tests([tmp_path]))
    # nothing is above the high end of line 12; either end of line 16 is passed by -1 and by 11 of 10 points
    assert [(item.line, item.part.value) for item in covered.beyond] == [(12, "high")]


def test_a_line_of_scoring_without_a_condition_is_reached_by_the_rows_that_are_left(tmp_path: Path) -> None:
    rules = RULES.replace("        | 反向        | 不适用 |\n", "        | -           | 不适用 |\n")
    (tmp_path / "2020.rules").write_text(rules, encoding="utf-8")
    row = "{一级: 产出, 三级: 丙, 分值: 20, 指标值: ≤4件, 实际值: 0件}"
    case = f"用例:\n  - 名称: 全表\n    表单:\n      指标:\n        - {row}\n    总分: 0\n"
    (tmp_path / "2020.tests.yaml").write_text(case, encoding="utf-8")
    (covered,) = api.coverage(api.run_tests([tmp_path]))
    assert reached(covered) == {(5, "band"), (26, "scoring")}


def test_groups_are_not_scored_by_a_line_of_scoring(tmp_path: Path) -> None:
    """The only row names its method, and the group adds up."""
    rules = RULES.replace("        | 反向        | 不适用 |\n", "        | -           | 不适用 |\n")
    (tmp_path / "2020.rules").write_text(rules, encoding="utf-8")
    row = "{一级: 产出, 三级: 丙, 分值: 20, 计分方法: 按比例, 指标值: ≥4件, 实际值: 4件}"
    case = f"用例:\n  - 名称: 全表\n    表单:\n      指标:\n        - {row}\n    总分: 20\n"
    (tmp_path / "2020.tests.yaml").write_text(case, encoding="utf-8")
    (covered,) = api.coverage(api.run_tests([tmp_path]))
    # 20 points are 差, and more than 0
    assert reached(covered) == {(5, "band"), (10, "clause"), (31, "holds")}


def test_a_row_whose_method_is_not_the_rulesets_is_not_scored_by_a_line_of_scoring(tmp_path: Path) -> None:
    """Its score is open, though its target is that of the table's first line."""
    (tmp_path / "2020.rules").write_text(RULES, encoding="utf-8")
    row = "{一级: 产出, 三级: 丙, 分值: 20, 计分方法: 另一种, 指标值: ≥4件, 实际值: 4件}"
    case = f"用例:\n  - 名称: 全表\n    表单:\n      指标:\n        - {row}\n    总分: 0 至 20\n"
    (tmp_path / "2020.tests.yaml").write_text(case, encoding="utf-8")
    (covered,) = api.coverage(api.run_tests([tmp_path]))
    assert not [line for line, part in reached(covered) if part == "scoring"]


def test_coverage_of_a_line_in_english() -> None:
    clause, low, high = (Item(part, "甲.rules", line, "乙") for part, line in zip(Part, (7, 9, 9), strict=False))
    covered = Covered("990101/2020", "甲.rules", ((clause, ("一",)), (low, ()), (high, ())))
    assert [sentence(each, "en") for each in lines_of(covered)][1:] == [
        "no case reaches line 9 (乙): nothing below the lower limit, nothing above the upper limit"
    ]
    assert summed_up(covered, "en") == "cases reach 1 of 3 parts of the rules (33%)"
    whole = Covered("990101/2020", "名称更长的.rules", ((clause, ("一",)),))
    assert [line for line in as_text([whole, covered], {}, "en").splitlines() if ".rules" in line] == [
        "  名称更长的.rules        1/1  100%",
        "  甲.rules                1/3   33%",
    ]


COUNTING = """\
规则集 990101/2024 「例」
    状态 试行
档位 评级
    优: 100 至 90（含）
    良: 90 至 60（含）
    差: 60 至 0
档位 完成情况
    达成: 100% 至 80%（含）
    未达成: 80% 至 0%
方法 数良
    得 个数（三级，评级[分值] = 良）× 1分
方法 加权
    得 合计（三级.份额，分值 > 50）× 1分
模板 表
    一级 产出，按 数良
    一级 效益，按 加权
    三级
        字段 权重: 量
        字段 档: 完成情况
        字段 份额 = 权重 × 完成情况[档].上限
    总分 合计（一级.得分）
"""


@pytest.mark.parametrize(
    ("case", "expected"),
    [
        # the tiers of the two rows, not of the 100 points of the node itself
        ("方法: 数良, 输入: {三级: 分值 70；分值 20, 分值: 100}, 得: 1", {(5, "band"), (6, "band"), (11, "clause")}),
        # 2 × 100%; the row of 20 points isn't added up
        (
            "方法: 加权, 输入: {三级: '分值 70，权重 2，档 达成；分值 20，权重 3，档 未达成'}, 得: 2",
            {(8, "band"), (13, "clause")},
        ),
    ],
)
def test_tiers_of_rows_that_are_counted_or_added_up(tmp_path: Path, case: str, expected: set[tuple[int, str]]) -> None:
    (tmp_path / "2024.rules").write_text(COUNTING, encoding="utf-8")
    (tmp_path / "2024.tests.yaml").write_text(f"用例:\n  - {{名称: 甲, {case}}}\n", encoding="utf-8")
    ran = api.run_tests([tmp_path])
    assert [each.message("zh") for tested in ran for each in tested.problems] == []
    (covered,) = api.coverage(ran)
    assert reached(covered) == expected


NAMED = """\
规则集 990101/2024 「例」
    状态 试行
档位 完成情况
    达成: 100% 至 80%（含）
    未达成: 80% 至 0%
方法 用令
    令 率 = 实际值 ÷ 指标值
    令 档次 = 完成情况[率]
    若 档次 = 达成 则 分值
    否则 0
方法 用字段
    若 本档 = 达成 则 分值
    否则 0
方法 全给
    得 分值
模板 表
    一级 产出
    三级
        字段 指标值: 目标
        字段 实际值: 量
        字段 本档 = 完成情况[实际值 ÷ 指标值]
    计分
        | {table} | 方法 |
        | {first} | 全给 |
        | -       | 不适用 |
    总分 合计（一级.得分）
校验 查
    对每个 三级
    要求 {demand}
"""


@pytest.mark.parametrize(
    ("table", "first", "demand", "case", "tiers"),
    [
        # 9 of 10 is 达成, 5 of 10 isn't
        ("指标值.性质", "定量", "分值 > 0", "方法: 用令, 输入: {指标值: ≥10件, 实际值: 9件, 分值: 10}, 得: 10", {4}),
        ("指标值.性质", "定量", "分值 > 0", "方法: 用字段, 输入: {指标值: ≥10件, 实际值: 5件, 分值: 10}, 得: 0", {5}),
        ("指标值.性质", "定量", "分值 > 0", "{form}, 总分: 10", set()),
        ("本档", "达成", "分值 > 0", "{form}, 总分: 0", {5}),
        ("指标值.性质", "定量", "本档 = 未达成", "{form}, 总分: 10", {5}),
    ],
)
def test_tiers_are_met_wherever_a_rule_reads_them(
    tmp_path: Path, table: str, first: str, demand: str, case: str, tiers: set[int]
) -> None:
    row = "{一级: 产出, 三级: 甲, 分值: 10, 指标值: ≥10件, 实际值: 5件}"
    rules = NAMED.format(table=table, first=first, demand=demand)
    (tmp_path / "2024.rules").write_text(rules, encoding="utf-8")
    said = case.replace("{form}", f"表单: {{指标: [{row}]}}")
    (tmp_path / "2024.tests.yaml").write_text(f"用例:\n  - {{名称: 甲, {said}}}\n", encoding="utf-8")
    ran = api.run_tests([tmp_path])
    assert [each.message("zh") for tested in ran for each in tested.problems] == []
    (covered,) = api.coverage(ran)
    assert {line for line, part in reached(covered) if part == "band"} == tiers


def test_a_scale_that_is_a_list_of_labels_has_no_edges_to_cover(tmp_path: Path) -> None:
    rules = """\
规则集 990101/2024 「例」
    状态 试行
档位 等次
    好: 100% 至 90%（含）
    差: 90% 至 0%
方法 等次分
    | 评定 | 得分 |
    | 好   | 分值 |
    | 差   | 0    |
    例 评定 好，分值 10 得 10
    例 评定 差，分值 10 得 0
模板 表
    三级
        字段 评定: 等次
    计分
        | 方法   |
        | 等次分 |
    总分 合计（三级.得分）
"""
    (tmp_path / "2024.rules").write_text(rules, encoding="utf-8")
    ran = api.run_tests([tmp_path])
    (covered,) = api.coverage(ran)
    # two lines of the table, and the line of 计分 that only a form tries
    assert [(item.line, bool(cases)) for item, cases in covered.hits] == [(8, True), (9, True), (17, False)]
    (mutated,) = api.mutation(ran)
    assert not [each for each in mutated.verdicts if each.mutant.span.line in (4, 5)]


LENDING = """\
规则集 990101/2024 「例」
    状态 试行
方法 里
    若 实际值 ≥ 指标值 则 分值
    否则 0
方法 外
{lines}模板 表
    一级 产出
    三级
        字段 指标值: 目标
        字段 实际值: 量
    计分
        | 方法 |
        | 外   |
    总分 合计（一级.得分）
"""


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        # 自评得分 isn't there, so that nobody knows which line counts
        ("    若 自评得分 > 5 则 里\n    否则 0\n", set()),
        ("    若 自评得分 > 5 则 1\n    若 里 > 5 则 2\n    否则 0\n", set()),
        # 4 pieces are asked for and 5 there: 里 gives all 10 points by its first line
        ("    得 里\n", {(4, "clause"), (7, "clause")}),
        ("    得 最小（里，8）\n", {(4, "clause"), (7, "clause")}),
        ("    若 里 > 5 则 1\n    否则 0\n", {(4, "clause"), (7, "clause")}),
        ("    令 得数 = 里\n    得 得数 ÷ 2\n", {(4, "clause"), (8, "clause")}),
        ("    令 得数 = 里\n    得 1\n", {(8, "clause")}),
        # 12 is held at the 10 that 里 gives
        ("    得 12\n    限于 0 至 里\n", {(4, "clause"), (7, "clause"), (8, "high")}),
        ("    若 自评得分 有值 则 里\n    否则 1\n", {(8, "clause")}),
    ],
)
def test_a_method_is_reached_where_its_result_counts(
    tmp_path: Path, lines: str, expected: set[tuple[int, str]]
) -> None:
    (tmp_path / "2024.rules").write_text(LENDING.format(lines=lines), encoding="utf-8")
    case = "用例:\n  - {名称: 甲, 方法: 外, 输入: {指标值: ≥4件, 实际值: 5件, 分值: 10}, 得: 0}\n"
    (tmp_path / "2024.tests.yaml").write_text(case, encoding="utf-8")
    (covered,) = api.coverage(api.run_tests([tmp_path]))
    assert reached(covered) == expected
