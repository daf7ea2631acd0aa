"""Messages of a ruleset of which something is missing: the stretch between commas says what."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from duheng.evaluation.result import Result
from duheng.evaluation.telling.formula import Formula
from duheng.evaluation.telling.message import Message, Part, filled
from duheng.evaluation.telling.wanted import Wanted
from duheng.evaluation.telling.wording import wording_of
from duheng.evaluation.values.frame import Frame
from duheng.language import tree
from duheng.source import Span

CLAIM = Wanted(("自评得分",), ("自评得分",))
SCORE = Wanted(("定下来的得分",), ("a settled score",))


@pytest.mark.parametrize(
    ("parts", "text"),
    [
        ([("没有注明档次，按自评 ", True), (CLAIM, False), (" 分计", True)], "没有注明档次，没有自评得分"),
        ([("按自评 ", True), (CLAIM, False), (" 分计，请核对。", True)], "没有自评得分，请核对。"),
        ([("自评 ", True), (CLAIM, False), (" 不是 ", True), (SCORE, False)], "没有自评得分、定下来的得分"),
        ([("甲 ", True), ("a，b", False), (" 与 ", True), (CLAIM, False)], "没有自评得分"),
        ([("共 1,000 行，其中 1,000 分按自评 ", True), (CLAIM, False)], "共 1,000 行，没有自评得分"),
    ],
)
def test_what_is_missing_is_said(parts: list[Part], text: str) -> None:
    assert filled(parts, wording_of("zh")) == text


def test_in_english() -> None:
    parts: list[Part] = [("No tier, so the claim of ", True), (CLAIM, False), (" counts, see ", True), (SCORE, False)]
    assert filled(parts, wording_of("en")) == "No tier, 自评得分 missing, a settled score missing"


def test_a_check_says_that_the_claim_is_missing(evaluated: Callable[..., Result]) -> None:
    check = "校验 档次\n    对每个 三级\n    要求 完成档次 有值\n    提示 「没有注明档次，按自评 {自评得分} 分计」\n"
    form = "指标:\n  - {一级: 效益指标, 三级: 行, 分值: 10}\n  - {一级: 效益指标, 三级: 二, 分值: 10, 自评得分: 4}\n"
    result = evaluated(check, form)
    told = [(each.message("zh"), each.message("en")) for each in result.findings if each.code == "CHK-001"]
    assert told == [
        ("档次：没有注明档次，没有自评得分", "档次: 没有注明档次，自评得分 missing"),
        ("档次：没有注明档次，按自评 4 分计", "档次: 没有注明档次，按自评 4 分计"),
    ]


def test_a_missing_text_is_shown_by_its_name(evaluated: Callable[..., Result]) -> None:
    check = "校验 档次\n    对每个 三级\n    要求 完成档次 有值\n    提示 「见{偏差原因}材料」\n"
    result = evaluated(check, "指标:\n  - {一级: 效益指标, 三级: 行, 分值: 10}\n")
    assert [each.message("zh") for each in result.findings if each.code == "CHK-001"] == ["档次：见偏差原因材料"]


class _Shown(Formula):
    """Notes what it is asked to show."""

    def __init__(self) -> None:
        self.asked: list[tree.Expression] = []

    def shown(self, expression: tree.Expression, frame: Frame) -> str | Wanted:
        self.asked.append(expression)
        return "4"


def test_what_a_check_asks_and_says_is_one_expression() -> None:
    in_demand, in_message, other = (
        tree.Built(name, tree.HERE, Span("规则.rules", line))
        for name, line in (("分值", 2), ("分值", 3), ("自评得分", 3))
    )
    template = tree.Template(("应为 ", in_message, " 分，自评 ", other), Span("规则.rules", 3))
    formula = _Shown()
    assert Message(template, [in_demand]).told(formula, Frame.of(None)) == "应为 4 分，自评 4"
    assert [id(each) for each in formula.asked] == [id(in_demand), id(other)]
