"""Cases of whole forms as written: a form of their own, a file, or an earlier case, with some cells changed."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256
from typing import TYPE_CHECKING

from duheng.forms.model import WrittenForm, WrittenRow
from duheng.forms.yaml_nodes import Items, Node, Pairs
from duheng.forms.yaml_reader import form_of, row_of
from duheng.record import Record
from duheng.testing import case_keys as keys
from duheng.testing.cases import Asked, Expectation
from duheng.testing.places import Change
from duheng.testing.said import Said

if TYPE_CHECKING:
    from duheng.testing.case_files import CaseReader


class FormDraft(Record):
    """A form case as written: its form, or what it is based on, and the changes; ``broken``: not all could be read."""

    name: Said
    form: WrittenForm | None
    base: Said | None
    changes: tuple[Change, ...]
    drops: tuple[Said, ...]
    adds: tuple[WrittenRow, ...]
    expectations: tuple[Expectation, ...]
    broken: bool = False


def draft_of(reader: CaseReader, name: Said, said: dict[str, Node]) -> FormDraft:
    """What a case says of its form; problems go to the reader."""
    form, base = None, reader.text(said.get(keys.BASE))
    written = said.get(keys.FORM)
    if isinstance(written, Pairs):
        text = "\n".join(reader.source.lines)
        form, problems = form_of(written, reader.source, sha256(text.encode()).hexdigest())
        reader.problems += problems
    elif written is not None:
        base = reader.text(written)
    expectations = tuple(_expectations(reader, said))
    if not expectations:
        reader.asserts_nothing(name)
    return FormDraft(
        name,
        form,
        base,
        tuple(_changes(reader, said.get(keys.CHANGE))),
        tuple(_list(reader, said.get(keys.DROP))),
        tuple(_rows(reader, said.get(keys.ADD))),
        expectations,
    )


def _changes(reader: CaseReader, node: Node | None) -> Iterator[Change]:
    if isinstance(node, Pairs):
        for label, value in reader.labelled(node):
            text = reader.text(value)
            if text is not None:
                yield Change(Said(label.text, label.span), text)
    elif node is not None:
        reader.wrong(node.span, "pairs")


def _list(reader: CaseReader, node: Node | None) -> Iterator[Said]:
    if isinstance(node, Items):
        yield from (text for each in node.items if (text := reader.text(each)) is not None)
    elif node is not None:
        text = reader.text(node)
        if text is not None and text.text:
            yield text


def _rows(reader: CaseReader, node: Node | None) -> Iterator[WrittenRow]:
    if isinstance(node, Items):
        for number, each in enumerate(node.items, 1):
            row, problems = row_of(each, number, reader.source)
            reader.problems += problems
            yield row
    elif node is not None:
        reader.wrong(node.span, "list")


def _expectations(reader: CaseReader, said: dict[str, Node]) -> Iterator[Expectation]:
    for key, asked in ((keys.TOTAL, Asked.TOTAL), (keys.GRADE, Asked.GRADE)):
        text = reader.text(said.get(key))
        if text is not None:
            yield Expectation(asked, text)
    scores = said.get(keys.SCORES)
    if isinstance(scores, Pairs):
        for label, value in reader.labelled(scores):
            text = reader.text(value)
            if text is not None:
                yield Expectation(Asked.SCORE, text, label.text, label.span)
    elif scores is not None:
        reader.wrong(scores.span, "pairs")
    for key, asked in ((keys.FOUND, Asked.FOUND), (keys.ABSENT, Asked.ABSENT)):
        yield from (Expectation(asked, text) for text in _list(reader, said.get(key)))
