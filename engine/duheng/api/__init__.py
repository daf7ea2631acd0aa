"""duheng for programs: the same functions that the command line is made of.

Whatever keeps a text from being used comes as one ``DuhengError`` that carries problems, each with a code, a place, a
message and a hint in both languages. Everything else — differences, open scores, failed checks — is in the result.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from duheng.api.error import DuhengError as DuhengError
from duheng.api.exports import blank_form as blank_form
from duheng.api.exports import scored_document as scored_document
from duheng.api.exports import scored_workbook as scored_workbook
from duheng.checking.files import TextFile, as_text, read_bytes, read_text, shown
from duheng.checking.kept import compiled_once
from duheng.checking.library import Entry, Library, header_id
from duheng.language.tree import Link, Ruleset
from duheng.problems.problem import Language, Problem
from duheng.problems.severity import Severity
from duheng.record import Record, replace
from duheng.source import Source

if TYPE_CHECKING:
    from duheng.analysis.difference import Change
    from duheng.checking.choose import Choice
    from duheng.checking.effective import EffectiveLine
    from duheng.evaluation.result import Result
    from duheng.formatting.files import Layout
    from duheng.forms.model import WrittenForm
    from duheng.importing.opening import OpenedForm
    from duheng.importing.read import Imported
    from duheng.testing.accepting import Amendment
    from duheng.testing.coverage import Covered
    from duheng.testing.mutation import Mutation
    from duheng.testing.ran import Ran
    from duheng.testing.untried import Untried


_FORMS = (".yaml", ".yml")
_RULESETS = (".rules", ".rules.txt")


class Checked(Record):
    """A ruleset file after checking: its problems, and the text they point into."""

    file: str
    problems: tuple[Problem, ...]
    sources: dict[str, Source]

    @property
    def clean(self) -> bool:
        """Whether there is neither an error nor a warning."""
        return all(each.level() is Severity.INFO for each in self.problems)


class Listed(Record):
    """A ruleset as ``list`` shows it."""

    id: str
    title: str
    effective_from: date | None
    effective_to: date | None
    status: str
    parent: str
    file: str
    usable: bool


def load_ruleset(which: str | Path, *, folders: Sequence[str | Path] = ()) -> Ruleset:
    """A checked ruleset, by its id (``"640202/2020"``) or by its file.

    ``folders`` are searched for ids before the shipped rulesets. Raises ``DuhengError`` where there is no such ruleset
    or it has errors.
    """
    library = library_of(folders)
    file, library = _ruleset_file(which, library)
    ruleset, problems = compiled_once(file, library)
    if ruleset is None:
        errors = [each for each in problems if each.level() is Severity.ERROR]
        raise DuhengError(errors, _sources(errors, file, library))
    return ruleset


def find_ruleset(region: str, year: int, *, folders: Sequence[str | Path] = ()) -> Choice:
    """The ruleset that holds in a region (GB/T 2260 code) and year, and why. Raises ``DuhengError`` where none does."""
    from duheng.checking.choose import choose

    library = library_of(folders)
    found = choose(region, year, library)
    if found is None:
        from duheng.problems.commands import NoneInForce

        raise DuhengError([NoneInForce(region=region, year=year), *library.unread()])
    twins = library.twins(found.entry.id)
    if twins:
        raise DuhengError(twins)
    return found


def regions_of(code: str) -> tuple[str, ...]:
    """A region's code and those above it, nearest first: 640202, 640200, 640000, 000000."""
    from duheng.checking.choose import regions_of as found

    return found(code)


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
    return opened.written


def form_endings() -> tuple[str, ...]:
    """How the names of files end that ``open_form`` reads: ``.yaml``, ``.xlsx`` …"""
    from duheng.importing.opening import SHEETS

    return (*_FORMS, *SHEETS)


def open_form(path: str | Path) -> OpenedForm:
    """A form's file with what it states of its ruleset, region and year. Raises ``DuhengError``."""
    from duheng.importing.opening import OpenedForm, holds_sheets, unreadable_kind

    name = str(path)
    if name.lower().endswith(_RULESETS):
        from duheng.problems.commands import RulesetGiven

        raise DuhengError([RulesetGiven(name=name)])
    other = unreadable_kind(name)
    if other is not None:
        raise DuhengError([other])
    if holds_sheets(name):
        return _open_sheets(Path(path), name)
    written = _written_form(Path(path), name)
    return OpenedForm(name, written.sha256, written.ruleset, written.region, written.year, written=written)


def _open_sheets(path: Path, name: str) -> OpenedForm:
    from duheng.checking.files import read_bytes
    from duheng.importing.opening import LARGEST_BOOK, opened_sheets

    data = read_bytes(path, name, LARGEST_BOOK)
    opened = data if isinstance(data, Problem) else opened_sheets(data, name)
    if isinstance(opened, Problem):
        raise DuhengError([opened])
    return opened


def _written_form(path: Path, name: str) -> WrittenForm:
    from duheng.forms.yaml_reader import read_yaml

    file = _text(path, name)
    form, problems = read_yaml(file.text, name, file.sha256)
    if form is None:
        raise DuhengError(problems, [file.source])
    return replace(form, findings=problems)


def form_under(opened: OpenedForm, ruleset: Ruleset, *, sheet: str = "") -> WrittenForm:
    """The form in an opened file, read by a ruleset's labels where it is a sheet. Raises ``DuhengError``."""
    if opened.written is None:
        return import_form(opened, ruleset, sheet=sheet).form
    if sheet:
        raise DuhengError([_no_sheet(sheet)])
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


def rule_texts(rulesets: Iterable[Link], *, folders: Sequence[str | Path] = ()) -> dict[str, Source]:
    """The texts of rulesets' files by name (a result's ``ruleset.chain``), for reports that quote rules.

    A file that isn't there any more, or has changed since, isn't among them.
    """
    from duheng.checking.library import texts_of

    return texts_of(tuple(rulesets), library_of(folders))


def _no_sheet(sheet: str) -> Problem:
    from duheng.problems.sheets import NoSuchSheet

    return NoSuchSheet(name=sheet, names=())


def evaluate(
    form: WrittenForm, ruleset: Ruleset, *, made_for: Ruleset | None = None, language: Language = "zh"
) -> Result:
    """Score a form under a ruleset.

    ``language`` (``"zh"``, ``"en"``) is that of the sentences which say why; findings speak both, but quote the former.
    ``made_for`` is the ruleset that the form itself names, where it is another one: their differences become findings.
    Raises ``DuhengError`` where the form doesn't fit the ruleset's template at all.
    """
    from duheng.evaluation.evaluate import evaluate_form
    from duheng.forms.bind import bind

    bound, problems = bind(form, ruleset, language)
    if bound is None:
        raise DuhengError(problems)
    return evaluate_form(bound, ruleset, made_for, language)


def check(path: str | Path, *, folders: Sequence[str | Path] = ()) -> Checked:
    """Check a ruleset file: everything wrong or doubtful, examples included. Never raises for the file's sake."""
    from duheng.analysis.properties import check_properties
    from duheng.checking.check import compile_ruleset, place_of
    from duheng.testing.examples import run_examples

    name = str(path)
    if name.lower().endswith(_FORMS):
        return Checked(name, (_form_given(name),), {})
    file = read_text(Path(path), name)
    if not isinstance(file, TextFile):
        return Checked(name, (file,), {})
    library = library_of(folders).with_folder(Path(path).parent)
    compiled = compile_ruleset(file, library)
    problems = [*compiled.problems, *library.twins(header_id(Path(path)))]
    if compiled.ruleset is not None:
        problems += run_examples(compiled.ruleset, own=name)
        problems += check_properties(compiled.ruleset, own=name)
    problems.sort(key=place_of)
    return Checked(name, tuple(problems), {each.file: each for each in _sources(problems, file, library)})


def mend(path: str | Path, *, folders: Sequence[str | Path] = ()) -> tuple[Problem, ...]:
    """Mend a ruleset file where a problem has one sensible mend, and write it; returns what was mended.

    The file is checked again: where that doesn't lessen its problems, it is left as it was. Raises ``DuhengError``.
    """
    from duheng.checking.fixes import mend as mended

    before = check(path, folders=folders)
    source = before.sources.get(str(path))
    found = mended(source.lines, before.problems, str(path)) if source is not None else None
    if found is None or not found.mended:
        return ()
    place = Path(path)
    kept = place.read_bytes()
    _write(place, found.text)
    if _gravity(check(path, folders=folders)) < _gravity(before):
        return found.mended
    place.write_bytes(kept)
    return ()


def _gravity(checked: Checked) -> tuple[int, ...]:
    """How many errors, warnings and hints a file has, to be compared in that order."""
    return tuple(sum(each.level() is severity for each in checked.problems) for severity in Severity)


def _write(place: Path, text: str) -> None:
    from duheng.formatting.files import write_text
    from duheng.problems.files import FileUnwritable

    try:
        write_text(place, text)
    except OSError as error:
        raise DuhengError([FileUnwritable.of(str(place), error)]) from None


def _write_exactly(place: Path, text: str) -> None:
    from duheng.problems.files import FileUnwritable

    try:
        place.write_bytes(text.encode("utf-8"))
    except OSError as error:
        raise DuhengError([FileUnwritable.of(str(place), error)]) from None


def layout(path: str | Path, *, language: str | None = None) -> Layout:
    """A ruleset file in its usual layout, in its own language or in the one asked for (``"zh"``, ``"en"``).

    Nothing is written; lines that can't be read stay as they are. Raises ``DuhengError`` where the file can't be read.
    """
    from duheng.formatting.files import layout_of

    found = layout_of(Path(path), language)
    if isinstance(found, Problem):
        raise DuhengError([found])
    return found


def lay_out(path: str | Path, laid_out: Layout) -> None:
    """Write a layout to its file, whose line ends and byte-order mark stay. Raises ``DuhengError``."""
    _write(Path(path), laid_out.after)


def effective(which: str | Path, *, folders: Sequence[str | Path] = ()) -> tuple[EffectiveLine, ...]:
    """Every line of a ruleset that holds after inheritance, with the file and line that set it."""
    from duheng.checking.effective import effective_lines
    from duheng.checking.link import link, parsed

    file, library = _ruleset_file(which, library_of(folders))
    start, problems = parsed(file)
    merged, found = link(start, library)
    errors = [each for each in (*problems, *found) if each.level() is Severity.ERROR]
    if errors:
        raise DuhengError(errors, _sources(errors, file, library))
    return tuple(effective_lines(merged))


def difference(before: Ruleset, after: Ruleset) -> tuple[Change, ...]:
    """What differs between two rulesets; changed methods and scales with an input that the two score differently."""
    from duheng.analysis.difference import difference as found

    return found(before, after)


def list_rulesets(*, folders: Sequence[str | Path] = ()) -> tuple[Listed, ...]:
    """All rulesets: the shipped ones and those in ``folders``."""
    library = library_of(folders)
    return tuple(_listed(entry, library) for entry in library.entries())


def unread_rulesets(*, folders: Sequence[str | Path] = ()) -> tuple[Problem, ...]:
    """Why ``.rules`` files in ``folders`` can't be read, or which of them share an id."""
    library = library_of(folders)
    twins = (each for entry in library.entries() for each in library.twins(entry.id))
    return (*library.unread(), *twins)


def schema(ruleset: Ruleset) -> dict[str, Any]:
    """The JSON Schema (2020-12) of the forms that a ruleset scores."""
    from duheng.forms.schema import form_schema

    return form_schema(ruleset)


def run_tests(
    paths: Sequence[str | Path],
    *,
    folders: Sequence[str | Path] = (),
    named: str = "",
    fail_fast: bool = False,
) -> tuple[Ran, ...]:
    """Run the tests of rulesets: their 例, and the files of cases (``*.tests.yaml``) beside them.

    ``paths`` are ruleset files, files of cases, or folders of both; ``named`` chooses cases by their name or method.
    Nothing is raised for a file's sake: what can't be read or run is in ``problems``.
    """
    from duheng.testing.ran import by_name, run_suites
    from duheng.testing.suites import suites_of

    suites = suites_of([str(path) for path in paths], library_of(folders))
    return tuple(run_suites(suites, by_name(named), fail_fast=fail_fast))


def boundaries(ruleset: Ruleset, *, method: str = "", kind: str = ".md") -> tuple[bytes, Untried]:
    """The inputs at which methods change their course, with what they give, as a file to be ticked.

    ``kind`` is ``.md``, ``.yaml`` or ``.xlsx``. Also returns the parts of rules that no line of the file reaches;
    checks, 计分 and grades are no method's, so that only whole forms try them. Raises ``DuhengError`` where there is no
    such method, or the library for the kind isn't installed.
    """
    from duheng.testing.boundary_sheets import as_sheets, tables_of, written
    from duheng.testing.untried import untried

    tables = tables_of(ruleset, method)
    if not tables:
        raise DuhengError([_no_method(ruleset, method)])
    made = written(as_sheets(tables), ruleset.id, kind)
    if isinstance(made, Problem):
        raise DuhengError([made])
    return made, untried(ruleset, tables)


def _no_method(ruleset: Ruleset, name: str) -> Problem:
    from duheng.checking.near import near
    from duheng.problems.commands import NoSuchMethod

    known = tuple(method.name for method in ruleset.methods)
    return NoSuchMethod(ruleset=ruleset.id, method=name, allowed=known, near=near(name, known))


def accept(tested: Sequence[Ran]) -> tuple[Amendment, ...]:
    """Rewrite what cases that differ expect by what came out, in their own files; returns what was rewritten.

    Every other byte of the files stays. Books (.xlsx) aren't rewritten. Raises ``DuhengError``.
    """
    from duheng.testing.accepting import amended, amendments_of

    found: list[Amendment] = []
    for each in tested:
        wanted = [amendment for outcome in each.outcomes for amendment in amendments_of(outcome)]
        if each.suite.file in each.suite.sources and wanted:
            place = Path(each.suite.file)
            text, made = amended(_text_of(place), wanted)
            if made:
                _write_exactly(place, text)
            found += made
    return tuple(found)


def _text_of(place: Path) -> str:
    """A file's text with its mark and its line ends as they are."""
    data = read_bytes(place, shown(place))
    found = data if isinstance(data, Problem) else as_text(data, shown(place))
    if isinstance(data, Problem) or isinstance(found, Problem):
        raise DuhengError([each for each in (found,) if isinstance(each, Problem)])
    return data.decode("utf-8")


def coverage(tested: Sequence[Ran]) -> tuple[Covered, ...]:
    """What of each tested ruleset's own file the cases reached, rule by rule."""
    from duheng.testing.coverage import coverage_of

    return tuple(coverage_of(tested))


def mutation(
    tested: Sequence[Ran], *, counted: Callable[[int, int], None] = lambda done, of: None
) -> tuple[Mutation, ...]:
    """Which small mistakes in each tested ruleset's own file its cases would notice, and what would notice the rest.

    ``counted`` is told how many mutants of a file have been tried, of how many.
    """
    from duheng.testing.mutation import mutation_of_all

    return tuple(mutation_of_all(tested, counted))


def sources_of(tested: Sequence[Ran], *, folders: Sequence[str | Path] = ()) -> dict[str, Source]:
    """The texts that the problems of tests point into, by file."""
    from duheng.testing.suites import texts_of

    return texts_of([each.suite for each in tested], library_of(folders))


def library_of(folders: Sequence[str | Path]) -> Library:
    """The library with the given folders in front; a folder that isn't there is a ``DuhengError``."""
    paths = tuple(Path(folder) for folder in folders)
    missing = [path for path in paths if not path.is_dir()]
    if missing:
        from duheng.problems.files import FileMissing

        raise DuhengError([FileMissing(name=str(path)) for path in missing])
    return Library(paths)


def _ruleset_file(which: str | Path, library: Library) -> tuple[TextFile, Library]:
    text = str(which)
    if isinstance(which, str) and not text.endswith(".rules"):
        entry, twins = library.find(text), library.twins(text)
        if twins:
            raise DuhengError(twins)
        if entry is not None:
            file = read_text(entry.place, entry.file)
            if isinstance(file, TextFile):
                return file, library
            raise DuhengError([file])
        if not Path(text).is_file():
            raise DuhengError([_unknown(text, library)])
    if text.lower().endswith(_FORMS):
        raise DuhengError([_form_given(text)])
    path = Path(which)
    return _text(path, shown(path)), library.with_folder(path.parent)


def _form_given(name: str) -> Problem:
    from duheng.problems.commands import FormGiven

    return FormGiven(name=name)


def _unknown(identity: str, library: Library) -> Problem:
    from duheng.checking.near import near
    from duheng.problems.commands import UnknownRuleset

    known = [entry.id for entry in library.entries()]
    return UnknownRuleset(id=identity, near=near(identity, known, 3))


def _text(path: Path, name: str) -> TextFile:
    file = read_text(path, name)
    if isinstance(file, TextFile):
        return file
    raise DuhengError([file])


def _sources(problems: Iterable[Problem], file: TextFile, library: Library) -> list[Source]:
    wanted = {span.file for each in problems for span in (each.span, *each.related) if span is not None}
    found = [file.source]
    for entry in library.entries() if wanted - {file.source.file} else ():
        if entry.file in wanted:
            other = read_text(entry.place, entry.file)
            found += [other.source] if isinstance(other, TextFile) else []
    return found


def _listed(entry: Entry, library: Library) -> Listed:
    file = read_text(entry.place, entry.file)
    ruleset = compiled_once(file, library)[0] if isinstance(file, TextFile) else None
    if ruleset is None:
        return Listed(entry.id, "", None, None, "", "", entry.file, usable=False)
    parent = ruleset.chain[1].id if len(ruleset.chain) > 1 else ""
    return Listed(
        entry.id,
        ruleset.title,
        ruleset.effective_from,
        ruleset.effective_to,
        ruleset.status,
        parent,
        entry.file,
        usable=True,
    )
