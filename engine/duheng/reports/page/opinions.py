"""核对意见 on a page: by severity, each with its code, its place, its sentence and what to do."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from duheng.evaluation.result import Result
from duheng.presentation.gathering import Group, by_severity, gathered, listed
from duheng.presentation.placed import of_name, place_in
from duheng.presentation.words import Words
from duheng.problems.problem import Language, Problem
from duheng.reports.page.markup import LINE, NOTHING, Content, Markup, element, joined

Path = tuple[str, ...]


class Opinions:
    """Draws the findings of a result; ``rows`` are the names of the rows on the page, by path."""

    def __init__(self, result: Result, words: Words, language: Language, rows: Mapping[Path, str]) -> None:
        self.result = result
        self.words = words
        self.language = language
        self.rows = rows

    def table(self) -> Markup:
        """All findings but those that the page begins with."""
        shown = listed(self.result.findings)
        if not shown:
            return element("p", self.words.no_findings)
        return joined(self._severities(shown), LINE)

    def _severities(self, shown: Sequence[Problem]) -> Iterator[Markup]:
        for severity, mine in by_severity(shown):
            style = severity.name.lower()
            yield element("h3", f"{self.words.severities[severity]} {len(mine)}", class_=style)
            groups = joined(map(self._group, gathered(mine, self.language)), LINE)
            yield element("ul", groups, class_=f"findings {style}")

    def _group(self, group: Group) -> Markup:
        first, hint = group.problems[0], group.hint(self.language)
        code = element("span", first.code, class_="code")
        if not group.heading:
            return element("li", code, " ", self._of_row(first, group.own[0]), self._hint(hint))
        items = (
            element("li", self._of_row(each, own), self._hint(each.hint(self.language) if hint is None else ""))
            for each, own in zip(group.problems, group.own, strict=True)
        )
        return element("li", code, " ", group.headed(self.words), element("ul", *items), self._hint(hint))

    def _of_row(self, problem: Problem, message: str) -> Content:
        place = place_in(self.result.form.file, problem, self.words)
        row = self.rows.get(problem.path)
        shown = element("a", place, href=f"#{row}") if row and place else place
        told = of_name(problem, message, self.words, self.language)
        apart = "" if not place or not message else " " if problem.path else self.words.colon
        return element("span", shown, apart, told)

    def _hint(self, hint: str | None) -> Markup:
        return element("span", self.words.hint + hint, class_="hint") if hint else NOTHING
