"""Forms as files that people fill in, look at and put away: blank ones, scored workbooks, documents."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from duheng.api.error import DuhengError, had
from duheng.language.tree import Ruleset
from duheng.problems.language import spoken
from duheng.problems.problem import Language, Problem
from duheng.record import wanted

if TYPE_CHECKING:
    from duheng.evaluation.result import Result
    from duheng.forms.model import Form, WrittenForm


def blank_form(
    ruleset: Ruleset, kind: str = ".xlsx", *, rows: int = 3, year: int | None = None, language: Language = "zh"
) -> bytes:
    """A blank form in the ruleset's official layout, as the bytes of a ``.xlsx``, ``.docx`` or ``.yaml`` file.

    ``rows`` empty rows stand under each group whose indicators a form chooses itself; ``year`` is printed where it is
    given. Read back, it is a form of that ruleset in which nothing is filled in. Raises ``DuhengError`` where the kind
    is another, or the library for it isn't installed, ``ValueError`` where ``rows`` is less than 1.
    """
    from duheng.exporting.blank.form import blank_form as made

    wanted(ruleset, Ruleset, "load_ruleset")
    spoken(language)
    return had(made(ruleset, kind, rows=rows, year=year, language=language))


def blank_kind(name: str) -> str:
    """The kind of blank form that a file's name asks for by its ending. Raises ``DuhengError`` for any other."""
    from duheng.exporting.blank.form import kind_of

    return had(kind_of(name))


def scored_workbook(
    form: WrittenForm,
    result: Result,
    ruleset: Ruleset,
    *,
    which: str | Path | None = None,
    folders: Sequence[str | Path] = (),
    language: Language = "zh",
    live: bool = True,
) -> bytes:
    """A form that was scored under a ruleset, as the bytes of an .xlsx book.

    Its first sheet is the form in its official layout with the computed scores beside the claimed ones; read back, it
    is the same form. Scores are formulas where one means what the rule means (``live``). The others hold the scores of
    groups, the lost points, the findings and the rules. ``which`` is the ruleset's id or file, where it isn't found by
    its id; ``language`` is that of the evaluation. Raises ``DuhengError``, also where that is another ruleset or was
    changed since, and ``ValueError`` where the result is another form's or ruleset's.
    """
    from duheng.api.rulesets import linked
    from duheng.checking.linking.effective import effective_lines
    from duheng.exporting.scored.workbook import scored_workbook as made
    from duheng.problems.commands import OtherRuleset

    bound = _bound(form, result, ruleset, language)
    merged = linked(ruleset.id if which is None else which, folders)
    if [link.sha256 for link in merged.chain] != [link.sha256 for link in ruleset.chain]:
        raise DuhengError([OtherRuleset(which=str(which or ruleset.id), id=ruleset.id)])
    return had(made(bound, result, ruleset, tuple(effective_lines(merged)), language=language, live=live))


def scored_document(form: WrittenForm, result: Result, ruleset: Ruleset, *, language: Language = "zh") -> bytes:
    """A form that was scored under a ruleset, as the bytes of a .docx document for the files.

    The official layout with the computed scores beside the claimed ones, the lost points, the findings. ``language`` is
    that of the evaluation. Raises ``DuhengError``, and ``ValueError`` where the result is another form's or ruleset's.
    """
    from duheng.exporting.scored.filed import scored_document as made

    return had(made(_bound(form, result, ruleset, language), result, ruleset, language=language))


def is_result(path: str | Path) -> bool:
    """Whether a file is a scored workbook or document, as it says of itself; one that can't be read isn't known as one.

    Such a file has the layout of a form and can be read as the form that was scored.
    """
    from duheng.checking.reading.files import is_called, read_bytes
    from duheng.exporting.layout.result_mark import KINDS, has_mark
    from duheng.importing.kinds import LARGEST_BOOK

    name = str(path)
    if not is_called(name, tuple(KINDS)):
        return False
    data = read_bytes(Path(path), name, LARGEST_BOOK)
    return not isinstance(data, Problem) and has_mark(data, name)


def _bound(form: WrittenForm, result: Result, ruleset: Ruleset, language: Language) -> Form:
    """The form under the ruleset, whose rows are those of the result."""
    from duheng.evaluation.result import Result
    from duheng.forms.bind import bind
    from duheng.forms.model import WrittenForm, all_nodes

    wanted(form, WrittenForm, "load_form")
    wanted(result, Result, "evaluate")
    wanted(ruleset, Ruleset, "load_ruleset")
    spoken(language)
    if (result.ruleset.chain, result.form.sha256) != (ruleset.chain, form.sha256):
        raise ValueError("the result isn't that of this form under this ruleset")
    bound, problems = bind(form, ruleset, language)
    if bound is None:
        raise DuhengError(problems)
    if {node.path for node in all_nodes(bound.roots)} != {node.path for node in result.nodes}:
        raise ValueError("the result isn't that of this form under this ruleset, in this language")
    return bound
