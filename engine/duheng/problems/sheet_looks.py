"""Problems of how a form's sheet looks: what it hides, strikes out, notes at its edge or merges across columns."""

from __future__ import annotations

from duheng.problems.problem import Problem
from duheng.problems.severity import Severity
from duheng.problems.sheets import OfCell


class HiddenRead(Problem):
    """隐藏的行、列照样读了。| Hidden rows and columns were read like all others.

    wrong command::

        duheng eval 有隐藏行的.xlsx --ruleset 000000/2020
    """

    code = "IMP-017"
    severity = Severity.WARNING
    zh = "隐藏的{what}照样读了，也照样计分"
    en = "Hidden, but read and scored like all others: {what_en}"
    hint_zh = "在 Excel 或 WPS 里取消隐藏看一看：不该算的，整行整列删去。"
    hint_en = "Show them in a spreadsheet, and delete what shouldn't count."

    what: str
    what_en: str


class StruckOutLeft(Problem):
    """划掉的字没有读。| Text that is struck out wasn't read.

    wrong command::

        duheng eval 有删除线的.xlsx --ruleset 000000/2020
    """

    code = "IMP-018"
    severity = Severity.WARNING
    zh = "{cells} 有划掉的字（删除线），没有读"
    en = "{cells} has text that is struck out; it wasn't read"
    hint_zh = "不要的字删去；要的取消删除线，再算一次。"
    hint_en = "Delete the text that isn't wanted, and take the line off the other."

    cells: tuple[str, ...]


class CommentsUnread(Problem):
    """批注没有读。| Comments weren't read.

    wrong command::

        duheng eval 有批注的.xlsx --ruleset 000000/2020
    """

    code = "IMP-019"
    severity = Severity.INFO
    zh = "有 {count} 处批注没有读：{cells}"
    en = "Comments weren't read ({count}): {cells}"
    hint_zh = "批注里有要算的内容，写到格子里。"
    hint_en = "Write what should count into the cells."

    count: int
    cells: tuple[str, ...]


class ValueAcross(OfCell):
    """一个单元格合并了几栏，内容只算第一栏的。| A merged cell covers several columns; it counts for the first one.

    wrong command::

        duheng eval 指标值和实际值合并了的.xlsx --ruleset 000000/2020
    """

    code = "IMP-020"
    severity = Severity.WARNING
    zh = "{cell}「{text}」合并了几栏，只算「{first}」的，没有算「{others}」的"
    en = '{cell} "{text}" is merged over several columns; it counts as "{first}", not as "{others}"'
    hint_zh = "取消合并，每一栏写上自己的内容。"
    hint_en = "Unmerge the cells, and write into each column what belongs there."

    first: str
    others: tuple[str, ...]
