"""What holds of every text and every form: it is read or refused, never a crash, and nothing gets lost on the way."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from duheng.forms.bind import bind
from duheng.forms.model import Form, FormNode
from duheng.forms.yaml_reader import read_yaml
from duheng.language import tree
from duheng.problems.form_rows import GroupEmpty
from duheng.problems.problem import Problem
from duheng.problems.severity import Severity

LINES = (
    *(
        "规则集: 640202/2020",
        "年度: 2020",
        "年初预算数: 64.22",
        "指标:",
        "备注: |",
        "  - {一级: 产出指标",
        "}",
        "- 一级：产出",
    ),
    *(
        "    三级: 培训",
        "\t分值: 2",
        "　得分: 1",
        "    指标值: >=2",
        "    实际值: *a",
        "- &a b",
        "---",
        "...",
        "'",
        '"',
        "? a",
    ),
    *(": b", "[", "]", "{", "%TAG", "!!map", "#x", "a: b: c", "<<: *a", "  - - - -", "-", ""),
)
PIECES = (
    *" \t\n:：-[]{},#&*!|>'\"%@`?~，\u3000\r",
    "一级",
    "分值",
    "2",
    "\ufeff",
    "\u2028",
    "\x85",
    "\0",
    "\\",
    "null",
)
texts = st.one_of(
    st.text(st.characters(codec=None, exclude_categories=())),
    st.lists(st.sampled_from(LINES), max_size=12).map("\n".join),
    st.lists(st.sampled_from(PIECES), max_size=30).map("".join),
)

HEAD = ("年初预算数", "年初预算数（元）", "全年执行数", "自评总分", "自评等级", "金额单位", "备注", "年度", "year")
ROW = (
    *(
        "一级",
        "二级",
        "三级",
        "名称",
        "分值",
        "得分",
        "指标值",
        "实际值",
        "实际值（件）",
        "完成档次",
        "偏差原因",
        "计分方法",
        "备注",
    ),
    *("level1", "points", "甲"),
)
CELLS = (
    *(
        "产出指标",
        "产出指标（40分）",
        "效益指标",
        "数量指标",
        "质量指标",
        "培训",
        "指标1：",
        "无",
        "/",
        "不适用",
        "",
        " ",
        "2",
        "2分",
    ),
    *(
        "10%",
        "-3",
        "≥400件",
        "593",
        "0",
        "1",
        "0.98",
        "≥95%",
        "±10%",
        "20万元",
        "3万",
        "2X",
        "约300件",
        "2023年12月",
        "达成",
        "按比例",
    ),
)
scalars = st.one_of(
    st.sampled_from(CELLS), st.sampled_from(CELLS), st.text(max_size=4), st.integers(), st.none(), st.booleans()
)
nested = st.recursive(scalars, lambda inner: st.lists(inner, max_size=2) | st.dictionaries(scalars, inner, max_size=2))
tables = st.lists(st.dictionaries(st.sampled_from(ROW[:-1]), scalars, max_size=8), max_size=6)
good = st.builds(
    lambda head, rows: {**head, "指标": rows}, st.dictionaries(st.sampled_from(HEAD), scalars, max_size=5), tables
)
wild = st.dictionaries(
    st.one_of(st.sampled_from((*HEAD, "指标", "rows")), scalars), st.one_of(nested, tables), max_size=6
)


@given(texts)
@example("\ud800")
@example("%YAML 1.1\n--- !!map {}")
@example("? [a]\n: b")
@example("指标:\n- ? {a: b}\n  : c")
def test_every_text_is_read_or_refused(text: str) -> None:
    form, problems = read_yaml(text, "f.yaml", "")
    assert (form is None) == any(problem.level() is Severity.ERROR for problem in problems)
    speak(problems)
    lines = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    for problem in problems:
        assert problem.span is not None
        assert 1 <= problem.span.line <= len(lines)
        assert 1 <= problem.span.column <= len(lines[problem.span.line - 1]) + 1
        assert problem.span.column <= problem.span.end


def speak(problems: tuple[Problem, ...] | list[Problem]) -> None:
    for problem in problems:
        for language in ("zh", "en"):
            assert problem.message(language)
            problem.hint(language)


@given(st.one_of(good, good, wild, nested))
def test_every_form_is_bound_or_refused(ruleset: tree.Ruleset, builder: Callable[..., Any], data: object) -> None:
    text = yaml.safe_dump(data, allow_unicode=True, sort_keys=False)
    written, problems = read_yaml(text, "f.yaml", "")
    if written is None:
        assert problems
        return
    for under in (ruleset, builder("三级 可自选方法", "字段 项目名称: 文本，必填")):
        form, errors = bind(written, under)
        assert (form is None) == bool(errors)
        speak(errors)
        if form is not None:
            speak(form.findings)
            whole(form)


def whole(form: Form) -> None:
    """Paths are distinct and fit the tree, every finding's place is in the file, and texts are kept in cells."""
    found = list(every(form.roots))
    assert len({node.path for node in found}) == len(found)
    for node in found:
        assert all(child.path[:-1] == node.path for child in node.children)
        assert all(cell.field == name for name, cell in node.cells.items())
    texts = {cell.text for row in form.written.rows for cell in row.cells}
    assert all(cell.text in texts for node in found for cell in node.cells.values())
    assert all(finding.span is not None for finding in form.findings)


def every(nodes: list[FormNode]) -> Iterator[FormNode]:
    for node in nodes:
        yield node
        yield from every(node.children)


@given(tables)
def test_every_row_ends_up_somewhere(ruleset: tree.Ruleset, rows: list[dict[str, Any]]) -> None:
    """A row is a leaf, a group's own row, or a finding."""
    text = yaml.safe_dump({"指标": rows}, allow_unicode=True, sort_keys=False)
    written, _ = read_yaml(text, "f.yaml", "")
    if written is None:
        return
    form, _ = bind(written, ruleset)
    if form is None:
        return
    lines = {node.span.line for node in every(form.roots) if node.span is not None}
    lines |= {finding.span.line for finding in form.findings if finding.span is not None}
    groups = {node.name for node in every(form.roots) if node.level < 3}
    groups |= {finding.name for finding in form.findings if isinstance(finding, GroupEmpty)}
    for row in written.rows:
        end = min((other.span.line for other in written.rows if other.span.line > row.span.line), default=10**9)
        told = any(row.span.line <= line < end for line in lines)
        again = any(cell.text.strip().split("（")[0] in groups for cell in row.cells)
        assert told or again


@pytest.mark.parametrize(
    "text", ["2", "≥400件", "98%", "是", "0x1F", "1e3", "2020-01-01", "null件", "1_000", "0o17", "yes"]
)
def test_no_scalar_is_turned_into_something_else(text: str) -> None:
    written, _ = read_yaml(f"指标:\n- {{实际值: {text}}}\n", "f", "")
    assert written is not None
    assert written.rows[0].cells[0].text == text
