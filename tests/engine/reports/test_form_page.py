"""A form's page: well formed, everything there, bars where the numbers are, and no text that gets out of its place."""

from __future__ import annotations

import re
from fractions import Fraction
from pathlib import Path

import pytest
from tests.engine.reports.pages import held_together

import duheng
from duheng.api import rule_texts
from duheng.evaluation.result import CellText, Result
from duheng.language.types import FieldKind
from duheng.problems.problem import Language
from duheng.record import replace
from duheng.reports.page.form_page import render
from duheng.reports.page.markup import Markup, element, text

ROOT = Path(__file__).parents[3]
FORM = ROOT / "examples" / "01-dawukou" / "form.yaml"
HOSTILE = (
    "<script>alert(1)</script>",
    '" onmouseover="alert(1)',
    "&amp; &lt;b&gt; </title></style></details>",
    "左\u202e右\u2066里\u200b零\x07铃\x00\x1b[31m",
    "<!-- ]]> -->",
    "长" * 5000,
    "w" * 5000,
    "שלום عالم",
    "一\n二\r\n三\u2028四",
    "",
)


@pytest.fixture(scope="module")
def dawukou() -> str:
    result = duheng.evaluate(duheng.load_form(FORM), duheng.load_ruleset("640202/2020"))
    return render(result, "zh", rule_texts(result.ruleset.chain))


@pytest.mark.parametrize(("full", "begins"), [(Fraction(100), "满分"), (None, "不失分时")])
def test_the_steps_begin_with_the_full_points_where_these_are_known(full: Fraction | None, begins: str) -> None:
    result = duheng.evaluate(duheng.load_form(FORM), duheng.load_ruleset("640202/2020"))
    page = render(replace(result, total=replace(result.total, full=full)), "zh", rule_texts(result.ruleset.chain))
    table = page[page.index('<table class="waterfall"') : page.index("合计扣分")]
    rows = [re.sub("<[^>]*>", " ", row).split() for row in table.split("<tr")[2:]]
    assert rows[0][-2:] == [begins, "100"]


def rects(style: str, page: str) -> list[tuple[str, str]]:
    """The ends of the bars of a kind in the waterfall."""
    table = page[page.index('<table class="waterfall"') :]
    return re.findall(rf'<rect class="{style}" x="([\d.]+%)" y="50%" width="([\d.]+%)"', table)


def test_dawukou_holds_together(dawukou: str) -> None:
    page = held_together(dawukou)
    assert page.texts("h1") == ["附件1 大武口区本级项目支出绩效自评表（2020年度）"]
    assert page.texts("span", "big") == ["97.72"]
    assert page.texts("dd")[:3] == ["优", "91", "−6.72"]
    assert page.texts("p", "unverified") == ["待核：规则措辞尚未与原文核对"]
    assert page.elements[0].attributes == {"lang": "zh-CN"}


def test_a_row_unfolds_to_its_formula_clause_and_rule(dawukou: str) -> None:
    page = held_together(dawukou)
    (row,) = [each for each in page.texts("details") if each.startswith("社区矫正人员指标值")]
    assert "141人 ≥ 195人 不成立；141人 ÷ 195人 × 1分 ≈ 0.7231，修约 2 位小数得 0.72" in row
    assert "项目支出绩效自评表（2016、2017年式样）附注第3条" in row
    assert "否则 实际值 ÷ 指标值 × 分值 rulesets/000000-national/2017.rules:22" in row
    assert "+0.28" in row


def test_the_waterfall_of_dawukou(dawukou: str) -> None:
    # the axis is 97 to 100: 98 is at 1/3, 97.72 at 0.72/3 = 24 %; 2 points are 2/3, 0.28 are 0.28/3 = 9.3333 %
    assert rects("lost", dawukou) == [("33.3333%", "66.6667%"), ("24%", "9.3333%")]
    assert rects("score", dawukou) == [("0%", "100%"), ("0%", "24%")]
    page = held_together(dawukou)
    (table,) = page.all("table", "waterfall")
    assert table.attributes == {"class": "waterfall"}
    assert page.texts("p", "sum") == ["合计扣分 2.28 = 100 − 97.72"]
    assert [each for each in page.texts("td", "number") if each] == ["100", "−2", "98", "−0.28", "97.72", "97.72"]
    assert "横轴从 97 分起。" in "".join(page.texts("caption"))


def test_findings_and_what_made_the_page(dawukou: str) -> None:
    page = held_together(dawukou)
    assert page.texts("h3") == ["警告 18", "提示 1"]
    items = [each.replace("\u00a0", " ") for each in page.texts("li")]
    assert any(
        each.startswith("EVL-007 表单第 57 行 社区矫正人员：自评 1 分，按规则应为 0.72 分，自评多 0.28 分提示：")
        for each in items
    )
    (foot,) = page.texts("footer")
    assert len(re.findall(r"sha256 [0-9a-f]{64}", foot)) == 3
    assert f"由度衡（duheng）{duheng.__version__} 计分" in foot


def test_an_open_score_is_a_hatched_range(small: Result) -> None:
    text = render(small, "zh", {})
    page = held_together(text)
    assert page.texts("span", "big") == ["5.92～6.72"]
    assert "待定" in page.texts("span", "open")
    # the axis from 5.5 (1.08 between 5.92 and 7, a quarter below is 5.65) to 7: 6.72 is at 1.22/1.5 = 81.3333 %,
    # 5.92 at 0.42/1.5 = 28 %; 0.28/1.5 = 18.6667 %; 0.8/1.5 = 53.3333 %
    assert rects("lost", text) == [("81.3333%", "18.6667%")]
    assert rects("open", text) == [("28%", "53.3333%"), ("28%", "53.3333%")]
    assert "自评总分8相差+1.28" in "".join(page.texts("dl", "facts")).replace("\n", "")


def test_points_that_are_not_the_rulesets_are_told_first() -> None:
    result = duheng.evaluate(duheng.load_form(FORM), duheng.load_ruleset("000000/2020"))
    page = held_together(render(result, "zh", {}))
    first, last = page.texts("p", "warning")
    assert first.startswith("注意 EVL-020 产出指标、效益指标、满意度指标的分值与规则集不同")
    assert last == "分值与规则集不同，不能当作评定结果"
    assert "相差" not in "".join(page.texts("dl", "facts"))


def test_without_texts_a_rule_is_only_named(small: Result) -> None:
    page = held_together(render(small, "zh", {}))
    assert page.all("code") == []
    assert "rulesets/999999/2020.rules:7" in page.texts("span", "place")


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("bad", HOSTILE, ids=lambda bad: ascii(bad[:20]))
def test_no_text_gets_out_of_its_place(small: Result, bad: str, language: Language) -> None:
    page = held_together(render(hostile(small, bad), language, {}))
    usual = held_together(render(hostile(small, "甲"), language, {}))
    if bad:
        assert [each.tag for each in page.elements] == [each.tag for each in usual.elements]
    shown = "".join(page.texts("body"))
    assert not set(shown) & set("\u202e\u2066\u200b\x07\x00\x1b\u2028")


def hostile(result: Result, bad: str) -> Result:
    """A result with one text in every place that a form or a ruleset fills."""
    cells = tuple(CellText(bad or "栏", bad, kind) for kind in (FieldKind.TARGET, FieldKind.QUANTITY, FieldKind.TEXT))
    nodes = tuple(
        replace(node, path=(*node.path[:-1], bad), because=bad, authority=bad, method=bad, cells=cells)
        for node in result.nodes
    )
    ledger = tuple(replace(line, path=(*line.path[:-1], bad), because=bad) for line in result.ledger)
    findings = tuple(replace(each, path=(bad,)) for each in result.findings)
    return replace(
        result,
        form=replace(result.form, name=bad, file=bad, fields=cells),
        ruleset=replace(result.ruleset, title=bad, status=bad),
        total=replace(result.total, grades=(bad,)),
        nodes=nodes,
        ledger=ledger,
        findings=findings,
    )


def test_a_long_field_has_the_whole_width(small: Result) -> None:
    cells = (CellText("单位", "某局", FieldKind.TEXT), CellText("目标", "长" * 41, FieldKind.TEXT))
    page = render(replace(small, form=replace(small.form, fields=cells)), "zh", {})
    assert f'<div class="long"><dt>目标</dt><dd>{"长" * 41}</dd></div>' in page
    assert "<div><dt>单位</dt><dd>某局</dd></div>" in page


def test_the_same_bytes(small: Result) -> None:
    assert render(small, "zh", {}) == render(small, "zh", {})


def test_english_says_nothing_in_chinese_of_its_own(small: Result) -> None:
    plain = replace(hostile(small, "x"), ledger=(), findings=(), ruleset=replace(small.ruleset, title="x", status="x"))
    page = held_together(render(plain, "en", {}))
    texts = "".join(each for each in page.texts("body"))
    assert re.findall(r"[\u4e00-\u9fff，。：；（）]+", texts.replace("产出指标", "").replace("数量指标", "")) == []
    assert page.elements[0].attributes == {"lang": "en"}


def test_many_losses_are_folded_up(small: Result) -> None:
    line = small.ledger[0]
    ledger = tuple(replace(line, path=(f"甲{at}",), lost=Fraction(1, 3)) for at in range(30))
    page = held_together(render(replace(small, ledger=ledger), "zh", {}))
    (table,) = page.texts("table", "waterfall")
    assert "其余 19 项" in table
    assert "甲29" in table


def test_texts_are_escaped_and_markup_is_not() -> None:
    assert text("<b>&\"'") == "&lt;b&gt;&amp;&quot;&#x27;"
    assert element("p", Markup("<i>"), "<i>", class_='"', title="") == '<p class="&quot;"><i>&lt;i&gt;</p>'
    assert element("rect", data_x="1") == '<rect data-x="1"/>'
