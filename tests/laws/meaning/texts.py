"""Rulesets as their writers write them, in three spellings (full-width, half-width, English keywords), and forms."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from tests.laws.meaning.written import (
    Band,
    Call,
    Check,
    Field,
    Form,
    Given,
    Group,
    Label,
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

from duheng.language.decimal import decimal_text

SPELLINGS = ("full", "half", "english")
BINDING = {"或": 1, "且": 2, "非": 3, "属于": 4, "不属于": 4, "+": 5, "-": 5, "×": 6, "÷": 6, "neg": 7}
SIGNS = {
    "full": {"+": "＋", "-": "－", "=": "＝", ">": "＞", "<": "＜", "≥": "≧"},
    "half": {"×": "*", "÷": "/", "≥": ">=", "≤": "<=", "≠": "!="},
    "english": {},
}
ENGLISH = dict(
    each.split("|")
    for each in (
        "若|if 则|then 否则|otherwise 得|gives 令|let 限于|clamp 至|to 修约|round 位小数|places 参数|parameter 档位|scale "
        "方法|method 模板|template 校验|check 替换|replace 补充|amend 删除|remove 待定|undetermined 且|and 或|or 非|not "
        "属于|in 有值|is_present 为空|is_empty 其他|else 一级|level1 二级|level2 三级|level3 四级|level4 字段|field 计分|scoring "
        "按|by 不计入总分|outside_total 可重复|repeatable 总分|total 等级|grade 对每个|for_each 当|when 要求|require 规则集|ruleset "
        "继承|extends （含）|(inclusive) （不含）|(exclusive) 起|from 可自选方法|may_name_its_method 不适用|not_applicable "
        "不属于|not_in 绝对值|absolute 四舍五入|round_half_up 舍去|round_down 进一|round_up 四舍六入五成双|round_half_even "
        "最大|max 最小|min 个数|count"
    ).split()
)
FUNCTIONS = ("round_half_up", "round_half_even", "round_down", "round_up")
LEVEL = {1: "一级", 2: "二级", 3: "三级", 4: "四级"}


class Texts:
    """A ruleset's lines in one spelling."""

    def __init__(self, spelling: str) -> None:
        self.spelling = spelling
        self.open, self.close, self.comma = ("（", "）", "，") if spelling == "full" else ("(", ")", ", ")

    def word(self, chinese: str) -> str:
        if self.spelling != "english" or chinese not in ENGLISH:
            return chinese
        found = ENGLISH[chinese]
        return found if found in FUNCTIONS else found.replace("_", " ")

    def line(self, *parts: str) -> str:
        """A line of keywords and texts, which only keywords change."""
        return "    " + " ".join(self.word(each) for each in parts if each)

    # --- expressions

    def told(self, of: Any, around: int = 0) -> str:
        match of:
            case Num():
                return of.text
            case Name():
                return of.name
            case Words():
                return f'"{of.text}"' if self.spelling == "half" else f"「{of.text}」"
            case Op():
                return self._operation(of, around)
            case Call():
                return f"{self.word(of.name)}{self._listed(*map(self.told, of.sides))}"
            case Member():
                return f"{of.of}.{of.what}"
            case Over():
                column = ".".join(each for each in (of.start, self.word(of.scope), of.column) if each)
                name = of.name if of.column else self.word(of.name)
                return name + self._listed(column, *([self.told(of.condition)] if of.condition is not None else []))
            case Given():
                return f"{of.of} {self.word('为空' if of.empty else '有值')}"
            case Label():
                return f"{of.scale}[{self.told(of.of)}]"
            case Tier():
                return f"{of.scale}[{of.of.text if isinstance(of.of, Words) else self.told(of.of)}]"
            case Band():
                ends = f"{self.told(of.low)}{self.comma}{self.told(of.high)}"
                return f"{'[' if of.low_in else self.open}{ends}{']' if of.high_in else self.close}"
            case Open():
                return f"{self.word('待定')} {self.told(of.band)}{self.comma}「由人判断」"
        return self.word("不适用")

    def _listed(self, *parts: str) -> str:
        return self.open + self.comma.join(parts) + self.close

    def _operation(self, op: Op, around: int) -> str:
        mine = BINDING.get(op.sign, 4)
        if op.sign in ("neg", "非"):
            text = ("-" if op.sign == "neg" else self.word("非") + " ") + self.told(op.sides[0], mine + 1)
        elif op.sign in ("且", "或", "属于", "不属于"):
            text = f" {self.word(op.sign)} ".join(self.told(each, mine + 1) for each in op.sides)
        else:
            text = self.told(op.sides[0], mine if op.sign in BINDING else mine + 1)
            for sign, side in zip(op.sign.split(), op.sides[1:], strict=True):
                text += f" {SIGNS[self.spelling].get(sign, sign)} {self.told(side, mine + 1)}"
        return self._listed(text) if mine < around else text

    # --- declarations

    def method(self, method: Method, modifier: str = "") -> list[str]:
        lines = [self.line(modifier, "方法", method.name)]
        lines += [self.line("令", name, "=", self.told(value)) for name, value in method.lets]
        for number, clause in enumerate(method.clauses):
            result = self.told(clause.result)
            if clause.cells:
                if not number or not method.clauses[number - 1].cells:
                    lines.append(self._row(*method.head, "得分"))
                lines.append(self._row(*map(self.word, clause.cells), result))
            elif clause.condition is not None:
                lines.append(self.line("若", self.told(clause.condition), "则", result))
            else:
                lines.append(self.line("否则" if number or modifier else "得", result))
        finish = []
        if method.clamp is not None:
            finish.append(self.line("限于", self.told(method.clamp[0]), "至", self.told(method.clamp[1])))
        if method.round is not None:
            mode = "" if method.round[1] == "四舍五入" else self.comma + method.round[1]
            finish.append(self.line("修约", str(method.round[0]), "位小数") + mode)
        return lines + finish[:: -1 if method.round_first else 1]

    def _row(self, *cells: str) -> str:
        return f"        | {' | '.join(cells)} |"

    def parameter(self, name: str, dated: list[tuple[int, Any]], modifier: str = "") -> str:
        (_, first), *later = dated
        said = self.line(modifier, "参数", name, "=", self.told(first))
        return said + "".join(f"{self.comma}{year}-01-01 {self.word('起')} {self.told(value)}" for year, value in later)

    def scale(self, name: str, bands: list[tuple[str, Band]], modifier: str = "") -> list[str]:
        said = [self.line(modifier, "档位", name)]
        for label, band in bands:
            high, low = (self.word("（含）" if each else "（不含）") for each in (band.high_in, band.low_in))
            said.append(f"    {label}: {self.told(band.high)}{high} {self.word('至')} {self.told(band.low)}{low}")
        return said

    def group(self, group: Group) -> str:
        said = self.line(
            LEVEL[group.level], group.name, f"{number(group.points)}分" if group.points is not None else ""
        )
        said += f"{self.comma}{self.word('不计入总分')}" if group.outside else ""
        said += f"{self.comma}{self.word('可重复')}" if group.repeats else ""
        return said + (f"{self.comma}{self.word('按')} {group.method}" if group.method else "")

    def field(self, field: Field) -> str:
        said = self.line("字段", field.name)
        return f"{said}: {field.kind}" if field.rule is None else f"{said} = {self.told(field.rule)}"

    def scoring(self, head: tuple[str, ...], lines: list[tuple[Any, str, tuple[str, ...]]]) -> list[str]:
        rows = [self._row(*cells, self.word(method)) for _, method, cells in lines]
        return [self.line("计分"), self._row(*head, "方法"), *rows] if lines else []

    def check(self, check: Check, modifier: str = "") -> list[str]:
        return [
            self.line(modifier, "校验", check.name),
            *([self.line("对每个", LEVEL[check.level])] if check.level else []),
            *([self.line("当", self.told(check.when))] if check.when is not None else []),
            self.line("要求", self.told(check.require)),
            *([self.line("则", "总分", self.told(check.total))] if check.total is not None else []),
            *([self.line("则", "等级", check.grade)] if check.grade else []),
        ]

    def template(self, rules: Rules) -> list[str]:
        grade = [self.line("等级", f"{rules.grade}[{self.word('总分')}]")] if rules.grade else []
        return [
            self.line("模板", "表"),
            *map(self.field, rules.head),
            *map(self.group, rules.all_groups()),
            self.line(rules.rows, "可自选方法"),
            *map(self.field, rules.fields),
            *self.scoring(rules.score_head, rules.scoring),
            self.line("总分", self.told(rules.total)),
            *grade,
        ]

    def ruleset(self, rules: Rules, name: str) -> str:
        """A ruleset that inherits nothing."""
        lines = [self.line("规则集", name, "「例」")]
        lines += [self.parameter(*each) for each in rules.params.items()]
        lines += [line for each in rules.scales.items() for line in self.scale(*each)]
        lines += [line for each in rules.methods.values() for line in self.method(each)]
        lines += self.template(rules)
        lines += [line for each in rules.checks.values() for line in self.check(each)]
        return "\n".join(lines) + "\n"


def number(of: Fraction) -> str:
    """A number in decimals."""
    return decimal_text(of)


def form_text(form: Form) -> str:
    """A form as YAML."""
    said = [f"年度: {form.year}", *(f'{name}: "{cell.text}"' for name, cell in form.head.items() if cell.text), "指标:"]
    for row in form.rows:
        levels = [*list(LEVEL.values())[: len(row.path) - 1], form.level if len(row.path) > 1 else "一级"]
        pairs = [*zip(levels, row.path, strict=True), ("计分方法", row.method)]
        pairs += [("分值", number(row.points))] if row.points is not None else []
        pairs += [(name, cell.text) for name, cell in row.cells.items()]
        said.append("  - {" + ", ".join(f'{name}: "{text}"' for name, text in pairs if text) + "}")
    return "\n".join(said) + "\n"
