"""A form's own words and values, and beside them what was computed: score, difference from the claimed one, reason."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

from duheng.evaluation.result import NodeResult, Result, State
from duheng.exporting.layout.form_rows import FormRows
from duheng.exporting.layout.head_plan import Seat, plan_head
from duheng.exporting.layout.sketch import EMPTY, Computed, Content, Role
from duheng.exporting.layout.values import PLACES, Showing, as_written, cell_written, points_content, score_written
from duheng.exporting.layout.wording import SheetWords, system_heads, words
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
    """The contents of a scored form; ``show`` says which of its cells are numbers of the sheet."""

    blank = False

    def __init__(
        self,
        form: Form,
        result: Result,
        ruleset: Ruleset,
        show: Showing = as_written,
        language: Language = "zh",
    ) -> None:
        self.language = language
        self.form = form
        self.result = result
        self.ruleset = ruleset
        self.template = ruleset.template
        self.show = show
        self.words: SheetWords = words(language)
        meant = head_labels(self.template).meant
        self.said: dict[str, Written] = {meant[cell.label]: cell for cell in form.written.head if cell.text.strip()}
        self.kinds = {field.name: field.kind for field in self.template.fields if not field.level}
        self.nodes: dict[tuple[str, ...], NodeResult] = {node.path: node for node in result.nodes}
        self.plan = plan_head(self.template)
        self.rows = FormRows(form, ruleset, self.plan, show)

    def head(self, name: str) -> Content:
        cell = self.said.get(name)
        if cell is None:
            return Content({TITLE: self.template.name, RULESET: self.result.ruleset.id}.get(name, ""))
        return cell_written(cell, self.form.head.get(name), self.kinds.get(name), self.show)

    def node(self, seat: Seat, meaning: str) -> Content:
        row = self.rows.seated.get(seat.path)
        cell = row.cells.get(meaning) if row is not None else None
        return EMPTY if cell is None else score_written(cell.text)

    def heads(self) -> Sequence[Computed]:
        return [(Role.SYSTEM_HEAD, Content(label), "") for label in system_heads(self.language)]

    def system(self, path: tuple[str, ...] | None) -> Sequence[Computed]:
        total, node = self.result.total, self.nodes.get(path or ())
        if path == ():
            return _columns(score_content(total.low, total.high), total.difference, self.reason_of_total())
        if node is None:
            return [(Role.SYSTEM, EMPTY, "")] * 3
        return _columns(self.score(node), node.difference, self.reason(node))

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


def score_content(low: Fraction, high: Fraction | None) -> Content:
    """A score as a number, a range of scores as a text."""
    if high is None:
        return Content(f"≥{rounded_text(low, PLACES)}")
    if low == high:
        return points_content(low)
    return Content(f"{rounded_text(low, PLACES)}～{rounded_text(high, PLACES)}")


def _columns(score: Content, difference: Fraction | None, reason: str) -> Sequence[Computed]:
    role, content = (Role.DIFFERENT, signed_content(difference)) if difference else (Role.SYSTEM, EMPTY)
    return (Role.SYSTEM, score, SCORE_OF), (role, content, DIFFERENCE), (Role.REASON, Content(reason), REASON)


def signed_content(value: Fraction) -> Content:
    """A difference with its sign, so that it isn't told by its colour alone."""
    content = points_content(value)
    sign = "+" if value > 0 else ""
    if content.number is None:
        return Content(sign + content.text)
    return Content(sign + decimal_text(value).replace("-", "−"), Decimal(content.number), SIGNED)
