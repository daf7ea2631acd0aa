"""Problems of a ruleset's first lines: since when it holds, and how far its text can be relied on."""

from __future__ import annotations

from duheng.problems.problem import Problem, Suggesting
from duheng.problems.severity import Severity


class PeriodReversed(Problem):
    """适用的截止日早于起始日。| A ruleset that ends before it begins.

    wrong whole::

        规则集 999999/2020 「例」
            继承 000000/2017
            适用 2020-12-31 至 2020-01-01

    right whole::

        规则集 999999/2020 「例」
            继承 000000/2017
            适用 2020-01-01 至 2020-12-31
    """

    code = "HED-001"
    zh = "适用的截止日 {end} 早于起始日 {start}"
    en = "The ruleset ends on {end}, before it begins on {start}"
    hint_zh = "写成：适用 {end} 至 {start}；没有截止日的写 适用 {start} 起"
    hint_en = "Write: effective {end} to {start}; without an end: effective {start} from"

    start: str
    end: str


class UnknownStatus(Suggesting):
    """状态只有几种，写错了会丢掉“待核”的提醒。| A status that isn't one, so that the reminder to verify would be lost.

    wrong whole::

        规则集 999999/2020 「例」
            继承 000000/2017
            状态 未核实

    right whole::

        规则集 999999/2020 「例」
            继承 000000/2017
            状态 待核
    """

    code = "HED-002"
    zh = "没有「{word}」这种状态"
    en = '"{word}" is no status'
    hint_zh = "可以写：{allowed}"
    hint_en = "Allowed here: {allowed_en}"

    word: str
    allowed: tuple[str, ...]
    allowed_en: tuple[str, ...]


class YearApart(Problem):
    """规则集编号的年度不在适用期内。| A ruleset's id names a year in which it isn't in force.

    wrong whole::

        规则集 999999/2025 「例」
            继承 000000/2020
            适用 2024-01-01 至 2024-12-31

    right whole::

        规则集 999999/2024 「例」
            继承 000000/2020
            适用 2024-01-01 至 2024-12-31
    """

    code = "HED-003"
    severity = Severity.WARNING
    zh = "规则集 {id} 是 {year} 年度的，这一年不在适用期内"
    en = "The ruleset {id} is for {year}, a year in which it isn't in force"
    hint_zh = "核对编号里的年度和适用的起止日。"
    hint_en = "Check the year in the id, and from when to when the ruleset is in force."

    id: str
    year: str


class ValueNeverHolds(Problem):
    """参数的一个值只在规则集不适用的日子有效。| A parameter's value holds only while the ruleset isn't in force.

    wrong whole::

        规则集 999999/2024 「例」
            继承 000000/2020
            适用 2024-01-01 至 2024-12-31
        参数 界限 = 130%，2025-01-01 起 120%
        补充 方法 定量正向
            若 实际值 > 指标值 × 界限 则 分值 × 90%

    right whole::

        规则集 999999/2024 「例」
            继承 000000/2020
            适用 2024-01-01 至 2024-12-31
        参数 界限 = 130%，2024-07-01 起 120%
        补充 方法 定量正向
            若 实际值 > 指标值 × 界限 则 分值 × 90%
    """

    code = "PRM-002"
    severity = Severity.WARNING
    zh = "参数「{name}」从 {date} 起的值，{why}"
    en = 'The value of the parameter "{name}" from {date} on: {why_en}'
    hint_zh = "核对日期和「适用」的起止日。"
    hint_en = "Check the date, and from when to when the ruleset is in force."

    name: str
    date: str
    why: str
    why_en: str
