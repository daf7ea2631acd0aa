"""Files of cases as nobody should write them: each is told, and none takes the others with it."""

from __future__ import annotations

import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from tests.engine.cli.conftest import Duheng, duheng  # noqa: F401
from tests.engine.testing.test_cases import FORM, RULES

from duheng import api
from duheng.testing.cases import MethodCase

CASE = "{{名称: {}, 方法: 按比例, 输入: {{指标值: ≥4件, 实际值: 3件, 分值: 2}}, 得: {}}}"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "2020.rules").write_text(RULES, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def codes(folder: Path, text: str, name: str = "2020.tests.yaml") -> list[str]:
    (folder / name).write_text(text, encoding="utf-8")
    (tested,) = api.run_tests([folder / name])
    return [each.code for each in tested.problems]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("必有: []", ["CAS-006"]),
        ("必有: ''", ["CAS-006"]),
        ("得分: {}", ["CAS-006"]),
        ("必无: [有没有]", ["CAS-019"]),
        ("必无: ['']", ["CAS-019"]),
        ("必无: [要有预算 没有的行]", ["CAS-010"]),
    ],
)
def test_what_asserts_nothing_is_told(folder: Path, text: str, expected: list[str]) -> None:
    assert codes(folder, f"用例:\n  - 名称: 全表\n{FORM}    {text}\n") == expected


def test_full_width_signs_do_not_matter(folder: Path) -> None:
    base = f"用例:\n  - 名称: 全表\n{FORM}    必无: [EVL-001　调解]\n"
    changed = "  - {名称: 改过, 基于: 全表, 改: {调解．实际值: ''}, 必有: [EVL-001　调解]}\n"
    assert codes(folder, base + changed) == []


def test_a_range_upside_down_cannot_be_read(folder: Path) -> None:
    assert codes(folder, f"用例:\n  - {CASE.format('甲', '3 至 1')}\n") == ["CAS-008"]


def test_a_misspelt_label_of_a_form_is_told(folder: Path) -> None:
    form = FORM.replace("实际值: 95%", "实绩: 95%")
    assert "FRM-020" in codes(folder, f"用例:\n  - 名称: 全表\n{form}    总分: 45 至 85\n")


def test_a_form_that_cannot_be_read_says_why(folder: Path) -> None:
    (folder / "表.yaml").write_bytes("项目名称: 甲乙丙丁\n".encode("gbk"))
    assert codes(folder, "用例:\n  - {名称: 甲, 表单: 表.yaml, 总分: 1}\n") == ["CAS-014"]
    assert codes(folder, f"用例:\n  - {{名称: 甲, 表单: {'长' * 3000}, 总分: 1}}\n") == ["CAS-009"]


def test_two_rulesets_of_one_id(folder: Path) -> None:
    (folder / "另一个.rules").write_text(RULES, encoding="utf-8")
    text = f"规则集: 990101/2020\n用例:\n  - {CASE.format('甲', 1.5)}\n"
    assert codes(folder, text, "别的.tests.yaml") == ["FIL-008"]


@pytest.mark.parametrize(
    ("head", "line", "expected"),
    [
        ("指标值, 实际值, 分值, 得, 随便", "≥4件, 4件, 2, 2, 1", ["CAS-002"]),
        ("指标值, 实际值, 实际值, 分值, 得", "≥4件, 3件, 4件, 2, 2", ["CAS-026"]),
        ("指标值, 实际值, 分值, 得, 应得", "≥4件, 3件, 2, 2, 1.5", []),
        ("指标值, 实际值, 分值, 得, 对/不对, 应得", "≥4件, 3件, 2, 2, 对, 1.5", ["CAS-016"]),
        ("指标值, 实际值, 分值, 得, 对", "≥4件, 3件, 2, 2, 不对", ["CAS-016"]),
    ],
)
def test_columns_mean_what_they_say(folder: Path, head: str, line: str, expected: list[str]) -> None:
    text = f"用例:\n  - 名称: 甲\n    方法: 按比例\n    表:\n      - [{head}]\n      - [{line}]\n"
    assert codes(folder, text) == expected


@pytest.mark.parametrize(
    ("head", "line", "gives"),
    [
        ("指标值, 实际值, 分值, 得, 对/不对, 应得", "≥4件, 3件, 2, 2, '', 1.5", "1.5"),
        ("指标值, 实际值, 分值, 得, 对/不对, 应得", "≥4件, 3件, 2, 2, 不对, 1.5", "1.5"),
        ("指标值, 实际值, 分值, 得, 对/不对, 应得", "≥4件, 3件, 2, 1.5, 对, 1.5", "1.5"),
        ("指标值, 实际值, 分值, 得, 对/不对, 应得", "≥4件, 3件, 2, 1.5, '', ''", None),
        ("指标值, 实际值, 分值, 得, 对", "≥4件, 3件, 2, 1.5, ''", None),
    ],
)
def test_a_line_is_a_case_once_somebody_says_what_is_right(
    folder: Path, head: str, line: str, gives: str | None
) -> None:
    text = f"用例:\n  - 名称: 甲\n    方法: 按比例\n    表:\n      - [{head}]\n      - [{line}]\n"
    (folder / "2020.tests.yaml").write_text(text, encoding="utf-8")
    (tested,) = api.run_tests([folder / "2020.tests.yaml"])
    said = [each.case.expected.text for each in tested.outcomes if isinstance(each.case, MethodCase)]
    assert (said, tested.suite.unticked, tested.holds) == (([], 1, True) if gives is None else ([gives], 0, True))


def test_markdown_without_a_table_and_lines_without_their_bar(folder: Path) -> None:
    assert codes(folder, "说明\n", "2020.tests.md") == ["CAS-001"]
    table = "## 按比例\n\n| 指标值 | 实际值 | 分值 | 得 |\n| --- | --- | --- | --- |\n"
    assert codes(folder, table + "| ≥4件 | 4件 | 2 | 2 |\n≥4件 | 3件 | 2 | 2 |\n", "2020.tests.md") == ["CAS-020"]
    assert codes(folder, table + "|≥4件||2|0 至 2|\n", "2020.tests.md") == []


def damaged() -> list[bytes]:
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.Workbook()
    book.active.append(["指标值", "得"])
    book.active.append(["≥4件", "2"])
    stream = BytesIO()
    book.save(stream)
    found = []
    for name in ("xl/workbook.xml", "xl/worksheets/sheet1.xml", "xl/styles.xml"):
        made = BytesIO()
        with zipfile.ZipFile(BytesIO(stream.getvalue())) as old, zipfile.ZipFile(made, "w") as new:
            for each in old.namelist():
                data = old.read(each)
                new.writestr(each, data[: len(data) // 2] if each == name else data)
        found.append(made.getvalue())
    return [*found, stream.getvalue()[:500], b"", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600]


def test_damaged_books_are_told_and_the_other_files_go_on(folder: Path) -> None:
    (folder / "2020.tests.yaml").write_text(f"用例:\n  - {CASE.format('甲', 1.5)}\n", encoding="utf-8")
    for data in damaged():
        expected = "XLS-012" if not data else "XLS-003" if data.startswith(b"\xd0") else "XLS-001"
        (folder / "2020.tests.xlsx").write_bytes(data)
        told = {
            ran.suite.file.rpartition(".")[2]: [each.code for each in ran.problems] for ran in api.run_tests([folder])
        }
        assert told == {"rules": [], "xlsx": [expected], "yaml": []}


def test_a_book_longer_than_is_read(folder: Path) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.Workbook()
    for row in (["指标值", "得"], ["≥4件", "2"]):
        book.active.append(row)
    book.active["A10500"] = "≥4件"
    book.save(folder / "2020.tests.xlsx")
    _, tested = api.run_tests([folder])
    assert [each.code for each in tested.problems] == ["XLS-005"]


# --- accepting


@pytest.mark.parametrize(
    "gives",
    ["'1'", "|\n      1\n", '"0\n      至 1"'],
)
def test_accepting_leaves_what_is_not_one_text(folder: Path, duheng: Duheng, gives: str) -> None:  # noqa: F811
    text = f"用例:\n  - 名称: 甲\n    方法: 按比例\n    输入: {{指标值: ≥4件, 实际值: 3件, 分值: 2}}\n    得: {gives}\n"
    (folder / "2020.tests.yaml").write_text(text, encoding="utf-8")
    done = duheng("test", "2020.tests.yaml", "-k", "甲", "--accept")
    after = (folder / "2020.tests.yaml").read_text(encoding="utf-8")
    if gives == "'1'":
        assert (done.code, after) == (0, text.replace("'1'", "'1.5'"))
    else:
        assert (done.code, after) == (1, text)
        assert "没有改 2020.tests.yaml:5" in done.err


def test_a_tick_is_a_persons_word_and_is_not_accepted_away(folder: Path, duheng: Duheng) -> None:  # noqa: F811
    table = "## 按比例\n\n| 指标值 | 实际值 | 分值 | 得 | 对/不对 |\n| --- | --- | --- | --- | --- |\n"
    table += "| ≥4件 | 3件 | 2 | 2 | 对 |\n"
    (folder / "2020.tests.md").write_text(table, encoding="utf-8")
    done = duheng("test", "2020.tests.md", "-k", "按比例", "--accept")
    assert (done.code, (folder / "2020.tests.md").read_text(encoding="utf-8")) == (1, table)


@pytest.mark.parametrize(
    ("code", "words"),
    [
        (1, ("--boundaries", "2020.rules", "-o", "有了.tests.md")),
        (1, ("2020.rules", "-o", "2020.rules")),
        (2, ("--boundaries", "按比例", "2020.rules", "2020.rules")),
        (2, ("2020.rules", "-k", " ", "--accept")),
        (2, ("2020.rules", "--threshold", "9" * 5000)),
    ],
)
def test_nothing_is_overwritten_by_mistake(
    folder: Path,
    duheng: Duheng,  # noqa: F811
    code: int,
    words: tuple[str, ...],
) -> None:
    (folder / "有了.tests.md").write_text("## 勾好的\n", encoding="utf-8")
    assert duheng("test", *words).code == code
    assert (folder / "有了.tests.md").read_text(encoding="utf-8") == "## 勾好的\n"
    assert (folder / "2020.rules").read_text(encoding="utf-8") == RULES
