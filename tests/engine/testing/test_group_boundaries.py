"""Boundaries of methods that look at other rows: both sides of every edge, read back as cases, reaching all rules."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from duheng import api
from duheng.language.tree import Ruleset
from duheng.testing.boundaries import Table, boundaries_of
from duheng.testing.boundary_sheets import tables_of
from duheng.testing.coverage import Covered
from duheng.testing.items import Part
from duheng.testing.untried import untried

RULES = """\
规则集 990102/2024 「例」
    状态 试行
档位 评级
    优: 100 至 90（含）
    差: 90 至 0
方法 达标
    若 实际值 ≥ 指标值 则 分值
    否则 0
方法 封顶
    得 合计（下级.得分）
    限于 0 至 20分
方法 平均法
    得 平均（下级.得分）
    限于 0 至 分值
    修约 2 位小数
方法 缺项
    若 个数（三级，得分 < 分值）≥ 2 则 0
    否则 分值
方法 短板
    若 最小（三级.得分）< 3 则 0
    否则 分值
方法 都达标
    若 全部（三级，实际值 ≥ 指标值）则 分值
    若 任一（三级，实际值 ≥ 指标值）则 分值 × 50%
    否则 0
方法 按档
    若 评级[合计（下级.得分）] = 优 则 分值
    否则 0
方法 看效益
    若 效益.得分 ≥ 40 则 分值
    否则 0
方法 均分
    若 上级.名称 = 「质量」 则 上级.分值 ÷ 个数（上级.三级）
    否则 0
    限于 0 至 分值
方法 多行
    若 个数（三级）≥ 10 则 分值
    否则 0
方法 花费
    若 合计（三级.费用）≤ 预算数 × 120% 则 分值
    否则 0
方法 两样
    若 个数（三级）≥ 8 且 预算数 > 150万元 则 0
    否则 分值
方法 特例
    若 分值 为空 且 个数（三级）= 0 则 不适用
    若 名称 = 「特」 则 短板
    否则 封顶
模板 表
    字段 预算数: 金额，单位 万元
    一级 产出
        二级 数量，按 封顶
    一级 效益
    三级 可自选方法
        字段 指标值: 目标
        字段 实际值: 量
        字段 费用: 金额
    计分
        | 方法 |
        | 达标 |
    总分 合计（一级.得分）
    等级 评级[总分]
校验 有预算
    要求 预算数 > 0
    级别 警告
"""


@pytest.fixture(scope="module")
def ruleset(tmp_path_factory: pytest.TempPathFactory) -> Ruleset:
    place = tmp_path_factory.mktemp("规则") / "2024.rules"
    place.write_text(RULES, encoding="utf-8")
    return api.load_ruleset(place)


def table_of(ruleset: Ruleset, name: str) -> Table:
    return boundaries_of(ruleset, next(each for each in ruleset.methods if each.name == name))


def lines(table: Table) -> dict[tuple[str, ...], str]:
    return {tuple(text for _, text in row.cells): row.gives for row in table.rows}


@pytest.mark.parametrize(
    ("method", "columns", "expected"),
    [
        # two rows of 5 in a group of 10; the limit is at 20, so a row of 15 is on it, and -5 on the lower one
        (
            "封顶",
            ("下级", "分值"),
            {
                ("", "10"): "0",
                ("得分 5；得分 5", "10"): "10",
                ("得分 14.99；得分 5", "10"): "19.99",
                ("得分 15；得分 5", "10"): "20",
                ("得分 15.01；得分 5", "10"): "20",
                ("得分 -5；得分 5", "10"): "0",
                ("得分 -4.99；得分 5", "10"): "0.01",
                ("得分 -5.01；得分 5", "10"): "0",
                ("得分 不适用；得分 5", "10"): "5",
                ("得分 待定；得分 5", "10"): "5 至 20",
            },
        ),
        # nothing to average leaves the score open; 15 and 5 are 10, the points
        ("平均法", ("下级", "分值"), {("", "10"): "0 至 10", ("得分 15；得分 5", "10"): "10"}),
        # of five rows with 5 of 5 one or two that fall short
        (
            "缺项",
            ("三级", "分值"),
            {
                ("分值 7.5，得分 5；分值 5，得分 5；分值 5，得分 5；分值 5，得分 5；分值 5，得分 5", "10"): "10",
                ("分值 7.5，得分 5；分值 7.5，得分 5；分值 5，得分 5；分值 5，得分 5；分值 5，得分 5", "10"): "0",
                ("分值 5，得分 4.99；分值 5，得分 4.99", "10"): "0",
            },
        ),
        # below 3, and on it
        (
            "短板",
            ("三级", "分值"),
            {("得分 2.99；得分 5", "10"): "0", ("得分 3；得分 5", "10"): "10", ("得分 3.01；得分 5", "10"): "10"},
        ),
        # both reach 100件, one of them does, none does
        (
            "都达标",
            ("三级", "分值"),
            {
                ("指标值 ≥100件，实际值 100件；指标值 ≥100件，实际值 100件", "10"): "10",
                ("指标值 ≥100件，实际值 99.9件；指标值 ≥100件，实际值 100件", "10"): "5",
                ("指标值 ≥100件，实际值 99.9件；指标值 ≥100件，实际值 99.9件", "10"): "0",
            },
        ),
        # 85 + 5 = 90 is 优
        ("按档", ("下级", "分值"), {("得分 84.99；得分 5", "10"): "0", ("得分 85；得分 5", "10"): "10"}),
        ("看效益", ("效益.得分", "分值"), {("39.99", "10"): "0", ("40", "10"): "10", ("", "10"): "0 至 10"}),
        # 10 ÷ 3, since the row itself is one of three; by itself it has all
        (
            "均分",
            ("上级.名称", "上级.分值", "上级.三级", "分值"),
            {("质量", "10", "空；空", "10"): "10/3", ("质量", "10", "", "10"): "10", ("别的", "10", "", "10"): "0"},
        ),
        ("多行", ("三级", "分值"), {("；".join(["空"] * 9), "10"): "0", ("；".join(["空"] * 10), "10"): "10"}),
        # 100 + 20 = 120% of 100万元
        (
            "花费",
            ("预算数", "三级", "分值"),
            {
                ("100万元", "费用 20万元；费用 100万元", "10"): "10",
                ("100万元", "费用 20.02万元；费用 100万元", "10"): "0",
                ("100万元", "空；空", "10"): "0 至 10",
            },
        ),
        ("特例", ("名称", "下级", "分值"), {}),
    ],
)
def test_the_edges_are_there(
    ruleset: Ruleset, method: str, columns: tuple[str, ...], expected: dict[tuple[str, ...], str]
) -> None:
    table = table_of(ruleset, method)
    told = lines(table)
    if method != "特例":
        assert set(table.columns) == set(columns)
        places = [columns.index(column) for column in table.columns]
        expected = {tuple(cells[place] for place in places): gives for cells, gives in expected.items()}
    assert {cells: told.get(cells) for cells in expected} == expected
    assert len(told) < 60


MEASURED = """\
规则集 990103/2024 「例」
    状态 试行
方法 折算
    得 平均（下级.得分）× 实际值
    限于 0 至 分值
方法 迟交
    得 平均（下级.得分）- （实际值 - 3天）÷ 1天 × 1分
    限于 0 至 分值
方法 随上
    若 上级.次数 ≥ 2次 且 个数（下级）> 0 则 分值
    否则 0
方法 看表头
    若 全部（下级，费用 ≤ 预算数）则 分值
    否则 0
模板 表
    字段 预算数: 金额，单位 万元
    一级 产出
        二级 甲，按 折算
        二级 乙，按 迟交
        二级 丙，按 随上
        二级 丁，按 看表头
    一级
        字段 次数: 量
    二级
        字段 实际值: 量
    三级
        字段 费用: 金额
    计分
        | 方法   |
        | 不适用 |
    总分 合计（一级.得分）
"""


@pytest.mark.parametrize(
    ("method", "columns", "expected"),
    [
        # what scores are multiplied with is a share: 100% of 5, and 5 × 200% is all of 10
        (
            "折算",
            ("实际值", "下级", "分值"),
            {
                ("100%", "得分 5；得分 5", "10"): "5",
                ("199.8%", "得分 5；得分 5", "10"): "9.99",
                ("200%", "得分 5；得分 5", "10"): "10",
            },
        ),
        # what is held against 3天 is days: 5 - (8 - 3) is nothing, 5 - (-2 - 3) all of 10
        (
            "迟交",
            ("实际值", "下级", "分值"),
            {
                ("7.992天", "得分 5；得分 5", "10"): "0.008",
                ("8天", "得分 5；得分 5", "10"): "0",
                ("-2天", "得分 5；得分 5", "10"): "10",
            },
        ),
        # a cell of the node above, which is no row's
        (
            "随上",
            ("上级.次数", "下级", "分值"),
            {("2", "空；空", "10"): "10", ("1.99", "空；空", "10"): "0", ("100", "", "10"): "0"},
        ),
        # the head's budget, which is no row's either
        (
            "看表头",
            ("预算数", "下级", "分值"),
            {
                ("100万元", "费用 100万元；费用 100万元", "10"): "10",
                ("99.9万元", "费用 100万元；费用 100万元", "10"): "0",
                ("100万元", "费用 100.1万元；费用 100万元", "10"): "0",
            },
        ),
    ],
)
def test_cells_of_the_node_and_of_those_around_it(
    tmp_path: Path, method: str, columns: tuple[str, ...], expected: dict[tuple[str, ...], str]
) -> None:
    (tmp_path / "2024.rules").write_text(MEASURED, encoding="utf-8")
    table = table_of(api.load_ruleset(tmp_path / "2024.rules"), method)
    told = lines(table)
    assert table.columns == columns
    assert {cells: told.get(cells) for cells in expected} == expected


def test_every_part_of_every_method_is_reached(ruleset: Ruleset) -> None:
    left = untried(ruleset, tables_of(ruleset))
    # what a share of the parent's points gives isn't below zero, and neither is a sum of what rows give …
    assert {(each.owner, each.part) for each in left.methods} <= {("均分", Part.LOW)}
    assert {each.part for each in left.forms} == {Part.SCORING, Part.HOLDS, Part.FAILS}


def test_what_takes_two_changes_is_in_the_table_once(ruleset: Ruleset) -> None:
    """Eight rows or more, and more than 150万元; without points the second line decides, and gives something open."""
    assert lines(table_of(ruleset, "两样")) == {
        ("100万元", "空；空", ""): "待定",
        ("100万元", "", ""): "待定",
        ("150.15万元", "；".join(["空"] * 12), "10"): "0",
    }


def test_a_table_of_one_method_leaves_out_what_is_that_methods_only(ruleset: Ruleset) -> None:
    assert untried(ruleset, [table_of(ruleset, "短板")]).forms == ()


@pytest.mark.parametrize("kind", [".md", ".yaml", ".xlsx"])
def test_ticked_lines_are_read_back_and_hold(tmp_path: Path, kind: str) -> None:
    if kind == ".xlsx":
        pytest.importorskip("openpyxl")
    (tmp_path / "2024.rules").write_text(RULES, encoding="utf-8")
    place = tmp_path / f"2024.tests{kind}"
    made, _ = api.boundaries(api.load_ruleset(tmp_path / "2024.rules"), kind=kind)
    place.write_bytes(made)
    count = sum(len(table.rows) for table in tables_of(api.load_ruleset(tmp_path / "2024.rules")))
    assert api.run_tests([place])[0].suite.unticked == count
    ticked(place)
    (tested,) = api.run_tests([place])
    assert [each.message("zh") for each in tested.problems] == []
    assert (len(tested.outcomes), tested.suite.unticked) == (count, 0)


def ticked(place: Path) -> None:
    """Tick every line of a table as right, as a person would in each kind of file."""
    if place.suffix == ".xlsx":
        import openpyxl

        book = openpyxl.load_workbook(place)
        for sheet in book:
            right = [cell.value for cell in sheet[2]].index("对/不对") + 1
            for line in range(3, sheet.max_row + 1):
                sheet.cell(line, right).value = "对"
        book.save(place)
        return
    blank, right = {".md": ("|  |  |", "| 对 |  |"), ".yaml": ("'', '']", "对, '']")}[place.suffix]
    lines = place.read_text(encoding="utf-8").splitlines()
    marked = [line.removesuffix(blank) + right if line.endswith(blank) else line for line in lines]
    place.write_text("\n".join(marked) + "\n", encoding="utf-8")


# --- the shipped rulesets

NEVER = {
    # (file, method): which of its limits no form can reach, and why
    ("000000-national/2017.rules", "定量正向"): {
        Part.HIGH
    },  # 实际值 < 指标值 in the last line, and no ratio below zero
    ("000000-national/2017.rules", "定量反向"): {Part.HIGH},  # 指标值 < 实际值, the same
    ("000000-national/2020.rules", "定量正向"): {Part.HIGH},
    ("000000-national/2020.rules", "定量反向"): {Part.HIGH},
    ("000000-national/2020-工程评标.rules", "报价得分"): {Part.HIGH},  # 偏离 is above zero or its opposite is
    ("000000-national/2020-一票否决考核.rules", "扣分制"): {Part.HIGH},  # a negative 扣分 is 待定, so nothing is added
    ("450000-guangxi/2021.rules", "公式减扣分"): {Part.HIGH},  # the same
    ("000000-national/2021-系统.rules", "定量正向"): {Part.LOW, Part.HIGH},  # 0 ≤ 实际值 < 指标值 in the last line
    ("000000-national/2021-系统.rules", "定量反向"): {Part.LOW, Part.HIGH},  # 指标值 < 实际值 < 2 × 指标值
    ("000000-national/2021-中央.rules", "完成比例赋分"): {Part.LOW, Part.HIGH},  # 60% ≤ 完成率 < 100% in the last line
    ("430600-yueyang/2021-部门整体.rules", "控制率得分"): {Part.HIGH},  # nothing is added to the points
    ("430600-yueyang/2021-部门整体.rules", "要点得分"): {Part.LOW},  # a count isn't below zero
}


@cache
def shipped(entry: str) -> tuple[Ruleset, list[Table]]:
    found = api.load_ruleset(entry)
    return found, tables_of(found)


@pytest.mark.parametrize("entry", [each.id for each in api.list_rulesets()])
def test_with_the_boundaries_alone_everything_of_the_shipped_methods_is_reached(entry: str) -> None:
    found, tables = shipped(entry)
    assert all(table.rows for table in tables)
    left = untried(found, tables)
    unreached: dict[tuple[str, str], set[Part]] = {}
    for each in left.methods:
        unreached.setdefault(("/".join(Path(each.file).parts[-2:]), each.owner), set()).add(each.part)
    assert unreached == {key: NEVER[key] for key in unreached}
    grades = {found.template.grade_scale}
    assert {each.owner for each in left.forms if each.part is Part.BAND} <= grades


@pytest.mark.parametrize("entry", ["000000/2020-一票否决考核", "140000/2021", "360000/2017", "430600/2021-部门整体"])
def test_ticked_boundaries_of_shipped_rulesets_cover_their_methods(entry: str, tmp_path: Path) -> None:
    found, _ = shipped(entry)
    place = tmp_path / "边界.tests.yaml"
    place.write_bytes(api.boundaries(found, kind=".yaml")[0])
    ticked(place)
    tested = api.run_tests([place])
    assert all(each.holds for each in tested)
    (covered,) = api.coverage(tested)
    assert missing(covered) <= {Part.HOLDS, Part.FAILS, Part.SCORING}


def missing(covered: Covered) -> set[Part]:
    return {each.part for each in covered.missing}
