"""``duheng explain``: the page of a problem's code."""

from __future__ import annotations

import sys
from difflib import get_close_matches
from typing import Annotated

import typer

from duheng.cli.options import Lang, language_from
from duheng.cli.streams import PROBLEMS, colours, say, tell, width

MOST_SUGGESTED = 3


def command(
    code: Annotated[str, typer.Argument(metavar="CODE", help="代码，如 NAM-001 / a code such as NAM-001")],
    lang: Lang = None,
) -> None:
    """说明一个问题代码 / explain a problem's code."""
    from duheng.problems.page import render_page
    from duheng.problems.registry import all_classes, by_code

    language = language_from(lang)
    found = by_code(code)
    if found is None:
        from duheng.problems.commands import UnknownCode

        near = get_close_matches(code.strip().upper(), [each.code for each in all_classes()], MOST_SUGGESTED)
        tell([UnknownCode(name=code, near=tuple(near))], {}, language, width(), colours(sys.stderr))
        raise typer.Exit(PROBLEMS)
    say(render_page(found, language), language)
