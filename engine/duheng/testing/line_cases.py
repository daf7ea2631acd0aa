"""The lines of a method's table of boundaries as cases, for methods that look at other rows.

Such a method can't be tried on one node alone, so what is changed in it is tried on the settings that its table has:
rows on and beside every edge. A line that no longer holds notices the change.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain, starmap

from duheng.analysis.inputs import Inputs
from duheng.analysis.witness import Witness, shown, witness
from duheng.language import tree
from duheng.problems.problem import Problem
from duheng.source import NOWHERE
from duheng.testing import case_keys as keys
from duheng.testing.boundaries import Boundary, boundaries_of
from duheng.testing.boundary_sheets import quoted
from duheng.testing.cases import MethodCase
from duheng.testing.one_row import OneRow
from duheng.testing.other_rows import inputs_and_rows, names_rows, written_rows
from duheng.testing.said import unplaced


def cases_of(ruleset: tree.Ruleset, method: tree.Method) -> list[MethodCase]:
    """The cases of a method's table: those with a certain score and nothing below zero come first."""
    rows = sorted(boundaries_of(ruleset, method).rows, key=_is_unlikely)
    return [_case(method.name, row) for row in rows]


def _is_unlikely(row: Boundary) -> bool:
    numbers = (part for _, text in row.cells for part in text.replace("；", " ").replace("，", " ").split())
    return not row.gives.replace(".", "").isdigit() or any(each.startswith("-") for each in numbers)


def _case(method: str, row: Boundary) -> MethodCase:
    said = inputs_and_rows((unplaced(name), unplaced(text)) for name, text in row.cells)
    assert not isinstance(said, Problem)
    inputs, others = said
    return MethodCase(method, NOWHERE, unplaced(method), inputs, unplaced(row.gives), others=others)


def witness_or_line(one: tree.Ruleset, before: tree.Method, two: tree.Ruleset, after: tree.Method) -> Witness | None:
    """An input on which two versions of a method differ, with other rows where it looks at some."""
    found = witness(one, before, two, after)
    if found is not None or (Inputs(one, before).alone and Inputs(two, after).alone):
        return found
    for case in chain.from_iterable(starmap(cases_of, ((one, before), (two, after)))):
        first, second = _value(one, before, case), _value(two, after, case)
        if first is not None and second is not None and first != second:
            return Witness("，".join(_told(name, text) for name, text in _said(case)), first, second)
    return None


def _told(name: str, text: str) -> str:
    if not names_rows(name):
        return f"{name} {text}"
    return f"{name}「{text}」" if text else f"没有{name}"


def _value(ruleset: tree.Ruleset, method: tree.Method, case: MethodCase) -> str | None:
    """What a method gives for a case, as people read it; None where the case can't be tried."""
    row = OneRow(ruleset, method, case.inputs, case.others)
    if row.problems:
        return None
    tried = row.run()
    return None if tried.not_computed(NOWHERE) is not None else shown(tried.trace.value)


def line_of(case: MethodCase) -> str:
    """A case as a line of a file of cases: - {名称: 木桶的边界, 方法: 木桶, 输入: {三级: 得分 3；得分 4, 分值: 10}, 得: 3}."""
    inputs = ", ".join(f"{quoted(name)}: {quoted(text)}" for name, text in _said(case))
    method = quoted(case.method.text)
    name = quoted(f"{case.method.text}的边界")
    gives = quoted(case.expected.text)
    return f"- {{{keys.NAME}: {name}, {keys.METHOD}: {method}, {keys.INPUTS}: {{{inputs}}}, {keys.GIVES}: {gives}}}"


def _said(case: MethodCase) -> Iterator[tuple[str, str]]:
    for rows in case.others:
        yield rows.said.text, written_rows([(each.name, each.text) for each in row] for row in rows.rows)
    yield from ((each.name, each.text) for each in case.inputs)
