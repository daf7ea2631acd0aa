"""The six published forms: their transcriptions, and what a form read from a sheet must hold of each.

Source: the folder ``forms``, copied as it is from the project's collection (each transcription names its source).
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

FORMS = Path(__file__).parent / "forms"

RULESETS = {
    "00-seed-dawukou-justice-2020": "640202/2020",
    "01-yongde-mingliang-school-2022": "000000/2020",
    "02-langfang-food-school-2019": "000000/2020",
    "09-hubei-fishing-ban-2020": "420000/2020",
    "12-jishan-zhaidian-health-2021": "000000/2020",
    "19-zhongjiang-water-2022": "000000/2020",
}

ONE_LEVEL_DOWN = {"420000/2020"}
"""Rulesets in which what a form prints as 一级指标 is the second level: the goals are the first."""

NOT_IN_THE_TABLES = {"01-yongde-mingliang-school-2022": ("指标性质", "度量单位")}
"""Columns of the transcription that the workbook and the document made of it don't have; nor have they the amounts."""


def transcription(name: str) -> dict[str, Any]:
    """The transcription of a form, as it was written down by a person."""
    found: dict[str, Any] = yaml.safe_load((FORMS / f"{name}.yaml").read_text(encoding="utf-8"))
    return found


def cells_of(row: dict[str, Any], down: bool) -> dict[str, str]:
    """A transcribed row under the labels that the rulesets' templates give its cells; empty cells left out."""
    levels = ("二级", "三级", "四级") if down else ("一级", "二级", "三级")
    labels = dict(zip(("l1", "l2", "l3"), levels, strict=True)) | {
        "weight": "分值",
        "target": "指标值",
        "actual": "实际值",
        "score": "自评得分",
        "sign": "指标性质",
        "unit": "度量单位",
        "reason": "偏差原因",
    }
    return {labels[key]: str(text) for key, text in row.items() if key in labels and str(text).strip()}
