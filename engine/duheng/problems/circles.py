"""Findings about circles: names, scores and chains that lead back to themselves or too far."""

from __future__ import annotations

from duheng.problems.problem import Problem
from duheng.problems.severity import Severity


class Cycle(Problem):
    """互相引用，绕成了圈。| Things refer to each other in a circle.

    wrong::

        方法 甲
            得 乙
        方法 乙
            得 甲

    right::

        方法 甲
            得 乙
        方法 乙
            得 分值
    """

    code = "CYC-001"
    zh = "互相引用绕成了圈：{chain}"
    en = "These refer to each other in a circle: {chain}"
    hint_zh = "让其中一处不再引用别的。"
    hint_en = "Let one of them stand on its own."

    chain: str


class ScoreCircle(Problem):
    """得分互相依赖，算不出来。| Scores wait for each other, so that none of them can be worked out.

    wrong::

        方法 看效益
            得 效益指标.得分
        方法 看产出
            得 产出指标.得分
        补充 模板 表
            一级 产出指标 50分，按 看效益
            一级 效益指标 50分，按 看产出

    right::

        方法 看效益
            得 效益指标.得分
        补充 模板 表
            一级 产出指标 50分，按 看效益
    """

    code = "CYC-003"
    severity = Severity.WARNING
    zh = "得分互相依赖，任何表上都算不出：{chain}"
    en = "Scores wait for each other and stay open on every form: {chain}"
    hint_zh = "让其中一处不再读别处的得分。"
    hint_en = "Let one of them stand on its own."

    chain: str


class ChainTooLong(Problem):
    """一个引用另一个，一连串太长。| Too long a chain of names that use each other.

    People can follow a handful of steps; a chain of more than the limit is hardly meant and costs too much.

    wrong command::

        duheng check 一百步.rules
    """

    code = "CYC-002"
    zh = "从这里起，一个引用另一个，连着超过了 {limit} 步"
    en = "From here on more than {limit} names use one another in a row"
    hint_zh = "把中间的几步合并成一个算式。"
    hint_en = "Merge some of the steps into one formula."

    limit: int
