"""What a report says in its own words, in Chinese and English. Sentences of a ruleset stay as they are."""

from __future__ import annotations

from collections.abc import Mapping

from duheng.evaluation.result import Total
from duheng.problems.problem import Language
from duheng.problems.severity import Severity

UNVERIFIED = "待核"


class Words:
    """The labels of a report, in Chinese; those with braces are filled in."""

    attention = "注意"
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
    comma = "，"
    colon = "："
    brackets = "（{}）"
    nowhere = "未定"
    ledger = "扣分清单"
    nothing_lost = "没有扣分。"
    nothing_lost_yet = "能算定的各项没有扣分。"
    whole_form = "全表"
    sum_lost = "合计扣分 {lost} = {full} − {high}"
    sum_without_full = "合计扣分 {lost}；满分算不出来"
    more_points = " + {}（表上多出的分值）"
    less_points = " − {}（表上缺少的分值）"
    plus_given = " + {}（加回）"
    given = "加回的分"
    apart = "分值与规则集不同"
    of_ruleset = "规则集 {stated} 分，表上各项合计 {parts} 分"
    of_form = "表上写 {stated} 分，各行合计 {parts} 分"
    too_many = "，多 {} 分"
    too_few = "，少 {} 分"
    no_result = "{}，不能当作评定结果"
    still_open = "，另有 {open} 分待定（总分最低 {low}）"
    findings = "核对意见"
    no_findings = "没有核对意见。"
    rows = "{} 行"
    items = "{} 条"
    line = "表单第 {} 行"
    hint = "提示："
    severities: Mapping[Severity, str] = {Severity.ERROR: "错误", Severity.WARNING: "警告", Severity.INFO: "提示"}


class EnglishWords(Words):
    """The same in English."""

    attention = "Note"
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
    comma = ", "
    colon = ": "
    brackets = " ({})"
    nowhere = "none"
    ledger = "Points lost"
    nothing_lost = "No points were lost."
    nothing_lost_yet = "No points were lost where the score is settled."
    whole_form = "Whole form"
    sum_lost = "Lost in all {lost} = {full} − {high}"
    sum_without_full = "Lost in all {lost}; the full points can't be worked out"
    more_points = " + {} (extra points on the form)"
    less_points = " − {} (points missing from the form)"
    plus_given = " + {} (given back)"
    given = "Points given back"
    apart = "Points that aren't the ruleset's"
    of_ruleset = "{stated} points in the ruleset, {parts} in its parts on the form"
    of_form = "{stated} points stated on the form, {parts} in its rows"
    too_many = ", {} too many"
    too_few = ", {} too few"
    no_result = "{}, so this is no result under the ruleset"
    still_open = ", and {open} still open (the total is at least {low})"
    findings = "Findings"
    no_findings = "No findings."
    rows = "{} rows"
    items = "{} items"
    line = "form line {}"
    hint = "hint: "
    severities: Mapping[Severity, str] = {
        Severity.ERROR: "Errors",
        Severity.WARNING: "Warnings",
        Severity.INFO: "Information",
    }


def grade_of(total: Total, words: Words) -> str:
    """The grade as people see it; empty where the ruleset gives none at all."""
    return (total.grade or words.nowhere) if total.graded else ""


def words_of(language: Language) -> Words:
    """The labels in a language."""
    return EnglishWords() if language == "en" else Words()
