"""What duheng tells people: one class per problem.

A class has a code that never changes, a severity, and its sentence and hint in Chinese and English, with typed fields
for what varies. Its docstring is its page: what the problem means, then a *wrong* and a *right* example, which the
tests run. ``duheng explain CODE`` prints that page.

A problem has a place (a span in a ruleset or a form file, or a path in a form) but knows nothing of how it is drawn:
see ``render``.
"""

from __future__ import annotations

from typing import ClassVar, Literal

from duheng.problems.severity import Severity
from duheng.problems.slips import is_slip
from duheng.record import NamedRecord
from duheng.source import FileSpan, Span

Language = Literal["zh", "en"]

LIST_SEPARATOR: dict[str, str] = {"zh": "、", "en": ", "}


class Problem(NamedRecord):
    """The shared part of every problem. Subclasses add their fields and are frozen and keyword-only."""

    code: ClassVar[str] = ""
    severity: ClassVar[Severity] = Severity.ERROR
    opens: ClassVar[bool] = False
    """Whether it keeps a score open, so that its hint says what would settle the score."""
    voids_zh: ClassVar[str] = ""
    voids_en: ClassVar[str] = ""
    """Why a form's total is no result while the problem stands, in a few words; every report opens with such a one."""
    zh: ClassVar[str] = ""
    en: ClassVar[str] = ""
    hint_zh: ClassVar[str] = ""
    hint_en: ClassVar[str] = ""
    page_hint_zh: ClassVar[str] = ""
    page_hint_en: ClassVar[str] = ""
    """What its page says to do, where the hint gives the working of one case instead."""
    first_zh: ClassVar[str] = "先在这里："
    first_en: ClassVar[str] = "first here: "
    """What is said before the first of the ``related`` places."""
    file_named: ClassVar[str] = ""
    """Which of its fields names the file that it is about as a whole."""

    span: Span | None = None
    related: tuple[Span, ...] = ()
    path: tuple[str, ...] = ()

    @property
    def location(self) -> Span | None:
        """Its span, else the file that its sentence names: for programs, who don't look for a file in sentences."""
        named = getattr(self, self.file_named) if self.span is None and self.file_named else ""
        return FileSpan(named) if named else self.span

    def message(self, language: Language) -> str:
        """What is wrong, in one sentence."""
        return self._fill(self.zh if language == "zh" else self.en, language)

    def brief(self, language: Language) -> str:
        """The same where the reader sees a whole report; a problem that would say something twice overrides this."""
        return self.message(language)

    def parted(self, language: Language) -> tuple[str, str]:
        """What it says of its kind and what of its own row, for a list; empty and all of it where it isn't parted."""
        return "", self.brief(language)

    def hint(self, language: Language) -> str:
        """What to do about it; empty where there is nothing sensible to say."""
        return self._fill(self.hint_zh if language == "zh" else self.hint_en, language)

    def proposed(self, language: Language) -> tuple[str, str]:
        """The lines that its hint tells to write, as the hint has them, and what stands between them; both empty where
        it tells none."""
        return "", ""

    def voids(self, language: Language) -> str:
        """Why the form's total is no result while the problem stands; empty where it may be one."""
        return self.voids_zh if language == "zh" else self.voids_en

    def mend(self) -> str | None:
        """What should stand at its place instead, where there is one sensible answer; None where there isn't."""
        return None

    def level(self) -> Severity:
        """The severity; a problem that a ruleset grades itself overrides this."""
        return self.severity

    def _fill(self, template: str, language: Language) -> str:
        return template.format_map(_Shown(self, LIST_SEPARATOR[language])) if template else ""


class _Shown(dict[str, str]):
    """A problem's fields as its templates show them, each made when it is asked for."""

    def __init__(self, problem: Problem, separator: str) -> None:
        super().__init__()
        self._problem = problem
        self._separator = separator

    def __missing__(self, name: str) -> str:
        value = getattr(self._problem, name)
        return self._separator.join(map(str, value)) if isinstance(value, tuple) else str(value)


class Suggesting(Problem):
    """A problem with a name that isn't there; ``near`` holds the names that it may have meant."""

    misspelt: ClassVar[str] = ""
    """Which of its fields holds the name, where its place is that of the name alone."""
    near: tuple[str, ...] = ()
    sure: bool = False
    """Whether ``near`` is what is written, said otherwise (百分之五 for 5%), and not just like it."""

    def mend(self) -> str | None:
        if not self.misspelt or len(self.near) != 1:
            return None
        return self.near[0] if self.sure or is_slip(getattr(self, self.misspelt), self.near[0]) else None

    def hint(self, language: Language) -> str:
        if not self.near:
            return Problem.hint(self, language)
        *others, last = (f"「{name}」" if language == "zh" else f'"{name}"' for name in self.near)
        if language == "zh":
            return f"是不是想写{'、'.join(others)}{'或' if others else ''}{last}？"
        return f"Did you mean {', '.join(others)}{' or ' if others else ''}{last}?"
