"""Names that are known and stand where they can't: in the wrong node, without a node, over nodes that there are not."""

from __future__ import annotations

from duheng.problems.problem import Language, Problem
from duheng.problems.severity import Severity


class NotHere(Problem):
    """这个字段只有某一级的行才有。| Only the indicators of a certain level have this field.

    wrong::

        校验 甲
            要求 偏差原因 有值

    right::

        校验 甲
            对每个 三级
            要求 偏差原因 有值
    """

    code = "NAM-009"
    zh = "「{name}」是{where}的字段，这里读不到"
    en = '"{name}" is a field of {where_en} and can\'t be read here'
    hint_zh = "在校验里加一行「对每个 {tier}」，或写成汇总，如 个数（{tier}，{name} 有值）。"
    hint_en = "Add a line: for each {tier_en}; or aggregate: count({tier_en}, {name} is present)."
    first_zh = "方法在这里读："
    first_en = "the method reads it here: "

    name: str
    where: str
    where_en: str
    tier: str
    tier_en: str
    asked: str = ""
    asked_en: str = ""
    """Of which level's indicators it is read; empty for the form."""
    node: str = ""
    """The indicator to which the method was given that reads it."""
    children: bool = False
    """Whether it is read of 下级."""

    def hint(self, language: Language) -> str:
        if not self.asked:
            return Problem.hint(self, language)
        zh, en = (_BY_METHOD_ZH, _BY_METHOD_EN) if self.node else (_OF_OTHERS_ZH, _OF_OTHERS_EN)
        if self.children:
            zh, en = _OF_CHILDREN_ZH, _OF_CHILDREN_EN
        return (zh if language == "zh" else en).format(**{each: getattr(self, each) for each in _HINTED})


_HINTED = ("name", "node", "tier", "tier_en", "asked", "asked_en")
_BY_METHOD_ZH = (
    "这个方法要读{tier}的格子，却给了{asked}「{node}」：要它下面各行按它计分，这里去掉「按」，"
    "在「计分」表里写一行，条件是 上级.名称 = 「{node}」；要{asked}自己按它计分，方法里写成汇总，如 平均（{tier}.{name}）。"
)
_BY_METHOD_EN = (
    'The method reads cells of {tier_en}, and "{node}" is of {asked_en}: for the rows below it, leave out "by" here '
    'and add a line to the scoring table, where parent.name = "{node}"; to score "{node}" itself, aggregate in the '
    "method, as in average({tier_en}.{name})."
)
_OF_OTHERS_ZH = (
    "这里看的是{asked}：校验改写「对每个 {tier}」；计分表只管最末一级的行，它要看的字段写在最末一级之下；"
    "要看下面各行的，写成汇总，如 个数（{tier}，{name} 有值）。"
)
_OF_OTHERS_EN = (
    "This is asked of {asked_en}: a check says: for each {tier_en}; the scoring table is for the rows of the "
    "last level, whose fields stand below it; for the rows below, aggregate: count({tier_en}, {name} is present)."
)


_OF_CHILDREN_ZH = "「下级」在这里是{asked}，没有这一栏：把「下级」写成「{tier}」，如 合计（{tier}.{name}）。"
_OF_CHILDREN_EN = (
    'The "children" here are of {asked_en}, which have no such field: write {tier_en} for them, as in '
    "sum({tier_en}.{name})."
)


class NotNodes(Problem):
    """汇总的不是各行的一栏。| An aggregate runs over a column of rows.

    wrong::

        方法 甲
            得 合计(分值)

    right::

        方法 甲
            得 合计(下级.得分)
    """

    code = "NAM-010"
    zh = "「{function}」汇总的是各行的一栏，这里写的不是"
    en = '"{function}" runs over a column of rows; this isn\'t one'
    hint_zh = "写法：{function}（下级.得分）、{function}（三级.分值）、{function}（成本指标.三级.实际值，条件）"
    hint_en = (
        "Write: {function}(children.score), {function}(level3.points), {function}(INDICATOR.level3.FIELD, condition)"
    )

    function: str
    formula: bool = False
    """Whether a formula of columns stands there."""
    instead: str = ""
    """What to write, where that is known."""

    def hint(self, language: Language) -> str:
        if self.instead:
            return f"写成：{self.instead}" if language == "zh" else f"Write: {self.instead}"
        said = Problem.hint(self, language)
        if not self.formula:
            return said
        return said + (_COLUMN_OF_ITS_OWN_ZH if language == "zh" else _COLUMN_OF_ITS_OWN_EN)


_COLUMN_OF_ITS_OWN_ZH = "；要算的，先在那一级写成一栏：字段 折算得分 = 得分 × 权重，再 合计（一级.折算得分）"
_COLUMN_OF_ITS_OWN_EN = "; a formula is a column first: field WEIGHTED = score × WEIGHT, then sum(level1.WEIGHTED)"


class NothingBelow(Problem):
    """汇总的一级不在本指标之下。| An aggregate over a level that isn't below the indicator it is read for.

    wrong::

        补充 模板 表
            三级
                字段 分值 = 5分 × 个数（三级）

    right::

        补充 模板 表
            三级
                字段 分值 = 5分 × 个数（上级.三级）
    """

    code = "NAM-017"
    severity = Severity.ERROR
    zh = "这里的每一个{tier}下面没有{tier}，没有可以汇总的行"
    en = "There is no {tier_en} below the {tier_en} for which this is read; nothing is aggregated"
    hint_zh = "要同一类的各行，写 上级.{tier}；要全表的，写 全表.{tier}。"
    hint_en = "For the rows of the same group write parent.{tier_en}, for all rows form.{tier_en}."

    tier: str
    tier_en: str


class NothingBelowRows(Problem):
    """给行计分的方法汇总下级，行下面没有下级。| A method for rows aggregates what is below them, where nothing is.

    wrong::

        方法 甲
            得 合计（下级.得分）
        补充 模板 表
            计分
                | 指标值.性质 | 方法 |
                | 定量        | 甲   |

    right::

        方法 甲
            得 合计（下级.得分）
        补充 模板 表
            一级 产出指标 50分，按 甲
    """

    code = "NAM-034"
    severity = Severity.WARNING
    zh = "方法「{name}」给{tier}计分，{tier}下面没有可以汇总的行，汇总出来总是空的"
    en = 'The method "{name}" scores {tier_en}, below which there is nothing to aggregate'
    first_zh = "用在这里："
    first_en = "it is used here: "
    hint_zh = (
        "要同一类的各行，写 上级.下级；要全表的，写 全表.{tier}；给一类指标计分的方法，写在那一类后面：按 {name}。"
    )
    hint_en = (
        "For the rows of the same group write parent.children, for all rows form.{tier_en}; "
        "a method for a group stands behind that group: by {name}."
    )

    name: str
    tier: str
    tier_en: str


class NoneAbove(Problem):
    """读没有上级的指标的上级。| The indicator above is read where there is none.

    wrong::

        校验 甲
            对每个 一级
            要求 上级.分值 > 0

    right::

        校验 甲
            对每个 三级
            要求 上级.分值 > 0
    """

    code = "NAM-018"
    severity = Severity.ERROR
    zh = "这里没有「上级」：一级指标和整张表没有上级"
    en = 'There is no "parent" here: the first level and the form have nothing above them'
    hint_zh = "「上级」用在{levels}。"
    hint_en = "Use parent for {levels_en}."

    levels: str
    levels_en: str


class PointsAtHead(Problem):
    """说分值的行没有写在某一级之下。| A line that says points is among the form's header fields.

    wrong::

        补充 模板 表
            字段 分值 = 5分

    right::

        补充 模板 表
            三级
                字段 分值 = 5分
    """

    code = "NAM-020"
    severity = Severity.ERROR
    zh = "「字段 分值 = …」要写在「三级」等之下，说那一级的每个指标值多少分"
    en = "A line field points = … belongs below a level and says what its indicators are worth"
    hint_zh = "在它前面加一行「三级」（或一级、二级、四级）。"
    hint_en = "Put a line level3 (or another level) before it."


class PointsDeclared(Problem):
    """分值每个指标都有，不声明。| Points are every indicator's own and aren't declared.

    wrong::

        补充 模板 表
            三级
                字段 分值: 数，列名 「指标权重」

    right::

        补充 模板 表
            三级，分值列 「指标权重」
    """

    code = "NAM-032"
    severity = Severity.ERROR
    zh = "「分值」每个指标都有，不用声明"
    en = "Every indicator has points; they aren't declared"
    hint_zh = "删去这一行；表上这一栏另有叫法的，写在它那一级：{tier}，分值列 {columns}。"
    hint_en = (
        "Delete this line; if forms call the column otherwise, say so at its level: {tier_en}, points column {columns}."
    )

    tier: str
    tier_en: str
    columns: str


class PlaceAlone(Problem):
    """只写了指标，没有写读它的什么。| An indicator is named, but not what to read of it.

    wrong::

        补充 模板 表
            计分
                | 上级.名称 | 方法   |
                | 数量指标  | 记满分 |

    right::

        补充 模板 表
            计分
                | 上级.名称    | 方法   |
                | 「数量指标」 | 记满分 |
    """

    code = "NAM-021"
    severity = Severity.ERROR
    zh = "「{name}」是指标，后面要写读它的什么；若是文字，要写在「」里"
    en = '"{name}" is an indicator: say what to read of it; text belongs in quotation marks'
    hint_zh = "读它的得分写 {name}.得分，分值写 {name}.分值；和名称比，写 「{name}」。"
    hint_en = 'Write {name}.score or {name}.points; to compare with a name write "{name}".'

    name: str


class RepeatedNode(Problem):
    """按名称读表上可以重复的指标。| An indicator that forms may repeat is read by its name.

    wrong::

        补充 模板 表
            一级 年度绩效目标，可重复
                二级 产出指标
        方法 甲
            得 年度绩效目标.分值

    right::

        补充 模板 表
            一级 年度绩效目标，可重复
                二级 产出指标
        方法 甲
            得 合计（全表.二级.得分，名称 = 「产出指标」）
    """

    code = "NAM-016"
    severity = Severity.ERROR
    zh = "表上可以有几个「{name}」，不知道读的是哪一个"
    en = 'A form may have several of "{name}", so it isn\'t known which one is read'
    hint_zh = "用 合计（…）等汇总，以 名称 = 「…」 为条件；或者去掉「可重复」。"
    hint_en = "Aggregate, with the name as condition; or take away 'repeatable'."

    name: str


class AggregatesNested(Problem):
    """汇总里一层套一层。| Aggregates nested too deeply.

    wrong::

        校验 甲
            要求 个数（三级，个数（全表.三级，个数（全表.三级，得分 = 0） > 0） > 0） = 0

    right::

        校验 甲
            要求 个数（三级，得分 = 0） = 0
    """

    code = "NAM-012"
    zh = "汇总最多套 {limit} 层"
    en = "Aggregates may be nested {limit} deep at most"
    hint_zh = "把里面的汇总写成一个字段：字段 名称 = 个数（……），再用它的名称。"
    hint_en = "Write the inner aggregate as a field: field name = count(…), and use its name."

    limit: int
