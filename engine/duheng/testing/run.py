"""Running cases: what each gives, and what differs from what it says.

A case that can't be run (its method isn't there, a value can't be read) has problems of its own; both kinds make it
fail, since a case that wasn't tried shows nothing.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from fractions import Fraction
from functools import cached_property
from typing import Any

from duheng.checking.reading.near import near
from duheng.evaluation.evaluate import Evaluation, evaluate_form
from duheng.evaluation.result import Result
from duheng.evaluation.telling.figures import points
from duheng.forms.bind import bind
from duheng.language import tree
from duheng.language.decimal import MINUS, decimal_text
from duheng.language.names import names_of
from duheng.language.ranges import Range
from duheng.language.reading import same_text
from duheng.problems.case_files import (
    CaseMethodUnknown,
    ExpectedUnreadable,
    FindingUnknown,
    FormDoesNotFit,
    PlaceUnknown,
)
from duheng.problems.case_results import (
    FindingMissing,
    FindingThere,
    GradeCaseFails,
    MethodCaseFails,
    ScoreCaseFails,
    TotalCaseFails,
)
from duheng.problems.checks import CheckFailed, CheckUndecided
from duheng.problems.evaluation import UnitsDiffer
from duheng.problems.examples import ExampleNotComputed
from duheng.problems.forms import UnknownLabel
from duheng.problems.problem import Problem
from duheng.problems.registry import by_code
from duheng.record import Record, replace
from duheng.source import Span
from duheng.testing import case_keys as keys
from duheng.testing.cases import Asked, Case, Expectation, FormCase, MethodCase
from duheng.testing.expected import Expected, given, read_expected, shown
from duheng.testing.node_cells import CASE, EXAMPLE
from duheng.testing.one_row import OneRow, TriedRow
from duheng.testing.places import chosen, names
from duheng.testing.rounding import told_by_rounding, told_exactly
from duheng.testing.said import Said

_BETWEEN = re.compile(r"\s*(?:至|～|~)\s*")
_MOST_TOLD = 8


class Outcome(Record):
    """What became of a case, which holds where there are no problems; ``tried`` or ``evaluation`` knows how it came."""

    case: Case
    problems: tuple[Problem, ...]
    tried: TriedRow | None = None
    evaluation: Evaluation | None = None
    result: Result | None = None

    @property
    def holds(self) -> bool:
        """Whether everything is as the case says."""
        return not self.problems


def run_case(ruleset: tree.Ruleset, case: Case) -> Outcome:
    """Try one case."""
    return _method(ruleset, case) if isinstance(case, MethodCase) else _form(ruleset, case)


# --- one method


def _method(ruleset: tree.Ruleset, case: MethodCase) -> Outcome:
    methods = names_of(ruleset).methods
    method = methods.get(case.method.text)
    expected = read_expected(case.expected.text)
    if method is None:
        likely = near(case.method.text, methods)
        unknown = CaseMethodUnknown(
            span=case.method.span,
            ruleset=ruleset.id,
            method=case.method.text,
            allowed=tuple(methods),
            near=likely,
        )
        return Outcome(case, (unknown,))
    if expected is None:
        return Outcome(case, (_unread(case.expected, keys.GIVES),))
    row = OneRow(ruleset, method, case.inputs, case.others, EXAMPLE if case.example else CASE)
    tried, problems = row.judged(expected, case.expected.span, case.span)
    if tried is None or problems is not None:
        return Outcome(case, problems or (), tried)
    value = tried.trace.value
    failed = MethodCaseFails(
        related=_places(tried.trace.rule),
        because=tried.because("zh"),
        because_en=tried.because("en"),
        **_differing(case, case.expected, expected, value, told_by_rounding(expected, tried.trace.raw, value)),
    )
    return Outcome(case, (failed,), tried)


def _differing(
    case: Case,
    said: Said,
    expected: Expected,
    value: Fraction | Range | None,
    by_rounding: tuple[str, str] = ("", ""),
) -> dict[str, Any]:
    """What every failing case tells of the score that it expected and the one that was found."""
    off, off_en = _off(expected, value)
    exactly, exactly_en = told_exactly(value)
    return {
        "span": said.span,
        "case": case.name,
        "expected": said.text,
        "found": shown(value, "zh"),
        "found_en": shown(value, "en"),
        "off": off,
        "off_en": off_en,
        "rounding": by_rounding[0] + exactly,
        "rounding_en": by_rounding[1] + exactly_en,
    }


def _unread(said: Said, key: str) -> Problem:
    """What is told of an expectation that can't be read; an empty one is called that."""
    empty = not said.text
    text, text_en = ("空着", "it is empty") if empty else (said.text, said.text)
    return ExpectedUnreadable(span=said.span, key=key, text=text, text_en=text_en)


def _off(expected: Expected, value: Fraction | Range | None) -> tuple[str, str]:
    """By how much a number is off, in both languages; empty where there aren't two numbers."""
    if not isinstance(value, Fraction) or expected.low is None or expected.low != expected.high:
        return "", ""
    off = value - expected.low
    by = points(off)
    if by == "≈0":
        by = decimal_text(off).replace("-", MINUS)
    if off > 0:
        by = f"≈+{by[1:]}" if by.startswith("≈") else f"+{by}"
    return f"（差 {by}）", f" (off by {by})"


def _places(span: Span | None) -> tuple[Span, ...]:
    return () if span is None else (span,)


# --- a whole form


def _form(ruleset: tree.Ruleset, case: FormCase) -> Outcome:
    bound, problems = bind(case.form, ruleset)
    if bound is None and (misspelt := [each for each in _misspelt(case, problems) if each.near]):
        return Outcome(case, tuple(misspelt))
    if bound is None:
        first = problems[0]
        unfit = FormDoesNotFit(
            span=case.span,
            related=_places(first.span if first.span != Span(case.span.file, 1) else None),
            name=case.name,
            problem=first.message("zh"),
            problem_en=first.message("en"),
        )
        return Outcome(case, (unfit,))
    checks = tuple(check.name for check in ruleset.checks)
    evaluation = Evaluation(bound, ruleset, None, "zh")
    scored = Scored(evaluation.run(), lambda: evaluate_form(bound, ruleset, language="en"), checks)
    wanted = {_parted(each.said.text)[0] for each in case.expectations if each.asked is Asked.FOUND}
    misspelt = [] if UnknownLabel.code in wanted else _misspelt(case, scored.zh.findings)
    follows = any(each.near for each in misspelt)
    asked = () if follows else (problem for each in case.expectations for problem in _expectation(case, each, scored))
    return Outcome(case, (*misspelt, *asked), evaluation=evaluation, result=scored.zh)


def _misspelt(case: FormCase, findings: Iterable[Problem]) -> list[UnknownLabel]:
    """Labels of a case's form that mean nothing. What it would give with the one that was meant isn't known."""
    labels = (each for each in findings if isinstance(each, UnknownLabel))
    return [replace(each, where=f"用例「{case.name}」里", where_en=f'Case "{case.name}"') for each in labels]


class Scored:
    """A scored form, its sentences in Chinese; those in English are worked out where a failure is to be told."""

    def __init__(self, zh: Result, english: Callable[[], Result], checks: tuple[str, ...]) -> None:
        self.zh = zh
        self.checks = checks
        self._english = english

    @cached_property
    def en(self) -> Result:
        """The same with English sentences."""
        return self._english()


def _expectation(case: FormCase, expectation: Expectation, scored: Scored) -> Iterator[Problem]:
    match expectation.asked:
        case Asked.TOTAL:
            yield from _total(case, expectation.said, scored)
        case Asked.GRADE:
            yield from _grade(case, expectation.said, scored.zh)
        case Asked.SCORE:
            yield from _score(case, expectation, scored)
        case Asked.FOUND | Asked.ABSENT:
            yield from _finding(case, expectation, scored)


def _total(case: FormCase, said: Said, scored: Scored) -> Iterator[Problem]:
    result = scored.zh
    expected = read_expected(said.text)
    if expected is None:
        yield _unread(said, keys.TOTAL)
        return
    value = given(result.total)
    if not expected.holds(value):
        yield TotalCaseFails(
            because=result.total.because,
            because_en=scored.en.total.because,
            **_differing(case, said, expected, value),
        )
        return
    yield from _not_computed(case, said, value, result)


def _not_computed(
    case: FormCase, said: Said, value: Fraction | Range | None, result: Result, path: tuple[str, ...] = ()
) -> Iterator[Problem]:
    """The problem of an open score, at a node or of all, that nothing but units keep open; not where the case asks for
    just that."""
    asked = (_parted(each.said.text)[0].upper() for each in case.expectations if each.asked is Asked.FOUND)
    below = [each for each in result.findings if each.opens and each.path[: len(path)] == path]
    faults = [each for each in below if isinstance(each, UnitsDiffer)]
    if isinstance(value, Range) and faults and len(faults) == len(below) and UnitsDiffer.code not in asked:
        what, what_en = CASE
        how, how_en = (
            f"加写「{keys.FOUND}: [{UnitsDiffer.code}]」",
            f"add {keys.ENGLISH[keys.FOUND]}: [{UnitsDiffer.code}]",
        )
        yield ExampleNotComputed(
            span=said.span,
            related=_places(faults[0].span),
            what=what,
            what_en=what_en,
            why=faults[0].why("zh"),
            why_en=faults[0].why("en"),
            purpose=f"有意试单位不同的，{how}。",
            purpose_en=f"To try differing units on purpose, {how_en}.",
        )


def _grade(case: FormCase, said: Said, result: Result) -> Iterator[Problem]:
    if _BETWEEN.sub("～", said.text) != result.total.grade:
        found = result.total.grade or "没有评级"
        yield GradeCaseFails(
            span=said.span, case=case.name, expected=said.text, found=found, found_en=result.total.grade or "none"
        )


def _score(case: FormCase, expectation: Expectation, scored: Scored) -> Iterator[Problem]:
    result = scored.zh
    said, at = expectation.said, expectation.node_span or expectation.said.span
    expected = read_expected(said.text)
    number = chosen(Said(expectation.node, at), [node.path for node in result.nodes])
    if expected is None or isinstance(number, Problem):
        yield number if isinstance(number, Problem) else _unread(said, expectation.node)
        return
    node = result.nodes[number]
    value = given(node)
    if not expected.holds(value):
        yield ScoreCaseFails(
            related=_places(node.rule),
            node=expectation.node,
            because=node.because,
            because_en=scored.en.nodes[number].because,
            **_differing(case, said, expected, value),
        )
        return
    yield from _not_computed(case, said, value, result, node.path)


def _finding(case: FormCase, expectation: Expectation, scored: Scored) -> Iterator[Problem]:
    """``必有: [EVL-001 调解]``: a code or a check's name, and after a blank the node where it must be."""
    wanted, node = _parted(expectation.said.text)
    unknown = _unknown(expectation.said, wanted, node, scored)
    if unknown is not None:
        yield unknown
        return
    findings = scored.zh.findings
    matching = [each for each in findings if _is(each, wanted) and _at(each, node)]
    there = bool(matching)
    if there == (expectation.asked is Asked.FOUND):
        return
    kind = FindingThere if there else FindingMissing
    told = list(dict.fromkeys(map(_said, matching or _like(findings, wanted, node))))
    more = ["…"] if len(told) > _MOST_TOLD else []
    found = [*told[:_MOST_TOLD], *more]
    yield kind(
        span=expectation.said.span,
        case=case.name,
        expected=expectation.said.text,
        found="；".join(found) or "无",
        found_en="; ".join(found) or "none",
    )


def _unknown(said: Said, wanted: str, node: str, scored: Scored) -> Problem | None:
    """What is wrong with the name of a finding: no such code and no such check, or no such node on the form."""
    if by_code(wanted) is None and not any(same_text(wanted, each) for each in scored.checks):
        return FindingUnknown(span=said.span, name=wanted, near=near(wanted, scored.checks))
    nodes = scored.zh.nodes
    if node and not any(names(each.path, node) for each in nodes):
        return PlaceUnknown(span=said.span, place=node, near=near(node, [each.path[-1] for each in nodes]))
    return None


def _like(findings: Sequence[Problem], wanted: str, node: str) -> list[Problem]:
    """The findings that a case may have meant: those of the node, or of the kind; else all."""
    alike = [each for each in findings if (node and _at(each, node)) or _is(each, wanted)]
    return alike or list(findings)


def _parted(text: str) -> tuple[str, str]:
    """The code or check's name, and the node's name after a blank of any width."""
    wanted, *node = text.split(maxsplit=1) or [""]
    return wanted, node[0] if node else ""


def _is(finding: Problem, wanted: str) -> bool:
    return finding.code == wanted.upper() or same_text(name_of(finding), wanted)


def _at(finding: Problem, node: str) -> bool:
    return not node or names(finding.path, node)


def _said(finding: Problem) -> str:
    return f"{name_of(finding)} {finding.path[-1]}" if finding.path else name_of(finding)


def name_of(finding: Problem) -> str:
    """How a case calls a finding: by the name of its check, else by its code."""
    return finding.name if isinstance(finding, CheckFailed | CheckUndecided) else finding.code
