"""Formulas against the engine, under every shipped ruleset: for the form as it is, and after its numbers were changed."""

from __future__ import annotations

from collections import Counter
from fractions import Fraction

import pytest
from tests.engine.exporting.plain_sheet import Path, PlainSheet, shown
from tests.engine.exporting.random_forms import changed, form_of, ruleset_of
from tests.engine.exporting.sheet import worked_out

import duheng
from duheng.evaluation.evaluate import Evaluation
from duheng.exporting.live import OPEN, Live, NotLive, live_formulas
from duheng.forms.model import Form
from duheng.language.builtins import SCORE_OF
from duheng.language.tree import Ruleset

IDS = [each.id for each in duheng.list_rulesets()]
FORMS = 6


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
@pytest.mark.parametrize("hidden", [False, True], ids=["all-shown", "groups-hidden"])
def test_formulas_give_what_the_engine_gives(which: str, hidden: bool) -> None:
    ruleset, counts = ruleset_of(which), Counter[str]()
    for number in range(FORMS):
        texts = form_of(which, number)
        form = texts.bound(ruleset)
        sheet = PlainSheet(form, hidden=hidden)
        live = dict(live_formulas(form, ruleset, sheet.address))
        assert [made for made in live.values() if isinstance(made, NotLive) and made.differs] == []
        for other in (form, changed(which, number, texts).bound(ruleset)):
            scores = scores_of(other, ruleset)
            found = in_sheet(sheet, other, live, scores)
            assert differing(found, scores, live) == []
            counts.update(_kinds(live, found, scores))
    print(which, dict(counts))


def _kinds(live, found, scores):
    for path, made in live.items():
        if isinstance(made, NotLive):
            yield "none: " + made.zh[:25]
        elif found[path] != scores[path]:
            yield "cautious"
        else:
            yield "live" if found[path] != OPEN else "open"
