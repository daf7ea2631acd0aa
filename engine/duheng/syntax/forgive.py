"""The punctuation of prose that means nothing here: a line is read as if it weren't there.

Everything keeps its length, so that places stay true. Quoted texts are never touched, and nothing is forgiven that
could be read in two ways: a colon after a scale's label or a field's name keeps its meaning.
"""

from __future__ import annotations

import re
from functools import cache

from duheng.syntax.narrow import QUOTED, narrow
from duheng.syntax.words import DECLARED, LEVELS, choice

_NO_LABELS = (
    "RULESET EXTENDS AUTHORITY EFFECTIVE STATUS NOTE REPLACE AMEND REMOVE PARAMETER SCALE METHOD TEMPLATE CHECK IF "
    "OTHERWISE GIVES LET CLAMP ROUND EXAMPLE LEVEL1 LEVEL2 LEVEL3 LEVEL4 FIELD SCORING TOTAL GRADE FOR_EACH WHEN "
    "REQUIRE MESSAGE SEVERITY"
).split()
"""Keywords that begin a line and that nobody would take for the label of a scale's line."""
_NAME = rf"(?:[^\W\d][\w·]*|{QUOTED.pattern})"
_AT_END = re.compile(r"[。;；]\s*$")
_DASH = re.compile(rf"({QUOTED.pattern})|(?<!—)——(?!—)")
"""Chinese keyboards write a dash as two signs by one key, which is one minus: 目标 —— 实际, | —— |."""
_SEPARATOR = re.compile(r"\s*\|?(?:\s*:?-{2,}:?\s*\|)+(?:\s*:?-{2,}:?)?\s*")


def forgiven(typed: str) -> str:
    """A line, narrowed, without prose's punctuation: colons after keywords, a full stop at its end, half a dash."""
    line = narrow(_DASH.sub(lambda found: found[1] or "— ", typed))
    for pattern in _meaningless():
        line = _blank(pattern, line)
    line = _within().sub(_without_last, line)
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


def _without_last(found: re.Match[str]) -> str:
    kept: str | None = found[1]
    return found[0][:-1] + " " if kept is None else kept + " " * (len(found[0]) - len(kept))


@cache
def _meaningless() -> tuple[re.Pattern[str], ...]:
    """What is blanked, one after the other: a result, as in ``则 得分 = 分值``, is never a comparison."""
    modified = rf"{choice('REPLACE', 'AMEND', 'REMOVE')}\s*"
    first = rf"^\s*(?:{modified}{choice(*DECLARED, 'FIELD', *LEVELS)}|{choice(*_NO_LABELS)})\s*(:)"
    heading = rf"^\s*(?:{modified}{choice(*DECLARED)}|{choice(*DECLARED, *LEVELS)})\s[^:]*(:)\s*$"
    points = rf"^\s*{choice(*LEVELS)}\s+{_NAME}\s*(:)\s*[\d(]"
    total = rf"^\s*{choice('TOTAL', 'GRADE', 'GIVES')}\s*(=)"
    result = rf"(?:(?<!\w){choice('THEN', 'OTHERWISE')}|^\s*{choice('GIVES')})[\s,:]*((?:得分|score)\s*=)"
    return _AT_END, *map(re.compile, (first, first, heading, points, total, result))


@cache
def _before_value() -> re.Pattern[str]:
    replace, keywords = choice("REPLACE"), choice("PARAMETER", "LET")
    return re.compile(rf"^\s*(?:{replace}\s*)?{keywords}\s+{_NAME}\s*:")


@cache
def _within() -> re.Pattern[str]:
    """Colons after keywords inside the line, and what stands between quoted texts."""
    inner = choice("THEN", "OTHERWISE", "GIVES", "UNTIL", "BY")
    options = choice("COLUMN", "ROW", "SIGN_COLUMN", "UNIT_COLUMN", "POINTS_COLUMN", "UNIT_OF")
    between = r"(?:\s*、(?=\s*[「“\"]))?"
    return re.compile(rf"({QUOTED.pattern}){between}|(?:(?<!\w){inner}|,\s*{options})\s*:")
