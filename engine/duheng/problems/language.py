"""In which language people are told things: Chinese unless they ask for English or their system speaks it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import get_args

from duheng.problems.problem import Language
from duheng.problems.severity import Severity

_VARIABLES = ("LC_ALL", "LC_MESSAGES", "LANG")


def language_of(option: str | None, environ: Mapping[str, str]) -> Language:
    """The language that was asked for; else that of the system; else Chinese."""
    if option in ("zh", "en"):
        return "en" if option == "en" else "zh"
    locale = next((environ[name] for name in _VARIABLES if environ.get(name)), "")
    return "en" if locale.lower().startswith("en") else "zh"


def spoken(language: Language) -> None:
    """Raises ``ValueError`` where a program asks for a language that nothing is told in."""
    if language not in get_args(Language):
        raise ValueError(f"the language is 'zh' or 'en', not {language!r}")


def severity_word(severity: Severity, language: Language) -> str:
    """错误, 警告, 提示; error, warning, info."""
    return severity.value if language == "zh" else severity.name.lower()
