"""A finding's sentence with its place: where in the form it is, and of which row it speaks."""

from __future__ import annotations

from duheng.presentation.words import Words
from duheng.problems.problem import Language, Problem
from duheng.source import CellSpan, FileSpan, ParagraphSpan


def of_row(problem: Problem, message: str, file: str, words: Words, language: Language) -> str:
    """The message, after the row that it is about: its line in the form ``file`` and its name, unless it begins so."""
    place = place_in(file, problem, words)
    if not problem.path:
        return words.colon.join(filter(None, (place, message)))
    return f"{place} {of_name(problem, message, words, language)}".strip()


def of_name(problem: Problem, message: str, words: Words, language: Language) -> str:
    """The message after the name of its row, unless it begins with it."""
    if not problem.path:
        return message
    name = problem.path[-1]
    if any(text.lstrip('「"').startswith(name) for text in (message, problem.parted(language)[1])):
        return message
    apart = " " if name.endswith(("。", ".", "；", ";")) else words.colon
    apart = {"（": "", "(": " "}.get(message[:1], apart)
    return f"{name}{apart}{message}" if message else name


def place_in(file: str, problem: Problem, words: Words) -> str:
    """The line or cell of the form where the problem marks something in it; else empty."""
    span = problem.span
    told = span is not None and span.file == file and (problem.path or span.end > span.column)
    if span is None or isinstance(span, FileSpan) or not told:
        return ""
    inside = isinstance(span, (CellSpan, ParagraphSpan))
    return span.inside if inside else words.line.format(span.line)
