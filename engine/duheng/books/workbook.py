"""The parts that sheets share: the list of sheets, the texts that cells point to, and the formats of their styles."""

from __future__ import annotations

import re

from duheng.books.formats import GENERAL, LONGEST, UNREADABLE, Format, read_format, written_in
from duheng.books.markup import Attributes, Reader, is_on, local, whole
from duheng.books.raised import Runs

_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")


class WorkbookReader(Reader):
    """The sheets' names, whether each is hidden, and the names of their relations; and from which day it counts."""

    def __init__(self) -> None:
        self.sheets: list[tuple[str, bool, str]] = []
        self.since_1904 = False

    def start(self, name: str, attributes: Attributes) -> None:
        if name == "sheet":
            hidden = attributes.get("state", "visible") != "visible"
            identity = next((value for name, value in attributes.items() if local(name) == "id"), "")
            self.sheets.append((attributes.get("name", ""), hidden, identity))
        elif name == "workbookPr":
            self.since_1904 = is_on(attributes.get("date1904", "0"))


class TextsReader(Reader):
    """The shared texts by their numbers, without readings of characters (phonetics) and what is struck out.

    ``struck`` are the numbers of those of which something is.
    """

    def __init__(self) -> None:
        self.texts: list[str] = []
        self.struck: set[int] = set()
        self._parts: list[str] = []
        self._inside = False
        self._runs = Runs()

    def start(self, name: str, attributes: Attributes) -> None:
        self._runs.start(name, attributes)
        if name == "si":
            self._parts, self._runs = [], Runs()
        elif name == "t":
            self._inside = not self._runs.aside
        elif name == "strike" and self._runs.struck:
            self.struck.add(len(self.texts))

    def text(self, text: str) -> None:
        if self._inside:
            self._parts.append(self._runs.seen(text))

    def end(self, name: str) -> None:
        self._runs.end(name)
        if name == "si":
            self.texts.append(unescaped("".join(self._parts)))
        elif name == "t":
            self._inside = False


class StylesReader(Reader):
    """What a cell's style, by its number, says of numbers and texts; ``struck`` are those that strike texts out."""

    def __init__(self) -> None:
        self._codes: dict[str, str] = {}
        self._styles: list[str] = []
        self.struck: set[int] = set()
        self._fonts: list[bool] = []
        self._in_cells = self._in_fonts = False

    def start(self, name: str, attributes: Attributes) -> None:
        if name == "numFmt":
            code = attributes.get("formatCode", GENERAL)
            self._codes[attributes.get("numFmtId", "")] = code[: LONGEST + 1]
        elif name == "cellXfs":
            self._in_cells = True
        elif name == "fonts":
            self._in_fonts = True
        elif name == "font" and self._in_fonts:
            self._fonts.append(False)
        elif name == "strike" and self._in_fonts and self._fonts:
            self._fonts[-1] = is_on(attributes.get("val", "1"))
        elif name == "xf" and self._in_cells:
            font = whole(attributes.get("fontId", "0")) or 0
            if font < len(self._fonts) and self._fonts[font]:
                self.struck.add(len(self._styles))
            self._styles.append(attributes.get("numFmtId", "0"))

    def end(self, name: str) -> None:
        if name == "cellXfs":
            self._in_cells = False
        elif name == "fonts":
            self._in_fonts = False

    def code(self, style: int) -> str:
        """The text of a style's number format; that of its number, where this names none."""
        number = self._number(style)
        known = whole(number)
        return self._codes.get(number, number if known is None else written_in(known))

    def format(self, style: int) -> Format:
        """What that format means."""
        number = self._number(style)
        named = number in self._codes or whole(number) is not None
        return read_format(self.code(style)) if named else UNREADABLE

    def _number(self, style: int) -> str:
        return self._styles[style] if style < len(self._styles) else "0"


def unescaped(text: str) -> str:
    """A text with its escaped control characters (``_x000D_``) as themselves; halves of a character become U+FFFD."""
    if "_x" not in text:
        return text
    units = _ESCAPED.sub(lambda found: chr(int(found.group(1), 16)), text)
    return units.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
