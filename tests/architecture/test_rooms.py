"""The rooms of the house: a module imports its own room and earlier ones, and heavy packages have their place.

ARCHITECTURE.md shows the rooms in this order, and the modules that it names are there.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from fnmatch import fnmatch
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[2] / "engine" / "duheng"
MODULES = sorted(PACKAGE.rglob("*.py"))

GROUND = {"record", "identity", "source", "resources", "cache", "version"}
ORDER = (
    "problems",
    "books",
    "language",
    "syntax",
    "advice",
    "checking",
    "formatting",
    "forms",
    "importing",
    "evaluation",
    "presentation",
    "exporting",
    "analysis",
    "testing",
    "reports",
)
CLI_MAY_IMPORT = {"duheng", "api", "reports", "problems", "source", "cli", "version", "record"}

FOLDERS = {
    "advice": ("prose", "slips", "sentences", "lines"),
    "checking": ("reading", "linking", "cases", "names", "types", "meaning", "lints"),
    "evaluation": ("values", "units", "telling", "scoring"),
    "exporting": ("terms", "layout", "blank", "live", "scored"),
}
"""The folders of large rooms, in their order; the modules beside them ask all of these."""

HEAVY = {
    "lark": ("syntax/*.py", "forms/notation*.py"),
    "yaml": ("forms/*.py", "syntax/words.py", "problems/*.py"),
    "jsonschema": ("forms/*.py",),
    "typer": ("cli/*.py",),
    "openpyxl": ("books/*.py",),
    "docx": ("books/*.py",),
    "zipfile": ("books/*.py",),
    "xml": ("books/*.py", "reports/*.py"),
}
IN_ONE_MODULE = ("jsonschema", "openpyxl", "docx", "zipfile")


def imported(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports are absolute"
            module = node.module or ""
            yield from (f"{module}.{alias.name}" for alias in node.names) if module == "duheng" else (module,)


def imports_of(path: Path) -> list[str]:
    return list(imported(ast.parse(path.read_text(encoding="utf-8"))))


def room_of(path: Path) -> str:
    first = path.relative_to(PACKAGE).parts[0]
    return first.removesuffix(".py")


def rooms_imported(names: list[str]) -> set[str]:
    """The rooms that import names lead to; ``duheng`` for the public names."""
    top = {path.stem if path.is_file() else path.name for path in PACKAGE.iterdir()}
    found = set()
    for name in names:
        package, _, rest = name.partition(".")
        if package == "duheng":
            room = rest.split(".")[0]
            found.add(room if room in top else "duheng")
    return found


def allowed(room: str) -> set[str]:
    if room in GROUND:
        return GROUND
    if room == "__init__":
        return GROUND | set(ORDER) | {"api"}
    if room == "api":
        return GROUND | set(ORDER) - {"reports"} | {"api"}
    if room == "__main__":
        return {"cli"}
    if room == "cli":
        return CLI_MAY_IMPORT
    return GROUND | set(ORDER[: ORDER.index(room) + 1])


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_no_module_looks_into_a_later_room(path: Path) -> None:
    assert rooms_imported(imports_of(path)) - allowed(room_of(path)) == set()


@pytest.mark.parametrize("package", HEAVY)
def test_heavy_packages_are_imported_where_they_belong(package: str) -> None:
    users = [
        path.relative_to(PACKAGE).as_posix()
        for path in MODULES
        if any(name.split(".")[0] == package for name in imports_of(path))
    ]
    assert [user for user in users if not any(fnmatch(user, place) for place in HEAVY[package])] == []
    assert package not in IN_ONE_MODULE or len(users) <= 1


def test_the_language_needs_only_the_standard_library() -> None:
    foreign = {
        name.split(".")[0] for path in (PACKAGE / "language").rglob("*.py") for name in imports_of(path)
    } - STANDARD
    assert foreign == set()


STANDARD = {
    "__future__", "collections", "dataclasses", "datetime", "decimal", "duheng", "enum", "fractions", "functools",
    "itertools", "math", "operator", "re", "types", "typing", "unicodedata",
}  # fmt: skip


@pytest.mark.parametrize(
    ("text", "rooms"),
    [
        ("import duheng.syntax.parse", {"syntax"}),
        ("from duheng import evaluate", {"duheng"}),
        ("from duheng import cache", {"cache"}),
        ("def late():\n    from duheng.cli.app import main", {"cli"}),
        ("import os, re", set()),
    ],
)
def test_imports_are_seen(text: str, rooms: set[str]) -> None:
    assert rooms_imported(list(imported(ast.parse(text)))) == rooms


@pytest.mark.parametrize("room", FOLDERS)
def test_a_room_has_these_folders(room: str) -> None:
    assert {path.name for path in (PACKAGE / room).iterdir() if list(path.glob("*.py"))} == set(FOLDERS[room])


@pytest.mark.parametrize(
    "path", [path for path in MODULES if room_of(path) in FOLDERS], ids=lambda path: str(path.relative_to(PACKAGE))
)
def test_no_module_looks_into_a_later_folder(path: Path) -> None:
    room, folder = path.relative_to(PACKAGE).parts[:2]
    folders = FOLDERS[room]
    looked_into = {name.split(".")[2] for name in imports_of(path) if name.startswith(f"duheng.{room}.")}
    earlier = folders[: folders.index(folder) + 1] if folder in folders else looked_into
    assert looked_into - set(earlier) == set()


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_nobody_goes_round_the_door_of_advice(path: Path) -> None:
    asked = {name for name in imports_of(path) if name.startswith("duheng.advice")}
    seen = {name for name in asked if name == "duheng.advice.told" or name.startswith("duheng.advice.prose.")}
    assert room_of(path) == "advice" or asked == seen


def test_books_know_nothing_of_the_language() -> None:
    assert allowed("books") == GROUND | {"problems", "books"}
    assert "books" not in allowed("problems")


def test_order_forbids_what_comes_later() -> None:
    assert "syntax" not in allowed("language")
    assert "language" in allowed("syntax")
    assert "advice" not in allowed("syntax")
    assert "problems" not in allowed("source")
    assert "checking" not in allowed("cli")
    assert "reports" not in allowed("api")


PAGE = (PACKAGE.parents[1] / "ARCHITECTURE.md").read_text(encoding="utf-8")


def test_the_page_shows_the_rooms_in_their_order() -> None:
    shown = re.findall(r"^\| `(\w+)/` \|", PAGE, re.MULTILINE)
    assert tuple(shown) == (*ORDER, "cli")


@pytest.mark.parametrize("name", sorted(set(re.findall(r"`([\w/]+\.(?:py|yaml|md|json|lark))`", PAGE))))
def test_what_the_page_names_is_there(name: str) -> None:
    found = [path for folder in ("engine", "tests", "grammar") for path in (PACKAGE.parents[1] / folder).rglob("*")]
    assert any(path.as_posix().endswith(f"/{name}") for path in found)
