"""Text to the tree as written: both languages, both widths, comments, places."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from duheng.record import Record, fields
from duheng.source import Source, Span
from duheng.syntax import written as w
from duheng.syntax.narrow import narrow, split_comment
from duheng.syntax.parse import parse

ROOT = Path(__file__).parents[3]
NATIONAL = (ROOT / "rulesets" / "000000-national" / "2020.rules").read_text(encoding="utf-8")

CHINESE = """\
规则集 640202/2020 「试」
    继承 000000/2017
    适用 2020-01-01 至 2020-12-31
参数 界限 = 130%，2022-01-01 起 120%
补充 档位 完成情况
    好: 100% 至 80%（含）
    删除 差
方法 甲
    令 完成率 = 实际值 ÷ 指标值
    若 完成率 ≥ 90% 且 非 备注 为空 则 分值
    若 完成率 属于 [80%, 90%) 或 备注 有值 则 不适用
    | 完成率 | 得分 |
    | - | 0 |
    否则 待定 [0, 1] × 分值，「原因」
    限于 0 至 分值
    修约 2 位小数
    例 指标值 ≥4件，实际值 3件 得 0.75
模板 表
    字段 金额: 金额，必填，列名 「甲」「乙」，单位 万元
    一级 产出 50分，按 甲，不计入总分
    三级 可自选方法
        字段 偏离 = 实际值 - 指标值
    计分
    总分 合计（一级.得分）
    等级 评价[总分]
校验 丙
    对每个 三级
    当 得分 < 分值
    要求 备注 有值
    提示 「实为 {得分}」
    级别 警告
    则 总分 0
"""
ENGLISH = """\
ruleset 640202/2020 「试」
extends 000000/2017
effective 2020-01-01 to 2020-12-31
parameter 界限 = 130%, 2022-01-01 from 120%
amend scale 完成情况
好: 100% to 80%(inclusive)
remove 差
method 甲
let 完成率 = 实际值 / 指标值
if 完成率 >= 90% and not 备注 is empty then 分值
if 完成率 in [80%, 90%) or 备注 is present then not applicable
| 完成率 | 得分 |
| - | 0 |
otherwise undetermined [0, 1] * 分值, 「原因」
clamp 0 to 分值
round 2 places
example 指标值 ≥4件, 实际值 3件 gives 0.75
template 表
field 金额: 金额, required, column 「甲」「乙」, unit 万元
level1 产出 50分, by 甲, outside total
level3 may name its method
field 偏离 = 实际值 - 指标值
scoring
total 合计(level1.得分)
grade 评价[总分]
check 丙
for each level3
when 得分 < 分值
require 备注 is present
message 「实为 {得分}」
severity 警告
then total 0
"""
SIGNS = {"/": "÷", "*": "×", ">=": "≥", "in": "属于", "not": "非", "level1": "一级", "level3": "三级"}


def bare(item: object) -> object:
    """A tree without places; signs and level words by their Chinese spelling."""
    if isinstance(item, tuple):
        return tuple(bare(each) for each in item)
    if isinstance(item, str):
        return SIGNS.get(item, item)
    if isinstance(item, Record):
        parts = (getattr(item, name) for name in fields(item))
        return (type(item).__name__, *(bare(each) for each in parts if not isinstance(each, Span)))
    return item


def contents(text: str) -> list[object]:
    reading = parse(Source.of("试.rules", text))
    assert reading.is_whole
    return [bare(line.content) for line in reading.document.lines]


def test_chinese_and_english_are_one_tree() -> None:
    assert contents(CHINESE) == contents(ENGLISH)


def widened(text: str) -> str:
    """The text with full-width twins of its ASCII signs and digits, outside quotation marks."""
    wide = {code: code + 0xFEE0 for code in range(0x21, 0x7F)} | {0x20: 0x3000}
    return "".join(
        part if part.startswith("「") else part.translate(wide) for part in re.split(r"(「[^」]*」|\n)", text)
    )


def test_full_and_half_width_are_one_tree() -> None:
    wide = widened(CHINESE)
    assert wide != CHINESE
    assert list(map(narrowed_values, contents(wide))) == contents(CHINESE)


def narrowed_values(item: object) -> object:
    """Values of 例 keep the width they were typed in; the value notation narrows them."""
    if isinstance(item, tuple):
        return tuple(map(narrowed_values, item))
    return narrow(item) if isinstance(item, str) else item


@pytest.mark.parametrize("change", ["\ufeff{}", "{}\n\n", "{}"])
def test_marks_and_blank_lines_change_nothing(change: str) -> None:
    text = change.format(NATIONAL)
    assert [each for each in contents(text) if each != ("Blank",)] == [
        each for each in contents(NATIONAL) if each != ("Blank",)
    ]


def test_line_ends_and_indentation_change_nothing() -> None:
    flat = "\r\n".join(line.strip() for line in NATIONAL.splitlines())
    assert contents(flat) == contents("\n".join(NATIONAL.splitlines()))


@pytest.mark.parametrize(
    ("line", "code", "comment"),
    [
        ("    得 分值  # 满分", "    得 分值  ", "# 满分"),
        ("提示 「第 # 号」 # 说明", "提示 「第 # 号」 ", "# 说明"),
        ("提示 “a#b”", "提示 “a#b”", ""),
        ("＃ 全角", "", "＃ 全角"),
        ("得 1", "得 1", ""),
    ],
)
def test_comments_are_kept_apart(line: str, code: str, comment: str) -> None:
    assert split_comment(line) == (code, comment)


def test_places_count_characters() -> None:
    document = parse(Source.of("试.rules", "规则集 000000/2000\n方法 甲\n　　若 实际值 ≥ 指标值 则 分值")).document
    clause = document.blocks[0].body[0].content
    assert isinstance(clause, w.ClauseLine)
    assert isinstance(clause.condition, w.Infix)
    mark, result = clause.condition.mark, clause.result.span
    assert (mark.line, mark.column, mark.end) == (3, 9, 10)
    assert (result.column, result.end) == (17, 19)


@pytest.mark.parametrize(
    ("text", "shape"),
    [
        ("1 + 2 × 3", "(1 + (2 × 3))"),
        ("1 - 2 - 3", "((1 - 2) - 3)"),
        ("8 ÷ 4 ÷ 2", "((8 ÷ 4) ÷ 2)"),
        ("-1 × 2", "((- 1) × 2)"),
        ("2 × -3 + 1", "((2 × (- 3)) + 1)"),
        ("甲 + 1 > 2 且 乙 = 3 或 丙 < 4", "((((甲 + 1) > 2) AND (乙 = 3)) OR (丙 < 4))"),
        ("非 甲 = 1 且 乙 = 2", "((非 (甲 = 1)) AND (乙 = 2))"),
        ("甲 = 1 或 乙 = 2 且 丙 = 3", "((甲 = 1) OR ((乙 = 2) AND (丙 = 3)))"),
        ("非 甲 为空 或 乙 有值", "((非 甲?) OR 乙!)"),
    ],
)
def test_what_binds_tighter(text: str, shape: str) -> None:
    reading = parse(Source.of("试.rules", f"规则集 000000/2000\n校验 甲\n要求 {text}"))
    assert reading.is_whole
    line = reading.document.blocks[0].body[0].content
    assert isinstance(line, w.RequireLine)
    assert drawn(line.condition) == shape


def drawn(item: w.Expression) -> str:
    match item:
        case w.Infix():
            return f"({drawn(item.left)} {item.sign} {drawn(item.right)})"
        case w.Prefix():
            return f"({item.sign} {drawn(item.operand)})"
        case w.Presence():
            return drawn(item.target) + ("!" if item.wanted else "?")
        case w.Number():
            return item.digits + item.unit
        case w.Name():
            return item.text
        case _:
            raise AssertionError(item)


@pytest.mark.parametrize(
    ("prose", "plain"),
    [
        ("方法：甲", "方法 甲"),
        ("得 分值。", "得 分值"),
        ("否则：0；", "否则 0"),
        ("若 实际值 ≥ 指标值，则 得 分值", "若 实际值 ≥ 指标值 则 分值"),
        ("否则，得 0", "否则 0"),
        ("若 实际值 大于等于 指标值 则 分值", "若 实际值 ≥ 指标值 则 分值"),
        ("若 实际值 不超过 指标值 则0", "若 实际值 ≤ 指标值 则 0"),
        ("修约2位小数", "修约 2 位小数"),
        ("限于0至10分", "限于 0 至 10分"),
        ("例：实际值 3件 得 1。", "例 实际值 3件 得 1"),
        ("一级 产出指标（50分），按 甲", "一级 产出指标 50分，按 甲"),
        ("提示 「甲：乙。」", "提示 「甲：乙。」"),
        ("优：100 至 90（含）", "优: 100 至 90（含）"),
        ("若：甲 ≥ 1 则：2", "若 甲 ≥ 1 则 2"),
        ("替换 方法：甲", "替换 方法 甲"),
        ("替换：方法 甲", "替换 方法 甲"),
        ("补充 档位 甲：", "补充 档位 甲"),
        ("校验 「甲 乙」：", "校验 「甲 乙」"),
        ("三级：", "三级"),
        ("计分：", "计分"),
        ("参数 甲：130%", "参数 甲 = 130%"),
        ("替换 参数：甲＝130%", "替换 参数 甲 = 130%"),
        ("令 甲：1", "令 甲 = 1"),
        ("总分 ＝ 合计（一级.得分）", "总分 合计（一级.得分）"),
        ("等级：= 甲[总分]", "等级 甲[总分]"),
        ("得 ＝ 甲", "得 甲"),
        ("一级：甲 50分，按：乙", "一级 甲 50分，按 乙"),
        ("一级 甲：50分", "一级 甲 50分"),
        ("字段：甲: 文本，列名：「乙：」、「丙」，单位：个", "字段 甲: 文本，列名 「乙：」「丙」，单位 个"),
        ("对每个：三级", "对每个 三级"),
        ("规则集：640202/2020", "规则集 640202/2020"),
        ("删除：方法：甲", "删除 方法 甲"),
        ("| 其它 | 1 |", "| 其他 | 1 |"),
        ("| 不低于95% | 1 |", "| 不低于 95% | 1 |"),
        ("例 甲：3件，乙 2，得：1.5", "例 甲 3件，乙 2 得 1.5"),
        ("例 甲 3件 得2", "例 甲 3件 得 2"),
        ("若 甲 ≥ 1 则得 0", "若 甲 ≥ 1 则 0"),
        ("否则得 0", "否则 0"),
        ("否则0", "否则 0"),
        ("若 甲≥1且乙<2则分值", "若 甲 ≥ 1 且 乙 < 2 则 分值"),
        ("若 甲 ≥ 1万元或乙 为空 则 1", "若 甲 ≥ 1万元 或 乙 为空 则 1"),
        ("若 甲 大于等于95%则 1", "若 甲 大于等于 95% 则 1"),
        ("若 （甲 > 1）且（乙 > 1） 则 1", "若 （甲 > 1） 且 （乙 > 1） 则 1"),
        ("限于 0至分值", "限于 0 至 分值"),
        ("优: 100至90（含）", "优: 100 至 90（含）"),
        ("参数 甲 = 1，2022-01-01起2", "参数 甲 = 1，2022-01-01 起 2"),
        ("补充模板 甲", "补充 模板 甲"),
        ("替换参数 甲 = 1", "替换 参数 甲 = 1"),
        ("删除一级 甲", "删除 一级 甲"),
        ("对每个三级", "对每个 三级"),
        ("一级 甲 50分，按乙", "一级 甲 50分，按 乙"),
        ("一级 甲 50分，按照 乙", "一级 甲 50分，按 乙"),
    ],
)
def test_the_punctuation_of_prose_is_forgiven(prose: str, plain: str) -> None:
    head = "规则集 000000/2000\n{}\n"
    one, two = (parse(Source.of("试.rules", head.format(line))).document.lines[1].content for line in (prose, plain))
    assert not isinstance(one, w.Broken)
    assert spelled(bare(one)) == spelled(bare(two))


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("按期完成: 100 至 0", "BandLine"),
        ("得到改善: 100 至 0", "BandLine"),
        ("至善: 100 至 0", "BandLine"),
        ("若干: 100 至 0", "BandLine"),
        ("补充说明: 100 至 0", "BandLine"),
        ("其他: 100 至 0", "BandLine"),
        ("字段 状态: 文本", "FieldLine"),
        ("字段 单位: 文本，列名 「单位：」", "FieldLine"),
        ("| 超过预算 | 或有负债 |", "TableLine"),
        ("| - | - |", "TableLine"),
        ("| -- 1 | 1 |", "TableLine"),
    ],
)
def test_what_could_be_read_in_two_ways_is_left_alone(line: str, name: str) -> None:
    content = parse(Source.of("试.rules", f"规则集 000000/2000\n{line}")).document.lines[1].content
    assert type(content).__name__ == name


@pytest.mark.parametrize("line", ["| --- | --- |", "|:--|--:|", "｜ －－－ ｜", "| ---- | ---- "])
def test_the_rule_below_a_table_head_is_no_line(line: str) -> None:
    reading = parse(Source.of("试.rules", f"规则集 000000/2000\n方法 甲\n| 乙 | 丙 |\n{line}\n| 1 | 2 |"))
    assert reading.is_whole
    assert [type(each.content).__name__ for each in reading.document.blocks[0].body] == ["TableLine", "TableLine"]
    assert reading.document.lines[3].text == line.strip()


def spelled(item: object) -> object:
    """Words of comparison by their signs."""
    words = {"大于等于": "≥", "不超过": "≤"}
    if isinstance(item, tuple):
        return tuple(map(spelled, item))
    return words.get(item, item) if isinstance(item, str) else item
