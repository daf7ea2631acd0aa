"""The differences between two rulesets: for people as Markdown, for programs as JSON."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence

from duheng.analysis.difference import Change, Kind
from duheng.language.tree import Ruleset
from duheng.problems.problem import Language
from duheng.source import Span

_KINDS: dict[Language, dict[Kind, str]] = {
    "zh": {Kind.ADDED: "新增", Kind.REMOVED: "删去", Kind.CHANGED: "改动"},
    "en": {Kind.ADDED: "added", Kind.REMOVED: "removed", Kind.CHANGED: "changed"},
}
_ENGLISH = {
    "依据": "authority",
    "适用": "period",
    "状态": "status",
    "参数": "parameter",
    "档位": "scale",
    "方法": "method",
    "模板": "template",
    "字段": "field",
    "指标": "indicator",
    "计分": "scoring",
    "总分": "total",
    "等级": "grade",
    "校验": "check",
}
"""What differs, in English; the lines of rulesets are quoted as they are written."""
_TRIED = ("参数", "方法", "档位")
_REORDERED: dict[Language, str] = {"zh": "顺序变了", "en": "their order changed"}
_NO_WITNESS: dict[Language, str] = {
    "zh": "没有试出得分不同的例子",
    "en": "no input was found on which the two differ",
}
_WORDING: dict[Language, str] = {"zh": "只改了文字，计分的各行没有改", "en": "only words changed, no line that scores"}
_APART: dict[Language, str] = {
    "zh": "两边都能用的例子里没有试出得分不同的：只有一边的表单有{}",
    "en": "no input that suits both was found on which they differ: only one side's forms have {}",
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
    what, colon, brackets = _ENGLISH[change.what], ": ", " ({})"
    name = f' "{change.name}"' if change.name else ""
    if language == "zh":
        what, colon, brackets = change.what, "：", "（{}）"
        name = f"「{change.name}」" if change.name else ""
    head = f"- {_KINDS[language][change.kind]} {what}{name}"
    places = " → ".join(filter(None, map(_place, (change.before_at, change.after_at))))
    if change.reordered:
        head += f"{colon}{_REORDERED[language]}"
    if len(change.before) == len(change.after) == 1:
        yield f"{head}{colon}{change.before[0]} → {change.after[0]}{brackets.format(places)}"
    else:
        yield head + brackets.format(places)
        yield from (f"  - − {line}" for line in change.before)
        yield from (f"  - + {line}" for line in change.after)
    if change.witness is None and change.kind is Kind.CHANGED and change.what in _TRIED:
        yield f"  - {_without_witness(change, language)}"
    for found in (change.witness, *change.more) if change.witness is not None else ():
        case, before, after = found.case, found.before, found.after
        if language == "en":
            case, before, after = case.replace("，", ", "), _in_english(before), _in_english(after)
        yield f"  - {'例如' if language == 'zh' else 'for example'} {case}{colon}{before} → {after}"


def _in_english(score: str) -> str:
    """A score that is no number: 待定（0～10）, 不适用."""
    undetermined = re.sub("^待定（(.*)）$", r"undetermined (\1)", score)
    return "not applicable" if undetermined == "不适用" else undetermined


def _without_witness(change: Change, language: Language) -> str:
    """Why no input shows a difference."""
    if change.wording:
        return _WORDING[language]
    if not change.apart:
        return _NO_WITNESS[language]
    separator, quotes = ("、", "「{}」") if language == "zh" else (", ", '"{}"')
    return _APART[language].format(separator.join(map(quotes.format, change.apart)))


def as_json(one: Ruleset, two: Ruleset, changes: Sequence[Change]) -> str:
    """``{before, after, changes: [{kind, what, name, before, after, reordered, before_at, after_at, witness, more,
    apart}]}`` as JSON."""
    data = {"before": one.id, "after": two.id, "changes": [_of(change) for change in changes]}
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def _of(change: Change) -> dict[str, object]:
    witness, *more = [
        None if found is None else {"case": found.case, "before": found.before, "after": found.after}
        for found in (change.witness, *change.more)
    ]
    return {
        "kind": change.kind.value,
        "what": change.what,
        "name": change.name,
        "before": list(change.before),
        "after": list(change.after),
        "reordered": change.reordered,
        "before_at": _place(change.before_at) or None,
        "after_at": _place(change.after_at) or None,
        "witness": witness,
        "more": more,
        "apart": list(change.apart),
    }


def _place(span: Span | None) -> str:
    return span.where if span is not None else ""
