"""Lines of a scale without their colon: told alike, with the line to write, and nothing that only follows from them."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.engine.rulesets import compiled

HEAD = 2
"""Lines before the child's text."""
SCALE = "档位 新档\n    {}\n"
USED = """补充 模板 表
    三级
        字段 新档次: 新档
替换 方法 评定
    若 新档次 = {} 则 分值
    若 新档次 = {} 则 0
    否则 分值 × 50%
    限于 0 至 分值
    修约 2 位小数
"""
"""A method whose third line would be dead if the scale had no labels but these two."""


def lines(tmp_path: Path, *said: str) -> list[tuple[int, str, str]]:
    """Line, code and hint of what is told of a scale with such lines."""
    problems = compiled(tmp_path, SCALE.format("\n    ".join(said))).problems
    return [(each.span.line - HEAD if each.span else 0, each.code, each.hint("zh")) for each in problems]


@pytest.mark.parametrize(
    "said",
    [
        ("{} 80%～100%", "{} 60%～80%", "{} 0%～60%"),
        ("{}80%～100%", "{}60%～80%", "{}0%～60%"),
        ("{}\t100%-80%", "{}\t80%-60%", "{}\t60%-0%"),
        ("{} 100%～80%（含80%）", "{} 80%～60%（含60%）", "{} 60%～0%"),
        ("{} 80%以上", "{} 60%（含）-80%", "{} 低于60%"),
        ("{}——80%至100%", "{}——60%至80%", "{}——60%以下"),
        ("{}，≥80%", "{}，80%＞X≥60%", "{}，＜60%"),
        ("{} 100% 至 80%（含）", "{} 80% 至 60%（含）", "{} 60% 至 0%"),
        ("（一）{} [80%, 100%]", "（二）{} [60%, 80%)", "（三）{} [0%, 60%)"),
    ],
)
@pytest.mark.parametrize(
    "labels",
    [
        ("基本达成", "部分达成", "未达成"),
        ("一档", "二档", "三档"),
        ("优秀等次", "良好等次", "不合格等次"),
        ("A", "B", "C"),
    ],
)
def test_every_line_is_told_with_the_line_to_write(
    tmp_path: Path, said: tuple[str, str, str], labels: tuple[str, str, str]
) -> None:
    told = lines(tmp_path, *(line.format(label) for line, label in zip(said, labels, strict=True)))
    first, second, third = labels
    assert told == [
        (2, "SYN-007", f"写法：{first}: 100% 至 80%（含）"),
        (3, "SYN-007", f"写法：{second}: 80% 至 60%（含）"),
        (4, "SYN-007", f"写法：{third}: 60% 至 0%"),
    ]


@pytest.mark.parametrize("said", ["「优」80-100分", "「优」 80～100", "「优」——[80, 100]"])
def test_a_label_in_quotation_marks_keeps_them(tmp_path: Path, said: str) -> None:
    assert lines(tmp_path, said, "「良」: 80 至 0") == [(2, "SYN-007", "写法：「优」: 100 至 80（含）")]


def test_the_place_is_the_label(tmp_path: Path) -> None:
    (found,) = compiled(tmp_path, SCALE.format("（一）一档80以上\n    二档: 80 至 0")).problems
    assert found.span is not None
    assert (found.span.column, found.span.end) == (8, 10)
    assert (found.message("en"), found.hint("en")) == ('":" is missing here', "Write: 一档: 100 to 80 (inclusive)")


def test_an_english_line_keeps_its_words(tmp_path: Path) -> None:
    (found,) = compiled(tmp_path, SCALE.format("good 100 to 80 (inclusive)\n    poor: 80 to 0")).problems
    assert found.hint("en") == "Write: good: 100 to 80 (inclusive)"


@pytest.mark.parametrize(
    ("said", "codes"),
    [
        # a range alone has no label; a keyword begins another kind of line; a number alone isn't two ends
        ("达到80%以上", ["SYN-002"]),
        ("说明 100-90", ["SYN-015"]),
        ("限制 0 至 分值", ["SYN-002"]),
        ("优秀 90", ["SYN-002"]),
    ],
)
def test_other_lines_are_told_otherwise(tmp_path: Path, said: str, codes: list[str]) -> None:
    told = lines(tmp_path, said, "差: 100 至 0")
    assert [code for _, code, _ in told] == codes
    assert not any(hint.startswith(f"写法：{said[:2]}:") for _, _, hint in told)


def test_outside_a_scale_a_line_is_no_label(tmp_path: Path) -> None:
    (found,) = compiled(tmp_path, "方法 甲\n    一档 80%以上\n    得 1\n").problems
    assert (found.code, "一档:" in found.hint("zh")) == ("SYN-002", False)


@pytest.mark.parametrize("broken", ["三档 60%～0%", "三档60%以下", "三档: 60% 到底"])
def test_no_line_is_dead_by_a_label_that_could_not_be_read(tmp_path: Path, broken: str) -> None:
    scale = SCALE.format(f"一档: 100% 至 80%（含）\n    二档: 80% 至 60%（含）\n    {broken}")
    problems = compiled(tmp_path, scale + USED.format("「一档」", "「二档」")).problems
    assert {each.span.line - HEAD for each in problems if each.span} == {4}


def test_a_line_that_is_dead_with_every_label_is_told(tmp_path: Path) -> None:
    scale = SCALE.format("一档: 100% 至 80%（含）\n    二档: 80% 至 60%")
    problems = compiled(tmp_path, scale + USED.format("「一档」", "「二档」")).problems
    assert "MET-005" in [each.code for each in problems]
