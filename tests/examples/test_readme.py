"""What the READMEs show is true: the Python example runs, the sample form reads, the commands are there."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

import duheng

ROOT = Path(__file__).parents[2]
ENGLISH = (ROOT / "README.md").read_text(encoding="utf-8")
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


def test_the_sample_form_reads(tmp_path: Path) -> None:
    form = tmp_path / "表.yaml"
    form.write_text(block(CHINESE, "yaml"), encoding="utf-8")
    result = duheng.evaluate(duheng.load_form(form), duheng.load_ruleset("640202/2020"))
    assert [str(node.score) for node in result.nodes if node.path[-1] == "社区矫正人员"] == ["18/25"]


def test_the_sample_method_is_the_shipped_one() -> None:
    shown = [line.strip() for line in ENGLISH.split("```\n方法 定量正向\n")[1].split("```")[0].splitlines()]
    shipped = (ROOT / "rulesets" / "000000-national" / "2020.rules").read_text(encoding="utf-8")
    assert all(line in shipped for line in shown)


@pytest.mark.parametrize("command", sorted(set(re.findall(r"^duheng (\w+)", ENGLISH + CHINESE, re.MULTILINE))))
def test_the_commands_are_there(command: str) -> None:
    ran = subprocess.run([sys.executable, "-m", "duheng", command, "--help"], capture_output=True, check=False)
    assert ran.returncode == 0
