"""What the language means, in a few hundred lines made from its contract alone, against which the engine is held.

``meaning/world.py`` reads a form as if everything in it were known; random rulesets and forms are read by it and by
the engine. Where it had to guess nothing, scores, total, grade, full points and failed checks are the same; where it
had to, the engine's ranges hold what every world gives.
"""

from __future__ import annotations

from collections import defaultdict
from fractions import Fraction
from pathlib import Path
from random import Random
from typing import Any

import pytest
from tests.laws.meaning.forms import Forms
from tests.laws.meaning.layers import parent_and_child
from tests.laws.meaning.rulesets import Rulesets
from tests.laws.meaning.texts import SPELLINGS, Texts, form_text
from tests.laws.meaning.world import World
from tests.laws.meaning.written import NONE, Form, Rules

import duheng
from duheng.evaluation.result import NodeResult, Result, State
from duheng.problems.checks import CheckFailed, CheckSenseless, CheckUndecided
from duheng.problems.worth import TotalRangeAssumed

WORLDS = 12
QUICK, MANY = range(60), range(60, 1500)


def made(seed: int, *, spoiled: bool) -> tuple[Rules, Form]:
    chance = Random(seed)
    rules = Rulesets(chance).ruleset()
    forms = Forms(rules, chance)
    form = forms.form()
    if spoiled:
        forms.spoil(form)
    return rules, form


def evaluated(folder: Path, form: Form, *files: str) -> Result:
    """The engine's result by the last of some ruleset files, whose parents stand beside it."""
    paths = [folder / f"{number}.rules" for number, _ in enumerate(files)]
    for path, text in zip(paths, files, strict=True):
        path.write_text(text, encoding="utf-8")
    (folder / "form.yaml").write_text(form_text(form), encoding="utf-8")
    return duheng.evaluate(duheng.load_form(folder / "form.yaml"), duheng.load_ruleset(paths[-1], folders=[folder]))


def worlds(rules: Rules, form: Form) -> list[World]:
    """Some worlds, one where nothing has to be guessed, each with its scores worked out."""
    found = []
    for number in range(WORLDS):
        world = World(rules, form, Random(number))
        found.append(world)
        for node in world.nodes:
            world.score(node)
        world.outcome()
        if not world.guesses:
            break
    return found


def agree(result: Result, read: list[World]) -> None:
    """The two laws."""
    scores: defaultdict[tuple[str, ...], list[Any]] = defaultdict(list)
    for world in read:
        for each in world.nodes:
            scores[each.path].append(world.score(each))
    assert {node.path for node in result.nodes} == set(scores)
    for node in result.nodes:
        for score in scores[node.path]:
            assert_held(node, score)
    for world in read:
        total, grade = world.outcome()
        if any(isinstance(each, TotalRangeAssumed) for each in result.findings):
            continue
        assert lies_in(total, result.total.low, result.total.high)
        assert grade in result.total.grades if grade else result.total.beside or not result.total.grades
    assert_told(result, [world.failures() for world in read])
    full = read[0].full()
    if not read[0].guesses:
        assert not any(isinstance(each, CheckUndecided | CheckSenseless) for each in result.findings)
        assert all(node.score is not None or node.state is State.NOT_APPLICABLE for node in result.nodes)
        assert (result.total.score, result.total.full, result.total.grade) == (
            total,
            full,
            grade,
        )
    if result.total.full is not None and result.total.high is not None:
        assert sum(line.lost for line in result.ledger) == result.total.full - result.total.high
        assert sum(line.lost + line.open for line in result.ledger) == result.total.full - result.total.low


def assert_told(result: Result, failures: list[set[tuple[str, tuple[str, ...]]]]) -> None:
    """A check that fails in a world is told, one that is told as failed fails in each."""
    failed = {(each.name, each.path) for each in result.findings if isinstance(each, CheckFailed)}
    doubtful = {(each.name, each.path) for each in result.findings if isinstance(each, CheckUndecided | CheckSenseless)}
    for each in failures:
        assert failed <= each <= failed | doubtful


def assert_held(node: NodeResult, score: Any) -> None:
    if score is NONE:
        assert node.state is not State.SCORED or node.points == 0, node.path
    else:
        assert node.state is not State.NOT_APPLICABLE, node.path
        assert lies_in(score, node.low, node.high), (node.path, score, node.low, node.high)


def lies_in(number: Fraction, low: Fraction, high: Fraction | None) -> bool:
    return low <= number and (high is None or number <= high)


def check(folder: Path, seed: int, *, spoiled: bool) -> None:
    rules, form = made(seed, spoiled=spoiled)
    text = Texts(SPELLINGS[seed % 3]).ruleset(rules, "990101/2024")
    agree(evaluated(folder, form, text), worlds(rules, form))


@pytest.mark.parametrize("spoiled", [False, True], ids=["forms filled in", "forms with gaps"])
@pytest.mark.parametrize("seed", QUICK)
def test_the_engine_gives_what_the_language_means(tmp_path: Path, seed: int, spoiled: bool) -> None:
    check(tmp_path, seed, spoiled=spoiled)


@pytest.mark.slow
@pytest.mark.parametrize("spoiled", [False, True], ids=["forms filled in", "forms with gaps"])
def test_the_engine_gives_what_the_language_means_by_thousands(tmp_path: Path, spoiled: bool) -> None:
    for seed in MANY:
        check(tmp_path, seed, spoiled=spoiled)


@pytest.mark.parametrize("seed", range(12))
def test_a_ruleset_in_two_layers_is_the_ruleset(tmp_path: Path, seed: int) -> None:
    rules, form = made(seed, spoiled=False)
    parent, child = parent_and_child(rules, Random(seed))
    agree(evaluated(tmp_path, form, parent, child), worlds(rules, form))


@pytest.mark.parametrize("seed", range(6))
def test_spellings_say_the_same(tmp_path: Path, seed: int) -> None:
    rules, form = made(seed, spoiled=True)
    found = [evaluated(tmp_path, form, Texts(each).ruleset(rules, "990101/2024")) for each in SPELLINGS]
    told = [[(node.path, node.low, node.high, node.state) for node in each.nodes] for each in found]
    assert told[0] == told[1] == told[2]
    assert found[0].total.grades == found[1].total.grades == found[2].total.grades
