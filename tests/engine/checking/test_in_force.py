"""When a ruleset is in force, read from its 适用 line however it is spelt; and which of several is taken."""

from __future__ import annotations

from pathlib import Path

import pytest

from duheng.checking.linking.link import parsed
from duheng.checking.reading.choose import choose
from duheng.checking.reading.files import TextFile, as_text
from duheng.checking.reading.library import Library
from duheng.syntax import written as w

SPELLINGS = [
    "适用 2020-03-01 至 2021-12-31",
    "适用 2020-03-01 至2021-12-31",
    "适用 2020-03-01至 2021-12-31",
    "　适用　２０２０－０３－０１　至　２０２１－１２－３１",
    "\t适用 2020年3月1日 到 2021年12月31日",
    "effective 2020-03-01 to 2021-12-31 # 两年",
    "适用：2020-03-01 至 2021-12-31。",
]
OPEN = ["适用 2020-03-01 起", "适用 2020-03-01起", "适用 2020年3月1日起", "effective 2020-03-01 from"]


def years(folder: Path, line: str) -> list[int]:
    (folder / "甲.rules").write_text(f"规则集 000000/2015 「甲」\n{line}\n", encoding="utf-8")
    library = Library((folder,), shipped=False)
    return [year for year in range(2014, 2024) if choose("640202", year, library) is not None]


@pytest.mark.parametrize("line", SPELLINGS)
def test_from_a_day_to_a_day(tmp_path: Path, line: str) -> None:
    assert years(tmp_path, line) == [2020, 2021]


@pytest.mark.parametrize("line", OPEN)
def test_from_a_day_on(tmp_path: Path, line: str) -> None:
    assert years(tmp_path, line) == [2020, 2021, 2022, 2023]


def test_without_a_line_the_year_of_its_id(tmp_path: Path) -> None:
    assert years(tmp_path, "依据 「甲」") == [2015]


@pytest.mark.parametrize("line", [*SPELLINGS, *OPEN])
def test_the_parser_reads_these_lines_too(line: str) -> None:
    file = as_text(f"规则集 000000/2015\n{line}\n".encode(), "甲")
    assert isinstance(file, TextFile)
    found, problems = parsed(file)
    assert problems == ()
    content = found.document.lines[1].content
    assert content == w.EffectiveLine("2020-03-01", "2021-12-31" if line in SPELLINGS else "")


def test_of_several_in_force_the_latest_not_after_the_year(tmp_path: Path) -> None:
    for year in (2016, 2018, 2030):
        text = f"规则集 110000/{year} 「省」\n适用 2010-01-01 起\n"
        (tmp_path / f"{year}.rules").write_text(text, encoding="utf-8")
    library = Library((tmp_path,), shipped=False)
    taken = {year: choose("110101", year, library) for year in (2012, 2017, 2019)}
    assert {year: found.entry.id for year, found in taken.items() if found} == {
        2012: "110000/2016",
        2017: "110000/2016",
        2019: "110000/2018",
    }


def test_the_reason_names_those_that_had_none(tmp_path: Path) -> None:
    (tmp_path / "国.rules").write_text("规则集 000000/2020 「国」\n适用 2020-01-01 起\n", encoding="utf-8")
    found = choose("110101", 2021, Library((tmp_path,), shipped=False))
    assert found is not None
    assert "110101、110100、110000 没有 2021 年适用的规则集" in found.why("zh")
    assert "110101, 110100, 110000" in found.why("en")
