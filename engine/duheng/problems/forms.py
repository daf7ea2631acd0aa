"""Problems of a form under a ruleset that keep it from being scored: its labels aren't the template's.

These, and the findings in ``form_rows`` and ``form_cells``, have small forms as examples. Their template knows 产出指标
and 效益指标; some examples add a line to it, which their first line names.
"""

from __future__ import annotations

from duheng.problems.problem import Language, Problem, Suggesting
from duheng.problems.severity import Severity


class UnknownLabel(Suggesting):
    """模板里没有这一栏。| The template has no such field.

    wrong form::

        指标:
          - {一级: 产出指标, 二级: 数量指标, 三级: 培训人次, 分植: 50}

    right form::

        指标:
          - {一级: 产出指标, 二级: 数量指标, 三级: 培训人次, 分值: 50}
    """

    code = "FRM-020"
    severity = Severity.WARNING
    zh = "{where}「{label}」不是这张表的栏目，没有用它"
    en = '{where_en}: the template has no "{label}"; it wasn\'t used'
    hint_zh = "这里可以有：{allowed}"
    hint_en = "Allowed here: {allowed}"

    where: str
    where_en: str
    label: str
    allowed: tuple[str, ...]
    elsewhere: bool = False
    """Whether it is a label of the form's other part: of its head where it stands in a row, or the other way round."""

    def hint(self, language: Language) -> str:
        return _ELSEWHERE[language][self.where == "表头"] if self.elsewhere else super().hint(language)


_ELSEWHERE = {
    "zh": ("它是表头的栏目，写在「指标」上面。", "它是各行的栏目，写在「指标」下面那一项里。"),
    "en": ("It is a label of the form's head: write it above the rows.", "It is a label of the rows: write it in one."),
}


class LabelComputed(Problem):
    """这一栏由规则推算，表上不用填。| The ruleset works this label out; a form doesn't fill it in.

    wrong form::

        # 模板三级另有：字段 完成率 = 实际值 ÷ 指标值
        指标:
          - {一级: 产出指标, 二级: 数量指标, 三级: 培训人次, 分值: 50, 指标值: ≥4人, 实际值: 2人, 完成率: 80%}

    right form::

        # 模板三级另有：字段 完成率 = 实际值 ÷ 指标值
        指标:
          - {一级: 产出指标, 二级: 数量指标, 三级: 培训人次, 分值: 50, 指标值: ≥4人, 实际值: 2人}
    """

    code = "FRM-026"
    severity = Severity.INFO
    zh = "{where}「{label}」由规则推算，表上写的没有用"
    en = '{where_en}: "{label}" is worked out by the rules; what the form says wasn\'t used'
    hint_zh = "两者不同的，核对推算用的各栏。"
    hint_en = "Where the two differ, check the cells it is worked out from."

    where: str
    where_en: str
    label: str


class FieldMissing(Problem):
    """缺少必填的栏目。| A required field is missing.

    wrong form::

        # 模板另有：字段 项目名称: 文本，必填
        指标:
          - {一级: 产出指标, 二级: 数量指标, 三级: 培训人次, 分值: 50}

    right form::

        # 模板另有：字段 项目名称: 文本，必填
        项目名称: 职业技能培训
        指标:
          - {一级: 产出指标, 二级: 数量指标, 三级: 培训人次, 分值: 50}
    """

    code = "FRM-021"
    zh = "{where}缺少必填的「{label}」"
    en = '{where_en}: "{label}" is required and missing'
    hint_zh = "补上「{label}」。"
    hint_en = 'Fill in "{label}".'

    where: str
    where_en: str
    label: str


class NoRows(Problem):
    """表单里没有指标行。| The form has no rows.

    wrong form::

        年初预算数: 100

    right form::

        年初预算数: 100
        指标:
          - {一级: 产出指标, 二级: 数量指标, 三级: 培训人次, 分值: 50}
    """

    code = "FRM-022"
    zh = "表单里一行指标也没有"
    en = "The form has no rows"
    hint_zh = "在「指标:」下面逐行填写，每行以「- 」开头。"
    hint_en = "List the rows under rows:, each after a dash."
    sheet_hint_zh = "在指标表的表头下面逐行填写：指标的名称、分值、指标值和实际值。"
    sheet_hint_en = "Fill in the rows below the indicator table's header: names, points, targets and actual values."

    def hint(self, language: Language) -> str:
        if self.span is None or self.span.file.endswith((".yaml", ".yml")):
            return Problem.hint(self, language)
        return self.sheet_hint_zh if language == "zh" else self.sheet_hint_en


class FieldTwice(Problem):
    """两栏是同一个字段。| Two labels mean the same field.

    wrong form::

        指标:
          - {一级: 产出指标, 二级: 数量指标, 三级: 培训人次, 分值: 50, 得分: 50, 自评得分: 48}

    right form::

        指标:
          - {一级: 产出指标, 二级: 数量指标, 三级: 培训人次, 分值: 50, 得分: 50}
    """

    code = "FRM-023"
    zh = "{where}「{first}」和「{second}」是同一栏"
    en = '{where_en}: "{first}" and "{second}" are the same field'
    hint_zh = "只留一个。"
    hint_en = "Keep one of them."

    where: str
    where_en: str
    first: str
    second: str
