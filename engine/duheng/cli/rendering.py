"""A result, or the overview of many, in the format that was asked for. Renderers are imported when they are wanted."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from duheng.problems.problem import Language
from duheng.record import Record

if TYPE_CHECKING:
    from duheng import Result
    from duheng.reports.many.entries import Entries
    from duheng.source import Source


class Look(Record):
    """How results look: the format, the language, and for a table its width, its colours and whether it explains."""

    output_format: str
    language: Language
    width: int
    colour: bool
    explain: bool


def of_form(result: Result, look: Look, texts: Mapping[str, Source]) -> str:
    """One form's result; ``texts`` are those of its rulesets, which a page quotes."""
    if look.output_format == "json":
        from duheng.reports import json_result

        return json_result.render(result, look.language)
    if look.output_format == "html":
        from duheng.reports.page import form_page

        return form_page.render(result, look.language, texts)
    if look.output_format == "markdown":
        from duheng.reports import filing

        return filing.render(result, look.language)
    from duheng.reports import terminal

    return terminal.render(result, look.language, look.width, look.colour, look.explain)


def of_many(entries: Entries, look: Look, links: Mapping[str, str]) -> str:
    """The overview; ``links`` are the addresses of the forms' own reports, for a page."""
    if look.output_format == "json":
        from duheng.reports.many import as_data

        return as_data.render(entries, look.language)
    if look.output_format == "html":
        from duheng.reports.many import on_page

        return on_page.render(entries, look.language, links)
    if look.output_format == "markdown":
        from duheng.reports.many import filing as overview

        return overview.render(entries, look.language)
    from duheng.reports.many import on_terminal

    return on_terminal.render(entries, look.language, look.width, look.colour)
