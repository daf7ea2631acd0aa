"""The public names: what ``__all__`` promises is there and has a type, and nothing is public by accident."""

from __future__ import annotations

import ast
import types
from importlib import import_module
from pathlib import Path

import pytest

import duheng

NOT_OURS = {"annotations", "TYPE_CHECKING", "VERSION", "import_module"}
PROMISED = set(duheng.__all__)


def test_public_names() -> None:
    assert all(hasattr(duheng, name) for name in PROMISED)
    assert set(dir(duheng)) >= PROMISED
    seen = {
        name
        for name, value in vars(duheng).items()
        if not name.startswith("_") and not isinstance(value, types.ModuleType) and name not in NOT_OURS
    }
    assert seen - PROMISED == set()


def test_each_name_has_its_type() -> None:
    """What type checkers read is imported under ``TYPE_CHECKING``, from where the name comes at run time too."""
    tree = ast.parse(Path(duheng.__file__).read_text(encoding="utf-8"))
    (typed,) = (node for node in tree.body if isinstance(node, ast.If))
    homes = {alias.name: node.module for node in typed.body if isinstance(node, ast.ImportFrom) for alias in node.names}
    assert set(homes) == PROMISED - {"__version__"}
    for name, home in homes.items():
        assert getattr(duheng, name) is getattr(import_module(str(home)), name)


def test_a_name_that_is_none() -> None:
    with pytest.raises(AttributeError, match="no attribute 'nonsense'"):
        _ = duheng.nonsense  # type: ignore[attr-defined]
