"""Scoring standards as documents write them: which ranges they say, and which lines of a method they are.

The sentences are quoted from published standards or made after them; what each means was written down by hand.
"""

from __future__ import annotations

import pytest

from duheng.problems.problem import Problem
from duheng.problems.prose import Prose, StepsInWords
from duheng.problems.syntax import MissingWord
from duheng.source import Source, Span
from duheng.syntax.narrow import narrow
from duheng.syntax.parse import parse
from duheng.syntax.ranges_in_words import range_meant
from duheng.syntax.reach import reads
from duheng.syntax.sentences import points_when

RANGES = [
    ("≥90%", "≥ 90%"),
    ("不低于90%", "≥ 90%"),
    ("达90%", "≥ 90%"),
    ("高于90%（含）", "≥ 90%"),
    ("≥90%（不含）", "> 90%"),
    ("低于60%", "< 60%"),
    ("不足10人", "< 10人"),
    ("大于30%", "> 30%"),
    ("=0", "= 0"),
    ("90%(含)以上", "≥ 90%"),
    ("90%以上（含90%）", "≥ 90%"),
    ("90%以上（不含）", "> 90%"),
    ("达到95%及以上", "≥ 95%"),
    ("60%以下（不含60%）", "< 60%"),
    ("3天以内", "≤ 3天"),
    ("80%(含)-90%", "属于 [80%, 90%)"),
    ("80%-90%(含)", "属于 (80%, 90%]"),
    ("80%（不含）-90%", "属于 (80%, 90%]"),
    ("80%-90%（含80%）", "属于 [80%, 90%)"),
    ("80%-90%（含90%）", "属于 (80%, 90%]"),
    ("80%-90%（不含90%）", "属于 [80%, 90%)"),
    ("80%-90%", "属于 [80%, 90%)"),
    # nothing lies below 0 or above 100%
    ("0-10%(含)", "属于 [0%, 10%]"),
    ("90%-100%", "属于 [90%, 100%]"),
    ("100%-80%(含)", "属于 [80%, 100%]"),
    # one unit is both ends'
    ("10-20%", "属于 [10%, 20%)"),
    ("1至3次", "属于 [1次, 3次)"),
    ("20万元-30万元之间", "属于 [20万元, 30万元)"),
    ("≥50%,<80%", "属于 [50%, 80%)"),
    (">50%且≤80%", "属于 (50%, 80%]"),
    ("小于100%大于等于90%", "属于 [90%, 100%)"),
    ("±10%内", "属于 [-10%, 10%]"),
    ("±30%(含)以内", "属于 [-30%, 30%]"),
    ("±10–15%内", "属于 [-15%, 15%]"),
    ("±30%–±35%(含)", "属于 [-35%, 35%]"),
    ("±20%外", "不属于 [-20%, 20%]"),
    ("0起", "= 0起"),
    ("100%", "≥ 100%"),
    # a number alone may be a target, or just one of many
    ("95%", ""),
    ("3次", ""),
    ("优", ""),
]


@pytest.mark.parametrize(("said", "meant"), RANGES)
def test_ranges(said: str, meant: str) -> None:
    assert range_meant(narrow(said)) == meant


STANDARDS = [
    # 部门整体支出绩效评价, as published
    (
        "在职人员控制率≦100%，计5分；每超过一个百分点扣0.5分，扣完为止",
        "若 在职人员控制率 ≤ 100% 则 5分",
        "否则 5分 -（在职人员控制率 - 100%）÷ 1个百分点 × 0.5分",
        "限于 0 至 分值",
    ),
    (
        "重点支出安排率≥90%，计5分；80%(含)-90%，计4分；70%(含)-80%，计3分；60%(含)-70%，计2分；低于60%不得分",
        "若 重点支出安排率 ≥ 90% 则 5分",
        "若 重点支出安排率 属于 [80%, 90%) 则 4分",
        "若 重点支出安排率 属于 [70%, 80%) 则 3分",
        "若 重点支出安排率 属于 [60%, 70%) 则 2分",
        "若 重点支出安排率 < 60% 则 0",
    ),
    (
        "预算调整率=0，计3分；0-10%(含)，计2分；10-20%(含)，计1分；20-30%(含)，计0.5分；大于30%不得分",
        "若 预算调整率 = 0 则 3分",
        "若 预算调整率 属于 [0%, 10%] 则 2分",
        "若 预算调整率 属于 (10%, 20%] 则 1分",
        "若 预算调整率 属于 (20%, 30%] 则 0.5分",
        "若 预算调整率 > 30% 则 0",
    ),
    # 国资经营业绩考核
    (
        "±30%(含)以内3分；±30%–±35%(含)2分；±35%–±40%(含)1分",
        "若 实际值 属于 [-30%, 30%] 则 3分",
        "若 实际值 属于 [-35%, 35%] 则 2分",
        "若 实际值 属于 [-40%, 40%] 则 1分",
    ),
    # the rows' own rules of a form of 2017
    (
        "成本控制率±10%内5分，±10–15%内3分，±15–20%内1分，±20%外0分",
        "若 成本控制率 属于 [-10%, 10%] 则 5分",
        "若 成本控制率 属于 [-15%, 15%] 则 3分",
        "若 成本控制率 属于 [-20%, 20%] 则 1分",
        "若 成本控制率 不属于 [-20%, 20%] 则 0分",
    ),
    (
        "满意率≥90%得10分，每降5%扣1分，扣完为止",
        "若 满意率 ≥ 90% 则 10分",
        "否则 10分 -（90% - 满意率）÷ 5% × 1分",
        "限于 0 至 分值",
    ),
    (
        "达100%得满分，每低一个百分点扣2分，扣完为止",
        "若 实际值 ≥ 100% 则 分值",
        "否则 分值 -（100% - 实际值）÷ 1个百分点 × 2分",
        "限于 0 至 分值",
    ),
    # what is compared isn't said: the row itself
    (
        "≥90%得10分，≥80%得8分，≥60%得5分，<60%得0分",
        "若 实际值 ≥ 90% 则 10分",
        "若 实际值 ≥ 80% 则 8分",
        "若 实际值 ≥ 60% 则 5分",
        "若 实际值 < 60% 则 0分",
    ),
    ("低于60%不得分，60%以上按比例得分", "若 实际值 < 60% 则 0", "若 实际值 ≥ 60% 则 实际值 ÷ 指标值 × 分值"),
    (
        "预算执行率达到90%以上（含90%）的得10分；达到80%以上（含80%）的得8分；低于80%的不得分",
        "若 预算执行率 ≥ 90% 则 10分",
        "若 预算执行率 ≥ 80% 则 8分",
        "若 预算执行率 < 80% 则 0",
    ),
    # a bare 100% or 0 needs no word
    (
        "完成率100%得满分，未完成的按比例得分",
        "若 完成率 ≥ 100% 则 分值",
        "若 完成率 < 100% 则 完成率 ÷ 100% × 分值",
    ),
    (
        "投诉0起得5分，每发生1起扣1分，扣完为止",
        "若 投诉 = 0起 则 5分",
        "否则 5分 - 投诉 ÷ 1起 × 1分",
        "限于 0 至 分值",
    ),
    (
        "投诉不超过2起的得5分，每发生1起扣1分，扣完为止",
        "若 投诉 ≤ 2起 则 5分",
        "否则 5分 -（投诉 - 2起）÷ 1起 × 1分",
        "限于 0 至 分值",
    ),
    (
        "满意度≥90%得80%，每低1%扣1分",
        "若 满意度 ≥ 90% 则 分值 × 80%",
        "否则 分值 × 80% -（90% - 满意度）÷ 1% × 1分",
    ),
    (
        "“三公经费”变动率≤0，计5分；>0的，每超过1个百分点扣0.5分，扣完为止",
        "若 三公经费变动率 ≤ 0 则 5分",
        "否则 5分 - 三公经费变动率 ÷ 1个百分点 × 0.5分",
        "限于 0 至 分值",
    ),
    (
        "质量达标率=100%得满分，小于100%大于等于90%得80%分值，小于90%得0分",
        "若 质量达标率 = 100% 则 分值",
        "若 质量达标率 属于 [90%, 100%) 则 分值 × 80%",
        "若 质量达标率 < 90% 则 0分",
    ),
    # two names are compared, and steps are steps of what lies between them: of an amount as a share of it
    (
        "支出进度达到时序进度的得满分，每低1个百分点扣0.1分",
        "若 支出进度 ≥ 时序进度 则 分值",
        "否则 分值 -（时序进度 - 支出进度）÷ 1个百分点 × 0.1分",
    ),
    (
        "实际成本小于等于预算成本得满分，每超1%扣1分",
        "若 实际成本 ≤ 预算成本 则 分值",
        "否则 分值 -（实际成本 - 预算成本）÷ 预算成本 ÷ 1% × 1分",
    ),
    ("完成率在80%以上的，按完成率×分值计分；低于80%不得分", "若 完成率 ≥ 80% 则 完成率×分值", "若 完成率 < 80% 则 0"),
    # in mere words, and their contrary
    ("制度健全得2分，不健全不得分", "若 制度健全 则 2分", "若 非 制度健全 则 0"),
    ("A级得10分，B级得8分", "若 等次 = 「A级」 则 10分", "若 等次 = 「B级」 则 8分"),
    # 财预〔2020〕10号, as remembered
    (
        "与年初指标值相比，完成指标值的，记该指标所赋全部分值；未完成指标值的，按照完成值与指标值的比例记分",
        "若 实际值 ≥ 指标值 则 分值",
        "若 实际值 < 指标值 则 实际值 ÷ 指标值 × 分值",
    ),
    (
        "定量指标完成值达到年度目标值的，得满分；未达到的，按比例得分",
        "若 实际值 ≥ 指标值 则 分值",
        "若 实际值 < 指标值 则 实际值 ÷ 指标值 × 分值",
    ),
    # a county's notice, as the tutorial has it
    (
        "（一）预算执行率在95%（含）以上的，得满分；95%-80%（含）的，得该项分值的80%；80%-60%（含）的，得50%；60%以下的，不得分。",
        "若 预算执行率 ≥ 95% 则 分值",
        "若 预算执行率 属于 [80%, 95%) 则 分值 × 80%",
        "若 预算执行率 属于 [60%, 80%) 则 分值 × 50%",
        "若 预算执行率 < 60% 则 0",
    ),
    (
        "（二）定量指标达到指标值的，得满分；未达到的，每低5%扣1分，不足5%的不扣，扣完为止。",
        "若 实际值 ≥ 指标值 则 分值",
        "否则 分值 - 舍去（（指标值 - 实际值）÷ 5%，0）× 1分",
        "限于 0 至 分值",
    ),
    (
        "满意度≥95%得10分，每低1个百分点扣1分，不足1个百分点的按1个百分点计算",
        "若 满意度 ≥ 95% 则 10分",
        "否则 10分 - 进一（（95% - 满意度）÷ 1个百分点，0）× 1分",
    ),
    (
        "投诉0起得5分，每发生2起扣1分，不满2起不扣分",
        "若 投诉 = 0起 则 5分",
        "否则 5分 - 舍去（投诉 ÷ 2起，0）× 1分",
    ),
    # money that was saved or overspent, the latter as a share of the target
    ("未超支的得满分，超支的不得分", "若 实际值 ≤ 指标值 则 分值", "若 实际值 > 指标值 则 0"),
    (
        "成本节约的得满分；超支的，每超1%扣5%",
        "若 实际值 ≤ 指标值 则 分值",
        "否则 分值 -（实际值 - 指标值）÷ 指标值 ÷ 1% × 分值 × 5%",
    ),
    (
        "满意度≥90%，得满分；每降低1%，扣0.5分，扣完为止",
        "若 满意度 ≥ 90% 则 分值",
        "否则 分值 -（90% - 满意度）÷ 1% × 0.5分",
        "限于 0 至 分值",
    ),
]


@pytest.mark.parametrize(("sentence", "lines"), [(sentence, lines) for sentence, *lines in STANDARDS])
def test_standards_as_lines_of_a_method(sentence: str, lines: list[str]) -> None:
    _, (problem,) = parse(Source.of("试.rules", f"规则集 000000/2000 「试」\n方法 甲\n    {sentence}"))
    assert isinstance(problem, Prose)
    assert problem.lines.split("；下一行 ") == lines


@pytest.mark.parametrize(
    ("sentence", "named"),
    [("满意率≥90%得10分", "满意率"), ("实际值≥90%得10分", ""), ("≥90%得10分", ""), ("未完成的不得分", "")],
)
def test_an_indicator_may_be_the_row_itself(sentence: str, named: str) -> None:
    told = points_when(sentence, Span("试.rules", 1))
    assert isinstance(told, Prose)
    assert told.named == named
    assert (f"「{named}」就是这一行的实际值的，写 实际值。" in told.hint("zh")) is bool(named)
    assert (f'Where "{named}" is just what the row measures' in told.hint("en")) is bool(named)


@pytest.mark.parametrize(
    "sentence",
    [
        "满意度≥90%得10分；其他情况酌情",
        "完成得满分，不足5%的不扣",
        "1次以内得5分，2次得3分，3次以上不得分",
        "满意度≥90%得10分，经审核后",
        "高于目标值90%得10分",
        "≥ 80%\t分值",
        "每超过一个百分点扣0.5分，扣完为止",
    ],
)
def test_a_sentence_that_is_only_half_read_is_no_rule(sentence: str) -> None:
    assert points_when(sentence, Span("试.rules", 1)) is None


STEPS = [
    ("资产利用率每低于100%一个百分点扣1分", "得 分值 -（100% - 资产利用率）÷ 1个百分点 × 1分"),
    ("每低于目标值2%扣1分，最低为零", "得 分值 -（指标值 - 实际值）÷ 2% × 1分"),
    ("每高于基准价1%减1分，最多减20分", "得 分值 - 最小（（实际值 - 基准价）÷ 1% × 1分，20分）"),
    ("每完成1项得1分，满分5分", "得 最小（实际值 ÷ 1项 × 1分，5分）"),
    ("论文每发表2篇得1分", "得 论文 ÷ 2篇 × 1分"),
    ("每增加1项加0.5分，最高加2分", "得 分值 + 最小（（实际值 - 指标值）÷ 1项 × 0.5分，2分）"),
    ("缺一项扣0.5分", "得 分值 - 项数 ÷ 1项 × 0.5分"),
]


@pytest.mark.parametrize(("sentence", "usage"), STEPS)
def test_steps_as_a_formula(sentence: str, usage: str) -> None:
    _, (problem,) = parse(Source.of("试.rules", f"规则集 000000/2000 「试」\n方法 甲\n    {sentence}"))
    assert isinstance(problem, StepsInWords)
    assert problem.usage == usage
    assert reads(usage)


def told_of(line: str) -> Problem:
    _, (problem,) = parse(Source.of("试.rules", f"规则集 000000/2000 「试」\n方法 甲\n    {line}"))
    return problem


# the name before a standard, with or without its points, is the row's
ROWS = [
    (
        "1、在职人员控制率（5分）：在职人员控制率≦100%，计5分；每超过一个百分点扣0.5分，扣完为止。",
        [
            "方法 在职人员控制率得分",
            "若 实际值 ≤ 100% 则 5分",
            "否则 5分 -（实际值 - 100%）÷ 1个百分点 × 0.5分",
            "限于 0 至 分值",
        ],
        "三级 在职人员控制率 5分，按 在职人员控制率得分",
    ),
    (
        "（2）政府采购执行率（满分6分）：执行率达100%得满分，低于60%不得分",
        ["方法 政府采购执行率得分", "若 实际值 ≥ 100% 则 分值", "若 实际值 < 60% 则 0"],
        "三级 政府采购执行率 6分，按 政府采购执行率得分",
    ),
    (
        "满意度：≥90%得10分；其余不得分",
        ["方法 满意度得分", "若 实际值 ≥ 90% 则 10分", "否则 0"],
        "三级 满意度，按 满意度得分",
    ),
    # what the standard compares may be something else than the row
    (
        "质量（5分）：合格率≥90%得5分；其余不得分",
        ["方法 质量得分", "若 合格率 ≥ 90% 则 5分", "否则 0"],
        "三级 质量 5分，按 质量得分",
    ),
    # a line of a document's table, pasted: its cells are apart
    (
        "投入\t预算配置\t重点支出安排率\t5\t≥90%，计5分；其余不得分",
        ["方法 重点支出安排率得分", "若 实际值 ≥ 90% 则 5分", "否则 0"],
        "三级 重点支出安排率 5分，按 重点支出安排率得分",
    ),
    (
        "重点支出安排率    重点支出安排率≥90%，计5分；其余不得分    5分",
        ["方法 重点支出安排率得分", "若 实际值 ≥ 90% 则 5分", "否则 0"],
        "三级 重点支出安排率 5分，按 重点支出安排率得分",
    ),
    ("评分标准：满意度≥90%得10分；其余不得分", ["若 满意度 ≥ 90% 则 10分", "否则 0"], ""),
]


@pytest.mark.parametrize(("line", "lines", "row"), ROWS)
def test_the_standard_of_a_row(line: str, lines: list[str], row: str) -> None:
    problem = told_of(line)
    assert isinstance(problem, Prose)
    assert (problem.lines.split("；下一行 "), problem.row) == (lines, row)
    assert not row or reads(row)
    assert (f"模板里写 {row}。" in problem.hint("zh")) is bool(row)
    assert (f"In the template write: {row}." in problem.hint("en")) is bool(row)


@pytest.mark.parametrize(
    ("line", "usage"),
    [
        ("一、投入（20分）", "一级 投入 20分"),
        ("（二）预算配置（10分）", "二级 预算配置 10分"),
        ("3、在职人员控制率（满分5分）：", "三级 在职人员控制率 5分"),
        ("4.预算调整率(3分)", "三级 预算调整率 3分"),
    ],
)
def test_the_levels_of_an_outline(line: str, usage: str) -> None:
    problem = told_of(line)
    assert isinstance(problem, MissingWord)
    assert problem.usage == usage


@pytest.mark.parametrize(
    ("sentence", "asked"),
    [
        ("达到指标值的得满分；每低5%扣1分", True),
        ("满意度≥95%得满分；每低5%扣1分", False),
        ("未超支的得满分；每超支1%扣1分", False),
    ],
)
def test_a_step_of_a_target_may_be_no_ratio(sentence: str, asked: bool) -> None:
    told = points_when(sentence, Span("试.rules", 1))
    assert isinstance(told, Prose)
    assert ("差数先除以指标值。" in told.hint("zh")) is asked
    assert ("Divide by the target first" in told.hint("en")) is asked
