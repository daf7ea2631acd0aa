"""``duheng test --boundaries``: tables of inputs to be ticked."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import typer

from duheng.cli.streams import remark, say, write
from duheng.problems.problem import Language

KINDS = (".md", ".yaml", ".xlsx")


def write_boundaries(
    which: str,
    paths: Sequence[str],
    output: str | None,
    folders: Sequence[str],
    language: Language,
    *,
    overwrite: bool,
) -> None:
    """The boundaries of a method of the ruleset in ``paths``, or of all methods of the ruleset ``which``."""
    kind = Path(output).suffix.lower() if output is not None else KINDS[0]
    if kind not in KINDS:
        raise typer.BadParameter(
            f"文件名要以 {'、'.join(KINDS)} 结尾 / the file's name must end in {', '.join(KINDS)}",
            param_hint="--output",
        )
    from duheng import api
    from duheng.cli.outputs import keep_existing, keep_inputs

    if not paths and not api.is_id(which) and not api.is_called(which, api.RULES) and not Path(which).exists():
        raise typer.BadParameter(
            f"写方法名时，还要写规则集：duheng test 规则集 --boundaries {which}"
            f" / with a method's name, name its ruleset too: duheng test RULESET --boundaries {which}",
            param_hint="--boundaries",
        )
    keep_inputs([output], [which, *paths])
    keep_existing(output, overwrite=overwrite)
    ruleset = api.load_ruleset(paths[0] if paths else which, folders=folders)
    made, left = api.boundaries(ruleset, method=which if paths else "", kind=kind)
    if output is None:
        say(made.decode(), language)
    else:
        write(output, made, language)
    from duheng.reports.untried_told import as_lines

    for line in as_lines(left, language):
        remark(line)
