"""The public names: what ``__all__`` promises is there, and nothing is public by accident."""

from __future__ import annotations

import types

import pytest

import duheng

NOT_OURS = {"annotations", "TYPE_CHECKING", "Any", "VERSION", "import_module"}
PROMISED = getattr(duheng, "__all__", None)


@pytest.mark.skipif(PROMISED is None, reason="duheng has no public names yet")
def test_public_names() -> None:
    assert PROMISED is not None
    assert all(hasattr(duheng, name) for name in PROMISED)
    seen = {
        name
        for name, value in vars(duheng).items()
        if not name.startswith("_") and not isinstance(value, types.ModuleType) and name not in NOT_OURS
    }
    assert seen - set(PROMISED) == set()
