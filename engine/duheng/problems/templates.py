"""What a template lacks or has twice, and points that don't add up."""

from __future__ import annotations

from duheng.problems.problem import Problem
from duheng.problems.severity import Severity


class NoTemplate(Problem):
    """规则集没有模板。| A ruleset without a template.

    wrong whole::

        规则集 999999/2020 「例」

        方法 甲
            得 分值

    right whole::

        规则集 999999/2020 「例」
            继承 000000/2020
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

        补充 模板 表
            总分 合计（一级.得分）
    """

    code = "TPL-003"
    zh = "一个规则集只能有一个模板，「{first}」之外又有「{second}」"
    en = 'A ruleset has one template, but here are "{first}" and "{second}"'
    hint_zh = "要改上级的模板，写「补充 模板 {first}」或「替换 模板 {first}」。"
    hint_en = "To change the parent's template write: amend template {first}, or replace template {first}."

    first: str
    second: str


class UnitWithoutUse(Problem):
    """给不是数的字段写了单位。| A field that holds no number is given a unit.

    wrong::

        补充 模板 表
            字段 验收意见: 文本，单位 元

    right::

        补充 模板 表
            字段 验收金额: 金额，单位 元
    """

    code = "TPL-005"
    severity = Severity.WARNING
    zh = "「{name}」的种类是「{kind}」，写了单位也不起作用"
    en = '"{name}" is of the kind "{kind}", for which a unit means nothing'
    hint_zh = "填的是数的，种类写「金额」或「量」；不是数的，删去单位。"
    hint_en = "Where a number is filled in, write the kind money or quantity; else remove the unit."

    name: str
    kind: str


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
    """下级分值合计不等于本级分值。| The points below don't add up to the indicator's own.

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


class NoColumnsOfRows(Problem):
    """各行没有自己的栏目，都写到表头去了。| The rows have no columns: all fields are the head's.

    wrong whole::

        规则集 999999/2020 「例」

        方法 甲
            若 实际值 ≥ 指标值 则 分值
            否则 0
        模板 表
            字段 指标值: 目标
            字段 实际值: 量
            一级 产出指标 100分
            计分
                | 指标值.性质 | 方法 |
                | 定量        | 甲   |
            总分 合计（一级.得分）

    right whole::

        规则集 999999/2020 「例」

        方法 甲
            若 实际值 ≥ 指标值 则 分值
            否则 0
        模板 表
            一级 产出指标 100分
            三级
                字段 指标值: 目标
                字段 实际值: 量
            计分
                | 指标值.性质 | 方法   |
                | 定量        | 甲     |
                | 定性        | 不适用 |
            总分 合计（一级.得分）
    """

    code = "TPL-008"
    severity = Severity.WARNING
    zh = "各行没有栏目：{names} 写成了整张表的栏目，一张表只有一个"
    en = "The rows have no columns: {names} stand in the form's head, once for the whole form"
    hint_zh = "在它们上面写一行「三级」（各行所在的一级），它们写在下面，前面多空四格。"
    hint_en = "Write a line level3 (the level of the rows) above them, and set them in below it."

    names: tuple[str, ...]


class KindNotScored(Problem):
    """「计分」表漏了一类指标。| The table of methods leaves out a kind of rows.

    wrong::

        方法 甲
            若 实际值 ≥ 指标值 则 分值
            否则 0
        补充 模板 表
            删除 计分
            计分
                | 指标值.性质 | 方法 |
                | 定量        | 甲   |

    right::

        方法 甲
            若 实际值 ≥ 指标值 则 分值
            否则 0
        补充 模板 表
            删除 计分
            计分
                | 指标值.性质 | 方法   |
                | 定量        | 甲     |
                | 定性        | 不适用 |
    """

    code = "TPL-007"
    severity = Severity.INFO
    zh = "「计分」表没有管到{kind}的行，这样的行算不出得分"
    en = "The table of methods leaves out {kind_en} rows, which then have no score"
    hint_zh = "补上{kind}的一行；凭评价人判断的，方法里写 得 自评得分 和 限于 0 至 分值。表上没有这样的行，可不理会。"
    hint_en = "Add a line for {kind_en} rows; ignore this if forms have none."

    kind: str
    kind_en: str
