"""Live formulas: the scores of a form as formulas of a sheet, so that who changes a value sees its effect.

A formula means what the row's rule means for the form as it is: it reads the numbers of cells, and takes over what no
number says (units, the sign of a target, whether it is words). Where a cell it needs is empty or isn't a number, and
where the rule leaves the score to a person, it shows the word for an open score, never a number. Every formula is
worked out exactly for what the form says now and held against the engine; where the two differ there is none.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from fractions import Fraction

from duheng.evaluation.evaluate import Evaluation
from duheng.evaluation.result import Result
from duheng.evaluation.telling.wanted import Wanted, named
from duheng.evaluation.values.exact import causes_of
from duheng.exporting.live.scores import LiveScores, Scored
from duheng.exporting.live.sheet_cells import SheetCells
from duheng.exporting.live.total import total_of_form
from duheng.exporting.terms.kinds import UNKNOWN, Said
from duheng.exporting.terms.text import formula_of
from duheng.exporting.terms.unlive import Unlive
from duheng.exporting.terms.value import value_of
from duheng.forms.model import FormNode
from duheng.language.ranges import ANYTHING, Range
from duheng.problems.problem import Problem
from duheng.record import Record

_LONGEST = 8192
_DEEPEST = 60
_LONGEST_TEXT = 255
_MOST_ARGUMENTS = 255
_SHEET = re.compile(r"'(?:[^'\"]|'')*'!")


class Live(Record):
    """A formula, without the leading ``=``."""

    formula: str


class NotLive(Record):
    """Why a score has no formula. ``differs``: one was made, and gave something else than the engine.

    ``formula`` shows the score as long as the cells that it came from stay as they are. It is empty where there are no
    such cells, and where none can say that (``unguarded``), so that the sheet must leave the score open.
    """

    zh: str
    en: str
    differs: bool = False
    formula: str = ""
    unguarded: bool = False


def formulas_of(
    evaluation: Evaluation, result: Result, cells: SheetCells, open_word: str, inapplicable: str
) -> dict[tuple[str, ...], Live | NotLive]:
    """The formula of every node's score and, at path ``()``, of the total, for a form that was evaluated.

    ``cells`` are those of the form in the sheet. An open score is shown as ``open_word``, that of a node which doesn't
    apply as ``inapplicable``.
    """
    evaluation.interpreter.without = evaluation.outside
    scores = LiveScores(evaluation, cells, open_word, inapplicable)
    found = {node.path: _of_node(node, scores) for node in evaluation.interpreter.everything}
    total = result.total.low if result.total.low == result.total.high else ANYTHING
    return {**found, (): _written(total_of_form(evaluation, scores), total, scores)}


def _of_node(node: FormNode, scores: LiveScores) -> Live | NotLive:
    made: Scored | Unlive
    try:
        made = scores.of(node)
    except Unlive as reason:
        made = reason
    trace = scores.scoring.trace(node)
    if node.span is not None and isinstance(made, Scored) and isinstance(made.term, Fraction) and not made.conditions:
        return NotLive("这一行没有能改变得分的数", "no number on the form changes this score")
    return _written(made, trace.value, scores, trace.problems, node.path)


def _written(
    made: Scored | Unlive,
    value: Fraction | Range | None,
    scores: LiveScores,
    problems: Sequence[Problem] = (),
    path: tuple[str, ...] = (),
) -> Live | NotLive:
    """The formula of what was made, if it is right for the form as it is; ``value`` is the engine's."""
    if isinstance(made, Unlive):
        return NotLive(made.zh, made.en)
    if made.term is UNKNOWN and not problems and scores.shown(value) != scores.open_word:
        return NotLive(
            "单位不同，改了数就可能要合在一起算", "once numbers change, unlike units may have to be combined"
        )
    if made.term is UNKNOWN:
        return _left_open(problems, named(causes_of(value), path, scores.form))
    if isinstance(made.term, Said) and not made.conditions:
        return NotLive("这一行不适用", "the row doesn't apply")
    shown, worked_out = scores.shown(value), value_of(made.guarded, scores.cells.holds)
    if worked_out is None and shown != scores.open_word:
        return NotLive(
            "规则不看缺的内容也能定分，公式不能", "the rule needs nothing of what is missing here, a formula would"
        )
    if worked_out is not None and worked_out != shown:
        return NotLive("公式与系统计分不一致，没有写", "the formula would give another score", differs=True)
    formula = formula_of(made.term, made.conditions, scores.open_word)
    if not fits(formula):
        return NotLive("公式太长，表格软件不收", "the formula is longer than spreadsheets take")
    return Live(formula)


def _left_open(problems: Sequence[Problem], wanted: Wanted) -> NotLive:
    if problems:
        return NotLive(problems[0].message("zh"), problems[0].message("en"))
    if wanted.fields:
        return NotLive(f"缺 {'、'.join(wanted.fields)}", f"{', '.join(wanted.fields_en)} missing")
    return NotLive(
        "规则把这个得分留给人定，填什么数都不能定分", "the rule leaves this score to a person, whatever the numbers"
    )


def fits(formula: str) -> bool:
    """Whether spreadsheets take a formula: its length, how deeply brackets are nested, how many arguments a function
    has, the length of its texts.
    """
    parts = _SHEET.sub("", formula).split('"')
    arguments, deepest, most = [1], 0, 0
    for sign in "".join(parts[::2]):
        if sign == "(":
            arguments.append(1)
        elif sign == ")":
            arguments.pop()
        elif sign == ",":
            arguments[-1] += 1
        deepest, most = max(deepest, len(arguments) - 1), max(most, arguments[-1])
    longest_text = max(map(len, parts[1::2]), default=0)
    within = deepest <= _DEEPEST and most <= _MOST_ARGUMENTS
    return within and len(formula) <= _LONGEST and longest_text <= _LONGEST_TEXT
