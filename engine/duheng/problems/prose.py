"""Problems of prose: what an officer writes as in a document, where a rule is written otherwise."""

from __future__ import annotations

import re

from duheng.problems.problem import Language, Problem

NEXT_LINE, NEXT_LINE_EN = "；下一行 ", "; in the next line: "
"""What stands between lines that a hint tells to write."""
_OF_TARGET = re.compile(r"（(?:指标值 - 实际值|实际值 - 指标值)）÷ \d\S*(?:%|百分点)")
"""Steps of a ratio below or above a target, which may be no ratio."""


class Numbered(Problem):
    """行首写了编号。| A line begins with a number.

    wrong::

        方法 甲
            1. 若 实际值 ≥ 指标值 则 分值
            2. 否则 0

    right::

        方法 甲
            若 实际值 ≥ 指标值 则 分值
            否则 0
    """

    code = "SYN-016"
    zh = "行首不写编号「{number}」"
    en = 'A line doesn\'t begin with a number: "{number}"'
    hint_zh = "去掉编号，直接以关键字开头，如 若、否则、得；先后就是行的先后。"
    hint_en = "Leave the number out and begin with a keyword such as if, otherwise, gives; lines count in their order."

    number: str

    def mend(self) -> str | None:
        return ""


class Prose(Problem):
    """这一行是一句话，不是规则。| A line of prose, not a rule.

    wrong::

        方法 甲
            达到指标值的得满分，未达到的不得分。
            得 分值

    right::

        方法 甲
            说明 「达到指标值的得满分，未达到的不得分。」
            若 实际值 ≥ 指标值 则 分值
            否则 0
    """

    code = "SYN-017"
    zh = "这一行是一句话，不是规则：{text}"
    en = "This line is a sentence, not a rule: {text}"
    hint_zh = "作说明，写成 说明 「……」，或在行首加 #；作规则，以关键字开头，例：若 实际值 ≥ 指标值 则 分值"
    hint_en = "Write it as note 「…」 or after #; a rule begins with a keyword: if … then points"
    compares_zh = "在校验里写成 要求 {comparison}；在方法里写成 若 {comparison} 则 分值。"
    compares_en = "In a check write: require {comparison}; in a method: if {comparison} then points."
    limits_zh = "在校验里写成 要求 {comparison}；在方法里，得分的上限和下限写成 限于 0 至 分值。"
    limits_en = "In a check write: require {comparison}; in a method, limits of its score: clamp 0 to points."
    explained_zh = "写在校验里，分两行：{condition}；下一行 {comparison}。"
    explained_en = "Write two lines in a check: {condition}; and in the next line: {comparison}."
    told_zh = "作说明，写成 说明 「……」；作规则，写成：{lines}。"
    told_en = "Write it as note 「…」; as a rule: {lines_en}."
    ends_zh = "两头的数含不含，对照原文改。"
    ends_en = " Whether ends are included, see in the original."
    field_zh = "没有这一栏的，先在模板的 三级 下写 {field}。"
    field_en = " Where the form has no such label, write below level3 of the template first: {field}."

    named_zh = "「{named}」就是这一行的实际值的，写 实际值。"
    named_en = ' Where "{named}" is just what the row measures, write the field of its actual value instead.'

    ratio_zh = "指标值是件数、人数的，差数先除以指标值。"
    ratio_en = " Divide by the target first where pieces are counted."
    row_zh = "模板里写 {row}。"
    row_en = " In the template write: {row}."

    text: str
    comparison: str = ""
    """The comparison that it is but for its keyword; with a ``condition`` the line of what must be filled in."""
    condition: str = ""
    lines: str = ""
    lines_en: str = ""
    """The lines of a ruleset that it may be."""
    field: str = ""
    """The line of the template for what the lines ask of the form in words."""
    named: str = ""
    """What the lines compare by a name of the sentence's own."""
    row: str = ""
    """The line of the template for the row whose standard it is."""

    def proposed(self, language: Language) -> tuple[str, str]:
        return (self.lines, NEXT_LINE) if language == "zh" else (self.lines_en, NEXT_LINE_EN)

    def hint(self, language: Language) -> str:
        """What to do about it."""
        if self.lines:
            zh, en = self.told_zh, self.told_en
            if self.field:
                zh, en = zh + self.field_zh, en + self.field_en
            if self.named:
                zh, en = zh + self.named_zh, en + self.named_en
            if _OF_TARGET.search(self.lines):
                zh, en = zh + self.ratio_zh, en + self.ratio_en
            if self.row:
                zh, en = zh + self.row_zh, en + self.row_en
            if "属于" in self.lines or ": " in self.lines:
                zh, en = zh + self.ends_zh, en + self.ends_en
            return self._fill(zh if language == "zh" else en, language)
        if not self.comparison:
            return Problem.hint(self, language)
        if self.condition:
            return self._fill(self.explained_zh if language == "zh" else self.explained_en, language)
        limits = self.comparison.startswith("得分 ")
        zh, en = (self.limits_zh, self.limits_en) if limits else (self.compares_zh, self.compares_en)
        return self._fill(zh if language == "zh" else en, language)


class PhraseOfProse(Problem):
    """用了公文里的说法，规则里有固定的写法。| A phrase of prose, for which rules have a sign or word of their own.

    wrong::

        方法 甲
            若 实际值 未达到 指标值 则 0
            否则 分值

    right::

        方法 甲
            若 实际值 < 指标值 则 0
            否则 分值
    """

    code = "SYN-018"
    zh = "「{found}」不是规则里的写法，应写「{write}」"
    en = '"{found}" means nothing here; write "{write}"'
    hint_zh = "例：{usage}"
    hint_en = "For example: {usage}"

    found: str
    write: str
    usage: str
    sure: bool = False

    def mend(self) -> str | None:
        return self.write if self.sure else None


class MissingSign(Problem):
    """两个值之间缺少运算符。| Between two values a sign is missing.

    wrong::

        方法 甲
            得 分值（实际值 ÷ 指标值）

    wrong::

        方法 甲
            若 实际值 ≥ 2倍指标值 则 分值
            否则 0

    right::

        方法 甲
            得 分值 ×（实际值 ÷ 指标值）
    """

    code = "SYN-019"
    zh = "「{before}」和「{after}」之间缺少运算符"
    en = 'Between "{before}" and "{after}" a sign is missing'
    hint_zh = "相乘写成：{before} × {after}"
    hint_en = "To multiply write: {before} × {after}"

    before: str
    after: str
    compares: bool = False
    """Whether they stand in a condition that compares nothing yet."""

    def hint(self, language: Language) -> str:
        if _CONDITION.fullmatch(self.after) is not None:
            return _IF_IT_HOLDS[language].format(self)
        said = (_TO_COMPARE[language] if self.compares else "{}").format(Problem.hint(self, language), self)
        if _REMARK.fullmatch(self.after) is None:
            return said
        return said + ("；括号里只是说明的，写在 # 后面" if language == "zh" else "; a remark stands after #")


_TO_COMPARE = {
    "zh": "比较写成：{1.before} ≥ {1.after}，或 =、<；{0}",
    "en": "To compare write: {1.before} ≥ {1.after}, or =, <; {0}",
}
_IF_IT_HOLDS = {
    "zh": "成立才得 {0.before}的，写成：个数{0.after} × {0.before}",
    "en": "For {0.before} where it holds write: count{0.after} × {0.before}",
}
_CONDITION = re.compile(r"\([^()]*[<>≤≥=≠][^()]*\)")
_REMARK = re.compile(r"\([^-+*/×÷<>≤≥=]*\)")


class NoTableHead(Problem):
    """表没有表头：第一行应写每一列是什么。| A table without a header: its first line says what the columns are.

    wrong::

        方法 甲
            | ≥ 95% | 分值 |
            | 其他  | 0    |

    right::

        方法 甲
            | 实际值 ÷ 指标值 | 得分 |
            | ≥ 95%           | 分值 |
            | 其他            | 0    |
    """

    code = "SYN-020"
    zh = "表没有表头：第一行的「{cell}」不是列的名称"
    en = 'The table has no header: "{cell}" in its first line names no column'
    hint_zh = "第一行写每一列比较什么，最后一列写 得分 或 方法，例：| 实际值 ÷ 指标值 | 得分 |"
    hint_en = (
        "The first line says what each column compares; its last cell is the name of the result: | a ÷ b | score |"
    )

    cell: str


class ExamplePart(Problem):
    """例子里的一项不是“名称 值”。| A part of an example is not a name and its value.

    wrong::

        方法 甲
            得 分值
            例 分值2 得 2

    wrong::

        方法 甲
            得 分值
            例 指标值 ≥4件、分值 2 得 2

    right::

        方法 甲
            得 分值
            例 指标值 ≥4件，分值 2 得 2
    """

    code = "SYN-021"
    zh = "例子里的「{part}」应是一个名称和它的值"
    en = 'In the example, "{part}" should be a name and its value'
    hint_zh = "名称和值之间空一格，各项之间用逗号：{usage}"
    hint_en = "A blank between name and value, commas between the parts: {usage}"

    part: str
    usage: str


class OthersInExample(Problem):
    """例里写了别的行：例只试一行。| An example that speaks of other rows, though it tries one row only.

    wrong::

        方法 甲
            得 合计（三级.得分）
            例 三级 得分 3；得分 4，分值 10 得 7

    right::

        方法 甲
            得 合计（三级.得分）
    """

    code = "SYN-027"
    zh = "例只写一行自己的数，别的行（{tier}）写不进来"
    en = 'An example holds the values of one row; other rows ("{tier}") can\'t be said in it'
    hint_zh = "看其他行的方法在用例文件（.tests.yaml）里试：{usage}"
    hint_en = "A method that looks at other rows is tried in a file of cases (.tests.yaml): {usage}"

    tier: str
    usage: str


class StepsInWords(Problem):
    """按档扣分要写成算式。| Points taken off step by step, said as a sentence where a formula belongs.

    wrong::

        方法 甲
            得 分值 - 每低1个百分点扣0.5分
            限于 0 至 分值

    right::

        方法 甲
            得 分值 -（指标值 - 实际值）÷ 1% × 0.5分
            限于 0 至 分值
    """

    code = "SYN-028"
    zh = "「{text}」是一句话，这里要写算式"
    en = '"{text}" is a sentence where a formula belongs'
    hint_zh = "写成：{usage}；{more}"
    hint_en = "Write: {usage}; {more_en}"

    text: str
    usage: str
    more: str
    more_en: str


class ChoicesAsKind(Problem):
    """字段的种类写成了几个可选的词。| Words to choose from, where a field's kind belongs.

    wrong::

        补充 模板 表
            字段 等次: 优/良/中/差

    right::

        档位 整改档次
            到位: 100% 至 60%（含）
            不到位: 60% 至 0%
        补充 模板 表
            三级
                字段 整改情况: 整改档次
    """

    code = "SYN-029"
    zh = "「{choices}」是几个可选的词，字段的种类里没有这种写法"
    en = '"{choices}" are words to choose from, which is no kind of field'
    hint_zh = (
        "写 字段 {name}: 文本，规则里用 {name} = 「{first}」；"
        "每个词管一段分数的，另写一个档位，一个词一行，如 {first}: 100 至 90（含），字段写这个档位的名称"
    )
    hint_en = (
        "Words that are only compared: field {name}: text, and in a rule {name} = 「{first}」; words that stand for "
        "bands of points: a scale with a line each, and its name as the field's kind"
    )

    choices: str
    name: str
    first: str


class ResultHead(Problem):
    """表的最后一列是得分，列名却说是别的。| A table's last column is the score, and its header says something else.

    wrong::

        方法 甲
            | 实际值 | 扣分 |
            | ≥ 1起  | 2分  |
            | 其他   | 0    |

    right::

        方法 甲
            | 实际值 | 得分       |
            | ≥ 1起  | 分值 - 2分 |
            | 其他   | 分值       |
            限于 0 至 分值
    """

    code = "SYN-030"
    zh = "表的最后一列算作得分，列名写的是「{head}」"
    en = 'A table\'s last column is taken for the score, and its header says "{head}"'
    hint_zh = "列名写 得分；各格是扣的分的，改成得的分，如 分值 - 2分"
    hint_en = "Call it score; where its cells are what is taken off, write what is left, such as points - 2 points"

    head: str


class WrongLine(Problem):
    """两句写在一行，或一句写成了两行。| Two sentences on one line, or one sentence on two.

    wrong::

        方法 甲
            若 实际值 ≥ 指标值 则 分值，否则 0

    wrong::

        方法 甲
            若 实际值 ≥ 指标值
            则 分值
            否则 0

    right::

        方法 甲
            若 实际值 ≥ 指标值 则 分值
            否则 0
    """

    code = "SYN-022"
    zh = "「{word}」{rule}"
    en = '"{word}" {rule_en}'
    hint_zh = "一行一句：「若 … 则 …」一行，「否则 …」另一行；一个指标、一档也各一行。"
    hint_en = "One sentence per line: if … then … on one, otherwise … on the next; likewise for indicators and bands."

    word: str
    rule: str
    rule_en: str


class Invisible(Problem):
    """一行里有看不见的字符。| A line holds characters that nobody sees.

    wrong::

        方法 甲
            得 分⁠值

    right::

        方法 甲
            得 分值
    """

    code = "SYN-023"
    zh = "这里有看不见的字符（{marks}）"
    en = "There is something invisible here ({marks})"
    hint_zh = "多半是从网页、Word 粘来的：删去这几个字重打，或用 duheng check --fix 删去。"
    hint_en = "Probably pasted from a web page or a document: type the word again, or let check --fix take it out."

    marks: tuple[str, ...]
    cleaned: str

    def mend(self) -> str | None:
        return self.cleaned


class Continued(Problem):
    """一句话写成了两行。| A sentence goes on in the next line.

    wrong::

        方法 甲
            若 实际值 ≥ 指标值 则
            分值 × 50%
            否则 0

    wrong::

        方法 甲
            若 实际值 ≥ 指标值 则 分值
            否则 分值
            - 最小（分值，1分）

    right::

        方法 甲
            若 实际值 ≥ 指标值 则 分值 × 50%
            否则 0
    """

    code = "SYN-024"
    zh = "这一行是上一行的后半句，一句话要写在一行里"
    en = "This line continues the sentence above; a sentence is written on one line"
    hint_zh = "接到上一行末尾：{joined}"
    hint_en = "Join it to the line above: {joined}"
    first_zh = "前半句在这里："
    first_en = "it begins here: "

    joined: str


class QuotesInside(Problem):
    """引号里又有同样的引号。| Quotation marks inside marks of the same kind.

    wrong::

        方法 甲
            说明 “审计发现“违规”的，不得分”
            得 分值

    right::

        方法 甲
            说明 「审计发现“违规”的，不得分」
            得 分值
    """

    code = "SYN-025"
    zh = "引号里又有同样的引号"
    en = "There are quotation marks inside marks of the same kind"
    hint_zh = "外面用「」，里面用“”：{write}"
    hint_en = "Outside write 「」, inside “”: {write}"

    write: str

    def mend(self) -> str | None:
        return self.write


class VetoOnOneLine(Problem):
    """一票否决写成了“若 … 则”。| A veto written as one sentence.

    wrong::

        校验 甲
            若 年初预算数 = 0 则 总分 0

    right::

        校验 甲
            要求 非（年初预算数 = 0）
            则 总分 0
    """

    code = "SYN-026"
    zh = "一票否决写在校验里，分两行：先写要求做到什么，下一行写做不到时怎样"
    en = "A veto is written in a check, on two lines: first what is required, then what follows where it isn't met"
    hint_zh = "写成两行：{demand}；下一行 {veto}"
    hint_en = "Write two lines: {demand}; then {veto}"

    field_zh = "；没有这一栏的，模板里先写 {field}"
    field_en = "; where the form has no such label, write in the template first: {field}"

    demand: str
    veto: str
    field: str = ""
    """The template's line for what is required, where that is said in a mere word."""

    def hint(self, language: Language) -> str:
        """What to write."""
        field = self.field_zh if language == "zh" else self.field_en
        return super().hint(language) + (self._fill(field, language) if self.field else "")
