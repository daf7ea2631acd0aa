"""The law of live formulas where scores come from more than a row and the head's numbers.

Rules that read the node above, siblings, a named node, texts of the head, the unit of money; points that the ruleset
works out from those of groups; groups of many rows; vetoes whose units don't go together.
"""

from __future__ import annotations

from fractions import Fraction
from functools import cache

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from tests.engine.evaluation.conftest import compile_text
from tests.engine.exporting.edited import EditedSheet, Key
from tests.engine.exporting.random_forms import Cells, Texts

from duheng.forms.labels import MONEY_UNIT
from duheng.language.builtins import CLAIMED, POINTS_OF
from duheng.language.tree import Ruleset

FORMS = 60
EDITS = 8

METHODS = """规则集 999999/2020 「试」
    状态 待核

方法 逐行
    若 类型 = 「免考」 则 分值
    若 实际值 ≤ 上级.期限 则 分值
    否则 0

方法 花钱
    若 支出 ≥ 预算 则 分值
    若 类型 = 「减半」 则 分值 ÷ 2
    否则 0

方法 比别人
    若 实际值 ≥ 最大（上级.三级.实际值） 则 分值
    若 实际值 ≥ 数量组.起点 则 分值 ÷ 2
    否则 自评得分

方法 末尾
    若 最大（下级.实际值） ≤ 2020年12月31日 则 合计（下级.得分）
    若 分值 ≥ 20 则 5分
    否则 1分
"""
TEMPLATE = """
模板 表
    字段 项目名称: 文本
    字段 类型: 文本
    字段 事故: 量
    字段 预算: 金额
    一级 产出
        二级 数量组
        二级 时效组，按 末尾
    一级 效益 20分
    二级
        字段 期限: 量
        字段 起点: 量
    三级
        字段 指标值: 目标
        字段 实际值: 量
        字段 支出: 金额
        字段 自评得分: 数
    计分
        | 支出 | 指标值.性质 | 方法   |
        | 有值 | -           | 花钱   |
        | -    | 定性        | 比别人 |
        | -    | -           | 逐行   |
    总分 合计（一级.得分）
"""
VETO = """
校验 事故
    要求 事故 ≤ 3次
    则 总分 1
"""
WORTH = "    三级\n        字段 分值 = 上级.分值 ÷ 个数（上级.三级）\n"


@cache
def ruleset(*, worth: bool) -> Ruleset:
    """The rules; with ``worth`` rows are worth what their group shares out."""
    template = TEMPLATE.replace("    三级\n", WORTH) if worth else TEMPLATE
    return compile_text(METHODS + template + VETO)


DATES = ["2020年11月1日", "2020年12月31日", "2021年1月1日", "2020年12月"]
MEASURED = [*DATES, "5次", "3次", "4", "5人", "2-6次", "≥5次", "", "好"]
MONEY = ["30", "50-60", "60万元", "", "500000元", "20"]
CHOICES = {
    "类型": ["免考", "一般", "减半", "", "免考。"],
    "事故": ["3次", "5次", "5人", "2-6次", "", "2", "5"],
    "预算": MONEY,
    "期限": MEASURED,
    "起点": MEASURED,
    "指标值": ["明显", "≥5次", "2020年12月31日前", "", "好"],
    "实际值": MEASURED,
    "支出": ["", "", "", *MONEY],
    CLAIMED: ["1", "0", "", "4分"],
    POINTS_OF: ["10", "20", "5", "", "0", "8分"],
    MONEY_UNIT: ["万元", "元", ""],
}
NUMBERS = [Fraction(each) for each in "0 1 2 3 4 5 6 10 20 40 60 0.5 500000".split()]
GROUPS = [("产出", "数量组"), ("产出", "时效组"), ("效益", "另列")]


@st.composite
def forms(draw: st.DrawFn) -> Texts:
    """Groups with rows of their own beside their rows."""

    def said(*names: str) -> Cells:
        return {name: draw(st.sampled_from(CHOICES[name]), label=name) for name in names}

    rows: list[Cells] = []
    for one, two in GROUPS:
        if draw(st.booleans()):
            rows.append({"一级": one, "二级": two, **said(POINTS_OF, "期限", "起点")})
        for name in "甲乙丙"[: draw(st.integers(0, 3))]:
            row = {"一级": one, "二级": two, "三级": name}
            rows.append({**row, **said(POINTS_OF, "指标值", "实际值", "支出", CLAIMED)})
    if draw(st.booleans()):
        rows.append({"一级": "产出", **said(POINTS_OF)})
    rows = rows or [{"一级": "产出", "二级": "数量组", "三级": "甲", **said(POINTS_OF, "指标值", "实际值")}]
    return Texts({"项目名称": "某", **said("类型", "事故", "预算", MONEY_UNIT)}, rows)


def value_for(data: st.DataObject, sheet: EditedSheet, key: Key) -> Fraction | str:
    name = key[1]
    texts = [f"{MONEY_UNIT}：元", f"{MONEY_UNIT}：万元", ""] if name == MONEY_UNIT else CHOICES.get(name, ["某"])
    wanted = st.sampled_from(texts)
    if name in (MONEY_UNIT, "类型"):
        return data.draw(wanted, label=f"{key}")
    return data.draw(st.one_of(wanted, st.sampled_from(NUMBERS)), label=f"{key}")


@pytest.mark.parametrize("worth", [False, True])
def test_a_changed_cell_never_gives_another_number(worth: bool) -> None:
    @settings(max_examples=FORMS, phases=(Phase.generate,))
    @given(data=st.data())
    def holds(data: st.DataObject) -> None:
        sheet = EditedSheet(ruleset(worth=worth), data.draw(forms(), label="form"))
        assert sheet.differences({}) == []
        edits: dict[Key, Fraction | str] = {}
        for key in data.draw(st.permutations(sheet.changeable()), label="cells")[:EDITS]:
            value = value_for(data, sheet, key)
            assert sheet.differences({key: value}) == []
            edits[key] = value
        assert sheet.differences(edits) == []

    holds()
