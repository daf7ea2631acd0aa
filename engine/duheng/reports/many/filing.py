"""An overview as a short text for the files, in Markdown."""

from __future__ import annotations

from collections.abc import Iterator

from duheng.presentation.numbers import number
from duheng.problems.problem import Language
from duheng.reports.many.entries import Entries
from duheng.reports.many.rows import claim_and_total, head_of, off_by, row_of
from duheng.reports.many.summary import Summary, summary_of
from duheng.reports.many.words import ManyWords, counts, many_words
from duheng.reports.markdown import literal, table

_NUMBERS = frozenset((2, 4, 5, 6))


def render(entries: Entries, language: Language) -> str:
    """The text, with a line end after it."""
    words, summary = many_words(language), summary_of(entries)
    parts = [
        (f"# {words.title}",),
        counts(summary, words),
        (f"## {words.each}",),
        table(head_of(words), [row_of(each, words, literal) for each in entries.all], _NUMBERS),
        (f"## {words.distribution}",),
        _totals(summary, words),
        (f"## {words.grades}",) if summary.grades else (),
        (f"- {literal(grade)} {words.number.format(count)}" for grade, count in summary.grades),
        (f"## {words.common}",),
        _common(summary, words),
        (f"## {words.differences}",) if summary.differences else (),
        _differences(summary, words),
        (f"## {words.unread}",) if entries.unread else (),
        _unread(entries, language),
    ]
    told = ["\n".join(part) for part in parts]
    return "\n\n".join(part for part in told if part) + "\n"


def _totals(summary: Summary, words: ManyWords) -> Iterator[str]:
    for each in summary.totals:
        yield f"- {number(each.low)}～{number(each.high)}: {each.forms}"
    notes = [words.of_full if summary.totals else words.none_settled]
    notes += [words.uncounted.format(summary.uncounted)] if summary.uncounted else []
    yield "" if summary.totals else notes.pop(0)
    yield from notes


def _common(summary: Summary, words: ManyWords) -> Iterator[str]:
    for each in summary.common:
        told = words.in_forms.format(forms=each.forms, findings=each.findings)
        yield f"- {each.code} {literal(each.sentence)}{words.brackets.format(told)}"
    if not summary.common:
        yield words.none


def _differences(summary: Summary, words: ManyWords) -> Iterator[str]:
    for each in summary.differences:
        told = f"{literal(each.file)} {literal(each.subject)}{claim_and_total(each, words)}"
        yield f"- {off_by(each)} {told}"


def _unread(entries: Entries, language: Language) -> Iterator[str]:
    for entry in entries.unread:
        yield f"- {literal(entry.file)}"
        for each in entry.problems:
            yield f"  - {each.code} {literal(each.message(language))}"
