"""The places of several cells, told one behind the other: their sheet, or a document's table, is named once."""

from __future__ import annotations

from collections.abc import Sequence

from duheng.source import Span


def places_named(spans: Sequence[Span]) -> list[str]:
    """``自评表!F11``, ``F12`` …; what stands in another table is told with that table's name."""
    first, *others = (span.inside for span in spans)
    sheet, mark, _ = first.rpartition("!")
    return [first, *(each.removeprefix(sheet + mark) for each in others)]
