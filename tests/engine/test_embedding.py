"""duheng inside another program: forms out of bytes, their rulesets, and what the command line would write of them."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.engine.cli.conftest import DAWUKOU, ROOT

import duheng

LESSON = ROOT / "examples" / "05-workbook"
RULESET = duheng.load_ruleset("640202/2020")


def upload(text: str) -> duheng.OpenedForm:
    return duheng.open_form("上传.yaml", f"{text}\n指标: []\n".encode())


def codes(call: Callable[[], object]) -> list[str]:
    with pytest.raises(duheng.DuhengError) as raised:
        call()
    return [each.code for each in raised.value.problems]


@pytest.mark.parametrize(
    "place", [DAWUKOU, LESSON / "自评表.xlsx", LESSON / "自评表.docx"], ids=lambda place: place.suffix
)
def test_bytes_are_the_form_that_a_file_is(place: Path) -> None:
    form = duheng.load_form(duheng.open_form(f"没有/上传{place.suffix}", place.read_bytes()), RULESET)
    onto_disk = duheng.load_form(place, RULESET)
    assert (form.sha256, form.file) == (onto_disk.sha256, f"没有/上传{place.suffix}")
    assert duheng.evaluate(form, RULESET).total == duheng.evaluate(onto_disk, RULESET).total


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("a.yaml", b"", "FRM-018"),
        ("a.yaml", b"\xff\xfe\x00", "FIL-004"),
        ("a.yaml", b" " * 4_000_001, "FIL-005"),
        ("a.xlsx", b"", "XLS-012"),
        ("a.xlsx", b"\0" * 20_000_001, "FIL-005"),
        ("a.xls", b"", "IMP-001"),
        ("a.rules", b"", "CMD-006"),
        ("a.tests.yaml", b"", "CMD-012"),
    ],
)
def test_bytes_that_are_no_form(name: str, data: bytes, code: str) -> None:
    assert codes(lambda: duheng.open_form(name, data)) == [code]


@pytest.mark.parametrize(
    "call",
    [
        lambda: duheng.open_form(b"PK"),  # type: ignore[arg-type]
        lambda: duheng.load_form(None),  # type: ignore[arg-type]
        lambda: duheng.load_form(b"PK"),  # type: ignore[arg-type]
        lambda: duheng.open_form("a.yaml", "指标: []"),  # type: ignore[arg-type]
        lambda: duheng.open_form("a.yaml", io.BytesIO(b"")),  # type: ignore[arg-type]
    ],
)
def test_a_name_comes_first_and_bytes_behind_it(call: Callable[[], object]) -> None:
    with pytest.raises(TypeError, match=r"open_form\(name, data\)$"):
        call()


def test_the_ruleset_that_a_form_wants() -> None:
    """The one it names; else, and wherever somebody asks for a region or a year, the one in force."""
    assert duheng.ruleset_for(upload("规则集: 000000/2017")) == "000000/2017"
    assert duheng.ruleset_for(upload("地区: 640202\n年度: 2020")) == "640202/2020"
    assert duheng.ruleset_for(upload("规则集: 000000/2017\n年度: 2020"), region="640202") == "640202/2020"
    assert duheng.ruleset_for(upload("规则集: 000000/2017\n地区: 640202"), year=2020) == "640202/2020"
    assert duheng.ruleset_for(duheng.load_form(DAWUKOU)) == "640202/2020"
    for text in ("年度: 2020", "地区: 640202", "项目名称: 培训"):
        assert codes(lambda text=text: duheng.ruleset_for(upload(text))) == ["CMD-002"]


def test_a_form_names_no_file(tmp_path: Path) -> None:
    rules = tmp_path / "甲.rules"
    rules.write_text("规则集 990101/2024\n    继承 000000/2020\n", encoding="utf-8")
    assert codes(lambda: duheng.ruleset_for(upload(f"规则集: {rules}"))) == ["CMD-001"]
    found = duheng.ruleset_for(upload("地区: 990101\n年度: 2024"), folders=[tmp_path])
    assert found == "990101/2024"


def test_a_sheet_needs_a_ruleset() -> None:
    opened = duheng.open_form(LESSON / "自评表.xlsx")
    assert (opened.ruleset, opened.region, opened.year) == ("", "", 2020)
    assert codes(lambda: duheng.load_form(opened)) == ["CMD-002"]


def test_rules_are_quoted_from_the_file_they_were_read_from(tmp_path: Path) -> None:
    """Unless it has changed since: then its line isn't the rule any more."""
    rules = tmp_path / "甲.rules"
    rules.write_text(
        "规则集 640202/2020\n    继承 000000/2017\n替换 方法 定量正向\n    得 分值 × 7 ÷ 8\n", encoding="utf-8"
    )
    ruleset = duheng.load_ruleset("640202/2020", folders=[tmp_path])
    result = duheng.evaluate(duheng.load_form(DAWUKOU), ruleset)
    assert "得 分值 × 7 ÷ 8" in duheng.as_html(result)
    rules.write_text(rules.read_text(encoding="utf-8") + "# 后来\n", encoding="utf-8")
    assert "得 分值 × 7 ÷ 8" not in duheng.as_html(result)
