"""Scored workbooks: the form as it was written, what was computed beside it, and the sheets with the reasons."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from tests.engine.exporting.office import needs_office, worked_out_book
from tests.engine.exporting.read_back import bound, form_of, found, loaded, plain, sheets, texts
from tests.engine.exporting.sheet import Value, worked_out

from duheng import DuhengError, api
from duheng.books.drawn import address
from duheng.books.model import Sheet
from duheng.evaluation.result import Result
from duheng.exporting.layout.sketch import Box, Content
from duheng.exporting.scored.sketched import scored_sketch, with_formulas
from duheng.exporting.scored.values import ScoredValues
from duheng.forms.labels import SYSTEM_NOTE, SYSTEM_NOTE_ENGLISH
from duheng.forms.model import WrittenForm
from duheng.forms.yaml_reader import read_yaml
from duheng.importing.account import Why
from duheng.language.tree import Ruleset
from duheng.problems.commands import ExtraMissing
from duheng.problems.problem import Language
from duheng.problems.severity import Severity
from duheng.record import replace

pytest.importorskip("openpyxl")
ROOT = Path(__file__).parents[3]
DAWUKOU = ROOT / "examples" / "01-dawukou" / "form.yaml"
FORMS = [
    *((path, "") for path in sorted((ROOT / "tests" / "rulesets" / "forms").glob("*.yaml"))),
    *((path, "") for path in sorted((ROOT / "examples").glob("*/form.yaml")) if not list(path.parent.glob("*.rules"))),
    *((path.parent / "form.yaml", str(path)) for path in sorted((ROOT / "examples").glob("*/*.rules"))),
]


@cache
def ruleset_of(which: str) -> Ruleset:
    return api.load_ruleset(which)


def read(rows: list[dict[str, str]], **head: str) -> WrittenForm:
    """A form of these rows."""
    form, problems = read_yaml(
        json.dumps({"项目名称": "甲", **head, "指标": rows}, ensure_ascii=False), "f.yaml", "0" * 64
    )
    assert form is not None, problems
    return form


def workbook(form: WrittenForm, which: str, **more: Any) -> tuple[Result, tuple[Sheet, ...], bytes]:
    """A form scored, its workbook read again, and the workbook's bytes."""
    ruleset = ruleset_of(which)
    result = api.evaluate(form, ruleset)
    data = api.scored_workbook(form, result, ruleset, which=which, **more)
    return result, sheets(data), data


def same_form(form: WrittenForm, which: str) -> None:
    """Read again, the first sheet is the same form, and nothing of it is left but what duheng added."""
    result, (first, *others), _ = workbook(form, which)
    ruleset = ruleset_of(which)
    layout = found(first, ruleset)
    assert {left.why for left in layout.left} <= {Why.SUM, Why.SYSTEM}
    again = form_of(layout)
    assert plain(bound(again, ruleset)) == plain(bound(form, ruleset))
    total = api.evaluate(again, ruleset).total
    assert (total.low, total.high) == (result.total.low, result.total.high)
    assert [found(other, ruleset).heads for other in others] == [()] * 4


@pytest.mark.parametrize(("path", "which"), FORMS, ids=lambda each: Path(each).parent.name + Path(each).stem)
def test_read_again_it_is_the_same_form(path: Path, which: str) -> None:
    form = api.load_form(path)
    same_form(form, which or form.ruleset)


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize(("path", "which"), FORMS, ids=lambda each: Path(each).parent.name + Path(each).stem)
def test_a_document_read_again_is_the_form_without_the_lists_behind_it(
    path: Path, which: str, language: Language
) -> None:
    """What the form notes (备注) ends where the lost points begin, whose words would be notes too."""
    form = api.load_form(path)
    ruleset = ruleset_of(which or form.ruleset)
    document = api.scored_document(form, api.evaluate(form, ruleset, language=language), ruleset, language=language)
    layout = found(*sheets(document, ".docx"), ruleset)
    assert {left.why for left in layout.left} <= {Why.SUM, Why.SYSTEM}
    again = form_of(layout)
    assert plain(bound(again, ruleset)) == plain(bound(form, ruleset))
    noted, written = ([cell.text for cell in each.head if cell.label in ("备注", "note")] for each in (again, form))
    assert noted == [f"备注：{text}" for text in written]


@pytest.mark.parametrize("name", ["得分", "合计", "总分", "产出指标小计"])
def test_a_scored_row_that_is_called_like_sums_is_read_again(name: str) -> None:
    row = {"一级": "产出指标", "二级": "数量指标", "三级": name, "分值": "10", "实际值": "完成"}
    same_form(read([row]), "640202/2020")


ONE_LEVEL = """规则集 990000/2021-一级 「一级计分」
    适用 2021-01-01 起
    状态 试行

方法 自评
    得 自评得分

模板 一级计分表
    一级
        字段 自评得分: 数，列名 「得分」
    计分
        | 方法 |
        | 自评 |
    总分 合计（一级.得分）
"""


@pytest.mark.parametrize("names", [["总分"], ["甲", "总分", "乙"], ["总分", "甲", "总分"]])
def test_a_row_called_total_in_a_form_of_one_level_is_read_again(tmp_path: Path, names: list[str]) -> None:
    """With nothing but scores such a row looks like the sums, which are the last row of that name."""
    path = tmp_path / "一级.rules"
    path.write_text(ONE_LEVEL, encoding="utf-8")
    rows = [{"一级": name, "分值": str(10 + at), "得分": "5"} for at, name in enumerate(names)]
    same_form(read(rows, 自评总分="9"), str(path))


def test_rows_that_name_no_group_stay_where_they_are() -> None:
    """Two rows of one name and no group, behind one that has both, and a row between them that has a 二级 only."""
    value = {"分值": "5", "实际值": "完成"}
    rows = [
        {"一级": "产出指标", "二级": "数量指标", "三级": "甲", "分值": "10"},
        {"三级": "甲", **value},
        {"二级": "数量指标", "三级": "甲", **value, "分值": "6"},
        {"三级": "甲", **value, "分值": "7"},
        {"三级": "乙", **value, "分值": "8"},
        {"一级": "产出指标", "三级": "甲", **value, "分值": "9"},
        {**value, "分值": "4"},
    ]
    form = read(rows)
    same_form(form, "640202/2020")
    _, (first, *_), _ = workbook(form, "640202/2020")
    said = texts(first)
    top = next(int(place[1:]) for place, text in said.items() if text == "一级指标") + 1
    assert [[said.get(f"{column}{row}") for column in "ABC"] for row in range(top, top + 7)] == [
        ["产出指标", "数量指标", "甲"],
        ["—", None, "甲"],
        ["—", "数量指标", "甲"],
        ["—", None, "甲"],
        [None, None, "乙"],
        ["产出指标", None, "甲"],
        ["—", None, None],
    ]


@pytest.mark.parametrize(("note", "shown"), [("注：如实填写。", "注：如实填写。"), ("如实填写。", "备注：如实填写。")])
def test_a_note_has_one_heading(note: str, shown: str) -> None:
    form = read([{"一级": "产出指标", "三级": "甲", "分值": "5"}], 备注=note)
    same_form(form, "640202/2020")
    _, (first, *_), _ = workbook(form, "640202/2020")
    assert shown in texts(first).values()


def test_the_computed_score_stands_beside_the_claimed_one() -> None:
    """社区矫正人员 claims 1 and scores 0.72; 经费完成率 claims 5 and scores 10; the total is 97.72, claimed 91."""
    _, (first, *_), data = workbook(api.load_form(DAWUKOU), "640202/2020")
    said = texts(first)
    heads = {text: place.rstrip("0123456789") for place, text in said.items()}
    rows = {text: place[1:] for place, text in said.items() if place[0] == "C"}
    score, apart, why = (heads[name] for name in ("系统计分", "与自评相差", "系统计分说明"))

    def beside(row: str) -> list[str]:
        return [said.get(column + row, "") for column in (heads["得分"], score, apart)]

    assert beside(rows["社区矫正人员"]) == ["1", "0.72", "0.28"]
    assert beside(rows["提前下达2020年自治区政法专项项目经费完成率"]) == ["5", "10", "-5"]
    assert beside(rows["工作期限"]) == ["10", "10", ""]
    assert "141人 ÷ 195人 × 1分 ≈ 0.7231，修约 2 位小数得 0.72" in said[why + rows["社区矫正人员"]]
    total = next(place[1:] for place, text in said.items() if text == "总分")
    assert beside(total) == ["91", "97.72", "-6.72"]
    assert said[why + total].startswith("等级 优")
    page = loaded(data).worksheets[0]
    marked, unmarked = (page[apart + rows[name]] for name in ("社区矫正人员", "工作期限"))
    assert marked.fill.fgColor.rgb != unmarked.fill.fgColor.rgb
    assert marked.number_format == '"+"General;"−"General;General'
    assert said[f"{heads['得分']}{rows['社区矫正人员']}"] == "1"


def test_the_lost_points_add_up() -> None:
    """2 points for 社区矫正工作经费, 0.28 for 社区矫正人员: 2.28 = 100 − 97.72."""
    result, (_, _, ledger, findings, rules), _ = workbook(api.load_form(DAWUKOU), "640202/2020")
    said = texts(ledger)
    assert [said["B3"], said["B4"], said["B5"]] == ["2", "0.28", "2.28"]
    assert ledger.cells[5, 2].formula == "SUM(B3:B4)"
    assert said["A3"] == "产出指标 › 成本指标 › 社区矫正工作经费"
    assert said["F3"] == "rulesets/640202-dawukou/2020.rules:9"
    assert said["D5"] == "合计扣分 2.28 = 100 − 97.72"
    assert (said["E5"], said["F5"]) == ("满分 100", "总分 97.72")
    assert findings.rows == 2 + len(result.findings)
    assert [texts(findings)[place] for place in ("A3", "B3")] == ["警告", "EVL-007"]
    lines = api.effective("640202/2020")
    first = next(row for (row, column), cell in rules.cells.items() if column == 2 and cell.text == "起作用的规则") + 1
    assert rules.rows == first + len(lines) - 1
    assert [texts(rules)[f"{column}{first}"] for column in "AB"] == [
        "rulesets/640202-dawukou/2020.rules:1",
        lines[0].text,
    ]
    shas = [result.form.sha256, *(link.sha256 for link in result.ruleset.chain)]
    assert all(any(sha in cell.text for cell in rules.cells.values()) for sha in shas)


GRADED = "等级 优；37.72 + 40 + 20 = 97.72；待核：规则措辞尚未与原文核对"


def test_scores_of_groups_have_a_sheet_of_their_own() -> None:
    """产出指标: 9.72 + 10 + 10 + 8 = 37.72 of 40."""
    _, (_, summary, *_), _ = workbook(api.load_form(DAWUKOU), "640202/2020")
    said = texts(summary)
    assert [said[f"{column}3"] for column in "ABC"] == ["产出指标", "40", "37.72"]
    assert said["F3"] == "9.72 + 10 + 10 + 8 = 37.72"
    last = next(place[1:] for place, text in said.items() if text == "总分")
    assert [said[column + last] for column in "ABCDEF"] == ["总分", "100", "97.72", "91", "-6.72", GRADED]


def test_points_that_the_ruleset_does_not_give_are_told_as_such() -> None:
    """The national template has 50, 30 and 10 points where the form's rows have 40, 40 and 20."""
    _, (first, summary, ledger, *_), _ = workbook(api.load_form(DAWUKOU), "000000/2020")
    said = texts(ledger)
    (heading,) = (int(place[1:]) for place, text in said.items() if text == "分值与规则集不同")
    assert [said[f"D{heading + line}"] for line in (1, 2, 3)] == [
        "规则集 50 分，表上各项合计 40 分，少 10 分",
        "规则集 30 分，表上各项合计 40 分，多 10 分",
        "规则集 10 分，表上各项合计 20 分，多 10 分",
    ]
    assert (said[f"A{heading - 1}"], said[f"B{heading - 1}"]) == ("合计", "0.28")  # no loss but 社区矫正人员's
    for sheet in (first, summary):
        assert sum("分值与规则集不同，不能当作评定结果" in text for text in texts(sheet).values()) == 1


@pytest.mark.parametrize("write", [api.scored_workbook, api.scored_document])
def test_the_result_must_be_that_of_the_form(write: Callable[..., bytes]) -> None:
    ruleset = ruleset_of("640202/2020")
    form = api.load_form(DAWUKOU)
    *rows, last = form.rows
    nameless = replace(last, cells=tuple(cell for cell in last.cells if cell.label != "三级"))
    unnamed = replace(form, rows=(*rows, nameless))
    for other, language in ((replace(form, rows=form.rows[:-1]), "zh"), (unnamed, "en")):
        result = api.evaluate(other, ruleset, language=language)  # type: ignore[arg-type]
        with pytest.raises(ValueError, match="this form"):
            write(form if language == "zh" else unnamed, result, ruleset)


def test_the_rules_that_are_listed_are_those_of_the_result(tmp_path: Path) -> None:
    """Neither another ruleset's, nor the same file's once it was changed."""
    form, rules = api.load_form(DAWUKOU), tmp_path / "例.rules"
    rules.write_text("规则集 990198/2020 「例」\n    继承 000000/2017\n", encoding="utf-8")
    ruleset = api.load_ruleset(rules)
    result = api.evaluate(form, ruleset)
    assert api.scored_workbook(form, result, ruleset, which=rules)
    rules.write_text("规则集 990198/2020 「例子」\n    继承 000000/2017\n", encoding="utf-8")
    for which in ("000000/2017", rules):
        with pytest.raises(DuhengError, match="CMD-027"):
            api.scored_workbook(form, result, ruleset, which=which)


def test_an_open_score_is_a_range() -> None:
    form = api.load_form(ROOT / "examples" / "03-open-score" / "form.yaml")
    ruleset = ruleset_of(form.ruleset)
    result = api.evaluate(form, ruleset)
    assert result.total.score is None
    (fixed, *_) = sheets(api.scored_workbook(form, result, ruleset, live=False))
    assert {"0～25", "18～24", "50.4～81.4"} <= set(texts(fixed).values())
    (first, summary, *_) = sheets(api.scored_workbook(form, result, ruleset))
    scores = [text for place, text in texts(first).items() if place[0] == "J"]
    assert scores.count("待定") == 3  # two rows and the total, as formulas that wait for what is missing
    assert any("待定 0～25" in text for text in texts(first).values())
    assert (
        "等级 良～中～差；9.9 + 12.5～37.5 + 18～<24 + 10，待定 50.4～<81.4；待核：规则措辞尚未与原文核对"
        in texts(summary).values()
    )


@pytest.mark.parametrize("label", ["实际值", "指标值", "分值", "自评得分"])
def test_a_cell_that_could_not_be_used_is_said_in_words_and_can_not_be_used_when_it_is_read_again(label: str) -> None:
    """The row's cell had a formula without a result: words in its place would be a value, or a target that is words."""
    whole = {"一级": "产出指标", "二级": "数量指标", "三级": "乙", "分值": "10", "指标值": "≥5件", "实际值": "5件"}
    form = read([{**whole, "三级": "甲"}, {**whole, "自评得分": "10", label: "#G11!"}])
    result, (first, *others), _ = workbook(form, "000000/2020")
    said = [text for each in (first, *others) for text in texts(each).values()]
    assert "（原表 G11 格用不了）" in texts(first).values()
    assert not any("#G11!" in text for text in said)
    again = api.evaluate(form_of(found(first, ruleset_of("000000/2020"))), ruleset_of("000000/2020"))
    path = ("产出指标", "数量指标", "乙")
    one, two = ([(n.low, n.high, n.state) for n in each.nodes if n.path == path] for each in (result, again))
    assert one == two
    assert (again.total.low, again.total.high) == (result.total.low, result.total.high)
    assert Counter(each.code for each in again.findings) == Counter(each.code for each in result.findings)


def test_a_score_whose_decimals_have_no_end_is_shown_rounded(tmp_path: Path) -> None:
    """A third of 100 points: 33.333…, which no number of a sheet is."""
    path = tmp_path / "一级.rules"
    path.write_text(ONE_LEVEL.replace("得 自评得分", "得 分值 ÷ 3"), encoding="utf-8")
    _, (first, *_), _ = workbook(read([{"一级": "技术", "分值": "100"}]), str(path), live=False)
    (label, *scores) = [cell.text for (_, column), cell in sorted(first.cells.items()) if column == 4]
    assert (label, scores) == ("系统计分", ["≈33.3333", "≈33.3333"])


def test_in_english() -> None:
    _, (first, *others), _ = workbook(api.load_form(DAWUKOU), "640202/2020", language="en")
    formulas = [cell.formula for sheet in (first, *others) for cell in sheet.cells.values() if cell.formula]
    assert any('"open"' in formula for formula in formulas)
    assert [formula for formula in formulas if "待定" in formula or '"不适用"' in formula] == []
    assert first.name == "Form"
    assert [other.name for other in others] == ["Scores", "Points lost", "Findings", "Rules"]
    layout = found(first, ruleset_of("640202/2020"))
    assert {left.why for left in layout.left} <= {Why.SUM, Why.SYSTEM}
    assert {"Computed score", "Claimed − computed", "Why this score"} <= set(texts(first).values())


@pytest.mark.parametrize(("language", "note"), [("zh", SYSTEM_NOTE), ("en", SYSTEM_NOTE_ENGLISH)])
def test_what_does_not_follow_a_change_is_said_below_the_form(language: str, note: str) -> None:
    """The line is duheng's own when the form is read again, even where the form has a note."""
    form = read([{"一级": "产出指标", "二级": "数量指标", "三级": "一", "分值": "1"}], 备注="甲")
    _, (first, *_), _ = workbook(form, "640202/2020", language=language)
    again = found(first, ruleset_of("640202/2020"))
    assert [(left.text, left.why) for left in again.left if left.text == note] == [(note, Why.SYSTEM)]
    assert [cell.text for cell in again.head if cell.label == "备注"] == ["甲"]


def test_the_same_form_gives_the_same_bytes() -> None:
    form = api.load_form(DAWUKOU)
    assert workbook(form, "640202/2020")[2] == workbook(form, "640202/2020")[2]


def test_formulas_take_the_place_of_scores_which_stay_their_results() -> None:
    form, ruleset = api.load_form(DAWUKOU), ruleset_of("640202/2020")
    result = api.evaluate(form, ruleset)
    sketch = scored_sketch(ScoredValues(bound(form, ruleset), result, ruleset))
    path = ("产出指标", "数量指标", "社区矫正人员")

    def box(name: str) -> Box:
        return next(each for each in sketch.boxes if each.key == (path, name))

    assert sketch.address(path, "实际值", "自评表") == f"'自评表'!$E${box('实际值').top}"
    assert sketch.address((), "年初预算数") is not None
    assert sketch.address((), "得分") is not None
    assert sketch.address(path, "没有的") is None
    with_formulas(sketch, {path: Content("0.72", Decimal("0.72"), formula="1+1")})
    assert (box("得分").content.formula, box("得分").content.text) == ("1+1", "0.72")
    same = f"ROUND($H{box('得分').top}-$J{box('得分').top},10)"
    assert f'IF({same}=0,"",{same})' in box("difference").content.formula
    assert box("分值").content.formula == ""


def test_scores_are_formulas_of_what_stands_in_the_form() -> None:
    _, (first, summary, *_), data = workbook(api.load_form(DAWUKOU), "640202/2020")
    rows = {text: place[1:] for place, text in texts(first).items() if place[0] == "C"}
    row = int(rows["社区矫正人员"])
    assert first.cells[row, 10].text == "0.72"
    assert all(f"${column}{row}" in (first.cells[row, 10].formula or "") for column in "DEG")
    assert "!" not in (first.cells[row, 10].formula or "")
    page = loaded(data).worksheets[0]
    assert (page[f"D{row}"].value, page[f"D{row}"].number_format) == (195, '"≥"0"人";"≥"-0"人"')
    assert first.cells[row, 4].text == "≥195人"
    total = next(place[1:] for place, text in texts(first).items() if text == "总分")
    last = next(row for (row, column), cell in summary.cells.items() if (cell.text, column) == ("总分", 1))
    assert summary.cells[last, 3].formula == f"'自评表'!$J${total}"
    for column, letter in ((2, "G"), (4, "H")):
        place = f"'自评表'!${letter}${total}"
        assert summary.cells[last, column].formula == f'IF({place}="","",{place})'
    assert summary.cells[last, 5].formula == (
        f"IF(AND(ISNUMBER($D{last}),ISNUMBER($C{last})),"
        f'IF(ROUND($D{last}-$C{last},10)=0,"",ROUND($D{last}-$C{last},10)),"")'
    )


def test_a_difference_is_worked_out_where_its_score_is_not() -> None:
    """A day before the deadline has all points, and no formula."""
    row = {"一级": "产出指标", "二级": "时效指标", "三级": "甲", "分值": "10", "自评得分": "9"}
    row |= {"指标值": "2020年12月31日前", "实际值": "2020年12月1日"}
    _, (first, *_), _ = workbook(read([row], 项目名称="某"), "000000/2020")
    at = next(row for (row, _), cell in first.cells.items() if cell.text == "甲")
    (apart,) = [cell for (row, _), cell in first.cells.items() if row == at and cell.text in ("1", "+1", "-1", "−1")]
    assert "ISNUMBER" in (apart.formula or "")


def test_a_claim_that_is_a_text_has_a_difference_as_long_as_it_stands() -> None:
    """9分 claimed, 10 computed; 8分 typed there is a text that nobody has read yet."""
    row = {"一级": "产出指标", "二级": "数量指标", "三级": "甲", "分值": "10", "自评得分": "9分"}
    row |= {"指标值": "≥1件", "实际值": "1件"}
    _, (first, *_), _ = workbook(read([row], 项目名称="某"), "000000/2020")
    at = next(row for (row, _), cell in first.cells.items() if cell.text == "甲")
    column = {cell.text: column for (_, column), cell in first.cells.items()}
    (claimed, score, apart) = (column[name] for name in ("9分", "系统计分", "与自评相差"))
    shown = re.sub(rf"\$([A-Z]+){at}\b", rf"$\1${at}", first.cells[at, apart].formula or "")
    cells: dict[str, Value] = {address(at, claimed): "9分", address(at, score): Fraction(10)}
    assert worked_out(shown, cells) == -1
    assert worked_out(shown, cells | {address(at, claimed): Fraction(8)}) == -2
    assert worked_out(shown, cells | {address(at, claimed): "8分"}) == ""


def test_without_live_formulas_scores_are_values() -> None:
    form, ruleset = api.load_form(DAWUKOU), ruleset_of("640202/2020")
    (first, *_) = sheets(api.scored_workbook(form, api.evaluate(form, ruleset), ruleset, live=False))
    assert [cell for cell in first.cells.values() if cell.formula] == []
    assert plain(bound(form_of(found(first, ruleset)), ruleset)) == plain(bound(form, ruleset))


@pytest.mark.office
@needs_office()
def test_a_reviewer_who_changes_a_value_sees_its_score(tmp_path: Path) -> None:
    """社区矫正人员 with 195 instead of 141 people has its whole point: 97.72 + 0.28 = 98."""
    _, (first, *_), data = workbook(api.load_form(DAWUKOU), "640202/2020")
    rows = {text: place[1:] for place, text in texts(first).items() if place[0] == "C"}
    book = loaded(data)
    book.worksheets[0][f"E{rows['社区矫正人员']}"] = 195
    book.save(tmp_path / "改.xlsx")
    (again, *_) = sheets(worked_out_book(tmp_path / "改.xlsx", tmp_path).read_bytes())
    said = texts(again)
    total = next(place[1:] for place, text in said.items() if text == "总分")
    assert (said[f"J{rows['社区矫正人员']}"], said[f"J{total}"]) == ("1", "98")


HOSTILE = st.sampled_from(
    [
        "=1+1",
        "-5",
        "+3",
        "@x",
        "\t甲",
        "400件",
        "≥400件",
        "95%",
        "0.50",
        "007",
        "无",
        "—",
        "甲\n乙",
        "_x0041_",
        '<b>&"',
        "名称",
    ]
)
SCORES = st.sampled_from(["2", "10", "5.50", "十", "2分"])
ROWS = st.fixed_dictionaries(
    {},
    optional={
        "分值": SCORES,
        "一级": st.sampled_from(
            [
                "产出指标",
                "效益指标（30分）",
                "满意度指标",
                "预算执行率",
                "没有的",
                "New\none",
                "一、产出：50分",
                "效益(30)",
            ]
        ),
        "二级": st.sampled_from(["数量指标", "质量指标", "成本指标", "怪\n名", "②质量"]),
        "三级": st.sampled_from([*(f"甲{number}" for number in range(1, 4)), "得分", "合计", "总分"]),
        "指标值": HOSTILE,
        "实际值": HOSTILE,
        "全年实际值（人）": HOSTILE,
        "自评得分": SCORES,
        "偏差原因": HOSTILE,
        "备注": HOSTILE,
    },
)
HEADS = st.fixed_dictionaries(
    {"项目名称": st.sampled_from(["甲", "=cmd", "2020", "+甲"]), "年初预算数": st.just("64.22万元")},
    optional={
        "全年执行数（万元）": st.just("35"),
        "金额单位": st.sampled_from(["元", "万元"]),
        "自评总分": SCORES,
        "备注": st.sampled_from(["一\n二", "=3"]),
        "年度": st.sampled_from(["2020", "2021年"]),
        "年度总体目标": st.just("目标1：甲\n目标2：乙"),
    },
)


@settings(phases=[Phase.explicit, Phase.generate], max_examples=30)
@given(HEADS, st.lists(ROWS, min_size=1, max_size=7), st.sampled_from(["640202/2020", "000000/2017"]))
def test_odd_forms_are_read_again_as_they_were(head: dict[str, str], rows: list[dict[str, str]], which: str) -> None:
    rows[0].setdefault("分值", "5")
    for row in rows:
        if "全年实际值（人）" in row:
            row.pop("实际值", None)
    same_form(read(rows, **head), which)


def test_a_result_of_another_form_is_not_exported() -> None:
    ruleset = ruleset_of("640202/2020")
    form = api.load_form(DAWUKOU)
    result = api.evaluate(replace(form, rows=form.rows[:-1]), ruleset)
    for export in (api.scored_workbook, api.scored_document):
        with pytest.raises(ValueError, match="isn't that of this form"):
            export(form, result, ruleset)
        with pytest.raises(api.DuhengError) as raised:
            export(replace(form, rows=()), result, ruleset)
        assert [each.severity for each in raised.value.problems] == [Severity.ERROR]


@pytest.mark.parametrize("name", ["scored.workbook.scored_workbook", "scored.filed.scored_document"])
def test_what_keeps_a_file_from_being_written_is_an_error(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    problem = ExtraMissing(package="某库", extra="xlsx")
    monkeypatch.setattr(f"duheng.exporting.{name}", lambda *given, **named: problem)
    form, ruleset = api.load_form(DAWUKOU), ruleset_of("640202/2020")
    with pytest.raises(api.DuhengError) as raised:
        getattr(api, name.rpartition(".")[2])(form, api.evaluate(form, ruleset), ruleset)
    assert raised.value.problems == (problem,)


def test_a_row_called_by_its_name_and_a_group_that_says_its_points_behind_its_name_are_the_same_again() -> None:
    row = {"分值": "50", "指标值": "≥100人", "实际值": "80人"}
    named = {"一级": "产出指标", "二级": "数量指标", "名称": "培训人次", **row}
    below = {"一级": "效益指标", "二级": "社会效益指标", "三级": "知晓人数", **row, "分值": "30"}
    same_form(read([named, {"一级": "效益指标（30分）"}, below]), "000000/2020")
