"""Problems of totals: they end elsewhere than the grades, forget a group, or read no score at all."""

from __future__ import annotations

from duheng.problems.problem import Problem, Suggesting
from duheng.problems.severity import Severity


class TotalShort(Problem):
    """各项都得满分时，总分不是等级的最高分。| Full points everywhere don't make the total at which the grades end.

    wrong whole::

        规则集 999999/2020 「例」

        档位 评价等级
            优: 100 至 90（含）
            差: 90 至 0
        模板 表
            一级 产出指标 60分
            一级 效益指标 40分
            总分 产出指标.得分 × 60% + 效益指标.得分 × 40%
            等级 评价等级[总分]

    right whole::

        规则集 999999/2020 「例」

        档位 评价等级
            优: 100 至 90（含）
            差: 90 至 0
        模板 表
            一级 产出指标 100分
            一级 效益指标 100分
            总分 产出指标.得分 × 60% + 效益指标.得分 × 40%
            等级 评价等级[总分]
    """

    code = "WGT-003"
    severity = Severity.WARNING
    zh = "总分最高 {found} 分，等级的最高分是 {wanted} 分"
    en = "The total is at most {found}, the grades end at {wanted}"
    hint_zh = "核对总分的权重和各一级指标的分值：分值已是权重的，直接相加；再乘权重的，各一级指标都写 100分。"
    hint_en = (
        "Check weights and points: if the points are the weights, add the scores up; "
        "if the total multiplies by weights, give each group 100 points."
    )

    found: str
    wanted: str


class LeftOutOfTotal(Problem):
    """总分没有用到一个一级指标。| A group of the first level that the total doesn't read.

    wrong::

        补充 模板 表
            总分 产出指标.得分 × 2

    right::

        补充 模板 表
            总分 产出指标.得分 + 效益指标.得分
    """

    code = "WGT-004"
    severity = Severity.WARNING
    zh = "总分没有用到「{name}」"
    en = 'The total doesn\'t read "{name}"'
    hint_zh = "在总分里加上「{name}.得分」；确实不算的，在这个一级指标后面写「，不计入总分」。"
    hint_en = 'Add the score of "{name}" to the total, or write outside total behind the group.'

    name: str


class TotalWithoutScores(Problem):
    """总分没有用到任何得分。| A total that reads no score at all.

    wrong::

        补充 模板 表
            总分 合计（一级.分值）

    right::

        补充 模板 表
            总分 合计（一级.得分）
    """

    code = "WGT-005"
    severity = Severity.WARNING
    zh = "总分没有用到得分：各行得多少分，总分都一样"
    en = "The total reads no score: it is the same whatever the rows score"
    hint_zh = "写成：总分 合计（一级.得分）。满分由各指标的分值定，不写在这里。"
    hint_en = "Write: total sum(level1.score). The full points follow from the indicators' points."


class MethodAtHead(Suggesting):
    """总分里写了方法的名称，没有说是哪个指标的得分。| A total names a method, though no indicator is scored there.

    wrong::

        补充 模板 表
            一级 产出指标 50分，按 产出得分
            总分 产出得分 × 50% + 效益指标.得分
        方法 产出得分
            得 分值

    right::

        补充 模板 表
            一级 产出指标 50分，按 产出得分
            总分 产出指标.得分 + 效益指标.得分
        方法 产出得分
            得 分值
    """

    code = "NAM-027"
    zh = "「{name}」是方法，这里没有它要计分的指标"
    en = '"{name}" is a method, and there is no indicator here for it to score'
    hint_zh = "写指标的得分，如 产出指标.得分。"
    hint_en = "Write an indicator's score: its name.score"

    name: str
