"""Sentences of a document that say what is scored when, or what indicators are worth, as the lines of a ruleset.

预算执行率≥90%的得10分；80%≤预算执行率<90%的得8分；低于 …: each part of the sentence is a line of a method, 若 … 则 …, or
否则 …. 产出指标50分、效益指标30分: each is a line of the template.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from duheng.advice.prose.phrases import Phrase
from duheng.advice.sentences.conditions_in_words import SIGN
from duheng.advice.sentences.standards.parts import without_number
from duheng.advice.sentences.standards.reading import WORDY
from duheng.advice.sentences.standards.standard import standard_of
from duheng.advice.slips.mends import mended
from duheng.problems.problem import Problem
from duheng.problems.prose import NEXT_LINE, NEXT_LINE_EN, Prose
from duheng.record import replace
from duheng.source import Span
from duheng.syntax.narrow import BLANKS, narrow
from duheng.syntax.reach import reads
from duheng.syntax.words import spellings, words

_OF_SENTENCES = re.compile(r"[的时]\s*,?\s*(?:[得计记给扣按]|不[得计给扣])")
_WORTH = re.compile(
    r"(?!.*(?:满分|以[上下内]))(?:其中:?)?((?:(?![的为得是扣每占共①-⑳])[^\W\d]){2,12}?)"
    r"(?:的?(?:权重|分值)|占|为|共|:|\()*\s*(\d[\d.]*)\s*分?\)?"
)
_INDICATOR = re.compile("指标|[率度]$")
_ONE_AFTER_ANOTHER = re.compile("[、,;]")
_FORMULA = re.compile(
    r"(?:[该本此]?(?:项|指标)*的?(?:得分|计分|评分|分数)(?:计算)?(?:公式|方法|办法)?\s*[=:为是]\s*|按照?\s*)?"
    r"(?P<formula>\S.*?)\s*(?:计算)?(?:计分|得分|计)?[。;]?"
)
_COMPUTES = re.compile(r"[值率数额分]\W*[×÷*/]|[×÷*/]\W*\w*[值率数额分]")
_FIELDS = re.compile("实际|指标值|目标|分值|得分|自评|全年|年初")
"""What the names of a form's fields begin with, so that they are no indicator's."""
_CELLS = re.compile(r"\t|[ \u3000]{2,}")
"""What stands between the cells of a table that was pasted without its bars."""
_POINTS = re.compile(r"\d[\d.]*分?")
_GIVEN = re.compile(r"\d\s*分|[得计记]满?分|不[得计]分|扣")
"""What a cell says that holds a standard."""
_MOST = 300
"""Characters of a sentence that is looked at."""


def points_when(typed: str, line: Span) -> Problem | None:
    """What is told of a sentence all of whose parts say what is scored when; None for any other line."""
    text = typed.strip(BLANKS)
    if len(text) > _MOST or _begins_with_keyword(text):
        return None
    cells = [each.strip(BLANKS) for each in _CELLS.split(text)]
    said = text if len(cells) == 1 else _of_a_table(cells)
    if not said:
        return None
    standard = standard_of(said)
    told = lines_told(text, standard.lines, line) if standard is not None else None
    if standard is None or told is None:
        return None
    named = "" if _FIELDS.match(standard.named) else standard.named
    return replace(told, field=standard.fields, named=named, row=standard.row)


def _of_a_table(cells: Sequence[str]) -> str:
    """``在职人员控制率（5分）：≦100%，计5分；…`` for a line of a document's table that has the name of an indicator, its
    points and its standard in cells; empty for any other line."""
    points = [number for number, cell in enumerate(cells) if _POINTS.fullmatch(narrow(cell))]
    standards = [each for each, cell in enumerate(cells) if each not in points and _GIVEN.search(narrow(cell))]
    if len(points) != 1 or len(standards) != 1:
        return ""
    name = min(points[0], standards[0]) - 1
    worth = narrow(cells[points[0]]).removesuffix("分")
    return f"{cells[name]}（{worth}分）：{cells[standards[0]]}" if name >= 0 else ""


def worth_in_words(typed: str, line: Span) -> Problem | None:
    """What is told of a sentence that says what several indicators are worth; None for any other line."""
    text, level = typed.strip(BLANKS), words()["LEVEL1"].zh
    said = narrow(text).rstrip("。;")
    for each in (said, said.partition(":")[2]):
        parts = [_WORTH.fullmatch(part.strip()) for part in _ONE_AFTER_ANOTHER.split(each)]
        lines = [f"{level} {part[1]} {part[2]}分" for part in parts if part]
        if len(lines) == len(parts) > 1 and any(part and _INDICATOR.search(part[1]) for part in parts):
            return lines_told(text, lines, line)
    return None


def formula_alone(typed: str, line: Span) -> Problem | None:
    """What is told of a formula without a keyword: 得分=实际值÷指标值×分值; None for any other line."""
    text, gives = typed.rstrip(BLANKS), words()["GIVES"].zh
    begins = len(text) - len(text.lstrip(BLANKS))
    found = _FORMULA.fullmatch(narrow(text), begins)
    if found is None or _begins_with_keyword(text) or not _COMPUTES.search(found["formula"]):
        return None
    write = mended(f"{gives} {text[found.start('formula') : found.end('formula')]}")
    if not write or SIGN.search(narrow(write)) or WORDY.search(write):
        return None
    return Phrase(text[begins:], write, write).told(line.at(begins, len(text)))


def lines_told(text: str, lines: Sequence[str], line: Span, english: Sequence[str] = ()) -> Prose | None:
    """That a sentence may be written as lines of a ruleset, with their ``english`` where it differs; None where one
    can't be read."""
    if not all(map(reads, lines)):
        return None
    return Prose(span=line, text=text, lines=NEXT_LINE.join(lines), lines_en=NEXT_LINE_EN.join(english or lines))


def _begins_with_keyword(text: str) -> bool:
    """Whether a line is a rule's but for a slip; 若 begins a sentence too: 若执行率高于90%的，得10分."""
    first = without_number(text).split()[:1]
    asks = bool(first) and first[0] in words()["IF"].spellings and _OF_SENTENCES.search(narrow(text)) is not None
    return not first or (not asks and first[0] in spellings(*words()))
