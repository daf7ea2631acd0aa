"""Problems of .xlsx books and .docx documents: files that can't be opened or are too large, cells without a text."""

from __future__ import annotations

from typing import ClassVar

from duheng.problems.problem import Language, Problem
from duheng.problems.severity import Severity


class BookUnreadable(Problem):
    """不是 .xlsx、.docx 文件，或者已经损坏。| It is no .xlsx or .docx file, or a damaged one.

    wrong command::

        duheng test 坏了的.tests.xlsx
    """

    code = "XLS-001"
    zh = "这个文件不是 {wanted} 文件，或者已经损坏"
    en = "This is no {wanted} file, or it is damaged"
    hint_zh = "用 Office 或 WPS 打开看看；打得开的，另存为 {wanted}。"
    hint_en = "Try to open it in an office program; if it opens there, save it as {wanted}."

    wanted: str = ".xlsx"


class BookLocked(Problem):
    """文件加了打开密码。| The file has a password.

    wrong command::

        duheng test 加了密码的.tests.xlsx
    """

    code = "XLS-002"
    zh = "这个文件加了打开密码，读不了"
    en = "This file needs a password and can't be read"
    hint_zh = "用 Office 或 WPS 打开，去掉打开密码，再存盘。"
    hint_en = "Open it in an office program, take the password off and save it."


class BookOfOtherKind(Problem):
    """文件是别的格式，不是要的 .xlsx 或 .docx。| The file is of another kind than the .xlsx or .docx wanted.

    wrong command::

        duheng test 旧格式.tests.xlsx
    """

    code = "XLS-003"
    zh = "这个文件是 {kind} 格式，不是 {wanted}（改扩展名不能改格式）"
    en = "This is a {kind} file, not {wanted}; another extension doesn't change that"
    hint_zh = "用 Office 或 WPS 打开，选“另存为”，保存类型选 {wanted}。"
    hint_en = "Open it in an office program, choose Save as, and pick the type {wanted}."

    kind: str
    wanted: str = ".xlsx"


class BookTooLarge(Problem):
    """文件太大。| The file is too large.

    An .xlsx or .docx file is packed; what counts is its size when it is unpacked.

    wrong command::

        duheng test 几十万行.tests.xlsx
    """

    code = "XLS-004"
    zh = "文件太大：{what}最多 {limit}，没有读"
    en = "The file is too large: at most {limit} {what_en}; it wasn't read"
    hint_zh = "只留要用的表；把表下面、右边只设了格式的空行空列整行整列删掉，再存盘。"
    hint_en = "Keep the sheets you need, delete empty rows and columns that only have a format, and save it again."

    what: str
    what_en: str
    limit: str


class SheetTooLarge(Problem):
    """工作表太大。| A worksheet is too large.

    wrong command::

        duheng test 一万行以上.tests.xlsx
    """

    code = "XLS-005"
    zh = "工作表「{sheet}」太大：{what}最多 {limit}，整张没有读"
    en = 'The worksheet "{sheet}" is too large: at most {limit} {what_en}; none of it was read'
    hint_zh = "把表下面、右边的空行空列整行整列删掉；还太大的，分成几张工作表或几个文件。"
    hint_en = (
        "Delete empty rows and columns below and beside the table; "
        "if that isn't enough, divide it into several sheets or files."
    )

    sheet: str
    what: str
    what_en: str
    limit: int


class BookDeclares(Problem):
    """文件里夹有 XML 实体声明。| The file holds XML declarations of entities.

    No office program writes such a thing; it is used to make programs read other files or run out of memory.

    wrong command::

        duheng test 来路不明.tests.xlsx
    """

    code = "XLS-006"
    zh = "文件里夹有 XML 实体声明（{part}），Office 和 WPS 都不会写，没有读"
    en = "The file holds an XML document type declaration ({part}); no office program writes one, and it wasn't read"
    hint_zh = "请核对文件的来历；确实可用的，用 Office 或 WPS 打开，另存为新文件。"
    hint_en = (
        "Ask where the file comes from; if it is to be trusted, open it in an office program and save it as a new one."
    )

    part: str


class BookIsPdf(Problem):
    """文件其实是 PDF。| The file is a PDF under another name.

    wrong command::

        duheng eval 扫描件.xlsx --ruleset 000000/2020
    """

    code = "XLS-011"
    zh = "这个文件其实是 PDF，只是扩展名写成了 {wanted}"
    en = "This file is a PDF; only its extension says {wanted}"
    hint_zh = "请向填报单位要 Excel（.xlsx）或 Word（.docx）文件；改扩展名不能改格式。"
    hint_en = "Ask for the .xlsx or .docx file; another extension doesn't change what a file is."

    wanted: str


class FileEmpty(Problem):
    """文件是空的。| The file is empty.

    wrong command::

        duheng eval 空白的.xlsx --ruleset 000000/2020
    """

    code = "XLS-012"
    zh = "文件是空的，里面没有内容"
    en = "The file is empty: there is nothing in it"
    hint_zh = "请核对是不是给错了文件，或者填好以后还没有存盘。"
    hint_en = "Check whether it is the right file, and whether it was saved after it was filled in."


class CellUnusable(Problem):
    """What is wrong with one cell that has no text one could use: no value may come of what stands there.

    Where its place is told already, its sentence is the cell's ``own``.
    """

    own_zh: ClassVar[str] = ""
    own_en: ClassVar[str] = ""
    stands: ClassVar[str] = ""

    cell: str

    def brief(self, language: Language) -> str:
        return self._fill(self.own_zh if language == "zh" else self.own_en, language)

    def stood(self) -> str:
        """What stands in the cell, as far as it can be shown."""
        return self._fill(self.stands, "zh")


class FormulaWithoutValue(CellUnusable):
    """公式没有保存过的结果。| A formula whose result was never saved.

    duheng computes no formulas of spreadsheets; it reads the results that were saved with them.

    wrong command::

        duheng test 程序写出来的.tests.xlsx
    """

    code = "XLS-007"
    zh = "{cell} 的公式没有保存过的结果：={formula}"
    en = "The formula in {cell} has no saved result: ={formula}"
    own_zh = "公式没有保存过的结果：={formula}"
    own_en = "The formula has no saved result: ={formula}"
    stands = "={formula}"
    hint_zh = "请在 Excel 或 WPS 里打开，另存一次；或者把公式改成数。"
    hint_en = "Open the file in a spreadsheet and save it once, or put a number in place of the formula."

    formula: str

    def parted(self, language: Language) -> tuple[str, str]:
        if language == "zh":
            return "公式没有保存过的结果", f"「={self.formula}」"
        return "The formula has no saved result", f'"={self.formula}"'


class CellFails(CellUnusable):
    """单元格里是错误值。| A cell shows an error.

    wrong command::

        duheng test 引用失效的.tests.xlsx
    """

    code = "XLS-008"
    zh = "{cell} 里是错误值 {shown}"
    en = "{cell} shows the error {shown}"
    own_zh = "是错误值 {shown}"
    own_en = "It shows the error {shown}"
    stands = "{shown}"
    hint_zh = "在 Excel 或 WPS 里改好公式，或者写上应有的内容。"
    hint_en = "Mend the formula in a spreadsheet, or write what should be there."

    shown: str


class FormatMisleads(CellUnusable):
    """数字格式使显示的与存的不一样。| A number format makes a cell show something else than it holds.

    Such formats put digits or signs beside or between the digits, show ten thousand as 1.0, a negative number without
    its minus, words in place of a number, or nothing; what the writer meant can't be told.

    wrong command::

        duheng test 用格式改了样子的.tests.xlsx
    """

    code = "XLS-009"
    zh = "{cell} 存的是 {held}，数字格式 {format} 使它显示成别的样子"
    en = "{cell} holds {held}, and its number format {format} makes it look like something else"
    own_zh = "存的是 {held}，数字格式 {format} 使它显示成别的样子"
    own_en = "It holds {held}, and its number format {format} makes it look like something else"
    stands = "{held} [{format}]"
    hint_zh = "把单元格格式改成“常规”，看是不是要的数；要显示成别的样子，就设为“文本”照样写上。"
    hint_en = "Set the cell's format to General and see whether it is the number you mean; else make it a text."

    held: str
    format: str


class DateImpossible(CellUnusable):
    """日期格式的单元格里不是日期。| A cell with a date's format holds no date.

    wrong command::

        duheng test 日期不对的.tests.xlsx
    """

    code = "XLS-010"
    zh = "{cell} 的格式是日期，存的数 {held} 却不是日期"
    en = "{cell} has a date's format, but the number {held} in it is no date"
    own_zh = "格式是日期，存的数 {held} 却不是日期"
    own_en = "It has a date's format, but its number {held} is no date"
    stands = "{held} [日期]"
    hint_zh = "把单元格格式改成“常规”，或者重新写上日期。"
    hint_en = "Set the cell's format to General, or write the date again."

    held: str


class CellTwice(CellUnusable):
    """同一个单元格在文件里写了几次，内容不同。| The file says several different things of one cell.

    No office program writes such a file; which of the contents is shown differs from program to program.

    wrong command::

        duheng eval 程序写坏了的.xlsx --ruleset 000000/2020
    """

    code = "XLS-015"
    zh = "{cell} 在文件里写了 {count} 次，内容不同：{shown}"
    en = "The file says {count} different things of {cell}: {shown}"
    own_zh = "在文件里写了 {count} 次，内容不同：{shown}"
    own_en = "The file says {count} different things of it: {shown}"
    stands = "{shown}"
    hint_zh = "用 Excel 或 WPS 打开，核对这一格，再存盘。"
    hint_en = "Open the file in a spreadsheet, see what the cell should say, and save it."

    count: int
    shown: tuple[str, ...]


class TextHidden(Problem):
    """文档里有隐藏、划掉或修订删去的文字，没有读。| Text of a document that is hidden, struck or deleted; it wasn't read.

    wrong command::

        duheng eval 有隐藏文字的.docx --ruleset 000000/2020
    """

    code = "XLS-016"
    severity = Severity.WARNING
    zh = "有 {count} 处隐藏、划掉或修订时删去的文字，没有读：{named}"
    en = "Text that is hidden, struck through or deleted as a tracked change wasn't read ({count}): {named_en}"
    hint_zh = "要算的，在 Word 里取消隐藏、删除线，或拒绝修订；不要的，删去，或接受修订。"
    hint_en = (
        "If it counts, show it again in a word processor or reject the change; if not, delete it or accept the change."
    )

    count: int
    named: str
    named_en: str


class PartsLeft(Problem):
    """文档正文以外的部分没有读。| Parts of a document beside its body weren't read.

    wrong command::

        duheng eval 页眉里有表格的.docx --ruleset 000000/2020
    """

    code = "XLS-017"
    severity = Severity.INFO
    zh = "文档里没有读的部分：{named}"
    en = "Parts of the document that weren't read: {named_en}"
    hint_zh = "与计分有关的，移到正文里。"
    hint_en = "Move into the body what matters for the score."

    named: str
    named_en: str


class CellsCovered(Problem):
    """合并的单元格遮住了内容，没有读。| Merged cells cover contents, which weren't read.

    A merged area shows its first cell only. Programs that write books, and copying, leave contents in the others.

    wrong command::

        duheng eval 合并遮住了内容的.xlsx --ruleset 000000/2020
    """

    code = "XLS-013"
    severity = Severity.WARNING
    zh = "合并的单元格遮住了内容，没有读：{named}"
    en = "Contents that merged cells cover weren't read: {named_en}"
    hint_zh = "取消合并看一看：要的移到该在的格，不要的删去。"
    hint_en = "Unmerge the cells and look: move what you need to where it belongs, and delete the rest."

    named: str
    named_en: str


class MergesOverlap(Problem):
    """合并的区域互相重叠，按没有合并读的。| Merged areas overlap; they were read as not merged.

    wrong command::

        duheng eval 合并区域重叠的.xlsx --ruleset 000000/2020
    """

    code = "XLS-014"
    severity = Severity.WARNING
    zh = "合并的区域互相重叠，按没有合并读的：{areas}"
    en = "Merged areas overlap and were read as not merged: {areas}"
    hint_zh = "用 Excel 或 WPS 打开，取消合并，重新合并。"
    hint_en = "Open the file in a spreadsheet, unmerge the cells and merge them again."

    areas: tuple[str, ...]
