"""例: examples hold or fail, say why, and belong to the file that they stand in."""

from __future__ import annotations

from pathlib import Path

import pytest

import duheng
from duheng.api import Listed
from duheng.checking.check import compile_ruleset
from duheng.checking.reading.files import TextFile, as_text
from duheng.checking.reading.library import Library
from duheng.problems.problem import Problem
from duheng.testing.examples import run_examples

RULES = """\
规则集 999999/2020 「例」
档位 完成情况
    达成: 100% 至 80%（含）
    未达成: 80% 至 0%
参数 界限 = 60%，2021-01-01 起 70%
模板 表
    字段 年初预算数: 金额
    字段 全年执行数: 金额
    字段 已公开: 是否
    一级 产出 100分
    三级 可自选方法
        字段 指标值: 目标
        字段 实际值: 量，列名 「全年完成值」
        字段 完成档次: 完成情况
        字段 自评得分: 数
        字段 完成日: 日期
    总分 合计（一级.得分）
方法 正比
    若 实际值 ≥ 指标值 则 分值
    否则 实际值 ÷ 指标值 × 分值
    限于 0 至 分值
    修约 2 位小数
方法 三档
    若 完成档次 为空 则 自评得分
    否则 待定 完成情况[完成档次] × 分值，「由评价人定」
方法 执行率
    得 全年执行数 ÷ 年初预算数 × 分值
    限于 0 至 分值
    修约 2 位小数
方法 看空
    若 指标值.性质 = 空 则 不适用
    否则 分值
方法 公开
    若 已公开 且 完成日 ≤ 2020-06-30 则 分值
    否则 0
方法 及格
    若 实际值 ≥ 指标值 × 界限 则 分值
    否则 0
方法 兄弟
    得 产出.得分
    限于 0 至 分值
方法 逾期
    若 实际值 ≤ 指标值 则 分值
    否则 分值 - 进一（（实际值 - 指标值）÷ 1个月，0）× 1分
    限于 0 至 分值
方法 相同
    若 实际值 = 指标值 则 分值
    否则 0
"""

FILE = "例.rules"


def problems(method: str, example: str, file: str = FILE) -> list[Problem]:
    """What is told of one 例 line put at the end of a method."""
    head, found, rest = RULES.partition(f"方法 {method}\n")
    assert found
    body, _, after = rest.partition("方法 ")
    after = f"方法 {after}" if after else ""
    read = as_text(f"{head}{found}{body}    例 {example}\n{after}".encode(), file)
    assert isinstance(read, TextFile)
    made = compile_ruleset(read, Library())
    assert made.ruleset is not None, [each.message("zh") for each in made.problems]
    return list(run_examples(made.ruleset, FILE))


@pytest.mark.parametrize(
    ("method", "example"),
    [
        ("正比", "指标值 ≥400件，实际值 593件，分值 2 得 2"),
        ("正比", "指标值 ≥195人，实际值 141人，分值 1 得 0.72"),
        ("正比", "指标值 ≥195人，实际值 141人，分值 1分 得 0.72分"),
        ("正比", "指标值 ≥20万元，实际值 100000元，分值 10 得 5"),
        ("正比", "指标值 不低于90%，实际值 45%，分值 10 得 5"),
        ("正比", "指标值 ≥90%，实际值 45，分值 10 得 5"),
        ("正比", "指标值 ≥400件，分值 2 得 待定"),
        ("正比", "指标值 ≥400件，分值 2 得 0 至 2"),
        ("正比", "指标值 ≥400件，实际值 ≥200件，分值 2 得 1 至 2"),
        ("三档", "完成档次 达成，分值 5 得 4 至 5"),
        ("三档", "完成档次 未达成，分值 5 得 0～4"),
        ("三档", "自评得分 3，分值 5 得 3"),
        ("三档", "完成档次 达成，分值 5 得 待定"),
        # the actual value says the tier
        ("三档", "实际值 达成，分值 10 得 8 至 10"),
        ("执行率", "年初预算数 64.22万元，全年执行数 35万元，分值 10 得 5.45"),
        ("执行率", "年初预算数 0元，全年执行数 35万元，分值 10 得 0 至 10"),
        ("看空", "指标值 无，分值 3 得 不适用"),
        ("看空", "指标值 良好，分值 3 得 3"),
        ("公开", "已公开 是，完成日 2020-06-30，分值 3 得 3"),
        ("公开", "已公开 是，完成日 2020-07-01，分值 3 得 0"),
        ("公开", "已公开 否，分值 3 得 0"),
        ("及格", "指标值 ≥100件，实际值 60件，分值 3 得 3"),
    ],
)
def test_examples_that_hold(method: str, example: str) -> None:
    assert [each.message("zh") for each in problems(method, example)] == []


@pytest.mark.parametrize(
    ("method", "example", "message"),
    [
        ("正比", "指标值 ≥400件，实际值 593件，分值 2 得 1", "例子不成立：应得 1，实得 2"),
        ("正比", "指标值 ≥195人，实际值 141人，分值 1 得 0.723", "例子不成立：应得 0.723，实得 0.72"),
        ("正比", "指标值 ≥400件，分值 2 得 2", "例子不成立：应得 2，实得 待定（0～2）"),
        ("正比", "指标值 ≥400件，实际值 593件，分值 2 得 待定", "例子不成立：应得 待定，实得 2"),
        ("正比", "指标值 ≥400件，实际值 593件，分值 2 得 不适用", "例子不成立：应得 不适用，实得 2"),
        ("正比", "指标值 ≥400件，分值 2 得 1 至 2", "例子不成立：应得 1 至 2，实得 待定（0～2）"),
        ("正比", "指标值 ≥400件，实际值 593件，分值 2 得 0 至 2", "例子不成立：应得 0 至 2，实得 2"),
        ("看空", "指标值 无，分值 3 得 0", "例子不成立：应得 0，实得 不适用"),
        ("兄弟", "分值 3 得 3", "例子不成立：应得 3，实得 待定（0～3）"),
    ],
)
def test_examples_that_do_not(method: str, example: str, message: str) -> None:
    (found,) = problems(method, example)
    assert (found.code, found.message("zh")) == ("EXA-001", message)


@pytest.mark.parametrize(
    ("example", "working"),
    [
        (
            "指标值 ≥-4件，实际值 -8件，分值 5 得 5",
            "-8件 ≥ -4件 不成立；除数是负数，比例没有意义：-8件 ÷ -4件 × 5分，待定 0～5",
        ),
    ],
)
def test_what_keeps_a_score_open_is_said_once(example: str, working: str) -> None:
    (found,) = problems("正比", example)
    assert found.hint("zh") == f"计算：{working}"


def test_a_failing_example_shows_the_calculation() -> None:
    (found,) = problems("正比", "指标值 ≥195人，实际值 141人，分值 1 得 1")
    hint = found.hint("zh").replace("\xa0", " ")
    assert hint == "计算：141人 ≥ 195人 不成立；141人 ÷ 195人 × 1分 ≈ 0.7231，修约 2 位小数得 0.72"


def test_a_failing_example_in_english() -> None:
    (found,) = problems("正比", "指标值 ≥400件，分值 2 得 2")
    assert found.message("en") == "The example doesn't hold: 2 expected, undetermined (0～2) found"
    assert found.hint("en") == "Worked out: whether 实际值 ≥ 400件 can't be told, open, 0～2"
    (found,) = problems("看空", "指标值 无，分值 3 得 0")
    assert found.message("en") == "The example doesn't hold: 0 expected, not applicable found"


def test_a_failing_example_shows_what_went_wrong() -> None:
    (found,) = problems("正比", "指标值 ≥195人，实际值 141件，分值 1 得 1")
    assert "单位不同，不能计算" in found.hint("zh")
    (found,) = problems("执行率", "年初预算数 0元，全年执行数 35万元，分值 10 得 10")
    assert "除数为零" in found.hint("zh")


@pytest.mark.parametrize(
    ("example", "code", "message"),
    [
        ("指标直 ≥400件，实际值 1件，分值 2 得 2", "EXA-002", "例子里的「指标直」不是字段"),
        ("界限 70%，分值 2 得 2", "EXA-002", "例子里的「界限」不是字段"),
        ("指标值 ≥400件，实际值 593件，分值 若干 得 2", "EXA-003", "例子里「分值」的值读不懂：若干"),
        ("指标值 ≥400件，实际值 593件，分值 2 得 满分", "EXA-003", "例子里「得分」的值读不懂：满分"),
        ("指标值 ≥400件，实际值 593件，分值 2 得 1 至 2 至 3", "EXA-003", "例子里「得分」的值读不懂：1 至 2 至 3"),
        ("年初预算数 64.22，分值 2 得 2", "EXA-003", "例子里「年初预算数」的值读不懂：64.22"),
        ("完成档次 没有这档，分值 2 得 2", "EXA-003", "例子里「完成档次」的值读不懂：没有这档"),
        ("完成日 某日，分值 2 得 2", "EXA-003", "例子里「完成日」的值读不懂：某日"),
        ("自评得分 若干，分值 2 得 2", "EXA-003", "例子里「自评得分」的值读不懂：若干"),
        ("指标值 ≥400件，实际值 593件，分值 2件 得 2", "EXA-003", "例子里「分值」的值读不懂：2件"),
        ("指标值 ≥400件，实际值 593件，分值 2 得 2 错", "EXA-003", "例子里「得分」的值读不懂：2 错"),
        ("指标值 ≥400件，实际值 593件 得 2", "EXA-004", "例子里没有写分值，算不出得分"),
    ],
)
def test_examples_that_cannot_be_run(example: str, code: str, message: str) -> None:
    (found,) = problems("正比", example)
    assert (found.code, found.message("zh")) == (code, message)


@pytest.mark.parametrize(
    ("printed", "field"),
    [
        ("全年完成值（B） 593件，分值 2", "实际值"),
        ("实际值 593件，权重 2", "分值"),
        ("年初预算 35万元，分值 2", "年初预算数"),
    ],
)
def test_what_a_form_prints_is_told_with_its_field(printed: str, field: str) -> None:
    found = next(each for each in problems("正比", f"指标值 ≥400件，{printed} 得 2") if each.code == "EXA-002")
    assert found.hint("zh") == f"是不是想写「{field}」？"


@pytest.mark.parametrize(
    ("example", "at"),
    [
        ("指标值 ≥400件，实际值 593件，分值 2 得 1", "1"),
        ("指标直 ≥400件，实际值 1件，分值 2 得 2", "指标直"),
        ("指标值 ≥400件，实际值 593件，分值 若干 得 2", "若干"),
        ("指标值 ≥400件，实际值 593件，分值：二 得 2", "二"),
        ("指标值 ≥400件，实际值 593件，points 二 得 2", "二"),
        ("完成档次 没有这档，分值 2 得 2", "没有这档"),
        ("指标值 ≥400件，实际值 593件，分值 2 得 1 至 2 至 3", "1 至 2 至 3"),
        ("指标值 ≥400件，实际值 593件 得 2", "例 指标值 ≥400件，实际值 593件 得 2"),
    ],
)
def test_the_part_in_question_is_pointed_at(example: str, at: str) -> None:
    (found,) = problems("正比", example)
    assert found.span is not None
    assert f"    例 {example}"[found.span.column - 1 : found.span.end - 1] == at


def test_a_misspelt_input_gets_a_suggestion() -> None:
    (found,) = problems("正比", "指标直 ≥400件，实际值 1件，分值 2 得 2")
    assert "指标值" in found.hint("zh")


def test_a_problem_points_at_the_line_of_the_example() -> None:
    (found,) = problems("正比", "指标值 ≥400件，实际值 593件，分值 2 得 1")
    assert found.span is not None
    assert (found.span.file, found.span.line) == (FILE, RULES.splitlines().index("方法 三档") + 1)


PARENT = """\
规则集 999999/2020 「上级」
模板 表
    一级 产出 10分，按 甲
    总分 合计（一级.得分）
方法 甲
    得 分值
    例 分值 2 得 1
"""

CHILD = "规则集 999999/2021 「下级」\n    继承 999999/2020\n"


def codes(folder: Path, name: str) -> list[str]:
    return [each.code for each in duheng.check(folder / name).problems if each.code.startswith("EXA")]


def test_a_parents_examples_are_run_with_the_parent_only(tmp_path: Path) -> None:
    (tmp_path / "上级.rules").write_text(PARENT, encoding="utf-8")
    (tmp_path / "下级.rules").write_text(CHILD, encoding="utf-8")
    assert codes(tmp_path, "上级.rules") == ["EXA-001"]
    assert codes(tmp_path, "下级.rules") == []


def test_an_amended_methods_own_examples_are_run(tmp_path: Path) -> None:
    (tmp_path / "上级.rules").write_text(PARENT, encoding="utf-8")
    amended = CHILD + "补充 方法 甲\n    若 分值 > 5 则 5\n    例 分值 9 得 {}\n"
    for expected, found in (("5", []), ("9", ["EXA-001"])):
        (tmp_path / "下级.rules").write_text(amended.replace("{}", expected), encoding="utf-8")
        assert codes(tmp_path, "下级.rules") == found


@pytest.mark.parametrize("each", duheng.list_rulesets(), ids=lambda each: each.id)
def test_shipped_examples_hold_and_are_there(each: Listed) -> None:
    ruleset = duheng.load_ruleset(each.id)
    assert run_examples(ruleset, each.file) == ()
    examples = [example for method in ruleset.methods for example in method.examples]
    assert len(examples) >= 7


@pytest.mark.parametrize(
    ("example", "remark"),
    [
        ("指标值 否，实际值 否，分值 5 得 5", True),
        ("指标值 否，实际值 是，分值 5 得 0", True),
        ("指标值 否，实际值 3件，分值 5 得 0", False),
        ("指标值 3件，实际值 3件，分值 5 得 0", False),
    ],
)
def test_two_cells_of_words_that_are_compared_as_numbers(example: str, remark: bool) -> None:
    """Who obeys has an example that holds: 否 and 否 are the same text, 是 and 否 aren't."""
    (found,) = problems("相同", example)
    assert ("；比的是文字，要写 实际值.文字 = 指标值.文字" in found.hint("zh")) == remark
    assert ('to compare words, write "实际值.文字 = 指标值.文字"' in found.hint("en")) == remark
    if remark:
        text = RULES.replace("若 实际值 = 指标值", "若 实际值.文字 = 指标值.文字") + f"    例 {example}\n"
        read = as_text(text.encode(), FILE)
        assert isinstance(read, TextFile)
        made = compile_ruleset(read, Library()).ruleset
        assert made is not None
        assert run_examples(made, FILE) == ()


def test_days_that_are_divided_by_a_month() -> None:
    """30 June to 1 August are 32 days, which are two months begun of 30 days: 10 - 2."""
    example = "指标值 2024年6月30日前，实际值 2024年8月1日，分值 10 得 8"
    (found,) = problems("逾期", example)
    assert found.hint("zh").endswith("；天和月之间没有准确的换算，要在规则里写明一个月按几天算，如 ÷ 30天")
    assert found.hint("en").endswith("; a month is no fixed number of days: let the rule say how many, as ÷ 30天")
    text = RULES.replace("÷ 1个月", "÷ 30天").replace("方法 相同\n", f"    例 {example}\n方法 相同\n")
    read = as_text(text.encode(), FILE)
    assert isinstance(read, TextFile)
    made = compile_ruleset(read, Library()).ruleset
    assert made is not None
    assert run_examples(made, FILE) == ()
    (other,) = problems("正比", "指标值 ≥5件，实际值 3公里，分值 5 得 5")
    assert "月" not in other.hint("zh")
