"""Which files are opened how, and what they say of their own ruleset."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from tests.engine.books.made import parts, zipped
from tests.engine.books.test_documents import document, p
from tests.engine.importing.sheets import sheet

import duheng
from duheng import api
from duheng.forms.yaml_reader import read_yaml
from duheng.forms.yaml_writer import pairs
from duheng.importing.kinds import lock_file, unreadable_kind
from duheng.importing.stated import Stated, stated


def test_files_that_can_be_converted_are_sheets_and_documents() -> None:
    """Of a picture or fixed pages there is nothing to convert."""
    endings = [".xls", ".et", ".xlsb", ".ods", ".numbers", ".doc", ".wps", ".rtf", ".odt", ".pages"]
    assert sorted(duheng.api.convertible_endings()) == sorted(endings)


TABLE = "三级指标,分值,年度指标值,全年实际值\n培训人次,10,100人,100人\n"


@pytest.mark.parametrize(
    ("drawn", "expected"),
    [
        ("| 规则集 | 640202/2020 |", Stated("640202/2020", "", None)),
        ("| 规则集：640202/2020 |", Stated("640202/2020", "", None)),
        ("| 地区 | 640202 | 年度 | 2020年 |", Stated("", "640202", 2020)),
        ("| 某区自评表（2021年度） |", Stated("", "", 2021)),
        ("| 2022年度自评表 |\n| （2021年度） |", Stated("", "", 2021)),
        ("| 项目名称 | 2019年培训 |", Stated("", "", None)),
        ("| 2020 |", Stated("", "", 2020)),
        ("| 2020 | 2021 |", Stated("", "", None)),
        ("| 规则集 |  |", Stated("", "", None)),
        ("| 表 |\n|  |\n| 规则集 | 640202/2020 |", Stated("640202/2020", "", None)),
        ("| 我们的规则集很好 |", Stated("", "", None)),
    ],
)
def test_what_a_sheet_states(drawn: str, expected: Stated) -> None:
    assert stated([sheet(drawn)]) == expected
    assert stated([sheet(drawn, hidden=True)]) == Stated("", "", None)


@pytest.mark.parametrize(
    ("name", "kind", "way"),
    [
        ("a.XLS", "旧格式的表格（.xls）", ".xlsx"),
        ("a.et", "旧格式的表格（.et）", ".xlsx"),
        ("a.doc", "旧格式的文档（.doc）", ".docx"),
        ("a.wps", "旧格式的文档（.wps）", ".docx"),
        ("a.pdf", "版式文件（.pdf）", "duheng new"),
        ("a.ofd", "版式文件（.ofd）", "duheng new"),
        ("a.jpeg", "图片（.jpeg）", "duheng new"),
    ],
)
def test_kinds_that_must_be_converted(name: str, kind: str, way: str) -> None:
    problem = unreadable_kind(name)
    assert problem is not None
    assert problem.message("zh") == f"{name} 是{kind}，duheng 读不了"
    assert way in problem.hint("zh")
    with pytest.raises(duheng.DuhengError) as error:
        duheng.load_form(name)
    assert [each.code for each in error.value.problems] == ["IMP-001"]


def codes(error: pytest.ExceptionInfo[duheng.DuhengError]) -> list[str]:
    return [each.code for each in error.value.problems]


def test_a_sheet_needs_a_ruleset(tmp_path: Path) -> None:
    place = tmp_path / "表.csv"
    place.write_text(TABLE, encoding="utf-8")
    with pytest.raises(duheng.DuhengError) as error:
        duheng.load_form(place)
    assert codes(error) == ["CMD-002"]
    form = duheng.load_form(place, duheng.load_ruleset("000000/2020"))
    assert [cell.text for cell in form.rows[0].cells] == ["培训人次", "10", "100人", "100人"]


def test_a_yaml_form_has_no_sheets_and_nothing_to_import(tmp_path: Path) -> None:
    place = tmp_path / "表.yaml"
    place.write_text("指标:\n  - 三级: 甲\n", encoding="utf-8")
    ruleset = duheng.load_ruleset("000000/2020")
    with pytest.raises(duheng.DuhengError) as error:
        duheng.load_form(place, ruleset, sheet="甲")
    assert codes(error) == ["IMP-004"]
    with pytest.raises(duheng.DuhengError) as error:
        api.import_form(api.open_form(place), ruleset)
    assert codes(error) == ["IMP-006"]


def test_missing_and_empty_files(tmp_path: Path) -> None:
    for name, data, code in (
        ("没有.xlsx", None, "FIL-001"),
        ("空.docx", b"", "XLS-012"),
        ("空.xlsx", b"", "XLS-012"),
        ("空.csv", b"", "XLS-012"),
        ("空白.csv", b"\xef\xbb\xbf,,\r\n ,\r\n", "XLS-012"),
        ("空白.xlsx", zipped(parts("<sheetData/>", "<sheetData/>")), "XLS-012"),
        ("空白.docx", document(p("")), "XLS-012"),
        ("假.xlsx", b"%PDF-1.7", "XLS-011"),
        ("假.docx", b"%PDF-1.7", "XLS-011"),
        ("假.csv", b"%PDF-1.7", "XLS-011"),
        ("假的.xlsx", b"PK", "XLS-001"),
        ("~$表.xlsx", b"me", "IMP-008"),
        ("~$表.docx", b"me", "IMP-008"),
        ("~$没有.xlsx", None, "IMP-008"),
    ):
        place = tmp_path / name
        if data is not None:
            place.write_bytes(data)
        with pytest.raises(duheng.DuhengError) as error:
            api.open_form(place)
        assert codes(error) == [code]


def test_the_file_that_a_lock_is_for() -> None:
    told = lock_file("文件夹/~$自评表.xlsx")
    assert told is not None
    assert told.message("zh") == "文件夹/~$自评表.xlsx 是 Excel 打开文件时留下的锁文件，里面没有表"
    assert told.hint("zh") == "关掉 Excel（或 WPS），给出真正的文件：文件夹/自评表.xlsx"
    assert lock_file("自评表.xlsx") is None
    assert lock_file("~$自评表.yaml") is None


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("593件", ["实际值: 593件"]),
        ("2", ["实际值: 2"]),
        ("≥95%", ["实际值: ≥95%"]),
        (">=95", ["实际值: '>=95'"]),
        ("null", ['实际值: "null"']),
        ("甲\n乙", ["实际值: |-", "  甲", "  乙"]),
        ("a: b", ["实际值: 'a: b'"]),
        ("", ['实际值: ""']),
        ("甲　乙", ["实际值: 甲　乙"]),
        ("甲\u2028乙", ['"实际值": "甲\\u2028乙"']),
        ("95\u202e0", ['"实际值": "95\\u202E0"']),
        ("甲\x85\u200b\U000e0001", ['"实际值": "甲\\u0085\\u200B\\U000E0001"']),
        ('一\t"二\\', ['"实际值": "一\\t\\"二\\\\"']),
        ("甲 \n\n乙", ['"实际值": "甲 \\n\\n乙"']),
    ],
)
def test_values_as_officers_would_write_them(text: str, lines: list[str]) -> None:
    assert list(pairs([("实际值", text)], "")) == lines


def test_a_sign_alone_needs_quotation_marks_as_a_label_too() -> None:
    assert list(pairs([("!", "甲")], "")) == ["'!': 甲"]


ODD = st.sampled_from(
    [*"\n\r\t \x00\x07\x85\xa0\u2028\u2029\u202e\u200b\ufeff\ufffe\uf0b3\"'\\\\:#-|>~", "\U000e0001", "甲"]
)


@example("!")
@example("&")
@example("*")
@example("<<")
@given(st.text(st.one_of(ODD, st.characters(exclude_categories=["Cs"]))))
def test_a_text_is_read_again_as_the_same_text(text: str) -> None:
    """And nothing in the file is a character that can't be seen."""
    written = "\n".join(["指标:", *pairs([("三级", "甲")], "  - "), *pairs([("实际值", text)], "    ")]) + "\n"
    assert all(char.isprintable() or char in "\n\u3000" for char in written)
    form, problems = read_yaml(written, "表.yaml", "0" * 64)
    assert form is not None, problems
    assert [cell.text for cell in form.rows[0].cells] == ["甲", text]
