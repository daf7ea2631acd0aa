"""Texts that are kept as words though they were probably meant as numbers.

The value notation never guesses; these tell a reader where it would have had to.
"""

from __future__ import annotations

import re
from functools import lru_cache

from duheng.forms.notation import read_value
from duheng.forms.notation_text import LONGEST, plain
from duheng.forms.notation_units import starts_with_unit
from duheng.language.units import unit
from duheng.language.values import MEASURED, Words

_REMEMBERED = 4096
_SHORT = 12
_SIGN = re.compile(r"[≥≤<>=±~%‰¥A-Za-z]|(?<![0-9])-[0-9]|[0-9]-|[0-9][ ,][0-9]|[0-9][+]")
_ABOUT_BEFORE = re.compile(r"^(?:大?约|大概|大致|将?近|接近|超|逾|各)(?=.)")
_ABOUT_INSIDE = re.compile(r"(?<=[0-9十百千万亿])[余多来](?=\D|$)")
_ABOUT_AFTER = re.compile(r"(?:左右|上下|以[上下内])$")
_WITH_DETAILS = re.compile(r"(.+?)\(.+\)")
_BOUND = r"(?:[≥≤<>]|不(?:[低少小高大多]于|超过)|至[少多]|最[少多]|(?<!不)[大小多少高低]于)(?=[0-9])"
_BOUND_AND_MORE = re.compile(rf"[≥≤<>][半一二两三四五六七八九十百千万亿]|{_BOUND}|[0-9].*[,;、(].*{_BOUND}")
_BOUND_INSIDE = re.compile(_BOUND)
_ALMOST_ALONE = 16
_NO_NUMBER = re.compile(
    r"[≥≤<>=%‰]+(?:[A-Za-z]{1,2}|\(.*\))?|(?:[0-9.]+|[一二两三四五六七八九])成[半一二三四五六七八九]?(?:以[上内下]|左右)?|百分百"
    r"|[零〇一二两三四五六七八九十百千万亿点壹贰叁肆伍陆柒捌玖拾佰仟]+"
)
"""Signs whose number was lost, tenths, and numbers in words without a unit."""
_DAY_AND_MORE = re.compile("(?:19|20)[0-9]{2}(?:年.*前.*[0-9]|年.*[0-9]时|[01][0-9][0-3][0-9][^0-9])")
"""A deadline with an hour or a task, or written as 20231231前."""
_REPORTED = re.compile("^(?:已?完成|已?达到?|实现|共计?|累计)(?=.*[^%]$)")
"""完成100% is left: it says that all was done."""
_BETWEEN_PARTS = re.compile("[-~、,;+和及至到]")
_NO_DATE = re.compile("(?:19|20)[0-9]{2}年[0-9]{1,2}月(?:[0-9]{1,2}[日号])?|[0-9]{1,2}月[0-9]{1,2}[日号](?:之?前)?")
"""What no calendar has, and days of which nobody knows the year."""
_SPELLED = re.compile(
    "(?:[数几][十百千万亿]+|[零一二两三四五六七八九十百千万亿]{2,})([^零一二两三四五六七八九十]{1,3})"
)
_LOOSELY = re.compile(
    "(?:零|[近上约超逾]?(?:[一二两三四五六七八九]?[十百千万亿]+)[余多来]?|[壹贰叁肆伍陆柒捌玖拾佰仟万亿]+"
    "|[一二两三四五六七八九十]{1,3}[至到~-][一二两三四五六七八九十]{1,3}|[一二两三四五六七八九十]?个?半)"
    "([^零一二两三四五六七八九十半]{1,3}?)(?:以?[内上下]|左右|之?前)?"
)
_HALF_MORE = re.compile("[一二两三四五六七八九十0-9]+(个?[月年天])半(?:以?[内上下]|左右|之?前)?")
"""百余人, 近千人, 壹佰件, 三至五天, 半年内 and 一年半: numbers in words that the notation doesn't read."""
_NO_NUMERALS = ("零件",)
_LOST = "\ufffd"
_FIRST_CHINESE, _LAST_CHINESE = "㐀", "鿿"


@lru_cache(_REMEMBERED)
def suspicious(text: str) -> bool:
    """Whether a text kept as words looks like a number that is damaged or not exact: ``2X``, ``W100%``, ``约300件``."""
    value = read_value(text)
    if not isinstance(value, Words) or len(value.text) > _SHORT:
        return False
    narrow = plain(value.text)
    if narrow is None:
        return True
    if not re.search("[0-9]", narrow):
        return False
    return _SIGN.search(narrow) is not None or any(
        starts_with_unit(rest.lstrip("余多来几(")) for rest in re.split("[0-9]+", narrow)[1:]
    )


@lru_cache(_REMEMBERED)
def nearly_number(text: str) -> bool:
    """Whether a text kept as words is a number for certain, only not one that can be computed with.

    ``约300件`` and ``300余件`` say about how many, ``854万(建设400万元,…)``, ``20台、30套`` and ``400件,其中重大≥20件``
    hold several numbers, ``不低于80%且不高于95%`` and ``2023年12月前完成80公里`` more than the notation has, ``400件(次)`` and
    ``完成400件`` more than a number, ``2X``, ``1 000`` and what has a sign that was lost (U+FFFD) are damaged. Such a
    cell is neither a quantity nor a description.
    """
    narrow = plain(text.strip())
    if narrow is None:
        return len(text.strip()) <= _SHORT
    if len(narrow) > LONGEST or not isinstance(read_value(text), Words):
        return False
    in_chinese = any(_FIRST_CHINESE <= each <= _LAST_CHINESE for each in narrow)
    if (not in_chinese or _LOST in narrow) and re.search("[0-9]", narrow):
        return True
    if _is_loose(narrow) or _NO_DATE.fullmatch(narrow) or _NO_NUMBER.fullmatch(narrow) or _lacks_number(narrow):
        return True
    if _BOUND_AND_MORE.match(narrow) or _DAY_AND_MORE.match(narrow):
        return True
    if len(narrow) <= _ALMOST_ALONE and _BOUND_INSIDE.search(narrow):
        return True
    exact = _ABOUT_AFTER.sub("", _ABOUT_INSIDE.sub("", _ABOUT_BEFORE.sub("", _REPORTED.sub("", narrow))))
    details, spelled = _WITH_DETAILS.fullmatch(narrow), _SPELLED.fullmatch(narrow)
    parts = _BETWEEN_PARTS.split(exact)
    return (
        (exact != narrow and _is_number(exact))
        or (details is not None and _is_number(details[1]))
        or (spelled is not None and unit(spelled[1]) is not None)
        or (len(parts) > 1 and all(_is_number(part) for part in parts))
    )


def _is_loose(text: str) -> bool:
    """Whether a text is a number in words and a unit."""
    found = _LOOSELY.fullmatch(text)
    return text not in _NO_NUMERALS and (
        (found is not None and unit(found[1]) is not None) or _HALF_MORE.fullmatch(text) is not None
    )


def _lacks_number(text: str) -> bool:
    """Whether a text is a bound's sign and a unit, without the number between them: ≥件."""
    return text[:1] in "≥≤<>" and unit(text[1:]) is not None and len(text) > 1


def _is_number(text: str) -> bool:
    return isinstance(read_value(text), MEASURED)
