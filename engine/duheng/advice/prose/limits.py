"""Limits, and rounding, that are said behind a result, where a rule has a line of its own for them."""

from __future__ import annotations

from duheng.advice.prose.phrases import caps
from duheng.problems.problem import Problem
from duheng.problems.prose import WrongLine
from duheng.source import Span


def limit_in_brackets(inside: str, place: Span) -> Problem | None:
    """What is told of a limit, or of rounding, that stands in brackets behind a name: 分值（最高不超过分值）."""
    cap = next((each for each in caps() if "{" not in each.write and each.pattern.fullmatch(inside)), None)
    return line_of_its_own(inside, cap.write, place) if cap is not None else None


def line_of_its_own(word: str, write: str, place: Span) -> Problem:
    """That what stands on a line belongs on another."""
    rule, rule_en = f"要另起一行，写成：{write}", f"belongs on a line of its own, as: {write}"
    return WrongLine(span=place, word=word, rule=rule, rule_en=rule_en)
