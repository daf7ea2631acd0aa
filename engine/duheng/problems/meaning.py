"""Problems of meaning: types, units, scales, methods, templates."""

from __future__ import annotations

import re

from duheng.problems.cases import ADDS
from duheng.problems.problem import Language, Problem
from duheng.problems.severity import Severity


class WrongKind(Problem):
    """值的种类不对：该是数的地方是文字之类。| A value of the wrong kind, such as text where a number belongs.

    wrong::

        方法 甲
            得 偏差原因 × 2

    right::

        方法 甲
            得 分值 × 2
    """

    code = "TYP-001"
    zh = "这里是{found}，要的是{wanted}"
    en = "This is {found_en}; {wanted_en} is needed here"
    hint_zh = "核对这一处写的是不是想用的名称。"
    hint_en = "Check that this is the name you meant."

    found: str
    found_en: str
    wanted: str
    wanted_en: str

    def hint(self, language: Language) -> str:
        if "日期" in (self.found, self.wanted):
            return "日期写全年月日，如 2024-12-31。" if language == "zh" else "Write a date in full, as 2024-12-31."
        zh, en = _WANTED.get(self.wanted_en, (self.hint_zh, self.hint_en))
        return zh if language == "zh" else en


_WANTED = {
    "a condition": (
        "条件写成比较，如 实际值 ≥ 指标值；「且」「或」两边各写一个，如 实际值 = 80% 或 实际值 = 90%。",
        "A condition compares, as actual >= target does; on either side of and, or stands one of its own.",
    ),
    "an interval": ("区间写在方括号里，如 [0, 分值]、[80%, 100%] × 分值。", "Write an interval in brackets: [0, 1]."),
}


class MixedUnits(Problem):
    """两边的单位不是一类，不能相加或比较。| Two sides of different dimensions can't be added or compared.

    wrong::

        方法 甲
            若 全年执行数 ≥ 95% 则 分值
            否则 0

    right::

        方法 甲
            若 全年执行数 ÷ 年初预算数 ≥ 95% 则 分值
            否则 0
    """

    code = "TYP-002"
    zh = "单位不同，不能相加或比较：一边是{left}，一边是{right}"
    en = "Units differ and can't be added or compared: {left_en} and {right_en}"
    hint_zh = "是不是漏了“÷”？比率和金额、件数不能直接比较。"
    hint_en = "Is a division missing? A ratio can't be compared with an amount or a count."

    left: str
    left_en: str
    right: str
    right_en: str

    def hint(self, language: Language) -> str:
        both = f"{self.left}{self.right}"
        extra = _POINTS_TIMES.search(both) or _COUNTED_BESIDE_POINTS.fullmatch(both)
        if extra is not None:
            return _OFF_BY_UNIT[language == "en"].format(unit=next(filter(None, extra.groups())))
        if not all(any(f"“{unit}”" in side for side in (self.left, self.right)) for unit in ("天", "月")):
            return Problem.hint(self, language)
        if language == "zh":
            return "一个月没有固定的天数，两边写成同一个单位，如 30天。"
        return "No number of days makes a month: write both sides in one unit."


_POINTS_TIMES = re.compile(r"“分·([^”·/]+)”")
_COUNTED_BESIDE_POINTS = re.compile("以“(?:分”为单位的数以“)?([件次项起人名户个处])”为单位的数(?:以“分”为单位的数)?")
_OFF_BY_UNIT = (
    "按{unit}计分的，先除以 1{unit}：… ÷ 1{unit} × 0.1分。",
    "Points by the unit: divide by 1{unit} first, as … / 1{unit} * 0.1分.",
)


class NotPoints(Problem):
    """方法的结果不是分。| A method's result isn't in points.

    wrong::

        方法 甲
            得 全年执行数 ÷ 年初预算数

    right::

        方法 甲
            得 全年执行数 ÷ 年初预算数 × 分值
    """

    code = "TYP-003"
    zh = "得分应以“分”为单位，这里是{found}"
    en = "A score must be in points; this is {found_en}"
    hint_zh = "乘上 分值：{usage} × 分值；或写明 10分。"
    hint_en = "Multiply by points: {usage} × points; or write 10分."

    found: str
    found_en: str
    usage: str
    factor: bool = False
    """Whether ``usage`` is a number by which the result is multiplied, meant in points: a ÷ b × 100."""

    def hint(self, language: Language) -> str:
        zh, en = _INSTEAD_OF_POINTS.get(self.found_en, (self.hint_zh, self.hint_en))
        zh, en = _FACTOR_OF_POINTS if self.factor else (zh, en)
        return (zh if language == "zh" else en).format(usage=self.usage)


_FACTOR_OF_POINTS = ("{usage} 写成 {usage}分，或乘 分值。", "Write {usage}分 for {usage}, or multiply by points.")
_INSTEAD_OF_POINTS = {
    "a condition": (
        "这里直接写得多少分，如 分值；成立与否写在「若」和「则」之间。",
        "Write the points here; what must hold stands between if and then.",
    ),
    "an interval": (
        "区间里取多少要有人定：写 待定 区间 × 分值，「原因」。",
        'Somebody has to say which points of the interval: undetermined interval * points, "reason".',
    ),
}


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
        方法 甲
            若 分值 ÷ 分值 属于 完成情况[达成] 则 分值
            否则 0
    """

    code = "GAP-001"
    zh = "档位有空隙：{witness} 不属于任何一档"
    en = "The scale has a gap: {witness} belongs to no band"
    hint_zh = "在其中一档的这一端后写（含），或把两档的端点写成同一个数。"
    hint_en = "Write (inclusive) after this end of one of the bands, or let both bands end at the same number."

    witness: str


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
        方法 甲
            若 分值 ÷ 分值 属于 完成情况[达成] 则 分值
            否则 0
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
        方法 甲
            若 完成情况[分值] = 达成 则 分值
            否则 0
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
        方法 甲
            若 评价等级[分值] = 优 则 分值
            否则 0
    """

    code = "GAP-010"
    zh = "同一个档位里，有的端点写了 %，有的没有：{found}"
    en = "In one scale some ends are percentages and some are not: {found}"
    hint_zh = "其他端点多是另一种写法，这里写成：{usual}"
    hint_en = "Most ends are written the other way; here write: {usual}"

    found: str
    usual: str


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
            得 实际值 ÷ 指标值 × 分值

    right::

        方法 甲
            得 实际值 ÷ 指标值 × 分值
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


class NoTemplate(Problem):
    """规则集没有模板。| A ruleset without a template.

    wrong whole::

        规则集 999999/2020 「例」

        方法 甲
            得 分值

    right::

        方法 甲
            得 分值
    """

    code = "TPL-001"
    zh = "规则集没有模板"
    en = "The ruleset has no template"
    hint_zh = "写一个「模板」，或「继承」一个有模板的规则集。"
    hint_en = "Write a template, or extend a ruleset that has one."


class IncompleteTemplate(Problem):
    """模板缺了必要的一行。| A template lacks a line it needs.

    wrong whole::

        规则集 999999/2020 「例」

        模板 表
            一级 产出指标 100分

    right whole::

        规则集 999999/2020 「例」

        模板 表
            一级 产出指标 100分
            总分 合计（一级.得分）
    """

    code = "TPL-002"
    zh = "模板缺少「{line}」一行"
    en = "The template lacks the line: {line_en}"
    hint_zh = "例：{usage}"
    hint_en = "For example: {usage}"

    line: str
    line_en: str
    usage: str


class TwoTemplates(Problem):
    """一个规则集只能有一个模板。| A ruleset has one template.

    wrong::

        模板 另一张表
            总分 合计（一级.得分）

    right::

        方法 甲
            得 分值
    """

    code = "TPL-003"
    zh = "一个规则集只能有一个模板，「{first}」之外又有「{second}」"
    en = 'A ruleset has one template, but here are "{first}" and "{second}"'
    hint_zh = "要改上级的模板，写「补充 模板 {first}」或「替换 模板 {first}」。"
    hint_en = "To change the parent's template write: amend template {first}, or replace template {first}."

    first: str
    second: str


class WeightsShort(Problem):
    """一级分值合计达不到等级的最高分。| The points of the top level don't reach the top of the grades.

    wrong whole::

        规则集 999999/2020 「例」

        档位 评价等级
            优: 100 至 90（含）
            差: 90 至 0
        模板 表
            一级 产出指标 60分
            一级 效益指标 30分
            总分 合计（一级.得分）
            等级 评价等级[总分]

    right whole::

        规则集 999999/2020 「例」

        档位 评价等级
            优: 100 至 90（含）
            差: 90 至 0
        模板 表
            一级 产出指标 60分
            一级 效益指标 40分
            总分 合计（一级.得分）
            等级 评价等级[总分]
    """

    code = "WGT-001"
    severity = Severity.WARNING
    zh = "一级分值合计 {found} 分，等级的最高分是 {wanted} 分"
    en = "The top level's points add up to {found}, the grades end at {wanted}"
    hint_zh = "核对各一级指标的分值；不计入总分的写明「不计入总分」。"
    hint_en = "Check the points; write outside total for what doesn't count."

    found: str
    wanted: str


class WeightsDiffer(Problem):
    """下级分值合计不等于本级分值。| The points below don't add up to the node's own.

    wrong::

        补充 模板 表
            一级 产出指标 50分
                二级 数量指标 20分
                二级 质量指标 20分

    right::

        补充 模板 表
            一级 产出指标 50分
                二级 数量指标 20分
                二级 质量指标 30分
    """

    code = "WGT-002"
    severity = Severity.WARNING
    zh = "「{name}」有 {wanted} 分，下级合计 {found} 分"
    en = '"{name}" has {wanted} points, those below add up to {found}'
    hint_zh = "改一处分值，使两边相等；下级不定分值的可以都不写。"
    hint_en = "Make both equal, or leave out all the points below."

    name: str
    found: str
    wanted: str


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
    """校验没有写要求。| A check without a demand.

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
