"""Scales: which end belongs to whom, and every gap and overlap with the number that shows it."""

from __future__ import annotations

from fractions import Fraction
from itertools import product
from pathlib import Path

import pytest
from tests.engine.rulesets import codes, compiled

from duheng.language import tree
from duheng.problems.meaning import MixedEnds

USING = "替换 方法 评定\n    若 丁[分值] = 上 则 1\n    否则 0\n"
MARKS = {None: "", True: "（含）", False: "（不含）"}


def scale(folder: Path, lines: list[str]) -> tuple[tree.Scale | None, list[tuple[int, str]]]:
    text = "档位 丁\n" + "".join(f"    {line}\n" for line in lines) + USING.replace("上", lines[0].split(":")[0])
    found = compiled(folder, text)
    made = next((each for each in found.ruleset.scales if each.name == "丁"), None) if found.ruleset else None
    return made, codes(found)


# What happens to 80 where the upper band and the lower band meet there, by their marks (upper, lower):
# who has it (上, 下), nobody (gap) or both (overlap). An end without a mark is out, unless the other says 不含.
MEETING = {
    (True, None): "上",
    (True, False): "上",
    (True, True): "overlap",
    (False, None): "下",
    (False, True): "下",
    (False, False): "gap",
    (None, True): "下",
    (None, False): "上",
    (None, None): "gap",
}


@pytest.mark.parametrize(("upper", "lower"), list(product((True, False, None), repeat=2)))
@pytest.mark.parametrize("rising", [False, True], ids=["high to low", "low to high"])
def test_who_has_the_number_where_two_bands_meet(
    tmp_path: Path, upper: bool | None, lower: bool | None, rising: bool
) -> None:
    if rising:
        lines = [f"下: 0 至 80{MARKS[lower]}", f"上: 80{MARKS[upper]} 至 100"]
    else:
        lines = [f"上: 100 至 80{MARKS[upper]}", f"下: 80{MARKS[lower]} 至 0"]
    made, problems = scale(tmp_path, lines)
    expected = MEETING[upper, lower]
    assert problems == ({"gap": [(3, "GAP-001")], "overlap": [(3, "GAP-002")]}.get(expected, []))
    if expected in ("上", "下"):
        assert made is not None
        closed = {band.label: not (band.high_open if band.label == "下" else band.low_open) for band in made.bands}
        assert closed == {"上": expected == "上", "下": expected == "下"}


def test_a_scale_without_bands(tmp_path: Path) -> None:
    assert codes(compiled(tmp_path, "替换 档位 完成情况\n    说明 「照通知」\n")) == [(1, "GAP-017")]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ("    上: 1000万元 至 100（含）\n    下: 100 至 0\n", [(2, "100", "100万元"), (3, "100", "100万元")]),
        ("    上: 1000万元 至 100万元（含）\n    下: 100万元 至 0\n", []),
        ("    上: 1000元 至 100（含）\n    下: 100 至 0\n", []),  # 100 is 100元
        ("    上: 100分 至 60（含）\n    下: 60 至 0\n", []),
    ],
)
def test_an_end_without_the_unit_of_the_others(
    tmp_path: Path, lines: str, expected: list[tuple[int, str, str]]
) -> None:
    text = f"档位 丁\n{lines}方法 甲\n    若 丁[预算数] = 上 则 1\n    否则 0\n"
    mixed = [each for each in compiled(tmp_path, text).problems if isinstance(each, MixedEnds)]
    assert [(each.span.line - 2, each.found, each.usual) for each in mixed if each.span] == expected


def test_an_end_that_changes_with_the_date_is_told_and_nothing_that_follows(tmp_path: Path) -> None:
    text = "参数 甲线 = 90，2022-01-01 起 80\n档位 丁\n    上: 100 至 甲线（含）\n    下: 甲线 至 0\n"
    problems = compiled(tmp_path, f"{text}补充 模板 表\n    等级 丁[总分]\n").problems
    assert {(each.code, each.message("zh")) for each in problems} == {
        ("GAP-003", "这一档不成立：端点「甲线」的值随日期变，不是固定的数")
    }


def test_a_gap_is_told_in_english_too(tmp_path: Path) -> None:
    text = "档位 丁\n    上: 100 至 90（含）\n    下: 89 至 0\n补充 模板 表\n    等级 丁[总分]\n"
    (found,) = [each for each in compiled(tmp_path, text).problems if each.code == "GAP-001"]
    assert found.message("en") == "The scale has a gap: what is between 89 and 90 belongs to no band"


@pytest.mark.parametrize(
    ("middle", "message", "hint", "obeyed"),
    [
        (
            "85 至 65（含）",
            "档位重叠：82～85 同时属于「中」和「良」",
            "把两档相接的端点写成同一个数，只在其中一档写（含）。",
            "82 至 65（含）",
        ),
        ("82（含） 至 65（含）", "档位重叠：82 同时属于「中」和「良」", "只在其中一档写（含）。", "82 至 65（含）"),
    ],
)
def test_who_does_what_an_overlap_s_hint_says_has_no_overlap(
    tmp_path: Path, middle: str, message: str, hint: str, obeyed: str
) -> None:
    bands = "档位 丁\n    优: 100 至 92（含）\n    良: 92 至 82（含）\n    中: {}\n    差: 65 至 0\n" + USING.replace(
        "上", "优"
    )
    found = [each for each in compiled(tmp_path, bands.format(middle)).problems if each.code == "GAP-002"]
    assert [(each.message("zh"), each.hint("zh")) for each in found] == [(message, hint)]
    assert codes(compiled(tmp_path, bands.format(obeyed))) == []


def test_the_outermost_ends_belong_to_the_scale_unless_it_says_otherwise(tmp_path: Path) -> None:
    made, problems = scale(tmp_path, ["上: 100 至 80（含）", "下: 80 至 0（不含）"])
    assert problems == []
    assert made is not None
    assert [(band.low_open, band.high_open) for band in made.bands] == [(False, False), (True, True)]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["上: 100 至 80", "下: 70 至 0"], [(3, "GAP-001")]),
        (["上: 100 至 80（含）", "中: 90 至 60（含）", "下: 60 至 0"], [(3, "GAP-002")]),
        (["上: 100 至 0", "中: 20 至 10", "下: 40 至 30"], [(3, "GAP-002"), (4, "GAP-002")]),
        (["上: 100 至 80（含）", "下: 80 至 0", "中: 50 至 40"], [(4, "GAP-002")]),
        (["下: 80 至 0", "上: 100 至 80（含）"], []),
        (["上: 100 至 80（含）", "中: 80 至 60（含）", "下: 60 至 0"], []),
        (["上: 100 至 1", "零: 0 至 0"], [(3, "GAP-001")]),
        (["上: 100 至 0（不含）", "零: 0 至 0"], []),
        (["上: 100 至 0（含）", "零: 0 至 0"], [(3, "GAP-002")]),
        (["上: 100 至 0（不含）", "零: 0（不含） 至 0"], [(3, "GAP-003")]),
    ],
)
def test_gaps_and_overlaps(tmp_path: Path, lines: list[str], expected: list[tuple[int, str]]) -> None:
    found = [each for each in scale(tmp_path, lines)[1] if each[1].startswith("GAP")]
    assert found == expected


@pytest.mark.parametrize(
    ("lines", "witness"),
    [
        ("上: 100% 至 80%\n    下: 80% 至 0", "80%"),
        ("上: 100% 至 80%\n    下: 70% 至 0", "70% 与 80% 之间的数"),
        ("上: 100% 至 80%（含）\n    下: 80%（含） 至 0", "80%"),
    ],
)
def test_the_problem_shows_a_number(tmp_path: Path, lines: str, witness: str) -> None:
    found = compiled(tmp_path, f"档位 丁\n    {lines}\n")
    problem = next(each for each in found.problems if each.code.startswith("GAP"))
    assert witness in problem.message("zh")


@pytest.mark.parametrize(
    ("parameters", "end", "value"),
    [
        ("参数 界 = 80\n", "界", Fraction(80)),
        ("参数 基 = 90\n参数 界 = 基 - 5\n", "界", Fraction(85)),
        ("参数 界 = 80\n", "界 ÷ 2 + 1.5", Fraction(83, 2)),
    ],
)
def test_ends_may_be_parameters(tmp_path: Path, parameters: str, end: str, value: Fraction) -> None:
    text = parameters + f"档位 丁\n    上: 100 至 {end}（含）\n    下: {end} 至 0\n" + USING
    found = compiled(tmp_path, text)
    assert codes(found) == []
    assert found.ruleset is not None
    assert found.ruleset.scales[-1].bands[0].low == value


@pytest.mark.parametrize(
    ("parameters", "end"),
    [
        ("", "分值"),
        ("", "1 ÷ 0"),
        ("参数 界 = 界\n", "界"),
        ("参数 界 = 80，2021-01-01 起 70\n", "界"),
        ("", "预算数"),
    ],
    ids=["points", "division by zero", "itself", "changes with the date", "a field"],
)
def test_an_end_must_be_a_fixed_number(tmp_path: Path, parameters: str, end: str) -> None:
    found = compiled(tmp_path, parameters + f"档位 丁\n    上: 100 至 {end}\n")
    assert (parameters.count("\n") + 2, "GAP-003") in codes(found)


def test_units_of_a_scale_are_of_one_kind(tmp_path: Path) -> None:
    assert (3, "TYP-002") in codes(compiled(tmp_path, "档位 丁\n    上: 100件 至 80件（含）\n    下: 80人 至 0人\n"))
    assert (2, "TYP-002") in codes(compiled(tmp_path, "方法 丁\n    若 完成情况[3万元] = 好 则 分值\n    否则 0\n"))


def test_a_scale_is_read_both_ways(tmp_path: Path) -> None:
    child = (
        "替换 方法 评定\n    若 完成情况[实际值 ÷ 指标值] = 好 则 1\n"
        "    若 实际值 ÷ 指标值 属于 完成情况[完成档次] 则 分值 × 50%\n    否则 0\n"
    )
    found = compiled(tmp_path, child)
    assert codes(found) == []
    assert found.ruleset is not None
    first, second, _ = next(each for each in found.ruleset.methods if each.name == "评定").clauses
    assert isinstance(first.condition, tree.Call)
    assert isinstance(first.condition.arguments[0], tree.LabelOf)
    assert isinstance(second.condition, tree.Call)
    assert isinstance(second.condition.arguments[1], tree.IntervalOf)


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        # the fewer are told, with the usual spelling
        (["上: 100 至 90%（含）", "下: 90 至 0"], [(2, "90%", "90")]),
        (["上: 100% 至 90（含）", "下: 90% 至 0%"], [(2, "90", "90%")]),
        (["上: 100 至 90（含）", "中: 90% 至 60%（含）", "下: 60% 至 0%"], [(2, "100", "100%"), (2, "90", "90%")]),
        # 0 is 0 either way, and a scale of ratios needs no %
        (["上: 100% 至 90%（含）", "下: 90% 至 0"], []),
        (["上: 1 至 0.9（含）", "下: 0.9 至 0"], []),
    ],
)
def test_percentages_among_bare_numbers(tmp_path: Path, lines: list[str], told: list[tuple[int, str, str]]) -> None:
    text = "档位 丁\n" + "".join(f"    {line}\n" for line in lines) + USING.replace("分值", "0.5")
    found = compiled(tmp_path, text).problems
    assert [each.code for each in found if each.code != "MET-019"] == ["GAP-010"] * len(told)
    ends = [(each.span.line - 2, each.found, each.usual) for each in found if isinstance(each, MixedEnds) and each.span]
    assert ends == told
