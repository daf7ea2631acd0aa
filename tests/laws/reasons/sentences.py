"""A sentence that says why a score is what it is, followed by a reader who believes nothing that he can work out.

It is read clause by clause, in Chinese or English. What it says is compared with what it shows: an ``=`` is exact, a
``≈`` agrees to its digits, conditions hold or don't as is said, 限于 and 修约 give what they say, and the last number is
the score. ``Reading`` has what was wrong, what couldn't be read, and what was worked out.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any

from tests.laws.reasons.formulas import Interval, Nonsense, Reader, Unread, Words, as_number, as_truth
from tests.laws.reasons.numbers import DIGITS, NOTHING, OR_NONE, Number, Senseless, alike, read_number, rounded

ENGLISH = [
    (r"(.*) doesn't hold", r"\1 不成立"),
    (r"whether (.*) can't be told", r"\1 不能判定"),
    (r"no earlier line applies", "规则的前几行都不适用"),
    (r"the score is (\S+)", r"得 \1 分"),
    (r"the score is (\S+) either way", r"都得 \1 分"),
    (r"the claimed score counts: (\S+)", r"按自评得分 \1 分计"),
    (r"(.*) missing", r"没有\1"),
    (r"above the limit of (.*): (\S+)", r"高于上限 \1，得 \2"),
    (r"below the limit of (.*): (\S+)", r"低于下限 \1，得 \2"),
    (r"held between (.*) and (.*): (\S+)", r"限于 \1 至 \2，得 \3"),
    (r"rounded to (\d+) places?: (\S+)", r"修约 \1 位小数得 \2"),
    (r"rounded to (\d+) places? \((\w+)\): (\S+)", r"修约 \1 位小数（\2）得 \3"),
    (r"one part only: (\S+)", r"只有一项：\1"),
    (r"one part only", "只有一项"),
    (r"no part applies", "各项都不适用"),
    (r"there is nothing to add up", "没有可加的项"),
    (r"sum of (\d+) parts(.*)", r"\1 项合计\2"),
    (r"(\d+) more not applicable", r"另有 \1 项不适用"),
    (r"not applicable", "不适用"),
    (r"the veto .* may take effect", "一票否决可能生效"),
    (r"taken as (\S+)", r"按 \1 计"),
]
ENGLISH_HEADS = [
    ("units differ, so no method can be chosen", "单位不同，不能选定计分方法"),
    ("units differ, so there is no score", "单位不同，不能计算"),
    ("a % may be missing, so there is no score", "不知道是不是漏写了 %，不能计算"),
    ("dates can't be multiplied or divided", "日期不能相乘除"),
    ("a divisor is zero, so there is no score", "除数为零，不能计算"),
    ("a divisor is negative, so the ratio means nothing", "除数是负数，比例没有意义"),
    (
        "what the scoring table looks at isn't clear, but every method that may fit gives ",
        "计分表要看的内容不确切，但按哪个方法都得 ",
    ),
    (
        "what the scoring table looks at isn't clear, so no method can be chosen",
        "计分表要看的内容不确切，不知按哪个方法计分",
    ),
    ("the ruleset doesn't say how to score it", "规则没有说怎样计分"),
    ("the ruleset has no method of the name that the row writes", "规则里没有这一行写的计分方法"),
    ("the form has no rows for it", "没有填写这一类指标"),
    ("no line applies", "没有一行适用"),
]
MODES = {"round_half_up": "四舍五入", "round_down": "舍去", "round_up": "进一", "round_half_even": "四舍六入五成双"}
WITHOUT = [chinese for _, chinese in ENGLISH_HEADS if not chinese.endswith(" ")]
HIDDEN = (
    "单位不同，不能计算：",
    "不知道是不是漏写了 %，不能计算：",
    "日期不能相乘除：",
    "除数为零，不能计算：",
    "除数是负数，比例没有意义：",
)
LIMIT = re.compile(r"高于上限 |低于下限 |限于 ")
SHOWN = (r"^\S+ [是否]$", r"^\S+ (yes|no|是|否)$")
REASON = ("：", r": (?![>≈−？\d])")
AFTER_REASON = (
    r"；(?=高于上限 |低于下限 |限于 |修约 )",
    r"; (?=above the limit of |below the limit of |held between |rounded to )",
)
VETOED = (
    r"一票否决「[^」]*」生效，总分定为 (\S+)（原为 \S+）",
    r'The veto "[^"]*" takes effect: the total is set to (\S+) \(was \S+\)',
)
SHOWS = re.compile(r"(.*) (=|≈) ([^\s（）()]+)")
"""A formula, and what it is said to come to."""
STEP = re.compile(r"高于上限 |低于下限 |限于 |修约 |按 \S+ 计$|一票否决|另有 \d+ 项不适用$")


@dataclass
class Facts:
    """What a reader has in hand: what is said under a name, what the row claims, and all numbers that stand on the
    form or in the rules."""

    named: dict[str, str] = field(default_factory=dict)
    claimed: Fraction | None = None
    truths: dict[str, Any] = field(default_factory=dict)
    numbers: frozenset[Fraction] = frozenset()


@dataclass
class Reading:
    """``last`` is what the sentence ends with; ``worked`` counts what was worked out, ``trusted`` what couldn't be."""

    faults: list[str] = field(default_factory=list)
    unread: list[str] = field(default_factory=list)
    worked: int = 0
    trusted: int = 0
    last: Number | None = None
    none: bool = False


def read(sentence: str, facts: Facts, language: str = "zh") -> Reading:
    """Follow a sentence."""
    text = sentence.replace("\xa0", " ")
    following = Following(facts, english=language == "en")
    try:
        following.sentence(text)
    except Unread as unread:
        following.reading.unread.append(f"{unread} in {text}")
    except Senseless as senseless:
        following.reading.faults.append(f"{senseless}: {text}")
    return following.reading


class Following:
    """One sentence being followed: ``now`` is the number that it has come to."""

    def __init__(self, facts: Facts, *, english: bool) -> None:
        self.facts, self.english, self.reading = facts, english, Reading()
        self.known: dict[str, Any] = {}
        self.now: Number | None = None
        self.shown: Number | None = None
        self.senseless = False

    def sentence(self, text: str) -> None:
        text = text.replace(" (or not applicable)" if self.english else "（或不适用）", OR_NONE)
        if self.english:
            text = self._headed(text.replace(" is present", " 有值").replace(" is empty", " 为空"))
        vetoed = re.match(VETOED[self.english], text)
        if vetoed is not None:
            self.now = self.shown = number_of(vetoed[1])
            text = text[vetoed.end() :].lstrip("；; ")
            if not text:
                self.reading.last = self.now
                return
        if text in WITHOUT:
            self.reading.none = True
            return
        alike_ = re.fullmatch(r"计分表要看的内容不确切，但按哪个方法都得 (\S+?)(?: 分)?", text)
        if alike_ is not None:
            self._score(number_of(alike_[1]))
        else:
            self._clauses(text)
        self.reading.last = self.now

    def _headed(self, text: str) -> str:
        """A sentence whose beginning says why there is no score, with that in Chinese."""
        for other, chinese in ENGLISH_HEADS:
            if text.startswith(other):
                return chinese + text[len(other) :]
        return text

    def _clauses(self, text: str) -> None:
        text = self._headed(text) if self.english else text
        hidden = next((each for each in self._hidden() if text.startswith(each)), None)
        if hidden is not None:
            text, self.senseless = text[len(hidden) :], True
        if text.startswith(tuple(each + (";" if self.english else "；") for each in WITHOUT)):
            self.senseless = True
            return self._clauses(text.partition(";" if self.english else "；")[2].lstrip())
        borrowed = re.match(r"by ([^:\s]+): " if self.english else r"按 ([^：\s]+)：", text)
        if borrowed is not None:
            self.known = {}
            return self.sentence(text[borrowed.end() :])
        clause, mark, rest = first_clause(text, self.english)
        if self._reasoned(text):
            return None
        said = self._in_chinese(clause)
        if LIMIT.match(said) and "，得 " not in said:
            gives, mark, rest = first_clause(rest, self.english)
            said = f"{said}，{gives}"
        self._clause(said, mark, rest)
        return self._clauses(rest) if rest else None

    def _hidden(self) -> Iterator[str]:
        for _, chinese in ENGLISH_HEADS:
            if chinese + "：" in HIDDEN:
                yield chinese + (": " if self.english else "：")

    def _in_chinese(self, clause: str) -> str:
        for pattern, chinese in ENGLISH if self.english else ():
            found = re.fullmatch(pattern, clause)
            if found is not None:
                return found.expand(chinese)
        return clause

    # --- clauses

    def _reasoned(self, text: str) -> bool:
        """待定, which a reason may follow to the sentence's end, whatever it says."""
        head = "open, " if self.english else "待定 "
        if not text.startswith(head):
            return False
        self._open(text[len(head) :])
        return True

    def _open(self, text: str) -> None:
        said, *reason = re.split(REASON[self.english], text, maxsplit=1)
        first, _, rest = first_clause(said, self.english)
        formula, equal, span = first.rpartition(" = ")
        if equal:
            self.now = self.shown = number_of(span)
            self._equal(as_number(self._value(formula)), self.now, "=", first)
        else:
            self._range(number_of(first), first)
        _, *steps = re.split(AFTER_REASON[self.english], reason[0], maxsplit=1) if reason else [""]
        for each in [rest] * bool(rest) + steps:
            self._clauses(each)

    def _range(self, span: Number, clause: str) -> None:
        """A range that a formula before it gives, or that stands for itself."""
        before, self.now, self.shown = self.now, span, span
        if before is None or not before.known or self.senseless:
            return
        self._judge(before.meets(span) and (before.near or span.near or before.holds(span)), f"{clause} of {before}")

    def _clause(self, clause: str, mark: str, rest: str) -> None:
        for pattern, method in CLAUSES:
            found = pattern.fullmatch(clause)
            if found is not None:
                method(self, found)
                return
        stepped = not rest or STEP.match(self._in_chinese(first_clause(rest, self.english)[0]))
        if (
            not stepped
            and mark == "；"
            and re.match(r"[^\s（(]+ = ", clause)
            and not clause.endswith((" 不成立", " 不能判定"))
        ):
            self._let(clause)
        elif stepped or (mark == "；" and SHOWS.fullmatch(clause)):
            self._formula(clause)
        else:
            self._condition_or_formula(clause)

    def _let(self, clause: str) -> None:
        name, _, told = clause.partition(" = ")
        try:
            self.known[name] = self._worked_out(told)
        except Senseless as senseless:
            if SHOWS.fullmatch(told):
                raise
            self.known[name] = Nonsense(str(senseless))

    def _worked_out(self, told: str) -> Any:
        """``35万元 ÷ 64.22万元 ≈ 54.5%``: what the formula gives, once what is shown of it agrees."""
        split = SHOWS.fullmatch(told)
        if split is None:
            return self._value(told)
        formula, sign, shown_text = split.groups()
        shown = read_number(("≈" if sign == "≈" else "") + shown_text)
        value = self._value(formula)
        if shown is None or not isinstance(value, Number | Interval):
            if shown is None:
                return value
            self.reading.trusted += 1
            return shown
        found = as_number(value)
        self._equal(found, shown, sign, told)
        return found if found.known else shown

    def _formula(self, clause: str) -> None:
        value = self._worked_out(clause)
        split = SHOWS.fullmatch(clause)
        self.now = as_number(value)
        if split is not None:
            self.shown = read_number(("≈" if split[2] == "≈" else "") + split[3])
        else:
            self.shown = self.now

    def _condition_or_formula(self, clause: str) -> None:
        value = self._value(clause)
        if isinstance(value, Number):
            self.now = self.shown = value
        elif isinstance(value, Interval):
            self.now = self.shown = as_number(value)
        elif isinstance(value, Words) and value.text.startswith("没有"):
            pass
        else:
            self._truth(None if re.search(SHOWN[self.english], clause) else as_truth(value), True, clause)

    # --- what a clause says

    def _fails(self, found: re.Match[str]) -> None:
        self._truth(as_truth(self._value(found[1])), False, found[0])

    def _unsure(self, found: re.Match[str]) -> None:
        truth = as_truth(self._value(found[1]))
        self._judge(truth is None, found[0])

    def _given(self, found: re.Match[str]) -> None:
        self.reading.trusted += 1

    def _lacks(self, found: re.Match[str]) -> None:
        self.now = self.shown = None

    def _scores(self, found: re.Match[str]) -> None:
        self._score(number_of(found[1]))

    def _score(self, score: Number) -> None:
        if self.now is not None and self.now.known:
            self._judge(self.now.meets(score), f"得 {score} after {self.now}")
        self.now = self.shown = score

    def _claimed(self, found: re.Match[str]) -> None:
        self.now = self.shown = number_of(found[1])
        if self.facts.claimed is not None:
            self._judge(self.now.meets(Number(self.facts.claimed, self.facts.claimed)), found[0])

    def _limited(self, found: re.Match[str]) -> None:
        """``高于上限 E，得 N``: what was there is above E, and N is E."""
        before, limit, after = self.now, as_number(self._value(found[2])), number_of(found[3])
        if limit.known:
            self._judge(limit.meets(after), f"{found[0]}: the limit is {limit}")
        if before is not None and not before.near:
            ends = (limit.high, before.low) if found[1] == "高于上限" else (before.high, limit.low)
            sure = None not in ends and ends[0] <= ends[1]
            self._judge(sure or (limit.near and limit.meets(before)), f"{found[0]} after {before}")
        self.now = limit if limit.known else after
        self.shown = after

    def _held(self, found: re.Match[str]) -> None:
        low, high, after = as_number(self._value(found[1])), as_number(self._value(found[2])), number_of(found[3])
        if low.low is not None and high.low is not None and high.high is not None and after.known:
            whole = Number(min(low.low, high.low), high.high)
            self._judge(after.meets(whole) and (after.near or whole.holds(after)), f"{found[0]}: {whole}")
        self.now = self.shown = after

    def _rounded(self, found: re.Match[str]) -> None:
        places, mode, after = int(found[1]), found[2] or "四舍五入", number_of(found[3])
        mode = MODES.get(mode, mode)
        for before in (self.now, self.shown):
            if before is None or before.low is None or before.high is None:
                self.reading.trusted += 1
                continue
            if before is self.shown and before.near and before.low != before.high:
                middle = (before.low + before.high) / 2
                self._judge(Number(*[rounded(middle, places, mode)] * 2).meets(after), f"{found[0]} of {middle}")
            else:
                low, high = (rounded(each, places, mode) for each in (before.low, before.high))
                self._judge(Number(low, high).meets(after), f"{found[0]} of {before}")
        self.now = self.shown = after

    def _only(self, found: re.Match[str]) -> None:
        self.now = self.shown = number_of(found[1])

    def _many(self, found: re.Match[str]) -> None:
        self.reading.trusted += 1
        self.now = self.shown = number_of(found[2] or found[3].replace("≈ ", "≈")) if found[2] or found[3] else None

    def _taken(self, found: re.Match[str]) -> None:
        """What is left open at an end is taken within limits: nothing that was known to be possible is left out."""
        before, self.now = self.now, number_of(found[1])
        self.shown = self.now
        self._judge(before is None or not before.known or before.holds(self.now), found[0])

    def _doubted(self, found: re.Match[str]) -> None:
        """What comes after isn't what was worked out before, which it may only lower."""
        self.now = self.shown = None

    def _nothing(self, found: re.Match[str]) -> None:
        self.reading.none = found[0] in ("不适用", *WITHOUT)

    # --- judging

    def _value(self, formula: str) -> Any:
        try:
            return Reader(self.facts.truths | self.known, self._named, self._bare, self._equal).read(formula)
        except Senseless:
            if self.senseless:
                return NOTHING
            raise

    def _named(self, name: str, value: Any) -> None:
        """A value beside a name is the form's own."""
        said = self.facts.named.get(name)
        if said is None:
            self.reading.trusted += 1
            return
        number = read_number(said.replace(",", "").replace("，", ""))
        if isinstance(value, Number) and number is not None:
            alike(value.kind, number.kind)
            self._judge(value.meets(number), f"{name} {value} is {said}")
        elif isinstance(value, Words):
            self._judge(value.text in said, f"{name} {value.text} is {said}")

    def _bare(self, said: str) -> None:
        """A number without a name is one of the form's, or of the rule's own."""
        digits = re.fullmatch(rf"({DIGITS})[^\d～]*", said)
        if digits is not None and self.facts.numbers:
            self._judge(abs(Fraction(digits[1].replace("−", "-"))) in self.facts.numbers, f"{said} stands nowhere")

    def _equal(self, value: Number, shown: Number, sign: str, told: str) -> None:
        if value.kind != shown.kind and shown.kind:
            alike(value.kind, shown.kind)
        if not value.known:
            self.reading.trusted += 1
            return
        if sign == "=" and not value.near and (value.low == value.high or not shown.near):
            self._judge((value.low, value.high) == (shown.low, shown.high), told)
        elif sign == "=" or value.near or value.low != value.high:
            self._judge(value.meets(shown), told)
        else:
            self._judge(value.meets(shown) and value.low != middle_of(shown), told)

    def _truth(self, truth: Any, said: bool, clause: str) -> None:
        if truth is None:
            self.reading.trusted += 1
        else:
            self._judge(truth is said, clause)

    def _judge(self, right: bool, told: str) -> None:
        self.reading.worked += 1
        if not right:
            self.reading.faults.append(told)


def middle_of(number: Number) -> Fraction | None:
    if number.low is None or number.high is None:
        return None
    return (number.low + number.high) / 2


def number_of(text: str) -> Number:
    """A number that is said; one that is ``OR_NONE`` as well."""
    text = text.removesuffix(OR_NONE)
    found = read_number(text.strip())
    if found is None:
        raise Unread(text)
    return found


def first_clause(text: str, english: bool) -> tuple[str, str, str]:
    """What stands before the first comma outside brackets and quotes, the comma, and the rest."""
    depth, quoted, marks = 0, False, {", ": "，", "; ": "；"} if english else {"，": "，", "；": "；"}
    for place, sign in enumerate(text):
        quoted = not quoted if sign == '"' else sign == "「" or (quoted and sign != "」")
        if quoted:
            continue
        depth += (sign in "（([") - (sign in "）)]")
        for mark, plain in marks.items():
            if depth == 0 and text.startswith(mark, place):
                return text[:place], plain, text[place + len(mark) :]
    return text, "", ""


Method = Callable[[Following, "re.Match[str]"], None]
CLAUSES: list[tuple[re.Pattern[str], Method]] = [
    (re.compile(pattern), method)
    for pattern, method in (
        (r"(.*) 不成立", Following._fails),
        (r"(.*) 不能判定", Following._unsure),
        (r"(.*) (?:为空|有值)", Following._given),
        (r"规则的前几行都不适用|各项都不适用|没有可加的项|不适用|没有填写这一类指标", Following._nothing),
        (r"没有(\S+)", Following._lacks),
        (r"都?得 (\S+) 分", Following._scores),
        (r"按自评得分 (\S+) 分计", Following._claimed),
        (r"(高于上限|低于下限) (.*)，得 (\S+)", Following._limited),
        (r"限于 (.*) 至 (.*)，得 (\S+)", Following._held),
        (r"修约 (\d+) 位小数(?:（(\w+)）)?得 (\S+)", Following._rounded),
        (r"只有一项：(\S+)", Following._only),
        (r"只有一项|另有 \d+ 项不适用", Following._nothing),
        (r"一票否决.*可能生效", Following._doubted),
        (r"按 (\S+) 计", Following._taken),
        (r"(\d+) 项合计(?: = (\S+)| (≈ \S+))?", Following._many),
    )
]
