"""Methods that look at other rows: what is changed in them is tried on the lines of their tables of boundaries."""

from __future__ import annotations

from pathlib import Path

import pytest

from duheng import api
from duheng.analysis import ways
from duheng.reports.mutation_told import sentence
from duheng.testing.line_cases import witness_or_line
from duheng.testing.mutation import Fate, Verdict

RULES = """\
规则集 990101/2024 「例」
    状态 试行
参数 每项 = 2分
方法 木桶
    得 最小（三级.得分）
    限于 0 至 分值
方法 计数
    得 个数（三级，佐证 有值）× 每项
模板 表
    一级 时效 50分，按 木桶
    一级 资料 50分，按 计数
    三级 可自选方法
        字段 佐证: 文本
    计分
        | 佐证   | 方法   |
        | 有值   | 照得   |
        | -      | 不适用 |
    总分 合计（一级.得分）
方法 照得
    得 分值
"""


@pytest.fixture
def survivors(tmp_path: Path) -> dict[str, Verdict]:
    (tmp_path / "2024.rules").write_text(RULES, encoding="utf-8")
    (found,) = api.mutation(api.run_tests([tmp_path]))
    return {f"{each.mutant.method} {each.mutant.said}": each for each in found.verdicts if each.fate is Fate.SURVIVED}


def test_a_case_with_rows_is_proposed(survivors: dict[str, Verdict]) -> None:
    # the least of two rows above 10 points is above them; nothing certain is below nothing
    high = survivors["木桶 不写上限"]
    assert high.suggestion is not None
    line = "- {名称: 木桶的边界, 方法: 木桶, 输入: {三级: 得分 10.01；得分 10.01, 分值: 10}, 得: 10}"
    assert (high.suggestion.line, high.suggestion.of_rows) == (line, True)
    assert sentence(high, 0, "zh").endswith(f"；建议加：用例文件里 {line}")
    assert sentence(high, 0, "en").endswith(f"; add: to a file of cases {line}")


def test_what_is_proposed_holds_and_notices(survivors: dict[str, Verdict], tmp_path: Path) -> None:
    suggested = {name: each.suggestion for name, each in survivors.items() if each.suggestion is not None}
    proposed = {name: each for name, each in suggested.items() if each.of_rows}
    # a number that only a method of this kind reads, its limits and its arithmetic
    assert {" 2分 写成 3分", "木桶 不写下限", "木桶 不写上限", "计数 × 写成 ÷"} <= {*proposed}
    for name, each in proposed.items():
        (tmp_path / "2024.tests.yaml").write_text(f"用例:\n  {each.line}\n", encoding="utf-8")
        (found,) = api.mutation(api.run_tests([tmp_path]))
        assert found.cases == 1
        fates = {f"{other.mutant.method} {other.mutant.said}": other.fate for other in found.verdicts}
        assert fates[name] is Fate.KILLED, name


@pytest.mark.parametrize(
    ("was", "becomes", "case", "before", "after"),
    [
        # the less and the more of 0 and 5
        ("最小（", "最大（", "三级「得分 0；得分 5」，分值 10", "0", "5"),
        # two rows with something to show, 2 or 3 points each
        ("每项 = 2分", "每项 = 3分", "计数：三级「佐证 有；佐证 有」，分值 10", "4", "6"),
    ],
)
def test_versions_that_differ_in_what_they_make_of_rows_are_told_with_rows(
    tmp_path: Path, was: str, becomes: str, case: str, before: str, after: str
) -> None:
    texts = RULES, RULES.replace("990101", "990102").replace(was, becomes)
    for number, text in enumerate(texts):
        (tmp_path / f"{number}.rules").write_text(text, encoding="utf-8")
    one, two = (api.load_ruleset(tmp_path / f"{number}.rules") for number in range(len(texts)))
    (change,) = api.difference(one, two)
    assert change.witness is not None
    assert (change.witness.case, change.witness.before, change.witness.after) == (case, before, after)


def test_rows_that_only_one_of_two_forms_can_say_show_nothing(tmp_path: Path) -> None:
    other = RULES.replace("990101", "990102").replace("佐证", "凭证")
    for number, text in enumerate((RULES, other)):
        (tmp_path / f"{number}.rules").write_text(text, encoding="utf-8")
    one, two = (api.load_ruleset(tmp_path / f"{number}.rules") for number in range(2))
    (change,) = [each for each in api.difference(one, two) if each.what == "方法"]
    assert (change.name, change.witness) == ("计数", None)


def test_versions_that_agree_have_their_edges_looked_for_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """The method reads 指标值 and 实际值: two inputs in each of the two versions, with no dates in its 例."""
    ruleset = api.load_ruleset("000000/2017")
    method = next(each for each in ruleset.methods if each.name == "定量正向")
    asked: list[str] = []
    monkeypatch.setattr(ways, "_on_edges", lambda inputs, slot: asked.append(slot.name) or [])
    assert witness_or_line(ruleset, method, ruleset, method) is None
    assert sorted(asked) == ["实际值", "实际值", "指标值", "指标值"]
