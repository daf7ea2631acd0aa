"""Whatever a cell says, the YAML of an imported form says the same."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from duheng.forms.yaml_reader import read_yaml
from duheng.forms.yaml_writer import pairs

PRINTED = st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Cn", "Co"))
CELLS = st.text(st.one_of(PRINTED, st.sampled_from("\n #:>|-%&*!'\"[]{},?@`~=≥（）")), max_size=20).map(str.strip)


@given(st.lists(CELLS, min_size=1, max_size=4))
def test_texts_come_back(texts: list[str]) -> None:
    labelled = [(f"栏{number}", text) for number, text in enumerate(texts)]
    shown = ["指标:", "  - 三级: 甲", *pairs(labelled, "    ")]
    form, problems = read_yaml("\n".join(shown) + "\n", "form.yaml", "")
    assert problems == ()
    assert form is not None
    assert [(cell.label, cell.text) for cell in form.rows[0].cells[1:]] == labelled
