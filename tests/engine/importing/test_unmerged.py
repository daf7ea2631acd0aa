"""A sheet whose merged cells were taken apart reads like the sheet that it was, also where each cell got their text."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from tests.engine.importing.sheets import imported, rows_of, sheet, told
from tests.engine.importing.test_account import sheets
from tests.engine.importing.transcribed import FORMS, RULESETS

from duheng import api
from duheng.books.model import Book, Cell, Sheet
from duheng.importing.printed import printed_labels
from duheng.importing.read import Imported, read_form
from duheng.importing.stated import Stated, stated
from duheng.importing.unmerged import put_together
from duheng.record import replace

EXAMPLE = Path(__file__).parents[3] / "examples" / "05-workbook"
HEAD = "| 一级指标 | 二级指标 | 三级指标 | 分值 | 年度指标值 | 全年实际值 | 得分 |"
ROW = "| 产出指标 | 数量指标 | 培训人次 | 10 | ≥100人 | 90人 | 9 |"


def files() -> Iterator[tuple[Path, str]]:
    for kind in ("xlsx", "docx"):
        yield from ((FORMS / f"{name}.{kind}", ruleset) for name, ruleset in RULESETS.items())
        yield EXAMPLE / f"自评表.{kind}", "640202/2020"


def taken_apart(merged: Sheet, *, filled: bool) -> Sheet:
    """A sheet without its merging, and each cell of what was merged filled with its text."""
    cells = {place: cell for place, cell in merged.cells.items() if place not in merged.corners}
    for (row, column), corner in merged.corners.items() if filled else ():
        if (cell := cells.get(corner)) is not None:
            line = cell.span.line + row - corner[0]
            at = replace(cell.span, line=line, column=cell.span.column + column - corner[1])
            cells[row, column] = Cell(at, cell.text)
    return replace(merged, cells=cells, merged=(), corners={}, problems=())


def evaluated(book: Book, ruleset: str) -> list[object]:
    """What a book is read as, and what that scores, with the place of every finding."""
    rules = api.load_ruleset(ruleset)
    found = read_form(book, rules.template, "0" * 64)
    assert isinstance(found, Imported), found
    result = api.evaluate(found.form, rules)
    said = [each for row in ((found.form.head), *(row.cells for row in found.form.rows)) for each in row]
    return [
        [(each.label, each.text) for each in said],
        [(node.path, node.low, node.high) for node in result.nodes],
        [(each.code, each.span and each.span.inside, each.message("zh")) for each in result.findings],
        result.total,
    ]


@pytest.mark.parametrize("filled", [True, False], ids=["filled", "empty"])
@pytest.mark.parametrize(
    ("file", "ruleset"), [pytest.param(*each, id=each[0].name.encode("ascii", "ignore").decode()) for each in files()]
)
def test_the_forms_that_ship_score_the_same_when_taken_apart(file: Path, ruleset: str, filled: bool) -> None:
    opened = api.open_form(file)
    book = opened.book
    assert book is not None
    apart = replace(book, sheets=tuple(taken_apart(each, filled=filled) for each in book.sheets))
    assert sum(len(each.merged) for each in book.sheets) > 5
    assert evaluated(apart, ruleset) == evaluated(book, ruleset)
    assert stated(apart.sheets) == Stated(opened.ruleset, opened.region, opened.year)


DRAWN = {
    "a head of two rows": """
        | 项目名称 | 培训 | < | < | < | < | < | < |
        | 一级指标 | 二级指标 | 三级指标 | 年度指标值 | 全年实际值 | 评分情况 | < | 得分计算方法 |
        | ^ | ^ | ^ | ^ | ^ | 分值 | 得分 | ^ |
        | 产出指标 | 数量指标 | 培训人次 | ≥100人 | 90人 | 10 | 9 | 按比例 |
        """,
    "a title beside all rows": """
        | 项目名称 | 培训 | < | < | < | < | < | < |
        | 绩效指标 | 一级指标 | 二级指标 | 三级指标 | 分值 | 年度指标值 | 全年实际值 | 得分 |
        | ^ | 产出指标 | 数量指标 | 培训人次 | 10 | ≥100人 | 90人 | 9 |
        | ^ | ^ | ^ | 培训天数 | 10 | ≥2天 | 2天 | 10 |
        | ^ | 效益指标 | 社会效益指标 | 就业率 | 10 | ≥90% | 95% | 10 |
        | 总分 | < | < | < | 30 | | | 29 |
        """,
    "the whole form of 2020": """
        | 附件 |  |  |  |  |  |  |  |  |
        | 项目支出绩效自评表 | < | < | < | < | < | < | < | < |
        | （2021年度） | < | < | < | < | < | < | < | < |
        | 项目名称 | < | 职业技能培训 | < | < | < | < | < | < |
        | 主管部门 | < | 人社局 | < | < | 实施单位 | < | 就业局 | < |
        | 项目资金（万元） | < |  | 年初预算数 | 全年预算数 | 全年执行数 | 分值 | 执行率 | 得分 |
        | ^ | < | 年度资金总额 | 100 | 100 | 95 | 10 | 95% | 9.5 |
        | ^ | < | 其中：当年财政拨款 | 100 | 100 | 95 | — | 95% | — |
        | ^ | < | 其他资金 | 0 | 0 | 0 | — |  | — |
        | 年度总体目标 | 预期目标 | < | < | < | 实际完成情况 | < | < | < |
        | ^ | 培训100人 | < | < | < | 培训了95人 | < | < | < |
        | 绩效指标 | 一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分 | 偏差原因分析及改进措施 |
        | ^ | 产出指标 | 数量指标 | 指标1：培训人次 | ≥100人 | 95人 | 40 | 38 | 报名不足 |
        | ^ | ^ | ^ | 指标2：培训班次 | ≥4期 | 4期 | 10 | 10 |  |
        | ^ | 效益指标 | 社会效益指标 | 指标1：就业率 | ≥60% | 70% | 30 | 30 |  |
        | ^ | ^ | 生态效益指标 | …… |  |  |  |  |  |
        | ^ | 满意度指标 | 服务对象满意度指标 | 学员满意度 | ≥90% | 90% | 10 | 10 |  |
        | 总分 | < | < | < | < | < | 100 | 97.5 |  |
        """,
    "points behind the names of each level": """
        | 项目名称 | 培训 | < | < | < | < | < | < | < |
        | 一级指标 | 分值 | 二级指标 | 分值 | 三级指标 | 分值 | 年度指标值 | 全年实际值 | 得分 |
        | 产出指标 | 50 | 数量指标 | 30 | 培训人次 | 20 | ≥100人 | 90人 | 18 |
        | ^ | ^ | ^ | ^ | 培训天数 | 10 | ≥10天 | 9天 | 9 |
        | ^ | ^ | 质量指标 | 20 | 合格率 | 20 | ≥90% | 95% | 20 |
        """,
    "labels above those of the levels": """
        | 项目名称 | 培训 | < | < | < | < | < |
        | 绩效指标 | < | < | 分值 | 年度指标值 | 全年实际值 | 得分 |
        | 一级指标 | 二级指标 | 三级指标 | ^ | ^ | ^ | ^ |
        | 产出指标 | 数量指标 | 培训人次 | 10 | ≥100人 | 90人 | 9 |
        """,
    "goals above a table, notes and names of groups across it, who filled it in below": f"""
        | 培训项目支出绩效自评表 | < | < | < | < | < | < |
        | 项目名称 | < | 培训 | < | < | < | < |
        | 年度总体目标 | 预期目标 | < | < | 实际完成情况 | < | < |
        | ^ | 办好培训 | < | < | 办好了 | < | < |
        {HEAD}
        | 一、产出指标 | < | < | < | < | < | < |
        {ROW}
        | 注：人数按签到计 | < | < | < | < | < | < |
        | 产出指标小计 | < | < | 10 | | | 9 |
        | 总分 | < | < | 10 | | | 9 |
        | 填表人 | < | 张三 | 联系电话 | < | 12345 | < |
        | 注：各项得分不超过分值 | < | < | < | < | < | |
        """,
    "a value with its sign and its unit below one label": """
        | 项目名称 | 培训 | < | < | < | < | < | < | < |
        | 一级指标 | 二级指标 | 三级指标 | 分值 | 年度指标值 | < | < | 全年实际值 | 偏差原因 | < |
        | 产出指标 | 数量指标 | 培训人次 | 10 | ≥ | 1000 | 人次 | 900人次 | 下雨 | < |
        | ^ | ^ | 培训天数 | 10 | ≥ | 2 | 天 | 2天 |  |  |
        """,
    "money beside a title of several rows": f"""
        | 项目名称 | 培训 | < | < | < | < | < |
        | 项目资金（万元） | < | 年初预算数 | 全年预算数 | 全年执行数 | 执行率 | < |
        | ^ | < | 年度资金总额 | 20 | 20 | 20 | 100% | < |
        | ^ | < | 其他资金 | — | — | — | — | < |
        {HEAD}
        {ROW}
        """.replace("| 年初预算数 |", "|  | 年初预算数 |"),
    "a pair above one whose label isn't known, which divides the columns otherwise": f"""
        | 项目名称 | 培训 | < | < | < | < | < |
        | 主管部门 | < | 人社局 | < | 实施单位 | 就业局 | < |
        | 资金性质 | 财政拨款 | < | < | < | < | < |
        {HEAD}
        {ROW}
        """,
    "amounts and their scores by turns": f"""
        | 项目名称 | 培训 | < | < | < | < | < |
        | 项目资金（万元） | < | 预算数 | 分值 | 全年执行数 | 得分 | 执行率 |
        | ^ | < | 20 | 10 | 20 | 10 | 100% |
        {HEAD}
        {ROW}
        """,
    "one amount, which is no table of them": f"""
        | 项目名称 | 培训 | < | < | < | < | < |
        | 全年执行数 | 分值 | 得分 | < | < | < | < |
        | 资金性质 | < | 财政拨款 | < | < | < | < |
        {HEAD}
        {ROW}
        """,
    "lines of money whose labels take two columns, and pairs below them": f"""
        | 项目名称 | 培训 | < | < | < | < | < |
        | 项目资金（万元） |  | 年初预算数 | 全年预算数 | 全年执行数 | 执行率 | < |
        | 年度资金总额 | < | 20 | 20 | 20 | 100% | < |
        | 其他资金 | < | 0 | 0 | 0 |  | < |
        | 主管部门 | 人社局 | < | < | 实施单位 | 就业局 | < |
        {HEAD}
        {ROW}
        """,
    "a year apart from the money above it": f"""
        | 项目名称 | 培训 | < | < | < | < | < |
        | 项目资金（万元） | 年初预算数 | 全年预算数 | 全年执行数 | 执行率 | < | < |
        | 年度资金总额 | 20 | 20 | 20 | 100% | < | < |
        |  |  |  |  |  |  |  |
        |  | （2021年度） | < | < | < | < |  |
        {HEAD}
        {ROW}
        """,
}


FILLED = {
    "names and their points below one label": """
        | 项目名称 | 培训 | < | < | < | < | < | < |
        | 一级指标 | < | 二级指标 | 三级指标 | 分值 | 年度指标值 | 全年实际值 | 得分 |
        | 产出指标 | 50分 | 数量指标 | 培训人次 | 10 | ≥100人 | 90人 | 9 |
        """,
    "a title of several rows above other lines of money": f"""
        | 项目名称 | 培训 | < | < | < | < | < |
        | 项目资金（万元） | < | 预算数 | 分值 | 全年执行数 | 得分 | 执行率 |
        | ^ | < | 20 | 10 | 20 | 10 | 100% |
        | 培训费 | < | 8 | — | 8 | — | 100% |
        {HEAD}
        {ROW}
        """,
    "a head that comes again beside a title, with other columns": """
        | 项目名称 | 培训 | < | < | < | < | < | < | < |
        | 绩效指标 | 一级指标 | 二级指标 | 三级指标 | 分值 | 年度指标值 | 全年实际值 | < | 得分 |
        | ^ | 产出指标 | 数量指标 | 培训人次 | 10 | ≥100人 | 90人 | < | 9 |
        | ^ | 一级指标 | 二级指标 | 三级指标 | 分值 | 年度指标值 | < | 全年实际值 | 得分 |
        | ^ | 产出指标 | 数量指标 | 培训天数 | 10 | ≥2天 | < | 2天 | 10 |
        """,
    "amounts without a line, right above the table": """
        | 项目名称 | 培训 | < | < | < | < | < | < |
        | 项目资金（万元） | < | 年初预算数 | 全年执行数 | < | 执行率 | < | < |
        | 一级指标 | 二级指标 | 三级指标 | 分值 | 年度指标值 | < | 全年实际值 | 得分 |
        | 产出指标 | 数量指标 | 培训人次 | 10 | ≥100人 | < | 90人 | 9 |
        """,
}


@pytest.mark.parametrize("drawn", FILLED.values(), ids=FILLED)
def test_parts_that_only_their_text_in_each_cell_tells(drawn: str) -> None:
    whole = sheet(drawn)
    apart = taken_apart(whole, filled=True)
    assert evaluated(Book("表.xlsx", (apart,)), "000000/2020") == evaluated(Book("表.xlsx", (whole,)), "000000/2020")


@pytest.mark.parametrize("drawn", DRAWN.values(), ids=DRAWN)
@pytest.mark.parametrize("filled", [True, False], ids=["filled", "empty"])
def test_parts_of_forms(drawn: str, filled: bool) -> None:
    whole = sheet(drawn)
    apart = taken_apart(whole, filled=filled)
    assert evaluated(Book("表.xlsx", (apart,)), "000000/2020") == evaluated(Book("表.xlsx", (whole,)), "000000/2020")


def test_a_row_of_dashes_ends_no_table() -> None:
    """The row below it says no points, so that it would be none of the table below a note."""
    row = "|  |  | 培训天数 |  | ≥2天 | 2天 | 2 |"
    found = imported(sheet(f"{HEAD}\n{ROW}\n{'| — ' * 7}|\n{row}"))
    assert [each["三级"] for each in rows_of(found)] == ["培训人次", "—", "培训天数"]


def test_values_that_are_alike_stay_two() -> None:
    found = imported(
        sheet(f"""
        | 项目名称 | 培训 |
        {HEAD}
        | 满意度指标 | 满意度指标 | 满意度指标 | 10 | 满意 | 满意 | 10 |
        | 效益指标 | 社会效益指标 | 就业 | 10 | 10 | 10 | 10 |
        | 成本指标 | 成本指标 | 成本指标 |  |  |  |  |
        | 节约 | 节约 | 节约 | 节约 | 好 | 好 | 9 |
        """)
    )
    assert [list(row.values()) for row in rows_of(found)] == [
        ["满意度指标", "满意度指标", "满意度指标", "10", "满意", "满意", "10"],
        ["效益指标", "社会效益指标", "就业", "10", "10", "10", "10"],
        ["成本指标", "成本指标", "成本指标"],
        ["节约", "节约", "节约", "节约", "好", "好", "9"],
    ]
    assert told(found) == []


def test_numbers_that_are_alike_above_the_table_stay_two() -> None:
    found = imported(sheet(f"| 项目名称 | 培训 |\n| 经费 | 20 | 20 | 张三 | 张三 |\n{HEAD}\n{ROW}"))
    assert told(found) == [("IMP-011", "自评表!A2「经费 | 20 | 20 | 张三」没有读：旁边、上面都没有认得的栏目")]


@pytest.mark.parametrize("groups", ["| 产出指标 | 数量指标 ", ""])
def test_an_indicator_called_like_the_label_above_it_stays_one(groups: str) -> None:
    head, row = (each if groups else each.partition("标 | ")[2].partition("标 ")[2] for each in (HEAD, ROW))
    found = imported(sheet(f"{head}\n{groups}| 三级指标 | 10 | ≥100人 | 90人 | 9 |\n{row}"))
    assert [each["三级"] for each in rows_of(found)] == ["三级指标", "培训人次"]


@pytest.mark.parametrize(("scores", "claimed"), [("| 9 | 8 |", "9"), ("|  | 8 |", None)])
def test_two_columns_of_one_label_that_say_different_things_stay_two(scores: str, claimed: str | None) -> None:
    """Scores that the unit claimed, and scores that somebody else gave."""
    found = imported(sheet(f"{HEAD} 得分 |\n{ROW.removesuffix('| 9 |')}{scores}"))
    assert [row.get("自评得分") for row in rows_of(found)] == [claimed]
    assert told(found) == [("IMP-012", "自评表!H1「得分」没有用：「自评得分」前面已经有了")]


def test_two_columns_of_one_label_in_the_second_row_of_a_head_stay_two() -> None:
    drawn = """
        | 项目名称 | 培训 | < | < | < | < | < | < |
        | 一级指标 | 二级指标 | 三级指标 | 年度指标值 | 全年实际值 | 评分情况 | < | < |
        | ^ | ^ | ^ | ^ | ^ | 分值 | 得分 | 得分 |
        | 产出指标 | 数量指标 | 培训人次 | ≥100人 | 90人 | 10 | 9 | 8 |
        """
    found = imported(taken_apart(sheet(drawn), filled=True))
    assert told(found) == [("IMP-012", "自评表!H3「得分」没有用：「自评得分」前面已经有了")]


def test_what_a_sheet_states_of_itself_is_found() -> None:
    drawn = """
        | 2021年度项目支出绩效自评表 | < | < | < |
        | 规则集 | < | 640202/2020 | < |
        | 地区 | < | 640202 | < |
        """
    assert stated([taken_apart(sheet(drawn), filled=True)]) == Stated("640202/2020", "640202", 2021)


@given(sheets())
def test_what_is_seen_at_a_place_stays(drawn: Sheet) -> None:
    together = put_together(drawn, printed_labels(api.load_ruleset("000000/2020").template))
    shown = [{place: cell.text for place in drawn.cells if (cell := each.at(*place))} for each in (drawn, together)]
    assert shown[0] == shown[1]
    assert sum(area.size - 1 for area in together.merged) == len(together.corners)
