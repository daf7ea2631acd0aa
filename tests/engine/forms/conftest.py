"""A small template built by hand, because reading forms must not depend on reading rulesets.

It is the one that the examples of the form problems are written for: two 一级, one with two 二级, and rows at 三级.
"""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

import pytest

from duheng.forms.bind import bind
from duheng.forms.model import Form, FormNode
from duheng.forms.yaml_reader import read_yaml
from duheng.language import tree
from duheng.language.types import FieldKind, Numeric
from duheng.language.units import RATIO, Unit, unit
from duheng.problems.problem import Problem
from duheng.record import replace
from duheng.source import Span

AT = Span("test.rules", 1)
ADDED = {
    "字段 项目名称: 文本，必填": ("项目名称", FieldKind.TEXT, True),
    "字段 上年结转: 金额": ("上年结转", FieldKind.MONEY, False),
    "字段 开始日期: 日期": ("开始日期", FieldKind.DATE, False),
    "字段 已公开: 是否": ("已公开", FieldKind.TRUTH, False),
}
"""Lines that a test, or the heading of an example, may add to the template."""

COUNTED = "字段 抽查数: 量，单位列 「度量单位」"
LATE = "字段 延误: 数"
BESIDE = "字段 指标值: 目标，列名 「年度指标值」，符号列 「指标性质」，单位列 「度量单位」"

Read = Callable[..., tuple[Form, list[Problem]]]


def field(
    name: str,
    level: int,
    kind: FieldKind,
    *columns: str,
    scale: str = "",
    required: bool = False,
    measure: Unit | None = None,
) -> tree.Field:
    return tree.Field(name, level, kind, scale, required, columns, measure, AT)


def node(
    level: int, name: str, points: int | None = None, *children: tree.Node, method: str | None = None
) -> tree.Node:
    worth = None if points is None else Fraction(points)
    return tree.Node(level, name, worth, method, False, children, AT)


def band(label: str, high: int, low: int) -> tree.Band:
    return tree.Band(label, Fraction(low, 100), Fraction(high, 100), False, True, "", AT)


def method(name: str) -> tree.Method:
    return tree.Method(name, "", "", "", (), (), (), (), AT)


def build(*added: str) -> tree.Ruleset:
    """The ruleset, with lines of ``ADDED`` or 三级 可自选方法 added."""
    fields = [
        field("年初预算数", 0, FieldKind.MONEY, "年初预算数(A)", measure=unit("万元")),
        field("全年执行数", 0, FieldKind.MONEY, measure=unit("万元")),
        *(field(ADDED[line][0], 0, ADDED[line][1], required=ADDED[line][2]) for line in added if line in ADDED),
        field("指标值", 3, FieldKind.TARGET, "指标值", "年度指标值"),
        field("实际值", 3, FieldKind.QUANTITY, "全年实际值"),
        field("完成档次", 3, FieldKind.LABEL, scale="完成情况"),
        field("自评得分", 3, FieldKind.NUMBER, "得分"),
        field("偏差原因", 3, FieldKind.TEXT),
    ]
    nodes = (
        node(1, "产出指标", 50, node(2, "数量指标"), node(2, "质量指标")),
        node(1, "效益指标", 50),
    )
    template = tree.FormTemplate(
        name="自评表",
        fields=tuple(fields),
        derived=(),
        nodes=nodes,
        row_level=3,
        free_methods="三级 可自选方法" in added,
        scoring=(),
        total=tree.Built("总分", tree.Place(tree.Root.FORM), AT),
        grade=None,
        grade_scale="",
        span=AT,
    )
    counted = tree.Field("抽查数", 3, FieldKind.QUANTITY, "", False, (), None, AT, units=("度量单位",))
    of_rows = {COUNTED: counted, LATE: field("延误", 3, FieldKind.NUMBER)}
    template = replace(template, fields=(*template.fields, *(each for line, each in of_rows.items() if line in added)))
    if BESIDE in added:
        template = replace(template, fields=tuple(map(beside, template.fields)))
    scale = tree.Scale("完成情况", (band("达成", 100, 80), band("未达成", 80, 0)), Numeric(RATIO), AT)
    return tree.Ruleset(
        id="000000/2017",
        title="测试",
        authority="",
        note="",
        status="",
        effective_from=None,
        effective_to=None,
        chain=(),
        parameters=(),
        scales=(scale,),
        methods=(method("满意度阶梯"), method("按比例")),
        template=template,
        checks=(),
        span=AT,
    )


def beside(each: tree.Field) -> tree.Field:
    """Targets and measured values with a column of units beside them, targets also with one of signs."""
    if each.name not in ("指标值", "实际值"):
        return each
    return replace(each, signs=("指标性质",) if each.name == "指标值" else (), units=("度量单位", "计量单位"))


def with_nodes(ruleset: tree.Ruleset, *nodes: tree.Node) -> tree.Ruleset:
    return replace(ruleset, template=replace(ruleset.template, nodes=nodes))


def with_fields(ruleset: tree.Ruleset, *fields: tree.Field) -> tree.Ruleset:
    return replace(ruleset, template=replace(ruleset.template, fields=(*ruleset.template.fields, *fields)))


@pytest.fixture(scope="session")
def ruleset() -> tree.Ruleset:
    return build()


@pytest.fixture(scope="session")
def builder() -> Callable[..., tree.Ruleset]:
    return build


@pytest.fixture(scope="session")
def fields() -> Callable[..., tree.Field]:
    return field


@pytest.fixture(scope="session")
def nodes() -> Callable[..., tree.Node]:
    return node


@pytest.fixture(scope="session")
def change_nodes() -> Callable[..., tree.Ruleset]:
    return with_nodes


@pytest.fixture(scope="session")
def add_fields() -> Callable[..., tree.Ruleset]:
    return with_fields


@pytest.fixture(scope="session")
def bound(ruleset: tree.Ruleset) -> Read:
    """Reads and binds a text that can be scored; the form and its findings."""

    def read(text: str, under: tree.Ruleset = ruleset) -> tuple[Form, list[Problem]]:
        written, problems = read_yaml(text, "form.yaml", "0" * 64)
        assert written is not None, [problem.message("zh") for problem in problems]
        form, errors = bind(written, under)
        assert form is not None, [problem.message("zh") for problem in errors]
        return form, form.findings

    return read


@pytest.fixture(scope="session")
def at() -> Callable[[Form, str], FormNode]:
    """The node of a path, written 产出指标/数量指标."""

    def find(form: Form, path: str) -> FormNode:
        waiting = list(form.roots)
        while waiting:
            found = waiting.pop()
            if found.path == tuple(path.split("/")):
                return found
            waiting += found.children
        raise AssertionError(path)

    return find
