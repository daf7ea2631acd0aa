"""A written form under a ruleset: its cells in the template's fields, its rows in the template's tree.

Problems keep a form from being scored; findings don't. Every label that the template knows ends up somewhere: in the
form's head, in a node, or in a finding that shows its text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from duheng.checking.reading.near import near
from duheng.forms.bare_dates import bare_dates
from duheng.forms.cells import CellReader, blank
from duheng.forms.far_dates import far_dates
from duheng.forms.groups import Groups, add_up
from duheng.forms.labels import CLAIMED_GRADE, CLAIMED_TOTAL, MONEY_UNIT, narrow, row_labels, said
from duheng.forms.model import Cell, Form, FormNode, Written, WrittenForm, all_nodes
from duheng.forms.none_done import none_done
from duheng.forms.rows import UNNAMED, RowBinder
from duheng.forms.scores import read_claim
from duheng.forms.validate import validate
from duheng.language.names import names_of
from duheng.language.tree import Field, Ruleset
from duheng.language.units import MONEY, Unit, unit
from duheng.problems.form_cells import MoneyUnitUnknown, RequiredEmpty
from duheng.problems.problem import Language, Problem
from duheng.problems.severity import Severity
from duheng.source import FileSpan, Span, in_short

_UNITS = ("元", "千元", "万元", "百万元", "亿元")
_BRACKETED = re.compile(r"^\((.+)\)$")


def bind(written: WrittenForm, ruleset: Ruleset, language: Language = "zh") -> tuple[Form | None, tuple[Problem, ...]]:
    """The form under a ruleset, with its findings; None and the problems where it can't be scored.

    Rows without a name get one in the language.
    """
    template = ruleset.template
    read = said(written, template)
    problems = validate(written, read, ruleset)
    if any(problem.level() is Severity.ERROR for problem in problems):
        return None, problems
    findings: list[Problem] = [*written.findings, *problems]
    money_unit = _money_unit(read.head.get(MONEY_UNIT), findings)
    reader = CellReader(money_unit, names_of(ruleset).scales, findings)
    head = _head(read.head, template.fields, reader)
    claimed_total = read_claim(read.head.get(CLAIMED_TOTAL), (), findings)
    groups = Groups(template, findings)
    rows = RowBinder(ruleset, row_labels(template), groups, reader, UNNAMED[language])
    for number, (row, cells) in enumerate(zip(written.rows, read.rows, strict=True), 1):
        rows.bind(number, row, cells)
    groups.complete()
    groups.leave_out_empty()
    for root in groups.roots:
        add_up(root)
    nodes = all_nodes(groups.roots)
    filled = [node for node in nodes if node.cells]
    findings += far_dates(filled, written.year)
    findings += bare_dates(filled, rows.measured)
    findings += none_done(filled, template.fields)
    findings += _required(template.fields, head, nodes, FileSpan(written.file))
    grade = read.head.get(CLAIMED_GRADE)
    claimed_grade = grade.text.strip() if grade and not blank(grade.text) else ""
    order = tuple(each.name for each in ruleset.template.fields)
    return Form(written, head, groups.roots, claimed_total, claimed_grade, money_unit, findings, order), ()


def _head(said: dict[str, Written], fields: Iterable[Field], reader: CellReader) -> dict[str, Cell]:
    wanted = {field.name: field for field in fields if field.level == 0}
    return {name: reader.read(wanted[name], cell) for name, cell in said.items() if name in wanted}


def _money_unit(cell: Written | None, findings: list[Problem]) -> Unit | None:
    if cell is None or blank(cell.text):
        return None
    found = unit(_BRACKETED.sub(r"\1", narrow(cell.text)))
    if found is not None and found.dimension == MONEY:
        return found
    text = in_short(cell.text)
    findings.append(MoneyUnitUnknown(span=cell.span, text=text, near=near(text, _UNITS)))
    return None


def _required(
    fields: Iterable[Field], head: dict[str, Cell], nodes: Iterable[FormNode], whole: Span
) -> Iterable[Problem]:
    """Required fields that are there and say nothing."""
    wanted = [field for field in fields if field.required]
    for field in wanted:
        cell = head.get(field.name)
        if field.level == 0 and (cell is None or not cell.present):
            yield RequiredEmpty(span=cell.span if cell else whole, label=field.name)
    if not any(field.level for field in wanted):
        return
    for node in nodes:
        for field in wanted:
            cell = node.cells.get(field.name)
            if field.level == node.level and (cell is None or not cell.present):
                yield RequiredEmpty(span=cell.span if cell else node.span, path=node.path, label=field.name)
