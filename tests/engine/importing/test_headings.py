"""A table whose headings weren't understood is told before anything else, and its total isn't called a result."""

from __future__ import annotations

import pytest
from tests.engine.importing.sheets import imported, read, rows_of, sheet, told
from tests.engine.importing.test_layouts import HEAD, ROW, WHOLE

from duheng import api
from duheng.problems.problem import Problem
from duheng.problems.severity import Severity
from duheng.reports import filing, terminal
from duheng.reports.page import form_page

ODD = """
    | 一级指标 | 二级指标 | 绩效指标 | 满分值 | 计划数 | 年末数 | 得分 |
    | 产出指标 | 数量指标 | 培训人次 | 50 | ≥100人 | 90人 | 45 |
"""


def of_headings(text: str, ruleset: str = "000000/2020") -> list[Problem]:
    found = imported(sheet(text), ruleset=ruleset)
    return [each for each in found.form.findings if each.code == "IMP-007"]


def test_what_is_lacking_which_headings_are_not_known_and_how_to_call_them() -> None:
    (problem,) = of_headings(ODD)
    assert problem.severity is Severity.ERROR
    assert problem.message("zh") == (
        "指标表里没有认出「三级指标」、「分值」、「年度指标值」、「全年实际值」栏；不认识的栏目「绩效指标」（自评表!C1）、"
        "「满分值」（D1）、「计划数」（E1）、「年末数」（F1）没有读，总分和等级不能当作评定结果"
    )
    assert "「绩效指标」改为「三级指标」" in problem.hint("zh")
    assert "「满分值」改为「分值」" in problem.hint("zh")
    assert "全年实际值可以写作「实际值」「全年实际值」" in problem.hint("zh")


def test_the_headings_are_not_told_again() -> None:
    assert [code for code, _ in told(imported(sheet(ODD)))] == ["IMP-007"]


def test_a_column_of_another_table_is_told_all_the_same() -> None:
    funds = "| 项目资金 | < | 全年预算数 | 全年执行数 | 计算方法 |\n| ^ | 年度资金总额 | 12万元 | 9万元 | 执行率×分值 |"
    assert [code for code, _ in told(imported(sheet(f"{funds}\n{ODD.strip()}")))] == ["IMP-007", "IMP-010"]


def test_a_head_below_another_may_be_that_of_another_table() -> None:
    watched = "| 一级指标 | 二级指标 | 三级指标 | 年度指标值 | 1-7月完成值 |\n| 产出指标 | 数量指标 | 甲 | ≥9人 | 5人 |"
    (problem,) = of_headings(f"{HEAD}\n{ROW}\n| 附：绩效监控表 | < | < | < | < | < | < |\n{watched}")
    assert problem.hint("zh").startswith("若从这里起是另一张表，把它移到另一个文件里。若就是所缺的栏，")
    assert of_headings(ODD)[0].hint("zh").startswith("若就是所缺的栏，")


@pytest.mark.parametrize(
    ("old", "new", "missing"),
    [
        ("年度指标值", "计划数", "「年度指标值」"),
        ("全年实际值", "年末数", "「全年实际值」"),
        ("分值", "比重", "「分值」"),
        ("三级指标", "具体内容", "「三级指标」"),
    ],
)
def test_one_column_is_enough(old: str, new: str, missing: str) -> None:
    (problem,) = of_headings(f"{HEAD.replace(old, new)}\n{ROW}")
    assert f"没有认出{missing}栏" in problem.message("zh")


def test_a_second_column_of_names_holds_no_points() -> None:
    """The names stand below 三级指标, so that nothing is read from 指标（分值）; 系数 may be what holds the points."""
    (problem,) = of_headings(f"{HEAD.replace('分值', '指标（分值）')} 系数 |\n{ROW} 25 |")
    assert "没有认出「分值」栏；不认识的栏目「系数」" in problem.message("zh")


def test_columns_that_are_simply_not_there_and_unknown_ones_without_need() -> None:
    assert of_headings("| 一级指标 | 三级指标 | 分值 | 年度指标值 |\n| 产出指标 | 甲 | 10 | 1人 |") == []
    assert of_headings("| 一级指标 | 三级指标 | 分值 | 年度指标值 | 依据 |\n| 产出指标 | 甲 | 10 | 1人 | |") == []
    assert of_headings(f"{HEAD} 依据 |\n{ROW} 台账 |") == []


def test_rows_whose_points_the_ruleset_says_need_no_column_of_points() -> None:
    table = "| 一级指标 | 二级指标 | 三级指标 | 年度指标值 | 全年实际值 | 比重 |\n| 产出指标 | 数量指标 | 甲 | 1人 | 1人 | 2 |"
    assert "「分值」" in of_headings(table)[0].message("zh")
    assert of_headings(table, "430600/2021-部门整体") == [] or "「分值」" not in of_headings(
        table, "430600/2021-部门整体"
    )[0].message("zh")


def test_no_report_calls_the_total_a_result() -> None:
    found = imported(sheet(f"| 项目名称 | 培训 |\n{ODD.strip()}"))
    result = api.evaluate(found.form, api.load_ruleset("000000/2020"))
    for text in (
        terminal.render(result, "zh", 100, colour=False, explain=False),
        filing.render(result, "zh"),
        form_page.render(result, "zh", {}),
    ):
        assert "指标表没有读懂，不能当作评定结果" in text
        assert text.index("IMP-007") < text.index("预算执行率")
        assert text.count("IMP-007") == 1


@pytest.mark.parametrize("ruleset", ["000000/2017", "000000/2020"])
@pytest.mark.parametrize(
    ("points", "target", "actual", "claimed"),
    [
        ("权重", "目标值", "完成值", "自评分"),
        ("标准分", "预期目标值", "全年完成值", "自评得分"),
        ("分值（权重）", "年度目标值", "实际完成值", "得分"),
        ("权重（分值）", "年度指标值", "全年实际值", "自评分"),
    ],
)
def test_what_the_columns_of_the_national_forms_are_called(
    points: str, target: str, actual: str, claimed: str, ruleset: str
) -> None:
    head = f"| 一级指标 | 二级指标 | 三级指标 | {points} | {target} | {actual} | {claimed} | 原因分析 |"
    found = imported(sheet(f"{head}\n{ROW} 下雨 |"), ruleset=ruleset)
    assert rows_of(found) == [{**WHOLE, "偏差原因": "下雨"}]
    assert told(found) == []


def test_the_column_that_says_points_goes_before_one_that_may_mean_it() -> None:
    found = imported(
        sheet(f"{HEAD.replace('三级指标 |', '三级指标 | 权重 |')}\n{ROW.replace('人次 |', '人次 | 20% |')}")
    )
    assert rows_of(found) == [WHOLE]


def test_shares_are_no_points() -> None:
    assert rows_of(imported(sheet(f"{HEAD.replace('分值', '权重（分）')}\n{ROW}")))[0]["分值（分）"] == "10"
    (problem,) = of_headings(f"{HEAD.replace('分值', '权重（%）')}\n{ROW}")
    assert "「权重（%）」" in problem.message("zh")


def test_the_funds_may_be_in_a_row_of_sums() -> None:
    funds = """
        | 项目资金（万元） | < | < | 全年预算数 | 全年执行数 | 得分 |
        | ^ | ^ | 合计 | 12 | 9 | 7.5 |
        | ^ | ^ | 其中：财政拨款 | 9 | 7 |  |
    """
    found = imported(sheet(f"{funds}{HEAD}\n{ROW}"))
    head = {cell.label: cell.text for cell in found.form.head}
    assert (head["全年预算数"], head["全年执行数"]) == ("12", "9")
    assert rows_of(found) == [{"一级": "预算执行率", "自评得分": "7.5"}, WHOLE]


def test_the_row_that_is_most_like_a_head_says_what_of_it_is_not_known() -> None:
    found = read(
        sheet("| 项目名称 | 培训 |\n| 一级指标 | 二级指标 | 绩效指标 | 满分值 |\n| 产出指标 | 数量指标 | 甲 | 5 |")
    )
    assert isinstance(found, tuple)
    assert (
        found[0].hint("zh").startswith("最像表头的一行里不认得的是「绩效指标」（自评表!C2）、「满分值」（自评表!D2）。")
    )
    mixed = read(sheet("| 一级指标 | 分值 | 满分值 |\n| 产出指标 | 甲 | 5 |"))
    assert isinstance(mixed, tuple)
    assert mixed[0].hint("zh").startswith("最像表头的一行里不认得的是「满分值」（自评表!C1）。")
    other = read(sheet("| 序号 | 内容 |\n| 1 | 培训 |"))
    assert isinstance(other, tuple)
    assert other[0].hint("zh").startswith("表头的栏目应是")


def test_headings_are_told_before_the_points_that_follow_from_them() -> None:
    table = f"| 项目名称 | 培训 |\n{HEAD.replace('全年实际值', '年末数')}\n{ROW}"
    result = api.evaluate(imported(sheet(table)).form, api.load_ruleset("000000/2020"))
    text = terminal.render(result, "zh", 100, colour=False, explain=False)
    assert text.index("IMP-007") < text.index("EVL-020")


@pytest.mark.parametrize(
    ("headings", "read"),
    [
        (("未完成原因",), "雨季"),
        (("偏差原因分析",), "雨季"),
        (("未完成",), ""),
        (("未完成原因", "偏差原因"), "疫情"),
        (("未完成原因", "偏差原因分析"), ""),
    ],
)
def test_the_beginning_of_a_label_of_a_text(headings: tuple[str, ...], read: str) -> None:
    """未完成原因分析 and 偏差原因分析及改进措施 are labels of 偏差原因; a name in whole goes before, two mean neither."""
    labels = "".join(f" {each} |" for each in headings)
    cells = "".join(f" {each} |" for each in ("雨季", "疫情")[: len(headings)])
    found = imported(sheet(f"{HEAD}{labels}\n{ROW}{cells}"))
    assert rows_of(found)[0].get("偏差原因", "") == read


def test_the_beginning_of_another_label_is_none() -> None:
    found = imported(
        sheet("| 一级指标 | 三级指标 | 分值 | 年度指标 | 全年实际值 |\n| 产出指标 | 甲 | 10 | 5人 | 5人 |")
    )
    assert "指标值" not in rows_of(found)[0]


SIGNED = """
    | 一级指标 | 二级指标 | 三级指标 | 指标性质 | 年度指标值 | 全年实际值 | 分值 | 得分 |
    | 产出指标 | 数量指标 | 培训人次 | {0} | {1} | 90人 | 25 | 22 |
    | 产出指标 | 质量指标 | 教学评价 | 定性 | 优 | 优 | 25 | 25 |
"""


def test_signs_in_a_column_that_the_ruleset_lacks_keep_the_total_from_being_a_result() -> None:
    """Without its ≤ the target of 100人 would be one that more is better for; 000000/2020 has a column of signs."""
    found = imported(sheet(SIGNED.format("≤", "100人")), ruleset="000000/2017")
    (problem,) = [each for each in found.form.findings if each.code.startswith("IMP")]
    assert problem.code == "IMP-021"
    assert problem.message("zh") == (
        "「指标性质」一栏写的是符号（≤），规则集里没有这一栏，没有读，总分和等级不能当作评定结果"
    )
    assert told(imported(sheet(SIGNED.format("≤", "100人")))) == []


@pytest.mark.parametrize(("sign", "target"), [("≤", "≤100人"), ("定量", "100人"), ("签到表", "100人"), ("≤", "优")])
def test_a_column_without_signs_that_targets_lack_is_left_like_others(sign: str, target: str) -> None:
    found = imported(sheet(SIGNED.format(sign, target)), ruleset="000000/2017")
    assert [code for code, _ in told(found)] == ["IMP-010"]


@pytest.mark.parametrize(
    ("heading", "below", "severity"), [("实际得分", "9", Severity.WARNING), ("得分依据", "签到表", Severity.INFO)]
)
def test_a_column_of_scores_may_hold_the_claimed_ones_where_no_other_does(
    heading: str, below: str, severity: Severity
) -> None:
    """签到表 is no score; beside a column 得分, 实际得分 may be anything."""
    alone = imported(sheet(f"{HEAD.replace('得分', heading)}\n{ROW.replace('| 9 |', f'| {below} |')}"))
    beside = imported(sheet(f"{HEAD} {heading} |\n{ROW} {below} |"))
    said = [(each.code, each.level(), "自评得分、得分、自评分" in each.hint("zh")) for each in alone.form.findings]
    assert said == [("IMP-010", severity, severity is Severity.WARNING)]
    assert [(each.code, each.level()) for each in beside.form.findings] == [("IMP-010", Severity.INFO)]
