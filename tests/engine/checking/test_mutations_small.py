"""The national ruleset of 2020 with one thing wrong: each is told, by its code, on the line where it is.

A mutation is a piece of a line (found once in the file) and what takes its place; the expected line is that of the
mutation unless the third column names another by how it begins.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from duheng.analysis.properties import check_properties
from duheng.checking.check import compile_ruleset
from duheng.checking.reading.files import TextFile, as_text
from duheng.checking.reading.library import Library
from duheng.testing.examples import run_examples

TEXT = (Path(__file__).parents[3] / "rulesets" / "000000-national" / "2020.rules").read_text(encoding="utf-8")
POSITIVE = "方法 定量正向"
SAME = ""

MUTATIONS = [
    ("drop a 含", "良: 90 至 80（含）", "良: 90 至 80", "GAP-001", "中: 80"),
    ("overlap tiers", "中: 80 至 60（含）", "中: 85 至 60（含）", "GAP-002", SAME),
    ("both include 90", "良: 90 至 80（含）", "良: 90（含） 至 80（含）", "GAP-002", SAME),
    ("a gap between tiers", "差: 60 至 0", "差: 50 至 0", "GAP-001", SAME),
    ("an end of another kind", "差: 60 至 0", "差: 60件 至 0件", "TYP-002", "等级 评价"),
    ("misspell a scale", "等级 评价等级[总分]", "等级 评价等第[总分]", "NAM-003", SAME),
    ("misspell the kind of a field", "完成档次: 完成情况", "完成档次: 完成情形", "NAM-004", SAME),
    ("misspell a method in 按", "按 执行率得分", "按 执行得分", "NAM-002", SAME),
    ("misspell a method in 计分", "| 反向        | -    | 定量反向 |", "| 反向 | - | 定量反相 |", "NAM-002", SAME),
    ("misspell a field", "令 执行率 = 全年执行数", "令 执行率 = 全年支出数", "NAM-001", SAME),
    ("misspell a let", "得 执行率 × 分值", "得 执行绿 × 分值", "NAM-001", SAME),
    ("misspell an attribute", "当 指标值.性质 = 定性", "当 指标值.品质 = 定性", "NAM-006", SAME),
    ("misspell a word", "当 指标值.性质 = 定性", "当 指标值.性质 = 定姓", "NAM-001", SAME),
    ("misspell a label", "完成情况[完成档次] × 分值，「自评", "完成情况[完成挡次] × 分值，「自评", "NAM-001", SAME),
    (
        "misspell a node",
        "要求 合计（三级.分值）+ 预算执行率.分值",
        "要求 合计（三级.分值）+ 预算执行.分值",
        "NAM-001",
        SAME,
    ),
    ("misspell a severity", "校验 三级分值合计", "校验 三级分值合计\n    级别 严重", "NAM-004", "级别 严重"),
    ("misspell a keyword", "方法 定量反向", "方发 定量反向", "SYN-002", SAME),
    ("a wrong unit", "年初预算数: 金额", "年初预算数: 金额，单位 件", "NAM-004", SAME),
    ("points that are no points", "产出指标 50分", "产出指标 50件", "NAM-014", SAME),
    ("forget the points", "得 执行率 × 分值", "得 执行率", "TYP-003", SAME),
    (
        "compare money with a ratio",
        "令 执行率 = 全年执行数 ÷ 预算",
        "令 执行率 = 全年执行数 > 95%",
        "TYP-002",
        SAME,
    ),
    ("add points and money", "总分 合计（一级.得分）", "总分 合计（一级.得分）+ 全年执行数", "TYP-002", SAME),
    ("a condition that is none", "当 得分 < 分值", "当 得分 - 分值", "TYP-001", SAME),
    ("a text as a number", "当 个数（三级）> 0", "当 名称 > 0", "TYP-001", SAME),
    ("drop 则", "若 实际值 ≥ 指标值 则 分值", "若 实际值 ≥ 指标值 分值", "SYN-007", SAME),
    ("glue 若", "若 实际值 ≥ 指标值 则 分值", "若实际值 ≥ 指标值 则 分值", "SYN-010", SAME),
    ("unbalanced bracket", "总分 合计（一级.得分）", "总分 合计（一级.得分", "SYN-009", SAME),
    ("unclosed text", "说明 「完成值达到", "说明 完成值达到", "SYN-015", SAME),
    ("no operand", "否则 实际值 ÷ 指标值", "否则 实际值 ÷", "SYN-008", SAME),
    ("a line in the wrong block", "差: 60 至 0", "限于 0 至 60", "SYN-006", SAME),
    ("a ragged table", "| 定性        | -           | -    | 定性三档 |", "| 定性 | - | 定性三档 |", "SYN-011", SAME),
    ("declare a method twice", "方法 定量反向", "方法 定量正向", "INH-010", SAME),
    ("declare a scale twice", "档位 评价等级", "档位 完成情况", "INH-010", SAME),
    ("amend what isn't there", "校验 指标重名", "替换 校验 指标重名", "INH-002", SAME),
    ("a label twice", "良: 90 至 80（含）", "优: 90 至 80（含）", "GAP-003", SAME),
    ("a method that needs itself", "否则 实际值 ÷ 指标值 × 分值", "否则 定量正向", "CYC-001", POSITIVE),
    ("a method that reads its own score", "得 执行率 × 分值", "得 执行率 × 得分", "CYC-001", SAME),
    ("remove 否则", "    否则 实际值 ÷ 指标值 × 分值\n", "", "MET-002", POSITIVE),
    ("otherwise first", "若 实际值 ≤ 指标值 则 分值", "否则 分值", "MET-003", "否则 指标值 ÷"),
    ("weights 50 to 40", "一级 产出指标 50分", "一级 产出指标 40分", "WGT-001", "模板 项目"),
    (
        "weights below",
        "        二级 服务对象满意度指标",
        "        二级 服务对象满意度指标 9分",
        "WGT-002",
        "一级 满意度",
    ),
    ("rounded twice", "    例 全年预算数", "    修约 1 位小数\n    例 全年预算数", "SYN-013", SAME),
    ("a rounding without its word", "令 执行率 =", "修约 1\n    令 执行率 =", "SYN-007", SAME),
    ("no such day", "适用 2020-01-01 起", "适用 2020-02-30 起", "SYN-014", SAME),
    ("a row's field for the whole form", "    对每个 三级\n    当 得分 < 分值\n", "", "NAM-009", "要求 偏差原因"),
    ("a row's method on a group", "按 执行率得分", "按 定量正向", "NAM-009", SAME),
    ("an aggregate of no nodes", "当 个数（三级）> 0", "当 合计（分值） > 0", "NAM-010", SAME),
    ("no total", "    总分 合计（一级.得分）\n", "", "TPL-002", "模板 项目"),
    ("a check without its demand", "    要求 完成档次 有值\n", "", "CHK-010", "校验 定性指标"),
    ("a parameter of a name that is taken", "方法 定量反向", "参数 分值 = 1\n方法 定量反向", "NAM-007", "参数"),
    ("no header", "规则集 000000/2020", "# 规则集 000000/2020", "SYN-012", "依据"),
    ("a parent that isn't there", "    依据 「财政部", "    继承 000000/1999\n    依据 「财政部", "INH-003", SAME),
    ("drop a clamp", "得 执行率 × 分值\n    限于 0 至 分值\n", "得 执行率 × 分值\n", "MET-008", "方法 执行率得分"),
    (
        "a clamp the wrong way round",
        "得 执行率 × 分值\n    限于 0 至 分值",
        "得 执行率 × 分值\n    限于 分值 至 0",
        "MET-006",
        "限于 分值",
    ),
    ("divide by nothing", "令 执行率 = 全年执行数 ÷ 预算", "令 执行率 = 全年执行数 ÷ 0", "MET-007", SAME),
    (
        "no line for a budget of zero",
        "    若 预算 = 0 则",
        "    若 预算 = 1万元 则",
        "MET-010",
        "方法 执行率得分",
    ),
    (
        "drop a rounding",
        "    限于 0 至 分值\n    修约 2 位小数\n    例 指标值 ≥400件",
        "    限于 0 至 分值\n    例 指标值 ≥400件",
        "RND-001",
        POSITIVE,
    ),
    ("whole points", "修约 2 位小数\n    例 指标值 ≥400件", "修约 0 位小数\n    例 指标值 ≥400件", "RND-002", SAME),
    ("a grade out of reach", "优: 100 至 90（含）", "特优: 120 至 110（含）\n    优: 110 至 90（含）", "GRD-001", SAME),
    ("nothing for a target that is met", "若 实际值 ≥ 指标值 则 分值", "若 实际值 ≥ 指标值 则 0", "MET-009", POSITIVE),
    (
        "nothing for a limit that is kept",
        "若 实际值 ≤ 指标值 则 分值",
        "若 实际值 ≤ 指标值 则 0",
        "MET-009",
        "方法 定量反向",
    ),
    (
        "a line that can't apply",
        "    若 完成档次 为空 则 自评得分",
        "    若 分值 = 0 则 1\n    若 完成档次 为空 则 自评得分",
        "MET-005",
        SAME,
    ),
    ("a reversed interval", "属于 完成情况[完成档次] 则", "属于 [100%, 80%] 则", "GAP-004", SAME),
    (
        "an interval as a subtraction",
        "自评得分 ÷ 分值 属于 完成情况[完成档次] 则",
        "自评得分 ÷ 分值 = 80%-100% 则",
        "GAP-005",
        SAME,
    ),
    ("a lost percent sign", "自评得分 ÷ 分值 属于 完成情况[完成档次] 则", "自评得分 ÷ 分值 ≥ 80 则", "TYP-004", SAME),
    ("a lost unit", "若 预算 = 0 则", "若 预算 ≤ 10 则", "TYP-005", SAME),
    ("an example that doesn't hold", "实际值 141人，分值 1 得 0.72", "实际值 141人，分值 1 得 0.73", "EXA-001", SAME),
    ("an example without points", "实际值 141人，分值 1 得 0.72", "实际值 141人 得 0.72", "EXA-004", SAME),
    ("a period that ends before it begins", "适用 2020-01-01 起", "适用 2020-01-01 至 2019-12-31", "HED-001", SAME),
    ("a status that isn't one", "状态 待核", "状态 待合", "HED-002", SAME),
    ("an end in percent among points", "良: 90 至 80（含）", "良: 90 至 80%（含）", "GAP-010", SAME),
    ("a parameter that nothing uses", "方法 定量反向", "参数 界限 = 1\n方法 定量反向", "USE-001", "参数"),
    (
        "a parameter with a day twice",
        "方法 定量反向",
        "参数 界 = 1，2021-01-01 起 2，2021-01-01 起 3\n方法 定量反向",
        "PRM-001",
        "参数",
    ),
    ("its own parent", "    依据 「财政部", "    继承 000000/2020\n    依据 「财政部", "INH-004", SAME),
]


def told(text: str) -> list[tuple[int, str]]:
    file = as_text(text.encode("utf-8"), "国.rules")
    assert isinstance(file, TextFile)
    compiled = compile_ruleset(file, Library())
    problems = [*compiled.problems]
    if compiled.ruleset is not None:
        problems += [*run_examples(compiled.ruleset, "国.rules"), *check_properties(compiled.ruleset, "国.rules")]
    return [(each.span.line if each.span else 0, each.code) for each in problems]


def place(text: str, start: str) -> int:
    return next(number for number, line in enumerate(text.splitlines(), 1) if line.strip().startswith(start))


@pytest.mark.parametrize(
    ("piece", "other", "code", "at"), [each[1:] for each in MUTATIONS], ids=[m[0] for m in MUTATIONS]
)
def test_one_thing_wrong(piece: str, other: str, code: str, at: str) -> None:
    before, found, after = TEXT.partition(piece)
    assert found
    text = before + other + after
    line = place(text, at) if at else before.count("\n") + 1
    assert (line, code) in told(text)


def test_there_are_enough() -> None:
    assert len({mutation[0] for mutation in MUTATIONS}) == len(MUTATIONS) >= 70


def test_the_ruleset_itself_has_nothing_wrong() -> None:
    assert told(TEXT) == []
