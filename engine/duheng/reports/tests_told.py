"""The outcome of tests for people: a line for each file, what failed with its reason, and a count."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from duheng.problems.forms import UnknownLabel
from duheng.problems.problem import Language, Problem
from duheng.problems.render import terminal
from duheng.source import Source, display_width, pad
from duheng.testing.ran import Ran

_SIGNS = {True: "✓", False: "✗"}


def as_text(tested: Sequence[Ran], sources: Mapping[str, Source], language: Language, width: int, colour: bool) -> str:
    """All of it, as a terminal shows it."""
    return "\n".join(_lines(tested, sources, language, width, colour)) + "\n"


def _lines(
    tested: Sequence[Ran], sources: Mapping[str, Source], language: Language, width: int, colour: bool
) -> Iterator[str]:
    names = max((display_width(each.suite.file) for each in tested), default=0)
    for each in tested:
        yield f"{_SIGNS[each.holds]} {pad(each.suite.file, names)}  {_count(each, language)}"
    told = _once(problem for each in tested for problem in (*each.problems, *each.suite.notes))
    if told:
        yield ""
        yield terminal.render(told, sources, language, width, colour).rpartition("\n\n")[0]
    if tested:
        yield ""
    yield summed_up(tested, language)


def _once(problems: Iterable[Problem]) -> list[Problem]:
    """Each problem once; a label of a form for the first of the cases that build on the form."""
    found: dict[object, Problem] = {}
    for each in problems:
        found.setdefault((each.code, each.span) if isinstance(each, UnknownLabel) else each, each)
    return list(found.values())


def _count(tested: Ran, language: Language) -> str:
    total = len(tested.outcomes)
    failed = sum(not each.holds for each in tested.outcomes)
    if language == "zh":
        parts = [f"{total} 个用例" if total else "没有用例"]
        parts += [f"{failed} 个不成立"] if failed else []
        parts += [f"{len(tested.suite.unmade)} 个没有做成"] if tested.suite.unmade else []
        parts += [f"文件有 {len(tested.suite.problems)} 处问题"] if tested.suite.problems else []
        parts += [f"{tested.left} 个没有试"] if tested.left else []
        parts += [f"{tested.suite.unticked} 行还没有勾"] if tested.suite.unticked else []
        return "，".join(parts)
    parts = [f"{total} case{'s' * (total != 1)}" if total else "no cases"]
    parts += [f"{failed} failed"] if failed else []
    parts += [f"{len(tested.suite.unmade)} couldn't be made"] if tested.suite.unmade else []
    faults, unticked = len(tested.suite.problems), tested.suite.unticked
    parts += [f"{faults} problem{'s' * (faults != 1)} in the file"] if faults else []
    parts += [f"{tested.left} not run"] if tested.left else []
    parts += [f"{unticked} line{'s' * (unticked != 1)} not ticked yet"] if unticked else []
    return ", ".join(parts)


def summed_up(tested: Sequence[Ran], language: Language) -> str:
    """How many files and cases there are, and how many of these don't hold or couldn't be made."""
    total = sum(len(each.outcomes) for each in tested)
    failed = sum(not outcome.holds for each in tested for outcome in each.outcomes)
    broken = sum(bool(each.suite.problems) for each in tested)
    unmade = unmade_told(tested, language)
    if language == "zh":
        told = f"{len(tested)} 个文件，{total} 个用例"
        told += f"，{failed} 个不成立" if failed else "，全部成立" if total and not broken else ""
        told += f"，{unmade}" if unmade else ""
        return told + (f"，{broken} 个文件有问题" if broken else "") + "。"
    told = f"{len(tested)} file{'s' * (len(tested) != 1)}, {total} case{'s' * (total != 1)}"
    told += f", {failed} failed" if failed else ", all hold" if total and not broken else ""
    told += f", {unmade}" if unmade else ""
    return told + (f", {broken} with problems" if broken else "") + "."


def unmade_told(tested: Sequence[Ran], language: Language) -> str:
    """How many cases couldn't be made and so weren't run; empty where there are none."""
    count = sum(len(each.suite.unmade) for each in tested)
    if not count:
        return ""
    return f"{count} 个没有做成" if language == "zh" else f"{count} couldn't be made"


def unmade_alone(tested: Sequence[Ran], language: Language) -> str:
    """The same as a line that stands by itself."""
    told = unmade_told(tested, language)
    return told and (f"用例：{told}" if language == "zh" else f"cases: {told}")
