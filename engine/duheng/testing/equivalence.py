"""Whether two versions of a method give the same for every form: shown by trying all answers to their questions.

A case is the answers to all questions that the conditions of both ask (see ``checking.questions``), so each form falls
into one. Where both versions take a line with the same formula in every case, they can't differ. Where a quantity
equals what it is compared with, formulas may look different and be the same; that isn't decided here.
"""

from __future__ import annotations

from itertools import product
from math import prod

from duheng.checking.questions import Case, Questions
from duheng.language import tree

MOST_CASES = 4_000


def same_results(one: tree.Method, two: tree.Method, ruleset: tree.Ruleset) -> bool:
    """Whether two methods of one ruleset provably give the same; False where that isn't shown."""
    if one.lets != two.lets or one.finish != two.finish:
        return False
    asked = Questions(ruleset, {let.name: let.value for let in one.lets})
    for method in (one, two):
        for clause in method.clauses:
            if clause.condition is not None:
                asked.ask(clause.condition)
    questions = asked.all()
    if prod(len(each.answers) for each in questions) > MOST_CASES:
        return False
    keys = [each.key for each in questions]
    cases = (dict(zip(keys, each, strict=True)) for each in product(*(each.answers for each in questions)))
    return all(_result(one, case, asked) == _result(two, case, asked) for case in cases)


def _result(method: tree.Method, case: Case, asked: Questions) -> tree.Expression | None:
    for clause in method.clauses:
        if clause.condition is None or asked.holds(clause.condition, case):
            return clause.result
    return None
