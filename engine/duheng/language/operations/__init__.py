"""All operations, row by row: see ``language.operation`` for what a row is.

``ROWS`` is the order of the reference; the rest of duheng finds a row by its key, or by how it is written.
"""

from __future__ import annotations

from duheng.language.operation import Fixity, Operation
from duheng.language.operations import arithmetic, comparison, rounding

ROWS: tuple[Operation, ...] = (*arithmetic.ROWS, *comparison.ROWS, *rounding.ROWS)

BY_KEY: dict[str, Operation] = {row.key: row for row in ROWS}

FUNCTIONS: dict[str, Operation] = {
    name: row for row in ROWS if row.fixity is Fixity.FUNCTION for name in (*row.zh, *row.en)
}

INFIX: dict[str, Operation] = {name: row for row in ROWS if row.fixity is Fixity.INFIX for name in (*row.zh, *row.en)}

PREFIX: dict[str, Operation] = {name: row for row in ROWS if row.fixity is Fixity.PREFIX for name in (*row.zh, *row.en)}
