"""The format of a result: what ``--format`` says, else what the ending of ``-o`` does, and never two different things.

A file that is called otherwise than it is can't be opened by the program that the system chooses for it.
"""

from __future__ import annotations

import os
from collections.abc import Collection, Mapping
from pathlib import PurePath

import typer

from duheng.cli.options import one_of

TABLE = "table"
FILES = ("xlsx", "docx")
FORMATS = (TABLE, "json", "html", "markdown", *FILES)
ENDINGS = {TABLE: ".txt", "json": ".json", "html": ".html", "markdown": ".md", "xlsx": ".xlsx", "docx": ".docx"}
_OF_OTHER_PROGRAMS = (".xls", ".xlsm", ".xlsb", ".doc", ".docm", ".pdf", ".wps", ".et", ".ods", ".odt", ".rtf")
_OF_FORMS = (".csv", ".yaml", ".yml", ".rules")
"""A file of these that is there is kept by what it is; a new one would be taken for a form or a ruleset."""
_MEANT = {ending: name for name, ending in ENDINGS.items()} | {".htm": "html"}


def format_of(asked: str | None, output: str | None) -> str:
    """The format of one result: the one asked for, the one that the file's name says, or a table; else wrong usage."""
    one_of("--format", asked, FORMATS)
    ending = PurePath(output or "").suffix.lower()
    meant = _MEANT.get(ending)
    if meant is None:
        refuse_others("--output", output, ENDINGS.values())
    if asked is None:
        return meant or TABLE
    if (meant is not None and meant != asked) or (meant is None and ending and asked in FILES):
        fitting = ENDINGS[asked]
        raise typer.BadParameter(
            f"{output} 以 {ending} 结尾，--format {asked} 写的却是 {fitting} 文件；改其中一个"
            f" / {output} ends in {ending}, but --format {asked} writes {fitting} files: change one of the two",
            param_hint="--output",
        )
    return asked


def format_named(asked: str | None, output: str | None, meanings: Mapping[str, str], usual: str) -> str:
    """The format asked for, else what ``meanings`` have for the ending of the file's name, else the usual one.

    Wrong usage where the name says one and ``--format`` another.
    """
    ending = PurePath(output or "").suffix.lower()
    meant = meanings.get(ending, asked)
    if asked is not None and meant != asked:
        raise typer.BadParameter(
            f"{output} 以 {ending} 结尾，--format 却是 {asked}；改其中一个"
            f" / {output} ends in {ending}, but --format says {asked}: change one of the two",
            param_hint="--output",
        )
    return meant or usual


def refuse_others(option: str, output: str | None, written: Collection[str]) -> None:
    """Wrong usage where a file's name says that it is a workbook, a document, a form or a ruleset, as no result is.

    ``written`` are the endings to advise.
    """
    ending = PurePath(output or "").suffix.lower()
    offices = (*_OF_OTHER_PROGRAMS, *(ENDINGS[each] for each in FILES))
    if ending in offices or (ending in _OF_FORMS and not os.path.exists(output or "")):  # noqa: PTH110
        raise typer.BadParameter(
            f"不写 {ending} 文件；结果的文件名以 {'、'.join(written)} 结尾"
            f" / {ending} files aren't written; end the result's name in {', '.join(written)}",
            param_hint=option,
        )


def formats_of_many(asked: str | None, output: str | None, *, beside: bool) -> tuple[str, str]:
    """The formats of an overview and of each form's own result, which is written where ``beside``; else wrong usage.

    An overview is a text. Where the forms' own results are workbooks or documents, its file's name says which.
    """
    one_of("--format", asked, FORMATS)
    own = format_of(None, output)
    if own in FILES:
        raise typer.BadParameter(
            f"{output}：总览不写成工作簿或文档；文件名以 .html、.md、.json 或 .txt 结尾"
            f" / {output}: an overview is no workbook and no document; end its name in .html, .md, .json or .txt",
            param_hint="--output",
        )
    if asked not in FILES:
        found = format_of(asked, output)
        return found, found
    if not beside:
        raise typer.BadParameter(
            "总览不写成工作簿或文档；写上 --each-to，每张表各写一个"
            " / an overview is no workbook and no document; add --each-to for those of each form",
            param_hint="--format",
        )
    return own, asked
