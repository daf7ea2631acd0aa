"""``duheng test``: whether rulesets give what their owners say they must."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from duheng.cli.boundaries import write_boundaries
from duheng.cli.formats import format_named, refuse_others
from duheng.cli.options import Lang, Output, Overwrite, RulesDirs, folders_from, for_programs, language_from, one_of
from duheng.cli.progress import mutants_counted
from duheng.cli.streams import PROBLEMS, colours, deliver, remark, width, width_of_file, write
from duheng.cli.usage import sentence
from duheng.cli.watch import changes
from duheng.problems.problem import Language
from duheng.record import Record

FORMATS = ("table", "json", "junit", "github", "markdown")
MEANINGS = {".json": "json", ".xml": "junit"}


def command(
    paths: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="PATH...",
            help="规则集、用例文件（*.tests.yaml），或其所在文件夹；不写就是当前文件夹"
            " / rulesets, files of cases (*.tests.yaml), or folders of them; without any, the folder you are in",
        ),
    ] = None,
    named: Annotated[
        str,
        typer.Option(
            "-k", metavar="TEXT", help="只试名称或方法含有这几个字的用例 / only cases with this in their name or method"
        ),
    ] = "",
    fail_fast: Annotated[
        bool, typer.Option("--fail-fast", help="有一个不成立就停 / stop at the first that fails")
    ] = False,
    output_format: Annotated[
        str | None,
        typer.Option(
            "--format",
            metavar="table|json|junit|github|markdown",
            help="给人看或给程序看；不写则看 -o 的文件名（.json、.xml），看不出的是 table"
            " / for people or for programs; without it, as the file name after -o says (.json, .xml), else table",
        ),
    ] = None,
    coverage: Annotated[
        bool, typer.Option("--coverage", help="列出用例没有碰到的规则 / list the rules that no case reaches")
    ] = False,
    threshold: Annotated[
        str | None,
        typer.Option(
            "--threshold",
            metavar="PERCENT",
            help="覆盖的百分数低于此数时，退出码为 1 / with less coverage than this, the exit code is 1",
        ),
    ] = None,
    page: Annotated[
        str | None,
        typer.Option(
            "--html",
            metavar="FILE",
            help="把覆盖写成网页，对着规则的原文 / write coverage as a web page, beside the rules' text",
        ),
    ] = None,
    mutate: Annotated[
        bool,
        typer.Option(
            "--mutate",
            help="把规则一处一处改错，看用例能不能发现 / make one small mistake after another and see whether the cases notice",
        ),
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
    accept: Annotated[
        bool,
        typer.Option(
            "--accept",
            help="把 -k 选中的用例改成算出来的数，先列出不同"
            " / rewrite what the cases chosen by -k expect, after showing the difference",
        ),
    ] = False,
    watch: Annotated[
        bool, typer.Option("--watch", help="文件一变就重试，按 Ctrl-C 停 / run again on every change, until Ctrl-C")
    ] = False,
    output: Output = None,
    overwrite: Overwrite = False,
    rules_dir: RulesDirs = None,
    lang: Lang = None,
) -> None:
    """试规则集：例和用例是否都成立 / test rulesets by their examples and cases.

    全部成立时退出码为 0，有不成立的为 1。
    The exit code is 0 where all hold, else 1.
    """
    language = language_from(lang)
    one_of("--format", output_format, FORMATS)
    folders = folders_from(rules_dir)
    if boundaries is not None:
        if len(paths or []) > 1:
            raise typer.BadParameter("只写一个规则集 / one ruleset only", param_hint="PATH")
        _alone(
            {
                "-k": named,
                "--fail-fast": fail_fast,
                "--format": output_format is not None,
                "--coverage": coverage,
                "--threshold": threshold,
                "--html": page,
                "--mutate": mutate,
                "--accept": accept,
                "--watch": watch,
            }
        )
        write_boundaries(boundaries, paths or [], output, folders, language, overwrite=overwrite)
        return
    refuse_others("--output", output, (".txt", ".md", ".json", ".xml"))
    shape = format_named(output_format, output, MEANINGS, FORMATS[0])
    refuse_others("--html", page, (".html",))
    if overwrite and output is None and page is None:
        raise typer.BadParameter("同 -o 或 --html 一起用 / goes with -o or --html", param_hint="--overwrite")
    if accept and not named.strip():
        raise typer.BadParameter(
            "要写明接受哪些用例：-k 名称 / say which cases to accept: -k NAME", param_hint="--accept"
        )
    from duheng import api

    wanted = [api.file_of(each, folders=folders) for each in paths or ["."]]
    for each in wanted:
        _holds_something(each)
    asked = _Asked(
        wanted,
        folders,
        named,
        fail_fast,
        shape,
        coverage,
        _percent(threshold),
        page,
        mutate,
        output,
        overwrite,
        language,
        for_programs(lang) if shape == "json" else language,
    )
    holds = _once(asked)
    if accept and not holds:
        holds = _accepted(asked)
    for changed in changes(wanted) if watch else ():
        told = f"变了：{'、'.join(changed)}" if language == "zh" else f"Changed: {', '.join(changed)}"
        for line in ("", told, ""):
            remark(line)
        try:
            _once(asked)
        except typer.BadParameter as error:
            remark(sentence(error, language))
    if not holds:
        raise typer.Exit(PROBLEMS)


def _holds_something(path: str) -> None:
    """A folder without anything to try is wrong usage, as it is for the other commands."""
    from duheng import api
    from duheng.cli.form_files import is_folder

    if is_folder(path) and not api.files_below(Path(path), (api.RULES, *api.CASES)):
        kinds = "、".join((api.RULES, *api.CASES))
        raise typer.BadParameter(
            f"{path} 里没有规则集，也没有用例（{kinds}）"
            f" / there are no rulesets and no cases ({kinds.replace('、', ', ')}) in {path}",
            param_hint="PATH",
        )


def _alone(others: dict[str, object]) -> None:
    """Nothing is tried where a table of boundaries is made; what says how to try is wrong usage."""
    beside = next((option for option, said in others.items() if said), None)
    if beside is not None:
        raise typer.BadParameter("不能同 --boundaries 一起写 / can't stand beside --boundaries", param_hint=beside)


class _Asked(Record):
    """What the command line asks for."""

    paths: list[str]
    folders: tuple[str, ...]
    named: str
    fail_fast: bool
    output_format: str
    coverage: bool
    least: int | None
    page: str | None
    mutate: bool
    output: str | None
    overwrite: bool
    language: Language
    written_in: Language


def _once(asked: _Asked) -> bool:
    """Run the tests, tell of them, and say whether all is as it should be."""
    from duheng import api
    from duheng.cli.outputs import keep_forms, keep_inputs

    tested = api.run_tests(asked.paths, folders=asked.folders, named=asked.named, fail_fast=asked.fail_fast)
    sources = api.sources_of(tested, folders=asked.folders)
    keep_inputs([asked.output, asked.page], (*asked.paths, *sources, *api.forms_of(tested)))
    keep_forms([asked.output, asked.page], overwrite=asked.overwrite)
    found = any(each.outcomes or each.problems for each in tested)
    if not found and asked.named:
        raise typer.BadParameter("没有名称含有它的用例 / no case has it in its name", param_hint="-k")
    from duheng.reports.tests import rendered

    columns, colour = (width(), colours(sys.stdout)) if asked.output is None else (width_of_file(), False)
    worth = asked.output_format == "markdown"
    covered = api.coverage(tested) if asked.coverage or asked.page or asked.least is not None or worth else ()
    with mutants_counted(asked.language) as counted:
        mutated = api.mutation(tested, counted=counted) if asked.mutate or worth else ()
    shown = covered if asked.coverage or worth else ()
    told = rendered(tested, asked.output_format, asked.written_in, sources, columns, colour, shown, mutated)
    deliver(told, asked.output, asked.language)
    if asked.page:
        from duheng.reports.coverage_page import as_page

        write(asked.page, as_page(covered, sources, asked.language), asked.language)
    if not found:
        remark("没有一个用例可试。" if asked.language == "zh" else "There is no case to try.")
    below = [each for each in covered if each.share * 100 < (asked.least or 0)]
    for each in below:
        from duheng.reports.coverage_told import too_little

        remark(too_little(each, asked.least or 0, asked.language))
    return found and all(each.holds for each in tested) and not below


def _accepted(asked: _Asked) -> bool:
    """Rewrite what the chosen cases expect, and run them again."""
    from duheng import api

    tested = api.run_tests(asked.paths, folders=asked.folders, named=asked.named)
    for each in api.accept(tested):
        remark(f"{'已改' if asked.language == 'zh' else 'Rewritten'} {each.span.where} {each.before} → {each.after}")
    again = api.run_tests(asked.paths, folders=asked.folders, named=asked.named)
    for problem in (problem for each in again for problem in each.problems):
        place = f"{problem.span.where} " if problem.span is not None else ""
        told = problem.message(asked.language)
        remark(f"{'没有改' if asked.language == 'zh' else 'Not rewritten'} {place}{told}")
    return all(each.holds for each in again)


def _percent(text: str | None) -> int | None:
    if text is None:
        return None
    word = text.strip().rstrip("%％")
    if not (word.isascii() and word.isdigit() and len(word) <= 3 and int(word) <= 100):
        raise typer.BadParameter(
            f"写 0 至 100 的整数，不能写 {text!r} / a whole number from 0 to 100", param_hint="--threshold"
        )
    return int(word)
