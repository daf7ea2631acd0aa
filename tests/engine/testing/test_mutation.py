"""Small mistakes in rules: which cases notice, which change nothing, and what is told of those that survive."""

from __future__ import annotations

import re
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path

import pytest

from duheng import api
from duheng.language import tree
from duheng.language.tree import Ruleset
from duheng.record import replace
from duheng.reports.mutation_told import as_text, sentence, summed_up
from duheng.testing.mutants import mutants_of
from duheng.testing.mutation import Fate, Mutation

TEMPLATE = """\
模板 表
    一级 产出 100分
    三级
        字段 指标值: 目标
        字段 实际值: 量
    计分
        | 方法 |
        | 甲   |
    总分 合计（一级.得分）
"""
HEAD = "规则集 990101/2020 「例」\n    状态 试行\n"
Mutating = Callable[..., Mutation]


@pytest.fixture
def ruleset(tmp_path: Path) -> Callable[[str], Ruleset]:
    def of(text: str) -> Ruleset:
        (tmp_path / "2020.rules").write_text(HEAD + text + TEMPLATE, encoding="utf-8")
        return api.load_ruleset(tmp_path / "2020.rules")

    return of


@pytest.fixture
def mutating(tmp_path: Path, ruleset: Callable[[str], Ruleset]) -> Mutating:
    def of(text: str) -> Mutation:
        ruleset(text)
        (found,) = api.mutation(api.run_tests([tmp_path]))
        return found

    return of


def fates(found: Mutation, *lines: int) -> dict[str, str]:
    return {
        f"{each.mutant.span.line} {each.mutant.said}": each.fate.value
        for each in found.verdicts
        if each.mutant.span.line in lines
    }


STEPS = """\
方法 甲
    若 实际值 ≥ 90% 则 分值
    若 实际值 属于 [80%, 90%) 则 分值 × 75%
    否则 0
"""


def test_every_kind_of_mistake_is_made(ruleset: Callable[[str], Ruleset]) -> None:
    made = ruleset(STEPS + "    限于 0 至 分值\n    修约 2 位小数\n")
    own = made.methods[0].span.file
    said = [(each.span.line, each.said) for each in mutants_of(made, own)]
    assert said == [
        (4, "≥ 写成 >"),
        (4, "90% 写成 91%"),
        (5, "[ 写成 ("),
        (5, ") 写成 ]"),
        (5, "80% 写成 81%"),
        (5, "90% 写成 91%"),
        (5, "× 写成 ÷"),
        (5, "75% 写成 76%"),
        (6, "0 写成 1"),
        (4, "漏写"),
        (5, "漏写"),
        (6, "漏写"),
        (4, "与第 5 行对调"),
        (7, "不写下限"),
        (7, "不写上限"),
        (8, "漏写"),
        (8, "写成 3 位"),
        (8, "写成 1 位"),
        (8, "写成舍去"),
        (10, "100分 写成 101分"),
        (16, "漏写"),
    ]


def test_cases_on_the_edges_notice_what_cases_in_the_middle_do_not(mutating: Mutating) -> None:
    middle = "    例 实际值 95%，分值 10 得 10\n    例 实际值 85%，分值 10 得 7.5\n    例 实际值 10%，分值 10 得 0\n"
    edges = "    例 实际值 90%，分值 10 得 10\n    例 实际值 80%，分值 10 得 7.5\n"
    before, after = (fates(mutating(STEPS + cases), 4, 5) for cases in (middle, middle + edges))
    assert {name for name in before if before[name] == "survived"} >= {"4 ≥ 写成 >", "5 [ 写成 (", "5 80% 写成 81%"}
    assert {after[name] for name in ("4 ≥ 写成 >", "4 90% 写成 91%", "5 [ 写成 (", "5 80% 写成 81%")} == {"killed"}


def test_what_changes_nothing_is_proven_and_not_asked_for(mutating: Mutating) -> None:
    found = fates(mutating(STEPS + "    例 实际值 95%，分值 10 得 10\n"), 4, 5)
    # 90% and more never come to line 5, and the two lines have no number in common
    assert {found[name] for name in ("5 ) 写成 ]", "5 90% 写成 91%", "4 与第 5 行对调")} == {"equivalent"}


def test_a_limit_that_nothing_reaches_changes_nothing(mutating: Mutating) -> None:
    found = fates(mutating(STEPS + "    限于 0 至 分值\n    例 实际值 95%，分值 10 得 10\n"), 7)
    assert found == {"7 不写下限": "equivalent", "7 不写上限": "equivalent"}


def test_a_survivor_is_told_with_a_line_that_kills_it(mutating: Mutating, tmp_path: Path) -> None:
    text = STEPS + "    例 实际值 95%，分值 10 得 10\n"
    found = mutating(text)
    (survivor,) = [each for each in found.verdicts if (each.mutant.span.line, each.mutant.said) == (4, "≥ 写成 >")]
    assert survivor.suggestion.line == "例 实际值 90%，分值 10 得 10"
    assert sentence(survivor, found.cases, "zh") == (
        "若第 4 行 ≥ 写成 >，现有 1 个用例都不会发现；建议加：例 实际值 90%，分值 10 得 10"
    )
    assert sentence(survivor, found.cases, "en").startswith("If on line 4, ≥ were >, no case would notice; add: ")
    lines = [sentence(each, 2, "en") for each in found.verdicts if each.mutant.said == "漏写"]
    assert lines
    assert all(re.match(r"If line \d+ were left out, none of the 2 cases would notice; ", each) for each in lines)
    again = fates(mutating(text + f"    {survivor.suggestion.line}\n"), 4)
    assert again["4 ≥ 写成 >"] == "killed"


def test_points_checks_and_scales_say_what_kind_of_case_is_missing(mutating: Mutating) -> None:
    found = mutating(STEPS + "校验 有得分\n    对每个 三级\n    要求 得分 > 0\n")
    wanted = {each.mutant.said: each.mutant.wants for each in found.verdicts if each.mutant.wants}
    assert wanted == {
        # the group adds up its rows, whatever it is worth itself: only the finding that they differ shows it
        "100分 写成 101分": "整张表的用例，写「必无: [EVL-020]」",
        "漏写": "有一行按这一行计分的整表用例",
        "所在的校验漏写": "「必有: [有得分]」的整表用例",
    }


def test_the_score_counts_what_can_be_killed(mutating: Mutating) -> None:
    found = mutating(STEPS + "    例 实际值 95%，分值 10 得 10\n")
    killed, equivalent = found.count(Fate.KILLED), found.count(Fate.EQUIVALENT)
    assert 0 < killed < len(found.verdicts) - equivalent
    assert found.score == Fraction(killed, len(found.verdicts) - equivalent)


def test_a_summary_in_english(mutating: Mutating) -> None:
    (one, *_) = mutating(STEPS).verdicts
    killed, same, survived = (replace(one, fate=fate) for fate in (Fate.KILLED, Fate.EQUIVALENT, Fate.SURVIVED))
    found = Mutation("990101/2020", "甲.rules", (killed, killed, survived, same), 1)
    assert summed_up(found, "en") == "cases notice 2 of 3 mistakes (66%); 1 more change nothing"
    assert summed_up(replace(found, verdicts=(killed,)), "en") == "cases notice 1 of 1 mistakes (100%)"
    text = as_text([found], "en").splitlines()
    assert text[1] == "  甲.rules        2/3   66%, 1 more change nothing"
    assert [line.strip() for line in text[2:]] == [sentence(survived, 1, "en")]
    assert summed_up(found, "zh") == "改错 3 处，用例能发现 2 处（66%），另有 1 处改了也一样"
    assert replace(found, verdicts=()).score == 1


RATIO = """\
方法 甲
    令 率 = 实际值 ÷ 指标值
    若 实际值 ≥ 指标值 则 分值
    若 率 ≥ 60% 则 （率 - 0.6）÷ 40% × 分值
    否则 0
    限于 0 至 分值
    例 指标值 ≥10件，实际值 8件，分值 10 得 5
"""


def test_formulas_that_meet_on_the_edge_are_the_same_on_both_sides_of_it(mutating: Mutating) -> None:
    found = fates(mutating(RATIO), 6)
    # at 60% exactly the formula gives (60% - 60%) ÷ 40% × 分值 = 0, as the last line does
    assert found["6 ≥ 写成 >"] == "equivalent"
    assert found["6 60% 写成 61%"] == "survived"


def test_where_the_formulas_do_not_meet_the_edge_counts(mutating: Mutating) -> None:
    found = mutating(RATIO.replace("（率 - 0.6）÷ 40% × 分值", "率 × 分值").replace("得 5", "得 8"))
    (edge,) = [each for each in found.verdicts if (each.mutant.span.line, each.mutant.said) == (6, "≥ 写成 >")]
    # at 60% exactly 6 of 10 points, or none
    assert (edge.fate, edge.suggestion.line) == (Fate.SURVIVED, "例 指标值 ≥100件，实际值 60件，分值 10 得 6")


def test_rounding_what_is_rounded_changes_nothing(mutating: Mutating) -> None:
    text = "方法 甲\n    若 实际值 < 0 则 0\n    否则 乙\n    修约 2 位小数\n" + (
        "方法 乙\n    得 实际值 ÷ 指标值 × 分值\n    限于 0 至 分值\n    修约 2 位小数\n"
    )
    found = fates(mutating(text + "    例 指标值 ≥3件，实际值 1件，分值 1 得 0.33\n"), 6)
    assert found == {
        "6 漏写": "equivalent",
        "6 写成 3 位": "equivalent",
        "6 写成 1 位": "survived",
        "6 写成舍去": "equivalent",
    }


def test_lines_of_scoring_that_exclude_each_other_may_change_places(tmp_path: Path) -> None:
    template = TEMPLATE.replace(
        "        | 方法 |\n        | 甲   |\n",
        "        | 指标值.性质 | 指标值.方向 | 方法 |\n"
        "        | 空 | - | 不适用 |\n        | 定性 | - | 甲 |\n        | 定量 | 正向 | 甲 |\n        | 定量 | - | 不适用 |\n",
    )
    (tmp_path / "2020.rules").write_text(HEAD + STEPS + template, encoding="utf-8")
    (found,) = api.mutation(api.run_tests([tmp_path]))
    fate = {
        each.mutant.said: each.fate for each in found.verdicts if "对调" in each.mutant.said and not each.mutant.method
    }
    # 空 and 定性 exclude each other, 定性 and 定量 too; 定量 正向 and any 定量 don't
    assert list(fate.values()) == [Fate.EQUIVALENT, Fate.EQUIVALENT, Fate.SURVIVED]


def test_what_a_target_is_like_excludes_what_it_is_not(mutating: Mutating) -> None:
    lines = (
        "    若 指标值.单位 = 「件」 则 分值\n    若 指标值.性质 = 定性 则 0\n    若 指标值.方向 = 反向 则 分值 × 50%\n"
    )
    other = "    若 指标值.单位 = 「天」 则 0\n    否则 分值 × 25%\n"
    found = fates(mutating(f"方法 甲\n{lines}{other}    例 指标值 ≥4件，分值 2 得 2\n"), 4, 5, 6, 7)
    swaps = {name: fate for name, fate in found.items() if "对调" in name}
    # words have no unit and no direction; ≤3天 has both 反向 and 天
    assert swaps == {"4 与第 5 行对调": "equivalent", "5 与第 6 行对调": "equivalent", "6 与第 7 行对调": "survived"}


def test_parameters_are_mutated_and_messages_are_not(ruleset: Callable[[str], Ruleset]) -> None:
    check = "校验 乙\n    对每个 三级\n    要求 得分 < 分值 × 界限\n    提示 「{得分 + 1}」\n"
    made = ruleset("参数 界限 = 90%\n" + STEPS + check)
    said = [each.said for each in mutants_of(made, made.methods[0].span.file)]
    assert "90% 写成 91%" in said
    assert "+ 写成 -" not in said
    assert said.count("1 写成 2") == 0


def test_values_of_a_parameter_are_tried_in_their_own_year_however_they_are_ordered(
    ruleset: Callable[[str], Ruleset],
) -> None:
    dated = "参数 界限 = 60%，2020-01-01 起 70%，2018-01-01 起 65%\n"
    lines = "方法 甲\n    若 实际值 ÷ 指标值 ≥ 界限 则 分值\n    否则 0\n"
    made = ruleset(dated + lines)
    # the ruleset is of 2020: 70% holds in it, whatever is written behind it
    beside = {each.said: each.beside_year for each in mutants_of(made, made.methods[0].span.file) if each.reads}
    assert beside == {"60% 写成 61%": True, "70% 写成 71%": False, "65% 写成 66%": True}


def test_a_ruleset_of_a_year_that_no_date_has_is_tried_in_the_first_one(tmp_path: Path) -> None:
    template = TEMPLATE.replace("字段 指标值: 目标", "字段 指标值: 日期").replace(
        "字段 实际值: 量", "字段 实际值: 日期"
    )
    lines = "参数 界限 = 60%\n方法 甲\n    若 实际值 ≤ 指标值 则 分值\n    否则 分值 × 界限\n"
    (tmp_path / "0.rules").write_text(HEAD.replace("2020", "0000") + lines + template, encoding="utf-8")
    assert [each.message("zh") for each in api.check(tmp_path / "0.rules").problems] == []
    assert api.mutation(api.run_tests([tmp_path]))


def test_derived_fields_are_mutated_and_names_are_not(tmp_path: Path) -> None:
    lines = "        字段 实际值: 量\n        字段 余 = 实际值 - 2件\n        字段 分值 = 上级.分值 ÷ 4\n"
    template = TEMPLATE.replace("        字段 实际值: 量\n", lines)
    method = "方法 甲\n    若 名称 = 「一」 则 0\n    若 余 属于 [指标值.值, 3件) 则 分值\n    修约 0 位小数\n"
    (tmp_path / "2020.rules").write_text(HEAD + method + template, encoding="utf-8")
    made = api.load_ruleset(tmp_path / "2020.rules")
    found = list(mutants_of(made, made.span.file))
    assert [(each.said, each.reads) for each in found if each.reads] == [
        ("- 写成 +", "余"),
        ("2件 写成 3件", "余"),
        ("÷ 写成 ×", "三级.分值"),
        ("4 写成 5", "三级.分值"),
    ]
    # there is no name one higher than 「一」, and no number to move at the low end; nothing is rounded to -1 places
    assert [each.said for each in found if each.span.line in (4, 5, 6)] == [
        "[ 写成 (",
        ") 写成 ]",
        "3件 写成 4件",
        "0 写成 1",
        "漏写",
        "漏写",
        "与第 5 行对调",
        "漏写",
        "写成 1 位",
        "写成舍去",
    ]


@pytest.mark.parametrize(
    ("bands", "line"),
    [
        ("    好: 100 至 80（含）\n    中: 80 至 60（含）\n    差: 60 至 0\n", 4),
        ("    差: 0 至 60\n    中: 60（含） 至 80\n    好: 80（含） 至 100\n", 6),
    ],
)
def test_the_common_end_of_two_bands_whichever_is_written_first(
    ruleset: Callable[[str], Ruleset], bands: str, line: int
) -> None:
    made = ruleset(f"档位 评级\n{bands}方法 甲\n    若 评级[实际值] = 好 则 分值\n    否则 0\n")
    found = [each for each in mutants_of(made, made.span.file) if each.span.line in (4, 5, 6)]
    assert [(each.span.line, each.said) for each in found] == [
        (line, "「好」的含、不含写反"),
        (line, "80 写成 81"),
        (5, "「中」的含、不含写反"),
        (5, "60 写成 61"),
    ]
    assert [each.wants for each in found] == ["评级恰为 80 的用例"] * 2 + ["评级恰为 60 的用例"] * 2
    ends = [[(each.label, each.low, each.low_open) for each in mutant.ruleset.scales[0].bands] for mutant in found[:2]]
    for changed, (low, open_) in zip(ends, ((80, True), (81, False)), strict=True):
        assert ("好", low, open_) in changed


def test_only_what_the_files_own_lines_say_is_mutated(tmp_path: Path) -> None:
    rules = (
        "参数 界限 = 90%\n档位 评级\n    好: 100 至 60（含）\n    差: 60 至 0\n" + STEPS + "    限于 0 至 分值\n"
        "    修约 2 位小数\n校验 有得分\n    对每个 三级\n    要求 得分 > 0\n"
    )
    template = TEMPLATE.replace("        | 甲   |\n", "        | 甲   |\n        | 不适用 |\n")
    (tmp_path / "2020.rules").write_text(HEAD + rules + template + "    等级 评级[总分]\n", encoding="utf-8")
    child = tmp_path / "2021.rules"
    text = "规则集 990102/2021 「例」\n    继承 990101/2020\n替换 参数 界限 = 80%\n补充 方法 甲\n    若 实际值 ≥ 界限 则 分值\n"
    child.write_text(text, encoding="utf-8")
    made = api.load_ruleset(child, folders=[tmp_path])
    assert {each.span.line for each in mutants_of(made, made.span.file)} == {3, 5}


def test_the_head_of_a_table_is_mutated_once(ruleset: Callable[[str], Ruleset]) -> None:
    table = "    | 实际值 ÷ 指标值 | 得分 |\n    | ≥ 90% | 分值 |\n    | ≥ 80% | 分值 × 50% |\n    | 其他 | 0 |\n"
    made = ruleset("方法 甲\n" + table)
    changed = [each for each in mutants_of(made, made.span.file) if each.said == "÷ 写成 ×"]
    assert [each.span.line for each in changed] == [4]
    conditions = [each.condition for each in changed[0].ruleset.methods[0].clauses]
    assert [isinstance(each, tree.Call) and each.arguments[0].operation for each in conditions] == [
        "multiply",
        "multiply",
        False,
    ]


def test_multiplying_by_one_is_no_mistake(ruleset: Callable[[str], Ruleset]) -> None:
    made = ruleset(STEPS.replace("分值 × 75%", "8 × 1分"))
    said = [each.said for each in mutants_of(made, made.methods[0].span.file)]
    assert "× 写成 ÷" not in said


def test_points_are_of_the_file_and_line_where_they_stand(tmp_path: Path) -> None:
    (tmp_path / "2020.rules").write_text(HEAD + "方法 甲\n    得 分值\n" + TEMPLATE, encoding="utf-8")
    child = tmp_path / "2021.rules"
    head = "规则集 990102/2021 「例」\n    继承 990101/2020\n补充 模板 表\n    一级 产出{}\n        二级 数量\n"
    for points, wanted in (("", []), (" 90分", [(4, "90分 写成 91分")])):
        child.write_text(head.format(points), encoding="utf-8")
        made = api.load_ruleset(child, folders=[tmp_path])
        # what the parent says of points isn't this file's, even where the file speaks of the node
        assert [(each.span.line, each.said) for each in mutants_of(made, made.span.file)] == wanted
