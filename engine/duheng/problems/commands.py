"""Problems of the command line: what was asked for isn't there, or duheng itself has failed."""

from __future__ import annotations

import sys
from pathlib import PurePath

from duheng.problems.problem import Problem, Suggesting
from duheng.record import field


class Misused(Problem):
    """What a command line can't mean, whatever its files hold: wrong usage, for which the exit code is 2."""


class UnknownRuleset(Suggesting):
    """没有这个规则集。| There is no such ruleset.

    wrong command::

        duheng eval 表单.yaml --ruleset 640202/2202
    """

    code = "CMD-001"
    zh = "没有规则集 {id}"
    en = "There is no ruleset {id}"
    hint_zh = "用 duheng list 看有哪些规则集；自己的规则集用 --rules-dir 指明所在文件夹。"
    hint_en = "See duheng list; say with --rules-dir where your own rulesets are."

    id: str


class NoRulesetChosen(Problem):
    """没有说明用哪个规则集：命令和表单里都没有写。| Neither the command nor the form says which ruleset to use.

    wrong command::

        duheng eval 没有写规则集的表单.yaml
    """

    code = "CMD-002"
    zh = "没有说明用哪个规则集{half}"
    en = "It isn't clear which ruleset to use{half_en}"
    hint_zh = (
        "在命令里写 --ruleset 640202/2020，或 --region 640202 --year 2020；也可以在表单里写「规则集: 640202/2020」。"
    )
    hint_en = "Add --ruleset 640202/2020, or --region 640202 --year 2020; or write in the form: ruleset: 640202/2020."

    half: str = ""
    half_en: str = ""
    """Behind both sentences: which of region and year is missing, where the other one is given, or is none."""


class UnknownCode(Suggesting):
    """没有这个编号的问题。| There is no such problem code.

    wrong command::

        duheng explain NAM-999
    """

    code = "CMD-003"
    zh = "没有编号为「{name}」的问题"
    en = 'No problem has the code "{name}"'
    hint_zh = "编号是三个字母加三位数字，写在每条消息的开头，如 NAM-001。"
    hint_en = "A code is three letters and three digits and begins each message, such as NAM-001."

    name: str


class NoneInForce(Problem):
    """这个地区（及其上级）在这一年没有适用的规则集。| No ruleset of the region, or of one above it, applies to the year.

    wrong command::

        duheng eval 表单.yaml --region 640202 --year 1999
    """

    code = "CMD-004"
    zh = "地区 {region} 在 {year} 年没有适用的规则集，上级地区和全国也没有"
    en = "In {year} no ruleset applies to region {region}, to the regions above it or to the nation"
    hint_zh = "核对行政区划代码（六位数字）和年度；用 duheng list 看有哪些规则集，或用 --ruleset 直接指明一个。"
    hint_en = "Check the region's code (six digits) and the year; see duheng list, or choose one with --ruleset."

    region: str
    year: int


class FormGiven(Problem):
    """给的文件是表单，这个命令要的是规则集。| The file is a form where a ruleset is wanted.

    wrong command::

        duheng check 表单.yaml
    """

    code = "CMD-005"
    file_named = "name"
    zh = "{name} 是表单，这里要的是规则集（.rules）"
    en = "{name} is a form; a ruleset (.rules) is wanted here"
    hint_zh = "给表单计分写：duheng eval {name}"
    hint_en = "To score the form: duheng eval {name}"

    name: str


class CasesGiven(Problem):
    """给的文件是用例，这个命令要的是表单。| The file holds cases where a form is wanted.

    wrong command::

        duheng eval 2020.tests.yaml
    """

    code = "CMD-012"
    file_named = "name"
    zh = "{name} 是用例文件，这里要的是填好的表单（.yaml）"
    en = "{name} is a file of cases; a form (.yaml) is wanted here"
    hint_zh = "试用例写：duheng test {name}"
    hint_en = "To run the cases: duheng test {name}"

    name: str


class CasesMisnamed(Problem):
    """给的是表格或文档，名称又不像用例文件。| A sheet or a document whose name isn't that of a file of cases.

    wrong command::

        duheng test 打了勾的表.xlsx
    """

    code = "CMD-026"
    file_named = "name"
    zh = "{name} 不是用例文件：它们的名称以 .tests.yaml、.tests.md 或 .tests.xlsx 结尾"
    en = "{name} is no file of cases: their names end in .tests.yaml, .tests.md or .tests.xlsx"
    hint_zh = "打了勾的表，改成同规则集一样的名称，如 2020.tests.xlsx；给表单计分用 duheng eval。"
    hint_en = "Give ticked tables the ruleset's name, 2020.tests.xlsx; to score a form, duheng eval."

    name: str


class RulesetGiven(Problem):
    """给的文件是规则集，这个命令要的是表单。| The file is a ruleset where a form is wanted.

    wrong command::

        duheng eval 办法.rules
    """

    code = "CMD-006"
    file_named = "name"
    zh = "{name} 是规则集，这里要的是填好的表单（.yaml）"
    en = "{name} is a ruleset; a form (.yaml) is wanted here"
    hint_zh = "检查规则集写：duheng check {name}；用它给表单计分写：duheng eval 表单.yaml --ruleset {name}"
    hint_en = "To check it: duheng check {name}; to score a form by it: duheng eval form.yaml --ruleset {name}"

    name: str


class InternalFault(Problem):
    """duheng 自己出了错，不是您的错；程序以退出码 3 结束。| A fault of duheng's own, not yours; the exit code is 3.

    wrong command::

        duheng eval 表单.yaml --ruleset 640202/2020
    """

    code = "CMD-009"
    zh = "这是 duheng 的错误，不是您的：{fault}（{place}）"
    en = "This is a fault in duheng, not yours: {fault} ({place})"
    hint_zh = "请把这一行、所用的命令和文件一起报告给 duheng 的维护者。"
    hint_en = "Please report this line, with the command and the files, to the maintainers of duheng."

    fault: str
    place: str

    @staticmethod
    def of(error: BaseException) -> InternalFault:
        """The fault behind an exception: its type, and the innermost place in duheng where it passed."""
        return InternalFault(fault=type(error).__name__, place=_place(error))


def _place(error: BaseException) -> str:
    place, step = "?", error.__traceback__
    while step is not None:
        parts = PurePath(step.tb_frame.f_code.co_filename).parts
        if "duheng" in parts[:-1]:
            room = len(parts) - 1 - parts[::-1].index("duheng")
            place = f"{'/'.join(parts[room:])}:{step.tb_lineno}"
        step = step.tb_next
    return place


def this_python() -> str:
    """The interpreter that runs, as it is typed: a plain ``pip`` may be another one's."""
    return f'"{sys.executable}"' if " " in sys.executable else sys.executable or "python"


class ExtraMissing(Problem):
    """这项功能要另装一个库。| This needs a library that is installed apart.

    wrong command::

        duheng new 640202/2020 -o 空表.xlsx
    """

    code = "CMD-010"
    zh = "写 .{extra} 文件要用 {package}，还没有装"
    en = "Writing .{extra} files needs {package}, which isn't installed"
    hint_zh = '运行 {python} -m pip install "duheng[{extra}]"。'
    hint_en = 'Run {python} -m pip install "duheng[{extra}]".'

    package: str
    extra: str
    python: str = field(default_factory=this_python)


class NoSuchMethod(Suggesting):
    """规则集里没有要列边界的方法。| The ruleset has no method of the name whose boundaries were asked for.

    wrong command::

        duheng test --boundaries 定量正像 rulesets/000000-national/2020.rules
    """

    code = "CMD-011"
    zh = "规则集 {ruleset} 里没有方法「{method}」，列不出它的边界"
    en = 'The ruleset {ruleset} has no method "{method}" whose boundaries could be listed'
    hint_zh = "可以写：{allowed}"
    hint_en = "Allowed here: {allowed}"

    ruleset: str
    method: str
    allowed: tuple[str, ...]


class CellsTooLong(Problem):
    """一格的文字太长，表格软件放不下。| A text is too long for a spreadsheet's cell.

    wrong command::

        duheng eval 一格写了四万字的表单.yaml --format xlsx -o 计分.xlsx
    """

    code = "CMD-020"
    zh = "{cell} 有 {count} 个字，工作表的一格最多 {limit} 个"
    en = "{cell} has {count} characters; a worksheet's cell holds {limit} at most"
    hint_zh = "把这一格的文字写短，或换一种格式（--format json）。"
    hint_en = "Shorten the text, or choose another format (--format json)."

    cell: str
    count: int
    limit: int


class OutputNeeded(Misused):
    """这种结果是文件，要写明存到哪里。| This result is a file; say where it goes.

    wrong command::

        duheng eval 表单.yaml --format xlsx
    """

    code = "CMD-021"
    zh = "{kind} 不能显示在屏幕上，要写明存到哪个文件"
    en = "{kind} can't be shown on the screen; say which file it goes to"
    hint_zh = "在命令后面加 -o {example}"
    hint_en = "Add -o {example_en}"

    kind: str
    example: str
    example_en: str


class NotABlankForm(Misused):
    """空表只有这几种：.xlsx、.docx、.yaml。| Blank forms are .xlsx, .docx or .yaml files.

    wrong command::

        duheng new 640202/2020 -o 空表.pdf
    """

    code = "CMD-022"
    zh = "空表不能是 {name}，只能是这几种文件：{allowed}"
    en = "A blank form can't be {name}; it must be one of: {allowed}"
    hint_zh = "在 -o 后面写文件名，如 空表.xlsx；要打印或改成 PDF，用 Excel、WPS 或 Word 打开后另存。"
    hint_en = "Name a file after -o, such as form.xlsx; for a PDF, open that file and save it as one."

    name: str
    allowed: tuple[str, ...]


class OutputIsInput(Problem):
    """结果要写上的文件，正是要读的表单、规则集或用例。| The file that a result would be written over is one that is read.

    wrong command::

        duheng eval 自评表.xlsx --format xlsx -o 自评表.xlsx
    """

    code = "CMD-023"
    zh = "结果不能写在 {name} 上：它就是这次要读的 {read}"
    en = "A result can't be written over {name}: it is {read}, which is read here"
    hint_zh = "给结果换一个文件名，或者换一个文件夹。"
    hint_en = "Give the result another name, or another folder."

    name: str
    read: str


class OutputIsRuleset(Problem):
    """结果要写上的文件是规则集。| The file that a result would be written over is a ruleset.

    wrong command::

        duheng diff 000000/2020 我的规则.rules -o 我的规则.rules
    """

    code = "CMD-024"
    zh = "结果不能写在 {name} 上：它是规则集"
    en = "A result can't be written over {name}: it is a ruleset"
    hint_zh = "给结果换一个文件名。"
    hint_en = "Give the result another name."

    name: str


class OutputExists(Problem):
    """要写的文件已经有了，里面也许有填好的内容。| The file to be written is there already, perhaps filled in by somebody.

    wrong command::

        duheng new 640202/2020 -o 已填的表.xlsx
    """

    code = "CMD-025"
    zh = "{name} 已经有了，没有动它"
    en = "{name} is there already and was left as it is"
    hint_zh = "换一个文件名；确实要换掉它的，加 --overwrite。"
    hint_en = "Take another name; to replace the file, add --overwrite."

    name: str


class OtherRuleset(Problem):
    """要写进工作簿的规则，不是这张表计分用的。| The rules for a workbook aren't those that its form was scored by.

    wrong command::

        duheng eval 全县的表 --format xlsx --each-to 结果   # 计分时改了规则集
    """

    code = "CMD-027"
    zh = "「{which}」不是计分用的规则集 {id}，或者在计分以后改过"
    en = '"{which}" isn\'t the ruleset {id} that the form was scored by, or it was changed since'
    hint_zh = "写明计分用的规则集；改过的，重新计分。"
    hint_en = "Name the ruleset that the form was scored by; where it was changed, score the form again."

    which: str
    id: str
