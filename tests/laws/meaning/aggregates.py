"""Random aggregates: of a group's parts, its rows, rows beside a row or of all the form, with aggregates in them.

What a place may read without leading back to itself: a row the points and cells of other rows, a group its own rows and
the groups before it, the total and a check everything.
"""

from __future__ import annotations

from collections.abc import Callable
from random import Random
from typing import Any

from tests.laws.meaning.written import Call, Given, Group, Member, Name, Num, Op, Over, Rules, Words

Number = Callable[[int], Num]
SIGNS = ["≥", ">", "≤", "<", "=", "≠"]
WHOLE, BESIDE, THIS = "全表", "上级", "本行"


class Aggregates:
    """Aggregates over what a ruleset has so far."""

    def __init__(self, rules: Rules, chance: Random, percent: Number, points: Number, plain: Number) -> None:
        self.rules, self.chance = rules, chance
        self.percent, self.points, self.plain = percent, points, plain

    def odds(self, of: float) -> bool:
        return self.chance.random() < of

    @property
    def named(self) -> list[Group]:
        """The groups that may be read by their names."""
        known = [each for group in self.rules.groups if not group.repeats for each in group.with_parts()]
        return [each for each in known if not each.method.startswith("单")]

    # --- of points and scores

    def of_points(self, place: str) -> Over:
        """合计（三级.得分，条件） and its like."""
        chance = self.chance
        start, scope = self._where(place)
        condition = self.of_node(scope, place) if self.odds(0.35) else None
        columns = ["分值"] if place == "row" else ["得分", "得分", "得分", "分值"]
        if scope == self.rules.rows:
            columns += ["折分"] if self.odds(0.5) else []
        return Over(
            chance.choice(["合计", "合计", "平均", "最大", "最小"]), start, scope, chance.choice(columns), condition
        )

    def _where(self, place: str) -> tuple[str, str]:
        chance, rows = self.chance, self.rules.rows
        if place == "row":
            return chance.choice([BESIDE, BESIDE, WHOLE]), rows
        if place == "group":
            named = [each for each in self.named if each.level < 3 and rows != "二级"]
            if named and self.odds(0.25):
                return chance.choice(named).name, chance.choice(["下级", rows, rows])
            return "", chance.choice(["下级", rows])
        scope = chance.choice(["一级", rows])
        if scope == "一级" or self.odds(0.4) or not self.named:
            return ("" if self.odds(0.7) else WHOLE), scope
        return chance.choice(self.named).name, rows

    def of_money(self, place: str) -> Any:
        """What rows cost, in 元 and 万元, beside what may be spent."""
        start, scope = (self._where("row")) if place == "row" else ("", self.rules.rows)
        condition = self.of_node(scope, place) if self.odds(0.4) else None
        spent = Over(self.chance.choice(["合计", "合计", "最大", "平均"]), start, scope, "支出", condition)
        return Op("÷", (spent, Name("预算数")))

    def share(self, place: str) -> Any:
        """个数（三级，条件）÷ 个数（三级）."""
        start, scope = self._where("row") if place == "row" else ("", self.rules.rows)
        return Op("÷", (Over("个数", start, scope, "", self.of_node(scope, place)), Over("个数", start, scope, "")))

    # --- conditions

    def of_node(self, scope: str, place: str, *, inner: bool = False) -> Any:
        """A condition on the nodes that are aggregated."""
        first = self._of_node(scope, place, inner=inner)
        if self.odds(0.2):
            return Op(self.chance.choice(["且", "或"]), (first, self._of_node(scope, place, inner=inner)))
        return Op("非", (first,)) if self.odds(0.05) else first

    def _of_node(self, scope: str, place: str, *, inner: bool) -> Any:
        chance, rows = self.chance, self.rules.rows
        share = Op("×", (Name("分值"), self.percent(chance.choice([60, 80]))))
        simple: list[Any] = [Op(chance.choice([">", "<"]), (Name("分值"), self.points(chance.choice([2, 5, 10]))))]
        if place != "row":
            simple += [
                Name("适用"),
                Op(chance.choice(SIGNS), (Name("得分"), Name("分值"))),
                Op(chance.choice(["≥", "<"]), (Name("得分"), share)),
            ]
        if scope == rows:
            simple += self._of_row(place)
        if place in ("row", "group"):
            simple.append(self._beside_this(place))
        if not inner and self.odds(0.3):
            return self._nested(scope, place)
        return chance.choice(simple)

    def _of_row(self, place: str) -> list[Any]:
        chance = self.chance
        found: list[Any] = [
            Op("=", (Member("指标值", "性质"), Words(chance.choice(["定量", "定性"])))),
            Op("=", (Member("指标值", "方向"), Words(chance.choice(["正向", "反向", "等于"])))),
            Given(chance.choice(["偏差原因", "支出"]), self.odds(0.5)),
            Op(chance.choice(["≥", "<"]), (Name("实际值"), Name("指标值"))),
            Op(chance.choice(["≥", "<"]), (Name("自评得分"), Op("×", (Name("分值"), self.percent(80))))),
            Op(chance.choice(SIGNS), (Name("支出"), Op("×", (Name("预算数"), self.percent(chance.choice([10, 50])))))),
            Name("合规"),
        ]
        if place != "row":
            found.append(Op(chance.choice(SIGNS), (Name("得分率"), self.percent(chance.choice([60, 80, 100])))))
        return found

    def _beside_this(self, place: str) -> Any:
        """Compared with 本行, the node that is scored or checked."""
        sign, part = self.chance.choice(SIGNS), self.percent(self.chance.choice([10, 50, 100]))
        if place == "row" and self.odds(0.5):
            return Op(sign, (Name("支出"), Member(THIS, "支出")))
        return Op(sign, (Name("分值"), Op("×", (Member(THIS, "分值"), part))))

    def _nested(self, scope: str, place: str) -> Any:
        """A condition that aggregates again: what is below the node, or what stands beside it."""
        chance, rows = self.chance, self.rules.rows
        start, below = (chance.choice([BESIDE, WHOLE]), rows) if scope == rows else ("", "下级")
        if scope == "一级" and self.odds(0.6):
            below = rows
        if place == "row" or (start == WHOLE and place == "group"):
            column = "分值"
        else:
            column = chance.choice(["得分", "分值"])
        condition = self.of_node(below, place, inner=True) if self.odds(0.5) else None
        least = self.plain(chance.choice([0, 1, 2]))
        share = Op("×", (Name("分值"), self.percent(chance.choice([50, 80, 100]))))
        over = Over(chance.choice(["合计", "平均", "最大", "最小"]), start, below, column, condition)
        ways: list[Any] = [
            Op(chance.choice(SIGNS), (Name("分值" if column == "分值" else "得分"), over)),
            Op(chance.choice(SIGNS), (over, share)),
            Op(chance.choice(SIGNS), (Over("个数", start, below, "", condition), least)),
            Op(
                chance.choice(SIGNS),
                (Over("个数", start, below, "", self.of_node(below, place, inner=True)), least),
            ),
            Over(chance.choice(["任一", "全部"]), start, below, "", self.of_node(below, place, inner=True)),
        ]
        return chance.choice(ways)

    # --- groups, as rules have them

    def of_group(self) -> tuple[list[tuple[Any, Any]], Any]:
        """Lines before the last, as condition and result, and what the last gives."""
        chance, rows = self.chance, self.rules.rows
        scored, applies = Over("合计", "", rows, "得分"), Over("合计", "", rows, "分值", Name("适用"))
        none_left = Op("=", (Over("个数", "", rows, "", Name("适用")), self.plain(0)))
        full = Over("个数", "", rows, "", Op("=", (Name("得分"), Name("分值"))))
        number = Over("个数", "", rows, "")
        best = Call("最大", (Over("最大", "", "下级", "得分"), self.points(1)))
        ways: list[Any] = [
            ([(none_left, "不适用")], Op("×", (Op("÷", (scored, applies)), Name("分值")))),
            ([(none_left, self.points(0))], Op("×", (Op("÷", (scored, applies)), Name("分值")))),
            ([], Over("合计", "", "下级", "得分")),
            ([], chance.choice([Over("最大", "", chance.choice(["下级", rows]), "得分"), best])),
            ([], Op("×", (Op("÷", (full, number)), Name("分值")))),
            ([], Op("-", (scored, Over("最小", "", rows, "得分")))),
            ([], Op("×", (Over("平均", "", rows, "得分率"), Name("分值")))),
            ([], Op("×", (Over("合计", "", rows, "得分率"), self.points(2)))),
        ]
        if len(self.named) > 1:
            one, two = chance.sample([each.name for each in self.named], 2)
            parts = [
                Op("×", (Member(name, "得分"), self.percent(of)))
                for name, of in ((one, 60), (two, chance.choice([20, 40])))
            ]
            ways += [([], Op("+", tuple(parts)))] * 2
        found: tuple[list[tuple[Any, Any]], Any] = chance.choice(ways)
        return found
