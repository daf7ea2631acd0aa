"""What scoring one form costs in process, with its full explanation; and how checking grows with a ruleset's length."""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path

import pytest

import duheng
from duheng.checking.check import compile_ruleset
from duheng.checking.reading.files import TextFile, as_text
from duheng.checking.reading.library import Library
from duheng.evaluation.evaluate import evaluate_form
from duheng.evaluation.scoring.score import Scoring
from duheng.evaluation.telling.explain import Explainer
from duheng.evaluation.values.interpret import Interpreter
from duheng.forms.bind import bind
from duheng.forms.model import Form, WrittenForm
from duheng.language.tree import Ruleset

ROOT = Path(__file__).parents[2]
FORM = ROOT / "examples" / "01-dawukou" / "form.yaml"
NATIONAL = ROOT / "rulesets" / "000000-national" / "2017.rules"

ROUNDS = 40
SUMMANDS = [Fraction(number, 7) for number in range(1000)]

pytestmark = pytest.mark.bench


def best(action: Callable[[], object], rounds: int = 15) -> float:
    times = []
    for _ in range(rounds):
        start = time.perf_counter()
        action()
        times.append(time.perf_counter() - start)
    return min(times)


def test_one_form(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    form, ruleset = duheng.load_form(FORM), duheng.load_ruleset("640202/2020")
    bound, _ = bind(form, ruleset)
    assert bound is not None
    others = iter([of_other_figures(tmp_path, more) for more in range(1, ROUNDS + 1)])
    actions: dict[str, Callable[[], object]] = {
        "a thousand additions of fractions": lambda: sum(SUMMANDS, Fraction(0)),
        "one form bound to its template": lambda: bind(form, ruleset),
        "its nodes scored and explained": lambda: scored_and_explained(bound, ruleset),
        "the same with ledger and findings": lambda: evaluate_form(bound, ruleset),
        "one form bound and all of that": lambda: duheng.evaluate(form, ruleset),
        "the same, of other figures": lambda: duheng.evaluate(next(others), ruleset),
    }
    times = {name: min(each) for name, each in interleaved(actions).items()}
    unit = times["a thousand additions of fractions"]
    with capsys.disabled():
        print(f"\none form of {len(form.rows)} rows, 640202/2020")
        for name, took in times.items():
            print(f"  {name:34} {1000 * took:6.2f} ms  {took / unit:6.2f}")


def of_other_figures(folder: Path, more: int) -> WrittenForm:
    """A form like this one whose actual values are higher, and weren't read before."""
    place, text = folder / f"{more}.yaml", FORM.read_text(encoding="utf-8")
    place.write_text(re.sub(r"(?<=实际值: )\d+", lambda found: f"{int(found[0]) + more}", text), encoding="utf-8")
    return duheng.load_form(place)


def scored_and_explained(form: Form, ruleset: Ruleset) -> list[str]:
    interpreter = Interpreter(form, ruleset)
    scoring, explainer = Scoring(interpreter), Explainer(interpreter, "zh")
    return [explainer.because(node, scoring.trace(node)) for node in interpreter.everything]


def interleaved(actions: dict[str, Callable[[], object]]) -> dict[str, list[float]]:
    times: dict[str, list[float]] = {name: [] for name in actions}
    for _ in range(ROUNDS):
        for name, action in actions.items():
            times[name].append(best(action, 1))
    return times


def test_checking_grows_with_the_length(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = NATIONAL.read_text(encoding="utf-8")
    method = "\n方法 附加{n}\n    若 实际值 ≥ 指标值 则 分值\n    否则 实际值 ÷ 指标值 × 分值\n    限于 0 至 分值\n    修约 2 位小数\n"
    figures = []
    for methods in (0, 80, 160, 320):
        longer = text + "".join(method.format(n=n) for n in range(methods))
        file = as_text(longer.encode("utf-8"), "long.rules")
        assert isinstance(file, TextFile)
        took = best(lambda file=file: compile_ruleset(file, Library(())), 3)  # type: ignore[misc]
        place = tmp_path / "long.rules"
        place.write_text(longer, encoding="utf-8")
        whole = best(lambda place=place: duheng.check(place), 2)  # type: ignore[misc]
        figures.append((len(file.source.lines), took, whole))
    with capsys.disabled():
        print("")
        for lines, took, whole in figures:
            shares = (f"{1e6 * each / lines:7.1f} µs a line" for each in (took, whole))
            print(
                f"{lines:5d} lines: read and checked {next(shares)}, examples run and inputs tried too {next(shares)}"
            )
