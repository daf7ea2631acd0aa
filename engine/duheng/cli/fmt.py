"""``duheng fmt``: ruleset files in their usual layout."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import unified_diff
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from duheng.cli.check import rulesets_in
from duheng.cli.form_files import once
from duheng.cli.options import folders_from, language_from
from duheng.cli.streams import PROBLEMS, remark, say

if TYPE_CHECKING:
    from duheng.problems.problem import Language


def command(
    files: Annotated[
        list[str],
        typer.Argument(metavar="FILE...", help="规则集文件，或其所在文件夹 / ruleset files, or folders of them"),
    ],
    check: Annotated[
        bool, typer.Option("--check", help="只看排得对不对，不改文件 / only look, change nothing")
    ] = False,
    diff: Annotated[bool, typer.Option("--diff", help="只显示会怎样改 / show what would change")] = False,
    lang: Annotated[
        str | None,
        typer.Option(
            "--lang", metavar="zh|en", help="关键字改写成中文或英文 / rewrite the keywords in Chinese or English"
        ),
    ] = None,
) -> None:
    """整理规则集文件的格式 / format ruleset files.

    缩进、表格对齐、标点和关键字的写法都统一，注释不动，意思不变。用 --check 时，有文件要整理则退出码为 1。
    Indentation, columns, punctuation and spelling become uniform; comments and meaning stay. With --check the exit code
    is 1 where a file would change.
    """
    language, keywords = language_from(None), None if lang is None else language_from(lang)
    changed = 0
    from duheng import api

    for each in files:
        if api.is_id(each) and not Path(each).exists():
            raise _an_id(each, api.file_of(each, folders=folders_from(None)))
    for path in once(path for each in files for path in rulesets_in(each)):
        layout = api.layout(path, language=keywords)
        if layout.changes:
            changed += 1
            _tell(layout.file, _difference(layout.before, layout.after, layout.file), language, check=check, diff=diff)
            if not (check or diff):
                api.lay_out(path, layout)
    if not changed:
        say("格式都已整齐。\n" if language == "zh" else "Everything is laid out already.\n", language)
    if changed and check:
        raise typer.Exit(PROBLEMS)


def _an_id(identity: str, file: str) -> typer.BadParameter:
    return typer.BadParameter(
        f"{identity} 是规则集的编号；fmt 改写文件，写明文件名：{file}"
        f" / {identity} is a ruleset's id; fmt rewrites files: name its file, {file}",
        param_hint="FILE",
    )


def _tell(file: str, difference: Iterator[str], language: Language, *, check: bool, diff: bool) -> None:
    if diff:
        say("".join(difference), language)
    elif check:
        say(f"要整理：{file}\n" if language == "zh" else f"Would change: {file}\n", language)
    else:
        remark(f"已整理 {file}" if language == "zh" else f"Laid out {file}")


def _difference(before: str, after: str, file: str) -> Iterator[str]:
    lines = unified_diff(before.split("\n"), after.split("\n"), file, file, lineterm="")
    return (f"{line}\n" for line in lines)
