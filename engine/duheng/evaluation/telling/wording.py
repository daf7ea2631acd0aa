"""The words of explanations, in Chinese and English. Names, units and a ruleset's own texts stay as written."""

from __future__ import annotations

from duheng.evaluation.telling.wanted import Wanted
from duheng.language import tree
from duheng.language.builtins import aggregate_en
from duheng.language.operation import Operation
from duheng.problems.problem import Language


class Wording:
    """What sentences are made of, in Chinese; braces are filled in."""

    then = "，"
    next = "；"
    listed = "、"
    brackets = "（{}）"
    worked_out = "（{}）"
    fails = "{} 不成立"
    unsure = "{} 不能判定"
    none_above = "规则的前几行都不适用"
    scores = "得 {} 分"
    either_way = "都得 {} 分"
    claim = "按自评得分 {} 分计"
    open = "待定 {}"
    open_between = "待定 {} = {}"
    taken = "按 {} 计"
    or_none = "{}（或不适用）"
    reason = "{}：{}"
    quoted = "「{}」"
    may_veto = "{}；一票否决{}可能生效，待定 {}"
    lacks = "没有{}"
    above = "高于上限 {}，得 {}"
    below = "低于下限 {}，得 {}"
    clamped = "限于 {} 至 {}，得 {}"
    borrowed = "按 {}：{}"
    one_part = "只有一项：{}"
    one_open = "只有一项，待定 {}"
    no_part = "各项都不适用，得 0 分"
    nothing = "没有可加的项，得 0 分"
    many_parts = "{1} 项{0}"
    inapplicable = "另有 {} 项不适用"
    not_applicable = "不适用"
    units_hide_method = "单位不同，不能选定计分方法"
    units_hide_score = "单位不同，不能计算"
    percent_hides_score = "不知道是不是漏写了 %，不能计算"
    dates_hide_score = "日期不能相乘除"
    zero_hides_score = "除数为零，不能计算"
    negative_hides_score = "除数是负数，比例没有意义"
    facts_unclear = "计分表要看的内容不确切，不知按哪个方法计分"
    facts_unclear_alike = "计分表要看的内容不确切，但按哪个方法都得 {} 分"
    no_method = "规则没有说怎样计分"
    no_such_method = "规则里没有这一行写的计分方法"
    no_rows = "没有填写这一类指标"
    no_line = "没有一行适用"
    present = "有值"
    empty = "为空"
    yes = "是"
    no = "否"
    all_of = " 且 "
    any_of = " 或 "

    def operation(self, row: Operation) -> str:
        """The name of an operation."""
        return row.zh[0]

    def aggregate(self, aggregate: tree.Aggregate) -> str:
        """The name of what an aggregate does."""
        return aggregate.function

    def rounded(self, places: int, mode: str, shown: str) -> str:
        """What 修约 made of a number; ``mode`` is named where it isn't the usual one."""
        return f"修约 {places} 位小数{f'（{mode}）' if mode else ''}得 {shown}"

    def wanted(self, wanted: Wanted) -> tuple[str, ...]:
        """What is missing."""
        return wanted.fields


class EnglishWording(Wording):
    """The same in English."""

    then = ", "
    next = "; "
    listed = ", "
    brackets = "({})"
    worked_out = " ({})"
    fails = "{} doesn't hold"
    unsure = "whether {} can't be told"
    none_above = "no earlier line applies"
    scores = "the score is {}"
    either_way = "the score is {} either way"
    claim = "the claimed score counts: {}"
    open = "open, {}"
    open_between = "open, {} = {}"
    taken = "taken as {}"
    or_none = "{} (or not applicable)"
    reason = "{}: {}"
    quoted = '"{}"'
    may_veto = "{}; the veto {} may take effect, open, {}"
    lacks = "{} missing"
    above = "above the limit of {}: {}"
    below = "below the limit of {}: {}"
    clamped = "held between {} and {}: {}"
    borrowed = "by {}: {}"
    one_part = "one part only: {}"
    one_open = "one part only, open, {}"
    no_part = "no part applies, the score is 0"
    nothing = "there is nothing to add up, the score is 0"
    many_parts = "{} of {} parts"
    inapplicable = "{} more not applicable"
    not_applicable = "not applicable"
    units_hide_method = "units differ, so no method can be chosen"
    units_hide_score = "units differ, so there is no score"
    percent_hides_score = "a % may be missing, so there is no score"
    dates_hide_score = "dates can't be multiplied or divided"
    zero_hides_score = "a divisor is zero, so there is no score"
    negative_hides_score = "a divisor is negative, so the ratio means nothing"
    facts_unclear = "what the scoring table looks at isn't clear, so no method can be chosen"
    facts_unclear_alike = "what the scoring table looks at isn't clear, but every method that may fit gives {}"
    no_method = "the ruleset doesn't say how to score it"
    no_such_method = "the ruleset has no method of the name that the row writes"
    no_rows = "the form has no rows for it"
    no_line = "no line applies"
    present = "is present"
    empty = "is empty"
    yes = "yes"
    no = "no"
    all_of = " and "
    any_of = " or "

    def operation(self, row: Operation) -> str:
        sign = row.zh[0]
        return next(name for name in row.en if name.isascii()) if sign[0].isalpha() else sign

    def aggregate(self, aggregate: tree.Aggregate) -> str:
        return aggregate_en(aggregate.function)

    def rounded(self, places: int, mode: str, shown: str) -> str:
        return f"rounded to {places} place{'s' * (places != 1)}{f' ({mode})' if mode else ''}: {shown}"

    def wanted(self, wanted: Wanted) -> tuple[str, ...]:
        return wanted.fields_en


def wording_of(language: Language) -> Wording:
    """The words of a language."""
    return EnglishWording() if language == "en" else Wording()
