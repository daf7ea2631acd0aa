"""Every score can be defended by its sentence: what it says is true, and what it ends with is the score.

A reader who knows nothing of the engine (``reasons/``) works out what the sentences say, in both languages, on every
shipped ruleset with every example and published form, and on random ones. What he can't read is counted.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cache
from pathlib import Path
from random import Random

import pytest
from tests.laws.anything import Anything
from tests.laws.meaning.texts import SPELLINGS, Texts, form_text
from tests.laws.reasons.numbers import Number
from tests.laws.reasons.sentences import Facts, Reading, read
from tests.laws.test_meaning import made

import duheng
from duheng.evaluation.result import NodeResult, Result, State
from duheng.problems.evaluation import NodeCycle
from duheng.problems.problem import Language

ROOT = Path(__file__).parents[2]
RULESETS = sorted([*(ROOT / "rulesets").glob("*/*.rules"), *(ROOT / "examples").glob("*/*.rules")])
FORMS = sorted([*(ROOT / "tests/rulesets/forms").glob("*.yaml"), *(ROOT / "examples").glob("*/form.yaml")])
LANGUAGES: tuple[Language, ...] = ("zh", "en")
NUMBERS = re.compile(r"\d+(?:,\d{3})*(?:\.\d+)?")


@dataclass
class Account:
    """What the reader found in many sentences."""

    sentences: int = 0
    unread: list[str] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    worked: int = 0
    trusted: int = 0

    def of(self, result: Result, text: str, language: Language) -> None:
        """Read all sentences of a result; ``text`` is the ruleset's."""
        numbers = frozenset(map(number, NUMBERS.findall(text))) | of_form(result)
        scores = said_of_nodes(result)
        circles = {each.path for each in result.findings if isinstance(each, NodeCycle)}
        for node in result.nodes:
            if any(node.path[: len(path)] == path for path in circles):
                continue
            own = cells(result, node)
            truths = {name: text == "是" for name, text in own.items() if text in ("是", "否")}
            known = Facts(scores | own | above(result, node), node.claimed, truths, numbers)
            self.take(read(node.because, known, language), node.because, node.low, node.high)
        total, known = result.total, Facts(scores | cells(result, None), numbers=numbers)
        reading = read(total.because, known, language)
        nowhere = reading.last is not None and reading.last.low is None
        self.take(reading, total.because, total.low, total.high, ended=nowhere)
        self.faults += ledger_faults(result)

    def take(
        self, reading: Reading, sentence: str, low: Fraction, high: Fraction | None, *, ended: bool = False
    ) -> None:
        self.sentences += 1
        self.worked += reading.worked
        self.trusted += reading.trusted
        self.unread += reading.unread
        self.faults += [f"{each} | {sentence}" for each in reading.faults]
        if not reading.unread and not ended and not ends_with(reading, low, high):
            self.faults.append(f"{reading.last} isn't {low}～{high} | {sentence}")


def ends_with(reading: Reading, low: Fraction, high: Fraction | None) -> bool:
    """Whether a sentence ends with the score."""
    if reading.none or reading.last is None:
        return reading.none
    last = reading.last
    return (last.low, last.high) == (low, high) or (last.near and last.meets(Number(low, high)))


# --- what the reader has in hand


def number(digits: str) -> Fraction:
    return Fraction(digits.replace(",", ""))


def of_form(result: Result) -> frozenset[Fraction]:
    """The numbers that stand on the form, and the scores that rows have."""
    texts = [cell.text for node in result.nodes for cell in node.cells] + [cell.text for cell in result.form.fields]
    found = {number(digits) for text in texts for digits in NUMBERS.findall(text)}
    of_nodes = [each for node in result.nodes for each in (node.points, node.low, node.high, node.claimed)]
    return frozenset(found | {abs(each) for each in of_nodes if each is not None})


def cells(result: Result, node: NodeResult | None) -> dict[str, str]:
    """The cells of the head and of the row, by name."""
    found = {cell.label: cell.shown for cell in result.form.fields}
    return found | ({cell.label: cell.shown for cell in node.cells} if node is not None else {})


def said_of_nodes(result: Result) -> dict[str, str]:
    """产出.分值, 产出.得分: what is said of each node whose name stands once."""
    names = [node.path[-1] for node in result.nodes]
    found = {}
    for node in result.nodes:
        if names.count(node.path[-1]) == 1 and node.points is not None:
            found[f"{node.path[-1]}.分值"] = f"{node.points}分"
        if names.count(node.path[-1]) == 1 and node.score is not None:
            found[f"{node.path[-1]}.得分"] = f"{node.score}分"
    return found


def above(result: Result, node: NodeResult) -> dict[str, str]:
    parent = next((each for each in result.nodes if each.path == node.path[:-1]), None)
    return {"上级.分值": f"{parent.points}分"} if parent is not None and parent.points is not None else {}


# --- the ledger


def ledger_faults(result: Result) -> Iterator[str]:
    """Each line is what its node lost less what its parts lost, for the node's own reason; all sum to what is lost."""
    by_path = {node.path: node for node in result.nodes}
    for line in result.ledger:
        node = by_path.get(line.path)
        if node is not None and line.parts is None and line.because != node.because:
            yield f"{line.path} is told otherwise: {line.because}"
        leaf = node is not None and not any(each.path[:-1] == line.path for each in result.nodes)
        if node is not None and leaf and node.points is not None and node.high is not None:
            if (line.lost, line.open) != (node.points - node.high, node.high - node.low):
                yield f"{line.path} lost {line.lost} and {line.open} of {node.points}, scoring {node.low}～{node.high}"
    told = {line.path for line in result.ledger}
    for node in result.nodes:
        leaf = not any(each.path[:-1] == node.path for each in result.nodes)
        lost = node.points is not None and (node.low, node.high) != (node.points, node.points)
        if leaf and lost and not node.outside and node.state is not State.NOT_APPLICABLE and node.path not in told:
            yield f"{node.path} lost points that aren't told"
    full, high = result.total.full, result.total.high
    if full is not None and high is not None:
        if sum(line.lost for line in result.ledger) != full - high:
            yield f"the lines don't sum to {full} - {high}"
        if sum(line.lost + line.open for line in result.ledger) != full - result.total.low:
            yield f"the open lines don't sum to {full} - {result.total.low}"


# --- all that is shipped


@cache
def text_of(path: Path) -> str:
    """A ruleset's text with those that it inherits."""
    text = path.read_text(encoding="utf-8")
    parents = re.findall(r"^\s*继承 (\d{6})/(\S+)", text, re.MULTILINE)
    found = [each for code, year in parents for each in (ROOT / "rulesets").glob(f"{code}-*/{year}.rules")]
    return "\n".join([text, *map(text_of, found)])


def shipped(first: int) -> Account:
    """Every ruleset with every form, in one language after the other, beginning with one of them."""
    account = Account()
    rulesets = [(path, duheng.load_ruleset(path)) for path in RULESETS]
    for turn, place in enumerate(FORMS, first):
        form = duheng.load_form(place)
        for number_, (path, ruleset) in enumerate(rulesets, turn):
            language = LANGUAGES[number_ % 2]
            try:
                result = duheng.evaluate(form, ruleset, language=language)
            except duheng.DuhengError:
                continue
            account.of(result, text_of(path), language)
    return account


def assert_shipped(account: Account) -> None:
    assert account.faults == []
    assert account.unread == []
    assert account.sentences > 4000
    assert account.worked > 8 * account.trusted


def test_sentences_of_shipped_rulesets_are_true() -> None:
    assert_shipped(shipped(0))


@pytest.mark.slow
def test_sentences_of_shipped_rulesets_are_true_in_the_other_language() -> None:
    assert_shipped(shipped(1))


# --- what nobody thought of


def by_meaning(folder: Path, seeds: range) -> Account:
    account, place, path = Account(), folder / "form.yaml", folder / "own.rules"
    for seed in seeds:
        for spoiled in (False, True):
            rules, form = made(seed, spoiled=spoiled)
            path.write_text(Texts(SPELLINGS[seed % 3]).ruleset(rules, "990101/2024"), encoding="utf-8")
            place.write_text(form_text(form), encoding="utf-8")
            language = LANGUAGES[seed % 2]
            result = duheng.evaluate(duheng.load_form(place), duheng.load_ruleset(path), language=language)
            account.of(result, path.read_text(encoding="utf-8"), language)
    return account


def by_anything(folder: Path, seeds: range) -> Account:
    account, place, path = Account(), folder / "form.yaml", folder / "any.rules"
    for seed in seeds:
        anything = Anything(Random(seed))
        path.write_text(anything.ruleset(), encoding="utf-8")
        if any(problem.severity.name == "ERROR" for problem in duheng.check(path).problems):
            continue
        ruleset = duheng.load_ruleset(path)
        for language in LANGUAGES:
            place.write_text(anything.form(), encoding="utf-8")
            try:
                result = duheng.evaluate(duheng.load_form(place), ruleset, language=language)
            except duheng.DuhengError:
                continue
            account.of(result, path.read_text(encoding="utf-8"), language)
    return account


def assert_true(account: Account) -> None:
    assert account.faults == []
    assert len(account.unread) <= account.sentences // 100, account.unread
    assert account.worked > 4 * account.trusted


def test_sentences_of_random_rulesets_are_true(tmp_path: Path) -> None:
    assert_true(by_meaning(tmp_path, range(25)))


def test_sentences_of_any_rulesets_are_true(tmp_path: Path) -> None:
    assert_true(by_anything(tmp_path, range(50)))


@pytest.mark.slow
def test_sentences_of_many_random_rulesets_are_true(tmp_path: Path) -> None:
    assert_true(by_meaning(tmp_path, range(25, 850)))


@pytest.mark.slow
def test_sentences_of_many_of_any_rulesets_are_true(tmp_path: Path) -> None:
    assert_true(by_anything(tmp_path, range(50, 500)))


# --- the reader himself


SCORE, OPEN = Facts({"全年执行数": "35万元", "年初预算数": "64.22万元"}), Facts()


@pytest.mark.parametrize(
    ("sentence", "low", "high"),
    [
        ("593件 ≥ 400件，得 2 分", "2", "2"),
        ("141人 ≥ 195人 不成立；141人 ÷ 195人 × 1分 ≈ 0.7231，修约 2 位小数得 0.72", "0.72", "0.72"),
        (
            "率 = 全年执行数 35万元 ÷ 年初预算数 64.22万元 ≈ 54.5%；率 × 10分 ≈ 5.45，修约 2 位小数得 5.45",
            "5.45",
            "5.45",
        ),
        ("80% 属于 [80%, 95%)，10分 × 80% = 8", "8", "8"),
        ("4 + 6 = 10", "10", "10"),
        ("12 ÷ 10 × 10分 = 12，高于上限 10分，得 10", "10", "10"),
        ("-1件 ÷ 4件 × 10分 = −2.5，低于下限 0，得 0", "0", "0"),
        ("实际值 ≥ 400件 不能判定，待定 0～2", "0", "2"),
        ("1公里 ≥ 900米，得 3 分", "3", "3"),
        ("完成档次 有值；待定 [60%, 80%) × 10分 = 6～<8：由人定", "6", "8"),
        ("按 乙：3件 ≥ 2件，待定 [60%, 80%) × 10分 = 6～<8：由人定；高于上限 5分，得 5", "5", "5"),
        ("95% = 指标值 >95% 不成立，得 0 分", "0", "0"),
        ("目标 = 指标值 >95%；95% > 目标 不成立，得 0 分", "0", "0"),
        ("非 1元 不属于 >0元，得 2 分", "2", "2"),
        ("60天 ≥ [45天, 50天)，得 2 分", "2", "2"),
        (
            "令1 = 最小（数量.分值，合计（三级.得分） 0） = ？～0分；3分，高于上限 令1 × 80%，得 ？～0，按 0 计",
            "0",
            "0",
        ),
        ("个数（三级） 0 = 1 不成立；没有填写这一类指标", "0", "0"),
        ("按 乙：单位不同，不能计算；限于 0 至 10分，得 0～10", "0", "10"),
        (
            "令1 = 2023年7月1日 ÷ 2023-06-30 - 个数（三级，指标值.性质 = 「定性」） 0；令1 > 0 且 1件 = 2件 不成立，得 2 分",
            "2",
            "2",
        ),
        ("3件 ≥ 2件，−1分，限于 0 至 −1分～0分，得 −1～0", "-1", "0"),
        ("期限 + 30天 < 完成日 2023-07-01 不能判定，待定 0～2", "0", "2"),
        ("个数（3件 > 2件，任一（三级，得分 > 2分）） × 2分 = 4", "4", "4"),
        ("非 （1天 = 2023-06-30 且 4分 ≥ 5分），得 2 分", "2", "2"),
        ("日期不能相乘除：2023-07-04 ÷ 2023-06-30 × 0分，待定 ？，限于 0 至 0分，得 0", "0", "0"),
        ("10分 - 舍去（（完成日 2023-07-29 - 期限） ÷ 10天，0） × 1分，待定 0～10", "0", "10"),
        ("10分 - 进一（合计（三级.支出） 0 ÷ 50万元 ÷ 5%，0） × 1分 = 10", "10", "10"),
        ("扣 = 6件 ÷ 3天 × 1分 = 2分·件/天；10分 - 扣 ÷ 2件 × 1天 = 9", "9", "9"),
        ("12分，高于上限 分值 × 0，得 0", "0", "0"),
        ("实际值 ≠ 实际值 不能判定，待定 0～2", "0", "2"),
        ("待定 (0, 0分 × 100%) = ？，限于 0 至 0分，得 0：由人定", "0", "0"),
        ("0分 ÷ 方法甲 -1分 ≤ 1 不能判定，待定 0～2", "0", "2"),
        ("差 = 20万元 - 3件；单位不同，不能计算：差 ÷ 1件 × 10分，待定 0～10", "0", "10"),
        ("按 乙：9件 ≥ 10件 不成立；9件 ÷ 10件 × 40分 = 36；扣分 有值；乙 36分 - 扣分 1 = 35", "35", "35"),
        ("「按时完成」 ≤ 2020-12-31 不能判定，待定 0～2", "0", "2"),
        ("除数是负数，比例没有意义：-5% ÷ -3% × 10分，待定 0～10", "0", "10"),
    ],
)
def test_the_reader_believes_what_is_true(sentence: str, low: str, high: str) -> None:
    reading = read(sentence, SCORE)
    assert (reading.faults, reading.unread) == ([], [])
    assert ends_with(reading, Fraction(low), Fraction(high))


@pytest.mark.parametrize(
    "sentence",
    [
        "593件 ≥ 600件，得 2 分",
        "593件 ≥ 400件 不成立，得 2 分",
        "593件 ≥ 400件 不能判定，待定 0～2",
        "141人 ÷ 195人 × 1分 = 0.7231，修约 2 位小数得 0.72",
        "141人 ÷ 195人 × 1分 ≈ 0.7241，修约 2 位小数得 0.72",
        "141人 ÷ 195人 × 1分 ≈ 0.7231，修约 2 位小数得 0.73",
        "3人 ÷ 4人 × 1分 ≈ 0.75",
        "率 = 全年执行数 36万元 ÷ 年初预算数 64.22万元 ≈ 56.06%；率 × 10分 ≈ 5.6057，修约 2 位小数得 5.61",
        "率 = 全年执行数 35万元 ÷ 年初预算数 64.22万元 ≈ 54.5%；率 × 10分 ≈ 5.35，修约 2 位小数得 5.35",
        "80% 属于 (80%, 95%)，10分 × 80% = 8",
        "4 + 6 = 11",
        "9分，高于上限 10分，得 10",
        "3件 ≥ 2件，−2分，限于 0 至 −1分～0分，得 −2～0",
        "12分，高于上限 10分，得 9",
        "1分，低于下限 0，得 0",
        "4分 ÷ 3，待定 1.33～1.33",
        "1公里 ≥ 1100米，得 3 分",
        "3件 ≥ 2人，得 3 分",
        "待定 [60%, 80%) × 10分 = 5～<8：由人定",
        "0～2 + 1，待定 0～3",
        "余下 ≈8 ≥ 8 不成立，得 3 分",
        "按 乙：3件 ≥ 2件，待定 [60%, 80%) × 10分 = 6～<8：由人定；高于上限 5分，得 6",
        "95% ≠ 指标值 >95% 不成立，得 0 分",
        "95% = 95% 不成立，得 0 分",
        "目标 = 指标值 >95%；95% > 目标，得 2 分",
        "1元 不属于 >0元，得 2 分",
        "个数（3件 > 2件，任一（三级，得分 > 2分）） × 2分 = 6",
        "1天 = 2023-06-30 且 4分 ≥ 3分，得 2 分",
        "2023-07-04 ÷ 2023-06-30 × 0分，待定 ？，限于 0 至 0分，得 0",
        "待定 4～8，高于上限 5分，得 5",
        "差 = 20万元 - 3件 = 199997；单位不同，不能计算：差 ÷ 1件 × 10分，待定 0～10",
        "差 = 20万元 - 3件；差 ÷ 1件 × 10分，待定 0～10",
        "按 乙：9件 ≥ 10件 不成立；9件 ÷ 10件 × 40分 = 37；扣分 有值；乙 37分 - 扣分 1 = 36",
    ],
)
def test_the_reader_sees_what_is_false(sentence: str) -> None:
    assert read(sentence, SCORE).faults


def test_what_the_reader_cannot_read_is_counted() -> None:
    assert read("由人 看着 办 ÷，得 2 分", OPEN).unread


@pytest.mark.parametrize(("high", "told"), [("2", True), ("3", False)])
def test_a_sentence_ends_with_the_score(high: str, told: bool) -> None:
    assert ends_with(read("593件 ≥ 400件，得 2 分", OPEN), Fraction(2), Fraction(high)) is told
