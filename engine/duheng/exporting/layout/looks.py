"""How a drawing looks on paper: typefaces, lines, colours, heights that hold what is written."""

from __future__ import annotations

from collections.abc import Mapping

from duheng.books.drawn import Align, DrawnCell, DrawnSheet, Face, Style, height_of
from duheng.books.model import Area
from duheng.exporting.layout.sketch import Box, Role, Sketch
from duheng.record import replace

_HEAD, _SYSTEM, _DIFFERENT = "E9EEF4", "EEF5EA", "FCE4D6"
_STYLES: Mapping[Role, Style] = {
    Role.TITLE: Style(face=Face.HEI, size=16, border=False),
    Role.YEAR: Style(size=11, border=False),
    Role.ASIDE: Style(border=False, align=Align.LEFT),
    Role.ASIDE_RIGHT: Style(border=False, align=Align.RIGHT),
    Role.LABEL: Style(fill=_HEAD),
    Role.VALUE: Style(),
    Role.TEXT: Style(align=Align.LEFT),
    Role.LEVEL: Style(),
    Role.NAME: Style(align=Align.LEFT),
    Role.HEAD: Style(bold=True, fill=_HEAD),
    Role.SYSTEM_HEAD: Style(bold=True, fill=_SYSTEM),
    Role.SYSTEM: Style(fill=_SYSTEM),
    Role.DIFFERENT: Style(fill=_DIFFERENT, bold=True),
    Role.REASON: Style(fill=_SYSTEM, align=Align.LEFT, size=9),
    Role.TOTAL: Style(bold=True, fill=_HEAD),
    Role.NOTE: Style(face=Face.FANGSONG, border=False, align=Align.LEFT),
}
_LEAST = 20.0
_WIDEST_UPRIGHT = 105.0


def drawn(sketch: Sketch, name: str, *, protected: bool = False) -> DrawnSheet:
    """A drawing as a sheet: on upright paper where it isn't too wide."""
    cells = {(box.top, box.left): _cell(box) for box in sketch.boxes}
    merged = [
        Area(box.top, box.left, box.bottom, box.right)
        for box in sketch.boxes
        if (box.top, box.left) != (box.bottom, box.right)
    ]
    return DrawnSheet(
        name,
        cells,
        sketch.widths,
        tuple(merged),
        _heights(sketch),
        repeated=sketch.head,
        landscape=sum(sketch.widths) > _WIDEST_UPRIGHT,
        protected=protected,
    )


def _cell(box: Box) -> DrawnCell:
    style, said = replace(_STYLES[box.role], open=box.open), box.content
    return DrawnCell(style, said.text, said.number, said.format, said.formula, box.choices)


def _heights(sketch: Sketch) -> dict[int, float]:
    """The height of each row: what its own boxes need, and its share of what tall ones need beyond that."""
    heights = {row: max(_LEAST, sketch.least.get(row, 0.0)) for row in range(1, sketch.row + 1)}
    tall = []
    for box in sketch.boxes:
        if box.content.text:
            width = sum(sketch.widths[box.left - 1 : box.right])
            wanted = height_of(box.content.text, width, _STYLES[box.role].size)
            if box.bottom == box.top:
                heights[box.top] = max(heights[box.top], wanted)
            else:
                tall.append((box, wanted))
    for box, wanted in tall:
        rows = range(box.top, box.bottom + 1)
        lacking = wanted - sum(heights[row] for row in rows)
        for row in rows:
            heights[row] += max(0.0, lacking / len(rows))
    return {row: min(round(height, 1), 409.0) for row, height in heights.items()}
