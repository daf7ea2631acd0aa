"""A form's file that was opened, whatever its kind: what can be known of it before its ruleset is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from duheng.record import Record

if TYPE_CHECKING:
    from duheng.books.model import Book
    from duheng.forms.model import WrittenForm


class OpenedForm(Record):
    """A form's file, opened: a written form, or a book whose sheets a template's labels make one of.

    ``ruleset``, ``region`` and ``year`` are what the file states itself, as it is written there: what it may name is
    for ``ruleset_for`` to say.
    """

    file: str
    sha256: str
    ruleset: str
    region: str
    year: int | None
    written: WrittenForm | None = None
    book: Book | None = None
