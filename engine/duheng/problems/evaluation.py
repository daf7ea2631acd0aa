"""Findings of an evaluation: what keeps a score open, and what a form or a ruleset lacks for it."""

from __future__ import annotations

import re

from duheng.problems.problem import LIST_SEPARATOR, Language, Problem
from duheng.problems.severity import Severity

_SAID: dict[Language, tuple[str, re.Pattern[str]]] = {
    "zh": ("表上写的是", re.compile("（表上写的是(「.*」)）$", re.DOTALL)),
    "en": ("the form says ", re.compile(r' \(the form says (".*")\)$', re.DOTALL)),
}
"""What a form says where something exact is wanted, which is each row's own."""
_BETWEEN: dict[Language, str] = {"zh": "可能是 {low}～{high} 分", "en": "{low} to {high} points"}


class InputMissing(Problem):
    """缺了算分要用的内容，得分只能定到一个区间。| Something a score needs is missing, so it is known only as a range.

    wrong form::

        指标:
          - {一级: 产出指标, 二级: 数量指标, 三级: 案件数, 分值: 50, 指标值: ≥400件, 自评得分: 50}

    right form::

        指标:
          - {一级: 产出指标, 二级: 数量指标, 三级: 案件数, 分值: 50, 指标值: ≥400件, 实际值: 593件, 自评得分: 50}
    """

    code = "EVL-001"
    opens = True
    severity = Severity.WARNING
    zh = "得分待定，可能是 {low}～{high} 分：缺 {fields}"
    en = "The score is open, {low} to {high} points: {fields_en} missing"
    hint_zh = "补上（或改成能读懂的数）就能算定。"
    hint_en = "Fill it in (or make it readable) to settle the score."

    low: str
    high: str
    fields: tuple[str, ...]
    fields_en: tuple[str, ...]

    def parted(self, language: Language) -> tuple[str, str]:
        fields, (before, pattern) = self.fields if language == "zh" else self.fields_en, _SAID[language]
        comma = LIST_SEPARATOR[language]
        wanted = comma.join(pattern.sub("", each) for each in fields)
        kind = f"缺 {wanted}，得分待定" if language == "zh" else f"{wanted} missing, the score is open"
        said = comma.join(found[1] for each in fields if (found := pattern.search(each)))
        own = f"{before}{said}{'，' if language == 'zh' else ', '}" if said else ""
        return kind, own + self._fill(_BETWEEN[language], language)


class LeftOpen(Problem):
    """规则自己把得分留给人判断。| The rule itself leaves the score to a person.

    wrong form::

        指标:
          - {一级: 产出指标, 二级: 数量指标, 三级: 服务质量, 分值: 50, 计分方法: 留待判断}

    right form::

        指标:
          - {一级: 产出指标, 二级: 数量指标, 三级: 服务质量, 分值: 50, 指标值: ≥1件, 实际值: 2件}
    """

    code = "EVL-002"
    opens = True
    severity = Severity.WARNING
    zh = "得分待定，可能是 {low}～{high} 分：{reason}{claim}"
    en = "The score is open, {low} to {high} points: {reason}{claim_en}"
    hint_zh = "由评价人按规则说明判断。"
    hint_en = "A reviewer decides, as the rule says."

    low: str
    high: str
    reason: str
    claim: str = ""
    claim_en: str = ""

    def parted(self, language: Language) -> tuple[str, str]:
        own = _BETWEEN[language] + ("{claim}" if language == "zh" else "{claim_en}")
        kind = "{reason}，得分待定" if language == "zh" else "{reason}; the score is open"
        return self._fill(kind, language), self._fill(own, language)


class DivisionByZero(Problem):
    """算到一步除以零。| A step divides by zero.

    wrong form::

        年初预算数: 0
        全年执行数: 3.36
        指标:
          - {一级: 产出指标, 二级: 数量指标, 三级: 执行率, 分值: 50, 计分方法: 执行率得分}

    right form::

        年初预算数: 10
        全年执行数: 3.36
        指标:
          - {一级: 产出指标, 二级: 数量指标, 三级: 执行率, 分值: 50, 计分方法: 执行率得分}
    """

    code = "EVL-003"
    opens = True
    severity = Severity.ERROR
    zh = "除数为零，算不出得分：{formula}"
    en = "A divisor is zero, so there is no score: {formula}"
    hint_zh = "核对表中的数；若零是实情，应由规则写明怎样得分。"
    hint_en = "Check the numbers; if zero is right, the rule should say what it gives."

    formula: str


class NoClauseApplies(Problem):
    """方法里没有一行适用。| No line of the method applies.

    wrong form::

        指标:
          - {一级: 产出指标, 二级: 数量指标, 三级: 案件数, 分值: 50, 指标值: ≥400件, 实际值: 1件, 计分方法: 只有一行}

    right form::

        指标:
          - {一级: 产出指标, 二级: 数量指标, 三级: 案件数, 分值: 50, 指标值: ≥400件, 实际值: 400件, 计分方法: 只有一行}
    """

    code = "EVL-004"
    opens = True
    severity = Severity.ERROR
    zh = "方法「{method}」里没有一行适用于这一行"
    en = 'No line of the method "{method}" applies to this row'
    hint_zh = "请规则的制定人给这个方法补上「否则」。"
    hint_en = "Ask the rule's owner to add an otherwise to this method."

    method: str


class NoMethodFits(Problem):
    """计分表里没有一行适用于这一指标，不猜。| No line of the scoring table fits this row; duheng doesn't guess.

    wrong form::

        指标:
          - {一级: 产出指标, 二级: 数量指标, 三级: 成本, 分值: 50, 指标值: 20万元, 实际值: 20万元}

    right form::

        指标:
          - {一级: 产出指标, 二级: 数量指标, 三级: 成本, 分值: 50, 指标值: ≤20万元, 实际值: 20万元}
    """

    code = "EVL-005"
    opens = True
    severity = Severity.WARNING
    zh = "规则没有说这一行怎样计分（{facts}）"
    en = "The ruleset doesn't say how to score this row ({facts_en})"
    hint_zh = "{advice}请规则的制定人在「计分」表里补一行。"
    hint_en = "{advice_en} the rule's owner to add a line to the scoring table."

    facts: tuple[str, ...]
    facts_en: tuple[str, ...]
    advice: str = ""
    advice_en: str = "Ask"

    def parted(self, language: Language) -> tuple[str, str]:
        if language == "zh":
            return "规则没有说这些行怎样计分", self._fill("{facts}", language)
        return "The ruleset doesn't say how to score these rows", self._fill("{facts_en}", language)


class UnitsDiffer(Problem):
    """单位不是一类的数不能一起计算。| Numbers with units of different kinds can't be used in one calculation.

    wrong form::

        指标:
          - {一级: 产出指标, 二级: 数量指标, 三级: 案件数, 分值: 50, 指标值: ≥400件, 实际值: 98%}

    right form::

        指标:
          - {一级: 产出指标, 二级: 数量指标, 三级: 案件数, 分值: 50, 指标值: ≥400件, 实际值: 398件}
    """

    code = "EVL-006"
    opens = True
    severity = Severity.ERROR
    zh = "单位不同，不能计算：一边是{left}，一边是{right}{apart}"
    en = "Units differ, so there is no score: {left_en} and {right_en}{apart_en}"
    page_hint_zh = "核对表上各栏的数和单位；表上写得对的，请规则的制定人看规则里的单位。"
    page_hint_en = "Check the form's numbers and units; if they are right, ask the rule's owner to check its units."
    hint_zh = "{dates}" + page_hint_zh
    hint_en = "{dates_en}" + page_hint_en

    left: str
    left_en: str
    right: str
    right_en: str
    apart: str = ""
    apart_en: str = ""
    """Behind both: what keeps them apart, where that isn't plain from their units."""
    dates: str = ""
    dates_en: str = ""
    """Before what to do: how a date is written, where the other side is a number that may be one."""

    def why(self, language: Language) -> str:
        """What keeps a calculation from making sense."""
        zh, en = "单位不同，一边是{left}，一边是{right}", "units differ, {left_en} and {right_en}"
        return self._fill(zh if language == "zh" else en, language)


class PercentDoubtful(Problem):
    """百分数和不带单位的数在一起，不知道是不是漏写了 %。| A percentage beside a bare number, which may lack its %.

    wrong form::

        指标:
          - {一级: 产出指标, 二级: 质量指标, 三级: 合格率, 分值: 50, 计分方法: 过半满分, 实际值: 95}

    right form::

        指标:
          - {一级: 产出指标, 二级: 质量指标, 三级: 合格率, 分值: 50, 计分方法: 过半满分, 实际值: 95%}
    """

    code = "EVL-028"
    opens = True
    severity = Severity.ERROR
    zh = "一边是百分数，一边是不带单位的数，不知道是不是漏写了 %，不能计算"
    en = "A percentage meets a number without a unit, which may lack its %, so there is no score"
    hint_zh = "表上是百分数的，写上 %（95%）；表上写得对的，请规则的制定人看规则里的数是不是漏写了 %。"
    hint_en = (
        "Write % after what is a percentage on the form (95%); if the form is right, ask whether the rule lacks a %."
    )

    def why(self, language: Language) -> str:
        """What keeps a calculation from making sense."""
        zh, en = "百分数旁边的数不知道是不是漏写了 %", "a number beside a percentage may lack its %"
        return zh if language == "zh" else en


class DatesCombined(Problem):
    """晚于期限怎样计分，规则没有说。| The rules don't say how a date after the deadline is scored.

    wrong form::

        指标:
          - {一级: 产出指标, 二级: 时效指标, 三级: 完工时间, 分值: 50, 指标值: 2020年12月31日前, 实际值: 2021年1月20日}

    right form::

        指标:
          - {一级: 产出指标, 二级: 时效指标, 三级: 完工时间, 分值: 50, 指标值: 2020年12月31日前, 实际值: 2020年12月20日}
    """

    code = "EVL-026"
    opens = True
    severity = Severity.WARNING
    zh = "两个日期不能相乘除，规则的算式算不出得分"
    en = "Two dates can't be multiplied or divided, so the rule's formula gives no score"
    hint_zh = "日期怎样计分，规则没有说：请规则的制定人先写「若 实际值 ≤ 指标值 则 分值」，再写每逾期 1 天扣几分。"
    hint_en = (
        "The rules don't say how dates are scored: their owner can give the points to what is in time, "
        "and take some off for each day late."
    )

    def why(self, language: Language) -> str:
        """What keeps a calculation from making sense."""
        return "两个日期不能相乘除" if language == "zh" else "two dates can't be multiplied or divided"


class YearAssumed(Problem):
    """表单没有写年度，随年度变化的参数按规则集的年度取值。| No year, so dated parameters are those of the ruleset's year.

    wrong form::

        # 规则集里有：参数 封顶分 = 10，2022-01-01 起 5
        指标:
          - {一级: 产出指标, 二级: 数量指标, 三级: 人数, 分值: 50, 指标值: ≥100人, 实际值: 150人}

    right form::

        # 规则集里有：参数 封顶分 = 10，2022-01-01 起 5
        年度: 2023
        指标:
          - {一级: 产出指标, 二级: 数量指标, 三级: 人数, 分值: 50, 指标值: ≥100人, 实际值: 150人}
    """

    code = "EVL-031"
    severity = Severity.WARNING
    zh = "表单没有写年度，{names}随年度变化，按 {year} 年取值"
    en = "The form gives no year; what changes by year ({names}) is taken as of {year}"
    hint_zh = "在表单里写明年度。"
    hint_en = "Write the year on the form."

    names: tuple[str, ...]
    year: int


class OutOfBounds(Problem):
    """得分越出 0 至分值。| A score outside 0 to the indicator's points.

    wrong form::

        指标:
          - {一级: 产出指标, 二级: 数量指标, 三级: 人数, 分值: 50, 指标值: ≥100人, 实际值: 150人, 计分方法: 没有上限}

    right form::

        指标:
          - {一级: 产出指标, 二级: 数量指标, 三级: 人数, 分值: 50, 指标值: ≥100人, 实际值: 100人, 计分方法: 没有上限}
    """

    code = "EVL-010"
    severity = Severity.WARNING
    zh = "得分 {score} 不在 0 至 {points} 分之内"
    en = "The score {score} is outside 0 to {points}"
    hint_zh = "若不是有意，请规则的制定人加「限于 0 至 分值」。"
    hint_en = "Unless it is meant, ask the rule's owner to add: clamp 0 to points."
    of_total_zh = "若不是有意，请规则的制定人在总分里写界限，如 总分 最大（最小（…，{points}），0）。"
    of_total_en = "Unless it is meant, ask the ruleset's owner to limit it, such as: total max(min(…, {points}), 0)."

    score: str
    points: str

    def hint(self, language: Language) -> str:
        """What to do about it; a total has no clamp."""
        if self.path:
            return Problem.hint(self, language)
        return self._fill(self.of_total_zh if language == "zh" else self.of_total_en, language)


class NodeCycle(Problem):
    """指标的得分互相依赖。| Indicators' scores depend on each other.

    wrong form::

        指标:
          - {一级: 产出指标, 二级: 数量指标, 三级: 人数, 分值: 50, 计分方法: 取总分}

    right form::

        指标:
          - {一级: 产出指标, 二级: 数量指标, 三级: 人数, 分值: 50, 指标值: ≥100人, 实际值: 100人}
    """

    code = "EVL-011"
    opens = True
    severity = Severity.ERROR
    zh = "算这一得分要先知道它自己"
    en = "Working out this score needs the score itself"
    hint_zh = "请规则的制定人改正：方法读了依赖于本指标的得分。"
    hint_en = "Ask the rule's owner to mend this: the method reads a score that depends on this one."


class NoGrade(Problem):
    """总分不落在任何一个等级里。| The total falls into no grade.

    wrong form::

        指标:
          - {一级: 产出指标, 二级: 数量指标, 三级: 人数, 分值: 150, 指标值: ≥100人, 实际值: 150人}

    right form::

        指标:
          - {一级: 产出指标, 二级: 数量指标, 三级: 人数, 分值: 50, 指标值: ≥100人, 实际值: 150人}
    """

    code = "EVL-012"
    severity = Severity.WARNING
    zh = "总分 {score} {may}不落在任何一个等级里"
    en = "The total {score} {may_en} into no grade"
    hint_zh = "核对分值合计和等级的上下限。"
    hint_en = "Check the sum of points and the ends of the grades."

    score: str
    may: str = ""
    may_en: str = "falls"


class RangeAssumed(Problem):
    """待定的得分没有上下限，按 0 至分值算。| An open score without limits; 0 to its points is taken.

    wrong form::

        指标:
          - {一级: 产出指标, 二级: 数量指标, 三级: 人数, 分值: 50, 指标值: ≥100人, 计分方法: 没有上限}

    right form::

        指标:
          - {一级: 产出指标, 二级: 数量指标, 三级: 人数, 分值: 50, 指标值: ≥100人, 实际值: 100人, 计分方法: 没有上限}
    """

    code = "EVL-013"
    severity = Severity.INFO
    zh = "方法「{method}」{lack}，待定的得分按 0 至 {points} 分算"
    en = 'The method "{method}" {lack_en}; the open score is taken as 0 to {points}'
    hint_zh = "请规则的制定人加「限于 0 至 分值」。"
    hint_en = "Ask the rule's owner to add: clamp 0 to points."

    method: str
    points: str
    lack: str = "没有「限于」"
    lack_en: str = "has no clamp"


class NothingToAggregate(Problem):
    """没有可以汇总的行。| There is nothing to aggregate.

    wrong form::

        指标:
          - {一级: 产出指标, 二级: 数量指标, 三级: 人数, 分值: 50, 计分方法: 取效益最高}

    right form::

        指标:
          - {一级: 产出指标, 二级: 数量指标, 三级: 人数, 分值: 50, 计分方法: 取效益最高}
          - {一级: 效益指标, 三级: 人数, 分值: 50, 指标值: ≥100人, 实际值: 150人}
    """

    code = "EVL-014"
    severity = Severity.WARNING
    zh = "「{function}」没有可以汇总的行"
    en = '"{function_en}" has no rows to work on'
    hint_zh = "核对表中是否缺行。"
    hint_en = "Check whether rows are missing."

    function: str
    function_en: str


class OtherRuleset(Problem):
    """表单写明的规则集与所用的不同，二者有差别。| The form names another ruleset, and the two differ.

    wrong form::

        规则集: 000000/2017
        指标:
          - {一级: 产出指标, 二级: 数量指标, 三级: 人数, 分值: 50, 指标值: ≥100人, 实际值: 150人}

    right form::

        指标:
          - {一级: 产出指标, 二级: 数量指标, 三级: 人数, 分值: 50, 指标值: ≥100人, 实际值: 150人}
    """

    code = "EVL-015"
    severity = Severity.INFO
    zh = "表单按 {stated} 填报，现按 {used} 计算；不同之处：{what}"
    en = "The form was made for {stated} and is scored by {used}; they differ: {what_en}"
    hint_zh = "若选错了规则集，用 --ruleset {stated}。"
    hint_en = "If this is the wrong ruleset, use --ruleset {stated}."

    stated: str
    used: str
    what: str
    what_en: str


class NotInForce(Problem):
    """规则集在表单的年度不适用。| The ruleset isn't in force in the form's year.

    wrong form::

        年度: 1999
        指标:
          - {一级: 产出指标, 二级: 数量指标, 三级: 人数, 分值: 50, 指标值: ≥100人, 实际值: 150人}

    right form::

        年度: 2020
        指标:
          - {一级: 产出指标, 二级: 数量指标, 三级: 人数, 分值: 50, 指标值: ≥100人, 实际值: 150人}
    """

    code = "EVL-016"
    severity = Severity.WARNING
    zh = "表单是 {year} 年度的，规则集 {ruleset} 自 {start} 至 {end} 适用"
    en = "The form is of {year}, the ruleset {ruleset} is in force from {start} to {end}"
    endless_zh = "表单是 {year} 年度的，规则集 {ruleset} 自 {start} 起适用"
    endless_en = "The form is of {year}, the ruleset {ruleset} is in force from {start} on"
    hint_zh = "若选错了规则集，用 --region 和 --year 按地区和年度找。"
    hint_en = "If this is the wrong ruleset, find the right one with --region and --year."

    year: int
    ruleset: str
    start: str
    end: str

    def message(self, language: Language) -> str:
        if self.end != "…":
            return Problem.message(self, language)
        return self._fill(self.endless_zh if language == "zh" else self.endless_en, language)


class NoRows(Problem):
    """模板里有分值的一类指标，表上一行也没有填。| A group that is worth points has no rows on the form.

    wrong form::

        指标:
          - {一级: 产出指标, 二级: 数量指标, 三级: 人数, 分值: 50, 指标值: ≥100人, 实际值: 150人}

    right form::

        指标:
          - {一级: 产出指标, 二级: 数量指标, 三级: 人数, 分值: 50, 指标值: ≥100人, 实际值: 150人}
          - {一级: 效益指标, 三级: 受益人数, 分值: 50, 指标值: ≥100人, 实际值: 150人}
    """

    code = "EVL-018"
    severity = Severity.WARNING
    zh = "「{name}」有 {points} 分，表上没有填写它的指标，得 {score} 分"
    en = '"{name}" is worth {points} points, but the form has no rows for it; it scores {score}'
    hint_zh = "补上这一类的指标；若这张表不设这一类，请规则的制定人改模板。"
    hint_en = "Add its rows; if this form has no such group, the rule's owner should change the template."

    name: str
    points: str
    score: str = "0"


class NumberTooLong(Problem):
    """数的位数越乘越多，超过了任何规则的需要。| A number has grown more digits than any rule needs.

    wrong form::

        指标:
          - {一级: 产出指标, 二级: 数量指标, 三级: 人数, 分值: 50, 实际值: 1.1人, 计分方法: 越乘越长}

    right form::

        指标:
          - {一级: 产出指标, 二级: 数量指标, 三级: 人数, 分值: 50, 实际值: 1人, 计分方法: 越乘越长}
    """

    code = "EVL-019"
    opens = True
    severity = Severity.ERROR
    zh = "方法「{method}」算出的数位数太多，得分待定"
    en = 'The method "{method}" works out a number with too many digits; the score is open'
    hint_zh = "请规则的制定人查看是否把一个数反复相乘；需要时先修约再乘。"
    hint_en = (
        "The rule's owner should look for a number that is multiplied by itself again and again; round in between."
    )

    method: str
