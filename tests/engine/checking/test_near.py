"""Names that look like one that isn't there."""

from __future__ import annotations

import pytest

from duheng.checking.reading.near import near

NAMES = ("产出指标", "效益指标", "满意度指标", "实际值", "定量正向")


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("产初指标", ("产出指标",)),
        ("效意指标", ("效益指标",)),
        ("满意指标", ("满意度指标",)),
        ("是际值", ("实际值",)),
        ("定性正向", ("定量正向",)),
        # the last word is all that they have in common
        ("创新指标", ()),
        ("管理指标", ()),
    ],
)
def test_names_alike(name: str, found: tuple[str, ...]) -> None:
    assert near(name, NAMES)[: len(found) or 1] == found
