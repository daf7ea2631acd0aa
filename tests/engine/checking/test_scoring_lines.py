"""Lines of 计分 that no row gets to, and lines that give rows a method for the other direction."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.engine.rulesets import PARENT, compiled

from duheng import api

HEAD = "方法 甲\n    得 分值\n补充 模板 表\n    计分\n        | 指标值.性质 | 指标值.方向 | 方法 |\n"


def lines_of(text: str) -> str:
    return "".join(f"        | {' | '.join(each.split())} |\n" for each in text.split("；"))


def dead(folder: Path, lines: str) -> list[int]:
    """Which lines are told, from 1."""
    problems = compiled(folder, HEAD + lines_of(lines)).problems
    return [each.span.line - 7 for each in problems if each.code == "MET-005" and each.span]


@pytest.mark.parametrize(
    ("lines", "wanted"),
    [
        ("定量 - 甲；定量 反向 评定", [2]),
        ("定量 反向 评定；定量 - 甲", []),
        ("定性 - 甲；定性 - 甲", [2]),
        ("定性 - 甲；定性 - 评定", [2]),
        # words have no direction, and what has none is no number
        ("定性 正向 甲", [1]),
        ("定量 无 甲", [1]),
        ("空 反向 甲", [1]),
        ("定性 无 甲；定量 等于 甲；空 - 甲", []),
        # all directions that a number has; what is left has none
        ("- 正向 甲；- 反向 甲；- 等于 甲；- 区间 甲；定量 - 评定；定性 - 评定", [5]),
        ("- - 甲；定性 - 甲", [2]),
    ],
)
def test_lines_that_no_row_gets_to(tmp_path: Path, lines: str, wanted: list[int]) -> None:
    assert dead(tmp_path, lines) == wanted


def test_the_hint_is_of_scoring(tmp_path: Path) -> None:
    (found,) = (each for each in compiled(tmp_path, HEAD + lines_of("定性 正向 甲")).problems if each.code == "MET-005")
    assert found.hint("zh").endswith("定性指标没有方向，方向写 -。")
    assert "direction" in found.hint("en")


TWO_WAYS = PARENT.replace(
    "模板 表\n",
    "方法 越少越好\n    若 实际值 ≤ 指标值 则 分值\n    否则 指标值 ÷ 实际值 × 分值\n    限于 0 至 分值\n    修约 2 位小数\n"
    "方法 不多不少\n    若 实际值 > 指标值 × 130% 则 0\n    若 实际值 ≥ 指标值 则 分值\n    否则 0\n"
    "模板 表\n",
).replace(
    "        | 正向        | 比例 |\n",
    "        | 正向 | 比例 |\n        | 反向 | 越少越好 |\n        | 等于 | 不多不少 |\n",
)


def wrong_way(folder: Path, lines: str) -> list[tuple[int, str]]:
    (folder / "上级.rules").write_text(TWO_WAYS, encoding="utf-8")
    child = folder / "子.rules"
    head = "规则集 990101/2000 「子」\n    继承 000000/2000\n补充 模板 表\n    计分\n        | 指标值.性质 | 指标值.方向 | 方法 |\n"
    child.write_text(head + lines_of(lines), encoding="utf-8")
    problems = api.check(child, folders=(folder,)).problems
    return [(each.span.line - 5, each.message("zh")) for each in problems if each.code == "MET-015" and each.span]


@pytest.mark.parametrize(
    ("lines", "wanted"),
    [
        ("定量 反向 比例", [(1, "反向的指标按「比例」计分，完成得越好得分越低")]),
        ("定量 正向 越少越好", [(1, "正向的指标按「越少越好」计分，完成得越好得分越低")]),
        ("定量 正向 比例；定量 反向 越少越好", []),
        ("定量 等于 比例", []),
        ("定量 - 越少越好", []),
        # more is better up to the target
        ("定量 正向 不多不少", []),
        # it may be meant for either
        ("定量 反向 不多不少", []),
        ("定性 - 评定", []),
    ],
)
def test_an_inherited_method_for_the_other_direction(tmp_path: Path, lines: str, wanted: list[tuple[int, str]]) -> None:
    assert wrong_way(tmp_path, lines) == wanted


@pytest.mark.parametrize(
    ("lines", "wanted"),
    [
        # an empty 偏差原因 may be 「甲」 or not, for all that the first line knows
        ("「甲」 - 甲；为空 定量 甲；有值 - 评定", ["「偏差原因」空着时，第 8 行"]),
        ("「甲」 定量 甲；为空 - 甲；有值 - 评定", []),
        ("为空 定量 甲；「甲」 - 甲；有值 - 评定", []),
    ],
)
def test_lines_that_ask_for_an_empty_cell_too_late(tmp_path: Path, lines: str, wanted: list[str]) -> None:
    head = HEAD.replace("指标值.性质 | 指标值.方向", "偏差原因 | 指标值.性质")
    found = compiled(tmp_path, head + lines_of(lines), parent=REASONED).problems
    told = [each.message("zh") for each in found if each.code == "MET-018"]
    assert told == [f"{each}已经不能判定，轮不到这一行，得分待定" for each in wanted]


REASONED = PARENT.replace("        字段 实际值: 量\n", "        字段 实际值: 量\n        字段 偏差原因: 文本\n")
