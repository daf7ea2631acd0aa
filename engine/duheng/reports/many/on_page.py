"""An overview of many forms as one HTML page: how they lie, what is common, and a line a form that unfolds."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from duheng.evaluation.result import most
from duheng.presentation.numbers import number, out_of, signed, spread
from duheng.problems.problem import Language
from duheng.reports.many.entries import Entries, Entry, Unread
from duheng.reports.many.rows import claim_and_total, off_by
from duheng.reports.many.summary import Common, Summary, summary_of
from duheng.reports.many.words import ManyWords, counts, many_words
from duheng.reports.page import bars
from duheng.reports.page.foot import made_by
from duheng.reports.page.frame import buttons, cell, page, pair, section
from duheng.reports.page.markup import LINE, NOTHING, Content, Markup, element, joined


def render(entries: Entries, language: Language, links: Mapping[str, str]) -> str:
    """The page; ``links`` leads from a form's own report to its address, as seen from this page."""
    words, summary = many_words(language), summary_of(entries)
    drawn = _Overview(words, language, links)
    parts = [
        element("header", element("h1", words.title), drawn.counts(summary)),
        section("totals", words.distribution, drawn.totals(summary)),
        section("grades", words.grades, drawn.grades(summary)) if summary.grades else NOTHING,
        section("common", words.common, drawn.common(summary)),
        section("differences", words.differences, drawn.differences(summary, entries))
        if summary.differences
        else NOTHING,
        section("unread", words.unread, drawn.unread(entries)) if summary.unread else NOTHING,
        section("forms", words.each, buttons(words), drawn.forms(entries)) if summary.scored else NOTHING,
        element("footer", made_by(words)),
    ]
    return page(words.title, joined((part for part in parts if part), LINE), words)


class _Overview:
    def __init__(self, words: ManyWords, language: Language, links: Mapping[str, str]) -> None:
        self.words = words
        self.language = language
        self.links = links

    def counts(self, summary: Summary) -> Markup:
        said = counts(summary, self.words)
        return joined((element("p", each, class_="lead" if each is said[0] else "warning") for each in said), LINE)

    def totals(self, summary: Summary) -> Markup:
        words, found = self.words, summary.totals
        if not found:
            return element("p", words.none_settled)
        edges = [number(each.low) for each in found] + [number(found[-1].high)]
        told = "; ".join(f"{number(each.low)}～{number(each.high)}: {each.forms}" for each in found)
        notes = [words.of_full] + ([words.uncounted.format(summary.uncounted)] if summary.uncounted else [])
        return joined(
            (
                bars.columns([each.forms for each in found], edges),
                element("p", told, class_="unseen"),
                *(element("p", note, class_="legend") for note in notes),
            ),
            LINE,
        )

    def grades(self, summary: Summary) -> Markup:
        rows = (
            self._measured(grade, count, self.words.number.format(count), summary) for grade, count in summary.grades
        )
        return element("table", element("tbody", LINE, joined(rows, LINE)), class_="measured")

    def common(self, summary: Summary) -> Markup:
        if not summary.common:
            return element("p", self.words.none)
        rows = (self._kind(each, summary) for each in summary.common)
        return element("table", element("tbody", LINE, joined(rows, LINE)), class_="measured")

    def _kind(self, kind: Common, summary: Summary) -> Markup:
        told = self.words.in_forms.format(forms=kind.forms, findings=kind.findings)
        name = joined((element("span", kind.code, class_="code"), " ", kind.sentence))
        return self._measured(name, kind.forms, told, summary)

    def _measured(self, name: Content, count: int, told: str, summary: Summary) -> Markup:
        bar = element("td", bars.share_bar(count, summary.scored), class_="bar")
        return element("tr", element("th", name, scope="row"), element("td", told, class_="told"), bar)

    def differences(self, summary: Summary, entries: Entries) -> Markup:
        places = {id(each): f"form-{at}" for at, each in enumerate(entries.all, 1)}
        items = (element("li", *self._difference(each, places[id(each)])) for each in summary.differences)
        return element("ul", joined(items, LINE))

    def _difference(self, entry: Entry, place: str) -> Iterator[Content]:
        yield element("b", off_by(entry), class_="apart")
        yield " "
        yield element("a", entry.subject or entry.file, href=f"#{place}")
        yield claim_and_total(entry, self.words)
        if entry.subject:
            yield " "
            yield element("span", entry.file, class_="place")

    def unread(self, entries: Entries) -> Markup:
        items = (self._unread(each) for each in entries.unread)
        return element("ul", joined(items, LINE), class_="findings error")

    def _unread(self, entry: Unread) -> Markup:
        problems = (
            element("li", *self._problem(each.code, each.message(self.language), each.hint(self.language)))
            for each in entry.problems
        )
        return element("li", element("b", entry.file), element("ul", *problems))

    def _problem(self, code: str, message: str, hint: str) -> Iterator[Content]:
        yield from (element("span", code, class_="code"), " ", message)
        if hint:
            yield element("span", hint, class_="hint")

    def forms(self, entries: Entries) -> Markup:
        rows = (self._form(each, f"form-{at}") for at, each in enumerate(entries.all, 1) if isinstance(each, Entry))
        head = element("thead", element("tr", element("td", self._head())))
        return element("table", head, LINE, element("tbody", LINE, joined(rows, LINE)), class_="tree forms")

    def _head(self) -> Markup:
        words = self.words
        labels = (words.form, words.total, words.grade, words.claimed, words.difference, words.findings)
        styles = ("name", "number", "text", "number", "number", "text")
        cells = (element("span", label, class_=style) for label, style in zip(labels, styles, strict=True))
        return element("div", *cells, element("span", class_="bar"), class_="line", aria_hidden="true")

    def _form(self, entry: Entry, identity: str) -> Markup:
        summary = element("summary", *self._cells(entry), class_="line")
        unfolded = element("details", summary, LINE, element("dl", *self._inside(entry), class_="inside"))
        return element("tr", element("td", unfolded), id=identity, class_="depth-2")

    def _cells(self, entry: Entry) -> Iterator[Markup]:
        words, apart = self.words, entry.difference
        open_ = element("span", self.words.sorts[-1], class_="mark open") if entry.score is None else NOTHING
        marked = element("span", words.apart, class_="mark") if entry.apart else NOTHING
        yield element("span", entry.subject or entry.file, open_, marked, class_="name")
        yield cell(words.total, spread(entry.low, entry.high) + out_of(entry.full), "number score")
        yield cell(words.grade, entry.grade, "text")
        yield cell(words.claimed, number(entry.claimed), "number")
        yield cell(words.difference, "" if apart is None else signed(apart), "number apart" if apart else "number")
        yield cell(words.findings, words.counts.format(*entry.counts), "text")
        drawn = bars.strip(entry.low, most(entry.low, entry.high), entry.claimed, entry.full) if entry.full else NOTHING
        yield element("span", drawn, class_="bar")

    def _inside(self, entry: Entry) -> Iterator[Markup]:
        words, address = self.words, self.links.get(entry.report, "")
        if address:
            yield pair(words.report, element("a", entry.report, href=address))
        yield pair(words.file, entry.file)
        if entry.name and entry.name != entry.subject:
            yield pair(words.title_of_form, entry.name)
        yield pair(words.ruleset, entry.ruleset)
        if entry.losses:
            yield pair(words.losses, element("ul", *(element("li", *_loss(*each)) for each in entry.losses)))
        if entry.findings:
            items = (element("li", *self._problem(code, said, "")) for code, said in entry.findings)
            yield pair(words.first_findings, element("ul", *items))


def _loss(amount: str, name: str, why: str) -> Iterator[Content]:
    yield from (element("b", amount), " ", name, element("span", why, class_="why"))
