"""Cells that have no text one could use never become values, and what stands in them is still shown."""

from __future__ import annotations

from fractions import Fraction

import pytest
from tests.engine.books.test_documents import document, tbl, tc
from tests.engine.importing.sheets import LABELS, ROW, from_book, from_document, inline, row_with, rows_of, score, told

from duheng import api
from duheng.importing.as_yaml import as_yaml
from duheng.problems.problem import Language

OPEN = (Fraction(0), Fraction(10))
WHOLE = "<c><v>95</v></c>"
WITHOUT_RESULT = ["95", "5-10", "1~5", "50%", "3/4", "100-101", "2020-1", "&quot;达成预期指标&quot;"]


@pytest.mark.parametrize(
    ("cell", "stood", "code"),
    [
        ('<c t="s"><v>95</v></c>', "95", "XLS-008"),
        ('<c t="e"><v>95</v></c>', "95", "XLS-008"),
        ('<c t="e"><v>达成预期指标</v></c>', "达成预期指标", "XLS-008"),
        (f"<c><v>{'9' * 500}</v></c>", "9" * 39 + "…", "XLS-008"),
        *((f"<c><f>{each}</f></c>", "=" + each.replace("&quot;", '"'), "XLS-007") for each in WITHOUT_RESULT),
    ],
)
def test_a_cell_reported_as_unusable_is_not_scored(cell: str, stood: str, code: str) -> None:
    found = from_book(row_with(cell))
    assert [(each.text, each.meaning) for each in found.read if each.span.inside == "表1!F3"] == [(stood, "实际值")]
    assert [each for each, _ in told(found)] == [code]
    assert rows_of(found)[0]["实际值"] == "#F3!"
    assert score(found) == OPEN


def test_without_a_fault_the_same_row_has_its_score() -> None:
    assert score(from_book(row_with(WHOLE, inline("≥100")))) == (Fraction(19, 2), Fraction(19, 2))


@pytest.mark.parametrize("actual", ['<c t="e"><v>#N/A</v></c>', inline("达成预期指标"), WHOLE])
def test_a_target_that_is_unusable_is_no_description_that_is_met(actual: str) -> None:
    """Both cells say #N/A in the first case: they aren't the same text for that."""
    assert score(from_book(row_with(actual, '<c t="e"><v>#N/A</v></c>'))) == OPEN


def test_what_stood_in_a_label_is_told_with_its_column() -> None:
    label = '<c r="H2" t="e"><v>#REF!</v></c>'
    found = from_book(row_with(WHOLE) + inline("签到表"), below=f'<sheetData><row r="2">{label}</row></sheetData>')
    assert ("IMP-010", "「#REF!」一栏规则集里没有，没有读（有内容的 1 格：表1!H3）") in told(found)


def test_yaml_keeps_an_unusable_cell_unusable() -> None:
    assert "实际值: '#F3!'" in as_yaml(from_book(row_with("<c><f>95</f></c>")), "000000/2020")


def test_a_target_with_a_sign_that_was_lost_is_no_description() -> None:
    """With its ≥ known the row has 9.5 points; a sign that no font is known for leaves it open."""
    assert score(from_book(row_with(inline("95件"), inline("≥100件")))) == (Fraction(19, 2), Fraction(19, 2))
    assert score(from_book(row_with(inline("95件"), inline("\ufffd100件")))) == OPEN
    assert score(from_book(row_with(inline("95¹件"), inline("≥100件")))) == OPEN


def test_a_cell_of_which_a_file_says_two_things_has_no_value() -> None:
    found = from_book(row_with('<c r="F3"><v>5</v></c><c r="F3"><f>G1</f></c>'))
    assert told(found) == [("XLS-015", "表1!F3 在文件里写了 2 次，内容不同：5、=G1")]
    assert ("5、=G1", "实际值") in [(each.text, each.meaning) for each in found.read]
    assert score(found) == OPEN


def test_a_cell_that_is_said_twice_alike_has_its_value() -> None:
    found = from_book(row_with('<c r="F3"><v>95</v></c><c r="F3"><v>95</v></c>', inline("≥100")))
    assert (told(found), score(found)) == ([], (Fraction(19, 2), Fraction(19, 2)))


FAR = '<sheetData><row r="20000"><c r="A20000"><v>1</v></c></row></sheetData>'


@pytest.mark.parametrize(
    ("other", "named"),
    [
        (FAR, "表2（太大）"),
        ('<sheetData><row><c t="e"><v>#REF!</v></c></row></sheetData>', "表2"),
        ("<sheetData><row><c><f>A1</f></c></row></sheetData>", "表2"),
    ],
)
def test_another_sheet_without_a_usable_cell_is_told(other: str, named: str) -> None:
    found = from_book(row_with(WHOLE), more=[other])
    assert told(found) == [("IMP-014", f"读的是工作表「表1」，没有读：{named}")]
    assert told(from_book(row_with(WHOLE), more=["<sheetData/>"])) == []


RAISED = '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>{}</w:t></w:r>'


def in_document(actual: str, marks: str = "") -> bytes:
    """A document with the usual table and row, the actual value's paragraph as given."""
    cells = [tc(each) for each in ROW]
    cells[5] = f"<w:tc><w:p>{actual}</w:p></w:tc>"
    head = tc("项目名称") + tc("甲")
    return document(tbl(head, "".join(map(tc, LABELS)), marks + "".join(cells)))


@pytest.mark.parametrize(
    ("inside", "text", "points"),
    [
        ("<w:r><w:t>95件</w:t></w:r>", "95件", (Fraction(19, 2), Fraction(19, 2))),
        ("<w:r><w:t>9</w:t></w:r>" + RAISED.format("5"), "9⁵", OPEN),
        ('<w:r><w:sym w:font="Webdings" w:char="F035"/><w:t>95件</w:t></w:r>', "\ufffd95件", OPEN),
    ],
)
def test_a_document_is_scored_by_what_it_shows(inside: str, text: str, points: tuple[Fraction, Fraction]) -> None:
    found = from_document(in_document(inside))
    assert rows_of(found)[0]["实际值"] == text
    assert score(found) == points


def test_a_row_that_tracked_changes_took_out_is_no_row() -> None:
    gone = '<w:trPr><w:del w:id="1"/></w:trPr>'
    assert from_document(in_document("<w:r><w:t>95件</w:t></w:r>", gone)).form.rows == ()


def test_no_finding_quotes_what_no_cell_says() -> None:
    """XLS-008 says what is wrong with the cell; the others name the cell, not the text that stands for it."""
    ruleset = api.load_ruleset("000000/2020")
    found = from_book(row_with('<c t="e"><v>#DIV/0!</v></c>', inline("≥100")))
    told_of = [each.message("zh") for each in api.evaluate(found.form, ruleset).findings]
    assert not [each for each in told_of if "#F3!" in each]
    assert [each for each in told_of if "能用的实际值（F3 格用不了）" in each]


@pytest.mark.parametrize(("language", "shown"), [("zh", "（F3 格用不了）"), ("en", "(cell F3 can't be used)")])
def test_a_result_shows_no_text_that_no_cell_says(language: Language, shown: str) -> None:
    found = from_book(row_with('<c t="e"><v>#DIV/0!</v></c>'))
    result = api.evaluate(found.form, api.load_ruleset("000000/2020"), language=language)
    assert next(node.actual for node in result.nodes if node.path[-1] == "培训人次") == shown
