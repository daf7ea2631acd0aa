"""What messages say of names that a child took away, of levels, of points beside ratios and of labels."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.engine.rulesets import PARENT, compiled

EVERY_ROW = "    对每个 三级\n"


def told(folder: Path, child: str) -> list[tuple[str, str, str]]:
    problems = compiled(folder, child, parent=PARENT).problems
    return [(each.code, each.message("zh"), each.hint("zh")) for each in problems]


@pytest.mark.parametrize(
    ("lines", "name", "places"),
    [
        (
            "补充 档位 完成情况\n    删除 中\n    好: 100% 至 60%（含）\n方法 甲\n    若 完成情况[中] 有值 则 0\n    否则 1\n",
            "中",
            [7],
        ),
        ("补充 方法 比例\n    删除 令 完成率\n", "完成率", [11, 12]),
        ("补充 模板 表\n    删除 一级 效益\n    总分 产出.得分 + 效益.得分\n", "效益", [5]),
        ("补充 模板 表\n    删除 二级 数量\n校验 乙\n    要求 数量.得分 > 0\n", "数量", [6]),
    ],
)
def test_a_line_that_is_removed_though_it_is_used(tmp_path: Path, lines: str, name: str, places: list[int]) -> None:
    problems = compiled(tmp_path, lines).problems
    found = [(each.span.line, each.message("zh")) for each in problems if each.span and each.code == "INH-007"]
    assert [line for line, _ in found] == places
    assert all(text.startswith(f"「{name}」已在 子.rules:4 删除") for _, text in found)
    assert [each.code for each in problems if each.code.startswith("NAM")] == []


@pytest.mark.parametrize(
    ("lines", "tier"),
    [
        ("    三级 里程 60分\n", "二级"),
        ("    二级 里程 60分\n", "一级"),
        ("    一级 产出\n        三级 里程 60分\n", "二级"),
    ],
)
def test_the_level_that_a_node_lacks_above_it(tmp_path: Path, lines: str, tier: str) -> None:
    ((code, message, hint),) = told(tmp_path, f"补充 模板 表\n{lines}")
    assert (code, message) == ("INH-008", "不知道「里程」属于哪个上级指标")
    assert hint == f"在它上面先写出它所属的{tier}，中间不能跳过。"


@pytest.mark.parametrize(("read", "tier"), [("分值", "三级"), ("实际值", "三级")])
def test_the_level_at_which_a_check_can_read_a_cell(tmp_path: Path, read: str, tier: str) -> None:
    ((_, _, hint),) = told(tmp_path, f"校验 乙\n    要求 {read} > 3\n")
    assert hint == f"在校验里加一行「对每个 {tier}」，或写成汇总，如 个数（{tier}，{read} 有值）。"


@pytest.mark.parametrize(
    ("child", "hint", "obeyed"),
    [
        ("校验 丁\n    要求 总分 > 80\n    则 总分 50%\n", "乘上 总分：50% × 总分；或写明 10分。", "50% × 总分"),
        (
            "补充 模板 表\n    总分 合计（一级.得分）÷ 合计（一级.分值）\n",
            "乘上 100分：… × 100分；或写明 10分。",
            "合计（一级.得分）÷ 合计（一级.分值）× 100分",
        ),
    ],
)
def test_a_ratio_as_the_total(tmp_path: Path, child: str, hint: str, obeyed: str) -> None:
    """分值 is an indicator's, of which there is none."""
    assert [(code, said) for code, _, said in told(tmp_path, child)] == [("TYP-003", hint)]
    lines = child.splitlines()
    lines[-1] = f"    {'则 总分' if '则' in lines[-1] else '总分'} {obeyed}"
    assert told(tmp_path, "\n".join(lines) + "\n") == []


@pytest.mark.parametrize(
    ("demand", "obeyed"),
    [("得分 ≥ 60%", "得分 ≥ 分值 × 60%"), ("总分 ≥ 60%", "总分 ≥ 60分"), ("得分 - 20% ≥ 0", "得分 - 分值 × 20% ≥ 0")],
)
def test_points_beside_a_percentage(tmp_path: Path, demand: str, obeyed: str) -> None:
    child = f"校验 丁\n{'' if '总分' in demand else EVERY_ROW}    要求 {demand}\n"
    hint = "百分比先乘上分值，如 分值 × 60%；和总分比的，写成 60分。"
    assert [(code, said) for code, _, said in told(tmp_path, child)] == [("TYP-002", hint)]
    assert told(tmp_path, child.replace(demand, obeyed)) == []


@pytest.mark.parametrize(
    ("demand", "obeyed"),
    [
        ("档次 > 中", "档次 = 好"),
        ("完成情况[得分 ÷ 分值] ≥ 中", "完成情况[得分 ÷ 分值] = 好 或 完成情况[得分 ÷ 分值] = 中"),
        ("等级 ≥ 及格", "等级 = 及格"),
    ],
)
def test_labels_have_no_order(tmp_path: Path, demand: str, obeyed: str) -> None:
    scale = "档位 等次\n    及格: 100 至 60（含）\n    不及格: 60 至 0\n补充 模板 表\n    等级 等次[总分]\n"
    every = "" if "等级" in demand else EVERY_ROW
    child = f"{scale}    三级\n        字段 档次: 完成情况\n校验 丁\n{every}    要求 {demand}\n"
    ((code, _, hint),) = told(tmp_path, child)
    assert (code, hint) == ("TYP-001", "档次、等级不是数，不能比大小，不能计算：要比的，写成 等级 = 优 或 等级 = 良。")
    assert told(tmp_path, child.replace(demand, obeyed)) == []


TABLE = "补充 模板 表\n    计分\n        | 指标值.方向 | 方法 |\n        | 反向 | 甲 |\n"


@pytest.mark.parametrize(
    ("method", "more", "is_told"),
    [
        ("得 合计（下级.得分）", "", True),
        ("若 个数（三级）> 0 则 分值\n    否则 0", "", True),
        ("得 合计（上级.下级.分值）÷ 10", "", False),
        ("若 个数（全表.三级，名称 = 本行.名称）= 1 则 分值\n    否则 0", "", False),
        # a method for groups as well asks itself whether there is anything below
        ("若 个数（下级）> 0 则 合计（下级.得分）\n    否则 分值", "    一级 产出 60分，按 甲\n", False),
    ],
)
def test_nothing_is_below_rows(tmp_path: Path, method: str, more: str, is_told: bool) -> None:
    found = told(tmp_path, f"方法 甲\n    {method}\n    限于 0 至 分值\n{TABLE}{more}")
    message = "方法「甲」给三级计分，三级下面没有可以汇总的行，汇总出来总是空的"
    assert [said for code, said, _ in found if code == "NAM-034"] == [message] * is_told


def test_the_table_of_methods_holds_names_of_methods(tmp_path: Path) -> None:
    table = "补充 模板 表\n    计分\n        | 指标值.性质 | 方法 |\n        | 定性 | {} |\n"
    ((code, _, hint),) = told(tmp_path, table.format("自评得分"))
    assert code == "NAM-002"
    assert hint == "这里写方法的名称。先写 方法 由人评，下一行 得 自评得分，再下一行 限于 0 至 分值，这里写 由人评。"
    obeyed = "方法 由人评\n    得 自评得分\n    限于 0 至 分值\n" + table.format("由人评")
    assert told(tmp_path, obeyed) == []


@pytest.mark.parametrize(
    ("lines", "hint"),
    [
        # what the hint says is what works: see below
        (
            "方法 甲\n    若 实际值 ≥ 95% 则 分值\n    否则 0\n补充 模板 表\n    一级 产出\n        二级 数量，按 甲\n",
            "上级.名称 = 「数量」",
        ),
        ("校验 甲\n    对每个 一级\n    要求 实际值 有值\n", "校验改写「对每个 三级」"),
        ("校验 甲\n    要求 实际值 有值\n", "在校验里加一行「对每个 三级」"),
        ("补充 模板 表\n    四级\n        字段 符合: 是否\n", "它要看的字段写在最末一级之下"),
    ],
)
def test_what_to_do_about_a_cell_of_another_level(tmp_path: Path, lines: str, hint: str) -> None:
    found = [each for code, _, each in told(tmp_path, lines) if code == "NAM-009"]
    assert found
    assert all(hint in each for each in found)


def test_rows_below_a_group_take_its_method_from_the_table(tmp_path: Path) -> None:
    lines = (
        "方法 甲\n    若 实际值 ≥ 95% 则 分值\n    否则 0\n"
        "补充 模板 表\n    计分\n        | 上级.名称 | 方法 |\n        | 「数量」  | 甲   |\n"
    )
    assert told(tmp_path, lines) == []


@pytest.mark.parametrize(
    "use",
    ["方法 上级的\n    若 完成档次 = 中 则 分值\n    否则 0\n", "校验 否决\n    要求 预算数 有值\n    则 等级 中\n"],
)
def test_a_label_that_a_replaced_scale_left_out(tmp_path: Path, use: str) -> None:
    """The parent still reads 中: told with the child's line that took it away, not as a name that was never there."""
    graded = PARENT.replace(
        "    总分 合计（一级.得分）\n", "    总分 合计（一级.得分）\n    等级 完成情况[总分 ÷ 100分]\n"
    )
    child = "替换 档位 完成情况\n    好: 100% 至 60%（含）\n    差: 60% 至 0%\n"
    problems = [
        each for each in compiled(tmp_path, child, parent=graded + use).problems if each.severity.name == "ERROR"
    ]
    assert [each.code for each in problems] == ["INH-007"]
    assert problems[0].message("zh") == "「中」已在 子.rules:3 删除，这里还在用"


@pytest.mark.parametrize(
    ("over", "hints"),
    [
        ("下级", ["「下级」在这里是二级，没有这一栏：把「下级」写成「三级」，如 合计（三级.折算）。"]),
        ("三级", []),
    ],
)
def test_a_column_that_the_groups_right_below_do_not_have(tmp_path: Path, over: str, hints: list[str]) -> None:
    """What stands right below 产出 are 数量 and 质量; only the rows below these have 折算."""
    lines = (
        f"方法 甲\n    得 合计（{over}.折算）\n    限于 0 至 分值\n"
        "补充 模板 表\n    一级 产出 60分，按 甲\n    三级\n        字段 折算 = 得分 × 50%\n"
    )
    assert [hint for code, _, hint in told(tmp_path, lines) if code == "NAM-009"] == hints
