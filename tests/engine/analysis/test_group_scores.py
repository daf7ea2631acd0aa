"""Methods of groups that leave 0 to the points of the group, though its rows keep to theirs."""

from __future__ import annotations

from pathlib import Path

import pytest

from duheng import api

RULES = """\
规则集 990101/2020 「试」
    状态 试行
模板 表
    字段 逾期: 量，单位 天
    字段 所得 = 合计（效果.三级.得分）
    一级 产出 70分
        二级 数量
        二级 质量
    一级 效果 30分，按 乙
        二级 经济 {points}
        二级 社会
    三级
        字段 指标值: 目标
        字段 实际值: 量
    计分
        | 指标值.方向 | 方法 |
        | 正向        | 甲   |
    总分 合计（一级.得分）
方法 甲
    若 实际值 ≥ 指标值 则 分值
    否则 0
方法 乙
    {lines}
"""


def told(folder: Path, lines: str, points: str = "") -> list[str]:
    file = folder / "试.rules"
    file.write_text(RULES.format(lines=lines, points=points), encoding="utf-8")
    return [each.message("zh") for each in api.check(file).problems if each.code == "MET-008"]


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        # the rows of the group of 30 points share these: 30 × 2
        ("得 合计（三级.得分）× 2", "「效果」下各行都得满分时得 60 分，超出了 0 至 30 分"),
        ("得 合计（下级.得分）- 100分", "「效果」下各行都得满分时得 −70 分，超出了 0 至 30 分"),
        ("得 合计（三级.得分）- 1分", "「效果」下各行都得 0 分时得 −1 分，超出了 0 至 30 分"),
        # two rows in each of two groups; 7.5 for one of them, and 10 for each of the three others
        (
            "若 最大（三级.得分）= 0 则 0\n    得 合计（三级.得分）+ 10 × 个数（三级，得分 < 分值）",
            "「效果」下只有一行得满分、其余得 0 分时得 37.5 分，超出了 0 至 30 分",
        ),
        # what is worked out under a name is worked out anew for each way: 0 - 10
        ("得 所得 - 10分", "「效果」下各行都得 0 分时得 −10 分，超出了 0 至 30 分"),
        ("得 合计（产出.三级.得分）", "「效果」下各行都得满分时得 70 分，超出了 0 至 30 分"),
    ],
)
def test_a_group_beyond_its_points(tmp_path: Path, lines: str, found: str) -> None:
    assert told(tmp_path, lines) == [found]


@pytest.mark.parametrize(
    "lines",
    [
        "得 合计（三级.得分）",
        "得 合计（三级.得分）× 2\n    限于 0 至 分值",
        "得 合计（三级.得分）× 120%\n    限于 0 至 分值 × 120%",
        # of all points 60 - 30, of none nothing
        "得 合计（三级.得分）× 2 - 所得",
        # what the form says isn't known
        "得 合计（三级.得分）- 逾期 ÷ 1天",
        "得 合计（三级.得分，指标值.性质 = 定量）× 2",
    ],
)
def test_a_group_that_keeps_to_its_points_or_may(tmp_path: Path, lines: str) -> None:
    assert told(tmp_path, lines) == []


@pytest.mark.parametrize(
    ("lines", "other", "found"),
    [
        (
            "得 合计（三级.得分）÷ 合计（三级.分值，适用）× 分值",
            "不适用",
            ["方法「乙」：「效果」下各行都不适用 时除以零，得分待定"],
        ),
        ("若 个数（三级，适用）= 0 则 0\n    否则 合计（三级.得分）÷ 合计（三级.分值，适用）× 分值", "不适用", []),
        ("得 合计（三级.得分）÷ 合计（三级.分值）× 分值", "不适用", []),  # the points of all rows
        ("得 合计（三级.得分）÷ 合计（三级.分值，适用）× 分值", "0", []),  # each row applies
    ],
)
def test_a_group_whose_rows_all_may_not_apply(tmp_path: Path, lines: str, other: str, found: list[str]) -> None:
    file = tmp_path / "试.rules"
    rules = RULES.format(lines=f"{lines}\n    限于 0 至 分值", points="").replace(
        "    否则 0\n", f"    否则 {other}\n", 1
    )
    file.write_text(rules, encoding="utf-8")
    assert [each.message("zh") for each in api.check(file).problems if each.code == "MET-010"] == found


def test_the_parts_have_the_points_that_the_template_gives_them(tmp_path: Path) -> None:
    """经济 has 20 of the 30 points, 社会 what is left: 20 × 2 + 10."""
    lines = "得 经济.得分 × 2 + 社会.得分"
    assert told(tmp_path, lines, "20分") == ["「效果」下各行都得满分时得 50 分，超出了 0 至 30 分"]
    assert told(tmp_path, "得 经济.得分 + 社会.得分", "20分") == []


@pytest.mark.parametrize(
    ("lines", "codes"),
    [
        ("得 合计（三级.得分）\n    限于 0 至 100分", ["MET-016"]),
        ("得 合计（三级.得分）\n    限于 0 至 30分", []),
        ("得 合计（三级.得分）\n    限于 0 至 20分", ["MET-014"]),
        ("得 合计（三级.得分）\n    限于 0 至 分值 × 120%", []),
        # what is worked out of the form's head alone is tried
        ("得 分值 - 逾期 ÷ 1天 × 1分\n    限于 0 至 100分", []),
    ],
)
def test_a_limit_above_the_points_of_the_group(tmp_path: Path, lines: str, codes: list[str]) -> None:
    file = tmp_path / "试.rules"
    file.write_text(RULES.format(lines=lines, points=""), encoding="utf-8")
    found = [each for each in api.check(file).problems if each.code in ("MET-008", "MET-014", "MET-016")]
    assert [each.code for each in found] == codes
    assert [each.message("zh") for each in found if each.code == "MET-016"] == [
        "上限 100 分高于「效果」的分值 30 分" for each in codes if each == "MET-016"
    ]
