"""A ruleset's period and status."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.engine.rulesets import PARENT, compiled

from duheng.checking.check import Compiled

TEXT = PARENT.replace("    依据 「某办法」\n", "    依据 「某办法」\n    {}\n")


def head(folder: Path, line: str) -> Compiled:
    """The parent of the other tests with one more first line, at line 3 of its file, checked by itself."""
    from duheng.checking.check import compile_ruleset
    from duheng.checking.reading.files import TextFile, as_text
    from duheng.checking.reading.library import Library

    file = as_text(TEXT.format(line).encode(), "甲.rules")
    assert isinstance(file, TextFile)
    return compile_ruleset(file, Library((folder,), shipped=False))


@pytest.mark.parametrize(
    ("word", "status"),
    [
        ("待核", "待核"),
        ("pending", "待核"),
        ("已核", "已核"),
        ("trial", "试行"),
        ("正式", "正式"),
        ("repealed", "废止"),
    ],
)
def test_a_status_in_both_languages(tmp_path: Path, word: str, status: str) -> None:
    found = head(tmp_path, f"状态 {word}")
    assert found.problems == ()
    assert found.ruleset is not None
    assert found.ruleset.status == status


@pytest.mark.parametrize(
    ("word", "hint"),
    [
        ("未核实", "是不是想写「待核」？"),
        ("待核实", "是不是想写「待核」？"),
        ("pendin", "是不是想写「pending」？"),
        ("草稿", "可以写：待核、已核、试行、正式、废止"),
    ],
)
def test_another_word_is_no_status(tmp_path: Path, word: str, hint: str) -> None:
    found = head(tmp_path, f"状态 {word}")
    (problem,) = found.problems
    assert found.ruleset is None
    assert (problem.code, problem.hint("zh")) == ("HED-002", hint)
    assert problem.span is not None
    assert (problem.span.line, problem.span.column, problem.span.end) == (3, 8, 8 + len(word))


@pytest.mark.parametrize(
    ("period", "codes"),
    [
        ("2000-01-01 至 2000-12-31", []),
        ("2000-01-01 至 2000-01-01", []),
        ("2000-01-02 至 2000-01-01", ["HED-001"]),
        ("2000-12-31 起", []),
    ],
)
def test_a_period_ends_after_it_begins(tmp_path: Path, period: str, codes: list[str]) -> None:
    assert [each.code for each in head(tmp_path, f"适用 {period}").problems] == codes


def test_a_child_does_not_answer_for_its_parent(tmp_path: Path) -> None:
    assert compiled(tmp_path, "", parent=TEXT.format("状态 未核实")).problems == ()


@pytest.mark.parametrize(
    ("line", "usage"),
    [
        ("标题 「某办法」", "规则集 650000/2021 「……」，标题写在第一行的编号后面"),
        ("年度 2000", "适用 2000-01-01 至 2000-12-31"),
        ("适用年度：2000年", "适用 2000-01-01 至 2000-12-31"),
        ("作者 张三", "说明 「张三」"),
        ("版本：1.0", "说明 「1.0」"),
        ("地区 某区", "说明 「某区」"),
    ],
)
def test_what_people_write_at_the_head_of_a_document(tmp_path: Path, line: str, usage: str) -> None:
    (found,) = head(tmp_path, line).problems
    assert (found.code, found.hint("zh")) == ("SYN-018", f"例：{usage}")


@pytest.mark.parametrize(
    "line",
    [
        "年度目标完成率 ≥ 95%",
        "标题规范率 ≥ 90%",
        "地区生产总值 ≥ 100亿元",
        "返回率 ≥ 90%",
        "改写率 ≤ 5%",
        "公式得分 ≥ 5",
    ],
)
def test_a_name_that_begins_like_such_a_word_is_a_name(tmp_path: Path, line: str) -> None:
    child = f"校验 甲\n    {line}\n"
    assert "SYN-018" not in [each.code for each in compiled(tmp_path, child).problems]


@pytest.mark.parametrize("typed", ["规则集 000000/2000 上级", "规则集 「上级」 000000/2000"])
def test_the_title_stands_in_quotation_marks_behind_the_id(tmp_path: Path, typed: str) -> None:
    from duheng import api

    place = tmp_path / "甲.rules"
    place.write_text(PARENT.replace("规则集 000000/2000 「上级」", typed), encoding="utf-8")
    (found,) = [each for each in api.check(place).problems if each.code == "SYN-018"]
    assert found.hint("zh").endswith("规则集 000000/2000 「上级」")


@pytest.mark.parametrize(
    ("line", "write"),
    [
        ("适用 2000.1.1起", "适用 2000-1-1起"),
        ("适用 2000/1/1 起", "适用 2000-1-1 起"),
        ("适用 20000101 起", "适用 2000-01-01 起"),
        ("适用 2000年1月1日起施行", "适用 2000年1月1日 起"),
    ],
)
def test_dates_as_documents_write_them(tmp_path: Path, line: str, write: str) -> None:
    (found,) = head(tmp_path, line).problems
    assert (found.code, found.hint("zh")) == ("SYN-018", f"例：{write}")
    assert head(tmp_path, write).problems == ()
