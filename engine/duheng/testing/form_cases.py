"""Cases of whole forms: a form of their own, a file, or an earlier case, with some cells changed."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterator, Mapping
from hashlib import sha256
from typing import TYPE_CHECKING

from duheng.forms.model import WrittenForm, WrittenRow
from duheng.forms.yaml_nodes import Items, Node, Pairs
from duheng.forms.yaml_reader import form_of, row_of
from duheng.language.tree import FormTemplate
from duheng.problems.case_files import FormDoesNotFit
from duheng.problems.forms import NoRows
from duheng.problems.problem import Problem
from duheng.problems.severity import Severity
from duheng.record import Record, replace
from duheng.testing import case_keys as keys
from duheng.testing.case_bases import Bases
from duheng.testing.cases import Asked, Expectation, FormCase, Said
from duheng.testing.places import Change, changed, dropped

if TYPE_CHECKING:
    from duheng.testing.case_files import CaseReader

Load = Callable[[str], "WrittenForm | Problem | None"]
"""The form in a file by its path from the file of cases, what is wrong with it, or None where there is no such file."""


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


def draft_of(reader: CaseReader, name: Said, said: dict[str, Node]) -> FormDraft:
    """What a case says of its form; problems go to the reader."""
    before = len(reader.problems)
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
    broken = any(each.level() is Severity.ERROR for each in reader.problems[before:])
    return FormDraft(name, form, base, changes, drops, adds, expectations, broken)


def _named(reader: CaseReader, node: Node | None, shape: str) -> Said | None:
    """The name of a case or of a file; that there is nothing is a problem."""
    text = reader.text(node)
    if text is None or text.text:
        return text
    reader.wrong(text.span, shape)
    return None


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
        reader.wrong(node.span, "rows")


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


def _unreadable(draft: FormDraft, problem: Problem) -> Problem:
    span = draft.base.span if draft.base is not None else draft.name.span
    return FormDoesNotFit(
        span=span,
        related=() if problem.span is None else (problem.span,),
        name=draft.name.text,
        problem=problem.message("zh"),
        problem_en=problem.message("en"),
    )


def completed(
    drafts: tuple[FormDraft, ...], template: FormTemplate, load: Load, of_methods: Container[str] = ()
) -> tuple[tuple[FormCase, ...], tuple[Problem, ...]]:
    """The form cases with their forms made; a case whose base isn't there, or whose places aren't, is left out.

    ``of_methods`` are the names of the file's other cases, which have no forms.
    """
    bases = Bases({draft.name.text: draft.name.span for draft in reversed(drafts)}, of_methods)
    made: dict[str, WrittenForm | None] = {}
    cases: list[FormCase] = []
    problems: list[Problem] = []
    for draft in drafts:
        form, found = _made(draft, made, bases, template, load)
        problems += found
        made[draft.name.text] = form
        if form is not None and not found:
            base = draft.base.text if draft.base is not None else ""
            cases.append(FormCase(draft.name.text, draft.name.span, form, draft.expectations, base))
    return tuple(cases), tuple(problems)


def _made(
    draft: FormDraft, made: Mapping[str, WrittenForm | None], bases: Bases, template: FormTemplate, load: Load
) -> tuple[WrittenForm | None, list[Problem]]:
    """The form of a case, and what is wrong with it; None where it has none, or what it is based on is broken."""
    form = draft.form
    if draft.broken or (draft.base is not None and draft.base.text in made and made[draft.base.text] is None):
        return None, []
    if draft.base is not None:
        found = made.get(draft.base.text) or load(draft.base.text)
        if isinstance(found, Problem):
            return None, [_unreadable(draft, found)]
        form = found
        if form is None:
            return None, [bases.unknown(draft.base, draft.name)]
    if form is None:
        return None, []
    form, mistaken = changed(form, draft.changes, template)
    form, missing = dropped(form, draft.drops, template)
    form = replace(form, rows=(*form.rows, *draft.adds))
    empty = [_emptied(draft)] if draft.drops and not form.rows else []
    return form, [*mistaken, *missing, *empty]


def _emptied(draft: FormDraft) -> Problem:
    """What is told where 去掉 has left no row."""
    none = NoRows()
    return FormDoesNotFit(
        span=draft.drops[-1].span, name=draft.name.text, problem=none.message("zh"), problem_en=none.message("en")
    )
