"""Rulesets: loaded by id, file or region and year; listed, shown as they are in effect, compared."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from duheng.api.error import DuhengError
from duheng.api.files import library_of, path_of, ruleset_file, sources_for
from duheng.checking.kept import compiled_once
from duheng.checking.reading.files import TextFile, read_text
from duheng.checking.reading.library import Entry, Library, is_id
from duheng.language.tree import Link, Ruleset
from duheng.problems.problem import Problem
from duheng.problems.severity import Severity
from duheng.record import Record, wanted
from duheng.source import Source

if TYPE_CHECKING:
    from duheng.analysis.difference import Change
    from duheng.checking.linking.effective import EffectiveLine
    from duheng.checking.linking.merged import Merged
    from duheng.checking.reading.choose import Choice

_NO_YEAR = "：只有地区，没有年度", ": there is a region, and no year"
_NO_REGION = "：只有年度，没有地区", ": there is a year, and no region"


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
    file, library = ruleset_file(which, library)
    ruleset, problems = compiled_once(file, library)
    if ruleset is None:
        errors = [each for each in problems if each.level() is Severity.ERROR]
        raise DuhengError(errors, sources_for(errors, file, library))
    return ruleset


def file_of(which: str, *, folders: Sequence[str | Path] = ()) -> str:
    """The path of a ruleset's file by its id; any other text is a path already.

    Raises ``DuhengError`` where no ruleset has the id, or several.
    """
    return path_of(which, library_of(folders)) if is_id(which) else which


def is_region(text: str) -> bool:
    """Whether a text is a region's code: six digits."""
    return re.fullmatch("[0-9]{6}", text) is not None


def find_ruleset(region: str, year: int, *, folders: Sequence[str | Path] = ()) -> Choice:
    """The ruleset that holds in a region (GB/T 2260 code) and year, and why.

    Raises ``DuhengError`` where none does, or the region isn't a code of six digits.
    """
    from duheng.checking.reading.choose import choose

    if not is_region(region):
        from duheng.problems.commands import NoRulesetChosen

        zh, en = f"：「{region}」不是六位数字的行政区划代码", f': "{region}" is no region\'s code of six digits'
        raise DuhengError([NoRulesetChosen(half=zh, half_en=en)])
    library = library_of(folders)
    found = choose(region, year, library)
    if found is None:
        from duheng.problems.commands import NoneInForce

        raise DuhengError([NoneInForce(region=region, year=year), *library.unread()])
    twins = library.twins(found.entry.id)
    if twins:
        raise DuhengError(twins)
    return found


def in_force(region: str, year: int | None, *, folders: Sequence[str | Path] = ()) -> Choice:
    """``find_ruleset`` for a region and a year that may not be known. Raises ``DuhengError`` where one isn't."""
    if not region or year is None:
        from duheng.problems.commands import NoRulesetChosen

        half, half_en = _NO_YEAR if region else _NO_REGION if year is not None else ("", "")
        raise DuhengError([NoRulesetChosen(half=half, half_en=half_en)])
    return find_ruleset(region, year, folders=folders)


def list_rulesets(*, folders: Sequence[str | Path] = ()) -> tuple[Listed, ...]:
    """All rulesets: the shipped ones and those in ``folders``."""
    library = library_of(folders)
    return tuple(_listed(entry, library) for entry in library.entries())


def unread_rulesets(*, folders: Sequence[str | Path] = ()) -> tuple[Problem, ...]:
    """Why ``.rules`` files in ``folders`` can't be read, or which of them share an id."""
    library = library_of(folders)
    twins = (each for entry in library.entries() for each in library.twins(entry.id))
    return (*library.unread(), *twins)


def effective(which: str | Path, *, folders: Sequence[str | Path] = ()) -> tuple[EffectiveLine, ...]:
    """Every line of a ruleset that holds after inheritance, with the file and line that set it.

    Raises ``DuhengError`` where there is no such ruleset, or a line of it can't be read.
    """
    from duheng.checking.linking.effective import effective_lines

    return tuple(effective_lines(linked(which, folders)))


def linked(which: str | Path, folders: Sequence[str | Path]) -> Merged:
    """A ruleset after inheritance, as lines. Raises ``DuhengError``."""
    from duheng.checking.linking.link import link, parsed

    file, library = ruleset_file(which, library_of(folders))
    start, problems = parsed(file)
    merged, found = link(start, library)
    errors = [each for each in (*problems, *found) if each.level() is Severity.ERROR]
    if errors:
        raise DuhengError(errors, sources_for(errors, file, library))
    return merged


def difference(before: Ruleset, after: Ruleset) -> tuple[Change, ...]:
    """What differs between two rulesets; changed methods and scales with an input that the two score differently."""
    from duheng.analysis.difference import difference as found
    from duheng.testing.line_cases import witness_or_line

    wanted(before, Ruleset, "load_ruleset")
    wanted(after, Ruleset, "load_ruleset")
    return found(before, after, witness_or_line)


def schema(ruleset: Ruleset) -> dict[str, Any]:
    """The JSON Schema (2020-12) of the forms that a ruleset scores."""
    from duheng.forms.schema import form_schema

    wanted(ruleset, Ruleset, "load_ruleset")
    return form_schema(ruleset)


def rule_texts(rulesets: Iterable[Link], *, folders: Sequence[str | Path] = ()) -> dict[str, Source]:
    """The texts of rulesets' files by name (a result's ``ruleset.chain``), for reports that quote rules.

    A file that isn't there any more, or has changed since, isn't among them.
    """
    from duheng.checking.reading.library import texts_of

    return texts_of(tuple(rulesets), library_of(folders))


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
