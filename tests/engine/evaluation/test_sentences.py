"""The sentence of a line is made once a ruleset; another line that gives the same has its own."""

from __future__ import annotations

from tests.engine.evaluation.conftest import HEAD, TEMPLATE, compile_text

from duheng.evaluation.scoring.plans import plans_of
from duheng.evaluation.telling.sentences import sentences_of
from duheng.record import replace

RULES = "方法 甲\n    若 实际值 ≥ 指标值 则 分值\n    否则 0\n"


def test_a_line_that_gives_the_same_under_another_condition_has_a_sentence_of_its_own() -> None:
    ruleset = compile_text(HEAD + RULES + TEMPLATE)
    method = next(each for each in ruleset.methods if each.name == "甲")
    line, sentences = method.clauses[0], sentences_of(ruleset)
    always = replace(line, condition=None)
    assert sentences.of(method, line).holds is not None
    assert sentences.of(method, always).holds is None
    assert sentences.of(method, line) is sentences.of(method, line)


def test_groups_without_a_method_share_one() -> None:
    """However many groups forms bring along that the template doesn't have, nothing more is kept of them."""
    ruleset = compile_text(HEAD + RULES + TEMPLATE)
    plans, sentences = plans_of(ruleset), sentences_of(ruleset)
    one, other = (plans._sum(None, None).method for _ in range(2))
    assert one.clauses[0] is not other.clauses[0]
    assert sentences.of(one, one.clauses[0]) is sentences.of(other, other.clauses[0])
