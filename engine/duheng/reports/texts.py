"""A result as the texts that ``eval --format html`` and ``markdown`` write, for programs that ask for no command."""

from __future__ import annotations

from duheng.checking.reading.library import Library, texts_of
from duheng.evaluation.result import Result
from duheng.problems.language import spoken
from duheng.problems.problem import Language
from duheng.record import wanted


def as_html(result: Result, language: Language = "zh") -> str:
    """A result as one HTML page that needs nothing else, with a line end after it; ``language`` as in ``as_json``.

    Rules are quoted from their files, as far as these are where they were read and haven't changed since.
    """
    from duheng.reports.page.form_page import render

    wanted(result, Result, "evaluate")
    spoken(language)
    return render(result, language, texts_of(result.ruleset.chain, Library()))


def as_markdown(result: Result, language: Language = "zh") -> str:
    """A result as a short text for the files, in Markdown, with a line end after it; ``language`` as in ``as_json``."""
    from duheng.reports.filing import render

    wanted(result, Result, "evaluate")
    spoken(language)
    return render(result, language)
