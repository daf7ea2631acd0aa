"""References as a cell sees them: without the name of its own sheet, and without the ``$`` before its own row.

So a copied sheet reads itself, and a copied row its own cells.
"""

from __future__ import annotations

import re

_PART = re.compile(
    r'"(?:[^"]|"")*"'
    r"|(?P<sheet>'(?:[^']|'')*'!)?\$(?P<column>[A-Z]+)\$(?P<row>[0-9]+)(?::\$(?P<last>[A-Z]+)\$(?P<bottom>[0-9]+))?"
)
_PLACE = re.compile(r"(.*!)?\$[A-Z]+\$([0-9]+)")


def seen_from(place: str, formula: str) -> str:
    """A formula whose references are absolute, as it stands in the cell ``place`` (``'自评表'!$J$12``)."""
    found = _PLACE.fullmatch(place)
    assert found is not None, place
    own, row = found[1] or "", found[2]

    def reference(part: re.Match[str]) -> str:
        sheet = part["sheet"] or ""
        if part["column"] is None or sheet != own:
            return part[0]
        if part["bottom"] is None:
            return f"${part['column']}{'' if part['row'] == row else '$'}{part['row']}"
        return part[0].removeprefix(sheet)

    return _PART.sub(reference, formula)
