"""Findings of a ruleset's own 校验: what its checks say of a form, and what a veto does."""

from __future__ import annotations

import re

from duheng.problems.problem import Language, Problem
from duheng.problems.severity import Severity

_ENOUGH = 0.6
_WORDS = re.compile(r"[a-z]+|\d+|[^\W\d_]")


def says_already(text: str, name: str) -> bool:
    """Whether a sentence says what the check's name says: most characters of the name, or words where it is written
    in letters, are in it (同名的指标有 2 个 under 指标重名)."""
    wanted, said = _WORDS.findall(name.lower()), frozenset(_WORDS.findall(text.lower()))
    return bool(wanted) and sum(each in said for each in wanted) >= _ENOUGH * len(wanted)


class CheckFailed(Problem):
    """规则集里的一条校验不成立。| A check of the ruleset doesn't hold.

    wrong form::

        指标:
          - {一级: 产出指标, 二级: 数量指标, 三级: 人数, 分值: 50, 指标值: ≥100人, 实际值: 50人, 自评得分: 25}

    right form::

        指标:
          - {一级: 产出指标, 二级: 数量指标, 三级: 人数, 分值: 50, 指标值: ≥100人, 实际值: 50人, 偏差原因: 疫情影响}
    """

    code = "CHK-001"
    zh = "{name}：{text}"
    en = "{name}: {text_en}"
    hint_zh = "规则见 {file} 第 {line} 行。"
    hint_en = "See {file}, line {line}."

    name: str
    text: str
    text_en: str
    file: str
    line: int
    graded: Severity = Severity.WARNING

    def level(self) -> Severity:
        return self.graded

    def brief(self, language: Language) -> str:
        own = self.parted(language)[1]
        return own if says_already(own, self.name) else self.message(language)

    def parted(self, language: Language) -> tuple[str, str]:
        return self.name, self.text if language == "zh" else self.text_en


class CheckUndecided(Problem):
    """校验要用的内容不全，无法判定。| A check can't be decided, because something it needs is missing.

    wrong form::

        指标:
          - {一级: 产出指标, 二级: 数量指标, 三级: 人数, 分值: 50, 指标值: ≥100人}

    right form::

        指标:
          - {一级: 产出指标, 二级: 数量指标, 三级: 人数, 分值: 50, 指标值: ≥100人, 实际值: 150人}
    """

    code = "CHK-002"
    severity = Severity.INFO
    zh = "校验「{name}」无法判定：缺 {fields}{stake}"
    en = 'The check "{name}" can\'t be decided: {fields_en} missing{stake_en}'
    hint_zh = "补上后再算一次。"
    hint_en = "Fill it in and score the form again."

    name: str
    fields: tuple[str, ...]
    fields_en: tuple[str, ...]
    vetoes: bool = False
    """Whether the total or the grade waits for it."""
    stake: str = ""
    stake_en: str = ""
    """What a veto would set, where there is one."""

    def level(self) -> Severity:
        return Severity.WARNING if self.vetoes else self.severity


class CheckSenseless(Problem):
    """校验要算的数单位不是一类，算不出。| A check can't be worked out, because its units don't match.

    wrong form::

        备案数: 3件
        指标:
          - {一级: 产出指标, 二级: 数量指标, 三级: 人数, 分值: 50, 指标值: ≥100人, 实际值: 150人}

    right form::

        备案数: 3人
        指标:
          - {一级: 产出指标, 二级: 数量指标, 三级: 人数, 分值: 50, 指标值: ≥100人, 实际值: 150人}
    """

    code = "CHK-004"
    zh = "校验「{name}」算不出：{why}"
    en = 'The check "{name}" can\'t be worked out: {why_en}'
    hint_zh = "核对表上的数和单位；本来就不该核对的行，请规则的制定人用「当」除外（{file} 第 {line} 行）。"
    hint_en = (
        "Check the form's numbers and units; rows that the check isn't meant for can be left out by its owner with "
        "when ({file}, line {line})."
    )

    name: str
    why: str
    why_en: str
    file: str
    line: int
    graded: Severity = Severity.WARNING

    def level(self) -> Severity:
        return self.graded

    def parted(self, language: Language) -> tuple[str, str]:
        return self.name, self._fill("算不出：{why}" if language == "zh" else "can't be worked out: {why_en}", language)


class VetoApplied(Problem):
    """一票否决生效。| A veto took effect.

    wrong form::

        全年执行数: 0
        指标:
          - {一级: 产出指标, 二级: 数量指标, 三级: 人数, 分值: 50, 指标值: ≥100人, 实际值: 150人}

    right form::

        全年执行数: 5
        指标:
          - {一级: 产出指标, 二级: 数量指标, 三级: 人数, 分值: 50, 指标值: ≥100人, 实际值: 150人}
    """

    code = "CHK-003"
    severity = Severity.ERROR
    zh = "一票否决「{name}」生效，{what}定为 {value}（原为 {before}）"
    en = 'The veto "{name}" takes effect: the {what_en} is set to {value} (was {before})'
    hint_zh = "规则见 {file} 第 {line} 行。"
    hint_en = "See {file}, line {line}."

    name: str
    what: str
    what_en: str
    value: str
    before: str
    file: str
    line: int


class VetoBelowZero(Problem):
    """一票否决把总分定成了负数，多半是想扣分。| A veto sets the total to less than zero, where points were to be taken off.

    wrong::

        校验 项目须有名称
            要求 年初预算数 有值
            则 总分 -20

    right::

        校验 项目须有名称
            要求 年初预算数 有值
            则 总分 0
    """

    code = "CHK-011"
    severity = Severity.WARNING
    zh = "这样写，总分就是 {total} 分，不是扣 {less} 分"
    en = "This sets the total to {total}; it doesn't take {less} off"
    hint_zh = "否决写：则 总分 0；要扣 {less} 分，写：则 总分 总分 - {less}"
    hint_en = "For a veto write: then total 0; to take {less} off: then total total - {less}"

    total: str
    less: str


class AskedOfEveryRow(Problem):
    """「对每个」的校验没有问各行的内容。| A check is asked of every row and asks nothing about it.

    wrong::

        校验 总分不低于六十分
            对每个 三级
            要求 总分 ≥ 60

    right::

        校验 总分不低于六十分
            要求 总分 ≥ 60
    """

    code = "CHK-013"
    severity = Severity.WARNING
    zh = "校验「{name}」对每个{rows}都问一遍，问的却不是各行的内容"
    en = 'The check "{name}" is asked of every {rows_en}, but asks nothing about it'
    hint_zh = "去掉「对每个 {rows}」一行；要问各行的，写各行的内容，如 得分、分值、实际值。"
    hint_en = "Take away the line for each {rows_en}, or ask something of the row, such as its score."

    name: str
    rows: str
    rows_en: str


class VetoAboveFull(Problem):
    """一票否决把总分定得比满分还多。| A veto sets the total to more than the full points.

    wrong::

        校验 项目须有名称
            要求 年初预算数 有值
            则 总分 120

    right::

        校验 项目须有名称
            要求 年初预算数 有值
            则 总分 0
    """

    code = "CHK-012"
    severity = Severity.WARNING
    zh = "这样写，不合要求的总分反而是 {total} 分，比满分 {full} 分还多"
    en = "This sets the total of a form that fails to {total}, which is more than the full points, {full}"
    hint_zh = "否决写：则 总分 0；最多得几分的，写：则 总分 最小（总分，59）"
    hint_en = "For a veto write: then total 0; for a ceiling: then total min(total, 59)"

    total: str
    full: str


class VetoWithoutGrades(Problem):
    """一票否决定了等级，模板却没有「等级」一行。| A veto sets a grade where the template gives none.

    wrong::

        档位 评级
            优: 100 至 60（含）
            差: 60 至 0
        校验 项目须有名称
            要求 年初预算数 有值
            则 等级 差

    right::

        档位 评级
            优: 100 至 60（含）
            差: 60 至 0
        补充 模板 表
            等级 评级[总分]
        校验 项目须有名称
            要求 年初预算数 有值
            则 等级 差
    """

    code = "CHK-014"
    severity = Severity.WARNING
    zh = "模板没有「等级」一行，只有不合要求的表才会有等级：{label}"
    en = 'The template has no line for grades, so only forms that fail would have one: "{label}"'
    hint_zh = "模板里加一行，如 等级 {scale}[总分]；不评等级的，否决写：则 总分 0"
    hint_en = (
        "Add a line to the template, such as: grade {scale}[total]; where no grades are given, veto by: then total 0"
    )

    label: str
    scale: str
