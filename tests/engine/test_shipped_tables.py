"""The parser tables that come with duheng are those of the grammars that come with it."""

from __future__ import annotations

import json

import pytest

from duheng.forms.ship_tables import grammars
from duheng.resources import grammar
from duheng.syntax.tables import fingerprint, from_json, load_parser


@pytest.mark.parametrize("name", sorted(grammars()))
def test_they_are_fresh(name: str) -> None:
    text, start = grammars()[name]
    kept = json.loads(grammar(f"tables/{name}.json").read_bytes())
    assert kept["made_from"] == fingerprint(text, start), "run: make tables"
    assert from_json(kept["tables"]).options.start == list(start)


def test_they_are_not_used_for_another_grammar() -> None:
    parser = load_parser('line: "甲"', start=("line",), name="ruleset")
    assert parser.parse("甲").data == "line"
