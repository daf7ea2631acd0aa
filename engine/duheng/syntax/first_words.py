"""A line whose first word is no keyword: a number, a sentence, a misspelling, a keyword run into a name."""

from __future__ import annotations

import difflib
import re
from functools import cache

from duheng.problems.problem import Problem
from duheng.problems.prose import Numbered, Prose
from duheng.problems.syntax import GluedKeyword, MissingWord, UnknownKeyword
from duheng.source import Span
from duheng.syntax.demands import demanded
from duheng.syntax.narrow import BLANKS, narrow
from duheng.syntax.phrases import Phrase, likely_meant, line_meant, name_meant
from duheng.syntax.reach import reads
from duheng.syntax.words import DECLARED, NAME_RUN, spellings, words

_RUN = re.compile(NAME_RUN)
_NUMBERED = re.compile(
    r"\(?\d+[.、)]|\(?[一二三四五六七八九十]+[、)]|第[一二三四五六七八九十百\d]+[条款项点]|[-•·*]\s|[①-⑳]"
)
_LEVEL = re.compile(r"([1-4一二三四])级(?:指标)?(?!\w)")
_DIGITS = {"1": "一", "2": "二", "3": "三", "4": "四"}
_COMMENTS = ("//", "--", ";", "'")
_IS = re.compile(r"\s*=\s*[^\s=]")
_COMPARES = re.compile(r"\s*[^\W\d]\w*\s*[<>≤≥]")
_COMPARISON = re.compile("[<>≤≥=≠]")
_OF_THIS_YEAR = re.compile("当[年期月季前日地天]")
_LONG_WORD = 5
_LONGEST_KEYWORD = 3
_BETWEEN_CELLS = re.compile(r"(?<=\S)[ \u3000]*(?:\t|[ \u3000]{2,})\s*(?=\S)")
_HEADING = re.compile(
    "(?:[一二三四]级)?指标(?:名称|内容|说明|解释)?|分值|权重|得分|(?:评分|计分|评价)(?:标准|办法|细则)|序号|备注"
)
"""What stands above the columns of a document's table, which is pasted with them."""
_HEADINGS = 3
_POINTS = re.compile(r"([^\W\d]\w*指标)\s*\(?\s*(\d[\d.]*)\s*分\s*\)?\s*$")
_NUMERAL = "[一二三四五六七八九十]+"
_OUTLINE = re.compile(
    rf"(?:(?P<LEVEL1>{_NUMERAL}、)|(?P<LEVEL2>\({_NUMERAL}\)、?)|(?P<LEVEL3>\d+[.、)](?!\d)|\(\d+\)))\s*"
    r"(?P<name>[^\W\d]\w*)\s*\(\s*(?:共|满分)?(?P<points>\d[\d.]*)\s*分\s*\)\s*[:。]?\s*$"
)
"""一、投入（20分）, （二）预算执行（10分）: the levels of a document's outline."""
_ENDS = re.compile(r"\s\d+(?:\.\d+)?[%‰]?\s*(?:至|到|to\b)\s*\d")
_SENTENCE = re.compile(r"[，。；]|得满分|不得分|^\s*[^\W\d][\w·.]*\s*[<>≤≥＜＞≦≧]")
_CLAUSES = re.compile(r"[\d<>≤≥][^|「」]*(?:[,:]|[得计记为])")
"""100-90(含)为优，90-80(含)为良; ≥95%:满分."""
_INNER = (
    "UNTIL ONWARD PLACES AND OR NOT IN PRESENT ABSENT ELSE BY INCLUSIVE EXCLUSIVE REQUIRED COLUMN ROW "
    "SIGN_COLUMN UNIT_COLUMN POINTS_COLUMN UNIT_OF OUTSIDE FREE UNDETERMINED NOT_APPLICABLE"
).split()


def first_word_problem(text: str, typed: str, line: Span, start: int) -> Problem | None:
    """What is wrong with a line's first word; None where it is a keyword or the error is further on."""
    stripped = text.lstrip()
    indent = len(text) - len(stripped)
    if sum(_HEADING.fullmatch(each) is not None for each in _BETWEEN_CELLS.split(typed.strip(BLANKS))) >= _HEADINGS:
        return _prose(typed, line)
    if (bar := _no_bar(stripped, typed, line, indent)) is not None:
        return bar
    if (outline := _OUTLINE.match(stripped)) is not None:
        return _of_outline(outline, line.at(indent, indent + outline.end()))
    numbered, level = _NUMBERED.match(stripped), _LEVEL.match(stripped)
    if numbered is not None:
        return Numbered(span=_place(line, indent, numbered.group()), number=numbered.group().strip())
    if level is not None and level.group() not in starters():
        write = f"{_DIGITS.get(level[1], level[1])}级"
        return Phrase(level.group(), write, f"{write} 产出指标").told(_place(line, indent, level.group()))
    run, points = _RUN.match(stripped), _POINTS.match(stripped)
    if points is not None and not points[1].startswith(starters()):
        top = words()["LEVEL1"]
        usage, usage_en = (f"{each} {points[1]} {points[2]}分" for each in (top.zh, top.en))
        place = _place(line, indent, points[1])
        return MissingWord(span=place, word=top.zh, word_en=top.en, usage=usage, usage_en=usage_en)
    if run is None:
        prose = stripped.startswith(_COMMENTS) or _CLAUSES.match(stripped) is not None
        return _prose(typed, line) if prose else None
    if start > indent + len(run.group()) + 1 or run.group() in starters():
        return None
    return _unknown(run.group(), typed, line, indent)


def _of_outline(found: re.Match[str], place: Span) -> Problem:
    level = words()[next(each for each in ("LEVEL1", "LEVEL2", "LEVEL3") if found[each])]
    usage, usage_en = (f"{each} {found['name']} {found['points']}分" for each in (level.zh, level.en))
    return MissingWord(span=place, word=level.zh, word_en=level.en, usage=usage, usage_en=usage_en)


def _no_bar(stripped: str, typed: str, line: Span, indent: int) -> Problem | None:
    """A table's line without its first bar, or with blanks instead of bars."""
    if stripped.startswith("|"):
        return None
    gap = _BETWEEN_CELLS.search(typed, indent)
    if "|" in stripped:
        place, usage = _place(line, indent, "|"), f"| {typed.strip()}"
    elif gap is not None and not stripped.startswith(starters()):
        place, usage = line.at(*gap.span()), f"| {' | '.join(_BETWEEN_CELLS.split(typed.strip(BLANKS)))} |"
    else:
        return None
    return MissingWord(span=place, word="|", word_en="|", usage=usage, usage_en=usage)


def _unknown(word: str, typed: str, line: Span, indent: int) -> Problem:
    place, gives, by = _place(line, indent, word), words()["GIVES"].zh, words()["BY"].zh
    whole = _prose(typed, line)
    phrase = line_meant(word)
    meant = "" if "=" in name_meant(word) else name_meant(word)
    if meant and (phrase is None or phrase.found != word):
        return UnknownKeyword(span=place, word=word, near=(f"{gives} {meant}",))
    if phrase is not None and phrase.write == gives and _COMPARES.match(narrow(typed), indent):
        return whole
    if (phrase is None or phrase.write == gives or phrase.found.startswith("得分")) and demanded(typed):
        return whole
    if phrase is not None:
        return phrase.told(_place(line, indent, phrase.found))
    for keyword in sorted(starters(), key=len, reverse=True):
        if not keyword.isascii() and word.startswith(keyword) and not _OF_THIS_YEAR.match(word):
            return GluedKeyword(span=place, keyword=keyword, rest=word.removeprefix(keyword))
    if word.startswith(by) and word != by and word == typed.strip(BLANKS) and not _SENTENCE.search(typed):
        write = f"{gives} {likely_meant(word) or word.removeprefix(by)}"
        return Phrase(word, write, write).told(place)
    if whole.comparison and not _IS.match(narrow(typed), indent + len(word)):
        return whole
    near = near_starters(word)
    if near:
        return UnknownKeyword(span=place, word=word, near=near)
    let, parameter = words()["LET"].zh, words()["PARAMETER"].zh
    usage = f"{let} {typed.strip(BLANKS)}"
    if _IS.match(narrow(typed), indent + len(word)) and reads(usage):
        return Phrase(word, f"{let} {word}", f"{usage}；各处都用的数写 {parameter} 名称 = 数").told(place)
    if _ENDS.search(narrow(typed)):
        usage = typed.strip().replace(word, f"{word}:", 1)
        return MissingWord(span=place, word="：", word_en=":", usage=usage, usage_en=usage)
    if len(word) >= _LONG_WORD or _SENTENCE.search(typed):
        return whole
    return UnknownKeyword(span=place, word=word, near=())


def _prose(typed: str, line: Span) -> Prose:
    text = typed.strip(BLANKS)
    compares = _COMPARISON.search(narrow(text)) is not None and reads(f"{words()['REQUIRE'].zh} {text}")
    return Prose(span=line, text=text, comparison=text if compares else demanded(text))


def _place(line: Span, indent: int, word: str) -> Span:
    return line.at(indent, indent + len(word))


def near_starters(word: str) -> tuple[str, ...]:
    """The keywords, and pairs of them, that a line's first word may be a misspelling of."""
    if len(word) <= _LONGEST_KEYWORD:
        return tuple(difflib.get_close_matches(word, starters(), 2, 0.5))
    pairs = [f"{words()[one].zh} {words()[two].zh}" for one in ("REPLACE", "AMEND", "REMOVE") for two in DECLARED]
    return tuple(difflib.get_close_matches(word, (*pairs, *starters()), 2, 0.6))


@cache
def starters() -> tuple[str, ...]:
    """The words that a line may begin with."""
    return tuple(each.split(" ")[0] for each in spellings(*(name for name in words() if name not in _INNER)))
