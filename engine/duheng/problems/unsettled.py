"""Findings about scores and grades that stay open though no cell of a number is missing."""

from __future__ import annotations

from duheng.problems.problem import Problem
from duheng.problems.severity import Severity


class OffScale(Problem):
    """要查档位的数不落在任何一档里，得分待定。| A number to be looked up lies in no band of the scale; the score is open.

    wrong form::

        指标:
          - {一级: 产出指标, 二级: 数量指标, 三级: 完成率, 分值: 50, 实际值: 120%, 计分方法: 按所在档}

    right form::

        指标:
          - {一级: 产出指标, 二级: 数量指标, 三级: 完成率, 分值: 50, 实际值: 90%, 计分方法: 按所在档}
    """

    code = "EVL-035"
    opens = True
    severity = Severity.WARNING
    zh = "要查的数不落在档位的任何一档里，得分待定：{formula}"
    en = "The number to be looked up lies in no band of the scale, so the score is open: {formula}"
    hint_zh = "核对表中的数；数是对的，请规则的制定人写明档位之外怎样得分。"
    hint_en = "Check the number; if it is right, the rule should say what a number outside the scale gives."

    formula: str


class NothingBetween(Problem):
    """待定的区间里一个数也没有，得分待定。| The interval of an open score holds no number; the score is quite open.

    wrong form::

        指标:
          - {一级: 产出指标, 二级: 数量指标, 三级: 完成率, 分值: 50, 实际值: 40%, 计分方法: 半数起待定}

    right form::

        指标:
          - {一级: 产出指标, 二级: 数量指标, 三级: 完成率, 分值: 50, 实际值: 90%, 计分方法: 半数起待定}
    """

    code = "EVL-038"
    opens = True
    severity = Severity.WARNING
    zh = "待定的区间里一个数也没有，得分不限于它：{formula}"
    en = "The interval of the open score holds no number, so it limits nothing: {formula}"
    hint_zh = "核对表中的数；数是对的，请规则的制定人改正区间的两端。"
    hint_en = "Check the numbers; if they are right, the rule's owner should mend the ends of the interval."

    formula: str


class Unsettled(Problem):
    """按规则定不下得分，表上又不缺什么。| The rule doesn't settle a score though the form lacks nothing that it asks for.

    wrong form::

        指标:
          - {一级: 产出指标, 二级: 数量指标, 三级: 服务质量, 分值: 50, 计分方法: 判断打七折}

    right form::

        指标:
          - {一级: 产出指标, 二级: 数量指标, 三级: 服务质量, 分值: 50, 计分方法: 留待判断}
    """

    code = "EVL-036"
    opens = True
    severity = Severity.WARNING
    zh = "按规则定不下得分，可能是 {low}～{high} 分：{because}"
    en = "The rule doesn't settle the score, {low} to {high} points: {because}"
    hint_zh = "请规则的制定人查看这个方法；确要由人判断的，用「待定」写明原因。"
    hint_en = "The rule's owner should look at this method; what a person has to judge is said with undetermined."

    low: str
    high: str
    because: str


class GradeOpen(Problem):
    """等级取自没有填写的内容，没有等级。| The grade is read from what isn't filled in, so there is none.

    wrong form::

        # 模板另有：字段 评语: 文本
        # 规则集里有：等级 评语
        指标:
          - {一级: 产出指标, 二级: 数量指标, 三级: 人数, 分值: 50, 指标值: ≥100人, 实际值: 150人}

    right form::

        # 模板另有：字段 评语: 文本
        # 规则集里有：等级 评语
        评语: 良
        指标:
          - {一级: 产出指标, 二级: 数量指标, 三级: 人数, 分值: 50, 指标值: ≥100人, 实际值: 150人}
    """

    code = "EVL-037"
    severity = Severity.WARNING
    zh = "没有等级：缺 {fields}"
    en = "There is no grade: {fields_en} missing"
    hint_zh = "补上就有等级。"
    hint_en = "Fill it in to have a grade."

    fields: tuple[str, ...]
    fields_en: tuple[str, ...]
