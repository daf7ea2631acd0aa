"""``duheng test --boundaries``: tables of inputs to be ticked."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import typer

from duheng.cli.streams import problems_told, remark, say, write_bytes
from duheng.problems.problem import Language

KINDS = (".md", ".yaml", ".xlsx")


def write_boundaries(
    which: str, paths: Sequence[str], output: str | None, folders: Sequence[str], language: Language
) -> None:
    """The boundaries of a method of the ruleset in ``paths``, or of all methods of the ruleset ``which``."""
    kind = Path(output).suffix if output is not None else KINDS[0]
    if kind not in KINDS:
        raise typer.BadParameter(
            f"文件名要以 {'、'.join(KINDS)} 结尾 / the file's name must end in {', '.join(KINDS)}",
            param_hint="--output",
        )
    if output is not None and Path(output).exists():
        raise typer.BadParameter(
            f"{output} 已经有了，里面也许有勾好的；另起一个名字，或先移走它"
            f" / {output} is there already, perhaps with ticks: take another name, or move it away",
            param_hint="--output",
        )
    with problems_told(language):
        from duheng import api

        ruleset = api.load_ruleset(paths[0] if paths else which, folders=folders)
        made, left = api.boundaries(ruleset, method=which if paths else "", kind=kind)
    if output is None:
        say(made.decode(), language)
    else:
        write_bytes(output, made, language)
    from duheng.reports.untried_told import as_lines

    for line in as_lines(left, language):
        remark(line)
