"""The law of live formulas: whatever a cell is changed to, a formula gives the engine's score of that form, or none."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from tests.engine.exporting.edited import EditedSheet, Key
from tests.engine.exporting.plain_sheet import OPEN
from tests.engine.exporting.random_forms import Cells, Texts, form_of, ruleset_of

import duheng
from duheng.exporting.live.formulas import NotLive
from duheng.forms.labels import MONEY_UNIT
from duheng.language.builtins import CLAIMED, LEVELS, POINTS_OF
from duheng.language.types import FieldKind

IDS = [each.id for each in duheng.list_rulesets()]
FORMS = 8
EDITS = 6

NUMBERS = [
    Fraction(each) for each in "0 1 -1 0.95 0.5 95 100 12.5 3.335 0.005 10 5 2 79 80 0.6 0.8999999 -10 10000".split()
]
SHARES = [Fraction(each) for each in "0.5 0.9 0.95 1.05 1.2 2 -1 100 0.01 10000 0.0001".split()]
WORDS = (
    "已完成 优 无 / — 不适用 95% ≥95% ≤95% 12件 ≥12件 是 否 √ 约100人 80公里 ≥80公里 100万元 十二种 九万人 1/3 10分 8分 达成年度指标 "
    "部分达成年度指标并具有一定效果 90%-95% 2020-12-31 5 0.95 ≥ ≤ = 万元 元 % 公里 x 明显"
).split()
HEAD_TEXTS = ("某", "", "另一个")
MEASURED = (FieldKind.TARGET, FieldKind.QUANTITY)
VALUES = [
    "≥80公里",
    "≥95%",
    "95%",
    "98",
    "80",
    "79",
    "≥100万元",
    "100",
    "明显",
    "好",
    "",
    "无",
    "≥95件",
    "95件",
    "12",
    "九万人",
    "≤5%",
    "0.5",
    "2020年12月31日前",
    "2020年11月1日",
    "50-60",
    "100-110万元",
]
SPLIT = [
    ("≥", "80", "公里"),
    ("≥", "95", "%"),
    ("", "80", "万元"),
    ("≤", "5", ""),
    ("定性", "明显", ""),
    ("", "≥80件", ""),
]


@st.composite
def sheets(draw: st.DrawFn, which: str) -> EditedSheet:
    """A random form, some of whose cells say what people write: words, nothing, bare numbers, points as texts."""
    texts = form_of(which, draw(st.integers(0, 40)))
    fields = [field for field in ruleset_of(which).template.fields if field.level]
    rows = []
    for row in texts.rows:
        row = dict(row)
        rough = draw(st.integers(0, 3))
        for field in fields if rough == 0 else []:
            if field.kind in MEASURED and field.name in row:
                row[field.name] = draw(st.sampled_from(VALUES))
                if field.signs and field.units and draw(st.booleans()):
                    row[field.signs[0]], row[field.name], row[field.units[0]] = draw(st.sampled_from(SPLIT))
        for name in (POINTS_OF, CLAIMED):
            if row.get(name) and rough == 1 and draw(st.booleans()):
                row[name] = draw(st.sampled_from([f"{row[name]}分", "1/3", row[name]]))
        rows.append(row)
    rows += draw(group_rows(which, rows))
    return EditedSheet(which, Texts(texts.head, rows))


@st.composite
def group_rows(draw: st.DrawFn, which: str, rows: list[Cells]) -> list[Cells]:
    """Rows of groups, which say what these are worth, or nothing yet."""
    bottom = LEVELS[ruleset_of(which).template.row_level]
    above = [tuple((level, row[level]) for level in LEVELS[1:] if level in row and level != bottom) for row in rows]
    groups = [group for group in dict.fromkeys(above) if group and any(bottom in row for row in rows)]
    chosen = draw(st.lists(st.sampled_from(groups), unique=True, max_size=3)) if groups else []
    return [dict(group) | {POINTS_OF: draw(st.sampled_from(["", "20", "12"])), CLAIMED: "1"} for group in chosen]


def is_text_of_head(sheet: EditedSheet, key: Key) -> bool:
    fields = {field.name for field in sheet.ruleset.template.fields if field.kind is FieldKind.TEXT}
    return not key[0] and key[1] in fields


@pytest.mark.parametrize("which", IDS)
def test_a_changed_cell_never_gives_another_number(which: str) -> None:
    @settings(max_examples=FORMS, phases=(Phase.generate,))
    @given(data=st.data())
    def holds(data: st.DataObject) -> None:
        sheet = data.draw(sheets(which), label="sheet")
        keys = sheet.changeable()
        edits: dict[Key, Fraction | str] = {}
        for _ in range(EDITS if keys else 0):
            key = data.draw(st.sampled_from(keys), label="cell")
            now = sheet.holds(key)
            near = [now * share for share in SHARES] if isinstance(now, Fraction) else []
            texts = [f"{MONEY_UNIT}：元", ""] if key[1] == MONEY_UNIT else ["", "120-130人", "2020年12月31日", *WORDS]
            texts = list(HEAD_TEXTS) if is_text_of_head(sheet, key) else texts
            value = data.draw(st.one_of(st.sampled_from(NUMBERS + near), st.sampled_from(texts)), label="value")
            if isinstance(value, Fraction) and (key[1] == MONEY_UNIT or is_text_of_head(sheet, key)):
                value = texts[0]
            edits[key] = value
            assert sheet.differences({key: value}) == []
        assert sheet.differences(edits) == []

    holds()


HEAD = {"项目名称": "某", "金额单位": "万元", "全年预算数": "120", "全年执行数": "100"}
ROW = ("产出指标", "数量指标", "一")
QUALITATIVE = {"指标值": "明显", "实际值": "好"}
IN_COLUMNS = {"指标性质": "≥", "指标值": "80", "度量单位": "件", "实际值": "40"}


def sheet_of(which: str = "000000/2020", **cells: str) -> EditedSheet:
    names = {"一级": "产出指标", "二级": "数量指标", "三级": "一"}
    return EditedSheet(which, Texts(HEAD, [{**names, "分值": "10", **cells}]))


@pytest.mark.parametrize(
    ("cells", "name", "value", "score"),
    [
        (QUALITATIVE | {"自评得分": "9分"}, "自评得分", "9分", Fraction(9)),
        (QUALITATIVE | {"自评得分": "9分"}, "自评得分", Fraction(8), Fraction(8)),
        (QUALITATIVE | {"自评得分": "9分"}, "自评得分", "8分", OPEN),
        (QUALITATIVE | {"自评得分": "9分"}, "实际值", "部分达成年度指标并具有一定效果", OPEN),
        ({"指标值": "≥95件", "实际值": "95件", "分值": "10分"}, "分值", "10分", Fraction(10)),
        ({"指标值": "≥95件", "实际值": "95件", "分值": "10分"}, "分值", Fraction(5), Fraction(5)),
        ({"指标值": "≥95件", "实际值": "95件", "分值": "10分"}, "分值", "5分", OPEN),
        ({"指标值": "≥95件", "实际值": "95件", "分值": "10分"}, "分值", "", OPEN),
        (IN_COLUMNS, "实际值", Fraction(60), Fraction("7.5")),
        (IN_COLUMNS, "指标性质", "≤", OPEN),
        (IN_COLUMNS, "指标性质", "", OPEN),
        (IN_COLUMNS, "度量单位", "%", OPEN),
    ],
)
def test_what_stands_beside_a_number(cells: Cells, name: str, value: Fraction | str, score: Fraction | str) -> None:
    """60 ÷ 80 × 10 = 7.5; a sign, a unit or a text in place of points is read only when the form is."""
    assert sheet_of(**cells).shows(ROW, (ROW, name), value) == score


@pytest.mark.parametrize(
    ("cells", "name", "value", "score"),
    [
        ({"指标值": "≥300米", "实际值": "300-310米"}, "指标值", Fraction(300), Fraction(10)),
        ({"指标值": "≥300米", "实际值": "300-310米"}, "指标值", Fraction(305), OPEN),
        ({"指标值": "≥300米", "实际值": "300-310米"}, "实际值", "200-210米", OPEN),
        ({"指标值": "≥300米", "实际值": "300-310米"}, "分值", Fraction(5), OPEN),
        ({"指标值": "≥300米", "实际值": "300-310米", "自评得分": "0"}, "自评得分", "", OPEN),
        ({"指标值": "2020年12月31日前", "实际值": "2020年12月1日"}, "实际值", "2020年12月1日", Fraction(10)),
        ({"指标值": "2020年12月31日前", "实际值": "2020年12月1日"}, "实际值", "2021年12月1日", OPEN),
    ],
)
def test_a_score_without_a_formula_stands_as_long_as_its_row(
    cells: Cells, name: str, value: Fraction | str, score: Fraction | str
) -> None:
    """A range beyond the target and a day before the deadline give all points, which no formula can say."""
    sheet = sheet_of(**cells)
    assert isinstance(sheet.live[ROW], NotLive)
    assert sheet.shows(ROW, (ROW, name), value) == score
    assert (sheet.shows((), (ROW, name), value) == OPEN) is (score == OPEN)


def test_a_number_of_doubtful_unit_leaves_its_row_open_whatever_stands_beside_it() -> None:
    """0.5 beside ≥95% may be 50%; beside words it is a half of whatever is counted, which is for the engine to say."""
    sheet = sheet_of(指标值="0.5", 实际值="≥95%", 自评得分="9")
    for actual in (Fraction("0.95"), "好"):
        assert sheet.shows(ROW, (ROW, "实际值"), actual) == OPEN


def test_a_method_counts_as_long_as_it_is_named() -> None:
    """(80% - 60%) ÷ (1 - 60%) × 10 = 5."""
    sheet = sheet_of("000000/2021-中央", 指标值="≥100件", 实际值="80件", 计分方法="完成比例赋分")
    for method, score in [("完成比例赋分", Fraction(5)), ("直接赋分", OPEN), ("", OPEN)]:
        assert sheet.shows(ROW, (ROW, "计分方法"), method) == score


def test_the_unit_of_money_counts_as_long_as_it_stands() -> None:
    """100 ÷ 120 × 10 = 8.33."""
    for said, score in [("万元", Fraction("8.33")), ("元", OPEN)]:
        assert sheet_of().shows(("预算执行率",), ((), MONEY_UNIT), f"{MONEY_UNIT}：{said}") == score


def test_rows_have_the_points_they_say_as_long_as_their_group_has_none_to_share() -> None:
    """Half of 10 points are 5, half of 20 are 10; were the group worth 30, each row would have 15 of them."""
    group = {"一级": "管理", "二级": "另列"}
    row = group | {"指标值": "≥10件", "实际值": "5件"}
    rows = [group | {"自评得分": "5"}, row | {"三级": "甲", "分值": "10"}, row | {"三级": "乙", "分值": "20"}]
    sheet, path = EditedSheet("421381/2021", Texts({"项目名称": "某"}, rows)), ("管理", "另列", "甲")
    assert sheet.shows(path, (path, "分值"), Fraction(10)) == 5
    assert sheet.shows(path, (path, "分值"), Fraction(20)) == 10
    assert sheet.shows(path, (path[:2], "分值"), Fraction(30)) == OPEN
    assert sheet.differences({(path, "分值"): Fraction(20)}) == []


def test_points_that_the_ruleset_works_out_follow_those_of_their_group() -> None:
    """Two rows share what their group is worth: 30 ÷ 2 = 15, half of which is 7.5; 40 ÷ 2 = 20."""
    group = {"一级": "管理", "二级": "另列"}
    row = group | {"指标值": "≥10件", "实际值": "5件"}
    rows = [group | {"分值": "30"}, row | {"三级": "甲"}, row | {"三级": "乙"}]
    sheet, path = EditedSheet("421381/2021", Texts({"项目名称": "某"}, rows)), ("管理", "另列", "甲")
    assert sheet.shows(path, (path[:2], "分值"), Fraction(30)) == Fraction("7.5")
    assert sheet.shows(path, (path[:2], "分值"), Fraction(40)) == 10
    assert sheet.differences({(path[:2], "分值"): Fraction(40)}) == []


def test_points_that_a_group_shares_out_among_days_count_as_long_as_they_stand() -> None:
    """Two rows share 6 points and are in time; of 12 points each would have 6."""
    group = {"一级": "产出指标", "二级": "时效指标"}
    days = {"指标值": "2021年12月31日前", "实际值": "2021年11月1日"}
    rows = [group | {"分值": "6"}, *(group | days | {"三级": name} for name in ("子", "丑"))]
    sheet, path = EditedSheet("421381/2021", Texts({"项目名称": "某"}, rows)), ("产出指标", "时效指标", "子")
    for points, score in [(Fraction(6), Fraction(3)), (Fraction(12), OPEN)]:
        assert sheet.shows(path, (("产出指标", "时效指标"), "分值"), points) == score


@pytest.mark.parametrize(
    "cells",
    [
        {"指标值": "明显", "实际值": "部分达成年度指标并具有一定效果", "自评得分": "7"},
        {"指标值": "≥2/3", "实际值": "0.7"},
        {"指标值": "≥0.6", "实际值": "2/3"},
    ],
)
def test_what_a_sheet_would_read_otherwise_is_no_formula(cells: Cells) -> None:
    """A tier that stands under the actual value, and numbers beside a share, of which 70 would lack its %."""
    assert isinstance(sheet_of(**cells).live[ROW], NotLive)
