"""A result with its limits in the words of a document: …，最多扣3分."""

from __future__ import annotations

import re
from collections.abc import Iterator

from duheng.advice.prose.phrases import caps, name_meant
from duheng.record import Record
from duheng.syntax.words import choice

_OF_ONE = re.compile("最低|最少|至少|不低于|不少于|下限|保底|[得扣]")
"""Says what a limit is one of: the deduction, or the result, of which alone there are lower ones."""
_AMOUNT = r"\d[\d.]*\s*[^\W\d]*"


class Capped(Record):
    """From where on a line is to be written otherwise, how, and whether that stands on a line of its own."""

    first: int
    write: str
    apart: bool = False


def capped(bare: str, typed: str) -> Iterator[Capped]:
    """The ways to write a result that ends with its limit.

    ``{deduction}`` in a row's ``write`` is what stands behind the only minus outside brackets, ``{result}`` the whole
    result, ``{amount}`` the number; a row with none of them is a line of its own.
    """
    start = _result_start(bare)
    for cap in caps():
        said = rf"(?:{cap.pattern.pattern})\s*({_AMOUNT})?"
        found = re.search(rf"(?:(?:\s*,\s*|(?<=[\w%)])\s+){said}|\s*\(\s*{said}\s*\))\s*[。;；]?\s*$", bare)
        if found is None or found.start() <= start:
            continue
        if "{" not in cap.write:
            yield from _apart(bare, typed, start, found.start(), cap.write)
            continue
        if _is_unclear(bare[start : found.start()], found.group()):
            continue
        first = _only_minus(bare, start, found.start()) if "{deduction}" in cap.write else start
        amount = found[1] or found[2]
        if first is not None and amount:
            result = typed[first : found.start()].strip()
            result = name_meant(result) or result
            yield Capped(first, " " + cap.write.format(deduction=result, result=result, amount=amount.strip()))


def _apart(bare: str, typed: str, start: int, end: int, write: str) -> Iterator[Capped]:
    """A method's line of its own; a total, which has none, rounds in its formula."""
    if _of_total(bare) is None:
        yield Capped(end, write, apart=True)
    elif (places := re.search(r"\d(?= 位小数)", write)) is not None:
        yield Capped(start, f" 四舍五入（{typed[start:end].strip()}，{places[0]}）")


def _of_total(bare: str) -> re.Match[str] | None:
    return re.match(rf"\s*{choice('TOTAL')}(?=\W)", bare)


def _is_unclear(result: str, cap: str) -> bool:
    """Whether a cap may be that of a deduction or that of the result, or isn't the only one."""
    return ("-" in result and _OF_ONE.search(cap) is None) or any(re.search(each.pattern, result) for each in caps())


def _result_start(bare: str) -> int:
    """Where the line's result begins: behind 则, 得, 否则, or behind 总分, which begins a line."""
    if (total := _of_total(bare)) is not None:
        return total.end()
    begins = rf"(?<![^\W\d]){choice('THEN', 'GIVES', 'OTHERWISE')}(?=\W|\d)"
    return max((found.end() for found in re.finditer(begins, bare)), default=len(bare))


def _only_minus(bare: str, start: int, end: int) -> int | None:
    """The place behind the minus that is the only sum or difference outside brackets."""
    depth, signs = 0, []
    for place in range(start, end):
        depth += (bare[place] in "([") - (bare[place] in ")]")
        if depth == 0 and bare[place] in "+-":
            signs.append(place)
    return signs[0] + 1 if len(signs) == 1 and bare[signs[0]] == "-" else None
