"""``duheng show``: a ruleset after inheritance, each line with the file and line that set it."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from itertools import zip_longest
from pathlib import PurePath
from typing import TYPE_CHECKING

from duheng.cli.options import Lang, Region, RulesDirs, WhichIfNamed, YearOfRegion, language_from, need_ruleset
from duheng.cli.streams import colours, say, width

if TYPE_CHECKING:
    from duheng.source import Span

INDENT = "    "
GAP = "  "
LEAST_TEXT = 40


def command(
    ruleset: WhichIfNamed = None,
    region: Region = None,
    year: YearOfRegion = None,
    rules_dir: RulesDirs = None,
    lang: Lang = None,
) -> None:
    """显示继承之后的规则集 / show a ruleset after inheritance.

    每行右边是定下这一行的文件和行号；有几处的，最近的在前。
    Right of each line stand the file and line that set it, the nearest first where there are several.
    """
    language = language_from(lang)
    need_ruleset(ruleset, region, year)
    from duheng import api
    from duheng.cli.choosing import asked, choose

    options = asked(ruleset, region, year, rules_dir, named="RULESET")
    effective = api.effective(choose(options, "", "", None, language), folders=options.folders)
    lines = [(INDENT * each.depth + each.text.strip(), [_place(span) for span in each.origins]) for each in effective]
    say("".join(f"{line}\n" for line in _lines(lines, width(), colours(sys.stdout))), language)


def _place(span: Span) -> str:
    """The last folder and the file's name, enough to tell rulesets apart, with the line."""
    return f"{'/'.join(PurePath(span.file.replace(chr(92), '/')).parts[-2:])}:{span.line}"


def _lines(lines: list[tuple[str, list[str]]], columns: int, colour: bool) -> Iterator[str]:
    from duheng.reports.ink import DIM, Ink, labelled
    from duheng.source import display_width, pad, shorten, visible

    needed = max((display_width(place) for _, places in lines for place in places), default=0)
    room = max(columns - needed - len(GAP), LEAST_TEXT)
    for text, places in lines:
        keyword, *rest = text.split(maxsplit=1) or [""]
        left = labelled(text[: len(text) - len(text.lstrip())], f"{keyword} ", "".join(rest), room)
        for part, place in zip_longest(left, places, fillvalue=""):
            origin = shorten(visible(place), max(columns - room - len(GAP), 1))
            yield (pad(part, room) + GAP + Ink(colour).paint(origin, DIM)).rstrip()
