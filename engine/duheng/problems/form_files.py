"""Problems of form files: what keeps a YAML text from being read at all. Messages never speak YAML's own words."""

from __future__ import annotations

from duheng.problems.problem import Problem
from duheng.problems.severity import Severity


class FormUnreadable(Problem):
    """表单从某处起读不下去，多半是缩进没有对齐。| The form can't be read past a place; mostly its lines don't align.

    wrong form::

        指标:
          - 一级: 效益指标
            三级: 培训人次
           分值: 50

    right form::

        指标:
          - 一级: 效益指标
            三级: 培训人次
            分值: 50
    """

    code = "FRM-001"
    zh = "从这里起读不下去，多半是缩进没有对齐"
    en = "The file can't be read from here on; most likely the lines don't align"
    hint_zh = "同一行指标、同一个用例的各栏左边要对齐，用半角空格缩进；每行写「栏目: 内容」。"
    hint_en = "Align the cells of a row or case at their left with spaces, and write label: text on each line."


class ColonMissing(Problem):
    """栏目后面缺半角冒号加空格。| A label needs a half-width colon and a space after it.

    wrong form::

        指标:
          - 一级: 效益指标
            三级：培训人次
            分值: 50

    right form::

        指标:
          - 一级: 效益指标
            三级: 培训人次
            分值: 50
    """

    code = "FRM-002"
    zh = "「{text}」缺少半角冒号加空格"
    en = 'After the label in "{text}" a half-width colon and a space are missing'
    hint_zh = "写成「栏目: 内容」：冒号用半角的「:」，后面空一格。"
    hint_en = "Write label: text, with a half-width colon and a space after it."

    text: str


class ColonTwice(Problem):
    """内容里又有半角冒号。| The text of a cell has a half-width colon of its own.

    wrong form::

        指标:
          - 一级: 效益指标
            三级: 指标1: 培训人次

    right form::

        指标:
          - 一级: 效益指标
            三级: "指标1: 培训人次"
    """

    code = "FRM-003"
    zh = "这一行有两个「: 」，分不清哪里是栏目、哪里是内容"
    en = "This line has two colons; which of them ends the label isn't clear"
    hint_zh = "是两栏的，分成两行写；内容里有半角冒号的，给内容加上半角双引号，或把冒号改成全角的「：」。"
    hint_en = "Write two cells on two lines; put a text with a colon in double quotes, or make its colon full-width."


class NeedsQuotes(Problem):
    """以这个符号开头的内容要加引号。| Text that begins with this sign needs quotes.

    wrong form::

        指标:
          - 一级: 效益指标
            三级: 培训人次
            指标值: >=400人

    right form::

        指标:
          - 一级: 效益指标
            三级: 培训人次
            指标值: ">=400人"
    """

    code = "FRM-004"
    zh = "以「{sign}」开头的内容要加引号"
    en = 'Text that begins with "{sign}" needs quotes'
    hint_zh = '给内容加上半角双引号，如 "{sign}…"；大于等于也可以直接写「≥」。'
    hint_en = 'Put the text in double quotes, such as "{sign}…"; at least may also be written ≥.'

    sign: str


class QuoteUnclosed(Problem):
    """引号没有配对。| A quotation mark has no partner.

    wrong form::

        指标:
          - 一级: 效益指标
            三级: "培训人次
            分值: 50

    right form::

        指标:
          - 一级: 效益指标
            三级: "培训人次"
            分值: 50
    """

    code = "FRM-005"
    zh = "这里的引号没有配对"
    en = "This quotation mark has no partner"
    hint_zh = "在内容末尾补上同样的半角引号。"
    hint_en = "Close the text with the same quotation mark."


class TextAfterQuote(Problem):
    """引号外面还有字。| There is text after the closing quotation mark.

    wrong form::

        指标:
          - 一级: 效益指标
            三级: "培训"人次

    right form::

        指标:
          - 一级: 效益指标
            三级: 培训人次
    """

    code = "FRM-006"
    zh = "引号外面还有字"
    en = "There is text after the closing quotation mark"
    hint_zh = "把整个内容放进引号里；内容本身的引号用「“”」。"
    hint_en = "Put all of the text into the quotes; for quotation marks of its own use “”."


class BracketUnclosed(Problem):
    """花括号或方括号没有读到头。| A brace or bracket isn't closed, or a comma is missing in it.

    wrong form::

        指标:
          - {一级: 效益指标, 三级: 培训人次, 分值: 50

    right form::

        指标:
          - {一级: 效益指标, 三级: 培训人次, 分值: 50}
    """

    code = "FRM-007"
    zh = "「{sign}」没有读到头：缺了逗号，或缺了配对的括号"
    en = '"{sign}" isn\'t closed, or a comma is missing inside it'
    hint_zh = "各栏之间用半角逗号加空格隔开，最后补上括号；内容本身以括号开头时（如 [90%, 95%)），给它加引号。"
    hint_en = "Separate the cells by commas and close the bracket; text that begins with a bracket needs quotes."

    sign: str


class NothingBetweenCommas(Problem):
    """方括号、花括号里的逗号前面没有内容。| There is nothing before a comma inside brackets or braces.

    wrong form::

        指标:
          - {一级: 效益指标, 三级: 培训人次, , 分值: 50}

    right form::

        指标:
          - {一级: 效益指标, 三级: 培训人次, 分值: 50}
    """

    code = "FRM-067"
    zh = "这个逗号前面没有内容"
    en = "There is nothing before this comma"
    hint_zh = "空着的一格写成 ''，多写的逗号删去。"
    hint_en = "Write '' for an empty cell, or take the comma out."


class SignFullWidth(Problem):
    """表单的括号、逗号、短横写成了全角。| A brace, comma or dash of the form's own is full-width.

    wrong form::

        指标:
          - {一级: 产出指标，二级: 数量指标, 三级: 培训人次, 分值: 50}

    right form::

        指标:
          - {一级: 产出指标, 二级: 数量指标, 三级: 培训人次, 分值: 50}
    """

    code = "FRM-066"
    zh = "这里的「{sign}」要写半角的「{plain}」"
    en = 'This "{sign}" must be a plain "{plain}"'
    hint_zh = "隔开各栏的逗号、行首的短横、花括号都用半角；内容里的标点不用改。"
    hint_en = "Dashes, braces and the commas between cells are plain; punctuation in a text may stay."

    sign: str
    plain: str


class IndentNotSpaces(Problem):
    """行首只能用半角空格缩进。| Only plain spaces may indent a line.

    wrong command::

        duheng eval 用全角空格缩进.yaml
    """

    code = "FRM-008"
    zh = "行首用了{char}，缩进只能用半角空格"
    en = "The line is indented by {char_en}; only plain spaces may indent"
    hint_zh = "把行首的空白改成半角空格。"
    hint_en = "Replace it with plain spaces."

    char: str
    char_en: str


class BadCharacter(Problem):
    """文件里有看不见的控制字符。| The file holds a control character.

    wrong command::

        duheng eval 含控制字符.yaml
    """

    code = "FRM-009"
    zh = "这里有不能用的字符 {char}"
    en = "The character {char} isn't allowed here"
    hint_zh = "多半是从别处复制时带进来的，删掉它再保存。"
    hint_en = "It was probably copied from elsewhere; delete it and save again."

    char: str


class TooDeep(Problem):
    """层次太多，不像表单。| The nesting is deeper than any form's.

    wrong form::

        指标: [[[[[[[[[[]]]]]]]]]]

    right form::

        指标:
          - {一级: 效益指标, 三级: 培训人次}
    """

    code = "FRM-010"
    zh = "这里的层次太多"
    en = "The nesting here is too deep"
    hint_zh = "多半是缩进多了，或多写了括号。表单只有两层：表头各栏，和「指标」下面一行一行的各栏。"
    hint_en = "Perhaps an indent or bracket too many. A form has two levels: the cells of its header and of each row."


class SeveralForms(Problem):
    """一个文件里有几张表单。| The file holds more than one form.

    wrong form::

        指标:
          - {一级: 效益指标, 三级: 培训人次}
        ---
        指标:
          - {一级: 效益指标, 三级: 培训人次}

    right form::

        指标:
          - {一级: 效益指标, 三级: 培训人次}
    """

    code = "FRM-011"
    zh = "从「---」起是另一份内容，一个文件只能有一份"
    en = "Something else begins at this ---; a file holds only one form, or one list of cases"
    hint_zh = "删去「---」；后面是另一张表单、另一份用例的，存成另一个文件。"
    hint_en = "Remove the ---, and put what follows into a file of its own if it is something else."


class Reference(Problem):
    """「&」「*」开头的内容是引用，这里不能用。| Text that begins with & or * is a reference; there are none here.

    wrong form::

        备注: &a 见附件
        指标:
          - {一级: 效益指标, 三级: 培训人次, 偏差原因: *a }

    right form::

        备注: 见附件
        指标:
          - {一级: 效益指标, 三级: 培训人次, 偏差原因: "*见附件"}
    """

    code = "FRM-012"
    zh = "「{text}」会被当作对别处的引用，这里不能用"
    en = '"{text}" would be a reference to another place, which isn\'t allowed here'
    hint_zh = "如果它是文字，给内容加上半角双引号；如果想重复别处的内容，请照写一遍。"
    hint_en = "If it is text, put it in double quotes; if it repeats something, write that out."

    text: str


class TextAfterHash(Problem):
    """「#」以后的字没有读。| What follows a # isn't read.

    wrong form::

        指标:
          - 一级: 效益指标
            三级: 改造 #2机组
            分值: 50

    right form::

        指标:
          - 一级: 效益指标
            三级: "改造 #2机组"
            分值: 50
    """

    code = "FRM-019"
    severity = Severity.WARNING
    zh = "「{text}」被当作注释，没有读"
    en = '"{text}" was taken for a comment and not read'
    hint_zh = "如果它是内容的一部分，给整个内容加上半角双引号；如果是注释，在「#」后空一格。"
    hint_en = "If it belongs to the text, put all of it in double quotes; if it is a comment, put a space after the #."

    text: str


class BackslashInQuotes(Problem):
    r"""双引号里的反斜杠不能照写。| A backslash inside double quotes has a meaning of its own.

    wrong form::

        指标:
          - 一级: 效益指标
            三级: "培训\考核"

    right form::

        指标:
          - 一级: 效益指标
            三级: 培训\考核
    """

    code = "FRM-024"
    zh = "双引号里的「\\」有别的意思，读不下去"
    en = "The backslash inside double quotes can't be read"
    hint_zh = "去掉引号，或改用半角单引号。"
    hint_en = "Leave out the quotes, or use single quotes."
