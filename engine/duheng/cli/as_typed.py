"""Commands that take their arguments as typed.

typer turns every argument into its type with pydantic, and importing that takes longer than scoring a form. Ours are
texts and flags, which need no turning: what must be a number or one of a few words is looked at by ``options``. A typer
that knows nothing of this does as it always does, and the commands work the same.
"""

from __future__ import annotations

from typing import Any

from typer.core import TyperCommand


class AsTyped:
    """In the place of typer's own conversion: the value itself."""

    def coerce(self, value: Any, param: Any, ctx: Any) -> Any:
        """The value, unchanged."""
        return value


class CommandAsTyped(TyperCommand):
    """A command whose arguments and options are texts, lists of texts and flags."""

    def __init__(self, name: str | None, **settings: Any) -> None:
        for each in settings.get("params") or ():
            each._runtime_param = AsTyped()
        super().__init__(name, **settings)
