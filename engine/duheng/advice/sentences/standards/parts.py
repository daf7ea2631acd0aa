"""A sentence split into parts, each read as a record.

Parts end with a comma, a semicolon or a full stop; a comma may stand in a part as well, so phrases are put together
until they can be read.
"""

from __future__ import annotations

import re

from duheng.advice.sentences.standards.reading import with_part
from duheng.advice.sentences.standards.records import Part
from duheng.syntax.narrow import BLANKS, narrow

_PHRASE = re.compile(r"[^,;。]+")
_LONGEST = 80
"""Characters of a part of a sentence."""
_NUMBER = r"\s*(?:\(?[\d一二三四五六七八九十]+\)|[\d一二三四五六七八九十]+[.、](?!\d)|第\w+?[条款项点]|[①-⑳])\s*"
_NUMBERED = re.compile(_NUMBER)
_LABEL = re.compile(
    rf"(?:{_NUMBER})?(?P<name>[^\W\d]{{2,16}})\s*(?:\(\s*(?:满分)?(?P<points>\d[\d.]*)\s*分\s*\)\s*[:,]?|:)\s*(?=\S)"
)
"""在职人员控制率（5分）：, whose standard follows."""
_HEADING = re.compile("(?:计分|评分|赋分|打分|评价|考核)?(?:标准|办法|方法|规则|细则)|说明|注|备注|其中")
"""What stands before a standard without saying whose it is."""

_DONE = re.compile(r"(?<![^\W\d])完成(?:年度|全年)?(?:目标)?(?:任务|计划)?(?=\d[\d.]*(?:[-~～—至]\d[\d.]*)?(?:[%％]))")
_OWN_WORDS = tuple(
    (re.compile(said), meant)
    for said, meant in (
        ("[“”]", ""),
        # in comparison with something: which of its targets
        (r"^\s*与[^，,。；;]{2,12}相比[，,]\s*", ""),
        # of which rows the whole sentence speaks
        (
            r"^(?:\s*[（(]?[\d一二三四五六七八九十]+[）)、.．])?\s*(?:定量|正向|数量)指标(?=达到?|完成|未|实际)",
            "",
        ),
        ("(?:全年|年度)?(?:实际)?完成值|(?:全年|年度)实际值", "实际值"),
        ("(?:年度|年初|预期)?(?:目标|计划|预期)值|(?:年度|年初|预期)指标值", "指标值"),
        ("控制在", "在"),
        # the letter for what is compared, beside its name or instead of it
        (r"[(（][xX][)）]|(?<![A-Za-z0-9%％≤≥<>＜＞≦≧])[xX](?=\s*[<>≤≥＜＞≦≧])", ""),
    )
)
"""What a sentence says otherwise than a form does, in the order in which it is taken."""


def label_of(text: str) -> tuple[str, str, str]:
    """Whose standard a text says, its points and the rest: 在职人员控制率（5分）：…; empty where it doesn't say that."""
    label = _LABEL.match(narrow(text))
    if label is None:
        return "", "", text
    rest = text[label.end() :]
    return ("", "", rest) if _HEADING.fullmatch(label["name"]) else (label["name"], label["points"] or "", rest)


def parts_of(text: str) -> tuple[Part, ...]:
    """The records of all parts; none where one of them can't be read."""
    parts, begun = tuple[Part, ...](), 0
    text = _in_own_words(text)
    narrowed = narrow(text)
    for phrase in _PHRASE.finditer(narrowed):
        if phrase.end() - begun > _LONGEST:
            return ()
        more = with_part(parts, without_number(text[begun : phrase.end()]))
        if not more and not narrowed.startswith(",", phrase.end()):
            return ()
        if more:
            parts, begun = more, phrase.end() + 1
    return parts if begun >= len(text) else ()


def without_number(text: str) -> str:
    """A part of a sentence without the number that counts it."""
    numbered = _NUMBERED.match(narrow(text))
    return text[numbered.end() if numbered else 0 :].strip(BLANKS)


def _in_own_words(text: str) -> str:
    """A sentence with a form's own names for what it says otherwise: 定量指标完成值 is 实际值, 完成80% is 完成率80%."""
    for said, meant in _OWN_WORDS:
        text = said.sub(meant, text)
    return _DONE.sub(lambda found: "" if "率" in text[: found.start()] else "完成率", text)
