"""Texts as people save them, and columns as terminals and editors count them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duheng.source import (
    CellSpan,
    Encoding,
    Source,
    Span,
    column_letters,
    decode,
    display_width,
    pad,
    shorten,
)


def test_utf8_with_byte_order_mark_and_crlf() -> None:
    text, encoding = decode(b"\xef\xbb\xbf" + "规则集\r\n方法\r\n".encode())
    assert encoding is Encoding.UTF8
    assert Source.of("a.rules", text).lines == ("规则集", "方法", "")


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("", ("",)),
        ("a", ("a",)),
        ("a\nb\r\nc\rd", ("a", "b", "c", "d")),
        ("a\r\n\r\nb", ("a", "", "b")),
        ("a\x0cb\x85c\u2028d", ("a\x0cb\x85c\u2028d",)),
        ("\ufeffa\ufeff", ("a\ufeff",)),
    ],
)
def test_lines(text: str, lines: tuple[str, ...]) -> None:
    assert Source.of("f", text).lines == lines


def test_lines_are_numbered_from_one_and_empty_outside() -> None:
    source = Source.of("f", "a\nb")
    assert [source.line(number) for number in (-1, 0, 1, 2, 3)] == ["", "", "a", "b", ""]


@pytest.mark.parametrize(
    ("data", "text", "encoding"),
    [
        (b"", "", Encoding.UTF8),
        ("若 甲".encode(), "若 甲", Encoding.UTF8),
        (b"\xb9\xe6\xd4\xf2\xbc\xaf", "规则集", Encoding.GBK),
        (b"\xff\xfe\xe5\x82", "若", Encoding.UTF16),
        (b"\xfe\xff\x82\xe5", "若", Encoding.UTF16),
        (b"\xff\xfe\xe5", "", Encoding.UNREADABLE),
        (b"PK\x03\x04\x00\x00", "", Encoding.UNREADABLE),
        (b"\x81\x00\xb9\xe6", "", Encoding.UNREADABLE),
        (b"\xff\xff\xff", "", Encoding.UNREADABLE),
    ],
)
def test_decode(data: bytes, text: str, encoding: Encoding) -> None:
    assert decode(data) == (text, encoding)


@given(st.binary())
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    text, encoding = decode(data)
    assert encoding is not Encoding.UNREADABLE or text == ""


@pytest.mark.parametrize(
    ("text", "width"),
    [
        ("", 0),
        ("abc", 3),
        ("规则", 4),
        ("（含）", 6),
        ("a\tb", 6),
        ("e\u0301", 1),
        ("ｱ", 1),
        ("Ａ", 2),
        ("a\u200db", 2),
        ("≥", 1),
        ("\u3000", 2),
    ],
)
def test_display_width(text: str, width: int) -> None:
    assert display_width(text) == width


def test_pad_counts_terminal_columns() -> None:
    assert pad("规则", 6) == "规则  "
    assert pad("规则集", 4) == "规则集"


@pytest.mark.parametrize(
    ("text", "width", "shortened"),
    [
        ("规则集", 6, "规则集"),
        ("规则集", 5, "规则…"),
        ("规则集", 4, "规…"),
        ("规则集", 2, "…"),
        ("abcdef", 3, "ab…"),
        ("", 0, ""),
        ("ab", 0, ""),
    ],
)
def test_shorten(text: str, width: int, shortened: str) -> None:
    assert shorten(text, width) == shortened


@given(st.text(), st.integers(0, 20))
def test_shortened_fits(text: str, width: int) -> None:
    short = shorten(text, width)
    assert display_width(short) <= width
    assert short == text or text.startswith(short.removesuffix("…"))


def test_spans_join_on_their_line() -> None:
    assert Span("f", 3, 2, 5).to(Span("f", 3, 7, 9)) == Span("f", 3, 2, 9)
    assert Span("f", 3, 2, 9).to(Span("f", 3, 4, 6)) == Span("f", 3, 2, 9)


@pytest.mark.parametrize(
    ("column", "letters"),
    [(1, "A"), (26, "Z"), (27, "AA"), (52, "AZ"), (53, "BA"), (702, "ZZ"), (703, "AAA"), (16384, "XFD")],
)
def test_columns_of_spreadsheets(column: int, letters: str) -> None:
    assert column_letters(column) == letters


def test_places_in_texts_and_in_books() -> None:
    line, cell = Span("2020.rules", 12, 5, 7), CellSpan("2020.xlsx", 12, 2, 3, "自评表")
    assert (line.inside, line.where) == ("12:5", "2020.rules:12")
    assert (cell.inside, cell.where) == ("自评表!B12", "2020.xlsx:自评表!B12")
