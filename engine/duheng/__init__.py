"""duheng (度衡): a declarative rules engine for scoring. These names are its public surface; the rest may change."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from duheng.version import VERSION

if TYPE_CHECKING:
    from duheng.api import (
        DuhengError,
        check,
        effective,
        evaluate,
        find_ruleset,
        list_rulesets,
        load_form,
        load_ruleset,
        schema,
    )

__version__ = VERSION

__all__ = [
    "DuhengError",
    "__version__",
    "check",
    "effective",
    "evaluate",
    "find_ruleset",
    "list_rulesets",
    "load_form",
    "load_ruleset",
    "schema",
]


def __getattr__(name: str) -> Any:
    if name in __all__:
        from duheng import api

        return getattr(api, name)
    raise AttributeError(f"module 'duheng' has no attribute '{name}'")
