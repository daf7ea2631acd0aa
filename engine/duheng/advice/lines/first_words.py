"""A line whose first word is no keyword: a number, a sentence, a misspelling, a keyword run into a name."""

from __future__ import annotations

import re
from collections.abc import Callable

from duheng.advice.prose.phrases import Phrase, caps, likely_meant, line_meant, name_meant
from duheng.advice.sentences.demands import demanded
from duheng.advice.slips.starters import near_starters, starters
from duheng.problems.problem import Problem
from duheng.problems.prose import Numbered, Prose
from duheng.problems.syntax import GluedKeyword, MissingWord, UnknownKeyword
from duheng.record import Record
from duheng.source import Span
from duheng.syntax.narrow import BLANKS, narrow
from duheng.syntax.reach import reads
from duheng.syntax.words import NAME_RUN, words

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


class _Line(Record):
    """A line as narrowed, without the ``indent`` before it, and as typed; ``word`` is its first word."""

    text: str
    typed: str
    span: Span
    indent: int
    word: str

    @property
    def whole(self) -> Prose:
        """That the line is a sentence."""
        return _prose(self.typed, self.span)

    @property
    def is_assigned(self) -> bool:
        """Whether an equals sign stands behind its first word."""
        return _IS.match(narrow(self.typed), self.indent + len(self.word)) is not None

    def place(self, found: str) -> Span:
        """Where a text stands that the line begins with."""
        return self.span.at(self.indent, self.indent + len(found))


def first_word_problem(text: str, typed: str, line: Span, start: int) -> Problem | None:
    """What is wrong with a line's first word; None where it is a keyword or the error is further on."""
    stripped = text.lstrip()
    run = _RUN.match(stripped)
    of = _Line(stripped, typed, line, len(text) - len(stripped), run.group() if run else "")
    told = next((problem for look in _BEGINNINGS if (problem := look(of)) is not None), None)
    if told is not None or not of.word or start > of.indent + len(of.word) + 1 or of.word in starters():
        return told
    return next((problem for look in _WORDS if (problem := look(of)) is not None), None) or _unknown(of)


def _headings(line: _Line) -> Problem | None:
    cells = _BETWEEN_CELLS.split(line.typed.strip(BLANKS))
    return line.whole if sum(_HEADING.fullmatch(each) is not None for each in cells) >= _HEADINGS else None


def _no_bar(line: _Line) -> Problem | None:
    """A table's line without its first bar, or with blanks instead of bars."""
    if line.text.startswith("|"):
        return None
    gap = _BETWEEN_CELLS.search(line.typed, line.indent)
    if "|" in line.text:
        place, usage = line.place("|"), f"| {line.typed.strip()}"
    elif gap is not None and not line.text.startswith(starters()):
        place, usage = line.span.at(*gap.span()), f"| {' | '.join(_BETWEEN_CELLS.split(line.typed.strip(BLANKS)))} |"
    else:
        return None
    return MissingWord(span=place, word="|", word_en="|", usage=usage, usage_en=usage)


def _outline(line: _Line) -> Problem | None:
    found = _OUTLINE.match(line.text)
    if found is None:
        return None
    level = next(each for each in ("LEVEL1", "LEVEL2", "LEVEL3") if found[each])
    return _without_level(level, line.place(found.group()), f"{found['name']} {found['points']}分")


def _number(line: _Line) -> Problem | None:
    found = _NUMBERED.match(line.text)
    return Numbered(span=line.place(found.group()), number=found.group().strip()) if found is not None else None


def _level(line: _Line) -> Problem | None:
    """一级指标, 2级."""
    found = _LEVEL.match(line.text)
    if found is None or found.group() in starters():
        return None
    write = f"{_DIGITS.get(found[1], found[1])}级"
    return Phrase(found.group(), write, f"{write} 产出指标").told(line.place(found.group()))


def _points(line: _Line) -> Problem | None:
    """产出指标（50分）."""
    found = _POINTS.match(line.text)
    if found is None or found[1].startswith(starters()):
        return None
    return _without_level("LEVEL1", line.place(found[1]), f"{found[1]} {found[2]}分")


def _without_level(name: str, place: Span, node: str) -> Problem:
    level = words()[name]
    usage, usage_en = f"{level.zh} {node}", f"{level.en} {node}"
    return MissingWord(span=place, word=level.zh, word_en=level.en, usage=usage, usage_en=usage_en)


def _no_word(line: _Line) -> Problem | None:
    is_prose = not line.word and (line.text.startswith(_COMMENTS) or _CLAUSES.match(line.text) is not None)
    return line.whole if is_prose else None


_BEGINNINGS: tuple[Callable[[_Line], Problem | None], ...] = (
    _headings,
    _no_bar,
    _outline,
    _number,
    _level,
    _points,
    _no_word,
)


def _result(line: _Line) -> Problem | None:
    """不得分."""
    phrase, meant = line_meant(line.word), name_meant(line.word)
    if not meant or "=" in meant or (phrase is not None and phrase.found == line.word):
        return None
    return UnknownKeyword(span=line.place(line.word), word=line.word, near=(f"{words()['GIVES'].zh} {meant}",))


def _demand(line: _Line) -> Problem | None:
    """得分不能超过分值."""
    phrase, gives = line_meant(line.word), words()["GIVES"].zh
    if phrase is not None and phrase.write == gives and _COMPARES.match(narrow(line.typed), line.indent):
        return line.whole
    may_demand = phrase is None or phrase.write == gives or phrase.found.startswith("得分")
    return line.whole if may_demand and demanded(line.typed) else None


def _phrase(line: _Line) -> Problem | None:
    phrase = line_meant(line.word)
    is_band = phrase is not None and phrase.write == words()["OTHERWISE"].zh and _ENDS.search(narrow(line.typed))
    return phrase.told(line.place(phrase.found)) if phrase is not None and not is_band else None


def _total_rounded(line: _Line) -> Problem | None:
    """总分保留一位小数."""
    total, said = words()["TOTAL"].zh, narrow(line.typed).strip(BLANKS + "。;")
    rest = said.removeprefix(total).lstrip(" ,:")
    cap = next((each for each in caps() if each.pattern.fullmatch(rest)), None) if said.startswith(total) else None
    places = re.search(r"\d(?= 位小数)", cap.write) if cap is not None else None
    if places is None:
        return None
    write = f"{total} 四舍五入（合计（{words()['LEVEL1'].zh}.得分），{places[0]}）"
    return Phrase(line.typed.strip(BLANKS), write, write).told(line.place(line.typed.strip(BLANKS)))


def _glued(line: _Line) -> Problem | None:
    """A keyword that has run into a name."""
    if _OF_THIS_YEAR.match(line.word):
        return None
    chinese = (each for each in sorted(starters(), key=len, reverse=True) if not each.isascii())
    keyword = next((each for each in chinese if line.word.startswith(each)), "")
    rest = line.word.removeprefix(keyword)
    return GluedKeyword(span=line.place(line.word), keyword=keyword, rest=rest) if keyword else None


def _by_a_score(line: _Line) -> Problem | None:
    """按执行率得分."""
    by, word = words()["BY"].zh, line.word
    if not word.startswith(by) or word == by or word != line.typed.strip(BLANKS) or _SENTENCE.search(line.typed):
        return None
    write = f"{words()['GIVES'].zh} {likely_meant(word) or word.removeprefix(by)}"
    return Phrase(word, write, write).told(line.place(word))


def _comparison(line: _Line) -> Problem | None:
    whole = line.whole
    return whole if whole.comparison and not line.is_assigned else None


def _misspelt(line: _Line) -> Problem | None:
    near = near_starters(line.word)
    return UnknownKeyword(span=line.place(line.word), word=line.word, near=near) if near else None


def _without_let(line: _Line) -> Problem | None:
    """分值合计 = 100."""
    let, parameter = words()["LET"].zh, words()["PARAMETER"].zh
    usage = f"{let} {line.typed.strip(BLANKS)}"
    if not line.is_assigned or not reads(usage):
        return None
    usage = f"{usage}；各处都用的数写 {parameter} 名称 = 数"
    return Phrase(line.word, f"{let} {line.word}", usage).told(line.place(line.word))


def _without_colon(line: _Line) -> Problem | None:
    """优 100 至 90."""
    if _ENDS.search(narrow(line.typed)) is None:
        return None
    usage = line.typed.strip().replace(line.word, f"{line.word}:", 1)
    return MissingWord(span=line.place(line.word), word="：", word_en=":", usage=usage, usage_en=usage)


def _unknown(line: _Line) -> Problem:
    if len(line.word) >= _LONG_WORD or _SENTENCE.search(line.typed):
        return line.whole
    return UnknownKeyword(span=line.place(line.word), word=line.word, near=())


_WORDS: tuple[Callable[[_Line], Problem | None], ...] = (
    _result,
    _demand,
    _phrase,
    _total_rounded,
    _glued,
    _by_a_score,
    _comparison,
    _misspelt,
    _without_let,
    _without_colon,
)


def _prose(typed: str, line: Span) -> Prose:
    text = typed.strip(BLANKS)
    compares = _COMPARISON.search(narrow(text)) is not None and reads(f"{words()['REQUIRE'].zh} {text}")
    return Prose(span=line, text=text, comparison=text if compares else demanded(text))
