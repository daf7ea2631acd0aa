"""Fields of plain numbers that are filled in with a unit: what is counted is told where it isn't what is written."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

import pytest

from duheng.forms.model import Form, FormNode
from duheng.language import tree
from duheng.language.types import FieldKind
from duheng.language.units import unit
from duheng.problems.form_cells import NumberWithUnit
from duheng.problems.problem import Problem

Read = Callable[..., tuple[Form, list[Problem]]]
At = Callable[[Form, str], FormNode]

LATE = "字段 延误: 数"
ROW = "指标:\n- {{一级: 产出指标, 二级: 数量指标, 三级: 培训, 分值: 5, {}: {}}}\n"
LEAF = "产出指标/数量指标/培训"


@pytest.mark.parametrize(
    ("text", "number", "base"),
    [
        ("3", "3", None),
        ("2万", "20000", None),
        ("3次", "3", None),
        ("3天", "3", None),
        ("98%", "0.98", None),
        ("2.5倍", "2.5", None),
        # an eighth of a day, and 3 × 7 days
        ("3小时", "1/8", "天"),
        ("3周", "21", "天"),
        ("2万元", "20000", "元"),
        ("2公里", "2000", "米"),
    ],
)
def test_a_unit_that_changes_the_number_is_told(
    bound: Read, at: At, builder: Callable[..., tree.Ruleset], text: str, number: str, base: str | None
) -> None:
    form, findings = bound(ROW.format("延误", text), builder(LATE))
    value = at(form, LEAF).cells["延误"].value
    assert value.number == Fraction(number)  # type: ignore[union-attr]
    told = [each.message("zh") for each in findings]
    assert told == ([f"「延误」填的是数，「{text}」带着单位，按以“{base}”为单位的数算"] if base else [])


@pytest.mark.parametrize(
    ("label", "text", "base"),
    [
        ("迟报", "3小时", None),
        ("迟报", "3周", None),
        ("迟报", "3次", "次"),
        ("迟报", "2万元", "元"),
        ("延误（小时）", "3小时", None),
        ("延误（小时）", "3件", "件"),
    ],
)
def test_a_unit_of_the_fields_own_kind_is_right(
    bound: Read,
    builder: Callable[..., tree.Ruleset],
    add_fields: Callable[..., tree.Ruleset],
    fields: Callable[..., tree.Field],
    label: str,
    text: str,
    base: str | None,
) -> None:
    under = add_fields(builder(LATE), fields("迟报", 3, FieldKind.NUMBER, measure=unit("天")))
    _, findings = bound(ROW.format(label, text), under)
    assert [each.base for each in findings if isinstance(each, NumberWithUnit)] == ([base] if base else [])
