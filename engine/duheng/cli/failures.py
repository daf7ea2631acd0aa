"""What ends a command before it has a result, told on standard error in words and to programs in their format.

Whoever asks for ``--format json`` reads JSON from standard output in every case but wrong usage: the result, or
``{"problems": […]}``. Where problems are the result, as those of ``check`` are, they come as they always do.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from importlib import import_module
from itertools import pairwise

from duheng.cli.streams import PROBLEMS, colours, printed, tell, width
from duheng.cli.usage import language_asked
from duheng.problems.problem import Problem
from duheng.source import Source

USAGE = 2
OUR_FAULT = 3


def tell_failure(error: Exception, arguments: Sequence[str]) -> int:
    """Tell why there is no result; returns the exit code: 1, 2 for wrong usage, or 3 for a
    fault of our own."""
    problems, sources, code = _what(error)
    language = language_asked(arguments)
    tell(problems, sources, language, width(), colours(sys.stderr))
    return printed(_for_programs(problems, arguments), language) or code


def _what(error: Exception) -> tuple[Sequence[Problem], Mapping[str, Source], int]:
    from duheng.api import DuhengError
    from duheng.problems.commands import InternalFault, Misused
    from duheng.problems.files import FileUnreadable

    if isinstance(error, DuhengError):
        misused = all(isinstance(each, Misused) for each in error.problems)
        return error.problems, error.sources, USAGE if misused else PROBLEMS
    if isinstance(error, OSError) and error.filename is not None:
        return [FileUnreadable.of(str(error.filename), error)], {}, PROBLEMS
    return [InternalFault.of(error)], {}, OUR_FAULT


def _for_programs(problems: Sequence[Problem], arguments: Sequence[str]) -> str:
    """The problems in the format asked for, in Chinese unless English is; empty for people."""
    command, asked = arguments[0] if arguments else "", _format_asked(arguments)
    language = language_asked(arguments, {})
    if asked == "json" and command != "check":
        from duheng.problems.render.json import instead_of_a_result

        return instead_of_a_result(problems, language)
    if asked not in ("json", "sarif", "github"):
        return ""
    return str(import_module(f"duheng.problems.render.{asked}").render(problems, language))


def _format_asked(arguments: Sequence[str]) -> str:
    after = [after for word, after in pairwise(arguments) if word == "--format"]
    joined = [word.partition("=")[2] for word in arguments if word.startswith("--format=")]
    return (after + joined or [""])[-1]
