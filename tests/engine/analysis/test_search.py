"""The search for inputs on which versions of a method differ: each input is tried once."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from duheng import api
from duheng.analysis import single, witness
from duheng.language.replaced import replaced
from duheng.language.tree import Clause, Method, Ruleset
from duheng.record import replace

RULES = """\
规则集 990101/2024 「例」
    状态 试行
方法 执行
    令 率 = 执行数 ÷ 预算数
    若 率 ≥ 90% 则 分值
    否则 率 × 分值
模板 表
    字段 预算数: 金额，单位 万元
    字段 执行数: 金额，单位 万元
    一级 过程 100分，按 执行
    总分 合计（一级.得分）
"""


@pytest.fixture
def ruleset(tmp_path: Path) -> Ruleset:
    (tmp_path / "2024.rules").write_text(RULES, encoding="utf-8")
    return api.load_ruleset(tmp_path / "2024.rules")


@pytest.fixture
def scored(monkeypatch: pytest.MonkeyPatch) -> Counter[tuple[int, object]]:
    """How often each method was tried on each input."""
    counted: Counter[tuple[int, object]] = Counter()

    def score(ruleset: Ruleset, method: Method, given: single.Given) -> Any:
        counted[id(method), given.key] += 1
        return single.score(ruleset, method, given)

    monkeypatch.setattr(witness, "score", score)
    return counted


def _with(ruleset: Ruleset, *clauses: Clause) -> tuple[Ruleset, Method]:
    (method,) = ruleset.methods
    changed = replace(method, clauses=clauses)
    return replaced(ruleset, method, changed), changed


def test_an_input_is_tried_once_however_many_versions_are_compared(
    ruleset: Ruleset, scored: Counter[tuple[int, object]]
) -> None:
    (method,) = ruleset.methods
    search = witness.Search(ruleset, method)
    alike = [_with(ruleset, *map(replace, method.clauses)) for _ in range(3)]
    assert [list(search.against(*each)) for each in alike] == [[], [], []]
    assert set(scored.values()) == {1}
    assert Counter(each for each, _ in scored) == dict.fromkeys(
        (id(method), *(id(changed) for _, changed in alike)), len(scored) // 4
    )


def test_what_is_found_is_the_same_for_the_second_version_as_for_the_first(ruleset: Ruleset) -> None:
    (method,) = ruleset.methods
    search = witness.Search(ruleset, method)
    changed = _with(ruleset, method.clauses[1])
    # without the first line it is no longer all points of which 90% or more is paid
    first, again = (next(search.against(*changed)) for _ in range(2))
    assert (first.given.key, first.before, first.after) == (again.given.key, again.before, again.after)
    assert first.before == 10
    assert first.after != 10


def test_inputs_that_only_one_of_two_rulesets_can_say_are_left_out(ruleset: Ruleset, tmp_path: Path) -> None:
    (tmp_path / "2025.rules").write_text(
        RULES.replace("预算数", "调整预算数").replace("2024", "2025"), encoding="utf-8"
    )
    other = api.load_ruleset(tmp_path / "2025.rules")
    for one, two in ((ruleset, other), (other, ruleset)):
        (changed,) = (each for each in api.difference(one, two) if each.what == "方法")
        assert changed.witness is None
