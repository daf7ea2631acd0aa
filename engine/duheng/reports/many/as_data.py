"""An overview for other programs: the JSON that ``grammar/results.schema.json`` describes.

Numbers are texts with their exact decimals, as in a form's own result, which ``--each-to`` writes beside.
"""

from __future__ import annotations

import json

from duheng.language.decimal import decimal_text
from duheng.presentation.numbers import exact
from duheng.problems.problem import Language
from duheng.problems.render.json import as_json
from duheng.reports.many.entries import Entries, Entry, Unread
from duheng.reports.many.summary import Summary, summary_of


def render(entries: Entries, language: Language) -> str:
    """The overview as JSON, with a line end after it."""
    data = {
        "forms": [_entry(each) if isinstance(each, Entry) else _unread(each, language) for each in entries.all],
        "summary": _summary(summary_of(entries)),
    }
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def _entry(entry: Entry) -> dict[str, object]:
    errors, warnings, hints = entry.counts
    return {
        "file": entry.file,
        "name": entry.name,
        "subject": entry.subject,
        "ruleset": entry.ruleset,
        "total": {
            "score": exact(entry.score),
            "low": exact(entry.low),
            "high": exact(entry.high),
            "full": exact(entry.full),
            "claimed": exact(entry.claimed),
            "difference": exact(entry.difference),
        },
        "grade": entry.grade or None,
        "apart": entry.apart,
        "findings": {"error": errors, "warning": warnings, "info": hints},
        "report": entry.report or None,
        "problems": [],
    }


def _unread(entry: Unread, language: Language) -> dict[str, object]:
    return {
        "file": entry.file,
        "name": None,
        "subject": None,
        "ruleset": None,
        "total": None,
        "grade": None,
        "apart": False,
        "findings": None,
        "report": None,
        "problems": [as_json(each, language) for each in entry.problems],
    }


def _summary(summary: Summary) -> dict[str, object]:
    return {
        "forms": summary.forms,
        "scored": summary.scored,
        "open": summary.open,
        "apart": summary.apart,
        "unread": summary.unread,
        "totals": [
            {"from": decimal_text(each.low), "to": decimal_text(each.high), "forms": each.forms}
            for each in summary.totals
        ],
        "uncounted": summary.uncounted,
        "grades": [{"grade": grade, "forms": count} for grade, count in summary.grades],
        "findings": [
            {"code": each.code, "sentence": each.sentence, "forms": each.forms, "findings": each.findings}
            for each in summary.common
        ],
        "differences": [
            {
                "file": each.file,
                "name": each.name,
                "subject": each.subject,
                "difference": exact(each.difference),
            }
            for each in summary.differences
        ],
    }
