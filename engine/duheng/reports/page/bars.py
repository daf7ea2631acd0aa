"""Bars as inline SVG: their places are percentages of the width, so that nothing is stretched and no style is needed.

Numbers become text by whole arithmetic on fractions. Every bar is also told in words beside it, so that the drawing
itself is hidden from screen readers; what is open is hatched and what was claimed is a line, so that no colour has to
be seen.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from duheng.evaluation.result import NodeResult, Total
from duheng.presentation.numbers import number
from duheng.reports.page.markup import NOTHING, Markup, element, joined
from duheng.reports.waterfall import Axis, Sort, Step

ZERO, ONE = Fraction(0), Fraction(1)
_PLACES = 4
_WHOLE, _MIDDLE = ("0", "100%", ""), ("50%", "20", "translate(0,-10)")
_PATTERN = "hatched"
_EDGE = Fraction(1, 24)
_FLOOR, _TALLEST = Fraction(86, 100), Fraction(72, 100)


def percent(share: Fraction) -> str:
    """A share of the width, ``93.3333%``; half is rounded up."""
    scaled = (2 * share.numerator * 10 ** (_PLACES + 2) + share.denominator) // (2 * share.denominator)
    whole, rest = divmod(scaled, 10**_PLACES)
    return f"{whole}.{rest:0{_PLACES}}".rstrip("0").rstrip(".") + "%"


def patterns() -> Markup:
    """The hatching that bars refer to, once a page."""
    line = element("path", d="M-1,1 l2,-2 M0,6 l6,-6 M5,7 l2,-2", class_="hatching")
    ground = element("rect", width="6", height="6", class_="ground")
    pattern = element("pattern", ground, line, id=_PATTERN, width="6", height="6", patternUnits="userSpaceOnUse")
    return _svg(element("defs", pattern), class_="patterns", width="0", height="0")


def strip(low: Fraction, high: Fraction, claimed: Fraction | None, worth: Fraction) -> Markup:
    """A score within what it is worth: filled to ``low``, hatched to ``high``, a line at ``claimed``. All in points."""
    whole = max(worth, high, claimed or ZERO)
    if whole <= 0:
        return NOTHING
    axis = Axis(ZERO, whole, ())
    parts = [
        _rect(axis, ZERO, worth, "frame", _WHOLE),
        _rect(axis, ZERO, low, "score", _WHOLE),
        _rect(axis, low, high, "open", _WHOLE),
        NOTHING if claimed is None else _line(axis, claimed, "claimed"),
    ]
    return _svg(*parts, class_="strip")


def of_node(node: NodeResult) -> Markup:
    """The bar of a row; nothing where nobody says what it is worth."""
    return NOTHING if not node.points else strip(node.low, node.most, node.claimed, node.points)


def of_total(total: Total) -> Markup:
    """The bar of a total."""
    return strip(total.low, total.most, total.claimed, total.most if total.full is None else total.full)


def of_step(step: Step, axis: Axis) -> Markup:
    """A step of a waterfall, with the lines that lead from the step before and to the next."""
    low, high = min(step.start, step.end), max(step.start, step.end)
    style = "open" if step.sort is Sort.OPEN else step.sort.value
    parts = (_grid(axis), _link(axis, step.start, top=True), _link(axis, step.end, top=False))
    return _svg(*parts, _rect(axis, low, high, style), class_="step")


def of_level(low: Fraction, high: Fraction, axis: Axis, *, first: bool) -> Markup:
    """A bar from zero: full points (``first``) or the total; its beginning is left out where the axis is cut."""
    link = _link(axis, low, top=not first)
    solid, open_ = _rect(axis, min(ZERO, low), low, "score"), _rect(axis, low, high, "open")
    return _svg(_grid(axis), link, solid, open_, _cut() if axis.cut else NOTHING, class_="step")


def ticks(axis: Axis) -> Markup:
    """The numbers at the axis; those at its ends stay inside."""
    return _svg(*(_tick(axis, each) for each in axis.ticks), class_="ticks")


def columns(counts: Sequence[int], edges: Sequence[str]) -> Markup:
    """A histogram of numbers of forms: each column with its number above; ``edges`` are one more than the columns."""
    wide = Fraction(1, len(counts))
    drawn = [part for at, count in enumerate(counts) for part in _column(wide * at, wide, count, max(*counts, 1))]
    return _svg(*drawn, *(_edge(wide * at, label) for at, label in enumerate(edges)), class_="histogram")


def share_bar(part: int, whole: int) -> Markup:
    """How much of a number something is."""
    axis = Axis(ZERO, Fraction(max(whole, 1)), ())
    return _svg(_rect(axis, ZERO, Fraction(part), "score", _WHOLE), class_="strip")


def _cut() -> Markup:
    """The zigzag across a bar whose beginning isn't shown."""
    return element("svg", element("path", d="M12,-11 l5,6 l-9,6 l9,6 l-5,5", class_="cut"), class_="cut", y="50%")


def _column(left: Fraction, wide: Fraction, count: int, most: int) -> Iterator[Markup]:
    tall = Fraction(count, most) * _TALLEST
    top = _FLOOR - tall
    x, width = percent(left + wide / 12), percent(wide * 10 / 12)
    yield element("rect", class_="score", x=x, y=percent(top), width=width, height=percent(tall))
    if count:
        at, above = percent(left + wide / 2), percent(top - Fraction(1, 40))
        yield element("text", str(count), x=at, y=above, text_anchor="middle", class_="count")


def _edge(share: Fraction, label: str) -> Markup:
    return element("text", label, x=percent(share), y="96%", text_anchor=_anchor(share))


def _anchor(share: Fraction) -> str:
    """How a label stands at a place, so that those at the ends stay inside."""
    return "start" if share < _EDGE else "end" if share > 1 - _EDGE else "middle"


def _tick(axis: Axis, value: Fraction) -> Markup:
    share = axis.share(value)
    return element("text", number(value), x=percent(share), y="80%", text_anchor=_anchor(share))


def _grid(axis: Axis) -> Markup:
    return joined(_line(axis, each, "grid") for each in axis.ticks)


def _link(axis: Axis, value: Fraction, *, top: bool) -> Markup:
    at = percent(axis.share(value))
    y1, y2 = ("0", "50%") if top else ("50%", "100%")
    return element("line", x1=at, x2=at, y1=y1, y2=y2, class_="link")


def _line(axis: Axis, value: Fraction, style: str) -> Markup:
    at = percent(axis.share(value))
    return element("line", x1=at, x2=at, y1="0", y2="100%", class_=style)


def _rect(axis: Axis, low: Fraction, high: Fraction, style: str, place: tuple[str, str, str] = _MIDDLE) -> Markup:
    left, right = axis.share(low), axis.share(high)
    if right <= left:
        return NOTHING
    x, width = percent(left), percent(right - left)
    return element("rect", class_=style, x=x, y=place[0], width=width, height=place[1], transform=place[2])


def _svg(*content: Markup, class_: str, **attributes: str) -> Markup:
    return element("svg", *content, class_=class_, aria_hidden="true", focusable="false", **attributes)
