"""Random expressions that make sense: points, ratios, quantities of a row, and conditions.

Where an expression stands (a ``place``) says what it may read: a row (三级), a group, a 一级 that is scored from the
head of the form, the total, or a check.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from fractions import Fraction
from random import Random
from typing import Any

from tests.laws.meaning.aggregates import Aggregates
from tests.laws.meaning.texts import number
from tests.laws.meaning.world import ROUNDINGS
from tests.laws.meaning.written import Band, Call, Given, Group, Label, Member, Name, Num, Op, Over, Rules, Tier, Words

TIERS = ("好", "中", "差")
SIGNS = ["≥", ">", "≤", "<", "=", "≠"]
PERCENTS = [5, 10, 20, 50, 60, 80, 90, 95, 100, 120, 130]
DONE = Op("÷", (Name("实际值"), Name("指标值")))
SPENT = Op("÷", (Name("执行数"), Name("预算数")))
CLAIMED = Op("÷", (Name("自评得分"), Name("分值")))


MIDYEAR = Num(Fraction(date(2023, 6, 30).toordinal()), "2023-06-30")


def days(of: int) -> Num:
    return Num(Fraction(of), f"{of}天")


LATE = Op("÷", (Op("-", (Name("实际值"), Name("指标值"))), days(1)))
OVERDUE = Op("÷", (Op("-", (Name("完成日"), Name("期限"))), days(10)))


def percent(of: int) -> Num:
    return Num(Fraction(of, 100), f"{of}%")


def points(of: str | int) -> Num:
    return Num(Fraction(of), f"{of}分")


def plain(of: int) -> Num:
    return Num(Fraction(of), str(of))


class Expressions:
    """Expressions over what a ruleset has so far."""

    def __init__(self, rules: Rules, chance: Random) -> None:
        self.rules, self.chance = rules, chance
        self.over = Aggregates(rules, chance, percent, points, plain)
        self.lets: dict[str, str] = {}
        """The 令 of the method that is being made: whether each is points or a ratio."""

    def odds(self, of: float) -> bool:
        return self.chance.random() < of

    def named(self, kind: str) -> list[Any]:
        """The 令, 参数 and 方法 of a kind, which their names begin with."""
        found = [*self.rules.params, *self.rules.methods, *self.lets]
        return [Name(each) for each in found if each.startswith(kind) or self.lets.get(each) == kind]

    @property
    def alone(self) -> list[Group]:
        """The 一级 that may be read by their names."""
        return [each for each in self.rules.groups if not each.repeats]

    # --- numbers

    def points(self, place: str, depth: int) -> Any:
        """Points."""
        chance, deeper = self.chance, depth - 1
        simple: list[Any] = [points(chance.choice(["0", "1", "2", "2.5", "5"])), *self.named("分")]
        if place == "total":
            simple += [Member(each.name, chance.choice(["得分", "分值"])) for each in self.alone]
        else:
            simple += [Name("分值")] * 3
        if place == "row":
            simple += [Name("自评得分"), Member("上级", "分值"), *self.named("行")]
            simple += [self.over.of_points("row"), Name("折分")]
        if place in ("group", "total"):
            simple += [self.over.of_points(place) for _ in range(4)]
        if depth <= 0 or self.odds(0.3):
            return chance.choice(simple)
        sides = self.points(place, deeper), self.ratio(place, deeper)
        step = Call(chance.choice(ROUNDINGS), (Op("÷", (sides[1], percent(5))), plain(0)))
        ways: list[Callable[[], Any]] = [
            lambda: Op(chance.choice("+-"), (sides[0], self.points(place, deeper))),
            lambda: Op("×", sides),
            lambda: Op("×", sides[::-1]),
            lambda: Call(chance.choice(["最大", "最小"]), (sides[0], self.points(place, deeper))),
            lambda: Call(chance.choice(ROUNDINGS), (sides[0], plain(chance.choice([0, 1, 2])))),
            lambda: Op("÷", (sides[0], chance.choice([plain(3), sides[1]]))),
            lambda: Op("-", (sides[0], Op("×", (step, points(1))))),
        ]
        return chance.choice(ways)()

    def ratio(self, place: str, depth: int) -> Any:
        """A number without a unit."""
        chance, deeper = self.chance, depth - 1
        simple: list[Any] = [self.number(chance.choice(PERCENTS)), *self.named("率"), Name("执行率")]
        if place == "row":
            simple += [DONE, DONE, DONE, Name("完成率"), CLAIMED, SPENT, Name("系数")]
            simple += [Op("÷", (self.quantity(deeper), self.quantity(0)))]
            simple += [LATE] if self.odds(0.3) else []
            simple += [Name("折率"), Name("占比"), self.over.share("row"), self.over.of_money("row")]
        elif place == "group":
            rows = self.rules.rows
            all_rows = Over("合计", "", rows, "分值", Name("适用") if self.odds(0.6) else None)
            simple += [self.over.share("group"), self.over.of_money("group")]
            simple += [Op("÷", (Over("合计", "", rows, "得分"), all_rows))]
        else:
            simple += [SPENT, SPENT, Name("系数"), OVERDUE]
            simple += [self.over.of_money(place)] if place in ("total", "check") else []
        if depth <= 0 or self.odds(0.4):
            return chance.choice(simple)
        one, two = self.ratio(place, deeper), self.ratio(place, deeper)
        apart = Op("-", (one, Op("×", (two, plain(1))))) if one != two else one
        ways: list[Callable[[], Any]] = [
            lambda: Op("+", (one, two)),
            lambda: apart,
            lambda: Op("×", (one, two)),
            lambda: Op("÷", (one, chance.choice([two, plain(2)]))),
            lambda: Op("neg", (one,)),
            lambda: Call(chance.choice(["最大", "最小"]), (one, two)),
            lambda: Call("绝对值", (apart,)),
            lambda: Call(chance.choice(ROUNDINGS), (one, plain(chance.choice([0, 1, 2])))),
            lambda: Call("个数", (self.condition(place, 0), self.condition(place, 0))),
        ]
        return chance.choice(ways)()

    def quantity(self, depth: int) -> Any:
        """A quantity of a row's own unit."""
        simple = [Name("实际值"), Name("指标值")]
        if depth <= 0 or self.odds(0.4):
            return self.chance.choice(simple)
        one, two = self.quantity(depth - 1), self.quantity(0)
        ways = [
            Op("×", (one, percent(self.chance.choice(PERCENTS)))),
            Op("-", (one, two)),
            Call("绝对值", (Op("-", (one, two)),)),
            Call(self.chance.choice(["最大", "最小"]), (one, two)),
        ]
        return self.chance.choice(ways)

    # --- conditions

    def number(self, of: int) -> Num:
        """80%, now and then as 0.8."""
        return percent(of) if self.odds(0.85) else Num(Fraction(of, 100), number(Fraction(of, 100)))

    def interval(self) -> Band:
        low, high = sorted(self.chance.sample([0, 50, 60, 80, 90, 95, 100, 120], 2))
        return Band(percent(low), percent(high), self.odds(0.5), self.odds(0.5))

    def condition(self, place: str, depth: int) -> Any:
        """What a line asks."""
        if depth > 0 and self.odds(0.4):
            one, two = self.condition(place, depth - 1), self.condition(place, depth - 1)
            return self.chance.choice([Op("且", (one, two)), Op("或", (one, two)), Op("非", (one,))])
        chance, ratio = self.chance, self.ratio(place, max(depth - 1, 0))
        edges = percent(chance.choice([0, 50, 60])), ratio, percent(chance.choice([80, 90, 100]))
        simple = [
            Op(chance.choice(SIGNS), (ratio, self.number(chance.choice(PERCENTS)))),
            Op(chance.choice(["属于", "不属于"]), (ratio, self.interval())),
            Op(f"{chance.choice(['≤', '<'])} {chance.choice(['≤', '<'])}", edges),
        ]
        return chance.choice([*simple, *self._of_place(place, ratio)])

    def _of_place(self, place: str, ratio: Any) -> list[Any]:
        chance = self.chance
        if place == "row":
            return self._of_row(ratio)
        if place == "group":
            scope = chance.choice([self.rules.rows, "下级"])
            return [
                Over(chance.choice(["任一", "全部"]), "", scope, "", self.over.of_node(scope, "group")),
                Op(chance.choice(SIGNS), (Over("个数", "", self.rules.rows, ""), plain(chance.choice([0, 1, 2])))),
                Op(chance.choice(SIGNS), (self.over.of_points("group"), Op("×", (Name("分值"), percent(80))))),
            ]
        least = chance.choice([0, 1])
        found: list[Any] = [
            Op(chance.choice(SIGNS), (Name("执行数"), Name("预算数"))),
            Op(chance.choice(["=", ">"]), (Name("事故"), Num(Fraction(least), f"{least}次"))),
            Given(chance.choice(["执行数", "预算数", "系数"]), self.odds(0.5)),
            Name("公开"),
            Op(chance.choice(SIGNS), (Name("完成日"), chance.choice([Name("期限"), MIDYEAR]))),
            Op(chance.choice(SIGNS), (Op("+", (Name("期限"), days(chance.choice([1, 30])))), Name("完成日"))),
        ]
        if place == "check":
            found += [Op(chance.choice(SIGNS), (Name("总分"), points(chance.choice([50, 60, 80]))))]
            found += [
                Over(
                    chance.choice(["任一", "全部"]),
                    "",
                    self.rules.rows,
                    "",
                    self.over.of_node(self.rules.rows, "check"),
                )
            ]
            found += [Op("<", (Member(each.name, "得分"), points(10))) for each in self.alone[:1]]
            found += [Op("=", (Label("评级", Name("总分")), Words(chance.choice(["优", "合格"]))))]
            found += [Op(chance.choice("=≠"), (Name("等级"), Words(chance.choice(["优", "良"]))))] * bool(
                self.rules.grade
            )
        return found

    def _of_row(self, ratio: Any) -> list[Any]:
        chance = self.chance
        tier = Words(chance.choice(TIERS))
        return [
            *[Op(chance.choice(SIGNS), (Name("实际值"), Name("指标值")))] * 3,
            Op(chance.choice(SIGNS), (Name("实际值"), Op("×", (Name("指标值"), percent(80))))),
            Op(chance.choice(["=", ">", "≤"]), (Name("指标值"), plain(0))),
            Given(chance.choice(["偏差原因", "实际值", "指标值", "完成档次", "自评得分"]), self.odds(0.5)),
            Op("=", (Member("指标值", "性质"), Words(chance.choice(["定量", "定性", "空"])))),
            Op(chance.choice(["=", "≠"]), (Member("指标值", "方向"), Words(chance.choice(["正向", "反向", "等于"])))),
            Op("=", (Name("完成档次"), tier)),
            Op(chance.choice(["属于", "不属于"]), (Name("实际值"), Name("指标值"))),
            Op("属于", (CLAIMED, Tier("完成情况", Name("完成档次")))),
            Op("属于", (ratio, Tier("完成情况", tier))),
            Op("=", (Label("完成情况", ratio), tier)),
            Name("合规"),
            Op(chance.choice(SIGNS), (Name("分值"), points(number(Fraction(chance.choice([2, 5, 10])))))),
        ]
