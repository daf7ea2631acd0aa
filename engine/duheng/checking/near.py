"""Did you mean: the names most like one that isn't there."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import SequenceMatcher


def near(name: str, names: Iterable[str], most: int = 2) -> tuple[str, ...]:
    """Up to ``most`` of ``names`` that look like ``name``, the likest first."""
    scored = [(SequenceMatcher(None, name, other).ratio(), other) for other in dict.fromkeys(names) if other]
    likely = sorted((pair for pair in scored if pair[0] >= 0.5), key=lambda pair: (-pair[0], pair[1]))
    return tuple(other for _, other in likely[:most])
