"""A form's result as one HTML page: to be read on a screen or a phone, unfolded row by row, or printed on A4."""

from __future__ import annotations

from collections.abc import Mapping

from duheng.evaluation.result import Result
from duheng.problems.problem import Language
from duheng.reports.page.chart import Chart
from duheng.reports.page.foot import foot
from duheng.reports.page.frame import buttons, page, section
from duheng.reports.page.head import head
from duheng.reports.page.markup import LINE, joined
from duheng.reports.page.opinions import Opinions
from duheng.reports.page.rows import Rows, identities
from duheng.reports.page.words import page_words
from duheng.source import Source


def render(result: Result, language: Language, sources: Mapping[str, Source]) -> str:
    """The page, the same bytes for the same result.

    ``sources`` are the texts of the rulesets' files by name, from which rules are quoted; one that isn't there is only
    named.
    """
    words, rows = page_words(language), identities(result.nodes)
    parts = (
        head(result, words, language),
        section("scores", words.scores, buttons(words), Rows(words, sources).table(result.nodes)),
        section("losses", words.waterfall, Chart(result, words, rows).table()),
        section("findings", words.findings, Opinions(result, words, language, rows).table()),
        foot(result, words),
    )
    body = joined(parts, LINE)
    return page(words.title.format(result.form.name or words.untitled), body, words)
