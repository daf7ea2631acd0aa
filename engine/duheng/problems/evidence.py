"""Findings about what a row shows for its score: only a bound for an actual value, a target that was missed at full
points, or met at less."""

from __future__ import annotations

from duheng.problems.problem import Language, Problem
from duheng.problems.severity import Severity


class OnlyABound(Problem):
    """实际值只写了界限，没有写完成了多少。| An actual value that is only a bound doesn't say how much was done.

    wrong form::

        指标:
          - {一级: 产出指标, 二级: 数量指标, 三级: 里程, 分值: 50, 指标值: ≥266米, 实际值: ≥266米}

    right form::

        指标:
          - {一级: 产出指标, 二级: 数量指标, 三级: 里程, 分值: 50, 指标值: ≥266米, 实际值: 270米}
    """

    code = "EVL-021"
    severity = Severity.WARNING
    zh = "「{label}」写的是“{text}”，不是确切的数，没有写实际完成多少；按它得 {score} 分"
    en = '"{label}" says {text}, which is no exact number, not what was done; it scores {score} points'
    hint_zh = "写实际完成的数，如指标值是 ≥266米，写 270米；照抄指标值不能说明完成了多少。"
    hint_en = "Write the number that was reached, not a bound; a repeated target shows nothing."

    label: str
    text: str
    score: str

    def parted(self, language: Language) -> tuple[str, str]:
        if language == "zh":
            kind, own = "「{label}」不是确切的数，没有写实际完成多少", "写的是“{text}”；按它得 {score} 分"
        else:
            kind, own = '"{label}" is no exact number, not what was done', "says {text}; it scores {score} points"
        return self._fill(kind, language), self._fill(own, language)


class NegativeDivisor(Problem):
    """除数是负数，比例没有意义，得分待定。| A negative divisor: the ratio means nothing, and the score stays open.

    wrong form::

        指标:
          - {一级: 产出指标, 二级: 数量指标, 三级: 增长率, 分值: 50, 指标值: ≥-5%, 实际值: -10%}

    right form::

        指标:
          - {一级: 产出指标, 二级: 数量指标, 三级: 增长率, 分值: 50, 指标值: ≥5%, 实际值: 10%}
    """

    code = "EVL-023"
    opens = True
    severity = Severity.WARNING
    zh = "除数是负数，比例没有意义，算不出得分：{formula}"
    en = "The divisor is negative, the ratio means nothing, and there is no score: {formula}"
    hint_zh = (
        "核对指标值、实际值和金额的正负号；确是负数的，由评价人判断。规则有意管负数的（如 ≤-30%），"
        "请规则的制定人写 绝对值（实际值）÷ 绝对值（指标值）。"
    )
    hint_en = (
        "Check the signs of target, actual value and amounts; if they are right, a reviewer has to decide. "
        "Where a rule is meant for negative targets (≤-30%), its owner writes absolute(ACTUAL) ÷ absolute(TARGET)."
    )

    formula: str


class LessThoughMet(Problem):
    """达到了指标值，按规则却没有得满分。| A target was met, and by the rules the row has less than its points.

    wrong form::

        指标:
          - {一级: 产出指标, 二级: 数量指标, 三级: 投诉, 分值: 50, 指标值: ≤10次, 实际值: 5次, 计分方法: 定量正向}

    right form::

        指标:
          - {一级: 产出指标, 二级: 数量指标, 三级: 投诉, 分值: 50, 指标值: ≤10次, 实际值: 5次}
    """

    code = "EVL-040"
    severity = Severity.INFO
    zh = "实际值 {actual} 达到了指标值 {target}，按规则只得 {score} 分（分值 {points}）：{because}"
    en = "{actual} meets the target {target}, and by the rules scores {score} of {points} points: {because}"
    hint_zh = "多因方法不分指标值的方向（≤ 的行用了 ≥ 的方法），或规则另有要求，请评价人留意。"
    hint_en = (
        "Usually the method takes no notice of the target's direction (≥ rules for a ≤ row); a reviewer should look."
    )

    actual: str
    target: str
    score: str
    points: str
    because: str


class FullThoughMissed(Problem):
    """没有达到指标值，按规则仍得满分。| A target was missed, and by the rules the row still has full points.

    wrong form::

        指标:
          - {一级: 产出指标, 二级: 数量指标, 三级: 比例, 分值: 50, 指标值: ≥90%, 实际值: 89.999%}

    right form::

        指标:
          - {一级: 产出指标, 二级: 数量指标, 三级: 比例, 分值: 50, 指标值: ≥90%, 实际值: 90%}
    """

    code = "EVL-022"
    severity = Severity.INFO
    zh = "实际值 {actual} 没有达到指标值 {target}，按规则仍得满分 {score} 分：{because}"
    en = "{actual} misses the target {target}, and by the rules scores the full {score} points: {because}"
    hint_zh = "多因修约进位或规则放宽，请评价人留意。"
    hint_en = "Usually it was rounded up, or the rule is lenient; a reviewer should look."

    actual: str
    target: str
    score: str
    because: str
