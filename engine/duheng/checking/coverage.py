"""Which line of a method takes which case: cases without a line, lines without a case, points that fall between lines.

Lines are tried in order, so every case has one line at most. All cases are tried where there are not too many; a case
is the answers to all questions at once. Answers that can't go together (实际值 ÷ 指标值 and 实际值 are not independent)
make cases that no form has: a line that takes none of the cases can be called dead for certain, a case that no line
takes only where the questions have nothing in common.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import product
from math import prod

from duheng.checking.questions import Case, Question, Questions
from duheng.language import tree
from duheng.record import Record

MOST_CASES = 4_000


class Coverage(Record):
    """What was found of a method's lines (their numbers count its clauses from 0).

    ``tried``: the cases could be tried at all. ``open`` tells a case that no line takes, None where there is none;
    ``certain`` whether a form may have it. ``dead`` are the lines that take no case. ``between`` are the numbers that
    only a catch-all line takes though the lines around it take both sides: the line's number and how to say it.
    """

    tried: bool
    open: tuple[str, ...] | None
    certain: bool
    dead: tuple[int, ...]
    between: tuple[tuple[int, str], ...]


def coverage(method: tree.Method, ruleset: tree.Ruleset) -> Coverage:
    """Try all cases on a method's lines."""
    asked = Questions(ruleset, {let.name: let.value for let in method.lets})
    for clause in method.clauses:
        if clause.condition is not None:
            asked.ask(clause.condition)
    questions = asked.all()
    if prod(len(each.answers) for each in questions) > MOST_CASES:
        return Coverage(False, None, False, (), ())
    taken: list[int | None] = []
    first_open: Case | None = None
    for case in _cases(questions):
        line = _line_of(method.clauses, case, asked)
        taken.append(line)
        if line is None and first_open is None and not any(case[each.key] in each.unlikely for each in questions):
            first_open = case
    open_ = None if first_open is None else tuple(each.told(first_open[each.key]) for each in questions)
    dead = tuple(sorted(set(range(len(method.clauses))) - {line for line in taken if line is not None}))
    return Coverage(True, open_, _independent(questions, asked), dead, _between(method, questions, taken))


def _cases(questions: Sequence[Question]) -> Iterator[Case]:
    keys = [each.key for each in questions]
    for answers in product(*(each.answers for each in questions)):
        yield dict(zip(keys, answers, strict=True))


def _line_of(clauses: Sequence[tree.Clause], case: Case, asked: Questions) -> int | None:
    for number, clause in enumerate(clauses):
        if clause.condition is None or asked.holds(clause.condition, case):
            return number
    return None


def _independent(questions: Sequence[Question], asked: Questions) -> bool:
    """Whether no two questions look at the same thing, so that every case may occur."""
    seen: set[tree.Expression] = set()
    for question in questions:
        mine = {each for each in asked.inside(question.about) if isinstance(each, tree.Read | tree.Built | tree.Named)}
        if mine & seen:
            return False
        seen |= mine
    return True


def _between(
    method: tree.Method, questions: Sequence[Question], taken: Sequence[int | None]
) -> tuple[tuple[int, str], ...]:
    """Numbers other than 0 that only a line without a condition takes, between two that lines with one take."""
    if len(questions) != 1:
        return ()
    question, found = questions[0], []
    for before, here, after, answer in zip(taken, taken[1:], taken[2:], question.answers[1:], strict=False):
        if here is None or before is None or after is None or answer == 0 or answer not in question.marks:
            continue
        conditions = [method.clauses[line].condition is not None for line in (before, here, after)]
        if conditions == [True, False, True]:
            found.append((here, question.told(answer)))
    return tuple(found)
