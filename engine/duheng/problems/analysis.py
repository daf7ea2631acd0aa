"""Problems that trying inputs finds; each names an input on which it happens."""

from __future__ import annotations

from duheng.problems.problem import Language, Problem
from duheng.problems.severity import Severity

_OTHER_LIMITS: dict[Language, str] = {
    "zh": "把「限于」一行改成「限于 0 至 分值」；通知准许超过分值的，写成分值的几成，如「限于 0 至 分值 × 120%」。",
    "en": "Change its limits: clamp 0 to points; where a score may go beyond, say so: clamp 0 to points × 120%.",
}


class LeavesPoints(Problem):
    """得分会超出 0 至分值的范围。| A score can leave the range from 0 to the points.

    wrong::

        方法 甲
            若 实际值 ≥ 指标值 则 分值 × 120%
            否则 0
        补充 模板 表
            计分
                | 指标值.性质 | 方法 |
                | 定量        | 甲   |

    right::

        方法 甲
            若 实际值 ≥ 指标值 则 分值 × 120%
            否则 0
            限于 0 至 分值
        补充 模板 表
            计分
                | 指标值.性质 | 方法 |
                | 定量        | 甲   |
    """

    code = "MET-008"
    severity = Severity.WARNING
    first_zh = "是这个方法："
    first_en = "this method does: "
    zh = "{case}时得 {score} 分，超出了 0 至 {points} 分"
    en = "{case_en} scores {score} points, which is outside 0 to {points}"
    hint_zh = "加一行「限于 0 至 分值」。"
    hint_en = "Add a line: clamp 0 to points."

    score: str
    points: str
    case: str
    case_en: str
    clamped: bool = False
    """Whether the method has limits, though others."""

    def hint(self, language: Language) -> str:
        return _OTHER_LIMITS[language] if self.clamped else Problem.hint(self, language)


class FallsThoughMore(Problem):
    """完成得更好，得分反而低。| A score falls though more was achieved.

    wrong::

        方法 甲
            若 实际值 > 指标值 则 分值 × 50%
            否则 分值
        补充 模板 表
            计分
                | 指标值.方向 | 方法 |
                | 正向        | 甲   |

    right::

        方法 甲
            若 实际值 ≥ 指标值 则 分值
            否则 分值 × 50%
        补充 模板 表
            计分
                | 指标值.方向 | 方法 |
                | 正向        | 甲   |
    """

    code = "MET-009"
    severity = Severity.INFO
    first_zh = "是这个方法："
    first_en = "this method does: "
    zh = "方法「{name}」：{case} 时，{input}由 {worse} 变为 {better}，得分反而由 {before} 分降到 {after} 分"
    en = (
        'The method "{name}": where {case_en}, the score falls from {before} to {after} points '
        "as {input} goes from {worse} to {better}"
    )
    hint_zh = "核对大于、小于有没有写反；若有意对完成过高的少给分，可不理会。"
    hint_en = "Check the direction of the comparison; if too much is meant to lose points, ignore this."

    name: str
    case: str
    case_en: str
    input: str
    worse: str
    better: str
    before: str
    after: str


class AlwaysFull(Problem):
    """完成多少都得满分，算式不起作用。| Rows score fully whatever was achieved, so that the formula has no effect.

    wrong::

        方法 甲
            若 实际值 ≥ 指标值 则 分值
            否则 指标值 ÷ 实际值 × 分值
            限于 0 至 分值
            修约 2 位小数
        补充 模板 表
            计分
                | 指标值.方向 | 方法 |
                | 正向        | 甲   |

    right::

        方法 甲
            若 实际值 ≥ 指标值 则 分值
            否则 实际值 ÷ 指标值 × 分值
            限于 0 至 分值
            修约 2 位小数
        补充 模板 表
            计分
                | 指标值.方向 | 方法 |
                | 正向        | 甲   |
    """

    code = "MET-017"
    severity = Severity.WARNING
    zh = "方法「{name}」：{case} 时也得满分，完成多少都一样"
    en = 'The method "{name}" gives all the points where {case_en}, and whatever was achieved'
    hint_zh = "核对比例有没有写反：越多越好的写 实际值 ÷ 指标值，越少越好的写 指标值 ÷ 实际值。"
    hint_en = "Check the ratio: where more is better it is the actual value over the target, else the other way round."

    name: str
    case: str
    case_en: str


class WrongWay(Problem):
    """计分表把指标交给了方向相反的方法。| A scoring line gives rows a method for the other direction.

    wrong whole::

        规则集 999999/2021 「例」
            继承 000000/2020
        补充 模板 项目支出绩效自评表
            计分
                | 指标值.性质 | 指标值.方向 | 方法     |
                | 定量        | 反向        | 定量正向 |

    right whole::

        规则集 999999/2021 「例」
            继承 000000/2020
        补充 模板 项目支出绩效自评表
            计分
                | 指标值.性质 | 指标值.方向 | 方法     |
                | 定量        | 正向        | 定量正向 |
    """

    code = "MET-015"
    severity = Severity.WARNING
    zh = "{direction}的指标按「{name}」计分，完成得越好得分越低"
    en = 'Rows of direction "{direction}" scored by "{name}" score less the better they do'
    hint_zh = "核对指标值.方向和方法有没有对错：≥ 的指标是正向，≤ 的指标是反向。"
    hint_en = "Check the direction and the method: a target ≥ is positive, a target ≤ is negative."

    name: str
    direction: str


class DivisorMayBeZero(Problem):
    """除数可能是零，那时得分待定。| A divisor may be zero; then the score is open.

    wrong::

        方法 甲
            得 全年执行数 ÷ 年初预算数 × 分值
            限于 0 至 分值
            修约 2 位小数
        补充 模板 表
            一级 产出指标 50分，按 甲

    right::

        方法 甲
            若 年初预算数 = 0 则 待定 [0, 分值]，「没有预算，执行率无从计算」
            否则 全年执行数 ÷ 年初预算数 × 分值
            限于 0 至 分值
            修约 2 位小数
        补充 模板 表
            一级 产出指标 50分，按 甲
    """

    code = "MET-010"
    severity = Severity.INFO
    zh = "方法「{name}」：{case} 时除以零，得分待定"
    en = 'The method "{name}" divides by zero where {case_en}; the score is then open'
    hint_zh = "先写一行「若 … = 0 则 …」，说明那时怎样计分。"
    hint_en = "Say in a line before it how such a row is scored."

    name: str
    case: str
    case_en: str


class NotAllValuesTried(Problem):
    """可试的情形太多，只试了一部分。| Too many inputs to try all of them.

    Whether scores leave the points, fall, or are divided by zero is found by trying; not all where there are hundreds.

    wrong::

        档位 四等
            好: 100 至 90（含）
            较好: 90 至 75（含）
            一般: 75 至 60（含）
            差: 60 至 0
        方法 甲
            若 质量 = 好 且 进度 = 好 且 成本 = 好 且 效果 = 好 则 分值
            否则 0
        补充 模板 表
            三级
                字段 质量: 四等
                字段 进度: 四等
                字段 成本: 四等
                字段 效果: 四等
            计分
                | 指标值.性质 | 方法 |
                | 定量        | 甲   |

    right::

        档位 四等
            好: 100 至 90（含）
            较好: 90 至 75（含）
            一般: 75 至 60（含）
            差: 60 至 0
        方法 甲
            若 质量 = 好 且 进度 = 好 则 分值
            否则 0
        补充 模板 表
            三级
                字段 质量: 四等
                字段 进度: 四等
            计分
                | 指标值.性质 | 方法 |
                | 定量        | 甲   |
    """

    code = "MET-013"
    severity = Severity.INFO
    zh = "方法「{name}」可试的情形有 {count} 种，只试了 {tried} 种：得分会不会超出分值、会不会完成得越好得分越低，没有全部看过"
    en = (
        'The method "{name}" has {count} inputs to try, of which {tried} were tried: scores beyond the points and '
        "scores that fall may have been missed"
    )
    hint_zh = "能拆成几个方法的，拆开；并多写几个例。"
    hint_en = "Split it into several methods if you can, and write more examples."

    name: str
    count: int
    tried: int
