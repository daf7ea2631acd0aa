"""What scoring one form costs in process, with its full explanation; and how checking grows with a ruleset's length."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import pytest

import duheng
from duheng.checking.check import compile_ruleset
from duheng.checking.files import TextFile, as_text
from duheng.checking.library import Library

ROOT = Path(__file__).parents[2]
FORM = ROOT / "examples" / "01-dawukou" / "form.yaml"
NATIONAL = ROOT / "rulesets" / "000000-national" / "2017.rules"

pytestmark = pytest.mark.bench


def best(action: Callable[[], object], rounds: int = 15) -> float:
    times = []
    for _ in range(rounds):
        start = time.perf_counter()
        action()
        times.append(time.perf_counter() - start)
    return min(times)


def test_one_form(capsys: pytest.CaptureFixture[str]) -> None:
    form, ruleset = duheng.load_form(FORM), duheng.load_ruleset("640202/2020")
    took = best(lambda: duheng.evaluate(form, ruleset))
    with capsys.disabled():
        print(f"\none form bound, scored, explained, checked {1000 * took:6.1f} ms ({len(form.rows)} rows)")


def test_checking_grows_with_the_length(capsys: pytest.CaptureFixture[str]) -> None:
    text = NATIONAL.read_text(encoding="utf-8")
    method = "\n方法 附加{n}\n    若 实际值 ≥ 指标值 则 分值\n    否则 实际值 ÷ 指标值 × 分值\n    限于 0 至 分值\n    修约 2 位小数\n"
    figures = []
    for methods in (0, 80, 160, 320):
        longer = text + "".join(method.format(n=n) for n in range(methods))
        file = as_text(longer.encode("utf-8"), "long.rules")
        assert isinstance(file, TextFile)
        took = best(lambda file=file: compile_ruleset(file, Library(())), 3)  # type: ignore[misc]
        figures.append((len(file.source.lines), took))
    with capsys.disabled():
        print("")
        for lines, took in figures:
            print(f"checking {lines:5d} lines {1000 * took:8.1f} ms   {1e6 * took / lines:6.1f} µs a line")
