"""Problems of writing: a line that can't be read. Messages speak of words on the line, never of a parser's tokens."""

from __future__ import annotations

from duheng.problems.problem import Language, Problem, Suggesting
from duheng.problems.severity import Severity

LINE_END = ("行末", "the end of the line")


class Unreadable(Problem):
    """这一行读到某处读不下去了。| The line can't be read past a certain word.

    wrong::

        方法 甲 乙
            得 分值 × 2

    right::

        方法 甲
            得 分值 × 2
    """

    code = "SYN-001"
    zh = "这一行读到{found}读不下去"
    en = "The line can't be read past {found}"
    hint_zh = "这里可以写：{expected}"
    hint_en = "Allowed here: {expected_en}"

    found: str
    expected: tuple[str, ...]
    expected_en: tuple[str, ...]

    def hint(self, language: Language) -> str:
        """What may stand there; a line that is whole before says nothing more."""
        if self.expected != (LINE_END[0],):
            return Problem.hint(self, language)
        return (
            "这一行写到这里就完了：多出来的删去，或另起一行。"
            if language == "zh"
            else "The line is complete before this: delete the rest, or put it on a line of its own."
        )

    def _fill(self, template: str, language: Language) -> str:
        found = self.found
        if not found:
            found = "行末" if language == "zh" else "its end"
        else:
            found = f"「{found}」" if language == "zh" else f'"{found}"'
        separator = "、" if language == "zh" else ", "
        return template.format(
            found=found, expected=separator.join(self.expected), expected_en=separator.join(self.expected_en)
        )


class UnknownKeyword(Suggesting):
    """每一行都以关键字开头，这个词不是。| Every line begins with a keyword; this word is none.

    wrong::

        方法 甲
            限制 0 至 分值

    right::

        方法 甲
            得 分值
            限于 0 至 分值
    """

    code = "SYN-002"
    misspelt = "word"
    zh = "行首的「{word}」不是关键字"
    en = '"{word}" at the start of the line is not a keyword'
    hint_zh = "每一行以关键字开头，如 方法、若、否则、限于；档位里写「名称: 上限 至 下限」。"
    hint_en = "Each line begins with a keyword such as method, if, otherwise, clamp; in a scale write: label: a to b."

    word: str


class UnclosedText(Problem):
    """引号没有配对。| A quotation mark has no partner.

    wrong::

        方法 甲
            说明 「达到指标值记满分
            得 分值

    right::

        方法 甲
            说明 「达到指标值记满分」
            得 分值
    """

    code = "SYN-003"
    zh = "引号没有配对：缺少「{closing}」"
    en = 'The quotation mark has no partner: "{closing}" is missing'
    hint_zh = "文字写在「」或“”之间，引号里不能换行；换了行的，接成一行。"
    hint_en = "Texts go between 「」 or “” and end on their line; join one that goes on below."

    closing: str


class LineTooLong(Problem):
    """一行过长。| A line is longer than any rule.

    wrong command::

        duheng check 一行有五千个字.rules
    """

    code = "SYN-004"
    zh = "这一行有 {length} 个字，上限是 {limit}"
    en = "The line has {length} characters, the limit is {limit}"
    hint_zh = "多半是粘贴时丢了换行。"
    hint_en = "Line breaks were probably lost in pasting."

    length: int
    limit: int


class TooDeep(Problem):
    """算式太深。| An expression nests too deeply.

    wrong::

        方法 甲
            得 (-(-(-(-(-(-(-(-(-(-(-(-(-(-(-(-(-(-(-(-(-(-(-(-(-(-(-(-(-(-(-(-分值))))))))))))))))))))))))))))))))

    right::

        方法 甲
            得 (分值)
    """

    code = "SYN-005"
    zh = "算式的层次太深，上限是 {limit} 层"
    en = "The expression nests too deeply; the limit is {limit} levels"
    hint_zh = "用「令」把中间结果分开写。"
    hint_en = "Name the intermediate results with let."

    limit: int


class Misplaced(Problem):
    """这种行不能写在这里。| This kind of line doesn't belong here.

    wrong::

        档位 评价等级
            限于 0 至 100

    right::

        档位 评价等级
            优: 100 至 0
    """

    code = "SYN-006"
    zh = "「{keyword}」不能写在{where}"
    en = '"{keyword}" doesn\'t belong {where_en}'
    hint_zh = "它可以写在：{allowed}"
    hint_en = "It is allowed in: {allowed_en}"

    keyword: str
    where: str
    where_en: str
    allowed: tuple[str, ...]
    allowed_en: tuple[str, ...]
    other: str = ""
    """The template's own line for what is written; empty where there is none."""
    other_en: str = ""

    def hint(self, language: Language) -> str:
        if not self.other:
            return super().hint(language)
        if language == "zh":
            return f"管一个方法的，写在方法里；管总分的，写进模板的总分一行，如 {self.other}"
        return f"For a method's scores it stands in the method; for the total, in its line, such as {self.other_en}"


class MissingWord(Problem):
    """句子里少了一个关键字。| A keyword of the sentence is missing.

    wrong::

        方法 甲
            若 实际值 ≥ 指标值 得 分值

    right::

        方法 甲
            若 实际值 ≥ 指标值 则 分值
            否则 0
    """

    code = "SYN-007"
    zh = "这里应写「{word}」"
    en = '"{word_en}" is missing here'
    hint_zh = "写法：{usage}"
    hint_en = "Write: {usage_en}"

    word: str
    word_en: str
    usage: str
    usage_en: str


class MissingOperand(Problem):
    """运算符后面缺了数或名称。| Something is missing after an operator.

    wrong::

        方法 甲
            若 实际值 ≥ 则 分值
            否则 0

    right::

        方法 甲
            若 实际值 ≥ 指标值 则 分值
            否则 0
    """

    code = "SYN-008"
    zh = "「{after}」后面缺少数、名称或括号"
    en = 'A number, a name or a bracket is missing after "{after}"'
    hint_zh = "例：实际值 ÷ 指标值 × 分值"
    hint_en = "For example: score ÷ points × 100"

    after: str


class UnbalancedBracket(Problem):
    """括号没有配对。| A bracket has no partner.

    wrong::

        方法 甲
            得 最小(分值, 2

    right::

        方法 甲
            得 最小(分值, 2)
    """

    code = "SYN-009"
    zh = "括号没有配对：「{bracket}」"
    en = 'The bracket has no partner: "{bracket}"'
    hint_zh = "数一数左右括号；全角半角都可以。"
    hint_en = "Count the brackets; full and half width are the same."

    bracket: str


class GluedKeyword(Problem):
    """关键字和名称连在了一起。| A keyword runs into a name.

    wrong::

        方法 甲
            若实际值 ≥ 指标值 则 分值

    right::

        方法 甲
            若 实际值 ≥ 指标值 则 分值
            否则 0
    """

    code = "SYN-010"
    zh = "关键字「{keyword}」和「{rest}」连在了一起"
    en = '"{keyword}" runs into "{rest}"'
    hint_zh = "在「{keyword}」前后各留一个空格。"
    hint_en = 'Leave a blank on each side of "{keyword}".'

    keyword: str
    rest: str


class RaggedTable(Problem):
    """表的这一行格数不对。| A table's line has the wrong number of cells.

    wrong::

        方法 甲
            | 实际值 ÷ 指标值 | 得分 |
            | ≥ 95%           |
            | 其他            | 0    |

    right::

        方法 甲
            | 实际值 ÷ 指标值 | 得分 |
            | ≥ 95%           | 分值 |
            | 其他            | 0    |
    """

    code = "SYN-011"
    zh = "表头有 {expected} 格，这一行有 {found} 格"
    en = "The table's header has {expected} cells, this line has {found}"
    hint_zh = "每格之间用 | 隔开；不限制的格写 -。"
    hint_en = "Cells are separated by |; write - for any value."

    expected: int
    found: int


class NoHeader(Problem):
    """文件没有以「规则集」开头。| The file doesn't begin with a ruleset line.

    wrong whole::

        方法 甲
            得 分值

    right whole::

        规则集 999999/2020 「例」
            继承 000000/2020
        方法 甲
            得 分值
    """

    code = "SYN-012"
    zh = "文件的第一条应是「规则集」"
    en = "The file should begin with a ruleset line"
    hint_zh = "例：规则集 640202/2020 「大武口区本级项目支出绩效自评」"
    hint_en = "For example: ruleset 640202/2020 「…」"


class Repeated(Problem):
    """只能写一次的行写了两次。| A line that is allowed once is written twice.

    wrong::

        方法 甲
            得 分值
            修约 2 位小数
            修约 1 位小数

    right::

        方法 甲
            得 分值
            修约 2 位小数
    """

    code = "SYN-013"
    zh = "「{keyword}」写了两次"
    en = '"{keyword}" is written twice'
    hint_zh = "删去一处。先写的那处见所附位置。"
    hint_en = "Remove one of them; the first is at the place shown."

    keyword: str


class PointsAndNone(Problem):
    """写了分值，又写不定分值。| A line says points, and that none are fixed.

    wrong::

        补充 模板 表
            一级 质量指标 50分，不定分值

    right::

        补充 模板 表
            一级 质量指标 不定分值
    """

    code = "SYN-031"
    zh = "写了 {points}，又写「{keyword}」"
    en = 'This says {points} and "{keyword}"'
    hint_zh = "分值固定的，删去「{keyword}」；以各行的合计为准的，删去 {points}。"
    hint_en = 'Remove "{keyword}" if the points are fixed, else {points}: the rows add up to them.'

    points: str
    keyword: str


class SetBack(Problem):
    """字段缩进得浅，仍算上面那一级的。| A field is indented less than the others of its level, and is still one of them.

    wrong::

        替换 模板 表
            一级 产出指标 100分
            三级
                字段 指标值: 目标
                字段 实际值: 量
            字段 预算数: 金额
            总分 合计（一级.得分）

    right::

        替换 模板 表
            字段 预算数: 金额
            一级 产出指标 100分
            三级
                字段 指标值: 目标
                字段 实际值: 量
            总分 合计（一级.得分）
    """

    code = "SYN-032"
    severity = Severity.WARNING
    zh = "「{name}」的缩进比{above}的其他字段浅，但仍算{above}的字段"
    en = '"{name}" is indented less than the other fields of "{above}", and is still one of them'
    hint_zh = "是整张表的字段，移到「{above}」那一行前面；是{above}的字段，与上面的字段对齐。"
    hint_en = 'Move a field of the form itself above the line "{above}"; align one of "{above}" with those above it.'

    name: str
    above: str


class FieldUnderNode(Problem):
    """字段缩进在一个指标下面，却是表头的栏目。| A field stands below an indicator and is one of the form's head.

    wrong::

        替换 模板 表
            一级 产出指标 100分
                字段 预算数: 金额
            三级
                字段 指标值: 目标
                字段 实际值: 量
            总分 合计（一级.得分）

    right::

        替换 模板 表
            字段 预算数: 金额
            一级 产出指标 100分
            三级
                字段 指标值: 目标
                字段 实际值: 量
            总分 合计（一级.得分）
    """

    code = "SYN-033"
    severity = Severity.WARNING
    zh = "「{name}」缩进在「{above}」下面，却是表头的栏目"
    en = '"{name}" is indented below "{above}", and is a field of the form\'s head'
    hint_zh = "在各行上填的，移到「{tier}」（不带名称）一行下面；在表头填的，移到第一个指标前面。"
    hint_en = (
        'Filled in row by row, it belongs below a line "{tier_en}" without a name; else above the first indicator.'
    )

    name: str
    above: str
    tier: str
    tier_en: str


class BadDate(Problem):
    """没有这一天。| There is no such day.

    wrong::

        参数 界限 = 130%，2021-02-30 起 120%

    right::

        参数 界限 = 130%，2021-03-01 起 120%
    """

    code = "SYN-014"
    severity = Severity.ERROR
    zh = "没有这一天：{text}"
    en = "There is no such day: {text}"
    hint_zh = "日期写作 2021-03-01。"
    hint_en = "Write dates as 2021-03-01."

    text: str


class Unquoted(Problem):
    """文字没有写在引号里。| A text without quotation marks.

    wrong::

        方法 甲
            说明 达到指标值记满分
            得 分值

    right::

        方法 甲
            说明 「达到指标值记满分」
            得 分值
    """

    code = "SYN-015"
    zh = "文字要写在「」里：{text}"
    en = "Text goes in 「」: {text}"
    hint_zh = "写成：{keyword}「{bare}」"
    hint_en = "Write: {keyword}「{bare}」"

    keyword: str
    """What stands before the text and says what it is; ends with a blank, or is empty."""
    text: str
    bare: str
    """The text without marks of another kind around it."""
