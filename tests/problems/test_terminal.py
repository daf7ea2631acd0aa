"""Pictures of problems, drawn by hand. Wide characters take two columns, so marks stand under their text."""

from __future__ import annotations

import io

import pytest

from duheng.problems.circles import Cycle
from duheng.problems.files import FileMissing
from duheng.problems.inheritance import DeclaredTwice
from duheng.problems.meaning import NotClamped, ScaleGap, Unused
from duheng.problems.problem import Language, Problem
from duheng.problems.prose import NEXT_LINE, NEXT_LINE_EN, Prose
from duheng.problems.render.terminal import render, wants_colour
from duheng.problems.types import MixedUnits
from duheng.source import FileSpan, Source, Span, display_width

SOURCE = Source.of(
    "2020.rules",
    "规则集 999999/2020 「例」\n"
    "档位 完成情况\n"
    "    部分达成预期指标: 80% 至 50%\n"
    "\t得\t分值 × 系数\n"
    "方法 甲\n"
    "    得 分值\n",
)


class Plain(Problem):
    """A problem without a hint."""

    code = "TST-001"
    zh = "{text}"
    en = "{text}"

    text: str


def picture(
    *problems: Problem, source: Source = SOURCE, language: Language = "zh", width: int = 80, colour: bool = False
) -> str:
    return render(problems, {source.file: source}, language, width, colour)


def test_wide_characters_before_the_mark() -> None:
    problem = ScaleGap(span=Span("2020.rules", 3, 15, 18), witness="80%", witness_en="80%")
    assert picture(problem) == (
        "错误 GAP-001 档位有空隙：80% 不属于任何一档                      2020.rules:3:15\n"
        "    3 │     部分达成预期指标: 80% 至 50%\n"
        "      │                       ~~~\n"
        "   提示：在其中一档的这一端后写（含），或把两档的端点写成同一个数。\n"
        "\n"
        "1 个错误\n"
    )


def test_a_file_as_a_whole_is_named_without_a_place_in_it() -> None:
    problem = Plain(span=FileSpan("2020.rules"), text="读不了", related=(FileSpan("甲.xlsx"),))
    assert picture(problem) == (
        "错误 TST-001 读不了                                                   2020.rules\n"
        "   先在这里：甲.xlsx\n"
        "\n"
        "1 个错误\n"
    )


def test_tabs_are_four_columns() -> None:
    problem = Plain(span=Span("2020.rules", 4, 9, 11), text="没有系数")
    assert picture(problem) == (
        "错误 TST-001 没有系数                                             2020.rules:4:9\n"
        "    4 │     得    分值 × 系数\n"
        "      │                  ~~~~\n"
        "\n"
        "1 个错误\n"
    )


def test_related_place_in_english() -> None:
    again, first = Span("2020.rules", 5, 4, 5), Span("2020.rules", 2, 1, 8)
    problem = DeclaredTwice(
        span=again,
        related=(first,),
        kind="方法",
        kind_en="method",
        name="甲",
        where="2020.rules:2",
        amend="；要改其中几行写「补充 方法 甲」",
        amend_en="; to change lines of it: amend method 甲",
    )
    unused = Unused(span=Span("2020.rules", 6, 7, 9), kind="参数", kind_en="parameter", name="分值")
    assert picture(problem, unused, language="en", width=72) == (
        'error INH-001 method "甲" is already declared at 2020.rules:2\n'
        "   2020.rules:5:4\n"
        "    5 │ 方法 甲\n"
        "      │      ~~\n"
        "   first here: 2020.rules:2:1\n"
        "    2 │ 档位 完成情况\n"
        "      │ ~~~~~~~~~~~~~\n"
        "   hint: To drop the old one write: replace method 甲; to change lines\n"
        "         of it: amend method 甲.\n"
        "\n"
        'warning USE-001 parameter "分值" is never used            2020.rules:6:7\n'
        "    6 │     得 分值\n"
        "      │        ~~~~\n"
        "   hint: Remove it, or use it where it belongs.\n"
        "\n"
        "1 error, 1 warning\n"
    )


def test_long_line_is_cut_around_the_mark() -> None:
    source = Source.of("长.rules", "字" * 150 + "错了" + "abcde" * 30)
    assert len(source.line(1)) > 300
    assert picture(Plain(span=Span("长.rules", 1, 151, 153), text="这里"), source=source, width=40) == (
        "错误 TST-001 这里         长.rules:1:151\n"
        "    1 │ …字字字字字字字字字错了abcdeabc…\n"
        "      │                    ~~~~\n"
        "\n"
        "1 个错误\n"
    )


def test_long_line_is_cut_at_one_side_near_its_start() -> None:
    source = Source.of("长.rules", "错了" + "字" * 300)
    shown = picture(Plain(span=Span("长.rules", 1, 1, 3), text="这里"), source=source, width=40).splitlines()
    assert shown[1:3] == ["    1 │ 错了" + "字" * 13 + "…", "      │ ~~~~"]


def test_mark_longer_than_the_line_that_fits() -> None:
    source = Source.of("长.rules", "甲" * 300)
    shown = picture(Plain(span=Span("长.rules", 1, 11, 300), text="这里"), source=source, width=40).splitlines()
    assert shown[1:3] == ["    1 │ …" + "甲" * 15 + "…", "      │  " + "~" * 30]


def test_mark_past_the_end_of_the_line() -> None:
    shown = picture(Plain(span=Span("2020.rules", 6, 9, 9), text="缺了")).splitlines()
    assert shown[1:3] == ["    6 │     得 分值", "      │            ~"]


@pytest.mark.parametrize("span", [Span("2020.rules", 7), Span("2020.rules", 99), Span("别的.rules", 1, 1, 3)])
def test_no_line_to_show(span: Span) -> None:
    assert len(picture(Plain(span=span, text="这里")).splitlines()) == 3


def test_problems_without_a_place() -> None:
    missing = FileMissing(name="甲.rules", near=("乙.rules",))
    units = MixedUnits(path=("绩效指标", "3", "实际值"), left="元", left_en="元", right="%", right_en="%")
    assert picture(missing, units, width=60) == (
        "错误 FIL-001 找不到文件或文件夹：甲.rules\n"
        "   提示：是不是想写「乙.rules」？\n"
        "\n"
        "错误 TYP-002 单位不同，不能相加或比较：一边是元，一边是%\n"
        "   绩效指标 › 3 › 实际值\n"
        "   提示：是不是漏了“÷”？比率和金额、件数不能直接比较。\n"
        "\n"
        "2 个错误\n"
    )


def test_message_wraps_below_itself() -> None:
    shown = picture(Plain(text="单位不同，不能相加或比较：一边是万元，一边是百分比"), width=40)
    assert shown == ("错误 TST-001 单位不同，不能相加或比较：\n             一边是万元，一边是百分比\n\n1 个错误\n")


def test_several_related_places() -> None:
    spans = tuple(Span("2020.rules", line, 1, 3) for line in (1, 5))
    shown = picture(Cycle(span=Span("2020.rules", 2, 1, 3), related=spans, chain="甲 → 乙"))
    assert "   先在这里：2020.rules:1:1\n" in shown
    assert "   还有这里：2020.rules:5:1\n" in shown


@pytest.mark.parametrize(
    ("language", "counted"), [("zh", "2 个错误，1 个警告，1 个提示"), ("en", "2 errors, 1 warning, 1 info")]
)
def test_count(language: Language, counted: str) -> None:
    problems = [
        NotClamped(name="甲"),
        FileMissing(name="甲"),
        Unused(kind="方法", kind_en="method", name="甲"),
        FileMissing(name="乙"),
    ]
    assert picture(*problems, language=language).splitlines()[-1] == counted


def test_nothing_to_say() -> None:
    assert picture() == ""


def test_control_characters_are_shown_and_not_sent() -> None:
    source = Source.of("坏.rules", "方法 \x1b[2J\x9b\u202e甲")
    shown = picture(Plain(span=Span("坏.rules", 1, 10, 11), text="\x1b]0;x\x07"), source=source)
    assert "    1 │ 方法 ␛[2J��甲\n      │            ~~\n" in shown
    assert [char for char in shown if char in "\x1b\x07\x9b\u202e"] == []


def test_colours_change_nothing_else() -> None:
    problems = (
        ScaleGap(
            span=Span("2020.rules", 3, 15, 18), witness="80%", witness_en="80%", related=(Span("2020.rules", 2, 1, 3),)
        ),
        NotClamped(name="甲"),
    )
    coloured = picture(*problems, colour=True)
    assert "\x1b[1;31m错误\x1b[0m" in coloured
    plain = "".join(part.partition("m")[2] if number else part for number, part in enumerate(coloured.split("\x1b[")))
    assert plain == picture(*problems)


@pytest.mark.parametrize("width", [1, 40, 60, 100])
def test_only_places_may_be_wider_than_the_terminal(width: int) -> None:
    problem = ScaleGap(span=Span("2020.rules", 3, 15, 18), witness="80%" * 30, witness_en="80%" * 30)
    assert [line for line in picture(problem, width=width).splitlines() if display_width(line) > max(width, 40)] == []


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_colours_are_for_terminals() -> None:
    assert wants_colour(Terminal(), {})
    assert wants_colour(Terminal(), {"NO_COLOR": ""})
    assert not wants_colour(Terminal(), {"NO_COLOR": "1"})
    assert not wants_colour(Terminal(), {"TERM": "dumb"})
    assert not wants_colour(io.StringIO(), {})


@pytest.mark.parametrize("char", ["\u200f", "\u061c", "\u2028", "\u00ad", "\U000e0001", "\u202e"])
def test_what_moves_or_hides_others_is_shown_as_lost(char: str) -> None:
    source = Source.of("坏.rules", f"方法 甲{char}乙　丙")
    shown = picture(Plain(span=Span("坏.rules", 1, 4, 7), text=f"甲{char}乙"), source=source)
    assert char not in shown
    assert shown.count("甲�乙") == 2
    assert "　丙" in shown


def test_a_mark_far_along_a_long_line_is_shown() -> None:
    """Only what is near the mark is looked at, on both sides."""
    source = Source.of("长.rules", "\x01" * 30_000 + "甲乙丙" + "\x01" * 30_000)
    lines = picture(Plain(span=Span("长.rules", 1, 30_002, 30_003), text="这里"), source=source).splitlines()
    (number,) = [at for at, line in enumerate(lines) if "甲乙丙" in line]
    marked = lines[number + 1]
    before = lines[number][: lines[number].index("乙")]
    assert display_width(marked[: marked.index("~")]) == display_width(before)
    assert marked.endswith(" ~~")


def test_lines_to_write_stand_one_below_the_other() -> None:
    lines = ("若 实际值 ≥ 90% 则 5分", "否则 0")
    problem = Prose(
        text="≥90%计5分；其余不得分", lines=NEXT_LINE.join(lines), lines_en=NEXT_LINE_EN.join(lines), named="满意度"
    )
    assert picture(problem, width=70) == (
        "错误 SYN-017 这一行是一句话，不是规则：≥90%计5分；其余不得分\n"
        "   提示：作说明，写成 说明 「……」；作规则，写成：\n"
        "           若 实际值 ≥ 90% 则 5分\n"
        "           否则 0\n"
        "         「满意度」就是这一行的实际值的，写 实际值。\n"
        "\n"
        "1 个错误\n"
    )
    assert picture(problem, language="en").count("\n           若 实际值 ≥ 90% 则 5分\n           否则 0\n") == 1


def test_one_line_to_write_stays_in_its_sentence() -> None:
    told = picture(Prose(text="完成得满分", lines="若 实际值 ≥ 指标值 则 分值", lines_en="若 实际值 ≥ 指标值 则 分值"))
    assert "作规则，写成：若 实际值 ≥ 指标值 则 分值。" in told
