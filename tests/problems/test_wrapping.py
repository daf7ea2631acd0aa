"""Lines of Chinese and English text for a terminal."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duheng.problems.render.wrapping import wrap
from duheng.source import display_width

TEXTS = st.text(alphabet=st.one_of(st.sampled_from("中文、，。（）「」“”ab1%, .)("), st.characters(codec="utf-8")))

NO_BREAK = "\u00a0"


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("", 10, []),
        ("   ", 10, []),
        ("档位有空隙", 10, ["档位有空隙"]),
        ("档位有空隙", 9, ["档位有空", "隙"]),
        ("档位有空，隙", 9, ["档位有", "空，隙"]),
        ("得分（含）分值", 6, ["得分", "（含）", "分值"]),
        ("得分为80%不等", 9, ["得分为80%", "不等"]),
        ("得分为80%不等", 8, ["得分为", "80%不等"]),
        ("得分为“优”或“良”", 9, ["得分为", "“优”或", "“良”"]),
        ("write 0 to 分值 here", 10, ["write 0 to", "分值 here"]),
        ("a  b", 10, ["a  b"]),
        ("a  b", 2, ["a", "b"]),
        ("internationalization of", 10, ["internatio", "nalization", "of"]),
        ("见 640202-dawukou/2020.rules 第三行", 20, ["见", "640202-dawukou/2020.", "rules 第三行"]),
    ],
)
def test_lines(text: str, width: int, lines: list[str]) -> None:
    assert wrap(text, width) == lines


@given(TEXTS, st.integers(2, 30))
def test_no_line_is_too_wide_and_only_blanks_are_lost(text: str, width: int) -> None:
    lines = wrap(text, width)
    assert [line for line in lines if display_width(line) > width] == []
    assert "".join("".join(lines).split()) == "".join(text.split())


@given(TEXTS, st.integers(8, 30))
def test_lines_neither_begin_nor_end_with_a_blank(text: str, width: int) -> None:
    shown = [line.replace(NO_BREAK, "x") for line in wrap(text, width)]
    assert [line for line in shown if line != line.strip() or not line] == []


@given(st.lists(st.sampled_from(["中", "文", "字，", "（字", "「字」", "word ", " 80%", " "])), st.integers(6, 30))
def test_no_line_begins_with_closing_or_ends_with_opening(parts: list[str], width: int) -> None:
    lines = wrap("".join(parts), width)
    assert [line for line in lines[1:] if line[0] in "，」%"] == []
    assert [line for line in lines[:-1] if line[-1] in "（「"] == []
