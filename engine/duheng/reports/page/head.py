"""The top of a form's page: whose form it is, the total as everybody wants to see it, and what to know before."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from duheng.evaluation.result import CellText, Result
from duheng.presentation.gathering import no_result, opening
from duheng.presentation.numbers import number, out_of, signed, spread
from duheng.presentation.words import UNVERIFIED, grade_of
from duheng.problems.problem import Language, Problem
from duheng.reports.page import bars
from duheng.reports.page.frame import pair
from duheng.reports.page.markup import LINE, NOTHING, Markup, element, joined
from duheng.reports.page.words import PageWords

_LONG = 40
"""A field of more characters than this is a text to read, not a value beside others."""


def head(result: Result, words: PageWords, language: Language) -> Markup:
    """The page's header, with its warnings."""
    apart = opening(result.findings)
    return element(
        "header",
        joined(
            (
                element("p", words.report, class_="kind"),
                element("h1", result.form.name or words.untitled),
                _ruleset(result, words),
                *(_warning(each, words, language) for each in apart),
                _total(result, no_result(apart, words, language), words),
                _fields(result.form.fields),
            ),
            LINE,
        ),
    )


def _ruleset(result: Result, words: PageWords) -> Markup:
    ruleset = result.ruleset
    parents = " → ".join(each.id for each in ruleset.chain[1:])
    extends = words.brackets.format(f"{words.extends} {parents}") if parents else ""
    line = element("p", f"{words.ruleset} ", element("b", ruleset.id), f" {ruleset.title}{extends}", class_="ruleset")
    if not ruleset.status:
        return line
    unverified = ruleset.status == UNVERIFIED
    said = words.unverified if unverified else words.status.format(ruleset.status)
    return joined((line, element("p", said, class_="status unverified" if unverified else "status")), LINE)


def _warning(problem: Problem, words: PageWords, language: Language) -> Markup:
    said = element("b", f"{words.attention} {problem.code}"), " ", problem.message(language)
    hint = problem.hint(language)
    told = element("span", words.hint + hint, class_="hint") if hint else NOTHING
    return element("p", *said, " ", told, class_="warning", role="note")


def _total(result: Result, void: str, words: PageWords) -> Markup:
    total = result.total
    big, full = element("span", spread(total.low, total.high), class_="big"), element("span", out_of(total.full))
    open_ = element("span", words.open, class_="mark open") if total.score is None else NOTHING
    facts = list(_facts(result, words))
    told = element("dl", *facts, class_="facts") if facts else NOTHING
    return element(
        "section",
        element("h2", words.total, class_="unseen"),
        element("p", element("span", words.total, class_="label"), big, full, open_, class_="score"),
        told,
        bars.of_total(total),
        element("p", void, class_="warning") if void else NOTHING,
        id="total",
        class_="total",
    )


def _facts(result: Result, words: PageWords) -> Iterator[Markup]:
    total, apart = result.total, result.total.difference
    if total.graded:
        yield pair(words.grade, element("b", grade_of(total, words)))
    if total.claimed is not None:
        yield pair(words.claimed_total, number(total.claimed))
    if apart is not None:
        yield pair(words.difference, element("b", signed(apart)), title=words.difference_hint)


def _fields(cells: Sequence[CellText]) -> Markup:
    """The form's own fields side by side; a long text has the page's whole width."""
    filled = [
        pair(cell.label, cell.shown, "long" if len(cell.shown) > _LONG else "") for cell in cells if not cell.empty
    ]
    return element("dl", *filled, class_="fields") if filled else NOTHING
