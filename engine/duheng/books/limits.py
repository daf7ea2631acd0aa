"""How large a book may be.

A file of a few kilobytes can hold gigabytes of nothing. The limits are far above any form of self-evaluation, and low
enough that a book is read, or refused, in a second or two.
"""

from __future__ import annotations

from duheng.record import Record


class Limits(Record):
    """The most that is read of a book, and (rows, columns, merged areas) of one of its sheets.

    ``unpacked`` are bytes, ``elements`` those of the XML, ``cells`` the filled ones, ``characters`` those they show. As
    many cells as may be filled may be merged, in all sheets of a book together.
    """

    unpacked: int = 20_000_000
    parts: int = 1_000
    sheets: int = 200
    elements: int = 1_000_000
    cells: int = 200_000
    characters: int = 4_000_000
    rows: int = 10_000
    columns: int = 100
    merged: int = 2_000
