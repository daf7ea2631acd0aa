"""The forms of form cases, made from what they are based on: a file or an earlier case, with some cells changed.

A case whose form can't be made isn't run, and neither is one that builds on it. A form that names another ruleset is
told: as an error where the file of cases says so itself, as a note where a form file does, since forms of other
rulesets are a legitimate thing to test with.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from duheng.forms.labels import RULESET, head_labels
from duheng.forms.model import Written, WrittenForm
from duheng.language import tree
from duheng.problems.case_files import FormDoesNotFit
from duheng.problems.case_forms import BaseNotMade, FormFileForAnother, FormForAnother
from duheng.problems.forms import NoRows
from duheng.problems.problem import Problem
from duheng.record import Record, replace
from duheng.source import Span
from duheng.testing.case_bases import base_unknown
from duheng.testing.case_files import Drafts
from duheng.testing.cases import FormCase, Unmade
from duheng.testing.form_cases import FormDraft
from duheng.testing.places import changed, dropped

Load = Callable[[str], "WrittenForm | Problem | None"]
"""The form in a file by its path from the file of cases, what is wrong with it, or None where there is no such file."""
IsThis = Callable[[str, str], bool]
"""Whether a ruleset, as a file names it, is the one that is tested."""


class Completed(Record):
    """Form cases with their forms; what is wrong, what is only noted, and which cases couldn't be made."""

    cases: tuple[FormCase, ...]
    problems: tuple[Problem, ...]
    notes: tuple[Problem, ...]
    unmade: tuple[Unmade, ...]


def completed(drafts: Drafts, ruleset: tree.Ruleset, load: Load, is_this: IsThis, unread: Iterable[str]) -> Completed:
    """The form cases of a file, in their order; ``unread`` are the names of those that couldn't be read."""
    making = _Making(drafts, ruleset, load, is_this, unread)
    cases = [making.made(draft) for draft in drafts.forms]
    unmade = (
        Unmade(draft.name.text, draft.name.span.line)
        for draft, case in zip(drafts.forms, cases, strict=True)
        if case is None
    )
    found = tuple(case for case in cases if case is not None)
    return Completed(found, tuple(making.problems), tuple(making.notes), tuple(unmade))


class _Making:
    """Makes forms one after the other; ``forms`` are those of the cases before by their names, None where none came."""

    def __init__(
        self, drafts: Drafts, ruleset: tree.Ruleset, load: Load, is_this: IsThis, unread: Iterable[str]
    ) -> None:
        self.of_forms = {draft.name.text: draft.name.span for draft in reversed(drafts.forms)}
        self.of_methods = frozenset(case.name for case in drafts.methods)
        self.ruleset = ruleset
        self.load = load
        self.is_this = is_this
        self.forms: dict[str, WrittenForm | None] = {name: None for name in unread if name}
        self.problems: list[Problem] = []
        self.notes: list[Problem] = []
        self.noted: set[str] = set()

    def made(self, draft: FormDraft) -> FormCase | None:
        """The case of a draft, None where it can't be made."""
        form = self._form(draft)
        self.forms[draft.name.text] = form
        return FormCase(draft.name.text, draft.name.span, form, draft.expectations) if form is not None else None

    def _form(self, draft: FormDraft) -> WrittenForm | None:
        base = draft.form if draft.base is None else self._base(draft)
        if base is None or draft.broken:
            return None
        form, found = changed(base, draft.changes, self.ruleset.template)
        form, missing = dropped(form, draft.drops, self.ruleset.template)
        form = replace(form, rows=(*form.rows, *draft.adds))
        emptied = [_does_not_fit(draft, draft.drops[-1].span, NoRows())] if draft.drops and not form.rows else []
        wrong = [*found, *missing, *emptied]
        self.problems += wrong
        return form if self._is_for_this(draft, form) and not wrong else None

    def _base(self, draft: FormDraft) -> WrittenForm | None:
        assert draft.base is not None
        name = draft.base.text
        if name in self.forms:
            if self.forms[name] is None:
                self.problems.append(BaseNotMade(span=draft.base.span, name=draft.name.text, base=name))
            return self.forms[name]
        form = self.load(name)
        if form is None:
            self.problems.append(base_unknown(draft.base, draft.name, self.of_forms, self.of_methods))
        elif isinstance(form, Problem):
            self.problems.append(_does_not_fit(draft, draft.base.span, form))
            return None
        return form

    def _is_for_this(self, draft: FormDraft, form: WrittenForm) -> bool:
        """Whether a form may be scored by this ruleset; where another's form file is, that is noted once."""
        cell = self._names_ruleset(form)
        if cell is None or self.is_this(form.ruleset, cell.span.file):
            return True
        if cell.span.file == draft.name.span.file:
            other = FormForAnother(span=cell.span, name=draft.name.text, stated=form.ruleset, used=self.ruleset.id)
            self.problems.append(other)
            return False
        if cell.span.file not in self.noted:
            assert draft.base is not None
            self.noted.add(cell.span.file)
            note = FormFileForAnother(
                span=draft.base.span,
                related=(cell.span,),
                file=cell.span.file,
                stated=form.ruleset,
                used=self.ruleset.id,
            )
            self.notes.append(note)
        return True

    def _names_ruleset(self, form: WrittenForm) -> Written | None:
        """The cell in which a form names its ruleset, where it says anything."""
        meant = head_labels(self.ruleset.template).meant
        named = (cell for cell in form.head if meant[cell.label] == RULESET and cell.text.strip())
        return next(named, None)


def _does_not_fit(draft: FormDraft, span: Span, problem: Problem) -> Problem:
    """What is told at a place of a case whose form has a problem."""
    return FormDoesNotFit(
        span=span,
        related=() if problem.span is None else (problem.span,),
        name=draft.name.text,
        problem=problem.message("zh"),
        problem_en=problem.message("en"),
    )
