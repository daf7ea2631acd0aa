"""The command line, from the words typed to the exit code.

Starting has to be quick, so that a command's module is imported when that command is asked for; ``--help`` imports all
of them. Whatever happens, nobody sees a traceback: what a command can't do is a problem with a code (exit 1), wrong
usage ends with 2, and a fault of our own is one line to report (exit 3). The garbage collector rests: a command is over
before there is anything to collect, and building the parser's tables makes it look often.
"""

from __future__ import annotations

import gc
import sys
from collections.abc import Sequence
from importlib import import_module
from typing import Annotated, Any

import typer
from typer.core import TyperCommand
from typer.main import get_command

from duheng.cli.as_typed import CommandAsTyped, GroupAsTyped
from duheng.cli.streams import speak_utf8, unprinted
from duheng.cli.usage import is_usage, language_asked, tell_usage

COMMANDS = ("eval", "import", "new", "check", "test", "fmt", "diff", "list", "show", "explain", "schema", "version")
INTERRUPTED = 130


class CommandsOnDemand(GroupAsTyped):
    """The commands by name; each is imported when it is asked for."""

    def __init__(self, **settings: Any) -> None:
        super().__init__(**settings)
        for name in COMMANDS:
            self.add_command(TyperCommand(name))

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        if cmd_name not in COMMANDS:
            return None
        alone = typer.Typer(add_completion=False, rich_markup_mode=None)
        alone.command(cmd_name, cls=CommandAsTyped)(import_module(f"duheng.cli.{cmd_name}").command)
        return get_command(alone)


app = typer.Typer(
    cls=CommandsOnDemand,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    no_args_is_help=True,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _print_version(asked: bool) -> None:
    if asked:
        import_module("duheng.cli.version").command()
        raise typer.Exit


@app.callback()
def duheng(
    version: Annotated[
        bool,
        typer.Option("--version", callback=_print_version, is_eager=True, help="显示版本 / show the version"),
    ] = False,
) -> None:
    """度衡：按文本写成的规则给自评表计分 / duheng: score self-evaluation forms by rules written as text."""


def run(arguments: Sequence[str] | None = None) -> int:
    """Do what the arguments say (those of the process where none are given); returns the exit code."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    try:
        code = get_command(app).main(words, prog_name="duheng", standalone_mode=False, obj=language_asked(words))
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else int(end.code is not None)
    except KeyboardInterrupt:
        return INTERRUPTED
    except Exception as error:
        if type(error).__name__ == "Abort":
            return INTERRUPTED
        if is_usage(error):
            return tell_usage(error, words)
        if isinstance(error, OSError) and error.filename is None:
            return unprinted(error, language_asked(words))
        from duheng.cli.failures import tell_failure

        return tell_failure(error, words)
    return code if isinstance(code, int) else 0


def main() -> None:
    """The command ``duheng``."""
    gc.disable()
    speak_utf8()
    sys.exit(run())
