"""校验: the demands that a ruleset makes of a form, and what a veto does."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from duheng.evaluation.scoring.score import Scoring
from duheng.evaluation.telling.figures import points
from duheng.evaluation.telling.formula import Formula
from duheng.evaluation.telling.message import Message, filled
from duheng.evaluation.telling.wanted import SCORE_WANTED, WANTED_FOR, Wanted, named
from duheng.evaluation.telling.wording import wording_of
from duheng.evaluation.units.faults import told
from duheng.evaluation.units.kept import kept_of
from duheng.evaluation.values.exact import Trouble, causes_of
from duheng.evaluation.values.frame import Frame
from duheng.evaluation.values.functions import Functions, functions_of
from duheng.evaluation.values.of_node import doubt, reads_score
from duheng.identity import once_for_each
from duheng.language import builtins, tree
from duheng.language.operation import TypeFault
from duheng.language.ranges import Cause, Range, Truth, Unknown
from duheng.language.walk import asked_by, walk
from duheng.problems.checks import CheckFailed, CheckSenseless, CheckUndecided, VetoApplied
from duheng.problems.evaluation import DatesCombined
from duheng.problems.problem import Problem
from duheng.problems.severity import Severity
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
            what_en=_of_form_en(self.kind),
            value=value,
            before=before,
            file=span.file,
            line=span.line,
        )


def _of_form_en(kind: str) -> str:
    return "total" if kind == builtins.FORM_TOTAL else "grade"


class Demand:
    """A check as it is asked of every row: its condition (None: always) and its demand as functions.

    ``computes``: it reads quantities, whose units may not go together.
    """

    __slots__ = ("check", "computes", "demand", "message", "of_score", "when")

    def __init__(self, check: tree.Check, functions: Functions, *, computes: bool) -> None:
        self.check = check
        self.when = None if check.when is None else functions.of(check.when)
        self.demand = functions.of(check.demand)
        self.computes = computes
        self.of_score = any(reads_score(each, functions.derived) for each in asked_by(check))
        asked = [each for outermost in asked_by(check) for each in walk(outermost)]
        self.message = None if check.message is None else Message(check.message, asked)


@once_for_each
def demands_of(ruleset: tree.Ruleset) -> list[Demand]:
    """The checks of a ruleset, in its order."""
    functions, kept = functions_of(ruleset), kept_of(ruleset)
    return [Demand(check, functions, computes=kept.computes(check)) for check in ruleset.checks]


class Checking:
    """Runs the checks of a ruleset over one scored form."""

    def __init__(self, scoring: Scoring) -> None:
        self.interpreter = scoring.interpreter
        self.dimensions = scoring.dimensions
        self.zh = Formula(self.interpreter, wording_of("zh"))
        self.en = Formula(self.interpreter, wording_of("en"))
        self.frames: dict[tree.Over, list[Frame]] = {}
        self.vetoes: list[Vetoed] = []

    def run(self) -> list[Problem]:
        """All findings, in the order of the checks and of the form's rows."""
        return [
            self._missed(demand, frame, when, holds)
            for demand, frame, when, holds in self.answers()
            if holds is not True
        ]

    def answers(self) -> Iterator[tuple[Demand, Frame, Truth, Truth | TypeFault]]:
        """Each check with each frame in which it is asked, and whether its condition and its demand hold there; in
        place of the latter what makes no sense in either."""
        run = self.interpreter
        for demand in demands_of(run.ruleset):
            applies, holds_in = demand.when, demand.demand
            for frame in self._subjects(demand):
                if demand.computes:
                    when, holds = self._computed(demand, frame)
                else:
                    when = applies is None or applies(run, frame)
                    holds = when is False or holds_in(run, frame)
                if holds is False and demand.of_score:
                    holds = self._holds_not(frame)
                yield demand, frame, when, holds

    def _holds_not(self, frame: Frame) -> bool | Unknown:
        """Whether a demand that reads a row's score isn't met, or that isn't known since there may be no score."""
        node, run = frame.node, self.interpreter
        return doubt(node, run.score(node)) if node is not None and id(node) in run.perhaps_none else False

    def _subjects(self, demand: Demand) -> Sequence[Frame]:
        """The frames in which a check is asked, the same for all checks of a level."""
        over, run = demand.check.over, self.interpreter
        if over is None:
            return [Frame.of(None)]
        if over not in self.frames:
            self.frames[over] = [Frame.of(node) for node in run.level(over.value)]
        frames = self.frames[over]
        return (
            [each for each in frames if each.node and run.score(each.node) is not None] if demand.of_score else frames
        )

    def _computed(self, demand: Demand, frame: Frame) -> tuple[Truth, Truth | TypeFault]:
        """Whether a condition and a demand hold that read quantities."""
        check, run = demand.check, self.interpreter
        faults = self.dimensions.of_check(check, frame)
        when: Truth = True
        if demand.when is not None:
            senseless = faults and id(check.when) in faults
            asked = self.dimensions.decided(check.when, faults, frame) if senseless else demand.when(run, frame)
            if asked is False:
                return False, True
            if isinstance(asked, TypeFault):
                return True, asked
            when = asked
        if faults and id(check.demand) in faults:
            return when, self.dimensions.decided(check.demand, faults, frame)
        return when, demand.demand(run, frame)

    def _senseless(self, check: tree.Check, frame: Frame, fault: TypeFault) -> Problem:
        """What a demand leads to that makes no sense of the form's units: nobody can tell whether it holds."""
        self._veto(check, frame, certain=False)
        why = told(fault, ())
        return CheckSenseless(
            path=frame.node.path if frame.node else (),
            span=frame.node.span if frame.node else None,
            name=check.name,
            why=why.why("zh"),
            why_en=why.why("en"),
            file=check.span.file,
            line=check.span.line,
            graded=Severity.INFO if isinstance(why, DatesCombined) and check.veto is None else Severity.WARNING,
        )

    def _missed(self, demand: Demand, frame: Frame, when: Truth, holds: Truth | TypeFault) -> Problem:
        """What a demand that isn't met, or of which that can't be told, leads to."""
        check, node = demand.check, frame.node
        if isinstance(holds, TypeFault):
            return self._senseless(check, frame, holds)
        if isinstance(when, Unknown) or isinstance(holds, Unknown):
            return self._undecided(check, frame, causes_of(when) | causes_of(holds))
        self._veto(check, frame, certain=True)
        text, text_en = self._texts(demand, frame)
        return CheckFailed(
            path=node.path if node else (),
            span=node.span if node else None,
            related=(check.span,),
            name=check.name,
            text=text,
            text_en=text_en,
            file=check.span.file,
            line=check.span.line,
            graded=check.severity,
        )

    def _undecided(self, check: tree.Check, frame: Frame, causes: frozenset[Cause]) -> Problem:
        """What a demand leads to of which can't be told whether it is met, or whether it is made."""
        node = frame.node
        path = node.path if node else ()
        wanted = named(causes, path, self.interpreter.form) or self._lacking(check, frame)
        stake, stake_en = self._stake(check, frame)
        self._veto(check, frame, certain=False)
        return CheckUndecided(
            path=path,
            span=node.span if node else None,
            name=check.name,
            fields=wanted.fields,
            fields_en=wanted.fields_en,
            vetoes=check.veto is not None,
            stake=stake,
            stake_en=stake_en,
        )

    def _lacking(self, check: tree.Check, frame: Frame) -> Wanted:
        """What a check lacks that no cell would give: what went wrong in it, or a score that is open."""
        asked, run = asked_by(check), self.interpreter
        _, troubles = run.kernel.apart(lambda: [run.value(each, frame) for each in asked])
        return Wanted(*next((WANTED_FOR[each] for each in Trouble if each in troubles), SCORE_WANTED))

    def _texts(self, demand: Demand, frame: Frame) -> tuple[str, str]:
        """What a check says, which is the ruleset's; what is missing for it, and its demand where it has no message, in
        both languages."""
        if demand.message is None:
            asked = demand.check.demand
            return f"要求 {self.zh.text(asked, frame)}", f"required: {self.en.text(asked, frame)}"
        told = demand.message.told(self.zh, frame)
        if isinstance(told, str):
            return told, told
        return filled(told, self.zh.wording), filled(told, self.en.wording)

    def _stake(self, check: tree.Check, frame: Frame) -> tuple[str, str]:
        """What a check that can't be decided would set."""
        if check.veto is None:
            return "", ""
        kind, value = check.veto.kind, points(self.interpreter.value(check.veto.value, frame))
        return f"；不符合的话，{kind}定为 {value}", f"; if it fails, the {_of_form_en(kind)} is set to {value}"

    def _veto(self, check: tree.Check, frame: Frame, *, certain: bool) -> None:
        if check.veto is not None:
            value = self.interpreter.value(check.veto.value, frame)
            self.vetoes.append(Vetoed(check, check.veto.kind, value, certain))
