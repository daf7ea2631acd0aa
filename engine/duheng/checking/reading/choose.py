"""Which ruleset holds in a region and a year, and why.

From the district to the city, the province and the nation; in each, the latest ruleset that was in force in that year.
"""

from __future__ import annotations

import re

from duheng.checking.reading.files import TextFile, read_text
from duheng.checking.reading.library import Entry, Library
from duheng.problems.problem import Problem
from duheng.record import Record
from duheng.syntax.narrow import narrow

NATION = "000000"
_EFFECTIVE = re.compile(
    r"\s*(?:适用|effective)[ \t]*:?[ \t]*(\d{4})\D[-\d月日]*[ \t]*(?:(?:至|到|to)[ \t]*(\d{4})|(?:起|from)(?!\w))"
)


class Choice(Record):
    """A ruleset (``entry.id``) and why it was taken; ``passed`` are the regions that had none, ``unread`` files that
    can't be read."""

    entry: Entry
    region: str
    year: int
    passed: tuple[str, ...]
    unread: tuple[Problem, ...] = ()

    def why(self, language: str) -> str:
        """The reason in one sentence."""
        mine = self.entry.id.partition("/")[0]
        if language == "zh":
            unread = "".join(f"；没有考虑：{each.message('zh')}" for each in self.unread)
            passed = f"{'、'.join(self.passed)} 没有 {self.year} 年适用的规则集；" if self.passed else ""
            return f"{passed}取 {mine} 在 {self.year} 年适用的最近一个：{self.entry.id}（{self.entry.file}）{unread}"
        unread = "".join(f"; left out: {each.message('en')}" for each in self.unread)
        passed = f"none in force in {self.year} for {', '.join(self.passed)}; " if self.passed else ""
        return f"{passed}the latest in force in {self.year} for {mine}: {self.entry.id} ({self.entry.file}){unread}"


def regions_of(code: str) -> tuple[str, ...]:
    """A region's code and those above it, nearest first: 640202, 640200, 640000, 000000."""
    return tuple(dict.fromkeys((code, f"{code[:4]}00", f"{code[:2]}0000", NATION)))


def choose(region: str, year: int, library: Library) -> Choice | None:
    """The ruleset for a region and year, None where not even the nation has one."""
    entries = library.entries()
    passed: list[str] = []
    for code in regions_of(region):
        mine = [entry for entry in entries if entry.id.startswith(f"{code}/") and "-" not in entry.id]
        holding = [(_year(entry), entry) for entry in mine if _in_force(entry, year)]
        if holding:
            best = max(holding, key=lambda pair: (pair[0] <= year, pair[0] if pair[0] <= year else -pair[0]))
            return Choice(best[1], region, year, tuple(passed), library.unread())
        passed.append(code)
    return None


def _year(entry: Entry) -> int:
    return int(entry.id.partition("/")[2][:4])


def _in_force(entry: Entry, year: int) -> bool:
    file = read_text(entry.place, entry.file)
    if not isinstance(file, TextFile):
        return False
    found = next(filter(None, (_EFFECTIVE.match(narrow(line)) for line in file.source.lines)), None)
    if found is None:
        return _year(entry) == year
    start, end = int(found.group(1)), found.group(2)
    return start <= year and (end is None or year <= int(end))
