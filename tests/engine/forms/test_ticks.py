"""Options with boxes: the ticked one is what the cell says."""

from __future__ import annotations

import pytest

from duheng.forms.ticks import ticked


@pytest.mark.parametrize(
    ("text", "option"),
    [
        ("☑达成预期指标 □部分达成预期指标 □未达成预期指标", "达成预期指标"),
        ("□ 达成预期指标\n☒ 部分达成预期指标", "部分达成预期指标"),
        ("√达成预期指标", "达成预期指标"),
        ("达成预期指标√", "达成预期指标"),
        ("达成预期指标☑、部分达成预期指标□", "达成预期指标"),
        ("☑优 ☑良", ""),
        ("□优 □良", ""),
        ("√", ""),
        ("达成预期指标", ""),
        ("", ""),
    ],
)
def test_the_only_ticked_option(text: str, option: str) -> None:
    assert ticked(text) == option
