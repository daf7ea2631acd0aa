"""Whether a word is another one with a slip of the hand, so that only that one can be meant.

实际直 is 实际值; but 上年实际值, 未实际值 and 指标值的八成 are something else than the name in them, and a sign of negation
is never a slip.
"""

from __future__ import annotations

from collections.abc import Sequence

NEGATIONS = "非不无未没否"
_TELLING = frozenset(
    "有已是正反大小上下高低多少内外前后增减加初末全半本各总分进舍新旧优良中差好坏快慢早晚长短年季月旬日省市县区乡村"
    "零一二三四五六七八九十百千万亿甲乙丙丁0123456789"
)
"""Signs that tell names apart: 正向 isn't a slip of 反向, 二级 none of 三级."""


_ALIKE = (
    "直值植置职执指至 标镖表 绩积迹级际 档挡当 率律 项向相像象 益意易 效校 渡度 帐账 份分 规归 训讯 预予 算蒜 额饿 已己以 "
    "完玩 成城程 实时施式 式试 评平凭 价假 数树 量两 质制治 满慢 意义 性兴型形 产铲 出初 支枝 金今 资姿 员圆元 目木 及极 未末 "
    "土士 因困"
).split()
"""Signs that sound or look alike, which a hand or an input method takes for one another."""
_ALIKE_IN_KEYWORDS = (
    "则责测侧策 计记既 得德的地 令另领 若弱 按案安 或货 且切 非飞 含汗寒 继际计 承成乘程 替提体 换还 补步部 充冲 删山 除出 修休 "
    "约月 限现线 例列利力 至致制志 起启 属署 于与余 空控 定订 位为 模膜磨 板版 校叫教较 验检念 字自 段断 级极及 总种 等登 要药 "
    "求球 提题 示式 别列 依一以 据剧举 适试是 用永 状壮 态太 说数 明名 集级 参餐 书方 放法发"
).split()
"""More such signs: of keywords, which are few, so that a sign like one is a slip that would tell two names apart."""


def is_slip(written: str, meant: str) -> bool:
    """Whether one sign is one like it, is missing or doubled, or two beside each other have changed places.

    Any other sign may well say the opposite: 合规 isn't a slip of 违规.
    """
    one, two, is_slight = _difference(written, meant, _ALIKE)
    if not _TELLING.isdisjoint(one + two) or denies(one, two) or denies(two, one):
        return False
    return is_slight and len(written) > len(two) - len(one)


def is_spoilt(written: str, keyword: str) -> bool:
    """Whether a word is a keyword with a sign that is like its own, missing or doubled, or two that changed places."""
    return _difference(written, keyword, [*_ALIKE, *_ALIKE_IN_KEYWORDS])[2]


def denies(written: str, meant: str) -> bool:
    """Whether a name has a sign of negation that the other one hasn't."""
    return any(sign in written and sign not in meant for sign in NEGATIONS)


def _difference(written: str, meant: str, alike: Sequence[str]) -> tuple[str, str, bool]:
    """Where two words differ, and whether that is a slip, with signs that are ``alike``."""
    start = _common(written, meant)
    end = _common(written[start:][::-1], meant[start:][::-1])
    one, two = written[start : len(written) - end], meant[start : len(meant) - end]
    swapped = len(one) == len(two) == 2 and one == two[::-1]
    doubled = len(one) == 1 and not two and one in (written[:start][-1:], written[start + 1 :][:1])
    missing = not one and len(two) == 1
    looks_alike = len(one) == len(two) == 1 and any(one in signs and two in signs for signs in alike)
    return one, two, swapped or doubled or missing or looks_alike


def _common(one: str, two: str) -> int:
    """How many signs two texts have alike at their beginning."""
    return next((place for place, (a, b) in enumerate(zip(one, two, strict=False)) if a != b), min(len(one), len(two)))
