"""The filing text: what stands in it, and that no text of a form becomes markup."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest

import duheng
from duheng.evaluation.result import CellText, Result
from duheng.language.types import FieldKind
from duheng.record import replace
from duheng.reports.filing import render
from duheng.reports.markdown import literal

FORM = Path(__file__).parents[3] / "examples" / "01-dawukou" / "form.yaml"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a|b", r"a\|b"),
        ("`x`", r"\`x\`"),
        ("<b>&", "&lt;b&gt;&amp;"),
        ("一\n# 二", r"一 \# 二"),
        ("=1+1", r"\=1+1"),
        ("+3", r"\+3"),
        ("-3", r"\-3"),
        ("@甲", r"\@甲"),
        ("--- x", r"\--- x"),
        ("> 引", "&gt; 引"),
        ("1. 甲", r"1\. 甲"),
        ("12) 甲", r"12\) 甲"),
        ("97.72", "97.72"),
        ("−2", "−2"),
        ("[甲](http://乙)", r"\[甲\](http\://乙)"),
        ("www.x.cn", r"www\.x.cn"),
        ("*重* _斜_ ~~删~~", r"\*重\* \_斜\_ \~\~删\~\~"),
        ("\\|", r"\\\|"),
        ("\\>", r"\\&gt;"),
        ("左\u202e右", "左�右"),
        ("不\u00a0断", "不\u00a0断"),
    ],
)
def test_a_text_means_itself(text: str, expected: str) -> None:
    assert literal(text) == expected


def test_dawukou() -> None:
    text = render(duheng.evaluate(duheng.load_form(FORM), duheng.load_ruleset("640202/2020")), "zh")
    assert text.startswith(
        "# 附件1 大武口区本级项目支出绩效自评表（2020年度）\n\n- 规则集 640202/2020 大武口区本级项目"
    )
    assert "- **待核：规则措辞尚未与原文核对**\n" in text
    assert "\n**总分 97.72 / 100**，自评总分 91，相差 −6.72，等级 优\n" in text
    assert "\n| 　　社区矫正人员 | 1 | ≥195人 | 141人 | 0.72 | 1 | +0.28 |  |\n" in text
    assert "\n- **−2** 成本指标 › 社区矫正工作经费：按 定量正向：0万元 ≥ 7.05万元 不成立；" in text
    assert "\n合计扣分 2.28 = 100 − 97.72\n" in text
    assert "\n### 警告 18\n" in text
    assert "\n- CHK-001 定性指标没有注明完成档次（10 行）\\\n  提示：规则见" in text


def test_the_parts_of_a_small_one(small: Result) -> None:
    text = render(small, "en")
    assert "**Total 5.92～6.72 / 7**, open, Claimed 8, Diff. +1.28, Grade 优～良" in text
    assert "| 　　服务质量 | 4 | 明显提升 | 提升 | 3.2～4 | 5 | +1 | open |" in text
    assert "- **0～−0.8** 数量指标 › 服务质量: 待定 3.2～4" in text
    assert f"- Ruleset 000000/2020 rulesets/000000-national/2020.rules sha256 {'c' * 64}" in text


def test_findings_are_listed_one_by_one_or_with_those_that_say_the_same(small: Result) -> None:
    findings = render(small, "zh").partition("\n## 核对意见\n")[2].partition("\n## ")[0]
    assert findings.splitlines() == [
        "",
        "### 错误 1",
        "",
        "- CHK-001 分值合计：应为 100 分\\",
        "  提示：规则见 rulesets/999999/2020.rules 第 30 行。",
        "",
        "### 警告 4",
        "",
        "- EVL-007 表单第 21 行 社区矫正人员：自评 1 分，按规则应为 0.72 分，自评多\xa00.28\xa0分\\",
        "  提示：计算：141人 ÷ 195人 × 1分 ≈ 0.7231，修约 2 位小数得 0.72",
        "- CHK-001 未达标须说明原因：没有说明原因（2 行）\\",
        "  提示：规则见 rulesets/999999/2020.rules 第 50 行。",
        "  - 表单第 12 行 案件数：得 2 分",
        "  - 表单第 30 行 服务质量：得 3.2 分",
        "- EVL-001 服务质量：得分待定，可能是 3.2～4 分：缺 自评得分\\",
        "  提示：补上（或改成能读懂的数）就能算定。",
        "",
        "### 提示 1",
        "",
        "- CHK-001 金额：与 35 不一致\\",
        "  提示：规则见 rulesets/999999/2020.rules 第 40 行。",
    ]


def test_where_nothing_was_found_that_is_said(small: Result) -> None:
    assert "\n## 核对意见\n\n没有核对意见。\n" in render(replace(small, findings=()), "zh")


def test_where_nothing_was_lost_that_is_said(small: Result) -> None:
    """Of the small form's total only 5.92～6.72 is known."""
    text = render(replace(small, ledger=()), "zh")
    assert "\n## 扣分清单\n\n能算定的各项没有扣分。\n\n## 核对意见\n" in text
    settled = replace(small.total, low=Fraction(7), high=Fraction(7))
    text = render(replace(small, ledger=(), total=settled), "zh")
    assert "\n## 扣分清单\n\n没有扣分。\n\n## 核对意见\n" in text


def test_every_row_stays_one_line_of_eight_cells(small: Result) -> None:
    bad = "甲|乙\n| 丙 |\r\n```"
    cells = (CellText("指标值", bad, FieldKind.TARGET), CellText("实际值", "=HYPERLINK(1)", FieldKind.QUANTITY))
    nodes = tuple(replace(node, path=(*node.path[:-1], bad), cells=cells) for node in small.nodes)
    rows = [line for line in render(replace(small, nodes=nodes), "zh").splitlines() if line.startswith("| ")]
    assert len(rows) == len(nodes) + 2
    assert {line.replace("\\|", "").count("|") for line in rows} == {9}
    assert all(r"| \=HYPERLINK(1) |" in line for line in rows[2:])
    assert not any("```" in line for line in rows)
