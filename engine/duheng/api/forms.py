"""Forms: opened, read by a ruleset's labels where they are sheets, and scored."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from duheng.api.error import DuhengError, had
from duheng.api.files import CASES, FORMS, RULESETS, text_file
from duheng.language.tree import Ruleset
from duheng.problems.language import spoken
from duheng.problems.problem import Language
from duheng.record import replace, wanted

if TYPE_CHECKING:
    from duheng.evaluation.result import Result
    from duheng.forms.model import WrittenForm
    from duheng.importing.opened import OpenedForm
    from duheng.importing.read import Imported


def load_form(path: str | Path, ruleset: Ruleset | None = None, *, sheet: str = "") -> WrittenForm:
    """A form file, not yet bound to a ruleset. Raises ``DuhengError`` where it can't be read.

    A sheet or a document (.xlsx, .docx, .csv) is read by the labels of a ruleset's template, so it needs ``ruleset``;
    ``sheet`` names the worksheet, where more than one holds a form.
    """
    opened = open_form(path)
    if ruleset is not None:
        return form_under(opened, ruleset, sheet=sheet)
    if opened.written is None:
        from duheng.problems.commands import NoRulesetChosen

        raise DuhengError([NoRulesetChosen()])
    _no_sheet(sheet)
    return opened.written


def form_endings() -> tuple[str, ...]:
    """How the names of files end that ``open_form`` reads: ``.yaml``, ``.xlsx`` …"""
    from duheng.importing.kinds import SHEETS

    return (*FORMS, *SHEETS)


def convertible_endings() -> tuple[str, ...]:
    """How the names of files end that may be forms, but must be converted first: ``.xls``, ``.wps`` …"""
    from duheng.importing.kinds import CONVERTIBLE

    return CONVERTIBLE


def open_form(path: str | Path) -> OpenedForm:
    """A form's file with what it states of its ruleset, region and year. Raises ``DuhengError``."""
    from duheng.importing.kinds import holds_sheets, lock_file, unreadable_kind
    from duheng.importing.opened import OpenedForm

    name = str(path)
    if name.lower().endswith(RULESETS):
        from duheng.problems.commands import RulesetGiven

        raise DuhengError([RulesetGiven(name=name)])
    if name.lower().endswith(CASES):
        from duheng.problems.commands import CasesGiven

        raise DuhengError([CasesGiven(name=name)])
    other = unreadable_kind(name) or lock_file(name)
    if other is not None:
        raise DuhengError([other])
    if holds_sheets(name):
        return _open_sheets(Path(path), name)
    written = _written_form(Path(path), name)
    return OpenedForm(name, written.sha256, written.ruleset, written.region, written.year, written=written)


def form_under(opened: OpenedForm, ruleset: Ruleset, *, sheet: str = "") -> WrittenForm:
    """The form in an opened file, read by a ruleset's labels where it is a sheet. Raises ``DuhengError``."""
    wanted(ruleset, Ruleset, "load_ruleset")
    if opened.written is None:
        return import_form(opened, ruleset, sheet=sheet).form
    _no_sheet(sheet)
    return opened.written


def import_form(opened: OpenedForm, ruleset: Ruleset, *, sheet: str = "") -> Imported:
    """The form in an opened sheet or document, and what became of each of its cells. Raises ``DuhengError``."""
    from duheng.importing.read import read_form

    if opened.book is None:
        from duheng.problems.sheets import NotASheet

        raise DuhengError([NotASheet(name=opened.file)])
    found = read_form(opened.book, ruleset.template, opened.sha256, sheet)
    if isinstance(found, tuple):
        raise DuhengError(found)
    return found


def form_as_yaml(imported: Imported, ruleset: Ruleset, *, language: Language = "zh") -> str:
    """An imported form as the text of a YAML file, with what wasn't read as comments."""
    from duheng.importing.as_yaml import as_yaml

    return as_yaml(imported, ruleset.id, language)


def evaluate(
    form: WrittenForm, ruleset: Ruleset, *, made_for: Ruleset | None = None, language: Language = "zh"
) -> Result:
    """Score a form (``load_form``) under a ruleset (``load_ruleset``). Scores are exact fractions.

    ``language`` (``"zh"``, ``"en"``) is that of the sentences which say why; findings speak both, but quote the former.
    ``made_for`` is the ruleset that the form itself names, where it is another one: their differences become findings.
    Raises ``DuhengError`` where the form doesn't fit the ruleset's template at all, ``TypeError`` and ``ValueError``
    where an argument is of another kind, as a path for a form is.
    """
    from duheng.evaluation.evaluate import evaluate_form
    from duheng.forms.bind import bind
    from duheng.forms.model import WrittenForm

    wanted(form, WrittenForm, "load_form")
    for each in (ruleset, made_for or ruleset):
        wanted(each, Ruleset, "load_ruleset")
    spoken(language)
    bound, problems = bind(form, ruleset, language)
    if bound is None:
        raise DuhengError(problems)
    return evaluate_form(bound, ruleset, made_for, language)


def _open_sheets(path: Path, name: str) -> OpenedForm:
    from duheng.checking.files import read_bytes
    from duheng.importing.kinds import LARGEST_BOOK
    from duheng.importing.opening import opened_sheets

    return had(opened_sheets(had(read_bytes(path, name, LARGEST_BOOK)), name))


def _written_form(path: Path, name: str) -> WrittenForm:
    from duheng.forms.yaml_reader import read_yaml

    file = text_file(path, name)
    form, problems = read_yaml(file.text, name, file.sha256)
    if form is None:
        raise DuhengError(problems, [file.source])
    return replace(form, findings=problems)


def _no_sheet(sheet: str) -> None:
    """A file that is no book has no worksheet that could be named. Raises ``DuhengError``."""
    from duheng.problems.sheets import NoSuchSheet

    if sheet:
        raise DuhengError([NoSuchSheet(name=sheet, names=())])
