"""Ruleset files as their writers work on them: checked, mended, laid out."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from duheng.api.error import DuhengError, had
from duheng.api.files import FORMS, RULESETS, form_given, library_of, sources_for, write_text
from duheng.checking.reading.files import TextFile, is_called, read_text, txt_added, write_whole
from duheng.checking.reading.library import Library, header_id
from duheng.problems.language import spoken
from duheng.problems.problem import Language, Problem
from duheng.problems.severity import Severity
from duheng.record import Record, wanted
from duheng.source import Source, Span

if TYPE_CHECKING:
    from duheng.formatting.files import Layout


class Checked(Record):
    """A ruleset file after checking: its problems, and the text they point into."""

    file: str
    problems: tuple[Problem, ...]
    sources: dict[str, Source]

    @property
    def clean(self) -> bool:
        """Whether there is neither an error nor a warning."""
        return all(each.level() is Severity.INFO for each in self.problems)


def check(path: str | Path, *, folders: Sequence[str | Path] = (), together: Sequence[str | Path] = ()) -> Checked:
    """Check a ruleset file: everything wrong or doubtful, examples included. Never raises for the file's sake.

    ``together`` are files that are checked with it, among which its parents may be. Raises ``DuhengError`` where one of
    ``folders`` can't be looked into.
    """
    return check_among(path, library_of(folders, together))


def check_among(path: str | Path, around: Library) -> Checked:
    """``check`` with a library that is made once for many files."""
    from duheng.analysis.group_scores import check_group_scores
    from duheng.analysis.properties import check_properties
    from duheng.analysis.totals import check_total
    from duheng.checking.check import compile_ruleset, place_of
    from duheng.testing.examples import run_examples

    name = str(path)
    if is_called(name, FORMS):
        return Checked(name, (form_given(name),), {})
    file = read_text(Path(path), name)
    if not isinstance(file, TextFile):
        return Checked(name, (file,), {})
    library = around.with_folder(Path(path).parent)
    compiled = compile_ruleset(file, library)
    problems = [*compiled.problems, *library.twins(header_id(Path(path)))]
    if (misnamed := txt_added(Path(path), name)) is not None:
        problems.append(misnamed)
    if compiled.ruleset is not None:
        problems += run_examples(compiled.ruleset, own=name)
        problems += check_properties(compiled.ruleset, own=name)
        problems += check_group_scores(compiled.ruleset, own=name)
        problems += check_total(compiled.ruleset, own=name)
    problems = sorted(_without_doubts(problems), key=place_of)
    return Checked(name, tuple(problems), {each.file: each for each in sources_for(problems, file, library)})


def _without_doubts(problems: Sequence[Problem]) -> list[Problem]:
    """Without what says that a score may leave its points where that has been shown."""
    from duheng.problems.analysis import LeavesPoints
    from duheng.problems.meaning import NotClamped

    shown = {each.span for each in problems if isinstance(each, LeavesPoints)}
    return [each for each in problems if not (isinstance(each, NotClamped) and each.span in shown)]


def mend(
    path: str | Path, *, folders: Sequence[str | Path] = (), together: Sequence[str | Path] = ()
) -> tuple[Problem, ...]:
    """Mend a ruleset file where a problem has one sensible mend, and write it; returns what was mended.

    The file is checked again: where that doesn't lessen its problems, it is left as it was, and so is one that can't be
    read or is no ruleset, of which ``check`` tells. Raises ``DuhengError`` where it can't be written.
    """
    return mend_among(path, library_of(folders, together))


def mend_among(path: str | Path, around: Library) -> tuple[Problem, ...]:
    """``mend`` with a library that is made once for many files."""
    from duheng.checking.fixes import mend as mended

    before = check_among(path, around)
    source = before.sources.get(str(path))
    if source is None or _no_ruleset(source) is not None:
        return ()
    found = mended(source.lines, before.problems, str(path))
    if not found.mended:
        return ()
    place = Path(path)
    kept = place.read_bytes()
    write_text(place, found.text)
    if _gravity(check_among(path, around)) < _gravity(before):
        return found.mended
    write_whole(place, kept)
    return ()


def layout(path: str | Path, *, language: Language | None = None) -> Layout:
    """A ruleset file in its usual layout, in its own language or in the one asked for (``"zh"``, ``"en"``).

    Nothing is written; lines that can't be read stay as they are. Raises ``DuhengError`` where the file can't be read
    or is no ruleset.
    """
    from duheng.formatting.files import layout_of

    if language is not None:
        spoken(language)
    name = str(path)
    if is_called(name, FORMS):
        raise DuhengError([form_given(name)])
    found = had(layout_of(Path(path), language))
    source = Source.of(name, found.before)
    if (other := _no_ruleset(source)) is not None:
        raise DuhengError([other], [source])
    return found


def lay_out(path: str | Path, laid_out: Layout) -> None:
    """Write a layout to its file, whose line ends and byte-order mark stay. Raises ``DuhengError``."""
    from duheng.formatting.files import Layout

    wanted(laid_out, Layout, "layout")
    write_text(Path(path), laid_out.after)


def _no_ruleset(source: Source) -> Problem | None:
    """What is said of a text that isn't called a ruleset and doesn't begin as one: nobody's notes are rewritten."""
    from duheng.problems.syntax import NoHeader
    from duheng.syntax import written as w
    from duheng.syntax.parse import parse

    if is_called(source.file, RULESETS):
        return None
    first = next((line for line in parse(source).document.lines if not isinstance(line.content, w.Blank)), None)
    if first is not None and isinstance(first.content, w.RulesetLine):
        return None
    return NoHeader(span=first.span if first else Span(source.file, 1))


def _gravity(checked: Checked) -> tuple[int, ...]:
    """How many errors, warnings and hints a file has, to be compared in that order."""
    return tuple(sum(each.level() is severity for each in checked.problems) for severity in Severity)
