"""Writes the parser tables that come with duheng: ``python -m duheng.forms.ship_tables`` after a grammar has changed.

A test holds that the shipped tables are those of the shipped grammars; without them everything works, a little later.
"""

from __future__ import annotations

import json
from pathlib import Path

from duheng.forms.notation import VALUE_START
from duheng.resources import grammar, grammar_text
from duheng.syntax.parser import LINE_START
from duheng.syntax.tables import as_json, build_parser, fingerprint, shipped
from duheng.syntax.words import grammar as ruleset_grammar


def grammars() -> dict[str, tuple[str, tuple[str, ...]]]:
    """The shipped grammars by name, with what they start from."""
    return {"ruleset": (ruleset_grammar(), LINE_START), "value": (grammar_text("value.lark"), VALUE_START)}


def write_tables() -> None:
    """Build and write the tables of every shipped grammar that has changed; only a checkout can be written to.

    lark numbers a grammar's states as its sets come out, so that tables built twice differ; right ones are left alone.
    """
    folder = Path(str(grammar("tables")))
    folder.mkdir(exist_ok=True)
    for name, (text, start) in grammars().items():
        if shipped(name, fingerprint(text, start)) is not None:
            continue
        made = {"made_from": fingerprint(text, start), "tables": as_json(build_parser(text, start))}
        content = json.dumps(made, ensure_ascii=False, separators=(",", ":"))
        (folder / f"{name}.json").write_text(content + "\n", encoding="utf-8")


if __name__ == "__main__":
    write_tables()
