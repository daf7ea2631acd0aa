"""Findings about points: the form says others than the ruleset, or nobody can say them."""

from __future__ import annotations

from duheng.problems.problem import Language, Problem
from duheng.problems.severity import Severity


class PointsByRule(Problem):
    """表单写的分值和规则算出的不同。| The form gives an indicator other points than the ruleset works out for it.

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
    hint_zh = "请核对用的是不是这个规则集，再改分值。"
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


class PointsApart(Problem):
    """表上各行的分值合计，与规则集给这一类指标的分值不同。| The form's rows aren't worth what the ruleset gives.

    wrong form::

        指标:
          - {一级: 产出指标, 二级: 数量指标, 三级: 人数, 分值: 40, 指标值: ≥100人, 实际值: 150人}

    right form::

        指标:
          - {一级: 产出指标, 二级: 数量指标, 三级: 人数, 分值: 50, 指标值: ≥100人, 实际值: 150人}
    """

    code = "EVL-020"
    voids_zh = "分值与规则集不同"
    voids_en = "the points aren't the ruleset's"
    zh = "{names}{more}的分值与规则集不同，总分和等级不能当作按 {ruleset} 评定的结果"
    en = (
        "The points of {names}{more_en} aren't those of the ruleset; "
        "the total and the grade can't be taken as results under {ruleset}"
    )
    hint_zh = "若选错了规则集，用 --ruleset 另选；若规则集没有选错，应由填报单位按它的分值重新分配各行的分值。"
    hint_en = (
        "If the ruleset is wrong, name another with --ruleset; otherwise the reporting unit should share out the "
        "ruleset's points among its rows anew."
    )

    names: tuple[str, ...]
    ruleset: str
    more: str = ""
    more_en: str = ""


class PointsInapplicable(Problem):
    """不适用的行的分值没有得，规则没有写怎样折算。| Nobody scores the points of rows that don't apply.

    A group that just adds up its rows doesn't spread these points over the others; a method of its own can do so.

    wrong form::

        # 方法「不适用的」：得 不适用
        指标:
          - {一级: 产出指标, 二级: 数量指标, 三级: 人数, 分值: 40, 指标值: ≥100人, 实际值: 150人}
          - {一级: 产出指标, 二级: 数量指标, 三级: 场次, 分值: 10, 计分方法: 不适用的}

    right form::

        指标:
          - {一级: 产出指标, 二级: 数量指标, 三级: 人数, 分值: 50, 指标值: ≥100人, 实际值: 150人}
    """

    code = "EVL-039"
    severity = Severity.WARNING
    zh = "「{name}」里不适用的有 {points} 分，规则没有写怎样折算，这些分没有得"
    en = "{points} points of \"{name}\" don't apply, and the rules don't say what becomes of them; they aren't scored"
    hint_zh = (
        "核对这些行是不是真的不适用；要按其余各行折算的，请规则的制定人给这一类写方法，"
        "如 合计（三级.得分）÷ 合计（三级.分值，适用）× 分值。"
    )
    hint_en = (
        "Check that these rows really don't apply; where the others should make up for them, the rule's owner gives "
        "the group a method that does."
    )

    name: str
    points: str


class FullPointsApart(Problem):
    """表上的满分不是等级所按的满分。| The form's full points aren't those that the grades are made for.

    wrong form::

        # 模板另有：一级 附加指标
        指标:
          - {一级: 附加指标, 三级: 人数, 分值: 10, 指标值: ≥100人, 实际值: 150人}

    right form::

        # 模板另有：一级 附加指标
        指标:
          - {一级: 产出指标, 二级: 数量指标, 三级: 人数, 分值: 50, 指标值: ≥100人, 实际值: 150人}
    """

    code = "EVL-027"
    voids_zh = "满分与等级所按的不同"
    voids_en = "the full points aren't those of the grades"
    zh = "表上的满分是 {full} 分，等级是按满分 {wanted} 分划的，总分和等级不能当作评定结果"
    en = (
        "The form's full points are {full}, the grades are made for {wanted}; "
        "the total and the grade can't be taken as results"
    )
    hint_zh = "核对各行的分值，使满分是 {wanted} 分。"
    hint_en = "Check the rows' points, so that they add up to {wanted}."

    full: str
    wanted: str
    idle: bool = False
    """Whether a whole group doesn't apply, and nobody says what becomes of its points."""

    def hint(self, language: Language) -> str:
        said = _IDLE_ZH if language == "zh" else _IDLE_EN
        return said.format(wanted=self.wanted) if self.idle else Problem.hint(self, language)


_IDLE_ZH = (
    "有整类不适用的指标，核对是不是真的不适用；要把其余各类折算成 {wanted} 分的，请规则的制定人写在总分里，"
    "如 合计（一级.得分）÷ 合计（一级.分值，适用）× {wanted}分。"
)
_IDLE_EN = (
    "A whole group doesn't apply: check that it really doesn't; where the others should make up for it, the rule's "
    "owner says so in the total, as sum(level1.score) ÷ sum(level1.points, applies) × {wanted}."
)


class NotCounted(Problem):
    """有的行不在计入总分的指标之下，总分不包括它们。| Rows outside the groups that make up the total.

    wrong form::

        指标:
          - {三级: 人数, 分值: 10, 指标值: ≥100人, 实际值: 150人}

    right form::

        指标:
          - {一级: 产出指标, 二级: 数量指标, 三级: 人数, 分值: 50, 指标值: ≥100人, 实际值: 150人}
    """

    code = "EVL-029"
    voids_zh = "有的行没有计入总分"
    voids_en = "some rows aren't part of the total"
    zh = "{names}{more}不在计入总分的指标之下，总分不包括它们（共 {points} 分），总分和等级不能当作评定结果"
    en = (
        "{names}{more_en}: outside the groups that make up the total, which leaves them out ({points} points); "
        "the total and the grade can't be taken as results"
    )
    hint_zh = "补上这些行的一级（二级）指标，或核对写的名称。"
    hint_en = "Give these rows their level1 (and level2), or check the names."

    names: tuple[str, ...]
    points: str
    more: str = ""
    more_en: str = ""


class RowTooHigh(Problem):
    """指标写在了不计分的一级上，它下面又没有指标。| A row is at a level that isn't scored, with nothing below it.

    wrong form::

        指标:
          - {一级: 产出指标, 二级: 培训人次, 分值: 50, 自评得分: 50}

    right form::

        指标:
          - {一级: 产出指标, 二级: 数量指标, 三级: 培训人次, 分值: 50, 指标值: ≥100人次, 实际值: 120人次}
    """

    code = "EVL-032"
    opens = True
    severity = Severity.ERROR
    zh = "「{name}」写在{tier}，规则集按{wanted}计分；它没有下级，算不出得分"
    en = '"{name}" is at {tier_en}, but the ruleset scores {wanted_en}; nothing is below it, so there is no score'
    hint_zh = "它是一项指标的，写到{wanted}；是一类的，补上这一类的指标。"
    hint_en = "If it is an indicator, write it at {wanted_en}; if it is a group, add its indicators."

    name: str
    tier: str
    tier_en: str
    wanted: str
    wanted_en: str


class TotalRangeAssumed(Problem):
    """待定的总分没有上下限，按 0 至满分算。| An open total without limits; it is taken as 0 to the full points.

    wrong form::

        # 规则集里有：总分 合计（一级.得分）- 投诉 ÷ 1次 × 5分
        指标:
          - {一级: 产出指标, 二级: 数量指标, 三级: 人数, 分值: 50, 指标值: ≥100人, 实际值: 100人}

    right form::

        # 规则集里有：总分 合计（一级.得分）- 投诉 ÷ 1次 × 5分
        投诉: 2次
        指标:
          - {一级: 产出指标, 二级: 数量指标, 三级: 人数, 分值: 50, 指标值: ≥100人, 实际值: 100人}
    """

    code = "EVL-033"
    severity = Severity.INFO
    zh = "总分的算式没有写{ends}，待定的总分按 {low}～{high} 分算"
    en = "The formula of the total has no {ends_en}; the open total is taken as {low} to {high}"
    hint_zh = "请规则的制定人写明，如 总分 最大（最小（…，100），0）。"
    hint_en = "Ask the ruleset's owner to write them, such as: total max(min(…, 100), 0)."

    low: str
    high: str
    ends: str
    ends_en: str
