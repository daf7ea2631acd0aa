"""The law of live formulas where scores come from more than a row and the head's numbers.

Rules that read the node above, siblings, a named node, texts of the head, the unit of money; points that the ruleset
works out from those of groups; groups of many rows; vetoes whose units don't go together.
"""

from __future__ import annotations

from fractions import Fraction
from functools import cache

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from tests.engine.evaluation.conftest import compile_text
from tests.engine.exporting.edited import EditedSheet, Key
from tests.engine.exporting.plain_sheet import OPEN
from tests.engine.exporting.random_forms import Cells, Texts

from duheng.exporting.layout.sketch import Content
from duheng.exporting.live.formulas import NotLive, fits
from duheng.exporting.live.sheet import LiveSheet
from duheng.forms.labels import MONEY_UNIT
from duheng.language.builtins import CLAIMED, POINTS_OF
from duheng.language.tree import Ruleset

FORMS = 40
EDITS = 6

METHODS = """规则集 999999/2020 「试」
    状态 待核

方法 逐行
    若 类型 = 「免考」 则 分值
    若 实际值 ≤ 上级.期限 则 分值
    否则 0

方法 花钱
    若 支出 ≥ 预算 则 分值
    若 类型 = 「减半」 则 分值 ÷ 2
    否则 上级.分值 ÷ 10

方法 比别人
    若 实际值 ≥ 最大（上级.三级.实际值） 则 分值
    若 实际值 ≥ 数量组.起点 则 分值 ÷ 2
    否则 自评得分

方法 末尾
    若 最大（下级.实际值） ≤ 2020年12月31日 则 合计（下级.得分）
    若 分值 ≥ 20 则 5分
    否则 1分
"""
TEMPLATE = """
模板 表
    字段 项目名称: 文本
    字段 类型: 文本
    字段 事故: 量
    字段 预算: 金额
    一级 产出
        二级 数量组
        二级 时效组，按 末尾
    一级 效益 20分
    二级
        字段 期限: 量
        字段 起点: 量
    三级
        字段 指标值: 目标
        字段 实际值: 量
        字段 支出: 金额
        字段 自评得分: 数
    计分
        | 支出 | 指标值.性质 | 方法   |
        | 有值 | -           | 花钱   |
        | -    | 定性        | 比别人 |
        | -    | -           | 逐行   |
    总分 合计（一级.得分）
"""
VETO = """
校验 事故
    要求 事故 ≤ 3次
    则 总分 1
"""
WORTH = "    三级\n        字段 分值 = 上级.分值 ÷ 个数（上级.三级）\n"


@cache
def ruleset(*, worth: bool = False, row: str = "", group: str = "", veto: str = "") -> Ruleset:
    """The rules; with ``worth`` rows are worth what their group shares out. ``row`` and ``group`` are the lines of 逐行
    and of 末尾 where they differ, ``veto`` those of the check.
    """
    text = METHODS + (TEMPLATE.replace("    三级\n", WORTH) if worth else TEMPLATE)
    text += VETO.replace("    要求 事故 ≤ 3次", veto) if veto else VETO
    for name, lines in (("逐行", row), ("末尾", group)):
        before, found, after = text.partition(f"方法 {name}\n")
        text = f"{before}{found}    {lines}\n\n{after[after.index(NEXT[name]) :]}" if lines else text
    return compile_text(text)


NEXT = {"逐行": "方法 花钱", "末尾": "模板 表"}
DATES = ["2020年11月1日", "2020年12月31日", "2021年1月1日", "2020年12月"]
MEASURED = [*DATES, "5次", "3次", "4", "5人", "2-6次", "≥5次", "", "好"]
MONEY = ["30", "50-60", "60万元", "", "500000元", "20"]
CHOICES = {
    "类型": ["免考", "一般", "减半", "", "免考。"],
    "事故": ["3次", "5次", "5人", "2-6次", "", "2", "5"],
    "预算": MONEY,
    "期限": MEASURED,
    "起点": MEASURED,
    "指标值": ["明显", "≥5次", "2020年12月31日前", "", "好"],
    "实际值": MEASURED,
    "支出": ["", "", "", *MONEY],
    CLAIMED: ["1", "0", "", "4分"],
    POINTS_OF: ["10", "20", "5", "", "0", "8分"],
    MONEY_UNIT: ["万元", "元", ""],
}
NUMBERS = [Fraction(each) for each in "0 1 2 3 4 5 6 10 20 40 60 0.5 500000".split()]
GROUPS = [("产出", "数量组"), ("产出", "时效组"), ("效益", "另列")]


ROWS: list[Cells] = [
    {"指标值": "", "实际值": "2020年11月1日", "支出": ""},
    {"指标值": "", "实际值": "2021年1月1日", "支出": ""},
    {"指标值": "≥5次", "实际值": "4次", "支出": ""},
    {"指标值": "", "实际值": "", "支出": "50-60"},
    {"指标值": "", "实际值": "", "支出": "10-20"},
    {"指标值": "", "实际值": "", "支出": "60万元"},
    {"指标值": "", "实际值": "", "支出": "10万元"},
    {"指标值": "明显", "实际值": "2020年11月1日", "支出": ""},
]


@st.composite
def forms(draw: st.DrawFn) -> Texts:
    """Groups with rows of their own beside their rows; most of them settled, since an open one leaves all sums open."""

    def one_of(*texts: str) -> str:
        return draw(st.sampled_from(texts))

    rows: list[Cells] = []
    rough = draw(st.integers(0, 4)) == 0
    for one, two in GROUPS:
        if one_of("", "", "none") == "":
            limit = one_of("2020年12月31日", "2020年11月1日", "5次")
            rows.append(
                {"一级": one, "二级": two, POINTS_OF: one_of("", "20"), "期限": limit, "起点": one_of("", limit)}
            )
        points, kinds = one_of("10", "10", ""), [draw(st.sampled_from(ROWS)) for _ in range(2)]
        for name, kind in zip("甲乙丙", [kinds[0], *kinds[: draw(st.integers(0, 2))]], strict=False):
            said = {POINTS_OF: points, CLAIMED: "4", **kind}
            if rough:
                said |= {each: one_of(*CHOICES[each]) for each in (POINTS_OF, "实际值", "支出")}
            rows.append({"一级": one, "二级": two, "三级": name, **said})
    if draw(st.booleans()):
        rows.append({"一级": "产出", POINTS_OF: one_of("", "40")})
    head = {"类型": one_of("免考", "一般", "减半"), "事故": one_of("2次", "5次", "5人"), "预算": one_of("40万元", "40")}
    return Texts({"项目名称": "某", **head, MONEY_UNIT: one_of("万元", "元")}, rows)


def value_for(data: st.DataObject, sheet: EditedSheet, key: Key) -> Fraction | str:
    name = key[1]
    texts = [f"{MONEY_UNIT}：元", f"{MONEY_UNIT}：万元", ""] if name == MONEY_UNIT else CHOICES.get(name, ["某"])
    wanted = st.sampled_from(texts)
    if name in (MONEY_UNIT, "类型"):
        return data.draw(wanted, label=f"{key}")
    return data.draw(st.one_of(wanted, st.sampled_from(NUMBERS)), label=f"{key}")


@pytest.mark.parametrize("worth", [False, True])
def test_a_changed_cell_never_gives_another_number(worth: bool) -> None:
    @settings(max_examples=FORMS, phases=(Phase.generate,))
    @given(data=st.data())
    def holds(data: st.DataObject) -> None:
        sheet = EditedSheet(ruleset(worth=worth), data.draw(forms(), label="form"))
        assert sheet.differences({}) == []
        edits: dict[Key, Fraction | str] = {}
        keys = data.draw(st.permutations(sheet.changeable()), label="cells")
        head, groups = ([key for key in keys if len(key[0]) in sizes] for sizes in ((0,), (1, 2)))
        for key in dict.fromkeys([*head, *groups[:EDITS], *keys[:EDITS]]):
            value = value_for(data, sheet, key)
            assert sheet.differences({key: value}) == []
            edits[key] = value
        assert sheet.differences(edits) == []

    holds()


PARENT, DATED = ("产出", "数量组"), ("产出", "时效组")
LIMIT = {"一级": "产出", "二级": "数量组", "期限": "2020年12月31日"}
ROW = {"一级": "产出", "二级": "数量组", "三级": "甲", "分值": "10"}
LATE = {"一级": "产出", "二级": "时效组", "三级": "甲", "分值": "10", "实际值": "2020年11月1日"}
HEAD = {"项目名称": "某", "类型": "一般", "事故": "2次", "预算": "40", MONEY_UNIT: "万元"}
IN_TIME = {**ROW, "实际值": "2020年11月1日"}
FIRST, SECOND = (*PARENT, "甲"), (*PARENT, "乙")


def sheet_of(rules: Ruleset, *rows: Cells, **head: str) -> EditedSheet:
    return EditedSheet(rules, Texts(HEAD | head, list(rows)))


def open_once(sheet: EditedSheet, path: tuple[str, ...], key: Key, value: Fraction | str, score: int) -> None:
    """A score stands as it is, and no more once a cell is changed, on which the engine's score hangs."""
    assert sheet.shows(path, key, sheet.holds(key)) == score
    assert sheet.shows(path, key, value) == OPEN
    assert sheet.differences({key: value}) == []


def test_a_day_of_the_node_above() -> None:
    open_once(sheet_of(ruleset(), LIMIT, IN_TIME), FIRST, (PARENT, "期限"), "2020年10月1日", 10)


def test_a_sibling() -> None:
    rows = [
        {**ROW, "三级": name, "指标值": "明显", "实际值": f"2020年11月{day}日"} for name, day in (("甲", 9), ("乙", 1))
    ]
    open_once(sheet_of(ruleset(), *rows), FIRST, (SECOND, "实际值"), "2020年12月1日", 10)


@pytest.mark.parametrize(
    ("line", "score"),
    [
        ("得 个数（全表.三级，指标值.单位 = 本行.指标值.单位）× 1分", 1),
        ("得 个数（全表.三级，指标值.性质 = 本行.指标值.性质）× 1分", 2),
        ("若 任一（全表.三级，实际值 > 本行.指标值.下限）则 3分\n    否则 1分", 3),
        ("若 上级.期限.单位 = 「次」则 4分\n    否则 1分", 4),
        ("若 数量组.期限.区间 有值 则 2分\n    否则 1分", 2),
        ("若 实际值.区间 有值 则 2分\n    否则 1分", 2),
    ],
)
def test_what_a_target_is_like_that_is_named_with_its_row_or_node(line: str, score: int) -> None:
    rows = [{**ROW, "指标值": "≥5次", "实际值": "6次"}, {**ROW, "三级": "乙", "指标值": "≥2人", "实际值": "7次"}]
    sheet = sheet_of(ruleset(row=line), {**LIMIT, "期限": "3次"}, *rows)
    assert sheet.shows(FIRST, (FIRST, "指标值"), sheet.holds((FIRST, "指标值"))) == score
    for path, name in ((FIRST, "指标值"), (FIRST, "实际值"), (SECOND, "指标值"), (SECOND, "实际值"), (PARENT, "期限")):
        for value in ("≥5人", "≥2次", "5次", "9次", "明显", "", Fraction(5)):
            assert sheet.differences({(path, name): value}) == [], (path, value)


def test_a_node_by_its_name() -> None:
    """Better than the other row of its group is 乙, as good as the start of another group 甲 alone: half of 10."""
    start = {"一级": "产出", "二级": "数量组", "起点": "2020年11月1日"}
    rows = [
        {
            "一级": "效益",
            "二级": "另列",
            "三级": name,
            "分值": "10",
            "指标值": "明显",
            "实际值": f"2020年11月{day}日",
            "自评得分": "0",
        }
        for name, day in (("甲", 5), ("乙", 9))
    ]
    open_once(sheet_of(ruleset(), start, *rows), ("效益", "另列", "甲"), (PARENT, "起点"), "2020年11月8日", 5)


def test_a_text_of_the_head() -> None:
    sheet = sheet_of(ruleset(), {**ROW, "支出": "10-20"}, 类型="减半")
    open_once(sheet, FIRST, ((), "类型"), "一般", 5)


def test_the_unit_of_money_of_a_range() -> None:
    """50万元 and more are more than 40万元; 50元 aren't."""
    sheet = sheet_of(ruleset(), {**ROW, "支出": "50-60"}, 预算="40万元")
    open_once(sheet, FIRST, ((), MONEY_UNIT), f"{MONEY_UNIT}：元", 10)


def test_what_a_group_shares_out() -> None:
    """Of 20 points either row is worth 10, of 12 it is worth 6."""
    rows = [LIMIT | {"分值": "20"}, IN_TIME, {**IN_TIME, "三级": "乙"}]
    open_once(sheet_of(ruleset(worth=True), *rows), FIRST, (PARENT, "分值"), Fraction(12), 10)


def test_what_a_group_would_share_out_if_it_had_points() -> None:
    """乙 has no points, so the group has none and 甲 keeps its 10; of 30 points it would be worth 15."""
    rows = [LIMIT | {"期限": "5次"}, {**ROW, "实际值": "4次"}, {**ROW, "三级": "乙", "分值": "", "实际值": "4次"}]
    open_once(sheet_of(ruleset(worth=True), *rows), FIRST, (PARENT, "分值"), Fraction(30), 10)


def test_a_share_of_what_its_rows_are_worth() -> None:
    """Without points of its own the group shares out what its rows state, 20, whichever method scores them."""
    rows = [LIMIT, IN_TIME, {**IN_TIME, "三级": "乙"}]
    open_once(sheet_of(ruleset(worth=True), *rows), FIRST, (SECOND, "分值"), Fraction(30), 10)


@pytest.mark.parametrize(("key", "lines", "score"), [((DATED, "分值"), "分值", 5), ((PARENT, "分值"), "上级.分值", 5)])
def test_points_of_parts_where_a_group_may_get_its_own(key: Key, lines: str, score: int) -> None:
    """Half of what 甲 is worth, as long as neither its group nor the one beside it says what it is worth."""
    rows = [LIMIT, {**LIMIT, "二级": "时效组"}, LATE]
    open_once(sheet_of(ruleset(group=f"得 {lines} ÷ 2"), *rows), DATED, key, Fraction(30), score)


def test_points_of_rows_as_long_as_their_group_s_own_row_is_none_of_them() -> None:
    """Half of the 10 points that 甲 is worth; a group's row that measures something would be a row without points."""
    sheet = sheet_of(ruleset(row="得 上级.分值 ÷ 2"), LIMIT, IN_TIME)
    open_once(sheet, FIRST, (PARENT, "实际值"), "4次", 5)


EMPTY = """规则集 999999/2020 「试」
    状态 待核
方法 一半
    得 分值 ÷ 2
方法 全给
    得 分值
模板 表
    字段 项目名称: 文本
    一级 产出，按 一半
        二级 甲组
            三级 甲项
        二级 乙组
    三级
        字段 实际值: 量
    计分
        | 方法 |
        | 全给 |
    总分 合计（一级.得分）
"""


def test_points_of_parts_as_long_as_an_empty_part_of_a_part_gets_none() -> None:
    """Half of the 10 points of 乙; with 30 of 甲项 it would be half of 40."""
    rows = [
        {"一级": "产出", "二级": "甲组", "三级": "甲项", "分值": "", "实际值": ""},
        {"一级": "产出", "二级": "乙组", "三级": "乙", "分值": "10", "实际值": "1次"},
    ]
    sheet = EditedSheet(compile_text(EMPTY), Texts({"项目名称": "某"}, rows))
    open_once(sheet, ("产出",), (("产出", "甲组", "甲项"), POINTS_OF), Fraction(30), 5)


def test_a_row_that_does_not_apply_as_long_as_its_day_stands() -> None:
    rules = ruleset(row="若 实际值 ≤ 2020年12月31日 则 不适用\n    否则 分值")
    sheet = sheet_of(rules, IN_TIME, {**IN_TIME, "三级": "乙", "实际值": "2021年2月1日"})
    open_once(sheet, PARENT, (FIRST, "实际值"), "2021年3月1日", 10)


def test_a_count_of_rows_that_apply_as_long_as_their_days_stand() -> None:
    rules = ruleset(row="若 实际值 ≤ 2020年12月31日 则 不适用\n    否则 分值", group="得 个数（下级，适用）× 5分")
    sheet = sheet_of(rules, {**LATE, "实际值": "2021年2月1日"})
    open_once(sheet, DATED, ((*DATED, "甲"), "实际值"), "2020年2月1日", 5)


def test_a_sum_of_a_group_whose_own_row_becomes_an_indicator() -> None:
    open_once(sheet_of(ruleset(), LIMIT, {**ROW, "支出": "60万元"}), PARENT, (PARENT, "支出"), "50万元", 10)


def test_siblings_of_which_one_more_is_made_of_a_group_s_own_row() -> None:
    rows = [
        {**IN_TIME, "一级": "效益", "二级": "另列", "指标值": "明显"},
        {"一级": "效益", "二级": "另列", "期限": "5次"},
    ]
    path = ("效益", "另列", "甲")
    open_once(sheet_of(ruleset(), *rows), path, (path[:2], "实际值"), "2020年12月1日", 10)


def test_a_veto_whose_condition_can_not_be_asked_leaves_the_total_open() -> None:
    rules = ruleset(group="得 0", veto="    当 事故 > 0次\n    要求 类型 = 「减半」")
    sheet = sheet_of(rules, LIMIT | {"期限": "5次"}, {**ROW, "实际值": "4次"}, 事故="5人")
    made = sheet.live[()]
    assert isinstance(made, NotLive)
    assert not made.differs
    assert sheet.shows((), ((), "事故"), "5次") == OPEN


def test_a_group_whose_own_row_becomes_an_indicator() -> None:
    sheet = sheet_of(ruleset(group="得 0"), LIMIT | {"期限": "5次"}, {**ROW, "实际值": "4次"})
    for path in (PARENT, ("产出",), ()):
        open_once(sheet, path, (PARENT, "实际值"), "3次", 10)


def test_days_of_a_group_whose_own_row_becomes_an_indicator() -> None:
    sheet = sheet_of(ruleset(worth=True), LIMIT | {"分值": "20"}, IN_TIME)
    open_once(sheet, FIRST, (PARENT, "实际值"), "2020年1月1日", 20)


@pytest.mark.parametrize("accidents", ["5次", "", "2次", Fraction(5)])
def test_a_veto_whose_units_do_not_go_together_leaves_the_total_open(accidents: Fraction | str) -> None:
    """5人 can't be held against 3次; 5次 can, and vetoes."""
    sheet = sheet_of(ruleset(group="得 0"), LIMIT | {"期限": "5次"}, {**ROW, "实际值": "4次"}, 事故="5人")
    made = sheet.live[()]
    assert isinstance(made, NotLive)
    assert not made.differs
    assert sheet.shows(("产出",), ((), "事故"), accidents) == 10
    assert sheet.differing({(): sheet.shows((), ((), "事故"), accidents)}, {((), "事故"): accidents}) == []


@pytest.mark.parametrize(("rows", "guarded"), [(70, True), (330, False)])
def test_a_score_of_many_cells(rows: int, guarded: bool) -> None:
    """More cells than AND takes are asked in parts; where they are more than a formula holds the score is open."""
    many = [{**LATE, "三级": f"第{number}", "分值": "1"} for number in range(rows)]
    sheet = sheet_of(ruleset(), {**LIMIT, "二级": "时效组"}, *many)
    made = sheet.live[DATED]
    assert isinstance(made, NotLive)
    assert made.unguarded is not guarded
    key: Key = ((*DATED, "第1"), "实际值")
    assert sheet.shows(DATED, key, "2020年11月1日") == (rows if guarded else OPEN)
    assert sheet.shows(DATED, key, "2021年11月1日") == OPEN
    if guarded:
        assert made.formula.count(",") > 255
        assert fits(made.formula)
    else:
        written = LiveSheet(sheet.form, sheet.ruleset, sheet.result).made(sheet.sketch, sheet.address)
        assert written.live[DATED] == Content(OPEN)
        assert "依据的格太多" in written.fixed[DATED].zh


@pytest.mark.parametrize(("arguments", "taken"), [(255, True), (256, False)])
def test_a_function_takes_255_arguments(arguments: int, taken: bool) -> None:
    """What stands in the name of a sheet is neither a bracket nor a comma."""
    listed = ",".join(["'(甲),乙)'!$A$1"] * arguments)
    assert fits(f"IF(AND({listed}),1,2)") is taken


def test_points_up_to_which_an_open_score_is_taken() -> None:
    """At least 10 and, without 限于, at most the 10 points of 甲; with 30 points nobody knows."""
    rules = ruleset(group="得 待定 [10分, 数量组.分值]，「没有上限」")
    open_once(sheet_of(rules, LATE), DATED, ((*DATED, "甲"), POINTS_OF), Fraction(30), 10)


UNDECIDED = """规则集 999999/2020 「试」
    状态 待核
方法 全给
    得 分值
方法 半给
    得 分值 ÷ 2
方法 最多
    得 最大（甲组.三级.得分，支出 有值）
模板 表
    字段 项目名称: 文本
    一级 产出
        二级 甲组
        二级 乙组，按 最多
    三级
        字段 类型: 文本
        字段 支出: 金额
    计分
        | 类型     | 方法   |
        | 「减半」 | 半给   |
        | -        | 全给   |
    总分 合计（一级.得分）
"""


def test_points_of_a_row_of_which_nobody_knows_how_it_is_scored() -> None:
    """Without 类型 it has all or half of its points; of none that is 0 either way, of 5 it isn't."""
    row = {"一级": "产出", "二级": "甲组", "三级": "甲", "分值": "0", "类型": "", "支出": "10"}
    sheet = EditedSheet(compile_text(UNDECIDED), Texts({"项目名称": "某", MONEY_UNIT: "万元"}, [row]))
    open_once(sheet, ("产出", "乙组"), (("产出", "甲组", "甲"), POINTS_OF), Fraction(5), 0)


def test_a_row_without_a_name_is_one_as_long_as_it_measures_something() -> None:
    """Two rows of 10 points, in time; without its day the second one says only what its group is worth."""
    rows = [IN_TIME, {key: text for key, text in IN_TIME.items() if key != "三级"}]
    sheet, unnamed = sheet_of(ruleset(), LIMIT, *rows), (*PARENT, "（未命名）")
    for path, score in [(unnamed, 10), (FIRST, 10), (PARENT, 20)]:
        open_once(sheet, path, (unnamed, "实际值"), "", score)
