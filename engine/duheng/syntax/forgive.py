"""The punctuation of prose that means nothing here: a line is read as if it weren't there.

Everything keeps its length, so that places stay true. Quoted texts are never touched, and nothing is forgiven that
could be read in two ways: a colon after a scale's label or a field's name keeps its meaning.
"""

from __future__ import annotations

import re
from functools import cache

_NO_LABELS = (
    "RULESET EXTENDS AUTHORITY EFFECTIVE STATUS NOTE REPLACE AMEND REMOVE PARAMETER SCALE METHOD TEMPLATE CHECK IF "
    "OTHERWISE GIVES LET CLAMP ROUND EXAMPLE LEVEL1 LEVEL2 LEVEL3 LEVEL4 FIELD SCORING TOTAL GRADE FOR_EACH WHEN "
    "REQUIRE MESSAGE SEVERITY"
).split()
"""Keywords that begin a line and that nobody would take for the label of a scale's line."""
_DECLARED = ("PARAMETER", "SCALE", "METHOD", "TEMPLATE", "CHECK")
_LEVELS = ("LEVEL1", "LEVEL2", "LEVEL3", "LEVEL4")
_QUOTED = r'「[^」]*」|『[^』]*』|[“”][^“”]*[“”]|"[^"]*"'
_NAME = rf"(?:[^\W\d][\w·]*|{_QUOTED})"
_AT_END = re.compile(r"[。;；]\s*$")
_SEPARATOR = re.compile(r"\s*\|?(?:\s*:?-{2,}:?\s*\|)+(?:\s*:?-{2,}:?)?\s*")


def forgiven(narrowed: str) -> str:
    """A narrowed line without the punctuation of prose: colons after keywords, a full stop at its end."""
    line = _blank(_AT_END, narrowed)
    line = _blank(_after_first_words(), _blank(_after_first_words(), line))
    line = _blank(_at_the_end_of_a_heading(), line)
    line = _blank(_before_points(), line)
    line = _blank(_before_total(), line)
    line = _blank(_before_result(), line)
    line = _inside(line)
    found = _before_value().match(line)
    return f"{line[: found.end() - 1]}={line[found.end() :]}" if found else line


def is_separator(narrowed: str) -> bool:
    """Whether a line only draws the rule below a table's head, as Markdown does: ``| --- | --- |``."""
    return _SEPARATOR.fullmatch(narrowed) is not None


def _blank(pattern: re.Pattern[str], line: str) -> str:
    """The line with blanks for what is found: its group, or all of it where it has none."""
    found = pattern.search(line)
    if found is None:
        return line
    start, end = found.span(1 if pattern.groups else 0)
    return line[:start] + " " * (end - start) + line[end:]


def _inside(line: str) -> str:
    """Blanks for colons after keywords inside the line, and for what stands between quoted texts."""
    return _within().sub(_without_last, line)


def _without_last(found: re.Match[str]) -> str:
    kept: str | None = found[1]
    return found[0][:-1] + " " if kept is None else kept + " " * (len(found[0]) - len(kept))


def _spellings(*terminals: str) -> str:
    from duheng.syntax.words import words

    found = sorted((each for name in terminals for each in words()[name].spellings), key=len, reverse=True)
    return "(?:" + "|".join(re.escape(each).replace(r"\ ", r"\s+") for each in found) + ")"


@cache
def _after_first_words() -> re.Pattern[str]:
    return re.compile(rf"^\s*(?:{_modified(*_DECLARED, 'FIELD', *_LEVELS)}|{_spellings(*_NO_LABELS)})\s*(:)")


@cache
def _at_the_end_of_a_heading() -> re.Pattern[str]:
    return re.compile(rf"^\s*(?:{_modified(*_DECLARED)}|{_spellings(*_DECLARED, *_LEVELS)})\s[^:]*(:)\s*$")


def _modified(*terminals: str) -> str:
    return rf"{_spellings('REPLACE', 'AMEND', 'REMOVE')}\s*{_spellings(*terminals)}"


@cache
def _before_points() -> re.Pattern[str]:
    return re.compile(rf"^\s*{_spellings(*_LEVELS)}\s+{_NAME}\s*(:)\s*[\d(]")


@cache
def _before_total() -> re.Pattern[str]:
    return re.compile(rf"^\s*{_spellings('TOTAL', 'GRADE', 'GIVES')}\s*(=)")


@cache
def _before_result() -> re.Pattern[str]:
    """``则 得分 = 分值``: a result is never a comparison."""
    return re.compile(
        rf"(?:(?<!\w){_spellings('THEN', 'OTHERWISE')}|^\s*{_spellings('GIVES')})[\s,:]*((?:得分|score)\s*=)"
    )


@cache
def _before_value() -> re.Pattern[str]:
    replace, keywords = _spellings("REPLACE"), _spellings("PARAMETER", "LET")
    return re.compile(rf"^\s*(?:{replace}\s*)?{keywords}\s+{_NAME}\s*:")


@cache
def _within() -> re.Pattern[str]:
    inner = _spellings("THEN", "OTHERWISE", "GIVES", "UNTIL", "BY")
    options = _spellings("COLUMN", "ROW", "SIGN_COLUMN", "UNIT_COLUMN", "UNIT_OF")
    between = r"(?:\s*、(?=\s*[「“\"]))?"
    return re.compile(rf"({_QUOTED}){between}|(?:(?<!\w){inner}|,\s*{options})\s*:")
