"""Coverage over a ruleset's own text, as one HTML page that needs nothing else."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from html import escape

from duheng.problems.problem import Language
from duheng.reports.coverage_told import percent, said_of
from duheng.source import Source
from duheng.testing.coverage import Covered
from duheng.testing.items import Item

_STYLE = """
body { font: 15px/1.6 system-ui, "Noto Sans CJK SC", "Microsoft YaHei", sans-serif; margin: 2em auto; max-width: 72em; }
h2 { margin-top: 2em; }
pre { margin: 0; font: 14px/1.5 ui-monospace, "Noto Sans Mono CJK SC", monospace; white-space: pre-wrap; }
table { border-collapse: collapse; width: 100%; }
td { padding: 0 .6em; vertical-align: top; border: 0; }
td.number { color: #888; text-align: right; width: 3em; }
td.told { color: #555; width: 22em; font-size: 13px; }
tr.all { background: #e6f4ea; }
tr.some { background: #fef7e0; }
tr.none { background: #fce8e6; }
@media print { tr { -webkit-print-color-adjust: exact; print-color-adjust: exact; } }
@media (max-width: 40em) { td.told { display: block; width: auto; padding-left: 3.6em; } }
"""
_MOST_CASES = 3


def as_page(covered: Sequence[Covered], sources: Mapping[str, Source], language: Language) -> str:
    """The page."""
    title = "用例覆盖" if language == "zh" else "Coverage by cases"
    body = "\n".join(line for each in covered for line in _file(each, sources, language))
    return (
        f'<!DOCTYPE html>\n<html lang="{"zh-CN" if language == "zh" else "en"}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">\n<title>{title}</title>\n'
        f"<style>{_STYLE}</style>\n</head>\n<body>\n<h1>{title}</h1>\n{body}\n</body>\n</html>\n"
    )


def _file(covered: Covered, sources: Mapping[str, Source], language: Language) -> Iterator[str]:
    source = sources.get(covered.file)
    yield f"<h2>{escape(covered.file)} · {percent(covered.share)}</h2>\n<table>"
    by_line: dict[int, list[tuple[Item, tuple[str, ...]]]] = {}
    for item, cases in covered.hits:
        by_line.setdefault(item.line, []).append((item, cases))
    for number, text in enumerate(source.lines if source is not None else (), 1):
        here = by_line.get(number, [])
        state = _state(here)
        told = escape("；".join(_told(item, cases, language) for item, cases in here))
        yield (
            f'<tr{state}><td class="number">{number}</td><td><pre>{escape(text) or " "}</pre></td>'
            f'<td class="told">{told}</td></tr>'
        )
    yield "</table>"


def _state(here: Sequence[tuple[Item, tuple[str, ...]]]) -> str:
    if not here:
        return ""
    reached = sum(bool(cases) for _, cases in here)
    return f' class="{"all" if reached == len(here) else "some" if reached else "none"}"'


def _told(item: Item, cases: Sequence[str], language: Language) -> str:
    if not cases:
        return said_of(item.part, language)
    names = "、".join(dict.fromkeys(cases[:_MOST_CASES])) + ("…" if len(cases) > _MOST_CASES else "")
    return f"{len(cases)}：{names}" if language == "zh" else f"{len(cases)}: {names}"
