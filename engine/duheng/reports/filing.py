"""A form's result as a short text for the files: total, rows, what was lost, what to look at. In Markdown."""

from __future__ import annotations

from collections.abc import Iterator

from duheng.evaluation.result import Kind, NodeResult, Result
from duheng.presentation.gathering import Group, by_severity, gathered, listed, no_result, opening
from duheng.presentation.losses import amount_of, name_of, nothing_lost, place_of, reason, sum_of
from duheng.presentation.numbers import number, out_of, signed, spread
from duheng.presentation.placed import of_row
from duheng.presentation.words import UNVERIFIED, Words, grade_of
from duheng.problems.problem import Language
from duheng.reports.markdown import literal, table
from duheng.reports.page.words import PageWords, page_words
from duheng.reports.table import head_of, row_of
from duheng.version import VERSION

_NUMBERS = frozenset((1, 4, 5, 6))
_LEVEL = "\u3000"


def render(result: Result, language: Language) -> str:
    """The text, with a line end after it."""
    words = page_words(language)
    parts = (
        _head(result, words, language),
        _total(result, no_result(result.findings, words, language), words),
        _rows(result, words),
        _losses(result, words),
        _findings(result, words, language),
        _made(result, words),
    )
    return "\n\n".join("\n".join(part) for part in parts) + "\n"


def _head(result: Result, words: PageWords, language: Language) -> Iterator[str]:
    ruleset = result.ruleset
    yield f"# {literal(result.form.name or words.untitled)}"
    yield ""
    parents = " → ".join(each.id for each in ruleset.chain[1:])
    extends = words.brackets.format(f"{words.extends} {parents}") if parents else ""
    yield f"- {words.ruleset} {literal(f'{ruleset.id} {ruleset.title}')}{extends}"
    if ruleset.status:
        unverified = ruleset.status == UNVERIFIED
        yield f"- **{words.unverified if unverified else literal(words.status.format(ruleset.status))}**"
    for cell in result.form.fields:
        if not cell.empty:
            yield f"- {literal(cell.label)}{words.colon}{literal(cell.shown)}"
    for each in opening(result.findings):
        yield f"- **{words.attention} {each.code}** {literal(each.message(language))}"


def _total(result: Result, void: str, words: PageWords) -> Iterator[str]:
    total, apart = result.total, result.total.difference
    said = [words.open] if total.score is None else []
    said += [f"{words.claimed_total} {number(total.claimed)}"] if total.claimed is not None else []
    said += [f"{words.difference} {signed(apart)}"] if apart is not None else []
    said += [f"{words.grade} {literal(grade_of(total, words))}"] if total.graded else []
    yield words.comma.join([f"**{words.total} {spread(total.low, total.high)}{out_of(total.full)}**", *said])
    if void:
        yield ""
        yield f"**{void}**"


def _rows(result: Result, words: PageWords) -> Iterator[str]:
    yield f"## {words.scores}"
    yield ""
    yield from table(head_of(words), [_row(node, words) for node in result.nodes], _NUMBERS)


def _row(node: NodeResult, words: Words) -> list[str]:
    name = _LEVEL * node.depth + literal(node.path[-1])
    others = enumerate(row_of(node, words)[1:], 1)
    return [name, *(cell if column in _NUMBERS else literal(cell) for column, cell in others)]


def _losses(result: Result, words: Words) -> Iterator[str]:
    yield f"## {words.ledger}"
    yield ""
    for line in result.ledger:
        because = literal(reason(line, words))
        place = " · ".join(filter(None, (line.authority, place_of(line.rule))))
        apart = words.apart + words.colon if line.kind is Kind.POINTS else ""
        told = f"{words.colon}{because}" if because else ""
        yield f"- **{amount_of(line)}** {apart}{literal(name_of(line, words))}{told}{_bracketed(place, words)}"
    if not result.ledger:
        yield nothing_lost(result.total, words)
        return
    yield ""
    yield literal(sum_of(result.ledger, result.total, words))


def _bracketed(text: str, words: Words) -> str:
    return words.brackets.format(literal(text)) if text else ""


def _findings(result: Result, words: Words, language: Language) -> Iterator[str]:
    shown = listed(result.findings)
    yield f"## {words.findings}"
    if not shown:
        yield ""
        yield words.no_findings
    for severity, mine in by_severity(shown):
        yield ""
        yield f"### {words.severities[severity]} {len(mine)}"
        yield ""
        for group in gathered(mine, language):
            yield from _group(group, result.form.file, words, language)


def _group(group: Group, file: str, words: Words, language: Language) -> Iterator[str]:
    first, hint = group.problems[0], group.hint(language)
    if not group.heading:
        yield f"- {first.code} {literal(of_row(first, group.own[0], file, words, language))}{_hinted(hint, words)}"
        return
    yield f"- {first.code} {literal(group.headed(words))}{_hinted(hint, words)}"
    for each, own in zip(group.problems, group.own, strict=True):
        own_hint = each.hint(language) if hint is None else ""
        yield f"  - {literal(of_row(each, own, file, words, language))}{_hinted(own_hint, words)}"


def _hinted(hint: str | None, words: Words) -> str:
    """What to do about a finding, on a line of its own behind it."""
    return f"\\\n  {words.hint}{literal(hint)}" if hint else ""


def _made(result: Result, words: PageWords) -> Iterator[str]:
    yield f"## {words.made}"
    yield ""
    for each in result.ruleset.chain:
        yield f"- {words.ruleset} {literal(f'{each.id} {each.file}')} sha256 {each.sha256}"
    yield f"- {words.form_file} {literal(result.form.file)} sha256 {result.form.sha256}"
    yield f"- {words.made_by.format(VERSION)}"
