"""duheng (度衡): a declarative rules engine for scoring. These names are its public surface; the rest may change."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from duheng.version import VERSION

if TYPE_CHECKING:
    from duheng.api import (
        DuhengError,
        blank_form,
        check,
        effective,
        evaluate,
        find_ruleset,
        list_rulesets,
        load_form,
        load_ruleset,
        schema,
        scored_workbook,
    )
    from duheng.evaluation.result import Result
    from duheng.forms.model import WrittenForm
    from duheng.language.tree import Ruleset

__version__ = VERSION

__all__ = [
    "DuhengError",
    "Result",
    "Ruleset",
    "WrittenForm",
    "__version__",
    "blank_form",
    "check",
    "difference",
    "effective",
    "evaluate",
    "find_ruleset",
    "lay_out",
    "layout",
    "list_rulesets",
    "load_form",
    "load_ruleset",
    "mend",
    "schema",
    "scored_workbook",
    "unread_rulesets",
]


_HOMES = {
    "Result": "duheng.evaluation.result",
    "Ruleset": "duheng.language.tree",
    "WrittenForm": "duheng.forms.model",
}


def __getattr__(name: str) -> Any:
    if name in __all__:
        return getattr(import_module(_HOMES.get(name, "duheng.api")), name)
    raise AttributeError(f"module 'duheng' has no attribute '{name}'")
