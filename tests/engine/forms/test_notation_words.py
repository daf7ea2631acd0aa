"""Cells without a number: empty ones, and everything that must stay words because a number would be a guess."""

from __future__ import annotations

from fractions import Fraction

import pytest

from duheng.forms.notation import read_value
from duheng.forms.notation_doubtful import nearly_number, suspicious
from duheng.language.units import BARE
from duheng.language.values import Empty, Quantity, Words

EMPTY = ["", " ", "　", "无", "无。", "（无）", "暂无", "/", "//", "-", "－", "—", "——", "…", "……", "...", "N/A", "n/a"]

WORDS = [
    # composites and texts around a number
    "854万(高标准农田建设400万元,示范建设295万元,畅通工程159万元)",
    "各 1 次",
    "指标1: ≥95%",
    "支付完成率100%",
    "0-6岁儿童",
    "593（其中）",
    "593（含）",
    "2020（年）",
    "完成593件",
    "不超过预算",
    "控制在20万元",
    # about so many
    "约300件",
    "300余件",
    "300多件",
    "300件左右",
    "十来个",
    "数百件",
    # damaged by character recognition
    "2X",
    "≥2X",
    "WX",
    "W100%",
    "W 0",
    "5W",
    "5G",
    "1 000",
    "5 10",
    "1,23",
    "1,2345",
    "12.",
    ".5",
    "007",
    "≥≥90%",
    # digits that nobody wrote
    "①100%",
    "½",
    "1½",
    "10²",
    "120km²",
    "2㏠",
    "⓪件",
    "㍘",
    "一点五两件",
    "一点五十件",
    # 元 for each of what is no unit
    "5元/服务对象满意度人数",
    "1990人至2021",
    # deadlines without a year, and dates that the calendar doesn't have
    "12月底之前完成",
    "12月",
    "4季度",
    "2年内完成",
    "两年内全部完成",
    "在项目计划完成时间内完成",
    "2023年13月",
    "2023年0月",
    "2023年2月0日",
    "2023年2月30日",
    "2023-02-29",
    "2023年初",
    "2023-2025年",
    "2022-2023学年",
    "2023-2025",
    # words that begin like a number
    "一次性",
    "一般",
    "一点",
    "一",
    "十分",
    "十分满意",
    "二期",
    "一起",
    "三月",
    "一百五人",
    "两万五元",
    "二三人",
    # bands and bounds without sense
    "95%-90%",
    "90%-95",
    "5元-10件",
    "≥95%以下",
    "大于95%以上",
    "0874-1234567",
    "1/0",
    "三分之零点",
    # quality
    "逐步减少",
    "明显提升",
    "持续稳定",
    "效果明显",
    "达成预期指标",
    "达成年度指标",
    "部分达成年度指标并具有一定效果",
    "未达成年度指标且效果较差",
    "良好",
    "优",
    "中",
    "是",
    "否",
    "完成",
    "专款专用",
    "达标",
    "100全部完成",
    "98满意",
    "8成",
]


@pytest.mark.parametrize("text", EMPTY)
def test_empty(text: str) -> None:
    assert read_value(text) == Empty(text.strip())


@pytest.mark.parametrize("text", ["不适用", " 不涉及 ", "不适用。"])
def test_inapplicable(text: str) -> None:
    assert read_value(text) == Empty(text.strip(), inapplicable=True)


@pytest.mark.parametrize("text", WORDS)
def test_words(text: str) -> None:
    assert read_value(text) == Words(text)


def test_long_text_is_words() -> None:
    long = "9" * 201
    assert read_value(long) == Words(long)
    assert read_value("9" * 200) == Quantity(Fraction(10**200 - 1), BARE, "9" * 200)


@pytest.mark.parametrize(
    "text",
    [
        "2X",
        "400+件",
        "≥2X",
        "W100%",
        "约300件",
        "300余件",
        "300件左右",
        "①100%",
        "1 000",
        "12月底之前完成",
        "2023年2月30日",
    ],
)
def test_suspicious(text: str) -> None:
    assert suspicious(text)


@pytest.mark.parametrize(
    "text",
    [
        "593件",
        "≥95%",
        "逐步减少",
        "户外3号公园",
        "WX",
        "",
        "854万(高标准农田建设400万元,示范建设295万元)",
        "两年内全部完成",
    ],
)
def test_not_suspicious(text: str) -> None:
    assert not suspicious(text)


NUMBERS_THAT_CANNOT_BE_COMPUTED_WITH = [
    "合格率\ufffd95%",
    *("约300件", "300余件", "300多件", "300件左右", "十来个", "数百件", "近300件", "各1次", "各 1 次", "≥95%以下"),
    "854万(高标准农田建设400万元,示范建设295万元,畅通工程159万元)",
    *("20台、30套", "20台和30套", "5元-10件", "95%-90%", "98%（49/50）"),
    *("2X", "≥2X", "W100%", "1 000", "1,2345", "12.", ".5", "007", "①100%", "10²", "1/0"),
    *("400件（次）", "20台（套）", "完成400件", "≥400件，其中重大≥20件", "≥95%且合格"),
    *("≥半年", "≥一半"),
    *("2万余人", "不少于2万余人", "3百多人", "≤5千余元", "3万余件", "8成", "八成以上", "≥", "≥X", "≥件", "%(百分比)"),
    *("400件，其中重大≥20件", "不低于80%且不高于95%", "每年培训不少于100人次以上"),
    *("2023年12月31日24时前", "20231231前", "2023年12月前完成80公里"),
    *("12月31日前", "12月20日", "2023年13月", "2023年2月30日", "两万五元", "一百五人", "二三人", "大于95%以上"),
]
DESCRIPTIONS = [
    *(
        "逐步减少",
        "2年内完成",
        "两年内全部完成",
        "12月底之前完成",
        "3个标段全部完工",
        "不超过预算",
        "一次性",
        "十分满意",
        "一般",
        "24小时值班制度健全并严格执行到位情况良好",
        "建立健全制度，培训不少于3次，效果良好",
        "不低于国家标准",
        "≥国家标准",
        "不超过上年",
        "达到3A级标准",
    ),
    *(
        "≥好",
        "优",
        "良好",
        "各项目标完成",
        "超额完成",
        "二期",
        "一起",
        "三月",
        "支付完成率100%",
        "完成100%",
        "",
        "无",
        "WX",
    ),
]


@pytest.mark.parametrize("text", NUMBERS_THAT_CANNOT_BE_COMPUTED_WITH)
def test_a_number_that_cannot_be_computed_with(text: str) -> None:
    assert isinstance(read_value(text), Words)
    assert nearly_number(text)


@pytest.mark.parametrize("text", [*DESCRIPTIONS, "593件", "≥95%", "[90%, 95%]", "2023年12月前"])
def test_neither_a_description_nor_a_number_that_is_read(text: str) -> None:
    assert not nearly_number(text)


@pytest.mark.parametrize(
    "text",
    "零起 九成五 9.5成 九成五以上 百余人 近千人 上百人 近百人 三至五天 三到五次 半年内 半年以内 一年半 半个月 两个半月 "
    "叁万元 伍拾万元整 人民币伍拾万元整 壹佰件 百分百 1年半 七百三十五 六 壹佰 零".split(),
)
def test_numbers_in_words_that_are_not_read_are_no_descriptions(text: str) -> None:
    assert isinstance(read_value(text), Words)
    assert nearly_number(text)


@pytest.mark.parametrize(
    "text",
    "零件 调整 人民币国际化 百姓满意 千家万户 万无一失 一起 半数 半山腰 百年大计 百分百满意 两年内全部完成 近期 近年".split(),
)
def test_words_that_only_begin_like_numbers_stay_descriptions(text: str) -> None:
    assert not nearly_number(text)
