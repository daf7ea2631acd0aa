"""A form's own words and values, and beside them what was computed: score, difference from the claimed one, reason."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

from duheng.evaluation.result import NodeResult, Result, State, Total
from duheng.exporting.form_rows import FormRows
from duheng.exporting.head_plan import Line
from duheng.exporting.sketch import EMPTY, Content, Role
from duheng.exporting.values import PLACES, Showing, cell_written, points_content, score_written, with_points
from duheng.exporting.wording import SheetWords, words
from duheng.forms.labels import RULESET, TITLE, head_labels
from duheng.forms.model import Form, Written
from duheng.language.builtins import SCORE_OF
from duheng.language.decimal import decimal_text, rounded_text
from duheng.language.tree import Ruleset
from duheng.presentation.gathering import no_result
from duheng.presentation.words import UNVERIFIED, grade_of
from duheng.problems.problem import Language

SIGNED = '"+"General;"−"General;General'
DIFFERENCE = "difference"
REASON = "because"


class ScoredValues:
    """The contents of a scored form."""

    blank = False

    def __init__(self, form: Form, result: Result, ruleset: Ruleset, show: Showing, language: Language) -> None:
        self.language = language
        self.form = form
        self.result = result
        self.template = ruleset.template
        self.show = show
        self.words: SheetWords = words(language)
        meant = head_labels(ruleset.template).meant
        self.said: dict[str, Written] = {meant[cell.label]: cell for cell in form.written.head if cell.text.strip()}
        self.kinds = {field.name: field.kind for field in ruleset.template.fields if not field.level}
        self.nodes: dict[tuple[str, ...], NodeResult] = {node.path: node for node in result.nodes}
        self.rows: FormRows | None = None

    def head(self, name: str) -> Content:
        cell = self.said.get(name)
        if cell is None:
            return Content({TITLE: self.template.name, RULESET: self.result.ruleset.id}.get(name, ""))
        return cell_written(cell, self.form.head.get(name), self.kinds.get(name), self.show)

    def node(self, path: tuple[str, ...], meaning: str) -> Content:
        row = self.rows.seated.get(path) if self.rows is not None else None
        cell = row.cells.get(meaning) if row is not None else None
        return EMPTY if cell is None else score_written(cell.text)

    def group_name(self, line: Line) -> str:
        return with_points(line.node.name, line.node.points) if line.node is not None else ""

    def system(self, path: tuple[str, ...]) -> Sequence[tuple[Role, Content, str]]:
        if not path:
            return self._total(self.result.total)
        node = self.nodes.get(path)
        if node is None:
            return [(Role.SYSTEM, EMPTY, "")] * 3
        return (
            (Role.SYSTEM, self.score(node), SCORE_OF),
            _difference(node.difference),
            (Role.REASON, Content(self.reason(node)), REASON),
        )

    def score(self, node: NodeResult) -> Content:
        """A node's computed score."""
        if node.state is State.NOT_APPLICABLE:
            return Content(self.words.not_applicable)
        return score_content(node.low, node.high)

    def reason(self, node: NodeResult) -> str:
        """Why a node has its score, and by which clause."""
        said = [self.words.outside] if node.outside else []
        said += [each for each in (node.because, node.authority) if each]
        return self.words.separated.join(said)

    def reason_of_total(self) -> str:
        """The grade, why the total is what it is, and what keeps it from being a result."""
        total, words = self.result.total, self.words
        said = [f"{words.grade} {grade_of(total, words)}"] if total.graded else []
        said += [total.because]
        said += [no_result(self.result.findings, words, self.language)]
        said += [words.unverified] if self.result.ruleset.status == UNVERIFIED else []
        return words.separated.join(filter(None, said))

    def _total(self, total: Total) -> Sequence[tuple[Role, Content, str]]:
        return (
            (Role.SYSTEM, score_content(total.low, total.high), SCORE_OF),
            _difference(total.difference),
            (Role.REASON, Content(self.reason_of_total()), REASON),
        )


def score_content(low: Fraction, high: Fraction | None) -> Content:
    """A score as a number, a range of scores as a text."""
    if high is None:
        return Content(f"≥{rounded_text(low, PLACES)}")
    if low == high:
        return points_content(low)
    return Content(f"{rounded_text(low, PLACES)}～{rounded_text(high, PLACES)}")


def _difference(value: Fraction | None) -> tuple[Role, Content, str]:
    if not value:
        return Role.SYSTEM, EMPTY, DIFFERENCE
    return Role.DIFFERENT, signed_content(value), DIFFERENCE


def signed_content(value: Fraction) -> Content:
    """A difference with its sign, so that it isn't told by its colour alone."""
    content = points_content(value)
    sign = "+" if value > 0 else ""
    if content.number is None:
        return Content(sign + content.text)
    return Content(sign + decimal_text(value).replace("-", "−"), Decimal(content.number), SIGNED)
