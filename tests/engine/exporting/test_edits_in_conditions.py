"""Aggregates with conditions in live formulas.

Which rows count is for the cells to say, and a row whose units no longer go together leaves the score open, whatever
other rows would settle.
"""

from __future__ import annotations

from fractions import Fraction

import pytest
from tests.engine.evaluation.conftest import compile_text
from tests.engine.exporting.edited import EditedSheet, Key
from tests.engine.exporting.plain_sheet import INAPPLICABLE, OPEN
from tests.engine.exporting.random_forms import Cells, Texts

from duheng.exporting.live.formulas import Live

RULES = """规则集 999999/2020 「试」
    状态 待核

方法 逐行
    若 实际值 > 10次 则 不适用
    若 实际值 ≥ 指标值 则 分值
    否则 0

方法 一组
    {lines}

模板 表
    字段 项目名称: 文本
    一级 产出
        二级 数量组，按 一组
    三级
        字段 指标值: 目标
        字段 实际值: 量
        字段 自评得分: 数
        字段 差 = 实际值 － 指标值
    计分
        | 指标值.性质 | 方法 |
        | -           | 逐行 |
    总分 合计（一级.得分）
"""
GROUP = ("产出", "数量组")
DATE = "2021年1月1日"


def row(name: str, actual: str, target: str = "≥5次", claimed: str = "8") -> Cells:
    said = {"一级": "产出", "二级": "数量组", "三级": name, "分值": "10", "自评得分": claimed}
    return said | {"指标值": target, "实际值": actual}


def at(name: str, field: str = "实际值") -> Key:
    return (*GROUP, name), field


def sheet_of(lines: str, *rows: Cells, more: str = "") -> EditedSheet:
    return EditedSheet(compile_text(RULES.replace("{lines}", lines) + more), Texts({"项目名称": "某"}, list(rows)))


def shown(sheet: EditedSheet, key: Key, value: Fraction | str, path: tuple[str, ...] = GROUP) -> object:
    """What a score shows once a cell is changed, if no score is another than the engine's."""
    assert isinstance(sheet.live[path], Live)
    assert sheet.differences({key: value}) == []
    return sheet.shows(path, key, value)


def test_a_row_whose_score_is_open_may_turn_out_not_to_apply() -> None:
    """With 7次 both rows apply: 10 points; with 12次 the second doesn't: 5. Of 「好」 nobody knows."""
    sheet = sheet_of("若 个数（三级，适用）= 2 则 10分\n否则 5分", row("甲", "6次"), row("乙", "4次"))
    for actual, score in [(Fraction(7), 10), (Fraction(12), 5), ("好", OPEN)]:
        assert shown(sheet, at("乙"), actual) == score


def test_a_row_that_does_not_apply_keeps_nothing_from_being_true_of_all() -> None:
    """6次 and 7次 have all 10 points, 4次 has none, and 12次 doesn't apply, so that all that do have 10."""
    sheet = sheet_of("若 全部（三级，得分 ≥ 8）则 10分\n否则 0", row("甲", "6次"), row("乙", "4次"))
    for actual, score in [(Fraction(7), 10), (Fraction(4), 0), (Fraction(12), 10)]:
        assert shown(sheet, at("乙"), actual) == score


@pytest.mark.parametrize(
    ("condition", "score"),
    [
        ("全部（三级，差 > 0次）", 2),
        ("非 任一（三级，差 ≤ 0次）", 2),
        ("非（合计（三级.自评得分）< 9 且 合计（三级.差）> 0次）", 10),
    ],
)
def test_units_that_do_not_go_together_leave_what_the_rest_would_settle_open(condition: str, score: int) -> None:
    """甲 misses its target by 1次, and the claims are 16; in the place of 7次 a date makes no sense less 5次."""
    sheet = sheet_of(f"若 {condition} 则 10分\n否则 2分", row("甲", "4次"), row("乙", "6次"))
    assert shown(sheet, at("乙"), Fraction(7)) == score
    assert shown(sheet, at("乙"), DATE) == OPEN


def test_units_count_of_rows_that_a_condition_over_other_rows_leaves_out() -> None:
    """乙, claimed 3, is left out: 6次 less 5次 is 1; a date in 乙 can't be held against its target all the same."""
    lines = "若 合计（三级.差，个数（上级.三级）= 2 且 自评得分 > 5）≥ 1次 则 10分\n否则 2分"
    sheet = sheet_of(lines, row("甲", "6次"), row("乙", "4次", claimed="3"))
    assert shown(sheet, at("乙"), Fraction(3)) == 10
    assert shown(sheet, at("甲"), Fraction(5)) == 2
    assert shown(sheet, at("乙"), DATE) == OPEN


def test_units_count_in_a_line_that_gives_what_the_next_one_gives() -> None:
    """All 20 points either way; but whether a date less 5次 is above 1次 can't be asked."""
    sheet = sheet_of("若 个数（三级，差 > 1次）= 0 则 分值\n否则 分值", row("甲", "6次"), row("乙", "4次"))
    assert shown(sheet, at("乙"), Fraction(9)) == 20
    assert shown(sheet, at("乙"), DATE) == OPEN


def test_units_of_a_row_that_does_not_apply_count_too() -> None:
    """乙 with 12次 doesn't apply whatever its target is, but nobody can tell whether 12次 reach 5人."""
    sheet = sheet_of("得 合计（三级.得分，实际值 ≥ 指标值）", row("甲", "6次"), row("乙", "12次"))
    assert shown(sheet, at("乙", "指标值"), Fraction(20)) == 10
    assert shown(sheet, at("乙", "指标值"), "≥5人") == OPEN


def test_units_behind_a_part_of_a_condition_that_holds_count_too() -> None:
    """All targets are to be reached, so that both claims count: 8 + 8 = 16."""
    lines = "得 合计（三级.自评得分，指标值.方向 = 正向 或 实际值 ≥ 指标值）"
    sheet = sheet_of(lines, row("甲", "6次"), row("乙", "4次"))
    assert shown(sheet, at("乙"), Fraction(3)) == 16
    assert shown(sheet, at("乙"), DATE) == OPEN


def test_a_line_that_does_not_apply_like_the_next_one_is_asked() -> None:
    """12次 and 20次 don't apply either way; of no number nobody knows by which line, which the engine leaves open."""
    text = RULES.replace("否则 0", "否则 不适用").replace("若 实际值 ≥ 指标值 则 分值", "若 实际值 ≥ 指标值 则 不适用")
    sheet = EditedSheet(compile_text(text.replace("{lines}", "得 0")), Texts({"项目名称": "某"}, [row("甲", "4次")]))
    path = (*GROUP, "甲")
    for actual, score in [(Fraction(12), INAPPLICABLE), (Fraction(20), INAPPLICABLE), ("", OPEN)]:
        assert sheet.shows(path, at("甲"), actual) == score
        assert sheet.differences({at("甲"): actual}) == []


def test_a_claim_that_can_not_be_read_is_neither_there_nor_missing() -> None:
    """Of 甲 and 乙 the points count where no score is claimed; whether 乙 claims one with its x nobody knows."""
    rows = [row("甲", "6次"), row("乙", "4次", claimed="x") | {"分值": ""}]
    sheet = sheet_of("得 合计（三级.分值，自评得分 为空）", *rows)
    points = (*GROUP, "乙"), "分值"
    assert shown(sheet, points, Fraction(20)) == OPEN
    edits: dict[Key, Fraction | str] = {points: Fraction(20), at("乙", "自评得分"): ""}
    assert sheet.differences(edits) == []
    assert sheet._worked_out(edits)[GROUP] == 20


def test_units_of_an_interval_s_upper_end_count_below_its_lower_one_too() -> None:
    """4次 is below 5次 whatever the target is, but nobody can tell whether it is below 8人."""
    text = RULES.replace("若 实际值 ≥ 指标值 则 分值", "若 实际值 属于 [5次, 指标值) 则 分值")
    rows = [row("甲", "4次", target="≥8次")]
    sheet = EditedSheet(compile_text(text.replace("{lines}", "得 合计（三级.得分）")), Texts({"项目名称": "某"}, rows))
    assert shown(sheet, at("甲"), Fraction(6)) == 10
    assert shown(sheet, at("甲"), Fraction(3)) == 0
    assert shown(sheet, at("甲", "指标值"), "≥8人") == OPEN


RATE = RULES.replace("字段 差 = 实际值 － 指标值", "字段 率 = 实际值 ÷ 指标值").replace(
    "若 实际值 > 10次 则 不适用\n    若 实际值 ≥ 指标值 则 分值\n    否则 0",
    "若 自评得分 > 8 则 10分\n    若 率 为空 则 3分\n    否则 1分",
)


@pytest.mark.parametrize(
    ("cells", "edits", "score"),
    [
        ({}, {}, 1),
        ({}, {"实际值": ""}, 3),
        ({}, {"指标值": ""}, 3),
        ({}, {"指标值": Fraction(0)}, OPEN),
        ({}, {"实际值": "约5次"}, OPEN),
        ({"actual": "约5次"}, {}, OPEN),
        ({"actual": "≥5次"}, {}, OPEN),
        ({"actual": ""}, {}, 3),
        ({"target": "", "actual": "80%"}, {"指标值": Fraction(1, 2)}, OPEN),
    ],
)
def test_what_is_worked_out_is_missing_only_where_something_that_it_needs_is(
    cells: dict[str, str], edits: dict[str, Fraction | str], score: object
) -> None:
    """3 where there is no rate, 1 where there is one; of a division by zero, of an actual value that is only about 5 or
    at least 5, and of 0.5 beside 80%, a formula says nothing."""
    rows = [row("甲", **({"actual": "4次"} | cells), claimed="9")]
    sheet = EditedSheet(compile_text(RATE.replace("{lines}", "得 0")), Texts({"项目名称": "某"}, rows))
    path = (*GROUP, "甲")
    assert isinstance(sheet.live[path], Live)
    changed: dict[Key, Fraction | str] = {at("甲", "自评得分"): Fraction(4)}
    changed |= {at("甲", name): value for name, value in edits.items()}
    assert sheet.differences(changed) == []
    assert sheet._worked_out(changed)[path] == score


def test_a_group_s_own_points_are_missing_only_together_with_those_of_its_rows() -> None:
    """Without its own 20 points the group is worth the 10 of 甲, so that 甲 has 1 as before."""
    text = RULES.replace("若 实际值 ≥ 指标值 则 分值\n    否则 0", "若 上级.分值 为空 则 3分\n    否则 1分")
    group = {"一级": "产出", "二级": "数量组", "分值": "20"}
    rules = compile_text(text.replace("{lines}", "得 0"))
    sheet, path = EditedSheet(rules, Texts({"项目名称": "某"}, [group, row("甲", "4次")])), (*GROUP, "甲")
    for points, score in [(Fraction(9), 1), ("", OPEN)]:
        assert shown(sheet, (GROUP, "分值"), points, path) == score


@pytest.mark.parametrize(("target", "score"), [("≥5天", 0), ("≥5次", OPEN)])
def test_a_number_typed_where_none_stood_counts_if_its_unit_makes_sense(target: str, score: object) -> None:
    """3 means 3天 by the template, which are less than 5天 and can't be held against 5次."""
    text = RULES.replace("字段 实际值: 量", "字段 实际值: 量，单位 天").replace("    若 实际值 > 10次 则 不适用\n", "")
    rules = compile_text(text.replace("字段 差 = 实际值 － 指标值", "字段 另: 数").replace("{lines}", "得 0"))
    sheet = EditedSheet(rules, Texts({"项目名称": "某"}, [row("甲", "", target=target)]))
    assert shown(sheet, at("甲"), Fraction(3), (*GROUP, "甲")) == score
