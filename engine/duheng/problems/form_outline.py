"""Problems of a form's outline: the text can be read, but it isn't labels, texts and rows."""

from __future__ import annotations

from duheng.problems.problem import Problem, Suggesting
from duheng.problems.severity import Severity


class LabelTwice(Problem):
    """同一栏写了两次。| The same label is written twice in one place.

    wrong form::

        指标:
          - {一级: 效益指标, 三级: 培训人次, 分值: 50, 分值: 40}

    right form::

        指标:
          - {一级: 效益指标, 三级: 培训人次, 分值: 50}
    """

    code = "FRM-013"
    zh = "「{label}」写了两次"
    en = '"{label}" is given twice'
    hint_zh = "只留一个；若是另一行指标，前面加「- 」。"
    hint_en = "Keep one; if another row begins here, put a dash before it."

    label: str


class NotAForm(Problem):
    """文件不是「栏目: 内容」的样子。| The file isn't made of labels and texts.

    wrong form::

        - 一级: 效益指标
          三级: 培训人次

    right form::

        指标:
          - 一级: 效益指标
            三级: 培训人次
    """

    code = "FRM-014"
    zh = "这不是一张表单：最外层应当是一行一行的「栏目: 内容」"
    en = "This isn't a form: its outermost lines must read label: text"
    hint_zh = "先写表头各栏，再写「指标:」，下面每行指标以「- 」开头。"
    hint_en = "Give the cells of the header, then rows: with each row after a dash."


class RowsNotList(Problem):
    """「指标」下面不是一行一行的清单。| There is no list of rows under the rows' label.

    wrong form::

        指标:
          一级: 效益指标
          三级: 培训人次

    right form::

        指标:
          - 一级: 效益指标
            三级: 培训人次
    """

    code = "FRM-015"
    zh = "「{label}」下面应当是一行一行的指标"
    en = 'A list of rows must follow under "{label}"'
    hint_zh = "每行指标的第一栏前面加「- 」。"
    hint_en = "Put a dash before the first cell of each row."

    label: str


class RowNotCells(Problem):
    """一行指标不是「栏目: 内容」的样子。| A row isn't made of labels and texts.

    wrong form::

        指标:
          - 培训人次

    right form::

        指标:
          - {一级: 效益指标, 三级: 培训人次}
    """

    code = "FRM-016"
    zh = "指标第 {row} 项应当由「栏目: 内容」组成"
    en = "Row {row} must be made of labels and texts"
    hint_zh = "例如 {{一级: 效益指标, 三级: 培训人次, 分值: 2}}。"
    hint_en = "Such as {{level1: outputs, level3: people trained, points: 2}}."

    row: int


class CellNotText(Suggesting):
    """一栏里又分了层次。| A cell holds a list or further labels instead of text.

    wrong form::

        指标:
          - 一级: 效益指标
            三级: 培训合格率
            指标值: [90%, 95%]

    right form::

        指标:
          - 一级: 效益指标
            三级: 培训合格率
            指标值: "[90%, 95%]"
    """

    code = "FRM-017"
    zh = "「{label}」的内容应当是一段文字或一个数"
    en = '"{label}" must hold a text or a number'
    hint_zh = "内容写在冒号后面的同一行里；以「[」「{{」开头的，加上半角双引号。"
    hint_en = "Write the text on the label's own line; put text that begins with a bracket or brace in double quotes."

    label: str


class FormEmpty(Problem):
    """文件里什么也没有。| There is nothing in the file.

    wrong form::

        # 待填

    right form::

        指标:
          - {一级: 效益指标, 三级: 培训人次}
    """

    code = "FRM-018"
    zh = "文件是空的"
    en = "The file is empty"
    hint_zh = "填好再存盘；还没有表单的，用 duheng new 做一张空表。"
    hint_en = "Fill it in and save it; duheng new makes a blank form."


class YearUnreadable(Problem):
    """年度不是四位数的年份。| The year isn't a year of four digits.

    wrong form::

        年度: 去年
        指标:
          - {一级: 效益指标, 三级: 培训人次}

    right form::

        年度: 2017
        指标:
          - {一级: 效益指标, 三级: 培训人次}
    """

    code = "FRM-025"
    severity = Severity.WARNING
    zh = "看不懂年度「{text}」"
    en = 'The year "{text}" can\'t be read'
    hint_zh = "写四位数的年份，如 2020。"
    hint_en = "Write four digits, such as 2020."

    text: str


class CellTooLong(Problem):
    """一格里的字太多。| A cell holds too long a text.

    A cell of a form holds a few sentences; one that goes on for pages is a slip, such as a quotation mark never closed.

    wrong command::

        duheng eval 一格里有一本书.yaml
    """

    code = "FRM-054"
    zh = "「{label}」这一格有 {count} 字，超过了 {limit} 字"
    en = '"{label}" holds {count} characters, more than {limit}'
    hint_zh = "看看是不是漏了引号；长的说明另附。"
    hint_en = "Look for a quotation mark that isn't closed; put long texts into an attachment."

    label: str
    count: int
    limit: int


class TooManyRows(Problem):
    """表单的行太多。| The form has too many rows.

    A form has some dozens of rows; one of tens of thousands is another table, or many forms in one file.

    wrong command::

        duheng eval 全省的指标.yaml
    """

    code = "FRM-056"
    zh = "表单有 {count} 行指标，超过了 {limit} 行"
    en = "The form has {count} rows, more than {limit}"
    hint_zh = "看看是不是给错了文件；几张表放在一个文件里的，一张表存成一个文件。"
    hint_en = "Check that it is the right file; if it holds several forms, save each as a file of its own."

    count: int
    limit: int
