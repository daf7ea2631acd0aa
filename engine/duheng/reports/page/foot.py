"""The end of a page: exactly which texts made it, so that anybody can make it again."""

from __future__ import annotations

from duheng.evaluation.result import Result
from duheng.reports.page.markup import LINE, Markup, element, joined
from duheng.reports.page.words import PageWords
from duheng.version import VERSION


def foot(result: Result, words: PageWords) -> Markup:
    """Rulesets with their files and hashes, the form's file and hash, the version of duheng."""
    lines = [(f"{words.ruleset} {each.id}", each.file, each.sha256) for each in result.ruleset.chain]
    lines.append((words.form_file, result.form.file, result.form.sha256))
    body = joined((_line(*each) for each in lines), LINE)
    return element(
        "footer",
        element("h2", words.made),
        element("table", element("tbody", LINE, body)),
        made_by(words),
    )


def made_by(words: PageWords) -> Markup:
    """Which duheng made the page."""
    return element("p", words.made_by.format(VERSION))


def _line(what: str, file: str, digest: str) -> Markup:
    hashed = element("span", f"sha256 {digest}", class_="digest")
    return element("tr", element("th", what, scope="row"), element("td", element("span", file), " ", hashed))
