"""What running cases costs: whole processes of ``duheng test`` with 1, 100 and 2,000 cases, interleaved."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

ROUNDS = 5
RULES = """\
规则集 990101/2020 「例」
    状态 试行
方法 按比例
    若 实际值 ≥ 指标值 则 分值
    否则 实际值 ÷ 指标值 × 分值
    限于 0 至 分值
    修约 2 位小数
模板 表
    一级 产出
    三级
        字段 指标值: 目标
        字段 实际值: 量
    计分
        | 方法   |
        | 按比例 |
    总分 合计（一级.得分）
"""

pytestmark = pytest.mark.bench


def test_cases_a_second(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    commands = {}
    for count in (1, 100, 2000):
        folder = tmp_path / str(count)
        folder.mkdir()
        (folder / "2020.rules").write_text(RULES, encoding="utf-8")
        # n of 2,000 pieces for 20 points: n hundredths of a point
        rows = "".join(f"      - [≥2000件, {n}件, 20, {n / 100:.2f}]\n" for n in range(count))
        head = "用例:\n  - 名称: 多\n    方法: 按比例\n    表:\n"
        head += "      - [指标值, 实际值, 分值, 得]\n"
        (folder / "2020.tests.yaml").write_text(head + rows, encoding="utf-8")
        commands[count] = [sys.executable, "-m", "duheng", "test", str(folder)]
    times: dict[int, list[float]] = {count: [] for count in commands}
    environment = {**os.environ, "DUHENG_CACHE": str(tmp_path / "cache")}
    for _ in range(ROUNDS):
        for count, command in commands.items():
            start = time.perf_counter()
            subprocess.run(command, check=True, env=environment, stdout=subprocess.DEVNULL)
            times[count].append(time.perf_counter() - start)
    base = min(times[1])
    with capsys.disabled():
        print("\nduheng test, whole process")
        for count, each in times.items():
            took, rate = min(each), count / min(each)
            print(f"  {count:5} cases {1000 * took:8.1f} ms  {took / base:5.2f}  {rate:8.0f} cases/s")
