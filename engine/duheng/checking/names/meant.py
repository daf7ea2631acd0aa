"""What a name that isn't there may stand for: prose, a column's letter, words run together, a share, a slip."""

from __future__ import annotations

import re
from collections.abc import Container

from duheng.advice.prose.phrases import condition_at, letter_meant, likely_meant, name_meant, share_meant
from duheng.checking.names.glued import with_blanks, with_blanks_at_sign
from duheng.checking.names.scope import Vocabulary
from duheng.checking.reading.near import near
from duheng.language import builtins
from duheng.language.types import FieldKind
from duheng.problems.slips import denies, is_slip

_NOT = re.compile("没有|[非不无未没]")
_AFFIRMS = re.compile("^(?:存在|出现|发生|确有|有|已)")
_SIDE = re.compile(r"(\w+?)(?:\(?含\)?|及)?以([上下])")
_QUANTITY = re.compile(r"\d[\d.]*[^\W\d_]*")
_IS_NOT = re.compile("为否|是否|不成立|不是|为假")


def meant_by(name: str, names: Vocabulary) -> tuple[bool, tuple[str, ...]]:
    """Whether it is sure what is meant, and what may be meant: what stands for the name, else names like it.

    A name that says no to a known one (无审计违规) is never that one.
    """
    known = names.everything()
    if name in names.headed:
        return True, (names.headed[name],)
    read = _attribute(name, names)
    if read:
        return False, (read,)
    side = _side_of_label(name, names)
    if side:
        return False, side
    letters = [each for each in (letter_meant(name), names.lettered.get(name.upper(), "")) if each in known]
    if letters:
        return False, tuple(dict.fromkeys(letters))
    said = name_meant(name) or with_blanks(name, known)
    if said:
        return len(name) > 1 and "=" not in said, (said,)
    likely = share_meant(name, known) or _denied(name, names) or likely_meant(name) or _compared(name, known)
    if likely:
        return False, (likely,)
    alike = near(name, (each for each in known if _may_be_meant(name, each)))
    return False, alike or tuple(filter(None, (with_blanks_at_sign(name),)))


def of_level(name: str, level: int | None) -> tuple[bool, tuple[str, ...]] | None:
    """What is meant by the name of a row's own level, or of the one above it, where a row of ``level`` is asked: what
    the indicator there is called; None for other names."""
    if not level or name not in builtins.LEVELS[level - 1 : level + 1] or not name:
        return None
    return False, ("名称" if name == builtins.LEVELS[level] else "上级.名称",)


def _attribute(name: str, names: Vocabulary) -> str:
    """What is read of a node where the point is left out: 产出得分, 产出指标的分值."""
    for attribute in builtins.OF_NODE:
        place = name.removesuffix(attribute).removesuffix("的")
        nodes = [place] if place in names.nodes else [each for each in names.nodes if each.startswith(place)]
        if name.endswith(attribute) and place and len(nodes) == 1:
            return f"{nodes[0]}.{attribute}"
    return ""


def score_meant(method: str, names: Vocabulary) -> tuple[str, ...]:
    """The indicator's score that a method's name may stand for: 质量.得分 for 质量得分."""
    read = _attribute(method, names)
    return (read,) if read else ()


def _side_of_label(name: str, names: Vocabulary) -> tuple[str, ...]:
    """The labels of a scale from one of them on: 基本称职以下, 良好及以上."""
    found = _SIDE.fullmatch(name)
    for scale in names.bands:
        if found is not None and found[1] in scale:
            at = scale.index(found[1])
            chosen = scale[at:] if found[2] == "下" else scale[: at + 1]
            return tuple(f"= {label}" for label in chosen)
    return ()


def _compared(name: str, known: Container[str]) -> str:
    """What a word of comparison and a quantity, or a name, are that stand together: 不满80件, 达到指标值."""
    phrase = condition_at(name)
    rest = name.removeprefix(phrase.found) if phrase is not None else ""
    if phrase is None or not (rest in known or _QUANTITY.fullmatch(rest)):
        return ""
    return phrase.usage if phrase.usage.endswith(f" {rest}") else f"{phrase.write} {rest}"


def _may_be_meant(name: str, known: str) -> bool:
    """Whether a known name may be what is written; one that says more than a known name isn't that one."""
    return known != name and not denies(name, known) and (known not in name or is_slip(name, known))


def _denied(name: str, names: Vocabulary) -> str:
    """What a name is that affirms or denies a truth: 有审计违规, 无审计违规, 审计无违规, 审计违规为否."""
    truths = [each.name for each in names.fields.values() if each.kind is FieldKind.TRUTH]
    said = (_NOT.sub("", name, count=1), _IS_NOT.sub("", name))
    affirmed = _AFFIRMS.sub("", name)
    return affirmed if affirmed in truths else next((f"非 {each}" for each in truths if each in said), "")
