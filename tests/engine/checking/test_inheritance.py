"""继承 替换 补充 删除: what a child's declarations do, and that every override says that it is one."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest
from tests.engine.rulesets import PARENT, codes, compiled

from duheng import api
from duheng.language import tree


def ruleset(folder: Path, child: str, parent: str = PARENT) -> tree.Ruleset:
    found = compiled(folder, child, parent=parent)
    assert found.ruleset is not None, [each.message("zh") for each in found.problems]
    return found.ruleset


def method(of: tree.Ruleset, name: str) -> tree.Method:
    return next(each for each in of.methods if each.name == name)


def test_what_a_parent_says_of_its_declarations_can_be_taken_away(tmp_path: Path) -> None:
    said = "    说明 「旧」\n    依据 「第三条」\n"
    parent = PARENT.replace("方法 比例\n", f"方法 比例\n{said}").replace("档位 完成情况\n", f"档位 完成情况\n{said}")
    kept = method(ruleset(tmp_path, "", parent=parent), "比例")
    assert (kept.note, kept.authority) == ("旧", "第三条")
    child = "补充 方法 比例\n    删除 说明\n    删除 依据\n补充 档位 完成情况\n    删除 说明\n"
    left = method(ruleset(tmp_path, child, parent=parent), "比例")
    assert (left.note, left.authority) == ("", "")


def test_a_child_of_one_line_is_its_parent(tmp_path: Path) -> None:
    child = ruleset(tmp_path, "")
    assert [each.name for each in child.methods] == ["比例", "评定"]
    assert [link.id for link in child.chain] == ["990101/2000", "000000/2000"]
    assert codes(compiled(tmp_path, "")) == []


@pytest.mark.parametrize(
    ("child", "expected"),
    [
        ("方法 比例\n    得 0\n", [(1, "INH-001")]),
        ("参数 界限 = 50%\n", [(1, "INH-001")]),
        ("档位 完成情况\n    好: 1 至 0\n", [(1, "INH-001")]),
        ("校验 预算\n    要求 总分 ≥ 0\n", [(1, "INH-001")]),
        ("模板 表\n    总分 合计（一级.得分）\n", [(1, "INH-001")]),
        ("模板 别的表\n    总分 合计（一级.得分）\n", [(1, "TPL-003")]),
        ("替换 方法 比列\n    得 0\n", [(1, "INH-002")]),
        ("补充 档位 完成\n    好: 1 至 0\n", [(1, "INH-002")]),
        ("删除 校验 预算书\n", [(1, "INH-002")]),
        ("删除 参数 界限\n", [(0, "INH-007")]),
        ("补充 校验 预算\n    级别 错误\n", [(1, "INH-005")]),
        ("补充 档位 完成情况\n    删除 优\n", [(2, "INH-002")]),
        ("补充 模板 表\n    删除 一级 过程\n", [(2, "INH-002")]),
        ("补充 模板 表\n    二级 成本\n", [(2, "INH-008")]),
        ("方法 新\n    得 0\n方法 新\n    得 1\n", [(3, "INH-010")]),
        ("方法 新\n    得 0\n替换 方法 新\n    得 1\n", [(3, "INH-010")]),
        ("替换 方法 比例\n    得 0\n替换 方法 比例\n    得 1\n", [(3, "INH-010")]),
        ("补充 方法 比例\n    若 分值 = 1 则 0\n替换 方法 比例\n    得 1\n", [(3, "INH-010")]),
        ("参数 新 = 1\n参数 新 = 2\n", [(2, "INH-010")]),
        ("参数 新 = 1\n替换 参数 新 = 2\n", [(2, "INH-010")]),
        ("档位 新\n    好: 1 至 0\n档位 新\n    好: 1 至 0\n", [(3, "INH-010")]),
        ("校验 新\n    要求 总分 ≥ 0\n替换 校验 新\n    要求 总分 ≥ 0\n", [(3, "INH-010")]),
        ("参数 甲 = 1\n方法 甲\n    得 0\n", []),
        ("补充 方法 比例\n    删除 说明\n", [(2, "INH-002")]),
        ("补充 档位 完成情况\n    删除 依据\n", [(2, "INH-002")]),
        ("补充 模板 表\n    删除 等级\n", [(2, "INH-002")]),
        ("补充 模板 表\n    删除 计分\n", []),
        ("补充 模板 表\n    删除 总分\n", [(1, "TPL-002")]),
        ("补充 模板 表\n    删除 总分\n    总分 产出.得分 + 效益.得分\n", []),
        ("方法 新\n    得 0\n补充 方法 新\n    若 分值 = 1 则 1\n", [(3, "INH-010")]),
        ("替换 方法 比例\n    得 0\n补充 方法 比例\n    若 分值 = 1 则 1\n", [(3, "INH-010")]),
        ("方法 新\n    得 0\n删除 方法 新\n", [(3, "INH-010")]),
        ("删除 校验 预算\n校验 预算\n    要求 总分 ≥ 0\n", []),
        ("补充 方法 比例\n    若 分值 = 1 则 0\n补充 方法 比例\n    若 分值 = 2 则 1\n", []),
    ],
)
def test_an_override_must_say_that_it_is_one(tmp_path: Path, child: str, expected: list[tuple[int, str]]) -> None:
    found = [(line, code) for line, code in codes(compiled(tmp_path, child)) if code.startswith(("INH", "TPL"))]
    assert [(line if code != "INH-007" else 0, code) for line, code in found] == expected


@pytest.mark.parametrize("demand", ["合计（数量.三级.得分）≥ 0", "数量.得分 ≥ 0", "合计（产出.三级.得分）≥ 0"])
def test_what_stood_below_a_removed_group_is_removed_too(tmp_path: Path, demand: str) -> None:
    parent = PARENT.replace("校验 预算\n    要求 预算数 有值\n", f"校验 预算\n    要求 {demand}\n")
    found = compiled(tmp_path, "补充 模板 表\n    删除 一级 产出\n", parent=parent).problems
    told = [(each.code, [span.line for span in each.related]) for each in found if each.code[:3] in ("NAM", "INH")]
    assert told == [("INH-007", [4])]


def test_what_the_file_itself_wrote_twice_is_told_with_both_places(tmp_path: Path) -> None:
    problem = compiled(tmp_path, "参数 新 = 1\n参数 新 = 2\n").problems[-1]
    assert problem.message("zh") == "参数「新」在同一个文件里写了两次，第 3 行已经写了"
    assert problem.hint("zh") == "删去一处，或换一个名称。"
    assert [(span.file, span.line) for span in problem.related] == [("子.rules", 3)]


def test_what_only_the_second_of_two_declarations_uses_is_not_called_unused(tmp_path: Path) -> None:
    child = "参数 新界 = 1分\n补充 模板 表\n    计分\n        | 指标值.方向 | 方法 |\n        | 反向 | 甲 |\n方法 甲\n    得 0\n"
    assert codes(compiled(tmp_path, child)) == [(1, "USE-001")]
    assert codes(compiled(tmp_path, f"{child}方法 甲\n    得 新界\n")) == [(8, "INH-010")]


def test_only_what_can_be_amended_is_proposed_to_be(tmp_path: Path) -> None:
    hints = [
        compiled(tmp_path, child).problems[0].hint("zh") for child in ("方法 比例\n    得 0\n", "参数 界限 = 50%\n")
    ]
    assert hints == [
        "要整个换掉写「替换 方法 比例」；要改其中几行写「补充 方法 比例」；否则换一个名称。",
        "要整个换掉写「替换 参数 界限」；否则换一个名称。",
    ]


def test_an_undeclared_override_names_both_places(tmp_path: Path) -> None:
    problem = compiled(tmp_path, "方法 比例\n    得 0\n").problems[0]
    assert problem.span is not None
    assert (problem.span.file, problem.span.line) == ("子.rules", 3)
    assert [(Path(span.file).name, span.line) for span in problem.related] == [("上级.rules", 8)]
    assert "上级.rules:8" in problem.message("zh")


def test_replace_drops_the_parents_whole(tmp_path: Path) -> None:
    made = method(ruleset(tmp_path, "替换 方法 比例\n    得 分值\n"), "比例")
    assert (len(made.clauses), made.lets, made.finish, made.examples) == (1, (), (), ())


def test_an_amended_methods_own_lines_come_first(tmp_path: Path) -> None:
    made = method(ruleset(tmp_path, "补充 方法 比例\n    若 实际值 < 1件 则 0\n    限于 0 至 5分\n"), "比例")
    assert [clause.text for clause in made.clauses] == [
        "若 实际值 < 1件 则 0",
        "若 实际值 ≥ 指标值 则 分值",
        "若 完成率 < 界限 则 0",
        "否则 完成率 × 分值",
    ]
    clamp, rounding = made.finish
    assert isinstance(clamp, tree.Clamp)
    assert isinstance(clamp.high, tree.Literal)
    assert clamp.high.text == "5分"
    assert isinstance(rounding, tree.Round)
    assert made.examples == ()


def test_an_amended_scale_changes_the_line_in_its_place(tmp_path: Path) -> None:
    child = "补充 档位 完成情况\n    中: 80% 至 50%（含）\n    差: 50% 至 0%\n"
    scale = ruleset(tmp_path, child).scales[0]
    assert [(band.label, band.low, band.high) for band in scale.bands] == [
        ("好", Fraction(4, 5), 1),
        ("中", Fraction(1, 2), Fraction(4, 5)),
        ("差", 0, Fraction(1, 2)),
    ]


def test_an_amended_node_keeps_what_the_child_does_not_say(tmp_path: Path) -> None:
    found = compiled(tmp_path, "补充 模板 表\n    一级 效益 30分，不计入总分\n", parent=PARENT_TEXT)
    assert found.ruleset is not None
    node = found.ruleset.template.nodes[1]
    assert (node.points, node.outside, node.method) == (30, True, "封顶")


def test_scoring_lines_of_the_child_come_first(tmp_path: Path) -> None:
    child = "补充 模板 表\n    计分\n        | 指标值.方向 | 方法 |\n        | 反向        | 评定 |\n"
    scoring = ruleset(tmp_path, child).template.scoring
    assert [line.method for line in scoring] == ["评定", "比例", "评定"]


def test_scoring_can_be_dropped_and_written_anew(tmp_path: Path) -> None:
    child = (
        "补充 模板 表\n    删除 计分\n    计分\n        | 指标值.方向 | 方法 |\n        | - | 比例 |\n"
        "删除 方法 评定\n删除 档位 完成情况\n"
    )
    found = compiled(tmp_path, child.replace("    删除 计分\n", "    删除 计分\n    删除 字段 完成档次\n"))
    assert [each.code for each in found.problems] == []
    assert found.ruleset is not None
    assert [line.method for line in found.ruleset.template.scoring] == ["比例"]


def test_every_effective_line_says_where_it_comes_from(tmp_path: Path) -> None:
    child = "规则集 990101/2000 「子」\n    继承 000000/2000\n替换 参数 界限 = 50%\n补充 模板 表\n    一级 产出 50分\n"
    (tmp_path / "上级.rules").write_text(PARENT, encoding="utf-8")
    (tmp_path / "子.rules").write_text(child, encoding="utf-8")
    effective = api.effective(tmp_path / "子.rules")
    lines = {line.text: [(Path(span.file).name, span.line) for span in line.origins] for line in effective}
    assert lines["参数 界限 = 50%"] == [("子.rules", 3)]
    assert lines["一级 产出 50分"] == [("子.rules", 5), ("上级.rules", 21)]
    assert lines["一级 效益 40分"] == [("上级.rules", 24)]
    assert lines["修约 2 位小数"] == [("上级.rules", 14)]


def test_a_circle_of_files_is_told(tmp_path: Path) -> None:
    found = compiled(tmp_path, "", parent="规则集 000000/2000 「上级」\n    继承 990101/2000\n")
    assert [each.code for each in found.problems] == ["INH-004"]
    assert "990101/2000 → 000000/2000 → 990101/2000" in found.problems[0].message("zh")


def test_a_missing_parent_is_one_problem_with_the_nearest_ids(tmp_path: Path) -> None:
    found = compiled(tmp_path, "", parent="规则集 000000/2001 「上级」\n")
    assert [each.code for each in found.problems] == ["INH-003"]
    assert "000000/2001" in found.problems[0].hint("zh")


PARENT_TEXT = """\
规则集 000000/2000 「上级」
方法 封顶
    得 最小（合计（下级.得分），分值）
模板 表
    一级 产出 60分
    一级 效益 40分，按 封顶
    总分 合计（一级.得分）
"""
