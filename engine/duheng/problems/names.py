"""Names: what is used but isn't there, is there twice, or is written otherwise than it is read."""

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
    en = 'No field, parameter, method or indicator is called "{name}"'
    hint_zh = (
        "先在模板里声明，如在 三级 下写 字段 {name}: 量（答是、否的写 是否），或用「参数」「令」给它一个值；"
        "文字要写在「」里。"
    )
    hint_en = (
        "Declare it in the template, as field {name}: quantity (truth for yes or no) below level3, or give it a value"
        " with parameter or let; text goes in 「」."
    )
    count_zh = "（用了 {count} 处）"
    count_en = " (used in {count} places)"

    name: str
    count: int = 1
    """The places where it is used, of which only the first is told."""
    unit: bool = False
    """Whether it is a unit, as behind the / of 1000元/人."""

    def hint(self, language: Language) -> str:
        if not self.unit:
            return super().hint(language)
        return (_UNIT_ZH if language == "zh" else _UNIT_EN).format(name=self.name)

    def message(self, language: Language) -> str:
        """What is wrong, in one sentence."""
        count = self.count_zh if language == "zh" else self.count_en
        return super().message(language) + (self._fill(count, language) if self.count > 1 else "")


_UNIT_ZH = (
    "「{name}」是单位，紧跟在数后面写，如 1{name}；规则里 / 是除号，“元/{name}”写成 元每{name}，如 1000元每{name}。"
)
_UNIT_EN = (
    '"{name}" is a unit, and stands right behind a number, as 1{name}; in a rule / divides, so that 元/{name} is '
    "written 元每{name}, as 1000元每{name}."
)


class DeclaredOtherwise(Suggesting):
    """声明的名称和用到的写得不一样。| A name is declared otherwise than it is used.

    wrong::

        参数 界限限 = 130%
        方法 甲
            若 实际值 ≥ 指标值 × 界限 则 分值 × 界限 ÷ 2
            否则 分值
            限于 0 至 分值

    right::

        参数 界限 = 130%
        方法 甲
            若 实际值 ≥ 指标值 × 界限 则 分值 × 界限 ÷ 2
            否则 分值
            限于 0 至 分值
    """

    code = "NAM-031"
    misspelt = "name"
    first_zh = "用到的第一处："
    first_en = "used first here: "
    zh = "这里写的「{name}」没有用到，用到的 {count} 处写的都是「{near}」"
    en = '"{name}" is declared here, but never used; "{near}" is used in {count} places'

    name: str
    count: int


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
    given: bool = False
    """Whether it is no method's name but something that a method may give, such as 自评得分."""

    def hint(self, language: Language) -> str:
        if not self.given:
            return Suggesting.hint(self, language)
        zh = f"这里写方法的名称。先写 方法 由人评，下一行 得 {self.name}，再下一行 限于 0 至 分值，这里写 由人评。"
        en = f"A method's name belongs here: declare a method that gives {self.name}, and name that."
        return zh if language == "zh" else en


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
    """这里只能用几个固定的词。| Only certain words are allowed here.

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
    hint_en = "Allowed here: {allowed}"

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
    hint_en = "Allowed after the dot: {allowed}"

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


class LetHides(Problem):
    """令和字段、参数、方法同名，把它们遮住了。| A 令 has the name of a field, a parameter or a method, which it hides.

    wrong::

        方法 甲
            令 指标值 = 80%
            若 实际值 ≥ 指标值 则 分值
            否则 0

    right::

        方法 甲
            令 及格线 = 80%
            若 实际值 ≥ 及格线 则 分值
            否则 0
    """

    code = "NAM-033"
    severity = Severity.WARNING
    zh = "「{name}」是{kind}的名称，令也叫这个名称：下面的「{name}」都成了这个令"
    en = 'The let "{name}" hides the {kind_en} of that name in all lines below it'
    hint_zh = "令换一个名称。"
    hint_en = "Choose another name for the let."

    name: str
    kind: str
    kind_en: str


class ReadsAlike(Problem):
    """两个名称表单上分不开。| Two names that a form can't tell apart.

    wrong::

        档位 等次
            A1: 100 至 60（含）
            a1: 60 至 0

    right::

        档位 等次
            A1: 100 至 60（含）
            B1: 60 至 0
    """

    code = "NAM-029"
    zh = "「{name}」和「{other}」读来一样，表单上分不开：不看大小写、全半角和空格，档位的名称也不看标点"
    en = (
        'A form can\'t tell "{name}" from "{other}": it is read without case, width and blanks, '
        "names of bands without punctuation too"
    )
    hint_zh = "换一个名称。"
    hint_en = "Choose another name."

    name: str
    other: str


class ColumnShared(Problem):
    """两个字段的列名相同，表单上分不开。| Two fields with one column label, which a form can't tell apart.

    Where the fields stand in rows of their own, 行名 tells them apart.

    wrong::

        补充 模板 表
            字段 预算: 金额，列名 「金额（万元）」
            字段 支出: 金额，列名 「金额（万元）」

    right::

        补充 模板 表
            字段 预算: 金额，列名 「预算金额（万元）」
            字段 支出: 金额，列名 「支出金额（万元）」
    """

    code = "NAM-030"
    zh = "表单上的「{column}」既可能是字段「{other}」，又可能是字段「{name}」"
    en = 'What a form has under "{column}" may be the field "{other}" or the field "{name}"'
    hint_zh = "两个字段的列名要写得不同；同一列里各占一行的，写上各行的「行名」。"
    hint_en = (
        "Give the two fields different column labels; where they share a column in rows of their own, say each row."
    )

    column: str
    other: str
    name: str


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


class Ambiguous(Problem):
    """同名的指标不止一个。| More than one indicator has this name.

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
    en = '{count} indicators are called "{name}"'
    hint_zh = "改用不重名的上级指标，或用汇总。"
    hint_en = "Name an indicator above them, or aggregate."

    name: str
    count: int


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
    hint_zh = "例：四舍五入（x，2）保留两位，四舍五入（x，0）取整；取到 0.5 的，写 四舍五入（x × 2，0）÷ 2。"
    hint_en = (
        "For example round_half_up(x, 2) keeps two places, round_half_up(x, 0) none; to halves: "
        "round_half_up(x × 2, 0) ÷ 2."
    )

    name: str


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
    hint_en = "Write: {name}[{inside}], with a number or the name of a band between the brackets"

    name: str
    inside: str


class PointsUnit(Problem):
    """分值不是以分为单位。| An indicator's points in another unit.

    wrong::

        补充 模板 表
            一级 产出指标 40%

    wrong::

        补充 模板 表
            一级 产出指标 权重40%

    wrong::

        补充 模板 表
            一级 违规违纪 -5分

    right::

        补充 模板 表
            一级 产出指标 50分
    """

    code = "NAM-014"
    zh = "分值以“分”为单位，不能写「{found}」"
    en = "An indicator's points can't be \"{found}\""
    hint_zh = "写成：{digits}分"
    hint_en = "Write a plain number: {digits}"

    found: str
    digits: str
    top: bool = True
    """Whether it is a node of the first level, whose share is one of the form's points."""

    def hint(self, language: Language) -> str:
        if self.found.startswith("-"):
            return _TAKEN_OFF[language].format(digits=self.digits)
        if not self.found.endswith("%"):
            return Problem.hint(self, language)
        return (_SHARE_OF_FORM if self.top else _SHARE_OF_GROUP)[language].format(digits=self.digits)


_TAKEN_OFF = {
    "zh": "减分的不写分值，在总分里减，如 总分 合计（一级.得分）- 最小（违规次数 ÷ 1次 × 1分，{digits}分）。",
    "en": "What is taken off has no points of its own: total sum(level1.score) - min(faults / 1次 * 1, {digits}).",
}
_SHARE_OF_FORM = {
    "zh": "满分 100 分、各项得分相加的，写成：{digits}分；每项都按 100 分打、再乘权重的，写 100分，总分里乘 {digits}%。",
    "en": "Where scores add up to 100, {digits}; where each is out of 100, write 100, and × {digits}% in the total.",
}
_SHARE_OF_GROUP = {
    "zh": "写成分：上级的分值 × {digits}%，算好再写；上级是 100 分的，写 {digits}分。",
    "en": "Write points: {digits}% of what the indicator above is worth; {digits} where that is 100.",
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
    in_cell: bool = False
    """Whether it stands in a table's cell, below the field."""

    def hint(self, language: Language) -> str:
        if not self.in_cell:
            return Problem.hint(self, language)
        return "表的格里写 是 或 否。" if language == "zh" else "In a table's cell write yes or no."
