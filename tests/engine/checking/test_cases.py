"""Cases of conditions and tables: a case without a line is named, a line without a case is told, nothing else is."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.engine.rulesets import PARENT, compiled

USED = "补充 模板 表\n    计分\n        | 指标值.方向 | 方法 |\n        | 反向 | 甲 |\n"
RATE = "方法 甲\n    令 率 = 预算数 ÷ 预算数\n"
DIFFERENCE = "方法 甲\n    令 差 = 预算数 ÷ 预算数 - 1\n"


def told(folder: Path, child: str) -> list[tuple[int, str, str]]:
    found = compiled(folder, child + USED)
    kept = ("MET-002", "MET-003", "MET-005", "GAP-004", "GAP-005", "GAP-006", "GAP-007", "TYP-004")
    return [
        (each.span.line - 2, each.code, each.message("zh"))
        for each in found.problems
        if each.code in kept and each.span
    ]


def open_case(case: str) -> list[tuple[int, str, str]]:
    return [(1, "MET-002", f"方法「甲」没有「否则」：{case}时没有得分")]


@pytest.mark.parametrize(
    ("lines", "case"),
    [
        ("    若 率 > 100% 则 分值\n    若 率 < 100% 则 0\n", "例如 率 100% "),
        ("    若 率 ≥ 80% 则 分值\n    若 率 属于 [50%, 80%) 则 0\n", "例如 率 25% "),
        ("    若 率 属于 [0, 80%) 则 分值\n    若 率 属于 [80%, 1] 则 0\n", "例如 率 2 "),
        ("    若 率 属于 [0%, 60%) 则 0\n    若 率 > 80% 则 分值\n", "例如 率 60% "),
        ("    若 完成档次 = 好 则 分值\n    若 完成档次 = 中 则 0\n", "例如 完成档次 = 差 "),
        ("    若 完成档次 有值 则 分值\n", "例如 完成档次 为空 "),
        (
            "    若 指标值.方向 = 正向 或 指标值.方向 = 反向 则 分值\n    若 指标值.方向 = 等于 则 0\n",
            "例如 指标值.方向 = 区间 ",
        ),
        ("    若 实际值 ≥ 指标值 则 分值\n", "例如 实际值 < 指标值 "),
        ("    若 预算数 ≥ 2万元 则 分值\n    若 预算数 < 1万元 则 0\n", "例如 预算数 1万元 "),
        ("    若 非 率 > 50% 则 0\n", "例如 率 100% "),
        ("    若 率 ≥ 界限 则 分值\n", "例如 率 0.3 "),
    ],
)
def test_a_case_that_no_line_takes_is_named(tmp_path: Path, lines: str, case: str) -> None:
    assert told(tmp_path, RATE + lines) == open_case(case)


def test_a_word_that_no_line_takes_is_none_of_those_that_are_named(tmp_path: Path) -> None:
    lines = "    若 缘由 = 「雨」 则 分值\n    若 缘由 = 「雪」 则 1\n补充 模板 表\n    字段 缘由: 文本\n"
    assert told(tmp_path, "方法 甲\n" + lines) == open_case("例如 缘由 ≠ 雨/雪 ")


def test_a_difference_may_be_negative(tmp_path: Path) -> None:
    assert told(tmp_path, DIFFERENCE + "    若 差 ≥ 5% 则 分值\n    若 0% ≤ 差 < 5% 则 0\n") == open_case(
        "例如 差 -100% "
    )


def test_answers_that_may_not_go_together_are_no_example(tmp_path: Path) -> None:
    """预算数 is in both questions: whether such a form exists isn't known."""
    lines = "    若 率 ≥ 80% 则 分值\n    若 预算数 ≥ 1万元 则 0\n"
    assert told(tmp_path, RATE + lines) == open_case("各行条件都不成立")


@pytest.mark.parametrize(
    "lines",
    [
        "    若 率 ≥ 80% 则 分值\n    若 率 < 80% 则 0\n",
        "    若 实际值 ≥ 指标值 则 分值\n    若 指标值 > 实际值 则 0\n",
        "    | 率 | 得分 |\n    | ≥ 80% | 分值 |\n    | [60%, 80%) | 1 |\n    | < 60% | 0 |\n",
        "    | 率 | 完成档次 | 得分 |\n    | ≥ 80% | - | 分值 |\n"
        "    | < 80% | 好 | 1 |\n    | < 80% | 中 | 0 |\n    | - | 差 | 0 |\n",
        "    若 完成档次 为空 则 0\n    若 完成档次 有值 则 分值\n",
        "    若 率 属于 完成情况[好] 或 率 > 1 则 分值\n    若 率 属于 完成情况[中] 则 1\n    若 率 属于 完成情况[差] 则 0\n",
        "    若 率 > 0 则 分值\n    若 率 < 0 则 0\n    否则 1\n",
    ],
)
def test_lines_that_take_every_case_need_no_otherwise(tmp_path: Path, lines: str) -> None:
    assert told(tmp_path, RATE + lines) == []


@pytest.mark.parametrize(
    "lines",
    [
        "    若 实际值 ≥ 指标值 × 130% 则 0\n    若 实际值 ≥ 指标值 则 分值\n    若 实际值 < 指标值 则 1\n",
        "    若 实际值 > 指标值 × 130% 则 0\n    若 指标值 > 实际值 × 130% 则 1\n    否则 分值\n",
        # who just meets the target is who is meant by the last line
        "    若 实际值 > 指标值 × 130% 则 0\n    若 实际值 > 指标值 则 1\n    若 实际值 < 指标值 则 2\n    否则 分值\n",
        # of a loss, 130% is less
        "    若 实际值 ≥ （指标值 - 1） × 80% 则 分值\n    若 实际值 ≥ （指标值 - 1） × 160% 则 1\n    否则 0\n",
    ],
)
def test_shares_in_a_sound_order(tmp_path: Path, lines: str) -> None:
    assert told(tmp_path, RATE + lines) == []


def test_a_share_between_two_lines(tmp_path: Path) -> None:
    lines = "    若 实际值 > 指标值 × 90% 则 分值\n    若 实际值 < 90% × 指标值 则 1\n    若 实际值 < 指标值 × 30% 则 2\n    否则 0\n"
    assert told(tmp_path, RATE + lines) == [
        (5, "MET-005", DEAD),
        (6, "GAP-006", "实际值 ÷ 指标值 90% 恰好不在前后两行里，落入这一行"),
    ]


def test_a_case_between_shares_is_named(tmp_path: Path) -> None:
    lines = "    若 实际值 ≥ 指标值 则 分值\n    若 实际值 < 指标值 × 60% 则 0\n"
    assert told(tmp_path, RATE + lines) == open_case("例如 实际值 ÷ 指标值 60% ")


DEAD = "这一行永远用不上：它的各种情形前面的行都已包括"
NEVER = "这一行永远用不上：它的条件不可能成立"


@pytest.mark.parametrize(
    ("lines", "line", "by"),
    [
        ("    若 率 ≥ 80% 则 1\n    若 率 ≥ 90% 则 分值\n    否则 0\n", 4, [3]),
        ("    若 率 > 80% 且 率 < 70% 则 1\n    否则 0\n", 3, []),
        ("    若 率 ≥ 80% 则 1\n    若 率 < 80% 则 0\n    若 完成档次 = 好 则 分值\n    否则 0\n", 5, [3, 4]),
        ("    若 实际值 ≥ 指标值 则 分值\n    若 实际值 > 指标值 则 1\n    否则 0\n", 4, [3]),
        ("    若 完成档次 = 好 且 完成档次 = 中 则 1\n    否则 0\n", 3, []),
        ("    若 率 ≥ 80% 则 1\n    若 预算数 ≥ 1万元 且 率 ≥ 85% 则 分值\n    否则 0\n", 4, [3]),
        ("    若 实际值 ≥ 指标值 × 80% 则 分值\n    若 实际值 ≥ 指标值 × 160% 则 1\n    否则 0\n", 4, [3]),
        ("    若 实际值 ≥ 指标值 则 分值\n    若 130% × 指标值 < 实际值 则 1\n    否则 0\n", 4, [3]),
        ("    若 指标值 ≤ 实际值 则 分值\n    若 实际值 ÷ 指标值 > 130% 则 1\n    否则 0\n", 4, [3]),
        ("    若 实际值 < 指标值 × 界限 则 0\n    若 实际值 ≤ 指标值 × 50% 则 1\n    否则 分值\n", 4, [3]),
    ],
)
def test_a_line_without_a_case(tmp_path: Path, lines: str, line: int, by: list[int]) -> None:
    """``by``: the lines that take its cases before it; none where its condition can't hold."""
    assert told(tmp_path, RATE + lines) == [(line, "MET-005", DEAD if by else NEVER)]
    (found,) = (each for each in compiled(tmp_path, RATE + lines + USED).problems if each.code == "MET-005")
    assert [each.line - 2 for each in found.related] == by
    assert ("同时成立" in found.hint("zh")) is (not by)


@pytest.mark.parametrize(("word", "related"), [("若 率 ≥ 80% 则 1", [1]), ("若 率 > 9 且 率 < 8 则 1", [])])
def test_lines_alike_are_each_told(tmp_path: Path, word: str, related: list[int]) -> None:
    lines = f"    若 率 ≥ 80% 则 1\n    {word}\n    {word}\n    否则 0\n"
    found = [each for each in compiled(tmp_path, RATE + lines + USED).problems if each.code == "MET-005"]
    first = RATE.count("\n") + 2
    assert [each.span.line - first for each in found if each.span] == [2, 3]
    assert [[at.line - first for at in each.related] for each in found] == [related, related]


def test_a_number_between_two_lines(tmp_path: Path) -> None:
    table = "    | 率 | 得分 |\n    | > 90% | 分值 |\n    | [0%, 90%) | 1 |\n    | 其他 | 0 |\n"
    assert told(tmp_path, RATE + table) == [(6, "GAP-006", "率 90% 恰好不在前后两行里，落入这一行")]


@pytest.mark.parametrize(
    ("lines", "line"),
    [
        (
            "    若 预算数 = 0 则 0\n    | 率 | 得分 |\n    | > 90% | 分值 |\n    | [0%, 90%) | 1 |\n    | 其他 | 0 |\n",
            7,
        ),
        ("    若 预算数 = 0 则 0\n    若 率 > 90% 则 分值\n    若 0% ≤ 率 < 90% 则 1\n    否则 0\n", 6),
        ("    若 实际值 为空 则 0\n    若 率 > 90% 则 分值\n    若 率 < 90% 则 1\n    得 0\n", 6),
        ("    若 率 < 90% 则 1\n    若 完成档次 = 好 且 率 > 90% 则 分值\n    否则 0\n", 5),
    ],
)
def test_a_number_between_two_lines_beside_other_questions(tmp_path: Path, lines: str, line: int) -> None:
    let = "方法 甲\n    令 率 = 实际值 ÷ 预算数\n"
    found = [each for each in compiled(tmp_path, let + lines + USED).problems if each.code == "GAP-006"]
    assert [(each.span.line - 2, each.message("zh")) for each in found if each.span] == [
        (line, "率 90% 恰好不在前后两行里，落入这一行")
    ]


@pytest.mark.parametrize(
    "lines",
    [
        # 90% of the target is one of the cases that the first line takes
        "    若 实际值 = 90% × 指标值 则 1\n    若 率 > 90% 则 分值\n    若 率 < 90% 则 1\n    否则 0\n",
        # neither kind of work has both lines
        "    若 完成档次 = 好 且 率 > 90% 则 分值\n    若 完成档次 = 中 且 率 < 90% 则 1\n    否则 0\n",
        # one line leaves the number out by itself
        "    若 完成档次 = 好 则 1\n    若 率 ≠ 90% 则 分值\n    否则 0\n",
    ],
)
def test_no_number_between_two_lines(tmp_path: Path, lines: str) -> None:
    let = "方法 甲\n    令 率 = 实际值 ÷ 指标值\n"
    problems = compiled(tmp_path, let + lines + USED).problems
    assert [each for each in problems if each.code == "GAP-006"] == []


@pytest.mark.parametrize(
    "table",
    [
        "    | 率 | 得分 |\n    | > 90% | 分值 |\n    | [0%, 80%) | 1 |\n    | 其他 | 0 |\n",
        "    | 率 | 得分 |\n    | > 90% | 分值 |\n    | [0%, 90%) | 1 |\n    | = 90% | 2 |\n    | 其他 | 0 |\n",
        "    | 率 | 得分 |\n    | > 0 | 分值 |\n    | < 0 | 1 |\n    | 其他 | 0 |\n",
    ],
)
def test_a_gap_that_the_last_line_is_meant_for(tmp_path: Path, table: str) -> None:
    assert [each for each in told(tmp_path, RATE + table) if each[1] == "GAP-006"] == []


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (
            "    | [90%, 100%] | 分值 |\n    | [60%, 90%] | 1 |\n",
            [(5, "GAP-007", "率 90% 也在第 6 行的区间里，归那一行")],
        ),
        (
            "    | [80%, 100%] | 分值 |\n    | [60%, 90%) | 1 |\n",
            [(5, "GAP-007", "率 85% 也在第 6 行的区间里，归那一行")],
        ),
        ("    | [90%, 100%] | 分值 |\n    | [60%, 90%) | 1 |\n", []),
        # ±10%, ±15%: the wider one takes what the narrower one leaves; where they share an end it isn't clear
        ("    | [90%, 110%] | 分值 |\n    | [85%, 115%] | 1 |\n", []),
        (
            "    | [90%, 110%] | 分值 |\n    | [85%, 110%] | 1 |\n",
            [(5, "GAP-007", "率 100% 也在第 6 行的区间里，归那一行")],
        ),
        ("    | ≥ 90% | 分值 |\n    | [80%, 90%] | 1 |\n", [(5, "GAP-007", "率 90% 也在第 6 行的区间里，归那一行")]),
        ("    | [60%, 90%) | 分值 |\n    | ≤ 60% | 1 |\n", [(5, "GAP-007", "率 60% 也在第 6 行的区间里，归那一行")]),
        ("    | ≥ 90% | 分值 |\n    | ≥ 80% | 1 |\n    | [60%, 80%) | 2 |\n", []),
        ("    | [90%, 100%] | 分值 |\n    | ≥ 60% | 1 |\n", []),
        ("    | [60%, 100%] | 分值 |\n    | [70%, 90%) | 1 |\n", [(5, "MET-005", DEAD)]),
    ],
)
def test_lines_that_overlap(tmp_path: Path, lines: str, expected: list[tuple[int, str, str]]) -> None:
    table = f"    | 率 | 得分 |\n{lines}    | 其他 | 0 |\n"
    assert told(tmp_path, RATE + table) == expected


def test_intervals_that_hold_nothing(tmp_path: Path) -> None:
    table = "    | 率 | 得分 |\n    | [90%, 80%) | 分值 |\n    | [50%, 50%) | 1 |\n    | [界限, 50%] | 2 |\n    | 其他 | 0 |\n"
    assert told(tmp_path, RATE + table) == [
        (4, "GAP-004", "区间 [90%, 80%) 里一个数也没有"),
        (5, "GAP-004", "区间 [50%, 50%) 里一个数也没有"),
        (6, "GAP-004", "区间 [界限, 50%] 里一个数也没有"),
    ]
    assert told(tmp_path, RATE + "    若 率 属于 [50%, 50%] 则 1\n    否则 0\n") == []


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        ("    若 实际值 ≥ 指标值 则 分值\n    若 实际值 为空 则 0\n    否则 1\n", ["「实际值」空着时，第 5 行"]),
        # 率 is worked out of it
        ("    若 率 ≥ 80% 则 分值\n    若 预算数 为空 且 分值 > 1 则 0\n    否则 1\n", ["「预算数」空着时，第 5 行"]),
        # every label has its line: what is left is an empty cell, which none of them can tell
        (
            "    | 完成档次 | 得分 |\n    | 好 | 分值 |\n    | 中 | 1 |\n    | 差 | 0 |\n    | 为空 | 2 |\n",
            ["「完成档次」空着时，第 6 行"],
        ),
        (
            "    若 已公开 则 分值\n    若 已公开 为空 则 1\n    否则 0\n补充 模板 表\n    字段 已公开: 是否\n",
            ["「已公开」空着时，第 5 行"],
        ),
        ("    若 实际值 为空 则 0\n    若 实际值 ≥ 指标值 则 分值\n    否则 1\n", []),
        ("    若 分值 = 1 则 0\n    若 实际值 为空 则 0\n    若 实际值 ≥ 指标值 则 分值\n    否则 1\n", []),
        # no row of one point looks at 实际值 there
        ("    若 分值 = 1 且 实际值 ≥ 指标值 则 分值\n    若 实际值 为空 则 0\n    否则 1\n", []),
        # an empty cell has a nature
        ("    若 指标值.性质 = 定性 则 分值\n    若 指标值 为空 则 0\n    否则 1\n", []),
    ],
)
def test_lines_that_ask_for_an_empty_cell_too_late(tmp_path: Path, lines: str, found: list[str]) -> None:
    problems = compiled(tmp_path, RATE + lines + USED).problems
    told = [each.message("zh") for each in problems if each.code in ("MET-018", "MET-005")]
    assert told == [f"{each}已经不能判定，轮不到这一行，得分待定" for each in found]


def test_a_parents_line_that_asks_too_late_after_the_childs(tmp_path: Path) -> None:
    """What the parent gives an empty cell is no longer given: told where the child compares the cell before."""
    parent = PARENT.replace(
        "    若 实际值 ≥ 指标值 则 分值\n", "    若 实际值 为空 则 0\n    若 实际值 ≥ 指标值 则 分值\n"
    )
    assert parent != PARENT
    problems = compiled(tmp_path, "补充 方法 比例\n    若 实际值 < 3 则 0\n", parent=parent).problems
    (found,) = [each for each in problems if each.code == "MET-018"]
    line = parent[: parent.index("实际值 为空")].count("\n") + 1
    assert found.message("zh") == f"「实际值」空着时，这一行已经不能判定，轮不到上级第 {line} 行，得分待定"
    assert found.span is not None
    assert found.span.line == 4
    asked_first = "补充 方法 比例\n    若 实际值 为空 则 0\n    若 实际值 < 3 则 0\n"
    assert not [each for each in compiled(tmp_path, asked_first, parent=parent).problems if each.code == "MET-018"]


@pytest.mark.parametrize(
    ("interval", "is_empty"),
    [
        ("[分值, 0]", True),
        ("[分值 × 80%, 分值 × 60%]", True),
        ("(分值, 分值]", True),
        ("[0, 分值]", False),
        ("[分值, 分值]", False),
        ("[2, 分值]", False),  # some rows have 10 points
        ("[分值, 20]", False),
        ("[自评得分, 分值]", False),
    ],
)
def test_intervals_of_points_that_hold_nothing(tmp_path: Path, interval: str, is_empty: bool) -> None:
    found = told(tmp_path, RATE + f"    若 率 ≥ 80% 则 待定 {interval}，「由人判断」\n    否则 0\n")
    assert [code for _, code, _ in found] == ["GAP-004"] * is_empty


@pytest.mark.parametrize(
    ("lines", "message"),
    [
        ("    若 实际值 ≥ 实际值 则 分值\n    否则 0\n", "“实际值 ≥ 实际值”两边是同一样东西，总是成立"),
        ("    若 率 < 率 则 0\n    否则 分值\n", "“率 < 率”两边是同一样东西，总不成立"),
        ("    得 个数（全表.三级，名称 = 名称） × 1分\n", "“名称 = 名称”两边是同一样东西，总是成立"),
        ("    | 实际值 ÷ 指标值 | 得分 |\n    | = 实际值 ÷ 指标值 | 0 |\n    | 其他 | 1 |\n", ""),
        ("    得 个数（全表.三级，名称 = 本行.名称） × 1分\n", None),
        ("    若 实际值 ≥ 指标值 则 分值\n    否则 0\n", None),
        ("    若 没有的 + 1 ≥ 别的 + 1 则 分值\n    否则 0\n", None),
    ],
)
def test_what_is_compared_with_itself(tmp_path: Path, lines: str, message: str | None) -> None:
    found = [each for each in compiled(tmp_path, RATE + lines + USED).problems if each.code == "GAP-015"]
    assert len(found) == (message is not None)
    assert all(message in each.message("zh") for each in found if message)


@pytest.mark.parametrize(
    ("condition", "message"),
    [
        # 80% is less than 90%, 10,000 yuan are more than 9,999, 3 - 1 is 2
        ("80% ≥ 90%", "“80% ≥ 90%”两边都是写定的数，总不成立"),
        ("1万元 > 9999元", "“1万元 > 9999元”两边都是写定的数，总是成立"),
        ("3 - 1 ≠ 2", "“3 - 1 ≠ 2”两边都是写定的数，总不成立"),
        ("及格线 ≥ 60%", None),
        ("实际值 ≥ 90%", None),
    ],
)
def test_fixed_numbers_that_are_compared(tmp_path: Path, condition: str, message: str | None) -> None:
    text = RATE + f"    若 {condition} 则 分值\n    否则 0\n" + USED + "参数 及格线 = 60%\n"
    found = [each.message("zh") for each in compiled(tmp_path, text).problems if each.code == "GAP-018"]
    assert found == ([message] if message else [])


@pytest.mark.parametrize(
    ("demand", "near"),
    [
        ("表上率 = 支出 ÷ 预算数", "绝对值（表上率 - 支出 ÷ 预算数）< 1%"),
        ("支出 ÷ 预算数 ≠ 表上率", "绝对值（表上率 - 支出 ÷ 预算数）< 1%"),
        ("表上率 = 四舍五入（支出 ÷ 预算数，4）", None),
        ("绝对值（表上率 - 支出 ÷ 预算数）< 1%", None),
        ("表上率 ≥ 支出 ÷ 预算数", None),
        ("支出 ÷ 预算数 = 100%", None),
        ("支出 = 预算数 ÷ 2", None),
    ],
)
def test_a_rate_is_seldom_exactly_the_quotient(tmp_path: Path, demand: str, near: str | None) -> None:
    fields = "补充 模板 表\n    字段 表上率: 数\n    字段 支出: 金额\n"
    found = compiled(tmp_path, f"{fields}校验 甲\n    要求 {demand}\n").problems
    hints = [each.hint("zh") for each in found if each.code == "GAP-019"]
    assert hints == ([f"写明可以差多少，如 {near}"] if near else [])


@pytest.mark.parametrize(
    ("cell", "message", "hint"),
    [
        ("80%-90%", "“80%-90%”会当作减法，算出 -0.1", "[80%, 90%)"),
        ("80-90%", "“80-90%”会当作减法，算出 79.1", "[80%, 90%)"),
        ("= 90% - 100%", "“90%-100%”会当作减法，算出 -0.1", "[90%, 100%)"),
    ],
)
def test_a_difference_where_an_interval_was_meant(tmp_path: Path, cell: str, message: str, hint: str) -> None:
    found = compiled(tmp_path, RATE + f"    | 率 | 得分 |\n    | {cell} | 分值 |\n    | 其他 | 0 |\n" + USED).problems
    problem = next(each for each in found if each.code == "GAP-005")
    assert problem.message("zh") == message
    assert hint in problem.hint("zh")


def test_a_difference_that_is_no_comparison_is_arithmetic(tmp_path: Path) -> None:
    assert told(tmp_path, RATE + "    若 率 ≥ 80% 则 10 - 2\n    否则 0\n") == []


@pytest.mark.parametrize(
    ("lines", "numbers"),
    [
        ("    若 率 ≤ 100 则 分值\n    否则 0\n", ["100"]),
        ("    若 90 ≤ 率 则 分值\n    否则 0\n", ["90"]),
        ("    若 率 属于 [80, 95] 则 分值\n    否则 0\n", ["80", "95"]),
        ("    若 实际值 ÷ 指标值 ≥ 80 则 分值\n    否则 0\n", ["80"]),
        ("    若 率 ≥ 1.2 则 分值\n    否则 0\n", []),
        ("    若 率 ≥ 100% 则 分值\n    否则 0\n", []),
        ("    若 率 × 100 ≥ 95% × 100 则 分值\n    否则 0\n", []),
        ("    若 率 × 100 ≥ 95 则 分值\n    否则 0\n", []),
        ("    令 百分率 = 率 × 100\n    若 百分率 ≥ 95 则 分值\n    否则 0\n", []),
        ("    令 半率 = 率 × 2\n    若 半率 ≥ 95 则 分值\n    否则 0\n", ["95"]),
        ("    若 实际值 ≥ 95 则 分值\n    否则 0\n", []),
        ("    若 分值 ≥ 95 则 分值\n    否则 0\n", []),
    ],
)
def test_a_percent_sign_that_was_forgotten(tmp_path: Path, lines: str, numbers: list[str]) -> None:
    found = [each for each in compiled(tmp_path, RATE + lines + USED).problems if each.code == "TYP-004"]
    assert [each.number for each in found] == numbers  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("lines", "numbers"),
    [
        ("    | 实际值 | 得分 |\n    | ≥ 90 | 分值 |\n    | ≥ 80% | 1 |\n    | 其他 | 0 |\n", ["90"]),
        ("    若 实际值 ≥ 90% 则 分值\n    若 实际值 属于 [80%, 85] 则 1\n    否则 0\n", ["85"]),
        ("    令 甲值 = 实际值\n    若 甲值 ≥ 90% 则 分值\n    若 70 ≤ 甲值 则 1\n    否则 0\n", ["70"]),
        ("    若 实际值 ≥ 0.9 则 分值\n    若 实际值 ≥ 80% 则 1\n    否则 0\n", []),
        ("    若 实际值 ≥ 90 则 分值\n    若 实际值 ≥ 80 则 1\n    否则 0\n", []),
        ("    若 率 ≥ 90 则 分值\n    若 率 ≥ 80% 则 1\n    否则 0\n", ["90"]),
    ],
)
def test_a_number_without_a_percent_sign_among_percents(tmp_path: Path, lines: str, numbers: list[str]) -> None:
    found = [each for each in compiled(tmp_path, RATE + lines + USED).problems if each.code == "TYP-004"]
    assert [each.number for each in found] == numbers  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("lines", "numbers"),
    [
        ("    若 预算数 ≥ 80 则 分值\n    否则 0\n", ["80"]),
        ("    若 预算数 属于 [10, 20万元] 则 分值\n    否则 0\n", ["10"]),
        ("    | 预算数 | 得分 |\n    | ≥ 5 | 分值 |\n    | 其他 | 0 |\n", ["5"]),
        ("    若 预算数 > 0 则 分值\n    否则 0\n", []),
        ("    若 预算数 ≥ 80万元 则 分值\n    否则 0\n", []),
        ("    若 个数（三级） > 3 则 分值\n    否则 0\n", []),
    ],
)
def test_a_unit_that_was_forgotten(tmp_path: Path, lines: str, numbers: list[str]) -> None:
    found = [each for each in compiled(tmp_path, "方法 甲\n" + lines + USED).problems if each.code == "TYP-005"]
    assert [each.number for each in found] == numbers  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("lines", "message"),
    [
        ("    若 实际值 ≥ 指标值 则 分值 × 50\n", "分值 × 50 是分值的 5000%，是不是漏了百分号"),
        ("    若 实际值 ≥ 指标值 则 80 × 分值 - 1分\n", "80 × 分值 是分值的 8000%，是不是漏了百分号"),
        ("    若 实际值 ≥ 指标值 × 60 则 1\n", "指标值 × 60 是指标值的 6000%，是不是漏了百分号"),
        ("    若 实际值 ≥ 指标值.值 × 60 则 1\n", "指标值 × 60 是指标值的 6000%，是不是漏了百分号"),
        ("    若 预算数 × 95 > 预算数 则 1\n", "预算数 × 95 是预算数的 9500%，是不是漏了百分号"),
        ("    若 实际值 ≥ 指标值 × 多 则 1\n", "指标值 × 多 是指标值的 12000%，是不是漏了百分号"),
        ("    若 率 ≥ 多 则 1\n", "“率”是比率，不带百分号的 120 就是 12000%，是不是漏了百分号"),
        ("    若 实际值 ≥ 指标值 则 分值 × 100 ÷ 100\n", None),
        ("    若 实际值 ≥ 指标值 则 分值 × 2\n", None),
        ("    若 实际值 ≥ 指标值 则 率 × 10 × 1分\n", None),
        ("    若 实际值 ≥ 指标值 × 12 则 1\n", None),
        ("    若 实际值 ≥ 指标值 × 365 则 1\n", None),
        ("    若 个数（三级） ≥ 30 × 个数（三级） 则 1\n", None),
    ],
)
def test_a_number_of_times_that_was_meant_as_a_share(tmp_path: Path, lines: str, message: str | None) -> None:
    text = "参数 多 = 120\n" + RATE + lines + "    否则 0\n    限于 0 至 分值\n"
    found = [each for each in compiled(tmp_path, text + USED).problems if each.code == "TYP-004"]
    assert [each.message("zh") for each in found] == ([message] if message else [])


def test_a_forgotten_percent_sign_of_a_parameter_is_told_at_the_parameter(tmp_path: Path) -> None:
    text = "参数 多 = 120%，2020-01-01 起 130\n" + RATE + "    若 率 ≥ 多 则 1\n    若 率 > 多 则 2\n    否则 0\n"
    found = [each for each in compiled(tmp_path, text + USED).problems if each.code == "TYP-004"]
    assert [(each.span.line - 2, each.hint("zh")) for each in found if each.span] == [(1, "若指百分之130，写 130%。")]
    assert found[0].message("en").endswith("130 without a sign is 13000%; is the percent sign missing?")


@pytest.mark.parametrize(
    ("column", "cells", "told"),
    [
        ("率", "95%；80%", ["95%", "80%"]),
        ("率", "100%；80%；0", ["80%"]),
        ("率", "0.95", ["0.95"]),
        ("实际值 ÷ 指标值", "≥ 95%；80%", ["80%"]),
        ("实际值", "80%", ["80%"]),
        ("预算数", "80万元", ["80万元"]),
        ("率", "> 95%；95%", []),
        ("率", "= 95%；= 80%", []),
        ("率", "2；3", []),
        ("实际值", "1次；2次", []),
        ("个数（三级）", "1；2", []),
        ("得票", "80%；60%", []),
        ("得票", "1.5", []),
        ("分值", "5分；10分", []),
        ("完成档次", "好；中", []),
    ],
)
def test_a_number_alone_in_a_table(tmp_path: Path, column: str, cells: str, told: list[str]) -> None:
    rows = "".join(f"    | {cell} | 1 |\n" for cell in cells.split("；"))
    table = f"    若 预算数 = 0 则 0\n    | {column} | 得分 |\n{rows}    | 其他 | 0 |\n"
    field = "补充 模板 表\n    三级\n        字段 得票: 数\n"
    found = compiled(
        tmp_path, RATE.replace("预算数 ÷", "实际值 ÷ 指标值 × 预算数 ÷") + table + USED + field.partition("\n")[2]
    )
    assert [each.number for each in found.problems if each.code == "GAP-011"] == told  # type: ignore[attr-defined]


def test_too_many_cases_are_not_tried(tmp_path: Path) -> None:
    """Twelve questions of three answers each are half a million cases: then only a missing otherwise is told."""
    lines = "".join(f"    若 预算数 × {n} ≥ {n}万元 则 分值 × {n}%\n" for n in range(2, 14))
    assert told(tmp_path, "方法 甲\n" + lines) == open_case("各行条件都不成立")
    codes = [each.code for each in compiled(tmp_path, f"方法 甲\n{lines}    否则 0\n{USED}").problems]
    assert codes == ["MET-012"]


@pytest.mark.parametrize(
    ("lines", "zh", "en"),
    [
        ("    若 率 < 80% 则 0\n    否则 1\n", "前面的行已包括所有情形", "The lines before it take every case"),
        ("    若 率 ≥ 90% 则 分值 + 1\n    否则 0\n", "另写一个方法", "write another method"),
    ],
)
def test_what_to_do_about_a_line_without_a_case(tmp_path: Path, lines: str, zh: str, en: str) -> None:
    found = compiled(tmp_path, RATE + "    若 率 ≥ 80% 则 分值\n" + lines + USED).problems
    (problem,) = (each for each in found if each.code == "MET-005")
    assert (zh in problem.hint("zh"), en in problem.hint("en")) == (True, True)
