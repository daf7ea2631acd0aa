"""Formulas against the engine, under every shipped ruleset: for the form as it is, and with its numbers changed."""

from __future__ import annotations

from fractions import Fraction

import pytest
from tests.engine.exporting.plain_sheet import OPEN, Path, PlainSheet, live_formulas, shown
from tests.engine.exporting.random_forms import changed, form_of, ruleset_of
from tests.engine.exporting.sheet import worked_out

import duheng
from duheng.evaluation.evaluate import Evaluation
from duheng.exporting.live.formulas import Live, NotLive
from duheng.forms.model import Form
from duheng.language.builtins import SCORE_OF
from duheng.language.tree import Ruleset

IDS = [each.id for each in duheng.list_rulesets()]
FORMS = 4
LIVE = 0.75
"""Of the scores that the engine settles at least so many come from formulas, under each ruleset."""


def scores_of(form: Form, ruleset: Ruleset) -> dict[Path, Fraction | str]:
    """What the engine gives, as a sheet shows it; the total under ()."""
    evaluation = Evaluation(form, ruleset, None, "zh")
    total = evaluation.run().total
    found = {node.path: shown(evaluation.scoring.trace(node).value) for node in evaluation.interpreter.everything}
    return found | {(): total.low if total.low == total.high else OPEN}


def in_sheet(
    sheet: PlainSheet, form: Form, live: dict[Path, Live | NotLive], scores: dict[Path, Fraction | str]
) -> dict[Path, Fraction | str]:
    """What the formulas give for a form of the sheet's shape; scores without one stand as values."""
    cells = dict(sheet.holds(form))
    found: dict[Path, Fraction | str] = {}
    for path in [*(node.path for node in sheet.deepest_first()), ()]:
        made = live[path]
        value = worked_out(made.formula, cells) if isinstance(made, Live) else scores[path]
        found[path] = value
        address = sheet.address(path, SCORE_OF)
        if address is not None:
            cells[address] = value
    return found


def differing(
    found: dict[Path, Fraction | str], scores: dict[Path, Fraction | str], live: dict[Path, Live | NotLive]
) -> list[str]:
    """Where a formula gives another number than the engine, or a number where the engine gives none."""
    return [
        f"{'/'.join(path)}: {found[path]} instead of {scores[path]} by {made.formula}"
        for path, made in live.items()
        if isinstance(made, Live) and found[path] not in (scores[path], OPEN)
    ]


@pytest.mark.parametrize("which", IDS)
def test_formulas_give_what_the_engine_gives(which: str) -> None:
    """The scores of groups are shown on every other sheet; where they aren't the total is made of rows."""
    ruleset = ruleset_of(which)
    settled = live_ones = 0
    for number in range(FORMS):
        texts = form_of(which, number)
        form = texts.bound(ruleset)
        sheet = PlainSheet(form, hidden=number % 2 == 1)
        live = dict(live_formulas(form, ruleset, sheet.address))
        assert [made for made in live.values() if isinstance(made, NotLive) and made.differs] == []
        for other in (form, changed(which, number, texts).bound(ruleset)):
            scores = scores_of(other, ruleset)
            found = in_sheet(sheet, other, live, scores)
            assert differing(found, scores, live) == []
            numbers = [path for path, score in scores.items() if isinstance(score, Fraction)]
            settled += len(numbers)
            live_ones += sum(isinstance(live[path], Live) and found[path] != OPEN for path in numbers)
    assert live_ones >= LIVE * settled


def test_a_formula_that_means_something_else_is_noticed() -> None:
    """The comparison itself: a score that is off by a hundredth, and a number where the engine has none."""
    live: dict[Path, Live | NotLive] = {
        ("甲",): Live("1"),
        ("乙",): Live("1"),
        ("丙",): Live("1"),
        ("丁",): NotLive("", ""),
    }
    found: dict[Path, Fraction | str] = {
        ("甲",): Fraction("1.01"),
        ("乙",): Fraction(1),
        ("丙",): OPEN,
        ("丁",): Fraction(9),
    }
    scores: dict[Path, Fraction | str] = {
        ("甲",): Fraction(1),
        ("乙",): OPEN,
        ("丙",): Fraction(1),
        ("丁",): Fraction(1),
    }
    assert [each[0] for each in differing(found, scores, live)] == ["甲", "乙"]
