"""A line that can be read, but not where it stands: what its officer meant there."""

from __future__ import annotations

from duheng.advice.lines.vetoes import demand_with_if, veto_after_otherwise, veto_on_one_line
from duheng.problems.problem import Problem
from duheng.problems.prose import PhraseOfProse
from duheng.record import replace
from duheng.syntax import written as w
from duheng.syntax.blocks import Stray
from duheng.syntax.narrow import narrow
from duheng.syntax.words import words


def stray_problem(stray: Stray) -> Problem:
    """What is told of it."""
    line = stray.line
    veto = _veto(line) if stray.kind == "CHECK" else None
    if veto is not None:
        return veto
    if stray.kind in ("HEAD", "ALONE") and isinstance(line.content, w.RemoveLine) and line.content.kind == "BAND":
        return _kind_left_out(line)
    if stray.kind == "TEMPLATE" and isinstance(line.content, w.ClampLine | w.RoundLine):
        return _of_the_total(stray, line.content)
    return stray.plainly()


def _of_the_total(stray: Stray, content: w.ClampLine | w.RoundLine) -> Problem:
    """What is told of limits and rounding in a template, where nothing but the total has them."""
    call, second = ("最小", "100分") if isinstance(content, w.ClampLine) else ("四舍五入", content.places)
    call_en = "min" if isinstance(content, w.ClampLine) else "round_half_up"
    total, one = words()["TOTAL"], words()["LEVEL1"]
    usage = f"{total.zh} {call}（合计（{one.zh}.得分），{second}）"
    usage_en = f"{total.en} {call_en}(sum({one.en}.score), {second})"
    return replace(stray.plainly(), other=usage, other_en=usage_en)


def _veto(line: w.Line) -> Problem | None:
    """What is told of a line that sets the total or the grade otherwise than a check does."""
    if isinstance(line.content, w.TotalLine | w.GradeLine):
        return _veto_without_then(line)
    narrowed = narrow(line.text)
    asks = isinstance(line.content, w.ClauseLine) and line.content.condition is not None
    on_one_line = veto_on_one_line(narrowed, line.span) if isinstance(line.content, w.ClauseLine) else None
    told = on_one_line or veto_after_otherwise(narrowed, line.span)
    return told or (demand_with_if(line.text, line.span) if asks else None)


def _veto_without_then(line: w.Line) -> Problem:
    word = words()["THEN"]
    said = " ".join(line.text.replace("=", " ").replace("＝", " ").split())
    return word.missing(line.span, f"{word.zh} {said}", f"{word.en} {said}")


def _kind_left_out(line: w.Line) -> Problem:
    """删除 定量正向 outside a declaration, which doesn't say that it is a method."""
    remove, *name = line.text.split()
    write, others = f"{remove} {words()['METHOD'].zh} {' '.join(name)}", ("SCALE", "CHECK", "PARAMETER")
    usage = f"{write}；不是方法的，写 {'、'.join(words()[each].zh for each in others)}"
    return PhraseOfProse(span=line.span, found=line.text.strip(), write=write, usage=usage)
