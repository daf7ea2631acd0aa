"""421381/2021: points split equally and rounded, half a point off for each missing item (facts §2 row 7, F05)."""

from __future__ import annotations

import pytest
from tests.rulesets.published import failed, row, score, scored, total

HEAD = """\
年度: 2021
表名: 例表
项目名称: 例
指标:
  - {一级: 决策, 三级: 资料齐全, 分值: 2, 缺项数: 1}
  - {一级: 管理, 三级: 制度齐全, 分值: 13, 缺项数: 0}
  - {一级: 产出指标, 二级: 时效指标, 三级: 按期, 分值: 13, 指标值: ≥1项, 实际值: 1项}
  - {一级: 效益指标, 二级: 社会效益指标, 三级: 效益, 分值: 45, 指标值: ≥1项, 实际值: 1项}
"""


def rows(group: str, points: list[int]) -> str:
    line = "  - {{一级: 产出指标, 二级: {}, 三级: {}, 分值: {}, 指标值: ≥4件, 实际值: 3件, 偏差原因: 例}}\n"
    return "".join(line.format(group, f"{group}{n}", each) for n, each in enumerate(points))


def test_points_and_the_missing_item() -> None:
    # 决策2 管理13 产出40 (数量15 in three rows of 5, 质量12 in three of 4) 效益45; 0.5 off; rows at 3/4
    result = scored("421381/2021", HEAD + rows("数量指标", [5, 5, 5]) + rows("质量指标", [4, 4, 4]))
    assert score(result, "资料齐全") == "1.5"
    points = {
        name: row(result, name).points for name in ("决策", "管理", "数量指标", "质量指标", "产出指标", "效益指标")
    }
    assert list(points.values()) == [2, 13, 15, 12, 40, 45]
    assert (score(result, "数量指标"), score(result, "质量指标")) == ("11.25", "9")
    assert (total(result), result.total.full) == ("92.75", 100)
    assert [each for each in ("分值合计", "一级分值") if failed(result, each)] == []


@pytest.mark.parametrize(("missing", "expected"), [(0, "2"), (1, "1.5"), (4, "0"), (9, "0")])
def test_half_a_point_for_each_missing_item(missing: int, expected: str) -> None:
    # “缺一项扣0.5分，扣完为止”
    assert score(scored("421381/2021", HEAD.replace("缺项数: 1", f"缺项数: {missing}")), "资料齐全") == expected


@pytest.mark.parametrize(
    ("points", "each", "told"),
    [
        ([5, 5, 5], 5, []),  # 15 ÷ 3
        ([4, 4, 4, 4], 4, []),  # 15 ÷ 4 = 3.75 → 4, though four rows then have 16
        ([4, 4, 4, 3], 4, ["数量指标3"]),
        ([8, 8], 8, []),  # 7.5 → 8
        ([7, 8], 8, ["数量指标0"]),
    ],
)
def test_points_are_split_equally_and_rounded(points: list[int], each: int, told: list[str]) -> None:
    result = scored("421381/2021", HEAD + rows("数量指标", points) + rows("质量指标", [12]))
    assert {row(result, f"数量指标{n}").points for n in range(len(points))} == {each}
    assert [finding.path[-1] for finding in result.findings if finding.code == "EVL-024"] == told


def test_rows_that_leave_out_their_points_have_them_by_the_rule() -> None:
    # 质量 12 ÷ 4 = 3 each; a row at 3/4 of its target scores 2.25
    result = scored("421381/2021", HEAD + rows("质量指标", [0, 0, 0, 0]).replace("分值: 0, ", ""))
    assert [(row(result, f"质量指标{n}").points, score(result, f"质量指标{n}")) for n in range(4)] == [(3, "2.25")] * 4
    assert {each.code for each in result.findings} & {"FRM-030", "EVL-025"} == set()


def test_where_the_group_has_no_points_the_forms_own_hold() -> None:
    # 决策2 and 管理13 have one row each, 时效指标 has no points of its own
    result = scored("421381/2021", HEAD)
    assert [row(result, name).points for name in ("资料齐全", "制度齐全", "按期", "效益")] == [2, 13, 13, 45]


def test_a_target_without_sign_is_taken_as_a_lower_bound() -> None:
    result = scored("421381/2021", HEAD.replace("指标值: ≥1项, 实际值: 1项", "指标值: 4项, 实际值: 3项", 1))
    assert score(result, "按期") == "9.75"  # 13 × 3 ÷ 4
