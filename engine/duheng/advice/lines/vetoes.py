"""What a check demands, or what becomes of the total where it isn't met, written as a method writes its clauses."""

from __future__ import annotations

import re

from duheng.advice.prose.phrases import Phrase
from duheng.problems.problem import Problem
from duheng.problems.prose import VetoOnOneLine
from duheng.source import Span
from duheng.syntax.words import choice, words

_SET_TO = "(?:一律|直接)?(?:定为|评为|评定为|判为|记为|计为|降为|为|是|按|=|得|记|计)?"


def veto_on_one_line(text: str, line: Span) -> Problem | None:
    """若 审计违规 则 等级 差, which a check says as what it requires."""
    begins, then, kind = choice("IF", "WHEN"), choice("THEN"), choice("TOTAL", "GRADE")
    found = re.match(rf"\s*{begins}\s*(\S.*?)\s*,?\s*({then})\s*({kind})\s*{_SET_TO}\s*(\S+)\s*$", text)
    if found is None:
        return _veto_in_words(text, line)
    condition = found[1] if re.fullmatch(r"[\w·.]+", found[1]) else f"（{found[1]}）"
    demand = f"{words()['REQUIRE'].zh} {words()['NOT'].zh} {condition}".replace(" （", "（")
    return VetoOnOneLine(span=line, demand=demand, veto=f"{found[2]} {found[3]} {found[4]}")


def demand_with_if(text: str, line: Span) -> Problem | None:
    """若 总分 > 100 则 错误, where a check says 当 and 要求."""
    found = re.match(rf"\s*({choice('IF')})\s*(\S.*?)\s*[,，]?\s*{choice('THEN')}", text)
    if found is None:
        return None
    when, demand, deny = (words()[each].zh for each in ("WHEN", "REQUIRE", "NOT"))
    usage = f"{when} {found[2]}；下一行 {demand} ……；一有就不行的，只写 {demand} {deny}（{found[2]}）"
    return Phrase(found[1], when, usage).told(line)


def _veto_in_words(text: str, line: Span) -> Problem | None:
    """如发生安全事故，一票否决；弄虚作假的，总分为0."""
    kind = choice("TOTAL", "GRADE")
    set_to = rf"(?:最终|自评|评价|评定|考核)?({kind})\s*{_SET_TO}\s*([^\s,。;]+)"
    found = re.match(
        rf"\s*(?:{choice('IF', 'WHEN')}|凡)?\s*([^\W\d]\w*?)的?\s*,\s*(?:(\w*一票否决)\s*,?\s*)?(?:{set_to})?[。;]?\s*$",
        text,
    )
    if found is None or not (found[2] or found[3]) or re.match(kind, found[1]):
        return None
    demand = f"{words()['REQUIRE'].zh} {words()['NOT'].zh} {found[1]}"
    veto = f"{words()['THEN'].zh} {found[3] or words()['TOTAL'].zh} {_given(found[4] or '0')}"
    field = f"{words()['FIELD'].zh} {found[1]}: 是否"
    return VetoOnOneLine(span=line, demand=demand, veto=veto, field=field)


def _given(said: str) -> str:
    """0分 for 0分计 and 零分, a grade as it is."""
    points = re.fullmatch(r"([\d零].*?分)[计算]?", said)
    return points[1].replace("零", "0") if points is not None else said


def veto_after_otherwise(text: str, line: Span) -> Problem | None:
    """否则 等级定为差, which a check says with 则."""
    kind, otherwise, then = choice("TOTAL", "GRADE"), choice("OTHERWISE"), words()["THEN"].zh
    if re.match(rf"\s*{otherwise}(?!\w)", text) is None:
        return None
    found = re.match(rf"\s*({otherwise}\s*,?\s*({kind})\s*{_SET_TO}\s*(\S+))\s*$", text)
    if found is None:
        usage = f"{then} 总分 0，或 {then} 等级 差；只提醒的，写 提示 「……」"
        return Phrase(text.strip(), f"{then} 总分 0", usage).told(line)
    write = f"{then} {found[2]} {found[3]}"
    return Phrase(found[1], write, write).told(line)
