"""The page of a problem, read from its class: what ``duheng explain CODE`` prints and the reference holds.

A docstring begins with the explanation in both languages, ``中文。| English.``, and goes on with indented examples,
each introduced by ``wrong::`` or ``right::``. A word between says what the example is: lines of a ruleset (no word), a
``whole`` file, a ``form``, a ``command``, a ``value`` on a form, a file of ``cases``, one of their ``tables``
(Markdown) or a ``sheet`` (CSV).
"""

from __future__ import annotations

import inspect
import re
from typing import Literal, cast

from duheng.problems.language import severity_word
from duheng.problems.problem import Language, Problem
from duheng.record import Record

Kind = Literal["wrong", "right"]
Sort = Literal["rules", "whole", "form", "command", "value", "cases", "tables", "sheet"]

_INTRODUCED = re.compile(r"^(wrong|right)(?: (whole|form|command|value|cases|tables|sheet))?::$")
_DOTS = re.compile(r"…(?: ?…)+")
_LABELS = {
    ("wrong", "zh"): "错误的写法：",
    ("wrong", "en"): "Wrong:",
    ("right", "zh"): "正确的写法：",
    ("right", "en"): "Right:",
    ("hint", "zh"): "怎么办：",
    ("hint", "en"): "What to do: ",
    ("command", "zh"): "例如：",
    ("command", "en"): "For example:",
}


class Example(Record):
    """A text that has the problem (``wrong``) or doesn't (``right``)."""

    kind: Kind
    sort: Sort
    text: str


class Page(Record):
    """What a problem means, in both languages, and its examples."""

    zh: str
    en: str
    examples: tuple[Example, ...]


class _Dots(dict[str, str]):
    def __missing__(self, key: str) -> str:
        return "…"


def page_of(cls: type[Problem]) -> Page:
    """The page in a class's docstring; ``ValueError`` where it isn't written as one."""
    prose: list[str] = []
    blocks: list[tuple[re.Match[str], list[str]]] = []
    for line in inspect.cleandoc(cls.__doc__ or "").splitlines():
        introduced = _INTRODUCED.match(line)
        if introduced:
            blocks.append((introduced, []))
        elif not blocks:
            prose.append(line)
        elif line and not line.startswith(" "):
            raise ValueError(f"{cls.__name__}: neither an example nor its introduction: {line}")
        else:
            blocks[-1][1].append(line)
    zh, divided, en = " ".join(prose).strip().partition("|")
    if not divided:
        raise ValueError(f"{cls.__name__}: the explanation isn't in two languages, divided by |")
    return Page(zh.strip(), en.strip(), tuple(_example(introduced, lines) for introduced, lines in blocks))


def _example(introduced: re.Match[str], lines: list[str]) -> Example:
    text = inspect.cleandoc("\n".join(["", *lines]))
    return Example(cast(Kind, introduced[1]), cast(Sort, introduced[2] or "rules"), text)


def _dotted(template: str) -> str:
    """A sentence with an ellipsis for what varies in it."""
    return _DOTS.sub("…", template.format_map(_Dots()))


def render_page(cls: type[Problem], language: Language) -> str:
    """The page as text; what varies is shown as an ellipsis, and a hint in which everything varies isn't shown."""
    page = page_of(cls)
    sentence, own = (cls.zh, cls.page_hint_zh) if language == "zh" else (cls.en, cls.page_hint_en)
    parts = [
        f"{severity_word(cls.severity, language)} {cls.code} {_dotted(sentence)}",
        page.zh if language == "zh" else page.en,
    ]
    told = _dotted(own or (cls.hint_zh if language == "zh" else cls.hint_en))
    if re.search(r"\w", told):
        parts.append(_LABELS["hint", language] + told)
    for example in page.examples:
        label = _LABELS["command" if example.sort == "command" else example.kind, language]
        lines = (f"    {line}".rstrip() for line in example.text.splitlines())
        parts += [label, "\n".join(lines)]
    return "\n\n".join(parts) + "\n"
