"""``duheng check``: everything that is wrong or doubtful in ruleset files."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from duheng.cli.form_files import is_folder, once
from duheng.cli.options import Lang, RulesDirs, folders_from, for_programs, language_from, one_of
from duheng.cli.streams import PROBLEMS, colours, remark, say, width
from duheng.problems.problem import Language

if TYPE_CHECKING:
    from duheng.api import Library

FORMATS = ("terminal", "json", "sarif", "github")


def command(
    files: Annotated[
        list[str],
        typer.Argument(
            metavar="FILE...", help="规则集文件或编号，或其所在文件夹 / ruleset files or ids, or folders of files"
        ),
    ],
    rules_dir: RulesDirs = None,
    output_format: Annotated[
        str,
        typer.Option(
            "--format", metavar="terminal|json|sarif|github", help="给人看或给程序看 / for people or for programs"
        ),
    ] = "terminal",
    fix: Annotated[
        bool, typer.Option("--fix", help="改法只有一种的，直接改好 / apply the fix where there is only one")
    ] = False,
    lang: Lang = None,
) -> None:
    """检查规则集文件 / check ruleset files.

    没有错误和警告时退出码为 0，有则为 1。
    The exit code is 0 without errors and warnings, else 1.
    """
    language = language_from(lang)
    one_of("--format", output_format, FORMATS)
    folders = folders_from(rules_dir)
    from duheng import api

    named = [api.file_of(each, folders=folders) for each in files]
    paths = once(path for each in named for path in rulesets_in(each))
    library = api.library_of(folders, paths)
    if fix:
        _mend(paths, library, language)
    checked = [api.check_among(path, library) for path in paths]
    problems = list(dict.fromkeys(problem for each in checked for problem in each.problems))
    if output_format != "terminal":
        render = import_module(f"duheng.problems.render.{output_format}").render
        say(render(problems, for_programs(lang)), language)
    else:
        from duheng.problems.render import terminal

        sources = {file: source for each in checked for file, source in each.sources.items()}
        say(terminal.render(problems, sources, language, width(), colours(sys.stdout)), language)
        clean = [each.file for each in checked if not each.problems]
        say(_nothing_wrong(clean, language) if clean and not problems else "", language)
    if not all(each.clean for each in checked):
        raise typer.Exit(PROBLEMS)


def _mend(paths: Sequence[str], library: Library, language: Language) -> None:
    from duheng import api

    for path in paths:
        for problem in api.mend_among(path, library):
            line = problem.span.line if problem.span is not None else 0
            told = f"{path}:{line} {problem.code} {problem.message(language)} → {problem.mend()}"
            remark(f"已改 {told}" if language == "zh" else f"Mended {told}")


def rulesets_in(name: str) -> Iterator[str]:
    """The ruleset files that a word of the command names: itself, or those in a folder."""
    from duheng import api

    path = Path(name)
    if not is_folder(name):
        yield name
        return
    found, misnamed = api.files_below(path, (api.RULES,)), api.files_below(path, (f"{api.RULES}.txt",))
    if not found and misnamed:
        raise typer.BadParameter(
            f"{name} 里只有 .rules.txt 文件，是记事本多加了 .txt：从文件名里去掉它"
            f" / {name} has only .rules.txt files: Notepad has added .txt, remove it from the names",
            param_hint="FILE",
        )
    if not found:
        raise typer.BadParameter(f"{name} 里没有 .rules 文件 / there is no .rules file in {name}", param_hint="FILE")
    yield from map(str, (*found, *(each for each in misnamed if not each.with_suffix("").exists())))


def _nothing_wrong(files: Sequence[str], language: str) -> str:
    if language == "zh":
        return f"检查了 {len(files)} 个规则集文件，没有问题。\n"
    return f"Checked {len(files)} ruleset file{'s' * (len(files) != 1)}: nothing wrong.\n"
