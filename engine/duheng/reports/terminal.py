"""A result for people at a terminal: whose form, the table, the total, what was lost and what to look at.

Everything fits the width, measured in a terminal's columns; below ``NARROWEST`` it is laid out for that.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from duheng.evaluation.result import CellText, NodeResult, Result, Total
from duheng.presentation.gathering import no_result, opening
from duheng.presentation.losses import place_of
from duheng.presentation.numbers import number, out_of, spread
from duheng.presentation.words import UNVERIFIED, Words, grade_of, words_of
from duheng.problems.problem import Language, Problem
from duheng.reports.ink import BOLD, DIM, RED, YELLOW, Ink, hanging, joined, labelled
from duheng.reports.losses import ledger_lines
from duheng.reports.opinions import finding_lines
from duheng.reports.table import INDENT, Table
from duheng.source import display_width, visible

NARROWEST = 72


def render(result: Result, language: Language, width: int, colour: bool, explain: bool) -> str:
    """The whole report; with ``explain``, every score's reason stands under its row."""
    words, ink, width = words_of(language), Ink(colour), max(width, NARROWEST)
    filled = [cell for cell in result.form.fields if not cell.empty]
    apart = opening(result.findings)
    parts = [
        _head(result, words, ink, width),
        *([_fields(filled, words, width)] if filled else []),
        *(_warning(each, words, language, ink, width) for each in apart),
        _table(result, words, ink, width, explain),
        _total(result.total, no_result(apart, words, language), words, ink, width),
        ledger_lines(result.ledger, result.total, words, ink, width),
        finding_lines(result, words, language, ink, width, explain),
    ]
    return "\n\n".join("\n".join(part) for part in parts) + "\n"


def _head(result: Result, words: Words, ink: Ink, width: int) -> Iterator[str]:
    ruleset = result.ruleset
    if result.form.name:
        yield from (ink.paint(line, BOLD) for line in hanging("", result.form.name, width))
    yield from hanging(f"{words.ruleset} {ruleset.id} ", ruleset.title, width)
    if len(ruleset.chain) > 1:
        parents = " → ".join(each.id for each in ruleset.chain[1:])
        yield from (ink.paint(line, DIM) for line in hanging(f"{words.extends} ", parents, width))
    if ruleset.status == UNVERIFIED:
        yield from (ink.paint(line, YELLOW) for line in hanging("", words.unverified, width))


def _fields(cells: Sequence[CellText], words: Words, width: int) -> Iterator[str]:
    """Whose form it is: the fields of its head, as they are filled in."""
    for cell in cells:
        yield from labelled("", cell.label + words.colon, cell.shown, width)


def _warning(problem: Problem, words: Words, language: Language, ink: Ink, width: int) -> Iterator[str]:
    """What a reader must know before the first number."""
    label = f"{words.attention} {problem.code}{INDENT}"
    yield from (ink.paint(line, RED) for line in hanging(label, problem.message(language), width))
    blank = " " * display_width(label)
    yield from (ink.paint(line, DIM) for line in hanging(blank + words.hint, problem.hint(language), width))


def _table(result: Result, words: Words, ink: Ink, width: int, explain: bool) -> Iterator[str]:
    table = Table(result.nodes, words, width)
    yield table.first_line(ink)
    before: NodeResult | None = None
    for node, line in table.lines(ink):
        if before is not None and not node.depth and (before.depth or min(before.level, node.level) == 1):
            yield ""
        before = node
        yield line
        if explain:
            yield from _reasons(node, words, ink, width)


def _reasons(node: NodeResult, words: Words, ink: Ink, width: int) -> Iterator[str]:
    """Why a node scores what it does, by which rule, and what else its row says."""
    blank = INDENT * node.depth
    lines = hanging(f"{blank}└ ", node.because, width) if node.because else []
    lines += joined(f"{blank}  ", (node.method, node.authority, place_of(node.rule)), width)
    for cell in node.others:
        lines += labelled(f"{blank}  ", cell.label + words.colon, cell.shown, width)
    yield from (ink.paint(line, DIM) for line in lines)


def _total(total: Total, void: str, words: Words, ink: Ink, width: int) -> Iterator[str]:
    score = spread(total.low, total.high)
    said = [words.open] if total.score is None else []
    said += [words.of_claimed.format(number(total.claimed))] if total.claimed is not None else []
    remark = words.brackets.format(words.comma.join(said)) if said else ""
    grade = f"{INDENT * 2}{words.grade} {visible(grade_of(total, words))}" if total.graded else ""
    text = f"{words.total} {score}{out_of(total.full)}{remark}{grade}"
    yield from (ink.paint(line, BOLD) for line in hanging("", text, width))
    if void:
        yield from (ink.paint(line, RED) for line in hanging("", words.brackets.format(void).strip(), width))
