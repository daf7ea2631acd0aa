"""What a name that isn't there may stand for: prose, a column's letter, words run together, a share, a slip."""

from __future__ import annotations

import re

from duheng.checking.glued import with_blanks
from duheng.checking.near import near
from duheng.checking.scope import Names
from duheng.language.types import FieldKind
from duheng.problems.slips import denies, is_slip
from duheng.syntax.phrases import condition_at, name_meant, share_meant

_NOT = re.compile("没有|[非不无未没]")
_QUANTITY = re.compile(r"\d[\d.]*[^\W\d_]*")
_IS_NOT = re.compile("为否|是否|不成立|不是|为假")


def meant_by(name: str, names: Names) -> tuple[bool, tuple[str, ...]]:
    """Whether it is sure what is meant, and what may be meant: what stands for the name, else names like it.

    A name that says no to a known one (无审计违规) is never that one.
    """
    known = names.everything()
    said = name_meant(name) or names.lettered.get(name) or with_blanks(name, known)
    if said:
        return len(name) > 1, (said,)
    part = share_meant(name, known)
    if part:
        return False, (part,)
    compared = _compared(name)
    if compared:
        return False, (compared,)
    denied = _denied(name, names)
    if denied:
        return False, (f"非 {denied}",)
    return False, near(name, (each for each in known if _may_be_meant(name, each)))


def _compared(name: str) -> str:
    """What a word of comparison and a quantity are that stand together: 不满80件."""
    phrase = condition_at(name)
    rest = name.removeprefix(phrase.found) if phrase is not None else ""
    return f"{phrase.write} {rest}" if phrase is not None and _QUANTITY.fullmatch(rest) else ""


def _may_be_meant(name: str, known: str) -> bool:
    """Whether a known name may be what is written; one that says more than a known name isn't that one."""
    return known != name and not denies(name, known) and (known not in name or is_slip(name, known))


def _denied(name: str, names: Names) -> str:
    """The truth that a name denies: 无审计违规, 审计无违规, 审计违规为否."""
    truths = [each.name for each in names.fields.values() if each.kind is FieldKind.TRUTH]
    return next((each for each in truths if each in (_NOT.sub("", name, count=1), _IS_NOT.sub("", name))), "")
