"""What tables of boundaries leave out, in a few lines beside them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from duheng.problems.problem import Language
from duheng.reports.coverage_told import said_of
from duheng.testing.items import Item, Part
from duheng.testing.untried import Untried


def as_lines(left: Untried, language: Language) -> Iterator[str]:
    """One line for all that only whole forms try, and one for each part of a method that no line reaches."""
    if left.forms:
        yield _of_forms(left.forms, language)
    for each in left.methods:
        said, name = said_of(each.part, language), Path(each.file).name
        if language == "zh":
            yield f"「{each.owner}」（{name} 第 {each.line} 行）：表里{said}，没有找到碰得到它的输入"
        else:
            yield f'"{each.owner}" ({name}, line {each.line}): {said} in the table; no input was found that reaches it'


def _of_forms(items: Sequence[Item], language: Language) -> str:
    checks = len({each.owner for each in items if each.part in (Part.HOLDS, Part.FAILS)})
    scoring = sum(each.part is Part.SCORING for each in items)
    scales = dict.fromkeys(each.owner for each in items if each.part is Part.BAND)
    if language == "zh":
        parts = [f"校验 {checks} 个"] if checks else []
        parts += [f"计分 {scoring} 行"] if scoring else []
        parts += [f"档位「{each}」" for each in scales]
        return f"{'、'.join(parts)}：不是一个方法的事，不在表里；用整张表的用例试"
    parts = [f"{checks} check{'s' * (checks != 1)}"] if checks else []
    parts += [f"{scoring} line{'s' * (scoring != 1)} of scoring"] if scoring else []
    parts += [f'the scale "{each}"' for each in scales]
    return f"{', '.join(parts)}: no method's, so not in the tables; use cases of whole forms"
