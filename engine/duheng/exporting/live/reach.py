"""What a score was worked out from: the cells that its rules read, followed through the nodes that these ask for.

It follows what rules say, not what a form makes of it: a line that wasn't reached is read too, and so are the cells of
a row that may lend a unit. So whatever can change a score is among the cells, as long as the form's rows stay.
"""

from __future__ import annotations

from collections.abc import Iterable

from duheng.evaluation.checks import demands_of
from duheng.evaluation.scoring.plans import Unplanned
from duheng.evaluation.scoring.score import Scoring
from duheng.evaluation.values.frame import Frame
from duheng.evaluation.values.interpret import Interpreter
from duheng.exporting.layout.shape import Shape
from duheng.exporting.layout.sketch import Key
from duheng.forms.borrowing import measured_fields
from duheng.forms.labels import METHOD, MONEY_UNIT, TITLE, YEAR, row_labels
from duheng.forms.model import FormNode
from duheng.language import builtins, tree
from duheng.language.ranges import Range
from duheng.language.walk import of_method, parts


class Reach:
    """The cells of one score, gathered; ``keys`` are their nodes' paths (empty for the head) and names."""

    def __init__(self, scoring: Scoring) -> None:
        self.scoring = scoring
        self.run: Interpreter = scoring.interpreter
        template = self.run.ruleset.template
        self.fields = {field.name: field for field in template.fields}
        self.measured = measured_fields(template.fields)
        self.meant = row_labels(template).meant
        self.shape = Shape(template, self.run.form.roots)
        self.worth = {rule.level: rule for rule in template.worth}
        unnamed = (key for keys in self.shape.unnamed() for key in keys)
        self.keys: dict[Key, None] = dict.fromkeys([((), MONEY_UNIT), *unnamed])
        self._seen: set[tuple[object, ...]] = set()

    def score(self, node: FormNode) -> None:
        """Take what a node's score comes from."""
        if self._is_new("score", node):
            self._key(node.path, METHOD)
            frame = Frame.of(node)
            if self.scoring.plans.chosen(node) is Unplanned.BY_TABLE:
                self._all((line.condition for line in self.run.ruleset.template.scoring), frame)
            trace = self.scoring.trace(node)
            if trace.method is not None and trace.method.name:
                self._all(of_method(trace.method), frame)
            else:
                self._every(self.shape.of_group(node))
                for child in node.children:
                    self.score(child)
            by_any = trace.method is None and trace.value is not None
            for line in self.run.ruleset.template.scoring if by_any else ():
                if line.method:
                    self._by(line.method, frame)
            if by_any or isinstance(trace.raw, Range) or isinstance(trace.value, Range):
                self.points(node)

    def total(self) -> None:
        """Take what the form's total comes from: its expression, and the checks that lower it."""
        self._all((self.run.ruleset.template.total,), Frame.of(None))
        for demand in demands_of(self.run.ruleset):
            check = demand.check
            if check.veto is not None and check.veto.kind == builtins.FORM_TOTAL:
                nodes = [None] if check.over is None else list(self.run.level(check.over.value))
                for node in nodes:
                    self._all((check.when, check.demand, check.veto.value), Frame.of(node))
                    if demand.of_score and node is not None:
                        self.score(node)

    def points(self, node: FormNode) -> None:
        """Take what says how much a node is worth."""
        if (node.template is not None and node.template.points is not None) or not self._is_new("points", node):
            return
        self._key(node.path, builtins.POINTS_OF)
        rule = self.worth.get(node.level)
        if rule is not None:
            self._all((rule.value,), Frame.of(node))
        self._every(self.shape.of_group(node))
        for child in node.children:
            self.points(child)

    def _is_new(self, what: str, *about: object) -> bool:
        key = (what, *map(id, about))
        new = key not in self._seen
        self._seen.add(key)
        return new

    def _key(self, path: tuple[str, ...], name: str) -> None:
        self.keys |= dict.fromkeys([(path, name), *self.shape.of_cell(path)])

    def _every(self, keys: Iterable[Key]) -> None:
        for path, name in keys:
            self._key(path, name)

    # --- expressions

    def _all(self, expressions: Iterable[tree.Expression | None], frame: Frame) -> None:
        for each in expressions:
            if each is not None:
                self._of(each, frame)

    def _of(self, expression: tree.Expression, frame: Frame) -> None:
        match expression:
            case tree.Read():
                self._read(expression, frame)
            case tree.Built():
                self._built(expression, frame)
            case tree.Named():
                self._named(expression, frame)
            case tree.ScoreBy():
                self._by(expression.method, frame)
            case tree.Aggregate():
                self._aggregate(expression, frame)
            case _:
                self._all(parts(expression), frame)

    def _aggregate(self, aggregate: tree.Aggregate, frame: Frame) -> None:
        self._every(self.shape.of_aggregate(aggregate, self.run, frame))
        for node in self.run.nodes(aggregate, frame):
            self._all(parts(aggregate), Frame(node, frame.this, {}))

    def _read(self, read: tree.Read, frame: Frame) -> None:
        node = None if read.where is tree.Where.FORM else self.run.place(read.place, frame)
        if read.where is not tree.Where.FORM and node is None:
            return
        path = () if node is None else node.path
        for name in self.measured if read.field in self.measured and path else (read.field,):
            field = self.fields[name]
            for each in (name, *(self.meant[label] for label in (*field.signs, *field.units))):
                self._key(path, each)

    def _built(self, built: tree.Built, frame: Frame) -> None:
        if built.name in builtins.OF_FORM:
            if self._is_new("total"):
                self.total()
            return
        node = self.run.place(built.place, frame)
        if node is None:
            return
        if built.name == builtins.POINTS_OF:
            self.points(node)
        elif built.name == builtins.CLAIMED:
            self._key(node.path, builtins.CLAIMED)
        elif built.name in (builtins.SCORE_OF, builtins.APPLIES):
            self.score(node)

    def _named(self, named: tree.Named, frame: Frame) -> None:
        derived = self.run.functions.derived.get(named.name)
        node = self.run.place(named.place, frame) if derived is not None and derived.level else None
        if not self._is_new(named.name, node, frame.this):
            return
        if derived is not None:
            self._of(derived.value, Frame(node, frame.this, {}))
            return
        values = self.run.parameters[named.name].values
        self._all((value for _, value in values), Frame.of(None))
        if len(values) > 1:
            self._key((), YEAR)
            self._key((), TITLE)

    def _by(self, name: str, frame: Frame) -> None:
        if self._is_new(f"method {name}", frame.node):
            self._all(of_method(self.scoring.plans.named(name).method), frame)
