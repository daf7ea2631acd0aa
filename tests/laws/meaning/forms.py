"""Random forms for a random ruleset: cells on and beside the edges of its rules, and some that say nothing."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from fractions import Fraction
from random import Random
from typing import Any

from tests.laws.meaning.cells import SIZES, START, Pair, day_text, days_of, unusual
from tests.laws.meaning.texts import number
from tests.laws.meaning.units import EMPTY as EMPTY_KIND
from tests.laws.meaning.written import EMPTY, Band, Cell, Form, Group, Row, Rules, Target

UNITS = ("件", "人", "%", "万元", "元", "公里", "天")
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
            if group.method.startswith("单"):
                rows.append(Row((group.name,), group.points, {}))
            for name in [f"{group.name}{each}" for each in "12"] if group.repeats else [group.name]:
                for part in group.parts:
                    self._fill(part, (name, part.name), rows)
                if self.rules.rows == "二级":
                    self._fill(group, (name,), rows)
                elif chance.random() < 0.1:
                    rows.append(self._row((name,), len(rows)))
        return Form(chance.choice([2019, 2021, 2023]), self._head(), rows, self.rules.rows) if rows else self.form()

    def _fill(self, part: Group, path: tuple[str, ...], rows: list[Row]) -> None:
        """Some rows of a group, which it has to have if it hasn't points of its own."""
        chance = self.chance
        for each in part.parts:
            self._fill(each, (*path, each.name), rows)
        few = [0, 1, 2] if part.points is not None or part.parts else [1, 2, 3]
        for _ in range(chance.choice(few)):
            own = self.rules.rows == "四级" and part.level == 2 and chance.random() < 0.3
            rows.append(self._row((*path, "另目") if own else path, len(rows)))

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
            "期限": self._day(),
            "完成日": self._day(),
        }

    def _money(self) -> Cell:
        unit, size = self.chance.choice([("万元", 10_000), ("万元", 10_000), ("元", 1)])
        amount = Fraction(self.chance.choice(["0", "50", "64", "64.5", "95", "100", "120"]))
        return Cell(number(amount) + unit, True, amount * size)

    def _day(self) -> Cell:
        day = START + timedelta(days=self.chance.choice([-30, -1, 0, 0, 1, 5, 29]))
        return Cell(day_text(day, self.chance), True, days_of(day))

    def _truth(self) -> Cell:
        return self.chance.choice([Cell("是", True, True), Cell("否", True, False)])

    def _row(self, above: tuple[str, ...], serial: int) -> Row:
        chance = self.chance
        points = Fraction(chance.choice(["0", "2", "2.5", "4", "5", "8", "10", "20"]))
        claim, tier = points * Fraction(chance.choice([0, 5, 6, 8, 9, 10]), 10), chance.choice(TIERS)
        target, actual, kinds = self._usual() if chance.random() < 0.8 else unusual(chance)
        cells = {
            "指标值": target,
            "实际值": actual,
            "完成档次": Cell(tier, True, tier),
            "自评得分": Cell(number(claim), True, claim),
            "偏差原因": chance.choice([Cell("雨季", True, "雨季"), EMPTY, Cell("无", False, None)]),
            "合规": self._truth(),
            "支出": self._money(),
        }
        own = chance.choice([each for each in self.rules.methods if each.startswith("行")])
        return Row((*above, f"指标{serial}"), points, cells, own if chance.random() < 0.1 else "", kinds)

    def _usual(self) -> Pair:
        unit = self.chance.choice(UNITS)
        kind, size = SIZES[unit]
        target, actual = self._target_and_actual(unit, size)
        in_words = not isinstance(target.value, Target) and not isinstance(actual.value, Fraction)
        return target, actual, None if in_words else (kind, kind)

    def _target_and_actual(self, unit: str, size: Fraction) -> tuple[Cell, Cell]:
        chance = self.chance
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
            if rows and self.chance.random() < 0.1 and not self._gives_more_than_points():
                self.chance.choice(rows).points = None
            elif self.chance.random() < 0.2 or not rows:
                self._spoil_head(form)
            else:
                self._spoil_row(self.chance.choice(rows))

    def _gives_more_than_points(self) -> bool:
        """Whether a row may score more than it is worth: what its group leaves it then limits no score."""
        return any("120%" in repr(each.clamp) for each in self.rules.methods.values())

    def _spoil_head(self, form: Form) -> None:
        """A cell of the head is empty, or a day only a month."""
        name = self.chance.choice(list(form.head))
        form.head[name] = EMPTY
        if name in ("期限", "完成日") and self.chance.random() < 0.6:
            days = [START.replace(day=each) for each in (1, 15, 29, 30)]
            form.head[name] = Cell("2023年6月", True, None, _of([days_of(each) for each in days]))

    def _spoil_row(self, row: Row) -> None:
        name = self.chance.choice(["指标值", "实际值", "实际值", "完成档次", "自评得分", "合规", "支出"])
        how = self.chance.random()
        if name == "自评得分":
            row.cells[name] = Cell("", False, None, _of([Fraction(each, 4) * (row.points or 0) for each in range(5)]))
        elif name == "实际值" and how < 0.3:
            row.kinds = ("件", "件")
            row.cells["指标值"] = Cell("≥10件", True, Target("≥", Band(Fraction(10), Fraction(10))))
            row.cells[name] = Cell("≥5件", True, None, _of([Fraction(each) for each in (5, 6, 9, 10, 11, 100, 1000)]))
        elif name in ("指标值", "实际值") and how < 0.6:
            row.kinds = ("件", "件")
            row.cells |= {"指标值": Cell("≥5件", True, Target("≥", Band(Fraction(5), Fraction(5))))}
            row.cells |= {"实际值": Cell("5件", True, Fraction(5))}
            row.cells[name] = Cell("约5件", True, None)
        else:
            row.cells[name] = EMPTY
            if row.kinds and name in ("指标值", "实际值"):
                row.kinds = (EMPTY_KIND, row.kinds[1]) if name == "指标值" else (row.kinds[0], EMPTY_KIND)


def _of(values: list[Any]) -> Callable[[Random], Any]:
    return lambda chance: chance.choice(values)
