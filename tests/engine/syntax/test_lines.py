"""Each kind of line as the tree that it is written as; expectations are drawn by hand as ``Kind(part, part)``."""

from __future__ import annotations

import pytest

from duheng.record import Record, fields
from duheng.source import Source, Span
from duheng.syntax import written as w
from duheng.syntax.parse import parse


def drawn(item: object) -> str:
    """A tree without places: names and numbers as they are, texts in 「」, nothing as ``·``."""
    match item:
        case w.Name():
            return f"{item.text}@{item.level}" if item.level else item.text
        case w.Number():
            return item.digits + item.unit
        case w.Text():
            return f"「{item.value}」"
        case w.Date():
            return item.iso
        case tuple():
            return "[" + " ".join(map(drawn, item)) + "]"
        case Record():
            parts = [getattr(item, name) for name in fields(item)]
            shown = ", ".join(drawn(part) for part in parts if not isinstance(part, Span))
            return f"{type(item).__name__}({shown})" if shown else type(item).__name__
        case None | "":
            return "·"
        case _:
            return str(item)


LINES = {
    "规则集 640202/2020-试行 「甲 乙」": "RulesetLine(640202/2020-试行, 甲 乙)",
    "规则集 640202/2020": "RulesetLine(640202/2020, ·)",
    "继承 000000/2017": "ExtendsLine(000000/2017)",
    "依据 「财预〔2020〕10号」": "AuthorityLine(财预〔2020〕10号)",
    "适用 2020-01-01 至 2020-12-31": "EffectiveLine(2020-01-01, 2020-12-31)",
    "适用 2020年1月1日 起": "EffectiveLine(2020-01-01, ·)",
    "状态 待核": "StatusLine(待核)",
    "说明 “甲”": "NoteLine(甲)",
    "参数 界限 = 130%": "ParameterLine(·, 界限, 130%, [])",
    "替换 参数 界限 = 130%，2022-01-01 起 120%": "ParameterLine(REPLACE, 界限, 130%, [[2022-01-01 120%]])",
    "档位 完成情况": "DeclareLine(SCALE, ·, 完成情况)",
    "补充 方法 「名 称」": "DeclareLine(METHOD, AMEND, 名 称)",
    "覆盖 模板 表": "DeclareLine(TEMPLATE, REPLACE, 表)",
    "校验 甲": "DeclareLine(CHECK, ·, 甲)",
    "删除 方法 甲": "RemoveLine(METHOD, 甲)",
    "删除 优": "RemoveLine(BAND, 优)",
    "删除 计分": "RemoveLine(SCORING, ·)",
    "删除 等级": "RemoveLine(GRADE, ·)",
    "删除 二级 数量指标": "RemoveLine(LEVEL2, 数量指标)",
    "优: 100 至 90（含）": "BandLine(优, 100, ·, 90, True)",
    "差: 60%（不含） 到 0%（含）": "BandLine(差, 60%, False, 0%, True)",
    "「优 秀」: 1 至 0": "BandLine(优 秀, 1, ·, 0, ·)",
    "若 实际值 ≥ 指标值 则 分值": "ClauseLine(IF, Infix(≥, 实际值, 指标值), 分值)",
    "如果 甲 有值 那么 0": "ClauseLine(IF, Presence(甲, True), 0)",
    "若 甲 为空 则 不适用": "ClauseLine(IF, Presence(甲, False), NotApplicable)",
    "否则 待定 [0, 1) × 分值，「说不准」": (
        "ClauseLine(OTHERWISE, ·, Undetermined(Infix(×, Between(0, 1, False, True), 分值), 「说不准」))"
    ),
    "得 最小（合计（下级.得分），分值）": (
        "ClauseLine(GIVES, ·, Apply(最小, [Apply(合计, [Member(下级, 得分)]) 分值]))"
    ),
    "得 完成情况[完成档次]": "ClauseLine(GIVES, ·, Index(完成情况, 完成档次))",
    "得 （分值 - 1）": "ClauseLine(GIVES, ·, Bracketed(Infix(-, 分值, 1)))",
    "得 成本指标.三级.实际值": "ClauseLine(GIVES, ·, Member(Member(成本指标, 三级@3), 实际值))",
    "得 2020-03-01 - 开工日期": "ClauseLine(GIVES, ·, Infix(-, 2020-03-01, 开工日期))",
    "令 执行率 = 64.22万元 ÷ 全年预算数": "LetLine(执行率, Infix(÷, 64.22万元, 全年预算数))",
    "限于 0 至 分值": "ClampLine(0, 分值)",
    "修约 2 位小数": "RoundLine(2, ·)",
    "修约 0 位小数，舍去": "RoundLine(0, 舍去)",
    "例 指标值 ≥4件，实际值 「约3件」 得 0.75": "ExampleLine([[指标值 「≥4件」] [实际值 「约3件」]], 「0.75」)",
    "例 指标值 [90%, 95%]，分值 5 得 4 至 5": "ExampleLine([[指标值 「[90%, 95%]」] [分值 「5」]], 「4 至 5」)",
    "三级": "RowsLine(3, False, [], [])",
    "四级 可自选方法": "RowsLine(4, True, [], [])",
    "一级 产出指标": "NodeLine(1, 产出指标, ·, ·, False, False, False, [])",
    "一级 产出指标 50分，按 封顶，不计入总分": "NodeLine(1, 产出指标, 50分, 封顶, True, False, False, [])",
    "一级 产出指标 不定分值": "NodeLine(1, 产出指标, ·, ·, False, True, False, [])",
    "level1 目标 50分, repeatable": "NodeLine(1, 目标, 50分, ·, False, False, True, [])",
    "一级 执行率 10分，按 封顶，行名 「资金总额」“合计”": "NodeLine(1, 执行率, 10分, 封顶, False, False, False, [资金总额 合计])",
    "四级，列名 「三级指标」「指标」": "RowsLine(4, False, [三级指标 指标], [])",
    "三级 分值列 「权重分」「权数」，列名 「名称」": "RowsLine(3, False, [名称], [权重分 权数])",
    "level1 may name its method, points column 「甲」": "RowsLine(1, True, [], [甲])",
    "level2 may name its method, column 「甲」": "RowsLine(2, True, [甲], [])",
    "字段 目标: 目标，行名 「总额」，符号列 「性质」，单位列：「单位」「度量」": (
        "FieldLine(目标, 目标, False, [], ·, [总额], [性质], [单位 度量])"
    ),
    "field 目标: target, sign column 「性质」, unit column 「单位」, row 「甲」": (
        "FieldLine(目标, target, False, [], ·, [甲], [性质], [单位])"
    ),
    "字段 预算: 金额，必填，列名 「甲」「乙」，单位 万元": "FieldLine(预算, 金额, True, [甲 乙], 万元, [], [], [])",
    "字段 偏离 = 实际值 - 指标值": "DerivedLine(偏离, Infix(-, 实际值, 指标值))",
    "计分": "ScoringLine",
    "| 指标值.性质 | - | 方法 |": "TableLine([Member(指标值, 性质) Anything 方法])",
    "| ≥ 95% | [80%, 95%) | 有值 | 其他": (
        "TableLine([Against(≥, 95%) Between(80%, 95%, False, True) IsPresent(True) Otherwise])"
    ),
    "| -5 | 不适用 |": "TableLine([Prefix(-, 5) NotApplicable])",
    "总分 合计（一级.得分）": "TotalLine(Apply(合计, [Member(一级@1, 得分)]))",
    "等级 评价等级[总分]": "GradeLine(Index(评价等级, 总分))",
    "对每个 三级": "ForEachLine(3)",
    "当 得分 < 分值": "WhenLine(Infix(<, 得分, 分值))",
    "要求 偏差原因 有值": "RequireLine(Presence(偏差原因, True))",
    "提示 「实为 {总分} 分」": "MessageLine(「实为 {总分} 分」)",
    "级别 错误": "SeverityLine(错误)",
    "则 总分 0": "VetoLine(TOTAL, 0)",
    "则 等级 差": "VetoLine(GRADE, 差)",
    "   \t　": "Blank",
    "# 注释": "Blank",
}


@pytest.mark.parametrize(("line", "tree"), LINES.items())
def test_a_line_says(line: str, tree: str) -> None:
    document = parse(Source.of("试.rules", "规则集 000000/2000\n" + line)).document
    assert drawn(document.lines[1].content) == tree


SAME = [
    ("若 甲≥1 且 乙<2 则 3", "若 甲 ≥ 1 且 乙 < 2 则 3"),
    ("得 甲>=1", "得 甲 ≥ 1"),
    ("得 甲*2/3", "得 甲 × 2 ÷ 3"),
    ("得　最大（１，２．５）", "得 最大(1, 2.5)"),
    ("得 甲 ≧ 95％", "得 甲 ≥ 95%"),
    ("\t得\t甲", "得 甲"),
    ("　　得 甲", "得 甲"),
    ("\u2003\u2003得\u2002甲", "得 甲"),
    ("\u00a0得\u202f甲", "得 甲"),
    ("得 [0，1）", "得 [0, 1)"),
    ("| 甲 | 乙 |", "｜ 甲 ｜ 乙"),
    ("修约 2位小数", "修约 2 位小数"),
]


@pytest.mark.parametrize(("one", "two"), SAME)
def test_two_spellings_of_one_line(one: str, two: str) -> None:
    signs = str.maketrans({"≧": "≥", "*": "×", "/": "÷"})
    trees = [drawn(parse(Source.of("试.rules", line)).document.lines[0].content) for line in (one, two)]
    assert trees[0].replace(">=", "≥").translate(signs) == trees[1]


def test_lines_are_grouped_by_their_words_not_by_indentation() -> None:
    text = "规则集 000000/2000\n依据 「甲」\n方法 甲\n得 0\n参数 乙 = 1\n  档位 丙\n优: 1 至 0\n删除 校验 丁\n"
    reading = parse(Source.of("试.rules", text))
    assert reading.is_whole
    document = reading.document
    assert [line.span.line for line in document.head] == [1, 2]
    assert [(block.head.span.line, [line.span.line for line in block.body]) for block in document.blocks] == [
        (3, [4]),
        (5, []),
        (6, [7]),
        (8, []),
    ]


def test_a_comment_stays_with_its_line() -> None:
    document = parse(Source.of("试.rules", "规则集 000000/2000 「甲 # 乙」  # 丙\n# 丁\n")).document
    assert [(line.text, line.comment) for line in document.lines] == [
        ("规则集 000000/2000 「甲 # 乙」", "# 丙"),
        ("", "# 丁"),
        ("", ""),
    ]


def test_the_place_of_a_value_is_where_it_stands() -> None:
    document = parse(Source.of("试.rules", "规则集 000000/2000\n例 甲  ≥4件，乙 「约3件」 得 1")).document
    content = document.lines[1].content
    assert isinstance(content, w.ExampleLine)
    places = [(value.span.column, value.span.end) for _, value in content.inputs]
    # 例 at 1, 甲 at 3, ≥4件 at 6 to 8, 乙 at 10, 「 at 12, 约3件 at 13 to 15
    assert places == [(6, 9), (13, 16)]
