"""``duheng import``, and ``duheng eval`` of sheets and documents."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from duheng.source import display_width

Duheng = Callable[..., Any]

FORMS = Path(__file__).parents[1] / "importing" / "forms"
DAWUKOU = FORMS / "00-seed-dawukou-justice-2020.xlsx"
HEAD = "项目名称,培训\n"
TABLE = "三级指标,分值,年度指标值,全年实际值,评分依据\n培训人次,10,100人,100人,签到表\n"


def test_the_workbook_and_the_document_score_as_the_form_does(duheng: Duheng) -> None:
    for ending in (".xlsx", ".docx"):
        done = duheng("eval", DAWUKOU.with_suffix(ending), "-r", "640202/2020")
        assert (done.code, done.err) == (0, "")
        assert "总分 97.72 / 100（自评 91）    等级 优\n" in done.out


def test_findings_name_the_cell(duheng: Duheng) -> None:
    done = duheng("eval", DAWUKOU, "-r", "640202/2020")
    assert "EVL-007  自评表!C16 社区矫正人员：自评 1 分，按规则应为 0.72 分，自评多 0.28 分\n" in done.out
    assert "- 自评表!D7：「64.22 | 35 | 10 | 54.50% | 5.…」（规则集里没有「其中：财政拨款 · 年初预" in done.out
    document = duheng("eval", DAWUKOU.with_suffix(".docx"), "-r", "640202/2020")
    assert "EVL-007  表1!C16 社区矫正人员：自评 1 分，按规则应为 0.72 分，自评多 0.28 分\n" in document.out


def test_import_writes_a_form_and_says_cell_by_cell_what_it_read(duheng: Duheng, tmp_path: Path) -> None:
    place = tmp_path / "form.yaml"
    done = duheng("import", DAWUKOU, "-r", "640202/2020", "-o", place)
    assert done.code == 0
    assert done.err == f"已写入 {place}\n"
    assert "    自评表!D11  分值: 2\n    自评表!E11  指标值: ≥400件\n    自评表!F11  实际值: 593件\n" in done.out
    assert "    自评表!G6  表上执行率: 54.50%\n" in done.out
    assert "  自评表!I5  得分计算方法（规则集里没有这一栏）\n" in done.out
    assert max(map(display_width, done.out.splitlines())) <= 100
    assert "    三级: 人民调解化解各类疑难复杂案件\n    分值: 2\n    指标值: ≥400件\n" in place.read_text(
        encoding="utf-8"
    )
    assert "总分 97.72 / 100（自评 91）    等级 优\n" in duheng("eval", place).out


def test_import_without_a_file_prints_the_form_and_tells_beside_it(duheng: Duheng, tmp_path: Path) -> None:
    place = tmp_path / "表.csv"
    place.write_bytes(TABLE.encode("gbk"))
    done = duheng("import", place, "-r", "000000/2020")
    assert done.out == (
        f"# 由 {place} 读出，内容照原样\n规则集: 000000/2020\n指标:\n"
        "  - 三级: 培训人次\n    分值: 10\n    指标值: 100人\n    实际值: 100人\n"
        "\n# 没有读的内容（单元格、原文）：\n#   E2  签到表\n"
    )
    assert "读了 4 格\n" in done.err
    assert "没有读的 2 格\n  E1    评分依据（规则集里没有这一栏）\n  E2    签到表（规则集里没有这一栏）\n" in done.err
    assert "IMP-015" in done.err
    assert "IMP-010" not in done.err


def test_in_english(duheng: Duheng, tmp_path: Path) -> None:
    place = tmp_path / "form.csv"
    place.write_text(TABLE, encoding="utf-8")
    done = duheng("import", place, "-r", "000000/2020", "--lang", "en")
    assert "4 cells read\n" in done.err
    assert "签到表 (no such column in the ruleset)" in done.err
    assert "# Not read (cell, text):\n#   E2  签到表\n" in done.out


def test_the_ruleset_may_stand_in_the_sheet(duheng: Duheng, tmp_path: Path) -> None:
    place = tmp_path / "表.csv"
    place.write_text(f"规则集,000000/2020\n{HEAD}{TABLE}", encoding="utf-8")
    assert "规则集 000000/2020" in duheng("eval", place).out
    place.write_text(f"地区,640202\n年度,2020\n{HEAD}{TABLE}", encoding="utf-8")
    assert "规则集 640202/2020" in duheng("eval", place).out
    place.write_text(TABLE, encoding="utf-8")
    done = duheng("eval", place)
    assert (done.code, "CMD-002" in done.err) == (1, True)


@pytest.mark.parametrize("name", ["表.xls", "表.pdf", "表.doc", "表.png"])
@pytest.mark.parametrize("command", ["eval", "import"])
def test_kinds_that_must_be_converted(duheng: Duheng, name: str, command: str) -> None:
    done = duheng(command, name, "-r", "000000/2020")
    assert (done.code, done.out) == (1, "")
    assert "错误 IMP-001" in done.err


def test_a_sheet_by_its_name(duheng: Duheng, tmp_path: Path) -> None:
    assert duheng("eval", DAWUKOU, "-r", "640202/2020", "--sheet", "自评表").code == 0
    done = duheng("eval", DAWUKOU, "-r", "640202/2020", "--sheet", "自评")
    assert done.code == 1
    assert "IMP-004" in done.err
    assert "是不是想写「自评表」？" in done.err


def test_a_hostile_form_cannot_move_the_cursor(duheng: Duheng, tmp_path: Path) -> None:
    place = tmp_path / "表.csv"
    place.write_text(TABLE.replace("签到表", "\x1b[2J\x1b]0;x\x07"), encoding="utf-8")
    for words in (("import", place, "-r", "000000/2020"), ("eval", place, "-r", "000000/2020")):
        done = duheng(*words)
        assert "\x1b" not in done.out + done.err


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("坏.xlsx", b"PK\x03\x04", "XLS-001"),
        ("坏.docx", b"PK\x03\x04", "XLS-001"),
        ("没有表.csv", "项目名称,培训\n".encode(), "IMP-002"),
        ("空.yaml", b"", "FRM-018"),
    ],
)
def test_what_is_wrong_with_a_whole_file_has_no_line(
    duheng: Duheng, tmp_path: Path, name: str, data: bytes, code: str
) -> None:
    place = tmp_path / name
    place.write_bytes(data)
    done = duheng("eval", place, "-r", "000000/2020")
    assert (done.code, f"错误 {code}" in done.err) == (1, True)
    assert str(place) in "".join(done.err.split())
    assert f"{name}:" not in "".join(done.err.split())
    many = duheng("eval", tmp_path, "-r", "000000/2020", "--format", "json")
    (problem,) = json.loads(many.out)["forms"][0]["problems"]
    assert (problem["code"], problem["file"], problem["line"]) == (code, str(place), None)
    assert ":1:1" not in many.err


def test_a_sheet_that_lacks_rows_and_a_name_is_told_with_the_file_alone(duheng: Duheng, tmp_path: Path) -> None:
    place = tmp_path / "表.csv"
    place.write_text("三级指标,分值,年度指标值,全年实际值\n", encoding="utf-8")
    done = duheng("eval", place, "-r", "000000/2020")
    assert (done.code, "FRM-022" in done.err, "FRM-021" in done.err) == (1, True, True)
    assert f"{place.name}:" not in "".join(done.err.split())


def test_a_finding_on_the_whole_file_has_no_line_in_the_workbook(duheng: Duheng, tmp_path: Path) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    place = tmp_path / "表.csv"
    place.write_bytes((HEAD + TABLE).encode("gbk"))
    assert duheng("eval", place, "-r", "000000/2020", "-o", tmp_path / "计分.xlsx").code == 0
    cells = [str(cell.value) for row in openpyxl.load_workbook(tmp_path / "计分.xlsx")["核对意见"] for cell in row]
    assert "全表" in cells
    assert not any(f"{place.name}:" in cell for cell in cells)
    assert not any(":1:1" in cell for cell in cells)


@pytest.mark.parametrize("name", ["甲.xlsm", "甲.csv", "甲.pdf", "甲"])
def test_what_is_imported_is_called_yaml(duheng: Duheng, tmp_path: Path, name: str) -> None:
    place = tmp_path / "表.csv"
    place.write_text(HEAD + TABLE, encoding="utf-8")
    done = duheng("import", place, "-r", "000000/2020", "-o", tmp_path / name)
    assert (done.code, (tmp_path / name).exists()) == (2, False)
    assert "要以 .yaml 结尾" in done.err
