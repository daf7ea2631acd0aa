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
    """补充的指标或字段是新的，名称却和已有的很像。| An added group or field is new, though its name is nearly another's.

    wrong::

        补充 模板 表
            一级 产出类指标 50分

    right::

        补充 模板 表
            一级 产出指标 50分

    wrong::

        补充 模板 表
            三级
                字段 实际植: 量，列名 「完成值」

    right::

        补充 模板 表
            三级
                字段 实际值: 量，列名 「完成值」
    """

    code = "NAM-023"
    severity = Severity.WARNING
    zh = "上级规则集没有「{name}」，这里是新添的{what}"
    en = 'The parent ruleset has no "{name}"; this adds a new {what_en}'
    hint_zh = "核对名称。"
    hint_en = "Check the name."

    name: str
    what: str = "一类"
    what_en: str = "group"

    @property
    def of_group(self) -> bool:
        """Whether it is a group that is added, and not a field."""
        return self.what_en == "group"


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


class ScoredAlready(Problem):
    """计分表点名的指标，自己写了「按」。| A scoring line names an indicator that has a method of its own.

    wrong::

        方法 甲
            得 分值
        补充 模板 表
            一级 产出指标
                二级 数量指标
                    三级 里程 10分，按 甲
            计分
                | 名称     | 方法   |
                | 「里程」 | 不适用 |

    right::

        方法 甲
            得 分值
        补充 模板 表
            一级 产出指标
                二级 数量指标
                    三级 里程 10分，按 甲
    """

    code = "TPL-006"
    severity = Severity.WARNING
    zh = "「{name}」在模板里写了按 {method}，计分表的这一行对它不起作用"
    en = 'The template gives "{name}" the method {method}; this scoring line does nothing for it'
    hint_zh = "要换方法的，在模板里改：补充 模板 里写「{tier} {name}，按 …」；不换的，删去这一行。"
    hint_en = "For another method say so in the template: {tier_en} {name}, by …; else remove this line."
    first_zh = "模板里："
    first_en = "in the template: "

    name: str
    method: str
    tier: str
    tier_en: str


class NoSuchTier(Problem):
    """模板里没有这一级，没有可以汇总的行。| A level below the template's rows: there is nothing to aggregate.

    wrong::

        校验 各项
            对每个 四级
            要求 得分 = 分值

    right::

        校验 各项
            对每个 三级
            要求 得分 = 分值
    """

    code = "NAM-025"
    severity = Severity.WARNING
    zh = "模板里没有{tier}，这里没有可以汇总、核对的行"
    en = "The template has no {tier_en}; nothing is aggregated or checked here"
    hint_zh = "核对是哪一级；模板的各行是哪一级，见「三级」一类不写名称的那一行。"
    hint_en = "Check the level; that of the template's rows is said by its line of a level without a name."

    tier: str
    tier_en: str


class NothingInside(Problem):
    """汇总的一级不在这个指标之下。| An aggregate over a level that isn't below the indicator it names.

    wrong::

        校验 数量
            要求 合计（产出指标.一级.分值）= 50

    right::

        校验 数量
            要求 合计（产出指标.三级.分值）= 50
    """

    code = "NAM-026"
    zh = "「{name}」下面没有{tier}，没有可以汇总的行"
    en = 'There is no {tier_en} below "{name}"; nothing is aggregated'
    hint_zh = "写它下面的一级，或写 下级。"
    hint_en = "Write a level below it, or children."

    name: str
    tier: str
    tier_en: str


class NeverScored(Problem):
    """指标没有方法，表上也没有行能算分。| An indicator without a method, in a template without any table of 计分.

    wrong whole::

        规则集 990101/2024 「某」
        方法 甲
            得 分值
        模板 表
            一级 责任落实 40分
            一级 事故控制 60分，按 甲
            总分 合计（一级.得分）

    right whole::

        规则集 990101/2024 「某」
        方法 甲
            得 分值
        方法 评定
            得 自评得分
            限于 0 至 分值
        模板 表
            一级 责任落实 40分，按 评定
            一级 事故控制 60分，按 甲
            总分 合计（一级.得分）
    """

    code = "TPL-004"
    severity = Severity.WARNING
    zh = "「{name}」没有写按哪个方法计分，模板里也没有「计分」表，它算不出得分"
    en = '"{name}" names no method and the template has no table of scoring: it can never have a score'
    hint_zh = "在后面写「，按 方法名」；由人打分的，方法里写 得 自评得分 和 限于 0 至 分值"
    hint_en = (
        "Name a method behind it, by …; where people give the score, a method of: gives claimed, clamp 0 to points"
    )

    name: str


class NoRowHere(Problem):
    """用「本行」而不在某一行上。| 本行 is used where no row is looked at.

    wrong::

        校验 甲
            要求 个数（三级，名称 = 本行.名称） = 1

    right::

        校验 甲
            对每个 三级
            要求 个数（全表.三级，名称 = 本行.名称） = 1
    """

    code = "NAM-028"
    severity = Severity.ERROR
    zh = "这里没有「本行」：整张表只算一次，不是对某一行算"
    en = 'There is no "this" here: it is worked out once for the form, not for a row'
    hint_zh = "在校验里加一行「对每个 三级」，再用「本行」。"
    hint_en = "Add the line: for each level3; then use this."
