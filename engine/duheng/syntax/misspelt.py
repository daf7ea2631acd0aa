"""Keywords that an input method or a hand has spoilt: 责 for 则, 记分 for 计分, 级一 for 一级, 为为空 for 为空.

A keyword is told only where the whole line reads with it and with no other one; so nobody is sent a wrong way.
"""

from __future__ import annotations

import re

from duheng.problems.problem import Problem
from duheng.problems.prose import PhraseOfProse, WrongLine
from duheng.problems.slips import is_slip
from duheng.problems.syntax import UnknownKeyword
from duheng.source import Span
from duheng.syntax.first_words import starters
from duheng.syntax.narrow import BLANKS, without_texts
from duheng.syntax.reach import reads
from duheng.syntax.words import spellings, words

_RUN = re.compile("[\u4e00-\u9fff]+")
_LONGEST = 7
_ALIKE = (
    "则责测侧策 计记既 分份 得德的地 当挡档 令另领 若弱 按案安 或货 且切 非飞 含汗寒 继际计 承成乘程城 替提体 "
    "换还 补步部 充冲 删山 除出 修休 约月 限现线 例列利力 至致制志 起启 属署 于与余 空控 值植直 定订 档挡当 "
    "位为 模膜磨 板版 校叫教较 验检念 字自 段断 级极及 总种 等登 要药 求球 提题 示式 别列 依一以 据剧举 "
    "适试是 用永 状壮 态太 说数 明名 规归 集级 参餐 数书 方放 法发 列烈例"
).split()
"""Signs of keywords and others that sound or look alike."""


def misspelt_keyword(start: int, narrowed: str, typed: str, line: Span, shift: int) -> Problem | None:
    """The one keyword with which the line reads in place of a word; those at ``start`` or before it are tried, the
    nearest first, and one behind a bracket there."""
    bare = without_texts(narrowed, "\0")
    runs = [found for found in _RUN.finditer(bare) if found.start() <= start + 1 and len(found.group()) <= _LONGEST]
    for run in reversed(runs):
        lines = {
            keyword: typed[: run.start()] + keyword + typed[run.end() :]
            for keyword in (word.zh for word in words().values())
            if _is_like(run.group(), keyword)
        }
        meant = [keyword for keyword, mended in lines.items() if reads(mended)]
        if len(meant) == 1:
            usage = meant[0] if shift else lines[meant[0]].strip(BLANKS)
            span = line.at(run.start() + shift, run.end() + shift)
            if not shift and not typed[: run.start()].strip(BLANKS):
                return UnknownKeyword(span=span, word=run.group(), near=(meant[0],), sure=True)
            return PhraseOfProse(span=span, found=run.group(), write=meant[0], usage=usage, sure=True)
    return None


def two_lines(narrowed: str, typed: str, line: Span) -> Problem | None:
    """Where a line has run into the one before it: both read, each by itself."""
    bare = without_texts(narrowed, "\0")
    for place in range(1, len(bare)):
        if bare.startswith(starters(), place) and reads(typed[:place]) and reads(typed[place:]):
            second = typed[place:].strip(BLANKS)
            rule, rule_en = "要另起一行", "belongs on a line of its own"
            return WrongLine(span=line.at(place, len(typed)), word=second, rule=rule, rule_en=rule_en)
    return None


def _is_like(run: str, keyword: str) -> bool:
    """Whether a word is a keyword with one sign that is like its own, or doubled, missing or beside its place."""
    if run in spellings():
        return False
    pairs = [(one, two) for one, two in zip(run, keyword, strict=False) if one != two]
    if len(run) == len(keyword) and len(pairs) == 1:
        return any(pairs[0][0] in signs and pairs[0][1] in signs for signs in _ALIKE) or is_slip(run, keyword)
    if len(run) == len(keyword):
        return len(pairs) == 2 and any(run == _swapped(keyword, place) for place in range(len(keyword) - 1))
    if len(run) == len(keyword) + 1:
        return any(run == keyword[: place + 1] + keyword[place:] for place in range(len(keyword)))
    return len(run) + 1 == len(keyword) and any(
        run == keyword[:place] + keyword[place + 1 :] for place in range(len(keyword))
    )


def _swapped(word: str, place: int) -> str:
    return word[:place] + word[place + 1] + word[place] + word[place + 2 :]
