"""A sentence that is a scoring standard, from its words to the lines of a method."""

from __future__ import annotations

from duheng.advice.sentences.standards.asked import asked_in_words, none_at_all
from duheng.advice.sentences.standards.ends import side_by_side
from duheng.advice.sentences.standards.parts import label_of, parts_of
from duheng.advice.sentences.standards.records import IN_ORDER, Limits, Otherwise, Part, Stepwise, named_in
from duheng.advice.sentences.standards.sub_points import sub_points
from duheng.advice.sentences.standards.targets import about_its_limit
from duheng.record import Record
from duheng.syntax.narrow import narrow
from duheng.syntax.words import words


class Standard(Record):
    """The lines that a sentence's parts are, in the order of a method.

    ``named`` is what the sentence compares by a name of its own, ``fields`` the template's lines for what is asked in
    mere words, ``row`` the template's line of the row whose standard it is, where it says that: 在职人员控制率（5分）：….
    """

    lines: tuple[str, ...]
    named: str = ""
    fields: str = ""
    row: str = ""


def standard_of(text: str) -> Standard | None:
    """What a sentence says that is a standard in all of its parts; None for any other."""
    name, points, said = label_of(text)
    line, fields = sub_points(narrow(said))
    found = Standard((line,), fields=fields) if line else _of_parts(said)
    return _of_row(found, name, points) if found is not None and name else found


def _of_parts(said: str) -> Standard | None:
    """What the parts of a sentence say of one value or another, one of which holds."""
    parts = parts_of(said)
    fitting, fields = asked_in_words(_in_order(side_by_side(about_its_limit(none_at_all(parts)))))
    otherwise = sum(isinstance(each, Otherwise | Stepwise) for each in fitting)
    if not fitting or isinstance(fitting[0], Limits) or otherwise > 1:
        return None
    return Standard(tuple(each.line for each in fitting), named_in(parts), fields)


def _in_order(parts: tuple[Part, ...]) -> tuple[Part, ...]:
    return tuple(each for kind in IN_ORDER for each in parts if isinstance(each, kind))


def _of_row(found: Standard, name: str, points: str) -> Standard:
    """A standard as a method of its own for a row, whose name is its actual value."""
    method, worth = f"{name}得分", f" {points}分" if points else ""
    own = bool(found.named) and name.removesuffix("指标").endswith(found.named)
    lines = [each.replace(found.named, "实际值") if own else each for each in found.lines]
    return Standard(
        lines=(f"{words()['METHOD'].zh} {method}", *lines),
        named="" if own else found.named,
        fields=found.fields,
        row=f"{words()['LEVEL3'].zh} {name}{worth}，{words()['BY'].zh} {method}",
    )
