"""Random rulesets, as their writers could have made them: every one is accepted by the checks."""

from __future__ import annotations

from fractions import Fraction
from random import Random
from typing import Any

from tests.laws.meaning.aggregates import WHOLE
from tests.laws.meaning.expressions import (
    DONE,
    PERCENTS,
    SIGNS,
    TIERS,
    Expressions,
    percent,
    plain,
    points,
)
from tests.laws.meaning.texts import Texts
from tests.laws.meaning.tree import LEVELS
from tests.laws.meaning.world import ROUNDINGS
from tests.laws.meaning.written import (
    NONE,
    Band,
    Call,
    Check,
    Clause,
    Field,
    Given,
    Group,
    Member,
    Method,
    Name,
    Num,
    Op,
    Open,
    Over,
    Rules,
    Tier,
    Words,
)

NAMES = "甲乙丙丁戊己庚辛壬癸"
ALL = Over("合计", "", "一级", "得分")
RATES = [
    DONE,
    Op("÷", (Op("-", (Name("实际值"), Name("指标值"))), Name("指标值"))),
    Call("最小", (DONE, percent(100))),
]

FURTHER = [
    Call("最小", (Name("完成率"), Name("执行率"))),
    Op("×", (Name("完成率"), Name("系数"))),
    Op("-", (Name("完成率"), Name("占比"))),
]


class Rulesets:
    """One random ruleset."""

    def __init__(self, chance: Random) -> None:
        self.chance, self.rules, self.count = chance, Rules(), 0
        self.expressions = Expressions(self.rules, chance)
        self.odds = self.expressions.odds

    def ruleset(self) -> Rules:
        rules, chance = self.rules, self.chance
        rules.rows = chance.choice(["二级", "三级", "三级", "三级", "三级", "三级", "三级", "四级"])
        self._parameters()
        self._scales()
        rules.head = [
            Field("预算数", "金额"),
            Field("执行数", "金额"),
            Field("事故", "量，单位 次"),
            Field("公开", "是否"),
            Field("系数", "数"),
            Field("期限", "日期"),
            Field("完成日", "日期"),
            Field("执行率", "", Op("÷", (Name("执行数"), Name("预算数")))),
            Field("总分值", "", Over("合计", "", rules.rows, "分值")),
        ]
        rules.fields = [
            Field("指标值", "目标"),
            Field("实际值", "量"),
            Field("完成档次", "完成情况"),
            Field("自评得分", "数"),
            Field("偏差原因", "文本"),
            Field("合规", "是否"),
            Field("支出", "金额"),
            Field("完成率", "", chance.choice(RATES)),
            Field("折率", "", chance.choice(FURTHER)),
            Field("占比", "", Op("÷", (Name("分值"), Name("总分值")))),
            Field("折分", "", Op("×", (Name("分值"), Name(chance.choice(["占比", "执行率", "系数"]))))),
            Field("得分率", "", Op("÷", (Name("得分"), Name("分值")))),
        ]
        for _ in range(chance.choice([2, 3, 4])):
            self._method("row", "行")
        self._groups()
        self._scoring()
        limited = Call("最小", (ALL, points(chance.choice([60, 80, 100]))))
        cut = Call(chance.choice(ROUNDINGS), (ALL, plain(chance.choice([0, 1]))))
        rules.total = chance.choice([ALL, ALL, limited, cut])
        rules.grade = "评级" if self.odds(0.85) else ""
        for _ in range(chance.choice([0, 1, 2])):
            self._check()
        return rules

    def _new(self, stem: str) -> str:
        self.count += 1
        return f"{stem}{NAMES[self.count % 10]}{self.count}"

    def _parameters(self) -> None:
        for _ in range(self.chance.choice([0, 1, 2])):
            kind = self.chance.choice(["分", "率"])
            values = [points(self.chance.choice([1, 2, 3])) if kind == "分" else self._percent() for _ in range(2)]
            years = sorted(self.chance.sample([2020, 2021, 2022], self.chance.choice([1, 2])))
            later = [(year, self.chance.choice(values)) for year in years] if self.odds(0.4) else []
            self.rules.params[self._new(kind)] = [(0, values[0]), *later]

    def _percent(self) -> Num:
        return percent(self.chance.choice(PERCENTS))

    def _scales(self) -> None:
        middle = [percent(self.chance.choice(each)) for each in ([80, 90], [50, 60])]
        top = self.chance.choice([100, 200])
        edges = [plain(top * each // 100) for each in (100, 90, 75, 60, 0)]
        self.rules.scales["完成情况"] = self._bands(TIERS, [percent(100), *middle, percent(0)])
        self.rules.scales["评级"] = self._bands(("优", "良", "合格", "不合格"), edges)

    def _bands(self, labels: tuple[str, ...], edges: list[Num]) -> list[tuple[str, Band]]:
        inside = [True, *(self.odds(0.5) for _ in labels[1:]), False]
        ends = zip(edges[1:], edges, strict=False)
        return [
            (label, Band(low, high, not inside[number + 1], inside[number]))
            for number, (label, (low, high)) in enumerate(zip(labels, ends, strict=True))
        ]

    # --- methods

    def _method(self, place: str, stem: str) -> str:
        make, chance = self.expressions, self.chance
        make.lets = {}
        method = Method(self._new(stem))
        for _ in range(chance.choice([0, 0, 1, 2])):
            kind, name = chance.choice(["分", "率"]), self._new("令")
            method.lets.append((name, make.points(place, 1) if kind == "分" else make.ratio(place, 2)))
            make.lets[name] = kind
        trade = place == "group" and self.odds(0.35)
        if trade:
            before, last = make.over.of_group()
            before = [(condition, NONE if result == "不适用" else result) for condition, result in before]
            method.clauses = [Clause(*each) for each in (*before, (None, last))]
        for _ in range(0 if trade else chance.choice([0, 1, 1, 2])):
            method.clauses.append(Clause(make.condition(place, 2), self._result(place)))
        if trade:
            pass
        elif self.odds(0.25):
            self._table(method, place)
        elif not method.clauses or self.odds(0.92):
            method.clauses.append(Clause(None, self._result(place) if method.clauses else make.points(place, 2)))
        method.clamp = self._limits(place) if self.odds(0.2) else (plain(0), Name("分值"))
        if self.odds(0.5):
            places = [1, 2] if place == "row" else [0, 1, 2]
            method.round = chance.choice(places), chance.choice(["四舍五入", *ROUNDINGS])
        method.round_first = self.odds(0.3)
        self.rules.methods[method.name] = method
        return method.name

    def _limits(self, place: str) -> tuple[Any, Any]:
        """Other limits than 0 and the points."""
        low, high = points(self.chance.choice([0, 1])), points(self.chance.choice([5, 10]))
        low = low if self.odds(0.7) else Op("neg", (points(5),))
        if place == "row":
            more = Op("×", (Name("分值"), percent(120)))
            return plain(0) if self.odds(0.6) else low, self.chance.choice([Call("最小", (Name("分值"), high)), more])
        return low, high

    def _result(self, place: str) -> Any:
        tier = Op("×", (Tier("完成情况", Words(self.chance.choice(TIERS))), Name("分值")))
        share = Op("×", (Name("分值"), percent(self.chance.choice([80, 100]))))
        low = self.chance.choice([plain(0), plain(0), Op("×", (Name("分值"), percent(20)))])
        band = Band(low, share, self.odds(0.5), self.odds(0.5))
        undetermined = Open(tier if place == "row" and self.odds(0.5) else band)
        some = [NONE, undetermined, plain(0), plain(0), *[Name("分值")] * 4]
        some += self.expressions.named({"row": "行", "group": "组"}.get(place, "单"))[:2]
        return self.chance.choice(some) if self.odds(0.5) else self.expressions.points(place, 2)

    def _table(self, method: Method, place: str) -> None:
        about: list[Any] = [self.expressions.ratio(place, 1)]
        if place == "row" and self.odds(0.5):
            about.append(self.chance.choice([Member("指标值", "方向"), Name("完成档次"), Name("实际值")]))
        method.head = tuple(map(Texts("half").told, about))
        for _ in range(self.chance.choice([2, 3, 4])):
            cells = [self._cell(each, number == 0) for number, each in enumerate(about)]
            asked = [condition for _, condition in cells if condition is not None]
            if asked:
                condition = asked[0] if len(asked) == 1 else Op("且", tuple(asked))
                method.clauses.append(Clause(condition, self._result(place), tuple(text for text, _ in cells)))
        method.clauses.append(Clause(None, self._result(place), ("其他",) * len(about)))

    def _cell(self, about: Any, of_number: bool) -> tuple[str, Any]:
        """A cell of a table, and what it asks."""
        chance, told = self.chance, Texts("half").told
        if self.odds(0.25):
            return "-", None
        if of_number and self.odds(0.5):
            band = self.expressions.interval()
            return told(band), Op("属于", (about, band))
        if of_number:
            sign, edge = chance.choice(SIGNS[:5]), self._percent()
            return f"{sign} {told(edge)}", Op(sign, (about, edge))
        if about == Name("实际值"):
            return chance.choice([("为空", Given("实际值", True)), ("有值", Given("实际值", False))])
        word = chance.choice(["正向", "反向", "等于"] if isinstance(about, Member) else TIERS)
        return word, Op("=", (about, Words(word)))

    # --- the template

    def _groups(self) -> None:
        names = list(NAMES)
        self.chance.shuffle(names)
        for _ in range(self.chance.choice([2, 3])):
            group = Group(f"{names.pop()}类", 1, self._points(0.8, [20, 30, 40, 50]))
            if self.odds(0.2):
                group.points, group.method = Fraction(10), self._method("head", "单")
            else:
                few = 0 if self.rules.rows == "二级" else self.chance.choice([1, 2])
                group.parts = [self._part(names.pop()) for _ in range(few)]
                if self.odds(0.3):
                    group.points, group.method = Fraction(30), self._method("group", "组")
            if not group.method and self.odds(0.15):
                group.points, group.repeats = None, True
            self.rules.groups.append(group)
        outside = self.rules.all_groups()
        if self.odds(0.3):
            self.chance.choice(outside).outside = True
        if self.odds(0.12):
            share = Op("÷", (Member("上级", "分值"), Over("个数", "上级", self.rules.rows, "")))
            self.rules.fields.append(Field("分值", "", Call(self.chance.choice(ROUNDINGS), (share, plain(1)))))

    def _part(self, name: str) -> Group:
        part = Group(f"{name}项", 2, self._points(0.3, [5, 10, 20]))
        if self.odds(0.3):
            part.points, part.method = part.points or Fraction(20), self._method("group", "组")
        if self.rules.rows == "四级" and self.odds(0.6):
            part.parts = [self._sub_part(f"{name}{each}") for each in "子丑"]
        return part

    def _sub_part(self, name: str) -> Group:
        part = Group(f"{name}目", 3, self._points(0.3, [2, 5]))
        if self.odds(0.2):
            part.points, part.method = part.points or Fraction(5), self._method("group", "组")
        return part

    def _points(self, odds: float, of: list[int]) -> Fraction | None:
        return Fraction(self.chance.choice(of)) if self.odds(odds) else None

    def _scoring(self) -> None:
        rules, chance = self.rules, self.chance
        heads = [each for each in ("指标值.性质", "指标值.方向", "分值", "上级.名称", "完成档次") if self.odds(0.5)]
        rules.score_head = tuple(heads or ["指标值.性质"])
        methods = [each for each in rules.methods if each.startswith("行")]
        for _ in range(chance.choice([1, 2, 3])):
            cells = [self._scoring_cell(each) for each in rules.score_head]
            asked = tuple(condition for _, condition in cells if condition is not None)
            if asked:
                method = chance.choice([*methods, *methods, "不适用"])
                condition = asked[0] if len(asked) == 1 else Op("且", asked)
                rules.scoring.append((condition, method, tuple(text for text, _ in cells)))
        if not rules.scoring or self.odds(0.85):
            rules.scoring.append((None, chance.choice(methods), ("-",) * len(rules.score_head)))

    def _scoring_cell(self, head: str) -> tuple[str, Any]:
        chance, (of, _, what) = self.chance, head.partition(".")
        if self.odds(0.45):
            return "-", None
        if head == "分值":
            sign, edge = chance.choice(["=", ">", "≤"]), chance.choice([0, 5, 10])
            return f"{sign} {edge}", Op(sign, (Name("分值"), plain(edge)))
        above = [each.name for each in self.rules.all_groups() if not each.repeats] or ["别的"]
        words = {"性质": ["定量", "定性", "空"], "方向": ["正向", "反向", "等于", "区间"], "名称": above}
        word = chance.choice(words.get(what, list(TIERS)))
        about = Member(of, what) if what else Name(of)
        return f"「{word}」" if what == "名称" else word, Op("=", (about, Words(word)))

    def _check(self) -> None:
        rows = LEVELS[self.rules.rows]
        level = self.chance.choice([0, 0, 1, rows])
        place = {0: "check", 1: "group", rows: "row"}[level]
        self.expressions.lets = {}
        when = self.expressions.condition(place, 1) if self.odds(0.3) else None
        check = Check(self._new("校"), level, when, self.expressions.condition(place, 1))
        if self.odds(0.4):
            less = Op("×", (Name("总分"), percent(80)))
            some = [*map(points, (0, 50, 60)), less, Over("合计", WHOLE, self.rules.rows, "得分")]
            check.total = self.chance.choice([*some, Op("-", (Name("总分"), Name("分值")))] if level else some)
        elif self.odds(0.7):
            check.grade = self.chance.choice(["良", "合格", "不合格"]) if self.rules.grade else "不合格"
        self.rules.checks[check.name] = check
