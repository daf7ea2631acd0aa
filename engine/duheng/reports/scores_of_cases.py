"""What the cases of rulesets are worth, as the table that README shows: ``duheng test --format markdown``."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from duheng.problems.problem import Language
from duheng.reports.coverage_told import percent
from duheng.testing.coverage import Covered
from duheng.testing.mutation import Fate, Mutation

_HEAD: dict[Language, str] = {
    "zh": "| 规则集 | 用例 | 碰到的规则 | 发现的改错 | 改了也一样 | 得分 |",
    "en": "| ruleset | cases | rules reached | mutants noticed | change nothing | score |",
}


def as_markdown(covered: Sequence[Covered], mutated: Sequence[Mutation], language: Language) -> str:
    """A line for each ruleset's file that was tested."""
    return "\n".join(_lines(covered, mutated, language)) + "\n"


def _lines(covered: Sequence[Covered], mutated: Sequence[Mutation], language: Language) -> Iterator[str]:
    yield _HEAD[language]
    yield "| --- |" + " ---: |" * 5
    reached = {each.file: each for each in covered}
    for each in mutated:
        rules = reached[each.file]
        killed, same, left = (each.count(fate) for fate in (Fate.KILLED, Fate.EQUIVALENT, Fate.SURVIVED))
        share = f"{len(rules.hits) - len(rules.missing)}/{len(rules.hits)}"
        yield f"| {each.ruleset} | {each.cases} | {share} | {killed}/{killed + left} | {same} | {percent(each.score)} |"
