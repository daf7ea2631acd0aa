"""Problems of the names of a template's groups: names that are nearly those of others."""

from __future__ import annotations

from duheng.problems.problem import Problem, Suggesting
from duheng.problems.severity import Severity


class NoSuchGroup(Suggesting):
    """条件里写的上级指标，模板里没有，却有一个很像的。| A condition asks for a group that the template hasn't got.

    Forms may have groups of their own, so that only a name is told which is nearly one of the template's.

    wrong::

        方法 甲
            得 分值
        补充 模板 表
            计分
                | 上级.名称    | 方法 |
                | 「数量类指标」 | 甲   |

    right::

        方法 甲
            得 分值
        补充 模板 表
            计分
                | 上级.名称  | 方法 |
                | 「数量指标」 | 甲   |
    """

    code = "NAM-022"
    severity = Severity.WARNING
    zh = "模板里没有「{name}」这一类，只有表上自己写了这一类，这一行才起作用"
    en = 'The template has no group "{name}": this line works only where a form has such a group of its own'
    hint_zh = "核对模板里的名称。"
    hint_en = "Check the names in the template."

    name: str


class NearlyTheSame(Suggesting):
    """补充的指标是新的，名称却和已有的很像。| An added group is a new one, though its name is nearly that of another.

    wrong::

        补充 模板 表
            一级 产出类指标 50分

    right::

        补充 模板 表
            一级 产出指标 50分
    """

    code = "NAM-023"
    severity = Severity.WARNING
    zh = "上级规则集没有「{name}」，这里是新添的一类"
    en = 'The parent ruleset has no "{name}"; this adds a new group'
    hint_zh = "核对名称。"
    hint_en = "Check the name."

    name: str


class GroupTooHigh(Problem):
    """计分表的条件写了一级，而各行的上级是它下面的二级。| A scoring line asks for a group that isn't right above any row.

    wrong::

        方法 甲
            得 分值
        补充 模板 表
            计分
                | 上级.名称    | 方法 |
                | 「产出指标」 | 甲   |

    right::

        方法 甲
            得 分值
        补充 模板 表
            计分
                | 上级.名称    | 方法 |
                | 「数量指标」 | 甲   |
    """

    code = "NAM-024"
    severity = Severity.WARNING
    zh = "「{name}」下面还有一级，各行的上级是{below}，这一行用不上"
    en = '"{name}" has groups below it, so that what is above the rows is {below}; this line never applies'
    hint_zh = "改写成各行直接的上级，每一类一行。"
    hint_en = "Write the group right above the rows, a line for each."

    name: str
    below: tuple[str, ...]
