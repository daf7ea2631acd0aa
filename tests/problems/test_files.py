"""Files that can't be read: each way to fail has its problem."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from duheng.checking.reading.files import LARGEST_FILE, TextFile, read_text
from duheng.checking.reading.library import Library
from duheng.problems.files import (
    FileIsGbk,
    FileIsUtf16,
    FileMissing,
    FileNotText,
    FileTooLarge,
    FileUnreadable,
    TxtAdded,
)
from duheng.problems.problem import Problem

TEXT = "规则集 999999/2020 「例」\n"


@pytest.mark.parametrize(
    ("data", "cls"),
    [
        (TEXT.encode("gbk"), FileIsGbk),
        (TEXT.encode("utf-16"), FileIsUtf16),
        (b"\xfe\xff" + TEXT.encode("utf-16-be"), FileIsUtf16),
        (b"PK\x03\x04\x00\x00\xff\xfe\x81", FileNotText),
        (b"\x89PNG\r\n\x1a\n\x00\x00", FileNotText),
        (b"text\x00text", FileNotText),
    ],
)
def test_not_utf8(tmp_path: Path, data: bytes, cls: type[Problem]) -> None:
    place = tmp_path / "甲.rules"
    place.write_bytes(data)
    problem = read_text(place, "甲.rules")
    assert isinstance(problem, Problem)
    assert type(problem) is cls
    assert "甲.rules" in problem.message("zh")


def test_missing(tmp_path: Path) -> None:
    assert read_text(tmp_path / "甲.rules", "甲.rules") == FileMissing(name="甲.rules")


def test_missing_but_for_the_txt_that_notepad_adds(tmp_path: Path) -> None:
    (tmp_path / "甲.rules.txt").write_text(TEXT, encoding="utf-8")
    assert read_text(tmp_path / "甲.rules", "甲.rules") == TxtAdded(name="甲.rules")


def test_folder(tmp_path: Path) -> None:
    problem = read_text(tmp_path, "甲")
    assert isinstance(problem, FileUnreadable)
    assert problem.reason


def test_name_that_no_system_takes(tmp_path: Path) -> None:
    assert isinstance(read_text(tmp_path / ("长" * 200), "长"), FileMissing | FileUnreadable)


def test_too_large(tmp_path: Path) -> None:
    place = tmp_path / "大.rules"
    with place.open("wb") as file:
        file.truncate(LARGEST_FILE + 1)
    assert read_text(place, "大.rules") == FileTooLarge(name="大.rules", size=LARGEST_FILE + 1, limit=LARGEST_FILE)


def test_too_large_a_file_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place = tmp_path / "大.rules"
    with place.open("wb") as file:
        file.truncate(LARGEST_FILE + 1)
    monkeypatch.setattr(Path, "read_bytes", lambda self: pytest.fail("it was read"))
    assert isinstance(read_text(place, "大.rules"), FileTooLarge)
    assert Library((tmp_path,), shipped=False).entries() == ()


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no such files here")
def test_what_is_no_file_is_passed_over(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "管道.rules")
    assert Library((tmp_path,), shipped=False).entries() == ()
    assert Library((tmp_path,), shipped=False).unread() == ()
    problem = read_text(tmp_path / "管道.rules", "管道.rules")
    assert problem.message("zh") == "读不了文件：管道.rules（这是管道或设备）"  # type: ignore[union-attr]


def test_byte_order_mark_is_no_part_of_the_text(tmp_path: Path) -> None:
    place = tmp_path / "甲.rules"
    place.write_bytes(b"\xef\xbb\xbf" + TEXT.encode())
    file = read_text(place, "甲.rules")
    assert isinstance(file, TextFile)
    assert file.text == TEXT
    assert file.source.line(1) == TEXT.rstrip()
