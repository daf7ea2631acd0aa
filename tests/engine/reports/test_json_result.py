"""The JSON result: what stands in it, that its schema holds it, and that it is always the same."""

from __future__ import annotations

import json
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path
from typing import Any

import jsonschema
import pytest

import duheng
from duheng.evaluation.result import LedgerLine, Result
from duheng.problems.checks import CheckFailed
from duheng.problems.problem import Language
from duheng.problems.severity import Severity
from duheng.record import replace
from duheng.reports.json_result import as_json, render
from duheng.resources import grammar_text
from duheng.source import CellSpan, FileSpan, Span

ROOT = Path(__file__).parents[3]
FORM = ROOT / "examples" / "01-dawukou" / "form.yaml"
SCHEMA: dict[str, Any] = json.loads(grammar_text("result.schema.json"))


def valid(text: str) -> dict[str, Any]:
    result: dict[str, Any] = json.loads(text)
    jsonschema.Draft202012Validator(SCHEMA).validate(result)
    return result


def objects_in(schema: object, where: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    if isinstance(schema, dict):
        if "properties" in schema:
            yield where, schema
        for name, part in schema.items():
            yield from objects_in(part, f"{where}/{name}")


def test_the_parts(small: Result) -> None:
    result = valid(render(small))
    assert list(result) == ["ruleset", "form", "total", "grade", "voided_by", "nodes", "ledger", "findings"]
    assert result["ruleset"]["status"] == "待核"
    assert result["ruleset"]["chain"][1] == {
        "id": "000000/2020",
        "file": "rulesets/000000-national/2020.rules",
        "sha256": "c" * 64,
    }
    assert result["form"] == {
        "name": "自评表",
        "sha256": "b" * 64,
        "fields": {"项目名称": "法律援助", "主管部门": "/", "年初预算数": "64.22万元"},
    }
    assert result["total"] == {"score": None, "low": "5.92", "high": "6.72", "full": "7", "claimed": "8"}
    assert result["grade"] == "优～良"


def test_a_scored_node(small: Result) -> None:
    assert as_json(small)["nodes"][4] == {  # type: ignore[index]
        "path": ["产出指标", "数量指标", "社区矫正人员"],
        "level": 3,
        "cells": {"指标值": "≥195人", "实际值": "141人", "自评得分": "1", "偏差原因": "疫情"},
        "points": "1",
        "score": "0.72",
        "low": "0.72",
        "high": "0.72",
        "claimed": "1",
        "lost": "0.28",
        "method": "定量正向",
        "state": "scored",
        "outside": False,
        "because": "141人 ÷ 195人 × 1分 ≈ 0.7231，修约 2 位小数得 0.72",
        "rule": {"file": "rulesets/999999/2020.rules", "line": 7},
        "authority": "附注第3条",
    }


@pytest.mark.parametrize(
    ("position", "state", "score", "lost", "outside"),
    [
        (0, "outside_total", "5.45", "4.55", True),
        (1, "undetermined", None, None, False),
        (6, "not_applicable", None, None, False),
    ],
)
def test_states(small: Result, position: int, state: str, score: str | None, lost: str | None, outside: bool) -> None:
    node = valid(render(small))["nodes"][position]
    assert (node["state"], node["score"], node["lost"], node["outside"]) == (state, score, lost, outside)


def test_the_ledger_and_the_findings(small: Result) -> None:
    result = valid(render(small))
    assert result["ledger"][1] == {
        "path": ["产出指标", "数量指标", "服务质量"],
        "kind": "lost",
        "lost": "0",
        "open": "0.8",
        "because": "待定 3.2～4",
        "authority": None,
        "rule": None,
    }
    assert result["findings"][1] == {
        "code": "CHK-001",
        "severity": "error",
        "path": [],
        "place": None,
        "message": "分值合计：应为 100 分",
        "hint": "规则见 rulesets/999999/2020.rules 第 30 行。",
    }
    assert [each["severity"] for each in result["findings"]] == [
        "warning", "error", "warning", "warning", "warning", "info",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("language", "because"),
    [
        ("zh", "规则集 7 分，表上各项合计 5 分，少 2 分"),
        ("en", "7 points in the ruleset, 5 in its parts on the form, 2 too few"),
    ],
)
def test_points_that_are_not_the_rulesets(small: Result, language: Language, because: str) -> None:
    line = LedgerLine(("产出指标",), Fraction(2), Fraction(0), "", "", Span("甲.rules", 3), parts=Fraction(5))
    result = valid(render(replace(small, ledger=(line,)), language))
    assert result["ledger"] == [
        {
            "path": ["产出指标"],
            "kind": "points",
            "lost": "2",
            "open": "0",
            "because": because,
            "authority": None,
            "rule": {"file": "甲.rules", "line": 3},
        }
    ]


def test_numbers_are_exact(small: Result) -> None:
    total = replace(small.total, low=Fraction(1, 3), high=None, full=None, claimed=Fraction(-1, 8), grades=())
    result = valid(render(replace(small, total=total)))
    assert result["total"] == {"score": None, "low": "1/3", "high": None, "full": None, "claimed": "-0.125"}
    assert result["grade"] is None


def test_the_same_bytes_and_chinese_as_it_is(small: Result) -> None:
    text = render(small)
    assert text == render(replace(small))
    assert text.endswith("}\n")
    assert '  "form": {\n    "name": "自评表",\n' in text


def test_english_messages_where_asked_for(small: Result) -> None:
    message = valid(render(small, "en"))["findings"][0]["message"]
    assert message == "Claimed 1, by the rules 0.72: 0.28 too much"


@pytest.mark.parametrize("ruleset", ["640202/2020", "000000/2020"])
def test_a_real_result_is_held_by_the_schema(ruleset: str) -> None:
    form, rules = duheng.load_form(FORM), duheng.load_ruleset(ruleset)
    text = render(duheng.evaluate(form, rules))
    valid(text)
    assert text == render(duheng.evaluate(duheng.load_form(FORM), duheng.load_ruleset(ruleset)))


def test_the_schema_is_one() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    assert SCHEMA["$schema"] == "https://json-schema.org/draft/2020-12/schema"


@pytest.mark.parametrize(("where", "schema"), list(objects_in(SCHEMA)), ids=lambda value: value if value else "result")
def test_every_object_is_closed_and_described(where: str, schema: dict[str, Any]) -> None:
    assert schema["additionalProperties"] is False
    assert schema["required"] == list(schema["properties"])
    for each in (schema, *schema["properties"].values()):
        chinese, divided, english = each["description"].partition(" | ")
        assert divided
        assert not chinese.isascii()
        assert english.endswith(".")


@pytest.mark.parametrize(
    ("span", "place"),
    [
        (Span("form.yaml", 56, 5), {"file": "form.yaml", "line": 56, "cell": None}),
        (FileSpan("form.yaml"), {"file": "form.yaml", "line": None, "cell": None}),
        (CellSpan("表.xlsx", 16, 3, 4, "自评表"), {"file": "表.xlsx", "line": None, "cell": "自评表!C16"}),
    ],
)
def test_a_finding_says_where_it_is(small: Result, span: Span, place: object) -> None:
    finding = CheckFailed(span=span, name="甲", text="乙", text_en="b", file="规则", line=1, graded=Severity.ERROR)
    assert [each["place"] for each in valid(render(replace(small, findings=(finding,))))["findings"]] == [place]


def test_a_total_that_is_no_result_says_what_voids_it() -> None:
    """Under the national template the form's groups have 40, 40 and 20 points in place of 50, 30 and 10."""
    form = duheng.load_form(FORM)
    for which, codes in (("640202/2020", []), ("000000/2020", ["EVL-020"])):
        assert valid(render(duheng.evaluate(form, duheng.load_ruleset(which))))["voided_by"] == codes
