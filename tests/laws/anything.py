"""Random whole rulesets and forms: every construct of the language in every place where it may stand.

Units go together where the template tells them, so that about half of the rulesets are accepted; what they mean doesn't
matter. They are for finding what nobody thought of: an aggregate's condition that reads a 令, a limit that is another
method's result.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from random import Random

POINTS, RATIO, NUMBER, MEASURE, MONEY, DATE = KINDS = ("分", "比", "数", "量", "金额", "日期")
LITERALS = {
    POINTS: ["10分", "2.5分", "0分"],
    RATIO: ["80%", "0", "1", "2.5", "参数甲"],
    NUMBER: ["0", "1", "3", "头数"],
    MONEY: ["预算", "执行", "20万元", "头派生"],
    DATE: ["头日", "2020-06-30"],
    MEASURE: [],
}
OF_ROW = {
    POINTS: ["上级.分值"],
    RATIO: ["完成率"],
    NUMBER: ["数一", "自评得分"],
    MEASURE: ["实际值", "实际值", "指标值", "指标值.值", "指标值.下限", "指标值.上限", "派生量"],
    MONEY: [],
    DATE: ["完成日"],
}
OF_READER = {
    POINTS: ["本行.分值"],
    NUMBER: ["本行.数一"],
    MEASURE: ["本行.实际值", "本行.指标值", "本行.指标值.下限"],
}
ITEMS = {
    POINTS: ["分值"],
    RATIO: ["完成率"],
    NUMBER: ["数一"],
    MEASURE: ["实际值", "指标值", "指标值.值", "派生量"],
}
WORDS_OF_ROW = [
    "偏差 = 「有」",
    "指标值.性质 = 定量",
    "指标值.方向 ≠ 反向",
    "指标值.单位 = 「件」",
    "实际值.单位 = 「件」",
    "实际值.文字 = 「完成」",
    "类 = 「物」",
    "档次 = 达成",
    "公开",
    "完成率 属于 档[档次]",
    "档[完成率] = 达成",
]
WORDS_OF_READER = ["类 = 本行.类", "名称 ≠ 本行.名称", "本行.指标值.单位 = 「件」", "指标值.性质 = 本行.指标值.性质"]
GIVEN = ["实际值", "指标值", "自评得分", "数一", "完成日", "预算", "头日", "偏差", "档次", "完成率", "派生量"]
ROUNDED = ["四舍五入", "舍去", "进一", "四舍六入五成双"]
WRITTEN = [
    "≥5件",
    "≤3件",
    "20万元",
    "80%",
    "[90%, 95%]",
    "2020年12月前",
    "逐步",
    "",
    "无",
    "5件",
    "3人",
    "-2件",
    "±10%",
]
CELLS = {
    "指标值": [*WRITTEN, "≥0件"],
    "实际值": [*WRITTEN, "约5件", "2020-06-01", "10", "6公里", "完成"],
    "自评得分": ["3", "", "x"],
    "数一": ["1", "-3", "80%", "2件"],
    "完成日": ["2020-05-01", "昨天"],
    "偏差": ["有"],
    "类": ["物", "人"],
    "公开": ["是", "否", "?"],
    "档次": ["达成", "部分", "乱"],
}
HEAD = {"预算": ["100", "0", "50万元"], "执行": ["80", "x"], "头日": ["2020-01-01"], "头数": ["3", "-1"]}
GROUPS = ["一级: 产出, 二级: 数量, ", "一级: 产出, 二级: 质量, ", "一级: 效益, ", "", "一级: 新类, "]
SCALES = """\
参数 参数甲 = {parameter}
档位 档
    达成: 100% 至 80%（含）
    部分: 80% 至 60%（含）
    未达: 60% 至 0%
档位 评级
    优: 100 至 90（含）
    良: 90 至 60（含）
    差: 60 至 0
"""
TEMPLATE = """\
模板 表
    字段 预算: 金额
    字段 执行: 金额
    字段 头日: 日期
    字段 头数: 数
    字段 头派生 = {head}
    一级 产出 {points}{by}
        二级 数量 {points_below}{by_below}
        二级 质量
    一级 效益{outside}
    三级{free}
        字段 指标值: 目标
        字段 实际值: 量
        字段 自评得分: 数
        字段 数一: 数
        字段 完成日: 日期
        字段 偏差: 文本
        字段 类: 文本
        字段 公开: 是否
        字段 档次: 档
        字段 完成率 = {rate}
        字段 派生量 = {measure}
    计分
        | 指标值.性质 | 指标值.方向 | 方法 |
        | {nature} | {direction} | {first} |
        | - | - | 方法乙 |
    总分 {total}
    等级 评级[总分]
"""


@dataclass(frozen=True)
class Place:
    """Where an expression stands: in a row or not, inside an aggregate or not, after some 令, with derived fields or
    not, in the method that may use another."""

    row: bool
    node: bool = True
    inside: bool = False
    lets: tuple[tuple[str, str], ...] = ()
    fields: bool = True
    another: str = ""
    scores: bool = False


ROW, GROUP, FORM = Place(row=True), Place(row=False), Place(row=False, node=False)


class Anything:
    """One random ruleset and forms for it."""

    def __init__(self, chance: Random) -> None:
        self.chance = chance

    def ruleset(self) -> str:
        """The text of a ruleset."""
        pick = self.chance.choice
        plain = replace(ROW, fields=False)
        parts = ["规则集 990199/2020 「随」\n    状态 试行\n"]
        parts.append(SCALES.format(parameter=pick(["80%", "130%，2022-01-01 起 120%"])))
        parts += [self._method("方法甲", ROW), self._method("方法乙", replace(ROW, another="方法甲"))]
        parts.append(self._method("组方法", replace(GROUP, scores=True)))
        template = TEMPLATE.format(
            head=pick(["预算", "（预算 + 执行）", "（预算 × 80%）", "最大（预算，执行）"]),
            points=pick(["60分", "不定分值", ""]),
            by=pick(["，按 组方法", ""]),
            points_below=pick(["30分", ""]),
            by_below=pick(["，按 组方法", ""]),
            outside=pick([" 40分", "，不计入总分", "，可重复", ""]),
            free=pick([" 可自选方法", ""]),
            rate=self._number(2, plain, RATIO),
            measure=self._number(2, plain, MEASURE),
            nature=pick(["空", "定量", "定性", "-"]),
            direction=pick(["正向", "反向", "-"]),
            first=pick(["方法甲", "不适用"]),
            total=pick(["合计（一级.得分）", self._number(2, replace(FORM, scores=True), POINTS)]),
        )
        return "".join([*parts, template, *(self._check(number) for number in range(pick([0, 1, 2])))])

    def form(self) -> str:
        """The text of a form."""
        pick, chance = self.chance.choice, self.chance
        head = "".join(f"{name}: {pick(values)}\n" for name, values in HEAD.items() if chance.random() < 0.7)
        rows = ""
        for number in range(pick([0, 1, 2, 4])):
            cells = f"三级: 行{pick([number, number, 0])}, 分值: {pick(['10', '', '0', '-1', 'abc', '2.5'])}"
            said = (f', {name}: "{pick(values)}"' for name, values in CELLS.items() if chance.random() < 0.6)
            rows += f"  - {{{pick(GROUPS)}{cells}{''.join(said)}}}\n"
        listed = f"指标:\n{rows}" if rows else "指标: []\n"
        return f"规则集: 990199/2020\n年度: 2020\n金额单位: 万元\n{head}{listed}"

    # --- lines

    def _method(self, name: str, place: Place) -> str:
        pick, chance, lines = self.chance.choice, self.chance, [f"方法 {name}"]
        for number in range(pick([0, 0, 1, 2, 3])):
            kind = pick([POINTS, RATIO, NUMBER, MONEY, *([MEASURE] if place.row else [])])
            lines.append(f"    令 令{number} = {self._number(2, place, kind)}")
            place = replace(place, lets=(*place.lets, (f"令{number}", kind)))
        if place.row and chance.random() < 0.2:
            lines += self._table(place)
        else:
            count = pick([0, 1, 1, 2])
            lines += [f"    若 {self._truth(2, place)} 则 {self._result(2, place)}" for _ in range(count)]
            lines.append(f"    {'否则' if count else '得'} {self._result(2, place)}")
        if chance.random() < 0.7:
            lines.append(f"    限于 0 至 {pick(['分值', '分值 × 90%', self._number(1, place, POINTS)])}")
        if chance.random() < 0.5:
            lines.append(f"    修约 {pick('012')} 位小数{pick(['', '，舍去', '，进一', '，四舍六入五成双'])}")
        return "\n".join(lines) + "\n"

    def _table(self, place: Place) -> list[str]:
        kind, results = self.chance.choice([MEASURE, RATIO, MONEY]), [self._result(1, place) for _ in range(3)]
        low, middle, high = (self._leaf(place, kind) for _ in range(3))
        return [
            f"    | {self._number(1, place, kind)} | {self.chance.choice(['类', '公开', '偏差'])} | 得分 |",
            f"    | ≥ {high} | - | {results[0]} |",
            f"    | [{low}, {middle}) | 有值 | {results[1]} |",
            f"    | 其他 | - | {results[2]} |",
        ]

    def _check(self, number: int) -> str:
        pick = self.chance.choice
        level = pick(["", "一级", "二级", "三级"])
        place = Place(row=level == "三级", node=bool(level), scores=True)
        each = f"    对每个 {level}\n" if level else ""
        when = pick(["", f"    当 {self._truth(1, place)}\n"])
        told = f"    提示 「看 {{{self._number(2, place, pick(KINDS))}}}」\n    级别 {pick(['警告', '错误', '提示'])}\n"
        veto = pick(["", "    则 总分 0\n", "    则 等级 差\n"])
        return f"校验 校验{number}\n{each}{when}    要求 {self._truth(2, place)}\n{told}{veto}"

    def _result(self, depth: int, place: Place) -> str:
        chance = self.chance.random()
        if chance < 0.6:
            return self._number(depth, place, POINTS)
        if chance < 0.7:
            return "不适用"
        if chance < 0.8:
            low, high = (self._number(1, place, POINTS) for _ in range(2))
            return f"待定 [{low}, {high}]，「因为 {{{self._number(1, place, self.chance.choice(KINDS))}}}」"
        if chance < 0.85 and place.row:
            return "待定 档[档次] × 分值，「看档」"
        return self.chance.choice(["分值", "0", "分值 × 50%"])

    # --- expressions

    def _number(self, depth: int, place: Place, kind: str) -> str:
        pick, chance = self.chance.choice, self.chance.random()
        if depth <= 0 or chance < 0.4 or (kind == DATE and chance < 0.87):
            return self._leaf(place, kind)
        if chance < 0.5 and kind in (RATIO, NUMBER):
            of = pick([POINTS, MEASURE, MONEY, RATIO])
            return f"（{self._number(depth - 1, place, of)} ÷ {self._number(depth - 1, place, of)}）"
        one = self._number(depth - 1, place, kind)
        if chance < 0.58:
            return f"（{one} × {self._number(depth - 1, place, RATIO)}）"
        if chance < 0.72:
            return f"（{one} {pick('+-')} {self._number(depth - 1, place, kind)}）"
        if chance < 0.8:
            return f"{pick(['最大', '最小'])}（{one}，{self._number(depth - 1, place, kind)}）"
        if chance < 0.84:
            return f"{pick(ROUNDED)}（{one}，{pick('012')}）"
        return f"绝对值（{one}）" if chance < 0.87 else self._aggregate(depth, place, kind)

    def _leaf(self, place: Place, kind: str) -> str:
        lets = [name for name, of in place.lets if of == kind]
        if lets and self.chance.random() < 0.5:
            return self.chance.choice(lets)
        if kind == MEASURE and not place.row:
            return self._aggregate(1, place, kind)
        found = [*LITERALS[kind], *(OF_ROW[kind] if place.row else []), *(OF_READER.get(kind, []) * place.inside)]
        if kind == POINTS:
            found += [*["分值"] * (3 * place.node), "产出.分值", "数量.分值"]
            found += ["效益.得分", *["得分"] * place.inside] if place.scores else []
            found += [place.another] if place.another and place.row else []
        return self.chance.choice([each for each in found if place.fields or each not in ("完成率", "派生量")])

    def _aggregate(self, depth: int, place: Place, kind: str) -> str:
        if kind in (MONEY, DATE):
            return self._leaf(place, kind)
        pick = self.chance.choice
        below = pick(["全表.", "全表.", "产出.", "效益.", "数量."])
        level = pick(["三级", "二级", "一级"]) if kind == POINTS and below == "全表." else "三级"
        counts = kind == NUMBER and self.chance.random() < 0.7
        items = [each for each in ITEMS[kind] if place.fields or each not in ("完成率", "派生量")]
        items += ["得分"] if kind == POINTS and place.scores else []
        if not items:
            return self._leaf(place, kind)
        inside = replace(place, row=level == "三级", node=True, inside=place.node)
        condition = f"，{self._truth(depth - 1, inside)}" if self.chance.random() < 0.6 else ""
        function, item = ("个数", "") if counts else (pick(["合计", "平均", "最大", "最小"]), f".{pick(items)}")
        return f"{function}（{below}{level}{item}{condition}）"

    def _truth(self, depth: int, place: Place) -> str:
        pick, chance, kind = self.chance.choice, self.chance.random(), self.chance.choice(KINDS)
        if depth > 0 and chance < 0.1:
            return f"（{self._truth(depth - 1, place)} {pick('且或')} {self._truth(depth - 1, place)}）"
        if depth > 0 and chance < 0.15:
            return f"非 （{self._truth(depth - 1, place)}）"
        if depth > 0 and chance < 0.22:
            inside = replace(place, row=True, node=True, inside=place.node)
            return f"{pick(['任一', '全部'])}（{pick(['全表.', '产出.'])}三级，{self._truth(depth - 1, inside)}）"
        if chance < 0.27:
            return f"评级[{self._number(depth - 1, place, POINTS)}] = {pick(['优', '良', '差'])}"
        if place.row and chance < 0.4:
            words = [*WORDS_OF_ROW, *(WORDS_OF_READER * place.inside)]
            return pick([each for each in words if place.fields or "完成率" not in each])
        if place.row and chance < 0.47:
            given = pick([each for each in GIVEN if place.fields or each not in ("完成率", "派生量")])
            return f"{given} {pick(['有值', '为空'])}"
        one = self._number(depth - 1, place, kind)
        if chance < 0.55:
            return f"{one} 属于 {pick('[(')}{self._leaf(place, kind)}, {self._leaf(place, kind)}{pick('])')}"
        return f"{one} {pick('=≠>≥<≤')} {self._number(depth - 1, place, kind)}"
