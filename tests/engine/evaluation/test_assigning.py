"""计分: what a row's words leave of the lines gives the same method as all lines do."""

from __future__ import annotations

from pathlib import Path

import pytest

import duheng
from duheng.evaluation.interpret import Frame, Interpreter
from duheng.evaluation.plans import plans_of
from duheng.forms.bind import bind
from duheng.language.tree import Assignment, Ruleset

EXAMPLES = Path(__file__).parents[3] / "examples"
FORMS = sorted(EXAMPLES.glob("*/form.yaml"))


def first_of_all(run: Interpreter, frame: Frame, ruleset: Ruleset) -> tuple[Assignment, object] | None:
    for each in plans_of(ruleset).scoring.all:
        truth = True if each.holds is None else each.holds(run, frame)
        if truth is not False:
            return each.line, truth
    return None


def first_left(run: Interpreter, frame: Frame, ruleset: Ruleset) -> tuple[Assignment, object] | None:
    for each, holds in plans_of(ruleset).scoring.left(run, frame):
        truth = True if holds is None else holds(run, frame)
        if truth is not False:
            return each.line, truth
    return None


@pytest.mark.parametrize("ruleset_id", ["640202/2020", "000000/2017", "000000/2020"])
def test_what_words_leave_of_the_lines_decides_as_all_lines_do(ruleset_id: str) -> None:
    ruleset, asked = duheng.load_ruleset(ruleset_id), 0
    for file in FORMS:
        form, _ = bind(duheng.load_form(file), ruleset)
        if form is None:
            continue
        run = Interpreter(form, ruleset, 2020)
        for node in run.everything:
            frame = Frame(node, node, {})
            assert first_left(run, frame, ruleset) == first_of_all(run, frame, ruleset)
            asked += 1
    assert asked > 30


def test_a_row_whose_words_are_known_is_left_the_lines_that_want_them() -> None:
    ruleset = duheng.load_ruleset("640202/2020")
    form, _ = bind(duheng.load_form(EXAMPLES / "01-dawukou" / "form.yaml"), ruleset)
    assert form is not None
    run = Interpreter(form, ruleset, 2020)
    (row,) = (node for node in run.everything if node.name == "社区矫正人员")
    left = plans_of(ruleset).scoring.left(run, Frame(row, row, {}))
    assert [(each.line.method, holds) for each, holds in left] == [("定量正向", None)]
