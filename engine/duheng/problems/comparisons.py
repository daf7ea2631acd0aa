"""Comparisons that come out the same on every form."""

from __future__ import annotations

from duheng.problems.problem import Problem
from duheng.problems.severity import Severity


class ComparedWithItself(Problem):
    """条件拿一样东西和它自己比较，结果总是一样。| Something is compared with itself, which always comes out the same.

    wrong::

        方法 甲
            若 实际值 ≥ 实际值 则 分值
            否则 0

    right::

        方法 甲
            若 实际值 ≥ 指标值 则 分值
            否则 0
    """

    code = "GAP-015"
    severity = Severity.WARNING
    zh = "“{text}”两边是同一样东西，{always}"
    en = '"{text}" has the same thing on both sides, which {always_en}'
    hint_zh = "核对两边写的是什么；表里的格子只写要比的值，如 ≥ 80%、是。"
    hint_en = "Check both sides; a table's cell holds just what to compare with, such as ≥ 80%."

    text: str
    always: str
    always_en: str


class ComparesFixedNumbers(Problem):
    """条件比较两个写定的数，结果总是一样。| Two fixed numbers are compared, which always comes out the same.

    wrong::

        方法 甲
            若 80% ≥ 90% 则 分值
            否则 0

    right::

        方法 甲
            若 实际值 ≥ 90% 则 分值
            否则 0
    """

    code = "GAP-018"
    severity = Severity.WARNING
    zh = "“{text}”两边都是写定的数，{always}"
    en = '"{text}" compares two fixed numbers, which {always_en}'
    hint_zh = "一边要写表上的内容，如 实际值 ≥ 80%。"
    hint_en = "One side should be something that the form says, as actual >= 80%."

    text: str
    always: str
    always_en: str


class RateEqualsQuotient(Problem):
    """表上的比率和算出来的商比相等：表上的多半修约过。| A rate on the form is held equal to the exact quotient.

    wrong::

        补充 模板 表
            字段 表上比率: 数
        校验 甲
            要求 表上比率 = 全年执行数 ÷ 年初预算数

    right::

        补充 模板 表
            字段 表上比率: 数
        校验 甲
            要求 绝对值（表上比率 - 全年执行数 ÷ 年初预算数）< 1%
    """

    code = "GAP-019"
    severity = Severity.WARNING
    zh = "表上写的比率多半修约过，和除出来的数很少恰好相等"
    en = "A rate on a form is mostly rounded, and seldom exactly the quotient"
    hint_zh = "写明可以差多少，如 {near}"
    hint_en = "Say how far they may be apart, as {near}"

    near: str
