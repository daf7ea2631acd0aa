"""Chains that would exhaust the evaluator end with a problem; those just within the limit work."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from tests.engine.rulesets import codes, compiled

from duheng import api
from duheng.checking.linking.cycles import MOST_STEPS
from duheng.checking.reading.library import MOST_GENERATIONS

USED = "补充 模板 表\n    计分\n        | 指标值.方向 | 方法 |\n        | 反向 | 甲0 |\n"


def parameters(steps: int) -> str:
    chain = "".join(f"参数 甲{n} = 甲{n + 1} + 1\n" for n in range(1, steps))
    return f"{chain}参数 甲{steps} = 1\n方法 甲0\n    得 分值 + 甲1\n    限于 0 至 分值\n{USED}"


def methods(steps: int) -> str:
    chain = "".join(f"方法 甲{n}\n    得 甲{n + 1}\n" for n in range(steps))
    return f"{chain}方法 甲{steps}\n    得 分值\n{USED}"


def lets(steps: int) -> str:
    chain = "".join(f"    令 步{n} = 步{n - 1} + 1\n" for n in range(1, steps))
    return f"方法 甲0\n    令 步0 = 分值\n{chain}    得 步{steps - 1}\n    限于 0 至 分值\n{USED}"


def fields(steps: int) -> str:
    chain = "".join(f"        字段 步{n} = 步{n + 1} + 1\n" for n in range(steps))
    rows = f"    三级\n{chain}        字段 步{steps} = 分值\n"
    return f"方法 甲0\n    得 步0\n    限于 0 至 分值\n{USED}{rows}"


@pytest.mark.parametrize("chain", [parameters, methods, lets, fields], ids=lambda each: each.__name__)
@pytest.mark.parametrize("steps", [60, 300, 3000])
def test_too_long_a_chain_is_told_once(tmp_path: Path, chain: Callable[[int], str], steps: int) -> None:
    assert [code for _, code in codes(compiled(tmp_path, chain(steps)))] == ["CYC-002"]


@pytest.mark.parametrize("chain", [parameters, methods, lets, fields], ids=lambda each: each.__name__)
def test_one_within_the_limit_is_not(tmp_path: Path, chain: Callable[[int], str]) -> None:
    assert codes(compiled(tmp_path, chain(MOST_STEPS - 2))) == []


def generations(folder: Path, count: int) -> Path:
    for number in range(count):
        above = "" if number == 0 else f"    继承 990101/2020-{number - 1}\n"
        text = f"规则集 990101/2020-{number} 「{number}」\n{above}"
        (folder / f"{number}.rules").write_text(text + ("" if number else "参数 甲 = 1\n"), encoding="utf-8")
    return folder / f"{count - 1}.rules"


def test_too_many_generations(tmp_path: Path) -> None:
    last = generations(tmp_path, MOST_GENERATIONS + 1)
    assert [each.code for each in api.check(last).problems] == ["INH-009"]
    just = tmp_path / f"{MOST_GENERATIONS - 1}.rules"
    assert "INH-009" not in [each.code for each in api.check(just).problems]


def test_a_parent_whose_id_two_files_have(tmp_path: Path) -> None:
    last = generations(tmp_path, 2)
    (tmp_path / "副本.rules").write_text("规则集 990101/2020-0 「另一个」\n", encoding="utf-8")
    assert [each.code for each in api.check(last).problems] == ["FIL-008"]
