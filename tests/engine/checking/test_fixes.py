"""check --fix: what has one sensible mend is mended, the rest of the file stays as it was."""

from __future__ import annotations

from pathlib import Path

import pytest

from duheng import api
from duheng.checking.fixes import mend
from duheng.problems.cases import ClampReversed
from duheng.problems.names import UnknownName
from duheng.source import Span

TEXT = """\
规则集 990102/2020 「试」
    继承 000000/2020
替换 方法 定量正向
    得 实际值 ÷ 指标值 × 分值  # 注
    限于 分值 至 0 # 反了
    修约 2 位小数
""".replace("\n", "\r\n")


def test_limits_the_wrong_way_round(tmp_path: Path) -> None:
    place = tmp_path / "试.rules"
    place.write_bytes(b"\xef\xbb\xbf" + TEXT.encode())
    assert [each.code for each in api.mend(place)] == ["MET-006"]
    assert place.read_bytes() == b"\xef\xbb\xbf" + TEXT.replace("限于 分值 至 0", "限于 0 至 分值").encode()
    assert api.mend(place) == ()


def test_a_name_that_means_one_other() -> None:
    span = Span("甲", 1, 3, 5)
    one = UnknownName(span=span, name="分直", near=("分值",))
    assert mend(["得 分直 + 1"], [one], "甲").text == "得 分值 + 1"
    assert mend(["得 分直"], [UnknownName(span=span, name="分直", near=("分值", "得分"))], "甲").mended == ()
    assert mend(["得 分直"], [one], "乙").mended == ()


def test_several_in_a_line_from_its_end() -> None:
    first = UnknownName(span=Span("甲", 1, 1, 3), name="甲乙", near=("甲",))
    second = UnknownName(span=Span("甲", 1, 6, 8), name="丙丁", near=("丙丁戊",))
    found = mend(["甲乙 + 丙丁"], [first, second], "甲")
    assert (found.text, found.mended) == ("甲 + 丙丁戊", (first, second))


def test_of_two_that_overlap_one_waits() -> None:
    whole = ClampReversed(span=Span("甲", 1, 1, 9), low="分值", high="0")
    part = UnknownName(span=Span("甲", 1, 4, 6), name="分直", near=("分值",))
    assert mend(["限于 分直 至 0"], [whole, part], "甲").mended == (part,)


def test_what_does_not_lessen_the_problems_is_taken_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place = tmp_path / "试.rules"
    place.write_text(TEXT, encoding="utf-8", newline="")
    monkeypatch.setattr(ClampReversed, "mend", lambda self: "限于 分值 至 0分")
    assert api.mend(place) == ()
    assert place.read_bytes() == TEXT.encode()
