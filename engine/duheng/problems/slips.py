"""Whether a name is another one with a slip of the hand, so that only that one can be meant.

实际直 is 实际值; but 上年实际值, 未实际值 and 指标值的八成 are something else than the name in them, and a sign of negation
is never a slip.
"""

from __future__ import annotations

NEGATIONS = "非不无未没否"
_TELLING = frozenset(
    "有已是正反大小上下高低多少内外前后增减加初末全半本各总分进舍新旧优良中差好坏快慢早晚长短年季月旬日省市县区乡村"
    "零一二三四五六七八九十百千万亿甲乙丙丁0123456789"
)
"""Signs that tell names apart: 正向 isn't a slip of 反向, 二级 none of 三级."""


def is_slip(written: str, meant: str) -> bool:
    """Whether one sign is another, is missing or doubled, or two beside each other have changed places."""
    start = _alike(written, meant)
    end = _alike(written[start:][::-1], meant[start:][::-1])
    one, two = written[start : len(written) - end], meant[start : len(meant) - end]
    if not _TELLING.isdisjoint(one + two) or denies(one, two) or denies(two, one):
        return False
    swapped = len(one) == len(two) == 2 and one == two[::-1]
    doubled = len(one) == 1 and not two and one in (written[:start][-1:], written[start + 1 :][:1])
    missing = not one and len(two) == 1 and len(written) > 1
    return swapped or doubled or missing or len(one) == len(two) == 1


def denies(written: str, meant: str) -> bool:
    """Whether a name has a sign of negation that the other one hasn't."""
    return any(sign in written and sign not in meant for sign in NEGATIONS)


def _alike(one: str, two: str) -> int:
    """How many signs two texts have alike at their beginning."""
    return next((place for place, (a, b) in enumerate(zip(one, two, strict=False)) if a != b), min(len(one), len(two)))
