"""Forms: opened, read by a ruleset's labels where they are sheets, and scored."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from duheng.api.error import DuhengError, had
from duheng.api.files import FORMS, RULESETS
from duheng.api.rulesets import in_force
from duheng.checking.reading.files import CASES, LARGEST_FILE, as_text, is_called, read_bytes
from duheng.checking.reading.library import is_id
from duheng.language.tree import Ruleset
from duheng.problems.files import FileTooLarge
from duheng.problems.language import spoken
from duheng.problems.problem import Language
from duheng.record import replace, wanted
from duheng.source import in_short

if TYPE_CHECKING:
    from duheng.evaluation.result import Result
    from duheng.forms.model import WrittenForm
    from duheng.importing.opened import OpenedForm
    from duheng.importing.read import Imported


def load_form(form: str | Path | OpenedForm, ruleset: Ruleset | None = None, *, sheet: str = "") -> WrittenForm:
    """A form, by its file or opened (``open_form``), not yet bound to a ruleset.

    A sheet or a document (.xlsx, .docx, .csv) is read by the labels of a ruleset's template, so it needs ``ruleset``;
    ``sheet`` names the worksheet, where more than one holds a form. Raises ``DuhengError`` where it can't be read.
    """
    from duheng.importing.opened import OpenedForm

    opened = form if isinstance(form, OpenedForm) else open_form(form)
    if ruleset is not None:
        wanted(ruleset, Ruleset, "load_ruleset")
    if opened.written is not None:
        _no_sheet(sheet)
        return opened.written
    if ruleset is None:
        from duheng.problems.commands import NoRulesetChosen

        raise DuhengError([NoRulesetChosen()])
    return import_form(opened, ruleset, sheet=sheet).form


def form_endings() -> tuple[str, ...]:
    """How the names of files end that ``open_form`` reads: ``.yaml``, ``.xlsx`` …"""
    from duheng.importing.kinds import SHEETS

    return (*FORMS, *SHEETS)


def convertible_endings() -> tuple[str, ...]:
    """How the names of files end that may be forms, but must be converted first: ``.xls``, ``.wps`` …"""
    from duheng.importing.kinds import CONVERTIBLE

    return CONVERTIBLE


def open_form(path: str | Path, data: bytes | None = None) -> OpenedForm:
    """A form's file with what it states of its ruleset, region and year, before any ruleset is chosen.

    ``data`` are its bytes where they are at hand, as of an upload: then nothing is read from the disk, and ``path`` is
    the name that messages show and whose ending says of which kind it is. Raises ``DuhengError`` where it can't be
    read.
    """
    from duheng.importing.kinds import holds_sheets, lock_file, unreadable_kind
    from duheng.importing.opened import OpenedForm

    _in_order(path, data)
    name = str(path)
    if is_called(name, RULESETS):
        from duheng.problems.commands import RulesetGiven

        raise DuhengError([RulesetGiven(name=name)])
    if is_called(name, CASES):
        from duheng.problems.commands import CasesGiven

        raise DuhengError([CasesGiven(name=name)])
    other = unreadable_kind(name) or lock_file(name)
    if other is not None:
        raise DuhengError([other])
    if holds_sheets(name):
        return _open_sheets(name, data)
    written = _written_form(name, data)
    return OpenedForm(name, written.sha256, written.ruleset, written.region, written.year, written=written)


def ruleset_for(
    form: OpenedForm | WrittenForm,
    *,
    region: str = "",
    year: int | None = None,
    folders: Sequence[str | Path] = (),
) -> str:
    """The id of the ruleset that a form is to be scored by, for ``load_ruleset``.

    It is the one that the form names itself, else the one in force in its region and year. Where ``region`` or ``year``
    is given, it is the one in force there and then, the form filling in what isn't given. Raises ``DuhengError`` where
    that isn't known, or there is none; what a form names is an id and never a file, so that nobody's form makes a
    program read one.
    """
    from duheng.forms.model import WrittenForm
    from duheng.importing.opened import OpenedForm

    if not isinstance(form, WrittenForm):
        wanted(form, OpenedForm, "open_form")
    if form.ruleset and not region and year is None:
        return stated_ruleset(form.ruleset)
    return in_force(region or form.region, form.year if year is None else year, folders=folders).entry.id


def stated_ruleset(stated: str) -> str:
    """The id that a form states. Raises ``DuhengError`` where it is none, as a file's name is."""
    if not is_id(stated):
        from duheng.problems.commands import UnknownRuleset

        raise DuhengError([UnknownRuleset(id=in_short(stated))])
    return stated


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


def _open_sheets(name: str, data: bytes | None) -> OpenedForm:
    from duheng.importing.kinds import LARGEST_BOOK
    from duheng.importing.opening import opened_sheets

    return had(opened_sheets(_bytes(name, data, LARGEST_BOOK), name))


def _written_form(name: str, data: bytes | None) -> WrittenForm:
    from duheng.forms.yaml_reader import read_yaml

    file = had(as_text(_bytes(name, data, LARGEST_FILE), name))
    form, problems = read_yaml(file.text, name, file.sha256)
    if form is None:
        raise DuhengError(problems, [file.source])
    return replace(form, findings=problems)


def _in_order(path: object, data: object) -> None:
    """Raises ``TypeError`` where something else is given for a path, or for bytes."""
    if not isinstance(path, str | Path) or not isinstance(data, bytes | None):
        raise TypeError("a path or a name is wanted here, and behind it bytes: open_form(name, data)")


def _bytes(name: str, data: bytes | None, largest: int) -> bytes:
    """A file's bytes, which may be at hand already. Raises ``DuhengError`` where they can't be had or are too many."""
    if data is None:
        return had(read_bytes(Path(name), name, largest))
    if len(data) > largest:
        raise DuhengError([FileTooLarge(name=name, size=len(data), limit=largest)])
    return data


def _no_sheet(sheet: str) -> None:
    """A file that is no book has no worksheet that could be named. Raises ``DuhengError``."""
    from duheng.problems.sheets import NoSuchSheet

    if sheet:
        raise DuhengError([NoSuchSheet(name=sheet, names=())])
