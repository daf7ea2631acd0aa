"""Laws of evaluation, under every shipped ruleset: nothing is raised, ranges are sound, units and order of reading
don't matter."""

from __future__ import annotations

import contextlib
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

import duheng
from duheng.evaluation.result import Result, State
from duheng.forms.model import Written, WrittenForm, WrittenRow
from duheng.language.decimal import decimal_text
from duheng.language.tree import Field, Ruleset
from duheng.language.types import FieldKind
from duheng.source import Span

IDS = [each.id for each in duheng.list_rulesets()]
RULESETS: dict[str, Ruleset] = {}

Cells = dict[str, str]
Row = tuple[tuple[str, str], Cells]
"""一级 and 二级, and the other cells."""

GROUPS = [
    ("产出指标", "数量指标"),
    ("产出指标", "质量指标"),
    ("产出指标", "时效指标"),
    ("产出指标", "成本指标"),
    ("效益指标", "社会效益指标"),
    ("满意度指标", "服务对象满意度指标"),
    ("成本指标", "经济成本指标"),
    ("年度绩效目标1", "产出指标"),
    ("管理", "预算执行率"),
    ("过程", "预算管理"),
    ("日常管理", ""),
    ("没有的一级", "没有的二级"),
    ("产出指标", ""),
    ("", ""),
]
TIERS = [
    "达成预期指标",
    "部分达成预期指标并具有一定效果",
    "未达成预期指标且效果较差",
    "达成年度指标",
    "部分达成年度指标并具有一定效果",
    "未达成年度指标且效果较差",
    "没有这档",
    "",
]
SENSIBLE = (
    "≥400件 ≤0.5% 不低于95% 20万元 0起 0% ±10% [90%,95%] 2023年12月前 逐步减少 无 / — 不适用 =230亩 >95% <5次 300件以上 "
    "593件 98% 22.17万元 200元 2023年10月 2024年1月 减少 ≥266米 ≥95% 141人 0 -1 100 1/3 0.9‰ 854万(其中400万元) 36元/亩 良好"
).split()
TEXTS = st.one_of(st.sampled_from(SENSIBLE), st.text(max_size=12))
POINTS = st.one_of(st.sampled_from(["0", "1", "2.5", "10", "20分", "50", ""]), st.text(max_size=4))
CLAIMS = st.one_of(st.sampled_from(["0", "1", "2", "9.5", "50", ""]), st.text(max_size=4))
CELLS = st.fixed_dictionaries(
    {
        "三级": st.one_of(st.sampled_from(["甲", "乙", "丙。", ""]), st.text(max_size=5)),
        "分值": POINTS,
        "指标值": TEXTS,
        "实际值": TEXTS,
        "完成档次": st.sampled_from(TIERS),
        "自评得分": CLAIMS,
        "偏差原因": st.sampled_from(["", "无", "雨季停工"]),
    }
)
ROWS = st.lists(st.tuples(st.sampled_from(GROUPS), CELLS), max_size=5)
AMOUNTS = st.one_of(st.sampled_from(["0", "35", "64.22万元", "620.82元", "无", ""]), st.text(max_size=6))
HEAD = st.fixed_dictionaries(
    {
        "项目名称": st.sampled_from(["某项目", ""]),
        "金额单位": st.sampled_from(["万元", "元", "斤", ""]),
        "年初预算数": AMOUNTS,
        "全年预算数": AMOUNTS,
        "全年执行数": AMOUNTS,
        "自评总分": CLAIMS,
        "自评等级": st.sampled_from(["优", "及格", ""]),
    }
)


def written(head: Cells, rows: list[Row]) -> WrittenForm:
    at = Span("form.yaml", 1)

    def cells(said: Cells) -> tuple[Written, ...]:
        return tuple(Written(label, text, at, at) for label, text in said.items())

    made = tuple(WrittenRow(cells({"一级": one, "二级": two, **said}), at) for (one, two), said in rows)
    return WrittenForm("", "form.yaml", "", "", "", 2020, cells(head), made)


def evaluated(which: str, head: Cells, rows: list[Row]) -> Result | None:
    """The result; None where the form doesn't fit the template, which is told and not raised from inside."""
    ruleset = RULESETS.get(which) or RULESETS.setdefault(which, duheng.load_ruleset(which))
    fitting = {label: text for label, text in head.items() if label not in ("全年预算数",) or _has(ruleset, label)}
    fitting |= {each.name: FILLED[each.kind] for each in ruleset.template.fields if _is_asked(each, head)}
    with contextlib.suppress(duheng.DuhengError):
        return duheng.evaluate(written(fitting, rows), ruleset)
    return None


FILLED = {FieldKind.TEXT: "某", FieldKind.MONEY: "100", FieldKind.TRUTH: "否"}
"""What the header's other required fields say, so that no ruleset's forms are all refused."""


def _is_asked(field: Field, head: Cells) -> bool:
    return field.required and not field.level and field.name not in head


def _has(ruleset: Ruleset, name: str) -> bool:
    return any(field.name == name for field in ruleset.template.fields)


@pytest.mark.parametrize("which", IDS)
@given(head=HEAD, rows=ROWS)
def test_nothing_is_raised_and_everything_can_be_said(which: str, head: Cells, rows: list[Row]) -> None:
    result = evaluated(which, head, rows)
    for finding in result.findings if result else ():
        for language in ("zh", "en"):
            assert finding.message(language)
            finding.hint(language)


@pytest.mark.parametrize("which", IDS)
@given(head=HEAD, rows=ROWS)
def test_scores_of_rows_stay_within_their_points(which: str, head: Cells, rows: list[Row]) -> None:
    result = evaluated(which, head, rows)
    for node in result.nodes if result else ():
        assert node.high is None or node.low <= node.high
        if node.level == 3 and node.points is not None and node.points >= 0:
            assert node.high is not None
            assert 0 <= node.low <= node.high <= node.points


@pytest.mark.parametrize("which", IDS)
@given(head=HEAD, rows=ROWS)
def test_an_open_node_says_why(which: str, head: Cells, rows: list[Row]) -> None:
    """Every row whose score is open has a finding of its own."""
    result = evaluated(which, head, rows)
    told = {each.path for each in result.findings} if result else set()
    groups = {node.path[:-1] for node in result.nodes} if result else set()
    for node in result.nodes if result else ():
        if node.state is State.UNDETERMINED and node.level >= 3 and node.path not in groups:
            assert node.path in told


@pytest.mark.parametrize("which", IDS)
@given(head=HEAD, rows=ROWS)
def test_the_same_input_gives_the_same_result(which: str, head: Cells, rows: list[Row]) -> None:
    assert evaluated(which, head, rows) == evaluated(which, head, rows)


@pytest.mark.parametrize("which", IDS)
@given(head=HEAD, rows=ROWS)
def test_the_ledger_sums(which: str, head: Cells, rows: list[Row]) -> None:
    result = evaluated(which, head, rows)
    if result is None or result.total.high is None or result.total.full is None:
        return
    assert sum(line.lost for line in result.ledger) == result.total.full - result.total.high
    assert sum(line.lost + line.open for line in result.ledger) == result.total.full - result.total.low


INPUTS = ["指标值", "实际值", "完成档次", "自评得分", "偏差原因"]
AMOUNT_LABELS = ["金额单位", "年初预算数", "全年预算数", "全年执行数"]


@pytest.mark.parametrize("which", IDS)
@given(head=HEAD, rows=ROWS, where=st.integers(0, 5), row_input=st.sampled_from(INPUTS), data=st.data())
def test_a_known_result_lies_in_the_range_without_one_input(
    which: str, head: Cells, rows: list[Row], where: int, row_input: str, data: st.DataObject
) -> None:
    before = evaluated(which, head, rows)
    if where < len(rows):
        group, said = rows[where]
        fewer = [*rows[:where], (group, said | {row_input: ""}), *rows[where + 1 :]]
        after = evaluated(which, head, fewer)
    else:
        after = evaluated(which, head | {data.draw(st.sampled_from(AMOUNT_LABELS)): ""}, rows)
    if before is None or after is None:
        return
    later = {node.path: node for node in after.nodes}
    for node in before.nodes:
        if node.score is not None:
            assert _within(node.score, later[node.path].low, later[node.path].high)
    if before.total.score is not None:
        assert _within(before.total.score, after.total.low, after.total.high)
        assert set(before.total.grades) <= set(after.total.grades)


def _within(score: Fraction, low: Fraction, high: Fraction | None) -> bool:
    return low <= score and (high is None or score <= high)


MONEY = st.integers(0, 10_000_000).map(lambda cents: Fraction(cents, 100))
SIGNS = st.sampled_from(["≥", "≤", ""])


def in_yuan(amount: Fraction) -> str:
    return decimal_text(amount)


def in_wan(amount: Fraction) -> str:
    return decimal_text(amount / 10_000)


@pytest.mark.parametrize("which", IDS)
@given(budget=MONEY, spent=MONEY, rows=st.lists(st.tuples(SIGNS, MONEY, MONEY), min_size=1, max_size=3))
def test_money_in_yuan_or_in_ten_thousands_scores_the_same(
    which: str, budget: Fraction, spent: Fraction, rows: list[tuple[str, Fraction, Fraction]]
) -> None:
    def result(unit: str) -> Result | None:
        shown = in_yuan if unit == "元" else in_wan
        head = {"项目名称": "某项目", "金额单位": unit, "年初预算数": shown(budget), "全年预算数": shown(budget)}
        said = [
            (
                GROUPS[3],
                {
                    "三级": f"行{n}",
                    "分值": "10",
                    "指标值": f"{sign}{shown(target)}{unit}",
                    "实际值": f"{shown(actual)}{unit}",
                },
            )
            for n, (sign, target, actual) in enumerate(rows)
        ]
        return evaluated(which, head | {"全年执行数": shown(spent)}, said)

    one, two = result("元"), result("万元")
    assert one is not None
    assert two is not None
    assert [(node.low, node.high) for node in one.nodes] == [(node.low, node.high) for node in two.nodes]
    assert (one.total.low, one.total.high, one.total.grade) == (two.total.low, two.total.high, two.total.grade)
