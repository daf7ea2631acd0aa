"""Commands that take their arguments as typed, and tell what they do in the user's language.

typer turns every argument into its type with pydantic, and importing that takes longer than scoring a form. Ours are
texts and flags, which need no turning: what must be a number or one of a few words is looked at by ``options``. A typer
that knows nothing of this does as it always does, and the commands work the same.
"""

from __future__ import annotations

from typing import Any

import typer
from typer.core import TyperCommand, TyperGroup

from duheng.cli.streams import width


class AsTyped:
    """In the place of typer's own conversion: the value itself."""

    def coerce(self, value: Any, param: Any, ctx: Any) -> Any:
        """The value, unchanged; an empty text, which as a path would be the folder one is in, is wrong usage."""
        if "" in (value if isinstance(value, list | tuple) else [value]) and value != param.default:
            named = max(param.opts, key=len) if param.param_type_name == "option" else None
            raise typer.BadParameter("是空的 / it is empty", ctx=ctx, param=param, param_hint=named)
        return value


class CommandAsTyped(TyperCommand):
    """A command whose arguments and options are texts, lists of texts and flags."""

    def get_params(self, ctx: Any) -> Any:
        return _as_typed(super().get_params(ctx))

    def get_help(self, ctx: Any) -> str:
        return _page(self, ctx)


class GroupAsTyped(TyperGroup):
    """A group of commands, with flags of its own."""

    def get_params(self, ctx: Any) -> Any:
        return _as_typed(super().get_params(ctx))

    def get_help(self, ctx: Any) -> str:
        return _page(self, ctx)


def _page(command: Any, ctx: Any) -> str:
    from duheng.cli.help_page import page

    return page(command, ctx, ctx.obj, width())


def _as_typed(parameters: Any) -> Any:
    for each in parameters:
        each._runtime_param = AsTyped()
    return parameters
