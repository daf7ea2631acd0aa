"""Cases of whole forms as written: a form of their own, a file, or an earlier case, with some cells changed."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256

from duheng.forms.model import WrittenForm, WrittenRow
from duheng.forms.yaml_nodes import Items, Node, Pairs
from duheng.forms.yaml_reader import form_of, row_of
from duheng.record import Record
from duheng.testing import case_keys as keys
from duheng.testing.case_parts import PartReader
from duheng.testing.cases import Asked, Expectation
from duheng.testing.places import Change
from duheng.testing.said import Said


class FormDraft(Record):
    """A form case as written: its form, or what it is based on, and the changes.

    A ``broken`` one has errors of its own; it isn't run, nor is what is based on it.
    """

    name: Said
    form: WrittenForm | None
    base: Said | None
    changes: tuple[Change, ...]
    drops: tuple[Said, ...]
    adds: tuple[WrittenRow, ...]
    expectations: tuple[Expectation, ...]
    broken: bool = False


def draft_of(reader: PartReader, name: Said, said: dict[str, Node]) -> FormDraft:
    """What a case says of its form; problems go to the reader."""
    form, base = None, _named(reader, said.get(keys.BASE), "base")
    written = said.get(keys.FORM)
    if isinstance(written, Pairs):
        text = "\n".join(reader.source.lines)
        form, problems = form_of(written, reader.source, sha256(text.encode()).hexdigest())
        reader.problems += problems
    elif isinstance(written, Items):
        reader.wrong(written.span, "form")
    elif written is not None:
        base = _named(reader, written, "form")
    read = len(reader.problems)
    expectations = tuple(_expectations(reader, said))
    if not expectations and len(reader.problems) == read:
        reader.asserts_nothing(name)
    changes = tuple(_changes(reader, said.get(keys.CHANGE)))
    drops = tuple(_list(reader, said.get(keys.DROP)))
    adds = tuple(_rows(reader, said.get(keys.ADD)))
    return FormDraft(name, form, base, changes, drops, adds, expectations)


def _named(reader: PartReader, node: Node | None, shape: str) -> Said | None:
    """The name of a case or of a file; that there is nothing is a problem."""
    text = reader.text(node)
    if text is None or text.text:
        return text
    reader.wrong(text.span, shape)
    return None


def _changes(reader: PartReader, node: Node | None) -> Iterator[Change]:
    if isinstance(node, Pairs):
        for label, value in reader.labelled(node):
            text = reader.text(value)
            if text is not None:
                yield Change(Said(label.text, label.span), text)
    elif node is not None:
        reader.wrong(node.span, "pairs")


def _list(reader: PartReader, node: Node | None) -> Iterator[Said]:
    if isinstance(node, Items):
        yield from (text for each in node.items if (text := reader.text(each)) is not None)
    elif node is not None:
        text = reader.text(node)
        if text is not None and text.text:
            yield text


def _rows(reader: PartReader, node: Node | None) -> Iterator[WrittenRow]:
    if isinstance(node, Items):
        for number, each in enumerate(node.items, 1):
            row, problems = row_of(each, number, reader.source)
            reader.problems += problems
            yield row
    elif node is not None:
        reader.wrong(node.span, "rows")


def _expectations(reader: PartReader, said: dict[str, Node]) -> Iterator[Expectation]:
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
