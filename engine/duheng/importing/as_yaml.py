"""An imported form as a YAML file that a person can check and go on with: every value as written.

What wasn't read stands below as comments, with its place, so that it can be copied to where it belongs.
"""

from __future__ import annotations

from duheng.forms.labels import REGION, ROWS, RULESET, TITLE, YEAR
from duheng.forms.yaml_writer import one_line, pairs
from duheng.importing.account import Why
from duheng.importing.read import Imported
from duheng.problems.problem import Language

_FIRST = (TITLE, RULESET, REGION, YEAR)
_TOLD = frozenset((Why.COLUMN, Why.ROW, Why.AGAIN, Why.COVERED, Why.UNPLACED))
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
    lines = [f"# {first.format(file=one_line(form.file))}", *pairs(head, ""), f"{ROWS}:"]
    for row in form.rows:
        shown = list(pairs([(cell.label, cell.text) for cell in row.cells], "    "))
        lines += [f"  - {shown[0].lstrip()}", *shown[1:]]
    if left:
        lines += ["", f"# {last}", *(f"#   {one_line(each.span.inside)}  {one_line(each.text)}" for each in left)]
    return "\n".join(lines) + "\n"
