"""``duheng version``: which duheng this is."""

from __future__ import annotations

from duheng.cli.options import Lang, language_from
from duheng.cli.streams import say
from duheng.version import VERSION


def command(lang: Lang = None) -> None:
    """显示版本 / show the version."""
    say(f"duheng {VERSION}\n", language_from(lang))
