"""Problems of sheets read as forms: where no form is found in them, and cells that couldn't be placed."""

from __future__ import annotations

from duheng.problems.problem import Language, Problem, Suggesting
from duheng.problems.severity import Severity


class OfCell(Problem):
    """The shared part of what is said of a cell's text; a list that shows the cell leaves it out."""

    cell: str
    text: str

    def brief(self, language: Language) -> str:
        return self.message(language).removeprefix(self.cell).lstrip()


class KindUnreadable(Problem):
    """这种文件读不了，要先转换。| Files of this kind can't be read and must be converted.

    wrong command::

        duheng eval 自评表.pdf --ruleset 000000/2020
    """

    code = "IMP-001"
    file_named = "name"
    zh = "{name} 是{kind}，duheng 读不了"
    en = "{name} is {kind_en}, which duheng can't read"
    hint_zh = "{way}"
    hint_en = "{way_en}"

    name: str
    kind: str
    kind_en: str
    way: str
    way_en: str


class LockFile(Problem):
    """给的是 Excel 或 Word 打开文件时留的锁文件。| The file given is a lock that an office program made.

    wrong command::

        duheng eval ~$自评表.xlsx --ruleset 000000/2020
    """

    code = "IMP-008"
    file_named = "name"
    zh = "{name} 是 {program} 打开文件时留下的锁文件，里面没有表"
    en = "{name} is a lock file that {program} makes while it has a file open; it holds no form"

    hint_zh = "关掉 {program}（或 WPS），给出真正的文件：{real}"
    hint_en = "Close {program} and give the real file: {real_en}"

    name: str
    program: str
    real: str
    real_en: str


class NotASheet(Problem):
    """这个文件不是表格或文档，不用导入。| The file is no sheet or document; there is nothing to import.

    wrong command::

        duheng import 自评表.yaml
    """

    code = "IMP-006"
    file_named = "name"
    zh = "{name} 不是 Excel、Word 或 CSV 文件，不用导入"
    en = "{name} is no spreadsheet, document or CSV file; there is nothing to import"
    hint_zh = "直接计分：duheng eval {name}"
    hint_en = "Score it as it is: duheng eval {name}"

    name: str


class NoTable(Problem):
    """找不到指标表的表头。| No header of an indicator table was found.

    A table's head is a row that says 三级指标 (or what the template calls it) and at least two other columns.

    wrong sheet::

        项目名称,培训
        序号,内容,结果
        1,培训人次,100

    right sheet::

        项目名称,培训
        一级指标,二级指标,三级指标,分值,年度指标值,全年实际值
        产出指标,数量指标,培训人次,50,100人,100人
    """

    code = "IMP-002"
    zh = "没有找到指标表：没有哪一行既有「{names}」，又有两个以上别的栏目"
    en = 'No indicator table was found: no row has "{names}" and at least two other columns'
    hint_zh = "{closest}表头的栏目应是：{allowed}。栏目叫法不同的，换一个规则集，或在规则集里写「列名」。"
    hint_en = (
        "{closest_en}Columns may be: {allowed}. "
        "If yours are called otherwise, use another ruleset, or say so in it (column)."
    )

    names: tuple[str, ...]
    allowed: tuple[str, ...]
    closest: str = ""
    closest_en: str = ""


class SeveralTables(Problem):
    """几张工作表里都有指标表。| More than one worksheet holds an indicator table.

    wrong command::

        duheng eval 两个项目.xlsx --ruleset 000000/2020
    """

    code = "IMP-003"
    zh = "{count} 张工作表里都有指标表：{names}"
    en = "{count} worksheets hold an indicator table: {names}"
    hint_zh = "用 --sheet 写明要哪一张，如 --sheet {first}；一张表分写在几张工作表里的，先并到一张里。"
    hint_en = (
        "Say with --sheet which one you mean, such as --sheet {first}; "
        "a form that goes on in another worksheet must be put into one."
    )

    names: tuple[str, ...]
    count: int
    first: str


class NoSuchSheet(Suggesting):
    """没有这张工作表。| There is no such worksheet.

    wrong command::

        duheng eval 自评表.xlsx --sheet 汇总 --ruleset 000000/2020
    """

    code = "IMP-004"
    zh = "没有工作表「{name}」"
    en = 'There is no worksheet "{name}"'
    hint_zh = "有这些：{names}"
    hint_en = "There are: {names}"

    name: str
    names: tuple[str, ...]

    def hint(self, language: Language) -> str:
        if self.names:
            return Suggesting.hint(self, language)
        return (
            "这个文件不分工作表，不用写 --sheet。" if language == "zh" else "The file has no worksheets; omit --sheet."
        )


class SecondForm(Problem):
    """一张工作表或一个文档里有两张自评表。| A sheet or document holds two forms.

    wrong sheet::

        项目名称,甲
        年初预算数,10万元
        三级指标,分值,年度指标值,全年实际值
        培训人次,50,100人,100人
        年初预算数,20万元
        三级指标,分值,年度指标值,全年实际值
        培训人次,50,200人,100人

    right sheet::

        年初预算数,10万元
        三级指标,分值,年度指标值,全年实际值
        培训人次,50,100人,100人
        三级指标,分值,年度指标值,全年实际值
        培训天数,50,2天,2天
    """

    code = "IMP-005"
    zh = "这里又开始一张表：「{label}」前面已经有了，后面又有一个指标表"
    en = 'Another form begins here: "{label}" was there already, and another indicator table follows'
    hint_zh = "一个文件（一张工作表）放一张自评表：把它们分开存。"
    hint_en = "Put one form into a file or a worksheet."

    label: str


class ColumnsNotUnderstood(Problem):
    """指标表缺计分要用的栏目，又有不认识的栏目。| A table lacks columns that scoring needs, and has some that aren't known.

    wrong sheet::

        一级指标,二级指标,三级指标,分值,计划数,年末数
        产出指标,数量指标,培训人次,50,≥100人,90人

    right sheet::

        一级指标,二级指标,三级指标,分值,年度指标值,全年实际值
        产出指标,数量指标,培训人次,50,≥100人,90人
    """

    code = "IMP-007"
    voids_zh = "指标表没有读懂"
    voids_en = "the indicator table wasn't understood"
    zh = "指标表里没有认出{missing}栏；不认识的栏目{unknown}没有读，总分和等级不能当作评定结果"
    en = (
        "No column of the indicator table is known as {missing_en}; these aren't known and weren't read: {unknown_en}. "
        "The total and the grade can't be taken as results"
    )
    page_hint_zh = (
        "若就是所缺的栏，请改用规则集认得的名称：{ways}。或者换一个规则集，或在规则集里写「列名」，分值写「分值列」。"
    )
    page_hint_en = (
        "If they are these columns, use names that the ruleset knows: {ways_en}. Or use another ruleset (column, for "
        "points points column)."
    )
    hint_zh = "{apart}" + page_hint_zh
    hint_en = "{apart_en}" + page_hint_en

    missing: str
    missing_en: str
    unknown: str
    unknown_en: str
    ways: str
    ways_en: str
    apart: str = ""
    apart_en: str = ""
    """Before the rest of the hint: what to do where the head may be that of another table, below one understood."""


class ColumnLeft(Problem):
    """规则集里没有这一栏，没有读。| The ruleset knows no such column; it wasn't read.

    wrong sheet::

        三级指标,评分依据,分值,年度指标值,全年实际值
        培训人次,签到表,50,100人,100人

    right sheet::

        三级指标,分值,年度指标值,全年实际值
        培训人次,50,100人,100人
    """

    code = "IMP-010"
    severity = Severity.INFO
    zh = "「{label}」一栏规则集里没有，没有读（有内容的 {count} 格：{cells}）"
    en = 'The ruleset has no column "{label}"; it wasn\'t read ({count} filled: {cells})'
    hint_zh = "与计分无关的不用管；有关的，在规则集的字段后面写「列名 「{label}」」。"
    hint_en = 'If it matters for the score, say in the ruleset which field it is (column "{label}").'
    claims_zh = "若填的就是自评得分，请改用规则集认得的名称：{claims}。"
    claims_en = "If it holds the claimed scores, use a name that the ruleset knows: {claims}."

    label: str
    count: int
    cells: tuple[str, ...]
    claims: tuple[str, ...] = ()
    """What a column of claimed scores is called, where this one may be it and no other is."""

    def level(self) -> Severity:
        return Severity.WARNING if self.claims else self.severity

    def hint(self, language: Language) -> str:
        said = self.claims_zh if language == "zh" else self.claims_en
        return self._fill(said, language) if self.claims else Problem.hint(self, language)


class SignsLeft(Problem):
    """有一栏写的是 ≥、≤ 这样的符号，规则集里没有这一栏。| A column holds signs (≥, ≤), and the ruleset has no such column.

    Without its sign a target may be scored the wrong way round.

    wrong sheet::

        三级指标,符号,分值,年度指标值,全年实际值
        培训人次,≥,50,100人,100人

    right sheet::

        三级指标,分值,年度指标值,全年实际值
        培训人次,50,≥100人,100人
    """

    code = "IMP-021"
    severity = Severity.WARNING
    voids_zh = "指标值的符号没有读"
    voids_en = "the signs of targets weren't read"
    zh = "「{label}」一栏写的是符号（{signs}），规则集里没有这一栏，没有读，总分和等级不能当作评定结果"
    en = (
        'The column "{label}" holds signs ({signs}); the ruleset has no such column, so they weren\'t read. '
        "The total and the grade can't be taken as results"
    )
    hint_zh = (
        "若选错了规则集，用 --ruleset 另选；或者把符号写到指标值前面，或在规则集的指标值后面写「符号列 「{label}」」。"
    )
    hint_en = (
        "If it is the wrong ruleset, choose another one with --ruleset; or put the signs before the targets, "
        'or say in the ruleset, behind the target: sign column "{label}".'
    )

    label: str
    signs: str


class CellLeft(OfCell):
    """这一格的内容不知道放在哪里，没有读。| A cell whose place in the form isn't known; it wasn't read.

    wrong sheet::

        三级指标,分值,年度指标值,全年实际值
        培训人次,50,100人,100人
        ,,,,请尽快上报

    right sheet::

        三级指标,分值,年度指标值,全年实际值
        培训人次,50,100人,100人
    """

    code = "IMP-011"
    severity = Severity.INFO
    zh = "{cell}「{text}」没有读：{why}"
    en = '{cell} "{text}" wasn\'t read: {why_en}'

    why: str
    why_en: str

    def parted(self, language: Language) -> tuple[str, str]:
        if language == "zh":
            return "没有读的内容", f"「{self.text}」（{self.why}）"
        return "Contents that weren't read", f'"{self.text}" ({self.why_en})'


class SaidAgain(OfCell):
    """同一项在表上写了两处，内容不同，只用了第一处。| Said in two places with different texts; only the first is used.

    wrong sheet::

        年初预算数,10万元
        年初预算数,20万元
        三级指标,分值,年度指标值,全年实际值
        培训人次,50,100人,100人

    right sheet::

        年初预算数,10万元
        三级指标,分值,年度指标值,全年实际值
        培训人次,50,100人,100人
    """

    code = "IMP-012"
    severity = Severity.WARNING
    zh = "{cell}「{text}」没有用：「{label}」前面已经有了"
    en = '{cell} "{text}" wasn\'t used: "{label}" was there already'
    hint_zh = "核对哪一个对，把另一个删去。"
    hint_en = "See which one is right, and delete the other."

    label: str


class ValueMerged(OfCell):
    """合并的单元格跨了几行，内容只算第一行的。| A merged cell covers several rows; it counts for the first one.

    wrong command::

        duheng eval 分值合并了的.xlsx --ruleset 000000/2020
    """

    code = "IMP-013"
    severity = Severity.WARNING
    zh = "{cell}「{text}」合并了 {rows} 行，只算第一行「{of}」的，其余各行当作空着"
    en = '{cell} "{text}" is merged over {rows} rows; it counts for the first one, "{of}", and the others have none'
    hint_zh = "各行有各自的内容的，取消合并，逐行写上。"
    hint_en = "If each row has its own, unmerge the cells and write it into each."

    rows: int
    of: str


class SheetsLeft(Problem):
    """另有工作表没有读。| There are worksheets that weren't read.

    wrong command::

        duheng eval 自评表和说明.xlsx --ruleset 000000/2020
    """

    code = "IMP-014"
    severity = Severity.INFO
    zh = "读的是工作表「{sheet}」，没有读：{named}"
    en = 'The worksheet "{sheet}" was read; not read: {named_en}'

    sheet: str
    named: str
    named_en: str


class ReadAsGbk(Problem):
    """文件不是 UTF-8，按 GBK 读的。| The file isn't UTF-8 and was read as GBK.

    Spreadsheets on Chinese Windows save .csv so; a text in another encoding would show as odd characters.

    wrong command::

        duheng import 自评表.csv --ruleset 000000/2020
    """

    code = "IMP-015"
    severity = Severity.INFO
    zh = "文件不是 UTF-8，按 GBK（中文 Windows 的 CSV）读的"
    en = "The file isn't UTF-8; it was read as GBK, as spreadsheets on Chinese Windows save it"
    hint_zh = "读出的字不对的，用 Excel 或 WPS 打开，另存为 .xlsx。"
    hint_en = "If the characters are wrong, open it in a spreadsheet and save it as .xlsx."


class QuotesUnclosed(Problem):
    """CSV 里的引号没有配对。| A quotation mark in a CSV file has no partner.

    wrong command::

        duheng import 引号不成对.csv --ruleset 000000/2020
    """

    code = "IMP-016"
    zh = "第 {line} 行起的引号没有配对，或者引号后面还有字"
    en = "From line {line} on a quotation mark has no partner, or text follows a closing one"
    hint_zh = "用 Excel 或 WPS 打开，另存为 .xlsx。"
    hint_en = "Open it in a spreadsheet and save it as .xlsx."

    line: int
