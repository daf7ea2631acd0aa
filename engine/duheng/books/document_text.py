"""The text of a document's paragraph as it is seen: its runs, and what in them is no text.

A sign of another font, a raised digit, a fraction, a choice from a list stand for something, and a number from which
they vanish is another number. What can't be shown as a character is a sign that keeps the cell from being a number.
Text that is hidden or struck through isn't read; it is kept apart, so that it can be told.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from duheng.books.markup import Attributes, Reader, local, whole
from duheng.books.raised import LOWERED, RAISED, placed
from duheng.books.symbols import LOST, symbol

_BREAKS = {"br": "\n", "cr": "\n", "tab": " ", "ptab": " ", "noBreakHyphen": "-"}
_HIDING = frozenset(("vanish", "webHidden", "specVanish", "strike", "dstrike"))
_NOTES = frozenset(("footnoteReference", "endnoteReference"))
_IN_MATHS = {"sup": RAISED, "sub": LOWERED}
_BEGINS = {"den": "⁄", "d": "(", "rad": "√", "nary": LOST, "m": LOST, "eqArr": LOST, "acc": LOST, "bar": LOST}
_BEGINS |= {"limLow": LOST, "limUpp": LOST, "groupChr": LOST, "borderBox": LOST, "phant": LOST, "sPre": LOST}
_ENDS = {"d": ")"}
_FORMULA = re.compile(r"\s*EQ\b", re.IGNORECASE)
"""A field that draws a formula; what it draws is no text."""
_OFF = frozenset(("0", "false", "off", "none"))


class Look:
    """How a run looks: whether it is seen, and where it stands; ``above``, the look that it begins with."""

    def __init__(self, above: Look | None = None) -> None:
        self.hiding: set[str] = set(above.hiding) if above is not None else set()
        self.place: str = above.place if above is not None else ""


class ParagraphText:
    """Gathers the text of one paragraph after another; ``styles`` are those of runs by their names."""

    def __init__(self, styles: Mapping[str, Look]) -> None:
        self.styles = styles
        self._unseen: list[str] = []
        self._parts: list[str] = []
        self._looks: list[Look] = []
        self._places: list[str] = []
        self._maths = self._marks = 0
        self._in_text = self._in_instruction = False
        self._paragraph: Look | None = None
        self._choices: list[str] | None = None
        self._chosen: int | None = None
        self._ticked: bool | None = None

    def start(self, name: str, attributes: Attributes) -> None:
        """An element of the paragraph begins."""
        if name == "t":
            self._in_text = True
        elif name in _BREAKS:
            self._add(_BREAKS[name])
        elif name == "instrText":
            self._in_instruction = True
        elif name == "r":
            self._looks.append(Look(self._paragraph))
        elif name == "object":
            self._add(LOST)
        elif name == "pPr":
            self._marks += 1
        elif name == "pStyle" and self._marks:
            self._paragraph = self.styles.get(value_of(attributes))
        elif name == "oMath":
            self._maths += 1
        elif self._maths and name in _IN_MATHS:
            self._places.append(_IN_MATHS[name])
        elif self._maths and name in _BEGINS:
            self._add(_BEGINS[name])
        elif name == "sym":
            self._add(symbol(value_of(attributes, "font"), value_of(attributes, "char")))
        elif self._looks and not self._marks:
            look(self._looks[-1], name, attributes, self.styles)
            self._field(name, attributes)

    def _field(self, name: str, attributes: Attributes) -> None:
        """The parts of fields that a person fills in: what was chosen, what was ticked."""
        said = value_of(attributes)
        if name == "ddList":
            self._choices, self._chosen = [], None
        elif self._choices is not None and (name == "result" or (name == "default" and self._chosen is None)):
            self._chosen = whole(said) or 0
        elif self._choices is not None and name == "listEntry":
            self._choices.append(said)
        elif name == "checkBox":
            self._ticked = False
        elif self._ticked is not None and name in ("default", "checked"):
            self._ticked = said not in _OFF

    def text(self, text: str) -> None:
        """Text of the document."""
        if self._in_text:
            self._add(text)
        elif self._in_instruction and _FORMULA.match(text):
            self._add(LOST)

    def end(self, name: str) -> None:
        """An element of the paragraph ends."""
        if name == "t":
            self._in_text = False
        elif name == "instrText":
            self._in_instruction = False
        elif name == "r" and self._looks:
            self._looks.pop()
        elif name == "pPr":
            self._marks -= 1
        elif name == "oMath":
            self._maths -= 1
        elif self._maths and name in _IN_MATHS:
            self._places.pop()
        elif self._maths and name in _ENDS:
            self._add(_ENDS[name])
        elif name == "ddList" and self._choices is not None:
            self._add("".join(self._choices[self._chosen or 0 :][:1]))
            self._choices = None
        elif name == "checkBox" and self._ticked is not None:
            self._add("☑" if self._ticked else "□")
            self._ticked = None

    def _add(self, text: str) -> None:
        shown = self._looks[-1] if self._looks else Look()
        if shown.hiding:
            self._unseen.append(text)
        else:
            self._parts.append(placed(text, self._places[-1] if self._places else shown.place))

    @property
    def pending(self) -> bool:
        """Whether there is text that wasn't taken yet."""
        return bool(self._parts or self._unseen)

    def take(self) -> tuple[str, str]:
        """The text that was gathered since the last time, and what of it isn't seen."""
        found = "".join(self._parts).strip(), "".join(self._unseen).strip()
        self._parts, self._unseen, self._paragraph = [], [], None
        return found


class RunStyles(Reader):
    """The styles of runs and paragraphs that hide or raise text, by their names."""

    def __init__(self) -> None:
        self._found: dict[str, Look] = {}
        self._above: dict[str, str] = {}
        self._name = ""

    def looks(self) -> Mapping[str, Look]:
        """How each style looks, with the styles that it is based on."""
        return {name: self._whole(name) for name in self._found}

    def _whole(self, name: str) -> Look:
        found, seen = Look(), set[str]()
        while name in self._found and name not in seen:
            seen.add(name)
            found.hiding |= self._found[name].hiding
            found.place = found.place or self._found[name].place
            name = self._above.get(name, "")
        return found

    def start(self, name: str, attributes: Attributes) -> None:
        if name == "style":
            of_text = value_of(attributes, "type") in ("character", "paragraph")
            self._name = value_of(attributes, "styleId") if of_text else ""
        elif self._name and name == "basedOn":
            self._found.setdefault(self._name, Look())
            self._above[self._name] = value_of(attributes)
        elif self._name:
            look(self._found.setdefault(self._name, Look()), name, attributes, {})

    def end(self, name: str) -> None:
        if name == "style":
            self._name = ""


def look(found: Look, name: str, attributes: Attributes, styles: Mapping[str, Look]) -> None:
    """Note what an element says of how a run looks."""
    said = value_of(attributes)
    if name in _HIDING:
        (found.hiding.discard if said in _OFF else found.hiding.add)(name)
    elif name == "vertAlign":
        found.place = said
    elif name == "position" and said.strip("+-0"):
        found.place = LOWERED if said.startswith("-") else RAISED
    elif name == "rStyle" and said in styles:
        found.hiding |= styles[said].hiding
        found.place = found.place or styles[said].place
    elif name in _NOTES and value_of(attributes, "customMarkFollows") not in ("", *_OFF):
        found.place = RAISED


def value_of(attributes: Attributes, wanted: str = "val") -> str:
    """An attribute by its name without a prefix; empty where it isn't there."""
    return next((value for name, value in attributes.items() if local(name) == wanted), "")
