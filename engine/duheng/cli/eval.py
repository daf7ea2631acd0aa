"""``duheng eval``: score a form and print the result."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from duheng.cli.form_files import is_folder
from duheng.cli.formats import FILES, format_of, formats_of_many
from duheng.cli.options import (
    Lang,
    Output,
    Overwrite,
    Region,
    RulesDirs,
    RulesetOption,
    SheetName,
    Year,
    for_programs,
    language_from,
)
from duheng.cli.rendering import Look, of_form
from duheng.cli.streams import colours, deliver, width, width_of_file, write


def command(
    forms: Annotated[
        list[str],
        typer.Argument(
            metavar="FORM...",
            help="填好的自评表（.yaml、.xlsx、.docx、.csv），或其所在文件夹；写 - 则从标准输入读 YAML"
            " / filled-in forms (.yaml, .xlsx, .docx, .csv), or folders of them; - reads YAML from standard input",
        ),
    ],
    ruleset: RulesetOption = None,
    region: Region = None,
    year: Year = None,
    rules_dir: RulesDirs = None,
    sheet: SheetName = "",
    output_format: Annotated[
        str | None,
        typer.Option(
            "--format",
            metavar="table|json|html|markdown|xlsx|docx",
            help="表格、JSON、网页（可打印）、Markdown、工作簿或文档；不写则看 -o 的文件名，看不出的是表格"
            " / a table, JSON, a web page (to print), Markdown, a workbook or a document;"
            " without it, as the file name after -o says, else a table",
        ),
    ] = None,
    explain: Annotated[
        bool, typer.Option("--explain", help="逐行写明为什么得这些分 / say why each row scores what it does")
    ] = False,
    output: Output = None,
    each_to: Annotated[
        str | None,
        typer.Option(
            "--each-to",
            metavar="FOLDER",
            help="每张表的结果各写一个文件，放在这个文件夹 / write each form's own result to a file in this folder",
        ),
    ] = None,
    overwrite: Overwrite = False,
    lang: Lang = None,
) -> None:
    """给自评表计分；几张表或一个文件夹，给出总览 / score forms; several forms or a folder give an overview.

    不写规则集时，用表单自己写的规则集，或其地区和年度适用的规则集。几张表里有一张算不了的，其余照算，退出码为 1。
    Without a ruleset, the form's own is taken, or the one in force in its region and year. A form that can't be scored
    doesn't keep the others from it; the exit code is then 1.
    """
    language = language_from(lang)
    many = len(forms) > 1 or each_to is not None or is_folder(forms[0])
    if many:
        overview, own = formats_of_many(output_format, output, beside=each_to is not None)
    else:
        overview = own = format_of(output_format, output)
    from duheng.cli.choosing import asked
    from duheng.cli.form_files import forms_in
    from duheng.cli.outputs import keep_forms, keep_inputs
    from duheng.cli.scoring import Scorer, output_needed

    options = asked(ruleset, region, year, rules_dir)
    written_in = for_programs(lang) if overview == "json" else language
    scorer = Scorer(options, sheet, language, written_in)
    columns, painted = (width(), colours(sys.stdout)) if output is None else (width_of_file(), False)
    look = Look(overview, written_in, columns, painted, explain)
    if many:
        from duheng.cli.eval_many import score_many

        files = forms_in(forms, language, beside=each_to, overview=output)
        score_many(files, scorer, look, own, output, each_to, overwrite=overwrite)
        return
    if own in FILES and output is None:
        raise output_needed(own)
    keep_inputs([output], [forms[0], ruleset])
    keep_forms([output], overwrite=overwrite)
    scored = scorer.score(forms[0])
    if own in FILES and output is not None:
        write(output, scorer.file(scored, own), language)
        return
    texts = scorer.texts(scored.result) if own == "html" else {}
    deliver(of_form(scored.result, look, texts), output, language)
