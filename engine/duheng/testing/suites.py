"""Which cases belong to which ruleset: the 例 inside it, and the files of cases beside it.

``rulesets/640202-dawukou/2020.rules`` is tested by its own 例 and by ``2020.tests.yaml`` in the same folder. A file of
cases may stand elsewhere and name its ruleset in its first line.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from duheng.checking.check import compile_ruleset, place_of
from duheng.checking.reading.files import (
    CASE_TABLES,
    CASES,
    RULES,
    TextFile,
    beside,
    files_below,
    is_called,
    read_bytes,
    read_text,
    shown,
)
from duheng.checking.reading.library import Library
from duheng.checking.reading.near import near
from duheng.forms.model import WrittenForm
from duheng.forms.yaml_reader import read_yaml
from duheng.importing.kinds import SHEETS, ending_of
from duheng.language import tree
from duheng.problems.case_files import CasesRulesetUnknown
from duheng.problems.commands import CasesMisnamed, FormGiven
from duheng.problems.problem import Problem
from duheng.problems.severity import Severity
from duheng.record import Record, replace
from duheng.source import FileSpan, Source
from duheng.testing.case_files import CaseReader, Drafts
from duheng.testing.case_shapes import shape_problem
from duheng.testing.cases import Case, MethodCase, Unmade
from duheng.testing.examples import end_of, inputs_of
from duheng.testing.made_forms import Completed, Load, completed
from duheng.testing.markdown_tables import Tables, tables_in_markdown
from duheng.testing.said import Said
from duheng.testing.sheets import read_sheet

_NO_CASES = (*SHEETS, ".md")


class Suite(Record):
    """The cases of one ruleset from one file, in their order; ``problems`` are those of the file itself.

    ``ruleset`` is None where it can't be used, and then there are no cases. ``unticked`` are the lines of tables that
    nobody has ticked yet, ``unmade`` what couldn't be made a case, ``notes`` what is worth knowing and no fault.
    """

    file: str
    ruleset: tree.Ruleset | None
    ruleset_file: str
    cases: tuple[Case, ...]
    problems: tuple[Problem, ...]
    sources: dict[str, Source]
    unticked: int = 0
    unmade: tuple[Unmade, ...] = ()
    notes: tuple[Problem, ...] = ()


def suites_of(paths: Sequence[str], library: Library) -> Iterator[Suite]:
    """The suites that files and folders hold, each file once, rulesets before the cases beside them.

    Files given together are a library for each other.
    """
    seen: set[Path] = set()
    places = [file for path in paths for file in _files(Path(path))]
    library = library.with_files(place for place in places if is_called(place.name, RULES))
    for place in places:
        if place.resolve() in seen:
            continue
        seen.add(place.resolve())
        yield _suite(place, library)


def _suite(place: Path, library: Library) -> Suite:
    if is_called(place.name, RULES):
        return of_ruleset(place, library)
    if is_called(place.name, CASE_TABLES):
        return of_sheets(place, library)
    if ending_of(place.name) in _NO_CASES:
        return Suite(shown(place), None, "", (), (CasesMisnamed(name=shown(place)),), {})
    return of_cases(place, library)


def _files(path: Path) -> Iterator[Path]:
    """A file with the cases beside it, or all such files of a folder."""
    if path.is_dir():
        found = files_below(path, (RULES, *CASES))
        yield from sorted(
            found, key=lambda each: (each.parent, _stem(each), not is_called(each.name, RULES), each.name)
        )
        return
    yield path
    if is_called(path.name, RULES):
        cases = (beside(path, _stem(path) + ending) for ending in CASES)
        yield from (place for place in cases if place.is_file())


def _stem(place: Path) -> str:
    ending = next((each for each in (RULES, *CASES) if is_called(place.name, each)), "")
    return place.name[: len(place.name) - len(ending)]


def of_ruleset(place: Path, library: Library) -> Suite:
    """The 例 of a ruleset's own file."""
    file = read_text(place, shown(place))
    if not isinstance(file, TextFile):
        return Suite(shown(place), None, shown(place), (), (file,), {})
    name = file.source.file
    ruleset, errors = _compiled(file, library.with_folder(place.parent))
    cases = tuple(examples_of(ruleset, name)) if ruleset is not None else ()
    return Suite(name, ruleset, name, cases, errors, {name: file.source})


def _compiled(file: TextFile, library: Library) -> tuple[tree.Ruleset | None, tuple[Problem, ...]]:
    """The ruleset of a file, or the errors that keep it from being used."""
    compiled = compile_ruleset(file, library)
    errors = tuple(each for each in compiled.problems if each.level() is Severity.ERROR)
    return compiled.ruleset, errors if compiled.ruleset is None else ()


def examples_of(ruleset: tree.Ruleset, own: str) -> Iterator[MethodCase]:
    """The 例 written in the file ``own``, as cases."""
    for method in ruleset.methods:
        written = [each for each in method.examples if each.span.file == own]
        for number, example in enumerate(written, 1):
            yield MethodCase(
                f"{method.name} 例{number}",
                example.span,
                Said(method.name, example.span),
                inputs_of(example),
                Said(example.expected, end_of(example)),
                example=True,
            )


def of_cases(place: Path, library: Library) -> Suite:
    """The cases of a file of cases."""
    file = read_text(place, shown(place))
    if not isinstance(file, TextFile):
        return Suite(shown(place), None, "", (), (file,), {})
    reader = CaseReader(file.source)
    if reader.is_form:
        return Suite(file.source.file, None, "", (), (FormGiven(name=file.source.file),), {})
    drafts = reader.read()
    sources = {file.source.file: file.source}
    if reader.root is None:
        return Suite(file.source.file, None, "", (), tuple(reader.problems), sources)
    ruleset, ruleset_file, problems = _ruleset(place, drafts.ruleset, library)
    if ruleset is None:
        unmade = (*reader.unmade, *_none_of(drafts))
        return Suite(file.source.file, None, ruleset_file, (), (*reader.problems, *problems), sources, unmade=unmade)
    unread = [each.name for each in reader.unmade]
    made = completed(drafts, ruleset, _loader(place.parent), _names(ruleset, ruleset_file), unread)
    return Suite(
        file.source.file,
        ruleset,
        ruleset_file,
        _in_order(drafts, made),
        tuple(sorted((*reader.problems, *made.problems), key=place_of)),
        sources,
        reader.unticked,
        (*reader.unmade, *made.unmade),
        made.notes,
    )


def _none_of(drafts: Drafts) -> Iterator[Unmade]:
    """All cases of a file, where there is no ruleset to make them for."""
    yield from (Unmade(each.name, each.span.line) for each in drafts.methods)
    yield from (Unmade(each.name.text, each.name.span.line) for each in drafts.forms)


def _in_order(drafts: Drafts, made: Completed) -> tuple[Case, ...]:
    cases: list[Case] = [*drafts.methods, *made.cases]
    return tuple(sorted(cases, key=lambda case: case.span.line))


def _names(ruleset: tree.Ruleset, ruleset_file: str) -> Callable[[str, str], bool]:
    """Whether a ruleset, as some file names it by its id or path, is this one."""

    def is_this(named: str, file: str) -> bool:
        if not is_called(named, RULES):
            return named == ruleset.id
        return (Path(file).parent / named).resolve() == Path(ruleset_file).resolve()

    return is_this


def of_sheets(place: Path, library: Library) -> Suite:
    """The cases of a file of ticked tables, for the ruleset beside it."""
    name = shown(place)
    ruleset, ruleset_file, found = _ruleset(place, None, library)
    methods = frozenset(method.name for method in ruleset.methods) if ruleset is not None else frozenset()
    sources: dict[str, Source] = {}
    if is_called(place.name, ".xlsx"):
        tables = _in_book(place, name)
    else:
        file = read_text(place, name)
        if isinstance(file, TextFile):
            sources = {name: file.source}
            tables = tables_in_markdown(file.source.lines, name, methods)
        else:
            tables = Tables((), (file,), ())
    problems = list(tables.problems)
    if not tables.sheets and not problems:
        problems = [shape_problem(FileSpan(name), "book" if is_called(place.name, ".xlsx") else "markdown")]
    read = [read_sheet(sheet, sheet.method.text) for sheet in tables.sheets]
    problems += [*found, *(problem for each in read for problem in each.problems)]
    cases = tuple(case for each in read for case in each.cases)
    unmade = [*tables.unmade, *(unmade for each in read for unmade in each.unmade)]
    unmade += [Unmade(case.name, case.span.line) for case in cases if ruleset is None]
    unticked = sum(each.unticked for each in read)
    run = cases if ruleset is not None else ()
    return Suite(name, ruleset, ruleset_file, run, tuple(problems), sources, unticked, tuple(unmade))


def _in_book(place: Path, name: str) -> Tables:
    from duheng.testing.workbooks import read_book

    data = read_bytes(place, name)
    if isinstance(data, Problem):
        return Tables((), (data,), ())
    sheets, problems = read_book(data, name)
    return Tables(tuple(sheets), tuple(problems), ())


def _ruleset(place: Path, named: Said | None, library: Library) -> tuple[tree.Ruleset | None, str, tuple[Problem, ...]]:
    """The ruleset that a file of cases is for: the one it names by id or path, else the one beside it."""
    named = named if named is not None and named.text else None
    path = beside(place, _stem(place) + RULES) if named is None else place.parent / named.text
    if is_called(path.name, RULES) and path.is_file():
        suite = of_ruleset(path, library)
        return suite.ruleset, suite.file, suite.problems
    if named is None:
        return None, "", (CasesRulesetUnknown(span=None, ruleset=_stem(place)),)
    around = library.with_folder(place.parent)
    twins = around.twins(named.text)
    if twins:
        return None, "", tuple(replace(each, span=named.span) for each in twins)
    entry = around.find(named.text)
    text = read_text(entry.place, entry.file) if entry is not None else None
    if not isinstance(text, TextFile):
        likely = near(named.text, [each.id for each in around.entries()])
        unknown = CasesRulesetUnknown(span=named.span, ruleset=named.text, near=likely)
        return None, "", (unknown if text is None else text,)
    ruleset, errors = _compiled(text, around)
    return ruleset, text.source.file, errors


def texts_of(suites: Sequence[Suite], library: Library) -> dict[str, Source]:
    """The texts of suites' files, and of the rulesets' that they test."""
    found = {name: source for suite in suites for name, source in suite.sources.items()}
    library = library.with_files(Path(suite.file) for suite in suites if is_called(suite.file, RULES))
    for suite in suites:
        for link in suite.ruleset.chain if suite.ruleset is not None else ():
            entry = library.with_folder(Path(suite.file).parent).find(link.id) if link.file not in found else None
            file = read_text(entry.place, entry.file) if entry is not None else None
            if isinstance(file, TextFile):
                found[link.file] = file.source
    return found


def _loader(folder: Path) -> Load:
    """Reads a form by its path from a folder."""

    def load(name: str) -> WrittenForm | Problem | None:
        place = folder / name
        try:
            if not name or not place.is_file():
                return None
        except OSError:
            return None
        file = read_text(place, shown(place))
        if not isinstance(file, TextFile):
            return file
        form, problems = read_yaml(file.text, file.source.file, file.sha256)
        return form if form is not None else problems[0]

    return load
