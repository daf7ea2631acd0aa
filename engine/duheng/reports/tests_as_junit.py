"""The outcome of tests as the XML that build servers read (JUnit).

A file of cases is a suite; cases that couldn't be made are errors, as JUnit calls what was not run, and notes are its
output. Coverage and mutation, where asked for, are suites of their own: a line of the rules that is covered, or a
mistake that is noticed, is a case that passes, and what isn't is skipped with a sentence. It isn't a failure, since
``duheng test`` doesn't fail because of it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from xml.etree import ElementTree

from duheng.problems.problem import Language, Problem
from duheng.record import Record
from duheng.reports import coverage_told, mutation_told
from duheng.testing.cases import Unmade
from duheng.testing.coverage import Covered
from duheng.testing.mutation import Fate, Mutation
from duheng.testing.ran import Ran


class _Line(Record):
    """A case about a line of the rules; ``wanting`` says what is wanting, empty where nothing is."""

    name: str
    line: int
    wanting: str


def as_junit(tested: Sequence[Ran], language: Language, covered: Sequence[Covered], mutated: Sequence[Mutation]) -> str:
    """A ``testsuites`` element with a suite for each file; a file's own problems are a case that fails."""
    root = ElementTree.Element("testsuites", name="duheng")
    for each in tested:
        _file(root, each, language)
    for each_covered in covered:
        summed_up = coverage_told.summed_up(each_covered, language)
        _about(root, each_covered.file, coverage_told.TITLE[language], summed_up, [*_covered(each_covered, language)])
    for each_mutated in mutated:
        summed_up = mutation_told.summed_up(each_mutated, language)
        _about(root, each_mutated.file, mutation_told.TITLE[language], summed_up, [*_mutants(each_mutated, language)])
    ElementTree.indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ElementTree.tostring(root, encoding="unicode") + "\n"


def _file(root: ElementTree.Element, tested: Ran, language: Language) -> None:
    file, own, unmade = tested.suite.file, bool(tested.suite.problems), tested.suite.unmade
    suite = ElementTree.SubElement(
        root,
        "testsuite",
        name=_clean(file),
        tests=str(len(tested.outcomes) + own + len(unmade)),
        failures=str(sum(not outcome.holds for outcome in tested.outcomes) + own),
        errors=str(len(unmade)),
        skipped=str(tested.left),
    )
    if own:
        _case(suite, file, tested.suite.problems, file, language)
    for outcome in tested.outcomes:
        _case(suite, outcome.case.name, outcome.problems, file, language)
    for each in unmade:
        _unmade(suite, each, file, language)
    if tested.suite.notes:
        told = "\n".join(f"{note.code} {note.message(language)}" for note in tested.suite.notes)
        ElementTree.SubElement(suite, "system-out").text = _clean(told)


def _case(suite: ElementTree.Element, name: str, problems: Sequence[Problem], file: str, language: Language) -> None:
    case = ElementTree.SubElement(suite, "testcase", name=_clean(name), classname=_clean(file))
    for each in problems:
        failure = ElementTree.SubElement(case, "failure", type=each.code, message=_clean(each.message(language)))
        place = f"{each.span.where}\n" if each.span is not None else ""
        failure.text = _clean(place + each.hint(language))


def _unmade(suite: ElementTree.Element, unmade: Unmade, file: str, language: Language) -> None:
    place = f"{file}:{unmade.line}"
    case = ElementTree.SubElement(suite, "testcase", name=_clean(unmade.name or place), classname=_clean(file))
    told = "没有做成，没有试" if language == "zh" else "couldn't be made and wasn't run"
    ElementTree.SubElement(case, "error", message=told).text = _clean(place)


def _about(root: ElementTree.Element, file: str, title: str, summed_up: str, lines: Sequence[_Line]) -> None:
    """A suite about a ruleset's file, with what sums it up as a property."""
    skipped = sum(bool(each.wanting) for each in lines)
    suite = ElementTree.SubElement(
        root,
        "testsuite",
        name=_clean(f"{file} {title}"),
        tests=str(len(lines)),
        failures="0",
        errors="0",
        skipped=str(skipped),
    )
    properties = ElementTree.SubElement(suite, "properties")
    ElementTree.SubElement(properties, "property", name=title, value=_clean(summed_up))
    for each in lines:
        case = ElementTree.SubElement(
            suite, "testcase", name=_clean(each.name), classname=_clean(file), file=_clean(file), line=str(each.line)
        )
        if each.wanting:
            ElementTree.SubElement(case, "skipped", message=_clean(each.wanting))


def _covered(covered: Covered, language: Language) -> Iterator[_Line]:
    for each in coverage_told.lines_of(covered):
        wanting = coverage_told.sentence(each, language) if each.missing else ""
        yield _Line(coverage_told.name_of(each, language), each.line, wanting)


def _mutants(mutated: Mutation, language: Language) -> Iterator[_Line]:
    for each in mutated.verdicts:
        if each.fate is not Fate.EQUIVALENT:
            wanting = mutation_told.sentence(each, mutated.cases, language) if each.fate is Fate.SURVIVED else ""
            yield _Line(mutation_told.name_of(each, language), each.mutant.span.line, wanting)


def _clean(text: str) -> str:
    """A text without the characters that XML can't hold."""
    return "".join(char if char >= " " or char in "\t\n\r" else "�" for char in text)
