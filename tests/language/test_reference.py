"""The pages for officers are true: rules check as they say, forms score as they say, and the lists are fresh."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path

import pytest
from tests.language import officers
from tests.language.officers import PAGES, Block, base, blocks

import duheng
from duheng.checking.linking.cycles import MOST_STEPS
from duheng.checking.reading.library import MOST_GENERATIONS
from duheng.forms.labels import HEAD_ENGLISH, ROW_ENGLISH, ROWS
from duheng.forms.notation import read_value
from duheng.language.builtins import LEVELS
from duheng.language.types import Direction
from duheng.language.units import DATE
from duheng.language.values import Bounded, Empty, Quantity, Value, Words
from duheng.syntax.reference import LISTS, written

REFERENCE = (PAGES / "reference.md").read_text(encoding="utf-8")
FIRST = base(REFERENCE)
NAMES = ("reference.md", "mistakes.md")


def cases() -> Iterator[object]:
    for name in NAMES:
        for block in blocks((PAGES / name).read_text(encoding="utf-8")):
            if block.kind != "yaml":
                yield pytest.param(block, id=f"{name}:{block.line}")


@pytest.mark.parametrize("block", list(cases()))
def test_block(tmp_path: Path, block: Block) -> None:
    if block.kind == "rules":
        if block.following != "check":
            assert officers.said(tmp_path, block.text, FIRST) == []
    elif block.kind == "check":
        assert officers.said(tmp_path, block.rules, FIRST) == block.text.splitlines()
    else:
        assert block.kind == "result"
        shown = officers.report(tmp_path, block.rules, FIRST, block.before)
        lines = [" ".join(line.split()) for line in block.text.splitlines()]
        assert [line for line in lines if not any(line in each for each in shown)] == []


def test_the_lists_are_fresh() -> None:
    assert written(REFERENCE) == REFERENCE, "run: make reference"
    assert re.findall("由 make reference 生成：(.+?) -->", REFERENCE) == list(LISTS)


def test_the_limits_are_those_of_the_engine() -> None:
    assert f"一串超过 {MOST_STEPS} 个" in REFERENCE
    assert f"连同自己最多 {MOST_GENERATIONS} 个" in REFERENCE


def table(head: str) -> list[list[str]]:
    """The lines of the table whose first title is ``head``."""
    lines = REFERENCE[REFERENCE.index(f"| {head} |") :].split("\n\n")[0].splitlines()[2:]
    return [[cell.strip() for cell in line.strip("| ").split(" | ")] for line in lines]


def test_the_columns_of_a_form_are_all_listed() -> None:
    listed = [name for head, _ in table("栏目") for name in head.split("、")]
    assert set(listed) >= {*HEAD_ENGLISH, ROWS}
    rows = REFERENCE[REFERENCE.index("**一行指标的栏**") :].split("\n\n")[1]
    assert all(name in rows for name in (*LEVELS[1:], *ROW_ENGLISH))


SCALE = """\
规则集 990103/2024 「区间」
档位 丁
{above}    这一档: {band}
{below}方法 乙
    若 实际值 属于 丁[这一档] 则 1分
    否则 0
方法 甲
    | 实际值 | 得分 |
    | {cell} | 1分 |
    | 其他 | 0 |
模板 表
    一级 产出 100分
    三级 可自选方法
        字段 指标值: 目标
        字段 实际值: 量
    总分 合计（一级.得分）
"""


@pytest.mark.parametrize("row", table("公文里的说法"), ids=lambda row: row[0])
def test_official_wording_and_intervals(tmp_path: Path, row: list[str]) -> None:
    _, cell, band, *inside = row
    place, form = tmp_path / "区间.rules", tmp_path / "表.yaml"
    high, low = (end if end in (80, 90) else None for end in map(int, re.findall("[0-9]+", band)))
    marks = {value: "" if each == "算" else "（含）" for value, each in zip((80, 90), inside, strict=True)}
    above = f"    上一档: 100% 至 {high}%{marks[high]}\n" if high else ""
    below = f"    下一档: {low}%{marks[low]} 至 0%\n" if low else ""
    rules = SCALE.format(cell=cell.strip("`"), band=band.strip("`"), above=above, below=below)
    place.write_text(rules, encoding="utf-8")
    lines = [
        f"{{一级: 产出, 三级: {m}{v}, 分值: 1, 计分方法: {m}, 实际值: {v}%}}" for m in "甲乙" for v in (80, 85, 90)
    ]
    form.write_text("指标:\n" + "".join(f"  - {line}\n" for line in lines), encoding="utf-8")
    result = duheng.evaluate(duheng.load_form(form), duheng.load_ruleset(place))
    scores = {node.path[-1]: node.score for node in result.nodes if node.level == 3}
    for method in "甲乙":
        assert [scores[f"{method}{value}"] == 1 for value in (80, 90)] == [each == "算" for each in inside]
    assert scores["甲85"] == scores["乙85"]


VALUES = [
    pytest.param(text, meaning, id=text) for cell, meaning in table("表上写的") for text in re.findall("`(.+?)`", cell)
]


@pytest.mark.parametrize(("text", "meaning"), VALUES)
def test_values_of_forms(text: str, meaning: str) -> None:
    assert meaning.startswith(said_of(read_value(text)))


def said_of(value: Value) -> str:
    """A value in the words of the reference."""
    match value:
        case Words():
            return "文字"
        case Empty():
            return "没有内容"
        case Quantity():
            return f"等于 {value.number / value.unit.factor}{value.unit.text}"
        case Bounded(low=low, high=high) if low is not None and high is not None:
            ends = [shown(value, end) for end in (low, high)]
            return f"等于 {ends[0]}" if low == high else f"区间，{ends[0]} 到 {ends[1]}，两头都算"
        case Bounded():
            return _bound(value)


def _bound(value: Bounded) -> str:
    assert value.written is not None
    positive = value.direction is Direction.POSITIVE
    is_open = value.low_open if positive else value.high_open
    if value.unit.dimension == DATE:
        return f"反向，不晚于 {'2023年12月31日' if value.written == day('2023年12月31日') else value.written}"
    words = ("正向", "大于" if is_open else "不小于") if positive else ("反向", "小于" if is_open else "不大于")
    written_out = shown(value, value.written)
    return f"{words[0]}，{words[1]} {written_out}" + (f"，{written_out} 自己不算" if is_open else "")


def shown(value: Bounded, number: Fraction) -> str:
    return f"{number / value.unit.factor}{value.unit.text}"


def day(text: str) -> Fraction:
    value = read_value(text)
    assert isinstance(value, Quantity)
    return value.number


def test_every_mistake_is_put_right() -> None:
    kinds = [block.kind for block in blocks((PAGES / "mistakes.md").read_text(encoding="utf-8"))][1:]
    assert kinds == ["rules", "check", "rules"] * (len(kinds) // 3)
    assert len(kinds) // 3 >= 25
