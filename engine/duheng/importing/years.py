"""The year of a form as its sheet prints it: （2020年度）, 二〇二〇年度, also before or behind something else in one cell."""

from __future__ import annotations

import re

from duheng.forms.labels import narrow
from duheng.record import Record

_DIGITS = str.maketrans("〇○零一二三四五六七八九", "000123456789")
_SPELLED = re.compile(r"[二一][〇○零一二三四五六七八九]{3}(?=\s*年)")
_BARE = r"((?:19|20)[0-9]{2})"
_ALONE = re.compile(rf"\(?{_BARE}(?:年度?)?\)?")
_IN_TITLE = re.compile(rf"{_BARE}\s*年")
_BESIDE = re.compile(rf"[(（]\s*{_BARE}\s*年度?\s*[)）]|{_BARE}\s*年度")
_AROUND = " \t\n\u3000,，;；、"


class WithYear(Record):
    """A text that says a year beside something else; ``in_front``: the year comes first, in brackets."""

    year: str
    rest: str
    in_front: bool


def year_alone(text: str, *, bare: bool = False) -> str:
    """The year of a text that says nothing else; empty where it says none. ``bare``: 年 and brackets may be missing."""
    plain = narrow(_in_digits(text))
    found = _ALONE.fullmatch(plain)
    return found[1] if found and (bare or plain != found[1]) else ""


def year_in(text: str) -> str:
    """The first year in a title; empty where it has none."""
    found = _IN_TITLE.search(narrow(_in_digits(text)))
    return found[1] if found else ""


def year_beside(text: str) -> WithYear | None:
    """The year that stands before or behind something else in one cell; None where none does."""
    plain = _in_digits(text)
    found = _BESIDE.search(plain)
    if found is None:
        return None
    before, behind = plain[: found.start()].strip(_AROUND), plain[found.end() :].strip(_AROUND)
    if bool(before) == bool(behind):
        return None
    return WithYear(found[1] or found[2], before or behind, not before and found[1] is not None)


def _in_digits(text: str) -> str:
    """A text with the years that are spelled in Chinese digits in Arabic ones."""
    return _SPELLED.sub(lambda found: found[0].translate(_DIGITS), text)
