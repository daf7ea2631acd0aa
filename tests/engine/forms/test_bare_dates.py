"""Numbers that may be dates are told of where a whole row says no unit."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from duheng.forms.model import Form
from duheng.problems.problem import Problem

ROW = "指标:\n- {{一级: 产出指标, 二级: 数量指标, 三级: 完工, 分值: 5, 指标值: {}, 实际值: {}}}\n"


@pytest.mark.parametrize(
    ("target", "actual"), [("2020.12", "2021.03"), ("20201231", "20210301"), ("2020.1", "20200131")]
)
def test_numbers_that_may_be_dates(bound: Callable[..., tuple[Form, list[Problem]]], target: str, actual: str) -> None:
    _, findings = bound(ROW.format(target, actual))
    assert [(each.code, each.message("zh")) for each in findings] == [
        ("FRM-064", f"{target}、{actual} 像是日期，按数计了")
    ]


@pytest.mark.parametrize(
    ("target", "actual"),
    [
        ("2020.12", "2021.13"),
        ("2020.12", "2000"),
        ("20201231", "20201301"),
        ("2020.12万元", "2021.03"),
        ("≥2020.12", "2021.03"),
        ("2020.12", "2021-03"),
        ("2020-12-31", "2021-03-01"),
        ("2020", "2021"),
        ("2020.12", "''"),
    ],
)
def test_numbers_of_which_one_is_none_or_has_a_unit(
    bound: Callable[..., tuple[Form, list[Problem]]], target: str, actual: str
) -> None:
    _, findings = bound(ROW.format(target, actual))
    assert "FRM-064" not in {each.code for each in findings}
