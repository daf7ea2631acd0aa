"""The tree as meant: a ruleset after inheritance, with names resolved and types known.

Two storeys. The scoring tree says which nodes a form has, what they are worth and by which method each is scored.
The expressions inside methods are a few closed kinds; everything that computes all its arguments is a ``Call`` of an
operation (see ``operation``), everything that doesn't is a kind of its own. Everything that computes — the evaluator
now, columns and proofs later — reads this tree and nothing else.

Every construct carries the span of the line it came from, which may lie in a parent ruleset's file.
"""

from __future__ import annotations

from datetime import date
from enum import Enum
from fractions import Fraction
from operator import itemgetter

from duheng.language.types import FieldKind, Type
from duheng.language.units import Unit
from duheng.problems.severity import Severity
from duheng.record import Record, field
from duheng.source import Span


def _span() -> Span:
    return field(compare=False)  # type: ignore[no-any-return]


class Where(Enum):
    """Where a field's value lives: in the node being scored, or in the head of the form."""

    NODE = "node"
    FORM = "form"


class Root(Enum):
    """Where a path of nodes starts: here, the form, the row a check is about, the node above, or one by its name."""

    HERE = "下级"
    FORM = "全表"
    THIS = "本行"
    PARENT = "上级"
    NAMED = "名称"


class Place(Record):
    """A node, by name where ``root`` is NAMED."""

    root: Root
    name: str = ""


HERE = Place(Root.HERE)


class Literal(Record):
    """A number in base units, a text or a truth; ``text`` as written."""

    value: Fraction | str | bool
    text: str
    span: Span = _span()


class Read(Record):
    """A field of the template, read in a node or in the form's head."""

    field: str
    where: Where
    place: Place
    span: Span = _span()


class Built(Record):
    """What every node has: 分值, 得分, 名称, 自评得分, 适用; and 总分 of the form."""

    name: str
    place: Place
    span: Span = _span()


class Local(Record):
    """A ``令`` of the same method."""

    name: str
    span: Span = _span()


class Named(Record):
    """A parameter or a derived field: an expression declared once under a name."""

    name: str
    place: Place
    span: Span = _span()


class ScoreBy(Record):
    """The result of another method for the same node."""

    method: str
    span: Span = _span()


class Attribute(Record):
    """``.值``, ``.方向`` … of a target or a quantity."""

    target: Expression
    name: str
    span: Span = _span()


class Call(Record):
    """An operation with its arguments; ``operation`` is the row's key."""

    operation: str
    arguments: tuple[Expression, ...]
    span: Span = _span()


class Every(Record):
    """且: all of them, stopping at the first that isn't."""

    parts: tuple[Expression, ...]
    span: Span = _span()


class Some(Record):
    """或: any of them, stopping at the first that is."""

    parts: tuple[Expression, ...]
    span: Span = _span()


class Given(Record):
    """有值 (``wanted``) and 为空."""

    target: Expression
    wanted: bool
    span: Span = _span()


class Between(Record):
    """An interval: ``[80%, 95%)``."""

    low: Expression
    high: Expression
    low_open: bool
    high_open: bool
    span: Span = _span()


class LabelOf(Record):
    """The label of the scale in which a number falls: ``评价等级[总分]``."""

    scale: str
    number: Expression
    span: Span = _span()


class IntervalOf(Record):
    """The interval of a label: ``完成情况[完成档次]``."""

    scale: str
    label: Expression
    span: Span = _span()


class Over(Enum):
    """Which nodes an aggregate takes: the children, or all of a level below."""

    CHILDREN = 0
    LEVEL1 = 1
    LEVEL2 = 2
    LEVEL3 = 3
    LEVEL4 = 4


class Aggregate(Record):
    """合计, 平均, 最大, 最小, 个数, 任一, 全部 over nodes; ``item`` and ``condition`` are read in each of them."""

    function: str
    place: Place
    over: Over
    item: Expression | None
    condition: Expression | None
    span: Span = _span()


class Undetermined(Record):
    """待定: a range and the reason, where a rule leaves the score to a person."""

    interval: Expression
    reason: Expression
    span: Span = _span()


class NotApplicable(Record):
    """不适用: the node has no score and loses nothing."""

    span: Span = _span()


class Template(Record):
    """A text with expressions in it: ``「实为 {合计（三级.分值）} 分」``. Texts and expressions alternate."""

    parts: tuple[str | Expression, ...]
    span: Span = _span()


Expression = (
    Literal
    | Read
    | Built
    | Local
    | Named
    | ScoreBy
    | Attribute
    | Call
    | Every
    | Some
    | Given
    | Between
    | LabelOf
    | IntervalOf
    | Aggregate
    | Undetermined
    | NotApplicable
    | Template
)


class Let(Record):
    """令 name = value."""

    name: str
    value: Expression
    span: Span = _span()


class Clause(Record):
    """若 condition 则 result; no condition for 否则, 得 and 其他. ``text`` is the line as written."""

    condition: Expression | None
    result: Expression
    text: str
    span: Span = _span()


class Clamp(Record):
    """限于 low 至 high."""

    low: Expression
    high: Expression
    span: Span = _span()


class Round(Record):
    """修约 places 位小数; ``operation`` is the rounding operation's key."""

    places: int
    operation: str
    span: Span = _span()


class Example(Record):
    """例: inputs as written, and the expected points as written."""

    inputs: tuple[tuple[str, str], ...]
    expected: str
    text: str
    span: Span = _span()


class Method(Record):
    """How a node is scored: the first clause that applies gives a value, then clamped and rounded as written."""

    name: str
    note: str
    authority: str
    authority_file: str
    lets: tuple[Let, ...]
    clauses: tuple[Clause, ...]
    finish: tuple[Clamp | Round, ...]
    examples: tuple[Example, ...]
    span: Span = _span()


class Band(Record):
    """One line of a scale, its ends in base units."""

    label: str
    low: Fraction
    high: Fraction
    low_open: bool
    high_open: bool
    text: str
    span: Span = _span()


class Scale(Record):
    """档位: labels and their intervals, in the order written."""

    name: str
    bands: tuple[Band, ...]
    type: Type
    span: Span = _span()

    @property
    def labels(self) -> tuple[str, ...]:
        """The labels of its bands."""
        return tuple(band.label for band in self.bands)


class Parameter(Record):
    """参数: a constant, or several with the date from which each holds (None: from the start)."""

    name: str
    values: tuple[tuple[date | None, Expression], ...]
    span: Span = _span()

    def in_force(self, year: int) -> Expression:
        """The value that holds at the end of a year; where none does yet, the first."""
        holding = [(day or date.min, value) for day, value in self.values if day is None or day.year <= year]
        return max(holding, key=itemgetter(0))[1] if holding else self.values[0][1]


class Field(Record):
    """字段: a cell of the form's head (``level`` 0) or of the rows of a level.

    ``columns`` are what forms print above it, ``rows`` what they print before it where it stands in a table of its own
    (年度资金总额), ``signs`` and ``units`` the columns beside it that hold the sign and the unit of its value.
    """

    name: str
    level: int
    kind: FieldKind
    scale: str
    required: bool
    columns: tuple[str, ...]
    unit: Unit | None
    span: Span = _span()
    rows: tuple[str, ...] = ()
    signs: tuple[str, ...] = ()
    units: tuple[str, ...] = ()


class Derived(Record):
    """字段 name = expression."""

    name: str
    level: int
    value: Expression
    span: Span = _span()


class Node(Record):
    """A named node of the template: 一级 产出指标 50分. ``rows`` are other names that forms print before its cells;
    ``points_at`` is where its points stand."""

    level: int
    name: str
    points: Fraction | None
    method: str | None
    outside: bool
    children: tuple[Node, ...]
    span: Span = _span()
    repeated: bool = False
    rows: tuple[str, ...] = ()
    points_at: Span | None = field(default=None, compare=False)


class Assignment(Record):
    """A line of 计分: the first whose condition holds gives a row its method (None: 不适用)."""

    condition: Expression | None
    method: str | None
    text: str
    span: Span = _span()


class FormTemplate(Record):
    """模板: the form's fields, its nodes, and how rows, total and grade are found.

    ``level_columns`` are, by level, what forms print above the names of its nodes (三级指标), and
    ``points_columns`` what they print above 分值 besides (指标权重), where that is said.
    """

    name: str
    fields: tuple[Field, ...]
    derived: tuple[Derived, ...]
    nodes: tuple[Node, ...]
    row_level: int
    free_methods: bool
    scoring: tuple[Assignment, ...]
    total: Expression
    grade: Expression | None
    grade_scale: str
    span: Span = _span()
    worth: tuple[Derived, ...] = ()
    level_columns: tuple[tuple[str, ...], ...] = ()
    points_columns: tuple[str, ...] = ()


class Veto(Record):
    """则 总分 0, 则 等级 差: what a check that fails does to the result. ``kind`` is 总分 or 等级."""

    kind: str
    value: Expression
    span: Span = _span()


class Check(Record):
    """校验: a demand on the form, for the whole of it or for each node of a level."""

    name: str
    note: str
    authority: str
    over: Over | None
    when: Expression | None
    demand: Expression
    message: Template | None
    severity: Severity
    veto: Veto | None
    span: Span = _span()


class Link(Record):
    """One ruleset of the chain of 继承: its id, file, the SHA-256 of the file's bytes, and its own 依据."""

    id: str
    file: str
    sha256: str
    authority: str = ""


class Ruleset(Record):
    """An effective ruleset: everything that holds after inheritance. ``chain`` starts with the ruleset itself.

    Its 依据, 适用 and 状态 stand at ``authority_at``, ``effective_at`` and ``status_at``.
    """

    id: str
    title: str
    authority: str
    note: str
    status: str
    effective_from: date | None
    effective_to: date | None
    chain: tuple[Link, ...]
    parameters: tuple[Parameter, ...]
    scales: tuple[Scale, ...]
    methods: tuple[Method, ...]
    template: FormTemplate
    checks: tuple[Check, ...]
    span: Span = _span()
    authority_at: Span | None = field(default=None, compare=False)
    effective_at: Span | None = field(default=None, compare=False)
    status_at: Span | None = field(default=None, compare=False)

    @property
    def year(self) -> int:
        """The year of its id, by which forms are scored that state none; 1, the first that dates have, for a year 0."""
        return max(1, int(self.id.partition("/")[2][:4]))
