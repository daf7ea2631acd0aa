"""Problems for machines: GitHub's commands and SARIF, with their signs escaped and their places right."""

from __future__ import annotations

import json
import os

import pytest

from duheng.problems.commands import UnknownRuleset
from duheng.problems.files import FileMissing
from duheng.problems.names import UnknownName
from duheng.problems.render import github, sarif
from duheng.source import FileSpan, Span

NAME = UnknownName(span=Span("规则/甲,乙.rules", 4, 13, 16), name="50%\n指标直", near=())
FILE = FileMissing(name="没有.rules")


def test_github() -> None:
    assert github.render([NAME, FILE]) == (
        "::error file=规则/甲%2C乙.rules,line=4,col=13,endColumn=16,title=NAM-001::"
        "没有名为「50%25%0A指标直」的字段、参数、方法或指标\n"
        f"::error file=没有.rules,title=FIL-001::{FILE.message('zh')}\n"
    )
    assert github.render([]) == ""


def test_a_file_as_a_whole_has_no_line() -> None:
    problem = FileMissing(span=FileSpan("表/甲.xlsx"), name="甲.xlsx")
    assert github.render([problem]) == f"::error file=表/甲.xlsx,title=FIL-001::{problem.message('zh')}\n"
    (told,) = json.loads(sarif.render([problem]))["runs"][0]["results"]
    assert told["locations"] == [{"physicalLocation": {"artifactLocation": {"uri": "%E8%A1%A8/%E7%94%B2.xlsx"}}}]


def test_what_is_about_no_file_has_no_place() -> None:
    problem = UnknownRuleset(id="640202/2202")
    assert github.render([problem]) == f"::error title=CMD-001::{problem.message('zh')}\n"
    (run,) = json.loads(sarif.render([problem, NAME]))["runs"]
    assert [each["ruleId"] for each in run["results"]] == ["NAM-001"]
    assert [each["id"] for each in run["tool"]["driver"]["notifications"]] == ["CMD-001"]
    text = f"{problem.message('zh')}\n{problem.hint('zh')}"
    told = {"descriptor": {"id": "CMD-001"}, "level": "error", "message": {"text": text}}
    assert run["invocations"] == [{"executionSuccessful": False, "toolConfigurationNotifications": [told]}]
    assert "invocations" not in json.loads(sarif.render([NAME]))["runs"][0]


def test_without_docstrings(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(FileMissing, "__doc__", None)  # as of python -OO
    (run,) = json.loads(sarif.render([FILE]))["runs"]
    assert run["tool"]["driver"]["rules"] == [{"id": "FIL-001"}]


@pytest.mark.skipif(os.name == "nt", reason="whole paths begin with a drive there")
def test_a_whole_path_is_an_address() -> None:
    (told,) = json.loads(sarif.render([FileMissing(name="/规/甲.rules")]))["runs"][0]["results"]
    # 规 E8 A7 84, 甲 E7 94 B2
    uri = "file:///%E8%A7%84/%E7%94%B2.rules"
    assert told["locations"] == [{"physicalLocation": {"artifactLocation": {"uri": uri}}}]


def test_sarif() -> None:
    log = json.loads(sarif.render([NAME, FILE, NAME], "en"))
    (run,) = log["runs"]
    assert (log["version"], run["tool"]["driver"]["name"]) == ("2.1.0", "duheng")
    assert [rule["id"] for rule in run["tool"]["driver"]["rules"]] == ["FIL-001", "NAM-001"]
    assert [each["ruleId"] for each in run["results"]] == ["NAM-001", "FIL-001", "NAM-001"]
    place = run["results"][0]["locations"][0]["physicalLocation"]
    # the characters' bytes in UTF-8: 规 E8 A7 84, 则 E5 88 99, 甲 E7 94 B2, comma 2C, 乙 E4 B9 99
    assert place["artifactLocation"]["uri"] == "%E8%A7%84%E5%88%99/%E7%94%B2%2C%E4%B9%99.rules"
    assert place["region"] == {"startLine": 4, "startColumn": 13, "endColumn": 16}
    # 没 E6 B2 A1, 有 E6 9C 89
    whole = {"physicalLocation": {"artifactLocation": {"uri": "%E6%B2%A1%E6%9C%89.rules"}}}
    assert run["results"][1]["locations"] == [whole]
    assert run["columnKind"] == "unicodeCodePoints"
