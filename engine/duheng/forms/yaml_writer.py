"""Lines of forms as YAML: texts as officers would write them, which the reader of forms takes for the same texts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

_BLANKS = " \u3000"
_NAMED = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t"}
_NOTHING = frozenset(("~", "null", "Null", "NULL"))
_TEXT = "tag:yaml.org,2002:str"
_SIGN = "tag:yaml.org,2002:yaml"
_WIDEST = 1_000_000


def pairs(texts: Iterable[tuple[str, str]], indent: str) -> Iterator[str]:
    """``label: text``, with quotation marks only where a text would be read as something else.

    A text with anything that can't be seen is written with escapes, so that it is read as the same text, and nobody is
    deceived by what it looks like.
    """
    from yaml import MappingNode, SafeLoader, ScalarNode, serialize

    resolver: Any = SafeLoader("")
    for label, text in texts:
        if not (_plain(label) and _plain(text)):
            yield f"{indent}{_escaped(label)}: {_escaped(text)}"
            continue
        style = _style(text)
        tag = _TEXT if style else _tag(resolver, text)
        key = ScalarNode(_tag(resolver, label), label)
        pair = (key, ScalarNode(tag, text, style=style))
        mapping = MappingNode("tag:yaml.org,2002:map", [pair], flow_style=False)
        said = serialize(mapping, allow_unicode=True, width=_WIDEST, indent=2)
        yield from (indent + line if line else line for line in said.rstrip("\n").split("\n"))


def _tag(resolver: Any, text: str) -> str:
    """What YAML takes a text for without quotation marks; the signs !, & and * alone would need them."""
    from yaml import ScalarNode

    found: str = resolver.resolve(ScalarNode, text, (True, False))
    return _TEXT if found == _SIGN else found


def _style(text: str) -> str | None:
    if text in _NOTHING or not text.strip():
        return '"'
    lines = text.split("\n")
    return "|" if len(lines) > 1 and all(line and line == line.strip() for line in lines) else None


def _plain(text: str) -> bool:
    """Whether a text needs no escapes: all of it can be seen, and its lines are ones that YAML keeps as they are."""
    lines = text.split("\n")
    whole = len(lines) == 1 or all(line and line == line.strip() for line in lines)
    return whole and all(char.isprintable() or char in _BLANKS for line in lines for char in line)


def _escaped(text: str) -> str:
    return '"' + "".join(map(_escape, text)) + '"'


def _escape(char: str) -> str:
    if char in _NAMED:
        return _NAMED[char]
    if char.isprintable() or char in _BLANKS:
        return char
    code = ord(char)
    return f"\\u{code:04X}" if code < 0x10000 else f"\\U{code:08X}"


def one_line(text: str) -> str:
    """A text on one line, for a comment; what can't be printed is a blank."""
    return " ".join("".join(char if char.isprintable() else " " for char in text).split())
