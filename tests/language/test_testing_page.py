"""The page on cases for rule owners: its cases hold, and what it shows of failures and survivors is what is told."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from duheng import api
from duheng.reports.mutation_told import sentence
from duheng.testing.mutation import Fate

PAGE = (Path(__file__).parents[2] / "grammar" / "testing.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```(\w*)\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL)
RULES = next(text for kind, text in BLOCKS if kind == "rules")
CASES = [
    (text, BLOCKS[number + 1][1] if BLOCKS[number + 1][0] == "told" else "")
    for number, (kind, text) in enumerate(BLOCKS)
    if kind == "cases"
]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "2024.rules").write_text(RULES, encoding="utf-8")
    return tmp_path


def test_the_ruleset_is_clean_and_its_example_holds(folder: Path) -> None:
    assert api.check(folder / "2024.rules").problems == ()
    assert [each.holds for each in api.run_tests([folder])] == [True]


@pytest.mark.parametrize(("cases", "told"), CASES)
def test_cases(folder: Path, cases: str, told: str) -> None:
    place = folder / "2024.tests.yaml"
    place.write_text(cases, encoding="utf-8")
    (tested,) = api.run_tests([place])
    assert [line for each in tested.problems for line in (each.message("zh"), each.hint("zh"))] == told.splitlines()


def test_the_sentence_on_a_survivor_is_the_one_that_is_told(folder: Path) -> None:
    (found,) = api.mutation(api.run_tests([folder / "2024.rules"]))
    said = [sentence(each, found.cases, "zh") for each in found.verdicts if each.fate is Fate.SURVIVED]
    shown = next(text.strip() for kind, text in BLOCKS if text.startswith("若第 "))
    assert shown in said


def test_every_option_that_the_page_names_is_there() -> None:
    from duheng.cli import test as command

    named = set(re.findall(r"(?<!\w)(--[a-z]+)", PAGE))
    assert named == {"--coverage", "--html", "--mutate", "--watch", "--boundaries", "--accept"}
    written = Path(command.__file__).read_text(encoding="utf-8")
    assert all(f'"{name}"' in written for name in named)
