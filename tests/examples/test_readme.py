"""What the READMEs show is true: the Python example runs, the sample form reads, commands and rulesets are there."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

import duheng

ROOT = Path(__file__).parents[2]
ENGLISH = (ROOT / "README.md").read_text(encoding="utf-8")
OPTION = re.compile(r"(?<![\w-])(--?[a-z][a-z-]*)")
CHINESE = (ROOT / "README.zh-CN.md").read_text(encoding="utf-8")


def block(text: str, language: str) -> str:
    found = re.search(rf"^```{language}\n(.*?)^```", text, re.MULTILINE | re.DOTALL)
    assert found is not None
    return found.group(1)


def test_the_python_example_runs() -> None:
    ran = subprocess.run(
        [sys.executable, "-c", block(ENGLISH, "python")],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        check=True,
        env={"PYTHONIOENCODING": "utf-8", "DUHENG_CACHE": "off"},
    )
    assert ran.stdout.splitlines()[0] == "2443/25 优"


def test_the_example_of_an_upload_answers() -> None:
    given: dict[str, Any] = {"duheng": duheng}
    exec(ENGLISH.split("```python\n")[2].partition("```")[0], given)
    for kind in ("xlsx", "docx"):
        data = (ROOT / "examples" / "05-workbook" / f"自评表.{kind}").read_bytes()
        assert "97.72" in given["answer"](f"上传.{kind}", data, "640202")
    with pytest.raises(duheng.DuhengError):
        given["answer"]("上传.xlsx", b"", "640202")


def test_the_sample_form_reads(tmp_path: Path) -> None:
    form = tmp_path / "表.yaml"
    form.write_text(block(CHINESE, "yaml"), encoding="utf-8")
    result = duheng.evaluate(duheng.load_form(form), duheng.load_ruleset("640202/2020"))
    assert [str(node.score) for node in result.nodes if node.path[-1] == "社区矫正人员"] == ["18/25"]


def test_the_sample_of_a_report_is_printed_so() -> None:
    """Each line of it, in this order, in a terminal of 100 columns."""
    form = ROOT / "examples" / "01-dawukou" / "form.yaml"
    printed = subprocess.run(
        [sys.executable, "-m", "duheng", "eval", str(form), "--lang", "en"],
        capture_output=True,
        encoding="utf-8",
        check=True,
        cwd=ROOT,
        env=os.environ | {"COLUMNS": "100"},
    ).stdout.splitlines()
    shown = ENGLISH.partition("left out here):\n\n```\n")[2].partition("```")[0].splitlines()
    lines = iter(printed)
    assert [line for line in shown if line != "…" and line not in lines] == []
    assert len(shown) > 10


def test_the_sample_method_is_the_shipped_one() -> None:
    shown = [line.strip() for line in ENGLISH.split("```\n方法 定量正向\n")[1].split("```")[0].splitlines()]
    shipped = (ROOT / "rulesets" / "000000-national" / "2020.rules").read_text(encoding="utf-8")
    assert all(line in shipped for line in shown)


@pytest.mark.parametrize("command", sorted(set(re.findall(r"^duheng (\w+)", ENGLISH + CHINESE, re.MULTILINE))))
def test_the_commands_are_there_with_their_options(command: str) -> None:
    lines = [line for line in (ENGLISH + CHINESE).splitlines() if re.match(rf"duheng {command}\b", line)]
    ran = subprocess.run(
        [sys.executable, "-m", "duheng", command, "--help"],
        capture_output=True,
        encoding="utf-8",
        check=False,
        env=os.environ | {"COLUMNS": "100"},
    )
    there = set(OPTION.findall(ran.stdout.partition("-h, --help")[0]))
    shown = {option for line in lines for option in OPTION.findall(line)}
    assert (ran.returncode, shown - there) == (0, set())


def test_all_shipped_rulesets_are_listed_with_what_they_are_worth() -> None:
    shipped = [each.id for each in duheng.list_rulesets()]
    assert sorted(re.findall(r"^\| (\d{6}/\S+) \|", CHINESE, re.MULTILINE)) == sorted(shipped)
    assert {each.status for each in duheng.list_rulesets()} == {"待核"}  # both pages say so of all


def test_what_the_rulesets_are_about_is_counted() -> None:
    """Of other kinds is what doesn't come from the nation's forms of 2017 or 2020."""
    chains = {each.id: [link.id for link in duheng.load_ruleset(each.id).chain] for each in duheng.list_rulesets()}
    others = [each for each, chain in chains.items() if chain[-1] not in ("000000/2017", "000000/2020")]
    assert (len(others), "and six of other kinds" in ENGLISH) == (6, True)
    on_top = [each for each, chain in chains.items() if "000000/2021-系统" in chain and not each.startswith("000000")]
    assert (len(on_top), "the settings of four provinces on top" in ENGLISH) == (4, True)


@pytest.mark.parametrize("page", ["README.md", "README.zh-CN.md", "CONTRIBUTING.md", "ARCHITECTURE.md"])
def test_what_make_is_asked_for_is_there(page: str) -> None:
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    text = (ROOT / page).read_text(encoding="utf-8")
    asked = re.findall(r"`make ([a-z]+)`|^make ([a-z]+)", text, re.MULTILINE)
    assert {word for pair in asked for word in pair if word} - targets == set()
    assert asked
