"""A program reads what it asked for from standard output, also where there is no result."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from tests.engine.cli.conftest import DAWUKOU, Duheng

import duheng as package
from duheng.problems.problem import Language
from duheng.resources import grammar_text

PROBLEMS: dict[str, Any] = json.loads(grammar_text("problems.schema.json"))


def problems_in(text: str) -> Any:
    found = json.loads(text)
    jsonschema.Draft202012Validator(PROBLEMS).validate(found)
    return found


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, form: Callable[..., Path]) -> Path:
    """A folder to work in with a form that can be read and files that can't be."""
    monkeypatch.chdir(tmp_path)
    form().rename(tmp_path / "表.yaml")
    (tmp_path / "坏.yaml").write_text("指标: [", encoding="utf-8")
    (tmp_path / "旧.xls").write_bytes(b"")
    (tmp_path / "空.rules").write_bytes(b"")
    (tmp_path / "甲.rules").write_text("规则集 990101/2024\n    继承 990100/2024\n", encoding="utf-8")
    return tmp_path


@pytest.mark.usefixtures("here")
@pytest.mark.parametrize(
    ("words", "code", "file"),
    [
        ("eval 没有.yaml --format json", "FIL-001", "没有.yaml"),
        ("eval 没有.yaml --format=json", "FIL-001", "没有.yaml"),
        ("eval 旧.xls --format json", "IMP-001", "旧.xls"),
        ("eval 坏.yaml --format json", "FRM-007", "坏.yaml"),
        ("eval 表.yaml --format json", "CMD-002", None),
        ("eval 表.yaml --format json --ruleset 990199/2024", "CMD-001", None),
        ("eval 表.yaml --format json --ruleset 甲.rules", "INH-003", "甲.rules"),
        ("eval 表.yaml --format json -r 000000/2020 -o 没有/果.json", "FIL-007", "没有/果.json"),
        ("eval 表.yaml 坏.yaml --format json -o 坏.yaml", "CMD-023", None),
        ("test 990199/2024 --format json", "CMD-001", None),
        ("test 甲.rules --rules-dir 没有 --format json", "FIL-001", "没有"),
        ("diff 000000/2020 甲.rules --format json", "INH-003", "甲.rules"),
    ],
)
def test_what_keeps_a_program_from_its_result(duheng: Duheng, words: str, code: str, file: str | None) -> None:
    """As JSON on standard output, and in words on the other stream."""
    done = duheng(*words.split())
    (problem,) = problems_in(done.out)["problems"]
    assert (done.code, problem["code"], problem["file"]) == (1, code, file)
    assert f"错误 {code} " in done.err
    (english,) = problems_in(duheng(*words.split(), "--lang", "en").out)["problems"]
    assert (english["code"], english["message"] == problem["message"]) == (code, False)


@pytest.mark.usefixtures("here")
@pytest.mark.parametrize("words", ["eval 没有.yaml", "eval 没有.yaml --format table", "test 990199/2024", "show 1/2"])
def test_people_read_it_on_the_other_stream_only(duheng: Duheng, words: str) -> None:
    done = duheng(*words.split())
    assert (done.code, done.out, "错误 " in done.err) == (1, "", True)


@pytest.mark.usefixtures("here")
def test_check_gives_its_problems_as_always(duheng: Duheng) -> None:
    (problem,) = problems_in(duheng("check", "990199/2024", "--format", "json").out)
    assert (problem["code"], problem["file"]) == ("CMD-001", None)
    (run,) = json.loads(duheng("check", "990199/2024", "--format", "sarif").out)["runs"]
    (told,) = run["invocations"][0]["toolConfigurationNotifications"]
    assert (run["results"], told["descriptor"]["id"]) == ([], "CMD-001")
    assert duheng("check", "990199/2024", "--format", "github").out.startswith("::error title=CMD-001::")
    assert duheng("test", "990199/2024", "--format", "github").out.startswith("::error title=CMD-001::")


@pytest.mark.usefixtures("here")
def test_a_problem_has_one_shape(duheng: Duheng) -> None:
    """Alone, in an overview, and of tests, which say its place besides."""
    alone = problems_in(duheng("eval", "坏.yaml", "--format", "json").out)["problems"]
    overview = json.loads(duheng("eval", "坏.yaml", "没有.yaml", "--format", "json").out)
    assert overview["forms"][0]["problems"] == alone
    checked = problems_in(duheng("check", "甲.rules", "--format", "json").out)
    (tested,) = json.loads(duheng("test", "甲.rules", "--format", "json").out)["files"]
    assert [each | {"place": "甲.rules:2"} for each in checked] == tested["problems"]


def test_a_fault_of_our_own(duheng: Duheng, here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def failing(*_: object, **__: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("duheng.api.open_form", failing)
    done = duheng("eval", here / "表.yaml", "--format", "json")
    assert (done.code, [each["code"] for each in problems_in(done.out)["problems"]]) == (3, ["CMD-009"])


@pytest.mark.usefixtures("here")
def test_wrong_usage_is_for_people(duheng: Duheng) -> None:
    done = duheng("eval", "表.yaml", "--format", "json", "--year", "二〇二〇")
    assert (done.code, done.out) == (2, "")


@pytest.mark.usefixtures("here")
@pytest.mark.parametrize(
    ("words", "starts"),
    [
        ("test 640202/2020 -o 果.json", "{"),
        ("test 640202/2020 -o 果.XML", "<?xml"),
        ("test 640202/2020 -o 果.txt", "✓"),
        ("diff 000000/2020 640202/2020 -o 果.json", "{"),
        ("diff 000000/2020 640202/2020 -o 果.md", "# 000000"),
    ],
)
def test_the_file_s_name_says_what_is_in_it(duheng: Duheng, words: str, starts: str) -> None:
    assert duheng(*words.split()).code == 0
    assert Path(words.rpartition(" ")[2]).read_text(encoding="utf-8").startswith(starts)


@pytest.mark.usefixtures("here")
@pytest.mark.parametrize(
    "words",
    ["test 640202/2020 --format json -o 果.xml", "diff 000000/2020 640202/2020 --format markdown -o 果.json"],
)
def test_a_name_and_a_format_that_differ(duheng: Duheng, words: str) -> None:
    done = duheng(*words.split())
    *_, asked, _, name = words.split()
    assert (done.code, Path(name).exists()) == (2, False)
    assert f"--output 写得不对：{name} 以 .{name.split('.')[1]} 结尾，--format 却是 {asked}；改其中一个" in done.err


@pytest.mark.usefixtures("here")
def test_every_problem_of_a_file_has_the_file(duheng: Duheng) -> None:
    """A code scanner refuses a log with a result that has no place."""
    files = ["没有.rules", "空.rules", "甲.rules", "坏.yaml"]
    log = json.loads(duheng("check", *files, "--format", "sarif").out)
    results = log["runs"][0]["results"]
    uris = {each["ruleId"]: each["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for each in results}
    # 没有 E6B2A1 E69C89, 空 E7A9BA, 甲 E794B2, 坏 E59D8F
    assert uris == {
        "FIL-001": "%E6%B2%A1%E6%9C%89.rules",
        "SYN-012": "%E7%A9%BA.rules",
        "TPL-001": "%E7%A9%BA.rules",
        "INH-003": "%E7%94%B2.rules",
        "CMD-005": "%E5%9D%8F.yaml",
    }
    listed = problems_in(duheng("check", *files, "--format", "json").out)
    assert all(each["file"] for each in listed)


@pytest.mark.parametrize("words", ["test 甲.rules", "check 甲.rules", "eval 没有.yaml", "eval 没有.yaml 坏.yaml"])
@pytest.mark.usefixtures("here")
def test_json_does_not_follow_the_system_s_language(
    duheng: Duheng, monkeypatch: pytest.MonkeyPatch, words: str
) -> None:
    chinese = duheng(*words.split(), "--format", "json").out
    monkeypatch.setenv("LANG", "en_US.UTF-8")
    assert duheng(*words.split(), "--format", "json").out == chinese
    assert duheng(*words.split(), "--format", "json", "--lang", "en").out != chinese


@pytest.mark.parametrize(
    ("data", "code", "total"),
    [(DAWUKOU.read_bytes(), 0, "97.72"), (b"PK\x03\x04\xff", 1, "FIL-004"), (b" " * 5_000_000, 1, "FIL-005")],
)
def test_a_form_from_standard_input(
    duheng: Duheng, monkeypatch: pytest.MonkeyPatch, data: bytes, code: int, total: str
) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(data)))
    done = duheng("eval", "-", "--format", "json")
    told = json.loads(done.out)
    assert (done.code, told["total"]["score"] if code == 0 else told["problems"][0]["code"]) == (code, total)


def test_standard_input_that_is_closed(duheng: Duheng, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", None)
    done = duheng("eval", "-", "--format", "json")
    assert (done.code, problems_in(done.out)["problems"][0]["code"]) == (1, "FRM-018")


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_functions_make_what_the_command_writes(duheng: Duheng, language: Language) -> None:
    result = package.evaluate(package.load_form(DAWUKOU), package.load_ruleset("640202/2020"), language=language)
    words = ("eval", DAWUKOU, "--lang", language, "--format")
    assert package.as_html(result, language) == duheng(*words, "html").out
    assert package.as_markdown(result, language) == duheng(*words, "markdown").out
