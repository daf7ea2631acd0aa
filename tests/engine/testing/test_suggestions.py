"""What is proposed against a mistake has been tried: it holds, it notices; and what wasn't tried is said to be so."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from duheng import api
from duheng.reports.mutation_told import sentence
from duheng.testing.mutation import Fate, Verdict
from duheng.testing.suggestions import Suggestion

HEAD = """\
规则集 990101/2024 「例」
    状态 试行
参数 每天 = 0.5分
参数 上限 = 20分，2025-01-01 起 25分
档位 完成情况
    达成: 100% 至 80%（含）
    未达成: 80% 至 0%
模板 表
    一级 过程 60分
    一级 产出 40分，按 对折
    三级
        字段 种类: 文本，必填
        字段 计划日: 日期
        字段 完成日: 日期
        字段 完成档次: 完成情况
        字段 自评得分: 数
    计分
        | 种类     | 方法 |
        | 「逾期」 | 逾期 |
        | 「封顶」 | 封顶 |
        | 「甲」   | 封顶 |
        | -        | 三档 |
    总分 合计（一级.得分）
"""
METHODS = {
    "逾期": """\
方法 逾期
    若 完成日 ≤ 计划日 则 分值
    否则 分值 - （完成日 - 计划日）÷ 1天 × 每天
    限于 0 至 分值
    例 计划日 2024-01-03，完成日 2024-01-03，分值 10 得 10
""",
    "封顶": """\
方法 封顶
    若 种类 为空 则 0
    得 最小（分值，上限）
    例 种类 封顶，分值 10 得 10
""",
    "三档": """\
方法 三档
    若 完成档次 有值 且 自评得分 为空 则 待定 完成情况[完成档次] × 分值，「没有自评」
    否则 自评得分
    限于 0 至 分值
    例 自评得分 5，分值 10 得 5
""",
    "对折": """\
方法 对折
    得 合计（下级.得分）× 50%
    例 分值 10 得 0
""",
}
FORM = """\
用例:
  - 名称: 全表
    表单:
      指标:
        - {一级: 过程, 三级: 甲, 种类: 乙, 分值: 60, 自评得分: 60}
        - {一级: 产出, 三级: 乙, 种类: 乙, 分值: 40, 自评得分: 40}
    得分: {过程: 60}
    总分: 80                     # 60 + 40 × 50%
"""
Survivors = Callable[[str], dict[str, Verdict]]


@pytest.fixture
def survivors(tmp_path: Path) -> Survivors:
    """The verdicts on the mutants that survive, by what was changed; rules by an edit of their text."""

    def of(cases: str = "", edit: tuple[str, str] = ("", "")) -> dict[str, Verdict]:
        text = (HEAD + "".join(METHODS.values())).replace(*edit) if edit[0] else HEAD + "".join(METHODS.values())
        (tmp_path / "2024.rules").write_text(text, encoding="utf-8")
        (tmp_path / "2024.tests.yaml").write_text(cases or "用例: []\n", encoding="utf-8")
        tested = api.run_tests([tmp_path / "2024.rules"])
        assert [each.message("zh") for ran in tested for each in ran.problems if each.code != "CAS-001"] == []
        (found,) = api.mutation(tested)
        return {
            f"{each.mutant.method} {text.splitlines()[each.mutant.span.line - 1].strip()} {each.mutant.said}": each
            for each in found.verdicts
            if each.fate is Fate.SURVIVED
        }

    return of


def told(found: dict[str, Verdict], change: str) -> str:
    return sentence(next(each for name, each in found.items() if change in name), 1, "zh").partition("；")[2]


def test_every_line_that_is_proposed_holds_and_notices(survivors: Survivors) -> None:
    verdicts = survivors(FORM).items()
    found = [(name, each.mutant.method, each.suggestion) for name, each in verdicts if each.suggestion is not None]
    examples = [(name, method, each) for name, method, each in found if not each.of_form]
    assert len(examples) > 10
    for name, method, each in examples:
        place = each.place or method
        head, _, rest = METHODS[place].partition("    例 ")
        edit = (METHODS[place], f"{head}    {each.line}\n    例 {rest}")
        assert name not in survivors(FORM, edit), (name, each.line)


def test_dates_are_proposed_as_dates(survivors: Survivors) -> None:
    # a day late: 10 - 0.5
    assert told(survivors(FORM), "1天 写成 2天").endswith("得 9.5")
    assert "有" not in told(survivors(FORM), "1天 写成 2天")


def test_an_empty_cell_is_left_out(survivors: Survivors) -> None:
    lines = [each.suggestion.line for each in survivors(FORM).values() if each.suggestion is not None]
    assert lines
    assert not any("空" in line for line in lines)


def test_a_parameter_is_tried_in_the_methods_that_read_it(survivors: Survivors) -> None:
    # a day late: 10 - 0.5
    assert told(survivors(FORM), "参数 每天 = 0.5分 0.5分").startswith("建议加：方法「逾期」的 例 计划日")


def test_points_beyond_a_limit_of_the_rule_are_tried(survivors: Survivors) -> None:
    # 20 is the limit, so that it shows only where a node is worth more than 20
    assert told(survivors(FORM), "20分 写成 21分") == "建议加：方法「封顶」的 例 种类 有，分值 25 得 20"


def test_what_holds_in_another_year_is_not_tried(survivors: Survivors) -> None:
    assert told(survivors(FORM), "25分 写成 26分") == "这一处没有试，要用整张表的用例"


def test_lines_of_scoring_that_change_places_are_not_tried(survivors: Survivors) -> None:
    swapped = [sentence(each, 1, "zh") for name, each in survivors(FORM).items() if "「甲」   | 封顶 | 与" in name]
    assert [each.partition("；")[2] for each in swapped] == ["这一处没有试，要用整张表的用例"]
    english = [sentence(each, 1, "en") for each in survivors(FORM).values()]
    assert any(each.endswith("nothing was tried here; use a case of a whole form") for each in english)


def test_what_a_form_would_show_is_proposed_for_that_form(survivors: Survivors) -> None:
    change = "一级 过程 60分 60分 写成 61分"
    assert told(survivors(FORM), change) == "建议加：在用例「全表」里写 必无: [EVL-020]"
    assert change not in survivors(f"{FORM}    必无: [EVL-020]\n")


def test_without_a_form_the_kind_of_case_is_said(survivors: Survivors) -> None:
    found = survivors()
    assert told(found, "一级 过程 60分") == "建议加：整张表的用例，写「必无: [EVL-020]」"
    assert told(found, "一级 产出 40分") == "建议加：整张表的用例，写明「产出」的得分或总分"


OF_FORMS = """\
规则集 990103/2024 「例」
    状态 试行
方法 全给
    得 分值
方法 减半
    得 分值 × 50%
档位 评级
    好: 100 至 80（含）
    差: 80 至 0
模板 表
    一级 产出
    一级 附加，不计入总分
    三级
        字段 种类: 文本
    计分
        | 种类   | 方法 |
        | 「甲」 | 全给 |
        | -      | 减半 |
    总分 合计（一级.得分）+ 0分
    等级 评级[总分]
用例:
  - 名称: 全表
    表单:
      指标:
        - {一级: 产出, 三级: 子, 种类: 甲, 分值: 80}
        - {一级: 附加, 三级: 丑, 种类: 乙, 分值: 20}
"""


@pytest.mark.parametrize(
    ("said", "change", "line"),
    [
        # 80 of 80 for 子, 10 of 20 for 丑, which doesn't count
        ("总分: 80", "好: 100 至 80（含） 「好」的含、不含写反", "等级: 好"),
        ("等级: 好", "0分 写成 1分", "总分: 80"),
        ("得分: {丑: 10}", "| 「甲」 | 全给 | 漏写", "总分: 80"),
        ("等级: 好", "| -      | 减半 | 漏写", "得分: {附加: 10}"),
    ],
)
def test_what_is_proposed_for_a_form_is_what_it_gives(tmp_path: Path, said: str, change: str, line: str) -> None:
    rules, _, cases = OF_FORMS.partition("用例:")
    (tmp_path / "2024.rules").write_text(rules, encoding="utf-8")
    for told in (said, f"{said}\n    {line}"):
        (tmp_path / "2024.tests.yaml").write_text(f"用例:{cases}    {told}\n", encoding="utf-8")
        ran = api.run_tests([tmp_path])
        assert all(each.holds for each in ran)
        (found,) = api.mutation(ran)
        verdicts = [
            each
            for each in found.verdicts
            if change in f"{rules.splitlines()[each.mutant.span.line - 1].strip()} {each.mutant.said}"
        ]
        if told == said:
            assert [each.suggestion for each in verdicts] == [Suggestion(line, "全表", of_form=True)]
        else:
            assert [each.fate for each in verdicts] == [Fate.KILLED]


OF_BUDGET = """\
规则集 990102/2024 「例」
    状态 试行
参数 线 = 80%，2025-01-01 起 85%
方法 进度
    若 执行数 ÷ 预算数 ≥ 线 则 分值
    否则 0
模板 表
    字段 预算数: 金额，单位 万元
    字段 执行数: 金额，单位 万元
    一级 甲 100分，按 进度
    总分 合计（一级.得分）
"""


def test_a_threshold_that_is_another_in_another_year_is_tried(tmp_path: Path) -> None:
    (tmp_path / "2024.rules").write_text(OF_BUDGET, encoding="utf-8")
    (found,) = api.mutation(api.run_tests([tmp_path]))
    told = {each.mutant.said: each.suggestion.line for each in found.verdicts if each.suggestion is not None}
    # 80% and no more is enough; it wouldn't be with > or 81%
    line = "例 预算数 100万元，执行数 80万元，分值 10 得 10"
    assert (told["80% 写成 81%"], told["≥ 写成 >"]) == (line, line)
    # 100万元 of 150万元 are less than 80%; nothing by nothing would tell as well, but says nothing certain
    assert told["0 写成 1"] == "例 预算数 150万元，执行数 100万元，分值 10 得 0"


def test_targets_are_proposed_with_the_sign_of_the_methods_rows(tmp_path: Path) -> None:
    """At 0 of ≤0 the full points, which < in place of ≤ doesn't give; ≥0 would show it too, but is no row of this."""
    place = tmp_path / "2024.rules"
    place.write_text(
        "规则集 990101/2020 「例」\n    状态 试行\n模板 表\n    一级 产出\n    三级\n        字段 指标值: 目标\n"
        "        字段 实际值: 量\n    计分\n        | 指标值.方向 | 方法 |\n        | 反向 | 不超 |\n"
        "    总分 合计（一级.得分）\n方法 不超\n    若 实际值 ≤ 指标值 则 分值\n    否则 0\n"
        "    例 指标值 ≤5件，实际值 9件，分值 2 得 0\n",
        encoding="utf-8",
    )
    (found,) = api.mutation(api.run_tests([place]))
    proposed = [each.suggestion.line for each in found.verdicts if each.suggestion is not None]
    lines = [line for line in proposed if "指标值" in line]
    assert lines
    assert all("指标值 ≤" in line for line in lines), lines
