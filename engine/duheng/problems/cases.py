"""Problems of numbers in rules: empty intervals, lines that take no case, limits and divisors that can't be."""

from __future__ import annotations

from duheng.problems.problem import Language, Problem
from duheng.problems.severity import Severity

_SCORING_ZH = "各行按先后判断，条件多的写在前面；重复的删去一行。定性指标没有方向，方向写 -。"
_SCORING_EN = (
    "Lines are tried in order; write the narrower one first. A target in words has no direction: write - there."
)
ADDS = {
    "zh": "要在前面的得分上再加减的，另写一个方法，用前面这个方法的名称：得 方法名 + 2分。",
    "en": " To add to an earlier line's score, write another method that uses this one's name: gives its name + 2.",
}
_IMPOSSIBLE_ZH = "这一行永远用不上：它的条件不可能成立"
_IMPOSSIBLE_EN = "This line can never apply: its condition can't hold"
_TOGETHER_ZH = "核对条件里的符号和数：用「且」连起来的，要能同时成立；有一项成立就行的，写「或」。"
_TOGETHER_EN = "Check its signs and numbers: what stands on both sides of and must hold together; for either, write or."
_REST_ZH = "前面的行已包括所有情形：核对它们的条件有没有写宽；确实用不上的，删去这一行。"
_REST_EN = "The lines before it take every case: check their conditions, or remove this line if it isn't needed."


class EmptyInterval(Problem):
    """区间里一个数也没有。| An interval that holds no number.

    wrong::

        方法 甲
            | 全年执行数 ÷ 年初预算数 | 得分       |
            | ≥ 90%                   | 分值       |
            | [90%, 80%)              | 分值 × 80% |
            | 其他                    | 0          |

    right::

        方法 甲
            | 全年执行数 ÷ 年初预算数 | 得分       |
            | ≥ 90%                   | 分值       |
            | [80%, 90%)              | 分值 × 80% |
            | 其他                    | 0          |
    """

    code = "GAP-004"
    zh = "区间 {interval} 里一个数也没有"
    en = "No number lies in {interval}"
    hint_zh = "小的数写在前面，如 [80%, 90%)；两端相同时都用方括号，如 [100%, 100%]。"
    hint_en = "Write the smaller number first: [80%, 90%); where both ends are the same, use square brackets."

    interval: str


class DifferenceCompared(Problem):
    """比较时写了两个数相减，多半是想写区间。| Two numbers subtracted where an interval was probably meant.

    wrong::

        方法 甲
            | 全年执行数 ÷ 年初预算数 | 得分       |
            | 80%-90%                 | 分值       |
            | 其他                    | 分值 × 50% |

    right::

        方法 甲
            | 全年执行数 ÷ 年初预算数 | 得分       |
            | [80%, 90%)              | 分值       |
            | 其他                    | 分值 × 50% |
    """

    code = "GAP-005"
    zh = "“{text}”会当作减法，算出 {value}"
    en = '"{text}" is read as a subtraction and gives {value}'
    hint_zh = "若指一个区间，写 [{low}, {high})：方括号含端点，圆括号不含。"
    hint_en = "If you mean an interval, write [{low}, {high}): square brackets include an end, round ones don't."

    text: str
    value: str
    low: str
    high: str


class DifferenceScored(Problem):
    """得分写了两个数相减，多半是想写几分到几分。| Two numbers subtracted where a score probably lies between them.

    wrong::

        方法 甲
            | 实际值 ÷ 指标值 | 得分    |
            | ≥ 100%          | 10分    |
            | [80%, 100%)     | 9分-8分 |
            | 其他            | 0       |

    right::

        方法 甲
            | 实际值 ÷ 指标值 | 得分                           |
            | ≥ 100%          | 10分                           |
            | [80%, 100%)     | 待定 [8分, 9分]，「评价人定」 |
            | 其他            | 0                              |
    """

    code = "GAP-016"
    severity = Severity.WARNING
    zh = "“{text}”会当作减法，得 {value} 分"
    en = '"{text}" is read as a subtraction and gives {value} points'
    hint_zh = "若指几分到几分，由人在其间定，写 待定 [{low}, {high}]，「原因」；若就是 {value} 分，写 {value}分。"
    hint_en = (
        'For points from one to the other, which somebody chooses, write undetermined [{low}, {high}], "reason"; '
        "for {value} points write just these."
    )

    text: str
    value: str
    low: str
    high: str


class BetweenLines(Problem):
    """一个数恰好落在两行之间，只有「其他」接住它。| One number falls between two lines and only the last line takes it.

    wrong::

        方法 甲
            | 全年执行数 ÷ 年初预算数 | 得分       |
            | > 90%                   | 分值       |
            | [0%, 90%)               | 分值 × 50% |
            | 其他                    | 0          |

    right::

        方法 甲
            | 全年执行数 ÷ 年初预算数 | 得分       |
            | ≥ 90%                   | 分值       |
            | [0%, 90%)               | 分值 × 50% |
            | 其他                    | 0          |
    """

    code = "GAP-006"
    severity = Severity.WARNING
    zh = "{case} 恰好不在前后两行里，落入这一行"
    en = "{case} is in neither of the two lines around it, so this line takes it"
    hint_zh = "在其中一行把这个数包括进去：用 ≥、≤ 或方括号。"
    hint_en = "Let one of the lines take this number: write ≥ or ≤, or a square bracket."

    case: str


class NeverApplies(Problem):
    """这一行的情形前面的行都已包括，或者它的条件不可能成立。| A line whose every case an earlier line takes.

    wrong::

        方法 甲
            | 全年执行数 ÷ 年初预算数 | 得分       |
            | ≥ 80%                   | 分值 × 80% |
            | ≥ 90%                   | 分值       |
            | 其他                    | 0          |

    right::

        方法 甲
            | 全年执行数 ÷ 年初预算数 | 得分       |
            | ≥ 90%                   | 分值       |
            | ≥ 80%                   | 分值 × 80% |
            | 其他                    | 0          |
    """

    code = "MET-005"
    severity = Severity.WARNING
    zh = "这一行永远用不上：它的各种情形前面的行都已包括"
    en = "This line can never apply: earlier lines take all its cases"
    hint_zh = "各行按先后判断，先写要求高的：≥ 90% 在前，≥ 80% 在后。"
    hint_en = "Lines are tried in order; write the stricter one first: ≥ 90% before ≥ 80%."

    first_zh = "已包括在这里："
    first_en = "taken here: "

    scoring: bool = False
    rest: bool = False
    adds: bool = False
    """Whether its result adds something to the points, or takes it off: meant to be on top of an earlier line's."""

    def message(self, language: Language) -> str:
        if self.related:
            return Problem.message(self, language)
        return _IMPOSSIBLE_ZH if language == "zh" else _IMPOSSIBLE_EN

    def hint(self, language: Language) -> str:
        if not self.related and not self.scoring:
            return _TOGETHER_ZH if language == "zh" else _TOGETHER_EN
        if self.rest:
            return _REST_ZH if language == "zh" else _REST_EN
        if self.adds:
            return Problem.hint(self, language) + ADDS[language]
        if not self.scoring:
            return Problem.hint(self, language)
        return _SCORING_ZH if language == "zh" else _SCORING_EN


class PercentForgotten(Problem):
    """不带百分号的大数：和比率比较，或乘在分值、指标值上。| A large number without its percent sign.

    A ratio is compared with it, or the points or a target are multiplied by it.

    wrong::

        方法 甲
            若 全年执行数 ÷ 年初预算数 ≥ 90 则 分值
            否则 0

    right::

        方法 甲
            若 全年执行数 ÷ 年初预算数 ≥ 90% 则 分值
            否则 0
    """

    code = "TYP-004"
    severity = Severity.WARNING
    zh = "{found}，是不是漏了百分号"
    en = "{found_en}; is the percent sign missing?"
    hint_zh = "若指百分之{number}，写 {number}%。"
    hint_en = "If you mean {number} percent, write {number}%."

    found: str
    found_en: str
    number: str


class ClampReversed(Problem):
    """「限于」的下限比上限大。| A clamp whose lower limit is above its upper one.

    wrong::

        方法 甲
            得 全年执行数 ÷ 年初预算数 × 分值
            限于 分值 至 0

    right::

        方法 甲
            得 全年执行数 ÷ 年初预算数 × 分值
            限于 0 至 分值
    """

    code = "MET-006"
    zh = "「限于」的下限 {low} 比上限 {high} 大，得分总是 {high}"
    en = "The lower limit {low} is above the upper limit {high}, so that the score is always {high}"
    hint_zh = "小的写在前面：限于 0 至 分值。"
    hint_en = "Write the smaller one first."

    low: str
    high: str

    def mend(self) -> str | None:
        return f"限于 {self.high} 至 {self.low}"


class DividesByZero(Problem):
    """除以零。| A division by zero.

    wrong::

        方法 甲
            得 全年执行数 ÷ 0 × 分值

    right::

        方法 甲
            得 全年执行数 ÷ 年初预算数 × 分值
    """

    code = "MET-007"
    zh = "这里除以零，永远没有结果"
    en = "This divides by zero and never has a result"
    hint_zh = "核对除号后面的数。"
    hint_en = "Check what stands after the division sign."


class DateTwice(Problem):
    """参数在同一天有两个值。| A parameter has two values from the same day on.

    wrong::

        参数 界限 = 130%，2022-01-01 起 120%，2022-01-01 起 110%

    right::

        参数 界限 = 130%，2021-01-01 起 110%，2022-01-01 起 120%
    """

    code = "PRM-001"
    zh = "参数「{name}」从 {date} 起写了两个值"
    en = 'The parameter "{name}" has two values from {date} on'
    hint_zh = "每个日期只写一次。"
    hint_en = "Write every date once."

    name: str
    date: str


class UnitForgotten(Problem):
    """金额等有单位的数和一个不带单位的数比较。| An amount is compared with a number that has no unit.

    wrong::

        方法 甲
            若 全年执行数 ≥ 80 则 分值
            否则 0

    right::

        方法 甲
            若 全年执行数 ≥ 80万元 则 分值
            否则 0
    """

    code = "TYP-005"
    severity = Severity.WARNING
    zh = "“{subject}”是以“{unit}”为单位的数，这里的 {number} 会当作 {number}{unit}"
    en = "{subject} is a number of {unit}; {number} without a unit is taken as {number}{unit}"
    hint_zh = "在 {number} 后面写上单位，如 万元、天、公里。"
    hint_en = "Write the unit after {number}."

    subject: str
    number: str
    unit: str


class LinesOverlap(Problem):
    """两行的区间有重叠，重叠处归前面一行。| The intervals of two lines overlap; the earlier line takes what they share.

    wrong::

        方法 甲
            | 全年执行数 ÷ 年初预算数 | 得分       |
            | ≥ 90%                   | 分值       |
            | [60%, 90%]              | 分值 × 50% |
            | 其他                    | 0          |

    right::

        方法 甲
            | 全年执行数 ÷ 年初预算数 | 得分       |
            | ≥ 90%                   | 分值       |
            | [60%, 90%)              | 分值 × 50% |
            | 其他                    | 0          |
    """

    code = "GAP-007"
    severity = Severity.WARNING
    zh = "{witness} 也在第 {line} 行的区间里，归那一行"
    en = "{witness} lies in the interval of line {line} as well, which takes it"
    hint_zh = "让两行的端点各归一行：一行用方括号，另一行用圆括号。"
    hint_en = "Let only one of the lines include the end: a square bracket in one, a round one in the other."

    witness: str
    line: int


class OneNumberAlone(Problem):
    """表里只写一个数，就只有恰好是它才算。| A bare number in a table takes exactly that number and nothing beside it.

    wrong::

        方法 甲
            | 全年执行数 ÷ 年初预算数 | 得分       |
            | 95%                     | 分值       |
            | 80%                     | 分值 × 80% |
            | 其他                    | 0          |

    right::

        方法 甲
            | 全年执行数 ÷ 年初预算数 | 得分       |
            | ≥ 95%                   | 分值       |
            | [80%, 95%)              | 分值 × 80% |
            | 其他                    | 0          |
    """

    code = "GAP-011"
    severity = Severity.WARNING
    zh = "这样写，只有恰好是 {number} 才算"
    en = "Written like this, only exactly {number} counts"
    hint_zh = "{number}以上写 ≥ {number}；若确实只指这一个数，写 = {number}。"
    hint_en = "For {number} and more write ≥ {number}; if you do mean this one number only, write = {number}."

    number: str


class GradeOutOfReach(Problem):
    """有的等级永远评不上。| A grade that no total can reach.

    wrong whole::

        规则集 999999/2020 「例」
        档位 评价等级
            特优: 120 至 110（含）
            合格: 110 至 0
        模板 表
            一级 产出 100分
            总分 合计（一级.得分）
            等级 评价等级[总分]

    right whole::

        规则集 999999/2020 「例」
        档位 评价等级
            优: 100 至 90（含）
            合格: 90 至 0
        模板 表
            一级 产出 100分
            总分 合计（一级.得分）
            等级 评价等级[总分]
    """

    code = "GRD-001"
    severity = Severity.WARNING
    zh = "等级「{label}」永远评不上：总分最{end} {full} 分"
    en = 'The grade "{label}" is out of reach: the total is at {end_en} {full}'
    hint_zh = "核对档位的分数段和各一级指标的分值。"
    hint_en = "Check the scale's ends and the points of the first level."

    label: str
    full: str
    end: str = "高"
    end_en: str = "most"


class RoundingMovesGrade(Problem):
    """逐行取整，会使总分的等级变动。| Rounding each row to whole points or tenths can change the grade.

    wrong::

        补充 方法 记满分
            修约 0 位小数
        档位 评价等级
            优: 100 至 90（含）
            其他等级: 90 至 0
        补充 模板 表
            等级 评价等级[总分]

    right::

        补充 方法 记满分
            修约 2 位小数
        档位 评价等级
            优: 100 至 90（含）
            其他等级: 90 至 0
        补充 模板 表
            等级 评价等级[总分]
    """

    code = "RND-002"
    severity = Severity.INFO
    zh = "方法「{name}」逐行修约，可能改变等级：如两行各得 {one} 分和 {two} 分，先修约再相加是 {rounded} 分，先相加再修约是 {exact} 分"
    en = (
        'The method "{name}" rounds each row, which may change the grade: rows of {one} and {two} give {rounded} '
        "rounded first, {exact} added first"
    )
    hint_zh = "原文要求逐行取整的，可不理会；否则多留几位小数，或在总分修约。"
    hint_en = "If the document demands it, ignore this; otherwise keep more places, or round the total."

    name: str
    one: str
    two: str
    rounded: str
    exact: str


class RatioRounded(Problem):
    """比率修约到两位小数，就是修约到整百分数。| A ratio rounded to two places is rounded to whole percents.

    wrong::

        方法 甲
            令 执行率 = 四舍五入（全年执行数 ÷ 年初预算数，2）
            得 执行率 × 分值
            限于 0 至 分值

    right::

        方法 甲
            令 执行率 = 四舍五入（全年执行数 ÷ 年初预算数，4）
            得 执行率 × 分值
            限于 0 至 分值
    """

    code = "RND-003"
    severity = Severity.INFO
    zh = "这里是比率，取 {places} 位小数，{example} 就成了 {rounded}"
    en = "This is a ratio: rounded to {places} places, {example} becomes {rounded}"
    hint_zh = "百分数要保留 {places} 位小数的，写 {wanted}；原文要求这样取的，可不理会。"
    hint_en = "For {places} places of the percentage write {wanted}; if the document demands it, ignore this."

    places: int
    wanted: int
    example: str
    rounded: str


class HidesParent(Problem):
    """「补充」的行包括了所有情形，上级方法的行都轮不到。| An amendment that takes every case hides the parent's lines.

    wrong::

        补充 方法 记满分
            若 实际值 < 指标值 则 0
            否则 分值 × 80%

    right::

        补充 方法 记满分
            若 实际值 < 指标值 则 0
    """

    code = "MET-011"
    severity = Severity.WARNING
    zh = "这一行包括了所有情形，上级方法「{name}」的 {count} 行都轮不到"
    en = "This line takes every case: lines of the parent's method \"{name}\" that can't apply any more: {count}"
    hint_zh = "补充只写特殊情形，其余仍按上级；要全部改写，用「替换 方法」。"
    hint_en = "An amendment holds special cases only; to rewrite the whole method, replace it."

    name: str
    count: int


class NotAllTried(Problem):
    """条件太多，各种情形没有逐一核对。| Too many conditions to try every case.

    Whether every case has a line, and every line a case, is found by trying them all; not where there are thousands.

    wrong::

        方法 甲
            若 全年执行数 × 2 ≥ 2万元 则 2
            若 全年执行数 × 3 ≥ 3万元 则 3
            若 全年执行数 × 4 ≥ 4万元 则 4
            若 全年执行数 × 5 ≥ 5万元 则 5
            若 全年执行数 × 6 ≥ 6万元 则 6
            若 全年执行数 × 7 ≥ 7万元 则 7
            若 全年执行数 × 8 ≥ 8万元 则 8
            若 全年执行数 × 9 ≥ 9万元 则 9
            若 全年执行数 × 10 ≥ 10万元 则 10
            若 全年执行数 × 11 ≥ 11万元 则 11
            若 全年执行数 × 12 ≥ 12万元 则 12
            若 全年执行数 × 13 ≥ 13万元 则 13
            否则 0

    right::

        方法 甲
            若 全年执行数 ≥ 2万元 则 2
            否则 0
    """

    code = "MET-012"
    severity = Severity.INFO
    zh = "方法「{name}」的条件太多，有没有漏掉的情形、用不上的行，没有逐一核对"
    en = (
        'The method "{name}" has too many conditions: cases without a line and lines without a case were not looked for'
    )
    hint_zh = "能拆成几个方法的，拆开；并多写几个例。"
    hint_en = "Split it into several methods if you can, and write more examples."

    name: str
