"""A ruleset's text whose ``{…}`` are filled in, where some of them have nothing to show.

``「没有注明完成档次，按自评 {自评得分} 分计」`` can't be said of a row without 自评得分. The part of the sentence that needs
it, between two commas, says instead what is missing: ``没有注明完成档次，没有自评得分``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, TypeGuard

from duheng.evaluation.telling.wanted import Wanted
from duheng.evaluation.telling.wording import Wording
from duheng.evaluation.values.frame import Frame
from duheng.language import tree

if TYPE_CHECKING:
    from duheng.evaluation.telling.formula import Formula

_ENDS = re.compile(r"(?<=[，；。：])|(?<=[,;:] )")
_MARK = re.compile(r"(?:[，；。：]|[,;:] )$")


Part = tuple[str | Wanted, bool]
"""What stands in a message, or what is missing for it; and whether these are the ruleset's own words."""


class Message:
    """A text of a ruleset. An expression of it that a check asks as well (``asked``) is one with that, so that what is
    known of it on a form is known of both."""

    __slots__ = ("_parts",)

    def __init__(self, message: tree.Template, asked: Iterable[tree.Expression] = ()) -> None:
        known = {each: each for each in asked}
        self._parts = [part if isinstance(part, str) else known.get(part, part) for part in message.parts]

    def told(self, formula: Formula, frame: Frame) -> str | list[Part]:
        """The text, which is the same in all languages; its parts where something is missing for it."""
        told = [part if isinstance(part, str) else formula.shown(part, frame) for part in self._parts]
        if _is_complete(told):
            return "".join(told)
        return [(each, isinstance(part, str)) for each, part in zip(told, self._parts, strict=True)]


def _is_complete(told: list[str | Wanted]) -> TypeGuard[list[str]]:
    return Wanted not in map(type, told)


def filled(parts: Sequence[Part], wording: Wording) -> str:
    """The text without what is missing; only the ruleset's own commas part the sentence."""
    told = []
    for piece, lacking in _pieces(parts, wording):
        mark = _MARK.search(piece)
        said = wording.lacks.format(wording.listed.join(lacking)) + (mark[0] if mark else "")
        told.append(said if lacking else piece)
    return "".join(told)


def _pieces(parts: Sequence[Part], wording: Wording) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The stretches between commas, each with what it lacks."""
    text, lacking = "", dict[str, None]()
    for part, own in parts:
        if isinstance(part, Wanted):
            lacking |= dict.fromkeys(wording.wanted(part))
            continue
        first, *rest = _ENDS.split(part) if own else [part]
        text += first
        for each in rest:
            yield text, tuple(lacking)
            text, lacking = each, {}
    yield text, tuple(lacking)
