"""What a part of a standard gives: 得10分, 计满分, 得该项分值的80%, 扣2分."""

from __future__ import annotations

import re

from duheng.advice.prose.phrases import likely_meant, name_meant
from duheng.advice.sentences.conditions_in_words import SIGN
from duheng.advice.slips.mends import mended
from duheng.syntax.narrow import BLANKS, narrow
from duheng.syntax.words import words

_GIVES = re.compile(r"[得计记给为按]?\s*(?P<bare>.*?\S)(?:[得计记给]分|计算?)?")
_SHARE = re.compile(r"\d[\d.]*\s*%")
_RESULT = re.compile(r"\d[\d.]*分?|扣[除减]?\d[\d.]*%|.*(?:分值|自评得分|待定).*")
"""What is a result once its words are those of a rule."""


def result_meant(said: str) -> str:
    """What is scored, as a rule has it; empty where it can't be told."""
    said, gives = said.strip(BLANKS + "，,"), words()["GIVES"].zh
    given = _GIVES.fullmatch(said)
    bare = given["bare"] if given else said
    share = f"分值 × {bare}" if _SHARE.fullmatch(bare) else ""
    meanings = (share, name_meant(said), likely_meant(said), name_meant(bare), likely_meant(bare), bare)
    fit = (each for each in meanings if _RESULT.fullmatch(each) and not SIGN.search(narrow(each)))
    lines = filter(None, (mended(f"{gives} {each}") for each in fit))
    return next(lines, "").removeprefix(gives).strip()
