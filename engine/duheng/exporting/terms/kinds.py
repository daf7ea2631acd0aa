"""What a sheet's formula is made of: numbers and truths that cells will have, joined by Python's own operators.

The meanings of operations are written once, over operators and a kernel. Given terms instead of numbers they make
terms, and so the formula of a rule comes from the same rows as its score. What no cell changes is folded while the term
is made: a ``Fraction`` stays one as long as it meets only fractions, and factors (万元, %) are moved outwards until they
cancel, so that ``35万元 ÷ 64.22万元`` divides two cells.

A term has a value or none: a cell that holds no number, a division by zero, or what a rule leaves open has none, and
nothing that is worked out of it has one.

Terms are of two kinds, numbers and truths (those about cells are in ``truths``), so that the type checker finds one
where the other belongs. What has no value is of both.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from duheng.record import Record

ONE = Fraction(1)
ZERO = Fraction(0)


class Term(Record):
    """A value that cells decide."""


class TruthTerm(Term):
    """A truth that cells decide."""


class NumberTerm(Term):
    """A number that cells decide. Arithmetic makes longer terms."""

    def __add__(self, other: Number) -> Number:
        return added(self, other)

    def __radd__(self, other: Number) -> Number:
        return added(other, self)

    def __sub__(self, other: Number) -> Number:
        return added(self, -other)

    def __rsub__(self, other: Number) -> Number:
        return added(other, -self)

    def __mul__(self, other: Number) -> Number:
        return multiplied(self, other)

    def __rmul__(self, other: Number) -> Number:
        return multiplied(other, self)

    def __neg__(self) -> Number:
        return scaled(-ONE, self)

    def __abs__(self) -> Number:
        factor, inner = split(self)
        if inner is None or inner is UNKNOWN:
            return scaled(abs(factor), inner)
        return scaled(abs(factor), Function("ABS", (inner,)))


class Unknown(NumberTerm, TruthTerm):
    """What has no value whatever the cells hold: a rule leaves it to a person."""


UNKNOWN = Unknown()


class Said(Term):
    """A word in place of a number: a node that doesn't apply."""

    text: str


class Reading(NumberTerm):
    """The number in a cell; none where the cell holds something else or nothing."""

    address: str


class Edged(NumberTerm):
    """A bound's number where the bound leaves it out: in comparisons it lies just above (1) or below it (-1)."""

    term: Number
    side: int


class Beyond(NumberTerm):
    """A number known only to lie beyond another one: above it or below it (``upwards``), the number itself left out
    where ``open``. Comparisons may still be certain; anything else has no value."""

    term: Number
    upwards: bool
    open: bool


class Scaled(NumberTerm):
    """A term times a fixed number that is neither 0 nor 1."""

    factor: Fraction
    term: NumberTerm


class Operation(NumberTerm):
    """``+``, ``*`` or ``/`` of two terms or numbers."""

    sign: str
    left: Number
    right: Number


class Function(NumberTerm):
    """MAX, MIN or ABS."""

    name: str
    arguments: tuple[Number, ...]


class Rounded(NumberTerm):
    """A term at ``places`` decimals; modes as in ``language.operations.rounding``."""

    term: NumberTerm
    places: int
    mode: str


class Total(NumberTerm):
    """The sum of cells; a cell with a word beside its address may hold that word, and then counts for nothing."""

    cells: tuple[tuple[str, str], ...]


class Chosen(Term):
    """One of two by a truth; ``truths.chosen`` makes it."""

    truth: TruthTerm
    then: Value
    other: Value


class ChosenTruth(Chosen, TruthTerm):
    """One of two truths."""

    then: Truth
    other: Truth


class ChosenNumber(Chosen, NumberTerm):
    """One of two numbers."""

    then: Number
    other: Number


class ChosenScore(Chosen):
    """One of two scores at least one of which may be a word."""

    then: Score
    other: Score


Truth = bool | TruthTerm
Number = Fraction | NumberTerm
Score = Fraction | NumberTerm | Said | ChosenScore
"""What a method gives: a number, or the word of a node that doesn't apply."""
Value = Fraction | bool | Term
"""What a formula is made of."""


# --- making terms


def split(value: Number) -> tuple[Fraction, NumberTerm | None]:
    """A number or term as a fixed factor and what it multiplies; of a fixed number the factor is all."""
    if isinstance(value, Fraction):
        return value, None
    if isinstance(value, Edged):
        return split(value.term)
    if isinstance(value, Beyond):
        return ONE, UNKNOWN
    return (value.factor, value.term) if isinstance(value, Scaled) else (ONE, value)


def scaled(factor: Fraction, inner: Number | None) -> Number:
    """A factor times a term; ``inner`` None is 1."""
    if inner is None:
        return factor
    own, core = split(inner)
    factor = factor * own
    if core is None:
        return factor
    if core is UNKNOWN:
        return UNKNOWN
    if factor == 0:
        return ZERO
    return core if factor == 1 else Scaled(factor, core)


def added(left: Number, right: Number) -> Number:
    """The sum of two numbers or terms."""
    (one, first), (two, second) = split(left), split(right)
    if UNKNOWN in (first, second):
        return UNKNOWN
    if first is None:
        return one + two if second is None else _added_number(one, two, second, before=True)
    if second is None:
        return _added_number(two, one, first, before=False)
    if one == two:
        return scaled(one, Operation("+", first, second))
    return Operation("+", scaled(one, first), scaled(two, second))


def total_of(items: Sequence[Number]) -> Number:
    """The sum of many, put together by halves, so that a term is never as deep as a form is long."""
    if len(items) < 2:
        return items[0] if items else ZERO
    half = len(items) // 2
    return added(total_of(items[:half]), total_of(items[half:]))


def _added_number(number: Fraction, factor: Fraction, term: NumberTerm, *, before: bool) -> Number:
    if number == 0:
        return scaled(factor, term)
    if factor in (1, -1):
        whole = scaled(factor, term)
        return Operation("+", number, whole) if before else Operation("+", whole, number)
    return scaled(factor, _added_number(number / factor, ONE, term, before=before))


def multiplied(left: Number, right: Number) -> Number:
    """The product of two numbers or terms."""
    (one, first), (two, second) = split(left), split(right)
    if UNKNOWN in (first, second):
        return UNKNOWN
    if first is None or second is None:
        return scaled(one * two, second if first is None else first)
    return scaled(one * two, Operation("*", first, second))


def divided(left: Number, right: Number) -> Number:
    """The quotient of two numbers or terms; unknown where the divisor surely is zero."""
    (one, first), (two, second) = split(left), split(right)
    if UNKNOWN in (first, second) or two == 0:
        return UNKNOWN
    if second is None:
        return scaled(one / two, first)
    return scaled(ONE if first is None else one / two, Operation("/", one / two if first is None else first, second))


def furthest(name: str, left: Number, right: Number) -> Number:
    """MAX or MIN of two numbers or terms."""
    (one, first), (two, second) = split(left), split(right)
    if UNKNOWN in (first, second):
        return UNKNOWN
    if first is None and second is None:
        return max(one, two) if name == "MAX" else min(one, two)
    common = one if second is not None and first is not None and one == two else ONE
    if common < 0:
        common = ONE
    parts = (scaled(one / common, first), scaled(two / common, second))
    return scaled(common, Function(name, tuple(each for part in parts for each in _flat(name, part))))


def _flat(name: str, part: Number) -> tuple[Number, ...]:
    return part.arguments if isinstance(part, Function) and part.name == name else (part,)


def inside(term: Term) -> Iterator[Term]:
    """The terms directly inside a term."""
    for name in term.__names__:
        value = getattr(term, name)
        yield from (each for each in (value if isinstance(value, tuple) else (value,)) if isinstance(each, Term))


# --- what an expression must be where it stands, which the rules of types hold for a ruleset


def as_number(value: object) -> Number:
    """A value where a number belongs."""
    if not isinstance(value, Fraction | NumberTerm):
        raise TypeError(f"{value!r} is no number")
    return value


def as_truth(value: object) -> Truth:
    """A value where a truth belongs."""
    if not isinstance(value, bool | TruthTerm):
        raise TypeError(f"{value!r} is no truth")
    return value


def as_score(value: object) -> Score:
    """A value where what a method gives belongs."""
    return value if isinstance(value, Said | ChosenScore) else as_number(value)
