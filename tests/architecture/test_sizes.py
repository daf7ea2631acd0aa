"""Files stay small enough to be read, have a name that says something, and say why they exist."""

from __future__ import annotations

import ast
import os
import re
import subprocess
import sys
from pathlib import Path
from statistics import median

import pytest

ROOT = Path(__file__).parents[2]
MODULES = sorted((ROOT / "engine" / "duheng").rglob("*.py"))
EVERY = MODULES + sorted((ROOT / "tests").rglob("*.py"))
WRITTEN = [path for path in MODULES if path.read_text(encoding="utf-8").strip()]

SAYING_NOTHING = {"utils", "util", "helpers", "helper", "common", "manager", "base", "core", "misc"}


def relative(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def test_files_are_small() -> None:
    sizes = sorted(len(path.read_text(encoding="utf-8").splitlines()) for path in WRITTEN)
    assert median(sizes) <= 160
    assert sizes[int(len(sizes) * 0.9) - 1] <= 350
    assert sizes[-1] <= 600


def test_names_say_something() -> None:
    named = {part.removesuffix(".py") for path in MODULES for part in path.relative_to(ROOT / "engine").parts}
    assert named & SAYING_NOTHING == set()


@pytest.mark.parametrize("path", MODULES, ids=relative)
def test_every_module_says_why_it_exists(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    if path.name != "__init__.py" or text.strip():
        assert ast.get_docstring(ast.parse(text))


@pytest.mark.parametrize("path", EVERY, ids=relative)
def test_lines_fit(path: Path) -> None:
    lines = path.read_text(encoding="utf-8").splitlines()
    assert [number for number, line in enumerate(lines, 1) if len(line) > 120] == []


def test_no_text_holds_the_marks_of_a_merge_left_undone() -> None:
    pages = [
        path for pattern in ("*.md", "grammar/*", "rulesets/**/*.*", "examples/**/*.*") for path in ROOT.glob(pattern)
    ]
    left = [
        path for path in pages if path.is_file() and re.search(rb"^(?:<{7}|>{7}) ", path.read_bytes(), re.MULTILINE)
    ]
    assert len(pages) > 60
    assert [relative(path) for path in left] == []


def test_data_folders_hold_no_python() -> None:
    assert [relative(path) for folder in ("grammar", "rulesets") for path in (ROOT / folder).rglob("*.py")] == []


@pytest.mark.parametrize("package", ["lark", "yaml", "jsonschema", "typer"])
def test_importing_duheng_imports_nothing_heavy(package: str) -> None:
    script = f"import sys, duheng; sys.exit({package!r} in sys.modules)"
    environment = os.environ | {"PYTHONPATH": str(ROOT / "engine")}
    assert subprocess.run([sys.executable, "-c", script], env=environment, check=False).returncode == 0
