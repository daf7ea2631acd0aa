"""Findings about what the form claims: scores, the total and the grade that aren't those of the rules."""

from __future__ import annotations

from duheng.problems.problem import Language, Problem
from duheng.problems.severity import Severity


class ClaimDiffers(Problem):
    """自评得分与按规则计算的不同。| The claimed score differs from the computed one.

    wrong form::

        指标:
          - {一级: 产出指标, 二级: 数量指标, 三级: 人数, 分值: 50, 指标值: ≥100人, 实际值: 50人, 自评得分: 50}

    right form::

        指标:
          - {一级: 产出指标, 二级: 数量指标, 三级: 人数, 分值: 50, 指标值: ≥100人, 实际值: 50人, 自评得分: 25}
    """

    code = "EVL-007"
    severity = Severity.WARNING
    zh = "自评 {claimed} 分，按规则应为 {computed} 分，自评{direction}\u00a0{by}\u00a0分"
    en = "Claimed {claimed}, by the rules {computed}: {by} too {direction_en}"
    hint_zh = "计算：{because}"
    hint_en = "Worked out: {because}"
    page_hint_zh = "按算式核对自评得分；认为规则不对的，请规则的制定人看。"
    page_hint_en = "Check the claimed score by the formula; if you doubt the rule, ask its owner."

    claimed: str
    computed: str
    direction: str
    direction_en: str
    by: str
    because: str


class ClaimInapplicable(Problem):
    """不适用的行填了自评得分。| A row that doesn't apply claims a score.

    wrong form::

        指标:
          - {一级: 效益指标, 二级: 生态效益指标, 三级: 无, 分值: 50, 计分方法: 不适用的, 自评得分: 50}

    right form::

        指标:
          - {一级: 效益指标, 二级: 生态效益指标, 三级: 无, 分值: 50, 计分方法: 不适用的}
    """

    code = "EVL-030"
    severity = Severity.WARNING
    zh = "自评 {claimed} 分，按规则这一行不适用，没有得分"
    en = "Claimed {claimed}, but by the rules this row doesn't apply and has no score"
    hint_zh = "确实不适用的，删去自评得分；适用的，把指标值和实际值填全。"
    hint_en = "Remove the claim if the row doesn't apply; fill in its target and actual value if it does."

    claimed: str


class ClaimOutside(Problem):
    """自评得分不在可能的区间内。| The claimed score lies outside the possible range.

    wrong form::

        指标:
          - {一级: 产出指标, 二级: 数量指标, 三级: 案件数, 分值: 50, 指标值: ≥400件, 自评得分: 60}

    right form::

        指标:
          - {一级: 产出指标, 二级: 数量指标, 三级: 案件数, 分值: 50, 指标值: ≥400件, 自评得分: 40}
    """

    code = "EVL-008"
    severity = Severity.WARNING
    zh = "自评 {claimed} 分，不在可能的 {low}～{high} 分之内"
    en = "Claimed {claimed}, which is outside the possible {low} to {high}"
    hint_zh = "核对自评得分。"
    hint_en = "Check the claimed score."

    claimed: str
    low: str
    high: str


_SAME_ZH = "各行自评得分合计也是 {sum}：核对自评总分。"
_SAME_EN = "The claimed scores add up to {sum} as well: check the claimed total."
_PARTLY_ZH = "有的行没有写自评得分，写了的合计 {sum}；看其中哪几行与得分不同。"
_PARTLY_EN = "Some rows claim no score, the others {sum} together; see which of these claim another than is worked out."
_NOT_IN_SUM = {
    "zh": "不计入总分的各行不在这个合计里。",
    "en": " Rows that are no part of the total aren't in that sum.",
}
_OUTSIDE_ZH = "写了自评得分的各行都不计入总分，计入总分的没有写，看不出差在哪里。"
_OUTSIDE_EN = (
    "Only rows that are no part of the total claim scores, and those that count claim none: "
    "nobody can say where the difference lies."
)


class TotalDiffers(Problem):
    """自评总分与计算的总分不同。| The claimed total differs from the computed one.

    wrong form::

        自评总分: 90
        指标:
          - {一级: 产出指标, 二级: 数量指标, 三级: 人数, 分值: 50, 指标值: ≥100人, 实际值: 50人, 自评得分: 25}

    right form::

        自评总分: 25
        指标:
          - {一级: 产出指标, 二级: 数量指标, 三级: 人数, 分值: 50, 指标值: ≥100人, 实际值: 50人, 自评得分: 25}
    """

    code = "EVL-009"
    severity = Severity.WARNING
    zh = "自评总分 {claimed}，按规则总分为 {computed}"
    en = "Claimed total {claimed}, by the rules {computed}"
    hint_zh = "看哪几行的自评与得分不同；各行自评得分合计 {sum}。"
    hint_en = "See which rows claim another score than the one worked out; the claimed scores add up to {sum}."

    claimed: str
    computed: str
    sum: str | None
    outside: bool
    """Whether rows that are no part of the total claim scores."""
    partly: bool = False
    """Whether some rows claim no score, so that the sum isn't one of all rows."""

    def hint(self, language: Language) -> str:
        if self.sum is not None:
            return self._of_sum(language) + (_NOT_IN_SUM[language] if self.outside else "")
        if self.outside:
            return _OUTSIDE_ZH if language == "zh" else _OUTSIDE_EN
        if language == "zh":
            return "各行没有写自评得分，看不出差在哪一行。"
        return "The rows claim no scores, so nobody can say in which of them the difference lies."

    def _of_sum(self, language: Language) -> str:
        if self.partly:
            return self._fill(_PARTLY_ZH if language == "zh" else _PARTLY_EN, language)
        same = self._fill(_SAME_ZH if language == "zh" else _SAME_EN, language)
        return same if self.sum == self.computed else Problem.hint(self, language)


class ClaimsApart(Problem):
    """自评总分不是各行自评得分的合计。| The claimed total isn't the sum of the claimed scores.

    wrong form::

        自评总分: 25
        指标:
          - {一级: 产出指标, 二级: 数量指标, 三级: 人数, 分值: 50, 指标值: ≥100人, 实际值: 50人, 自评得分: 20}

    right form::

        自评总分: 25
        指标:
          - {一级: 产出指标, 二级: 数量指标, 三级: 人数, 分值: 50, 指标值: ≥100人, 实际值: 50人, 自评得分: 25}
    """

    code = "EVL-034"
    severity = Severity.WARNING
    zh = "自评总分 {claimed}，各行自评得分合计 {sum}"
    en = "Claimed total {claimed}, but the claimed scores add up to {sum}"
    hint_zh = "核对各行的自评得分和合计。"
    hint_en = "Check the rows' claimed scores and their sum."

    claimed: str
    sum: str
    outside: bool = False
    """Whether rows that are no part of the total claim scores."""

    def hint(self, language: Language) -> str:
        return Problem.hint(self, language) + (_NOT_IN_SUM[language] if self.outside else "")


class GradeDiffers(Problem):
    """自评等级与计算的等级不同。| The claimed grade differs from the computed one.

    wrong form::

        自评等级: 优
        指标:
          - {一级: 产出指标, 二级: 数量指标, 三级: 人数, 分值: 50, 指标值: ≥100人, 实际值: 100人}

    right form::

        自评等级: 差
        指标:
          - {一级: 产出指标, 二级: 数量指标, 三级: 人数, 分值: 50, 指标值: ≥100人, 实际值: 100人}
    """

    code = "EVL-017"
    severity = Severity.WARNING
    zh = "自评等级「{claimed}」，按规则为「{computed}」"
    en = 'Claimed grade "{claimed}", by the rules "{computed}"'
    hint_zh = "等级由总分定，核对自评总分和自评等级。"
    hint_en = "The grade follows from the total: check the claimed total and the claimed grade."
    same_zh = "若是同一个等级，照规则集的叫法写「{computed}」。"
    same_en = 'If it is the same grade, write it as the ruleset does: "{computed}".'

    claimed: str
    computed: str

    def hint(self, language: Language) -> str:
        """What to do about it; 优秀 may just be what the ruleset calls 优."""
        if not self.claimed.startswith(self.computed) and not self.computed.startswith(self.claimed):
            return Problem.hint(self, language)
        return self._fill(self.same_zh if language == "zh" else self.same_en, language)
