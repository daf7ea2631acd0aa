"""A ruleset's first lines: in force from when to when, and its status."""

from __future__ import annotations

from datetime import date

from duheng.checking.reading.near import near
from duheng.language.builtins import STATUSES
from duheng.problems.heads import PeriodReversed, UnknownStatus, YearApart
from duheng.problems.problem import Problem
from duheng.syntax import written as w

_PROSE = {"未核": "待核", "未核实": "待核", "未核对": "待核", "待审": "待核", "已核实": "已核", "已核对": "已核"}


def check_period(line: w.Line, start: date | None, end: date | None) -> list[Problem]:
    """A period that ends before it begins."""
    if start is None or end is None or start <= end:
        return []
    return [PeriodReversed(span=line.span, start=start.isoformat(), end=end.isoformat())]


def check_year(line: w.Line, id_: str, start: date | None, end: date | None) -> list[Problem]:
    """A ruleset of a year in which it isn't in force."""
    year = id_.partition("/")[2][:4]
    begins, ends = (start.year if start else 0), (end.year if end else 9999)
    reversed_ = start is not None and end is not None and start > end
    if not year.isdigit() or reversed_ or begins <= int(year) <= ends:
        return []
    return [YearApart(span=line.span, id=id_, year=year)]


def status_of(line: w.Line | None) -> tuple[str, list[Problem]]:
    """The status by its Chinese word, empty where there is none, and what is wrong with it."""
    said = w.said(line, w.StatusLine)
    if said is None:
        return "", []
    word = said.word
    chinese = next((zh for zh, en in STATUSES.items() if word.text in (zh, en)), "")
    if chinese:
        return chinese, []
    meant = _PROSE.get(word.text)
    likely = (meant,) if meant else near(word.text, (*STATUSES, *STATUSES.values()), 1)
    allowed, allowed_en = tuple(STATUSES), tuple(STATUSES.values())
    return "", [UnknownStatus(span=word.span, word=word.text, allowed=allowed, allowed_en=allowed_en, near=likely)]
