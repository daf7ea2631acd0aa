"""Problems of names: what is used but isn't there, or is there twice."""

from __future__ import annotations

from duheng.problems.problem import Language, Problem, Suggesting
from duheng.problems.severity import Severity


class UnknownName(Suggesting):
    """用了一个没有声明的名称。| A name is used that nothing declares.

    wrong::

        方法 甲
            得 分植

    right::

        方法 甲
            得 分值
    """

    code = "NAM-001"
    misspelt = "name"
    zh = "没有名为「{name}」的字段、参数、方法或指标"
    en = 'No field, parameter, method or node is called "{name}"'
    hint_zh = "先在模板里用「字段」声明，或用「参数」「令」给它一个值；文字要写在「」里。"
    hint_en = "Declare it as a field of the template, or give it a value with parameter or let; texts stand in 「」."

    name: str


class UnknownMethod(Suggesting):
    """没有这个方法。| There is no such method.

    wrong::

        补充 模板 表
            一级 产出指标 50分，按 执行得分

    right::

        补充 模板 表
            一级 产出指标 50分，按 执行率得分
        方法 执行率得分
            得 分值
    """

    code = "NAM-002"
    misspelt = "name"
    zh = "没有名为「{name}」的方法"
    en = 'No method is called "{name}"'
    hint_zh = "先用「方法 {name}」声明它。"
    hint_en = "Declare it first: method {name}."

    name: str


class UnknownScale(Suggesting):
    """没有这个档位。| There is no such scale.

    wrong::

        方法 甲
            若 实际值 属于 等级档[优] 则 分值
            否则 0

    right::

        档位 等级档
            优: 100% 至 90%（含）
            其余: 90% 至 0%
        方法 甲
            若 实际值 ÷ 指标值 属于 等级档[优] 则 分值
            否则 0
    """

    code = "NAM-003"
    misspelt = "name"
    zh = "没有名为「{name}」的档位"
    en = 'No scale is called "{name}"'
    hint_zh = "先用「档位 {name}」声明它。"
    hint_en = "Declare it first: scale {name}."

    name: str


class UnknownWord(Suggesting):
    """这里只能用几个固定的词。| Only certain words may stand here.

    wrong::

        方法 甲
            得 分值
            修约 2 位小数，四舍

    right::

        方法 甲
            得 分值
            修约 2 位小数，舍去
    """

    code = "NAM-004"
    misspelt = "word"
    zh = "「{word}」不能作{what}"
    en = '"{word}" is no {what_en}'
    hint_zh = "可以写：{allowed}"
    hint_en = "What may stand here: {allowed}"

    word: str
    what: str
    what_en: str
    allowed: tuple[str, ...]


class UnknownUnit(Suggesting):
    """不认识的单位。| An unknown unit.

    wrong::

        方法 甲
            若 实际值 ≥ 10万圆 则 分值
            否则 0

    right::

        方法 甲
            若 实际值 ≥ 10万元 则 分值
            否则 0
    """

    code = "NAM-005"
    zh = "不认识的单位「{unit}」"
    en = 'Unknown unit "{unit}"'
    hint_zh = "常用单位：%、‰、元、万元、亿元、天、月、年、米、公里、件、人、户……"
    hint_en = "Common units: %, ‰, 元, 万元, 亿元, 天, 月, 年, 米, 公里, 件, 人, 户 …"

    unit: str


class UnknownAttribute(Suggesting):
    """点号后面的名称没有意义。| The name after the dot means nothing there.

    wrong::

        方法 甲
            若 指标值.走向 = 正向 则 分值
            否则 0

    right::

        方法 甲
            若 指标值.方向 = 正向 则 分值
            否则 0
    """

    code = "NAM-006"
    misspelt = "name"
    zh = "「{target}」没有「{name}」"
    en = '"{target}" has no "{name}"'
    hint_zh = "可以写：{allowed}"
    hint_en = "What may follow the dot: {allowed}"

    target: str
    name: str
    allowed: tuple[str, ...]

    def hint(self, language: Language) -> str:
        if self.near or self.allowed:
            return Suggesting.hint(self, language)
        return "它后面不再写点号和名称。" if language == "zh" else "No dot and name may follow it."


class NameTaken(Problem):
    """名称已有别的意义。| The name already means something else.

    wrong::

        参数 分值 = 10分

    right::

        参数 上限 = 10分
        方法 甲
            得 最小(分值, 上限)
    """

    code = "NAM-007"
    zh = "名称「{name}」已经是{taken}"
    en = 'The name "{name}" is already {taken_en}'
    hint_zh = "换一个名称。"
    hint_en = "Choose another name."

    name: str
    taken: str
    taken_en: str


class WrongArity(Problem):
    """括号里的个数不对。| The number of arguments is wrong.

    wrong::

        方法 甲
            得 四舍五入(分值)

    right::

        方法 甲
            得 四舍五入(分值, 2)
    """

    code = "NAM-008"
    zh = "「{name}」要 {wanted} 个值，这里有 {found} 个"
    en = '"{name}" takes {wanted} arguments, not {found}'
    hint_zh = "写法：{usage}"
    hint_en = "Write: {usage}"

    name: str
    wanted: str
    found: int
    usage: str


class NotHere(Problem):
    """这个字段只有某一级的行才有。| Only the nodes of a certain level have this field.

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
    hint_zh = "在校验里加一行「对每个 {where}」，或写成汇总，如 个数（{where}，{name} 有值）。"
    hint_en = "Add a line: for each {where_en}; or aggregate: count({where_en}, {name} is present)."

    name: str
    where: str
    where_en: str


class NotNodes(Problem):
    """汇总的不是各行的一栏。| An aggregate needs nodes to run over.

    wrong::

        方法 甲
            得 合计(分值)

    right::

        方法 甲
            得 合计(下级.得分)
    """

    code = "NAM-010"
    zh = "「{function}」汇总的是各行的一栏，这里写的不是"
    en = '"{function}" aggregates over nodes; this isn\'t one'
    hint_zh = "写法：{function}（下级.得分）、{function}（三级.分值）、{function}（成本指标.三级.实际值，条件）"
    hint_en = "Write: {function}(children.score), {function}(level3.points), {function}(NODE.level3.FIELD, condition)"

    function: str


class Ambiguous(Problem):
    """同名的指标不止一个。| More than one node has this name.

    wrong::

        补充 模板 表
            一级 产出指标 50分
                二级 其他指标
            一级 效益指标 50分
                二级 其他指标
        方法 甲
            得 其他指标.分值

    right::

        方法 甲
            得 产出指标.分值
    """

    code = "NAM-011"
    severity = Severity.ERROR
    zh = "名为「{name}」的指标有 {count} 个"
    en = '{count} nodes are called "{name}"'
    hint_zh = "改用不重名的上级指标，或用汇总。"
    hint_en = "Name a node above them, or aggregate."

    name: str
    count: int


class NothingBelow(Problem):
    """汇总的一级不在本指标之下。| An aggregate over a level that isn't below the node it is read for.

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
    zh = "这里的每一个{tier}下面没有{tier}，汇总不到东西"
    en = "There is no {tier_en} below the {tier_en} for which this is read; nothing is aggregated"
    hint_zh = "要同一类的各行，写 上级.{tier}；要全表的，写 全表.{tier}。"
    hint_en = "For the rows of the same group write parent.{tier_en}, for all rows form.{tier_en}."

    tier: str
    tier_en: str


class NoneAbove(Problem):
    """读没有上级的指标的上级。| The node above is read where there is none.

    wrong::

        校验 甲
            对每个 一级
            要求 上级.分值 > 0

    right::

        校验 甲
            对每个 三级
            要求 上级.名称 ≠ 「」
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
    """说分值的行没有写在某一级之下。| A line that says points stands in the form's head.

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
    en = "A line field points = … belongs below a level and says what its nodes are worth"
    hint_zh = "在它前面加一行「三级」（或一级、二级、四级）。"
    hint_en = "Put a line level3 (or another level) before it."


class PlaceAlone(Problem):
    """只写了指标，没有写读它的什么。| A node stands alone, without what is read of it.

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
    en = '"{name}" is a node: say what is read of it; a text belongs in quotation marks'
    hint_zh = "读它的分值写 {name}.分值，得分写 {name}.得分；和名称比，写 「{name}」。"
    hint_en = 'Write {name}.points or {name}.score; to compare with a name write "{name}".'

    name: str


class PlacesUnfit(Problem):
    """修约的位数不是整数。| A number of places that isn't a whole number.

    wrong::

        方法 甲
            得 四舍五入（分值，-1）
            限于 0 至 分值

    right::

        方法 甲
            得 四舍五入（分值，1）
            限于 0 至 分值
    """

    code = "NAM-019"
    severity = Severity.ERROR
    zh = "「{name}」的第二个数是保留几位小数，要直接写 0 以上的整数"
    en = 'The second number of "{name}" is how many places to keep: write a whole number from 0 on'
    hint_zh = "例：四舍五入（x，2）保留两位，四舍五入（x，0）取整。"
    hint_en = "For example round_half_up(x, 2) keeps two places, round_half_up(x, 0) none."

    name: str


class RepeatedNode(Problem):
    """按名称读表上可以重复的指标。| A node that forms may repeat is read by its name.

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
    """汇总里一层套一层。| Aggregates inside aggregates inside aggregates.

    wrong::

        校验 甲
            要求 个数（三级，个数（全表.三级，个数（全表.三级，得分 = 0） > 0） > 0） = 0

    right::

        校验 甲
            要求 个数（三级，得分 = 0） = 0
    """

    code = "NAM-012"
    zh = "汇总最多套 {limit} 层"
    en = "Aggregates may stand inside each other {limit} deep at most"
    hint_zh = "把里面的汇总写成一个字段：字段 名称 = 个数（……），再用它的名称。"
    hint_en = "Write the inner aggregate as a field: field name = count(…), and use its name."

    limit: int


class ScaleUnbracketed(Problem):
    """读档位要用方括号。| A scale is read with square brackets.

    wrong::

        档位 评价等级
            合格: 100 至 60（含）
            不合格: 60 至 0
        方法 甲
            若 评价等级（分值） = 合格 则 分值
            否则 0

    right::

        档位 评价等级
            合格: 100 至 60（含）
            不合格: 60 至 0
        方法 甲
            若 评价等级[分值] = 合格 则 分值
            否则 0
    """

    code = "NAM-013"
    zh = "「{name}」是档位，要用方括号来读"
    en = '"{name}" is a scale and is read with square brackets'
    hint_zh = "写成：{name}[{inside}]，方括号里是一个数或一档的名称"
    hint_en = "Write: {name}[{inside}], with a number or a label between the brackets"

    name: str
    inside: str


class PointsUnit(Problem):
    """分值不是以分为单位。| A node's points in another unit.

    wrong::

        补充 模板 表
            一级 产出指标 40%

    wrong::

        补充 模板 表
            一级 产出指标 权重40%

    right::

        补充 模板 表
            一级 产出指标 50分
    """

    code = "NAM-014"
    zh = "分值以“分”为单位，不能写「{found}」"
    en = "A node's points can't be \"{found}\""
    hint_zh = "写成：{digits}分"
    hint_en = "Write a plain number: {digits}"

    found: str
    digits: str
    top: bool = True
    """Whether it is a node of the first level, whose share is one of the form's points."""

    def hint(self, language: Language) -> str:
        if not self.found.endswith("%"):
            return Problem.hint(self, language)
        return (_SHARE_OF_FORM if self.top else _SHARE_OF_GROUP)[language].format(digits=self.digits)


_SHARE_OF_FORM = {
    "zh": "满分 100 分、各项得分相加的，写成：{digits}分；每项都按 100 分打、再乘权重的，写 100分，总分里乘 {digits}%。",
    "en": "Where scores add up to 100, {digits}; where each is out of 100, write 100, and × {digits}% in the total.",
}
_SHARE_OF_GROUP = {
    "zh": "写成分：上级的分值 × {digits}%，算好再写；上级是 100 分的，写 {digits}分。",
    "en": "Write points: {digits}% of what the node above is worth; {digits} where that is 100.",
}


class TruthNamed(Problem):
    """是、否写成了名称。| True or false written as if it were a name.

    wrong::

        补充 模板 表
            字段 已公开: 是否
        方法 甲
            若 已公开 = 否 则 0
            否则 分值

    right::

        补充 模板 表
            字段 已公开: 是否
            一级 产出指标 50分，按 甲
        方法 甲
            若 非 已公开 则 0
            否则 分值
    """

    code = "NAM-015"
    zh = "「{name}」不用写：是否字段本身就是条件"
    en = '"{name}" isn\'t written: a yes-or-no field is a condition by itself'
    hint_zh = "是，写成「若 已公开」；否，写成「若 非 已公开」。文本字段里的文字要加引号：= 「{name}」。"
    hint_en = (
        "For yes write the field alone; for no write not before it. The text of a text field is quoted: = 「{name}」."
    )

    name: str
