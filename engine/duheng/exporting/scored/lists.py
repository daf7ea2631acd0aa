"""The sheets beside a scored form: scores of groups, lost points, findings, the rules that were applied."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction

from duheng.books.drawn import Align, DrawnCell, DrawnSheet, Face, Style, height_of
from duheng.books.model import Area
from duheng.checking.linking.effective import EffectiveLine
from duheng.evaluation.result import LedgerLine, NodeResult, Result
from duheng.exporting.layout.sketch import EMPTY, Content
from duheng.exporting.layout.values import points_content
from duheng.exporting.layout.wording import SheetWords, words
from duheng.exporting.live.sheet import Made
from duheng.exporting.scored.values import ScoredValues, score_content, signed_content
from duheng.language.ranges import total_of
from duheng.presentation.gathering import without_consequences
from duheng.presentation.losses import PATH, nothing_lost, parted, place_of, reason, sum_of
from duheng.presentation.numbers import number, spread
from duheng.presentation.placed import place_in
from duheng.problems.language import severity_word
from duheng.problems.problem import Language, Problem
from duheng.problems.severity import Severity
from duheng.source import column_letters
from duheng.version import VERSION

_HEAD = Style(bold=True, fill="E9EEF4")
_TITLE = Style(face=Face.HEI, size=14, border=False, align=Align.LEFT)
_CELL = Style(align=Align.LEFT)
_NUMBER = Style(align=Align.RIGHT)
_SUM = Style(bold=True, fill="E9EEF4", align=Align.RIGHT)
_SUM_TEXT = Style(bold=True, fill="E9EEF4", align=Align.LEFT)
_MARKED = Style(align=Align.RIGHT, fill="FCE4D6", bold=True)
_SEVERE: Mapping[Severity, Style] = {
    Severity.ERROR: Style(fill="F8CBAD", bold=True),
    Severity.WARNING: Style(fill="FFF2CC"),
    Severity.INFO: Style(),
}
_CODE = Style(align=Align.LEFT, border=False, size=9)
_INDENT = "    "
_FIRST = 3

Row = Sequence[DrawnCell]


def summary_sheet(values: ScoredValues, rows: Sequence[NodeResult], name: str, made: Made) -> DrawnSheet:
    """The scores of groups, and of nodes that have no row on the form; the total below them.

    The scores stand in the third column, from the third row on, in the order of ``rows``. Scores that no
    formula works out are listed last, with the reason.
    """
    said, total = values.words, values.result.total
    lines: list[Row] = [_scores(node, values) for node in rows]
    last = (
        DrawnCell(_SUM_TEXT, said.total),
        _numbered(points_content(total.full), _SUM),
        _numbered(score_content(total.low, total.high), _SUM),
        _numbered(points_content(total.claimed), _SUM),
        _numbered(signed_content(total.difference) if total.difference else EMPTY, _SUM),
        DrawnCell(_SUM_TEXT, values.reason_of_total()),
    )
    told = [("", said.live)] if made.live else []
    told += [("", said.fixed)] if made.fixed else []
    told += [
        (PATH.join(path) or said.total, why.zh if values.language == "zh" else why.en)
        for path, why in made.fixed.items()
    ]
    notes: list[Row] = [
        (DrawnCell(_CODE, place), *[DrawnCell(_CODE)] * 4, DrawnCell(_CODE, text)) for place, text in told
    ]
    return _sheet(name, said.summary_heads, [*lines, last, *notes], (30.0, 9.0, 11.0, 9.0, 9.0, 62.0))


def sheets_of_reasons(result: Result, effective: Sequence[EffectiveLine], language: Language) -> list[DrawnSheet]:
    """Lost points, findings, and the rules that were applied, a sheet each."""
    _, _, ledger, findings, rules = words(language).sheets
    return [
        _ledger_sheet(result, ledger, language),
        _findings_sheet(result, findings, language),
        _rules_sheet(result, effective, rules, language),
    ]


def _ledger_sheet(result: Result, name: str, language: Language) -> DrawnSheet:
    """扣分清单: every lost point, and the sums that lead from full points to the total."""
    said, total, ledger = words(language), result.total, result.ledger
    lost, given, apart = parted(ledger)
    last = _FIRST + len(lost) - 1
    sums: Row = (
        DrawnCell(_SUM_TEXT, said.sum),
        _summed(total_of([line.lost for line in lost]), [line.lost for line in lost], 2, last),
        _summed(total_of([line.open for line in ledger]), [line.open for line in lost], 3, last),
        DrawnCell(_SUM_TEXT, sum_of(ledger, total, said) if ledger else nothing_lost(total, said)),
        DrawnCell(_SUM_TEXT, f"{said.full} {number(total.full)}"),
        DrawnCell(_SUM_TEXT, f"{said.total} {spread(total.low, total.high)}"),
    )
    rows = [
        *(_loss(line, said) for line in lost),
        sums,
        *_under(said.given, given, said),
        *_under(said.apart, apart, said),
    ]
    return _sheet(name, said.ledger_heads, rows, (34.0, 10.0, 10.0, 56.0, 34.0, 30.0))


def _under(heading: str, lines: Sequence[LedgerLine], said: SheetWords) -> list[Row]:
    """Lines that are no losses, under their heading."""
    return [(DrawnCell(_HEAD, heading),), *(_loss(line, said) for line in lines)] if lines else []


def _findings_sheet(result: Result, name: str, language: Language) -> DrawnSheet:
    """What a person should look at, the gravest first."""
    said = words(language)
    order = list(Severity)
    told = sorted(without_consequences(result.findings), key=lambda each: order.index(each.level()))
    lines: list[Row] = [
        (
            DrawnCell(_SEVERE[each.level()], severity_word(each.level(), language)),
            DrawnCell(_CELL, each.code),
            DrawnCell(_CELL, _place(each, result.form.file, said)),
            DrawnCell(_CELL, each.message(language)),
            DrawnCell(_CELL, each.hint(language)),
        )
        for each in told
    ]
    return _sheet(
        name, said.findings_heads, lines or [(DrawnCell(_CELL, said.no_findings),)], (8.0, 10.0, 36.0, 62.0, 46.0)
    )


def _rules_sheet(result: Result, effective: Sequence[EffectiveLine], name: str, language: Language) -> DrawnSheet:
    """The rules that were applied: whose they are, each file's hash, and the given lines with where they were set."""
    said, ruleset = words(language), result.ruleset
    own, form = ruleset.chain[0], result.form
    links = [f"{link.id}  {link.file}  SHA-256 {link.sha256}" for link in ruleset.chain]
    facts = [ruleset.id, ruleset.title, ruleset.status, own.authority, form.file, form.sha256, f"duheng {VERSION}"]
    labels = [*said.facts, said.facts[0], *[said.chain] * (len(links) - 1)]
    rows: list[Row] = [
        (DrawnCell(_HEAD, label), DrawnCell(_CELL, fact)) for label, fact in zip(labels, facts + links, strict=True)
    ]
    rows += [tuple(DrawnCell(_HEAD, head) for head in said.rules_heads)] if effective else []
    rows += [
        (
            DrawnCell(_CODE, "、".join(place_of(origin) for origin in line.origins)),
            DrawnCell(_CODE, _INDENT * line.depth + line.text.strip()),
        )
        for line in effective
    ]
    return _sheet(name, (), rows, (38.0, 92.0), landscape=False)


def _scores(node: NodeResult, values: ScoredValues) -> Row:
    return (
        DrawnCell(_CELL, _INDENT * (node.level - 1) + node.path[-1]),
        _numbered(points_content(node.points), _NUMBER),
        _numbered(values.score(node), _NUMBER),
        _numbered(points_content(node.claimed), _NUMBER),
        _numbered(signed_content(node.difference), _MARKED) if node.difference else DrawnCell(_NUMBER),
        DrawnCell(_CELL, values.reason(node)),
    )


def _loss(line: LedgerLine, said: SheetWords) -> Row:
    return (
        DrawnCell(_CELL, PATH.join(line.path) or said.whole_form),
        _numbered(points_content(line.lost), _NUMBER),
        _numbered(points_content(line.open) if line.open else EMPTY, _NUMBER),
        DrawnCell(_CELL, reason(line, said)),
        DrawnCell(_CELL, line.authority),
        DrawnCell(_CELL, place_of(line.rule)),
    )


def _summed(total: Fraction, parts: Sequence[Fraction], column: int, last: int) -> DrawnCell:
    """A sum as a formula, where it is that of its parts and all of them are numbers of the sheet."""
    content = points_content(total)
    exact = (
        content.number is not None
        and total == total_of(parts)
        and all(points_content(part).number is not None for part in parts)
    )
    letter = column_letters(column)
    formula = f"SUM({letter}{_FIRST}:{letter}{last})" if exact and last >= _FIRST else ""
    return DrawnCell(_SUM, content.text, content.number, formula=formula)


def _numbered(content: Content, style: Style) -> DrawnCell:
    return DrawnCell(style, content.text, content.number, content.format, content.formula)


def _place(problem: Problem, form: str, said: SheetWords) -> str:
    """The node that a finding is about, and the place in the form's file."""
    return "\n".join(filter(None, (PATH.join(problem.path), place_in(form, problem, said)))) or said.whole_form


def _sheet(
    name: str, heads: Sequence[str], rows: Sequence[Row], widths: tuple[float, ...], *, landscape: bool = True
) -> DrawnSheet:
    """A title, a head, rows below it."""
    cells: dict[tuple[int, int], DrawnCell] = {(1, 1): DrawnCell(_TITLE, name)}
    cells |= {(2, column): DrawnCell(_HEAD, head) for column, head in enumerate(heads, 1)}
    first = _FIRST if heads else 2
    heights = {1: 28.0}
    for place, row in enumerate(rows, first):
        cells |= {(place, column): cell for column, cell in enumerate(row, 1)}
        needed = (height_of(cell.text, widths[column], cell.style.size) for column, cell in enumerate(row))
        heights[place] = min(409.0, max(18.0, *needed))
    repeated = (2, 2) if heads else None
    area = Area(1, 1, 1, len(widths))
    return DrawnSheet(name, cells, widths, (area,), heights, repeated, frozen=2 if heads else 1, landscape=landscape)
