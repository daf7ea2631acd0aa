"""``duheng new``: a blank form in a ruleset's official layout."""

from __future__ import annotations

from typing import Annotated

import typer

from duheng.cli.options import (
    Lang,
    Overwrite,
    Region,
    RulesDirs,
    WhichIfNamed,
    YearOfRegion,
    language_from,
    need_ruleset,
    to_screen,
)
from duheng.cli.streams import say, write

MOST_ROWS = 50


def command(
    ruleset: WhichIfNamed = None,
    output: Annotated[
        str | None,
        typer.Option(
            "--output",
            "-o",
            metavar="FILE",
            callback=to_screen,
            help="空表的文件名，以 .xlsx、.docx 或 .yaml 结尾；不写则显示 YAML"
            " / the blank form's name, ending in .xlsx, .docx or .yaml; without it, YAML is shown",
        ),
    ] = None,
    region: Region = None,
    year: YearOfRegion = None,
    rows: Annotated[
        str,
        typer.Option("--rows", metavar="N", help="每个二级指标下留几个空行 / how many empty rows below each group"),
    ] = "3",
    overwrite: Overwrite = False,
    rules_dir: RulesDirs = None,
    lang: Lang = None,
) -> None:
    """做一张空的自评表 / make a blank form.

    表的样式随规则集的模板；填好以后，用 duheng eval 计分。
    The layout follows the ruleset's template; filled in, it is scored by duheng eval.
    """
    language = language_from(lang)
    need_ruleset(ruleset, region, year)
    count = _rows(rows)
    from duheng import api
    from duheng.cli.choosing import asked, choose
    from duheng.cli.outputs import keep_existing, keep_inputs

    kind = ".yaml" if output is None else api.blank_kind(output)
    keep_inputs([output], [ruleset])
    keep_existing(output, overwrite=overwrite)
    options = asked(ruleset, region, year, rules_dir, named="RULESET")
    chosen = api.load_ruleset(choose(options, "", "", None, language), folders=options.folders)
    data = api.blank_form(chosen, kind, rows=count, year=options.year, language=language)
    if output is None:
        say(data.decode(), language)
    else:
        write(output, data, language)


def _rows(text: str) -> int:
    if not (text.isascii() and text.isdigit() and len(text) <= 2 and 1 <= int(text) <= MOST_ROWS):
        raise typer.BadParameter(
            f"要写 1 到 {MOST_ROWS} 的整数，不是 {text!r} / must be a whole number from 1 to {MOST_ROWS}",
            param_hint="--rows",
        )
    return int(text)
