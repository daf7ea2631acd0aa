"""Problems of a ruleset's first lines: since when it holds, and how far its text can be relied on."""

from __future__ import annotations

from duheng.problems.problem import Problem, Suggesting


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
    hint_en = "What may stand here: {allowed_en}"

    word: str
    allowed: tuple[str, ...]
    allowed_en: tuple[str, ...]
