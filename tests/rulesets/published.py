"""Published forms scored by the shipped rulesets, and what their printed scores differ in."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import duheng
from duheng.evaluation.result import NodeResult, Result
from duheng.forms.yaml_reader import read_yaml
from duheng.language.decimal import decimal_text

FORMS = Path(__file__).parent / "forms"

Difference = tuple[str, str, str]
"""A row's name, the score printed on the form, the score computed (low～high where it is open)."""


def form(name: str) -> str:
    """The text of a form of the folder."""
    return (FORMS / f"{name}.yaml").read_text(encoding="utf-8")


def scored(ruleset: str, text: str) -> Result:
    """A form's text scored by a shipped ruleset."""
    written, problems = read_yaml(text, "form.yaml", "0" * 64)
    assert written is not None, problems
    return duheng.evaluate(written, duheng.load_ruleset(ruleset))


def row(result: Result, name: str) -> NodeResult:
    """The only node of a name."""
    (found,) = [each for each in result.nodes if each.path[-1] == name]
    return found


def span(low: Fraction, high: Fraction | None) -> str:
    """A score, or the range of an open one."""
    ends = [decimal_text(end) if end is not None else "" for end in (low, high)]
    return ends[0] if low == high else "～".join(ends)


def score(result: Result, name: str) -> str:
    """What a node scores."""
    found = row(result, name)
    return span(found.low, found.high)


def total(result: Result) -> str:
    """What the form scores."""
    return span(result.total.low, result.total.high)


def differences(result: Result) -> list[Difference]:
    """Every node whose printed score isn't the computed one; an open score differs as well."""
    return [
        (node.path[-1], decimal_text(node.claimed), span(node.low, node.high))
        for node in result.nodes
        if node.claimed is not None and (node.low, node.high) != (node.claimed, node.claimed)
    ]


def failed(result: Result, check: str) -> list[str]:
    """The nodes at which a check fails; an empty name is the form."""
    return [
        "/".join(each.path[-1:])
        for each in result.findings
        if each.code == "CHK-001" and check in each.message("zh").replace("\xa0", " ")
    ]


def told(result: Result, code: str) -> list[str]:
    """The messages of a code."""
    return [each.message("zh").replace("\xa0", " ") for each in result.findings if each.code == code]
