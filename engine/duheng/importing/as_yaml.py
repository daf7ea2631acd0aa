"""An imported form as a YAML file that a person can check and go on with: every value as written.

What wasn't read stands below as comments, with its place, so that it can be copied to where it belongs.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from duheng.forms.labels import REGION, ROWS, RULESET, TITLE, YEAR
from duheng.importing.account import Why
from duheng.importing.read import Imported
from duheng.problems.problem import Language

_FIRST = (TITLE, RULESET, REGION, YEAR)
_TOLD = frozenset((Why.COLUMN, Why.ROW, Why.AGAIN, Why.UNPLACED))
_NOTHING = frozenset(("~", "null", "Null", "NULL"))
_TEXT = "tag:yaml.org,2002:str"
_WIDEST = 1_000_000
_HEADS: dict[Language, tuple[str, str]] = {
    "zh": ("由 {file} 读出，内容照原样", "没有读的内容（单元格、原文）："),
    "en": ("Read from {file}, values as written", "Not read (cell, text):"),
}


def as_yaml(imported: Imported, ruleset: str, language: Language = "zh") -> str:
    """The form as the text of a YAML file under the ruleset's id."""
    first, last = _HEADS[language]
    form = imported.form
    head = [(cell.label, cell.text) for cell in form.head]
    if not form.ruleset:
        head.append((RULESET, ruleset))
    head.sort(key=lambda each: _FIRST.index(each[0]) if each[0] in _FIRST else len(_FIRST))
    left = [each for each in imported.left if each.why in _TOLD and not each.label]
    lines = [f"# {first.format(file=_one_line(form.file))}", *pairs(head, ""), f"{ROWS}:"]
    for row in form.rows:
        shown = list(pairs([(cell.label, cell.text) for cell in row.cells], "    "))
        lines += [f"  - {shown[0].lstrip()}", *shown[1:]]
    if left:
        lines += ["", f"# {last}", *(f"#   {_one_line(each.span.inside)}  {_one_line(each.text)}" for each in left)]
    return "\n".join(lines) + "\n"


def pairs(texts: Iterable[tuple[str, str]], indent: str) -> Iterator[str]:
    """``label: text``, with quotation marks only where a text would be read as something else."""
    from yaml import MappingNode, SafeLoader, ScalarNode, serialize

    resolver: Any = SafeLoader("")
    for label, text in texts:
        style = _style(text)
        tag = _TEXT if style else resolver.resolve(ScalarNode, text, (True, False))
        key = ScalarNode(resolver.resolve(ScalarNode, label, (True, False)), label)
        pair = (key, ScalarNode(tag, text, style=style))
        mapping = MappingNode("tag:yaml.org,2002:map", [pair], flow_style=False)
        said = serialize(mapping, allow_unicode=True, width=_WIDEST, indent=2)
        yield from (indent + line if line else line for line in said.rstrip("\n").split("\n"))


def _style(text: str) -> str | None:
    if text in _NOTHING or not text.strip():
        return '"'
    lines = text.split("\n")
    return "|" if len(lines) > 1 and all(line and line == line.strip() for line in lines) else None


def _one_line(text: str) -> str:
    return " ".join("".join(char if char.isprintable() else " " for char in text).split())
