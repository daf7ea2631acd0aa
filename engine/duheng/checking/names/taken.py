"""Names that already mean something in the language, in Chinese or English.

Nothing may be called so, nor a 令: ``令 分值 = 3分`` would change what every line below it means, limits too.
"""

from __future__ import annotations

from duheng.language import builtins
from duheng.language.operations import FUNCTIONS

Meaning = tuple[str, str]
"""What a name is, in Chinese and English."""


def by_language(name: str) -> Meaning | None:
    """What the language means by a name, in whichever language it is spelled; None for a free one."""
    chinese = builtins.chinese(name)
    if chinese in builtins.OF_NODE:
        return "每个指标自带的", "given to every indicator"
    if chinese in builtins.OF_FORM:
        return "表单自带的", "given to every form"
    if chinese in builtins.PLACES or chinese in builtins.WORDS:
        return "语言自带的", "a word of the language"
    if name in FUNCTIONS:
        return "运算的名称", "the name of an operation"
    return None
