"""What ``-h`` shows: a command's page in the user's language.

The library's own page speaks English around any help, cuts short what is long, and counts a Chinese character as one
column, so that Chinese lines run out of the terminal. Ours is laid out here from the same declarations: every text says
both languages, divided by `` / ``, and a command's further lines stand in Chinese first, then in English.
"""

from __future__ import annotations

import inspect
from collections.abc import Iterator, Sequence
from typing import Any

from duheng.cli.usage import HALVES, usage_of
from duheng.problems.problem import Language
from duheng.problems.render.wrapping import wrap
from duheng.source import display_width

_INDENT = "  "
_WIDEST_TERM = 24
_HEADINGS: dict[str, tuple[str, str]] = {
    "argument": ("参数：", "Arguments:"),
    "option": ("选项：", "Options:"),
    "command": ("命令：", "Commands:"),
}
_HELP = "显示这一页 / show this page"
_CODES = (
    "退出码：0 没有问题，1 有问题，2 命令写得不对，3 duheng 自己出了错"
    " / Exit codes: 0 nothing wrong, 1 problems, 2 wrong usage, 3 a fault of duheng's own"
)
_COMMANDS = "各命令的说明见 {name} 命令 -h / Every command has a page of its own: {name} COMMAND -h"

Entry = tuple[str, str]


def page(command: Any, ctx: Any, language: Language, width: int) -> str:
    """The page of a command or of the group of all, in lines of at most ``width`` columns (of some 40 or more)."""
    first, *more = inspect.cleandoc(command.help or "").splitlines()
    lines = [usage_of(ctx, language), ""]
    lines += _paragraph([_sentence(half(first, language), ctx.command_path)], width)
    lines += _paragraph([line for line in more if line and line.isascii() is (language == "en")], width)
    for kind, entries in _entries(command, ctx, language):
        if entries:
            lines += [_HEADINGS[kind][language == "en"], *_columns(entries, width), ""]
    if hasattr(command, "commands"):
        lines += wrap(half(_CODES, language), width)
        lines += wrap(half(_COMMANDS, language).format(name=ctx.command_path), width)
    return "\n".join(lines).rstrip()


def half(text: str, language: Language) -> str:
    """The half of a text that is in a language."""
    chinese, _, english = text.partition(HALVES)
    return english if language == "en" else chinese


def _sentence(text: str, name: str) -> str:
    """A text with a capital at its beginning, unless that is the program's name."""
    return text if text.startswith(name) else text[:1].upper() + text[1:]


def _paragraph(lines: Sequence[str], width: int) -> list[str]:
    if not lines:
        return []
    return [*(_INDENT + each for each in wrap(" ".join(lines), width - len(_INDENT))), ""]


def _entries(command: Any, ctx: Any, language: Language) -> Iterator[tuple[str, list[Entry]]]:
    """The kinds of things to tell, each with its terms and what they mean."""
    parameters = command.get_params(ctx)
    for kind in ("argument", "option"):
        yield kind, [_parameter(each, ctx, language) for each in parameters if each.param_type_name == kind]
    if hasattr(command, "commands"):
        found = [(name, command.get_command(ctx, name)) for name in command.commands]
        yield "command", [(name, half(each.help.splitlines()[0], language).rstrip(".")) for name, each in found]


def _parameter(parameter: Any, ctx: Any, language: Language) -> Entry:
    names = ", ".join(sorted(parameter.opts, key=len))
    if parameter.name == "help":
        return names, half(_HELP, language)
    told = half(parameter.help, language)
    if parameter.param_type_name == "argument":
        return parameter.metavar, told
    metavar = "" if parameter.is_flag else f" {parameter.metavar or parameter.name.upper()}"
    if parameter.default and isinstance(parameter.default, str):
        told += f" (default: {parameter.default})" if language == "en" else f"（不写就是 {parameter.default}）"
    return names + metavar, told


def _columns(entries: Sequence[Entry], width: int) -> Iterator[str]:
    """Terms beside their meanings; a term that is too wide for its column stands above."""
    column = max(display_width(term) for term, _ in entries if display_width(term) <= _WIDEST_TERM)
    margin = len(_INDENT) + column + len(_INDENT)
    for term, told in entries:
        first, *more = wrap(told, width - margin)
        if display_width(term) > column:
            yield _INDENT + term
            more = [first, *more]
        else:
            yield f"{_INDENT}{term}{' ' * (column - display_width(term))}{_INDENT}{first}"
        yield from (" " * margin + each for each in more)
