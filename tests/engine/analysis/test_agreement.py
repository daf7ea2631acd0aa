"""The checker's reading of conditions and the evaluator's agree: the line said to take a case decides it."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from duheng.analysis.single import Given, score
from duheng.checking.cases.case_sets import CaseSets, numbers_of
from duheng.checking.cases.coverage import coverage
from duheng.checking.cases.questions import Questions
from duheng.checking.check import compile_ruleset
from duheng.checking.reading.files import TextFile, as_text
from duheng.checking.reading.library import Library
from duheng.language.tree import Method, Ruleset
from duheng.language.units import unit
from duheng.language.values import Quantity

HEAD = """\
规则集 990101/2020 「试」
模板 表
    字段 预算数: 金额
    字段 执行数: 金额
    一级 产出 10分，按 甲
    总分 合计（一级.得分）
方法 甲
    令 率 = 执行数 ÷ 预算数
"""
NUMBERS = st.sampled_from(["0%", "50%", "80%", "90%", "100%"])
SIGNS = st.sampled_from(["≥", ">", "≤", "<", "=", "≠"])
COMPARISONS = st.builds("率 {} {}".format, SIGNS, NUMBERS)
INTERVALS = st.builds(
    "率 属于 {}{}, {}{}".format, st.sampled_from("[("), st.sampled_from(["0%", "50%"]), NUMBERS, st.sampled_from("])")
)
ATOMS = st.one_of(COMPARISONS, INTERVALS, st.just("非 率 > 80%"), st.builds("{} < 率".format, NUMBERS))
CONDITIONS = st.one_of(ATOMS, st.builds("{} 且 {}".format, ATOMS, ATOMS), st.builds("{} 或 {}".format, ATOMS, ATOMS))


def compiled(conditions: list[str], last: bool) -> tuple[Ruleset, Method] | None:
    lines = [f"    若 {each} 则 {number}" for number, each in enumerate(conditions)]
    text = HEAD + "\n".join([*lines, *(["    否则 9"] if last else [])]) + "\n"
    file = as_text(text.encode(), "试.rules")
    assert isinstance(file, TextFile)
    made = compile_ruleset(file, Library((), shipped=False))
    return (made.ruleset, made.ruleset.methods[0]) if made.ruleset is not None else None


def line_that_decides(ruleset: Ruleset, method: Method, rate: Fraction) -> int | None:
    yuan = unit("元")
    assert yuan is not None
    cells = {"预算数": Quantity(Fraction(100), yuan, ""), "执行数": Quantity(rate * 100, yuan, "")}
    deciding = score(ruleset, method, Given({"分值": Fraction(10)}, cells)).deciding
    return method.clauses.index(deciding) if deciding is not None else None


@given(st.lists(CONDITIONS, min_size=1, max_size=4), st.booleans())
def test_they_agree(conditions: list[str], last: bool) -> None:
    made = compiled(conditions, last)
    if made is None:
        return
    ruleset, method = made
    asked = Questions(ruleset, {let.name: let.value for let in method.lets})
    for clause in method.clauses:
        if clause.condition is not None:
            asked.ask(clause.condition)
    (question,) = asked.all()
    taken, left = CaseSets(asked, [question]).by_line([clause.condition for clause in method.clauses])
    lines = {case: line for line, cases in enumerate(taken) for case in numbers_of(cases)}
    assert set(numbers_of(left)) == set(range(len(question.answers))) - set(lines)
    decided = []
    for number, answer in enumerate(question.answers):
        assert isinstance(answer, Fraction)
        here = lines.get(number)
        decided.append(line_that_decides(ruleset, method, answer))
        assert here == decided[-1]
    found = coverage(method, ruleset)
    assert set(found.dead) == set(range(len(method.clauses))) - {each for each in decided if each is not None}
    likely = [each for answer, each in zip(question.answers, decided, strict=True) if answer not in question.unlikely]
    assert (found.open is not None) == (None in likely)


@given(st.lists(CONDITIONS, min_size=1, max_size=3), st.fractions(min_value=-1, max_value=3))
def test_a_line_called_dead_takes_nothing(conditions: list[str], rate: Fraction) -> None:
    """Whatever the rate, not only the ones that were tried."""
    made = compiled(conditions, last=True)
    if made is not None:
        ruleset, method = made
        assert line_that_decides(ruleset, method, rate) not in coverage(method, ruleset).dead
