"""Forms are found by their labels, wherever these stand."""

from __future__ import annotations

import pytest
from tests.engine.importing.sheets import imported, rows_of, sheet, told

from duheng import DuhengError, api
from duheng.books.model import Cell
from duheng.importing.read import Imported
from duheng.importing.stated import stated
from duheng.record import replace

HEAD = "| 一级指标 | 二级指标 | 三级指标 | 分值 | 年度指标值 | 全年实际值 | 得分 |"
ROW = "| 产出指标 | 数量指标 | 培训人次 | 10 | ≥100人 | 90人 | 9 |"
WHOLE = {
    "一级": "产出指标",
    "二级": "数量指标",
    "三级": "培训人次",
    "分值": "10",
    "指标值": "≥100人",
    "实际值": "90人",
    "自评得分": "9",
}


def test_a_head_and_a_row() -> None:
    assert rows_of(imported(sheet(f"{HEAD}\n{ROW}"))) == [WHOLE]


def test_columns_in_another_order() -> None:
    found = imported(
        sheet("""
        | 序 | 得分 | 全年实际值 | 年度指标值 | 分值 | 三级指标 | 二级指标 | 一级指标 |
        |    | 9    | 90人       | ≥100人     | 10   | 培训人次 | 数量指标 | 产出指标 |
        """)
    )
    assert rows_of(found) == [WHOLE]
    assert told(found) == []


def test_a_level_written_once_holds_for_the_rows_below_it_merged_or_not() -> None:
    merged = imported(
        sheet(f"""
        {HEAD}
        | 产出指标 | 数量指标 | 甲 | 10 | 1人 | 1人 | 10 |
        | ^ | ^ | 乙 | 10 | 1人 | 1人 | 10 |
        | ^ | 质量指标 | 丙 | 10 | 1人 | 1人 | 10 |
        | 效益指标 | 社会效益指标 | 丁 | 10 | 1人 | 1人 | 10 |
        """)
    )
    once = imported(
        sheet(f"""
        {HEAD}
        | 产出指标 | 数量指标 | 甲 | 10 | 1人 | 1人 | 10 |
        |  |  | 乙 | 10 | 1人 | 1人 | 10 |
        |  | 质量指标 | 丙 | 10 | 1人 | 1人 | 10 |
        | 效益指标 | 社会效益指标 | 丁 | 10 | 1人 | 1人 | 10 |
        """)
    )
    groups = [
        ("产出指标", "数量指标"),
        ("产出指标", "数量指标"),
        ("产出指标", "质量指标"),
        ("效益指标", "社会效益指标"),
    ]
    for found in (merged, once):
        assert [(row["一级"], row["二级"]) for row in rows_of(found)] == groups
        assert [row["三级"] for row in rows_of(found)] == ["甲", "乙", "丙", "丁"]


def test_a_new_group_ends_the_names_of_the_levels_below_it() -> None:
    found = imported(
        sheet(f"""
        {HEAD}
        | 产出指标 | 数量指标 | 甲 | 10 | 1人 | 1人 | 10 |
        | 满意度指标 |  | 乙 | 10 | 90% | 90% | 10 |
        """)
    )
    assert "二级" not in rows_of(found)[1]


def test_a_group_below_which_nothing_stands_is_a_row_unless_the_template_has_it() -> None:
    """质量指标 and 生态效益指标 are the template's; 创新指标 and 附加项 are the form's, 生态效益指标 isn't one of 产出指标."""
    found = imported(
        sheet(f"""
        | 项目名称 | 培训 |
        {HEAD}
        {ROW}
        |  | 质量指标 |  |  |  |  |  |
        |  | 生态效益指标 |  |  |  |  |  |
        |  | 创新指标 |  |  |  |  |  |
        | 效益指标 | 社会效益指标 | 丁 | 10 | 1人 | 1人 | 10 |
        |  | 生态效益指标 |  |  |  |  |  |
        | 附加项 |  |  |  |  |  |  |
        | 总分 | < | < | 20 |  |  | 19 |
        """)
    )
    assert [tuple(row.values()) for row in rows_of(found) if "三级" not in row] == [
        ("产出指标", "生态效益指标"),
        ("产出指标", "创新指标"),
        ("附加项",),
    ]
    assert [cell.text for cell in found.form.head] == ["培训", "19"]
    assert [(each.text, each.why.name) for each in found.left] == [("20", "SUM")]
    result = api.evaluate(found.form, api.load_ruleset("000000/2020"))
    assert [each.path[-1] for each in result.findings if each.code == "FRM-063"] == [
        "生态效益指标",
        "创新指标",
        "附加项",
    ]


def test_the_points_of_a_group_below_which_nothing_stands_are_kept() -> None:
    found = imported(sheet(f"{HEAD}\n{ROW}\n|  | 质量指标（10分） |  |  |  |  |  |"))
    assert rows_of(found)[1:] == [{"一级": "产出指标", "二级": "质量指标（10分）"}]


def test_a_head_of_two_rows() -> None:
    found = imported(
        sheet("""
        | 一级指标 | 二级指标 | 三级指标 | 年度指标值 | 全年实际值 | 评分情况 | < |
        | ^ | ^ | ^ | ^ | ^ | 分值 | 得分 |
        | 产出指标 | 数量指标 | 培训人次 | ≥100人 | 90人 | 10 | 9 |
        """)
    )
    assert rows_of(found) == [WHOLE]
    assert told(found) == []


@pytest.mark.parametrize("title", ["绩效指标", "绩\n效\n指\n标", "偏差原因"])
def test_a_title_merged_down_beside_all_rows_is_no_label(title: str) -> None:
    """The national form of 2020 has 绩效指标 so; a label that somebody merged over the empty cells below is one too."""
    rows = (
        "| ^ | 产出指标 | 数量指标 | 培训人次 | 10 | ≥100人 | 90人 | 9 |\n| ^ | | | 培训天数 | 10 | ≥2天 | 2天 | 10 |"
    )
    drawn = sheet(f"| 题 {HEAD}\n{rows}\n| 总分 | < | < | < | 20 |  |  | 19 |")
    first = drawn.cells[1, 1]
    found = imported(replace(drawn, cells={**drawn.cells, (1, 1): replace(first, text=title)}))
    assert [row["三级"] for row in rows_of(found)] == ["培训人次", "培训天数"]
    assert rows_of(found)[0] == WHOLE
    assert [cell.text for cell in found.form.head] == ["19"]
    assert told(found) == []


@pytest.mark.parametrize(
    "head",
    [
        "| 一级指标 | 二级指标 | 三级指标 | 分值 | 年度指标值 | 全年实际值 | 得分 |\n| ^ | ^ | ^ |  |  |  |  |",
        "| 一级指标 | 二级指标 | 三级指标 | 分值 | 年度指标值 | 全年实际值 | 得分 |\n|  |  |  | ^ | ^ | ^ |  |",
        "| 一级指标 | 二级指标 | 三级指标 | 分值 | 年度指标值 | 全年实际值 | 得分 |\n| ^ | ^ | ^ |  | （A） | （B） |  |",
    ],
)
def test_labels_of_a_head_may_be_merged_over_different_rows(head: str) -> None:
    found = imported(sheet(f"{head}\n{ROW}"))
    assert rows_of(found) == [WHOLE]
    assert told(found) == []


def test_points_behind_the_names_of_each_level_are_those_of_the_groups() -> None:
    found = imported(
        sheet("""
        | 一级指标 | 权重 | 二级指标 | 权重 | 三级指标 | 分值 | 年度指标值 | 全年实际值 | 得分 |
        | 产出指标 | 50 | 数量指标 | 30 | 培训人次 | 10 | ≥100人 | 90人 | 9 |
        | ^ | ^ | ^ | ^ | 培训天数 | 20 | ≥10天 | 9天 | 18 |
        |  | 40 |  |  | 培训期数 | 20 | ≥2期 | 2期 | 20 |
        """)
    )
    assert [(row.get("三级", ""), row["分值"]) for row in rows_of(found)] == [
        ("", "50"),
        ("", "30"),
        ("培训人次", "10"),
        ("培训天数", "20"),
        ("培训期数", "20"),
    ]
    assert rows_of(found)[:3] == [
        {"一级": "产出指标", "分值": "50"},
        {"一级": "产出指标", "二级": "数量指标", "分值": "30"},
        WHOLE,
    ]
    assert told(found) == [("IMP-012", "自评表!B4「40」没有用：「分值」前面已经有了")]


def test_two_values_below_one_label_are_told() -> None:
    found = imported(
        sheet("""
        | 一级指标 | 二级指标 | 三级指标 | 分值 | 年度指标值 | 实际完成值 | < | 得分 |
        | ^ | ^ | ^ | ^ | ^ | 上半年 | 全年 | ^ |
        | 产出指标 | 数量指标 | 培训人次 | 10 | ≥100人 | 40人 | 90人 | 9 |
        """)
    )
    assert [row["实际值"] for row in rows_of(found)] == ["40人"]
    assert told(found)[0] == ("IMP-012", "自评表!G3「90人」没有用：「实际值」前面已经有了")


def test_a_table_without_rows_is_told_in_the_words_of_sheets() -> None:
    found = imported(sheet(HEAD))
    with pytest.raises(DuhengError) as refused:
        api.evaluate(found.form, api.load_ruleset("000000/2020"))
    assert [(each.code, each.hint("zh")[:11]) for each in refused.value.problems if each.code == "FRM-022"] == [
        ("FRM-022", "在指标表的表头下面逐行")
    ]


def test_a_head_of_two_rows_whose_cells_are_not_merged() -> None:
    found = imported(
        sheet("""
        | 一级指标 | 二级指标 | 三级指标 | 年度指标值 | 全年实际值 | 评分情况 |  |
        |  |  |  |  |  | 分值 | 得分 |
        | 产出指标 | 数量指标 | 培训人次 | ≥100人 | 90人 | 10 | 9 |
        """)
    )
    assert rows_of(found) == [WHOLE]
    assert told(found) == []


@pytest.mark.parametrize(
    "numbers",
    [
        "| 1 | 2 | 3 | 4 | 5 | 6 | 7 |",
        "| （1） | （2） | （3） | （4） | （5） | （6） | （7）=（6）/（5） |",
        "| ① | ② | ③ | ④ | ⑤ | ⑥ | ⑦ |",
        "| 甲 | 乙 | 丙 | 1 | 2 | 3 | 4 |",
        "| 栏次 | < | < | 1 | 2 | 3 | 4=3/2 |",
        "|  |  |  |  | （A） | （B） |  |",
    ],
)
def test_a_row_of_numbers_or_units_below_the_labels_belongs_to_the_head(numbers: str) -> None:
    found = imported(sheet(f"{HEAD}\n{numbers}\n{ROW}"))
    assert rows_of(found) == [WHOLE]
    assert told(found) == []


def test_a_unit_below_a_label_is_that_of_its_values() -> None:
    found = imported(sheet(f"{HEAD}\n|  |  |  | （分） | （人次） | （人次） | （分） |\n{ROW.replace('人 |', ' |')}"))
    assert list(rows_of(found)[0].items())[3:] == [
        ("分值（分）", "10"),
        ("指标值（人次）", "≥100"),
        ("实际值（人次）", "90"),
        ("自评得分（分）", "9"),
    ]


@pytest.mark.parametrize("row", ["| 1 | 2 | 4 | 4 | 5 | 6 | 7 |", "|  |  | 1 | 2 | 3 | 4 | 5 |"])
def test_numbers_that_count_no_columns_are_a_row(row: str) -> None:
    assert len(rows_of(imported(sheet(f"{HEAD}\n{row}\n{ROW}")))) == 2


def test_a_table_that_goes_on_after_its_head_is_repeated() -> None:
    found = imported(
        sheet(f"""
        {HEAD}
        {ROW}
        {HEAD}
        |  |  | 培训天数 | 10 | 2天 | 2天 | 10 |
        """)
    )
    assert [(row["一级"], row["三级"]) for row in rows_of(found)] == [
        ("产出指标", "培训人次"),
        ("产出指标", "培训天数"),
    ]
    assert told(found) == []


def test_labels_of_names_may_say_that_points_stand_behind_them() -> None:
    """一级指标（分值） above 产出指标（50）; the rows have a column of points, which goes before what their names say."""
    head = HEAD.replace("一级指标", "一级指标（分值）").replace("二级指标", "二级指标(权重)")
    found = imported(sheet(f"{head}\n{ROW.replace('产出指标', '产出指标（50）')}"))
    assert rows_of(found) == [WHOLE | {"一级": "产出指标（50）"}]
    assert told(found) == []
    deepest = imported(sheet(f"{HEAD.replace('三级指标', '三级指标（分值）')}\n{ROW.replace('人次', '人次（9分）')}"))
    assert rows_of(deepest) == [WHOLE | {"三级": "培训人次（9分）"}]


@pytest.mark.parametrize("label", ["指标（分值）", "三级指标（分值）"])
def test_points_behind_names_of_rows_are_theirs_where_no_column_holds_points(label: str) -> None:
    found = imported(
        sheet(f"""
        | 一级指标 | 二级指标 | {label} | 年度指标值 | 全年实际值 | 得分 |
        | 产出指标 | 数量指标 | 培训人次（10分） | ≥100人 | 90人 | 9 |
        | ^ | ^ | 培训天数（2.5） | ≥2天 | 2天 | 2 |
        | ^ | ^ | 培训场次 | ≥2场 | 2场 | 2 |
        """)
    )
    assert [(row["三级"], row.get("分值")) for row in rows_of(found)] == [
        ("培训人次（10分）", "10"),
        ("培训天数（2.5）", "2.5"),
        ("培训场次", None),
    ]
    assert told(found) == []


def test_points_behind_a_name_are_words_where_no_label_says_so() -> None:
    found = imported(sheet(f"{HEAD.replace(' 分值 |', ' 序号 |')}\n{ROW.replace('人次', '人次（10分）')}"))
    assert "分值" not in rows_of(found)[0]
    twice = sheet(f"{HEAD.replace('三级指标', '三级指标（分值）（分值）')}\n{ROW}")
    assert "三级" not in rows_of(imported(twice))[0]


def test_rows_of_dots_are_no_indicators() -> None:
    found = imported(sheet(f"{HEAD}\n{ROW}\n|  |  | …… |  |  |  |  |"))
    assert rows_of(found) == [WHOLE]
    assert [each.why.name.lower() for each in found.left] == ["placeholder"]
    assert told(found) == []


def test_points_behind_a_name_and_a_name_broken_over_lines() -> None:
    found = imported(sheet(f"{HEAD}\n{ROW.replace('产出指标', '产出指标（50分）')}"))
    assert rows_of(found)[0]["一级"] == "产出指标（50分）"
    broken = sheet(f"{HEAD}\n{ROW}")
    cells = dict(broken.cells)
    for place, text in (((2, 3), "培训\n 人次"), ((2, 2), "数量\n指标")):
        cells[place] = type(cells[place])(cells[place].span, text)
    found = imported(type(broken)(broken.name, False, cells, broken.merged, broken.corners))
    assert rows_of(found) == [WHOLE]


def test_the_row_of_sums_holds_the_claimed_total() -> None:
    found = imported(sheet(f"{HEAD}\n{ROW}\n| 总分 | < | < | 100 |  |  | 91 |"))
    assert [(cell.label, cell.text) for cell in found.form.head] == [("自评总分", "91")]
    assert rows_of(found) == [WHOLE]
    assert [(each.why.name.lower(), each.text) for each in found.left] == [("sum", "100")]


FUNDS = """
    | 某项目自评表 | < | < | < | < | < | < |
    | （2022年度） | < | < | < | < | < | < |
    | 项目名称 | < | 培训 | < | < | < | < |
    | 项目资金（万元） | < | < | 年初预算数 | 全年预算数（A） | 全年执行数（B） | 得分 |
    | ^ | ^ | 年度资金总额 | 10 | 12 | 9 | 7.5 |
    | ^ | ^ | 其中：财政拨款 | 8 | 9 | 7 |  |
"""


def test_the_funds_block_counts_by_its_rows() -> None:
    found = imported(sheet(f"{FUNDS}{HEAD}\n{ROW}"))
    head = {cell.label: cell.text for cell in found.form.head}
    assert head == {
        "表名": "某项目自评表",
        "年度": "2022",
        "项目名称": "培训",
        "金额单位": "万元",
        "年初预算数": "10",
        "全年预算数": "12",
        "全年执行数": "9",
    }
    assert found.form.year == 2022
    assert rows_of(found) == [{"一级": "预算执行率", "自评得分": "7.5"}, WHOLE]
    assert [(each.text, each.why.name.lower()) for each in found.left] == [("8", "row"), ("9", "row"), ("7", "row")]
    why = "规则集里没有「其中：财政拨款 · 年初预算数、全年预算数（A）、全年执行数（B）」"
    assert [text for _, text in told(found)] == [f"自评表!D6「8 | 9 | 7」没有读：{why}"]


def test_notes_stay_below_each_other() -> None:
    found = imported(
        sheet(
            f"{HEAD}\n{ROW}\n| 注：1.得分不超过分值。 | < | < | < | < | < | < |\n| 2.说明原因。 | < | < | < | < | < | < |"
        )
    )
    assert [(cell.label, cell.text) for cell in found.form.head] == [("备注", "注：1.得分不超过分值。\n2.说明原因。")]


@pytest.mark.parametrize("text", ["单位：万元", "金额单位：万元"])
def test_the_unit_of_money_may_stand_alone(text: str) -> None:
    found = imported(sheet(f"|  |  |  |  |  |  | {text} |\n{HEAD}\n{ROW}"))
    assert [(cell.label, cell.text) for cell in found.form.head] == [("金额单位", "万元")]


@pytest.mark.parametrize(
    "line",
    [
        "（2020年度）  金额单位：万元",
        "（2020 年度）单位：万元",
        "2020年度 单位：万元",
        "金额单位：万元（2020年度）",
        "（二〇二〇年度）　单位：万元",
        "（2020年度） | < | < | < | < | < | 金额单位：万元",
        "金额单位：万元 | （二○二○年度）",
    ],
)
def test_the_year_may_stand_beside_the_unit_of_money(line: str) -> None:
    drawn = sheet(f"| 某项目自评表 | < | < | < | < | < | < |\n| {line} |\n| 项目名称 | 培训 |\n{HEAD}\n{ROW}")
    found = imported(drawn)
    head = {cell.label: cell.text for cell in found.form.head}
    assert (head["年度"], head["金额单位"], found.form.year) == ("2020", "万元", 2020)
    assert found.left == ()
    assert stated([drawn]).year == 2020


@pytest.mark.parametrize("text", ["二〇二〇年度", "（二零二零年）", "二○二○年度"])
def test_a_year_in_chinese_digits(text: str) -> None:
    for line in (f"| 某项目自评表 |\n| {text} |", f"| 某项目自评表（{text}） |", f"| 年度 | {text} |"):
        drawn = sheet(f"{line}\n{HEAD}\n{ROW}")
        assert imported(drawn).form.year == 2020
        assert stated([drawn]).year == 2020


def test_years_of_something_else_are_not_the_form_s() -> None:
    for line in ("| 项目名称：培训（2019年度） |", "| 项目名称：2019年度培训 |", "| 实施期限 | 2019年度 |"):
        assert imported(sheet(f"{line}\n{HEAD}\n{ROW}")).form.year is None


def test_formulas_without_results_and_errors_stay_in_their_cells() -> None:
    from duheng.problems.books import CellFails
    from duheng.source import CellSpan

    drawn = sheet(f"{HEAD}\n{ROW}")
    span = CellSpan("表.xlsx", 2, 6, 7, "自评表")
    cells = {place: cell for place, cell in drawn.cells.items() if place != (2, 6)}
    problem = CellFails(span=span, cell=span.inside, shown="#REF!")
    found = imported(type(drawn)(drawn.name, False, cells, (), {}, (problem,)))
    assert rows_of(found)[0]["实际值"] == "#F2!"
    assert [each.text for each in found.read if each.span == span] == ["#REF!"]
    assert [code for code, _ in told(found)] == ["XLS-008"]


def test_a_unit_in_a_label_belongs_to_the_amount() -> None:
    table = f"| 项目名称 | 培训 |\n| 年初预算数（元） | 642200 |\n| 全年预算数（元） | 642200 |\n{HEAD}\n{ROW}"
    found = imported(sheet(table))
    assert [(cell.label, cell.text) for cell in found.form.head][1:] == [
        ("年初预算数（元）", "642200"),
        ("全年预算数（元）", "642200"),
    ]
    funds = FUNDS.replace("项目资金（万元）", "项目资金").replace("年初预算数", "年初预算数（元）")
    found = imported(sheet(f"{funds}{HEAD}\n{ROW}"))
    assert ("年初预算数（元）", "10") in [(cell.label, cell.text) for cell in found.form.head]


def test_a_unit_above_a_column_belongs_to_its_values() -> None:
    found = imported(sheet(f"{HEAD.replace('全年实际值', '全年实际值（%）')}\n{ROW.replace('90人', '90')}"))
    assert rows_of(found)[0]["实际值（%）"] == "90"


def test_an_indicator_called_like_the_sums_is_an_indicator() -> None:
    found = imported(
        sheet(f"{HEAD}\n{ROW}\n| ^ | ^ | 总分 | 10 | ≥90分 | 95分 | 10 |\n| 总分 | < | < | 20 |  |  | 19 |")
    )
    assert [row["三级"] for row in rows_of(found)] == ["培训人次", "总分"]
    assert [cell.text for cell in found.form.head if cell.label == "自评总分"] == ["19"]


BELOW = "| 效益指标 | 社会效益指标 | 丁 | 30 | 1人 | 1人 | 28 |"


def total_of(found: Imported) -> list[str]:
    return [cell.text for cell in found.form.head if cell.label == "自评总分"]


@pytest.mark.parametrize(
    "label",
    [
        "小计",
        "合计",
        "总分",
        "总计",
        "小 计：",
        "产出指标小计",
        "产出指标合计",
        "一、产出（50分）小计",
        "产出指标（小计）",
        "一级指标小计",
        "各项指标合计",
    ],
)
def test_sums_among_the_rows_are_no_end_of_the_table(label: str) -> None:
    found = imported(
        sheet(f"{HEAD}\n{ROW}\n| {label} | < | < | 10 |  |  | 9 |\n{BELOW}\n| 总分 | < | < | 40 |  |  | 37 |")
    )
    assert [row["三级"] for row in rows_of(found)] == ["培训人次", "丁"]
    assert total_of(found) == ["37"]
    assert [(each.why.name.lower(), each.text) for each in found.left] == [("sum", text) for text in ("10", "9", "40")]
    assert told(found) == []


def test_sums_among_the_rows_are_not_the_claimed_total() -> None:
    found = imported(sheet(f"{HEAD}\n{ROW}\n| 合计 | < | < | 10 |  |  | 9 |\n{BELOW}"))
    assert [row["三级"] for row in rows_of(found)] == ["培训人次", "丁"]
    assert total_of(found) == []
    assert [each.text for each in found.left] == ["10", "9"]


def test_sums_beside_a_group_are_that_group_s() -> None:
    found = imported(
        sheet(f"""
        {HEAD}
        | 产出指标 | 数量指标 | 甲 | 10 | 1人 | 1人 | 10 |
        | ^ | ^ | 小计 | 10 |  |  | 10 |
        | ^ | 质量指标 | 乙 | 10 | 1人 | 1人 | 10 |
        | ^ | 合计 | < | 20 | - | / | 20 |
        | 别的指标 | 别的 | 丙 | 10 | 1人 | 1人 | 10 |
        | 别的指标 | 别的小计 |  | 10 |  |  | 10 |
        | 别的指标合计 |  |  | 10 |  |  | 10 |
        """)
    )
    assert [(row["一级"], row["二级"], row["三级"]) for row in rows_of(found)] == [
        ("产出指标", "数量指标", "甲"),
        ("产出指标", "质量指标", "乙"),
        ("别的指标", "别的", "丙"),
    ]
    assert total_of(found) == []
    assert {each.why.name.lower() for each in found.left} == {"sum"}


@pytest.mark.parametrize("name", ["合计", "小计", "产出指标小计"])
def test_an_indicator_called_like_sums_has_a_target(name: str) -> None:
    found = imported(sheet(f"{HEAD}\n{ROW}\n|  |  | {name} | 10 | ≥90分 | 95分 | 10 |\n{BELOW}"))
    assert [row["三级"] for row in rows_of(found)] == ["培训人次", name, "丁"]


def test_a_value_that_no_sums_have_is_told_where_its_row_is_read_as_sums() -> None:
    found = imported(sheet(f"{HEAD}\n{ROW}\n|  |  | 合计 | 10 |  | 95 | 10 |\n{BELOW}"))
    assert [row["三级"] for row in rows_of(found)] == ["培训人次", "丁"]
    assert told(found) == [("IMP-011", "自评表!F3「95」没有读：合计行")]


def test_names_that_end_like_sums_are_names() -> None:
    found = imported(sheet(f"{HEAD}\n{ROW}\n| 决算合计 | 数量指标 | 丁 | 30 | 1人 | 1人 | 28 |"))
    assert [row["一级"] for row in rows_of(found)] == ["产出指标", "决算合计"]


def test_people_below_the_sums_are_no_indicators() -> None:
    people = "| 填报人 | 张三 | 联系电话 | 13800000000 | 日期 | 2020年12月 |"
    found = imported(sheet(f"{HEAD}\n{ROW}\n| 总分 | < | < | 10 |  |  | 9 |\n{people}"))
    assert rows_of(found) == [WHOLE]
    assert total_of(found) == ["9"]


def test_what_is_no_group_of_the_template_stays_outside_below_the_total() -> None:
    found = imported(
        sheet(
            f"{HEAD}\n{ROW}\n| 总分 | < | < | 10 |  |  | 9 |\n| 管理指标 | 制度 | 甲 | 5 | ≥1项 | 2项 | 5 |\n| 注：无 |"
        )
    )
    assert [row["三级"] for row in rows_of(found)] == ["培训人次"]
    assert [(cell.label, cell.text) for cell in found.form.head if cell.label == "自评总分"] == [("自评总分", "9")]
    assert [code for code, text in told(found) if "管理指标" in text] == ["IMP-011"]


def test_names_below_which_no_indicator_came_are_left() -> None:
    """A line of signatures is none; a group of the template without indicators is."""
    found = imported(
        sheet(
            f"{HEAD}\n{ROW}\n| 效益指标 | 社会效益指标 |  |  |  |  |  |\n| 填表人：李四 | 审核人：王五 |  |  |  |  |  |"
        )
    )
    assert rows_of(found) == [WHOLE]
    assert [text for code, text in told(found) if code == "IMP-011" and "填表人" in text and "王五" in text]
    assert not [text for _, text in told(found) if "效益" in text]


@pytest.mark.parametrize("name", ["指标2：", "指标 2:", "指标2", "……"])
def test_rows_that_a_blank_form_has_for_more_indicators_are_none(name: str) -> None:
    found = imported(
        sheet(f"{HEAD}\n{ROW}\n|  |  | {name} |  | / |  | — |\n|  | 质量指标 | {name} |  |  |  |  |\n{BELOW}")
    )
    assert [(row["一级"], row["二级"], row["三级"]) for row in rows_of(found)] == [
        ("产出指标", "数量指标", "培训人次"),
        ("效益指标", "社会效益指标", "丁"),
    ]
    assert {each.why.name.lower() for each in found.left} == {"placeholder"}
    assert told(found) == []


def test_a_row_with_something_in_it_is_an_indicator() -> None:
    found = imported(sheet(f"{HEAD}\n{ROW}\n|  |  | 指标2： | 10 | ≥1人 | 1人 | 10 |"))
    assert [row["分值"] for row in rows_of(found)] == ["10", "10"]


TRAILING = (
    "| 填表人 | 张三 | 负责人 | 李四 | 日期 | 2021.3.1 |  |",
    "| 填表人：张三 |  | 联系电话：123456 |  | 填表日期：2021年3月1日 |  |  |",
    "|  |  | 填表人：张三 |  | 2021年3月1日 |  |  |",
    "| 评价等次 | 优 |  |  | 得分 | 96.5 |  |",
    "| 综合评定 | 优 |  | 96.5 | 得分 |  |  |",
    "| 说明 | 问题 | 无 |  |  |  |  |",
)


@pytest.mark.parametrize("line", TRAILING)
def test_what_stands_below_a_table_without_sums_is_no_indicator(line: str) -> None:
    found = imported(sheet(f"{HEAD}\n{ROW}\n{line}"))
    assert rows_of(found) == [WHOLE]
    assert total_of(found) == []
    assert [code for code, _ in told(found)] == ["IMP-011"]


@pytest.mark.parametrize("line", TRAILING)
def test_a_table_goes_on_below_such_a_row(line: str) -> None:
    found = imported(sheet(f"{HEAD}\n{ROW}\n{line}\n{BELOW}\n| 总分 | < | < | 40 |  |  | 37 |"))
    assert [row["三级"] for row in rows_of(found)] == ["培训人次", "丁"]
    assert total_of(found) == ["37"]


@pytest.mark.parametrize(
    "line",
    [
        "| 总得分 | 96.5 |  |  |  |  |  |",
        "| 自评得分 | 96.5 |  |  |  |  |  |",
        "|  |  |  | 100 |  | 总分 | 96.5 |",
        "|  |  |  |  | 合计 | 100 | 96.5 |",
    ],
)
def test_sums_whose_label_or_number_stands_elsewhere(line: str) -> None:
    found = imported(sheet(f"{HEAD}\n{ROW}\n{line}"))
    assert rows_of(found) == [WHOLE]
    assert total_of(found) == ["96.5"]


def test_words_beside_the_sums_are_read_or_told() -> None:
    found = imported(sheet(f"{HEAD}\n{ROW}\n| 总得分 | 96.5 |  | 10 | 名次 | 三 |  |"))
    assert total_of(found) == ["96.5"]
    assert [(each.text, each.why.name) for each in found.left] == [
        ("10", "SUM"),
        ("名次", "UNPLACED"),
        ("三", "UNPLACED"),
    ]
    assert [code for code, _ in told(found)] == ["IMP-011"]


def test_a_form_whose_only_rows_name_groups_has_them_as_rows() -> None:
    """As in YAML: they hold no indicators, which is told when the form is scored."""
    found = imported(sheet(f"{HEAD}\n| 产出指标 | 数量指标 |\n| 效益指标 |  |"))
    assert rows_of(found) == [{"一级": "产出指标", "二级": "数量指标"}, {"一级": "效益指标"}]
    filled = imported(sheet(f"{HEAD}\n{ROW}\n| 效益指标 |  |"))
    assert rows_of(filled) == [WHOLE]


@pytest.mark.parametrize("label", ["自评等级", "评价等级", "等级", "自评等次", "评价结论"])
@pytest.mark.parametrize(
    "place",
    [
        "{head}\n{row}\n| 总得分 | 9 |  |  | {label} | 优 |  |",
        "{head}\n{row}\n| 总得分 | 9 |\n| {label} |  |  |  |  |  | 优 |",
        "{head}\n{row}\n| 总得分 | 9 |\n| {label}：优 | < | < |",
        "| 项目名称 | 某 | {label} | 优 |\n{head}\n{row}\n| 总得分 | 9 |",
        "{head}\n{row}  | {label} | 优 |\n| 总得分 | 9 |",
    ],
)
def test_a_grade_that_the_form_claims(label: str, place: str) -> None:
    found = imported(sheet(place.format(label=label, head=HEAD, row=ROW)))
    assert rows_of(found) == [WHOLE]
    assert total_of(found) == ["9"]
    assert [cell.text for cell in found.form.head if cell.label == "自评等级"] == ["优"]
    assert told(found) == []


def test_a_conclusion_in_sentences_is_no_grade_and_told() -> None:
    found = imported(sheet(f"{HEAD}\n{ROW}\n| 评价结论 | 项目完成较好，资金规范。 |"))
    assert "自评等级" not in {cell.label for cell in found.form.head}
    assert [code for code, _ in told(found)] == ["IMP-011"]


def test_a_second_row_of_amounts_that_claims_nothing_is_told_once() -> None:
    lines = "| 其中：财政拨款 | 8 | 9 | 7 |  |"
    second = FUNDS.replace(lines, "| 年度资金总额 | 8 | 9 | 7 | - |")
    result = api.evaluate(imported(sheet(f"{second}{HEAD}\n{ROW}")).form, api.load_ruleset("000000/2020"))
    assert {each.code for each in result.findings} & {"IMP-012", "FRM-044", "FRM-057"} == {"IMP-012"}


@pytest.mark.parametrize("between", ["    ", "\n", "；", "　"])
def test_one_cell_may_hold_several_pairs(between: str) -> None:
    drawn = sheet(f"| 项目名称：甲 |\n| 乙 |\n{HEAD}\n{ROW}")
    text = f"主管部门：乙局{between}实施单位: 丙中心{between}单位：万元"
    cells = {place: Cell(cell.span, text if cell.text == "乙" else cell.text) for place, cell in drawn.cells.items()}
    found = imported(replace(drawn, cells=cells))
    assert [(cell.label, cell.text) for cell in found.form.head] == [
        ("项目名称", "甲"),
        ("主管部门", "乙局"),
        ("实施单位", "丙中心"),
        ("金额单位", "万元"),
    ]


def test_the_label_of_the_unit_of_money_has_no_unit_itself() -> None:
    found = imported(sheet(f"| 金额单位（万元） | 万元 |\n{HEAD}\n{ROW}"))
    assert {cell.label: cell.text for cell in found.form.head} == {"金额单位": "万元"}


def test_a_value_that_looks_like_a_pair_is_a_value() -> None:
    found = imported(sheet(f"| 项目名称 | 主管部门：甲局 |\n{HEAD}\n{ROW}"))
    assert {cell.label: cell.text for cell in found.form.head} == {"项目名称": "主管部门：甲局"}


def test_what_no_label_begins_stays_in_its_value() -> None:
    found = imported(sheet(f"| 项目名称：甲 二期：修缮，地点：乙 |\n| 备注：见 实施单位：丙 |\n{HEAD}\n{ROW}"))
    assert [(cell.label, cell.text) for cell in found.form.head] == [
        ("项目名称", "甲 二期：修缮，地点：乙"),
        ("备注", "见 实施单位：丙"),
    ]


def test_a_line_above_the_form_s_name() -> None:
    found = imported(sheet(f"| 附件2 |\n| 某县财政局 |\n| 项目支出绩效自评表 |\n| （2020年度） |\n{HEAD}\n{ROW}"))
    assert [(cell.label, cell.text) for cell in found.form.head] == [
        ("表名", "项目支出绩效自评表"),
        ("年度", "2020"),
    ]
    assert [each.text for each in found.left] == ["某县财政局"]
    assert [code for code, _ in told(found)] == ["IMP-011"]
    found = imported(sheet(f"| 自评表 |\n| 某县财政局编制的表 |\n{HEAD}\n{ROW}"))
    assert [cell.text for cell in found.form.head] == ["自评表"]


def test_a_row_whose_name_is_merged_with_the_row_above_has_its_own_place() -> None:
    found = imported(sheet(f"{HEAD}\n{ROW}\n| ^ | 质量指标 | ^ | 10 | ≥9件 | 9件 | 10 |"))
    assert [(row.span.line, row.span.column) for row in found.form.rows] == [(2, 3), (3, 2)]
