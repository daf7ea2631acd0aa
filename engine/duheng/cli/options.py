"""The options that commands share, and what their words must be."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import Annotated

import typer

from duheng.problems.language import language_of
from duheng.problems.problem import Language

RULES_VARIABLE = "DUHENG_RULES"
LANGUAGES = ("zh", "en")

_WHICH = typer.Argument(metavar="RULESET", help="规则集编号（如 640202/2020）或文件 / a ruleset's id or its file")
Which = Annotated[str, _WHICH]
WhichIfNamed = Annotated[str | None, _WHICH]
RulesetOption = Annotated[
    str | None,
    typer.Option("--ruleset", "-r", metavar="ID|FILE", help="规则集编号或文件 / the ruleset's id or file"),
]
RulesDirs = Annotated[
    list[str] | None,
    typer.Option(
        "--rules-dir",
        metavar="FOLDER",
        help="自己的规则集所在文件夹，可写多次；也可用环境变量 DUHENG_RULES 指明"
        " / a folder of your own rulesets, more than once if need be; also from the variable DUHENG_RULES",
    ),
]
Region = Annotated[
    str | None,
    typer.Option(
        "--region",
        metavar="CODE",
        help="行政区划代码，取该地区适用的规则集 / the region's administrative code; its ruleset is taken",
    ),
]
Year = Annotated[
    str | None,
    typer.Option(
        "--year",
        metavar="YEAR",
        help="年度，与 --region 或表单的地区同用 / the year, with --region or the form's region",
    ),
]
YearOfRegion = Annotated[
    str | None, typer.Option("--year", metavar="YEAR", help="年度，与 --region 同用 / the year, with --region")
]


def to_screen(output: str | None) -> str | None:
    """Where a result goes: ``-`` is the screen, as it is for other programs."""
    return None if output == "-" else output


Output = Annotated[
    str | None,
    typer.Option(
        "--output",
        "-o",
        metavar="FILE",
        callback=to_screen,
        help="写入文件，不显示 / write to a file instead of the screen",
    ),
]
Overwrite = Annotated[
    bool, typer.Option("--overwrite", help="文件已经有了也写，换掉它 / replace the file where it is there already")
]
SheetName = Annotated[
    str,
    typer.Option(
        "--sheet", metavar="NAME", help="自评表在哪张工作表（几张都有时） / the worksheet that holds the form"
    ),
]
Lang = Annotated[
    str | None,
    typer.Option("--lang", metavar="zh|en", help="用中文或英文 / in Chinese or English"),
]


def language_from(option: str | None) -> Language:
    """The language asked for, or the system's; another word is wrong usage."""
    return language_of(one_of("--lang", option, LANGUAGES), os.environ)


def for_programs(option: str | None) -> Language:
    """The language of what programs read: Chinese unless English is asked for, whatever the system speaks."""
    return language_of(option, {})


def one_of(option: str, word: str | None, allowed: Sequence[str]) -> str | None:
    """``word`` where it is one of those allowed or isn't given; otherwise wrong usage."""
    if word is not None and word not in allowed:
        zh, en = "、".join(allowed), ", ".join(allowed)
        raise typer.BadParameter(f"只能写 {zh}，不能写 {word!r} / must be one of {en}", param_hint=option)
    return word


class _Missing(typer.BadParameter):
    """An argument that may be left out only beside certain options."""

    def format_message(self) -> str:
        return f"Missing argument '{self.param_hint}': {self.message}"


def need_ruleset(ruleset: str | None, region: str | None, year: str | None) -> None:
    """Without a ruleset both a region and a year are needed; otherwise wrong usage."""
    if ruleset is None and (region is None or year is None):
        raise _Missing(
            "写规则集，或者 --region 和 --year 都写 / name a ruleset, or give both --region and --year",
            param_hint="RULESET",
        )


def folders_from(option: Sequence[str] | None) -> tuple[str, ...]:
    """The user's rulesets' folders: those of ``--rules-dir``, then those of ``DUHENG_RULES``."""
    named = os.environ.get(RULES_VARIABLE, "").split(os.pathsep)
    return (*(option or ()), *filter(None, named))
