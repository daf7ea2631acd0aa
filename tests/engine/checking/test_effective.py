"""What holds in Dawukou in 2020: two dozen lines on top of the central template, each with its file and line."""

from __future__ import annotations

from pathlib import Path

import pytest

from duheng.checking.check import compile_ruleset
from duheng.checking.linking.effective import EffectiveLine, effective_lines
from duheng.checking.linking.link import link, parsed
from duheng.checking.reading.files import TextFile, as_text, read_text
from duheng.checking.reading.library import Library

ROOT = Path(__file__).parents[3] / "rulesets"
DAWUKOU = ROOT / "640202-dawukou" / "2020.rules"
NATION = (ROOT / "000000-national" / "2017.rules").read_text(encoding="utf-8").splitlines()


@pytest.fixture(scope="module")
def lines() -> list[EffectiveLine]:
    file = read_text(DAWUKOU, "大武口")
    assert isinstance(file, TextFile)
    merged, problems = link(parsed(file)[0], Library())
    assert problems == ()
    return list(effective_lines(merged))


def number(text: str) -> int:
    """The line of 000000/2017 that begins so."""
    (found,) = [place for place, line in enumerate(NATION, 1) if line.strip().startswith(text)]
    return found


def origins(line: EffectiveLine) -> list[tuple[str, int]]:
    return [("大武口" if span.file == "大武口" else "国", span.line) for span in line.origins]


def one(lines: list[EffectiveLine], text: str) -> list[tuple[str, int]]:
    (found,) = [line for line in lines if line.text == text]
    return origins(found)


def test_nodes_carry_the_districts_points_and_the_nations_methods(lines: list[EffectiveLine]) -> None:
    execution = number("一级 预算执行率")
    assert one(lines, "一级 预算执行率 10分，按 执行率得分，不计入总分，行名 「年度资金总额」「资金总额」「合计」") == [
        ("大武口", 20),
        ("国", execution),
    ]
    assert one(lines, "一级 产出指标 40分") == [("大武口", 21), ("国", number("一级 产出指标"))]
    assert one(lines, "一级 效益指标 40分") == [("大武口", 22), ("国", number("一级 效益指标"))]
    assert one(lines, "一级 满意度指标 20分") == [("大武口", 23), ("国", number("一级 满意度指标"))]
    assert one(lines, "二级 数量指标") == [("国", number("二级 数量指标"))]


def test_the_districts_scoring_line_comes_before_the_nations(lines: list[EffectiveLine]) -> None:
    rows = [line for line in lines if line.text.startswith("| ") and "指标值" not in line.text]
    assert rows[0].text.split() == "| 定量 | 等于 | 「日期」 | - | 未标符号按反向 |".split()
    assert rows[1].text.split() == "| 定量 | 等于 | - | = 0 | 未标符号按反向 |".split()
    assert rows[2].text.split() == "| 定量 | 等于 | - | - | 未标符号按正向 |".split()
    assert [origins(row) for row in rows[:3]] == [[("大武口", line)] for line in (26, 27, 28)]
    assert {file for row in rows[3:] for file, _ in origins(row)} == {"国"}


def test_each_scoring_table_has_its_heading(lines: list[EffectiveLine]) -> None:
    nation = number("| 指标值.性质 | 指标值.方向 | 分值 | 方法")
    assert [origins(line) for line in lines if line.text == "计分"] == [[("大武口", 25)], [("国", nation)]]
    columns = [line.text.split() for line in lines if line.text.startswith("| 指标值")]
    assert columns == [
        "| 指标值.性质 | 指标值.方向 | 指标值.单位 | 指标值.值 | 方法 |".split(),
        "| 指标值.性质 | 指标值.方向 | 分值 | 方法 |".split(),
    ]


def test_scales_and_methods_are_the_nations(lines: list[EffectiveLine]) -> None:
    assert one(lines, "部分达成预期指标并具有一定效果: 80% 至 50%（含）") == [("国", number("部分达成预期指标"))]
    assert one(lines, "令 执行率 = 全年执行数 ÷ 预算") == [("国", number("令 执行率"))]
    assert one(lines, "等级 评价等级[总分]") == [("国", number("等级 评价等级"))]


def test_the_head_is_the_districts_own_and_comes_first(lines: list[EffectiveLine]) -> None:
    assert lines[0].text.startswith("规则集 640202/2020")
    assert [line.text.split()[0] for line in lines[1:5]] == ["继承", "依据", "适用", "状态"]
    assert {file for line in lines[:5] for file, _ in origins(line)} == {"大武口"}


def test_a_replaced_check_is_the_districts_whole(lines: list[EffectiveLine]) -> None:
    start = next(place for place, line in enumerate(lines) if line.text == "校验 分值合计")
    assert [file for line in lines[start : start + 4] for file, _ in origins(line)] == ["大武口"] * 4
    assert lines[start + 3].text == "级别 提示"


def test_no_modifier_is_left_and_depth_follows_the_outline(lines: list[EffectiveLine]) -> None:
    assert not [line.text for line in lines if line.text.split()[0] in ("替换", "补充", "删除")]
    depths = {"规则集": 0, "档位": 0, "方法": 0, "模板": 0, "校验": 0, "若": 1, "一级": 1, "二级": 2, "总分": 1}
    for line in lines:
        assert depths.get(line.text.split()[0], line.depth) == line.depth


@pytest.mark.parametrize("path", sorted(ROOT.glob("*/*.rules")), ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_shipped_rulesets_have_no_problem(path: Path) -> None:
    file = read_text(path, str(path))
    assert isinstance(file, TextFile)
    compiled = compile_ruleset(file, Library().with_folder(path.parent))
    assert compiled.ruleset is not None
    assert [(each.code, each.span, each.message("zh")) for each in compiled.problems] == []


SPOKEN = """\
规则集 990197/2020 「带标点的名称」
方法 「达标（一）」
    得 合计（三级.得分）
方法 满分
    得 分值
模板 表
    一级 「质量、时效」 100分，按 「达标（一）」
    三级
        字段 指标值: 目标
        字段 实际值: 量
    计分
        | 指标值.性质 | 方法   |
        | 空          | 不适用 |
        | 定量        | 满分   |
    总分 合计（一级.得分）
"""
ITS_CHILD = """\
规则集 990196/2020 「另有几栏」
    继承 990197/2020
补充 模板 表
    计分
        | 指标值.方向 | 指标值.性质 | 方法   |
        | 反向        | 定量        | 不适用 |
"""


def test_what_is_shown_can_be_read(tmp_path: Path) -> None:
    """Names keep their quotation marks, and each table of other columns has its own heading."""
    (tmp_path / "上级.rules").write_text(SPOKEN, encoding="utf-8")
    file = as_text(ITS_CHILD.encode(), "子.rules")
    assert isinstance(file, TextFile)
    shown = list(effective_lines(link(parsed(file)[0], Library((tmp_path,), shipped=False))[0]))
    assert "一级 「质量、时效」 100分，按 「达标（一）」" in [each.text for each in shown]
    text = "".join(f"{each.text}\n" for each in shown if not each.text.strip().startswith("继承"))
    again = as_text(text.encode(), "又.rules")
    assert isinstance(again, TextFile)
    found = compile_ruleset(again, Library((), shipped=False))
    assert found.ruleset is not None
    table = [(each.text.split(), each.method) for each in found.ruleset.template.scoring]
    assert table == [
        ("| 反向 | 定量 | 不适用 |".split(), None),
        ("| 空 | 不适用 |".split(), None),
        ("| 定量 | 满分 |".split(), "满分"),
    ]
