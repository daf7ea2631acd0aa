"""What the ruleset language means, read plainly: one form in one world, where whatever isn't known has some value.

This is a second reading of the contract, made without the engine: no ranges, no units, no caches worth the name. Where
a number can't be had (a cell is empty, a divisor zero, no line applies) the world chooses one, and ``guesses`` notes
it. Hence two laws for the engine: without guesses it gives exactly these scores, and with them its ranges hold the
scores of every world.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta
from fractions import Fraction
from random import Random
from typing import Any

from tests.laws.meaning.cells import START, days_of
from tests.laws.meaning.tree import LEVELS, Node, tree
from tests.laws.meaning.units import ANY, OPEN, PURE, Units
from tests.laws.meaning.written import (
    EMPTY,
    NONE,
    Band,
    Call,
    Cell,
    Check,
    Form,
    Given,
    Label,
    Member,
    Method,
    Name,
    Num,
    Op,
    Open,
    Over,
    Rules,
    Target,
    Tier,
    Words,
)

ROUNDINGS = ("四舍五入", "舍去", "进一", "四舍六入五成双")
ZERO, HAIR = Fraction(0), Fraction(1, 10**12)
NUMBERS = [Fraction(each) for each in ("0", "1/2", "0.8", "0.95", "1", "-1", "7", "100", "1000", "1000000")]
Lets = dict[str, Any]
"""What the 令 of a method stand for, the node that is scored or checked, and whether it is a check that asks."""
THIS, IN_CHECK = "本行", "校验"


def rounded(number: Fraction, places: int, mode: str) -> Fraction:
    """A number rounded away from or towards zero, as its absolute value is."""
    scaled = abs(number) * 10**places
    down = scaled.numerator // scaled.denominator
    rest = scaled - down
    half_even = rest > Fraction(1, 2) or (rest == Fraction(1, 2) and down % 2 == 1)
    up = {"四舍五入": rest >= Fraction(1, 2), "舍去": False, "进一": rest > 0, "四舍六入五成双": half_even}[mode]
    return Fraction((1 if number >= 0 else -1) * (down + up), 10**places)


class World:
    """The scores of one form, if what isn't known is what ``chance`` says."""

    def __init__(self, rules: Rules, form: Form, chance: Random) -> None:
        self.rules, self.form, self.chance = rules, form, chance
        self.top = tree(rules, form)
        self.nodes = self.top.below()
        self.guesses: set[str] = set()
        self.filled: dict[Any, Any] = {}
        self.scores: dict[int, Any] = {}
        self.as_points = False

    # --- what isn't known

    def guess(self, key: Any, why: str, draw: Callable[[Random], Any]) -> Any:
        self.guesses.add(why)
        if key not in self.filled:
            self.filled[key] = draw(self.chance)
        return self.filled[key]

    def number(self, key: Any, why: str) -> Fraction:
        return Fraction(self.guess(key, why, lambda chance: chance.choice(NUMBERS)))

    def within(self, key: Any, why: str, band: Band) -> Fraction:
        """A number of an interval, mostly one of its ends."""
        ends = [band.low] * band.low_in + [band.high] * band.high_in
        middle = band.low + (band.high - band.low) * Fraction(self.chance.randint(1, 9), 10)
        return Fraction(self.guess(key, why, lambda chance: chance.choice([*ends, middle])))

    def cell(self, node: Node, name: str) -> Cell:
        if any(each.name == name for each in self.rules.head):
            return self.form.head.get(name, EMPTY)
        return node.row.cells.get(name, EMPTY) if node.row is not None else EMPTY

    def value_of(self, node: Node, name: str) -> Any:
        cell = self.cell(node, name)
        if cell.value is not None:
            return cell.value
        of_form = any(each.name == name for each in self.rules.head)
        draw = cell.worlds or self._any_of(name)
        return self.guess((() if of_form else node.path, name), f"{name} is missing", draw)

    def _any_of(self, name: str) -> Callable[[Random], Any]:
        found = self.rules.field_named(name)
        kind = found.kind if found is not None else ""
        if kind == "目标":
            return lambda chance: Target(chance.choice("≥≤><="), Band(x := abs(chance.choice(NUMBERS)), x))
        if kind == "是否":
            return lambda chance: chance.random() < 0.5
        if kind == "日期":
            return lambda chance: days_of(START + timedelta(days=chance.choice([-4000, -31, -1, 0, 1, 29, 4000])))
        if kind in self.rules.scales:
            return lambda chance: chance.choice([label for label, _ in self.rules.scales[kind]])
        return lambda chance: abs(chance.choice(NUMBERS))

    # --- points and scores

    def points(self, node: Node) -> Any:
        """分值: the template's, the ruleset's rule, the form's, or what the parts that count are worth."""
        if node.group is not None and node.group.points is not None:
            return node.group.points
        rule = next((each.rule for each in self.rules.fields if each.name == "分值"), None)
        shares = node.above is not None and node.above.group is not None and node.above.group.points is not None
        if rule is not None and node.level == LEVELS[self.rules.rows] and shares:
            return self.value(rule, node)
        if node.row is not None:
            return node.row.points if node.row.points is not None else self._left_for(node)
        parts = [self.points(each) for each in node.parts if node.outside or not each.outside]
        return sum(parts, ZERO) if node.parts and None not in parts else None

    def _left_for(self, node: Node) -> Fraction:
        """What a row may be worth that doesn't say: no more than its group has left, where that says its points."""
        above = node.above
        while above is not None and (above.group is None or above.group.points is None):
            above = above.above
        most = Fraction(1000)
        if above is not None and above.group is not None and above.group.points is not None:
            most = max(above.group.points - sum(self._said(above, node.outside), ZERO), ZERO)
        return self.within((node.path, "分值"), "points are missing", Band(ZERO, most))

    def _said(self, group: Node, outside: bool) -> Iterator[Fraction]:
        """What the parts of a group that count say they are worth, or what stands in them."""
        for part in group.parts:
            if part.outside and not outside:
                continue
            if part.row is not None and part.row.points is not None:
                yield self.points(part)
            elif part.row is not None:
                yield self.filled.get((part.path, "分值"), ZERO)
            elif part.group is not None and part.group.points is not None:
                yield part.group.points
            else:
                yield from self._said(part, outside)

    def score(self, node: Node) -> Any:
        """得分, or NONE for 不适用; what it is worth while the full points are worked out."""
        if id(node) not in self.scores:
            self.scores[id(node)] = self._score(node)
        found = self.scores[id(node)]
        return self.name("分值", node, {}) if self.as_points and found is not NONE else found

    def _score(self, node: Node) -> Any:
        method = self._method_of(node)
        if method == "不适用":
            return NONE
        if method:
            return self.run(self.rules.methods[method], node)
        if node.level < LEVELS[self.rules.rows]:
            found = [self.score(each) for each in node.parts if node.outside or not each.outside]
            return sum((each for each in found if each is not NONE), ZERO)
        return self._anything(node, "no line of the 计分 table fits")

    def _method_of(self, node: Node) -> str:
        if node.row is not None and node.row.method:
            return node.row.method
        if node.group is not None:
            return node.group.method
        if node.level < LEVELS[self.rules.rows]:
            return ""
        lines = (
            method for condition, method, _ in self.rules.scoring if condition is None or self.value(condition, node)
        )
        return next(lines, "")

    def _anything(self, node: Node, why: str) -> Fraction:
        return self.within((node.path, "得分"), why, Band(ZERO, self.points(node) or ZERO))

    def run(self, method: Method, node: Node) -> Any:
        """从上往下，第一个成立的起作用；限于、修约照写的先后。"""
        lets = dict(method.lets) | {THIS: node}
        found = (
            each.result for each in method.clauses if each.condition is None or self.value(each.condition, node, lets)
        )
        result = next(found, None)
        number: Any
        if result is None:
            number = self._anything(node, "no line of the method applies")
        elif result is NONE:
            return NONE
        elif isinstance(result, Open):
            number = self.within((node.path, id(result)), "待定", self.band(result.band, node, lets))
        else:
            number = self.value(result, node, lets)
            if (
                node.row is not None
                and node.row.kinds
                and Units(self.rules, node.row.kinds).of(result, lets) not in (ANY, PURE, None, OPEN)
            ):
                number = self._anything(node, "a result that isn't points")
        steps = [self._clamped, self._rounded]
        for step in reversed(steps) if method.round_first else steps:
            number = number if number is NONE else step(method, node, lets, number)
        return number

    def _clamped(self, method: Method, node: Node, lets: Lets, number: Fraction) -> Fraction:
        low, high = (self.value(each, node, lets) for each in method.clamp or (Num(number, ""), Num(number, "")))
        return Fraction(min(max(number, low), high))

    def _rounded(self, method: Method, node: Node, lets: Lets, number: Fraction) -> Fraction:
        return rounded(number, *method.round) if method.round else number

    # --- expressions

    def value(self, of: Any, node: Node, lets: Lets | None = None) -> Any:
        lets = lets or {}
        if self._senseless(of, node, lets):
            return self._made_up(of, node)
        match of:
            case Num():
                return of.value
            case Words():
                return of.text
            case Name():
                return self.name(of.name, node, lets)
            case Op():
                return self._operation(of, node, lets)
            case Call():
                return self._call(of, node, lets)
            case Member():
                return self._member(of, node, lets)
            case Over():
                return self._over(of, node, lets)
            case Given():
                return self.cell(node, of.of).present is not of.empty
            case Label():
                labels = [label for label, _ in self.rules.scales[of.scale]]
                found = self.label(of.scale, self.value(of.of, node, lets))
                return found or self.guess(
                    (node.path, id(of)), "beside the scale", lambda chance: chance.choice([*labels, "?"])
                )
        raise AssertionError(of)

    def _senseless(self, of: Any, node: Node, lets: Lets) -> bool:
        """Whether it puts together what can't be: people and kilometres."""
        if node.row is None or node.row.kinds is None or not isinstance(of, Op | Call | Label):
            return False
        return Units(self.rules, node.row.kinds).senseless(of, lets)

    def _made_up(self, of: Any, node: Node) -> Any:
        """Anything that could stand in place of what makes no sense."""
        key, why = (node.path, id(of)), "units that don't go together"
        if isinstance(of, Label):
            labels = [*(label for label, _ in self.rules.scales[of.scale]), "?"]
            return self.guess(key, why, lambda chance: chance.choice(labels))
        number = isinstance(of, Call) or of.sign in ("+", "-", "×", "÷", "neg")
        return self.number(key, why) if number else self.guess(key, why, lambda chance: chance.random() < 0.5)

    def _number(self, of: Any, node: Node, lets: Lets) -> Any:
        """A side of a calculation; what 不适用 is in one nobody says."""
        found = self.value(of, node, lets)
        return self.number((node.path, id(of)), "a calculation with 不适用") if found is NONE else found

    def _call(self, call: Call, node: Node, lets: Lets) -> Any:
        if call.name == "个数":
            return Fraction(sum(bool(self.value(each, node, lets)) for each in call.sides))
        numbers = [self._number(each, node, lets) for each in call.sides]
        if call.name in ROUNDINGS:
            return rounded(numbers[0], int(numbers[1]), call.name)
        return {"绝对值": lambda: abs(numbers[0]), "最大": lambda: max(numbers), "最小": lambda: min(numbers)}[
            call.name
        ]()

    def _operation(self, op: Op, node: Node, lets: Lets) -> Any:
        sides, key = op.sides, (node.path, id(op))
        if op.sign in ("且", "或"):
            return (all if op.sign == "且" else any)(self.value(each, node, lets) for each in sides)
        if op.sign == "非":
            return not self.value(sides[0], node, lets)
        if op.sign in ("属于", "不属于"):
            return self._in(self.value(sides[0], node, lets), sides[1], node, lets) is (op.sign == "属于")
        if op.sign == "neg":
            return -self._number(sides[0], node, lets)
        if op.sign in ("+", "-", "×", "÷"):
            left, right = (self._number(each, node, lets) for each in sides)
            if op.sign == "÷" and (right == 0 or (right < 0 and self._is_cell(sides[1]))):
                return self.number(key, "a divisor is zero, or a cell below zero")
            return (
                left / right if op.sign == "÷" else {"+": left + right, "-": left - right, "×": left * right}[op.sign]
            )
        return all(self._compared(*each, node, lets) for each in zip(op.sign.split(), sides, sides[1:], strict=False))

    def _is_cell(self, divisor: Any) -> bool:
        found = self.rules.field_named(divisor.name) if isinstance(divisor, Name) else None
        return found is not None and found.rule is None

    def _in(self, number: Any, of: Any, node: Node, lets: Lets) -> bool:
        if not isinstance(of, Name):
            return self.band(of, node, lets).holds(number)
        target = self.value_of(node, of.name)
        known = isinstance(target, Target)
        return target.allows(number) if known else self.number((node.path, id(of)), "no target") > 0

    def _compared(self, sign: str, left: Any, right: Any, node: Node, lets: Lets) -> bool:
        one, two = self._number(left, node, lets), self._number(right, node, lets)
        if left == Name("实际值") and right == Name("指标值"):
            two += self._beyond(self.value_of(node, "指标值"))
        signs: dict[str, Callable[[], bool]] = {
            "=": lambda: one == two,
            "≠": lambda: one != two,
            ">": lambda: one > two,
            "≥": lambda: one >= two,
            "<": lambda: one < two,
            "≤": lambda: one <= two,
        }
        return signs[sign]()

    def _beyond(self, target: Any) -> Fraction:
        """95% doesn't meet 超过95%: such a target is met beyond its number."""
        return {">": HAIR, "<": -HAIR}.get(target.sign, ZERO) if isinstance(target, Target) else ZERO

    def band(self, of: Any, node: Node, lets: Lets) -> Band:
        match of:
            case Band(low, high, low_in, high_in):
                return Band(self.value(low, node, lets), self.value(high, node, lets), low_in, high_in)
            case Tier(scale, label):
                wanted = self.value(label, node, lets)
                return self.band(dict(self.rules.scales[scale])[wanted], self.top, {})
            case Op("×", (interval, factor)):
                found, by = self.band(interval, node, lets), self.value(factor, node, lets)
                return Band(found.low * by, found.high * by, found.low_in, found.high_in)
        raise AssertionError(of)

    def label(self, scale: str, number: Fraction) -> str:
        bands = ((label, self.band(band, self.top, {})) for label, band in self.rules.scales[scale])
        return next((label for label, band in bands if band.holds(number)), "")

    def name(self, name: str, node: Node, lets: Lets) -> Any:
        if name in lets:
            return self.value(lets[name], node, lets)
        if name == "分值":
            found = self.points(node)
            return found if found is not None else self.number((node.path, name), "points are missing")
        if name == "总分":
            return self.value(self.rules.total, self.top)
        if name == "等级":
            return self.label(self.rules.grade, self.name("总分", self.top, {})) or self.guess(
                "等级", "a total without a grade", lambda chance: chance.choice(["优", "合格", "?"])
            )
        if name in ("得分", "适用"):
            return self.score(node) if name == "得分" else self.score(node) is not NONE
        if name in self.rules.params:
            return self.value([each for year, each in self.rules.params[name] if year <= self.form.year][-1], node)
        if name in self.rules.methods:
            return self.run(self.rules.methods[name], node)
        field = self.rules.field_named(name)
        if field is not None and field.rule is not None:
            return self.value(field.rule, self.top if field in self.rules.head else node, _around(lets))
        found = self.value_of(node, name)
        if isinstance(found, Target) and found.sign != "区间":
            return found.number
        if isinstance(found, Target):
            return self.within((node.path, name, "值"), "an interval as a number", found.band)
        is_text = isinstance(found, str) and field is not None and field.kind in ("目标", "量")
        return self.number((node.path, name, "值"), "words as a number") if is_text else found

    def _member(self, of: Member, node: Node, lets: Lets) -> Any:
        if of.of == THIS:
            return self.name(of.what, lets[THIS], {})
        if of.of == "上级" and node.above is not None:
            return node.above.name if of.what == "名称" else self.name(of.what, node.above, {})
        named = next((each for each in self.nodes if each.group is not None and each.name == of.of), None)
        if named is not None:
            found = self.name(of.what, named, {})
            return ZERO if found is NONE else found
        if not self.cell(node, of.of).present:
            return {"性质": "空", "方向": "无"}[of.what]
        target = self.value_of(node, of.of)
        known = isinstance(target, Target)
        return ("定量" if known else "定性") if of.what == "性质" else (target.direction if known else "无")

    # --- the tree

    def _over(self, over: Over, node: Node, lets: Lets) -> Any:
        """合计、平均、个数…… Rows without a score don't count where scores are read, nor, but in checks, rows outside."""
        named = {"": node, "上级": node.above, "全表": self.top} | {
            each.name: each for each in self.nodes if each.group
        }
        start, around = named[over.start] or self.top, _around(lets)
        found = start.parts if over.scope == "下级" else [e for e in start.below() if e.level == LEVELS[over.scope]]
        found = [each for each in found if IN_CHECK in lets or start.outside or not each.outside]
        if self._reads_score(Name(over.column)) or self._reads_score(over.condition):
            found = [each for each in found if self.score(each) is not NONE]
        held = [over.condition is None or bool(self.value(over.condition, each, around)) for each in found]
        if over.name in ("任一", "全部"):
            return (any if over.name == "任一" else all)(held)
        numbers = [
            self.value(Name(over.column), e, around) if over.column else 1
            for e, holds in zip(found, held, strict=True)
            if holds
        ]
        if over.name in ("合计", "个数"):
            return sum(numbers, ZERO)
        if not numbers:
            return self.number((node.path, id(over)), "nothing to aggregate")
        return (
            sum(numbers, ZERO) / len(numbers) if over.name == "平均" else (max if over.name == "最大" else min)(numbers)
        )

    def _reads_score(self, of: Any) -> bool:
        """Whether what is asked of a node is its own score, be it by a field that is worked out."""
        match of:
            case Name("得分"):
                return True
            case Name(name):
                field = self.rules.field_named(name)
                return field is not None and self._reads_score(field.rule)
            case Op(_, sides) | Call(_, sides):
                return any(map(self._reads_score, sides))
            case Label(_, number):
                return self._reads_score(number)
        return False

    # --- the form

    def full(self) -> Any:
        """满分: the total, with points in place of scores."""
        self.as_points = True
        try:
            return self.value(self.rules.total, self.top)
        finally:
            self.as_points = False

    def outcome(self) -> tuple[Fraction, str]:
        """总分、等级, after vetoes: the least of the totals, the worst of the grades."""
        failed = [
            (self.rules.checks[name], next((e for e in self.nodes if e.path == path), self.top))
            for name, path in self.failures()
        ]
        total = self.value(self.rules.total, self.top)
        lowered = [self._lowered(check, node) for check, node in failed if check.total is not None]
        total = min([total, *lowered])
        set_to = [check.grade for check, _ in failed if check.grade]
        if not self.rules.grade:
            return total, set_to[0] if set_to else ""
        order = [label for label, _ in self.rules.scales[self.rules.grade]]
        grade, top = (
            self.label(self.rules.grade, total),
            self.band(Tier(self.rules.grade, Words(order[0])), self.top, {}),
        )
        if not grade and total < top.low:
            return total, order[-1] if order[-1] in set_to else ""
        return total, max([grade, *set_to], key=["", *order].index)

    def _lowered(self, check: Check, node: Node) -> Any:
        """To what a veto lowers the total."""
        return self.value(check.total, node, {THIS: node, IN_CHECK: True})

    def failures(self) -> set[tuple[str, tuple[str, ...]]]:
        """The checks that aren't met, and of which nodes."""
        return {(check.name, path) for check in self.rules.checks.values() for path in self._fails(check)}

    def _fails(self, check: Check) -> Iterator[tuple[str, ...]]:
        of_score = self._reads_score(check.when) or self._reads_score(check.require)
        for node in [each for each in self.nodes if each.level == check.level] if check.level else [self.top]:
            if check.level and of_score and self.score(node) is NONE:
                continue
            lets = {THIS: node, IN_CHECK: True}
            if check.when is None or self.value(check.when, node, lets):
                if not self.value(check.require, node, lets):
                    yield node.path


def _around(lets: Lets) -> Lets:
    """What nodes that are aggregated, and fields that are worked out, know of where they are read."""
    return {name: lets[name] for name in (THIS, IN_CHECK) if name in lets}
