"""Sentences of a document that say how far grades and tiers reach, as the lines of a scale.

90-100分为优、80-90分为良; 分为达成、部分达成、未达成三档，分别按100%-80%（含）、80%-60%（含）、60%-0%计分.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from duheng.advice.lines.bands import Usage, band_of, numbers_in
from duheng.advice.prose.number_words import leading
from duheng.advice.sentences.as_lines import lines_told
from duheng.problems.problem import Problem
from duheng.problems.prose import Prose
from duheng.record import replace
from duheng.source import Span
from duheng.syntax.narrow import BLANKS, narrow

_HEADING = re.compile(r"^\s*(?:[^\W\d]{2,10}:|[^\W\d]{0,10}分[为成]:?)")
_TOGETHER = re.compile(r"的?,(?=[评定判]定?为|不?含)|(?<=[<≤])(?:综合|评价|考核|自评)?(?:总?得?分|成绩)(?=[<≤])")
_WHOLE_NUMBER = re.compile(r"(?<![\d.])\d+(?![\d.])")
_WHOLE_RANGE = re.compile(r"(?<![\d.])(\d+)(分?\s*[-~至到]\s*)(\d+)(?![\d.])")
_LEAST_GOOD = 60
"""What the best grade begins with at least, where totals are graded and not points given: 充分（8-10分）."""
_COMMA = re.compile("[、,;]")
_OF_TOTAL = r"(?:(?:综合|评价|考核|自评)?(?:总?得?分|成绩))?\s*(?:在\s*)?"
_RANGE = rf"{_OF_TOTAL}(?P<range>(?:不?[大小高低]于|超过|不[足满到]|[\[(<>≤≥])?\s*\d[^、,;为]*?)"
_LABEL = r"“?(?P<label>[^\W\d为]{1,6}?)”?(?:等次|等级)?"
_GRADE = re.compile(rf"{_RANGE}分?(?:的|之间|区间)*(?:[评定判]定?)?[为是]{_LABEL}")
_GRADE_FIRST = re.compile(rf"{_LABEL}\s*[:(为]\s*{_RANGE}分?\)?")
_SHARE = r"\d[\d.]*\s*%?\s*[-~至到]\s*\d[\d.]*\s*%(?:\s*\(不?含\))?"
_SHARES = re.compile(_SHARE)
_TIERS = re.compile(
    rf".*?分[为成](?P<labels>[^,;:。]+?)[两三四五六2-6]?个?(?:档次?|等级|等次)[,;:].*?(?P<ranges>{_SHARE}.*)"
)
_TIER = re.compile(rf"(?P<label>[^\W\d]{{2,}}?)的?,?\s*按照?[^\d,;]*(?P<range>{_SHARE})[^\d]*")
_BY_TIER = (
    "得 待定 完成情况[完成档次] × 分值，「由评价人定」",
    "gives undetermined 完成情况[完成档次] × 分值, 「由评价人定」",
)


def scale_in_words(typed: str, line: Span) -> Problem | None:
    """What is told of a sentence that says of two grades or tiers, or more, how far they reach; None for others."""
    text = typed.strip(BLANKS)
    said = _without_gaps(_TOGETHER.sub("", narrow(text).rstrip("。;")))
    grades = _grades(said) or _grades(_HEADING.sub("", said))
    if len(grades) > 1 and ("%" in said or max(map(int, _WHOLE_NUMBER.findall(said)), default=0) >= _LEAST_GOOD):
        return _told(text, "评价等级", grades, line)
    tiers = _tiers(said)
    told = _told(text, "完成情况", tiers, line) if len(tiers) > 1 else None
    zh, en = _BY_TIER
    return told and replace(told, lines=f"{told.lines}；方法里 {zh}", lines_en=f"{told.lines_en}; in a method: {en}")


def _without_gaps(said: str) -> str:
    """80-89分 as 80-90分 where the next grade begins with 90, for totals that have decimals."""
    numbers = {int(each) for each in _WHOLE_NUMBER.findall(said)}

    def joined(found: re.Match[str]) -> str:
        low, high = int(found[1]), int(found[3])
        if high < low and low + 1 in numbers:
            return f"{low + 1}{found[2]}{high}"
        return f"{low}{found[2]}{high + 1}" if low < high and high + 1 in numbers else found[0]

    return _WHOLE_RANGE.sub(joined, said)


def _told(text: str, scale: str, bands: Sequence[Usage], line: Span) -> Prose | None:
    zh, en = (f"档位 {scale}", *(each.zh for each in bands)), (f"scale {scale}", *(each.en for each in bands))
    return lines_told(text, zh, line, en)


def _grades(said: str) -> list[Usage]:
    """The bands that the parts of a sentence give, from the highest down; none where one of them gives none."""
    bands, top = list[Usage](), ""
    for part in map(str.strip, _COMMA.split(said)):
        found = _GRADE.fullmatch(part) or _GRADE_FIRST.fullmatch(part)
        band = band_of(found["label"], found["range"], top) if found else None
        if found is None or band is None:
            return []
        bands.append(band)
        top = min((found["range"][slice(*each)] for each in numbers_in(found["range"])), key=leading)
    return bands


def _tiers(said: str) -> list[Usage]:
    """The tiers of 定性 indicators: their labels and then their shares, or each with its own."""
    listed = _TIERS.fullmatch(said)
    if listed is not None:
        labels, shares = re.split("[、或和]", listed["labels"]), _SHARES.findall(listed["ranges"])
        pairs = list(zip(labels, shares, strict=True)) if len(labels) == len(shares) else []
    else:
        each = [_TIER.fullmatch(part.strip()) for part in re.split("[;。]", said)]
        pairs = [(found["label"], found["range"]) for found in each if found] if all(each) else []
    bands = [band_of(label, share) for label, share in pairs]
    return [each for each in bands if each is not None] if all(bands) else []
