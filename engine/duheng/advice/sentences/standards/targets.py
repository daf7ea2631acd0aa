"""What a standard says of a target where its first part says what is compared with what.

满意度≥90%得10分，未达到的按比例得分: in proportion to 90%, of 10分.
"""

from __future__ import annotations

import re

from duheng.advice.sentences.standards.records import RATIO, TARGET, Compared, Otherwise, Part, When, condition_of
from duheng.record import replace

_OWN = "实际值"
_RISING, _FALLING = "≥>=", "≤<"
_PERCENT = re.compile(r"\d%")


def about_its_limit(parts: tuple[Part, ...]) -> tuple[Part, ...]:
    """Parts that speak of a target as parts about the limit that the first one names; none where it can't be told: what
    is in proportion to a limit that isn't to be exceeded, or is less than 60% of what."""
    first = parts[0] if parts else None
    if not isinstance(first, When) or not isinstance(first.condition, Compared):
        return parts
    asked, gives_all = first.condition, first.result != "0" and RATIO not in first.result
    if asked.more or asked.sign not in _RISING + _FALLING:
        return parts
    if (asked.left, asked.right) == (_OWN, TARGET):
        exceeds = asked.sign in _FALLING and RATIO not in first.result and any(map(_in_proportion, parts))
        return () if exceeds or any(map(_is_share, parts)) else parts
    if not gives_all:
        return parts
    if asked.sign in _FALLING:
        return () if any(_in_proportion(each) or _below_target(each) for each in parts) else parts
    return tuple(_about(each, asked, first.result) for each in parts)


def _in_proportion(part: Part) -> bool:
    return isinstance(part, When | Otherwise) and RATIO in part.result


def _below_target(part: Part) -> bool:
    asked = part.condition if isinstance(part, When) else None
    return isinstance(asked, Compared) and asked.compares(_OWN, "<", TARGET)


def _is_share(part: Part) -> bool:
    """Whether a part compares with a share that may be one of the target: 低于60%不得分."""
    asked = part.condition if isinstance(part, When) else None
    if not isinstance(asked, Compared) or asked.left != _OWN:
        return False
    return _PERCENT.search(asked.text) is not None and TARGET not in asked.text


def _about(part: Part, limit: Compared, full: str) -> Part:
    """A part about a limit instead of a target, of the full score there."""
    if not isinstance(part, When | Otherwise):
        return part
    part = replace(part, result=part.result.replace(RATIO, f"{limit.left} ÷ {limit.right} × {full}"))
    if isinstance(part, When) and isinstance(part.condition, Compared) and _below_target(part):
        return replace(part, condition=condition_of(f"{limit.left} < {limit.right}{part.condition.more}"))
    return part
