"""What makes a truth of values: comparisons, membership, negation.

``且`` and ``或`` are not here: they don't compute all their arguments, so they are kinds of the tree.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from duheng.language.operation import Fixity, Operation, Sample
from duheng.language.operations import typing
from duheng.language.types import Type

OR, AND, NOT, COMPARE = 10, 20, 30, 40
COMPARISONS = frozenset(("equal", "unequal", "greater", "at_least", "less", "at_most"))
"""The operations that hold two values against each other."""
COMPARING = COMPARISONS | {"within", "outside"}
"""And those that hold a value against an interval."""


def _infix(
    key: str,
    names: tuple[str, ...],
    meaning: Callable[..., Any],
    rule: Callable[[Sequence[Type]], Type],
    doc: str,
    *samples: tuple[str, str],
) -> Operation:
    return Operation(
        key=key,
        zh=names,
        en=names,
        fixity=Fixity.INFIX,
        binding=COMPARE,
        typing=rule,
        meaning=meaning,
        doc=doc,
        samples=tuple(Sample(expression, result) for expression, result in samples),
    )


ROWS: tuple[Operation, ...] = (
    _infix(
        "equal",
        ("=", "=="),
        lambda k, a, b: k.equal(a, b),
        typing.equality,
        "相等。文字按所读比较：全半角、空白与标点不计。| Equal; texts are compared without width, blanks and punctuation.",
        ("1/3 = 2/6", "是"),
        ("「有效化解矛盾。」 = 「有效化解矛盾」", "是"),
        ("100% = 1", "是"),
        ("1 = 2", "否"),
        ("2 = 1", "否"),
        ("「达成」 = 「未达成」", "否"),
    ),
    _infix(
        "unequal",
        ("≠", "!=", "<>"),
        lambda k, a, b: k.negate(k.equal(a, b)),
        typing.equality,
        "不相等。| Not equal.",
        ("1 ≠ 2", "是"),
        ("2 ≠ 1", "是"),
        ("0.5 ≠ 50%", "否"),
        ("「有效。」 ≠ 「有效」", "否"),
    ),
    _infix(
        "greater",
        (">", "大于", "超过", "高于"),
        lambda k, a, b: k.less(b, a),
        typing.ordering,
        "大于，不含相等。| Greater than.",
        ("2 > 2", "否"),
        ("2.01 > 2", "是"),
        ("1 > 2", "否"),
    ),
    _infix(
        "at_least",
        ("≥", ">=", "大于等于", "不低于", "不少于", "不小于"),
        lambda k, a, b: k.negate(k.less(a, b)),
        typing.ordering,
        "大于或等于。| At least.",
        ("95% ≥ 95%", "是"),
        ("95.01% ≥ 95%", "是"),
        ("94.99% ≥ 95%", "否"),
    ),
    _infix(
        "less",
        ("<", "小于", "低于"),
        lambda k, a, b: k.less(a, b),
        typing.ordering,
        "小于，不含相等。| Less than.",
        ("1 < 1", "否"),
        ("0.99 < 1", "是"),
        ("2 < 1", "否"),
    ),
    _infix(
        "at_most",
        ("≤", "<=", "小于等于", "不超过", "不高于", "不大于"),
        lambda k, a, b: k.negate(k.less(b, a)),
        typing.ordering,
        "小于或等于。| At most.",
        ("1 ≤ 1", "是"),
        ("1 ≤ 2", "是"),
        ("1万元 ≤ 9999元", "否"),
    ),
    _infix(
        "within",
        ("属于", "in"),
        lambda k, a, b: k.within(a, b),
        typing.membership,
        "数落在区间内：[ ] 含端点，( ) 不含。| Whether a number lies in an interval; [ ] include the end, ( ) don't.",
        ("80% 属于 [80%, 95%)", "是"),
        ("95% 属于 [80%, 95%)", "否"),
        ("0 属于 (0, 1]", "否"),
    ),
    _infix(
        "outside",
        ("不属于", "not in"),
        lambda k, a, b: k.negate(k.within(a, b)),
        typing.membership,
        "数落在区间外。| Whether a number lies outside an interval.",
        ("80% 不属于 [80%, 95%)", "否"),
        ("95% 不属于 [80%, 95%)", "是"),
    ),
    Operation(
        key="not",
        zh=("非",),
        en=("not",),
        fixity=Fixity.PREFIX,
        binding=NOT,
        arity=(1, 1),
        typing=typing.truth,
        meaning=lambda k, a: k.negate(a),
        doc="否定其后的条件。| The condition that follows doesn't hold.",
        samples=(Sample("非 1 > 2", "是"), Sample("非 1 < 2", "否")),
    ),
)
