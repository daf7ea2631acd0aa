"""How much a problem or a finding matters, by the word that a ruleset uses for it."""

from __future__ import annotations

from enum import Enum


class Severity(Enum):
    """错误 makes a text unusable or a form wrong; 警告 asks a person to look; 提示 tells."""

    ERROR = "错误"
    WARNING = "警告"
    INFO = "提示"
