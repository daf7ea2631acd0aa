"""HTML put together so that no text can be taken for markup.

Texts come from anybody's form. Here a plain ``str`` is always text and is escaped; only what ``element`` made is
markup. What can't be seen or turns the direction of writing (control characters, U+202E …) becomes a blank or a
replacement mark, as in the terminal.
"""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from duheng.source import NO_BREAK, visible

_VOID = frozenset(("meta",))
_CLOSED = frozenset(("rect", "line", "path"))
"""Elements of drawings that hold nothing; in a drawing they must say so."""


class Markup(str):
    """A piece of HTML, its texts escaped already."""

    __slots__ = ()


NOTHING = Markup("")
LINE = Markup("\n")
Content = str | Markup


def shown(text: str) -> str:
    """A text as the reader sees it: on one line, without characters that move or hide others."""
    return visible(text, NO_BREAK)


def text(content: Content) -> Markup:
    """Content as markup: a plain text is escaped."""
    return content if isinstance(content, Markup) else Markup(escape(shown(content), quote=True))


def element(tag: str, *content: Content, **attributes: str) -> Markup:
    """``<tag …>content</tag>``.

    A trailing ``_`` of an attribute's name is dropped (``class_``), other ``_`` are ``-``. An attribute with an empty
    value is left out.
    """
    inside = "".join(map(text, content))
    written = "".join(map(_attribute, attributes.items()))
    if tag in _VOID or tag in _CLOSED:
        return Markup(f"<{tag}{written}{'/' if tag in _CLOSED else ''}>")
    return Markup(f"<{tag}{written}>{inside}</{tag}>")


def _attribute(item: tuple[str, str]) -> str:
    name, value = item[0].removesuffix("_").replace("_", "-"), item[1]
    return f' {name}="{escape(shown(value), quote=True)}"' if value else ""


def joined(parts: Iterable[Content], between: Content = NOTHING) -> Markup:
    """Pieces after each other, with something between them."""
    return Markup(text(between).join(map(text, parts)))
