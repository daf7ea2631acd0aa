"""No open score is silent: each has a finding that says why, and what waits for it says for what."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from tests.engine.evaluation.conftest import HEAD, TEMPLATE, Compile, Score

from duheng.evaluation.result import Result

Evaluated = Callable[..., Result]
ROW = "  - {一级: 产出指标, 二级: 数量指标, 三级: 行, 分值: 10, 计分方法: 甲}\n"
OTHER = "  - {一级: 效益指标, 三级: 二, 分值: 10, 计分方法: 甲}\n"


def told(result: Result, *codes: str) -> list[tuple[str, str, str]]:
    """Findings of some kinds: the code, of which node, and what it says."""
    return [
        (each.code, "/".join(each.path), each.message("zh"))
        for each in result.findings
        if not codes or each.code in codes
    ]


@pytest.mark.parametrize(("actual", "lines"), [("120%", "120%"), ("-1%", "-1%")])
def test_a_number_beside_the_scale(evaluated: Evaluated, actual: str, lines: str) -> None:
    """120% lies above the tiers, which end at 100%; the score may be 0 or 10."""
    row = ROW.replace("甲}", f"甲, 实际值: {actual}}}")
    result = evaluated("方法 甲\n若 完成情况[实际值] = 「达成」 则 分值\n否则 0\n", "指标:\n" + row)
    why = f"完成情况[{lines}] = 「达成」 不能判定，待定 0～10"
    assert told(result) == [("EVL-035", "产出指标/数量指标/行", f"要查的数不落在档位的任何一档里，得分待定：{why}")]


@pytest.mark.parametrize(
    ("actual", "codes"), [("90%", []), ("≥101%", ["EVL-035"]), ("≥90%", ["EVL-001"]), ("", ["EVL-001"])]
)
def test_numbers_that_may_lie_on_the_scale(evaluated: Evaluated, actual: str, codes: list[str]) -> None:
    row = ROW.replace("甲}", f'甲, 实际值: "{actual}"}}')
    result = evaluated("方法 甲\n若 完成情况[实际值] = 「达成」 则 分值\n否则 0\n", "指标:\n" + row)
    assert [each.code for each in result.findings if each.code.startswith("EVL") and each.opens] == codes


@pytest.mark.parametrize(
    ("actual", "low", "why"),
    [
        ("90%", 10, []),  # 达成, which is from 50% to 100% there
        ("30%", 0, ["EVL-036"]),  # 未达成, which is none of its tiers: nothing that the form could add
    ],
)
def test_a_tier_that_another_scale_does_not_have(evaluated: Evaluated, actual: str, low: int, why: list[str]) -> None:
    other = "档位 别的\n    达成: 100% 至 50%（含）\n    劣: 50% 至 0%\n"
    lines = f"{other}方法 甲\n若 实际值 属于 别的[完成情况[实际值]] 则 分值\n否则 0\n"
    result = evaluated(lines, "指标:\n" + ROW.replace("甲}", f'甲, 实际值: "{actual}"}}'))
    (row,) = [node for node in result.nodes if node.path[-1] == "行"]
    assert (row.low, row.high, [each[0] for each in told(result)]) == (low, 10, why)


def test_half_of_what_does_not_apply_is_nothing_that_the_form_lacks(evaluated: Evaluated) -> None:
    lines = "方法 不计\n得 不适用\n方法 甲\n得 不计 ÷ 2\n限于 0 至 分值\n"
    why = "按规则定不下得分，可能是 0～10 分：不计 ÷ 2，待定 0～10"
    assert told(evaluated(lines, "指标:\n" + ROW)) == [("EVL-036", "产出指标/数量指标/行", why)]


def test_a_total_that_asks_for_the_tier_of_a_number_beside_the_scale(evaluated: Evaluated) -> None:
    total = "总分 合计（一级.得分，完成情况[年初预算数 ÷ 全年执行数] = 「达成」）"
    result = evaluated("方法 甲\n得 分值\n", "年初预算数: 3\n全年执行数: 2\n指标:\n" + ROW, total)
    assert [each[:2] for each in told(result, "EVL-035")] == [("EVL-035", "")]


@pytest.mark.parametrize(
    ("interval", "shown"),
    [
        ("[6分, 实际值 × 10分]", "[6分, 50% × 10分]"),
        ("[60%, 实际值] × 分值", "[60%, 50%] × 10分"),
        ("(50%, 实际值] × 分值", "(50%, 50%] × 10分"),
    ],
)
def test_an_interval_that_holds_no_number(evaluated: Evaluated, interval: str, shown: str) -> None:
    """Six to five is nothing, and isn't taken for five to six: the score may be 0 or 10."""
    row = ROW.replace("甲}", "甲, 实际值: 50%}")
    result = evaluated(f"方法 甲\n得 待定 {interval}，「由人定」\n限于 0 至 分值\n", "指标:\n" + row)
    why = f"待定 {shown} = ？，限于 0 至 10分，得 0～10：由人定"
    assert (result.total.low, result.total.high) == (0, 10)
    assert [(code, said.replace("\xa0", " ")) for code, _, said in told(result, "EVL-038")] == [
        ("EVL-038", f"待定的区间里一个数也没有，得分不限于它：{why}")
    ]


def test_nothing_lies_in_an_interval_that_holds_no_number(evaluated: Evaluated) -> None:
    """5.5 lies between 5 and 6, but not between 6 and 5."""
    row = ROW.replace("甲}", "甲, 实际值: 50%}")
    lines = "若 分值 × 55% 属于 [60%, 实际值] × 分值 则 1\n否则 2"
    assert evaluated(f"方法 甲\n{lines}\n限于 0 至 分值\n", "指标:\n" + row).total.high == 2


LIMIT = "方法 甲\n得 5分\n限于 0 至 {}\n"


@pytest.mark.parametrize(
    ("limit", "code", "path"),
    [
        ("平均（质量指标.三级.分值）", "EVL-014", "产出指标/数量指标/行"),
        ("年初预算数 ÷ 全年执行数 × 1分", "EVL-003", "产出指标/数量指标/行"),
        ("最小（分值，全年执行数 ÷ 年初预算数 × 1分）", "EVL-023", "产出指标/数量指标/行"),
    ],
)
def test_what_goes_wrong_in_a_limit(evaluated: Evaluated, limit: str, code: str, path: str) -> None:
    head = f"年初预算数: {-1 if code == 'EVL-023' else 1}\n全年执行数: {2 if code == 'EVL-023' else 0}\n指标:\n"
    result = evaluated(LIMIT.format(limit), head + ROW)
    assert [each[:2] for each in told(result, "EVL-014", "EVL-003", "EVL-023")] == [(code, path)]


def test_a_score_that_waits_for_one_which_the_rule_leaves_open(evaluated: Evaluated) -> None:
    """二 has half of what 行 scores, which a reviewer has to say."""
    methods = "方法 甲\n得 待定 [0, 分值]，「看材料」\n方法 乙\n得 数量指标.得分 ÷ 2\n限于 0 至 分值\n修约 2 位小数\n"
    result = evaluated(methods, "指标:\n" + ROW + OTHER.replace("甲}", "乙}"))
    assert told(result) == [
        ("EVL-002", "产出指标/数量指标/行", "得分待定，可能是 0～10 分：看材料"),
        ("EVL-001", "效益指标/二", "得分待定，可能是 0～5 分：缺 「行」的得分"),
    ]


def test_of_a_row_whose_score_is_wanted_the_cells_are_told_with_it_alone(evaluated: Evaluated) -> None:
    """行 tells what it lacks itself; 二 needs its score, whatever settles that."""
    methods = "方法 甲\n得 待定 [0, 最小（实际值 ÷ 指标值，1）× 分值]，「看材料」\n"
    methods += "方法 乙\n得 数量指标.得分 ÷ 2\n限于 0 至 分值\n修约 2 位小数\n"
    row = ROW.replace("甲}", "甲, 指标值: ≥10件, 实际值: 约9件}")
    result = evaluated(methods, "指标:\n" + row + OTHER.replace("甲}", "乙}"))
    assert told(result, "EVL-001")[-1][1:] == ("效益指标/二", "得分待定，可能是 0～5 分：缺 「行」的得分")


def test_a_score_that_waits_for_one_beside_a_scale(evaluated: Evaluated) -> None:
    methods = "方法 甲\n若 完成情况[1.2] = 「达成」 则 分值\n否则 0\n方法 乙\n得 数量指标.得分 ÷ 2\n限于 0 至 分值\n修约 2 位小数\n"
    methods = methods.replace("[1.2]", "[实际值]")
    row = ROW.replace("甲}", "甲, 实际值: 120%}")
    result = evaluated(methods, "指标:\n" + row + OTHER.replace("甲}", "乙}"))
    assert [each[:2] for each in told(result)] == [("EVL-035", "产出指标/数量指标/行"), ("EVL-001", "效益指标/二")]
    assert told(result, "EVL-001")[0][2] == "得分待定，可能是 0～5 分：缺 「行」的得分"


def test_a_judgement_of_which_a_part_is_taken(evaluated: Evaluated) -> None:
    """The reason is the other method's; what is known is how the row comes by its range: 70% of 0 to 10."""
    methods = "方法 乙\n得 待定 [0, 分值]，「看材料」\n方法 甲\n得 乙 × 70%\n限于 0 至 分值\n修约 2 位小数\n"
    result = evaluated(methods, "指标:\n" + ROW)
    assert told(result) == [
        ("EVL-036", "产出指标/数量指标/行", "按规则定不下得分，可能是 0～7 分：乙 0分～10分 × 70%，待定 0～7")
    ]


COUNTED = "方法 乙\n得 个数（三级，适用）× 5分\n限于 0 至 分值\n修约 2 位小数\n"


def test_rows_worth_nothing_that_may_not_apply(compiled: Compile, scored: Score) -> None:
    """行 has 0 of 0 points or doesn't apply: one row or two count, 5分 each."""
    methods = "方法 甲\n若 年初预算数 > 1万元 则 不适用\n否则 分值\n限于 0 至 分值\n" + COUNTED
    text = HEAD + methods + TEMPLATE.replace("        二级 数量指标", "        二级 数量指标 10分，按 乙")
    rows = ROW.replace("10", "0") + ROW.replace("行", "二").replace("甲", "记满分")
    result = scored(compiled(text), "指标:\n" + rows)
    found = [each for each in told(result, "EVL-001") if each[1] == "产出指标/数量指标"]
    assert found == [("EVL-001", "产出指标/数量指标", "得分待定，可能是 5～10 分：缺 「行」的适用与否")]


GRADED = "总分 合计（一级.得分）\n    等级 评语\n"


@pytest.mark.parametrize(
    ("said", "grades", "findings"),
    [("评语: 良\n", ("良",), []), ("", (), [("EVL-037", "", "没有等级：缺 评语")])],
)
def test_a_grade_that_is_read_from_a_cell(
    compiled: Compile, scored: Score, said: str, grades: tuple[str, ...], findings: list[tuple[str, str, str]]
) -> None:
    text = HEAD + TEMPLATE.replace("总分 合计（一级.得分）", GRADED).replace(
        "    一级 产出", "    字段 评语: 文本\n    一级 产出"
    )
    result = scored(compiled(text), said + "指标:\n" + ROW.replace(", 计分方法: 甲", ""))
    assert result.total.grades == grades
    assert told(result) == findings


@pytest.mark.parametrize(
    ("demand", "head", "lacks"),
    [
        ("年初预算数 ÷ 全年执行数 > 1", "年初预算数: 1\n全年执行数: 0\n", "不为零的除数"),
        ("年初预算数 ÷ 全年执行数 > 1", "年初预算数: 1\n全年执行数: -1\n", "大于零的除数"),
        ("完成情况[年初预算数 ÷ 全年执行数] = 「达成」", "年初预算数: 3\n全年执行数: 2\n", "落在档位里的数"),
        ("年初预算数 ÷ 全年执行数 > 1", "全年执行数: 2\n", "年初预算数"),
    ],
)
def test_what_a_check_lacks(evaluated: Evaluated, demand: str, head: str, lacks: str) -> None:
    result = evaluated(f"校验 查\n    要求 {demand}\n", head + "指标:\n" + ROW.replace(", 计分方法: 甲", ""))
    assert told(result, "CHK-002") == [("CHK-002", "", f"校验「查」无法判定：缺 {lacks}")]
