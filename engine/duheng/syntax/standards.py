"""Scoring standards in the words of a document as the lines of a method: each part of a sentence says what gives what.

重点支出安排率≥90%，计5分；80%(含)-90%，计4分；低于60%不得分: 若 … 则 … for each part, 否则 … for 其他 and for what is taken off
step by step, and 限于 0 至 分值 for 扣完为止.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import islice

from duheng.record import Record
from duheng.syntax.asked import asked_in_words, of_what_it_names, sub_points
from duheng.syntax.demands import SIGN, with_condition
from duheng.syntax.narrow import BLANKS, narrow, without_texts
from duheng.syntax.phrases import ONE_IN_WORDS, STEPS_IN_WORDS, likely_meant, name_meant
from duheng.syntax.ranges_in_words import range_meant, range_pattern
from duheng.syntax.shared_ends import is_loose, side_by_side
from duheng.syntax.slips import mended
from duheng.syntax.steps import ABOVE_LIMIT, BELOW_LIMIT, OVERDUE, SHARES, at_most, overdue, overdue_read, steps_read
from duheng.syntax.words import words

WORDY = re.compile(r"(?<![^\W\d_])(?!(?:未|没有)[^\W\d_]{1,6}(?![^\W\d_]))[^\W\d_]{7,}")
"""More letters on end than the names of a form's fields mostly have."""
_QUOTES = re.compile("[“”]")
_OF_KIND = re.compile(
    r"^(?:\s*[（(]?[\d一二三四五六七八九十]+[）)、.．])?\s*(?:定量|正向|数量)指标(?=达到?|完成|未|实际)"
)
"""定量指标达到指标值的: of which rows the whole sentence speaks."""
_ACHIEVED = re.compile(r"^完成(?=[^\W\d]{3,})(?![率比及进情程数值量时度额质])")
_LETTER = re.compile(r"[(（][xX][)）]|(?<![A-Za-z0-9%％≤≥<>＜＞≦≧])[xX](?=\s*[<>≤≥＜＞≦≧])")
"""The letter for what is compared, beside its name or instead of it."""
_BESIDE = re.compile(r"^\s*与[^，,。；;]{2,12}相比[，,]\s*")
_HELD = re.compile("控制在")
_DONE = re.compile(r"(?<![^\W\d])完成(?:年度|全年)?(?:目标)?(?:任务|计划)?(?=\d[\d.]*(?:[-~～—至]\d[\d.]*)?(?:[%％]))")
_ACTUAL = re.compile("(?:全年|年度)?(?:实际)?完成值|(?:全年|年度)实际值")
_TARGET = re.compile("(?:年度|年初|预期)?(?:目标|计划|预期)值|(?:年度|年初|预期)指标值")
_WHOLE = re.compile(r"不[足满](?!扣)[^,;。]*?(?P<way>不[予再]?[扣计加]分?|[按以]\S*[计算扣]分?)")
"""不足5%的不扣: what becomes of a step that isn't a whole one."""
_LONGEST = 80
"""Characters of a part of a sentence."""
_PHRASE = re.compile(r"[^,;。]+")
_NUMBERED = re.compile(
    r"\s*(?:\(?[\d一二三四五六七八九十]+\)|[\d一二三四五六七八九十]+[.、](?!\d)|第\w+?[条款项点]|[①-⑳])\s*"
)
_LABEL = re.compile(
    rf"(?:{_NUMBERED.pattern})?(?P<name>[^\W\d]{{2,16}})\s*"
    r"(?:\(\s*(?:满分)?(?P<points>\d[\d.]*)\s*分\s*\)\s*[:,]?|:)\s*(?=\S)"
)
_HEADING = re.compile("(?:计分|评分|赋分|打分|评价|考核)?(?:标准|办法|方法|规则|细则)|说明|注|备注|其中")
"""What stands before a standard without saying whose it is."""
_LEADING = re.compile(r"(?:(?:如果?|若|当|凡是?|对于?)\s*)?")
_OTHERWISE = re.compile(r"(?:否则|其[余他它](?:情况|的)?)[的,: ]*")
_WHEN = "(?:的情况下|的时候|的|(?<![及按准实定随])时)"
_THIS = "(?:[该本此](?:项|个|(?:项|个)?(?:三级)?指标))"
_BORDER = re.compile(
    rf"{_WHEN}?\s*,?\s*{_THIS}?"
    r"(?=(?<!不)[得计记给扣减加按酌]|不(?:[得计给扣]分|予))"
)
_BORDERS = 6
_SHARE = re.compile(r"\d[\d.]*\s*%")
_GIVES = re.compile(r"[得计记给为按]?\s*(.*?\S)(?:[得计记给]分|计算?)?")
_RESULT = re.compile(r"\d[\d.]*分?|扣[除减]?\d[\d.]*%|.*(?:分值|自评得分|待定).*")
_OF_THE_SAME = re.compile(r"[\d<>≤≥±]|不?[大小高低少多]于|不?超过|不足|达到?|在(?!\w*前)")
_BETWEEN_NUMBERS = re.compile(
    r"(?P<low>\d[\d.]*[^\W\d]*\s*[%‰]?)\s*(?P<least>[<≤])\s*(?P<name>[^\W\d]+)\s*(?=[<≤]\s*\d)"
)
"""10%＜结转结余率≤20%: its lower end and its name."""
_NO_LESS = re.compile("直?至?扣完为止|满分为止|不得负分|不计负分|最低[得为]?0分|最高不?超?过?分值|最高得?满分")
_COMPARISON = re.compile(r"\S+\s+(?P<left>[^\W\d]+)\s*(?P<sign>[=≥≤<>]|不?属于)\s*(?P<right>\S+)\s")
"""若 执行率 ≥ 90% 则 …: what is compared with what."""
_OPERANDS = re.compile(r"[<>≤≥=]|不?属于")
_SAYS_MORE = re.compile(
    r"[大小高低多少]于|超[过出]|达到|不[足满]|不到(?!位)|偏离(?![度率])|以[上下内外]|百分点|[的每或/]"
    r"|[比较](?:目标|指标|计划|预算)|^(?:在\d|第)|^按[时期]$|^[该本此]?项?最[高低多少]|^$"
    r"|(?<!提)[前后]$|(?<!存)在$|[①-⑳]|^[^\W\d].*[\d一两][次起件项处个人天]$"
)
"""What stands in a name only where more was taken for it: 超过目标值 ≥ 150%."""
_SIDES = {
    **dict.fromkeys("≥>", ("", BELOW_LIMIT)),
    **dict.fromkeys("≤<", ("", ABOVE_LIMIT)),
    "=": ("", BELOW_LIMIT, ABOVE_LIMIT),
    "属于": (),
    "不属于": (),
}
"""On which side of a limit steps may lie behind a line that gives all on the other."""
_SHARE_OF_RANKS = re.compile(r"(?:排名|名次|位次) (?:[<>≤≥=]|属于) [\[(]?\d[\d.]*\s*%")
_CLAUSE = re.compile(r"[^,每]+的?,(?=每)")
"""超支的，每超1%扣1分: when steps count."""
_OVERSPENT = "超支"
_DIGITS = re.compile(r"\d[\d.]*")
_PIECES = re.compile(r"\d[\d.]*[^\W\d]+")
_AMOUNT = re.compile(r"(?:成本|费用|金额|资金|经费|投资|支出|预算数?)$")
"""What is money, so that 每超1% is 1% of it."""
_NO_NAME = re.compile("[每的与和占等未不得扣计若如当凡且或]|完成$|达到?$|实现$|超过|超出|达到|[高低大小多少]于")


class Standard(Record):
    """The lines that a sentence's parts are, in the order of a method.

    ``named`` is what the sentence compares by a name of its own, ``fields`` the template's lines for what is asked in
    mere words, ``row`` the template's line of the row whose standard it is, where it says that: 在职人员控制率（5分）：….
    """

    lines: tuple[str, ...]
    named: str = ""
    fields: str = ""
    row: str = ""


def standard_of(text: str) -> Standard | None:
    """What a sentence says that is a standard in all of its parts; None for any other."""
    label = _LABEL.match(narrow(text))
    said = text[label.end() if label else 0 :]
    line, fields = sub_points(narrow(said))
    found = Standard((line,), fields=fields) if line else _of_parts(said)
    if found is None:
        return None
    return (
        found if label is None or _HEADING.fullmatch(label["name"]) else _of_row(found, label["name"], label["points"])
    )


def _of_parts(said: str) -> Standard | None:
    """What the parts of a sentence say of one value or another, one of which holds."""
    reader = _Reader()
    order = [words()[each].zh for each in ("IF", "OTHERWISE", "CLAMP")]
    lines = of_what_it_names(side_by_side(reader.lines(_in_a_rules_words(said)), reader.loose))
    lines.sort(key=lambda each: order.index(each.split()[0]))
    otherwise = sum(each.startswith(order[1]) for each in lines)
    asked, fields = asked_in_words(lines)
    if not asked or lines[0].startswith(order[-1]) or otherwise > 1:
        return None
    return Standard(tuple(asked), reader.named, fields)


def _of_row(found: Standard, name: str, points: str | None) -> Standard:
    """A standard as a method of its own for a row, whose name is its actual value."""
    method, worth = f"{name}得分", f" {points}分" if points else ""
    own = bool(found.named) and name.removesuffix("指标").endswith(found.named)
    lines = [each.replace(found.named, "实际值") if own else each for each in found.lines]
    return Standard(
        lines=(f"{words()['METHOD'].zh} {method}", *lines),
        named="" if own else found.named,
        fields=found.fields,
        row=f"{words()['LEVEL3'].zh} {name}{worth}，{words()['BY'].zh} {method}",
    )


class _Reader:
    """Reads the parts of a sentence; ``named`` is what the last of them spoke of, ``loose`` the lines that don't say
    which of their ends they have."""

    def __init__(self) -> None:
        self.named = ""
        self.loose = set[str]()

    def lines(self, text: str) -> list[str]:
        """The lines of the parts, in which a comma may stand; none where one of them is none."""
        lines, begun, narrowed = list[str](), 0, narrow(text)
        for found in _PHRASE.finditer(narrowed):
            if found.end() - begun > _LONGEST:
                return []
            more = self._with(lines, without_number(text[begun : found.end()]))
            if not more and narrowed[found.end() : found.end() + 1] != ",":
                return []
            if more:
                lines, begun = more, found.end() + 1
        return lines if begun >= len(text) else []

    def _with(self, lines: list[str], said: str) -> list[str]:
        """The lines with what a part says; none where it says nothing."""
        whole = _WHOLE.fullmatch(narrow(said)) if lines else None
        if whole is not None:
            line = _in_whole_steps(lines[-1], up=whole["way"][0] != "不")
            return [*lines[:-1], line] if line else []
        if lines and (held := at_most(lines[-1], narrow(said))):
            return [*lines[:-1], held]
        line = self._line(said, lines[0] if lines else "")
        return [*lines, line] if line else []

    def _line(self, said: str, first: str) -> str:
        if "每" in said:
            return _step(narrow(said), first) if first else ""
        if ONE_IN_WORDS.match(narrow(said)):
            return _step(narrow(f"每{said}"), first) if first else ""
        between = _BETWEEN_NUMBERS.match(narrow(said))
        if between is not None:
            name = "" if between["name"] in ("X", "x") else between["name"]
            said = f"{name}{'>' if between['least'] == '<' else '≥'}{between['low']}{said[between.end() :]}"
        line = self._of_range(said)
        if not line:
            line = (_OF_THE_SAME.match(narrow(said)) and _plain_line(self.named + said)) or _plain_line(said)
        compares = _COMPARISON.match(narrow(line))
        if not _is_sound(line) or compares is None:
            return line if _is_sound(line) else ""
        left = compares["left"]
        name = _ACHIEVED.sub("", left) if not OVERDUE.fullmatch(left) else overdue(_DIGITS.sub("", compares["right"]))
        self.named = self.named if self.named.endswith(name) else name
        return line.replace(left, self.named, 1)

    def _of_range(self, said: str) -> str:
        """``若 执行率 属于 [80%, 90%) 则 8分`` for a name, a range and what it gives; empty for what is none."""
        found = _of_range().fullmatch(narrow(said))
        if found is None or _NO_NAME.search(found["name"]):
            return ""
        result = _result(said[found.start("result") :])
        name = found["name"] or self.named or "实际值"
        line = _condition(f"{name} {range_meant(found['range'])}", result) if result else ""
        if is_loose(found["range"]):
            self.loose.add(line)
        return line


@cache
def _of_range() -> re.Pattern[str]:
    name, gives = r"(?P<name>[^\W\d]{0,12}?)\s*", r"(?P<result>(?![~±(-]|以[上下内外]|[之及内外])\S.*)"
    return re.compile(rf"{name}(?P<range>{range_pattern()}){_WHEN}?\s*,?\s*{_THIS}?{gives}")


def _in_a_rules_words(text: str) -> str:
    """A sentence with a form's own names for what it says otherwise: 定量指标完成值 is 实际值."""
    for said, meant in (
        (_QUOTES, ""),
        (_BESIDE, ""),
        (_OF_KIND, ""),
        (_ACTUAL, "实际值"),
        (_TARGET, "指标值"),
        (_HELD, "在"),
        (_LETTER, ""),
    ):
        text = said.sub(meant, text)
    return _DONE.sub(lambda found: "" if "率" in text[: found.start()] else "完成率", text)


def without_number(text: str) -> str:
    """A part of a sentence without the number that counts it."""
    numbered = _NUMBERED.match(narrow(text))
    return text[numbered.end() if numbered else 0 :].strip(BLANKS)


def _step(said: str, first: str) -> str:
    """``否则 10分 -（95% - 满意度）÷ 1% × 1分`` for 每低1%扣1分 behind a line that gives 10分 from 95% on."""
    clause, compares = _CLAUSE.match(said), _COMPARISON.match(narrow(first))
    sentence = said[clause.end() if clause else 0 :]
    full = first.partition(f" {words()['THEN'].zh} ")[2]
    if not STEPS_IN_WORDS.fullmatch(sentence) or " - " in full:
        return ""
    if compares is None:
        steps = steps_read(sentence)
        counted = steps.formula(full) if steps.field else overdue_read(sentence, full)
        return f"{words()['OTHERWISE'].zh} {counted}" if counted and steps.sign == "-" else ""
    left, limit, sign = compares["left"], compares["right"], compares["sign"]
    steps = steps_read(sentence if "每" not in sentence or not sentence.startswith("每") else left + sentence)
    pieces = bool(steps.field)
    if (
        not _alike(limit, steps.unit)
        or steps.sign != "-"
        or steps.side not in _SIDES[sign]
        or (pieces and not limit.endswith(steps.unit))
    ):
        return ""
    formula = steps.formula(full, limit, left if pieces else "")
    if _OVERSPENT in said or (steps.unit in SHARES and (_AMOUNT.search(limit) or _PIECES.fullmatch(limit))):
        formula = formula.replace("）÷", f"）÷ {limit} ÷")
    return f"{words()['OTHERWISE'].zh} {formula}"


def _alike(limit: str, unit: str) -> bool:
    """Whether steps of a unit may lie behind a limit: not pieces behind a share."""
    of = _DIGITS.sub("", limit) if limit[:1].isdigit() else ""
    return not of or of == unit or unit in SHARES or of.endswith(unit) or (of[-1:] == unit[-1:] == "元")


def _in_whole_steps(line: str, *, up: bool) -> str:
    """A line whose steps count as whole ones, those that are begun too where ``up``; empty where it has no steps."""
    steps = re.search(r"(?: - ?| -)(?P<quotient>（?[^（）]*）?\s?÷ \S+?)(?= × )", line)
    rounded = "进一" if up else "舍去"
    behind = line[steps.end() + 1 :] if steps else ""
    return f"{line[: steps.start()]} - {rounded}（{steps['quotient']}，0）{behind}" if steps else ""


def _plain_line(part: str) -> str:
    """``若 执行率 ≥ 90% 则 10分`` for a part of a sentence; empty where it can't be told."""
    if _NO_LESS.fullmatch(part):
        return f"{words()['CLAMP'].zh} 0 {words()['UNTIL'].zh} 分值"
    otherwise = _OTHERWISE.match(narrow(part))
    if otherwise is not None:
        result = _result(part[otherwise.end() :])
        return f"{words()['OTHERWISE'].zh} {result}" if result else ""
    borders = islice(_BORDER.finditer(narrow(part), 1), _BORDERS)
    results = ((part[: each.start()], _result(part[each.end() :])) for each in borders)
    return next(filter(None, (_joined(said, result) for said, result in results if result)), "")


def _joined(said: str, result: str) -> str:
    """A condition and what it gives as a line."""
    leading = _LEADING.match(narrow(said))
    said = said[leading.end() if leading else 0 :].rstrip(BLANKS + "，,")
    found = with_condition(said, lambda condition: _condition(condition, result))
    return "" if WORDY.search(found) else found


def _is_sound(line: str) -> bool:
    """Whether a line's names, and what it gives, say no more than a name or a result."""
    asked, _, result = without_texts(narrow(line)).partition(f" {words()['THEN'].zh} ")
    operands = [each.strip() for each in _OPERANDS.split(asked.removeprefix(words()["IF"].zh))]
    if _SHARE_OF_RANKS.search(asked):
        return False
    no_name = len(operands) > 1 and any(len(each) == 1 and each.isalpha() for each in operands)
    return not result or not (no_name or any(map(_SAYS_MORE.search, operands)) or re.search("[或的]|属于", result))


def _condition(condition: str, result: str) -> str:
    return f"{words()['IF'].zh} {condition} {words()['THEN'].zh} {result}"


def _result(said: str) -> str:
    """What is scored, as a rule has it; empty where it can't be told."""
    said = said.strip(BLANKS + "，,")
    given, gives = _GIVES.fullmatch(said), words()["GIVES"].zh
    bare = given[1] if given else said
    share = f"分值 × {bare}" if _SHARE.fullmatch(bare) else ""
    meanings = (share, name_meant(said), likely_meant(said), name_meant(bare), likely_meant(bare), bare)
    fit = (each for each in meanings if _RESULT.fullmatch(each) and not SIGN.search(narrow(each)))
    lines = filter(None, (mended(f"{gives} {each}") for each in fit))
    return next(lines, "").removeprefix(gives).strip()
