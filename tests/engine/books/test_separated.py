"""CSV files as sheets, in the encodings that spreadsheets write."""

from __future__ import annotations

import pytest

from duheng.books.limits import Limits
from duheng.books.model import Book
from duheng.books.separated import read_separated
from duheng.problems.problem import Problem

TEXT = '三级指标,分值\r\n"培训, 人次",10\r\n"两\r\n行",5\r\n'
CELLS = {"A1": "三级指标", "B1": "分值", "A2": "培训, 人次", "B2": "10", "A3": "两\r\n行", "B3": "5"}


def opened(data: bytes) -> Book:
    book = read_separated(data, "表.csv")
    assert isinstance(book, Book), book
    return book


def cells(book: Book) -> dict[str, str]:
    return {cell.place: cell.text for cell in book.sheets[0].cells.values()}


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (TEXT.encode(), []),
        (TEXT.encode("utf-8-sig"), []),
        (TEXT.encode("gbk"), ["IMP-015"]),
        (TEXT.replace(",", "\t").replace("培训\t", "培训,").encode("utf-16"), []),
        (TEXT.replace("\r\n", "\n").replace("两\n", "两\r\n").encode(), []),
    ],
)
def test_encodings_and_separators(data: bytes, told: list[str]) -> None:
    book = opened(data)
    assert cells(book) == CELLS
    assert [each.code for each in book.sheets[0].problems] == told


@pytest.mark.parametrize(
    ("data", "limits", "expected"),
    [
        (b'a,"b', None, "IMP-016"),
        (b'a,"b"c\r\n', None, "IMP-016"),
        (b"\x00\x01\x02\xff", None, "FIL-004"),
        (TEXT.encode("utf-16") + b"1", None, "FIL-004"),
        (b"\xff\xfe" + "甲,\ud800乙".encode("utf-16-le", "surrogatepass"), None, "FIL-004"),
    ],
)
def test_what_is_refused(data: bytes, limits: Limits | None, expected: str) -> None:
    found = read_separated(data, "表.csv", limits)
    assert isinstance(found, Problem)
    assert found.code == expected


@pytest.mark.parametrize(
    ("data", "limits", "message"),
    [
        (b"a\r\n" * 11, Limits(rows=10), "文件太大：行最多 10，没有读"),
        (b"a," * 11, Limits(columns=10), "文件太大：列最多 10，没有读"),
        (b"a,a\r\n" * 9, Limits(cells=10), "文件太大：有内容的单元格最多 10，没有读"),
        (b"abcdef\r\n", Limits(characters=5), "文件太大：文字最多 5，没有读"),
        (b"x" * 200_000, None, "文件太大：一格里的文字最多 131072，没有读"),
    ],
)
def test_what_there_is_too_much_of_is_told(data: bytes, limits: Limits | None, message: str) -> None:
    found = read_separated(data, "表.csv", limits)
    assert isinstance(found, Problem)
    assert found.message("zh") == message


def test_the_line_of_an_unclosed_quotation_mark() -> None:
    found = read_separated('甲,"乙\n丙"\n丁,"戊\n己'.encode(), "表.csv")
    assert isinstance(found, Problem)
    assert found.message("zh") == "第 3 行起的引号没有配对，或者引号后面还有字"
