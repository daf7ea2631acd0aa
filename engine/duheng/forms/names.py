"""Which of a template's own names a form means that writes it with a number before it or its points behind it.

``一、产出指标（40分）``, ``①数量指标``, ``产出指标：40分`` and ``产出`` are everyday spellings of 产出指标 and 数量指标. They are held
against the few names that the template has at one place, and only after no name there is written exactly so; a spelling
that could mean two of them means neither.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from fractions import Fraction
from functools import lru_cache

from duheng.forms.labels import read_label
from duheng.record import Record

_REMEMBERED = 4096
_LAST_WORD = "指标"
_NUMBER_BEFORE = re.compile(
    r"第?[(\[【〔]?(?:[一二三四五六七八九十]{1,3}|[0-9]{1,2}(?:\.[0-9]{1,2}){0,3}|[a-z]|[ivx]{1,4})[)\]】〕]?[、.。,:\-]?(?=\S)"
)
_WORTH = r"(?:权重|分值|满分|共|计|占)?:?(?P<number>[0-9]+(?:\.[0-9]+)?)(?P<unit>分|%{})"
_POINTS_BEHIND = (
    re.compile(r"(?P<name>.+?):?[(\[【〔](?!(?:19|20)[0-9]{2}\D)" + _WORTH.format("|") + r"[)\]】〕]"),
    re.compile(r"(?P<name>.+?)[:,\-]?" + _WORTH.format("")),
)


class _Bare(Record):
    """A name without what stands behind it, and the points that it says there."""

    name: str
    points: Fraction | None


@lru_cache(_REMEMBERED)
def in_one(name: str) -> str:
    """A name without the line breaks by which it fits its cell; a blank for one between two words of letters."""
    made, *others = [line for each in name.splitlines() if (line := each.strip())] or [""]
    for line in others:
        made += f" {line}" if made[-1].isascii() and line[0].isascii() else line
    return made


def meant_name(written: str, names: Iterable[str]) -> str | None:
    """The one of ``names`` that a spelling means; None where none is, or more than one."""
    spelled = tuple(_spelled(written))
    stems = [(read_label(name).stem, name) for name in names]
    for end in ("", _LAST_WORD):
        for bare in spelled:
            found = {name for stem, name in stems if stem == bare + end}
            if found:
                return found.pop() if len(found) == 1 else None
    return None


def bare_name(written: str) -> str:
    """A spelling without a number before it and points behind it."""
    return list(_spelled(written))[-1]


@lru_cache(_REMEMBERED)
def stated_points(written: str) -> Fraction | None:
    """The points that a group's name says: ``产出指标（40分）``, ``产出指标40分``."""
    said = read_label(written).points
    return said if said is not None else _without_points(written).points


def _spelled(written: str) -> Iterator[str]:
    bare = _without_points(written).name
    yield bare
    before = _NUMBER_BEFORE.match(bare)
    if before is not None:
        yield bare[before.end() :]


@lru_cache(_REMEMBERED)
def _without_points(written: str) -> _Bare:
    stem = read_label(written).stem
    for pattern in _POINTS_BEHIND:
        found = pattern.fullmatch(stem)
        if found is not None:
            points = None if found["unit"] == "%" else Fraction(found["number"])
            return _Bare(read_label(found["name"]).stem, points)
    return _Bare(stem, None)
