"""What exported files say in their own words, in Chinese and English. A form's labels are those of its ruleset."""

from __future__ import annotations

from collections.abc import Mapping

from duheng.language.types import FieldKind
from duheng.problems.problem import Language

SHEET = "自评表"
USUAL_MONEY = "万元"


class Words:
    """The words, in Chinese; those with braces are filled in."""

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
    kinds: Mapping[FieldKind, str] = {
        FieldKind.NUMBER: "数，如 2、0.5",
        FieldKind.QUANTITY: "如 593件、95%、已完成",
        FieldKind.TARGET: "如 ≥400件、≤0.5%、20万元、逐步减少",
        FieldKind.MONEY: "金额，如 64.22",
        FieldKind.DATE: "日期，如 2020-12-31",
    }


class EnglishWords(Words):
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
    kinds: Mapping[FieldKind, str] = {
        FieldKind.NUMBER: "a number, such as 2 or 0.5",
        FieldKind.QUANTITY: "such as 593件, 95%, or words",
        FieldKind.TARGET: "such as ≥400件, ≤0.5%, 20万元, or words",
        FieldKind.MONEY: "an amount of money, such as 64.22",
        FieldKind.DATE: "a date, such as 2020-12-31",
    }


_WORDS: Mapping[Language, Words] = {"zh": Words(), "en": EnglishWords()}


def words(language: Language) -> Words:
    """The words of a language."""
    return _WORDS[language]
