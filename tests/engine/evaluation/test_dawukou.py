"""The acceptance of the language: the form of Dawukou, row by row, and what becomes of it elsewhere.

Expected values are those of the domain notes §5.2, column "by the notes", with the qualitative rows as claimed.
"""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest

import duheng
from duheng.evaluation.result import NodeResult, Result, State
from duheng.evaluation.telling.formula import Formula
from duheng.forms.yaml_reader import read_yaml
from duheng.language.printed import printed

FORM = Path(__file__).parents[3] / "examples" / "01-dawukou" / "form.yaml"

ROWS = [
    ("人民调解化解各类疑难复杂案件", "2", "2"),
    ("办结各类法律援助案件", "2", "2"),
    ("调解、援助案件办理合格率", "2", "2"),
    ("刑满释放人员", "1", "1"),
    ("刑满释放人员衔接、帮教、安置率", "1", "1"),
    ("社区矫正人员", "0.72", "1"),
    ("社区矫正人员再犯罪率", "1", "1"),
    ("提前下达2020年自治区政法专项项目经费完成率", "10", "5"),
    ("工作期限", "10", "10"),
    ("法律援助案件补助经费", "3", "3"),
    ("人民调解案件补助经费", "3", "3"),
    ("社区矫正工作经费", "0", "0"),
    ("安置帮教工作经费", "2", "0"),
    ("人民调解挽回经济损失", "5", "5"),
    ("法律援助挽回经济损失", "5", "5"),
    ("有效化解矛盾纠纷，预防犯罪、减少犯罪，促进社会安定团结，为社会营造良好的和谐氛围。", "4", "4"),
    ("保障公民合法权益、发展社会公益事业, 实现“公民在法律面前人人平等”, 健全完善社会保障体系。", "4", "4"),
    ("做到普惠、周到、便捷的公共法律服务, 让更多群众享受到优质均等的公共法律服务。", "4", "4"),
    (
        "不断提升社区矫正工作社会影响力, 通过信息化建设增强对社区服刑人员的监管力度, 减少社区矫正对象再犯罪率。",
        "4",
        "4",
    ),
    ("有效化解矛盾纠纷，预防犯罪、减少犯罪，促进社会安定团结，为社会营造良好的和谐氛围", "4", "4"),
    ("持续防止重大群体性事件发生，确保社会和谐稳定。", "3", "3"),
    ("提供法律服务面和群众受益面逐步扩大, 有利于社会安全稳定, 助推依法治国, 构建和谐社会。", "3", "3"),
    ("持续发挥社区矫正管理职责、保障我区社区矫正工作稳定开展。", "2", "2"),
    ("持续提高安置帮教法律观念、保障安置帮教人员社会再就业权益和途径。", "2", "2"),
    ("服务对象满意率", "20", "20"),
]
"""Name, score by the notes, score claimed; the 生态效益 row apart, which doesn't apply."""

QUALITATIVE = [ROWS[8][0], *(row[0] for row in ROWS[15:24])]
"""S1, H1 to H5, K1 to K4."""

QUANTITATIVE = [row for row in ROWS if row[0] not in QUALITATIVE]


def evaluated(text: str, which: str = "640202/2020", made_for: str | None = None) -> Result:
    form, problems = read_yaml(text, "form.yaml", "0" * 64)
    assert form is not None, problems
    other = duheng.load_ruleset(made_for) if made_for else None
    return duheng.evaluate(form, duheng.load_ruleset(which), made_for=other)


def without(text: str, line: str, row: str = "") -> str:
    """The form's text without one line; of a row, the line that starts so."""
    spellings = [f"三级: {name}\n" for name in (row, f'"{row}"')]
    start = next(text.index(each) for each in spellings if each in text) if row else 0
    at = text.index(f"{line}: ", start)
    return text[: text.rindex("\n", 0, at)] + text[text.index("\n", at) :]


def node(result: Result, name: str) -> NodeResult:
    (found,) = [each for each in result.nodes if each.path[-1] == name]
    return found


def codes(result: Result, code: str) -> list[tuple[tuple[str, ...], str]]:
    return [(each.path, each.message("zh").replace("\xa0", " ")) for each in result.findings if each.code == code]


@pytest.fixture(scope="module")
def text() -> str:
    return FORM.read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def dawukou() -> Result:
    return duheng.evaluate(duheng.load_form(FORM), duheng.load_ruleset("640202/2020"))


@pytest.fixture(scope="module")
def national(text: str) -> Result:
    return evaluated(text, "000000/2020", made_for="640202/2020")


@pytest.mark.parametrize(("name", "score", "claimed"), ROWS, ids=[f"row{n}" for n in range(1, len(ROWS) + 1)])
def test_every_row_has_the_score_of_the_notes(dawukou: Result, name: str, score: str, claimed: str) -> None:
    found = node(dawukou, name)
    assert (found.low, found.high, found.claimed) == (Fraction(score), Fraction(score), Fraction(claimed))
    assert found.state is State.SCORED


def test_total_grade_and_claim(dawukou: Result) -> None:
    assert dawukou.total.score == Fraction("97.72")
    assert (dawukou.total.full, dawukou.total.claimed, dawukou.total.grade) == (100, 91, "优")


def test_groups_add_up_as_the_document_prints_them(dawukou: Result) -> None:
    # 31 printed for 产出; by the notes Q6 loses 0.28, Z1 gains 5, C4 gains 2
    assert node(dawukou, "产出指标").score == Fraction("37.72")
    assert node(dawukou, "效益指标").score == 40
    assert node(dawukou, "满意度指标").score == 20


def test_execution_is_outside_the_total(dawukou: Result) -> None:
    found = node(dawukou, "预算执行率")
    assert (found.score, found.points) == (Fraction("5.45"), 10)
    assert (found.state, found.outside) == (State.OUTSIDE_TOTAL, True)


def test_the_row_without_target_does_not_apply(dawukou: Result) -> None:
    (found,) = [each for each in dawukou.nodes if each.path == ("效益指标", "生态效益指标", "无")]
    assert (found.state, found.score, found.points) == (State.NOT_APPLICABLE, None, 0)
    assert found.because == "指标值.性质 = 空 且 0分 = 0，不适用"


def test_the_three_differences_are_told_and_no_other(dawukou: Result) -> None:
    assert [(path[-1], message) for path, message in codes(dawukou, "EVL-007")] == [
        ("社区矫正人员", "自评 1 分，按规则应为 0.72 分，自评多 0.28 分"),
        ("提前下达2020年自治区政法专项项目经费完成率", "自评 5 分，按规则应为 10 分，自评少 5 分"),
        ("安置帮教工作经费", "自评 0 分，按规则应为 2 分，自评少 2 分"),
    ]
    assert [message for _, message in codes(dawukou, "EVL-009")] == ["自评总分 91，按规则总分为 97.72"]


def failed(result: Result, check: str) -> list[tuple[str, str]]:
    told = [("/".join(path[-1:]), message.partition("：")) for path, message in codes(result, "CHK-001")]
    return [(name, text) for name, (which, _, text) in told if which == check]


def test_qualitative_rows_without_a_tier_are_exactly_the_ten(dawukou: Result) -> None:
    told = failed(dawukou, "定性指标须注明档次")
    assert [name for name, _ in told] == QUALITATIVE
    assert told[0][1] == "定性指标没有注明完成档次，自评 10 分"


def test_the_duplicate_label_is_told_at_both_rows(dawukou: Result) -> None:
    told = failed(dawukou, "指标重名")
    assert [name for name, _ in told] == [ROWS[15][0], ROWS[19][0]]
    assert {message for _, message in told} == {"同名的指标有 2 个"}


def test_only_one_row_is_unmet_without_a_reason(dawukou: Result) -> None:
    # C3 has 0 of 2 and a reason; Q6 has 0.72 of 1 and 无
    assert failed(dawukou, "未达标须说明原因") == [("社区矫正人员", "得 0.72 分，不足 1 分，没有说明原因")]


def test_the_points_with_execution_are_110(dawukou: Result) -> None:
    assert failed(dawukou, "分值合计") == [
        ("", "各项分值 100 分，连同预算执行率共 110 分；预算执行率不计入总分"),
    ]
    assert failed(dawukou, "一级分值") == []


def test_cost_actuals_disagree_with_what_was_executed(dawukou: Result) -> None:
    # 20 + 15 + 0 + 22.17
    assert failed(dawukou, "成本与执行数") == [("", "成本指标实际值合计 57.17万元，与全年执行数 35万元 不一致")]


def test_the_type_of_a_sum_in_a_message_is_worked_out_once(monkeypatch: pytest.MonkeyPatch) -> None:
    form, ruleset = duheng.load_form(FORM), duheng.load_ruleset("640202/2020")
    asked, type_of = list[str](), Formula.type_of
    monkeypatch.setattr(
        Formula, "type_of", lambda self, each, frame: asked.append(printed(each)) or type_of(self, each, frame)
    )
    duheng.evaluate(form, ruleset)
    assert asked.count("合计（成本指标.三级.实际值）") == 1


def test_the_ledger_names_the_two_losses_and_sums(dawukou: Result) -> None:
    assert [(line.path[-1], line.lost, line.open) for line in dawukou.ledger] == [
        ("社区矫正工作经费", 2, 0),
        ("社区矫正人员", Fraction("0.28"), 0),
    ]
    assert sum(line.lost for line in dawukou.ledger) == 100 - Fraction("97.72")


# --- the same form by the national rule


def test_national_total_is_open(national: Result) -> None:
    # 执行率 0～10; 产出 9.72 + 10 + 10 + cost rows 0～10; 效益 40; 满意度 20
    assert (national.total.low, national.total.high) == (Fraction("89.72"), Fraction("109.72"))
    # 109.72 lies above all grades
    assert (national.total.full, national.total.grade) == (100, "优～良～？")


def test_national_execution_counts_and_is_open(national: Result) -> None:
    found = node(national, "预算执行率")
    assert (found.low, found.high, found.outside, found.state) == (0, 10, False, State.UNDETERMINED)
    told = dict(codes(national, "EVL-001"))
    assert told["预算执行率",] == "得分待定，可能是 0～10 分：缺 全年预算数"


def test_national_unsigned_cost_rows_are_open(national: Result) -> None:
    assert [path[-1] for path, _ in codes(national, "EVL-005")] == [row[0] for row in ROWS[9:13]]
    spans = [(node(national, row[0]).low, node(national, row[0]).high) for row in ROWS[9:13]]
    assert spans == [(0, 3), (0, 3), (0, 2), (0, 2)]


def test_national_differences_are_told(national: Result) -> None:
    told = " ".join(message for _, message in codes(national, "EVL-015"))
    for what in (
        "「预算执行率」不计入总分 → 计入总分",
        "「产出指标」分值 40 → 50",
        "「效益指标」分值 40 → 30",
        "「满意度指标」分值 20 → 10",
        "档位「完成情况」",
        "字段「预算」年初预算数 → 全年预算数",
        "「计分」表不同",
    ):
        assert what in told


def test_national_weights_do_not_add_up(national: Result) -> None:
    assert failed(national, "一级分值") == [
        ("产出指标", "产出指标各行分值合计 40 分，应为 50 分"),
        ("效益指标", "效益指标各行分值合计 40 分，应为 30 分"),
        ("满意度指标", "满意度指标各行分值合计 20 分，应为 10 分"),
    ]
    assert failed(national, "三级分值合计") == [("", "各项分值合计应为 100 分，实为 110 分")]


def test_the_older_national_rule_leaves_unsigned_targets_open(text: str) -> None:
    # 执行率 5.45 counts; rows as in 640202 but for the cost rows 0～10: 97.72 - 8 + 5.45 up to + 2 more
    result = evaluated(text, "000000/2017")
    assert (result.total.low, result.total.high) == (Fraction("95.17"), Fraction("105.17"))


# --- what isn't there


@pytest.mark.parametrize(
    ("name", "score", "claimed"), QUANTITATIVE, ids=[f"row{n}" for n in range(1, len(QUANTITATIVE) + 1)]
)
def test_without_an_actual_value_the_row_can_be_anything(text: str, name: str, score: str, claimed: str) -> None:
    result = evaluated(without(text, "实际值", name))
    found = node(result, name)
    points = found.points
    assert points is not None
    assert (found.low, found.high) == (0, points)
    old = Fraction("97.72")
    assert (result.total.low, result.total.high) == (old - Fraction(score), old - Fraction(score) + points)
    assert codes(result, "EVL-001") == [(found.path, f"得分待定，可能是 0～{points} 分：缺 实际值")]


@pytest.mark.parametrize("name", QUALITATIVE, ids=[f"row{n}" for n in range(1, 11)])
def test_a_qualitative_row_does_not_need_its_actual_value(text: str, name: str) -> None:
    assert evaluated(without(text, "实际值", name)).total.score == Fraction("97.72")


@pytest.mark.parametrize("name", QUALITATIVE, ids=[f"row{n}" for n in range(1, 11)])
def test_without_tier_and_claim_a_qualitative_row_is_open(text: str, name: str) -> None:
    result = evaluated(without(text, "自评得分", name))
    found = node(result, name)
    assert (found.low, found.high) == (0, found.points)
    assert [path for path, message in codes(result, "EVL-001") if "自评得分" in message] == [found.path]


@pytest.mark.parametrize("field", ["全年执行数", "年初预算数"])
def test_without_an_amount_only_the_execution_row_is_open(text: str, field: str) -> None:
    result = evaluated(without(text, field))
    assert (node(result, "预算执行率").low, node(result, "预算执行率").high) == (0, 10)
    assert codes(result, "EVL-001") == [(("预算执行率",), f"得分待定，可能是 0～10 分：缺 {field}")]
    assert result.total.score == Fraction("97.72")


def test_without_the_executed_amount_the_cost_check_is_undecided(text: str) -> None:
    assert codes(evaluated(without(text, "全年执行数")), "CHK-002") == [
        ((), "校验「成本与执行数」无法判定：缺 全年执行数")
    ]


def test_without_its_target_a_row_has_no_method(text: str) -> None:
    result = evaluated(without(text, "指标值", "社区矫正人员"))
    assert (node(result, "社区矫正人员").low, node(result, "社区矫正人员").high) == (0, 1)
    assert [path[-1] for path, _ in codes(result, "EVL-005")] == ["社区矫正人员"]


def test_without_its_points_a_row_has_no_upper_end_but_its_group_has(text: str) -> None:
    # 产出指标 has 40 points, of which its other rows share 39 and have 37: 97.72 - 0.72 up to 37 + 1 + 40 + 20
    result = evaluated(without(text, "分值", "社区矫正人员"))
    assert (node(result, "社区矫正人员").low, node(result, "社区矫正人员").high) == (0, None)
    assert (result.total.low, result.total.high) == (97, 98)
    assert codes(result, "EVL-013") == []


def test_a_zero_budget_is_told_and_gives_no_points(text: str) -> None:
    result = evaluated(text.replace("年初预算数: 64.22", "年初预算数: 0"))
    assert (node(result, "预算执行率").low, node(result, "预算执行率").high) == (0, 10)
    assert codes(result, "EVL-002") == [(("预算执行率",), "得分待定，可能是 0～10 分：预算数为零，执行率无从计算")]


def test_a_corrected_cost_makes_the_amounts_agree(text: str) -> None:
    # facts §5.2: with 0 instead of 22.17 the cost rows sum to 35万元 and the printed 0 is right
    result = evaluated(text.replace("实际值: 22.17万元", "实际值: 0万元"))
    assert result.total.score == Fraction("95.72")
    assert failed(result, "成本与执行数") == []


def test_a_target_without_a_sign_rests_on_no_clause_of_the_notes() -> None:
    """附注第3条 speaks of targets with ≥ and ≤ only, so that it isn't cited where a 20万元 is read as one of them."""
    result = evaluated(FORM.read_text(encoding="utf-8"))
    unsigned = {each.authority for each in result.nodes if each.target.endswith("万元") and each.target[0].isdigit()}
    assert unsigned == {"大武口区本级项目支出绩效自评表（2020年度）附注没有载明，据该表成本指标的实际计分"}
    signed = {each.authority for each in result.nodes if each.target.startswith("≥")}
    assert signed == {"项目支出绩效自评表（2016、2017年式样）附注第3条"}
