"""The operations' rows: their samples hold on the exact reading, and they notice when a meaning is changed."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from typing import Any

import pytest

from duheng.checking.check import compile_ruleset
from duheng.checking.names.resolve import Resolver
from duheng.checking.names.scope import Context, Vocabulary
from duheng.checking.reading.files import TextFile, as_text
from duheng.checking.reading.library import Library
from duheng.checking.types.declared import Declared
from duheng.checking.types.infer import infer
from duheng.evaluation.values.exact import Exact
from duheng.evaluation.values.frame import Frame
from duheng.evaluation.values.interpret import Interpreter
from duheng.forms.model import Form, WrittenForm
from duheng.language import operations, tree
from duheng.language.decimal import decimal_text
from duheng.language.operation import Operation, Sample
from duheng.language.operations import BY_KEY, ROWS
from duheng.language.ranges import Range, Unknown
from duheng.problems.problem import Problem
from duheng.record import replace
from duheng.syntax.parse import parse_expression
from duheng.syntax.stop import Stop

Meaning = Callable[..., Any]

RULESET = """\
规则集 999999/2020 「空」

模板 表
    一级 甲 100分
    总分 合计（一级.得分）
"""

SAMPLES = [pytest.param(row, sample, id=f"{row.key}:{sample.expression}") for row in ROWS for sample in row.samples]


@pytest.fixture(scope="module")
def interpreter() -> Interpreter:
    file = as_text(RULESET.encode(), "空.rules")
    assert isinstance(file, TextFile)
    ruleset = compile_ruleset(file, Library()).ruleset
    assert ruleset is not None
    form = Form(WrittenForm("", "", "", "", "", None, (), ()), {}, [], None, "", None)
    return Interpreter(form, ruleset)


def resolved(text: str) -> tree.Expression:
    written = parse_expression("样.rules", 1, text, 1)
    assert not isinstance(written, Stop | Problem), written
    resolver = Resolver(Vocabulary())
    made = resolver.expression(written, Context(0))
    assert resolver.problems == []
    return made


def shown(value: Any) -> str:
    match value:
        case bool():
            return "是" if value else "否"
        case Range(low=None) | Range(high=None) | Unknown():
            return "待定"
        case Range():
            left, right = "(" if value.low_open else "[", ")" if value.high_open else "]"
            return f"{left}{shown(value.low)}, {shown(value.high)}{right}"
        case Fraction():
            return decimal_text(value)
        case _:
            return str(value)


def result(interpreter: Interpreter, sample: Sample) -> str:
    return shown(interpreter.value(resolved(sample.expression), Frame.of(None)))


@pytest.mark.parametrize(("row", "sample"), SAMPLES)
def test_sample_holds(interpreter: Interpreter, row: Operation, sample: Sample) -> None:
    assert result(interpreter, sample) == sample.result


@pytest.mark.parametrize(("row", "sample"), SAMPLES)
def test_sample_is_of_its_own_row(row: Operation, sample: Sample) -> None:
    names = (*row.zh, *row.en)
    assert any(name in sample.expression for name in names)


@pytest.mark.parametrize(("row", "sample"), SAMPLES)
def test_sample_has_a_type(interpreter: Interpreter, row: Operation, sample: Sample) -> None:
    faults: list[object] = []
    infer(resolved(sample.expression), Declared(interpreter.ruleset), lambda fault, at: faults.append(fault))
    assert faults == []


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.key)
def test_row_is_complete(row: Operation) -> None:
    assert len(row.samples) >= 2
    assert row.zh
    assert row.en
    zh, divided, en = row.doc.partition("| ")
    assert divided
    assert zh.strip()
    assert en.strip()


def test_every_truth_row_has_a_sample_of_each_truth() -> None:
    truths = {row.key: {sample.result for sample in row.samples} for row in ROWS}
    told = {key: found for key, found in truths.items() if found & {"是", "否"}}
    assert {key for key, found in told.items() if found != {"是", "否"}} == set()
    assert len(told) == 9


# --- mutation: a changed meaning must break one of the row's own samples

MUTANTS: dict[str, list[Meaning]] = {
    "add": [lambda k, a, b: a - b, lambda k, a, b: a, lambda k, a, b: b, lambda k, a, b: a * b],
    "subtract": [lambda k, a, b: b - a, lambda k, a, b: a + b, lambda k, a, b: abs(a - b), lambda k, a, b: a],
    "multiply": [lambda k, a, b: a + b, lambda k, a, b: k.divide(a, b), lambda k, a, b: a, lambda k, a, b: b],
    "divide": [
        lambda k, a, b: k.divide(b, a),
        lambda k, a, b: a * b,
        lambda k, a, b: k.round(k.divide(a, b), Fraction(12), "half_up"),
        lambda k, a, b: k.divide(a, b) if b != 0 else Fraction(0),
        lambda k, a, b: k.divide(a, b) if b != 0 else Fraction(1),
    ],
    "negate": [lambda k, a: a, lambda k, a: -abs(a), lambda k, a: abs(a)],
    "absolute": [lambda k, a: a, lambda k, a: -a, lambda k, a: -abs(a), lambda k, a: k.most(a, Fraction(0))],
    "most": [
        lambda k, *all_: all_[0],
        lambda k, *all_: all_[-1],
        lambda k, *all_: min(all_),
        lambda k, *all_: max(map(abs, all_)),
        lambda k, *all_: max(all_[:2]),
        lambda k, *all_: max(Fraction(0), *all_),
    ],
    "least": [
        lambda k, *all_: all_[0],
        lambda k, *all_: all_[-1],
        lambda k, *all_: max(all_),
        lambda k, *all_: min(map(abs, all_)),
        lambda k, *all_: min(all_[:2]),
        lambda k, *all_: min(Fraction(0), *all_),
    ],
    "equal": [
        lambda k, a, b: not k.equal(a, b),
        lambda k, a, b: a == b,
        lambda k, a, b: True,
        lambda k, a, b: not k.less(a, b) if isinstance(a, Fraction) else k.equal(a, b),
        lambda k, a, b: not k.less(b, a) if isinstance(a, Fraction) else k.equal(a, b),
        lambda k, a, b: k.equal(a, b) or not isinstance(a, Fraction),
    ],
    "unequal": [
        lambda k, a, b: k.equal(a, b),
        lambda k, a, b: True,
        lambda k, a, b: k.less(a, b),
        lambda k, a, b: k.less(b, a),
        lambda k, a, b: a != b,
    ],
    "greater": [lambda k, a, b: k.less(a, b), lambda k, a, b: not k.less(a, b), lambda k, a, b: not k.equal(a, b)],
    "at_least": [
        lambda k, a, b: k.less(b, a),
        lambda k, a, b: not k.less(b, a),
        lambda k, a, b: k.less(a, b),
        lambda k, a, b: k.equal(a, b),
    ],
    "less": [lambda k, a, b: k.less(b, a), lambda k, a, b: not k.less(b, a), lambda k, a, b: not k.equal(a, b)],
    "at_most": [
        lambda k, a, b: k.less(a, b),
        lambda k, a, b: not k.less(a, b),
        lambda k, a, b: k.less(b, a),
        lambda k, a, b: k.equal(a, b),
    ],
    "within": [
        lambda k, a, b: not k.within(a, b),
        lambda k, a, b: k.within(a, Range(b.low, b.high)),
        lambda k, a, b: k.within(a, Range(b.low, b.high, True, True)),
        lambda k, a, b: k.within(a, Range(b.low, b.high, b.high_open, b.low_open)),
        lambda k, a, b: k.within(a, Range(None, b.high, False, b.high_open)),
        lambda k, a, b: k.within(a, Range(b.low, None, b.low_open, False)),
    ],
    "count": [
        lambda k, *all_: Fraction(len(all_)),
        lambda k, *all_: Fraction(len(all_) - sum(all_)),
        lambda k, *all_: Fraction(any(all_)),
    ],
    "outside": [
        lambda k, a, b: k.within(a, b),
        lambda k, a, b: not k.within(a, Range(b.low, b.high)),
        lambda k, a, b: not k.within(a, Range(b.low, b.high, True, True)),
    ],
    "not": [lambda k, a: a, lambda k, a: True, lambda k, a: False],
}


def _rounding(mode: str, places: int = 0) -> Meaning:
    return lambda k, number, digits: k.round(number, digits + places, mode)


def _to_infinity(k: Exact, number: Fraction, places: Fraction) -> Fraction:
    return -_to_minus_infinity(k, -number, places)


def _to_minus_infinity(k: Exact, number: Fraction, places: Fraction) -> Fraction:
    return k.round(number, places, "up" if number < 0 else "down")


def _half_towards_infinity(k: Exact, number: Fraction, places: Fraction) -> Fraction:
    scale = 10 ** int(places)
    return Fraction((number * scale + Fraction(1, 2)).__floor__(), scale)


MODES = ("half_up", "half_even", "down", "up")
for _key, _own in (
    ("round_half_up", "half_up"),
    ("round_half_even", "half_even"),
    ("round_down", "down"),
    ("round_up", "up"),
):
    MUTANTS[_key] = [
        *(_rounding(mode) for mode in MODES if mode != _own),
        _rounding(_own, -1),
        _rounding(_own, 1),
        _to_infinity,
        _to_minus_infinity,
        _half_towards_infinity,
        lambda k, number, places: number,
    ]

EACH = [pytest.param(key, mutant, id=f"{key}-{n}") for key, found in MUTANTS.items() for n, mutant in enumerate(found)]


def test_every_row_is_mutated() -> None:
    assert set(MUTANTS) == set(BY_KEY)


@pytest.mark.parametrize(("key", "mutant"), EACH)
def test_own_samples_notice_a_changed_meaning(
    interpreter: Interpreter, monkeypatch: pytest.MonkeyPatch, key: str, mutant: Meaning
) -> None:
    row = BY_KEY[key]
    monkeypatch.setitem(operations.BY_KEY, key, replace(row, meaning=mutant))
    assert any(_differs(interpreter, sample) for sample in row.samples)


def _differs(interpreter: Interpreter, sample: Sample) -> bool:
    try:
        return result(interpreter, sample) != sample.result
    except (TypeError, ZeroDivisionError, ValueError):
        return True
