"""Running a command inside the test's process, with its exit code and both streams."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from duheng.cli.app import run

ROOT = Path(__file__).parents[3]
DAWUKOU = ROOT / "examples" / "01-dawukou" / "form.yaml"

HEAD = """\
项目名称: 培训
主管部门: 人社局
年初预算数: 10万元
全年执行数: 10万元
"""
ROW = """\
指标:
  - {一级: 产出指标, 二级: 数量指标, 三级: 培训人次, 分值: 40, 指标值: ≥100人, 实际值: 100人}
"""


class Done(NamedTuple):
    """How a command ended."""

    code: int
    out: str
    err: str


Duheng = Callable[..., Done]


@pytest.fixture
def duheng(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Duheng:
    for name in ("COLUMNS", "LC_ALL", "LC_MESSAGES", "DUHENG_RULES", "NO_COLOR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", "zh_CN.UTF-8")

    def command(*words: object) -> Done:
        code = run([str(word) for word in words])
        return Done(code, *capsys.readouterr())

    return command


@pytest.fixture
def dawukou() -> Path:
    return DAWUKOU


@pytest.fixture
def form(tmp_path: Path) -> Callable[..., Path]:
    """A small form in a file: its head, what the test adds, its rows."""

    def written(added: str = "", data: bytes | None = None) -> Path:
        path = tmp_path / "form.yaml"
        path.write_bytes((HEAD + added + ROW).encode() if data is None else data)
        return path

    return written


@pytest.fixture
def own_rules(tmp_path: Path) -> Path:
    """A folder with a ruleset of one's own that extends a shipped one."""
    folder = tmp_path / "rules"
    folder.mkdir()
    (folder / "my.rules").write_text(
        "规则集 999999/2021 「自己的」\n    继承 640202/2020\n    适用 2021-01-01 起\n", encoding="utf-8"
    )
    return folder
