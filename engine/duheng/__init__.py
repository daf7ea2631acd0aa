"""duheng (度衡): a declarative rules engine for scoring. These names are its public surface; the rest may change."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from duheng.version import VERSION

__version__ = VERSION

__all__ = [
    "Change",
    "Checked",
    "Choice",
    "DuhengError",
    "EffectiveLine",
    "Layout",
    "Listed",
    "OpenedForm",
    "Problem",
    "Result",
    "Ruleset",
    "WrittenForm",
    "__version__",
    "as_html",
    "as_json",
    "as_markdown",
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
    "open_form",
    "ruleset_for",
    "schema",
    "scored_document",
    "scored_workbook",
    "unread_rulesets",
]

if TYPE_CHECKING:
    from duheng.analysis.difference import Change
    from duheng.api import (
        Checked,
        DuhengError,
        Listed,
        blank_form,
        check,
        difference,
        effective,
        evaluate,
        find_ruleset,
        lay_out,
        layout,
        list_rulesets,
        load_form,
        load_ruleset,
        mend,
        open_form,
        ruleset_for,
        schema,
        scored_document,
        scored_workbook,
        unread_rulesets,
    )
    from duheng.checking.linking.effective import EffectiveLine
    from duheng.checking.reading.choose import Choice
    from duheng.evaluation.result import Result
    from duheng.formatting.files import Layout
    from duheng.forms.model import WrittenForm
    from duheng.importing.opened import OpenedForm
    from duheng.language.tree import Ruleset
    from duheng.problems.problem import Problem
    from duheng.reports.json_result import as_json
    from duheng.reports.texts import as_html, as_markdown
else:
    _HOMES = {
        "Change": "duheng.analysis.difference",
        "Choice": "duheng.checking.reading.choose",
        "EffectiveLine": "duheng.checking.linking.effective",
        "Layout": "duheng.formatting.files",
        "OpenedForm": "duheng.importing.opened",
        "Problem": "duheng.problems.problem",
        "Result": "duheng.evaluation.result",
        "Ruleset": "duheng.language.tree",
        "WrittenForm": "duheng.forms.model",
        "as_html": "duheng.reports.texts",
        "as_json": "duheng.reports.json_result",
        "as_markdown": "duheng.reports.texts",
    }

    def __getattr__(name):
        if name in __all__:
            return getattr(import_module(_HOMES.get(name, "duheng.api")), name)
        raise AttributeError(f"module 'duheng' has no attribute '{name}'")

    def __dir__():
        return sorted({*globals(), *__all__})
