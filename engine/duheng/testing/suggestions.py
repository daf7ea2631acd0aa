"""Cases that would notice a mistake, each tried before it is proposed: it holds, and with the mistake it doesn't.

A mistake in a method, or in a number that methods read, is looked for with a line of 例, or with the rows that a method
looks at. One that only whole forms show is looked for in the forms that the cases have: one more thing said of one of
them may be enough.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import islice

from duheng.analysis.inputs import Inputs
from duheng.analysis.single import Given
from duheng.analysis.witness import Found, Search, reads
from duheng.evaluation.evaluate import evaluate_form
from duheng.evaluation.result import Result
from duheng.evaluation.telling.figures import points
from duheng.forms.bind import bind
from duheng.language import tree
from duheng.language.names import names_of
from duheng.language.values import Quantity
from duheng.problems.problem import Problem
from duheng.record import Record, replace
from duheng.testing import case_keys as keys
from duheng.testing.cases import Asked, Expectation, FormCase, MethodCase
from duheng.testing.examples import run_example
from duheng.testing.expected import as_expected, given
from duheng.testing.line_cases import cases_of, line_of
from duheng.testing.mutants import Mutant
from duheng.testing.run import Outcome, name_of, run_case
from duheng.testing.said import Said

MOST_TRIED = 40
"""How many inputs on which two versions differ are made into examples before the search is given up."""


class Suggestion(Record):
    """A line of 例 for a method, (``of_rows``) a case with the rows that a method looks at, or (``of_form``) a line for
    the case of a form; ``place`` names the method, where the mistake isn't in it, or the case."""

    line: str
    place: str = ""
    of_form: bool = False
    of_rows: bool = False


class Searches:
    """The searches for inputs of a ruleset's methods, each begun when it is first asked for."""

    def __init__(self, ruleset: tree.Ruleset) -> None:
        self.ruleset = ruleset
        self._begun: dict[str, Search] = {}
        self._cases: dict[str, list[MethodCase]] = {}

    def of(self, method: tree.Method) -> Search:
        """The search for one method."""
        if method.name not in self._begun:
            self._begun[method.name] = Search(self.ruleset, method)
        return self._begun[method.name]

    def cases(self, method: tree.Method) -> list[MethodCase]:
        """The cases of one method's table of boundaries."""
        if method.name not in self._cases:
            self._cases[method.name] = cases_of(self.ruleset, method)
        return self._cases[method.name]

    def noticing(self, method: tree.Method, changed: tree.Ruleset) -> Suggestion | None:
        """What holds for a method and not for its version in a changed ruleset."""
        if Inputs(self.ruleset, method).alone:
            line = by_example(self.of(method), changed, names_of(changed).methods[method.name])
            return Suggestion(line) if line else None
        noticed = (each for each in self.cases(method) if not run_case(changed, each).holds)
        found = next((each for each in noticed if run_case(self.ruleset, each).holds), None)
        return Suggestion(line_of(found), of_rows=True) if found is not None else None


def by_example(search: Search, changed: tree.Ruleset, after: tree.Method) -> str:
    """A line of 例 that holds for a method and not for its changed version; empty where none was found.

    One with a certain score that says nothing below zero comes before others.
    """
    less_likely = ""
    for found in islice(search.against(changed, after), MOST_TRIED):
        if less_likely and not _is_likely(found):
            continue
        example = _example(found, search.method)
        versions = ((search.ruleset, search.method), (changed, after))
        holds, fails = (next(run_example(ruleset, method, example), None) for ruleset, method in versions)
        if holds is None and fails is not None:
            if _is_likely(found):
                return example.text
            less_likely = example.text
    return less_likely


def _is_likely(found: Found) -> bool:
    measured = (each for each in found.given.cells.values() if isinstance(each, Quantity))
    return isinstance(found.before, Fraction) and all(each.number >= 0 for each in measured)


def _example(found: Found, method: tree.Method) -> tree.Example:
    inputs, expected = tuple(_inputs(found.given)), as_expected(found.before)
    told = "，".join(f"{name} {text}" for name, text in inputs)
    return tree.Example(inputs, expected, f"例 {told} 得 {expected}", method.span)


def _inputs(given: Given) -> Iterator[tuple[str, str]]:
    """What an example says: nothing of a cell that is empty."""
    yield from ((name, value.text) for name, value in given.cells.items() if value.text)
    for name, value in given.numbers.items():
        if name not in given.cells:
            yield name, points(value)


def by_reader(searches: Searches, mutant: Mutant) -> Suggestion | None:
    """A case of one of the methods that read what is changed."""
    for method in _readers(searches.ruleset, mutant):
        found = searches.noticing(method, mutant.ruleset)
        if found is not None:
            return found if found.of_rows else replace(found, place=method.name)
    return None


def can_be_tried(ruleset: tree.Ruleset, mutant: Mutant) -> bool:
    """Whether a search of inputs of methods can show the mutant at all."""
    return not mutant.beside_year and (bool(mutant.method) or bool(_readers(ruleset, mutant)))


def _readers(ruleset: tree.Ruleset, mutant: Mutant) -> list[tree.Method]:
    return [each for each in ruleset.methods if mutant.reads and reads(ruleset, each, mutant.reads)]


# --- forms


def by_form(mutant: Mutant, outcomes: Sequence[Outcome]) -> Suggestion | None:
    """One more thing to say of a form that is scored already."""
    for outcome in outcomes:
        case, result = outcome.case, outcome.result
        if not isinstance(case, FormCase) or result is None or outcome.evaluation is None:
            continue
        bound, _ = bind(case.form, mutant.ruleset)
        changed = evaluate_form(bound, mutant.ruleset) if bound is not None else None
        for wanted in _expectations(result, changed, case) if changed is not None else ():
            more = replace(case, expectations=(*case.expectations, wanted))
            if run_case(outcome.evaluation.ruleset, more).holds and not run_case(mutant.ruleset, more).holds:
                return Suggestion(_line(wanted), case.name, of_form=True)
    return None


def _line(wanted: Expectation) -> str:
    said = wanted.said.text
    if wanted.asked is Asked.SCORE:
        return f"{keys.SCORES}: {{{wanted.node}: {said}}}"
    listed = wanted.asked in (Asked.FOUND, Asked.ABSENT)
    return f"{wanted.asked.value}: [{said}]" if listed else f"{wanted.asked.value}: {said}"


def _expectations(result: Result, changed: Result, case: FormCase) -> Iterator[Expectation]:
    """What a form gives that it doesn't with the mistake in it."""
    if (result.total.low, result.total.high) != (changed.total.low, changed.total.high):
        yield Expectation(Asked.TOTAL, Said(as_expected(given(result.total)), case.span))
    if result.total.grade != changed.total.grade and result.total.grade:
        yield Expectation(Asked.GRADE, Said(result.total.grade, case.span))
    before = {node.path: node for node in changed.nodes}
    for node in result.nodes:
        other = before.get(node.path)
        if other is not None and given(other) != given(node):
            yield Expectation(Asked.SCORE, Said(as_expected(given(node)), case.span), "/".join(node.path))
    found, there = ([_finding(each) for each in one.findings] for one in (result, changed))
    yield from (Expectation(Asked.FOUND, Said(each, case.span)) for each in found if each not in there)
    yield from (Expectation(Asked.ABSENT, Said(each, case.span)) for each in there if each not in found)


def _finding(problem: Problem) -> str:
    return f"{name_of(problem)} {'/'.join(problem.path)}" if problem.path else name_of(problem)
