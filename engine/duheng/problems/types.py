"""What doesn't go together: kinds of values, units, results that are no points."""

from __future__ import annotations

import re

from duheng.problems.problem import Language, Problem
from duheng.problems.severity import Severity

_WANTED = {
    "a condition": (
        "条件写成比较，如 实际值 ≥ 指标值；「且」「或」两边各写一个，如 实际值 = 80% 或 实际值 = 90%。",
        "A condition compares, as actual >= target does; on either side of and, or stands one of its own.",
    ),
    "an interval": ("区间写在方括号里，如 [0, 分值]、[80%, 100%] × 分值。", "Write an interval in brackets: [0, 1]."),
    "a grade": (
        "等级是总分落在哪一档，写成：等级 评价等级[总分]；各档的分数段写在「档位 评价等级」里。",
        "A grade is the label that the total falls in: grade SCALE[total]; the scale says where each begins.",
    ),
}
_POINTS_TIMES = re.compile(r"“(?:分·([^”·/]+)|([^”·/]+)·分)”")
_OF_CONDITIONS = (
    "成立几个算几，写 个数（…）：每个 1 分的，个数（甲，乙）× 1分；成立才得 5 分的，个数（甲 = 乙）× 5分。",
    "How many hold: count(a, b) * 1分 at a point each, count(a = b) * 5分 where 5 points are for one.",
)
_COUNTED_BESIDE_POINTS = re.compile("以“(?:分”为单位的数以“)?([件次项起人名户个处])”为单位的数(?:以“分”为单位的数)?")
_OFF_BY_UNIT = (
    "按{unit}计分的，先除以 1{unit}：… ÷ 1{unit} × 0.1分。",
    "Points by the unit: divide by 1{unit} first, as … / 1{unit} * 0.1分.",
)
_MEASURED = re.compile("以“[^”分]+”为单位的数")
_BOTH_MEASURED = (
    "两边换成同一类的数再算：核对名称和单位，或各自先除成比率。",
    "Both sides must be of one kind: check names and units, or divide each into a ratio first.",
)
_DIVIDED = (
    "先除以同一类的数，得到比率，再乘 {by}：{usage} ÷ 指标值 × {by}。",
    "Divide by a number of the same kind first, and multiply the ratio by {by_en}: {usage} / target * {by_en}.",
)
_FACTOR_OF_POINTS = ("{usage} 写成 {usage}分，或乘 {by}。", "Write {usage}分 for {usage}, or multiply by {by_en}.")
_INSTEAD_OF_POINTS = {
    "a condition": (
        "这里直接写得多少分，如 分值；成立与否写在「若」和「则」之间。",
        "Write the points here; what must hold stands between if and then.",
    ),
    "text": (
        "这里写多少分，如 10分；等级由总分定，写在模板的「等级」一行。",
        "Write points here, such as 10分; the grade follows from the total, in the template's line grade.",
    ),
    "an interval": (
        "区间里取多少要有人定：写 待定 区间 × 分值，「原因」。",
        'Somebody has to say which points of the interval: undetermined interval * points, "reason".',
    ),
}


_TIMES = {
    ("天", "月"): (
        "一个月没有固定的天数，两边写成同一个单位，如 30天。",
        "No number of days makes a month: write both sides in one unit.",
    ),
    ("天", "工作日"): (
        "工作日和天不能换算，日期相减得天数；用了几个工作日，在表上另设一栏：字段 用时: 量，单位 工作日。",
        "Working days aren't days, which dates differ by; have them filled in: field 用时: quantity, unit 工作日.",
    ),
}


_NO_ORDER = (
    "档次、等级不是数，不能比大小，不能计算：要比的，写成 等级 = 优 或 等级 = 良。",
    "Grades and labels are no numbers and none is more: name each that it may be, joined by or.",
)
_OF_ANSWER = (
    "是否字段本身就是条件：是，写成 {0}；否，写成 非 {0}。",
    "A yes-or-no field is a condition itself: {0}, or not {0}.",
)
_WHETHER_GIVEN = (
    "要问填了没有，写成 {0} 有值；要问填的是什么，写成 {0} = 「……」。",
    'Whether it was filled in is "{0} is present"; what with, {0} = "…".',
)
_POINTS_AND_RATIO = frozenset(("以“分”为单位的数", "比率（无单位的数）"))
_SHARE_OF_POINTS = (
    "百分比先乘上分值，如 分值 × 60%；和总分比的，写成 60分。",
    "Multiply the ratio by the points, as points × 60%; beside the total, write 60分.",
)


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
    unordered: bool = False
    """Whether it is a grade or a label of a scale, which has no order."""
    answered: str = ""
    """The field answered by 是 or 否 that is compared; empty for anything else."""
    asked: str = ""
    """The text field that stands where a condition belongs; empty for anything else."""

    def hint(self, language: Language) -> str:
        own = _OF_ANSWER if self.answered else _WHETHER_GIVEN if self.asked else None
        if own is not None:
            return own[language == "en"].format(self.answered or self.asked)
        if self.unordered:
            return _NO_ORDER[language == "en"]
        if "日期" in (self.found, self.wanted):
            return "日期写全年月日，如 2024-12-31。" if language == "zh" else "Write a date in full, as 2024-12-31."
        of_conditions = _OF_CONDITIONS if self.found_en == "a condition" else (self.hint_zh, self.hint_en)
        zh, en = _WANTED.get(self.wanted_en, of_conditions)
        return zh if language == "zh" else en


class MixedUnits(Problem):
    """两边的单位不是一类，不能相加或比较。| Sides with units of different kinds can't be added or compared.

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
        if {self.left, self.right} == _POINTS_AND_RATIO:
            return _SHARE_OF_POINTS[language == "en"]
        of_time = next((hints for units, hints in _TIMES.items() if all(f"“{each}”" in both for each in units)), None)
        if of_time is None and _MEASURED.fullmatch(self.left) and _MEASURED.fullmatch(self.right):
            return _BOTH_MEASURED[language == "en"]
        return of_time[language == "en"] if of_time is not None else Problem.hint(self, language)


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
    hint_zh = "乘上 {by}：{usage} × {by}；或写明 10分。"
    hint_en = "Multiply by {by_en}: {usage} × {by_en}; or write 10分."

    found: str
    found_en: str
    usage: str
    factor: bool = False
    """Whether ``usage`` is a number by which the result is multiplied, meant in points: a ÷ b × 100."""
    by: str = "分值"
    by_en: str = "points"

    def hint(self, language: Language) -> str:
        zh, en = _INSTEAD_OF_POINTS.get(self.found_en, (self.hint_zh, self.hint_en))
        zh, en = _DIVIDED if _MEASURED.fullmatch(self.found) else (zh, en)
        zh, en = _FACTOR_OF_POINTS if self.factor else (zh, en)
        return (zh if language == "zh" else en).format(usage=self.usage, by=self.by, by_en=self.by_en)


class QuotedName(Problem):
    """名称加了引号，成了文字。| A name in quotation marks, which make it a text.

    wrong::

        方法 甲
            若 「实际值」 ≥ 指标值 则 分值
            否则 0

    right::

        方法 甲
            若 实际值 ≥ 指标值 则 分值
            否则 0
    """

    code = "TYP-006"
    zh = "「{name}」加了引号，就只是这几个字，不是表上的值"
    en = 'In quotation marks "{name}" is a text, not what the form says'
    hint_zh = "去掉引号：{name}"
    hint_en = "Write {name} without the marks."

    name: str


class EmptyText(Problem):
    """和空的文字比较，问不出填没填。| A comparison with an empty text doesn't ask whether a cell is filled in.

    wrong::

        校验 甲
            对每个 三级
            要求 偏差原因 ≠ 「」

    right::

        校验 甲
            对每个 三级
            要求 偏差原因 有值
    """

    code = "TYP-007"
    zh = "「」里没有字，没有填的栏和它也不相等"
    en = "This text is empty, and an empty cell isn't equal to it"
    hint_zh = "填了的写「有值」，没有填的写「为空」，如 偏差原因 有值。"
    hint_en = "Ask whether it is present or empty, as: field is present."


class UnitOfRowsForgotten(Problem):
    """给所有行计分的方法，拿实际值和不带单位的数比。| The method of all rows compares their values with a bare number.

    wrong::

        替换 方法 记满分
            若 实际值 ≥ 95 则 分值
            否则 0

    right::

        替换 方法 记满分
            若 实际值 ≥ 指标值 则 分值
            否则 0
    """

    code = "TYP-008"
    severity = Severity.WARNING
    zh = "“{subject}”的单位各行可以不同，{number} 没有单位：写成 {number}% 的行只是 {share}"
    en = "{subject} may have another unit in every row, and {number} has none: a row of {number}% is {share}"
    hint_zh = "和指标值比；只给一种行用的，写上单位，如 {number}%、{number}人，并在「计分」里写明给哪些行用。"
    hint_en = (
        "Compare with the target; for rows of one kind write the unit, as {number}%, and say in scoring which rows."
    )

    subject: str
    number: str
    share: str
