"""Pages for officers (``grammar/*.md``) as what they show: blocks of rules, of forms, and what comes of them.

A ``rules`` block is a child of the ruleset that its page shows first, unless it begins with 规则集. It checks without a
word, or a ``check`` block follows with what ``duheng check`` says of it. A ``yaml`` block is a form, scored
by the rules before it under the same heading; the lines of the ``result`` block that follows stand in its report,
blanks aside.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import duheng
from duheng import api
from duheng.problems.language import severity_word
from duheng.problems.problem import Problem
from duheng.record import Record
from duheng.reports import terminal

PAGES = Path(__file__).parents[2] / "grammar"
RULES = "例.rules"
HEAD = "规则集 990101/2024 「例」\n    继承 000000/2024\n"

_FENCE = re.compile(r"^```(\w+)\n(.*?)^```", re.MULTILINE | re.DOTALL)


class Block(Record):
    """A fenced block, with the rules that hold where it stands and the block before it."""

    kind: str
    text: str
    line: int
    rules: str
    before: str
    following: str


def base(page: str) -> str:
    """The ruleset that a page shows first."""
    found = _FENCE.search(page)
    assert found is not None
    return found[2]


def blocks(page: str) -> Iterator[Block]:
    """The fenced blocks of a page; a block of rules replaces the rules before it, and a heading ends them."""
    found = list(_FENCE.finditer(page))
    kinds = [each[1] for each in found]
    rules = ""
    for number, each in enumerate(found):
        between = page[found[number - 1].end() if number else 0 : each.start()]
        rules = each[2] if each[1] == "rules" else "" if "\n## " in between else rules
        before = found[number - 1][2] if number else ""
        line = page[: each.start()].count("\n") + 1
        yield Block(each[1], each[2], line, rules, before, (*kinds, "")[number + 1])


def said(folder: Path, rules: str, first: str) -> list[str]:
    """What checking says of a block of rules: a line a problem, and one for what to do about it."""
    place, above = _put(folder, rules, first)
    return [line for each in api.check(place, folders=[folder]).problems for line in _told(each, above)]


def _told(problem: Problem, above: int) -> Iterator[str]:
    span = problem.span
    assert span is None or span.file.endswith(RULES), "told of another file"
    where = f"第 {span.line - above} 行 " if span else ""
    yield f"{where}{severity_word(problem.level(), 'zh')} {problem.code} {problem.message('zh')}"
    if problem.hint("zh"):
        yield f"    提示：{problem.hint('zh')}"


def report(folder: Path, rules: str, first: str, form: str) -> list[str]:
    """The report on a form, line by line, with one blank where the report has several."""
    place, _ = _put(folder, rules or first, first)
    paper = folder / "表.yaml"
    paper.write_text(form, encoding="utf-8")
    result = duheng.evaluate(duheng.load_form(paper), duheng.load_ruleset(place, folders=[folder]))
    return [" ".join(line.split()) for line in terminal.render(result, "zh", 1000, False, explain=True).splitlines()]


def _put(folder: Path, rules: str, first: str) -> tuple[Path, int]:
    place = folder / RULES
    whole = rules.startswith("规则集")
    if rules != first:
        (folder / "底.rules").write_text(first, encoding="utf-8")
    place.write_text(rules if whole else HEAD + rules, encoding="utf-8")
    return place, 0 if whole else HEAD.count("\n")
