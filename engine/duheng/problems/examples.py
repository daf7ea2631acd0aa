"""Problems of 例: examples inside a ruleset that don't hold or can't be run."""

from __future__ import annotations

import re

from duheng.problems.problem import Language, Problem, Suggesting

_IN_POINTS = ("得分", "分值", "自评得分")
_TIME = re.compile(r"[年月季]|\d[-/]\d")
_BARE = re.compile(r"[\d.,]+")
_VALUES = (
    "写数和单位，如 ≥95%、10件、5万元；日期写 2024-12-31。",
    "Write a number and its unit, as ≥95%, 10 km; a date as 2024-12-31.",
)
_DATES = (
    "日期要写明年月，如 2024-12-31、2024年12月、2024年12月底前。",
    "Write a date with its year, month and day, as 2024-12-31.",
)
_AMOUNTS = (("写上单位，如 ", "万元。"), ('Write its unit, as "', '万元".'))


class ExampleFails(Problem):
    """例子与方法算出来的不同。| An example differs from what the method gives.

    wrong::

        方法 甲
            若 实际值 ≥ 指标值 则 分值
            否则 0
            例 指标值 ≥400件，实际值 593件，分值 2 得 1

    right::

        方法 甲
            若 实际值 ≥ 指标值 则 分值
            否则 0
            例 指标值 ≥400件，实际值 593件，分值 2 得 2
    """

    code = "EXA-001"
    zh = "例子不成立：应得 {expected}，实得 {found}"
    en = "The example doesn't hold: {expected} expected, {found_en} found"
    hint_zh = "计算：{because}"
    hint_en = "Worked out: {because_en}"
    page_hint_zh = "核对例子和规则，哪个错了改哪个。"
    page_hint_en = "Compare the example with the rule, and change the one that is wrong."

    expected: str
    found: str
    found_en: str
    because: str
    because_en: str


class ExampleInputUnknown(Suggesting):
    """例子里的名称不是字段。| A name in an example is no field.

    wrong::

        方法 甲
            得 分值
            例 分植 2 得 2

    right::

        方法 甲
            得 分值
            例 分值 2 得 2
    """

    code = "EXA-002"
    zh = "{what}里的「{name}」不是字段"
    en = '"{name}" in the {what_en} is no field'
    hint_zh = "可以写：分值、自评得分，和模板里的字段。"
    hint_en = "Allowed here: points, claimed and the template's fields."

    what: str = "例子"
    what_en: str = "example"
    name: str


class ExampleUnreadable(Problem):
    """例子里的值读不懂。| A value in an example can't be read.

    wrong::

        方法 甲
            得 分值
            例 分值 若干 得 2

    right::

        方法 甲
            得 分值
            例 分值 2 得 2
    """

    code = "EXA-003"
    zh = "{what}里「{name}」的值读不懂：{text}"
    en = "The {what_en}'s value of {name} can't be read: {text}"
    hint_zh = "分值和得分写数；「得」后面可以写 数、70/9、3 至 4、待定、不适用。"
    hint_en = "Points are numbers; after gives write a number, 70/9, 3 to 4, undetermined or not applicable."

    what: str = "例子"
    what_en: str = "example"
    name: str
    text: str
    allowed: tuple[str, ...] = ()
    """The words that the field takes, where it takes only some."""

    def hint(self, language: Language) -> str:
        zh, en = self.hint_zh, self.hint_en
        if self.allowed:
            zh, en = f"可以写：{'、'.join(self.allowed)}", f"Allowed here: {', '.join(self.allowed)}"
        elif self.name not in _IN_POINTS:
            zh, en = _VALUES
            if _TIME.search(self.text):
                zh, en = _DATES
            elif _BARE.fullmatch(self.text):
                zh, en = (f"{each[0]}{self.text}{each[1]}" for each in _AMOUNTS)
        return zh if language == "zh" else en


class ExampleWithoutPoints(Problem):
    """例子没有写分值，算不出得分。| An example without its points, so that no score can be worked out.

    wrong::

        方法 甲
            若 实际值 ≥ 指标值 则 分值
            否则 0
            例 指标值 ≥400件，实际值 593件 得 2

    right::

        方法 甲
            若 实际值 ≥ 指标值 则 分值
            否则 0
            例 指标值 ≥400件，实际值 593件，分值 2 得 2
    """

    code = "EXA-004"
    zh = "{what}里没有写分值，算不出得分"
    en = "The {what_en} doesn't say its points, so its score can't be worked out"
    hint_zh = "{how}"
    hint_en = "{how_en}"

    what: str = "例子"
    what_en: str = "example"
    how: str = "在「得」前面加上分值，例：指标值 ≥400件，实际值 593件，分值 2 得 2"
    how_en: str = "Add the points as a part of their own before gives: points 2 gives 2"


class ExampleNotComputed(Problem):
    """例子待定，只因单位对不上，规则没有算过。| An example is open only because units keep the rule from computing.

    wrong::

        方法 甲
            若 实际值 ≥ 指标值 则 分值
            否则 0
            例 指标值 ≥400件，实际值 98%，分值 2 得 0 至 2

    right::

        方法 甲
            若 实际值 ≥ 指标值 则 分值
            否则 0
            例 指标值 ≥400件，实际值 398件，分值 2 得 0
    """

    code = "EXA-005"
    zh = "{what}待定，只是因为规则算不了：{why}"
    en = "The {what_en} is open only because the rule couldn't be worked out: {why_en}"
    hint_zh = "核对{what}里的单位；规则里的数要带上单位，如 实际值 ÷ 1次 × 0.5分。{purpose}"
    hint_en = (
        "Check the units in the {what_en}, and give the rule's numbers theirs, as in actual ÷ 5% × 1. {purpose_en}"
    )

    what: str = "例子"
    what_en: str = "example"
    why: str
    why_en: str
    purpose: str = "有意试单位不同的，用整张表的用例，写「必有: [EVL-006]」。"
    purpose_en: str = "To try differing units on purpose, write a case of a whole form with finds: [EVL-006]."
