"""Whether a changed ruleset provably gives the same for every form.

A case is the answers to all questions that the conditions of both versions ask (see ``checking.questions``), so each
form falls into one. Where both versions take a line with the same formula in every case, they can't differ.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import prod

from duheng.checking.cases.case_sets import CaseSets
from duheng.checking.cases.questions import Answer, Question, Questions
from duheng.language import tree
from duheng.language.names import names_of
from duheng.language.types import Direction, Nature
from duheng.language.units import known_names
from duheng.testing.bounds import never_above, never_below, never_rounds

MOST_CASES = 4_000
_UNITS = frozenset((*known_names(), "日期"))
Lines = Sequence[tuple[tree.Expression | None, object]]
"""Conditions with what holds under each; the first that holds counts."""


def same_results(one: tree.Method, two: tree.Method, ruleset: tree.Ruleset) -> bool:
    """Whether two versions of a method provably give the same; False where that isn't shown."""
    if one.lets != two.lets or one.finish != two.finish:
        return False
    lets = {let.name: let.value for let in one.lets}
    both = [[(clause.condition, clause.result) for clause in each.clauses] for each in (one, two)]
    return _same(both[0], both[1], Questions(ruleset, lets))


def same_methods(one: tree.Ruleset, two: tree.Ruleset) -> bool:
    """Whether two versions of 计分 provably give every row the same method."""
    both = [[(line.condition, line.method) for line in each.template.scoring] for each in (one, two)]
    return both[0] != both[1] and _same(both[0], both[1], Questions(one, {}))


def limits_nothing(before: tree.Method, after: tree.Method, ruleset: tree.Ruleset) -> bool:
    """Whether only a limit or a rounding differs that no result can reach."""
    if before.clauses != after.clauses or before.lets != after.lets:
        return False
    return any(_without_effect(before, after, step, names_of(ruleset).methods) for step in before.finish)


def _without_effect(
    before: tree.Method, after: tree.Method, step: tree.Clamp | tree.Round, methods: dict[str, tree.Method]
) -> bool:
    others = [each for each in before.finish if each is not step]
    left = [each for each in after.finish if all(each != other for other in others)]
    if len(left) > 1 or len(after.finish) < len(others):
        return False
    new = left[0] if left else None
    if isinstance(step, tree.Round):
        kept = new is None or (isinstance(new, tree.Round) and never_rounds(before, new, methods))
        return kept and never_rounds(before, step, methods)
    if not isinstance(new, tree.Clamp):
        return False
    return never_above(before, step, methods) if step.low == new.low else never_below(before, step, methods)


def _same(one: Lines, two: Lines, asked: Questions) -> bool:
    for condition, _ in (*one, *two):
        if condition is not None:
            asked.ask(condition)
    questions = asked.all()
    if prod(len(each.answers) for each in questions) > MOST_CASES:
        return False
    cases = CaseSets(asked, questions)
    ours, theirs, never = _results(one, cases), _results(two, cases), _never(questions, cases)
    return all(not first & second & ~never or gives == other for gives, first in ours for other, second in theirs)


def _results(lines: Lines, cases: CaseSets) -> list[tuple[object, int]]:
    """What lines give, each with the cases in which it counts; None in those that no line takes."""
    taken, left = cases.by_line([condition for condition, _ in lines])
    return [*zip((result for _, result in lines), taken, strict=True), (None, left)]


def _never(questions: Sequence[Question], cases: CaseSets) -> int:
    """Cases that no cell gives: what isn't 定量 has no direction and no unit, and what is 定量 has a direction."""
    asked: dict[tree.Expression, dict[str, Question]] = {}
    for each in questions:
        if isinstance(each.about, tree.Attribute):
            asked.setdefault(each.about.target, {})[each.about.name] = each
    never = 0
    for of_cell in asked.values():
        measured, wordless = _told_by(of_cell, cases, measured=True), _told_by(of_cell, cases, measured=False)
        never |= measured & wordless
    return never


def _told_by(of_cell: Mapping[str, Question], cases: CaseSets, *, measured: bool) -> int:
    """The cases in which what is said of a cell tells that it is, or isn't, a quantity."""
    found = 0
    for name, question in of_cell.items():
        told = frozenset(each for each in question.answers if _tells(name, each) is measured)
        found |= cases.answered(question, told)
    return found


def _tells(name: str, answer: Answer) -> bool | None:
    """Whether an answer tells that a cell is a quantity, None where it doesn't tell."""
    if name == "性质":
        return answer == Nature.QUANTITATIVE
    if name == "方向":
        return answer != Direction.NONE
    return True if name == "单位" and answer in _UNITS else None
