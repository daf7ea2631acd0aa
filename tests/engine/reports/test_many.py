"""Overviews: what is counted, by hand, and how it is told for people and programs."""

from __future__ import annotations

import json
from fractions import Fraction
from typing import Any

import jsonschema
import pytest
from tests.engine.reports.pages import held_together
from tests.engine.reports.test_form_page import HOSTILE, hostile

from duheng.evaluation.result import CellText, Result
from duheng.language.types import FieldKind
from duheng.problems.claims import ClaimDiffers
from duheng.problems.evaluation import InputMissing, LeftOpen
from duheng.problems.files import FileMissing
from duheng.problems.worth import PointsApart
from duheng.record import replace
from duheng.reports.many import as_data, filing, on_page, on_terminal
from duheng.reports.many.entries import Entries, kind_of
from duheng.reports.many.summary import bins, summary_of
from duheng.resources import grammar_text
from duheng.source import display_width

SCHEMA: dict[str, Any] = json.loads(grammar_text("results.schema.json"))


def scored(result: Result, total: str, grade: str = "", claimed: str = "", full: str = "100") -> Result:
    """A result with a settled total."""
    made = replace(
        result.total,
        low=Fraction(total),
        high=Fraction(total),
        full=Fraction(full) if full else None,
        claimed=Fraction(claimed) if claimed else None,
        grades=(grade,) if grade else (),
    )
    return replace(result, total=made)


@pytest.fixture
def entries(small: Result) -> Entries:
    """Six forms: four settled, one open, one that isn't there."""
    found = Entries("zh")
    found.add("甲.yaml", scored(small, "97.72", "优", "91"), "各表/甲.html")
    found.add("乙.yaml", scored(small, "60.15", "中"), "")
    found.add("丙.yaml", scored(small, "90.5", "优", "93.8"), "")
    found.add("丁.yaml", scored(small, "45", "良", "45", full="50"), "")
    found.add("待定.yaml", small, "")
    found.fail("无.yaml", [FileMissing(name="无.yaml")])
    return found


def test_the_summary(entries: Entries) -> None:
    # 60.15, 90, 90.5, 97.72 of a hundred: in fives from 60 to 100; 45 of 50 is 90
    summary = summary_of(entries)
    assert (summary.forms, summary.scored, summary.open, summary.unread, summary.uncounted) == (6, 5, 1, 1, 1)
    assert [(int(each.low), int(each.high), each.forms) for each in summary.totals] == [
        (60, 65, 1), (65, 70, 0), (70, 75, 0), (75, 80, 0), (80, 85, 0), (85, 90, 0), (90, 95, 2), (95, 100, 1),
    ]  # fmt: skip
    assert summary.grades == (("优", 2), ("中", 1), ("良", 1), ("优～良", 1))
    # 91 − 97.72; 93.8 − 90.5; 8 − 6.72, the most that the open one can be; 45 − 45 is no difference
    assert [(each.file, each.difference) for each in summary.differences] == [
        ("甲.yaml", Fraction("-6.72")),
        ("丙.yaml", Fraction("3.3")),
        ("待定.yaml", Fraction("1.28")),
    ]


def test_the_commonest_findings(entries: Entries) -> None:
    # each of the five forms has the same findings: 未达标须说明原因 for two rows, the others once
    common = summary_of(entries).common
    assert [(each.sentence, each.forms, each.findings) for each in common if each.code == "CHK-001"] == [
        ("未达标须说明原因", 5, 10),
        ("分值合计", 5, 5),
        ("金额", 5, 5),
    ]
    assert common[0].findings == 10


def test_a_kind_without_a_shared_sentence_is_told_by_its_page(small: Result) -> None:
    (differs,) = [each for each in small.findings if isinstance(each, ClaimDiffers)]
    assert kind_of(differs, "zh") == "自评得分与按规则计算的不同"
    assert not kind_of(differs, "en").endswith(".")


@pytest.mark.parametrize("language", ["zh", "en"])
def test_findings_that_quote_are_one_kind(small: Result, language: Any) -> None:
    """Two forms that lack different things; a check's kind is its name, whatever it says of a row."""
    entries = Entries(language)
    for fields in (("实际值",), ("指标值", "实际值")):
        lacking = InputMissing(low="0", high="2", fields=fields, fields_en=fields)
        left_open = LeftOpen(low="0", high="2", reason=fields[0])
        entries.add(f"{fields}.yaml", replace(small, findings=(lacking, lacking, left_open)), "")
    common = summary_of(entries).common
    assert [(each.code, each.forms, each.findings) for each in common] == [("EVL-001", 2, 4), ("EVL-002", 2, 2)]
    first = "缺了算分要用的内容，得分只能定到一个区间"
    assert common[0].sentence == (
        first if language == "zh" else "Something a score needs is missing, so it is known only as a range"
    )


TEXT, MONEY = FieldKind.TEXT, FieldKind.MONEY


@pytest.mark.parametrize(
    ("fields", "subject"),
    [
        ((CellText("项目名称", "法律援助", TEXT), CellText("主管部门", "司法局", TEXT)), "法律援助"),
        ((CellText("项目名称", "无", TEXT, empty=True), CellText("主管部门", "司法局", TEXT)), "司法局"),
        ((CellText("年初预算数", "64.22", MONEY), CellText("项目名称", "法律\n 援助", TEXT)), "法律 援助"),
        ((CellText("年初预算数", "64.22", MONEY),), "自评表"),
        ((), "自评表"),
    ],
)
def test_what_tells_a_form_from_others(small: Result, fields: tuple[CellText, ...], subject: str) -> None:
    entries = Entries("zh")
    entries.add("甲.yaml", replace(scored(small, "90", claimed="80"), form=replace(small.form, fields=fields)), "")
    (entry,) = entries.scored
    assert (entry.name, entry.subject) == ("自评表", subject)
    assert f"| 甲.yaml | {subject} |" in filing.render(entries, "zh")
    assert f"甲.yaml {subject}（" in on_terminal.render(entries, "zh", 100, colour=False)
    data = json.loads(as_data.render(entries, "zh"))
    jsonschema.Draft202012Validator(SCHEMA).validate(data)
    for each in (data["forms"][0], data["summary"]["differences"][0]):
        assert (each["name"], each["subject"]) == ("自评表", subject)
    page = held_together(on_page.render(entries, "zh", {}))
    assert subject in page.texts("span", "name")
    assert page.texts("span", "place") == ["甲.yaml"]
    assert ("自评表" in page.texts("dd")) == (subject != "自评表")


def test_another_rulesets_points_are_not_compared(small: Result) -> None:
    entries = Entries("zh")
    apart = PointsApart(ruleset="000000/2020", names=("产出指标",))
    result = scored(small, "110", "优", "100")
    entries.add("甲.yaml", replace(result, findings=(apart,)), "")
    summary = summary_of(entries)
    assert (summary.scored, summary.apart, summary.uncounted) == (1, 1, 1)
    assert (summary.totals, summary.grades, summary.differences) == ((), (), ())
    assert "不作结果" in on_terminal.render(entries, "zh", 100, colour=False)
    assert "不能当作评定结果" in on_terminal.render(entries, "zh", 100, colour=False)


def test_that_a_total_is_no_result_stands_beside_a_long_name_and_many_grades(small: Result) -> None:
    entries = Entries("zh")
    total = replace(small.total, low=Fraction("89.72"), high=Fraction("119.72"), grades=("优", "良", "中", "差"))
    apart = PointsApart(ruleset="000000/2020", names=("产出指标",))
    found = replace(small, total=replace(total, beside=True, claimed=Fraction(91)), findings=(apart,) * 10)
    entries.add("各单位/自评表.xlsx", replace(found, form=replace(small.form, name="提前下达的" * 5, fields=())), "")
    assert "优～良～中～差～？（不作结果）" in on_terminal.render(entries, "zh", 100, colour=False)


@pytest.mark.parametrize(
    ("shares", "expected"),
    [
        ("100", "99-100:1"),
        ("0", "-1-0:1"),
        ("99 100", "99-100:2"),
        ("98 99 100", "98-99:1 99-100:2"),
        ("91.5 100", "91-92:1 92-93:0 93-94:0 94-95:0 95-96:0 96-97:0 97-98:0 98-99:0 99-100:1"),
        ("89.5 100", "88-90:1 90-92:0 92-94:0 94-96:0 96-98:0 98-100:1"),
        ("5 100 100", "0-10:1 10-20:0 20-30:0 30-40:0 40-50:0 50-60:0 60-70:0 70-80:0 80-90:0 90-100:2"),
        ("0 110", "0-20:1 20-40:0 40-60:0 60-80:0 80-100:0 100-120:1"),
        ("0 500", "0-20:1 " + " ".join(f"{at}-{at + 20}:0" for at in range(20, 480, 20)) + " 480-500:1"),
    ],
)
def test_bins(shares: str, expected: str) -> None:
    found = bins([Fraction(each) for each in shares.split()])
    assert " ".join(f"{each.low}-{each.high}:{each.forms}" for each in found) == expected
    assert sum(each.forms for each in found) == len(shares.split())


@pytest.mark.parametrize("width", [72, 80, 120])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_for_a_terminal(entries: Entries, width: int, language: Any) -> None:
    text = on_terminal.render(entries, language, width, colour=False)
    assert max(map(display_width, text.splitlines())) <= width
    assert "甲.yaml" in text
    assert ("算不了 FIL-001" if language == "zh" else "not scored FIL-001") in text


def test_bars_at_a_terminal(entries: Entries) -> None:
    lines = on_terminal.render(entries, "zh", 100, colour=False).splitlines()
    assert f"   90～95  {'█' * 40} 2" in lines
    assert f"  95～100  {'█' * 20} 1" in lines
    assert "   65～70" in lines
    assert "共 6 张表：算出 5 张，其中待定 1 张；算不了 1 张。" in lines


def test_as_data(entries: Entries) -> None:
    data = json.loads(as_data.render(entries, "zh"))
    jsonschema.Draft202012Validator(SCHEMA).validate(data)
    first, last = data["forms"][0], data["forms"][-1]
    assert first["total"] == {
        "score": "97.72", "low": "97.72", "high": "97.72", "full": "100", "claimed": "91", "difference": "-6.72"
    }  # fmt: skip
    assert (first["report"], first["problems"]) == ("各表/甲.html", [])
    assert (last["file"], last["total"], last["problems"][0]["code"]) == ("无.yaml", None, "FIL-001")
    assert data["summary"]["totals"][-1] == {"from": "95", "to": "100", "forms": 1}


def test_the_schema_wants_everything() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    waiting: list[Any] = [SCHEMA]
    while waiting:
        here = waiting.pop()
        if isinstance(here, dict):
            waiting += here.values()
            if "properties" in here:
                assert here["required"] == list(here["properties"])
                assert here["additionalProperties"] is False
        elif isinstance(here, list):
            waiting += here


def test_as_a_page(entries: Entries) -> None:
    page = held_together(on_page.render(entries, "zh", {"各表/甲.html": "%E7%94%B2.html"}))
    assert [each.attributes["href"] for each in page.all("a")] == ["#form-1", "#form-3", "#form-5", "%E7%94%B2.html"]
    assert page.texts("p", "lead") == ["共 6 张表：算出 5 张，其中待定 1 张；算不了 1 张。"]
    assert len(page.all("rect", "score")) == 8 + 4 + len(summary_of(entries).common) + 5
    (unread,) = page.texts("ul", "error")
    assert unread.startswith("无.yaml")
    assert "FIL-001" in unread


def test_as_a_filing_text(entries: Entries) -> None:
    text = filing.render(entries, "zh")
    assert "| 丁.yaml | 法律援助 | 45 | 良 | 45 | 0 | " in text
    assert "\n- 90～95: 2\n" in text
    assert "\n- −6.72 甲.yaml 法律援助（自评 91，总分 97.72）\n" in text
    assert "\n- 无.yaml\n  - FIL-001 " in text


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("bad", HOSTILE, ids=lambda bad: ascii(bad[:20]))
def test_no_text_gets_out_of_its_place(small: Result, bad: str, language: Any) -> None:
    entries = Entries(language)
    entries.add(bad, hostile(small, bad), bad)
    entries.fail(bad, [FileMissing(name=bad)])
    held_together(on_page.render(entries, language, {bad: "x.html"}))
    text = on_terminal.render(entries, language, 80, colour=False)
    assert all(char.isprintable() for line in text.splitlines() for char in line)
    assert "<script" not in filing.render(entries, language)


def test_nothing_at_all() -> None:
    entries = Entries("zh")
    held_together(on_page.render(entries, "zh", {}))
    jsonschema.Draft202012Validator(SCHEMA).validate(json.loads(as_data.render(entries, "zh")))
    assert "没有总分已定的表。" in on_terminal.render(entries, "zh", 80, colour=False)
