"""校验: the demands that a ruleset makes of a form, and what a veto does."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from duheng.evaluation.dimensions import told
from duheng.evaluation.exact import causes_of
from duheng.evaluation.formula import Formula
from duheng.evaluation.interpret import Frame, Interpreter, reads_score
from duheng.evaluation.message import filled
from duheng.evaluation.score import Scoring
from duheng.evaluation.wanted import SCORE_WANTED, Wanted, named
from duheng.evaluation.wording import wording_of
from duheng.forms.model import FormNode
from duheng.language import builtins, tree
from duheng.language.ranges import Range, Unknown
from duheng.problems.checks import CheckFailed, CheckUndecided, VetoApplied
from duheng.problems.problem import Problem
from duheng.record import Record


class Vetoed(Record):
    """A check with a veto that failed, or (not ``certain``) may fail: what it sets (总分 or 等级), and to which value."""

    check: tree.Check
    kind: str
    value: Fraction | Range | str
    certain: bool

    def applied(self, before: str, value: str) -> Problem:
        """The finding that it took effect."""
        span = self.check.veto.span if self.check.veto is not None else self.check.span
        return VetoApplied(
            related=(self.check.span,),
            name=self.check.name,
            what=self.kind,
            what_en="total" if self.kind == builtins.FORM_TOTAL else "grade",
            value=value,
            before=before,
            file=span.file,
            line=span.line,
        )


class Checking:
    """Runs the checks of a ruleset over one scored form."""

    def __init__(self, interpreter: Interpreter, scoring: Scoring) -> None:
        self.interpreter = interpreter
        self.scoring = scoring
        self.zh = Formula(interpreter, wording_of("zh"))
        self.en = Formula(interpreter, wording_of("en"))
        self.vetoes: list[Vetoed] = []

    def run(self) -> Iterator[Problem]:
        """All findings, in the order of the checks and of the form's rows."""
        for check in self.interpreter.ruleset.checks:
            for node in self._subjects(check):
                yield from self._one(check, node)

    def _subjects(self, check: tree.Check) -> list[FormNode | None]:
        if check.over is None:
            return [None]
        nodes = [node for node in self.interpreter.everything if node.level == check.over.value]
        if any(reads_score(each) for each in (check.when, check.demand) if each is not None):
            return [node for node in nodes if self.interpreter.score(node) is not None]
        return [*nodes]

    def _one(self, check: tree.Check, node: FormNode | None) -> Iterator[Problem]:
        frame = Frame(node, node, {})
        path = node.path if node else ()
        faults = self.scoring.dimensions.of_check(check, frame)
        if id(check.when) in faults:
            yield told(faults[id(check.when)], path)
            return
        when = True if check.when is None else self.interpreter.value(check.when, frame)
        if when is False:
            return
        if id(check.demand) in faults:
            yield told(faults[id(check.demand)], path)
            return
        holds = self.interpreter.value(check.demand, frame)
        if holds is True:
            return
        if isinstance(when, Unknown) or isinstance(holds, Unknown):
            wanted = named(causes_of(when) | causes_of(holds), path, self.interpreter.form) or Wanted(*SCORE_WANTED)
            yield CheckUndecided(
                path=path,
                span=node.span if node else None,
                name=check.name,
                fields=wanted.fields,
                fields_en=wanted.fields_en,
            )
            self._veto(check, frame, certain=False)
            return
        self._veto(check, frame, certain=True)
        text, text_en = self._texts(check, frame)
        yield CheckFailed(
            path=path,
            span=node.span if node else None,
            related=(check.span,),
            name=check.name,
            text=text,
            text_en=text_en,
            file=check.span.file,
            line=check.span.line,
            graded=check.severity,
        )

    def _texts(self, check: tree.Check, frame: Frame) -> tuple[str, str]:
        """What a check says, which is the ruleset's; without a message it shows its demand, in both languages."""
        if check.message is not None:
            said = self.zh.said(check.message, frame)
            return filled(said, self.zh.wording), filled(said, self.en.wording)
        return f"要求 {self.zh.text(check.demand, frame)}", f"required: {self.en.text(check.demand, frame)}"

    def _veto(self, check: tree.Check, frame: Frame, *, certain: bool) -> None:
        if check.veto is not None:
            value = self.interpreter.value(check.veto.value, frame)
            self.vetoes.append(Vetoed(check, check.veto.kind, value, certain))
