"""Findings about points that the ruleset works out: the form says others, or nobody can say them."""

from __future__ import annotations

from duheng.problems.problem import Problem
from duheng.problems.severity import Severity


class PointsByRule(Problem):
    """表单写的分值和规则算出的不同。| The form gives a node other points than the ruleset works out for it.

    wrong form::

        # 模板三级另有：字段 分值 = 四舍五入（上级.分值 ÷ 个数（上级.三级），0）
        指标:
          - {一级: 产出指标, 三级: 培训人次, 分值: 40, 指标值: ≥10人, 实际值: 10人}
          - {一级: 产出指标, 三级: 合格率, 分值: 10, 指标值: ≥90%, 实际值: 95%}

    right form::

        # 模板三级另有：字段 分值 = 四舍五入（上级.分值 ÷ 个数（上级.三级），0）
        指标:
          - {一级: 产出指标, 三级: 培训人次, 分值: 25, 指标值: ≥10人, 实际值: 10人}
          - {一级: 产出指标, 三级: 合格率, 指标值: ≥90%, 实际值: 95%}
    """

    code = "EVL-024"
    severity = Severity.WARNING
    zh = "「{name}」表单写的是 {stated} 分，按规则应为 {points} 分，按规则计：{formula}"
    en = '"{name}" has {stated} points on the form and {points} by the rules, which hold: {formula_en}'
    hint_zh = "请核对用的是不是这套规则，再改分值。"
    hint_en = "Check that this is the right ruleset, then change the points."

    name: str
    stated: str
    points: str
    formula: str
    formula_en: str


class PointsOpen(Problem):
    """分值没有写，按规则也算不出。| Points that the form doesn't say and the rules can't work out.

    wrong form::

        # 模板三级另有：字段 分值 = 四舍五入（上级.分值 ÷ 个数（上级.三级），0）
        指标:
          - {一级: 产出指标, 二级: 数量指标, 三级: 培训人次, 指标值: ≥10人, 实际值: 10人}

    right form::

        # 模板三级另有：字段 分值 = 四舍五入（上级.分值 ÷ 个数（上级.三级），0）
        指标:
          - {一级: 产出指标, 二级: 数量指标, 三级: 培训人次, 分值: 50, 指标值: ≥10人, 实际值: 10人}
    """

    code = "EVL-025"
    opens = True
    severity = Severity.WARNING
    zh = "「{name}」没有写分值，按规则也算不出：{formula}"
    en = '"{name}" has no points on the form, and the rules can\'t work them out: {formula_en}'
    hint_zh = "补上分值，或写明它所在一级、二级的分值。"
    hint_en = "Fill in its points, or those of the group above it."

    name: str
    formula: str
    formula_en: str
