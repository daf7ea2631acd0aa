"""What messages say where a word is left out or stands for a value without being one."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.engine.rulesets import PARENT, compiled


def told(folder: Path, child: str) -> list[tuple[str, str, str]]:
    problems = compiled(folder, child, parent=PARENT).problems
    return [(each.code, each.message("zh"), each.hint("zh")) for each in problems]


# what stands for a value without being one: steps in words, a level alone, the level above by its heading
SAID = [
    ("方法 丙\n    得 分值 - 每低一个百分点扣半分\n", "SYN-028", "÷ 1个百分点 × 0.5分"),
    ("补充 模板 表\n    总分 一级.得分之和\n", "NAM-001", "是不是想写「合计（一级.得分）」？"),
    ("补充 模板 表\n    计分\n        | 二级指标 | 方法 |\n        | 「甲」 | 比例 |\n", "NAM-001", "「上级.名称」"),
    ("补充 模板 表\n    计分\n        | 二级 | 方法 |\n        | 「甲」 | 比例 |\n", "NAM-001", "「上级.名称」"),
    ("补充 模板 表\n    计分\n        | 三级 | 方法 |\n        | 「甲」 | 比例 |\n", "NAM-001", "「名称」"),
    ("补充 模板 表\n    总分 二级\n", "NAM-001", "「合计（二级.得分）」"),
]


@pytest.mark.parametrize(("child", "code", "advises"), SAID)
def test_what_documents_call_a_value(tmp_path: Path, child: str, code: str, advises: str) -> None:
    found, _, hint = next(each for each in told(tmp_path, child) if each[0] != "USE-001")
    assert found == code
    assert advises in hint


def test_what_is_removed_is_looked_for_at_every_level(tmp_path: Path) -> None:
    child = "补充 模板 表\n    删除 产出\n    删除 二级 产出\n"
    messages = [(message, hint) for code, message, hint in told(tmp_path, child) if code == "INH-002"]
    meant = "是不是想写「一级 产出」？"
    assert messages == [
        ("上级规则集里没有可删除的字段「产出」", meant),
        ("上级规则集里没有可删除的二级指标「产出」", meant),
    ]


def test_a_kind_left_out_of_what_is_removed(tmp_path: Path) -> None:
    ((code, message, _),) = told(tmp_path, "删除 比例\n")
    assert (code, message) == ("SYN-018", "「删除 比例」不是规则里的写法，应写「删除 方法 比例」")
