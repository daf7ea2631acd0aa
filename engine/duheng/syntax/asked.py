"""What the lines of a standard ask of a form: fields for mere words, and a name of the sentence's own throughout.

未公开的不得分: 公开 is a field that is answered by 是 or 否; 满意度≥90%得10分，未达到的按比例得分: in proportion to 90%.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from duheng.syntax.words import words

_GRADE = re.compile(
    "(?P<grade>[较很最]?[好差高低]|优秀?|良好?|中等?|一般|(?:基本|不)?(?:合格|称职)|[A-E][等级]?)(?:等次|等级|档次?)?"
)
_GRADED = re.compile(rf"(?:(?P<of>[^\W\d]{{2,8}}?)(?:(?:评[定为]?)?[为是]| = ))?{_GRADE.pattern}")
_OF_TARGET = re.compile(r"(?P<begin>\S+) 实际值 < 指标值 ")
_RATIO = "实际值 ÷ 指标值 × 分值"
_FULL = re.compile(r"\S+ (?P<left>[^\W\d]+) ?(?P<sign>[≥≤<>=]) ?(?P<limit>\S+) 则 (?P<full>.+)")
_POINTS = re.compile(r"(?:分值 [-+] )?\d[\d.]*分")
_COUNTED = re.compile(r" -(?: |（|最小|进一|舍去)*(?P<name>(?:逾期)?[^\W\d]{1,3}数) ÷ [\d.]+(?P<whole>[^\W\d]+) ×")
_SUB_POINT = re.compile(
    r"(?:[①-⑳]|\(?\d{1,2}[).、](?!\d))\s*[^①-⑳;。\d扣每未不否<>≤≥%]{2,60}?\s*,?\s*[得计记](?P<points>\d[\d.]*)分\s*[,;。]?\s*"
)
_SUB_POINTS = re.compile(rf"(?:{_SUB_POINT.pattern.replace('?P<points>', '?:')})+")
_NUMERALS = "一二三四五六七八九十"
_OWN = ("实际值", "指标值")


def of_what_it_names(lines: Sequence[str]) -> list[str]:
    """Lines that speak of a target where the first says what is compared with what, as lines about that; none where
    it can't be told: what is in proportion to a limit that isn't to be exceeded, or is less than 60% of what."""
    first = _FULL.fullmatch(lines[0]) if lines else None
    if first is None:
        return list(lines)
    left, limit = first["left"], first["limit"]
    if (left, limit) == _OWN:
        shares = any(re.search(r" 实际值 .*\d%.* 则", each) and "指标值" not in each.split(" 则 ")[0] for each in lines)
        exceeds = first["sign"] in "≤<" and _RATIO not in first["full"] and any(_RATIO in each for each in lines)
        return [] if shares or exceeds else list(lines)
    rising = first["sign"] in "≥>=" and first["full"] != "0" and _RATIO not in first["full"]
    if not rising:
        told = any(_OF_TARGET.match(each) or _RATIO in each for each in lines)
        return [] if told and first["full"] != "0" and _RATIO not in first["full"] else list(lines)
    lines = [_OF_TARGET.sub(rf"\g<begin> {left} < {limit} ", each) for each in lines]
    return [each.replace(_RATIO, f"{left} ÷ {limit} × {first['full']}") for each in lines]


def sub_points(said: str) -> tuple[str, str]:
    """The score of sub-points that add up, and their fields: ①有制度，得1分；②…，得1分; empty for other sentences."""
    found = [each["points"] for each in _SUB_POINT.finditer(said)] if _SUB_POINTS.fullmatch(said) else []
    if not 1 < len(found) <= len(_NUMERALS):
        return "", ""
    names = [f"要点{numeral}" for numeral, _ in zip(_NUMERALS, found, strict=False)]
    together = {worth: [name for name, each in zip(names, found, strict=True) if each == worth] for worth in found}
    counted = (f"个数（{'，'.join(each)}）× {worth}分" for worth, each in together.items())
    fields = "、".join(f"{words()['FIELD'].zh} {name}: 是否" for name in names)
    return f"{words()['GIVES'].zh} {' + '.join(counted)}", fields


def asked_in_words(lines: Sequence[str]) -> tuple[list[str], str]:
    """Lines whose conditions may be mere words, and the fields that these are: 若 非 公开 for 若 未公开, which is
    answered by 是 or 否; of words for how good something is a form has one, 若 等次 = 「好」. No lines where it can't
    be told whether they add up."""
    asked = {each: found for each in lines if (found := _in_words().fullmatch(each)) is not None}
    grades = {each: _GRADED.fullmatch(found["all"]) for each, found in asked.items()}
    if any(grades.values()):
        return _graded(lines, grades) if all(grades.values()) else ([], "")
    told, fields = dict(zip(lines, lines, strict=True)), dict[str, None]()
    asked = {each: found for each, found in asked.items() if not found["of"]}
    names = {found["name"]: None for found in asked.values()}
    added = dict[str, str]()
    for each, found in asked.items():
        said, name = found["said"], found["name"]
        name = next((other for other in names if said[:1] == "不" and other.endswith(said[1:])), name)
        denied = f"{words()['NOT'].zh} {name}" if found["denied"] or name != found["name"] else name
        told[each] = each.replace(found["said"], denied, 1)
        fields[f"{words()['FIELD'].zh} {name}: 是否"] = None
        if _POINTS.fullmatch(found["result"]) and not found["result"].startswith("0"):
            added[name] = found["result"]
    if any(len(name) == 1 for name in names) or _may_add_up(added):
        return [], ""
    for counted in filter(None, map(_COUNTED.search, lines)):
        fields[f"{words()['FIELD'].zh} {counted['name']}: 量，单位 {counted['whole']}"] = None
    return [told[each] for each in lines], "、".join(fields)


def _may_add_up(given: dict[str, str]) -> bool:
    """Whether what is given or taken for one condition may be so for another too: 未公开扣1分；未更新扣2分."""
    pairs = [(one, two) for one in given for two in given if len(one) < len(two)]
    taken = any("-" in each for each in given.values())
    return len(given) > 1 and (taken or not all(two.endswith(one) for one, two in pairs) or not pairs)


def _graded(lines: Sequence[str], grades: dict[str, re.Match[str] | None]) -> tuple[list[str], str]:
    """Lines by grades of what the first says, or of a field 等次."""
    field = next((found["of"] for found in grades.values() if found and found["of"]), "等次")
    begin, end = words()["IF"].zh, words()["THEN"].zh
    told = {
        each: f"{begin} {field} = 「{found['grade']}」 {end} {each.partition(f' {end} ')[2]}"
        for each, found in grades.items()
        if found
    }
    return [told.get(each, each) for each in lines], f"{words()['FIELD'].zh} {field}: 文本"


@cache
def _in_words() -> re.Pattern[str]:
    begin, end = words()["IF"].zh, words()["THEN"].zh
    return re.compile(
        rf"{begin} (?P<all>(?:(?P<of>[^\W\d]+) = )?(?P<said>(?P<denied>未|没有)?(?P<name>[^\W\d]+))) {end} (?P<result>.+)"
    )
