"""Steps behind the part that gives all, 满意度≥95%得10分，每低1%扣1分, and what is said of them: 最多扣5分, 不足1%的不扣.

Steps are kept only where they begin where that part ends: on the other side of its limit, in its unit, of what it
compares.
"""

from __future__ import annotations

import re

from duheng.advice.prose.number_words import leading
from duheng.advice.prose.steps import (
    ABOVE_LIMIT,
    BELOW_LIMIT,
    ONE_IN_WORDS,
    SHARES,
    STEPS_IN_WORDS,
    StepFormula,
    Steps,
    most_said,
    steps_read,
    whole_steps_said,
)
from duheng.advice.sentences.standards.records import Compared, Part, Stepwise, When
from duheng.record import replace
from duheng.syntax.narrow import narrow

_CLAUSE = re.compile(r"(?P<clause>[^,每]+的?),(?=每)")
"""超支的，每超1%扣1分: when steps count."""
_CONTRARY = re.compile(r"[未没不超逾延迟]|[低高大小少多]于|[<>≤≥]|其[余他它]|否则")
"""What such a clause says of what the first part doesn't give all for."""
_OVERSPENT = "超支"
_SIDES = {
    **dict.fromkeys("≥>", ("", BELOW_LIMIT)),
    **dict.fromkeys("≤<", ("", ABOVE_LIMIT)),
    "=": ("", BELOW_LIMIT, ABOVE_LIMIT),
}
"""On which side of a limit steps may lie behind a part that gives all on the other; empty for what is just counted."""
_DIGITS = re.compile(r"\d[\d.]*")
_PIECES = re.compile(r"\d[\d.]*[^\W\d]+")
_AMOUNT = re.compile(r"(?:成本|费用|金额|资金|经费|投资|支出|预算数?)$")
"""What is money, so that 每超1% is 1% of it."""


def says_steps(said: str) -> bool:
    """Whether a part takes off or gives points step by step."""
    return "每" in said or ONE_IN_WORDS.match(narrow(said)) is not None


def with_said_of_steps(parts: tuple[Part, ...], said: str) -> tuple[Part, ...] | None:
    """Some parts, the last of which are steps, with what is said of these: 最多扣10分, 不足5%的不扣.

    None where a part says nothing of steps, no parts where it doesn't fit.
    """
    if not parts:
        return None
    last, most = parts[-1], most_said(said)
    steps = last.formula if isinstance(last, Stepwise) else None
    whole = whole_steps_said(said, steps.number if steps else "")
    if whole is None and (steps is None or not most):
        return None
    if steps is None or (steps.whole if whole is not None else steps.most) or whole == "":
        return ()
    said_of = replace(steps, whole=whole) if whole else replace(steps, most=most)
    return (*parts[:-1], Stepwise(said_of))


def stepwise(parts: tuple[Part, ...], said: str) -> Stepwise | None:
    """``否则 10分 -（95% - 满意度）÷ 1% × 1分`` for 每低1%扣1分 behind a part that gives 10分 from 95% on."""
    first, said = parts[0] if parts else None, said if "每" in said else f"每{said}"
    behind = _CLAUSE.match(said)
    clause, sentence = (behind["clause"], said[behind.end() :]) if behind else ("", said)
    if not isinstance(first, When) or not _gives_all(first) or not STEPS_IN_WORDS.fullmatch(sentence):
        return None
    steps = steps_read(sentence)
    if steps.sign != "-" or (clause and not _CONTRARY.search(clause)):
        return None
    formula: StepFormula | None = None
    if not isinstance(first.condition, Compared):
        formula = _wherever_from(steps, first.result)
    elif _lie_behind(steps, first.condition, clause):
        formula = _from_limit(steps, first.condition, first.result, overspent=_OVERSPENT in said)
    return Stepwise(formula) if formula is not None else None


def _gives_all(first: When) -> bool:
    """Whether steps may lie behind a part: not where it takes something off itself, or gives nothing."""
    return " - " not in first.result and first.result not in ("0", "0分")


def _wherever_from(steps: Steps, full: str) -> StepFormula | None:
    """Steps of what a form counts: of pieces, or of days that something is overdue."""
    if steps.of_pieces:
        return steps.formula(full)
    return steps.when_overdue(full) if steps.overdue else None


def _lie_behind(steps: Steps, first: Compared, clause: str) -> bool:
    """Whether steps are of what the ``first`` part compares, and lie on the other side of its limit."""
    limit, is_word = first.right, first.sign == "=" and first.range is None
    of_another = bool(steps.of) and not first.left.endswith(steps.of)
    from_another = steps.limit not in ("", limit) or not set(_DIGITS.findall(clause)) <= set(_DIGITS.findall(limit))
    if first.more or is_word or of_another or from_another or steps.side not in _SIDES.get(first.sign, ()):
        return False
    return _alike(limit, steps.unit) and (not steps.of_pieces or limit.endswith(steps.unit))


def _from_limit(steps: Steps, first: Compared, full: str, *, overspent: bool) -> StepFormula | None:
    """Steps from a limit on; of an amount they are a share of it, but not of none at all."""
    formula, limit = steps.formula(full, first.right, first.left), first.right
    of_amount = steps.unit in SHARES and (_AMOUNT.search(limit) or _PIECES.fullmatch(limit))
    is_share = formula.counted.endswith("）") and (overspent or of_amount)
    if not is_share:
        return formula
    return replace(formula, share_of=limit) if leading(limit) or not limit[:1].isdigit() else None


def _alike(limit: str, unit: str) -> bool:
    """Whether steps of a unit may lie behind a limit: not pieces behind a share."""
    of = _DIGITS.sub("", limit) if limit[:1].isdigit() else ""
    return not of or of == unit or unit in SHARES or of.endswith(unit) or (of[-1:] == unit[-1:] == "元")
