"""The door to the readers of prose: nobody goes through it where all lines are right, or only the tree is asked for."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from duheng.advice.told import told_of
from duheng.source import Source
from duheng.syntax.parse import parse

ROOT = Path(__file__).parents[3]
BEHIND = ("duheng.advice.diagnose", "duheng.advice.slips", "duheng.advice.sentences", "duheng.advice.lines")
CHECKS = "import sys, duheng; duheng.check(sys.argv[1]); print(*(each for each in sys.argv[2:] if each in sys.modules))"
READS = (
    "import sys; from duheng.source import Source; from duheng.syntax.parse import parse;"
    "parse(Source.of('试', sys.argv[1]));"
    "print(*(each for each in sys.modules if each.startswith('duheng.advice')))"
)


def printed(script: str, *arguments: str) -> list[str]:
    environment = os.environ | {"PYTHONPATH": str(ROOT / "engine"), "DUHENG_CACHE": "off", "PYTHONUTF8": "1"}
    command = [sys.executable, "-c", script, *arguments]
    return subprocess.run(command, env=environment, check=True, capture_output=True, encoding="utf-8").stdout.split()


def test_a_right_ruleset_asks_no_reader_of_prose() -> None:
    right = ROOT / "rulesets" / "000000-national" / "2020.rules"
    assert printed(CHECKS, str(right), *BEHIND) == []


def test_a_line_in_error_asks_them(tmp_path: Path) -> None:
    wrong = tmp_path / "试.rules"
    wrong.write_text("规则集 000000/2000 「试」\n方法 甲\n得 甲 乙\n", encoding="utf-8")
    assert printed(CHECKS, str(wrong), *BEHIND) == list(BEHIND)


@pytest.mark.parametrize("line", ["得 甲", "得 甲 乙", "执行率≥90%的得10分"])
def test_the_parser_asks_nobody(line: str) -> None:
    assert printed(READS, f"规则集 000000/2000 「试」\n方法 甲\n{line}\n") == []


def test_problems_come_in_the_order_of_the_lines() -> None:
    # line 3 can't be read, line 5 isn't at home in a check, line 6 can't be read; line 4 is right
    text = "规则集 000000/2000 「试」\n方法 甲\n得 甲 乙\n校验 乙\n限于 0 至 1\n要求 甲 丙 丁\n"
    told = told_of(parse(Source.of("试.rules", text)))
    assert [(each.code, each.span.line if each.span else 0) for each in told] == [
        ("SYN-001", 3),
        ("SYN-006", 5),
        ("SYN-001", 6),
    ]
