"""Rounding, in the ways that Chinese documents name: nothing is rounded unless a rule says so."""

from __future__ import annotations

from duheng.language.operation import Operation, Sample
from duheng.language.operations import typing


def _rounding(key: str, zh: str, en: str, mode: str, doc: str, *samples: tuple[str, str]) -> Operation:
    return Operation(
        key=key,
        zh=(zh,),
        en=(en,),
        typing=typing.rounded,
        meaning=lambda k, number, places: k.round(number, places, mode),
        doc=doc,
        samples=tuple(Sample(expression, result) for expression, result in samples),
    )


ROWS: tuple[Operation, ...] = (
    _rounding(
        "round_half_up",
        "四舍五入",
        "round_half_up",
        "half_up",
        "四舍五入：恰为一半时远离零进位；区间两端各自修约。| Half away from zero; of an interval both ends.",
        ("四舍五入(0.725, 2)", "0.73"),
        ("四舍五入(-0.725, 2)", "-0.73"),
        ("四舍五入(0.7249, 2)", "0.72"),
        ("四舍五入(12.5, 0)", "13"),
        ("四舍五入([60%, 80%) × 3.33, 2)", "[2, 2.66)"),
    ),
    _rounding(
        "round_half_even",
        "四舍六入五成双",
        "round_half_even",
        "half_even",
        "恰为一半时取偶数（GB/T 8170）。| Half to even (GB/T 8170).",
        ("四舍六入五成双(0.725, 2)", "0.72"),
        ("四舍六入五成双(0.735, 2)", "0.74"),
        ("四舍六入五成双(0.7251, 2)", "0.73"),
    ),
    _rounding(
        "round_down",
        "舍去",
        "round_down",
        "down",
        "舍去多余位数，向零取值。| Cut, towards zero.",
        ("舍去(9.789, 0)", "9"),
        ("舍去(-1.29, 1)", "-1.2"),
    ),
    _rounding(
        "round_up",
        "进一",
        "round_up",
        "up",
        "有余即进，远离零取值。| Away from zero whenever anything is left over.",
        ("进一(1.001, 2)", "1.01"),
        ("进一(1, 2)", "1"),
        ("进一(-1.21, 1)", "-1.3"),
    ),
)

MODES: dict[str, str] = {name: row.key for row in ROWS for name in (*row.zh, *row.en)}
"""The name a rule gives after 修约 … 位小数 → the operation's key."""
