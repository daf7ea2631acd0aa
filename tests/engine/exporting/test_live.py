"""Live formulas by hand: the text of a formula, and what it gives, worked out with pencil and paper."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

import pytest
from tests.engine.evaluation.conftest import HEAD, compile_text
from tests.engine.exporting.plain_sheet import INAPPLICABLE, OPEN, live_formulas
from tests.engine.exporting.sheet import ERROR, Value, worked_out

import duheng
from duheng.exporting.layout.held import Held, held
from duheng.exporting.live.formulas import Live, NotLive
from duheng.forms.bind import bind
from duheng.forms.model import Form
from duheng.forms.yaml_reader import read_yaml
from duheng.language.builtins import CLAIMED, POINTS_OF, SCORE_OF
from duheng.language.tree import Ruleset

F = Fraction
Path = tuple[str, ...]

TEMPLATE = """
模板 表
    字段 年初预算数: 金额，单位 万元
    字段 全年执行数: 金额，单位 万元
    字段 出过事故: 是否
    一级 产出指标
        二级 数量指标
    三级
        字段 指标值: 目标
        字段 实际值: 量
        字段 完成档次: 完成情况
        字段 自评得分: 数
        字段 已公开: 是否
        字段 完成日: 日期
    计分
        | 指标值.性质 | 分值 | 方法   |
        | -           | -    | 甲     |
    总分 合计（一级.得分）

档位 完成情况
    达成: 100% 至 80%（含）
    部分达成: 80% 至 60%（含）
    未达成: 60% 至 0%
"""
ROW = ("产出指标", "数量指标", "一")
COLUMNS = {
    "指标值": "C",
    "实际值": "D",
    "完成档次": "E",
    CLAIMED: "F",
    POINTS_OF: "G",
    "已公开": "H",
    "完成日": "I",
    SCORE_OF: "J",
}


def address(path: Path, name: str) -> str | None:
    """Rows of the level of 一 stand in rows 5, 6, …; the head's fields in row 2; sums aren't shown."""
    if not path:
        return {"年初预算数": "$A$2", "全年执行数": "$B$2", "出过事故": "$C$2"}.get(name)
    return f"${COLUMNS[name]}${'一二三四'.index(path[-1]) + 5}" if len(path) == 3 and name in COLUMNS else None


def bound(ruleset: Ruleset, text: str) -> Form:
    written, problems = read_yaml(text, "form.yaml", "0" * 64)
    assert written is not None, problems
    form, problems = bind(written, ruleset)
    assert form is not None, [each.message("zh") for each in problems]
    return form


UNLESS_EMPTY = TEMPLATE.replace(
    "        | -           | -    | 甲", "        | 空          | = 0  | 不适用 |\n        | -           | -    | 甲"
)


def live(
    lines: str, *rows: str, head: str = "", more: str = "", template: str = TEMPLATE
) -> Mapping[Path, Live | NotLive]:
    """The formulas of a form whose rows are scored by the lines of method 甲; rows are written ``指标值: ≥1件``."""
    ruleset = compile_text(f"{HEAD}方法 甲\n{lines}\n{template}{more}")
    listed = "\n".join(
        f"  - {{一级: 产出指标, 二级: 数量指标, 三级: {name}, 分值: 10, {row}}}"
        for name, row in zip("一二三四", rows, strict=False)
    )
    form = bound(ruleset, f"年度: 2020\n{head}\n指标:\n{listed}\n")
    return live_formulas(form, ruleset, address)


def formula(lines: str, *rows: str, head: str = "", path: Path = ROW, more: str = "") -> str:
    made = live(lines, *rows, head=head, more=more)[path]
    assert isinstance(made, Live), made
    return made.formula


def reason(lines: str, *rows: str, head: str = "") -> NotLive:
    made = live(lines, *rows, head=head)[ROW]
    assert isinstance(made, NotLive), made
    assert not made.differs
    return made


# --- whole formulas


def test_the_execution_rate() -> None:
    """35 ÷ 64.22 × 10 = 5.4500…, so 5.45; half of the budget gives 5, more than all of it no more than 10."""
    ruleset = duheng.load_ruleset("000000/2020")
    row = "{一级: 产出指标, 二级: 数量指标, 三级: 一, 分值: 10}"
    form = bound(ruleset, f"项目名称: 某\n全年预算数: 64.22万元\n全年执行数: 35万元\n指标:\n  - {row}\n")
    places = {((), "全年预算数"): "$B$3", ((), "全年执行数"): "$C$3", (("预算执行率",), SCORE_OF): "$F$5"}
    made = live_formulas(form, ruleset, lambda path, name: places.get((path, name)))[("预算执行率",)]
    assert isinstance(made, Live)
    assert made.formula == (
        "IF(COUNT($B$3,$C$3)=2,IFERROR(ROUND(ROUND(MIN(MAX(IF($B$3=0,NA(),IF($B$3>0,$C$3/$B$3,NA())*10),0),10),10),2)"
        ',"待定"),"待定")'
    )
    for budget, spent, score in [("64.22", "35", "5.45"), ("64.22", "32.11", "5"), ("64.22", "70", "10")]:
        assert worked_out(made.formula, {"$B$3": F(budget), "$C$3": F(spent)}) == F(score)
    assert worked_out(made.formula, {"$B$3": F(0), "$C$3": F(5)}) == OPEN
    assert worked_out(made.formula, {"$B$3": F(5)}) == OPEN


POSITIVE = "若 实际值 ≥ 指标值 则 分值\n否则 实际值 ÷ 指标值 × 分值\n限于 0 至 分值\n修约 2 位小数"


def test_a_rate_of_the_target() -> None:
    """141 ÷ 195 × 10 = 7.2307…; 97.5 of 195 is half; below zero it is cut at 0; 0 and -1 can't be divided by."""
    made = formula(POSITIVE, "指标值: ≥195人, 实际值: 141人")
    assert made == (
        "IF(COUNT($C$5,$D$5,$G$5)=3,"
        "IFERROR(ROUND(ROUND(MIN(MAX(IF($D$5>=$C$5,$G$5,IF($C$5>0,$D$5/$C$5,NA())*$G$5),0),$G$5),10),2)"
        ',"待定"),"待定")'
    )
    cells: dict[str, Value] = {"$C$5": F(195), "$D$5": F(141), "$G$5": F(10)}
    assert worked_out(made, cells) == F("7.23")
    assert worked_out(made, cells | {"$D$5": F("97.5"), "$G$5": F(5)}) == F("2.5")
    assert worked_out(made, cells | {"$D$5": F(-1)}) == 0
    assert worked_out(made, cells | {"$D$5": F(-1), "$C$5": F(0)}) == OPEN
    assert worked_out(made, cells | {"$D$5": F(-2), "$C$5": F(-1)}) == OPEN
    assert worked_out(made, cells | {"$D$5": F(-1), "$C$5": F(-1)}) == 10
    for empty in cells:
        assert worked_out(made, {name: held for name, held in cells.items() if name != empty}) == OPEN
    assert worked_out(made, cells | {"$D$5": "大部分完成"}) == OPEN


def test_units_of_cells_are_brought_together() -> None:
    """20万元 is met by 200000元, not by 199999元: 20 × 10000 - 199999 = 1."""
    made = formula("若 实际值 ≥ 指标值 则 分值\n否则 分值 ÷ 2", "指标值: ≥20万元, 实际值: 200000元")
    assert (
        made == 'IF(COUNT($C$5,$D$5,$G$5)=3,IF(ROUND(($D$5-$C$5*10000)/MAX(1,ABS($D$5)),12)>=0,$G$5,$G$5*0.5),"待定")'
    )
    assert worked_out(made, {"$C$5": F(20), "$D$5": F(200000), "$G$5": F(10)}) == 10
    assert worked_out(made, {"$C$5": F(20), "$D$5": F(199999), "$G$5": F(10)}) == 5


@pytest.mark.parametrize(
    ("target", "sign", "at_it"),
    [("≥95%", ">=", 10), (">95%", ">", 5), ("超过95%", ">", 5)],
)
def test_a_bound_that_leaves_its_number_out(target: str, sign: str, at_it: int) -> None:
    made = formula("若 实际值 ≥ 指标值 则 分值\n否则 分值 ÷ 2", f'指标值: "{target}", 实际值: 96%')
    assert made == f'IF(COUNT($C$5,$D$5,$G$5)=3,IF($D$5{sign}$C$5,$G$5,$G$5*0.5),"待定")'
    assert worked_out(made, {"$C$5": F("0.95"), "$D$5": F("0.95"), "$G$5": F(10)}) == at_it


@pytest.mark.parametrize(
    ("interval", "target", "at_it"),
    [("[指标值, 200%]", ">95%", 5), ("(指标值, 200%]", "<95%", 10), ("[60%, 指标值]", "<95%", 5)],
)
def test_an_interval_that_ends_at_such_a_bound(interval: str, target: str, at_it: int) -> None:
    """95% isn't over 95%, and isn't below it."""
    made = formula(f"若 实际值 属于 {interval} 则 分值\n否则 分值 ÷ 2", f'指标值: "{target}", 实际值: 96%')
    assert worked_out(made, {"$C$5": F("0.95"), "$D$5": F("0.95"), "$G$5": F(10)}) == at_it


@pytest.mark.parametrize(
    ("target", "actual", "held_target", "below", "on_it"),
    [
        ("≥90%", "60%", "0.9", "0.53999991", "0.54"),
        ("≥90%", "60%", "0.9", "0.5399999999", "0.54"),
        ("≥1000000元", "700000元", "1000000", "599999.99", "600000"),
        ("≥10万元", "70000元", "10", "59999.99", "60000"),
    ],
)
def test_just_below_an_edge(target: str, actual: str, held_target: str, below: str, on_it: str) -> None:
    """60% of 90% is 54%, of a million 600000: what is less is less, by however little."""
    made = formula("若 实际值 ≥ 指标值 × 60% 则 10分\n否则 5分", f'指标值: "{target}", 实际值: {actual}')
    for typed, score in [(below, 5), (on_it, 10)]:
        assert worked_out(made, {"$C$5": F(held_target), "$D$5": F(typed)}) == score


def test_a_row_above_its_level_has_no_formula() -> None:
    """Nothing stands below it, so nothing changes its 0; once it says more it would be an indicator itself."""
    ruleset = compile_text(f"{HEAD}方法 甲\n得 实际值 × 1分\n{TEMPLATE}")
    form = bound(ruleset, "年度: 2020\n指标:\n  - {一级: 产出指标, 二级: 数量指标, 分值: 10}\n")
    assert isinstance(live_formulas(form, ruleset, address)["产出指标", "数量指标"], NotLive)


def test_a_table_of_tiers() -> None:
    """80% lies in the second line, 79.9% in the third; of 10 points these give 8 and 1."""
    made = formula(
        "| 实际值 | 得分 |\n| ≥ 90% | 分值 |\n| [80%, 90%) | 分值 × 80% |\n| 其他 | 分值 × 10% |", "实际值: 85%"
    )
    assert made == ('IF(COUNT($D$5,$G$5)=2,IF($D$5>=0.9,$G$5,IF(AND($D$5>=0.8,$D$5<0.9),$G$5*0.8,$G$5*0.1)),"待定")')
    for actual, score in [("0.9", 10), ("0.8", 8), ("0.799", 1)]:
        assert worked_out(made, {"$D$5": F(actual), "$G$5": F(10)}) == score


TIERS = """
若 完成档次 为空 则 自评得分
若 自评得分 为空 则 待定 完成情况[完成档次] × 分值，「没有自评得分」
若 自评得分 ÷ 分值 属于 完成情况[完成档次] 则 自评得分
否则 待定 完成情况[完成档次] × 分值，「不在区间内」
限于 0 至 分值"""


@pytest.mark.parametrize(
    ("tier", "claimed", "shown"),
    [
        ("达成", F(8), F(8)),
        ("达成", F("7.9"), OPEN),
        ("部分达成", F(6), F(6)),
        ("部分达成", F(8), OPEN),
        ("未达成", F(0), F(0)),
        ("达成", None, OPEN),
        ("没有这档", F(8), OPEN),
        (None, F(3), F(3)),
        (None, F(11), F(10)),
        (None, None, OPEN),
        ("达成", "很好", OPEN),
    ],
)
def test_a_person_judges_within_a_tier(tier: str | None, claimed: Value, shown: Value) -> None:
    """Of 10 points 达成 is [8, 10], 部分达成 [6, 8), 未达成 [0, 6)."""
    made = formula(TIERS, "指标值: 逐步提高, 完成档次: 达成, 自评得分: 9")
    assert worked_out(made, {"$C$5": "逐步提高", "$E$5": tier, "$F$5": claimed, "$G$5": F(10)}) == shown


@pytest.mark.parametrize(
    ("condition", "actual", "score"),
    [
        ("完成情况[实际值] = 「达成」", "0.8", 10),
        ("完成情况[实际值] = 「达成」", "0.799", 0),
        ("完成情况[实际值] = 「达成」", "1.2", OPEN),
        ("实际值 属于 完成情况[「部分达成」]", "0.6", 10),
        ("实际值 属于 完成情况[「部分达成」]", "0.8", 0),
    ],
)
def test_a_number_s_place_on_a_scale(condition: str, actual: str, score: Value) -> None:
    made = formula(f"若 {condition} 则 分值\n否则 0", "实际值: 90%")
    assert worked_out(made, {"$D$5": F(actual), "$G$5": F(10)}) == score


@pytest.mark.parametrize(("tier", "score"), [("达成", 10), ("部分达成", 8), ("未达成", 6), ("没有这档", OPEN)])
def test_the_end_of_a_tier(tier: str, score: Value) -> None:
    made = formula("得 完成情况[完成档次].上限 × 分值", "完成档次: 未达成")
    assert worked_out(made, {"$E$5": tier, "$G$5": F(10)}) == score


def test_the_end_of_a_target() -> None:
    """A lower bound moves with its cell; the end of a band counts as long as the band stands."""
    lines = "若 实际值 ≥ 指标值.下限 则 分值\n否则 0"
    cells: dict[str, Value] = {"$D$5": F("0.9"), "$G$5": F(10)}
    bound_ = formula(lines, "实际值: 92%, 指标值: ≥91%")
    assert [worked_out(bound_, cells | {"$C$5": F(each)}) for each in ("0.9", "0.91")] == [10, 0]
    band = formula(lines, '实际值: 92%, 指标值: "[90%, 95%)"')
    assert [worked_out(band, cells | {"$C$5": each}) for each in ("[90%, 95%)", "[91%, 95%)")] == [10, OPEN]


def test_a_bound_s_own_number() -> None:
    made = formula("若 指标值 = 95% 则 分值\n否则 0", '指标值: ">95%"')
    assert [worked_out(made, {"$C$5": F(each), "$G$5": F(10)}) for each in ("0.95", "0.96")] == [10, 0]


def test_whether_the_group_has_points() -> None:
    made = formula("若 上级.分值 有值 则 分值\n否则 1", "实际值: 1")
    assert [worked_out(made, cells) for cells in ({"$G$5": F(10)}, {})] == [10, 1]


def test_whether_a_quotient_has_a_value() -> None:
    made = formula("令 率 = 实际值 ÷ 指标值\n若 率 有值 则 分值\n否则 1", "实际值: 90%, 指标值: ≥90%")
    cells: dict[str, Value] = {"$C$5": F("0.9"), "$G$5": F(10)}
    assert worked_out(made, cells | {"$D$5": F("0.9")}) == 10
    assert worked_out(made, cells) == 1


def test_the_average_of_rows() -> None:
    """90% and 70% are 80% on the average, of 10 points 8."""
    made = formula("得 平均（上级.三级.实际值）× 分值", "实际值: 90%", "实际值: 50%")
    assert worked_out(made, {"$D$5": F("0.9"), "$D$6": F("0.7"), "$G$5": F(10)}) == 8


def test_what_no_formula_says_is_told() -> None:
    conditional = reason("得 最大（上级.三级.实际值，指标值 > 50%）× 分值", "实际值: 90%, 指标值: ≥90%")
    assert conditional.zh == "「最大」取哪几行要看格里的内容，不能写成公式"
    there = reason("若 指标值.区间 有值 则 1分\n否则 2分", "实际值: 90%, 指标值: 3%")
    assert there.zh == "规则问一段文字或区间有没有值，不能写成公式"
    texts = reason("若 完成情况[实际值] = 完成档次 则 分值\n否则 0", "实际值: 90%, 完成档次: 达成")
    assert texts.zh == "这一行的规则比较两个格里的文字"


def test_rounding_half_to_even() -> None:
    """0.725 → 0.72 and 0.735 → 0.74; 0.7251 is more than half; below zero alike."""
    made = formula("得 四舍六入五成双（实际值，2）× 1分", "实际值: 1")
    for actual, score in [("0.725", "0.72"), ("0.735", "0.74"), ("0.7251", "0.73"), ("-0.725", "-0.72"), ("2", "2")]:
        assert worked_out(made, {"$D$5": F(actual)}) == F(score)


def test_rounding_down_and_up() -> None:
    """97.5% is 2.5 points below 100%: cut to 2, so 10 - 2 × 2; rounded up 3, so 10 - 3 × 2."""
    down = formula("得 分值 - 舍去（（100% - 实际值）÷ 1百分点，0）× 2分", "实际值: 97%")
    assert down == 'IF(COUNT($D$5,$G$5)=2,$G$5-ROUNDDOWN(ROUND((1-$D$5)*100,10),0)*2,"待定")'
    assert worked_out(down, {"$D$5": F("0.975"), "$G$5": F(10)}) == 6
    up = formula("得 分值 - 进一（（100% - 实际值）÷ 1百分点，0）× 2分", "实际值: 97%")
    assert worked_out(up, {"$D$5": F("0.975"), "$G$5": F(10)}) == 4


def test_truths_are_counted() -> None:
    made = formula("若 已公开 则 分值\n否则 分值 ÷ 4", "已公开: √")
    assert made == (
        'IF(COUNT($G$5)=1,IFERROR(IF(OR($H$5="是",$H$5="√"),$G$5,IF($H$5="否",$G$5*0.25,NA())),"待定"),"待定")'
    )
    for said, score in [("是", 10), ("√", 10), ("否", F("2.5")), (None, OPEN)]:
        assert worked_out(made, {"$G$5": F(10), "$H$5": said}) == score


# --- what a formula takes over, and asks for


def test_a_qualitative_row_is_open_once_its_target_is_a_number() -> None:
    lines = "若 指标值.性质 = 定性 则 自评得分\n否则 0"
    made = formula(lines, "指标值: 逐步提高, 自评得分: 9")
    assert made == 'IF(AND($C$5="逐步提高",COUNT($F$5)=1),$F$5,"待定")'
    assert worked_out(made, {"$C$5": F(100), "$F$5": F(9)}) == OPEN


def test_words_count_as_long_as_they_stand() -> None:
    """≥95件 is a text in its cell too, but no words."""
    made = formula("若 指标值.性质 = 定性 则 自评得分\n否则 0", "指标值: 明显, 自评得分: 9")
    for target, score in [("明显", F(9)), ("≥95件", OPEN), ("好", OPEN), (None, OPEN)]:
        assert worked_out(made, {"$C$5": target, "$F$5": F(9)}) == score


def test_a_quantitative_row_is_open_once_its_target_is_words() -> None:
    """The rule never reads the target's number, but asks whether it is one."""
    made = formula("若 指标值.性质 = 定量 则 自评得分\n否则 0", "指标值: ≥8件, 自评得分: 9")
    assert made == 'IF(COUNT($C$5,$F$5)=2,$F$5,"待定")'
    assert worked_out(made, {"$C$5": "逐步提高", "$F$5": F(9)}) == OPEN


def test_numbers_that_no_format_shows_count_as_long_as_they_stand() -> None:
    """十二种 is 12; a number typed in its place counts as it is."""
    made = formula("得 实际值 ÷ 指标值 × 分值", "指标值: 20种, 实际值: 十二种")
    cells: dict[str, Value] = {"$C$5": F(20), "$D$5": "十二种", "$G$5": F(10)}
    assert worked_out(made, cells) == 6
    assert worked_out(made, cells | {"$D$5": F(5)}) == F("2.5")
    assert worked_out(made, cells | {"$D$5": "十种"}) == OPEN


def test_a_number_typed_into_an_empty_cell_has_the_fields_unit() -> None:
    """The template says 万元: 20 typed there is 20万元, 19 isn't."""
    made = formula("若 年初预算数 ≥ 20万元 则 分值\n否则 分值 ÷ 2", "实际值: 1", head="年初预算数: 无")
    assert made == 'IF(COUNT($A$2,$G$5)=2,IF($A$2>=20,$G$5,$G$5*0.5),"待定")'
    assert worked_out(made, {"$A$2": F(19), "$G$5": F(10)}) == 5
    assert worked_out(made, {"$A$2": "无", "$G$5": F(10)}) == OPEN


@pytest.mark.parametrize(
    ("target", "typed", "score"),
    [
        ("≥80公里", "79", "9.88"),
        ("≥80公里", "80", "10"),
        ("≥80公里", "0", "0"),
        ("≥80公里", "79000", OPEN),
        ("≥95%", "79", "8.32"),
        ("≥95%", "0.79", OPEN),
        ("≥95%", "0", "0"),
        ("≥95件", "79", "8.32"),
        ("≥100万元", "79", "7.9"),
        ("≥100万元", "790000", OPEN),
        ("≥20小时", "10", "5"),
        ("≥20小时", "1", OPEN),
    ],
)
@pytest.mark.parametrize("before", ["", "实际值: 已完成", "实际值: 无"])
def test_a_number_typed_where_none_stood_takes_the_targets_unit(
    target: str, typed: str, score: str, before: str
) -> None:
    """79 ÷ 80 = 0.9875, 79 ÷ 95 = 0.83157…; 79000 beside 80公里 is nearer to 80000 as it stands, as 0.79 is to 0.95."""
    made = formula(POSITIVE, f'指标值: "{target}"' + (f", {before}" if before else ""))
    written = F(target.strip("≥%公里件万元小时")) / (100 if "%" in target else 1)
    found = worked_out(made, {"$C$5": written, "$D$5": F(typed), "$G$5": F(10)})
    assert found == (score if score == OPEN else F(score))


def test_a_bare_number_takes_the_unit_only_where_that_is_sure() -> None:
    """98 beside ≥95% is 98%; 0.98 typed in its place is hardly 0.98%."""
    made = formula("若 实际值 ≥ 指标值 则 分值\n否则 分值 ÷ 2", "指标值: ≥95%, 实际值: 98")
    for typed, score in [("98", F(10)), ("94", F(5)), ("0.98", OPEN)]:
        assert worked_out(made, {"$C$5": F("0.95"), "$D$5": F(typed), "$G$5": F(10)}) == score


def test_a_bare_number_has_no_unit_as_long_as_no_other_cell_lends_one() -> None:
    made = formula("得 实际值 × 1分", "指标值: 明显, 实际值: 6")
    for target, score in [("明显", F(6)), ("≥80公里", OPEN), (None, OPEN)]:
        assert worked_out(made, {"$C$5": target, "$D$5": F(6)}) == score


def test_money_typed_where_no_unit_is_known_is_no_number() -> None:
    template = TEMPLATE.replace("字段 年初预算数: 金额，单位 万元", "字段 年初预算数: 金额")
    made = live("若 年初预算数 ≥ 20万元 则 分值\n否则 分值 ÷ 2", "实际值: 1", head="年初预算数: 无", template=template)
    assert isinstance(made[ROW], NotLive)


@pytest.mark.parametrize(
    ("typed", "score"),
    [(None, F(0)), (F(8), F(8)), ("8分", OPEN), ("无", OPEN)],
    ids=["empty", "number", "text", "none"],
)
def test_whether_a_score_is_claimed(typed: Value, score: Value) -> None:
    """8分 is a claim when it is read, but a text in its cell."""
    made = formula("若 自评得分 为空 则 0\n否则 自评得分", "实际值: 1")
    assert worked_out(made, {"$D$5": F(1), "$F$5": typed}) == score


@pytest.mark.parametrize(
    ("before", "typed", "score"),
    [
        ("", None, F(0)),
        ("", F(3), F(1)),
        ("", "无", OPEN),
        ("", "已完成", OPEN),
        (", 实际值: 已完成", "已完成", F(1)),
        (", 实际值: 已完成", "/", OPEN),
        (", 实际值: 无", "无", F(0)),
    ],
)
def test_whether_a_cell_says_anything(before: str, typed: Value, score: Value) -> None:
    """无 and / say nothing, and what else does nobody knows before it is read."""
    made = formula("若 实际值 有值 则 1分\n否则 0", f"自评得分: 1{before}")
    assert worked_out(made, {"$D$5": typed}) == score


@pytest.mark.parametrize(
    ("said", "score"), [("完成", F(10)), ("部分", OPEN), ("完成。", F(10)), ("没有", F(5)), (F(95), F(5)), (None, OPEN)]
)
def test_what_words_read_alike(said: Value, score: Value) -> None:
    """完成。 is 完成; 没有, written now, isn't; a number isn't either; of other words, and of none, nobody knows."""
    lines = "若 实际值.文字 = 「完成」 则 分值\n否则 分值 ÷ 2"
    made = formula(lines, f"实际值: {'完成。' if said == '完成。' else '没有'}")
    assert worked_out(made, {"$D$5": said, "$G$5": F(10)}) == score


def test_a_label_that_the_scale_does_not_know_leaves_the_score_open() -> None:
    made = formula("若 完成档次 = 「达成」 则 10分\n否则 1分", "完成档次: 达成")
    for said, score in [("达成", F(10)), ("未达成", F(1)), ("达成。", OPEN), ("无", OPEN), (None, OPEN)]:
        assert worked_out(made, {"$E$5": said}) == score


def test_a_negative_number_that_would_be_words_has_no_value() -> None:
    """百分之-5 is words, -5% is a number."""
    for actual, holds, negative, score in [("百分之4", F(4), F(-5), OPEN), ("4%", F("0.04"), F("-0.05"), F(10))]:
        made = formula("若 实际值 ≤ 10% 则 10分\n否则 5分", f"自评得分: 1, 实际值: {actual}")
        assert worked_out(made, {"$D$5": holds}) == 10
        assert worked_out(made, {"$D$5": negative}) == score


def test_a_band_counts_as_long_as_it_stands() -> None:
    made = formula("若 实际值 属于 指标值 则 分值\n否则 分值 ÷ 2", '指标值: "[90%, 95%)", 实际值: 92%')
    assert made == 'IF(AND($C$5="[90%, 95%)",COUNT($D$5,$G$5)=2),IF(AND($D$5>=0.9,$D$5<0.95),$G$5,$G$5*0.5),"待定")'


def test_a_bound_that_moves() -> None:
    made = formula("若 实际值 属于 指标值 则 分值\n否则 分值 ÷ 2", "指标值: ≥90%, 实际值: 92%")
    assert made == 'IF(COUNT($C$5,$D$5,$G$5)=3,IF($D$5>=$C$5,$G$5,$G$5*0.5),"待定")'


def test_an_actual_value_that_is_a_bound() -> None:
    """≥300米 meets ≥300米 for certain; of ≥266米 nobody knows, and ≤299米 has no rate; >300 is more than 300."""
    made = formula(POSITIVE, "指标值: ≥300米, 实际值: ≥300米")
    cells: dict[str, Value] = {"$C$5": F(300), "$D$5": F(300), "$G$5": F(10)}
    assert worked_out(made, cells) == 10
    assert worked_out(made, cells | {"$D$5": F(266)}) == OPEN
    assert reason(POSITIVE, "指标值: ≥300米, 实际值: ≤299米").zh == "缺 确切的实际值（表上写的是「≤299米」）"
    for target, actual, lines, score in [
        ("≤300米", "≤300米", "若 实际值 ≤ 指标值 则 分值\n否则 分值 ÷ 2", 10),
        ("≤300米", "<301米", "若 实际值 ≤ 指标值 则 分值\n否则 分值 ÷ 2", OPEN),
        ("≤300米", ">300米", "若 实际值 ≤ 指标值 则 分值\n否则 分值 ÷ 2", 5),
        ("300米", ">300米", "若 实际值 > 指标值 则 分值\n否则 分值 ÷ 2", 10),
        ("300米", "≥300米", "若 实际值 > 指标值 则 分值\n否则 分值 ÷ 2", OPEN),
        ("300米", "<300米", "若 实际值 < 指标值 则 分值\n否则 分值 ÷ 2", 10),
        ("300米", "≤299米", "若 实际值 = 指标值 则 分值\n否则 分值 ÷ 2", 5),
        ("300米", "≥301米", "若 指标值 = 实际值 则 分值\n否则 分值 ÷ 2", 5),
        ("300米", "≥300米", "若 实际值 ≥ 指标值 则 分值\n否则 分值 ÷ 2", 10),
    ]:
        held_numbers = {"$C$5": F(300), "$D$5": F("".join(filter(str.isdigit, actual))), "$G$5": F(10)}
        made = formula(lines, f'指标值: "{target}", 实际值: "{actual}"')
        assert worked_out(made, held_numbers) == score, (target, actual, lines)


def test_what_the_sheet_does_not_show_is_taken_as_it_is() -> None:
    ruleset = compile_text(f"{HEAD}方法 甲\n{POSITIVE}\n{TEMPLATE}")
    form = bound(
        ruleset,
        "年度: 2020\n指标:\n  - {一级: 产出指标, 二级: 数量指标, 三级: 一, 分值: 10, 指标值: ≥8件, 实际值: 6件}\n",
    )
    shown = {"实际值": "$D$5"}
    made = live_formulas(form, ruleset, lambda path, name: shown.get(name) if path == ROW else None)[ROW]
    assert isinstance(made, Live)
    assert made.formula == 'IF(COUNT($D$5)=1,ROUND(ROUND(MIN(MAX(IF($D$5>=8,10,$D$5*1.25),0),10),10),2),"待定")'


def test_signs_and_units_in_columns_of_their_own() -> None:
    """The target's cell says 24 where the form means ≥24种, the other 十二 where it means 十二种: 12 ÷ 24 × 10 = 5."""
    ruleset = compile_text(f"{HEAD}方法 甲\n得 实际值 ÷ 指标值 × 分值\n{TEMPLATE}")
    row = "{一级: 产出指标, 二级: 数量指标, 三级: 一, 分值: 10, 指标值: ≥24种, 实际值: 十二种}"
    form = bound(ruleset, f"年度: 2020\n指标:\n  - {row}\n")
    said = {"指标值": "24", "实际值": "十二"}
    cells = form.roots[0].children[0].children[0].cells
    assert {name: held(cells[name], text) for name, text in said.items()} == {
        "指标值": Held(F(24), "0", F(1)),
        "实际值": None,
    }
    made = live_formulas(form, ruleset, address, holding=lambda cell: held(cell, said[cell.field]) or said[cell.field])[
        ROW
    ]
    assert isinstance(made, Live)
    assert worked_out(made.formula, {"$C$5": F(24), "$D$5": "十二", "$G$5": F(10)}) == 5


def test_a_word_of_ones_own_for_open_scores() -> None:
    ruleset = compile_text(f"{HEAD}方法 甲\n得 实际值 × 1分\n{TEMPLATE}")
    form = bound(ruleset, "年度: 2020\n指标:\n  - {一级: 产出指标, 二级: 数量指标, 三级: 一, 分值: 10, 实际值: 6}\n")
    made = live_formulas(form, ruleset, address, open_word='"open"')[ROW]
    assert made == Live('IF(AND($C$5="",COUNT($D$5)=1),$D$5,"""open""")')


# --- sums


def test_sums_of_shown_scores_are_areas() -> None:
    rows = ("实际值: 1", "实际值: 2", "实际值: 3")
    for path in (("产出指标",), ("产出指标", "数量指标"), ()):
        assert (
            formula("得 实际值 × 1分", *rows, path=path) == 'IF(COUNT($J$5:$J$7)=ROWS($J$5:$J$7),SUM($J$5:$J$7),"待定")'
        )


def test_a_row_put_in_among_others_leaves_their_sum_open_until_it_has_a_score() -> None:
    """The sheet moves the area's end by the row that is put in."""
    longer = formula("得 实际值 × 1分", *["实际值: 1"] * 3, path=()).replace("$J$7", "$J$8")
    cells: dict[str, Value] = {"$J$5": F(1), "$J$7": F(2), "$J$8": F(3)}
    assert worked_out(longer, cells) == OPEN
    assert worked_out(longer, cells | {"$J$6": F(4)}) == 10


def test_what_does_not_apply_counts_for_nothing() -> None:
    """A row without a target doesn't apply while it is worth nothing, which its cell may change."""
    made = live("得 自评得分", "指标值: ≥1件, 自评得分: 4", "指标值: 无, 自评得分: 0", template=UNLESS_EMPTY)
    second = made["产出指标", "数量指标", "二"]
    assert isinstance(second, Live)
    assert second.formula == (
        'IF(AND(OR($C$6="",$C$6="无"),COUNT($G$6)=1),IFERROR(IF($G$6=0,"不适用",IF(ISNUMBER($F$6),$F$6,NA())),"待定"),"待定")'
    )
    assert worked_out(second.formula, {"$C$6": "无", "$G$6": F(0)}) == INAPPLICABLE
    total = made[()]
    assert total == Live('IF(COUNT($J$5:$J$6)+($J$6="不适用")=ROWS($J$5:$J$6),SUM($J$5:$J$6),"待定")')
    assert worked_out(total.formula, {"$J$5": F(4), "$J$6": INAPPLICABLE}) == 4
    assert worked_out(total.formula, {"$J$5": F(4), "$J$6": OPEN}) == OPEN


def test_a_field_worked_out_of_scores_counts_no_row_that_does_not_apply() -> None:
    """4 of 10 is the average of 4 of 10 and a row without a score, and 2 of 10 that of 4 and 0 of 10."""
    template = UNLESS_EMPTY.replace("| = 0 ", "| - ").replace("一级 产出指标\n", "一级 产出指标 10分，按 折算\n")
    template = template.replace("        字段 指标值", "        字段 得分率 = 得分 ÷ 分值\n        字段 指标值", 1)
    more = "方法 折算\n得 平均（三级.得分率）× 分值\n限于 0 至 分值\n"
    made = live("得 自评得分", "指标值: ≥1件, 自评得分: 4", "指标值: 无, 自评得分: 0", template=template, more=more)
    group = made["产出指标",]
    assert isinstance(group, Live)
    points = {"$G$5": F(10), "$G$6": F(10), "$J$5": F(4), "$C$5": "≥1件", "$C$6": "无"}
    assert worked_out(group.formula, {**points, "$J$6": INAPPLICABLE}) == 4
    assert worked_out(group.formula, {**points, "$J$6": F(0)}) in (2, OPEN)


def test_a_line_that_does_not_apply_is_neither_limited_nor_rounded() -> None:
    """Only the other line's result is held below 5: 7 gives 5, 0 doesn't apply."""
    made = formula("若 实际值 = 0 则 不适用\n否则 实际值 × 1分\n限于 0 至 5分", "实际值: 7")
    for actual, score in [(F(7), F(5)), (F(3), F(3)), (F(0), INAPPLICABLE), (None, OPEN)]:
        assert worked_out(made, {"$D$5": actual}) == score


def test_a_row_that_never_applies_counts_for_nothing_while_it_stays_so() -> None:
    template = TEMPLATE.replace(
        "        | -           | -    | 甲",
        "        | 定性        | -    | 不适用 |\n        | -           | -    | 甲",
    )
    made = live("得 实际值 × 1分", "指标值: ≥1件, 实际值: 4", "指标值: 逐步提高", template=template)
    assert made["产出指标", "数量指标", "二"] == Live('IF($C$6="逐步提高","不适用","待定")')
    assert made[()] == Live('IF(COUNT($J$5:$J$6)+($J$6="不适用")=ROWS($J$5:$J$6),SUM($J$5:$J$6),"待定")')


def test_a_row_that_does_not_apply_whatever_its_cells_say() -> None:
    made = live("若 名称 = 「二」 则 不适用\n否则 实际值 × 1分", "实际值: 4", "实际值: 5")
    assert made["产出指标", "数量指标", "二"] == NotLive("这一行不适用", "the row doesn't apply")
    assert made[()] == Live('IF(COUNT($J$5)=1,$J$5,"待定")')


def test_another_method_that_gives_no_score_leaves_what_computes_with_it_open() -> None:
    """Of 3 and 0 pieces only the first has a score by 乙, so that it limits only the first."""
    more = "方法 乙\n若 实际值 = 0件 则 不适用\n否则 5分\n"
    made = formula("得 分值\n限于 0 至 乙", "实际值: 3件", more=more)
    assert worked_out(made, {"$D$5": F(3), "$G$5": F(10)}) == 5
    assert worked_out(made, {"$D$5": F(0), "$G$5": F(10)}) == OPEN
    asked = formula("若 乙 > 4分 则 分值\n否则 0", "实际值: 3件", more=more)
    assert worked_out(asked, {"$D$5": F(3), "$G$5": F(10)}) == 10
    assert worked_out(asked, {"$D$5": F(0), "$G$5": F(10)}) == OPEN


def test_what_is_outside_the_total_is_outside_its_group() -> None:
    template = TEMPLATE.replace("        二级 数量指标\n", "        二级 数量指标\n        二级 附加指标，不计入总分\n")
    ruleset = compile_text(f"{HEAD}方法 甲\n得 实际值 × 1分\n{template}")
    rows = "".join(
        f"  - {{一级: 产出指标, 二级: {group}, 三级: {name}, 分值: 10, 实际值: 6}}\n"
        for group, name in [("数量指标", "一"), ("附加指标", "二")]
    )
    made = live_formulas(bound(ruleset, f"年度: 2020\n指标:\n{rows}"), ruleset, address)
    for path in ((), ("产出指标",)):
        assert made[path] == Live('IF(COUNT($J$5)=1,$J$5,"待定")')


def test_a_veto_lowers_the_total() -> None:
    veto = "校验 事故\n    要求 非 出过事故\n    级别 错误\n    则 总分 0\n"
    made = formula("得 实际值 × 1分", "实际值: 7", head="出过事故: 否", path=(), more=veto)
    for said, total in [("是", 0), ("否", 7), (None, OPEN)]:
        assert worked_out(made, {"$J$5": F(7), "$C$2": said}) == total


def test_a_value_that_hangs_on_the_forms_year_counts_as_long_as_the_year_stands() -> None:
    """Each 件 is worth 1分, since 2021 2分; the year stands in a cell of its own or in the title."""
    dated = "参数 每件 = 1分，2021-01-01 起 2分\n"
    ruleset = compile_text(f"{HEAD}{dated}方法 甲\n得 实际值 × 每件\n{TEMPLATE}")
    row = "{一级: 产出指标, 二级: 数量指标, 三级: 一, 分值: 10, 实际值: 6}"
    form = bound(ruleset, f"年度: 2020\n指标:\n  - {row}\n")
    year = {((), "年度"): ("$A$1", "（2020年度）")}

    def stated(path: Path, name: str) -> str | None:
        return year.get((path, name), ("", None))[1]

    made = live_formulas(
        form, ruleset, lambda path, name: year.get((path, name), (address(path, name), ""))[0], stated=stated
    )[ROW]
    assert isinstance(made, Live)
    for said, score in [("（2020年度）", F(6)), ("（2021年度）", OPEN)]:
        assert worked_out(made.formula, {"$A$1": said, "$D$5": F(6)}) == score


# --- no formula


def test_dates_are_texts() -> None:
    made = reason("若 完成日 ≤ 2020-12-31 则 分值\n否则 0", "完成日: 2020-12-01")
    assert made.zh == "日期在格里是文字，公式不能拿它计算"
    assert made.en == "a date is a text in its cell, which a formula can't compute with"


def test_a_range_is_no_number() -> None:
    made = reason(POSITIVE, "指标值: ≥300米, 实际值: 266-300米")
    assert made.zh == "「266-300米」是一个范围，不是一个数"


def test_units_that_do_not_go_together_say_so() -> None:
    made = reason("得 实际值 ÷ 指标值 × 分值\n限于 0 至 分值", "指标值: ≥300米, 实际值: 5人")
    assert made.zh.startswith("单位不同，不能计算")


def test_a_condition_whose_units_do_not_go_together_decides_nothing() -> None:
    assert reason("若 实际值 ≥ 5人 则 分值\n否则 0", "实际值: 5米").zh.startswith("单位不同，不能计算")


def test_a_row_that_a_condition_leaves_out_now_may_be_counted_later() -> None:
    """3人 don't add up with 12件, and do count as soon as the claim in F6 is above 5."""
    made = live(
        "若 合计（全表.三级.实际值，自评得分 > 5）≥ 10件 则 分值\n否则 0",
        "实际值: 12件, 自评得分: 6",
        "实际值: 3人, 自评得分: 4",
    )[ROW]
    assert isinstance(made, NotLive)
    assert made.zh == "单位不同，改了数就可能要合在一起算"


def test_a_let_in_a_condition_over_rows_is_that_of_the_row_scored() -> None:
    """Of 3 and 5 one is more than 3, and none more than 5; where the 3 becomes a 9 it is the other way round."""
    lines = "令 我的 = 实际值\n得 个数（全表.三级，实际值 > 我的）× 1分"
    made = live(lines, "实际值: 3件", "实际值: 5件")
    first, second = (made["产出指标", "数量指标", name] for name in "一二")
    assert isinstance(first, Live)
    assert isinstance(second, Live)
    cells: dict[str, Value] = {"$D$5": F(3), "$D$6": F(5)}
    assert (worked_out(first.formula, cells), worked_out(second.formula, cells)) == (1, 0)
    cells["$D$5"] = F(9)
    assert (worked_out(first.formula, cells), worked_out(second.formula, cells)) == (0, 1)


def test_rules_of_many_branches_have_no_formula() -> None:
    lines = "\n".join(f"若 实际值 ≥ {1000 - number} 则 1分" for number in range(400))
    lines = lines.replace(" 则 1分\n", " 则 实际值 × 1分\n")
    made = reason(f"{lines}\n否则 0\n限于 0 至 分值", "实际值: 1")
    assert made.zh == "规则的分支太多，表格软件不收这样的公式"


def test_a_formula_has_an_end() -> None:
    """200 scores that aren't below one another, 20 characters and more each, twice: 8192 are less."""
    ruleset = compile_text(f"{HEAD}方法 甲\n得 实际值 × 1分\n{TEMPLATE}")
    rows = "".join(f"  - {{一级: 产出指标, 二级: 数量指标, 三级: 第{n}, 分值: 1, 实际值: 1}}\n" for n in range(200))
    form = bound(ruleset, f"年度: 2020\n指标:\n{rows}")

    def scattered(path: Path, name: str) -> str | None:
        return (
            f"'一张名字相当长的工作表'!$A${2 * int(path[-1][1:]) + 1000}"
            if len(path) == 3 and name == SCORE_OF
            else None
        )

    made = live_formulas(form, ruleset, scattered)[()]
    assert isinstance(made, NotLive)
    assert made.zh == "公式太长，表格软件不收"


def test_a_text_in_a_formula_has_an_end() -> None:
    """A cell's formula takes texts of 255 characters."""
    lines = "若 实际值.文字 = 「{}」 则 分值\n否则 分值 ÷ 2"
    assert isinstance(live(lines.format("好" * 255), "实际值: 好")[ROW], Live)
    assert reason(lines.format("好" * 256), "实际值: 好").zh == "公式太长，表格软件不收"


def test_no_formula_where_it_would_give_something_else(monkeypatch: pytest.MonkeyPatch) -> None:
    """The guard against a formula that means something else than the rule: here one that reads another number."""
    monkeypatch.setattr("duheng.exporting.live.formulas.value_of", lambda term, cells: F(99))
    made = live("得 实际值 × 1分", "实际值: 7")[ROW]
    assert isinstance(made, NotLive)
    assert made.differs


# --- the spreadsheet of these tests


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1+2*3", F(7)),
        ("2-3-4", F(-5)),
        ("8/4/2", F(1)),
        ("-(2-5)*2", F(6)),
        ("$A$1+1", F(1)),
        ('$A$1=""', True),
        ('"a">5', True),
        ('"A"="a"', True),
        ("1/0", ERROR),
        ('1+"x"', ERROR),
        ("IF(1>2,1/0,3)", F(3)),
        ("AND(TRUE,1/0>1)", ERROR),
        ('IFERROR(NA(),"待定")', "待定"),
        ("COUNT($B$1:$B$3)", F(2)),
        ("SUM($B$1:$B$3,4)", F(7)),
        ("MAX($B$2,0)", F(0)),
        ("ROUND(-0.725,2)", F("-0.73")),
        ("ROUNDDOWN(-1.29,1)", F("-1.2")),
        ("ROUNDUP(1.001,2)", F("1.01")),
        ("MOD(2.5,2)=0.5", True),
    ],
)
def test_the_tests_own_spreadsheet(text: str, value: Value) -> None:
    """As Excel does: an empty cell is 0 and "", texts in areas don't count, AND asks all its parts."""
    assert worked_out(text, {"$B$1": F(1), "$B$2": "x", "$B$3": F(2)}) == value


AT_LEAST = "若 实际值 ≥ 90% 则 分值\n否则 0"


@pytest.mark.parametrize("row", ["实际值: 0.95", "指标值: 0.9, 实际值: 0.95", "自评得分: 1"])
def test_a_number_beside_the_rule_s_own_percentage_counts_as_long_as_it_may_be_a_ratio(row: str) -> None:
    """95 beside 90% may lack its %: the engine gives no score, nor does the sheet."""
    made = formula(AT_LEAST, row)
    cells: dict[str, Value] = {"$C$5": F("0.9") if "指标值" in row else None, "$G$5": F(10)}
    for actual, score in [(F("0.95"), F(10)), (F(1), F(10)), (F("0.5"), F(0)), (F(95), OPEN), (F(-95), OPEN)]:
        assert worked_out(made, cells | {"$D$5": actual}) == score


def test_numbers_that_a_rule_divides_are_no_ratios() -> None:
    """95 ÷ 100 is 95%, and 1 ÷ 1 all of it: what a percentage stands beside has none to lack."""
    made = formula("若 实际值 ÷ 指标值 ≥ 90% 则 分值\n否则 0", "指标值: 1, 实际值: 1")
    assert worked_out(made, {"$C$5": F(100), "$D$5": F(95), "$G$5": F(10)}) == 10


def test_such_a_number_may_stand_in_another_row() -> None:
    """The best row of 0.95 and 0.6 has at least 90%; 60 may be 60%, or sixty of something."""
    made = formula("若 最大（全表.三级.实际值） ≥ 90% 则 分值\n否则 0", "实际值: 0.95", "实际值: 0.5")
    cells: dict[str, Value] = {"$D$5": F("0.95"), "$D$6": F("0.5"), "$G$5": F(10)}
    for actual, score in [(F("0.6"), F(10)), (F(60), OPEN)]:
        assert worked_out(made, cells | {"$D$6": actual}) == score


def test_such_a_number_keeps_a_veto_s_total_open() -> None:
    veto = "校验 过低\n    对每个 三级\n    要求 实际值 ≥ 90%\n    级别 错误\n    则 总分 1\n"
    made = formula("得 分值", "实际值: 0.95", path=(), more=veto)
    for actual, total in [("0.95", F(10)), ("0.5", F(1)), ("95", OPEN)]:
        assert worked_out(made, {"$J$5": F(10), "$D$5": F(actual)}) == total


def test_a_veto_that_asks_for_the_total_is_no_formula() -> None:
    veto = "校验 查\n    要求 总分 ≥ 60\n    则 总分 1\n"
    made = live("得 分值", "实际值: 90%", more=veto)[()]
    assert isinstance(made, NotLive)
    assert made.zh == "这一行的规则用到全表的「总分」"


def test_an_average_of_groups_that_no_cell_shows_asks_which_of_them_apply() -> None:
    """乙 makes of the row's score the group's, or 不适用 of 0; 丙 averages the groups that apply: of none there is none."""
    template = TEMPLATE.replace("一级 产出指标\n", "一级 产出指标，按 丙\n").replace(
        "二级 数量指标\n", "二级 数量指标，按 乙\n"
    )
    methods = "方法 乙\n    若 合计（下级.得分）= 0 则 不适用\n    否则 合计（下级.得分）\n方法 丙\n    得 平均（下级.得分）\n"
    row = "指标值: ≥10件, 实际值: 5件"
    made = live("得 实际值 ÷ 指标值 × 分值", row, template=template, more=methods)["产出指标",]
    assert isinstance(made, Live)
    assert worked_out(made.formula, {"$J$5": F(5)}) == F(5)
    assert worked_out(made.formula, {"$J$5": F(0)}) == OPEN
    assert worked_out(made.formula, {"$J$5": "待定"}) == OPEN
