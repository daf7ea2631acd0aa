"""Writes the lists of the language reference: ``python -m duheng.syntax.reference`` after a row or a word has changed.

Keywords, operations, units and problems are listed in ``grammar/reference.md`` between two marks each; the prose around
them is written by hand. A test holds that the lists are those of the rows.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from pathlib import Path

from duheng.language.decimal import decimal_text
from duheng.language.operation import Fixity, Operation
from duheng.language.operations import ROWS
from duheng.language.units import NOMINAL, Unit, dimension_name, families
from duheng.problems.language import severity_word
from duheng.problems.page import page_of
from duheng.problems.registry import all_classes
from duheng.resources import grammar
from duheng.syntax.words import words

PAGE = "reference.md"

_SECTION = re.compile(r"(<!-- 由 make reference 生成：(\w+) -->\n).*?(<!-- 生成完 -->)", re.DOTALL)


def keywords() -> Iterable[str]:
    """Every keyword, with its other spellings and whether a name may be the same."""
    yield from _head("中文", "也可写", "英文", "可否作名称")
    for word in words().values():
        yield _row(_code(word.zh), _codes(word.also), _code(word.en), "不可" if word.reserved else "可")


def operations() -> Iterable[str]:
    """Every operation, with its meaning and its samples."""
    yield from _head("写法", "英文", "意思", "例")
    for row in ROWS:
        samples = "；".join(f"`{sample.expression}` 得 {sample.result}" for sample in row.samples)
        yield _row(_codes(row.zh), _codes(row.en), _meaning(row), samples)


def units() -> Iterable[str]:
    """Units that convert into one another, then those that are each of their own kind."""
    yield from _head("量", "单位（一个合多少）")
    for family in families():
        dimension = family[0].dimension
        yield _row(dimension_name(dimension) if dimension else "比率", "、".join(map(_worth, family)))
    yield _row("各成一类", "、".join(NOMINAL))


def problems() -> Iterable[str]:
    """Every problem by its code."""
    yield from _head("编号", "级别", "意思")
    for each in all_classes():
        yield _row(each.code, severity_word(each.severity, "zh"), page_of(each).zh.rstrip("。"))


LISTS: dict[str, Callable[[], Iterable[str]]] = {
    "关键字": keywords,
    "运算": operations,
    "单位": units,
    "问题": problems,
}


def written(page: str) -> str:
    """The page with its lists as they are now; a list that the page doesn't name stays out."""
    return _SECTION.sub(lambda found: f"{found[1]}\n{chr(10).join(LISTS[found[2]]())}\n\n{found[3]}", page)


def _meaning(row: Operation) -> str:
    zh = row.doc.partition("|")[0].strip()
    return f"写在前面：{zh}" if row.fixity is Fixity.PREFIX else zh


def _worth(unit: Unit) -> str:
    if unit.factor == 1:
        return unit.text
    return f"{unit.text}（{decimal_text(unit.factor)}）"


def _head(*titles: str) -> Iterable[str]:
    return (_row(*titles), _row(*("---" for _ in titles)))


def _row(*cells: str) -> str:
    return f"| {' | '.join(cells)} |"


def _code(text: str) -> str:
    return f"`{text}`"


def _codes(texts: Iterable[str]) -> str:
    return " ".join(map(_code, texts))


if __name__ == "__main__":
    place = Path(str(grammar(PAGE)))
    place.write_text(written(place.read_text(encoding="utf-8")), encoding="utf-8")
