"""What the cases of rulesets are worth, as the table that README shows: ``duheng test --format markdown``.

Below it stands what keeps a run from holding: a table of good numbers mustn't hide a case that fails.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from duheng.problems.problem import Language, Problem
from duheng.reports.coverage_told import percent
from duheng.reports.markdown import literal
from duheng.reports.tests_told import summed_up, unmade_alone
from duheng.testing.coverage import Covered
from duheng.testing.mutation import Fate, Mutation
from duheng.testing.ran import Ran

_HEAD: dict[Language, str] = {
    "zh": "| 规则集 | 用例 | 碰到的规则 | 发现的改错 | 改了也一样 | 得分 |",
    "en": "| ruleset | cases | rules reached | mutants noticed | change nothing | score |",
}


def as_markdown(
    tested: Sequence[Ran], covered: Sequence[Covered], mutated: Sequence[Mutation], language: Language
) -> str:
    """A line for each ruleset's file that was tested, and a list entry for each problem of a case or of its file."""
    return "\n".join((*_lines(covered, mutated, language), *_failures(tested, language))) + "\n"


def _failures(tested: Sequence[Ran], language: Language) -> Iterator[str]:
    unmade = unmade_alone(tested, language)
    if not all(each.holds for each in tested):
        yield ""
        yield summed_up(tested, language)
    problems = [problem for each in tested for problem in each.problems]
    if problems:
        yield ""
        yield from (f"- {_told(each, language)}" for each in problems)
    if unmade:
        yield ""
        yield unmade


def _told(problem: Problem, language: Language) -> str:
    where = problem.span.where if problem.span is not None else ""
    place = f"（{where}）" if language == "zh" else f" ({where})"
    hint = problem.hint(language)
    head = f"{problem.code} {literal(problem.message(language))}{literal(place) if where else ''}"
    return f"{head}  \n  {literal(hint)}" if hint else head


def _lines(covered: Sequence[Covered], mutated: Sequence[Mutation], language: Language) -> Iterator[str]:
    yield _HEAD[language]
    yield "| --- |" + " ---: |" * 5
    reached = {each.file: each for each in covered}
    for each in mutated:
        rules = reached[each.file]
        killed, same = each.count(Fate.KILLED), each.count(Fate.EQUIVALENT)
        share = f"{rules.reached}/{len(rules.hits)}"
        yield f"| {each.ruleset} | {each.cases} | {share} | {killed}/{each.wanted} | {same} | {percent(each.score)} |"
