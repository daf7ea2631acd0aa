"""``duheng diff``: what differs between two rulesets, clause by clause."""

from __future__ import annotations

from typing import Annotated

import typer

from duheng.cli.formats import format_named, refuse_others
from duheng.cli.options import Lang, Output, Overwrite, RulesDirs, folders_from, language_from, one_of
from duheng.cli.streams import deliver

FORMATS = ("markdown", "json")
MEANINGS = {".md": "markdown", ".json": "json"}


def command(
    before: Annotated[
        str, typer.Argument(metavar="A", help="原来的规则集，编号或文件 / the old ruleset, by id or file")
    ],
    after: Annotated[
        str, typer.Argument(metavar="B", help="现在的规则集，编号或文件 / the new ruleset, by id or file")
    ],
    output_format: Annotated[
        str | None,
        typer.Option(
            "--format",
            metavar="markdown|json",
            help="给人看或给程序看；不写则看 -o 的文件名（.md、.json），看不出的是 markdown"
            " / for people or for programs; without it, as the file name after -o says (.md, .json), else markdown",
        ),
    ] = None,
    rules_dir: RulesDirs = None,
    output: Output = None,
    overwrite: Overwrite = False,
    lang: Lang = None,
) -> None:
    """逐条比较两个规则集 / compare two rulesets clause by clause.

    改了的方法和档位，给出一个得分或档次不同的例子。
    Changed methods and scales come with an input that the two score differently.
    """
    language = language_from(lang)
    one_of("--format", output_format, FORMATS)
    refuse_others("--output", output, (".md", ".json"))
    shape = format_named(output_format, output, MEANINGS, FORMATS[0])
    folders = folders_from(rules_dir)
    from duheng import api
    from duheng.cli.outputs import keep_forms, keep_inputs
    from duheng.reports import changes

    keep_inputs([output], [before, after])
    keep_forms([output], overwrite=overwrite)
    one, two = (api.load_ruleset(which, folders=folders) for which in (before, after))
    found = api.difference(one, two)
    told = changes.as_json(one, two, found) if shape == "json" else changes.as_markdown(one, two, found, language)
    deliver(told, output, language)
