"""Texts in files of cases, with their places: what everything that reads cases hands on."""

from __future__ import annotations

from duheng.record import Record
from duheng.source import NOWHERE, Span


class Said(Record):
    """A text in a file of cases, and where it stands."""

    text: str
    span: Span


class Input(Record):
    """A value that is given: the field's name, the text, and where both stand."""

    name: str
    text: str
    name_span: Span
    span: Span


def unplaced(text: str) -> Said:
    """A text that stands in no file."""
    return Said(text, NOWHERE)
