"""Sub-points that add up: ①有制度，得1分；②按制度执行，得1分."""

from __future__ import annotations

import re

from duheng.syntax.words import words

_NUMERALS = "一二三四五六七八九十"
_SUB_POINT = re.compile(
    r"(?:[①-⑳]|\(?\d{1,2}[).、](?!\d))\s*"
    r"[^①-⑳;。\d扣每未不否<>≤≥%]{2,60}?\s*,?\s*[得计记](?P<points>\d[\d.]*)分\s*[,;。]?\s*"
)
_SUB_POINTS = re.compile(rf"(?:{_SUB_POINT.pattern.replace('?P<points>', '?:')})+")


def sub_points(said: str) -> tuple[str, str]:
    """The line of their score, and their fields: ①有制度，得1分；②…，得1分, as narrowed; empty for other sentences."""
    found = [each["points"] for each in _SUB_POINT.finditer(said)] if _SUB_POINTS.fullmatch(said) else []
    if not 1 < len(found) <= len(_NUMERALS):
        return "", ""
    names = [f"要点{numeral}" for numeral, _ in zip(_NUMERALS, found, strict=False)]
    together = {worth: [name for name, each in zip(names, found, strict=True) if each == worth] for worth in found}
    counted = (f"个数（{'，'.join(each)}）× {worth}分" for worth, each in together.items())
    fields = "、".join(f"{words()['FIELD'].zh} {name}: 是否" for name in names)
    return f"{words()['GIVES'].zh} {' + '.join(counted)}", fields
