"""A ruleset's text whose ``{…}`` are filled in, where some of them have nothing to show.

``「没有注明完成档次，按自评 {自评得分} 分计」`` can't be said of a row without 自评得分. The part of the sentence that needs
it, between two commas, says instead what is missing: ``没有注明完成档次，没有自评得分``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from duheng.evaluation.wanted import Wanted
from duheng.evaluation.wording import Wording

_ENDS = re.compile(r"(?<=[，；。：])|(?<=[,;:] )")
_MARK = re.compile(r"(?:[，；。：]|[,;:] )$")


Part = tuple[str | Wanted, bool]
"""What stands in a message, or what is missing for it; and whether these are the ruleset's own words."""


def filled(parts: Sequence[Part], wording: Wording) -> str:
    """The text; only the ruleset's own commas part the sentence."""
    whole = complete(parts)
    if whole is not None:
        return whole
    told = []
    for piece, lacking in _pieces(parts, wording):
        mark = _MARK.search(piece)
        said = wording.lacks.format(wording.listed.join(lacking)) + (mark[0] if mark else "")
        told.append(said if lacking else piece)
    return "".join(told)


def complete(parts: Sequence[Part]) -> str | None:
    """The text where nothing is missing for it, which is the same in all languages."""
    texts = [part for part, _ in parts if isinstance(part, str)]
    return "".join(texts) if len(texts) == len(parts) else None


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
