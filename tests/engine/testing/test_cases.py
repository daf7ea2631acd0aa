"""Files of cases: what they say, what comes of it, and how failures read. Expected scores are worked out by hand."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from duheng import api
from duheng.problems.problem import Problem
from duheng.problems.severity import Severity
from duheng.testing.ran import Ran

RULES = """\
规则集 990101/2020 「例」
    状态 试行

方法 按比例
    若 实际值 ≥ 指标值 则 分值
    否则 实际值 ÷ 指标值 × 分值
    限于 0 至 分值
    修约 2 位小数
    例 指标值 ≥4件，实际值 4件，分值 2 得 2

档位 评级
    好: 100 至 60（含）
    差: 60 至 0

模板 表
    字段 预算数: 金额，单位 万元
    一级 产出
        二级 数量
        二级 质量
    一级 效益
    三级
        字段 指标值: 目标
        字段 实际值: 量，列名 「完成值」
    计分
        | 指标值.性质 | 方法   |
        | 空          | 不适用 |
        | 定量        | 按比例 |
    总分 合计（一级.得分）
    等级 评级[总分]

校验 要有预算
    要求 预算数 > 0
    级别 警告
"""

FORM = """\
    表单:
      预算数: 10
      指标:
        - {一级: 产出, 二级: 数量, 三级: 调解, 分值: 60, 指标值: ≥4件, 实际值: 3件}
        - {一级: 产出, 二级: 质量, 三级: 合格率（40分）, 分值: 40, 指标值: ≥90%, 实际值: 95%}
"""
Run = Callable[..., Ran]


@pytest.fixture
def run(tmp_path: Path) -> Run:
    def of(text: str, **options: object) -> Ran:
        (tmp_path / "2020.rules").write_text(RULES, encoding="utf-8")
        cases = tmp_path / "2020.tests.yaml"
        cases.write_text("用例:\n" + text, encoding="utf-8")
        (tested,) = api.run_tests([cases], **options)  # type: ignore[arg-type]
        return tested

    return of


def told(tested: Ran) -> list[str]:
    return [f"{each.span.line if each.span else 0} {each.code}" for each in tested.problems]


def one(tested: Ran) -> Problem:
    (problem,) = tested.problems
    return problem


# --- methods


@pytest.mark.parametrize(
    ("cells", "gives"),
    [
        ("指标值: ≥4件, 实际值: 3件, 分值: 2", "1.5"),
        ("指标值: ≥4件, 实际值: 3, 分值: 2", "1.5分"),
        ("指标值: ≥4件, 分值: 2", "待定"),
        ("指标值: ≥4件, 分值: 2", "0 至 2"),
        ("指标值: ≥4件, 实际值: 9件, points: 2", "2"),
    ],
)
def test_a_method_on_a_row(run: Run, cells: str, gives: str) -> None:
    assert run(f"  - {{名称: 甲, 方法: 按比例, 输入: {{{cells}}}, 得: {gives}}}\n").holds


def test_english_keys(run: Run) -> None:
    assert run("  - {name: 甲, method: 按比例, inputs: {指标值: ≥4件, 实际值: 3件, 分值: 2}, gives: 1.5}\n").holds


def test_a_table_is_a_case_for_each_line(run: Run) -> None:
    text = "  - 名称: 甲\n    方法: 按比例\n    表:\n      - [指标值, 实际值, 分值, 得]\n"
    tested = run(text + "      - [≥4件, 3件, 2, 1.5]\n      - [≥4件, '', 2, 待定]\n      - [≥4件, 5件, 2, 1]\n")
    assert [outcome.case.name for outcome in tested.outcomes] == ["甲/1", "甲/2", "甲/3"]
    assert told(tested) == ["8 CAS-020"]


def test_a_failure_says_what_came_out_why_and_by_which_line(run: Run) -> None:
    failed = one(run("  - {名称: 甲, 方法: 按比例, 输入: {指标值: ≥4件, 实际值: 3件, 分值: 2}, 得: 1}\n"))
    assert failed.message("zh") == "用例「甲」：应得 1，实得 1.5（差 +0.5）"
    assert failed.message("en") == 'Case "甲": 1 expected, 1.5 found (off by +0.5)'
    assert failed.hint("zh") == (
        "计算：3件 ≥ 4件 不成立；3件 ÷ 4件 × 2分 = 1.5。未修约的得分是 1.5，舍去到 0 位小数才是 1"
    )
    assert [(each.file.rpartition("/")[2], each.line) for each in failed.related] == [("2020.rules", 6)]


@pytest.mark.parametrize(
    ("gives", "rounding"),
    [
        # 2 ÷ 3 × 1 = 0.6666…, and to two places 0.67
        ("0.66", "。未修约的得分是 ≈0.6667，舍去到 2 位小数才是 0.66"),
        ("0.667", "。未修约的得分是 ≈0.6667，四舍五入到 3 位小数才是 0.667"),
        ("1", "。未修约的得分是 ≈0.6667，四舍五入到 0 位小数才是 1"),
        ("2/3", "。未修约的得分正是 2/3"),
        ("0.5", ""),
    ],
)
def test_where_rounding_would_explain_it_that_is_said(run: Run, gives: str, rounding: str) -> None:
    failed = one(run(f"  - {{名称: 甲, 方法: 按比例, 输入: {{指标值: ≥3件, 实际值: 2件, 分值: 1}}, 得: {gives}}}\n"))
    assert failed.hint("zh") == f"计算：2件 ≥ 3件 不成立；2件 ÷ 3件 × 1分 ≈ 0.6667，修约 2 位小数得 0.67{rounding}"


def test_where_the_score_before_rounding_is_expected_that_is_said(run: Run) -> None:
    # 1 ÷ 8 × 1 = 0.125, and to two places 0.13
    failed = one(run("  - {名称: 甲, 方法: 按比例, 输入: {指标值: ≥8件, 实际值: 1件, 分值: 1}, 得: 0.125}\n"))
    assert failed.hint("zh").endswith("修约 2 位小数得 0.13。未修约的得分正是 0.125")
    assert failed.hint("en").endswith(". Before rounding the score is 0.125")


# --- forms


@pytest.mark.parametrize(
    "expected",
    [
        "总分: 85",  # 60 × 3 ÷ 4 = 45, and 40
        "等级: 好",
        "得分: {调解: 45, 合格率: 40, 数量: 45, 产出/质量/合格率: 40, 效益: 0}",
        "必有: [EVL-022]",
        "必无: [EVL-001, 要有预算]",
        "必无: EVL-001",
    ],
)
def test_what_must_come_of_a_form(run: Run, expected: str) -> None:
    tested = run(f"  - 名称: 全表\n{FORM}    {expected}\n")
    assert told(tested) == ([] if "EVL-022" not in expected else ["8 CAS-024"])


@pytest.mark.parametrize(
    "place", ["调解/仲裁", "调解／仲裁", "数量/调解/仲裁", "产出/调解/仲裁", "产出（100分）/数量/调解/仲裁"]
)
def test_a_row_is_named_whole_where_its_name_has_a_stroke(run: Run, place: str) -> None:
    form = FORM.replace("三级: 调解", "三级: 调解/仲裁").replace("合格率（40分）", "仲裁")
    case = f"  - {{名称: 改, 基于: 全表, 改: {{{place}.实际值: 2件}}, 得分: {{{place}: 30, 质量/仲裁: 40}}}}\n"
    assert told(run(f"  - 名称: 全表\n{form}    得分: {{{place}: 45, 仲裁: 40}}\n{case}")) == []


@pytest.mark.parametrize("place", ["解/仲裁", "质量/调解/仲裁", "调解"])
def test_a_part_of_a_name_names_no_row(run: Run, place: str) -> None:
    form = FORM.replace("三级: 调解", "三级: 调解/仲裁")
    tested = run(f"  - 名称: 全表\n{form}    得分: {{{place}: 45}}\n")
    assert [code for code in told(tested) if "CAS-010" in code] != []


@pytest.mark.parametrize(
    ("expected", "code", "message"),
    [
        ("总分: 86", "CAS-022", "用例「全表」：总分应为 86，实为 85（差 −1）"),
        ("总分: 85 至 100", "CAS-022", "用例「全表」：总分应为 85 至 100，实为 85"),
        ("等级: 差", "CAS-023", "用例「全表」：等级应为 差，实为 好"),
        ("得分: {调解: 60}", "CAS-021", "用例「全表」：调解 应得 60，实得 45（差 −15）"),
        ("得分: {调节: 60}", "CAS-010", "表单里没有「调节」"),
        ("必有: [要有预算]", "CAS-024", "用例「全表」：应有「要有预算」的核对意见，实有：无"),
        ("必有: 要有预算", "CAS-024", "用例「全表」：应有「要有预算」的核对意见，实有：无"),
    ],
)
def test_what_does_not_come_of_a_form(run: Run, expected: str, code: str, message: str) -> None:
    failed = one(run(f"  - 名称: 全表\n{FORM}    {expected}\n"))
    assert (failed.code, failed.message("zh")) == (code, message)


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ("EVL-001 调解", "EVL-001 合格率（40分）"),  # of the kind that was asked for
        ("EVL-003 合格率", "EVL-001 合格率（40分）"),  # of the row that was asked for
        ("EVL-003 调解", "EVL-001 合格率（40分）；要有预算"),
    ],
)
def test_a_finding_that_is_missing_is_told_with_those_that_may_be_meant(run: Run, wanted: str, found: str) -> None:
    form = FORM.replace("预算数: 10", "预算数: 0").replace(", 实际值: 95%", "")
    failed = one(run(f"  - 名称: 全表\n{form}    必有: [{wanted}]\n"))
    assert failed.message("zh") == f"用例「全表」：应有「{wanted}」的核对意见，实有：{found}"


def test_a_case_of_three_lines_changes_an_earlier_one(run: Run) -> None:
    base = f"  - 名称: 全表\n{FORM}    总分: 85\n"
    changed = "  - 名称: 都完成\n    基于: 全表\n    改: {调解.完成值: 4件}\n    总分: 100\n"
    dropped = "  - 名称: 少一行\n    基于: 都完成\n    去掉: [产出/合格率]\n    总分: 60\n"
    row = "{一级: 效益, 三级: 满意, 分值: 40, 指标值: ≥90%, 实际值: 45%}"
    added = f"  - 名称: 多一行\n    基于: 少一行\n    加上:\n      - {row}\n    总分: 80\n"
    head = "  - 名称: 没有预算\n    基于: 多一行\n    改: {预算数: 0}\n    必有: [要有预算]\n"
    tested = run(base + changed + dropped + added + head)
    assert (told(tested), len(tested.outcomes)) == ([], 5)


def test_a_case_on_a_form_in_a_file(tmp_path: Path, run: Run) -> None:
    lines = [line.removeprefix("      ") for line in FORM.splitlines()[1:]]
    (tmp_path / "表.yaml").write_text("\n".join(lines) + "\n", encoding="utf-8")
    assert run(
        "  - {名称: 甲, 表单: 表.yaml, 总分: 85}\n  - {名称: 乙, 基于: 表.yaml, 改: {调解.实际值: ''}, 总分: 40 至 100}\n"
    ).holds


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ("改: {调节.实际值: 1件}", "CAS-010"),
        ("改: {调解.实际数: 1件}", "CAS-010"),
        ("改: {实际值: 1件}", "CAS-010"),
        ("去掉: [不在]", "CAS-010"),
        ("改: [甲]", "CAS-001"),
        ("加上: 甲", "CAS-001"),
    ],
)
def test_changes_that_cannot_be_made(run: Run, change: str, code: str) -> None:
    tested = run(f"  - 名称: 全表\n{FORM}    总分: 85\n  - 名称: 改过\n    基于: 全表\n    {change}\n    总分: 85\n")
    assert told(tested)[0].endswith(code)


# --- what is no case


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("  - {方法: 按比例, 得: 1}\n", ["2 CAS-004"]),
        ("  - {名称: 甲, 方法: 按比例, 输入: {指标值: ≥4件}}\n", ["2 CAS-006"]),
        ("  - {名称: 甲, 得: 1}\n", ["2 CAS-005"]),
        ("  - {名称: 甲, 方法: 按比例, 表单: 表.yaml, 得: 1}\n", ["2 CAS-005"]),
        ("  - {名称: 甲, 表单: 表.yaml}\n", ["2 CAS-006"]),
        ("  - {名称: 甲, 表单: 没有.yaml, 总分: 1}\n", ["2 CAS-009"]),
        ("  - {名称: 甲, 方法: 按比例, 输入: {指标: 1}, 得: 1}\n", ["2 EXA-002"]),
        ("  - {名称: 甲, 方法: 按比例, 输入: {分值: 若干}, 得: 1}\n", ["2 EXA-003"]),
        ("  - {名称: 甲, 方法: 按比例, 输入: [1], 得: 1}\n", ["2 CAS-001"]),
        ("  - {名称: 甲, 方法: 按比例, 输入: {分值: 1}, 得: 一}\n", ["2 CAS-008"]),
        ("  - {名称: 甲, 方法: 按比利, 输入: {分值: 1}, 得: 1}\n", ["2 CAS-007"]),
        ("  - {名称: 甲, 方法: 按比例, 输入: {分值: 1}, 得: 1, 等级: 好}\n", ["2 CAS-002", "2 CAS-020"]),
        ("  - 名称\n", ["2 CAS-001"]),
        ("  - 名称: 甲\n    方法: 按比例\n    表: [[分值, 分], [1, 2]]\n", ["4 CAS-015"]),
        ("  - 名称: 甲\n    方法: 按比例\n    表: [[分值, 得]]\n", ["4 CAS-001"]),
        ("  - 名称: 甲\n    方法: 按比例\n    表: [[分值, 得], [1, '']]\n", ["4 CAS-006"]),
        ("  - 名称: 甲\n    方法: 按比例\n    表: [[分值, 得], 甲]\n", ["4 CAS-001"]),
        (
            "  - 名称: 甲\n    方法: 按比例\n    表: [[分值, 得], [], [1, {a: 1}], [1, 1, 1]]\n",
            ["4 CAS-001"] * 2 + ["4 CAS-012"],
        ),
        ("  - 名称: 甲\n    方法: 按比例\n    表: [[分值, , 得], [1, 1]]\n", ["4 FRM-067"]),
        ("  - 名称: 甲\n    方法: 按比例\n    表: [[三级, 得], [得分, 1]]\n", ["4 CAS-032"]),
        ("  - {名称: 甲, 方法: 按比例, 输入: {指标值: 3万人, 实际值: 35000, 分值: 1}, 得: 1}\n", ["2 EXA-003"]),
        ("  - {名称: 甲, 方法: [按比例], 得: 1}\n", ["2 CAS-001"]),
        ("  - {名称: 甲, 方法: 按比例, 输入: {指标值: ≥4件, 实际值: 4件, 分值: 1}, 得: 1, gives: 2}\n", ["2 CAS-026"]),
        ("  - {名称: 甲, 方法: 按比例, 输入: {[分值]: 1}, 得: 1}\n", ["2 CAS-001"]),
        ("  - {名称: 甲, 表单: 没有.yaml, 必有: {EVL-001: 调解}}\n", ["2 CAS-009", "2 CAS-001"]),
    ],
)
def test_what_is_no_case_is_told_at_its_place(run: Run, text: str, expected: list[str]) -> None:
    assert told(run(text)) == expected


def test_a_field_beside_the_keys_of_a_case_is_told_to_stand_in_its_inputs(run: Run) -> None:
    tested = run("  - {名称: 甲, 方法: 按比例, 指标值: ≥4件, 输入: {分值: 1}, 得: 1}\n")
    (found,) = (each for each in tested.problems if each.code == "CAS-002")
    assert found.hint("zh").endswith("一行的栏目写在「输入」里：输入: {指标值: ≥4件, 分值: 2}")


def test_the_lines_of_a_table_that_make_no_cases_are_named_by_their_numbers(run: Run) -> None:
    tested = run("  - 名称: 甲\n    方法: 按比例\n    表:\n      - [分值, 分]\n      - [1, 2]\n      - [3, 4]\n")
    assert [(each.name, each.line) for each in tested.suite.unmade] == [("甲/1", 6), ("甲/2", 7)]


def test_the_other_cases_go_on(run: Run) -> None:
    good = "  - {名称: 乙, 方法: 按比例, 输入: {指标值: ≥4件, 实际值: 3件, 分值: 2}, 得: 1.5}\n"
    tested = run("  - {名称: 甲}\n" + good)
    assert (told(tested), [each.holds for each in tested.outcomes]) == (["2 CAS-005"], [True])


def test_a_file_that_is_no_yaml(tmp_path: Path) -> None:
    cases = tmp_path / "坏.tests.yaml"
    cases.write_text("规则集: 000000/2020\n用例：\n  - 名称: [\n", encoding="utf-8")
    (tested,) = api.run_tests([cases])
    assert tested.problems
    assert all(each.span is not None for each in tested.problems)


# --- which cases, for which ruleset


def test_a_rulesets_examples_and_the_cases_beside_it(tmp_path: Path) -> None:
    (tmp_path / "2020.rules").write_text(RULES, encoding="utf-8")
    case = "{名称: 甲, 方法: 按比例, 输入: {指标值: ≥4件, 实际值: 3件, 分值: 2}, 得: 1.5}"
    (tmp_path / "2020.tests.yaml").write_text(f"用例:\n  - {case}\n", encoding="utf-8")
    for path in (tmp_path, tmp_path / "2020.rules"):
        tested = api.run_tests([path])
        assert [(each.suite.file.rpartition("/")[2], len(each.outcomes)) for each in tested] == [
            ("2020.rules", 1),
            ("2020.tests.yaml", 1),
        ]
    assert len(api.run_tests([tmp_path, tmp_path / "2020.rules"])) == 2


def test_a_file_of_cases_may_name_its_ruleset(tmp_path: Path) -> None:
    case = "{名称: 甲, 方法: 定量正向, 输入: {指标值: ≥400件, 实际值: 593件, 分值: 2}, 得: 2}"
    cases = tmp_path / "甲.tests.yaml"
    for named, expected in (("000000/2020", []), ("000000/1999", ["1 CAS-013"])):
        cases.write_text(f"规则集: {named}\n用例:\n  - {case}\n", encoding="utf-8")
        (tested,) = api.run_tests([cases])
        assert told(tested) == expected
    cases.write_text(f"用例:\n  - {case}\n", encoding="utf-8")
    (tested,) = api.run_tests([cases])
    assert [each.code for each in tested.problems] == ["CAS-013"]


def test_a_file_of_cases_may_name_its_ruleset_by_its_path(tmp_path: Path) -> None:
    (tmp_path / "规则").mkdir()
    (tmp_path / "规则" / "甲.rules").write_text(RULES, encoding="utf-8")
    cases = tmp_path / "乙.tests.yaml"
    case = "{名称: 甲, 方法: 按比例, 输入: {指标值: ≥4件, 实际值: 3件, 分值: 2}, 得: 1.5}"
    for named, expected in (("规则/甲.rules", []), ("规则/乙.rules", ["1 CAS-013"])):
        cases.write_text(f"规则集: {named}\n用例:\n  - {case}\n", encoding="utf-8")
        (tested,) = api.run_tests([cases])
        assert (told(tested), len(tested.outcomes)) == (expected, 1 - len(expected))


@pytest.mark.parametrize("name", ["2020.rules", "2020.tests.yaml", "2020.tests.md", "2020.tests.xlsx"])
def test_a_file_that_is_no_text_is_told_and_the_others_are_tested(tmp_path: Path, name: str) -> None:
    (tmp_path / "2020.rules").write_text(RULES, encoding="utf-8")
    (tmp_path / name).write_bytes("规则集、用例".encode("gbk"))
    problems = {ran.suite.file.rpartition("/")[2]: ran.problems for ran in api.run_tests([tmp_path])}
    assert [each.severity for each in problems[name]] == [Severity.ERROR]
    assert [file for file in problems if file != name and problems[file]] == []


def test_a_ruleset_with_errors_is_not_tested(tmp_path: Path) -> None:
    (tmp_path / "2020.rules").write_text(RULES.replace("否则 实际值", "否则 实际数"), encoding="utf-8")
    (tested,) = api.run_tests([tmp_path])
    assert (tested.outcomes, [each.code for each in tested.problems]) == ((), ["NAM-001"])


def test_only_the_chosen_cases_and_no_more_after_a_failure(tmp_path: Path) -> None:
    (tmp_path / "2020.rules").write_text(RULES, encoding="utf-8")
    case = "  - {{名称: {}, 方法: 按比例, 输入: {{指标值: ≥4件, 实际值: 3件, 分值: 2}}, 得: {}}}\n"
    text = "用例:\n" + case.format("甲", 1) + case.format("乙", 1.5) + case.format("丙", 1.5)
    (tmp_path / "2020.tests.yaml").write_text(text, encoding="utf-8")
    _, chosen = api.run_tests([tmp_path], named="乙")
    assert ([each.case.name for each in chosen.outcomes], chosen.left) == (["乙"], 2)
    _, stopped = api.run_tests([tmp_path], fail_fast=True)
    assert ([each.case.name for each in stopped.outcomes], stopped.left) == (["甲"], 2)
