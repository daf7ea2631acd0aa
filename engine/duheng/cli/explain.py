"""``duheng explain``: the page of a problem's code, or all codes with what they mean."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from difflib import get_close_matches
from typing import Annotated

import typer

from duheng.cli.options import Lang, language_from
from duheng.cli.streams import PROBLEMS, colours, say, tell, width
from duheng.problems.problem import Language

MOST_SUGGESTED = 3
GAP = "  "
_SHORT = re.compile(r"([A-Z]{3})[-\s]*(\d{1,4})")
"""A code without its zeros: EVL-1."""


def command(
    code: Annotated[
        str | None,
        typer.Argument(
            metavar="CODE",
            help="问题的编号，如 NAM-001；不写则列出全部 / a code such as NAM-001; without one, all are listed",
        ),
    ] = None,
    lang: Lang = None,
) -> None:
    """说明一个问题，按它的编号 / explain a problem's code."""
    from duheng.problems.page import render_page
    from duheng.problems.registry import all_classes, by_code

    language = language_from(lang)
    if code is None:
        say("".join(f"{line}\n" for line in _listed(language, width())), language)
        return
    found = by_code(code)
    if found is None:
        from duheng.problems.commands import UnknownCode

        meant = code.strip().upper()
        short = _SHORT.fullmatch(meant)
        whole = by_code(f"{short[1]}-{int(short[2]):03}") if short else None
        near = (
            [whole.code] if whole else get_close_matches(meant, [each.code for each in all_classes()], MOST_SUGGESTED)
        )
        tell([UnknownCode(name=code, near=tuple(near))], {}, language, width(), colours(sys.stderr))
        raise typer.Exit(PROBLEMS)
    say("".join(f"{line}\n" for line in _fitted(render_page(found, language), width())), language)


def _fitted(page: str, columns: int) -> Iterator[str]:
    """A page's lines; sentences are broken where they are too long, examples are as they are typed."""
    from duheng.problems.render.wrapping import wrap

    for line in page.splitlines():
        yield from (wrap(line, columns) if line and not line.startswith(" ") else (line,))


def _listed(language: Language, columns: int) -> Iterator[str]:
    """Every code with its title, the families apart."""
    from duheng.problems.page import page_of
    from duheng.problems.registry import all_classes
    from duheng.reports.ink import hanging

    family = ""
    for each in all_classes():
        if family and not each.code.startswith(family):
            yield ""
        family = each.code.partition("-")[0]
        page = page_of(each)
        title = page.zh if language == "zh" else page.en
        yield from hanging(each.code + GAP, title.rstrip("。."), columns)
