"""The library as a program meets it: slips in the arguments are told, and errors go through to other processes."""

from __future__ import annotations

import json
import pickle
from collections.abc import Callable
from pathlib import Path

import pytest

import duheng
from duheng import api
from duheng.reports import json_result

ROOT = Path(__file__).parents[2]
DAWUKOU = ROOT / "examples" / "01-dawukou" / "form.yaml"
RULES = ROOT / "rulesets" / "640202-dawukou" / "2020.rules"
FORM, RULESET = duheng.load_form(DAWUKOU), duheng.load_ruleset("640202/2020")


def test_a_single_text_is_one_folder_not_its_letters(tmp_path: Path) -> None:
    rules = tmp_path / "乙.rules"
    rules.write_text("规则集 990101/2024\n    继承 000000/2020\n", encoding="utf-8")
    assert duheng.load_ruleset("990101/2024", folders=str(tmp_path)).id == "990101/2024"
    assert duheng.load_ruleset("990101/2024", folders=tmp_path).id == "990101/2024"  # type: ignore[arg-type]
    child = tmp_path / "child" / "丙.rules"
    child.parent.mkdir()
    child.write_text("规则集 990102/2024\n    继承 990101/2024\n", encoding="utf-8")
    assert {each.code for each in duheng.check(child).problems} == {"INH-003"}
    assert duheng.check(child, together=str(rules)).problems == ()


@pytest.mark.parametrize(("folder", "code"), [("没有", "FIL-001"), (str(RULES), "FIL-001"), ("长" * 3000, "FIL-006")])
def test_a_folder_that_is_none(folder: str, code: str) -> None:
    with pytest.raises(duheng.DuhengError) as raised:
        duheng.list_rulesets(folders=[folder])
    assert [each.code for each in raised.value.problems] == [code]


@pytest.mark.parametrize("region", ["", "6402", "64020２", "640202000", "大武口区", "640202\n"])
def test_no_nation_stands_in_for_a_region_that_is_none(region: str) -> None:
    with pytest.raises(duheng.DuhengError) as raised:
        duheng.find_ruleset(region, 2020)
    assert [each.code for each in raised.value.problems] == ["CMD-002"]


def test_an_error_says_where_and_goes_through_to_another_process(tmp_path: Path) -> None:
    place = tmp_path / "表.yaml"
    place.write_text("- 一行\n", encoding="utf-8")
    with pytest.raises(duheng.DuhengError) as raised:
        duheng.load_form(place)
    error = pickle.loads(pickle.dumps(raised.value))
    assert (error.problems, error.sources) == (raised.value.problems, raised.value.sources)
    assert str(error) == str(raised.value)
    assert str(error).startswith(f"{place}:1:1: FRM-014 This isn't a form")
    assert error.sources


@pytest.mark.parametrize("write", [api.scored_workbook, api.scored_document])
def test_a_result_under_another_ruleset_is_not_exported(write: object) -> None:
    form, ruleset = duheng.load_form(DAWUKOU), duheng.load_ruleset("640202/2020")
    result = duheng.evaluate(form, duheng.load_ruleset("000000/2017"))
    assert {node.path for node in result.nodes} == {node.path for node in duheng.evaluate(form, ruleset).nodes}
    with pytest.raises(ValueError, match="under this ruleset"):
        write(form, result, ruleset)  # type: ignore[operator]


def test_nothing_is_mended_in_what_is_no_ruleset(tmp_path: Path) -> None:
    notes = tmp_path / "记.md"
    notes.write_text("1. 规则集 990101/2024\n", encoding="utf-8")
    assert duheng.mend(notes) == ()
    assert duheng.mend(tmp_path / "没有.rules") == ()
    assert notes.read_text(encoding="utf-8") == "1. 规则集 990101/2024\n"


def test_a_result_as_plain_values_is_what_the_command_prints() -> None:
    result = duheng.evaluate(duheng.load_form(DAWUKOU), duheng.load_ruleset("640202/2020"))
    values = duheng.as_json(result)
    assert values == json.loads(json_result.render(result))
    assert values["total"] == {"score": "97.72", "low": "97.72", "high": "97.72", "full": "100", "claimed": "91"}


def test_a_problem_as_plain_values() -> None:
    """A file as a whole has no line, whatever its span says."""
    with pytest.raises(duheng.DuhengError) as raised:
        duheng.open_form("上传.xlsx", b"")
    (values,) = (duheng.as_json(each, "en") for each in raised.value.problems)
    assert (values["code"], values["file"], values["line"]) == ("XLS-012", "上传.xlsx", None)
    assert values["message"] == raised.value.problems[0].message("en")


@pytest.mark.parametrize(
    ("call", "maker"),
    [
        (lambda: duheng.evaluate(str(DAWUKOU), RULESET), "load_form"),  # type: ignore[arg-type]
        (lambda: duheng.evaluate(FORM, "640202/2020"), "load_ruleset"),  # type: ignore[arg-type]
        (lambda: duheng.evaluate(FORM, RULESET, made_for="000000/2020"), "load_ruleset"),  # type: ignore[arg-type]
        (lambda: duheng.load_form(DAWUKOU, "640202/2020"), "load_ruleset"),  # type: ignore[arg-type]
        (lambda: duheng.as_json(FORM), "evaluate"),  # type: ignore[arg-type]
        (lambda: duheng.as_html(FORM), "evaluate"),  # type: ignore[arg-type]
        (lambda: duheng.as_markdown(FORM), "evaluate"),  # type: ignore[arg-type]
        (lambda: duheng.ruleset_for(str(DAWUKOU)), "open_form"),  # type: ignore[arg-type]
        (lambda: duheng.schema("640202/2020"), "load_ruleset"),  # type: ignore[arg-type]
        (lambda: duheng.blank_form("640202/2020"), "load_ruleset"),  # type: ignore[arg-type]
        (lambda: duheng.difference("640202/2020", RULESET), "load_ruleset"),  # type: ignore[arg-type]
        (lambda: duheng.scored_workbook(FORM, FORM, RULESET), "evaluate"),  # type: ignore[arg-type]
        (lambda: duheng.lay_out("一.rules", "规则集"), "layout"),  # type: ignore[arg-type]
    ],
)
def test_an_argument_of_another_kind_is_told_with_what_makes_the_right_one(
    call: Callable[[], object], maker: str
) -> None:
    with pytest.raises(TypeError, match=rf"is wanted here \(see duheng\.{maker}\), not (str|WrittenForm)$"):
        call()


@pytest.mark.parametrize(
    "call",
    [
        lambda: duheng.evaluate(FORM, RULESET, language="fr"),  # type: ignore[arg-type]
        lambda: duheng.as_json(duheng.evaluate(FORM, RULESET), language="fr"),  # type: ignore[arg-type]
        lambda: duheng.as_html(duheng.evaluate(FORM, RULESET), language="fr"),  # type: ignore[arg-type]
        lambda: duheng.as_markdown(duheng.evaluate(FORM, RULESET), language="fr"),  # type: ignore[arg-type]
        lambda: duheng.blank_form(RULESET, ".yaml", language="fr"),  # type: ignore[arg-type]
        lambda: duheng.layout(RULES, language="fr"),  # type: ignore[arg-type]
    ],
)
def test_a_language_that_nothing_is_told_in(call: Callable[[], object]) -> None:
    with pytest.raises(ValueError, match="'zh' or 'en', not 'fr'"):
        call()


def test_a_worksheet_of_what_is_no_book() -> None:
    with pytest.raises(duheng.DuhengError) as raised:
        duheng.load_form(DAWUKOU, sheet="自评表")
    assert [each.code for each in raised.value.problems] == ["IMP-004"]
