"""Names of files whose endings are written in capitals: Windows opens them, so every command takes them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from duheng.checking.reading.files import beside, is_called
from duheng.checking.reading.library import Library

Duheng = Callable[..., Any]
RULES = """\
规则集 990101/2020 「例」
    状态 试行
方法 按比例
    得 实际值 ÷ 指标值 × 分值
    限于 0 至 分值
    修约 2 位小数
模板 表
    一级 产出
    三级
        字段 指标值: 目标
        字段 实际值: 量
    计分
        | 方法   |
        | 按比例 |
    总分 合计（一级.得分）
"""
CASES = """\
用例:
  - 名称: 一半
    方法: 按比例
    输入: {指标值: ≥10件, 实际值: 5件, 分值: 10}
    得: 5
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "2020.RULES").write_text(RULES, encoding="utf-8")
    (tmp_path / "2020.Tests.YAML").write_text(CASES, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize("named", ["", "2020.RULES", "2020.Tests.YAML"])
def test_cases_are_found_and_run(duheng: Duheng, folder: Path, named: str) -> None:
    done = duheng("test", folder / named)
    assert (done.code, done.out.splitlines()[-1]) == (
        0,
        "1 个文件，1 个用例，全部成立。" if "Tests" in named else "2 个文件，1 个用例，全部成立。",
    )


@pytest.mark.parametrize("command", ["check", "fmt"])
def test_a_folder_of_rulesets(duheng: Duheng, folder: Path, command: str) -> None:
    done = duheng(command, folder)
    assert done.code == 0
    assert "没有 .rules 文件" not in done.err


def test_a_ruleset_by_its_file_and_by_its_id(duheng: Duheng, folder: Path) -> None:
    by_file, by_id = (
        duheng("show", folder / "2020.RULES"),
        duheng("show", "990101/2020", "--rules-dir", folder),
    )
    assert by_file.code == by_id.code == 0
    assert "规则集 990101/2020 「例」" in by_file.out
    assert Library((folder,), shipped=False).find("990101/2020") is not None


def test_the_ending_that_notepad_adds(duheng: Duheng, tmp_path: Path) -> None:
    (tmp_path / "2020.RULES.TXT").write_text(RULES, encoding="utf-8")
    done = duheng("check", tmp_path)
    assert (done.code, "多加了 .txt" in done.err) == (2, True)


def test_a_file_of_exactly_the_name_comes_first(tmp_path: Path) -> None:
    for name in ("甲.RULES", "甲.rules"):
        (tmp_path / name).write_text("", encoding="utf-8")
    cases = tmp_path / "甲.tests.yaml"
    found = beside(cases, "甲.rules"), beside(cases, "甲.RULES")
    assert [each.name for each in found] == ["甲.rules", "甲.RULES"]
    assert beside(cases, "乙.rules") == tmp_path / "乙.rules"


def test_an_ending_is_no_part_of_the_name_before_it() -> None:
    assert is_called("2020.Rules", ".rules")
    assert not is_called("rules", ".rules")
