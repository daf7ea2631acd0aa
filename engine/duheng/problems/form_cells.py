"""Findings on the cells of a form: what reading a text leaves open. ``path`` says in which row."""

from __future__ import annotations

from duheng.problems.problem import Language, Problem, Suggesting
from duheng.problems.severity import Severity


class CellUnreadable(Problem):
    """该填数、金额、日期或是否的栏目填了别的。| A number, amount, date or yes/no is wanted, something else is given.

    wrong form::

        年初预算数: 约一百
        指标:
          - {一级: 产出指标, 二级: 数量指标, 三级: 培训人次, 分值: 50}

    right form::

        年初预算数: 100万元
        指标:
          - {一级: 产出指标, 二级: 数量指标, 三级: 培训人次, 分值: 50}
    """

    code = "FRM-033"
    zh = "「{label}」应当填{wanted}，看不懂「{text}」，按文字保留"
    en = '"{label}" must hold {wanted_en}; "{text}" can\'t be read as one and is kept as text'
    hint_zh = "可以写成：{example}"
    hint_en = "It may be written: {example}"

    label: str
    wanted: str
    wanted_en: str
    example: str
    text: str


class MoneyWithoutUnit(Problem):
    """金额没有写单位。| An amount of money has no unit.

    wrong form::

        # 模板另有：字段 上年结转: 金额
        上年结转: 100
        指标:
          - {一级: 产出指标, 二级: 数量指标, 三级: 培训人次, 分值: 50}

    right form::

        # 模板另有：字段 上年结转: 金额
        金额单位: 万元
        上年结转: 100
        指标:
          - {一级: 产出指标, 二级: 数量指标, 三级: 培训人次, 分值: 50}
    """

    code = "FRM-034"
    zh = "「{label}」的金额「{text}」没有写单位，按文字保留"
    en = 'The amount "{text}" under "{label}" has no unit and is kept as text'
    hint_zh = "写成「{text}万元」或「{text}元」，或在表头写「金额单位: 万元」。"
    hint_en = "Write {text}万元 or {text}元, or give money_unit: in the header."

    label: str
    text: str


class MoneyUnitUnknown(Suggesting):
    """金额单位不是钱的单位。| The unit of amounts isn't a unit of money.

    wrong form::

        金额单位: 万
        指标:
          - {一级: 产出指标, 二级: 数量指标, 三级: 培训人次, 分值: 50}

    right form::

        金额单位: 万元
        指标:
          - {一级: 产出指标, 二级: 数量指标, 三级: 培训人次, 分值: 50}
    """

    code = "FRM-035"
    zh = "「{text}」不是金额的单位"
    en = '"{text}" is no unit of money'
    hint_zh = "写元、千元、万元或亿元。"
    hint_en = "Write 元, 千元, 万元 or 亿元."

    text: str


class MoneyUnitsDiffer(Problem):
    """栏目里的金额单位和表单或模板的不一样。| A label's unit of money isn't that of the form or the template.

    wrong form::

        年初预算数（元）: 1000000
        指标:
          - {一级: 产出指标, 二级: 数量指标, 三级: 培训人次, 分值: 50}

    right form::

        年初预算数（万元）: 100
        指标:
          - {一级: 产出指标, 二级: 数量指标, 三级: 培训人次, 分值: 50}
    """

    code = "FRM-036"
    severity = Severity.WARNING
    zh = "「{label}」的单位和别处写的{other}不同，「{text}」按{unit}计"
    en = 'The unit of "{label}" isn\'t {other} as elsewhere; "{text}" was taken as {unit}'
    hint_zh = "请核对单位；把单位写在数后面最清楚。"
    hint_en = "Check the unit; it is clearest after the number."

    label: str
    text: str
    unit: str
    other: str


class LabelUnknown(Suggesting):
    """档位里没有这个名称。| The scale has no such band.

    wrong form::

        指标:
          - {一级: 产出指标, 二级: 数量指标, 三级: 培训人次, 分值: 50, 完成档次: 差不多}

    right form::

        指标:
          - {一级: 产出指标, 二级: 数量指标, 三级: 培训人次, 分值: 50, 完成档次: 达成}
    """

    code = "FRM-037"
    zh = "「{label}」里的「{text}」不是「{scale}」的档位，按文字保留"
    en = '"{text}" under "{label}" is no band of {scale}; it is kept as text'
    hint_zh = "可以写：{allowed}"
    hint_en = "Allowed here: {allowed}"

    label: str
    text: str
    scale: str
    allowed: tuple[str, ...]


class ValueSuspicious(Problem):
    """像是数值，但不能算。| A text looks like a number and can't be computed with.

    wrong form::

        指标:
          - {一级: 产出指标, 二级: 数量指标, 三级: 培训人次, 分值: 50, 指标值: 2X, 实际值: 420人次}

    right form::

        指标:
          - {一级: 产出指标, 二级: 数量指标, 三级: 培训人次, 分值: 50, 指标值: ≥400人次, 实际值: 420人次}
    """

    code = "FRM-038"
    severity = Severity.WARNING
    zh = "「{label}」里的「{text}」不是能算的数，按文字保留"
    en = '"{text}" under "{label}" is no number that can be computed with; it is kept as text'
    hint_zh = "写成一个确切的数加单位，如 ≥400件、98%、20万元；日期写上年月日。"
    hint_en = "Write one exact number and its unit, such as ≥400件, 98% or 20万元; a date with year, month and day."

    label: str
    text: str

    def parted(self, language: Language) -> tuple[str, str]:
        if language == "zh":
            return "不是能算的数，按文字保留", self._fill("「{label}」里的「{text}」", language)
        return "No number that can be computed with, kept as text", self._fill('"{text}" under "{label}"', language)


class UnitTaken(Problem):
    """数没有写单位，取了同一行另一栏的单位。| A number without a unit took that of another cell or of its label.

    wrong form::

        指标:
          - {一级: 产出指标, 二级: 数量指标, 三级: 培训人次, 分值: 50, 指标值: ≥400人次, 实际值: 420}

    right form::

        指标:
          - {一级: 产出指标, 二级: 数量指标, 三级: 培训人次, 分值: 50, 指标值: ≥400人次, 实际值: 420人次}
    """

    code = "FRM-039"
    severity = Severity.INFO
    zh = "「{label}」的「{text}」没有写单位，按「{source}」的{unit}计"
    en = '"{text}" under "{label}" has no unit; it took {unit} from "{source}"'
    hint_zh = "在数后面写上单位。"
    hint_en = "Write the unit after the number."

    label: str
    text: str
    source: str
    unit: str


class UnitDoubtful(Problem):
    """数没有写单位，也不能断定是哪个单位。| A number has no unit, and which one it is in isn't certain.

    wrong form::

        指标:
          - {一级: 产出指标, 二级: 质量指标, 三级: 培训合格率, 分值: 50, 指标值: ≥95%, 实际值: 0.98}

    right form::

        指标:
          - {一级: 产出指标, 二级: 质量指标, 三级: 培训合格率, 分值: 50, 指标值: ≥95%, 实际值: 98%}
    """

    code = "FRM-040"
    severity = Severity.WARNING
    zh = "「{label}」的「{text}」没有写单位，不像是「{source}」的{unit}，按文字保留"
    en = '"{text}" under "{label}" has no unit, and {unit} as in "{source}" is unlikely; it is kept as text'
    hint_zh = "在数后面写上单位，如 98%；是万或亿的也写上。"
    hint_en = "Write the unit after the number, such as 98%; say also if it counts ten thousands or hundred millions."

    label: str
    text: str
    source: str
    unit: str


class ClaimUnreadable(Problem):
    """自评的分数看不懂。| A claimed score can't be read.

    wrong form::

        自评总分: 优秀
        指标:
          - {一级: 产出指标, 二级: 数量指标, 三级: 培训人次, 分值: 50}

    right form::

        自评总分: 91
        指标:
          - {一级: 产出指标, 二级: 数量指标, 三级: 培训人次, 分值: 50}
    """

    code = "FRM-050"
    severity = Severity.WARNING
    zh = "「{label}」应当是分数，看不懂「{text}」，不作比较"
    en = '"{label}" must be a score; "{text}" can\'t be read and isn\'t compared'
    hint_zh = "只写一个数，如 91 或 91分。"
    hint_en = "Write one number, such as 91."

    label: str
    text: str


class RequiredEmpty(Problem):
    """必填的栏目是空的。| A required field is empty.

    wrong form::

        # 模板另有：字段 项目名称: 文本，必填
        项目名称: 无
        指标:
          - {一级: 产出指标, 二级: 数量指标, 三级: 培训人次, 分值: 50}

    right form::

        # 模板另有：字段 项目名称: 文本，必填
        项目名称: 职业技能培训
        指标:
          - {一级: 产出指标, 二级: 数量指标, 三级: 培训人次, 分值: 50}
    """

    code = "FRM-051"
    zh = "必填的「{label}」是空的"
    en = 'The required "{label}" is empty'
    hint_zh = "填上内容；「无」「/」「—」都算空。"
    hint_en = "Fill it in; 无, / and — count as empty."

    label: str


class CellNotHere(Problem):
    """这一栏不属于这一级指标。| A cell belongs to indicators of another level.

    wrong form::

        指标:
          - {一级: 产出指标, 得分: 45, 偏差原因: 年底才下达}
          - {一级: 产出指标, 二级: 数量指标, 三级: 培训人次, 分值: 50}

    right form::

        指标:
          - {一级: 产出指标, 得分: 45}
          - {一级: 产出指标, 二级: 数量指标, 三级: 培训人次, 分值: 50, 偏差原因: 年底才下达}
    """

    code = "FRM-052"
    severity = Severity.INFO
    zh = "「{label}」是{wanted}的栏目，写在{tier}「{name}」里只作保留"
    en = '"{label}" belongs to {wanted_en}; in {tier_en} "{name}" it is only kept'
    hint_zh = "移到它所属的那一行。"
    hint_en = "Move it to the row it belongs to."

    label: str
    name: str
    tier: str
    tier_en: str
    wanted: str
    wanted_en: str


class BesideUnused(Problem):
    """符号列、单位列里写的，和数自己写的不合，或者接不上。| A sign or unit in its own column doesn't go with the number.

    wrong form::

        # 模板三级另有：字段 抽查数: 量，单位列 「度量单位」
        指标:
          - {一级: 产出指标, 二级: 数量指标, 三级: 培训人次, 分值: 50, 抽查数: 20人, 度量单位: 万元}

    right form::

        # 模板三级另有：字段 抽查数: 量，单位列 「度量单位」
        指标:
          - {一级: 产出指标, 二级: 数量指标, 三级: 培训人次, 分值: 50, 抽查数: 20, 度量单位: 人}
    """

    code = "FRM-055"
    severity = Severity.WARNING
    zh = "「{label}」写的是「{said}」，和「{other}」的「{text}」接不上，没有用它"
    en = '"{said}" under "{label}" doesn\'t go with "{text}" under "{other}" and isn\'t used'
    hint_zh = "两格各写一次：一格写数，一格写符号或单位；或者都写在一格里，如 ≥400人次。"
    hint_en = "Write each once: the number in one cell, its sign or unit in the other; or all in one cell: ≥400人次."

    label: str
    said: str
    other: str
    text: str


class NumberWithUnit(Problem):
    """填数的栏目写了单位，数换算过了。| A plain number is written with a unit, by which it is converted.

    wrong form::

        # 模板三级另有：字段 延误: 数
        指标:
          - {一级: 产出指标, 二级: 数量指标, 三级: 培训人次, 分值: 50, 延误: 3小时}

    right form::

        # 模板三级另有：字段 延误: 数
        指标:
          - {一级: 产出指标, 二级: 数量指标, 三级: 培训人次, 分值: 50, 延误: 3}
    """

    code = "FRM-068"
    severity = Severity.WARNING
    zh = "「{label}」填的是数，「{text}」带着单位，按以“{base}”为单位的数算"
    en = '"{label}" holds a plain number; "{text}" has a unit and is counted in "{base}"'
    hint_zh = "只写数。应当带单位的，请规则的制定人把这一栏的种类写成「量」或「金额」。"
    hint_en = "Write the number alone. If it should have a unit, ask the rule owner to declare a quantity or an amount."

    label: str
    text: str
    base: str


class ValueNegative(Problem):
    """数量或金额写成了负数。| A count or an amount of money below zero.

    wrong form::

        指标:
          - {一级: 产出指标, 二级: 数量指标, 三级: 培训人次, 分值: 50, 指标值: ≥400人次, 实际值: -420人次}

    right form::

        指标:
          - {一级: 产出指标, 二级: 数量指标, 三级: 培训人次, 分值: 50, 指标值: ≥400人次, 实际值: 420人次}
    """

    code = "FRM-060"
    severity = Severity.WARNING
    zh = "「{label}」是负数：{text}"
    en = '"{label}" is negative: {text}'
    hint_zh = "核对是不是多写了负号；得分按写的数算。"
    hint_en = "Check whether the minus belongs there; the score is worked out from what is written."

    label: str
    text: str


class TierTaken(Problem):
    """档次没有填，实际值写的是档次，按它作档次。| No band is filled in; the actual value names one, which is taken.

    wrong form::

        指标:
          - {一级: 产出指标, 二级: 质量指标, 三级: 秩序, 分值: 50, 指标值: 明显提升, 实际值: 部分达成, 自评得分: 35}

    right form::

        指标:
          - {一级: 产出指标, 二级: 质量指标, 三级: 秩序, 分值: 50, 指标值: 明显提升, 完成档次: 部分达成, 自评得分: 35}
    """

    code = "FRM-061"
    severity = Severity.INFO
    zh = "「{tier}」没有填，「{label}」写的是档次“{text}”，按它计"
    en = '"{tier}" is blank and "{label}" names a band ({text}), which is taken'
    hint_zh = "把档次写在「{tier}」里，「{label}」写实际完成的情况。"
    hint_en = 'Write the band under "{tier}", and what was done under "{label}".'

    label: str
    tier: str
    text: str


class DateFar(Problem):
    """日期离表单的年度太远。| A date lies years away from the form's year.

    wrong form::

        年度: 2022
        指标:
          - {一级: 产出指标, 二级: 数量指标, 三级: 完工, 分值: 50, 指标值: 2022年12月31日前, 实际值: 2012年12月20日}

    right form::

        年度: 2022
        指标:
          - {一级: 产出指标, 二级: 数量指标, 三级: 完工, 分值: 50, 指标值: 2022年12月31日前, 实际值: 2022年12月20日}
    """

    code = "FRM-062"
    severity = Severity.WARNING
    zh = "「{label}」写的是 {text}，离表单的年度（{year} 年）太远"
    en = '"{label}" says {text}, years away from the form\'s year ({year})'
    hint_zh = "核对年份；确是那一年的，不用改。"
    hint_en = "Check the year; if it is right, leave it."

    label: str
    text: str
    year: int


class DateAsNumber(Problem):
    """像是日期的数按数计了。| Numbers that may be dates were taken as numbers.

    wrong form::

        指标:
          - {一级: 产出指标, 二级: 数量指标, 三级: 完工, 分值: 50, 指标值: "2020.12", 实际值: "2021.03"}

    right form::

        规则集: 640202/2020
        指标:
          - {一级: 产出指标, 二级: 数量指标, 三级: 完工, 分值: 50, 指标值: 2020年12月, 实际值: 2021年3月}
    """

    code = "FRM-064"
    severity = Severity.WARNING
    zh = "{texts} 像是日期，按数计了"
    en = "{texts} may be dates and were taken as numbers"
    hint_zh = "是日期的写成 2020年12月（Excel 会把 2020.10 存成 2020.1，核对月份）；是数的写上单位。"
    hint_en = "Write a date as 2020-12 (Excel keeps 2020.10 as 2020.1: check the month), a number with its unit."

    texts: tuple[str, ...]


class NoneForZero(Problem):
    """指标值是数，实际值写的是「无」，当作没有填。| 无 under the actual value of a numeric target counts as not filled in.

    wrong form::

        指标:
          - {一级: 产出指标, 二级: 数量指标, 三级: 安全事故, 分值: 50, 指标值: ≤1起, 实际值: 无}

    right form::

        指标:
          - {一级: 产出指标, 二级: 数量指标, 三级: 安全事故, 分值: 50, 指标值: ≤1起, 实际值: 0起}
    """

    code = "FRM-065"
    severity = Severity.WARNING
    zh = "「{label}」写的是「{text}」，当作没有填"
    en = '"{label}" says "{text}", which counts as not filled in'
    hint_zh = "没有发生的写 0，如 0起。"
    hint_en = "Write 0 where nothing happened, with its unit."

    label: str
    text: str
