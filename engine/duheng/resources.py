"""Where the data that travels with duheng is: the grammars and the rulesets.

Both are edited at the top of the checkout and packed into the wheel as ``duheng/_data``. Everything here is a
``Traversable``, so that an installation inside a zip file works too; nothing may assume a path on disk. In a folder a
``Path`` is one already: ``importlib.resources``, which costs a tenth of the start-up, is asked only in a zip file.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable


@cache
def _root() -> Traversable:
    package = Path(__file__).parent
    if not package.is_dir():
        from importlib.resources import files

        return files("duheng").joinpath("_data")
    packed = package.joinpath("_data")
    return packed if packed.is_dir() else package.parent.parent


def grammar(name: str) -> Traversable:
    """A file of ``grammar/``, such as ``ruleset.lark`` or ``words.yaml``."""
    return _root().joinpath("grammar").joinpath(name)


def grammar_text(name: str) -> str:
    """The text of a file of ``grammar/``."""
    return grammar(name).read_text(encoding="utf-8")


def rulesets_root() -> Traversable:
    """The folder of the rulesets that come with duheng, one folder a region."""
    return _root().joinpath("rulesets")
