"""Did you mean: the names most like one that isn't there."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import SequenceMatcher

_LIKE = 0.5


def near(name: str, names: Iterable[str], most: int = 2) -> tuple[str, ...]:
    """Up to ``most`` of ``names`` that look like ``name``, the likest first."""
    signs = set(name)
    likely = [each for each in dict.fromkeys(names) if each and _may_be_like(signs, len(name), each)]
    scored = [(SequenceMatcher(None, name, other).ratio(), other) for other in likely]
    found = sorted((pair for pair in scored if pair[0] >= _LIKE), key=lambda pair: (-pair[0], pair[1]))
    return tuple(other for _, other in found[:most])


def _may_be_like(signs: set[str], length: int, other: str) -> bool:
    """Whether two names have enough signs in common at all; much quicker than to compare them."""
    return 2 * sum(map(signs.__contains__, other)) >= _LIKE * (length + len(other))
