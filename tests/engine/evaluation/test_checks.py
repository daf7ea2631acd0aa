"""校验: when they apply, what they say, how grave it is, and what a veto does — also one that can't be decided yet."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from tests.engine.evaluation.conftest import Compile, Score

from duheng.evaluation.result import Result
from duheng.problems.claims import GradeDiffers, TotalDiffers
from duheng.problems.problem import Language
from duheng.problems.severity import Severity

RULES = """
规则集 999999/2020 「校验」
档位 评价等级
    优: 100 至 90（含）
    良: 90 至 80（含）
    差: 80 至 0
模板 表
    字段 年初预算数: 金额，单位 万元
    字段 全年执行数: 金额，单位 万元
    字段 已公开: 是否
    一级 产出 100分
    三级
        字段 指标值: 目标
        字段 实际值: 量
        字段 自评得分: 数
        字段 偏差原因: 文本
    计分
        | 指标值.性质 | 方法   |
        | 空          | 不适用 |
        | -           | 评分   |
    总分 合计（一级.得分）
    等级 评价等级[总分]
方法 评分
    若 实际值 ≥ 指标值 则 分值
    否则 实际值 ÷ 指标值 × 分值
    限于 0 至 分值
    修约 2 位小数
"""

HEAD = "年初预算数: 10\n全年执行数: 8\n已公开: 是\n"

ROWS = """
指标:
  - {一级: 产出, 三级: 甲, 分值: 60, 指标值: ≥4件, 实际值: 4件}
  - {一级: 产出, 三级: 乙, 分值: 40, 指标值: ≥4件, 实际值: 3件}
"""

Checked = Callable[..., Result]


@pytest.fixture
def checked(compiled: Callable[[str], object], scored: Callable[..., Result]) -> Checked:
    """The form with one check added; ``changes`` replace texts of the form."""

    def run(check: str, *changes: tuple[str, str], language: Language = "zh") -> Result:
        form = HEAD + ROWS
        for old, new in changes:
            assert old in form
            form = form.replace(old, new)
        return scored(compiled(RULES + check), form, language)

    return run


def told(result: Result, family: str = "CHK") -> list[tuple[str, str, str]]:
    return [
        (each.code, "/".join(each.path), each.message("zh")) for each in result.findings if each.code.startswith(family)
    ]


REASON = "校验 须说明原因\n    对每个 三级\n    当 得分 < 分值\n    要求 偏差原因 有值\n    提示 「{名称}得 {得分} 分，不足 {分值} 分」\n"


def test_a_check_for_each_row_speaks_of_the_rows_that_fail(checked: Checked) -> None:
    assert told(checked(REASON)) == [("CHK-001", "产出/乙", "须说明原因：乙得 30 分，不足 40 分")]


def test_it_is_quiet_where_the_demand_holds(checked: Checked) -> None:
    assert told(checked(REASON, ("实际值: 3件", "实际值: 3件, 偏差原因: 雨季"))) == []


def test_a_row_that_does_not_apply_has_no_score_to_explain(checked: Checked) -> None:
    assert told(checked(REASON, ("指标值: ≥4件, 实际值: 3件", "指标值: 无"))) == []


def test_a_row_that_does_not_apply_has_no_score_to_explain_though_a_field_reads_it(
    compiled: Callable[[str], object], scored: Callable[..., Result]
) -> None:
    """甲 has no target, so no score; 乙 has three quarters of its points."""
    rules = RULES.replace("偏差原因: 文本", "偏差原因: 文本\n        字段 得分率 = 得分 ÷ 分值")
    form = HEAD + ROWS.replace("60, 指标值: ≥4件", "60, 指标值: 无")
    result = scored(compiled(rules + "校验 够得分\n    对每个 三级\n    要求 得分率 ≥ 80%\n"), form)
    assert [(code, path) for code, path, _ in told(result)] == [("CHK-001", "产出/乙")]


def test_it_is_undecided_where_the_score_is_open(checked: Checked) -> None:
    assert told(checked(REASON, (", 实际值: 3件", ""))) == [
        ("CHK-002", "产出/乙", "校验「须说明原因」无法判定：缺 实际值"),
    ]


def test_a_demand_that_holds_either_way_is_decided(checked: Checked) -> None:
    assert told(checked(REASON, ("实际值: 3件", "偏差原因: 雨季"))) == []


@pytest.mark.parametrize(
    ("line", "level"),
    [
        ("", Severity.WARNING),
        ("级别 错误", Severity.ERROR),
        ("级别 警告", Severity.WARNING),
        ("级别 提示", Severity.INFO),
    ],
)
def test_how_grave_a_check_is_is_its_own_to_say(checked: Checked, line: str, level: Severity) -> None:
    result = checked(f"校验 甲\n    要求 总分 = 100\n    {line}\n")
    assert [each.level() for each in result.findings if each.code == "CHK-001"] == [level]


def test_a_check_without_message_shows_its_demand(checked: Checked) -> None:
    assert told(checked("校验 满分\n    要求 总分 = 100\n")) == [("CHK-001", "", "满分：要求 总分 90分 = 100")]


@pytest.mark.parametrize(
    ("message", "text"),
    [
        ("实为 {合计（三级.分值）} 分", "实为 100 分"),
        ("执行 {全年执行数}，预算 {年初预算数}", "执行 8万元，预算 10万元"),
        ("差 {年初预算数 - 全年执行数}", "差 2万元"),
        ("率 {全年执行数 ÷ 年初预算数}", "率 80%"),
        ("率 {全年执行数 ÷ 年初预算数 × 100}%", "率 80%"),
        ("超过 {界限}", "超过 120%"),
        ("超过 {界限 × 100}%", "超过 120%"),
        ("超过 {100 × 界限}%", "超过 120%"),
        ("百倍是 {年初预算数 × 100}", "百倍是 1000万元"),
        ("等级 {评价等级[总分]}", "等级 优"),
        ("{个数（三级，得分 < 分值）} 行未达标", "1 行未达标"),
        ("三分之一是 {总分 ÷ 7}", "三分之一是 ≈12.8571"),
        ("没有算式", "没有算式"),
    ],
)
def test_messages_put_values_in(checked: Checked, message: str, text: str) -> None:
    result = checked(f"参数 界限 = 120%\n\n校验 甲\n    要求 总分 = 100\n    提示 「{message}」\n")
    assert told(result) == [("CHK-001", "", f"甲：{text}")]


def test_a_message_about_what_is_open_shows_the_range(checked: Checked) -> None:
    result = checked(
        "校验 甲\n    要求 年初预算数 = 9万元\n    提示 「{总分}，{评价等级[总分]}」\n", (", 实际值: 3件", "")
    )
    assert told(result) == [("CHK-001", "", "甲：60～100，优～良～差")]


def test_a_check_names_the_line_of_its_demand(checked: Checked) -> None:
    result = checked("校验 甲\n    要求 总分 = 100\n")
    (found,) = [each for each in result.findings if each.code == "CHK-001"]
    assert (RULES + "校验 甲\n    要求 总分 = 100\n").splitlines()[found.related[0].line - 1] == "    要求 总分 = 100"


def test_when_does_not_hold_so_the_check_is_not_made(checked: Checked) -> None:
    assert told(checked("校验 甲\n    当 年初预算数 > 10万元\n    要求 总分 = 100\n")) == []


def test_when_is_not_known_so_the_check_is_undecided(checked: Checked) -> None:
    result = checked("校验 甲\n    当 年初预算数 > 10万元\n    要求 总分 = 100\n", ("年初预算数: 10\n", ""))
    assert told(result) == [("CHK-002", "", "校验「甲」无法判定：缺 年初预算数")]


def test_a_row_is_named_whole_where_its_name_has_a_stroke(checked: Checked) -> None:
    result = checked(
        "校验 合起来\n    要求 合计（三级.实际值） ≥ 7件\n",
        ("三级: 甲", "三级: 新建/改建"),
        ("实际值: 4件", "实际值: ''"),
    )
    assert told(result) == [("CHK-002", "", "校验「合起来」无法判定：缺 「新建/改建」的实际值")]


def test_rows_whose_names_join_to_the_same_are_told_apart(checked: Checked) -> None:
    """甲/乙 of 产出 says nothing, so its rate has no value; what 乙 of 产出/甲 says can't be read, so nobody knows."""
    own = "  - {一级: 产出/甲, 三级: 乙, 分值: 1, 指标值: ≥4件, 实际值: 大约4件}\n"
    result = checked(
        "校验 都填了\n    对每个 三级\n    要求 （实际值 ÷ 指标值） 有值\n    提示 「没有填」\n",
        ("三级: 甲", "三级: 甲/乙"),
        ("实际值: 4件", "实际值: ''"),
        ("指标:\n", f"指标:\n{own}"),
    )
    assert told(result) == [
        ("CHK-001", "产出/甲/乙", "都填了：没有填"),
        ("CHK-002", "产出/甲/乙", "校验「都填了」无法判定：缺 确切的实际值（表上写的是「大约4件」）"),
    ]


# --- vetoes


def veto(what: str, demand: str = "已公开") -> str:
    return f"校验 公开\n    要求 {demand}\n    则 {what}\n"


HIDDEN = ("已公开: 是", "已公开: 否")
SILENT = ("已公开: 是\n", "")


def test_a_veto_sets_the_total(checked: Checked) -> None:
    result = checked(veto("总分 0"), HIDDEN)
    assert (result.total.score, result.total.grade, result.total.full) == (0, "差", 100)
    assert told(result, "CHK-003") == [("CHK-003", "", "一票否决「公开」生效，总分定为 0（原为 90）")]


def test_a_total_that_a_veto_set_says_so_in_the_language_asked_for(checked: Checked) -> None:
    assert checked(veto("总分 0"), HIDDEN).total.because == "一票否决「公开」生效，总分定为 0（原为 90）"
    english = checked(veto("总分 0"), HIDDEN, language="en").total.because
    assert english == 'The veto "公开" takes effect: the total is set to 0 (was 90)'


def test_a_veto_that_holds_does_nothing(checked: Checked) -> None:
    result = checked(veto("总分 0"))
    assert (result.total.score, result.total.grade) == (90, "优")
    assert told(result) == []


def test_a_veto_never_raises_the_total(checked: Checked) -> None:
    assert checked(veto("总分 95"), HIDDEN).total.score == 90


def test_a_veto_by_an_expression(checked: Checked) -> None:
    assert checked(veto("总分 总分 × 50%"), HIDDEN).total.score == 45


def test_a_veto_of_an_open_total_caps_its_range(checked: Checked) -> None:
    missing = (", 实际值: 3件", "")
    capped = checked(veto("总分 80"), HIDDEN, missing).total
    assert (capped.low, capped.high, capped.grade) == (60, 80, "良～差")
    half = checked(veto("总分 总分 × 50%"), HIDDEN, missing).total
    assert (half.low, half.high) == (30, 50)


def test_a_veto_that_takes_off_nobody_knows_how_much_says_from_where_the_total_is_taken(checked: Checked) -> None:
    less = "总分 总分 - 全年执行数 ÷ 1万元 × 1分"
    result = checked(veto(less), HIDDEN, ("全年执行数: 8\n", ""))
    assert (result.total.low, result.total.high) == (0, 90)
    assert [each.message("zh") for each in result.findings if each.code == "EVL-033"] == [
        "总分的算式没有写下限，待定的总分按 0～90 分算"
    ]


def test_a_veto_sets_the_grade_and_leaves_the_total(checked: Checked) -> None:
    result = checked(veto("等级 差"), HIDDEN)
    assert (result.total.score, result.total.grade) == (90, "差")
    assert told(result, "CHK-003") == [("CHK-003", "", "一票否决「公开」生效，等级定为 差（原为 优）")]


def test_two_vetoes_take_the_lower(checked: Checked) -> None:
    two = veto("总分 70") + veto("总分 50").replace("校验 公开", "校验 公示")
    assert checked(two, HIDDEN).total.score == 50


def test_an_undecided_veto_may_still_come(checked: Checked) -> None:
    result = checked(veto("总分 0"), SILENT)
    assert (result.total.low, result.total.high, result.total.grade) == (0, 90, "优～良～差")
    assert told(result) == [("CHK-002", "", "校验「公开」无法判定：缺 已公开；不符合的话，总分定为 0")]


LATE = "校验 按期\n    对每个 三级\n    要求 实际值 ÷ 指标值 ≥ 50%\n"
TO_ROWS = ("≥4件, 实际值: 3件", "2020年12月前, 实际值: 2021年1月5日")


def test_a_veto_that_makes_no_sense_of_the_units_may_still_come(checked: Checked) -> None:
    few = "校验 执行\n    对每个 三级\n    要求 实际值 ≤ 5件\n    则 总分 0\n"
    result = checked(few, ("≥4件, 实际值: 3件", "≥4人, 实际值: 4人"))
    assert (result.total.low, result.total.high) == (0, 100)
    why = "一边是以“人”为单位的数，一边是以“件”为单位的数"
    assert told(result) == [("CHK-004", "产出/乙", f"校验「执行」算不出：单位不同，{why}")]


def test_a_check_of_dates_that_cannot_be_divided_says_nothing_of_their_score(checked: Checked) -> None:
    result = checked(LATE, TO_ROWS)
    assert result.total.score == 100
    assert told(result) == [("CHK-004", "产出/乙", "校验「按期」算不出：两个日期不能相乘除")]
    assert [each.level() for each in result.findings if each.code == "CHK-004"] == [Severity.INFO]
    assert [
        each.level() for each in checked(LATE + "    则 等级 差\n", TO_ROWS).findings if each.code == "CHK-004"
    ] == [Severity.WARNING]


def test_an_undecided_veto_of_the_grade_may_still_come(checked: Checked) -> None:
    result = checked(veto("等级 差"), SILENT)
    assert (result.total.score, result.total.grade) == (90, "优～差")


SECOND = "校验 公开", "校验 公示"


def test_a_veto_that_changes_nothing_is_not_said_to_have(checked: Checked) -> None:
    assert told(checked(veto("总分 95"), HIDDEN), "CHK-003") == []
    poor = checked(veto("等级 良"), HIDDEN, ("实际值: 4件", "实际值: 0件"))
    assert (poor.total.score, poor.total.grade, told(poor, "CHK-003")) == (30, "差", [])


def test_of_several_grades_the_worst_counts_whatever_their_order(checked: Checked) -> None:
    mild, hard = veto("等级 良"), veto("等级 差").replace(*SECOND)
    assert checked(mild + hard, HIDDEN).total.grade == "差"
    assert checked(hard + mild, HIDDEN).total.grade == "差"


def test_a_grade_is_set_beside_a_total_that_is_lowered_too(checked: Checked) -> None:
    both = veto("等级 良") + veto("总分 0").replace(*SECOND)
    total = checked(both, HIDDEN).total
    assert (total.score, total.grade) == (0, "差")


def test_a_total_below_zero_is_told(checked: Checked) -> None:
    result = checked(veto("总分 总分 - 95"), HIDDEN)
    assert result.total.score == -5
    assert [code for code, _, _ in told(result, "EVL-010")] == ["EVL-010"]


# --- the claimed grade


@pytest.mark.parametrize(("claimed", "differs"), [("优", False), (" 优 ", False), ("良", True), ("无", False)])
def test_a_claimed_grade_is_compared(checked: Checked, claimed: str, differs: bool) -> None:
    result = checked("", ("已公开: 是", f"已公开: 是\n自评等级: {claimed}"))
    assert (told(result, "EVL-017") != []) == differs


def test_a_claimed_grade_within_an_open_one_is_no_difference(checked: Checked) -> None:
    result = checked("", ("已公开: 是", "已公开: 是\n自评等级: 良"), (", 实际值: 3件", ""))
    assert told(result, "EVL-017") == []


def in_english(result: Result) -> list[str]:
    return [each.message("en") for each in result.findings if each.code.startswith(("CHK", "EVL"))]


def test_in_english(checked: Checked) -> None:
    assert in_english(checked("校验 full\n    要求 总分 = 100\n")) == ["full: required: 总分 90分 = 100"]
    assert in_english(checked(REASON, (", 实际值: 3件", ""))) == [
        "The score is open, 0 to 40 points: 实际值 missing",
        'The check "须说明原因" can\'t be decided: 实际值 missing',
    ]
    assert in_english(checked("校验 甲\n    要求 全年执行数 > 9万元\n    则 总分 0\n"))[-1] == (
        'The veto "甲" takes effect: the total is set to 0 (was 90)'
    )
    unreadable = checked("校验 甲\n    要求 全年执行数 > 9\n", ("全年执行数: 8", "全年执行数: 约八"))
    assert in_english(unreadable) == [
        'The check "甲" can\'t be decided: an exact 全年执行数 (the form says "约八") missing',
    ]


@pytest.mark.parametrize(
    ("first", "second", "hint"),
    [
        ("", "", "各行没有写自评得分，看不出差在哪一行。"),
        ("", ", 自评得分: 40", "有的行没有写自评得分，写了的合计 40；看其中哪几行与得分不同。"),
        (", 自评得分: 60", ", 自评得分: 40", "看哪几行的自评与得分不同；各行自评得分合计 100。"),
    ],
)
def test_a_claimed_total_that_differs(checked: Checked, first: str, second: str, hint: str) -> None:
    claimed = ("已公开: 是\n", "已公开: 是\n自评总分: 50\n")
    rows = ("≥4件, 实际值: 4件", f"≥4件, 实际值: 4件{first}"), ("≥4件, 实际值: 3件", f"≥4件, 实际值: 3件{second}")
    result = checked("", claimed, *rows)
    assert [each.hint("zh") for each in result.findings if each.code == "EVL-009"] == [hint]


def test_rows_that_add_up_to_the_computed_total_leave_the_claimed_one_to_be_checked() -> None:
    found = TotalDiffers(claimed="100", computed="110", sum="110", outside=False)
    assert found.hint("zh") == "各行自评得分合计也是 110：核对自评总分。"
    assert found.hint("en") == "The claimed scores add up to 110 as well: check the claimed total."


@pytest.mark.parametrize(
    ("claimed", "computed", "hint"),
    [
        ("优秀", "优", "若是同一个等级，照规则集的叫法写「优」。"),
        ("不合格", "合格", "等级由总分定，核对自评总分和自评等级。"),
        ("优", "良", "等级由总分定，核对自评总分和自评等级。"),
    ],
)
def test_a_grade_by_another_word(claimed: str, computed: str, hint: str) -> None:
    assert GradeDiffers(claimed=claimed, computed=computed).hint("zh") == hint


@pytest.mark.parametrize(("claimed", "codes"), [("60", []), ("100", []), ("59", ["EVL-009"]), ("101", ["EVL-009"])])
def test_a_claimed_total_beside_an_open_one(checked: Checked, claimed: str, codes: list[str]) -> None:
    """甲 has 60, 乙 0 to 40: 60 to 100."""
    claim = ("已公开: 是\n", f"已公开: 是\n自评总分: {claimed}\n")
    result = checked("", claim, (", 实际值: 3件", ""))
    assert [each.code for each in result.findings if each.code == "EVL-009"] == codes


def test_a_check_may_ask_for_the_grade(checked: Checked) -> None:
    """60 + 30 is 90, which is 优; 60 alone is 差."""
    check = "校验 评优\n    要求 等级 = 「优」\n    提示 「等级为{等级}」\n"
    assert told(checked(check)) == []
    assert told(checked(check, ("实际值: 3件", "实际值: 0件"))) == [("CHK-001", "", "评优：等级为差")]
    assert told(checked(check, (", 实际值: 3件", ""))) == [
        ("CHK-002", "", "校验「评优」无法判定：缺 定下来的得分"),
    ]


BY_FIELD = """
规则集 999999/2020 「班子」
档位 评级
    优: 100 至 80（含）
    良: 80 至 60（含）
    差: 60 至 0
方法 满
    得 分值
    限于 0 至 分值
模板 表
    字段 班子评级: 评级
    一级 产出 10分
    三级
        字段 指标值: 目标
    计分
        | 指标值.性质 | 方法 |
        | -           | 满   |
    总分 合计（一级.得分）
    等级 班子评级
校验 底线
    要求 总分 ≥ 60
    提示 「总分不到 60」
    则 等级 良
"""


@pytest.mark.parametrize(("given", "grade"), [("优", "良"), ("良", "良"), ("差", "差")])
def test_of_a_grade_by_a_field_and_one_that_a_veto_sets_the_worse_counts(
    compiled: Compile, scored: Score, given: str, grade: str
) -> None:
    form = f"班子评级: {given}\n指标:\n  - {{一级: 产出, 三级: 甲, 分值: 10, 指标值: ≥1件}}\n"
    assert scored(compiled(BY_FIELD), form).total.grade == grade
