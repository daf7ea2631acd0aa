"""The plain tree walk: an expression's value for a node of the form.

Values are exact numbers, ranges, texts, truths, and ``Unknown``. Known and unknown go through the same walk: the
operations' meanings work on both, and a condition that can't be told makes both its branches count.
"""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from functools import cached_property
from typing import Any

from duheng.evaluation.values.exact import Exact, Troubles
from duheng.evaluation.values.frame import Frame, Function
from duheng.evaluation.values.functions import functions_of
from duheng.evaluation.values.namesakes import Namesakes
from duheng.forms.model import Cell, Form, FormNode, all_nodes
from duheng.language import tree
from duheng.language.bands import stretch_of
from duheng.language.names import names_of
from duheng.language.operation import TypeFault
from duheng.language.ranges import ANYTHING, UNKNOWN, Cause, Number, Range, Score, Unknown
from duheng.language.reading import reading_of
from duheng.language.types import Type

_HERE, _THIS, _FORM, _PARENT, _NAMED = (
    tree.Root.HERE,
    tree.Root.THIS,
    tree.Root.FORM,
    tree.Root.PARENT,
    tree.Root.NAMED,
)


NOBODY = frozenset[int]()
AggregateType = tuple[Type, list[tuple[TypeFault, tree.Expression]]]
"""The type of an aggregate over nodes of the form, with what is wrong in it."""


class Interpreter:
    """Reads expressions over one form. ``score`` gives the score of a node, ``total`` of the form, when asked.

    ``perhaps_none`` are the identities of the nodes that have been scored and may turn out 不适用.
    """

    def __init__(self, form: Form, ruleset: tree.Ruleset) -> None:
        self.form = form
        self.ruleset = ruleset
        self.year = form.written.year if form.written.year is not None else ruleset.year
        self.kernel = Exact()
        self.functions = functions_of(ruleset)
        self.names = names_of(ruleset)
        self.kinds, self.parameters, self.scales = self.names.kinds, self.names.parameters, self.names.scales
        self._without = NOBODY
        self.score: Callable[[FormNode], Score] = lambda node: ANYTHING
        self.perhaps_none: set[int] = set()
        self.method: Callable[[str, FormNode], Score] = lambda name, node: ANYTHING
        self.total: Callable[[str], Number | Range | str | Unknown] = lambda name: UNKNOWN
        self.empty_aggregates: list[str] = []
        self._levels: dict[int, list[FormNode]] = {}
        self._found: dict[tuple[int, int], list[FormNode]] = {}
        self._found_without = {NOBODY: self._found}
        self._nowhere: list[FormNode] = []
        self.namesakes = Namesakes()
        self.aggregate_types: dict[tuple[int, int, int], AggregateType] = {}
        self._worked_out: dict[tuple[str, int, int, int], tuple[Any, Troubles]] = {}
        self.everything = all_nodes(form.roots)

    @property
    def without(self) -> frozenset[int]:
        """The identities of the nodes that aggregates pass over, but for those below such a node."""
        return self._without

    @without.setter
    def without(self, nodes: frozenset[int]) -> None:
        self._without, self._found = nodes, self._found_without.setdefault(nodes, {})

    @cached_property
    def _unread(self) -> set[Cause]:
        return {(node.path, name) for node in self.everything for name in node.unread}

    @cached_property
    def _above(self) -> dict[int, FormNode]:
        return {id(child): node for node in self.everything for child in node.children}

    @cached_property
    def _by_name(self) -> dict[str, FormNode]:
        return {node.name: node for node in reversed(self.everything) if node.template}

    def value(self, expression: tree.Expression, frame: Frame) -> Any:
        """The value of an expression. Texts with expressions in them are filled in by ``explain``, not here."""
        return self.functions.of(expression)(self, frame)

    # --- reads

    def cell(self, read: tree.Read, frame: Frame) -> Cell | None:
        """The cell a field is read from, None where it is missing."""
        if read.where is tree.Where.FORM:
            return self.form.head.get(read.field)
        node = self.place(read.place, frame)
        return node.cells.get(read.field) if node is not None else None

    def cause(self, read: tree.Read, frame: Frame) -> Cause:
        """What to name where a field's cell is missing."""
        if read.where is tree.Where.FORM:
            return (), read.field
        node = self.place(read.place, frame)
        return (node.path if node is not None else (read.place.name,)), read.field

    def place(self, place: tree.Place, frame: Frame) -> FormNode | None:
        """The node a place means; None for the form itself."""
        root = place.root
        if root is _HERE:
            return frame.node
        if root is _THIS:
            return frame.this
        if root is _PARENT:
            return self._above.get(id(frame.node))
        return None if root is _FORM else self._by_name.get(place.name)

    def once(self, name: str, function: Function, frame: Frame) -> Any:
        """The value of a named expression, worked out once a frame; what went wrong is told at each reading."""
        key = (name, id(frame.node), id(frame.this), id(self._without))
        known = self._worked_out.get(key)
        if known is None:
            known = self._worked_out[key] = self.kernel.apart(lambda: function(self, frame))
        self.kernel.troubles |= known[1]
        return known[0]

    def forget(self) -> None:
        """Work out again what was worked out under a name: the nodes have other scores now."""
        self._worked_out = {}

    def value_where(self, score: Callable[[FormNode], Score], expression: tree.Expression) -> Any:
        """The value of an expression over the form if the nodes had other scores."""
        kept = self.score, self._worked_out, self.perhaps_none
        self.score, self._worked_out, self.perhaps_none = score, {}, set()
        try:
            return self.value(expression, Frame.of(None))
        finally:
            self.score, self._worked_out, self.perhaps_none = kept

    def parameter(self, name: str) -> tree.Expression:
        """The expression of a parameter that holds at the end of the form's year."""
        return self.parameters[name].in_force(self.year)

    def given(self, target: tree.Expression, frame: Frame) -> bool | Unknown:
        """有值 of what is no cell: whether a value is known, be it as a range.

        Of a value that isn't known it is asked why: what it is made of may be missing, so that there is none, or be
        there and can't be read or worked out (8 ÷ 0), so that nobody knows. A score is there though what it is made of
        is missing.
        """
        value = self.value(target, frame)
        if value == ANYTHING and not isinstance(target, tree.Built):
            return UNKNOWN
        if not isinstance(value, Range | Unknown) or not value.causes:
            return not isinstance(value, Unknown)
        partly = isinstance(value, Range) and (value.low is not None or value.high is not None)
        if not all(map(self._is_said, value.causes)):
            return partly and isinstance(target, tree.Built)
        return True if partly else Unknown(value.causes)

    def _is_said(self, cause: Cause) -> bool:
        """Whether the form says anything where a value would be settled."""
        where, name = cause
        cell = self.form.cells_at(where).get(name)
        return (cell is not None and cell.present) or (where, name) in self._unread

    # --- scales

    def labels(self, scale: str, number: Fraction | Range) -> list[str]:
        """The labels of a scale that a number may have, in the scale's order."""
        bands = self.names.intervals[scale]
        return [label for label, interval in bands if self.kernel.within(number, interval) is not False]

    def label(self, scale: str, number: Fraction | Range) -> str | None:
        """The label that a number has for certain; one that may lie beside the scale has none."""
        bands = self.names.intervals[scale]
        return next((label for label, interval in bands if self.kernel.within(number, interval) is True), None)

    def intervals(self, scale: str) -> tuple[tuple[str, Range], ...]:
        """The labels of a scale with their intervals."""
        return tuple(self.names.intervals[scale])

    def is_on(self, scale: str, number: Fraction | Range) -> bool:
        """Whether a number surely has a label of a scale, whichever that is."""
        return self.kernel.within(number, stretch_of(self.scales[scale])) is True

    def band(self, scale: str, label: str) -> tree.Band | None:
        """The band of a scale that a label names, as people read labels."""
        bands, wanted = self.scales[scale].bands, reading_of(label)
        return next((band for band in bands if reading_of(band.label) == wanted), None)

    @property
    def grade_bands(self) -> tuple[tree.Band, ...]:
        """The bands of the scale that the form is graded by, also by a field of its own; none without such a scale."""
        grade, name = self.ruleset.template.grade, self.ruleset.template.grade_scale
        if isinstance(grade, tree.Read):
            name = self.names.fields[grade.field].scale
        scale = self.scales.get(name)
        return scale.bands if scale is not None else ()

    # --- nodes

    def level(self, level: int) -> list[FormNode]:
        """All nodes of a level."""
        found = self._levels.get(level)
        if found is None:
            found = self._levels[level] = [node for node in self.everything if node.level == level]
        return found

    def nodes(self, aggregate: tree.Aggregate, frame: Frame) -> list[FormNode]:
        """The nodes an aggregate runs over."""
        start = frame.node if aggregate.place.root is _HERE else self.start(aggregate, frame)
        if start is None and aggregate.place.root in (_NAMED, _PARENT):
            return self._nowhere
        key = (id(aggregate.over), id(start))
        known = self._found.get(key)
        if known is None:
            known = self._found[key] = self._search(aggregate, start)
        return known

    def start(self, aggregate: tree.Aggregate, frame: Frame) -> FormNode | None:
        """The node below which an aggregate looks, None for the whole form."""
        return None if aggregate.place.root is _FORM else self.place(aggregate.place, frame)

    def _search(self, aggregate: tree.Aggregate, start: FormNode | None) -> list[FormNode]:
        found, without = start.children if start is not None else self.form.roots, self._without
        if aggregate.over is not tree.Over.CHILDREN:
            level = aggregate.over.value
            found = self.level(level) if start is None else [each for each in all_nodes(found) if each.level == level]
        if not without or id(start) in without:
            return found
        return [node for node in found if id(node) not in without]
