"""A scale's ends beside the numbers that are looked up in it: 100 where a rate is compared, 100% where a total is.

Bare ends go with numbers of every kind, so the type rules let these pass.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from duheng.checking.lints.percent import SUSPICIOUS, in_hundredths
from duheng.checking.types.declared import Declared, grades_by_percent, places
from duheng.checking.types.infer import infer
from duheng.language import tree
from duheng.language.decimal import decimal_text
from duheng.language.printed import printed
from duheng.language.types import Numeric
from duheng.language.units import RATIO
from duheng.language.walk import walk
from duheng.problems.bands import EndsMisread
from duheng.problems.problem import Problem


def check_scale_reads(ruleset: tree.Ruleset) -> Iterator[Problem]:
    """Scales whose ends and what is looked up in them are a hundred times apart, each once."""
    told: set[str] = set()
    for problem in _found(ruleset):
        if problem.scale not in told:
            told.add(problem.scale)
            yield problem


def _found(ruleset: tree.Ruleset) -> Iterator[EndsMisread]:
    scales = {each.name: each for each in ruleset.scales if each.bands}
    for outermost, env, lets in places(ruleset):
        for read in _read(outermost):
            yield from _told(read, scales.get(read.scale), ruleset, env, lets)


def _read(outermost: tree.Expression) -> Iterator[tree.LabelOf]:
    """How a number is looked up in a scale, or would be that is held against one of its bands."""
    for each in walk(outermost):
        if isinstance(each, tree.LabelOf):
            yield each
        elif isinstance(each, tree.Call) and each.operation in ("within", "outside"):
            number, interval = each.arguments
            if isinstance(interval, tree.IntervalOf):
                yield tree.LabelOf(interval.scale, number, each.span)


def _told(
    read: tree.LabelOf,
    scale: tree.Scale | None,
    ruleset: tree.Ruleset,
    env: Declared,
    lets: Mapping[str, tree.Expression],
) -> Iterator[EndsMisread]:
    if scale is None or not isinstance(scale.type, Numeric) or scale.type.dimension != RATIO:
        return
    number, top = printed(read.number), max(band.high for band in scale.bands)
    places = (each.span for each in (scale, read.number) if each.span.file == ruleset.span.file)
    span, bare = next(places, scale.span), decimal_text(top)
    if scale.type.bare and top >= SUSPICIOUS and _is_rate(read.number, env, lets):
        found = f"没有写 %，“{number}”却是比率，{bare} 就是 {bare}00%"
        found_en = f"have no %, but {number} is a ratio, of which {bare} is {bare}00%"
        remedy, remedy_en = f"每个端点都写 %：{bare}%", f"Write % after every end: {bare}%"
    elif grades_by_percent(read, scale.type):
        end = decimal_text(top * 100)
        found = f"写了 %，“{number}”却是分数，{end}% 就是 {bare} 分"
        found_en = f"have a %, but {number} is a score, of which {end}% is {bare}"
        remedy, remedy_en = f"去掉端点的 %：{end}", f"Write the ends without %: {end}"
    else:
        return
    yield EndsMisread(span=span, scale=scale.name, found=found, found_en=found_en, remedy=remedy, remedy_en=remedy_en)


def _is_rate(number: tree.Expression, env: Declared, lets: Mapping[str, tree.Expression]) -> bool:
    found = infer(number, env)
    settled = isinstance(found, Numeric) and not found.bare and found.dimension == RATIO
    return settled and not in_hundredths(number, env, lets)
