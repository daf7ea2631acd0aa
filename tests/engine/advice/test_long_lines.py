"""Lines of thousands of brackets: no text is tried that is longer than a line may be."""

from __future__ import annotations

import pytest

from duheng.advice import continued
from duheng.advice.told import told_of
from duheng.source import Source
from duheng.syntax.parse import LONGEST_LINE, parse

MANY = LONGEST_LINE - 100


def told(text: str) -> list[tuple[int, str]]:
    """The lines and codes of what is told of a text."""
    problems = told_of(parse(Source.of("试.rules", text)))
    return [(each.span.line, each.code) for each in problems if each.span]


@pytest.mark.parametrize("sign", ["「", "（", "(", "[", "“", "{", "1+"])
def test_brackets(monkeypatch: pytest.MonkeyPatch, sign: str) -> None:
    tried: list[int] = []

    def reads(text: str) -> bool:
        tried.append(len(text))
        return False

    monkeypatch.setattr(continued, "reads", reads)
    line = f"    得 {(sign * MANY)[:MANY]}\n"
    lines = [number for number, _ in told("规则集 990101/2024\n方法 甲\n" + line * 8)]
    assert lines == [3, 4, 5, 6, 7, 8, 9, 10]
    assert max(tried, default=0) <= LONGEST_LINE


@pytest.mark.parametrize(
    ("blanks", "code"), [(0, "SYN-022"), (LONGEST_LINE - 15, "SYN-022"), (LONGEST_LINE - 14, "SYN-007")]
)
def test_a_sentence_goes_on_as_far_as_a_line_may(blanks: int, code: str) -> None:
    """Besides blanks the condition has 7 + 3 characters, and a blank and 则 分值 are 5 more: 15 in all."""
    condition = "若 实际值 ≥" + " " * blanks + "指标值"
    assert told(f"规则集 990101/2024\n方法 甲\n{condition}\n则 分值\n    否则 0\n")[0][1] == code
