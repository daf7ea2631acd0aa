"""The mark by which a scored workbook or document is known again: the category in its properties.

A result has the layout of a form, so that a folder that holds both would count each form twice. Blank forms don't have
it, since people fill them in.
"""

from __future__ import annotations

from pathlib import PurePath

from duheng.books.properties import category_of

RESULT = "度衡计分结果 (scored by duheng)"
KINDS = {".xlsx": ".xlsx", ".xlsm": ".xlsx", ".docx": ".docx"}


def has_mark(data: bytes, name: str) -> bool:
    """Whether the bytes of a file are those of a scored workbook or document."""
    kind = KINDS.get(PurePath(name).suffix.lower())
    return kind is not None and category_of(data, name, kind) == RESULT
