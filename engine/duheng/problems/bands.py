"""Problems of bands that leave numbers to the last line, and of scores that are numbers whatever the points are."""

from __future__ import annotations

from duheng.problems.problem import Problem
from duheng.problems.severity import Severity


class LinesApart(Problem):
    """两行之间有空隙，空隙里的数只有最后一行接住。| Numbers between two lines that only the last line takes.

    wrong::

        方法 甲
            | 全年执行数 ÷ 年初预算数 | 得分       |
            | ≥ 90%                   | 分值       |
            | [80%, 89%]              | 分值 × 80% |
            | 其他                    | 0          |

    right::

        方法 甲
            | 全年执行数 ÷ 年初预算数 | 得分       |
            | ≥ 90%                   | 分值       |
            | [80%, 90%)              | 分值 × 80% |
            | 其他                    | 0          |
    """

    code = "GAP-012"
    severity = Severity.WARNING
    zh = "第 {first} 行和第 {second} 行之间有空隙：{case} 落入第 {line} 行"
    en = "There is a gap between lines {first} and {second}: {case} goes to line {line}"
    hint_zh = "让两行在同一个数上相接，如 ≥ 90% 和 [80%, 90%)：方括号含端点，圆括号不含。"
    hint_en = (
        "Let both lines meet at one number, as ≥ 90% and [80%, 90%): square brackets include an end, round ones don't."
    )
    first_zh = "另一行："
    first_en = "the other line: "

    case: str
    first: int
    second: int
    line: int


class NoBands(Problem):
    """档位里一档也没有。| A scale without a band.

    wrong::

        档位 完成情况
            说明 「照通知」

    right::

        档位 完成情况
            达成: 100% 至 80%（含）
            未达成: 80% 至 0%
    """

    code = "GAP-017"
    zh = "档位「{name}」一档也没有"
    en = 'The scale "{name}" has no bands'
    hint_zh = "每一档写一行，例：达成: 100% 至 80%（含）"
    hint_en = "Write a line for each band, such as label: 100% to 80% (inclusive)"

    name: str


class NoGradeBelow(Problem):
    """总分低的没有等级。| Low totals have no grade.

    wrong whole::

        规则集 999999/2020 「例」
        档位 评价等级
            优: 100 至 90（含）
            合格: 90 至 10（含）
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

    code = "GRD-002"
    severity = Severity.WARNING
    zh = "总分 0 分没有等级：最低的「{label}」到 {low} 分为止{out}"
    en = 'A total of 0 has no grade: the lowest, "{label}", ends at {low}{out_en}'
    hint_zh = "最低的一档写到 0。"
    hint_en = "Let the lowest band end at 0."

    label: str
    low: str
    out: str = ""
    out_en: str = ""


class AskedLate(Problem):
    """「为空」写在后面，轮不到它。| A line asks for an empty cell behind one that compares what stands in it.

    wrong::

        方法 甲
            若 实际值 ≥ 指标值 则 分值
            若 实际值 为空 则 0
            否则 实际值 ÷ 指标值 × 分值
            限于 0 至 分值
            修约 2 位小数

    right::

        方法 甲
            若 实际值 为空 则 0
            若 实际值 ≥ 指标值 则 分值
            否则 实际值 ÷ 指标值 × 分值
            限于 0 至 分值
            修约 2 位小数
    """

    code = "MET-018"
    severity = Severity.WARNING
    zh = "「{what}」空着时，{earlier}已经不能判定，轮不到{late}，得分待定"
    en = 'Where "{what}" is empty, {earlier_en} can\'t be told already: {late_en} never decides, the score is open'
    hint_zh = "把「为空」的一行写在前面；是上级的，在前面再写一遍。"
    hint_en = "Write the line that asks for nothing before it; where it is a parent's, once more."
    first_zh = "另一行："
    first_en = "the other line: "

    what: str
    earlier: str
    earlier_en: str
    late: str = "这一行"
    late_en: str = "this one"


class TopStops(Problem):
    """最高一档写到 100% 为止，超过 100% 的落到最低的一档。| The top band stops at 100%, what is above gets the lowest score.

    wrong::

        方法 甲
            | 全年执行数 ÷ 年初预算数 | 得分       |
            | [90%, 100%]             | 分值       |
            | [60%, 90%)              | 分值 × 50% |
            | 其他                    | 0          |

    right::

        方法 甲
            | 全年执行数 ÷ 年初预算数 | 得分       |
            | ≥ 90%                   | 分值       |
            | [60%, 90%)              | 分值 × 50% |
            | 其他                    | 0          |
    """

    code = "GAP-013"
    severity = Severity.WARNING
    zh = "这一行到 100% 为止，再多就落入第 {line} 行：{case} 反而得分低"
    en = "This line stops at 100% and line {line} takes what is more: {case} scores less"
    hint_zh = "超过 100% 也应算在这一行的，写 ≥；确实要另外计分的，单写一行 > 100%。"
    hint_en = "Where more than 100% belongs here too, write ≥; where it is scored otherwise, write a line > 100%."
    first_zh = "落入这一行："
    first_en = "it goes here: "

    case: str
    line: int


class NeverFull(Problem):
    """得分写成了固定的数，拿不到满分。| A score is a fixed number that is less than the points.

    wrong::

        方法 甲
            若 实际值 ≥ 指标值 则 分值
            否则 实际值 ÷ 指标值 × 分值
            限于 0 至 10
            修约 2 位小数
        补充 模板 表
            计分
                | 指标值.性质 | 方法 |
                | 定量        | 甲   |

    right::

        方法 甲
            若 实际值 ≥ 指标值 则 分值
            否则 实际值 ÷ 指标值 × 分值
            限于 0 至 分值
            修约 2 位小数
        补充 模板 表
            计分
                | 指标值.性质 | 方法 |
                | 定量        | 甲   |
    """

    code = "MET-014"
    severity = Severity.WARNING
    zh = "方法「{name}」最高只给 {top} 分，{who}"
    en = 'The method "{name}" gives {top} points at most, {who_en}'
    first_zh = "用在这里："
    first_en = "it is used here: "
    hint_zh = "按分值的比例写，如 分值、分值 × 80%；上限写「限于 0 至 分值」。"
    hint_en = "Write shares of the points; clamp between 0 and the points."

    name: str
    top: str
    who: str
    who_en: str


class FixedScore(Problem):
    """各种分值的行用的方法，给的是固定的分数。| A method for rows of any points gives a fixed number of points.

    wrong::

        方法 甲
            若 实际值 ≥ 指标值 则 10分
            否则 0
        补充 模板 表
            计分
                | 指标值.性质 | 方法 |
                | 定量        | 甲   |

    right::

        方法 甲
            若 实际值 ≥ 指标值 则 分值
            否则 0
        补充 模板 表
            计分
                | 指标值.性质 | 方法 |
                | 定量        | 甲   |
    """

    code = "MET-019"
    severity = Severity.INFO
    zh = "方法「{name}」给固定的 {points} 分：分值不是 {points} 的行也得 {points} 分"
    en = 'The method "{name}" gives a fixed {points} points, to rows worth more or less as well'
    hint_zh = "按分值的比例写，如 分值、分值 × 80%；只管某些分值的行的，在「计分」表里加一列 分值。"
    hint_en = "Write shares of the points; for rows of these points only, add a column for the points to the table."

    name: str
    points: str


class LimitAbovePoints(Problem):
    """上限是固定的数，高于指标的分值。| A group's method is limited by a number above what the group is worth.

    wrong::

        方法 甲
            得 合计（三级.得分）
            限于 0 至 100分
        补充 模板 表
            一级 产出指标 50分，按 甲

    right::

        方法 甲
            得 合计（三级.得分）
            限于 0 至 分值
        补充 模板 表
            一级 产出指标 50分，按 甲
    """

    code = "MET-016"
    severity = Severity.WARNING
    zh = "上限 {top} 分高于「{node}」的分值 {points} 分"
    en = 'A limit of {top} points is above what "{node}" is worth: {points}'
    first_zh = "用在这里："
    first_en = "it is used here: "
    hint_zh = "写「限于 0 至 分值」。"
    hint_en = "Clamp the score between 0 and the points."

    node: str
    top: str
    points: str


class EndsMisread(Problem):
    """档位的端点和与它比的数差了一百倍：一边是百分数，一边不是。| A scale's ends and what it is read with differ by a %.

    wrong::

        档位 完成情况
            好: 100 至 80（含）
            差: 80 至 0
        方法 甲
            若 自评得分 ÷ 分值 属于 完成情况[好] 则 自评得分
            否则 0
            限于 0 至 分值

    right::

        档位 完成情况
            好: 100% 至 80%（含）
            差: 80% 至 0%
        方法 甲
            若 自评得分 ÷ 分值 属于 完成情况[好] 则 自评得分
            否则 0
            限于 0 至 分值
    """

    code = "GAP-014"
    zh = "档位「{scale}」的端点{found}"
    en = 'The ends of the scale "{scale}" {found_en}'
    hint_zh = "{remedy}。"
    hint_en = "{remedy_en}."

    scale: str
    found: str
    found_en: str
    remedy: str
    remedy_en: str
