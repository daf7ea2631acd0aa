"""Parsers whose tables are worked out once and kept.

Building the LALR tables of the ruleset language takes ten times as long as everything else at start-up. lark can keep
them itself, but as a pickle, and a cache must never run what it holds; here they are kept as JSON. Those of the shipped
grammars come with duheng (``grammar/tables``, written by ``ship_tables``), so that a first run is quick as well. A
parser that was loaded gives the same trees and expects the same tokens as one that was built.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from hashlib import sha256
from typing import Any

import lark
from lark.grammar import Rule
from lark.lexer import TerminalDef

from duheng import cache
from duheng.resources import grammar as grammar_file
from duheng.syntax.scanning import SharingContextualLexer

_PLUGINS = {"ContextualLexer": SharingContextualLexer}
_BUILT = {
    "parser": "lalr",
    "lexer": "contextual",
    "maybe_placeholders": True,
    "propagate_positions": False,
    "keep_all_tokens": False,
}
_KEPT_OPTIONS = ("parser", "lexer", "start", "priority", "maybe_placeholders", "keep_all_tokens")


def load_parser(
    grammar: str, *, start: Sequence[str], name: str, transformer: lark.Transformer[Any, Any] | None = None
) -> lark.Lark:
    """A parser for ``grammar``: by the tables that came with duheng, else by kept ones, else by building them.

    ``name`` tells the grammars apart. Tables are used only where they were made from this very grammar by this lark.
    """
    key = cache.key_of(lark.__version__, *start, grammar)
    made_from = fingerprint(grammar, start)
    for kept in (shipped(name, made_from), cache.load(f"tables-{name}", key)):
        loaded = _loaded(kept, transformer) if kept is not None else None
        if loaded is not None:
            return loaded
    built = build_parser(grammar, start, transformer)
    cache.store(f"tables-{name}", key, as_json(built))
    return built


def build_parser(
    grammar: str, start: Sequence[str], transformer: lark.Transformer[Any, Any] | None = None
) -> lark.Lark:
    """A parser whose tables are worked out now."""
    return lark.Lark(grammar, start=list(start), transformer=transformer, _plugins=_PLUGINS, **_BUILT)


def fingerprint(grammar: str, start: Sequence[str]) -> str:
    """What tables are made from: the grammar, its starts and lark's version."""
    return sha256("\0".join((lark.__version__, *start, grammar)).encode()).hexdigest()


def shipped(name: str, made_from: str) -> Any | None:
    """The tables that came with duheng, where they were made from this."""
    try:
        kept = json.loads(grammar_file(f"tables/{name}.json").read_bytes())
    except (OSError, ValueError):
        return None
    return kept["tables"] if isinstance(kept, dict) and kept.get("made_from") == made_from else None


def as_json(parser: lark.Lark) -> dict[str, Any]:
    """A parser's tables as plain JSON data: numbered keys become lists of pairs, references to rules their numbers."""
    data, memo = parser.memo_serialize([TerminalDef, Rule])
    table = data["parser"]["parser"]
    return {
        "options": {name: data["options"][name] for name in _KEPT_OPTIONS},
        "rules": [rule["@"] for rule in data["rules"]],
        "conf": {"lexer_conf": data["parser"]["lexer_conf"], "parser_conf": data["parser"]["parser_conf"]},
        "memo": list(memo.items()),
        "tokens": list(table["tokens"].items()),
        "states": [
            [state, [[token, kind, target["@"] if kind else target] for token, (kind, target) in actions.items()]]
            for state, actions in table["states"].items()
        ],
        "starts": table["start_states"],
        "ends": table["end_states"],
    }


def from_json(kept: dict[str, Any], transformer: lark.Transformer[Any, Any] | None = None) -> lark.Lark:
    """The parser whose tables were written by ``as_json``."""
    memo = {number: _restored(entry) for number, entry in kept["memo"]}
    references = {number: {"@": number} for number in memo}
    table = {
        "tokens": dict(kept["tokens"]),
        "states": {
            state: {token: (kind, references[target] if kind else target) for token, kind, target in actions}
            for state, actions in kept["states"]
        },
        "start_states": kept["starts"],
        "end_states": kept["ends"],
    }
    data = {
        "options": kept["options"],
        "rules": [references[number] for number in kept["rules"]],
        "parser": {**kept["conf"], "parser": table},
    }
    load: Callable[..., lark.Lark] = lark.Lark._load_from_dict
    return load(data, memo, transformer=transformer, _plugins=_PLUGINS)


def _restored(entry: dict[str, Any]) -> dict[str, Any]:
    if entry["__type__"] == "TerminalDef":
        entry["pattern"]["flags"] = frozenset(entry["pattern"]["flags"])
    else:
        entry["options"]["empty_indices"] = tuple(entry["options"]["empty_indices"])
    return entry


def _loaded(kept: Any, transformer: lark.Transformer[Any, Any] | None) -> lark.Lark | None:
    """The parser of kept tables; None where anything is wrong with them, of which lark may say whatever it likes."""
    try:
        return from_json(kept, transformer)
    except Exception:
        return None
