"""Boundaries are in the units by which a rule can compute, and in days where it is about days."""

from __future__ import annotations

from pathlib import Path

import pytest

from duheng import api
from duheng.testing.boundaries import boundaries_of
from duheng.testing.items import Part

HEAD = """\
规则集 990101/2024 「例」
    状态 试行
参数 一日 = 1天
模板 表
    一级 产出 100分
    三级 可自选方法
        字段 指标值: 目标
        字段 实际值: 量
        字段 计划日: 日期
        字段 完成日: 日期
    总分 合计（一级.得分）
方法 甲
"""
LATE = """\
    若 实际值 ≤ 指标值 则 分值
    否则 分值 - （实际值 - 指标值）÷ {day} × 0.5分
    限于 0 至 分值
    修约 2 位小数
"""
EXAMPLES = """\
    例 指标值 2024年6月30日前，实际值 2024年6月30日，分值 5 得 5
    例 指标值 2024年6月30日前，实际值 2024年7月4日，分值 5 得 3
"""


def told(folder: Path, lines: str) -> dict[tuple[str, ...], str]:
    """The rows of a method's table: its cells but for the points, and what it gives; a row is there once."""
    place = folder / "2024.rules"
    place.write_text(HEAD + lines, encoding="utf-8")
    table = boundaries_of(ruleset := api.load_ruleset(place), ruleset.methods[0])
    return {tuple(text for name, text in row.cells if name != "分值"): row.gives for row in table.rows}


@pytest.mark.parametrize("day", ["1天", "一日"])
def test_a_rule_that_divides_by_days_is_tried_in_days(tmp_path: Path, day: str) -> None:
    found = told(tmp_path, LATE.format(day=day))
    # 0.1 days late: 10 - 0.1 × 0.5 = 9.95; 200 days late: below zero
    wanted = {("≤100天", "100天"): "10", ("≤100天", "100.1天"): "9.95", ("≤100天", "300天"): "0"}
    assert {each: found.get(each) for each in wanted} == wanted
    assert not any("件" in text for cells in found for text in cells)


def test_each_number_has_the_unit_by_which_the_rule_can_compute(tmp_path: Path) -> None:
    found = told(tmp_path, "    若 实际值 ÷ 1米 + 指标值.值 ÷ 1公斤 ≥ 200 则 分值\n    否则 0\n")
    # 100 of either are just enough
    wanted = {("≥100公斤", "100米"): "10", ("≥100公斤", "99米"): "0", ("≥99公斤", "100米"): "0"}
    assert {each: found.get(each) for each in wanted} == wanted


def test_edges_of_what_a_let_works_out_are_followed(tmp_path: Path) -> None:
    lines = "    令 和 = 实际值 ÷ 1件 × 3 + 指标值.值 ÷ 1件\n    若 和 ≥ 220 则 分值\n    否则 0\n"
    found = told(tmp_path, lines)
    # 3 × 40 + 100 is just enough
    assert (found.get(("≥100件", "40件")), found.get(("≥100件", "39.96件"))) == ("10", "0")


def test_times_of_what_is_divided_by_are_tried(tmp_path: Path) -> None:
    found = told(tmp_path, "    得 分值 - 实际值 ÷ 1次 × 0.5分\n    限于 0 至 分值\n")
    # 10 - 3 × 0.5 = 8.5 is the last before the score is held at zero
    assert (found[("0次",)], found[("3次",)], found[("50次",)]) == ("10", "8.5", "0")


def test_a_bare_number_is_counted_where_the_rule_gives_points_for_each(tmp_path: Path) -> None:
    found = told(tmp_path, "    得 分值 - 实际值 × 0.5分\n    限于 0 至 分值\n")
    assert (found[("0",)], found[("50",)]) == ("10", "0")


def test_a_share_is_tried_as_one(tmp_path: Path) -> None:
    found = told(tmp_path, "    得 分值 - （90% - 实际值）÷ 1个百分点 × 0.5分\n    限于 0 至 分值\n")
    # 3 points of a percentage short: 10 - 3 × 0.5
    assert (found[("90%",)], found[("87%",)], found[("0%",)]) == ("10", "8.5", "0")


def test_dates_of_examples_are_tried_with_the_day_before_and_the_day_after(tmp_path: Path) -> None:
    found = told(tmp_path, LATE.format(day="1天") + EXAMPLES)
    # 10 - 1 × 0.5; 365 days late: below zero
    wanted = {
        ("≤2024-06-30", "2024-06-30"): "10",
        ("≤2024-06-30", "2024-07-01"): "9.5",
        ("≤2024-06-29", "2024-06-30"): "9.5",
        ("≤2024-06-30", "2025-06-30"): "0",
    }
    assert {each: found.get(each) for each in wanted} == wanted


def test_fields_of_dates_are_dates(tmp_path: Path) -> None:
    lines = "    若 完成日 ≤ 计划日 则 分值\n    否则 分值 - （完成日 - 计划日）÷ 1天 × 0.1分\n    限于 0 至 分值\n"
    found = told(tmp_path, lines + "    例 计划日 2024-03-01，完成日 2024-03-11，分值 5 得 4\n")
    # of 10 points: the day itself, a day late (9.9), a year late
    assert found[("2024-03-01", "2024-03-01")] == "10"
    assert found[("2024-03-01", "2024-03-02")] == "9.9"
    assert found[("2024-03-01", "2025-03-11")] == "0"
    assert not any("有" in cells for cells in found)


def test_a_limit_that_nothing_reaches_adds_no_lines(tmp_path: Path) -> None:
    lines = "    若 实际值 < 0 则 0\n    若 实际值 ≥ 指标值 则 分值\n    否则 实际值 ÷ 指标值 × 分值\n"
    assert told(tmp_path, lines) == told(tmp_path, lines + "    限于 0 至 分值\n")


def test_the_ticked_table_computes_and_covers_every_line(tmp_path: Path) -> None:
    told(tmp_path, LATE.format(day="1天"))
    place = tmp_path / "2024.tests.md"
    made, _ = api.boundaries(api.load_ruleset(tmp_path / "2024.rules"))
    place.write_text(made.decode().replace("|  |  |\n", "| 对 |  |\n"), encoding="utf-8")
    tested = api.run_tests([tmp_path])
    assert sum(len(each.outcomes) for each in tested) > 5
    assert all(each.holds for each in tested)
    (covered,) = api.coverage(tested)
    assert covered.missing == ()
    # nothing adds to the points, so that no score is above them
    assert {each.part for each in covered.beyond} == {Part.HIGH}


@pytest.mark.parametrize("lines", [LATE.format(day="1天"), LATE.format(day="1天") + EXAMPLES])
def test_what_units_keep_from_computing_is_in_no_table(tmp_path: Path, lines: str) -> None:
    for (target, actual), gives in told(tmp_path, lines).items():
        assert gives != "0 至 10" or not target or not actual
