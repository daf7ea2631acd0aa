"""What trying inputs finds, each with an input worked out by hand; and that sound methods have nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from duheng import api
from duheng.analysis.properties import check_properties
from duheng.checking.check import compile_ruleset
from duheng.checking.reading.files import TextFile, as_text
from duheng.checking.reading.library import Library
from duheng.problems.problem import Language

HEAD = """\
规则集 990101/2020 「试」
档位 完成情况
    好: 100% 至 80%（含）
    差: 80% 至 0%
模板 表
    字段 预算数: 金额
    字段 执行数: 金额
    一级 产出 {points}，按 {of_node}
    三级
        字段 指标值: 目标
        字段 实际值: 量
        字段 完成档次: 完成情况
    计分
        | 指标值.性质 | 指标值.方向 | 方法 |
        | 定量        | {direction} | 甲   |
        | -           | -           | 乙   |
    总分 合计（一级.得分）
方法 乙
    得 分值
"""


def told(
    lines: str, direction: str = "正向", points: str = "10分", of_node: str = "乙", language: Language = "zh"
) -> list[tuple[str, str]]:
    text = HEAD.format(direction=direction, points=points, of_node=of_node) + f"方法 甲\n{lines}"
    file = as_text(text.encode(), "试.rules")
    assert isinstance(file, TextFile)
    made = compile_ruleset(file, Library((), shipped=False))
    assert made.ruleset is not None, [each.message("zh") for each in made.problems]
    return [(each.code, each.message(language)) for each in check_properties(made.ruleset, "试.rules")]


RATIO = "    若 实际值 ≥ 指标值 则 分值\n    否则 实际值 ÷ 指标值 × 分值\n"


@pytest.mark.parametrize(
    ("lines", "case"),
    [
        # one and a half times 10 points
        ("    得 分值 × 150%\n", "分值 10 时得 15 分，超出了 0 至 10 分"),
        # nothing keeps a unit from claiming 12 of 10 points
        ("    得 自评得分\n", "分值 10，自评得分 12 时得 12 分，超出了 0 至 10 分"),
        # nothing achieved: 0 - 1 point
        (
            "    若 实际值 ≥ 指标值 则 分值\n    否则 实际值 ÷ 指标值 × 分值 - 1分\n",
            "指标值 ≥100件，实际值 0件，分值 10 时得 −1 分，超出了 0 至 10 分",
        ),
        # 120.1 of 100 is beyond 120% and earns 10 × 110%
        (
            "    若 实际值 > 指标值 且 实际值 ÷ 指标值 > 120% 则 分值 × 110%\n    若 实际值 ≥ 指标值 则 分值\n    否则 0\n",
            "指标值 ≥100件，实际值 120.1件，分值 10 时得 11 分，超出了 0 至 10 分",
        ),
    ],
)
def test_a_score_beyond_the_points(lines: str, case: str) -> None:
    assert ("MET-008", case) in told(lines)


def test_a_bonus_that_the_clamp_allows_is_meant() -> None:
    more = "    若 实际值 ≥ 指标值 则 分值 × 120%\n    否则 0\n"
    assert [code for code, _ in told(f"{more}    限于 0 至 分值 × 120%\n")] == []
    assert "MET-008" in [code for code, _ in told(f"{more}    限于 0 至 20分\n")]  # 20 are no share of the points
    fined = "    若 实际值 ≥ 指标值 则 分值 × 120%\n    否则 0 - 1分\n    限于 0 - 1分 至 分值 × 120%\n"
    assert [message for code, message in told(fined) if code == "MET-008"] == [
        "指标值 ≥100件，实际值 0件，分值 10 时得 −1 分，超出了 0 至 10 分"
    ]


@pytest.mark.parametrize(
    ("others", "found"),
    [
        # a term of a method that is scored: 10 points for the row, 20 for what is taken off
        ("    得 分值 - 丙\n    限于 0 至 分值\n方法 丙\n    得 分值 × 2\n", []),
        # without limits the method that is scored leaves its points, by the same term: 10 - 20
        ("    得 分值 - 丙\n方法 丙\n    得 分值 × 2\n", ["分值 10 时得 −10 分，超出了 0 至 10 分"]),
        # nobody uses it
        ("    得 分值\n方法 丙\n    得 分值 × 2\n", ["分值 10 时得 20 分，超出了 0 至 10 分"]),
    ],
)
def test_what_other_methods_take_off_may_be_more_than_the_points(others: str, found: list[str]) -> None:
    assert [message for code, message in told(others) if code == "MET-008"] == found


def test_a_term_that_scores_a_node_too_keeps_to_its_points() -> None:
    lines = "    得 分值 - 丙\n    限于 0 至 分值\n方法 丙\n    得 分值 × 2\n"
    found = [message for code, message in told(lines, of_node="丙") if code == "MET-008"]
    assert found == ["分值 10 时得 20 分，超出了 0 至 10 分"]


@pytest.mark.parametrize(
    ("lines", "hint"),
    [
        ("    得 分值 × 2\n", "加一行「限于 0 至 分值」。"),
        (
            "    得 分值 × 2\n    限于 0 至 20分\n",
            "把「限于」一行改成「限于 0 至 分值」；通知准许超过分值的，写成分值的几成，如「限于 0 至 分值 × 120%」。",
        ),
    ],
)
def test_what_to_do_depends_on_whether_there_are_limits(lines: str, hint: str) -> None:
    """A second 限于 in a method would be an error of its own."""
    text = HEAD.format(direction="正向", points="10分", of_node="乙") + f"方法 甲\n{lines}"
    file = as_text(text.encode(), "试.rules")
    assert isinstance(file, TextFile)
    made = compile_ruleset(file, Library((), shipped=False)).ruleset
    assert made is not None
    (found,) = check_properties(made, "试.rules")
    assert found.hint("zh") == hint


def test_what_is_shown_to_leave_the_points_is_not_said_to_be_able_to(tmp_path: Path) -> None:
    """Twice the target gives twice the points; without the hint that it may, one remedy is told once."""
    text = HEAD.format(direction="正向", points="10分", of_node="乙") + "方法 甲\n    得 实际值 ÷ 指标值 × 分值\n"
    (tmp_path / "试.rules").write_text(text, encoding="utf-8")
    found = [each.code for each in api.check(tmp_path / "试.rules").problems]
    assert [code for code in found if code in ("MET-004", "MET-008")] == ["MET-008"]


def test_the_points_of_the_node_that_a_method_scores() -> None:
    """The template gives the method a node of 4 points; 5 are more than that, and fewer than the 10 usually tried."""
    assert told("    得 5分\n", of_node="甲", points="4分") == [("MET-008", "分值 4 时得 5 分，超出了 0 至 4 分")]
    assert told("    得 5分\n", of_node="甲", points="5分") == []
    beside = "4分，按 甲\n    一级 效益 96分"
    assert told("    得 5分\n", of_node="乙", points=beside) == [("MET-008", "分值 4 时得 5 分，超出了 0 至 4 分")]


@pytest.mark.parametrize(
    ("lines", "points", "message"),
    [
        # nothing achieved: 80 points of a row that is tried with 10
        ("    若 实际值 ≥ 指标值 则 分值\n    否则 80\n", "10分", "分值 10 时得 80 分，超出了 0 至 10 分"),
        # 5 fit 10 points, but not a row of 2
        ("    若 实际值 ≥ 指标值 则 分值\n    否则 5分\n", "10分", "分值 2 时得 5 分，超出了 0 至 2 分"),
        # no row has more than the 40 points of its group
        ("    若 实际值 ≥ 指标值 则 80\n    否则 0\n", "40分", "分值 40 时得 80 分，超出了 0 至 40 分"),
        ("    若 实际值 ≥ 指标值 则 分值\n    否则 2分\n", "10分", None),
        ("    若 实际值 ≥ 指标值 则 10分\n    否则 5分\n", "10分", None),
        ("    若 实际值 ≥ 指标值 则 40\n    否则 0\n", "40分", None),
        ("    若 实际值 ≥ 指标值 则 分值\n    否则 5分\n    限于 0 至 分值\n", "10分", None),
    ],
)
def test_a_number_that_is_more_than_the_points_of_a_row(lines: str, points: str, message: str | None) -> None:
    found = [text for code, text in told(lines, points=points) if code == "MET-008"]
    assert [text.partition("件，")[2].partition("件，")[2] for text in found] == ([message] if message else [])


def test_every_node_that_a_method_scores_is_tried() -> None:
    """The node of 4 points gets 0; the one of 8 gets 9."""
    text = HEAD.format(direction="正向", points="8分", of_node="甲") + "方法 甲\n    若 分值 ≥ 5 则 9分\n    否则 0\n"
    text = text.replace("    三级\n", "    一级 效益 4分，按 甲\n    三级\n")
    file = as_text(text.encode(), "试.rules")
    assert isinstance(file, TextFile)
    made = compile_ruleset(file, Library((), shipped=False))
    assert made.ruleset is not None
    found = check_properties(made.ruleset, "试.rules")
    assert [each.message("zh") for each in found] == ["分值 8 时得 9 分，超出了 0 至 8 分"]


@pytest.mark.parametrize(
    ("lines", "direction", "message"),
    [
        # > instead of <: reaching the target costs half
        (
            "    若 实际值 > 指标值 则 分值 × 50%\n    否则 分值\n",
            "正向",
            "方法「甲」：指标值 ≥100件，分值 10 时，实际值由 100件 变为 100.1件，得分反而由 10 分降到 5 分",
        ),
        # too much costs a tenth: just above 130 of 100
        (
            "    若 实际值 > 指标值 × 130% 则 分值 × 90%\n    若 实际值 ≥ 指标值 则 分值\n    否则 0\n",
            "正向",
            "方法「甲」：指标值 ≥100件，分值 10 时，实际值由 130件 变为 130.1件，得分反而由 10 分降到 9 分",
        ),
        # a table whose lower band earns more
        (
            "    令 率 = 实际值 ÷ 指标值\n    若 率 ≥ 80% 则 1\n    若 率 ≥ 60% 则 5\n    否则 0\n",
            "正向",
            "方法「甲」：指标值 ≥100件，分值 10 时，实际值由 79.9件 变为 80件，得分反而由 5 分降到 1 分",
        ),
        # open scores are no falls, and hide none: 5 of 10 up to half of the target, nothing above
        (
            "    若 实际值 < 指标值 × 20% 则 待定 [0, 分值]，「看材料」\n    若 实际值 ≥ 指标值 则 分值\n"
            "    若 实际值 > 指标值 × 50% 则 0\n    否则 分值 × 50%\n",
            "正向",
            "方法「甲」：指标值 ≥100件，分值 10 时，实际值由 50件 变为 50.1件，得分反而由 5 分降到 0 分",
        ),
        # a negative target scored by the positive formula
        (
            RATIO + "    限于 0 至 分值\n",
            "反向",
            "方法「甲」：指标值 ≤100件，分值 10 时，实际值由 100件 变为 99.9件，得分反而由 10 分降到 9.99 分",
        ),
    ],
)
def test_a_score_that_falls_though_more_was_achieved(lines: str, direction: str, message: str) -> None:
    assert ("MET-009", message) in told(lines, direction)


TABLE = "    | 实际值 | 得分 |\n    | {top} | 分值 |\n    | [80%, 90%) | 分值 × 80% |\n    | 其他 | 0 |\n"
TURNED = "    若 实际值 < 60% 则 分值\n    若 实际值 < 80% 则 分值 × 50%\n    否则 0\n"


@pytest.mark.parametrize(
    ("lines", "worse", "better", "after"),
    [
        (TABLE.format(top="[90%, 100%)"), "99.9%", "100%", "0"),
        (TABLE.format(top="[90%, 100%]"), "100%", "100.1%", "0"),
        (TURNED, "59.94%", "60%", "5"),
        ("    若 实际值 ≥ 90% 则 0\n    否则 分值\n", "89.91%", "90%", "0"),
    ],
)
def test_without_a_target_the_table_says_which_way_is_better(lines: str, worse: str, better: str, after: str) -> None:
    """Rows of 正向 come to the method, which looks at 实际值 alone; a table without directions says nothing."""
    message = f"方法「甲」：分值 10 时，实际值由 {worse} 变为 {better}，得分反而由 10 分降到 {after} 分"
    assert ("MET-009", message) in told(lines)
    assert told(lines, direction="-") == []
    assert told("    若 实际值 ≥ 90% 则 分值\n    否则 0\n") == []


@pytest.mark.parametrize(
    ("lines", "direction", "turned"),
    [
        (TURNED, "正向", True),
        (TURNED, "反向", False),
        (RATIO + "    限于 0 至 分值\n", "反向", True),
        # too much is worth less, but not as little as nothing
        ("    若 实际值 > 120% 则 分值 × 50%\n    若 实际值 ≥ 90% 则 分值\n    否则 0\n", "正向", False),
    ],
)
def test_rows_given_to_the_method_for_the_other_direction(lines: str, direction: str, turned: bool) -> None:
    message = f"{direction}的指标按「甲」计分，完成得越好得分越低"
    assert (("MET-015", message) in told(lines, direction)) == turned


LESS_FOR_MORE = "    若 实际值 > 指标值 则 分值 × 50%\n    否则 分值\n"
GROUPS = "        | 定量        | {direction} | 甲   |\n        | -           | -           | 乙   |\n"


def of_groups(*table: str) -> list[str]:
    """The codes found of 甲, in a ruleset whose scoring table has these lines."""
    head = HEAD.replace("指标值.性质 | 指标值.方向", "上级.名称 | 指标值.方向")
    head = head.replace("\n    三级", "\n        二级 时效\n    三级")
    head = head.replace(GROUPS, "".join(f"        | {each} |\n" for each in table))
    file = as_text((head.format(points="10分", of_node="乙") + f"方法 甲\n{LESS_FOR_MORE}").encode(), "试.rules")
    assert isinstance(file, TextFile)
    made = compile_ruleset(file, Library((), shipped=False))
    assert made.ruleset is not None, [each.message("zh") for each in made.problems]
    return [each.code for each in check_properties(made.ruleset, "试.rules")]


@pytest.mark.parametrize(
    "table",
    [
        ("「时效」 | - | 乙", "- | 正向 | 甲", "- | - | 乙"),
        ("「时效」 | 正向 | 甲", "「时效」 | - | 乙", "- | - | 乙"),
    ],
)
def test_a_table_that_looks_at_groups_hides_no_method(table: tuple[str, ...]) -> None:
    assert of_groups(*table) == ["MET-009", "MET-015"]


def test_a_group_of_its_own_says_nothing_of_directions() -> None:
    """Who gives all rows of 时效 to one method knows which targets they have."""
    assert of_groups("「时效」 | - | 甲", "- | - | 乙") == []


@pytest.mark.parametrize(
    ("lines", "direction", "case"),
    [
        # 100 ÷ 50 × 10 is 20, held to 10
        (
            "    若 实际值 ≥ 指标值 则 分值\n    否则 指标值 ÷ 实际值 × 分值\n    限于 0 至 分值\n",
            "正向",
            "指标值 ≥100件，实际值 50件，分值 10",
        ),
        # 300 ÷ 100 × 10 is 30, held to 10
        (
            "    令 率 = 实际值 ÷ 指标值\n    若 实际值 ≤ 指标值 则 分值\n    否则 率 × 分值\n    限于 0 至 分值\n",
            "反向",
            "指标值 ≤100件，实际值 300件，分值 10",
        ),
        # the right way round
        (f"{RATIO}    限于 0 至 分值\n", "正向", None),
        ("    若 实际值 ≤ 指标值 则 分值\n    否则 指标值 ÷ 实际值 × 分值\n    限于 0 至 分值\n", "反向", None),
        # what is given for any actual value is meant, where no line works it out of that
        ("    若 实际值 有值 则 分值\n    否则 0\n", "正向", None),
        # who falls short is left to somebody's judgement
        ("    令 率 = 实际值 ÷ 指标值\n    若 率 ≥ 100% 则 分值\n    否则 待定 [0, 分值]，「酌情」\n", "正向", None),
        # always the same, but not all
        ("    得 最小（实际值 ÷ 指标值 × 分值，0）\n    限于 0 至 分值\n", "正向", None),
    ],
)
def test_full_points_whatever_was_achieved(lines: str, direction: str, case: str | None) -> None:
    found = [message for code, message in told(lines, direction) if code == "MET-017"]
    assert found == ([] if case is None else [f"方法「甲」：{case} 时也得满分，完成多少都一样"])


def test_full_points_whatever_was_achieved_in_english() -> None:
    lines = "    若 实际值 ≥ 指标值 则 分值\n    否则 指标值 ÷ 实际值 × 分值\n    限于 0 至 分值\n"
    (message,) = [message for code, message in told(lines, language="en") if code == "MET-017"]
    assert "where 指标值 ≥100件, 实际值 50件, 分值 10, and whatever" in message


def test_a_divisor_that_may_be_zero() -> None:
    rate = "    得 执行数 ÷ 预算数 × 分值\n    限于 0 至 分值\n"
    case = "方法「甲」：预算数 0万元，执行数 100万元，分值 10 时除以零，得分待定"
    assert told(rate, of_node="甲") == [("MET-010", case)]
    guarded = "    若 预算数 = 0 则 0\n    否则 执行数 ÷ 预算数 × 分值\n    限于 0 至 分值\n"
    assert told(guarded, of_node="甲") == []


@pytest.mark.parametrize(
    ("lines", "direction"),
    [
        (RATIO + "    限于 0 至 分值\n    修约 2 位小数\n", "正向"),
        ("    若 实际值 ≤ 指标值 则 分值\n    否则 指标值 ÷ 实际值 × 分值\n    限于 0 至 分值\n", "反向"),
        (
            "    若 实际值 ≤ 指标值 则 分值\n    若 实际值 ≥ 2 × 指标值 则 0\n"
            "    否则 （1 - （实际值 - 指标值） ÷ 指标值） × 分值\n",
            "反向",
        ),
        ("    若 完成档次 = 好 则 分值\n    否则 0\n", "正向"),
        ("    若 实际值 ≥ 95% 则 分值\n    若 实际值 属于 [80%, 95%) 则 分值 × 80%\n    否则 0\n", "正向"),
        ("    得 分值 - 最小（进一（（95% - 实际值） ÷ 5%，0） × 1分，分值）\n    限于 0 至 分值\n", "正向"),
    ],
)
def test_sound_methods_have_nothing(lines: str, direction: str) -> None:
    assert told(lines, direction) == []


def test_what_depends_on_other_nodes_is_not_tried() -> None:
    assert told("    得 合计（三级.分值）\n", of_node="甲") == []


def test_only_the_files_own_methods_are_tried(tmp_path: Path) -> None:
    parent = HEAD.format(direction="正向", points="10分", of_node="乙") + "方法 甲\n    得 分值 × 2\n"
    (tmp_path / "上.rules").write_text(parent, encoding="utf-8")
    child = tmp_path / "下.rules"
    child.write_text("规则集 990102/2020 「下」\n    继承 990101/2020\n", encoding="utf-8")
    assert [each.code for each in api.check(child).problems] == []
    assert "MET-008" in [each.code for each in api.check(tmp_path / "上.rules").problems]


@pytest.mark.parametrize(
    ("child", "found"),
    [
        ("替换 参数 系数 = 2\n", [(3, "MET-008", "分值 10 时得 20 分，超出了 0 至 10 分")]),
        ("替换 参数 系数 = 50%\n", []),
        ("替换 参数 别的 = 2\n", []),
        ("补充 模板 表\n    字段 折算 = 3\n", [(4, "MET-008", "分值 10 时得 30 分，超出了 0 至 10 分")]),
    ],
)
def test_what_a_child_s_numbers_make_of_its_parent_s_method(
    tmp_path: Path, child: str, found: list[tuple[int, str, str]]
) -> None:
    """A method that gives 分值 × 系数 × 折算, with 系数 and 折算 1 in the parent."""
    parent = HEAD.format(direction="正向", points="10分", of_node="乙").replace(
        "模板 表\n", "模板 表\n    字段 折算 = 1\n"
    )
    methods = "方法 甲\n    得 分值 × 系数 × 折算\n参数 系数 = 1\n参数 别的 = 1\n"
    check = "校验 丁\n    要求 总分 > 别的\n"
    (tmp_path / "上.rules").write_text(parent + methods + check, encoding="utf-8")
    assert [each.code for each in api.check(tmp_path / "上.rules").problems if each.code == "MET-008"] == []
    file = tmp_path / "下.rules"
    file.write_text(f"规则集 990102/2020 「下」\n    继承 990101/2020\n{child}", encoding="utf-8")
    problems = api.check(file).problems
    assert [(each.span.line, each.code, each.message("zh")) for each in problems if each.span] == found


def stepped(steps: int) -> str:
    lines = "".join(f"    若 实际值 ≥ {number}件 则 分值 × {number} ÷ {steps}\n" for number in range(steps, 0, -1))
    return lines + "    否则 0\n    限于 0 至 分值\n"


def test_what_was_not_tried_is_told() -> None:
    """150 numbers with two beside each, 0, 200 and 300, and what is usual once: 453. 20,000 by 151 lines: 132 at most.

    Every fourth of 453 are 114.
    """
    assert told(stepped(20)) == []
    ((code, message),) = told(stepped(150))
    assert code == "MET-013"
    assert message.startswith("方法「甲」可试的情形有 453 种，只试了 114 种：")


def test_what_is_tried_of_many_is_spread() -> None:
    """Only the highest steps give more than the points, and they are among those that are tried."""
    lines = stepped(150).replace("    限于 0 至 分值\n", "").replace("÷ 150", "÷ 100")
    assert {code for code, _ in told(lines)} == {"MET-008", "MET-013"}


TAKEN_OFF = """\
规则集 990101/2020 「试」
模板 表
    字段 违规次数: 数
    一级 违规{points}，按 扣分
    总分 合计（一级.得分）
方法 扣分
    得 -违规次数 ÷ 3 × 1分
"""


@pytest.mark.parametrize(("points", "wanted"), [("", []), (" 5分", ["MET-004", "MET-008"])])
def test_a_deduction_of_no_points_may_be_below_zero(points: str, wanted: list[str]) -> None:
    file = as_text(TAKEN_OFF.format(points=points).encode(), "试.rules")
    assert isinstance(file, TextFile)
    made = compile_ruleset(file, Library((), shipped=False))
    assert made.ruleset is not None
    told = [*made.problems, *check_properties(made.ruleset, "试.rules")]
    assert [each.code for each in told if each.code in ("MET-004", "MET-008")] == wanted
