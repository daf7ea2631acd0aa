"""The scored form as a document for the files: the official layout with what was computed, lost points, findings,
and exactly which files of rules made it."""

from __future__ import annotations

from duheng.books.document_writing import write_document
from duheng.evaluation.result import Result
from duheng.exporting.layout.looks import drawn
from duheng.exporting.layout.result_mark import RESULT
from duheng.exporting.layout.wording import words
from duheng.exporting.scored.lists import sheets_of_reasons
from duheng.exporting.scored.sketched import scored_sketch
from duheng.exporting.scored.values import ScoredValues
from duheng.forms.labels import TITLE
from duheng.forms.model import Form
from duheng.language.tree import Ruleset
from duheng.problems.problem import Language, Problem


def scored_document(form: Form, result: Result, ruleset: Ruleset, *, language: Language = "zh") -> bytes | Problem:
    """The bytes of the document, or why there are none."""
    values = ScoredValues(form, result, ruleset, language=language)
    sheets = [drawn(scored_sketch(values), words(language).sheets[0]), *sheets_of_reasons(result, (), language)]
    return write_document(sheets, values.head(TITLE).text, RESULT)
