"""Units asked for with a cell that the form doesn't hold: those of such a form, while this one stays as it is."""

from __future__ import annotations

import pytest
from tests.engine.evaluation.conftest import HEAD, TEMPLATE, compile_text

from duheng.evaluation.evaluate import Evaluation
from duheng.evaluation.units.on_form import Supposed
from duheng.forms.bind import bind
from duheng.forms.model import Cell, Form
from duheng.forms.notation import read_value
from duheng.forms.yaml_reader import read_yaml
from duheng.language.tree import Ruleset
from duheng.source import Span

TWO = """
方法 看
若 实际值 ≥ 90% 则 分值
否则 0
方法 看上级
若 最大（下级.实际值） ≥ 90% 则 分值
否则 0
"""
ROWS = """
指标:
  - {一级: 效益指标, 三级: 甲, 分值: 5, 实际值: 0.95}
  - {一级: 效益指标, 三级: 乙, 分值: 5, 实际值: 0.95}
"""


def form_of(ruleset: Ruleset) -> Form:
    written, _ = read_yaml(ROWS, "form.yaml", "0" * 64)
    assert written is not None
    form, problems = bind(written, ruleset)
    assert form is not None, problems
    return form


@pytest.mark.parametrize("order", [("0.95", "95"), ("95", "0.95")])
def test_a_supposed_number_is_met_where_it_would_stand(order: tuple[str, str]) -> None:
    """95 beside 90% may lack its %, 0.95 doesn't; the row above is read by the group's method alone."""
    ruleset = compile_text(HEAD + TWO + TEMPLATE)
    form = form_of(ruleset)
    dimensions = Evaluation(form, ruleset, None, "zh").scoring.dimensions
    group = next(root for root in form.roots if root.name == "效益指标")
    first, second = group.children
    own, above = (next(each for each in ruleset.methods if each.name == name) for name in ("看", "看上级"))
    for text in order:
        supposed = Supposed(first, "实际值", Cell("实际值", text, read_value(text), Span("", 0)))
        doubtful = int(text == "95")
        assert len(dimensions.of_method(own, first, supposed)) == doubtful
        assert len(dimensions.of_method(above, group, supposed)) == doubtful
        assert not dimensions.of_method(own, second, supposed)
        assert not dimensions.of_method(own, first)
    assert first.cells["实际值"].text == "0.95"
