"""Findings on the rows of a form: where they belong, what they are worth, how they score. ``path`` says which row."""

from __future__ import annotations

from duheng.problems.problem import Language, Problem, Suggesting
from duheng.problems.severity import Severity


class GroupUnknown(Suggesting):
    """模板里没有这个指标。| The template has no such indicator.

    wrong form::

        指标:
          - {一级: 产出指标, 二级: 数目指标, 三级: 培训人次, 分值: 50}

    right form::

        指标:
          - {一级: 产出指标, 二级: 数量指标, 三级: 培训人次, 分值: 50}
    """

    code = "FRM-041"
    severity = Severity.WARNING
    zh = "{tier}「{name}」不在模板里，另列"
    en = '{tier_en} "{name}" isn\'t in the template and is listed separately'
    hint_zh = "这里可以写：{allowed}"
    hint_en = "Allowed here: {allowed}"
    home_zh = "模板里它在「{home}」下：核对上一级写得对不对。"
    home_en = 'The template has it under "{home}": check the level above.'
    seat_zh = "模板里它是{0}{1}：把它写到{0}。"
    seat_en = "The template has it as {0}{1}: write it there."
    below_zh, below_en = "，在「{0}」下面", ' below "{0}"'

    tier: str
    tier_en: str
    name: str
    allowed: tuple[str, ...]
    homes: tuple[str, ...] = ()
    other: str = ""
    other_en: str = ""
    """The level at which the template has it, below ``homes``, where that is another one."""

    def hint(self, language: Language) -> str:
        """What to do about it; where the template has it elsewhere, where that is."""
        zh, home = language == "zh", next(iter(self.homes), "")
        if self.other:
            below = (self.below_zh if zh else self.below_en).format(home) if home else ""
            return (self.seat_zh if zh else self.seat_en).format(self.other if zh else self.other_en, below)
        if home:
            return (self.home_zh if zh else self.home_en).format(home=home)
        return super().hint(language)


class GroupEmpty(Suggesting):
    """表上另列的一类，下面没有指标，也没有分值。| A group that only the form has holds nothing and says nothing.

    wrong form::

        指标:
          - {一级: 产出指标, 二级: 创新指标}
          - {一级: 产出指标, 二级: 数量指标, 三级: 培训人次, 分值: 50}

    right form::

        指标:
          - {一级: 产出指标, 二级: 数量指标, 三级: 培训人次, 分值: 50}
    """

    code = "FRM-063"
    severity = Severity.WARNING
    zh = "{tier}「{name}」不在模板里，下面没有指标，也没有分值，没有计入"
    en = '{tier_en} "{name}" isn\'t in the template, has no rows and no points, and is left out'
    hint_zh = "把这一类的指标写在它下面；不是一类指标的，从指标表里删去。"
    hint_en = "Put its rows below it, or remove it from the table if it is no group of indicators."

    tier: str
    tier_en: str
    name: str


class GroupMissing(Problem):
    """没有写上级指标。| A row doesn't say to which group it belongs.

    wrong form::

        指标:
          - {三级: 培训人次, 分值: 50}

    right form::

        指标:
          - {一级: 产出指标, 二级: 数量指标, 三级: 培训人次, 分值: 50}
    """

    code = "FRM-042"
    severity = Severity.WARNING
    zh = "「{name}」没有写{tier}，{placed}"
    en = '"{name}" doesn\'t say its {tier_en}; {placed_en}'
    hint_zh = "补上这一行的{tier}名称。"
    hint_en = "Write the row's {tier_en} name."

    name: str
    tier: str
    tier_en: str
    placed: str
    placed_en: str

    def parted(self, language: Language) -> tuple[str, str]:
        if language == "zh":
            return self._fill("没有写{tier}，{placed}", language), f"「{self.name}」"
        return self._fill("{tier_en} isn't said; {placed_en}", language), f'"{self.name}"'


class RowUnnamed(Problem):
    """这一行没有名称。| A row has no name.

    wrong form::

        指标:
          - {一级: 产出指标, 二级: 数量指标, 分值: 50, 指标值: ≥400人次, 实际值: 420人次}

    right form::

        指标:
          - {一级: 产出指标, 二级: 数量指标, 三级: 培训人次, 分值: 50, 指标值: ≥400人次, 实际值: 420人次}
    """

    code = "FRM-043"
    severity = Severity.WARNING
    zh = "指标第 {row} 项没有写{tier}的名称"
    en = "Row {row} has no {tier_en} name"
    hint_zh = "补上这一行的{tier}名称。"
    hint_en = "Write the row's {tier_en} name."

    row: int
    tier: str
    tier_en: str


class RowTwice(Problem):
    """同一个指标写了两行。| Two rows have the same name in the same place.

    wrong form::

        指标:
          - {一级: 产出指标, 二级: 数量指标, 三级: 培训人次, 分值: 20}
          - {一级: 产出指标, 二级: 数量指标, 三级: 培训人次, 分值: 30}

    right form::

        指标:
          - {一级: 产出指标, 二级: 数量指标, 三级: 培训人次, 分值: 20}
          - {一级: 产出指标, 二级: 数量指标, 三级: 培训班次, 分值: 30}
    """

    code = "FRM-044"
    severity = Severity.WARNING
    zh = "「{name}」写了不止一行，都计入"
    en = '"{name}" has more than one row; all of them count'
    hint_zh = "若是重复，删去一行；若是两个指标，把名称写得不同。"
    hint_en = "Remove one of them, or give them different names."

    name: str

    def parted(self, language: Language) -> tuple[str, str]:
        if language == "zh":
            return "写了不止一行，都计入", f"「{self.name}」"
        return "More than one row has the name; all of them count", f'"{self.name}"'


class GroupAgain(Problem):
    """同一个指标写了两行，内容相同。| An indicator's own row is there twice and says the same.

    wrong form::

        指标:
          - {一级: 产出指标, 得分: 45}
          - {一级: 产出指标, 得分: 45}
          - {一级: 产出指标, 二级: 数量指标, 三级: 培训人次, 分值: 50}

    right form::

        指标:
          - {一级: 产出指标, 得分: 45}
          - {一级: 产出指标, 二级: 数量指标, 三级: 培训人次, 分值: 50}
    """

    code = "FRM-057"
    severity = Severity.INFO
    zh = "「{name}」写了不止一行，内容相同，只算一次"
    en = '"{name}" has more than one row; they say the same and count once'
    hint_zh = "删去一行。"
    hint_en = "Remove one of them."

    name: str


class RowNotCounted(Problem):
    """上级按自己的方法计分，下面的行不计入。| A row below an indicator whose own method looks at no rows doesn't count.

    Such a node (预算执行率) is scored as it stands, by the head of the form.

    wrong form::

        # 模板另有：一级 预算执行率 0分，按 执行率得分
        指标:
          - {一级: 预算执行率, 三级: 资金到位率, 分值: 5}
          - {一级: 产出指标, 二级: 数量指标, 三级: 培训人次, 分值: 50}

    right form::

        # 模板另有：一级 预算执行率 0分，按 执行率得分
        指标:
          - {一级: 预算执行率, 分值: 0}
          - {一级: 产出指标, 二级: 数量指标, 三级: 培训人次, 分值: 50}
    """

    code = "FRM-058"
    severity = Severity.WARNING
    zh = "「{group}」按自己的方法计分，不看下面的行，「{name}」一行不计入"
    en = '"{group}" is scored by a method of its own that looks at no rows; the row "{name}" doesn\'t count for it'
    hint_zh = "放到计分的指标下面；若说的就是「{group}」，删去这一行。"
    hint_en = 'Put it under a group that adds up its rows, or remove it if it means "{group}" itself.'

    name: str
    group: str


class RowBlank(Problem):
    """空行，没有计入。| A row with nothing in it is left out.

    wrong form::

        指标:
          - {一级: 产出指标, 二级: 数量指标, 三级: 培训人次, 分值: 50}
          - {一级: 产出指标, 二级: 质量指标, 三级: , 分值: , 指标值: , 实际值: }

    right form::

        指标:
          - {一级: 产出指标, 二级: 数量指标, 三级: 培训人次, 分值: 50}
    """

    code = "FRM-045"
    severity = Severity.INFO
    zh = "指标第 {row} 项是空的，没有计入"
    en = "Row {row} is blank and left out"
    hint_zh = "填上，或删去这一行。"
    hint_en = "Fill it in or remove it."

    row: int

    def parted(self, language: Language) -> tuple[str, str]:
        if language == "zh":
            return "空的，没有计入", f"指标第 {self.row} 项"
        return "Blank and left out", f"row {self.row}"


class GroupTwice(Problem):
    """同一个上级指标的合计写了两处，不一样。| A group's own points or score are given twice and differ.

    wrong form::

        指标:
          - {一级: 产出指标, 得分: 45}
          - {一级: 产出指标, 得分: 48}
          - {一级: 产出指标, 二级: 数量指标, 三级: 培训人次, 分值: 50}

    right form::

        指标:
          - {一级: 产出指标, 得分: 45}
          - {一级: 产出指标, 二级: 数量指标, 三级: 培训人次, 分值: 50}
    """

    code = "FRM-046"
    severity = Severity.WARNING
    zh = "「{name}」的{label}前面已经写过，取前面的，没有取「{text}」"
    en = 'The {label} of "{name}" was given before; that one holds, not "{text}"'
    hint_zh = "只留一个。"
    hint_en = "Keep one of them."

    name: str
    label: str
    text: str


class PointsMissing(Problem):
    """这一行没有分值。| A row has no points.

    wrong form::

        指标:
          - {一级: 产出指标, 二级: 数量指标, 三级: 培训人次, 指标值: ≥400人次, 实际值: 420人次}

    right form::

        指标:
          - {一级: 产出指标, 二级: 数量指标, 三级: 培训人次, 分值: 50, 指标值: ≥400人次, 实际值: 420人次}
    """

    code = "FRM-030"
    zh = "「{name}」缺分值"
    en = '"{name}" has no points'
    hint_zh = "补上这一行的分值。"
    hint_en = "Give the row its points."

    name: str

    def parted(self, language: Language) -> tuple[str, str]:
        return ("缺分值", f"「{self.name}」") if language == "zh" else ("No points", f'"{self.name}"')


class PointsUnreadable(Problem):
    """分值不是分数。| What is given as points isn't a number of points.

    wrong form::

        指标:
          - {一级: 产出指标, 二级: 数量指标, 三级: 培训人次, 分值: 50%}

    right form::

        指标:
          - {一级: 产出指标, 二级: 数量指标, 三级: 培训人次, 分值: 50}
    """

    code = "FRM-031"
    zh = "「{name}」的分值「{text}」不是分数，按缺分值处理"
    en = 'The points "{text}" of "{name}" aren\'t a number of points; the row counts as having none'
    hint_zh = "只写一个数，如 10 或 10分。"
    hint_en = "Write one number, such as 10."

    name: str
    text: str

    def parted(self, language: Language) -> tuple[str, str]:
        if language == "zh":
            return "分值不是分数，按缺分值处理", f"「{self.text}」"
        return "No number of points, the row counts as having none", f'"{self.text}"'


class PointsNegative(Problem):
    """分值是负数。| Points are negative.

    wrong form::

        指标:
          - {一级: 产出指标, 二级: 数量指标, 三级: 培训人次, 分值: -50}

    right form::

        指标:
          - {一级: 产出指标, 二级: 数量指标, 三级: 培训人次, 分值: 50}
    """

    code = "FRM-032"
    voids_zh = "有的行分值是负数"
    voids_en = "some rows have negative points"
    zh = "「{name}」的分值「{text}」是负数"
    en = 'The points "{text}" of "{name}" are negative'
    hint_zh = "分值从 0 起；表上确有扣分项的，请规则的制定人把它写进计分方法。"
    hint_en = "Points start at 0; if the form does deduct points, ask the rule's owner to write that into a method."

    name: str
    text: str


class PointsDiffer(Problem):
    """表单写的分值和模板不同。| The form gives an indicator other points than the template.

    wrong form::

        指标:
          - {一级: 产出指标（40分）, 二级: 数量指标, 三级: 培训人次, 分值: 40}

    right form::

        指标:
          - {一级: 产出指标（50分）, 二级: 数量指标, 三级: 培训人次, 分值: 50}
    """

    code = "FRM-047"
    severity = Severity.WARNING
    zh = "「{name}」在模板里是 {points} 分，表单写的是「{text}」，按模板计"
    en = '"{name}" is worth {points} points in the template, "{text}" on the form; the template holds'
    hint_zh = "请核对用的是不是这个规则集。"
    hint_en = "Check that this is the right ruleset."

    name: str
    points: str
    text: str


class MethodNotAllowed(Problem):
    """这一行不能自选计分方法。| The row may not name its method.

    wrong form::

        指标:
          - {一级: 产出指标, 二级: 数量指标, 三级: 培训人次, 分值: 50, 计分方法: 满意度阶梯}

    right form::

        指标:
          - {一级: 产出指标, 二级: 数量指标, 三级: 培训人次, 分值: 50}
    """

    code = "FRM-048"
    zh = "「{name}」自选了计分方法「{method}」，但模板不允许，没有采用"
    en = '"{name}" names its own method "{method}", which the template doesn\'t allow; it wasn\'t used'
    hint_zh = "删去「计分方法」；模板里写了「三级 可自选方法」才允许。"
    hint_en = "Remove it; a ruleset allows it by: level3 may name its method."

    name: str
    method: str


class MethodUnknown(Suggesting):
    """没有这个计分方法。| The ruleset has no such method.

    wrong form::

        # 模板另有：三级 可自选方法
        指标:
          - {一级: 产出指标, 二级: 数量指标, 三级: 培训人次, 分值: 50, 计分方法: 没有的方法}

    right form::

        # 模板另有：三级 可自选方法
        指标:
          - {一级: 产出指标, 二级: 数量指标, 三级: 培训人次, 分值: 50}
    """

    code = "FRM-049"
    opens = True
    zh = "「{name}」自选的计分方法「{method}」不存在，得分待定"
    en = 'The method "{method}" that "{name}" names doesn\'t exist; the score is open'
    hint_zh = "写规则集里有的方法，或删去「计分方法」。"
    hint_en = "Name a method of the ruleset, or remove it."

    name: str
    method: str


class NameTwice(Problem):
    """一行有两个不同的名称。| A row has two different names.

    wrong form::

        指标:
          - {一级: 产出指标, 二级: 数量指标, 三级: 培训人次, 名称: 培训班次, 分值: 50}

    right form::

        指标:
          - {一级: 产出指标, 二级: 数量指标, 三级: 培训人次, 分值: 50}
    """

    code = "FRM-053"
    severity = Severity.WARNING
    zh = "这一行有两个名称，取「{name}」，没有取「{other}」"
    en = 'The row has two names; "{name}" holds, not "{other}"'
    hint_zh = "只留一个。"
    hint_en = "Keep one of them."

    name: str
    other: str
