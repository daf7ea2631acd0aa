"""补充: what a child's lines do to a parent's scale or method.

In a scale a line with the same label takes the parent's place, others are added at the end. In a method the child's
lines of 若, 否则, 得 and its tables come before the parent's, so that the first match is the child's; a 令, a 限于 or a
修约 takes the place of the parent's, and 删除 takes one away. Examples belong to the file that wrote them: a child may
mean to break its parent's.
"""

from __future__ import annotations

from duheng.checking.linking.merged import Declaration, Group, repeated
from duheng.checking.reading.near import near
from duheng.problems.inheritance import NothingThere
from duheng.problems.meaning import BadScale
from duheng.problems.problem import Problem
from duheng.syntax import written as w
from duheng.syntax.words import words

_PROSE: dict[str, type] = {"AUTHORITY": w.AuthorityLine, "NOTE": w.NoteLine}
_LINES: dict[str, type] = {"CLAMP": w.ClampLine, "ROUND": w.RoundLine, **_PROSE}


def scale(old: Declaration, new: Declaration) -> tuple[Declaration, list[Problem]]:
    """The parent's scale with the child's lines put in."""
    problems = _prose_twice(new)
    bands = {label(line): line for line in old.of(w.BandLine)}
    own: set[str] = set()
    for group in new.groups:
        line = group[0]
        content = line.content
        if isinstance(content, w.BandLine):
            name = label(line)
            if name in own:
                problems.append(label_twice(line))
            own.add(name)
            bands[name] = line
        elif isinstance(content, w.RemoveLine) and content.name is not None:
            if bands.pop(content.name.text, None) is None:
                name = content.name.text
                problems.append(nothing_to_remove(line, ("档", "band"), name, near(name, bands)))
    left = list(old.groups)
    for line in new.of(w.RemoveLine):
        if isinstance(line.content, w.RemoveLine) and line.content.kind in _PROSE:
            problems += [] if old.of(_PROSE[line.content.kind]) else [_nothing_removed(line, old)]
            left = [group for group in left if not isinstance(group[0].content, _PROSE[line.content.kind])]
    prose = [group for group in (*new.groups, *left) if isinstance(group[0].content, w.NoteLine | w.AuthorityLine)]
    groups = (*_first_of_each(prose), *((line,) for line in bands.values()))
    return Declaration(old.name, new.head, groups), problems


def names_in(declaration: Declaration) -> set[str]:
    """The labels of a scale, or the names that a method gives with 令."""
    lets = (let.name.text for let in w.contents(declaration.lines, w.LetLine))
    return {*map(label, declaration.of(w.BandLine)), *lets}


def label_twice(line: w.Line) -> Problem:
    """That another line of a scale has the same label."""
    name = label(line)
    return BadScale(span=line.span, reason=f"「{name}」写了两次", reason_en=f'"{name}" stands here twice')


def label(line: w.Line) -> str:
    """The label of a line of a scale."""
    assert isinstance(line.content, w.BandLine)
    return line.content.label.text


def nothing_to_remove(line: w.Line, kind: tuple[str, str], name: str, likely: tuple[str, ...] = ()) -> Problem:
    """That what a line removes isn't there; its kind is said in Chinese and English."""
    zh, en = kind
    return NothingThere(span=line.span, verb="删除", verb_en="remove", kind=zh, kind_en=en, name=name, near=likely)


def method(old: Declaration, new: Declaration) -> tuple[Declaration, list[Problem]]:
    """The parent's method with the child's lines before it."""
    own_lets = {let.name.text for let in w.contents(new.lines, w.LetLine)}
    problems = _prose_twice(new)
    left = list(old.groups)
    for line in new.of(w.RemoveLine):
        taken = [group for group in left if _is_removed(group, line)]
        problems += [] if taken else [_nothing_removed(line, old)]
        left = [group for group in left if group not in taken]
    kept = [group for group in left if not _replaced(group, new, own_lets)]
    groups = [
        *_first_of_each(_only(new.groups, w.NoteLine, w.AuthorityLine) + _only(kept, w.NoteLine, w.AuthorityLine)),
        *_only(new.groups, w.LetLine),
        *_only(kept, w.LetLine),
        *_only(new.groups, w.ClauseLine, w.TableLine),
        *_only(kept, w.ClauseLine, w.TableLine),
        *_finish(new, left),
        *_only(new.groups, w.ExampleLine),
    ]
    return Declaration(old.name, new.head, tuple(groups)), problems


def _prose_twice(new: Declaration) -> list[Problem]:
    """That the child says 依据 or 说明 twice, of which one holds."""
    first: dict[type, w.Line] = {}
    lines = [line for kind in _PROSE.values() for line in new.of(kind)]
    return [problem for line in lines for problem in repeated(first, type(line.content), line)]


def _is_removed(group: Group, line: w.Line) -> bool:
    removed, content = line.content, group[0].content
    assert isinstance(removed, w.RemoveLine)
    if removed.name is None:
        return isinstance(content, _LINES[removed.kind])
    return isinstance(content, w.LetLine) and content.name.text == removed.name.text


def _nothing_removed(line: w.Line, old: Declaration) -> Problem:
    removed = line.content
    assert isinstance(removed, w.RemoveLine)
    if removed.name is None:
        return nothing_to_remove(line, ("一行", "line"), words()[removed.kind].zh)
    lets, word = [let.name.text for let in w.contents(old.lines, w.LetLine)], words()["LET"]
    return nothing_to_remove(line, (word.zh, word.en), removed.name.text, near(removed.name.text, lets))


def _finish(new: Declaration, left: list[Group]) -> list[Group]:
    """The child's 限于 and 修约, the only one of them in the place of the parent's; 限于 comes first where that has none."""
    own, old = (_only(groups, w.ClampLine, w.RoundLine) for groups in (new.groups, left))
    kinds = {type(group[0].content) for group in own}
    kept = [group for group in old if type(group[0].content) not in kinds]
    if not own or not kept:
        return own or old
    if len(kept) < len(old):
        return own + kept if kept[0] is old[-1] else kept + own
    return sorted(kept + own, key=lambda group: isinstance(group[0].content, w.RoundLine))


def _replaced(group: Group, new: Declaration, own_lets: set[str]) -> bool:
    content = group[0].content
    if isinstance(content, w.LetLine):
        return content.name.text in own_lets
    return isinstance(content, w.ClampLine | w.RoundLine) and bool(new.of(type(content)))


def _only(groups: tuple[Group, ...] | list[Group], *kinds: type) -> list[Group]:
    return [group for group in groups if isinstance(group[0].content, kinds)]


def _first_of_each(groups: list[Group]) -> list[Group]:
    found: dict[type, Group] = {}
    for group in groups:
        found.setdefault(type(group[0].content), group)
    return list(found.values())
