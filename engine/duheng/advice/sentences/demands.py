"""Demands in the words of a document, which a check writes with signs.

得分不能超过分值, 三级分值合计应为100分; and what has to be explained when: 实际值超过指标值130%的，须填写偏差原因.
"""

from __future__ import annotations

import re

from duheng.advice.prose.phrases import name_meant
from duheng.advice.sentences.conditions_in_words import MUST, sides_of, with_condition
from duheng.problems.problem import Problem
from duheng.problems.prose import NEXT_LINE, NEXT_LINE_EN, Prose
from duheng.record import replace
from duheng.source import Span
from duheng.syntax.narrow import BLANKS, narrow
from duheng.syntax.reach import reads
from duheng.syntax.words import spellings, words

_END = r"[。;]?\s*"
_NEVER = "(?:不得|不能|不应|不可)"
_SUMMED = "的?(?:之和|合计|总和)"
_LEVELS = "一二三四"
_SUM = re.compile(
    rf"(?:各?([{_LEVELS}]级)(?:指标)?(?:各[行项])?的?|(?:各(?:[项个行]?指标|[项个行])?)?的?)([^\W\d]\w*?){_SUMMED}"
)
_COUNT = re.compile(rf"([{_LEVELS}]级)指标的?(?:个数|数量|总数)?")
_COUNTERS = ("个", "项", "条")
_NONE_BELOW = re.compile(rf"\s*(\S[^,;。]*?)\s*(?:不得|不能|不应|不可|不可以)(?:是|为|出现|填写?)?负[数值]?{_END}")
"""预算数和执行数不得为负数."""
_AND_NAME = r"[和及与、](?=[^\W\d])"
_WITHIN = re.compile(rf"\s*([^\W\d]+?)(?:{MUST})?在\s*(\S+?)\s*[和与至到~-]\s*(\S+?)\s*(?:之间|以内|范围内){_END}")
"""得分应在0和分值之间."""
_TO_BE_FILLED = f"(?:{MUST})(?:要|都)?(?:填写|填报|填|写明|有值)"
_NOT_EMPTY = r"(?:不得|不能|不可)(?:为空|空着|不填|[填写为]?[“\"「]?无[”\"」]?)"
_FILLED = re.compile(rf"\s*(?P<names>[^\W\d][\w、]*?)(?:都|均|全部)?(?:{_TO_BE_FILLED}|{_NOT_EMPTY}){_END}")
"""指标值和实际值都必须填写, 偏差原因不能写“无”."""
_SUM_BELOW = rf"(?:各|每个|每项)?(?P<below>[二三四]级)(?:指标)?(?:各[行项])?的?(?P<what>[^\W\d]\w*?){_SUMMED}"
_SAME_ABOVE = r"(?:所属|对应|上级|其)?(?:的)?(?P<above>[一二三]级)(?:指标)?的?(?P=what)(?:相等|一致|相同)?"
_LEVELS_AGREE = re.compile(rf"\s*{_SUM_BELOW}\s*(?:{MUST})?\s*(?:等于|为|与|=)\s*{_SAME_ABOVE}{_END}")
"""三级指标分值之和等于二级指标分值."""
_ONCE = re.compile(
    rf"\s*(?:[^\W\d]*?[内里中上])?(?:的?[各三]?级?)?(?:指标)?(?:名称?)?{_NEVER}(?:有)?(?:重复|重名|相同){_END}"
)
"""指标名称不得重复."""
_OF_LEVELS = re.compile(r"[一二三四各]级|上级|下级")
_EXPLAINED = re.compile(
    r"\s*(?:(?:如果?|若|当|凡是?|对于?)\s*)?(\S[^,;。]*?)(?:的情况下|的时候|[的时])?\s*,?\s*"
    rf"(?:{MUST})(?:在\w+?[中里内栏])?\s*(?:填写|填报|说明|注明|写明|解释|写|填)\s*([^\W\d]\w*){_END}"
)
"""得分低于分值的，须填写偏差原因."""


def to_be_explained(typed: str, line: Span) -> Problem | None:
    """A sentence that says when something must be filled in, which a check says in two lines."""
    found = _EXPLAINED.fullmatch(narrow(typed))
    if found is None or found[1].split()[0] in spellings(*words()):
        return None
    when, require, present = (words()[each].zh for each in ("WHEN", "REQUIRE", "PRESENT"))
    condition = with_condition(typed[found.start(1) : found.end(1)], lambda said: f"{when} {said}")
    if not condition:
        return None
    demand = f"{require} {typed[found.start(2) : found.end(2)]} {present}"
    return Prose(span=line, text=typed.strip(BLANKS), condition=condition, comparison=demand)


def for_each(typed: str, line: Span) -> Problem | None:
    """A sentence that says what holds of every node of a level: that sums agree, that no name is written twice."""
    each, require, said = words()["FOR_EACH"].zh, words()["REQUIRE"].zh, narrow(typed)
    lines: tuple[str, ...] = ()
    if (found := _LEVELS_AGREE.fullmatch(said)) is not None:
        below, above = (_LEVELS.index(found[each][0]) for each in ("below", "above"))
        what, parts = name_meant(found["what"]) or found["what"], "下级" if below == above + 1 else found["below"]
        lines = (f"{each} {found['above']}", f"{require} 合计（{parts}.{what}） = {what}") if below > above else ()
    elif _ONCE.fullmatch(said):
        lines = f"{each} 三级", f"{require} 个数（全表.三级，名称 = 本行.名称） = 1"
    if not lines or not all(map(reads, lines)):
        return None
    return Prose(span=line, text=typed.strip(BLANKS), lines=NEXT_LINE.join(lines), lines_en=NEXT_LINE_EN.join(lines))


def demanded(typed: str) -> str:
    """What a line demands, as a check writes it behind 要求; empty where it is no such line."""
    special = _special(narrow(typed))
    if special:
        return special if reads(f"{words()['REQUIRE'].zh} {special}") else ""
    sides = sides_of(typed)
    if sides is None:
        return ""
    total, count = _SUM.fullmatch(sides.left), _COUNT.fullmatch(sides.left)
    if not (sides.is_demand or total or count):
        return ""
    if total is not None:
        sides = replace(sides, left=f"合计（{total[1] or '三级'}.{name_meant(total[2]) or total[2]}）")
    elif count is not None and sides.right.endswith(_COUNTERS):
        sides = replace(sides, left=f"个数（{count[1]}）", right=sides.right[:-1].rstrip())
    of_levels = total is None and count is None and _OF_LEVELS.match(sides.left)
    return "" if of_levels or _OF_LEVELS.match(sides.right) else sides.comparison


def _special(said: str) -> str:
    """Demands that aren't said by a comparison: that nothing is negative, lies between two numbers, or is empty."""
    present, and_ = words()["PRESENT"].zh, words()["AND"].zh
    if (found := _NONE_BELOW.fullmatch(said)) is not None:
        names = re.split(_AND_NAME, found[1])
        return f" {and_} ".join(f"{name_meant(each) or each} ≥ 0" for each in names)
    if (found := _WITHIN.fullmatch(said)) is not None:
        return f"{found[1]} 属于 [{found[2]}, {found[3]}]"
    found = _FILLED.fullmatch(said)
    names = re.split(_AND_NAME, found["names"]) if found else []
    return f" {and_} ".join(f"{each} {present}" for each in names)
