"""``duheng version``: which duheng this is."""

from __future__ import annotations

import os

from duheng.cli.streams import say
from duheng.problems.language import language_of
from duheng.version import VERSION


def command() -> None:
    """显示版本 / show the version."""
    say(f"duheng {VERSION}\n", language_of(None, os.environ))
