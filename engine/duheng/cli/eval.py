"""``duheng eval``: score a form and print the result."""

from __future__ import annotations

import os
import sys
from typing import Annotated

import typer

from duheng.cli.options import Lang, Output, Region, RulesDirs, Year, folders_from, language_from, one_of
from duheng.cli.streams import colours, deliver, problems_told, width, width_of_file, write_bytes
from duheng.problems.problem import Language

FORMATS = ("table", "json", "xlsx")


def command(
    form: Annotated[str, typer.Argument(metavar="FORM", help="填好的自评表（YAML） / the form, filled in (YAML)")],
    ruleset: Annotated[
        str | None,
        typer.Option("--ruleset", "-r", metavar="ID|FILE", help="规则集编号或文件 / the ruleset's id or file"),
    ] = None,
    region: Region = None,
    year: Year = None,
    rules_dir: RulesDirs = None,
    output_format: Annotated[
        str,
        typer.Option("--format", metavar="table|json|xlsx", help="表格、JSON 或工作簿 / a table, JSON or a workbook"),
    ] = "table",
    explain: Annotated[
        bool, typer.Option("--explain", help="逐行写明为什么得这些分 / say why each row scores what it does")
    ] = False,
    output: Output = None,
    lang: Lang = None,
) -> None:
    """给自评表计分 / score a form.

    不写规则集时，用表单自己写的规则集，或其地区和年度适用的规则集。
    Without a ruleset, the form's own is taken, or the one in force in its region and year.
    """
    language = language_from(lang)
    one_of("--format", output_format, FORMATS)
    with problems_told(language):
        from duheng import api
        from duheng.cli.choosing import asked, choose, remark_unusable

        if output_format == "xlsx" and output is None:
            from duheng.problems.commands import OutputNeeded

            raise api.DuhengError([OutputNeeded(kind="xlsx", example="计分.xlsx")])
        options = asked(ruleset, region, year, folders_from(rules_dir, os.environ))
        written = api.load_form(form)
        which = choose(options, written.ruleset, written.region, written.year, language)
        chosen = other = api.load_ruleset(which, folders=options.folders)
        if written.ruleset not in ("", chosen.id):
            try:
                other = api.load_ruleset(written.ruleset, folders=options.folders)
            except api.DuhengError as error:
                remark_unusable(written.ruleset, error, language)
        written_in: Language = "en" if lang == "en" else "zh" if output_format == "json" else language
        made_for = other if other.id != chosen.id else None
        result = api.evaluate(written, chosen, made_for=made_for, language=written_in)
        if output_format == "xlsx" and output is not None:
            folders = options.folders
            book = api.scored_workbook(written, result, chosen, which=which, folders=folders, language=written_in)
            write_bytes(output, book, language)
            return
    if output_format == "json":
        from duheng.reports import json_result

        text = json_result.render(result, written_in)
    else:
        from duheng.reports import terminal

        columns = width() if output is None else width_of_file()
        text = terminal.render(result, written_in, columns, output is None and colours(sys.stdout), explain)
    deliver(text, output, language)
