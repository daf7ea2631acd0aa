"""What checking costs as methods get longer: ``duheng check`` on methods of 1, 50, 200 and 400 lines, interleaved.

A line of a long method should cost about as much as one of a short one.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

ROUNDS = 3
METHODS = 5
HEAD = """\
规则集 990101/2020 「例」
    状态 试行
模板 表
    一级 产出
    三级
        字段 指标值: 目标
        字段 实际值: 量
        字段 用法: 文本
    计分
        | 用法 | 方法 |
{table}
    总分 合计（一级.得分）
"""

pytestmark = pytest.mark.bench


def ruleset(lines: int) -> str:
    """Methods that go down step by step, as a notice's long tables do."""
    table = "\n".join(f"        | “用{number}” | 法{number} |" for number in range(METHODS))
    text = HEAD.format(table=table)
    for number in range(METHODS):
        text += f"方法 法{number}\n"
        for step in range(lines, 0, -1):
            text += f"    若 实际值 ≥ {step}件 则 分值 × {step} ÷ {lines}\n"
        text += "    否则 0\n    限于 0 至 分值\n    修约 2 位小数\n"
    return text


def test_lines_a_second(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    commands = {}
    for lines in (1, 50, 200, 400):
        folder = tmp_path / str(lines)
        folder.mkdir()
        (folder / "2020.rules").write_text(ruleset(lines), encoding="utf-8")
        commands[lines] = [sys.executable, "-m", "duheng", "check", str(folder)]
    times: dict[int, list[float]] = {lines: [] for lines in commands}
    environment = {**os.environ, "DUHENG_CACHE": "off"}
    for _ in range(ROUNDS):
        for lines, command in commands.items():
            start = time.perf_counter()
            subprocess.run(command, check=True, env=environment, stdout=subprocess.DEVNULL)
            times[lines].append(time.perf_counter() - start)
    base = min(times[1])
    with capsys.disabled():
        print("\nduheng check, whole process, five methods")
        for lines, each in times.items():
            took = min(each)
            a_line = (took - base) / (METHODS * lines)
            print(
                f"  {lines:5} lines a method {1000 * took:8.1f} ms  {took / base:5.2f}  {1000 * a_line:6.2f} ms a line"
            )
