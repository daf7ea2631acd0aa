"""What the parser says of a line that isn't right, without a guess: where it stops, and where it belongs."""

from __future__ import annotations

import pytest

from duheng.problems.syntax import Misplaced, NoHeader, TooDeep, Unreadable
from duheng.source import Source
from duheng.syntax import written as w
from duheng.syntax.blocks import Stray
from duheng.syntax.parse import Reading, parse, parse_expression
from duheng.syntax.reach import expected_in
from duheng.syntax.stop import Stop


def read(text: str) -> Reading:
    return parse(Source.of("试.rules", "规则集 000000/2000 「试」\n" + text))


def stop_at(line: str) -> Stop:
    stop = read(f"方法 甲\n{line}").unread[3]
    assert isinstance(stop, Stop)
    return stop


# characters are counted from 0; 「　」 before 得 is one of them
@pytest.mark.parametrize(
    ("line", "start", "found", "by_token"),
    [
        ("得 甲 乙", 4, "乙", True),
        ("　得 甲 ＋ 则", 7, "则", True),
        ("得 甲 ×", 5, "", True),
        ("若 甲 ≥ 1", 7, "", True),
        ('例 甲 "乙#丙" 得 1', 6, "#", False),
    ],
)
def test_where_a_line_stops(line: str, start: int, found: str, by_token: bool) -> None:
    stop = stop_at(line)
    assert (stop.start, stop.found, stop.by_token) == (start, found, by_token)
    assert stop.before + stop.behind == stop.text
    assert len(stop.text) == len(stop.typed) == len(line)
    place = stop.plainly().span
    assert place == stop.place
    assert (stop.place.line, stop.place.column, stop.place.end) == (3, start + 1, start + 1 + max(1, len(found)))


def test_what_may_stand_there_is_told_in_words() -> None:
    plain = stop_at("得 甲 ×").plainly()
    assert isinstance(plain, Unreadable)
    assert "名称" in plain.expected
    assert "a name" in plain.expected_en
    digits = stop_at("方法 2乙").plainly()
    assert isinstance(digits, Unreadable)
    assert "名称（不以数字开头）" in digits.expected


def test_the_place_of_an_expression_is_that_in_its_file() -> None:
    # 「总分 乙」 begins at column 21: 乙 is its fourth character, 4 + 20 = 24
    stop = parse_expression("试.rules", 7, "总分 乙", 21)
    assert isinstance(stop, Stop)
    assert (stop.place.line, stop.place.column, stop.place.end) == (7, 24, 25)


def test_what_is_wrong_beyond_doubt_needs_no_stop() -> None:
    assert isinstance(read("方法 甲\n得 " + "（" * 70 + "甲" + "）" * 70).unread[3], TooDeep)


def test_nothing_is_expected_behind_what_can_be_read() -> None:
    assert expected_in("得 甲") == frozenset()
    assert "NAME" in expected_in("得 甲 ×")


@pytest.mark.parametrize(
    ("line", "kind", "in_body"),
    [
        ("若 甲 则 0", "CHECK", True),
        ("否则 0", "CHECK", True),
        ("得 0", "CHECK", False),
        ("限于 0 至 1", "CHECK", False),
        ("优: 100 至 90", "CHECK", False),
    ],
)
def test_a_line_astray_is_left_out_and_a_clause_may_have_been_a_demand(line: str, kind: str, in_body: bool) -> None:
    reading = read(f"校验 乙\n{line}\n要求 甲 有值\n")
    assert reading.unread == {}
    (stray,) = reading.astray
    assert isinstance(stray, Stray)
    assert (stray.line.span.line, stray.kind) == (3, kind)
    assert isinstance(stray.plainly(), Misplaced)
    (block,) = reading.document.blocks
    kinds = [type(each.content) for each in block.body]
    assert kinds == ([w.Broken] if in_body else []) + [w.RequireLine]


def test_a_whole_file_has_nothing_to_tell() -> None:
    assert read("方法 甲\n得 0\n").is_whole
    assert not read("方法 甲\n得 甲 乙\n").is_whole
    headless = parse(Source.of("试.rules", "方法 甲\n得 0\n"))
    assert not headless.is_whole
    assert [type(each) for each in headless.astray] == [NoHeader]
