"""Problems of prose: what an officer writes as in a document, where a rule is written otherwise."""

from __future__ import annotations

from duheng.problems.problem import Problem


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

    text: str


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


class NoTableHead(Problem):
    """表没有表头：第一行应写每一列是什么。| A table without a head: its first line says what the columns are.

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
    en = 'The table has no head: "{cell}" in its first line names no column'
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

        补充 模板 表
            一级 产出指标 50分，按 乙
        方法 乙
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
    hint_zh = "一行一句：「若 … 则 …」一行，「否则 …」另一行。"
    hint_en = "A sentence a line: if … then … on one, otherwise … on the next."

    word: str
    rule: str
    rule_en: str
