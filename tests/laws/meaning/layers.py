"""A ruleset cut in two: a parent that differs, and a child whose 替换, 补充 and 删除 make it what it should be."""

from __future__ import annotations

from copy import deepcopy
from random import Random

from tests.laws.meaning.expressions import percent, points
from tests.laws.meaning.texts import Texts
from tests.laws.meaning.written import Check, Clause, Field, Group, Method, Name, Op, Rules

PARENT, CHILD = "990000/2024", "990101/2024"
ODDS = 0.5
NEVER = Op(">", (Name("分值"), points(1000)))


def parent_and_child(rules: Rules, chance: Random) -> tuple[str, str]:
    """The texts of a parent and of its child, which together mean a ruleset."""
    cut = _Cut(rules, chance)
    lines = [f"规则集 {CHILD} 「子」", f"    继承 {PARENT}", *cut.child()]
    return cut.texts.ruleset(cut.parent, PARENT), "\n".join(lines) + "\n"


class _Cut:
    def __init__(self, rules: Rules, chance: Random) -> None:
        self.rules, self.chance, self.texts = rules, chance, Texts("full")
        self.parent = deepcopy(rules)

    def _now(self) -> bool:
        return self.chance.random() < ODDS

    def child(self) -> list[str]:
        """The child's lines; ``parent`` is changed along."""
        lines = [line for name in self.rules.params if self._now() for line in self._parameter(name)]
        lines += [line for name in self.rules.methods if self._now() for line in self._method(name)]
        lines += [line for name in self.rules.checks if self._now() for line in self._check(name)]
        self.parent.checks["多余的校验"] = Check("多余的校验", 0, None, Op("<", (Name("总分"), points(0))), points(0))
        self.parent.methods["多余的方法"] = Method("多余的方法", [Clause(None, Name("分值"))])
        return [*lines, "删除 校验 多余的校验", "删除 方法 多余的方法", *self._template()]

    def _parameter(self, name: str) -> list[str]:
        number = self.rules.params[name][0][1]
        self.parent.params[name] = [(0, points(9) if number.text.endswith("分") else percent(77))]
        return [self.texts.parameter(name, self.rules.params[name], "替换")]

    def _method(self, name: str) -> list[str]:
        """替换 the whole, or 补充 its first lines, its 令 and its limits, which come before the parent's or replace it."""
        method, above = self.rules.methods[name], self.parent.methods[name]
        first = method.clauses[0]
        if len(method.clauses) == 1 or first.cells or first.condition is None or self._now():
            above.clauses, above.head, above.lets, above.round = [Clause(None, points(3))], (), [], (1, "进一")
            return self.texts.method(method, "替换")
        above.clauses = above.clauses[1:]
        above.clamp = (points(2), points(3)) if method.clamp else None
        above.round = (1, "进一") if method.round else None
        mine = Method(name, [first], clamp=method.clamp, round=method.round, round_first=method.round_first)
        return self.texts.method(mine, "补充")

    def _check(self, name: str) -> list[str]:
        check, above = self.rules.checks[name], self.parent.checks[name]
        above.require, above.when, above.level = Op("≥", (Name("总分"), points(99))), None, 0
        return self.texts.check(check, "替换")

    def _template(self) -> list[str]:
        """Points and methods of groups, a field worked out otherwise, the first line of the 计分 table, the total."""
        lines = ["补充 模板 表"]
        for group, above in zip(self.rules.groups, self.parent.groups, strict=True):
            if group.points is not None and self._now():
                above.points = group.points + 7
                lines.append(self.texts.group(group))
                lines += [
                    line for part, old in zip(group.parts, above.parts, strict=True) for line in self._part(part, old)
                ]
        rate = next(each for each in self.rules.fields if each.name == "完成率")
        self.parent.fields = [
            Field(each.name, each.kind, percent(1)) if each == rate else each for each in self.parent.fields
        ]
        lines += [f"    {self.rules.rows}", self.texts.field(rate)]
        if len(self.rules.scoring) > 1:
            self.parent.scoring = self.parent.scoring[1:]
            lines += self.texts.scoring(self.rules.score_head, self.rules.scoring[:1])
        self.parent.total = points(1)
        return [*lines, f"    总分 {self.texts.told(self.rules.total)}"]

    def _part(self, part: Group, above: Group) -> list[str]:
        if part.points is None:
            return []
        above.points = part.points + 1
        return [self.texts.group(part)]
