"""Problems of tables of cases: under no heading, written as no table, with rows that can't be read.

Their examples are for the ruleset of ``case_files``; those called tables are Markdown files of cases.
"""

from __future__ import annotations

from duheng.problems.problem import Problem


class TableWithoutMethod(Problem):
    """表上面没有标题，不知道试的是哪个方法。| A table without a heading, so that it isn't known which method it tries.

    wrong tables::

        | 指标值 | 实际值 | 分值 | 得 |
        | --- | --- | --- | --- |
        | ≥4件 | 4件 | 2 | 2 |

    right tables::

        ## 甲

        | 指标值 | 实际值 | 分值 | 得 |
        | --- | --- | --- | --- |
        | ≥4件 | 4件 | 2 | 2 |
    """

    code = "CAS-030"
    zh = "这张表上面没有标题，不知道试的是哪个方法，没有试"
    en = "This table has no heading above it, so it isn't known which method it tries; it wasn't run"
    hint_zh = "在表上面写一行：## 方法的名称。"
    hint_en = "Write a line above it: ## NAME OF THE METHOD."


class NotATable(Problem):
    """像是一张用例的表，但写法不是 Markdown 的表。| It looks like a table of cases, but isn't written as Markdown's tables are.

    wrong tables::

        ## 甲

        <table><tr><td>指标值</td><td>得</td></tr></table>

    right tables::

        ## 甲

        | 指标值 | 实际值 | 分值 | 得 |
        | --- | --- | --- | --- |
        | ≥4件 | 4件 | 2 | 2 |
    """

    code = "CAS-031"
    zh = "这里像是一张用例的表，但{what}，没有读"
    en = "This looks like a table of cases, but {what_en}; it wasn't read"
    hint_zh = "每一行写成 | 指标值 | 实际值 | 分值 | 得 | 的样子；或把表存成 .tests.xlsx。"
    hint_en = "Write every line as | a | b | points | gives |, or keep the table as .tests.xlsx."

    what: str
    what_en: str


class RowsUnreadable(Problem):
    """别的行的写法读不懂。| What a case says of other rows can't be read.

    wrong cases::

        用例:
          - 名称: 两行
            方法: 甲
            输入: {指标值: ≥4件, 实际值: 4件, 分值: 2, 三级: 得分}
            得: 2

    right cases::

        用例:
          - 名称: 两行
            方法: 甲
            输入: {指标值: ≥4件, 实际值: 4件, 分值: 2, 三级: 得分 1；得分 2}
            得: 2
    """

    code = "CAS-032"
    zh = "「{label}」里的“{text}”读不懂"
    en = 'What "{label}" says can\'t be read: {text}'
    hint_zh = (
        "一行一行地写，行与行之间用分号，一行里的各格之间用逗号：得分 3，分值 5；得分 4；什么都没有填的一行写 空。"
    )
    hint_en = (
        "Row after row with semicolons between them, commas between cells: "
        "score 3, points 5; score 4; a row that says nothing is empty."
    )

    label: str
    text: str
