"""What two texts have in common that read alike, as cells, labels and names of a form are compared."""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from itertools import filterfalse

_REMEMBERED = 4096
_SIGNS = frozenset("%‰+±<>=≥≤$€£¥￥")
"""What isn't passed over, though some of it is punctuation by its category."""
_PASSED_OVER = frozenset(("Po", "Ps", "Pe", "Pi", "Pf", "Cf", "Cc"))


def name_reading(name: str) -> str:
    """A name without case, width and blanks, by which forms name fields and groups."""
    return "".join(unicodedata.normalize("NFKC", name).casefold().split())


@lru_cache(_REMEMBERED)
def reading_of(text: str) -> str:
    """A text without what the eye passes over: of labels and other words, punctuation as well."""
    plain = unicodedata.normalize("NFKC", text).casefold()
    return "".join(filterfalse(_is_passed_over, plain)) or plain


@lru_cache(_REMEMBERED)
def _is_passed_over(char: str) -> bool:
    return char not in _SIGNS and (char.isspace() or unicodedata.category(char) in _PASSED_OVER)


def same_text(left: str, right: str) -> bool:
    """Whether two texts read alike: width, blanks, case and punctuation don't count."""
    return left == right or reading_of(left) == reading_of(right)
