"""What exported files say in their own words, in Chinese and English. A form's labels are those of its ruleset."""

from __future__ import annotations

from collections.abc import Mapping

from duheng.forms.labels import LEDGER_HEADS, SYSTEM_ENGLISH, SYSTEM_NOTE, SYSTEM_NOTE_ENGLISH
from duheng.language.types import FieldKind
from duheng.presentation.words import EnglishWords, Words
from duheng.problems.problem import Language


class SheetWords(Words):
    """The words, in Chinese, besides what every report says; those with braces are filled in."""

    note = "注："
    authority = "依据 "
    blank = "{title}（空表），规则集 {id} 「{ruleset}」"
    how = "冒号后面填内容，# 后面是说明；没有的留空。"
    several = "一行指标从“- ”开始；不够的照抄一行，多的删去。"
    required = "必填"
    one_of = "{} 之一"
    listed = "、"
    separated = "；"
    year = "四位数字，如 2020"
    sheets = ("自评表", "得分汇总", "扣分清单", "核对意见", "规则")
    summary_heads = ("指标", "分值", "系统计分", "自评", "相差", "说明")
    ledger_heads = LEDGER_HEADS["扣分清单"]
    findings_heads = ("级别", "编号", "位置", "意见", "建议")
    rules_heads = ("所在文件和行", "起作用的规则")
    live = SYSTEM_NOTE
    fixed = "下面这些没有公式，是定值；依据的格改动以后显示待定："
    full = "满分"
    sum = "合计"
    facts = ("规则集", "名称", "状态", "依据", "自评表文件", "自评表 SHA-256", "程序")
    chain = "继承的规则集"
    kinds: Mapping[FieldKind, str] = {
        FieldKind.NUMBER: "数，如 2、0.5",
        FieldKind.QUANTITY: "如 593件、95%、已完成",
        FieldKind.TARGET: "如 ≥400件、≤0.5%、20万元、逐步减少",
        FieldKind.MONEY: "金额，如 64.22",
        FieldKind.DATE: "日期，如 2020-12-31",
    }
    in_unit: Mapping[FieldKind, str] = {FieldKind.QUANTITY: "如 {measured}", FieldKind.TARGET: "如 ≥{measured}"}


class EnglishSheetWords(EnglishWords, SheetWords):
    """The same in English."""

    note = "Note — "
    authority = "based on "
    blank = "{title}: a blank form of the ruleset {id} {ruleset}"
    how = "Write behind the colons; what follows # explains. Leave empty what there isn't."
    several = "A row of indicators begins with a dash; copy a row for more, delete those that are too many."
    required = "required"
    one_of = "one of {}"
    listed = ", "
    separated = "; "
    year = "four digits, such as 2020"
    sheets = ("Form", "Scores", "Points lost", "Findings", "Rules")
    summary_heads = ("Part", "Points", "Computed", "Claimed", "Difference", "Why")
    ledger_heads = LEDGER_HEADS["Points lost"]
    findings_heads = ("Severity", "Code", "Place", "Finding", "Hint")
    rules_heads = ("File and line", "Rule in effect")
    live = SYSTEM_NOTE_ENGLISH
    fixed = "These have no formula: they are values, open once a cell that they came from changes:"
    full = "Full points"
    sum = "Sum"
    facts = ("Ruleset", "Title", "Status", "Authority", "Form's file", "Form's SHA-256", "Program")
    chain = "Extends"
    kinds: Mapping[FieldKind, str] = {
        FieldKind.NUMBER: "a number, such as 2 or 0.5",
        FieldKind.QUANTITY: "such as 593件, 95%, or words",
        FieldKind.TARGET: "such as ≥400件, ≤0.5%, 20万元, or words",
        FieldKind.MONEY: "an amount of money, such as 64.22",
        FieldKind.DATE: "a date, such as 2020-12-31",
    }
    in_unit: Mapping[FieldKind, str] = {
        FieldKind.QUANTITY: "such as {measured}",
        FieldKind.TARGET: "such as ≥{measured}",
    }


def words(language: Language) -> SheetWords:
    """The words of a language."""
    return EnglishSheetWords() if language == "en" else SheetWords()


def system_heads(language: Language) -> tuple[str, ...]:
    """What stands above the columns of what was computed."""
    return tuple(SYSTEM_ENGLISH.values() if language == "en" else SYSTEM_ENGLISH)
