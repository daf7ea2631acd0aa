"""The six published forms are the same form from a workbook, from a document and from their transcription."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from tests.engine.importing.transcribed import (
    FORMS,
    NOT_IN_THE_TABLES,
    ONE_LEVEL_DOWN,
    RULESETS,
    cells_of,
    transcription,
)

import duheng
from duheng import api
from duheng.evaluation.result import Result
from duheng.forms.labels import narrow, without_points
from duheng.forms.model import Written, WrittenForm
from duheng.language.decimal import decimal_text

KINDS = ("xlsx", "docx")
NAMES = ("一级", "二级", "三级", "四级")

EACH = [pytest.param(name, kind, id=f"{name[:2]}-{kind}") for name in RULESETS for kind in KINDS]


def read(name: str, kind: str) -> WrittenForm:
    return duheng.load_form(FORMS / f"{name}.{kind}", duheng.load_ruleset(RULESETS[name]))


def shown(cell: Written) -> str:
    return narrow(without_points(cell.text) if cell.label in NAMES else cell.text)


def rows_of(form: WrittenForm) -> list[dict[str, str]]:
    """The rows that name an indicator, without their empty cells."""
    deepest = NAMES[-1] if any(cell.label == NAMES[-1] for row in form.rows for cell in row.cells) else NAMES[-2]
    return [
        {cell.label: shown(cell) for cell in row.cells if cell.text.strip()}
        for row in form.rows
        if any(cell.label == deepest and cell.text.strip() for cell in row.cells)
    ]


def head_of(form: WrittenForm) -> dict[str, str]:
    return {cell.label: narrow(cell.text) for cell in form.head}


@pytest.mark.parametrize(("name", "kind"), EACH)
def test_the_rows_are_those_of_the_transcription(name: str, kind: str) -> None:
    down = RULESETS[name] in ONE_LEVEL_DOWN
    rows = [
        {label: narrow(text) for label, text in cells_of(row, down).items()}
        for row in transcription(name)["indicators"]
    ]
    transcribed = [
        {
            label: narrow(without_points(text)) if label in NAMES else text
            for label, text in row.items()
            if label not in NOT_IN_THE_TABLES.get(name, ())
        }
        for row in rows
        if NAMES[3 if down else 2] in row
    ]
    assert transcribed
    assert rows_of(read(name, kind)) == transcribed


@pytest.mark.parametrize(("name", "kind"), EACH)
def test_the_head_is_that_of_the_transcription(name: str, kind: str) -> None:
    said: dict[str, Any] = transcription(name)
    head = head_of(read(name, kind))
    expected = {
        "表名": said["title"],
        "年度": said["year"],
        "项目名称": said["project"],
        "实施单位": said["unit"],
        "金额单位": said["money_unit"],
    } | ({"主管部门": said["department"]} if "department" in said else {})
    assert {label: head.get(label) for label in expected} == {
        label: narrow(str(text)) for label, text in expected.items()
    }
    score = said.get("total", {}).get("score")
    assert head.get("自评总分") == (None if score is None else str(score))


AMOUNTS = {
    "00-seed-dawukou-justice-2020": {"年初预算数": "64.22", "全年执行数": "35"},
    "01-yongde-mingliang-school-2022": {},
    "02-langfang-food-school-2019": {"年初预算数": "43.2", "全年预算数": "43.2", "全年执行数": "37.24"},
    "09-hubei-fishing-ban-2020": {"调整后预算数": "1.56", "全年执行数": "1.56"},
    "12-jishan-zhaidian-health-2021": {
        "年初预算数": "0",
        "全年预算数": "207.4538(columnuncertain)",
        "全年执行数": "207.4538",
    },
    "19-zhongjiang-water-2022": {"全年预算数": "20", "全年执行数": "20"},
}
"""By hand from each transcription's ``funds``: the row of the year's whole sum, where a column is said.

The transcriber's remark on a cell of form 12 went into its tables; it stays what is written there.
"""


@pytest.mark.parametrize(("name", "kind"), EACH)
def test_the_amounts_are_those_of_the_whole_sum(name: str, kind: str) -> None:
    head = head_of(read(name, kind))
    found = {
        label: head[label] for label in ("年初预算数", "全年预算数", "调整后预算数", "全年执行数") if head.get(label)
    }
    assert found == AMOUNTS[name]


@pytest.mark.parametrize("name", RULESETS)
def test_workbook_and_document_say_the_same(name: str) -> None:
    one, other = (read(name, kind) for kind in KINDS)
    texts = [[(cell.label, cell.text) for cell in form.head] for form in (one, other)]
    rows = [[[(cell.label, cell.text) for cell in row.cells] for row in form.rows] for form in (one, other)]
    assert texts[0] == texts[1]
    assert rows[0] == rows[1]


@pytest.mark.parametrize(("name", "kind"), EACH)
def test_what_is_imported_is_read_back_from_yaml(tmp_path: Path, name: str, kind: str) -> None:
    ruleset = duheng.load_ruleset(RULESETS[name])
    imported = api.import_form(api.open_form(FORMS / f"{name}.{kind}"), ruleset)
    place = tmp_path / "form.yaml"
    place.write_text(api.form_as_yaml(imported, ruleset), encoding="utf-8")
    again = duheng.load_form(place)
    assert again.findings == ()
    assert [(cell.label, cell.text) for cell in again.head if cell.label != "规则集"] == sorted(
        ((cell.label, cell.text) for cell in imported.form.head),
        key=lambda each: ("表名", "年度").index(each[0]) if each[0] in ("表名", "年度") else 2,
    )
    assert [[(cell.label, cell.text) for cell in row.cells] for row in again.rows] == [
        [(cell.label, cell.text) for cell in row.cells] for row in imported.form.rows
    ]
    assert scores(duheng.evaluate(again, ruleset)) == scores(duheng.evaluate(imported.form, ruleset))


def scores(result: Result) -> list[tuple[tuple[str, ...], object, object]]:
    return [(node.path, node.low, node.high) for node in result.nodes]


@pytest.mark.parametrize("kind", KINDS)
def test_dawukou_scores_what_its_rules_say(kind: str) -> None:
    name = "00-seed-dawukou-justice-2020"
    ruleset = duheng.load_ruleset(RULESETS[name])
    result = duheng.evaluate(read(name, kind), ruleset)
    # 40 − 0.28 (141/195 → 0.72 of 1) − 2 (0 of 7.05万元) + 40 + 20, worked out in the example's README
    assert result.total.low == result.total.high
    assert decimal_text(result.total.low) == "97.72"
