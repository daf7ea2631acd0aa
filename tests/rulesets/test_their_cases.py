"""Every shipped ruleset has its cases: they hold, reach every rule, and notice nearly every small mistake."""

from __future__ import annotations

from pathlib import Path

import pytest

from duheng import api
from duheng.reports.scores_of_cases import as_markdown

ROOT = Path(__file__).parents[2]
FILES = sorted((ROOT / "rulesets").glob("*/*.rules"))


@pytest.mark.parametrize("file", FILES, ids=lambda file: f"{file.parent.name}/{file.stem}")
def test_a_file_of_cases_stands_beside_it_and_holds(file: Path) -> None:
    tested = api.run_tests([file])
    assert [each.suite.file.rpartition("/")[2] for each in tested] == [file.name, f"{file.stem}.tests.yaml"]
    assert [each.message("zh") for ran in tested for each in ran.problems] == []
    assert all(each.missing == () for each in api.coverage(tested))


@pytest.mark.slow
def test_the_table_in_the_readme_is_what_the_command_prints(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    tested = api.run_tests(["rulesets"])
    mutated = api.mutation(tested)
    table = as_markdown(tested, api.coverage(tested), mutated, "en")
    assert table in (ROOT / "README.md").read_text(encoding="utf-8")
    assert min(each.score for each in mutated) * 100 >= 95
