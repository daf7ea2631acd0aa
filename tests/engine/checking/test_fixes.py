"""check --fix: what has one sensible mend is mended, the rest of the file stays as it was."""

from __future__ import annotations

from pathlib import Path

import pytest

from duheng import api
from duheng.checking.fixes import mend
from duheng.problems.cases import ClampReversed
from duheng.problems.names import UnknownName
from duheng.problems.severity import Severity
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
    first = UnknownName(span=Span("甲", 1, 1, 3), name="分直", near=("分值",))
    second = UnknownName(span=Span("甲", 1, 6, 8), name="丙丁", near=("丙丁戊",))
    found = mend(["分直 + 丙丁"], [first, second], "甲")
    assert (found.text, found.mended) == ("分值 + 丙丁戊", (first, second))


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


@pytest.mark.parametrize(
    ("written", "meant", "slip"),
    [
        ("实际直", "实际值", True),
        ("实值际", "实际值", True),
        ("实际际值", "实际值", True),
        ("完成档", "完成档次", True),
        ("定量正项", "定量正向", True),
        ("定量反向", "定量正向", False),
        ("审计合规", "审计违规", False),
        ("安全超标", "安全达标", False),
        ("专款挪用", "专款专用", False),
        ("无违规", "有违规", False),
        ("未实际值", "实际值", False),
        ("上年实际值", "实际值", False),
        ("指标值的八成", "指标值", False),
        ("值", "分值", False),
    ],
)
def test_only_a_slip_of_the_hand_is_mended(written: str, meant: str, slip: bool) -> None:
    problem = UnknownName(span=Span("甲", 1, 3, 3 + len(written)), name=written, near=(meant,))
    assert problem.mend() == (meant if slip else None)


RULES = """\
规则集 990101/2020 「例」
    状态 试行
模板 表
    字段 审计违规: 是否
    一级 产出 10分
    三级
        字段 指标值: 目标
        字段 实际值: 量
    计分
        | 方法 |
        | 甲   |
    总分 合计（一级.得分）
方法 甲
    若 实际值 ≥ {bound} 则 {points}
    否则 0
校验 审计
    要求 {demand}
    则 总分 0
"""
PARTS = {"bound": "指标值", "points": "分值", "demand": "非 审计违规"}


@pytest.mark.parametrize(
    ("part", "written", "hint"),
    [
        ("demand", "无审计违规", "非 审计违规"),
        ("demand", "没有审计违规", "非 审计违规"),
        ("demand", "审计无违规", "非 审计违规"),
        ("demand", "审计违规为否", "非 审计违规"),
        ("points", "分值的一半", "分值 × 50%"),
        ("points", "半分值", "分值 × 50%"),
        ("bound", "指标值的八成", "指标值 × 80%"),
        ("bound", "指标值两倍", "指标值 × 2"),
        ("bound", "未指标值", ""),
        ("bound", "上年指标值", ""),
        ("points", "分值打八折", ""),
        ("demand", "审计违规为是", ""),
    ],
)
def test_what_says_more_than_a_name_is_never_mended_to_the_name(
    tmp_path: Path, part: str, written: str, hint: str
) -> None:
    place = tmp_path / "试.rules"
    place.write_text(RULES.format(**PARTS | {part: written}), encoding="utf-8")
    before = place.read_bytes()
    found = [each for each in api.check(place).problems if each.code == "NAM-001"]
    assert [each.near for each in found if isinstance(each, UnknownName)] == [(hint,) if hint else ()]
    assert api.mend(place) == ()
    assert place.read_bytes() == before


@pytest.mark.parametrize(
    ("part", "meant"), [("demand", "非 审计违规"), ("points", "分值 × 50%"), ("bound", "指标值 × 80%")]
)
def test_what_the_hints_propose_can_be_read(tmp_path: Path, part: str, meant: str) -> None:
    place = tmp_path / "试.rules"
    place.write_text(RULES.format(**PARTS | {part: meant}), encoding="utf-8")
    assert [each.code for each in api.check(place).problems if each.level() is Severity.ERROR] == []


@pytest.mark.parametrize("number", ["1.", "1、", "（2）", "①"])
def test_a_number_before_a_line_is_taken_out(tmp_path: Path, number: str) -> None:
    place, right = tmp_path / "试.rules", RULES.format(**PARTS)
    place.write_text(right.replace("    否则 0", f"    {number}否则 0"), encoding="utf-8")
    assert [each.code for each in api.mend(place)] == ["SYN-016"]
    assert place.read_text(encoding="utf-8") == right
