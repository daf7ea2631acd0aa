"""Problems of meaning: scales, methods, rounding, names that nothing uses."""

from __future__ import annotations

from duheng.problems.cases import ADDS
from duheng.problems.problem import Language, Problem
from duheng.problems.severity import Severity


class ScaleGap(Problem):
    """两档之间有空隙。| There is a gap between two bands of a scale.

    wrong::

        档位 完成情况
            达成: 100% 至 80%
            未达成: 80% 至 0%

    right::

        档位 完成情况
            达成: 100% 至 80%（含）
            未达成: 80% 至 0%
    """

    code = "GAP-001"
    zh = "档位有空隙：{witness} 不属于任何一档"
    en = "The scale has a gap: {witness_en} belongs to no band"
    hint_zh = "在其中一档的这一端后写（含），或把两档的端点写成同一个数。"
    hint_en = "Write (inclusive) after this end of one of the bands, or let both bands end at the same number."

    witness: str
    witness_en: str


class ScaleOverlap(Problem):
    """同一个数属于两档。| One number belongs to two bands of a scale.

    wrong::

        档位 完成情况
            达成: 100% 至 80%（含）
            未达成: 80%（含） 至 0%

    right::

        档位 完成情况
            达成: 100% 至 80%（含）
            未达成: 80% 至 0%
    """

    code = "GAP-002"
    zh = "档位重叠：{witness} 同时属于「{first}」和「{second}」"
    en = 'The scale overlaps: {witness} belongs to both "{first}" and "{second}"'
    hint_zh = "{remedy}。"
    hint_en = "{remedy_en}."

    witness: str
    first: str
    second: str
    remedy: str
    remedy_en: str


class BadScale(Problem):
    """档位写得不成立。| A scale that can't be used.

    wrong::

        档位 完成情况
            达成: 分值 至 0

    right::

        档位 完成情况
            达成: 100 至 0
    """

    code = "GAP-003"
    zh = "这一档不成立：{reason}"
    en = "This band can't be used: {reason_en}"
    hint_zh = "写法：名称: 100% 至 80%（含），两端是数或参数。"
    hint_en = "Write: label: 100% to 80% (inclusive); the ends are numbers or parameters."

    reason: str
    reason_en: str


class MixedEnds(Problem):
    """一个档位里有的端点写了 %，有的没有写。| In one scale some ends are percentages and some are bare numbers.

    wrong::

        档位 评价等级
            优: 100 至 90%（含）
            差: 90 至 0

    right::

        档位 评价等级
            优: 100 至 90（含）
            差: 90 至 0
    """

    code = "GAP-010"
    zh = "同一个档位里，有的端点写了 {unit}，有的没有：{found}"
    en = "In one scale some ends are written with {unit} and some without: {found}"
    hint_zh = "其他端点多是另一种写法，这里写成：{usual}"
    hint_en = "Most ends are written the other way; here write: {usual}"

    found: str
    usual: str
    unit: str = "%"


class NoClause(Problem):
    """方法没有写怎样得分。| A method doesn't say what it gives.

    wrong::

        方法 甲
            限于 0 至 分值

    right::

        方法 甲
            得 分值
            限于 0 至 分值
    """

    code = "MET-001"
    zh = "方法「{name}」没有写怎样得分"
    en = 'The method "{name}" doesn\'t say what it gives'
    hint_zh = "写一行「得 …」，或「若 … 则 …」和「否则 …」。"
    hint_en = "Write a line: gives …, or: if … then … and otherwise …"

    name: str


class Incomplete(Problem):
    """有的情形没有一行适用。| For some input no line of the method applies.

    wrong::

        方法 甲
            若 实际值 ≥ 指标值 则 分值

    right::

        方法 甲
            若 实际值 ≥ 指标值 则 分值
            否则 0
    """

    code = "MET-002"
    severity = Severity.WARNING
    zh = "方法「{name}」没有「否则」：{case}时没有得分"
    en = 'The method "{name}" has no otherwise; it gives nothing where {case_en}'
    hint_zh = "加一行「否则 0」或「否则 待定 [0, 分值]，「原因」」；表里写「其他」。"
    hint_en = "Add a line: otherwise 0; in a table: else."

    name: str
    case: str
    case_en: str


class NeverReached(Problem):
    """这一行永远轮不到。| A line that can never apply.

    wrong::

        方法 甲
            得 分值
            若 实际值 ≥ 指标值 则 0

    right::

        方法 甲
            若 实际值 ≥ 指标值 则 分值
            否则 0
    """

    code = "MET-003"
    severity = Severity.WARNING
    zh = "这一行永远轮不到：第 {line} 行已经包括了所有情形"
    en = "This line can never apply: line {line} takes every case"
    hint_zh = "先写特殊情形，把「否则」「得」「其他」放在最后。"
    hint_en = "Write special cases first and keep otherwise for the end."

    line: int
    adds: bool = False
    """Whether its result adds something to the points, or takes it off: meant to be on top of an earlier line's."""

    def hint(self, language: Language) -> str:
        return Problem.hint(self, language) + (ADDS[language] if self.adds else "")


class NotClamped(Problem):
    """得分没有上下限。| A score without limits.

    wrong::

        方法 甲
            若 实际值 ≥ 指标值 则 分值
            否则 实际值 ÷ 指标值 × 分值

    right::

        方法 甲
            若 实际值 ≥ 指标值 则 分值
            否则 实际值 ÷ 指标值 × 分值
            限于 0 至 分值
    """

    code = "MET-004"
    severity = Severity.INFO
    zh = "方法「{name}」没有「限于」：得分可能为负或超过分值"
    en = 'The method "{name}" has no clamp: its score may be negative or above the points'
    hint_zh = "加一行「限于 0 至 分值」。"
    hint_en = "Add a line: clamp 0 to points."

    name: str


class Unused(Problem):
    """声明了却没有用到。| Declared but never used.

    wrong::

        参数 界限 = 130%

    right::

        参数 界限 = 130%
        方法 甲
            得 最小(分值 × 界限, 分值)
        补充 模板 表
            一级 产出指标 50分，按 甲
    """

    code = "USE-001"
    severity = Severity.WARNING
    zh = "{kind}「{name}」没有用到"
    en = '{kind_en} "{name}" is never used'
    hint_zh = "删去它，或在该用的地方写上它的名称。"
    hint_en = "Remove it, or use it where it belongs."

    kind: str
    kind_en: str
    name: str


class RoundingOpen(Problem):
    """没有写明在哪里修约。| The ruleset doesn't say where it rounds.

    wrong::

        方法 甲
            若 实际值 ≥ 指标值 则 分值
            否则 实际值 ÷ 指标值 × 分值
            限于 0 至 分值

    right::

        方法 甲
            若 实际值 ≥ 指标值 则 分值
            否则 实际值 ÷ 指标值 × 分值
            限于 0 至 分值
            修约 2 位小数
    """

    code = "RND-001"
    severity = Severity.INFO
    zh = "方法「{name}」按比例得分，却没有写「修约」：得分可能除不尽"
    en = 'The method "{name}" divides but doesn\'t round: its score may have endless decimals'
    hint_zh = "写明「修约 2 位小数」；若有意在总分修约，可不理会。"
    hint_en = "Write: round 2 places; ignore this if the total is rounded on purpose."

    name: str


class NeedsCondition(Problem):
    """校验没有写要求。| A check without a require line.

    wrong::

        校验 甲
            对每个 三级
            级别 警告

    right::

        校验 甲
            对每个 三级
            要求 偏差原因 有值
            级别 警告
    """

    code = "CHK-010"
    zh = "校验「{name}」没有写「要求」"
    en = 'The check "{name}" has no require line'
    hint_zh = "例：要求 偏差原因 有值"
    hint_en = "For example: require FIELD is present"

    name: str
