"""A parameter whose values are said by years: 参数 甲 = 2025年 120%，2026年 130%."""

from __future__ import annotations

import re
from collections.abc import Iterator

from duheng.syntax.words import words

_ITEM = re.compile(
    r"\s*(?:从|自)?(?:(\d{4})年度?(?:(\d{1,2})月(\d{1,2})日)?\s*(?:起|以后|开始)?\s*[为:=]?\s*)?([^,]+?)\s*"
)


def with_dates(bare: str, typed: str) -> Iterator[tuple[int, str]]:
    """Where the values begin and how they are written, the first without a date."""
    keyword = "|".join(words()["PARAMETER"].spellings)
    head = re.match(rf"\s*(?:\S+\s*)?(?:{keyword})\s+\S+\s*=\s*(?=\S)", bare)
    if head is None:
        return
    items = [_ITEM.fullmatch(each) for each in bare[head.end() :].rstrip("。; ").split(",")]
    if not any(each and each[1] for each in items):
        return
    said = [each for each in items if each is not None]
    if len(said) == len(items) and all(each[1] for each in said[1:]):
        onward = words()["ONWARD"].zh
        later = (f"，{each[1]}-{int(each[2] or 1):02d}-{int(each[3] or 1):02d} {onward} {each[4]}" for each in said[1:])
        yield head.end(), said[0][4] + "".join(later)
