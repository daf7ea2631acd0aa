"""Names in quotation marks, which make them texts; and checks that are asked of every row for nothing."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.engine.rulesets import compiled


def told(tmp_path: Path, text: str, code: str) -> list[tuple[str, str]]:
    """The messages and hints of a code."""
    problems = compiled(tmp_path, text).problems
    return [(each.message("zh"), each.hint("zh")) for each in problems if each.code == code]


@pytest.mark.parametrize(
    ("lines", "names"),
    [
        ("    若 「实际值」 ≥ 指标值 则 分值\n    否则 0\n", ["实际值"]),
        ("    若 「实际值」 ≥ 「指标值」 则 分值\n    否则 0\n", ["实际值", "指标值"]),
        ("    若 「实际值」 = 0 则 分值\n    否则 0\n", ["实际值"]),
        ("    若 「完成档次」 = 「好」 则 分值\n    否则 0\n", ["完成档次"]),
        ("    得 「实际值」 ÷ 指标值 × 分值\n    限于 0 至 分值\n", ["实际值"]),
        ("    得 「分值」\n", ["分值"]),
        ("    若 「偏差原因」 有值 则 0\n    否则 分值\n", ["偏差原因"]),
        ("    若 名称 = 「实际值」 则 0\n    否则 分值\n", []),
        ("    若 完成档次 = 「好」 则 分值\n    否则 0\n", []),
        ("    若 实际值 有值 则 0\n    否则 分值\n", []),
    ],
)
def test_names_in_quotation_marks(tmp_path: Path, lines: str, names: list[str]) -> None:
    expected = [(f"「{name}」加了引号，就只是这几个字，不是表上的值", f"去掉引号：{name}") for name in names]
    assert told(tmp_path, "方法 甲\n" + lines, "TYP-006") == expected


def test_a_text_of_which_is_asked_whether_it_is_there(tmp_path: Path) -> None:
    found = told(tmp_path, "校验 甲\n    对每个 三级\n    当 得分 < 分值\n    要求 「原因」 有值\n", "TYP-006")
    assert [hint for _, hint in found] == ["去掉引号：原因"]


@pytest.mark.parametrize(
    ("demand", "is_told"),
    [("名称 ≠ 「」", True), ('名称 = ""', True), ("名称 ≠ 「无」", False), ("实际值 有值", False)],
)
def test_an_empty_text_asks_nothing(tmp_path: Path, demand: str, is_told: bool) -> None:
    found = told(tmp_path, f"校验 甲\n    对每个 三级\n    要求 {demand}\n", "TYP-007")
    assert len(found) == is_told


@pytest.mark.parametrize(
    ("lines", "code", "hint"),
    [
        ("    总分 ≤ 100\n", "SYN-018", "例：要求 总分 ≤ 100"),
        ("    如果 总分 > 100 则 错误\n", "SYN-018", "当 总分 > 100；下一行 要求 ……"),
        ("    若 总分 > 100 则 0\n", "SYN-018", "只写 要求 非（总分 > 100）"),
    ],
)
def test_what_a_check_asks_stands_behind_its_own_words(tmp_path: Path, lines: str, code: str, hint: str) -> None:
    assert hint in told(tmp_path, "校验 甲\n" + lines, code)[0][1]


@pytest.mark.parametrize(
    ("lines", "is_told"),
    [
        ("    要求 总分 ≥ 60\n", True),
        ("    要求 预算数 有值\n", True),
        ("    要求 合计（全表.三级.得分）≤ 100\n", True),
        ("    要求 产出.得分 ≤ 100\n", True),
        ("    要求 得分 ≤ 分值\n", False),
        ("    要求 实际值 有值\n", False),
        ("    当 指标值 有值\n    要求 总分 ≥ 60\n", False),
        ("    要求 总分 ≥ 60\n    提示 「{名称}」\n", False),
        ("    要求 个数（全表.三级，名称 = 本行.名称）= 1\n", False),
    ],
)
def test_what_is_asked_of_every_row_asks_something_of_it(tmp_path: Path, lines: str, is_told: bool) -> None:
    found = told(tmp_path, "校验 甲\n    对每个 三级\n" + lines, "CHK-013")
    message = "校验「甲」对每个三级都问一遍，问的却不是各行的内容"
    assert [each for each, _ in found] == [message] * is_told
