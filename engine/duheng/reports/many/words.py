"""What an overview of many forms says in its own words, besides what every report says."""

from __future__ import annotations

from duheng.problems.problem import Language
from duheng.reports.many.summary import Summary
from duheng.reports.page.words import EnglishPageWords, PageWords


class ManyWords(PageWords):
    """The labels of an overview, in Chinese, besides those of a page; those with braces are filled in."""

    title = "计分总览"
    file = "文件"
    form = "名称"
    title_of_form = "表名"
    counts = "错误 {} 警告 {} 提示 {}"
    short_counts = "错/警/提"
    unreadable = "算不了"
    forms = "共 {forms} 张表：算出 {scored} 张，其中待定 {open} 张；算不了 {unread} 张。"
    distribution = "总分分布"
    of_full = "总分占满分的百分比，左端含在内，最后一格两端都含。"
    uncounted = "另有 {} 张没有列入（总分待定、没有满分，或不能当作评定结果）。"
    apart = "不作结果"
    are_apart = "其中 {} 张的总分不能当作评定结果（分值与规则集不同，或指标表没有读懂），不列入下面的分布、等级和相差。"
    none_settled = "没有总分已定的表。"
    grades = "等级"
    number = "{} 张"
    common = "最常见的核对意见"
    in_forms = "{forms} 张表，{findings} 处"
    differences = "自评与得分相差最大的表"
    each = "各表"
    unread = "算不了的表"
    losses = "扣分最多的"
    first_findings = "最要紧的核对意见"
    none = "没有。"
    report = "报告"


class EnglishManyWords(EnglishPageWords, ManyWords):
    """The same in English."""

    title = "Overview of scores"
    file = "File"
    form = "Name"
    title_of_form = "Form"
    counts = "{} errors, {} warnings, {} hints"
    short_counts = "E/W/I"
    unreadable = "not scored"
    forms = "Forms: {forms}; scored: {scored}, of these still open: {open}; not scored: {unread}."
    distribution = "Totals"
    of_full = "Totals in percent of full points; each bin includes its lower end, the last one both ends."
    uncounted = "{} more aren't among them (total open, no full points, or no result)."
    apart = "no result"
    are_apart = (
        "Of these, {} can't be taken as results (other points than the ruleset's, or a table that wasn't "
        "understood); they are left out of the distributions below."
    )
    none_settled = "No form has a settled total."
    grades = "Grades"
    number = "forms: {}"
    common = "Most common findings"
    in_forms = "forms: {forms}, findings: {findings}"
    differences = "Forms whose claim is furthest from the score"
    each = "The forms"
    unread = "Forms that couldn't be scored"
    losses = "Most points lost"
    first_findings = "Most serious findings"
    none = "None."
    report = "Report"


def many_words(language: Language) -> ManyWords:
    """The labels in a language."""
    return EnglishManyWords() if language == "en" else ManyWords()


def counts(summary: Summary, words: ManyWords) -> list[str]:
    """How many forms there are, and how many of them can't be compared, each in a sentence."""
    numbers = {"forms": summary.forms, "scored": summary.scored, "open": summary.open, "unread": summary.unread}
    said = words.forms.format(**numbers)
    return [said, words.are_apart.format(summary.apart)] if summary.apart else [said]
