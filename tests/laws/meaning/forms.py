"""Random forms for a random ruleset: cells on and beside the edges of its rules, and some that say nothing."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from random import Random
from typing import Any

from tests.laws.meaning.texts import number
from tests.laws.meaning.written import EMPTY, Band, Cell, Form, Row, Rules, Target

SIZES = {"件": "1", "人": "1", "%": "1/100", "万元": "10000", "元": "1", "公里": "1000", "天": "1"}
UNITS = [(unit, Fraction(size)) for unit, size in SIZES.items()]
WRITTEN = {
    "≥": ["≥{}", "不低于{}", "{}以上"],
    ">": [">{}", "超过{}"],
    "≤": ["≤{}", "不超过{}", "{}以内"],
    "<": ["<{}", "低于{}"],
    "=": ["{}", "＝{}"],
}
RATIOS = [Fraction(each) for each in "0 0.5 0.59 0.6 0.75 0.8 0.9 0.95 1 1 1 1.05 1.2 1.3 2".split()]
TIERS = ("好", "中", "差")


class Forms:
    def __init__(self, rules: Rules, chance: Random) -> None:
        self.rules, self.chance = rules, chance

    def form(self) -> Form:
        """A form whose groups without points of their own have rows."""
        chance, rows = self.chance, list[Row]()
        for group in self.rules.groups:
            if group.method and not group.parts:
                rows.append(Row((group.name,), group.points, {}))
            for part in group.parts:
                few = [0, 1, 2] if part.points is not None else [1, 2, 3]
                rows += [self._row((group.name, part.name), len(rows) + each) for each in range(chance.choice(few))]
            if group.parts and chance.random() < 0.1:
                rows.append(self._row((group.name,), len(rows)))
        return Form(chance.choice([2019, 2021, 2023]), self._head(), rows) if rows else self.form()

    def _head(self) -> dict[str, Cell]:
        chance = self.chance
        incidents = Fraction(chance.choice([0, 0, 1, 3]))
        factor = chance.choice([Fraction(0), Fraction(1), Fraction("0.9"), Fraction("1.2"), Fraction(2)])
        return {
            "预算数": self._money(),
            "执行数": self._money(),
            "事故": Cell(f"{incidents}次", True, incidents),
            "公开": self._truth(),
            "系数": Cell(number(factor), True, factor),
        }

    def _money(self) -> Cell:
        unit, size = self.chance.choice([("万元", 10_000), ("万元", 10_000), ("元", 1)])
        amount = Fraction(self.chance.choice(["0", "50", "64", "64.5", "95", "100", "120"]))
        return Cell(number(amount) + unit, True, amount * size)

    def _truth(self) -> Cell:
        return self.chance.choice([Cell("是", True, True), Cell("否", True, False)])

    def _row(self, above: tuple[str, ...], serial: int) -> Row:
        chance = self.chance
        points = Fraction(chance.choice(["0", "2", "2.5", "4", "5", "8", "10", "20"]))
        claim, tier = points * Fraction(chance.choice([0, 5, 6, 8, 9, 10]), 10), chance.choice(TIERS)
        target, actual = self._target_and_actual()
        cells = {
            "指标值": target,
            "实际值": actual,
            "完成档次": Cell(tier, True, tier),
            "自评得分": Cell(number(claim), True, claim),
            "偏差原因": chance.choice([Cell("雨季", True, "雨季"), EMPTY, Cell("无", False, None)]),
            "合规": self._truth(),
        }
        own = chance.choice([each for each in self.rules.methods if each.startswith("行")])
        return Row((*above, f"指标{serial}"), points, cells, own if chance.random() < 0.1 else "")

    def _target_and_actual(self) -> tuple[Cell, Cell]:
        chance = self.chance
        unit, size = chance.choice(UNITS)
        bound = Fraction(chance.choice([0, 1, 2, 5, 10, 50, 90, 100, 100]))
        done = bound * chance.choice(RATIOS) if bound else Fraction(chance.choice([0, 1, 3]))
        actual = Cell(number(done) + unit, True, done * size)
        sign = chance.choice(["≥", "≥", ">", "≤", "<", "=", "=", "区间", "±", "文字", "空"])
        if sign in WRITTEN:
            text = chance.choice(WRITTEN[sign]).format(number(bound) + unit)
            return Cell(text, True, Target(sign, Band(bound * size, bound * size))), actual
        if sign == "文字":
            return Cell("逐步减少", True, "逐步减少"), chance.choice([actual, Cell("已减少", True, "已减少")])
        if sign == "空":
            return Cell(chance.choice(["", "无", "—", "/", "不适用"]), False, None), actual
        if sign == "±":
            band = Band(-bound * size, bound * size)
            return Cell(f"±{number(bound)}{unit}", True, Target("区间", band)), actual
        low = bound * Fraction(9, 10)
        low_in, high_in = (bound == 0 or chance.random() < 0.6 for _ in range(2))
        ends = f"{number(low)}{unit}, {number(bound)}{unit}"
        text = f"{'[' if low_in else '('}{ends}{']' if high_in else ')'}"
        return Cell(text, True, Target("区间", Band(low * size, bound * size, low_in, high_in))), actual

    # --- what isn't known

    def spoil(self, form: Form) -> None:
        """Take some cells away, or make them what can't be told."""
        for _ in range(self.chance.choice([1, 1, 2, 3])):
            rows = [each for each in form.rows if each.cells]
            if self.chance.random() < 0.2 or not rows:
                form.head[self.chance.choice(list(form.head))] = EMPTY
            else:
                self._spoil_row(self.chance.choice(rows))

    def _spoil_row(self, row: Row) -> None:
        name = self.chance.choice(["指标值", "实际值", "实际值", "完成档次", "自评得分", "合规"])
        how = self.chance.random()
        if name == "自评得分":
            row.cells[name] = Cell("", False, None, _of([Fraction(each, 4) * (row.points or 0) for each in range(5)]))
        elif name == "实际值" and how < 0.3:
            row.cells["指标值"] = Cell("≥10件", True, Target("≥", Band(Fraction(10), Fraction(10))))
            row.cells[name] = Cell("≥5件", True, None, _of([Fraction(each) for each in (5, 6, 9, 10, 11, 100, 1000)]))
        elif name in ("指标值", "实际值") and how < 0.6:
            row.cells |= {"指标值": Cell("≥5件", True, Target("≥", Band(Fraction(5), Fraction(5))))}
            row.cells |= {"实际值": Cell("5件", True, Fraction(5))}
            row.cells[name] = Cell("约5件", True, None)
        else:
            row.cells[name] = EMPTY


def _of(values: list[Any]) -> Callable[[Random], Any]:
    return lambda chance: chance.choice(values)
