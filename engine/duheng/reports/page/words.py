"""What pages and filing texts say in their own words, besides what every report says."""

from __future__ import annotations

from duheng.presentation.words import EnglishWords, Words
from duheng.problems.problem import Language


class PageWords(Words):
    """The labels of a page, in Chinese, besides what every report says; those with braces are filled in."""

    language = "zh-CN"
    title = "{}：计分报告"
    untitled = "表单"
    report = "计分报告"
    status = "状态 {}"
    claimed_total = "自评总分"
    difference_hint = "相差 = 自评 − 得分"
    scores = "各项得分"
    bar = "得分占分值"
    legend = "色条是得分，斜纹是待定的范围，竖线是自评。"
    formula = "算式"
    authority = "依据"
    rule = "规则"
    method = "方法"
    unfold = "全部展开"
    fold = "全部收起"
    waterfall = "扣分清单"
    from_full = "满分"
    from_unknown = "不失分时"
    step = "项目"
    change = "增减"
    left = "余"
    chart = "从满分到总分"
    cut_axis = "横轴从 {} 分起。"
    together = "其余 {} 项"
    sorts = ("扣分", "加回", "分值不同", "待定")
    made = "生成依据"
    form_file = "表单"
    made_by = "由度衡（duheng）{} 计分"
    nothing_else = "规则没有为这一项写算式。"


class EnglishPageWords(EnglishWords, PageWords):
    """The same in English."""

    language = "en"
    title = "{}: score report"
    untitled = "Form"
    report = "Score report"
    status = "Status {}"
    claimed_total = "Claimed"
    difference_hint = "Diff. = claimed − score"
    scores = "Scores"
    bar = "Score / points"
    legend = "The bar is the score, the hatching what is still open, the upright line what was claimed."
    formula = "Formula"
    authority = "Authority"
    rule = "Rule"
    method = "Method"
    unfold = "Unfold all"
    fold = "Fold all"
    waterfall = "Points lost"
    from_full = "Full points"
    from_unknown = "Without losses"
    step = "Item"
    change = "Change"
    left = "Left"
    chart = "From full points to the total"
    cut_axis = "The axis begins at {} points."
    together = "{} more"
    sorts = ("lost", "given back", "points differ", "open")
    made = "Based on"
    form_file = "Form"
    made_by = "Scored by duheng {}"
    nothing_else = "The rules have no formula for this item."


def page_words(language: Language) -> PageWords:
    """The labels in a language."""
    return EnglishPageWords() if language == "en" else PageWords()
