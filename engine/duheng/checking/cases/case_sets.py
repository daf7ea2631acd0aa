"""All cases at once: the set of those in which a condition holds, and which line of several takes which of them.

A set is a whole number with a bit for each case, so that 且, 或 and 不是 are single operations on all cases, and a line
costs about as much among a hundred lines as among two. The numbers with which a question is answered are in order, so
what a comparison takes of them is found by halving.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from functools import reduce
from itertools import permutations
from math import prod
from operator import and_, or_

from duheng.checking.cases.questions import Answer, Atom, Question, Questions
from duheng.language import tree
from duheng.language.types import Direction, Nature

_SIGNS: dict[str, Callable[[int, int, int], tuple[tuple[int, int], ...]]] = {
    "equal": lambda first, behind, count: ((first, behind),),
    "unequal": lambda first, behind, count: ((0, first), (behind, count)),
    "greater": lambda first, behind, count: ((behind, count),),
    "at_least": lambda first, behind, count: ((first, count),),
    "less": lambda first, behind, count: ((0, first),),
    "at_most": lambda first, behind, count: ((0, behind),),
}
"""What a comparison takes of ``count`` answers, where those from ``first`` to before ``behind`` are equal."""


class CaseSets:
    """The cases of questions; the answers to the last question differ between neighbouring cases."""

    def __init__(self, asked: Questions, questions: Sequence[Question]) -> None:
        self.asked = asked
        self.questions = questions
        self.count = prod(len(each.answers) for each in questions)
        self.all = (1 << self.count) - 1
        self._places: dict[object, tuple[Question, int, int]] = {}
        width = self.count
        for each in questions:
            block, width = width, width // len(each.answers)
            self._places[each.key] = each, width, self.all // ((1 << block) - 1)

    def of(self, condition: tree.Expression | None) -> int:
        """The cases in which a condition holds whose questions were taken up; all where there is no condition."""
        match condition:
            case None:
                return self.all
            case tree.Every():
                return reduce(and_, map(self.of, condition.parts), self.all)
            case tree.Some():
                return reduce(or_, map(self.of, condition.parts), 0)
            case tree.Call(operation="not"):
                return self.all ^ self.of(condition.arguments[0])
            case tree.Call(operation="outside"):
                return self.all ^ self._all_of(self.asked.atoms(condition))
            case _:
                return self._all_of(self.asked.atoms(condition))

    def by_line(self, conditions: Sequence[tree.Expression | None]) -> tuple[list[int], int]:
        """The cases that each line takes, tried in order, and those that no line takes."""
        taken, left = [], self.all
        for condition in conditions:
            holds = self.of(condition)
            taken.append(left & holds)
            left &= ~holds
        return taken, left

    def answered(self, question: Question, answers: frozenset[Answer]) -> int:
        """The cases that give one of some answers to a question."""
        numbers = (number for number, answer in enumerate(question.answers) if answer in answers)
        return reduce(or_, (self._between(question.key, each, each + 1) for each in numbers), 0)

    def impossible(self) -> int:
        """The cases in which one target has a direction but no number, or the other way round."""
        found = 0
        for nature, direction in permutations(self.questions, 2):
            if _asks(nature, "性质") == _asks(direction, "方向") is not None:
                counted = self.answered(nature, frozenset((str(Nature.QUANTITATIVE),)))
                pointed = self.all ^ self.answered(direction, frozenset((str(Direction.NONE),)))
                found |= counted ^ pointed
        return found

    def between(
        self, question: Question, rest: int, lines: Sequence[int], length: int = 1
    ) -> Iterator[tuple[int, int]]:
        """So many answers in a row with which cases are among the ``rest``, while two lines take those around them.

        Each with the number of the first of the answers, and the cases with the answer before it.
        """
        width = self.width(question)
        taken = same = 0
        for line in lines:
            taken |= line
            same |= line & (line >> (length + 1) * width)
        found = taken & (taken >> (length + 1) * width) & ~same
        for step in range(1, length + 1):
            found &= rest >> step * width
        for number in range(len(question.answers) - length - 1):
            before = found & self._between(question.key, number, number + 1)
            if before:
                yield number + 1, before

    def width(self, question: Question) -> int:
        """By how much the numbers of cases differ that answer a question differently and all others alike."""
        return self._places[question.key][1]

    def beside(self, question: Question, cases: int) -> int:
        """The cases that differ from some in the next answer to a question, which is neither the first nor the last."""
        width = self.width(question)
        return (cases << width) | (cases >> width)

    def answers(self, case: int) -> tuple[Answer, ...]:
        """The answers of a case, which is given by its number."""
        return tuple(each.answers[case // self._places[each.key][1] % len(each.answers)] for each in self.questions)

    def _all_of(self, atoms: Sequence[Atom]) -> int:
        return reduce(and_, map(self._of_atom, atoms), self.all)

    def _of_atom(self, atom: Atom) -> int:
        answers = self._places[atom.key][0].answers
        if isinstance(atom.answer, str | bool):
            equal = [number for number, answer in enumerate(answers) if answer == atom.answer]
            first, behind = (equal[0], equal[-1] + 1) if equal else (0, 0)
        else:
            first, behind = bisect_left(answers, atom.answer), bisect_right(answers, atom.answer)
        ranges = _SIGNS[atom.operation](first, behind, len(answers))
        return reduce(or_, (self._between(atom.key, start, end) for start, end in ranges), 0)

    def _between(self, key: object, start: int, end: int) -> int:
        """The cases that answer a question with one of its answers from ``start`` to before ``end``."""
        _, width, repeated = self._places[key]
        return ((1 << end * width) - (1 << start * width)) * repeated


def _asks(question: Question, name: str) -> tree.Expression | None:
    """The target of which a question asks so."""
    about = question.about
    return about.target if isinstance(about, tree.Attribute) and about.name == name else None


def numbers_of(cases: int) -> Iterator[int]:
    """The numbers of the cases in a set, in order."""
    while cases:
        lowest = cases & -cases
        yield lowest.bit_length() - 1
        cases ^= lowest
