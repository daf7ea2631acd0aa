"""Random forms for every shipped ruleset: values on and beside the numbers that its rules name, and changes to them.

The same number gives the same form, always.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from functools import cache
from itertools import islice
from random import Random

import duheng
from duheng.analysis.inputs import Inputs
from duheng.analysis.single import Given
from duheng.analysis.trials import Trials
from duheng.evaluation.evaluate import evaluate_form
from duheng.evaluation.result import State
from duheng.forms.bind import bind
from duheng.forms.model import Form, Written, WrittenForm, WrittenRow
from duheng.language.builtins import CLAIMED, LEVELS, POINTS_OF
from duheng.language.decimal import decimal_text
from duheng.language.tree import Node, Ruleset
from duheng.language.types import Direction, FieldKind
from duheng.source import Span

Cells = dict[str, str]
_AT = Span("form.yaml", 1)
_NUMBER = re.compile(r"-?[0-9]+(?:\.[0-9]+)?")
_DIRECTIONS = (Direction.POSITIVE, Direction.NEGATIVE, Direction.EQUAL)
_FILLED = {
    FieldKind.TEXT: "某",
    FieldKind.MONEY: "100",
    FieldKind.TRUTH: "否",
    FieldKind.LABEL: "",
    FieldKind.NUMBER: "1",
}
_POINTS = ("10", "5", "3.33", "4", "2.5", "7", "0", "1.7", "20")
_SHARES = tuple(
    map(Fraction, ("0", "0.5", "0.595", "0.6", "0.7999", "0.8", "0.999", "1", "1.05", "1.15", "1.2", "1.3", "2"))
)
_PER_METHOD = 400


class Texts:
    """A form as texts: its head, and its rows."""

    def __init__(self, head: Cells, rows: list[Cells]) -> None:
        self.head = head
        self.rows = rows

    def bound(self, ruleset: Ruleset) -> Form:
        """The form under a ruleset."""
        rows = tuple(WrittenRow(_cells(row), Span("form.yaml", at)) for at, row in enumerate(self.rows, 2))
        written = WrittenForm("", "form.yaml", "", "", "", None, _cells(self.head), rows)
        form, problems = bind(written, ruleset)
        assert form is not None, [each.message("zh") for each in problems]
        return form


def _cells(said: Cells) -> tuple[Written, ...]:
    return tuple(Written(label, text, _AT, _AT) for label, text in said.items())


@cache
def ruleset_of(which: str) -> Ruleset:
    return duheng.load_ruleset(which)


@cache
def _pool(which: str) -> tuple[tuple[str, Given], ...]:
    """Inputs of every method, on and beside the numbers of its rule."""
    ruleset = ruleset_of(which)
    found = []
    for method in ruleset.methods:
        trials = Trials(Inputs(ruleset, method))
        for direction in _DIRECTIONS:
            given = [*islice(trials.singly(direction), _PER_METHOD), *islice(trials.pairs(direction), _PER_METHOD)]
            given += islice(trials.gaps(direction), _PER_METHOD // 8)
            found += [(method.name, each) for each in given]
    return tuple(found)


def form_of(which: str, number: int) -> Texts:
    """The form of a number."""
    random, ruleset = Random(f"{which} {number}"), ruleset_of(which)
    template = ruleset.template
    fields = {field.name: field for field in template.fields}
    head = {field.name: _FILLED[field.kind] for field in template.fields if field.required and not field.level}
    if any(field.kind is FieldKind.MONEY and field.unit is None for field in template.fields):
        head["金额单位"] = random.choice(["万元", "元"])
    rows = []
    for at, above in enumerate(_places(template.nodes, template.row_level, random)):
        method, given = random.choice(_pool(which))
        row = dict(above)
        if LEVELS[template.row_level] not in row and len(above) == template.row_level - 1:
            row[LEVELS[template.row_level]] = f"指标{at}"
        row |= {name: value.text for name, value in given.cells.items() if fields[name].level == len(row)}
        head |= {name: value.text for name, value in given.cells.items() if not fields[name].level}
        claim = given.numbers.get(CLAIMED)
        row[POINTS_OF] = random.choice(_POINTS) if random.random() < 0.97 else ""
        row[CLAIMED] = decimal_text(
            claim if claim is not None else Fraction(row[POINTS_OF] or "1") * random.choice(_SHARES)
        )
        if template.free_methods and random.random() < 0.4 and len(row) > template.row_level:
            row["计分方法"] = method
        rows.append(row)
    return _mostly_settled(Texts(head, rows), ruleset, random)


def _mostly_settled(texts: Texts, ruleset: Ruleset, random: Random) -> Texts:
    """Without most of the rows whose score is open, since one of them leaves all sums open."""
    result = evaluate_form(texts.bound(ruleset), ruleset)
    open_ = {node.path for node in result.nodes if node.state is State.UNDETERMINED}
    rows = [row for row in texts.rows if _path(row) not in open_ or random.random() < 0.04]
    return Texts(texts.head, rows or texts.rows)


def _path(row: Cells) -> tuple[str, ...]:
    return tuple(row[level] for level in LEVELS[1:] if level in row)


def _places(nodes: tuple[Node, ...], bottom: int, random: Random) -> Iterator[Cells]:
    """The names by level above some rows: below groups, and rows that the template has itself."""
    for node in nodes:
        name = {LEVELS[node.level]: node.name}
        if node.level == bottom or (node.method is not None and not node.children):
            yield name
        elif node.level == bottom - 1:
            yield from (dict(name) for _ in range(random.choice((0, 1, 2, 3, 4))))
        elif not node.children:
            yield from (name | {LEVELS[level]: "组" for level in range(node.level + 1, bottom)} for _ in range(2))
        for below in _places(node.children, bottom, random):
            yield name | below


def changed(which: str, number: int, texts: Texts) -> Texts:
    """The same form with other numbers of the same kinds, some cells emptied, some tiers changed."""
    random, ruleset = Random(f"{which} {number} changed"), ruleset_of(which)
    kinds = {field.name: field.kind for field in ruleset.template.fields} | {POINTS_OF: FieldKind.NUMBER}
    kinds[CLAIMED] = FieldKind.NUMBER
    labels = [band.label for scale in ruleset.scales for band in scale.bands]

    def other(name: str, text: str) -> str:
        kind = kinds.get(name)
        if kind is FieldKind.LABEL:
            return random.choice([text, "", *labels])
        if kind is FieldKind.TRUTH:
            return random.choice(["是", "否", text])
        if kind in (None, FieldKind.TEXT) or len(_NUMBER.findall(text)) != 1:
            return text
        if kind is not FieldKind.TARGET and random.random() < 0.05:
            return ""
        return _NUMBER.sub(lambda found: decimal_text(Fraction(found[0]) * random.choice(_SHARES)), text)

    head = {name: other(name, text) for name, text in texts.head.items()}
    return Texts(head, [{name: other(name, text) for name, text in row.items()} for row in texts.rows])
