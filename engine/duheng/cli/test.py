"""``duheng test``: whether rulesets give what their owners say they must."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Annotated

import typer

from duheng.cli.boundaries import write_boundaries
from duheng.cli.options import Lang, Output, RulesDirs, folders_from, language_from, one_of
from duheng.cli.streams import PROBLEMS, colours, deliver, problems_told, width, width_of_file, write

FORMATS = ("table", "json", "junit", "github")


def command(
    paths: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[PATH...]",
            help="规则集、用例文件（*.tests.yaml），或其所在文件夹；不写就是当前文件夹"
            " / rulesets, files of cases (*.tests.yaml), or folders of them; without any, the folder you are in",
        ),
    ] = None,
    named: Annotated[
        str,
        typer.Option(
            "-k", metavar="TEXT", help="只试名称或方法含有这几个字的用例 / only cases with this in their name"
        ),
    ] = "",
    fail_fast: Annotated[
        bool, typer.Option("--fail-fast", help="有一个不成立就停 / stop at the first that fails")
    ] = False,
    output_format: Annotated[
        str,
        typer.Option(
            "--format", metavar="table|json|junit|github", help="给人看或给程序看 / for people or for programs"
        ),
    ] = "table",
    coverage: Annotated[
        bool, typer.Option("--coverage", help="列出用例没有碰到的规则 / list the rules that no case reaches")
    ] = False,
    threshold: Annotated[
        str | None,
        typer.Option("--threshold", metavar="PERCENT", help="覆盖低于此数时退出码为 1 / exit 1 below this coverage"),
    ] = None,
    page: Annotated[
        str | None,
        typer.Option(
            "--html", metavar="FILE", help="把覆盖写成网页，对着规则的原文 / coverage as a page over the text"
        ),
    ] = None,
    mutate: Annotated[
        bool,
        typer.Option("--mutate", help="把规则一处一处改错，看用例能不能发现 / make small mistakes: do cases notice?"),
    ] = False,
    boundaries: Annotated[
        str | None,
        typer.Option(
            "--boundaries",
            metavar="METHOD|RULESET",
            help="写出边界上的输入和得分，供打勾；勾好的文件就是用例。写方法名时，PATH 写规则集"
            " / write inputs on the edges with their scores, to be ticked; with a method's name, PATH is the ruleset",
        ),
    ] = None,
    output: Output = None,
    rules_dir: RulesDirs = None,
    lang: Lang = None,
) -> None:
    """试规则集：例和用例是否都成立 / test rulesets by their examples and cases.

    全部成立时退出码为 0，有不成立的为 1。
    The exit code is 0 where all hold, else 1.
    """
    language = language_from(lang)
    one_of("--format", output_format, FORMATS)
    least = _percent(threshold)
    folders = folders_from(rules_dir, os.environ)
    if boundaries is not None:
        write_boundaries(boundaries, paths or [], output, folders, language)
        return
    wanted = paths or ["."]
    _there(wanted)
    with problems_told(language):
        from duheng import api

        tested = api.run_tests(wanted, folders=folders, named=named, fail_fast=fail_fast)
        sources = api.sources_of(tested, folders=folders)
    columns, colour = (width(), colours(sys.stdout)) if output is None else (width_of_file(), False)
    from duheng.reports.tests import rendered

    covered = api.coverage(tested) if coverage or page or least is not None else ()
    mutated = api.mutation(tested) if mutate else ()
    shown = covered if coverage else ()
    told = rendered(tested, output_format, language, sources, columns, colour, shown, mutated)
    deliver(told, output, language)
    if page:
        from duheng.reports.coverage_page import as_page

        write(page, as_page(covered, sources, language), language)
    if not any(each.outcomes or each.problems for each in tested):
        raise typer.BadParameter("没有一个用例可试 / there is no case to test", param_hint="-k" if named else "PATH")
    if not all(each.holds for each in tested) or any(each.share * 100 < (least or 0) for each in covered):
        raise typer.Exit(PROBLEMS)


def _percent(text: str | None) -> int | None:
    if text is None:
        return None
    word = text.strip().rstrip("%％")
    if not (word.isascii() and word.isdigit() and int(word) <= 100):
        raise typer.BadParameter(
            f"写 0 至 100 的整数，不能写 {text!r} / a whole number from 0 to 100", param_hint="--threshold"
        )
    return int(word)


def _there(paths: list[str]) -> None:
    for path in paths:
        if not Path(path).exists():
            raise typer.BadParameter(f"没有 {path} / there is no {path}", param_hint="PATH")
