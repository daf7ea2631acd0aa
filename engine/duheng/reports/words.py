"""What a report says in its own words, in Chinese and English. Sentences of a ruleset stay as they are."""

from __future__ import annotations

from collections.abc import Mapping

from duheng.problems.problem import Language
from duheng.problems.severity import Severity


class Words:
    """The labels of a report, in Chinese; those with braces are filled in."""

    ruleset = "规则集"
    extends = "继承"
    unverified = "待核：规则措辞尚未与原文核对"
    name = "指标"
    points = "分值"
    target = "指标值"
    actual = "实际值"
    computed = "得分"
    claimed = "自评"
    difference = "相差"
    notes = "备注"
    open = "待定"
    outside = "不计入总分"
    not_applicable = "不适用"
    total = "总分"
    grade = "等级"
    of_claimed = "自评 {}"
    not_settled = "待定"
    comma = "，"
    colon = "："
    brackets = "（{}）"
    nowhere = "未定"
    ledger = "扣分清单"
    nothing_lost = "没有扣分。"
    whole_form = "全表"
    sum_lost = "合计扣分 {lost} = {full} − {high}"
    still_open = "，另有 {open} 分待定（总分最低 {low}）"
    findings = "核对意见"
    no_findings = "没有核对意见。"
    rows = "{} 行"
    items = "{} 条"
    line = "第 {} 行"
    hint = "提示："
    severities: Mapping[Severity, str] = {Severity.ERROR: "错误", Severity.WARNING: "警告", Severity.INFO: "提示"}


class EnglishWords(Words):
    """The same in English."""

    ruleset = "Ruleset"
    extends = "Extends"
    unverified = "Unverified: the wording of the rules hasn't been compared with the original"
    name = "Indicator"
    points = "Points"
    target = "Target"
    actual = "Actual"
    computed = "Score"
    claimed = "Claimed"
    difference = "Diff."
    notes = "Notes"
    open = "open"
    outside = "outside total"
    not_applicable = "n/a"
    total = "Total"
    grade = "Grade"
    of_claimed = "claimed {}"
    not_settled = "open"
    comma = ", "
    colon = ": "
    brackets = " ({})"
    nowhere = "none"
    ledger = "Points lost"
    nothing_lost = "No points were lost."
    whole_form = "Whole form"
    sum_lost = "Lost in all {lost} = {full} − {high}"
    still_open = ", and {open} still open (the total is at least {low})"
    findings = "Findings"
    no_findings = "No findings."
    rows = "{} rows"
    items = "{} items"
    line = "line {}"
    hint = "hint: "
    severities: Mapping[Severity, str] = {
        Severity.ERROR: "Errors",
        Severity.WARNING: "Warnings",
        Severity.INFO: "Information",
    }


def words_of(language: Language) -> Words:
    """The labels in a language."""
    return EnglishWords() if language == "en" else Words()
