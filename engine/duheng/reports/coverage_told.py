"""Coverage for people: a line for each ruleset's file, and what no case covers with the line's text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction

from duheng.problems.problem import Language
from duheng.record import Record
from duheng.source import Source, display_width, pad, shorten
from duheng.testing.coverage import Covered
from duheng.testing.items import Item, Part

_PARTS: dict[Language, dict[Part, str]] = {
    "zh": {
        Part.CLAUSE: "这一行没有起作用",
        Part.LOW: "没有低于下限的",
        Part.HIGH: "没有高于上限的",
        Part.ROUND: "没有要修约的",
        Part.BAND: "没有落在这一档的",
        Part.HOLDS: "没有符合要求的",
        Part.FAILS: "没有不符合要求的",
        Part.SCORING: "没有按这一行计分的",
    },
    "en": {
        Part.CLAUSE: "never decides",
        Part.LOW: "nothing below the lower limit",
        Part.HIGH: "nothing above the upper limit",
        Part.ROUND: "nothing to round",
        Part.BAND: "nothing in this band",
        Part.HOLDS: "never holds",
        Part.FAILS: "never fails",
        Part.SCORING: "no row scored by this line",
    },
}
_TEXT = 44
TITLE: Mapping[Language, str] = {"zh": "覆盖", "en": "coverage"}


def percent(share: Fraction) -> str:
    """``91%``, cut so that only all of it is 100%."""
    return f"{int(share * 100)}%"


_SIDES: Mapping[Language, Mapping[Part, str]] = {
    "zh": {Part.LOW: "下限", Part.HIGH: "上限", Part.ROUND: "修约"},
    "en": {Part.LOW: "lower limit", Part.HIGH: "upper limit", Part.ROUND: "rounding"},
}


def said_of(part: Part, language: Language) -> str:
    """What it means that a part isn't covered."""
    return _PARTS[language][part]


class Line(Record):
    """A line of a ruleset's file that is there to cover: whose it is, and which of its parts no case covers."""

    line: int
    owner: str
    missing: tuple[Part, ...]


def lines_of(covered: Covered) -> list[Line]:
    """The lines of a file that are there to cover, in their order."""
    found: dict[tuple[int, str], list[Part]] = {}
    for item, cases in covered.hits:
        missing = found.setdefault((item.line, item.owner), [])
        missing += [] if cases else [item.part]
    return [Line(line, owner, tuple(missing)) for (line, owner), missing in found.items()]


def name_of(line: Line, language: Language) -> str:
    """第 5 行（达标）."""
    return f"第 {line.line} 行（{line.owner}）" if language == "zh" else f"line {line.line} ({line.owner})"


def sentence(line: Line, language: Language) -> str:
    """第 5 行（达标）没有用例碰到：这一行没有起作用."""
    parts = (said_of(part, language) for part in line.missing)
    if language == "zh":
        return f"{name_of(line, language)}没有用例碰到：{'，'.join(parts)}"
    return f"no case reaches {name_of(line, language)}: {', '.join(parts)}"


def summed_up(covered: Covered, language: Language) -> str:
    """规则 3 处，用例碰到 1 处（33%）."""
    count, reached, share = len(covered.hits), covered.reached, percent(covered.share)
    if language == "zh":
        return f"规则 {count} 处，用例碰到 {reached} 处（{share}）"
    return f"cases reach {reached} of {count} parts of the rules ({share})"


def too_little(covered: Covered, least: int, language: Language) -> str:
    """What is said of a file that isn't covered as was asked."""
    share = percent(covered.share)
    if language == "zh":
        return f"{covered.file} 的覆盖是 {share}，低于要求的 {least}%。"
    return f"{covered.file}: coverage is {share}, below the {least}% that was asked for."


def as_text(covered: Sequence[Covered], sources: Mapping[str, Source], language: Language) -> str:
    """All of it, as a terminal shows it."""
    return "\n".join(_lines(covered, sources, language)) + "\n"


def _lines(covered: Sequence[Covered], sources: Mapping[str, Source], language: Language) -> Iterator[str]:
    width = max((display_width(each.file) for each in covered), default=0)
    yield "覆盖（规则里用例碰到过的部分）" if language == "zh" else "Coverage (the parts of rules that cases reach)"
    for each in covered:
        told = f"{each.reached}/{len(each.hits)}".rjust(9)
        yield f"  {pad(each.file, width)}  {told}  {percent(each.share).rjust(4)}"
        for item in each.missing:
            source = sources.get(item.file)
            text = source.line(item.line).strip() if source is not None else item.owner
            line = f"第 {item.line} 行" if language == "zh" else f"line {item.line}"
            yield f"    {pad(line, 9)} {pad(shorten(text, _TEXT), _TEXT)} {said_of(item.part, language)}"
        if each.beyond:
            yield f"    {_beyond(each.beyond, language)}"


def _beyond(items: Sequence[Item], language: Language) -> str:
    """What isn't counted, because no input reaches it: 第 13、27 行的上限，第 14 行的修约."""
    lines = {part: dict.fromkeys(str(each.line) for each in items if each.part is part) for part in _SIDES[language]}
    if language == "zh":
        told = "，".join(
            f"第 {'、'.join(lines[part])} 行的{name}" for part, name in _SIDES["zh"].items() if lines[part]
        )
        return f"{told}，没有找到能碰到的输入，不计"
    told = "; ".join(f"{name} of line {', '.join(lines[part])}" for part, name in _SIDES["en"].items() if lines[part])
    return f"{told}: no input was found that reaches this; not counted"


def as_data(covered: Sequence[Covered], language: Language) -> list[dict[str, object]]:
    """``[{ruleset, file, items, reached, missing: [{line, part, of, message}]}]``."""
    return [
        {
            "ruleset": each.ruleset,
            "file": each.file,
            "items": len(each.hits),
            "reached": each.reached,
            "missing": [
                {"line": item.line, "part": item.part.value, "of": item.owner, "message": said_of(item.part, language)}
                for item in each.missing
            ],
            "beyond": [{"line": item.line, "part": item.part.value, "of": item.owner} for item in each.beyond],
        }
        for each in covered
    ]
