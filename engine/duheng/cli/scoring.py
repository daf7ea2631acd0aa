"""Scoring a form from its file: which ruleset, read once for all forms that want it, and the texts it quotes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from duheng import api
from duheng.api import DuhengError
from duheng.cli.choosing import Asked, choose, remark_unusable
from duheng.cli.streams import STDIN, piped
from duheng.problems.problem import Language
from duheng.record import Record
from duheng.source import Source

if TYPE_CHECKING:
    from duheng import Result, Ruleset, WrittenForm


class Scored(Record):
    """A form's result, with the form, the ruleset, and the id or file by which that was found."""

    result: Result
    form: WrittenForm
    ruleset: Ruleset
    which: str


def output_needed(kind: str) -> DuhengError:
    """A file was asked for, and not said where it goes."""
    from duheng.problems.commands import OutputNeeded

    return DuhengError([OutputNeeded(kind=kind, example=f"计分.{kind}", example_en=f"scores.{kind}")])


class Scorer:
    """Scores forms as one command asks. ``written_in`` is the language of results, ``language`` that of remarks."""

    def __init__(self, options: Asked, sheet: str, language: Language, written_in: Language) -> None:
        self.options = options
        self.sheet = sheet
        self.language: Language = language
        self.written_in: Language = written_in
        self._chosen: dict[tuple[str, str, int | None], str] = {}
        self._rulesets: dict[str, Ruleset] = {}
        self._unusable: set[str] = set()
        self._texts: dict[str, Mapping[str, Source]] = {}

    def score(self, file: str) -> Scored:
        """The result of a form. Raises ``DuhengError`` where it, or its ruleset, can't be used."""
        opened = api.open_form(file, piped() if file == STDIN else None)
        which = self._which(opened.ruleset, opened.region, opened.year)
        chosen = self._ruleset(which)
        written = api.load_form(opened, chosen, sheet=self.sheet)
        made_for = self._stated(written.ruleset, chosen)
        result = api.evaluate(written, chosen, made_for=made_for, language=self.written_in)
        return Scored(result, written, chosen, which)

    def file(self, scored: Scored, kind: str) -> bytes:
        """The workbook or the document of a scored form. Raises ``DuhengError`` where its library isn't installed."""
        form, result, ruleset, language = scored.form, scored.result, scored.ruleset, self.written_in
        if kind == "docx":
            return api.scored_document(form, result, ruleset, language=language)
        folders = self.options.folders
        return api.scored_workbook(form, result, ruleset, which=scored.which, folders=folders, language=language)

    def texts(self, result: Result) -> Mapping[str, Source]:
        """The texts of the rulesets' files that a result points into."""
        identity = result.ruleset.id
        if identity not in self._texts:
            self._texts[identity] = api.rule_texts(result.ruleset.chain, folders=self.options.folders)
        return self._texts[identity]

    def _which(self, ruleset: str, region: str, year: int | None) -> str:
        """The ruleset that a form is scored by; where it has to be looked up, that is done and told once."""
        asked = self.options
        overruled = asked.region is not None or asked.year is not None
        key = ("" if overruled else ruleset, asked.region or region, asked.year_of(year))
        if key not in self._chosen:
            self._chosen[key] = choose(asked, ruleset, region, year, self.language)
        return self._chosen[key]

    def _ruleset(self, which: str) -> Ruleset:
        if which not in self._rulesets:
            self._rulesets[which] = api.load_ruleset(which, folders=self.options.folders)
        return self._rulesets[which]

    def _stated(self, stated: str, chosen: Ruleset) -> Ruleset | None:
        """The ruleset that the form itself names, where it is another one that can be had."""
        if stated in ("", chosen.id) or stated in self._unusable:
            return None
        try:
            other = self._ruleset(api.stated_ruleset(stated))
        except DuhengError as error:
            self._unusable.add(stated)
            remark_unusable(stated, error, self.language)
            return None
        return other if other.id != chosen.id else None
