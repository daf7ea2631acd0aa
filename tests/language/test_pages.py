"""The language by example: each page in this folder is Markdown that reads as a page and runs as a test.

A ``rules`` block is a child of a small standard ruleset (shown in ``standard.md``) unless it begins with 规则集. What
follows it says what must come of it: ``problems`` (``line CODE``, lines counted in the block), or ``scores``: rows as
``target | actual | points → score``, one a line, scored by the method of the block that is called 甲.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import duheng
from duheng import api
from duheng.language.decimal import decimal_text

HERE = Path(__file__).parent
FENCE = re.compile(r"^```(\w+)\n(.*?)^```", re.MULTILINE | re.DOTALL)
STANDARD = FENCE.findall((HERE / "standard.md").read_text(encoding="utf-8"))[0][1]
HEAD = "规则集 990101/2020 「例」\n    继承 000000/2000\n"


def cases() -> Iterator[object]:
    for page in sorted(HERE.glob("*.md")):
        text = page.read_text(encoding="utf-8")
        rules = ""
        for number, found in enumerate(FENCE.finditer(text)):
            kind, body = found.groups()
            if kind == "rules":
                rules = body
            else:
                line = text[: found.start()].count("\n") + 1
                yield pytest.param(kind, rules, body, id=f"{page.stem}:{line}:{number}")


@pytest.mark.parametrize(("kind", "rules", "expected"), list(cases()))
def test_page(tmp_path: Path, kind: str, rules: str, expected: str) -> None:
    if rules != STANDARD:
        (tmp_path / "标准.rules").write_text(STANDARD, encoding="utf-8")
    whole = rules.startswith("规则集")
    place = tmp_path / "例.rules"
    place.write_text(rules if whole else HEAD + rules, encoding="utf-8")
    if kind == "problems":
        found = api.check(place, folders=[tmp_path]).problems
        lines = [f"{each.span.line - (0 if whole else 2) if each.span else 0} {each.code}" for each in found]
        assert lines == expected.split("\n")[:-1]
        return
    assert kind == "scores"
    rows = [re.split(r"\s*[|→]\s*", line) for line in expected.splitlines()]
    form = tmp_path / "表.yaml"
    form.write_text("指标:\n" + "".join(map(row, rows)), encoding="utf-8")
    result = duheng.evaluate(duheng.load_form(form), duheng.load_ruleset(place, folders=[tmp_path]))
    assert [shown(node) for node in result.nodes if node.level == 3] == [cells[3] for cells in rows]


def row(cells: list[str]) -> str:
    target, actual, points, _ = cells
    return f'  - {{一级: 产出, 二级: 数量, 三级: 行, 计分方法: 甲, 指标值: "{target}", 实际值: "{actual}", 分值: {points}}}\n'


def shown(node: object) -> str:
    low, high, state = (getattr(node, name) for name in ("low", "high", "state"))
    if state.value == "not_applicable":
        return "不适用"
    return decimal_text(low) if low == high else f"{decimal_text(low)}～{decimal_text(high)}"
