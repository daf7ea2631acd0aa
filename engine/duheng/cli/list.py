"""``duheng list``: the rulesets there are."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer

from duheng.cli.options import Lang, RulesDirs, YearOfRegion, folders_from, language_from
from duheng.cli.streams import colours, remark, say, width
from duheng.problems.problem import Language

if TYPE_CHECKING:
    from duheng.api import Listed

_LEAST_TITLE = 14
_HEADS: dict[Language, tuple[str, ...]] = {
    "zh": ("编号", "适用", "状态", "继承", "名称"),
    "en": ("Id", "In force", "Status", "Extends", "Title"),
}


def command(
    region: Annotated[
        str | None,
        typer.Option(
            "--region",
            metavar="CODE",
            help="行政区划代码，只列该地区和上级地区的，与 --year 同用"
            " / a region's administrative code; lists its rulesets and those above it, with --year",
        ),
    ] = None,
    year: YearOfRegion = None,
    rules_dir: RulesDirs = None,
    lang: Lang = None,
) -> None:
    """列出规则集：编号、适用、状态、继承和名称 / list the rulesets: id, in force, status, parent and title.

    写明地区和年度时，列出该地区和上级地区的，并说明取哪一个。
    With a region and a year, those of the region and above it, and which of them is taken.
    """
    language = language_from(lang)
    if (region is None) != (year is None):
        raise typer.BadParameter(
            "--region 和 --year 一起写 / give both --region and --year",
            param_hint="--year" if region is None else "--region",
        )
    from duheng import api

    folders = folders_from(rules_dir)
    listed, unread = api.list_rulesets(folders=folders), api.unread_rulesets(folders=folders)
    if region is not None and year is not None:
        from duheng.cli.choosing import asked, choose

        choose(asked(None, region, year, rules_dir), "", "", None, language)
        codes = api.regions_of(region)
        listed = tuple(each for each in listed if each.id.partition("/")[0] in codes)
    rows = [_HEADS[language], *(_row(each, language) for each in listed)]
    say("".join(f"{line}\n" for line in _lines(rows, width(), colours(sys.stdout))), language)
    for problem in unread:
        remark(f"{problem.code} {problem.message(language)}")


def _row(each: Listed, language: Language) -> tuple[str, ...]:
    if not each.usable:
        broken = "有错误，不能用：" if language == "zh" else "has errors, can't be used: "
        return each.id, "", "", "", f"{broken}duheng check {each.file}"
    return each.id, _in_force(each.effective_from, each.effective_to, language), each.status, each.parent, each.title


def _in_force(start: date | None, end: date | None, language: Language) -> str:
    if start is None or end is None:
        return "" if start is None else f"{start} 起" if language == "zh" else f"from {start}"
    return f"{start} 至 {end}" if language == "zh" else f"{start} to {end}"


def _lines(rows: list[tuple[str, ...]], columns: int, colour: bool) -> Iterator[str]:
    from duheng.reports.ink import DIM, Ink, hanging
    from duheng.source import display_width, pad

    *widths, _ = (max(map(display_width, column)) for column in zip(*rows, strict=True))
    for number, (*cells, title) in enumerate(rows):
        label = "".join(pad(cell, width) + "  " for cell, width in zip(cells, widths, strict=True) if width)
        narrow = columns < display_width(label) + _LEAST_TITLE
        lines = [label.rstrip(), *hanging("    ", title, columns)] if narrow else hanging(label, title, columns)
        for line in lines:
            yield Ink(colour).paint(line, "" if number else DIM)
