"""Did you mean: the names most like one that isn't there."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import SequenceMatcher
from itertools import takewhile, zip_longest

_LIKE = 0.5
_ENDING = 2
_REGION = len("640202")
_FEW = 2


def near(name: str, names: Iterable[str], most: int = 2) -> tuple[str, ...]:
    """Up to ``most`` of ``names`` that look like ``name``, the likest first."""
    signs = set(name)
    likely = [each for each in dict.fromkeys(names) if each and _may_be_like(signs, len(name), each)]
    scored = [(SequenceMatcher(None, name, other).ratio(), other) for other in likely if not _ends_alike(name, other)]
    found = sorted((pair for pair in scored if pair[0] >= _LIKE), key=lambda pair: (-pair[0], pair[1]))
    return tuple(other for _, other in found[:most])


def ids_like(wanted: str, known: Iterable[str], most: int = 2) -> tuple[str, ...]:
    """The variants of a ruleset that isn't there by itself, else ids like it: of its region, or a slip or two away."""
    ids = tuple(known)
    alike = (each for each in ids if each[:_REGION] == wanted[:_REGION] or _slips(each, wanted) <= _FEW)
    return tuple(each for each in ids if each.startswith(f"{wanted}-")) or near(wanted, alike, most)


def _slips(one: str, two: str) -> int:
    """In how many places two ids differ; a sign left out is one slip, though all behind it has moved."""
    shorter, longer = sorted((one, two), key=len)
    if any(longer[:place] + longer[place + 1 :] == shorter for place in range(len(longer))):
        return 1
    return sum(a != b for a, b in zip_longest(one, two))


def _may_be_like(signs: set[str], length: int, other: str) -> bool:
    """Whether two names have enough signs in common at all; much quicker than to compare them."""
    return 2 * sum(map(signs.__contains__, other)) >= _LIKE * (length + len(other))


def _ends_alike(name: str, other: str) -> bool:
    """Whether all that two names have in common is their last word: 创新指标 and 产出指标."""
    pairs = zip(reversed(name), reversed(other), strict=False)
    same = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))
    one, two = name[: len(name) - same], other[: len(other) - same]
    return same >= _ENDING and min(len(one), len(two)) > 1 and not set(one) & set(two)
