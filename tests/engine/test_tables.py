"""A parser loaded from JSON, and one with shared scanners, do exactly what lark's own does."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import lark
import pytest
from hypothesis import given
from hypothesis import strategies as st

from duheng import cache
from duheng.syntax import tables

GRAMMAR = r"""
line: IF condition THEN expr          -> when
    | "得" expr [UNIT]                -> gives
    | NAME ":" expr ["," NUMBER]      -> named
condition: expr (COMPARE expr)?
?expr: term ("+" term)*
?term: NUMBER UNIT?                   -> number
    | NAME                            -> name
    | "(" expr ")"
note: "注" /[^\n@]+/
IF.2: /如果|如|若/
THEN.2: "则"
COMPARE: ">=" | ">" | "="
NUMBER: /\d+(?:\.\d+)?/
UNIT: "%" | "元" | "万元"
NAME: /(?!则|若)[^\W\d]\w*/
%ignore /[ \t]+/
"""
STARTS = ("line", "note")
SAMPLES = [
    "若 甲 >= 3 则 乙 + 2.5%",
    "如果 甲则 2",
    "得 得",
    "得 3 万元",
    "甲: (乙 + 1), 2",
    "甲: 乙",
    "若若",
    "若 甲 > 则 2",
    "得",
    "得 3 则",
    "甲 @",
    "",
    "甲: 乙,",
    "得 3 元元",
]


def plain() -> lark.Lark:
    return lark.Lark(GRAMMAR, parser="lalr", lexer="contextual", start=list(STARTS), maybe_placeholders=True)


def outcome(parser: lark.Lark, text: str, start: str = "line") -> Any:
    try:
        tree = parser.parse(text, start=start)
    except lark.UnexpectedToken as fault:
        return "token", fault.token, fault.token.type, fault.column, fault.expected, fault.accepts
    except lark.UnexpectedCharacters as fault:
        return "characters", fault.pos_in_stream, fault.column, fault.allowed
    places = [
        (token.type, token.line, token.column, token.end_column) for token in tree.scan_values(lambda _: True) if token
    ]
    return tree, places


PLAIN = plain()
BUILT = tables.load_parser(GRAMMAR, start=STARTS, name="test")
LOADED = tables.from_json(json.loads(json.dumps(tables.as_json(BUILT))))


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("DUHENG_CACHE", str(tmp_path))
    return tmp_path


@pytest.mark.parametrize("text", SAMPLES)
def test_built_and_loaded_agree_with_lark(text: str) -> None:
    expected = outcome(PLAIN, text)
    assert outcome(BUILT, text) == expected
    assert outcome(LOADED, text) == expected


@given(st.lists(st.sampled_from("若 如果 则 得 甲 乙则 12 3.5 >= = + ( ) : , 元 万元 % @ 注".split()), max_size=8))
def test_any_text_reads_alike(words: list[str]) -> None:
    for text in (" ".join(words), "".join(words)):
        for start in STARTS:
            assert outcome(LOADED, text, start) == outcome(PLAIN, text, start)


def test_samples_reach_every_kind_of_outcome() -> None:
    kinds = {result[0] if isinstance(result[0], str) else "tree" for result in (outcome(PLAIN, t) for t in SAMPLES)}
    assert kinds == {"tree", "token", "characters"}


def test_a_slice_of_a_text_ends_where_it_ends() -> None:
    slice_ = lark.TextSlice("得 123元", 0, 4)
    tree = LOADED.parse(slice_, start="line")
    assert [str(token) for token in tree.scan_values(lambda _: True) if token] == ["12"]
    assert tree == PLAIN.parse(slice_, start="line")


def test_literals_win_over_names_only_where_they_stand() -> None:
    tree = LOADED.parse("得 得", start="line")
    assert [(token.type, str(token)) for token in tree.scan_values(lambda _: True) if token] == [("NAME", "得")]


def test_the_second_parser_comes_from_the_cache(monkeypatch: pytest.MonkeyPatch) -> None:
    tables.load_parser(GRAMMAR, start=STARTS, name="again")

    def fail(*_: object, **__: object) -> None:
        raise AssertionError("built anew")

    monkeypatch.setattr(lark.Lark, "__init__", fail)
    parser = tables.load_parser(GRAMMAR, start=STARTS, name="again")
    assert parser.parse("甲: 1", start="line").data == "named"


def test_another_grammar_or_start_is_built(folder: Path) -> None:
    for grammar, start in ((GRAMMAR, ["line"]), (GRAMMAR, ["note"]), (GRAMMAR + "\n", ["line"])):
        tables.load_parser(grammar, start=start, name="keyed")
    assert len(list((folder / "tables-keyed").iterdir())) == 3


@pytest.mark.parametrize("spoilt", [{}, [], "x", 7, {"memo": [[0, {}]]}])
def test_what_does_not_load_is_built_anew_and_kept(folder: Path, spoilt: object) -> None:
    key = cache.key_of(lark.__version__, *STARTS, GRAMMAR)
    cache.store("tables-test", key, spoilt)
    assert tables.load_parser(GRAMMAR, start=STARTS, name="test").parse("甲: 1", start="line").data == "named"
    assert set(cache.load("tables-test", key) or ()) > {"memo", "states", "tokens"}


def test_a_half_right_cache_is_built_anew() -> None:
    key = cache.key_of(lark.__version__, *STARTS, GRAMMAR)
    kept = tables.as_json(BUILT)
    del next(actions for _, actions in kept["states"] if actions)[0][2]
    cache.store("tables-test", key, kept)
    assert tables.load_parser(GRAMMAR, start=STARTS, name="test").parse("甲: 1", start="line").data == "named"


def test_a_transformer_is_applied_by_both() -> None:
    class Sizes(lark.Transformer[Any, Any]):
        def number(self, children: list[Any]) -> str:
            return f"number of {len(children)}"

    for _ in ("built", "loaded"):
        parser = tables.load_parser(GRAMMAR, start=STARTS, name="test", transformer=Sizes())
        assert parser.parse("甲: 3 元", start="line").children[1] == "number of 2"


def test_states_share_their_expressions() -> None:
    """They do by the cache of ``re``, in which there is room: what other tests compiled is forgotten first."""
    re.purge()
    parser = tables.from_json(json.loads(json.dumps(tables.as_json(BUILT))))
    parser.parse("若 甲 则 (乙 + 1)", start="line")
    used = [lexer.scanner for lexer in parser.parser.lexer.lexers.values() if lexer._scanner is not None]
    names = [expression for scanner in {id(each): each for each in used}.values() for expression, _ in scanner._tries]
    assert len({id(name) for name in names}) == len({name.pattern for name in names}) < len(names)
    assert all(isinstance(name, re.Pattern) for name in names)
