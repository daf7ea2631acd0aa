"""What a standard asks of a form in mere words, as fields: 未公开的不得分 asks for 公开, which is answered by 是 or 否.

Words for how good something is are one field, 若 等次 = 「好」; what is counted in steps is a field too.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from duheng.advice.prose.ranges_in_words import Range
from duheng.advice.sentences.standards.records import Compared, InWords, Part, Stepwise, When, in_range
from duheng.record import Record, replace
from duheng.syntax.words import words

_GRADE = (
    "(?P<grade>[较很最]?[好差高低]|优秀?|良好?|中等?|一般|(?:基本|不)?(?:合格|称职)|[A-E][等级]?)(?:等次|等级|档次?)?"
)
_GRADED = re.compile(rf"(?:(?P<of>[^\W\d]{{2,8}}?)(?:(?:评[定为]?)?[为是]| = ))?{_GRADE}")
_POINTS = re.compile(r"(?:分值 [-+] )?\d[\d.]*分")
_WORD = re.compile(r"(?P<denied>未|没有)?(?P<name>[^\W\d]+)")
_AMOUNT = re.compile(r"-?\d[\d.]*\s*")
_COUNTED = re.compile(r"(?:逾期)?[^\W\d]{1,3}数")
"""What is counted by a field of its own: 逾期天数, 项数."""


class _Asked(Record):
    """A condition in mere words: what is ``said``, of what, and which name it denies or not."""

    of: str
    said: str
    name: str
    denied: bool

    @property
    def text(self) -> str:
        """All of it."""
        return f"{self.of} = {self.said}" if self.of else self.said


def asked_in_words(parts: tuple[Part, ...]) -> tuple[tuple[Part, ...], str]:
    """Parts with fields for mere words, and the template's lines for these; no parts where it can't be told whether
    what they give adds up."""
    asked = {part: each for part in parts if isinstance(part, When) and (each := _asked(part)) is not None}
    grades = {part: found for part, each in asked.items() if (found := _GRADED.fullmatch(each.text)) is not None}
    if grades:
        return _graded(parts, grades) if len(grades) == len(asked) else ((), "")
    names = {part: _name(each, asked.values()) for part, each in asked.items() if not each.of}
    if any(len(each.name) == 1 for each in asked.values() if not each.of) or _may_add_up(names):
        return (), ""
    told = {part: _by_name(part, name, asked[part]) for part, name in names.items()}
    fields = dict.fromkeys(f"{words()['FIELD'].zh} {name}: 是否" for name in names.values())
    fields |= dict.fromkeys(filter(None, map(_counted, parts)))
    nothing = [each for each in told.values() if each.result == "0"]
    return _first(nothing, _with(told, parts)), "、".join(fields)


def _first(nothing: Sequence[When], parts: tuple[Part, ...]) -> tuple[Part, ...]:
    """Parts with what gives nothing, whatever else is so, before the numbers of which one always is: 未开展的不得分."""
    if not any(isinstance(each, When) and isinstance(each.condition, Compared) for each in parts):
        return parts
    return (*nothing, *(each for each in parts if each not in nothing))


def none_at_all(parts: tuple[Part, ...]) -> tuple[Part, ...]:
    """Parts with 未增长 as at most 0 where others compare 较上年增长 with numbers."""
    compared = [each.condition for each in parts if isinstance(each, When) and isinstance(each.condition, Compared)]
    units = {each.left: _AMOUNT.sub("", each.range.low or each.range.high) for each in compared if each.range}
    return tuple(_at_most_zero(each, units) if isinstance(each, When) else each for each in parts)


def _at_most_zero(part: When, units: Mapping[str, str]) -> When:
    asked = _asked(part)
    if asked is None or asked.of or not asked.denied:
        return part
    left = next((each for each in units if each != asked.name and each.endswith(asked.name)), "")
    return replace(part, condition=in_range(left, Range(high=f"0{units[left]}", has_high=True))) if left else part


def _asked(part: When) -> _Asked | None:
    condition = part.condition
    if isinstance(condition, InWords):
        of, said = "", condition.text
    elif condition.sign == "=" and not condition.more:
        of, said = condition.left, condition.right
    else:
        return None
    found = _WORD.fullmatch(said)
    return _Asked(of, said, found["name"], found["denied"] is not None) if found is not None else None


def _name(asked: _Asked, all_asked: Iterable[_Asked]) -> str:
    """The name of what is asked: 制度健全 for 不健全 beside it."""
    others = (each.name for each in all_asked if not each.of)
    if not asked.said.startswith("不"):
        return asked.name
    return next((name for name in others if name.endswith(asked.said[1:])), asked.name)


def _by_name(part: When, name: str, asked: _Asked) -> When:
    is_denied = asked.denied or name != asked.name
    return replace(part, condition=InWords(f"{words()['NOT'].zh} {name}" if is_denied else name))


def _counted(part: Part) -> str:
    """The field for what steps count; empty where that is a value of the form."""
    formula = part.formula if isinstance(part, Stepwise) else None
    if formula is None or formula.share_of or not formula.unit.isalpha() or not _COUNTED.fullmatch(formula.counted):
        return ""
    return f"{words()['FIELD'].zh} {formula.counted}: 量，单位 {formula.unit}"


def _may_add_up(names: Mapping[When, str]) -> bool:
    """Whether what is given or taken for one condition may be so for another too: 未公开扣1分；未更新扣2分."""
    given = {name: part.result for part, name in names.items() if _POINTS.fullmatch(part.result)}
    given = {name: result for name, result in given.items() if not result.startswith("0")}
    pairs = [(one, two) for one in given for two in given if len(one) < len(two)]
    taken = any("-" in each for each in given.values())
    return len(given) > 1 and (taken or not all(two.endswith(one) for one, two in pairs) or not pairs)


def _graded(parts: tuple[Part, ...], grades: Mapping[When, re.Match[str]]) -> tuple[tuple[Part, ...], str]:
    """Parts by grades of what the first says, or of a field 等次; none where that is compared otherwise too."""
    field = next((found["of"] for found in grades.values() if found["of"]), "等次")
    others = (each.condition for each in parts if isinstance(each, When) and each not in grades)
    if any(isinstance(each, Compared) and each.left == field for each in others):
        return (), ""
    told = {part: replace(part, condition=InWords(f"{field} = 「{found['grade']}」")) for part, found in grades.items()}
    return _with(told, parts), f"{words()['FIELD'].zh} {field}: 文本"


def _with(told: Mapping[When, When], parts: tuple[Part, ...]) -> tuple[Part, ...]:
    return tuple(told.get(each, each) if isinstance(each, When) else each for each in parts)
