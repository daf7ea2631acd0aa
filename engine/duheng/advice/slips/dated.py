"""A parameter whose values are said by years: 参数 甲 = 2025年 120%，2026年 130%."""

from __future__ import annotations

import re
from collections.abc import Iterator

from duheng.syntax.words import choice, words

_ITEM = re.compile(
    r"\s*(?:从|自)?(?:(?P<year>\d{4})(?:年度?(?:(?P<month>\d{1,2})月(?P<day>\d{1,2})日)?|-(?P<m>\d{1,2})-(?P<d>\d{1,2}))"
    r"\s*(?:起|以后|开始)?\s*[为:=]?\s*)?(?P<value>[^,]+?)\s*"
)


def with_dates(bare: str) -> Iterator[tuple[int, str]]:
    """Where the values begin and how they are written, the first without a date."""
    head = re.match(rf"\s*(?:\S+\s*)?{choice('PARAMETER')}\s+\S+\s*=\s*(?=\S)", bare)
    if head is None:
        return
    items = [_ITEM.fullmatch(each) for each in bare[head.end() :].rstrip("。; ").split(",")]
    if not any(each and each["year"] for each in items):
        return
    said = [each for each in items if each is not None]
    if len(said) == len(items) and all(each["year"] for each in said[1:]):
        onward = words()["ONWARD"].zh
        later = (f"，{_day(each)} {onward} {each['value']}" for each in said[1:])
        yield head.end(), said[0]["value"] + "".join(later)


def _day(item: re.Match[str]) -> str:
    month, day = item["month"] or item["m"] or 1, item["day"] or item["d"] or 1
    return f"{item['year']}-{int(month):02d}-{int(day):02d}"
