"""An indicator that nothing can score is told before a form comes that has it."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.engine.rulesets import compiled

PARENT = """\
规则集 000000/2000 「上级」
方法 评定
    得 自评得分
    限于 0 至 分值
模板 表
    一级 事故 60分，按 评定
    总分 合计（一级.得分）
"""


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        ("    一级 责任 40分", [("责任", 3)]),
        ("    一级 责任 40分，按 评定", []),
        ("    一级 责任 40分\n        二级 台账 40分，按 评定", []),
        ("    一级 责任 40分\n        二级 台账 20分，按 评定\n        二级 巡查 20分", [("巡查", 5)]),
        ("    一级 责任 40分，按 评定\n        二级 台账 20分", []),
        ("    一级 责任 40分\n    三级 可自选方法", []),
        ("    一级 责任 40分\n    三级\n    计分\n        | 分值 | 方法 |\n        | - | 评定 |", []),
    ],
)
def test_an_indicator_that_nothing_scores(tmp_path: Path, lines: str, told: list[tuple[str, int]]) -> None:
    found = [
        each
        for each in compiled(tmp_path, f"补充 模板 表\n{lines}\n", parent=PARENT).problems
        if each.code == "TPL-004"
    ]
    assert [(getattr(each, "name", ""), each.span and each.span.line - 1) for each in found] == told
