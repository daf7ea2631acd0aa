"""Cells of rows that need care: other units of the same kind, other kinds, no unit at all, dates."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction
from random import Random

from tests.laws.meaning.texts import number
from tests.laws.meaning.written import Band, Cell, Target

Pair = tuple[Cell, Cell, tuple[str, str] | None]
SIZES = {
    unit: (kind, Fraction(size))
    for unit, kind, size in (
        ("件", "件", "1"),
        ("人", "人", "1"),
        ("%", "", "1/100"),
        ("‰", "", "1/1000"),
        ("元", "元", "1"),
        ("万元", "元", "10000"),
        ("亿元", "元", "100000000"),
        ("米", "米", "1"),
        ("公里", "米", "1000"),
        ("天", "天", "1"),
        ("工作日", "工作日", "1"),
    )
}
SIGNS = {"≥": "≥{}", ">": "超过{}", "≤": "不超过{}", "<": "<{}", "=": "{}"}
ALIKE = [("万元", "元"), ("元", "万元"), ("亿元", "万元"), ("公里", "米"), ("米", "公里"), ("%", "‰"), ("‰", "%")]
RATIOS = [Fraction(each) for each in "0 0.5 0.6 0.8 0.95 1 1 1.05 1.2 2".split()]


def unusual(chance: Random) -> Pair:
    """A target and an actual value."""
    return chance.choice([alike, alike, other, bare, dates, dates, late])(chance)


def _target(sign: str, text: str, value: Fraction) -> Cell:
    return Cell(SIGNS[sign].format(text), True, Target(sign, Band(value, value)))


def alike(chance: Random) -> Pair:
    """万元 beside 元."""
    one, two = chance.choice(ALIKE)
    (kind, size), (_, other_size) = SIZES[one], SIZES[two]
    bound = Fraction(chance.choice([1, 2, 5, 10, 90, 100]))
    done = bound * chance.choice(RATIOS) * size
    target = _target(chance.choice(list(SIGNS)), number(bound) + one, bound * size)
    return target, Cell(number(done / other_size) + two, True, done), (kind, kind)


def other(chance: Random) -> Pair:
    """件 beside 公里."""
    one, two = chance.sample(["件", "人", "%", "万元", "公里", "天", "工作日"], 2)
    (kind, size), (other_kind, other_size) = SIZES[one], SIZES[two]
    bound, done = (Fraction(chance.choice([1, 2, 5, 10, 90, 100])) for _ in range(2))
    target = _target(chance.choice(list(SIGNS)), number(bound) + one, bound * size)
    return target, Cell(number(done) + two, True, done * other_size), (kind, other_kind)


def bare(chance: Random) -> Pair:
    """420 beside ≥400件."""
    unit = chance.choice(["件", "人", "公里", "天", "%"])
    kind, size = SIZES[unit]
    bound = Fraction(chance.choice([50, 90, 100]))
    done = bound * chance.choice(RATIOS[1:8])
    target = _target(chance.choice(list(SIGNS)), number(bound) + unit, bound * size)
    return target, Cell(number(done), True, done * size), (kind, kind)


# --- dates

START = date(2023, 6, 30)


def days_of(day: date) -> Fraction:
    return Fraction(day.toordinal())


def day_text(day: date, chance: Random) -> str:
    return chance.choice([day.isoformat(), f"{day.year}年{day.month}月{day.day}日"])


def _deadline(chance: Random) -> tuple[Cell, date]:
    """2023年6月30日前, 2023年6月底前, and the day itself."""
    text, sign = chance.choice([("前", "≤"), ("前", "≤"), ("", "=")])
    written = chance.choice(["2023年6月30日", "2023-06-30", "2023年6月"])
    end = days_of(START)
    whole_month = not text and written.endswith("月")
    return Cell(written + text, True, Target(sign, Band(end - 29 if whole_month else end, end))), START


def dates(chance: Random) -> Pair:
    """2023年6月30日前 and 2023年7月4日."""
    target, end = _deadline(chance)
    day = end + timedelta(days=chance.choice([-400, -29, -1, 0, 0, 1, 4, 40]))
    return target, Cell(day_text(day, chance), True, days_of(day)), ("日期", "日期")


def late(chance: Random) -> Pair:
    """A deadline and no day: a month, days, a number."""
    target, _ = _deadline(chance)
    if chance.random() < 0.6:
        month, count = chance.choice([(5, 31), (6, 30), (7, 31)])
        some = [days_of(date(2023, month, day)) for day in (1, 2, 15, count - 1, count)]
        cell = Cell(f"2023年{month}月", True, None, lambda chance: chance.choice(some))
        return target, cell, ("日期", "日期")
    days = Fraction(chance.choice([1, 30, 180]))
    return target, Cell(f"{number(days)}天", True, days), ("日期", "天")
