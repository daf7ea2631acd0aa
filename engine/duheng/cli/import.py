"""``duheng import``: a form out of a sheet or a document, as a YAML file to be checked by a person."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from duheng.cli.options import Lang, Output, Overwrite, Region, RulesDirs, RulesetOption, SheetName, Year, language_from
from duheng.cli.streams import colours, deliver, say, tell, tell_text, width


def command(
    form: Annotated[
        str, typer.Argument(metavar="FILE", help="自评表（.xlsx、.docx、.csv） / a form (.xlsx, .docx, .csv)")
    ],
    ruleset: RulesetOption = None,
    region: Region = None,
    year: Year = None,
    rules_dir: RulesDirs = None,
    sheet: SheetName = "",
    output: Output = None,
    overwrite: Overwrite = False,
    lang: Lang = None,
) -> None:
    """把 Excel、Word、CSV 自评表读成 YAML / read a form from a sheet or a document into YAML.

    逐格写明读了什么、没有读什么；内容照原样，不改。
    Says cell by cell what was read and what wasn't; values stay as written.
    """
    language = language_from(lang)
    from duheng import api
    from duheng.cli.choosing import asked, choose
    from duheng.cli.outputs import keep_existing, keep_inputs

    keep_inputs([output], [form, ruleset])
    _is_yaml(output)
    keep_existing(output, overwrite=overwrite)
    options = asked(ruleset, region, year, rules_dir)
    opened = api.open_form(form)
    which = choose(options, opened.ruleset, opened.region, opened.year, language)
    chosen = api.load_ruleset(which, folders=options.folders)
    imported = api.import_form(opened, chosen, sheet=sheet)
    text = api.form_as_yaml(imported, chosen, language=language)
    from duheng.problems.sheets import CellLeft, ColumnLeft
    from duheng.reports import imported as account

    told = sys.stderr if output is None else sys.stdout
    shown = account.render(imported, language, width(), colours(told))
    deliver(text, output, language)
    if output is None:
        tell_text("\n" + shown)
    else:
        say(shown, language)
    others = [each for each in imported.form.findings if not isinstance(each, (CellLeft, ColumnLeft))]
    tell(others, {}, language, width(), colours(sys.stderr))


def _is_yaml(output: str | None) -> None:
    """A form that was read is a YAML file, and must be called so, since others open it by its name."""
    if output is not None and not output.lower().endswith((".yaml", ".yml")):
        raise typer.BadParameter(
            f"读成的是 YAML 文件，{output} 要以 .yaml 结尾 / the form is written as YAML: end {output} in .yaml",
            param_hint="--output",
        )
