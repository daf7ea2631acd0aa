"""补充 and 删除, line by line, for each kind of declaration."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.engine.rulesets import codes, compiled

from duheng.language import tree

NATION = """\
规则集 000000/2000 「上级」
档位 等次
    优: 100 至 90（含）
    良: 90 至 60（含）
    差: 60 至 0
方法 比例
    说明 「按比例」
    依据 「第一条」
    令 率 = 实际值 ÷ 指标值
    若 率 ≥ 1 则 分值
    否则 率 × 分值
    限于 0 至 分值
    修约 2 位小数
    例 指标值 ≥4件，实际值 3件，分值 1 得 0.75
方法 满分
    得 分值
模板 表
    字段 预算数: 金额
    字段 说明栏: 文本
    一级 产出 60分
        二级 数量 20分，按 满分
        二级 其他 40分
    一级 效益 40分
        二级 其他 40分
    三级 可自选方法
        字段 指标值: 目标
        字段 实际值: 量
    计分
        | 指标值.方向 | 方法 |
        | 正向        | 比例 |
    总分 合计（一级.得分）
    等级 等次[总分]
"""


def ruleset(folder: Path, child: str) -> tree.Ruleset:
    found = compiled(folder, child, parent=NATION)
    assert found.ruleset is not None, [(each.code, each.message("zh")) for each in found.problems]
    assert codes(found) == []
    return found.ruleset


def method(folder: Path, lines: str) -> tree.Method:
    made = ruleset(folder, "补充 方法 比例\n" + lines)
    return next(each for each in made.methods if each.name == "比例")


def test_a_let_takes_the_place_of_the_parents_of_that_name(tmp_path: Path) -> None:
    made = method(tmp_path, "    令 率 = 实际值 ÷ 指标值 × 2\n    令 底 = 1分\n    若 率 < 10% 则 底\n")
    assert [let.name for let in made.lets] == ["率", "底"]
    doubled = made.lets[0].value
    assert isinstance(doubled, tree.Call)
    assert doubled.operation == "multiply"
    assert [clause.text for clause in made.clauses] == ["若 率 < 10% 则 底", "若 率 ≥ 1 则 分值", "否则 率 × 分值"]


def test_a_rounding_takes_the_place_of_the_parents(tmp_path: Path) -> None:
    made = method(tmp_path, "    修约 3 位小数，舍去\n")
    clamp, rounding = made.finish
    assert isinstance(clamp, tree.Clamp)
    assert rounding == tree.Round(3, "round_down", rounding.span)


def test_a_table_of_the_child_comes_first(tmp_path: Path) -> None:
    made = method(tmp_path, "    | 率 | 得分 |\n    | = 0 | 0 |\n    | ≥ 2 | 1 |\n")
    assert [clause.text for clause in made.clauses[:2]] == ["| = 0 | 0 |", "| ≥ 2 | 1 |"]
    assert len(made.clauses) == 4


def test_prose_that_the_child_does_not_write_stays_the_parents(tmp_path: Path) -> None:
    made = method(tmp_path, "    说明 「另有规定」\n    若 率 < 10% 则 0\n")
    assert (made.note, made.authority) == ("另有规定", "第一条")


def test_examples_are_the_childs_own(tmp_path: Path) -> None:
    made = method(tmp_path, "    若 率 < 80% 则 0\n    例 指标值 ≥4件，实际值 3件，分值 1 得 0\n")
    assert [example.expected for example in made.examples] == ["0"]


def bands(folder: Path, lines: str) -> list[str]:
    return [band.text for band in ruleset(folder, "补充 档位 等次\n" + lines).scales[0].bands]


def test_a_band_is_replaced_in_place_and_a_new_one_added_at_the_end(tmp_path: Path) -> None:
    assert bands(tmp_path, "    良: 90 至 70（含）\n    差: 50 至 0\n    中: 70 至 50（含）\n") == [
        "优: 100 至 90（含）",
        "良: 90 至 70（含）",
        "差: 50 至 0",
        "中: 70 至 50（含）",
    ]


def test_a_band_is_removed(tmp_path: Path) -> None:
    assert bands(tmp_path, "    删除 良\n    差: 90 至 0\n") == ["优: 100 至 90（含）", "差: 90 至 0"]


def test_a_label_written_twice_in_one_amendment_is_told(tmp_path: Path) -> None:
    found = compiled(tmp_path, "补充 档位 等次\n    差: 60 至 10（含）\n    差: 60 至 0\n", parent=NATION)
    assert codes(found) == [(3, "GAP-003")]


def test_points_change_and_the_rest_of_a_node_stays(tmp_path: Path) -> None:
    child = (
        "补充 模板 表\n    二级 数量 20分，不计入总分\n    一级 产出 40分\n    一级 效益 60分\n        二级 其他 60分\n"
    )
    nodes = ruleset(tmp_path, child).template.nodes
    count = nodes[0].children[0]
    assert (nodes[0].points, count.points, count.method, count.outside) == (40, 20, "满分", True)


def test_a_node_below_a_named_one_is_added(tmp_path: Path) -> None:
    nodes = ruleset(tmp_path, "补充 模板 表\n    一级 效益 40分\n        二级 其他 10分\n        二级 生态 30分\n")
    assert [(child.name, child.points) for child in nodes.template.nodes[1].children] == [("其他", 10), ("生态", 30)]


def test_a_field_added_to_the_rows_leaves_them_free_to_name_their_method(tmp_path: Path) -> None:
    made = ruleset(tmp_path, "补充 模板 表\n    三级\n        字段 备注: 文本\n").template
    assert made.free_methods
    assert [field.name for field in made.fields if field.level == 3] == ["指标值", "实际值", "备注"]


def test_a_field_is_replaced_in_place(tmp_path: Path) -> None:
    fields = ruleset(
        tmp_path, "补充 模板 表\n    字段 预算数: 金额，必填，单位 亿元\n    字段 备注: 文本\n"
    ).template.fields
    top = [field for field in fields if field.level == 0]
    assert [(field.name, field.required) for field in top] == [("预算数", True), ("说明栏", False), ("备注", False)]
    assert top[0].unit is not None
    assert top[0].unit.text == "亿元"


@pytest.mark.parametrize("line", ["删除 字段 说明栏", "删除 说明栏"])
def test_a_field_is_removed(tmp_path: Path, line: str) -> None:
    fields = ruleset(tmp_path, f"补充 模板 表\n    {line}\n").template.fields
    assert [field.name for field in fields] == ["预算数", "指标值", "实际值"]


def test_a_node_is_removed_with_what_is_below_it(tmp_path: Path) -> None:
    nodes = ruleset(tmp_path, "补充 模板 表\n    删除 一级 效益\n    一级 产出 100分\n        二级 数量 60分\n")
    assert [node.name for node in nodes.template.nodes] == ["产出"]


def test_of_two_nodes_of_a_name_the_one_below_the_open_node_is_removed(tmp_path: Path) -> None:
    child = "补充 模板 表\n    一级 效益 40分\n    删除 二级 其他\n"
    nodes = ruleset(tmp_path, child).template.nodes
    assert [[child.name for child in node.children] for node in nodes] == [["数量", "其他"], []]


def test_of_two_nodes_of_a_name_none_is_guessed(tmp_path: Path) -> None:
    found = compiled(tmp_path, "补充 模板 表\n    删除 二级 其他\n", parent=NATION)
    assert codes(found) == [(2, "NAM-011")]


def test_the_grade_is_removed(tmp_path: Path) -> None:
    made = ruleset(tmp_path, "补充 模板 表\n    删除 等级\n删除 档位 等次\n")
    assert (made.template.grade, made.template.grade_scale, made.scales) == (None, "", ())


def test_scoring_is_removed(tmp_path: Path) -> None:
    assert ruleset(tmp_path, "补充 模板 表\n    删除 计分\n").template.scoring == ()


def test_removing_belongs_inside_an_amendment(tmp_path: Path) -> None:
    child = "替换 档位 等次\n    优: 100 至 0\n    删除 优\n"
    assert (3, "INH-006") in codes(compiled(tmp_path, child, parent=NATION))


@pytest.mark.parametrize(
    ("line", "left"), [("删除 修约", tree.Clamp), ("remove round", tree.Clamp), ("删除 限于", tree.Round)]
)
def test_a_limit_or_rounding_of_the_parents_is_taken_away(tmp_path: Path, line: str, left: type) -> None:
    found = compiled(tmp_path, f"补充 方法 比例\n    {line}\n", parent=NATION)
    assert found.ruleset is not None
    (amended,) = [each for each in found.ruleset.methods if each.name == "比例"]
    assert [type(step) for step in amended.finish] == [left]


@pytest.mark.parametrize(
    ("first", "line", "order"),
    [
        ("    修约 0 位小数\n    限于 0 至 分值\n", "限于 0 至 分值 × 50%", [tree.Round, tree.Clamp]),
        ("    修约 0 位小数\n    限于 0 至 分值\n", "修约 1 位小数", [tree.Round, tree.Clamp]),
        ("    限于 0 至 分值\n    修约 0 位小数\n", "限于 0 至 分值 × 50%", [tree.Clamp, tree.Round]),
        ("    限于 0 至 分值\n    修约 0 位小数\n", "修约 1 位小数", [tree.Clamp, tree.Round]),
        ("    修约 0 位小数\n    限于 0 至 分值\n", "若 率 = 0 则 0", [tree.Round, tree.Clamp]),
        ("    修约 0 位小数\n", "限于 0 至 分值 × 50%", [tree.Clamp, tree.Round]),
        ("    限于 0 至 分值\n", "修约 1 位小数", [tree.Clamp, tree.Round]),
        ("    限于 0 至 分值\n    修约 0 位小数\n", "修约 1 位小数\n    限于 0 至 分值", [tree.Round, tree.Clamp]),
    ],
)
def test_a_limit_or_rounding_stands_where_the_parents_stood(
    tmp_path: Path, first: str, line: str, order: list[type]
) -> None:
    """A limit of half the points that comes after the rounding stays the last word."""
    parent = NATION.replace("    限于 0 至 分值\n    修约 2 位小数\n", first)
    found = compiled(tmp_path, f"补充 方法 比例\n    {line}\n", parent=parent)
    assert found.ruleset is not None
    (amended,) = [each for each in found.ruleset.methods if each.name == "比例"]
    assert [type(step) for step in amended.finish] == order


def test_a_let_of_the_parents_is_taken_away_where_nothing_needs_it(tmp_path: Path) -> None:
    parent = NATION.replace("    令 率 =", "    令 底 = 1分\n    令 率 =")
    for line in ("删除 令 底", "删除 底"):
        found = compiled(tmp_path, f"补充 方法 比例\n    {line}\n", parent=parent)
        assert found.ruleset is not None
        assert [let.name for each in found.ruleset.methods for let in each.lets] == ["率"]
        assert codes(found) == []


@pytest.mark.parametrize(
    ("child", "told"),
    [
        ("补充 方法 比例\n    删除 令 率\n", "INH-007"),
        ("补充 方法 比例\n    删除 令 律\n", "INH-002"),
        ("补充 方法 比例\n    删除 修约\n    删除 修约\n", "INH-002"),
        ("补充 方法 满分\n    删除 限于\n", "INH-002"),
        ("替换 方法 比例\n    得 分值\n    删除 修约\n", "INH-006"),
        ("补充 档位 等次\n    删除 修约\n", "SYN-006"),
        ("补充 模板 表\n    删除 限于\n", "SYN-006"),
    ],
)
def test_what_is_not_there_or_still_needed_is_not_taken_away(tmp_path: Path, child: str, told: str) -> None:
    assert told in [code for _, code in codes(compiled(tmp_path, child, parent=NATION))]


# --- several 补充 of one declaration in one file are one


@pytest.mark.parametrize(
    ("first", "second", "again"),
    [
        ("    一级 产出 50分\n", "    一级 产出 60分\n", True),
        ("    一级 产出，按 满分\n", "    一级 产出 60分，按 比例\n", True),
        ("    一级 产出 60分\n", "    一级 产出 不定分值\n", True),
        ("    字段 说明栏: 数\n", "    字段 说明栏: 文本\n", True),
        ("    总分 合计（一级.得分）\n", "    总分 产出.得分 + 效益.得分\n", True),
        ("    三级，列名 「甲」\n", "    三级，列名 「乙」\n", True),
        ("    一级 产出，行名 「甲」\n", "    一级 产出，行名 「乙」\n", True),
        ("    三级，列名 「甲」\n", "    三级，分值列 「乙」\n", False),
        # what a node's name is written for again: to say something else of it, or what is below it
        ("    一级 产出 60分\n", "    一级 产出，按 比例\n", False),
        ("    一级 产出 60分\n", "    一级 产出\n        二级 数量 20分\n", False),
        ("    三级\n        字段 备注: 文本\n", "    三级\n        字段 甲栏: 文本\n", False),
        ("    三级\n        字段 备注: 文本\n", "    字段 备注: 文本\n", False),
    ],
)
def test_a_line_of_a_template_that_a_second_amendment_says_again(
    tmp_path: Path, first: str, second: str, again: bool
) -> None:
    found = compiled(tmp_path, f"补充 模板 表\n{first}补充 模板 表\n{second}", parent=NATION).problems
    line = 4 + first.count("\n") + 1
    told = [
        (each.span.line, [one.line for one in each.related]) for each in found if each.code == "SYN-013" and each.span
    ]
    assert told == ([(line, [4])] if again else [])


def test_clauses_of_two_amendments_stand_as_written(tmp_path: Path) -> None:
    made = method(tmp_path, "    若 率 < 10% 则 0\n补充 方法 比例\n    若 率 < 50% 则 分值 × 20%\n    修约 3 位小数\n")
    assert [clause.text for clause in made.clauses] == [
        "若 率 < 10% 则 0",
        "若 率 < 50% 则 分值 × 20%",
        "若 率 ≥ 1 则 分值",
        "否则 率 × 分值",
    ]


@pytest.mark.parametrize(
    ("lines", "code"),
    [
        ("补充 方法 比例\n    修约 3 位小数\n补充 方法 比例\n    修约 1 位小数\n", "SYN-013"),
        ("补充 方法 比例\n    依据 「甲」\n补充 方法 比例\n    依据 「乙」\n", "SYN-013"),
        ("补充 方法 比例\n    说明 「甲」\n    令 乙 = 1\n    说明 「乙」\n", "SYN-013"),
        ("补充 档位 等次\n    说明 「甲」\n补充 档位 等次\n    说明 「乙」\n", "SYN-013"),
        ("补充 档位 等次\n    差: 60 至 10（含）\n补充 档位 等次\n    差: 60 至 0\n", "GAP-003"),
    ],
)
def test_a_line_that_a_second_amendment_says_again(tmp_path: Path, lines: str, code: str) -> None:
    found = compiled(tmp_path, lines, parent=NATION).problems
    assert [each.span.line for each in found if each.code == code and each.span] == [6]


def test_what_the_first_amendment_lacks_is_told_once(tmp_path: Path) -> None:
    lines = "补充 模板 表\n    删除 字段 没有\n补充 模板 表\n    删除 字段 也没有\n"
    found = compiled(tmp_path, lines, parent=NATION).problems
    assert [each.span.line for each in found if each.code == "INH-002" and each.span] == [4, 6]


def test_tables_of_two_amendments_stand_as_written(tmp_path: Path) -> None:
    table = "    计分\n        | 指标值.方向 | 方法 |\n        | {} | 满分 |\n"
    made = ruleset(tmp_path, "".join(f"补充 模板 表\n{table.format(way)}" for way in ("反向", "等于")))
    assert [line.text.split()[1] for line in made.template.scoring] == ["反向", "等于", "正向"]
