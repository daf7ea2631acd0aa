"""Sums, products and what else makes a number of numbers."""

from __future__ import annotations

from functools import reduce
from operator import add

from duheng.language.operation import Fixity, Operation, Sample
from duheng.language.operations import typing

SUM, PRODUCT, SIGN = 50, 60, 70
MANY = 99

ROWS: tuple[Operation, ...] = (
    Operation(
        key="add",
        zh=("+",),
        en=("+",),
        fixity=Fixity.INFIX,
        binding=SUM,
        typing=typing.sum_of,
        meaning=lambda k, a, b: a + b,
        doc="两数之和。两边的单位须同类；日期加天数得日期。| The sum of two numbers of one dimension; a date plus days.",
        samples=(Sample("0.1 + 0.2", "0.3"), Sample("2万元 + 500元", "20500"), Sample("1 + 2 × 3", "7")),
    ),
    Operation(
        key="subtract",
        zh=("-",),
        en=("-",),
        fixity=Fixity.INFIX,
        binding=SUM,
        typing=typing.difference,
        meaning=lambda k, a, b: a - b,
        doc="两数之差。两个日期相减得天数。| The difference of two numbers; two dates give days.",
        samples=(
            Sample("1 - 0.9", "0.1"),
            Sample("10 - 3 - 2", "5"),
            Sample("2 - 5", "-3"),
            Sample("2020-03-01 - 2020-02-28", "2"),
        ),
    ),
    Operation(
        key="multiply",
        zh=("×", "*"),
        en=("*",),
        fixity=Fixity.INFIX,
        binding=PRODUCT,
        typing=typing.product,
        meaning=lambda k, a, b: a * b,
        doc="两数之积；区间乘以数，两端同乘。| The product; an interval times a number scales both ends.",
        samples=(Sample("3 × 80%", "2.4"), Sample("0 × 5", "0"), Sample("[80%, 100%] × 5", "[4, 5]")),
    ),
    Operation(
        key="divide",
        zh=("÷", "/"),
        en=("/",),
        fixity=Fixity.INFIX,
        binding=PRODUCT,
        typing=typing.quotient,
        meaning=lambda k, a, b: k.divide(a, b),
        doc="两数之商，不舍入。除数为零时待定，并有提示；为负时也是，除以差、分值、规则自己的数除外。| "
        "The exact quotient; undetermined where the divisor is zero, or negative and no difference, points or "
        "number of the rule's own.",
        samples=(Sample("1 ÷ 3", "1/3"), Sample("35万元 ÷ 64.22万元 × 10", "17500/3211"), Sample("1 ÷ 0", "待定")),
    ),
    Operation(
        key="negate",
        zh=("-",),
        en=("-",),
        fixity=Fixity.PREFIX,
        binding=SIGN,
        arity=(1, 1),
        typing=typing.same_number,
        meaning=lambda k, a: -a,
        doc="相反数。| The number with its sign turned.",
        samples=(Sample("-3 + 5", "2"), Sample("-(2 - 5)", "3"), Sample("2 × -3", "-6")),
    ),
    Operation(
        key="absolute",
        zh=("绝对值",),
        en=("absolute",),
        arity=(1, 1),
        typing=typing.same_number,
        meaning=lambda k, a: abs(a),
        doc="绝对值。| The number without its sign.",
        samples=(Sample("绝对值(2 - 5)", "3"), Sample("绝对值(5 - 2)", "3"), Sample("绝对值(0)", "0")),
    ),
    Operation(
        key="most",
        zh=("最大",),
        en=("max",),
        arity=(1, MANY),
        typing=typing.all_alike,
        meaning=lambda k, *all_: reduce(k.most, all_),
        doc="几个数中最大的。用于各行时见汇总。| The greatest of some numbers.",
        samples=(Sample("最大(1, 3, 2)", "3"), Sample("最大(1, 2, 3)", "3"), Sample("最大(-1, -2)", "-1")),
    ),
    Operation(
        key="least",
        zh=("最小",),
        en=("min",),
        arity=(1, MANY),
        typing=typing.all_alike,
        meaning=lambda k, *all_: reduce(k.least, all_),
        doc="几个数中最小的。用于各行时见汇总。| The smallest of some numbers.",
        samples=(
            Sample("最小(1, 3, 2)", "1"),
            Sample("最小(3, 2, 1)", "1"),
            Sample("最小(1, -2)", "-2"),
            Sample("最小(5)", "5"),
        ),
    ),
    Operation(
        key="count",
        zh=("个数",),
        en=("count",),
        arity=(1, MANY),
        typing=typing.count_of_truths,
        meaning=lambda k, *all_: reduce(add, map(k.counted, all_)),
        doc="几个条件中成立的个数。用于各行时见汇总。| How many of some conditions hold.",
        samples=(
            Sample("个数(1 > 2, 2 > 1, 3 > 1)", "2"),
            Sample("个数(2 > 1, 1 > 2, 1 > 3)", "1"),
            Sample("个数(1 > 2)", "0"),
        ),
    ),
)
