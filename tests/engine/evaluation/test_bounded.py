"""Every evaluation ends soon: what refers twice to what refers twice is worked out once, not 2⁴⁰ times."""

from __future__ import annotations

from pathlib import Path

import pytest

import duheng

DEEP = 40
HEAD = "规则集 990101/2020 「深」\n"
TEMPLATE = """\
模板 表
    一级 甲 10分
    三级
        字段 实际值: 量
{fields}    计分
        | 实际值 | 方法 |
        | -      | 顶   |
    总分 合计（一级.得分）
"""
FORM = "指标:\n  - {一级: 甲, 三级: 行, 分值: 10, 实际值: 1件}\n"


def methods() -> str:
    steps = "".join(f"方法 级{n}\n    得 最大（级{n + 1}，级{n + 1}）\n" for n in range(DEEP))
    return f"方法 顶\n    得 级0\n{steps}方法 级{DEEP}\n    得 分值\n" + TEMPLATE.format(fields="")


def lets() -> str:
    steps = "".join(f"    令 级{n} = 级{n - 1} - 级{n - 1} + 级{n - 1}\n" for n in range(1, DEEP))
    return f"方法 顶\n    令 级0 = 分值\n{steps}    得 级{DEEP - 1}\n" + TEMPLATE.format(fields="")


def derived() -> str:
    steps = "".join(f"        字段 级{n} = 级{n + 1} - 级{n + 1} + 级{n + 1}\n" for n in range(DEEP))
    fields = f"{steps}        字段 级{DEEP} = 分值\n"
    return "方法 顶\n    得 级0\n" + TEMPLATE.format(fields=fields)


def parameters() -> str:
    steps = "".join(f"参数 级{n} = 级{n + 1} - 级{n + 1} + 级{n + 1}\n" for n in range(DEEP))
    return f"{steps}参数 级{DEEP} = 10分\n方法 顶\n    得 级0\n" + TEMPLATE.format(fields="")


def aggregates() -> str:
    steps = "".join(f"        字段 级{n} = 最大（全表.三级.级{n + 1}）\n" for n in range(DEEP))
    fields = f"{steps}        字段 级{DEEP} = 分值\n"
    return "方法 顶\n    得 级0\n" + TEMPLATE.format(fields=fields)


@pytest.mark.parametrize("rules", [methods, lets, derived, parameters, aggregates], ids=lambda each: each.__name__)
def test_doubling_forty_times_is_forty_steps(tmp_path: Path, rules: object) -> None:
    assert callable(rules)
    place, form = tmp_path / "深.rules", tmp_path / "表.yaml"
    place.write_text(HEAD + rules(), encoding="utf-8")
    form.write_text(FORM, encoding="utf-8")
    result = duheng.evaluate(duheng.load_form(form), duheng.load_ruleset(place))
    assert result.total.score == 10
    assert all(len(node.because) < 2000 for node in result.nodes)


def test_a_number_that_doubles_its_digits_is_stopped(tmp_path: Path) -> None:
    steps = "".join(f"    令 级{n} = 级{n - 1} × 级{n - 1}\n" for n in range(1, DEEP))
    rules = f"方法 顶\n    令 级0 = 实际值 ÷ 3件\n{steps}    得 级{DEEP - 1} × 分值\n    限于 0 至 分值\n"
    place, form = tmp_path / "深.rules", tmp_path / "表.yaml"
    place.write_text(HEAD + rules + TEMPLATE.format(fields=""), encoding="utf-8")
    form.write_text(FORM, encoding="utf-8")
    result = duheng.evaluate(duheng.load_form(form), duheng.load_ruleset(place))
    assert (result.total.low, result.total.high) == (0, 10)
    assert "EVL-019" in [each.code for each in result.findings]
