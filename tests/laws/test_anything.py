"""Nothing but problems comes of any ruleset that can be written, on any form: it is checked, scored and exported."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from random import Random

import pytest
from tests.laws.anything import Anything

import duheng
from duheng.evaluation.result import State
from duheng.problems.checks import CheckFailed, CheckSenseless, CheckUndecided
from duheng.problems.claims import ClaimDiffers, ClaimOutside
from duheng.problems.evaluation import NoRows, OutOfBounds, RangeAssumed
from duheng.problems.problem import Language

BESIDE = (CheckFailed, CheckSenseless, CheckUndecided, ClaimDiffers, ClaimOutside, NoRows, OutOfBounds, RangeAssumed)
"""Findings that say nothing of why a score is open."""
QUICK, MANY = range(40), range(40, 800)
FORMS = 2


def accepted(path: Path, seed: int) -> bool:
    """Whether a random ruleset has no errors; then its forms are scored and exported under it."""
    anything = Anything(Random(seed))
    path.write_text(anything.ruleset(), encoding="utf-8")
    if any(problem.severity.name == "ERROR" for problem in duheng.check(path).problems):
        return False
    ruleset = duheng.load_ruleset(path)
    language: Language = "zh" if seed % 2 else "en"
    for number in range(FORMS):
        place = path.with_name(f"{number}.yaml")
        place.write_text(anything.form(), encoding="utf-8")
        form = duheng.load_form(place)
        with suppress(duheng.DuhengError):
            result = duheng.evaluate(form, ruleset, language=language)
            assert not list(silent(result)), seed
            assert duheng.scored_workbook(form, result, ruleset, which=path, language=language)
    return True


def silent(result: duheng.Result) -> Iterator[tuple[str, ...]]:
    """The nodes whose scores are open while no finding about them, or about an open node below them, says why."""
    about = [each.path for each in result.findings if not isinstance(each, BESIDE)]
    wanting = [node.path for node in result.nodes if node.state is State.UNDETERMINED]
    for path in wanting:
        below = any(each != path and each[: len(path)] == path for each in wanting)
        if not below and path not in about:
            yield path


def among(path: Path, seeds: range) -> float:
    """The share of rulesets that were accepted."""
    return sum(accepted(path, seed) for seed in seeds) / len(seeds)


def test_any_ruleset(tmp_path: Path) -> None:
    assert among(tmp_path / "any.rules", QUICK) > 0.2


@pytest.mark.slow
def test_many_rulesets(tmp_path: Path) -> None:
    assert among(tmp_path / "any.rules", MANY) > 0.2
