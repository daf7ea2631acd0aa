"""Why a score isn't written as a formula. In a module of its own, since all that makes formulas may say so."""

from __future__ import annotations


class Unlive(Exception):
    """A rule that can't be a formula; ``zh`` and ``en`` tell an officer why."""

    def __init__(self, zh: str, en: str) -> None:
        super().__init__(en)
        self.zh = zh
        self.en = en
