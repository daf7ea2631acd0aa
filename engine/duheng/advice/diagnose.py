"""What a line that can't be read was meant to say: the readers of slips and prose, in the order they are asked in.

Certain causes come first (a quotation mark or bracket without partner, something invisible), then what makes the whole
line right, then what the line says as a sentence, and last what is lacking where the parser stops.
"""

from __future__ import annotations

from duheng.advice.lines.bands import band_problem
from duheng.advice.lines.between import between_values
from duheng.advice.lines.example_parts import example_problem
from duheng.advice.lines.first_words import first_word_problem
from duheng.advice.lines.scale_lines import band_without_colon
from duheng.advice.lines.scales_in_words import scale_in_words
from duheng.advice.lines.shapes import shape_problem
from duheng.advice.mistakes import mistake_at
from duheng.advice.sentences.as_lines import formula_alone, points_when, worth_in_words
from duheng.advice.sentences.demands import for_each, to_be_explained
from duheng.advice.slips.brackets import bracket_problem
from duheng.advice.slips.invisible import invisible_problem
from duheng.advice.slips.mends import slip_problem
from duheng.advice.slips.misspelt import glued_keyword, misspelt_keyword, two_lines
from duheng.advice.slips.quotes import quotes_problem
from duheng.problems.problem import Problem
from duheng.source import Span
from duheng.syntax.stop import Stop

_LONGEST = 600
"""Characters of a line that is looked at as a whole: no sentence is longer, and looking costs their square."""


def diagnose(stop: Stop, *, in_scale: bool = False) -> Problem:
    """The problem of a line or expression that can't be read on; of a line that stands in a scale, where it does."""
    certain = invisible_problem(stop) or quotes_problem(stop) or bracket_problem(stop)
    if certain is None and len(stop.text) <= _LONGEST:
        certain = (band_without_colon(stop.text, stop.typed, stop.line) if in_scale else None) or _likely(stop)
    return certain or mistake_at(stop)


def _likely(stop: Stop) -> Problem | None:
    """What is found by looking at the line as a whole, or at what stands around the place."""
    return (
        misspelt_keyword(stop)
        or slip_problem(stop, whole=True)
        or (None if stop.shift else _whole_line(stop.text, stop.typed, stop.line, stop.start) or two_lines(stop))
        or glued_keyword(stop)
        or slip_problem(stop, whole=False)
        or between_values(stop)
    )


def _whole_line(narrowed: str, typed: str, line: Span, start: int) -> Problem | None:
    return (
        to_be_explained(typed, line)
        or for_each(typed, line)
        or points_when(typed, line)
        or scale_in_words(typed, line)
        or worth_in_words(typed, line)
        or formula_alone(typed, line)
        or band_problem(narrowed, line, start)
        or example_problem(narrowed, typed, line)
        or shape_problem(narrowed, line)
        or first_word_problem(narrowed, typed, line, start)
    )
