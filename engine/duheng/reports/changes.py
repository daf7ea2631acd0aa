"""The differences between two rulesets: for people as Markdown, for programs as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence

from duheng.analysis.difference import Change, Kind
from duheng.language.tree import Ruleset
from duheng.problems.problem import Language
from duheng.source import Span

_KINDS: dict[Language, dict[Kind, str]] = {
    "zh": {Kind.ADDED: "新增", Kind.REMOVED: "删去", Kind.CHANGED: "改动"},
    "en": {Kind.ADDED: "added", Kind.REMOVED: "removed", Kind.CHANGED: "changed"},
}


def as_markdown(one: Ruleset, two: Ruleset, changes: Sequence[Change], language: Language) -> str:
    """A heading, and a list entry for each difference with its lines before and after."""
    return "\n".join(_lines(one, two, changes, language)) + "\n"


def _lines(one: Ruleset, two: Ruleset, changes: Sequence[Change], language: Language) -> Iterator[str]:
    yield f"# {one.id} → {two.id}"
    yield ""
    if not changes:
        yield "没有不同。" if language == "zh" else "They don't differ."
        return
    for change in changes:
        yield from _entry(change, language)


def _entry(change: Change, language: Language) -> Iterator[str]:
    name = f"「{change.name}」" if change.name else ""
    places = " → ".join(filter(None, map(_place, (change.before_at, change.after_at))))
    if len(change.before) == len(change.after) == 1:
        yield f"- {_KINDS[language][change.kind]} {change.what}{name}：{change.before[0]} → {change.after[0]}（{places}）"
    else:
        yield f"- {_KINDS[language][change.kind]} {change.what}{name}（{places}）"
        yield from (f"  - − {line}" for line in change.before)
        yield from (f"  - + {line}" for line in change.after)
    if change.witness is not None:
        found = change.witness
        example = "例如" if language == "zh" else "for example"
        yield f"  - {example} {found.case}：{found.before} → {found.after}"


def as_json(one: Ruleset, two: Ruleset, changes: Sequence[Change]) -> str:
    """``{before, after, changes: [{kind, what, name, before, after, before_at, after_at, witness}]}``."""
    data = {"before": one.id, "after": two.id, "changes": [_of(change) for change in changes]}
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def _of(change: Change) -> dict[str, object]:
    found = change.witness
    return {
        "kind": change.kind.value,
        "what": change.what,
        "name": change.name,
        "before": list(change.before),
        "after": list(change.after),
        "before_at": _place(change.before_at) or None,
        "after_at": _place(change.after_at) or None,
        "witness": None if found is None else {"case": found.case, "before": found.before, "after": found.after},
    }


def _place(span: Span | None) -> str:
    return f"{span.file}:{span.line}" if span is not None else ""
