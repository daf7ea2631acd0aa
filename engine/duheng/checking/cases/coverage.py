"""Which line of a method takes which case: cases without a line, lines without a case, points that fall between lines.

Lines are tried in order, so every case has one line at most. All cases are tried where there are not too many; a case
is the answers to all questions at once. Answers that can't go together (实际值 ÷ 指标值 and 实际值 are not independent)
make cases that no form has: a line that takes none of the cases can be called dead for certain, a case that no line
takes only where the questions have nothing in common.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from math import prod

from duheng.checking.cases.case_sets import CaseSets, numbers_of
from duheng.checking.cases.questions import Question, Questions
from duheng.checking.cases.seams import Seam, Seams
from duheng.language import tree
from duheng.record import Record, replace

MOST_CASES = 4_000


class Coverage(Record):
    """What was found of a method's lines (their numbers count its clauses from 0).

    ``tried``: the cases could be tried at all. ``open`` tells a case that no line takes, None where there is none;
    ``certain`` whether a form may have it. ``dead`` are the lines that take no case, ``before`` for each of them the
    lines that take its cases, none where its condition can't hold. ``seams`` are the numbers that only a catch-all line
    takes though the lines around it take both sides, ``tops`` those above a band that stops at 100%. ``alone`` are
    the bare numbers in lines of tables beside which no line with a condition takes anything, or only on the side where
    the score falls less. ``whole``: every case there may be has a line, also those that hardly occur.
    """

    tried: bool
    open: tuple[str, ...] | None
    certain: bool
    dead: tuple[int, ...]
    before: tuple[tuple[int, ...], ...] = ()
    seams: tuple[Seam, ...] = ()
    tops: tuple[Seam, ...] = ()
    alone: tuple[tree.Call, ...] = ()
    whole: bool = False


def coverage(method: tree.Method, ruleset: tree.Ruleset, *, beside: bool = False) -> Coverage:
    """Try all cases on a method's lines; with ``beside``, what lies between and beside them is looked at too."""
    asked = Questions(ruleset, {let.name: let.value for let in method.lets})
    conditions = [clause.condition for clause in method.clauses]
    for condition in conditions:
        if condition is not None:
            asked.ask(condition)
    questions = asked.all()
    if prod(len(each.answers) for each in questions) > MOST_CASES:
        return Coverage(False, None, False, ())
    cases = CaseSets(asked, questions)
    taken, left = cases.by_line(conditions)
    whole = not left
    possible = cases.all & ~cases.impossible()
    taken, left = [mine & possible for mine in taken], left & possible
    for each in questions:
        left &= ~cases.answered(each, frozenset(each.unlikely))
    first_open = next(numbers_of(left), None)
    answers = cases.answers(first_open) if first_open is not None else ()
    told = tuple(each.told(answer) for each, answer in zip(questions, answers, strict=False))
    dead = tuple(number for number, line in enumerate(taken) if not line)
    own = [cases.of(conditions[number]) & possible for number in dead]
    before = tuple(tuple(number for number, line in enumerate(taken) if line & mine) for mine in own)
    certain = _independent(questions, asked)
    found = Coverage(True, None if first_open is None else told, certain, dead, before, whole=whole)
    if not beside:
        return found
    rest = next((number for number, clause in enumerate(method.clauses) if clause.condition is None), None)
    seams = Seams(method, cases, taken, rest) if rest is not None and taken[rest] else None
    free = seams if _free(questions, asked) else None
    alone = tuple(_alone(method, questions, cases, taken, seams))
    between, tops = (tuple(free.between()), tuple(free.above())) if free is not None else ((), ())
    return replace(found, seams=between, tops=tops, alone=alone)


def _independent(questions: Sequence[Question], asked: Questions) -> bool:
    """Whether no two questions look at the same thing, so that every case may occur."""
    seen: set[tree.Expression] = set()
    for question in questions:
        mine = {each for each in asked.inside(question.about) if isinstance(each, tree.Read | tree.Built | tree.Named)}
        if mine & seen:
            return False
        seen |= mine
    return True


def _alone(
    method: tree.Method, questions: Sequence[Question], cases: CaseSets, taken: Sequence[int], seams: Seams | None
) -> Iterator[tree.Call]:
    """The comparisons with bare numbers of tables, of which only lines without a condition take what is beside."""
    by_key = {each.key: each for each in questions}
    conditioned = 0
    for clause, mine in zip(method.clauses, taken, strict=True):
        conditioned |= mine if clause.condition is not None else 0
    for clause, mine in zip(method.clauses, taken, strict=True):
        for call in _bare_cells(clause.condition):
            question = by_key.get(call.arguments[0])
            if question is None or not mine:
                continue
            if not cases.beside(question, mine) & conditioned or (seams is not None and seams.peaks(question, mine)):
                yield call


def _bare_cells(condition: tree.Expression | None) -> Iterator[tree.Call]:
    """The comparisons that a table's cells make which hold a number and no sign."""
    for each in condition.parts if isinstance(condition, tree.Every) else (condition,):
        if isinstance(each, tree.Call) and each.operation == "equal" and each.span == each.arguments[1].span:
            yield each


def _free(questions: Sequence[Question], asked: Questions) -> bool:
    """Whether any answers can go together: one after the other, each question reads something the rest doesn't.

    That a cell is filled in goes with every number in it.
    """
    reads = [
        {each for each in asked.inside(question.about) if isinstance(each, tree.Read | tree.Built)}
        for question in questions
        if not isinstance(question.about, tree.Given)
    ]
    times = Counter(each for mine in reads for each in mine)
    waiting = [mine for mine in reads if any(times[each] == 1 for each in mine)]
    done = 0
    while waiting:
        mine, done = waiting.pop(), done + 1
        reads.remove(mine)
        times.subtract(mine)
        waiting = [mine for mine in reads if any(times[each] == 1 for each in mine)]
    return not reads
