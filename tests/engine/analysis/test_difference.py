"""Differences between rulesets: each change is told with its lines, and with an input worked out by hand."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from duheng import api
from duheng.analysis.difference import Change, Kind, difference
from duheng.checking.check import compile_ruleset
from duheng.checking.reading.files import TextFile, as_text
from duheng.checking.reading.library import Library
from duheng.language.tree import Ruleset
from duheng.reports import changes as reports

TEXT = """\
规则集 990101/2020 「试」
    依据 「某办法」
    适用 2020-01-01 起
参数 界限 = 60%
档位 完成情况
    好: 100% 至 80%（含）
    差: 80% 至 0%
模板 表
    字段 预算数: 金额
    一级 产出 60分
    一级 效益 40分，按 乙
    三级
        字段 指标值: 目标
        字段 实际值: 量
    计分
        | 指标值.方向 | 方法 |
        | 正向        | 甲   |
    总分 合计（一级.得分）
方法 甲
    令 率 = 实际值 ÷ 指标值
    若 实际值 ≥ 指标值 则 分值
    若 率 < 界限 则 0
    否则 率 × 分值
    限于 0 至 分值
    修约 2 位小数
方法 乙
    得 分值
校验 丙
    要求 预算数 有值
"""


def compiled(text: str) -> Ruleset:
    file = as_text(text.encode(), "试.rules")
    assert isinstance(file, TextFile)
    made = compile_ruleset(file, Library((), shipped=False))
    assert made.ruleset is not None, [each.message("zh") for each in made.problems]
    return made.ruleset


def changes(*edits: tuple[str, str]) -> tuple[Change, ...]:
    text = TEXT
    for old, new in edits:
        assert old in text
        text = text.replace(old, new)
    return difference(compiled(TEXT), compiled(text))


def brief(change: Change) -> tuple[str, str, str, tuple[str, ...], tuple[str, ...]]:
    return (change.kind.value, change.what, change.name, change.before, change.after)


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("「某办法」", "「别的办法」", ("changed", "依据", "", ("某办法",), ("别的办法",))),
        (
            "适用 2020-01-01 起",
            "适用 2020-01-01 至 2021-12-31",
            ("changed", "适用", "", ("2020-01-01 起",), ("2020-01-01 至 2021-12-31",)),
        ),
        ("界限 = 60%", "界限 = 50%", ("changed", "参数", "界限", ("60%",), ("50%",))),
        ("一级 产出 60分", "一级 产出 60分，不计入总分", ("changed", "指标", "产出", ("60分",), ("60分，不计入总分",))),
        ("，按 乙", "", ("changed", "指标", "效益", ("40分，按 乙",), ("40分",))),
        ("字段 预算数: 金额", "字段 预算数: 金额，必填", ("changed", "字段", "预算数", ("金额",), ("金额，必填",))),
        (
            "| 正向        | 甲   |",
            "| 反向        | 甲   |",
            ("changed", "计分", "", ("指标值.方向 = 正向 → 甲",), ("指标值.方向 = 反向 → 甲",)),
        ),
        (
            "总分 合计（一级.得分）",
            "总分 最大（一级.得分）",
            ("changed", "总分", "", ("合计（一级.得分）",), ("最大（一级.得分）",)),
        ),
        (
            "    要求 预算数 有值",
            "    要求 预算数 > 0",
            ("changed", "校验", "丙", ("要求 预算数 有值",), ("要求 预算数 > 0",)),
        ),
        (
            "限于 0 至 分值",
            "限于 0 至 分值 × 90%",
            ("changed", "方法", "甲", ("限于 0 至 分值",), ("限于 0 至 分值 × 90%",)),
        ),
        (
            "修约 2 位小数",
            "修约 2 位小数，舍去",
            ("changed", "方法", "甲", ("修约 2 位小数，四舍五入",), ("修约 2 位小数，舍去",)),
        ),
        (
            "令 率 = 实际值 ÷",
            "令 率 = 实际值 × 2 ÷",
            ("changed", "方法", "甲", ("令 率 = 实际值 ÷ 指标值",), ("令 率 = 实际值 × 2 ÷ 指标值",)),
        ),
        (
            "    要求 预算数 有值",
            "    对每个 三级\n    当 分值 > 0\n    要求 预算数 有值\n    提示 「请填」\n    级别 错误\n    则 总分 0",
            (
                "changed",
                "校验",
                "丙",
                ("级别 警告",),
                ("对每个 三级", "当 分值 > 0", "提示 「请填」", "级别 错误", "则 总分 0"),
            ),
        ),
        (
            "字段 实际值: 量",
            "字段 实际值: 量，单位 件，列名 「完成」",
            ("changed", "字段", "实际值", ("三级 量",), ("三级 量，列名 「完成」，单位 件",)),
        ),
        ("    三级\n", "    三级 可自选方法\n", ("added", "模板", "", (), ("三级 可自选方法",))),
        (
            "一级 效益 40分，按 乙",
            "一级 效益 40分，按 乙，可重复",
            ("changed", "指标", "效益", ("40分，按 乙",), ("40分，按 乙，可重复",)),
        ),
        ("方法 乙\n    得 分值\n", "方法 乙\n    得 分值\n方法 丁\n    得 0\n", ("added", "方法", "丁", (), ("得 0",))),
        ("校验 丙\n    要求 预算数 有值\n", "", ("removed", "校验", "丙", ("要求 预算数 有值", "级别 警告"), ())),
    ],
)
def test_a_change(old: str, new: str, expected: tuple[str, str, str, tuple[str, ...], tuple[str, ...]]) -> None:
    assert list(map(brief, changes((old, new)))) == [expected]


def test_spelling_and_order_do_not_count() -> None:
    assert changes(("否则 率 × 分值", "otherwise 率 * points"), ("    得 分值", "得   分值")) == ()
    method, check = "方法 乙\n    得 分值\n", "校验 丙\n    要求 预算数 有值\n"
    assert changes((method + check, check + method)) == ()


@pytest.mark.parametrize(
    ("old", "new", "case"),
    [
        # 50 of 100 is below 60%, and not below 50%, where it earns 50% of 10
        ("若 率 < 界限 则 0", "若 率 < 50% 则 0", ("指标值 ≥100件，实际值 50件，分值 10", "0", "5")),
        # 60 of 100 is the least that earns its share: 6, and half of it
        ("否则 率 × 分值", "否则 率 × 分值 × 50%", ("指标值 ≥100件，实际值 60件，分值 10", "6", "3")),
        ("    得 分值\n校验", "    得 分值 × 90%\n校验", ("分值 10", "10", "9")),
        ("修约 2 位小数", "修约 0 位小数", ("指标值 ≥100件，实际值 60.1件，分值 10", "6.01", "6")),
    ],
)
def test_a_changed_method_has_an_input_that_shows_it(old: str, new: str, case: tuple[str, str, str]) -> None:
    (change,) = changes((old, new))
    assert change.witness is not None
    assert (change.witness.case, change.witness.before, change.witness.after) == case


def test_a_node_worth_nothing_is_tried_where_a_rule_asks_what_it_is_worth() -> None:
    lines = "    若 分值 = 0分 则 1分\n    若 预算数 > 0 则 分值\n    否则 0\n"
    one = TEXT.replace("    得 分值\n校验", lines + "校验")
    (change,) = difference(compiled(one), compiled(one.replace("则 1分", "则 2分")))
    assert change.witness is not None
    assert (change.witness.case, change.witness.before, change.witness.after) == ("预算数 100万元，分值 0", "1", "2")


def test_a_moved_end_has_a_number_between() -> None:
    (change,) = changes(("好: 100% 至 80%（含）\n    差: 80% 至 0%", "好: 100% 至 70%（含）\n    差: 70% 至 0%"))
    assert change.kind is Kind.CHANGED
    assert change.before == ("好 [80%, 100%]", "差 [0%, 80%)")
    assert change.witness is not None
    assert (change.witness.case, change.witness.before, change.witness.after) == ("75%", "差", "好")


@pytest.mark.parametrize(
    ("bands", "witness"),
    [
        # the same bands the other way round: no number is in another one
        ("差: 80% 至 0%\n    好: 100% 至 80%（含）", None),
        ("好: 100% 至 80%\n    差: 80%（含） 至 0%", ("80%", "好", "差")),
        ("好: 120% 至 80%（含）\n    差: 80% 至 0%", ("120%", "没有这一档", "好")),
        ("好: 90% 至 80%（含）\n    差: 80% 至 0%", ("100%", "好", "没有这一档")),
        ("好: 100% 至 80%（含）\n    差: 80% 至 10%", ("5%", "差", "没有这一档")),
    ],
)
def test_a_number_that_is_in_another_band(bands: str, witness: tuple[str, str, str] | None) -> None:
    (change,) = changes(("好: 100% 至 80%（含）\n    差: 80% 至 0%", bands))
    found = change.witness
    assert (found if found is None else (found.case, found.before, found.after)) == witness
    assert change.reordered is (witness is None)


def test_bands_of_points_are_no_percentages() -> None:
    (change,) = changes(("好: 100% 至 80%（含）\n    差: 80% 至 0%", "好: 100 至 60（含）\n    差: 60 至 0"))
    assert change.after == ("好 [60, 100]", "差 [0, 60)")


def test_a_changed_parameter_has_an_input_of_a_method_that_reads_it() -> None:
    (change,) = changes(("界限 = 60%", "界限 = 50%"))
    # 50 of 100 is below 60%, and not below 50%, where it earns 50% of 10
    assert change.witness is not None
    found = (change.witness.case, change.witness.before, change.witness.after)
    assert found == ("甲：指标值 ≥100件，实际值 50件，分值 10", "0", "5")


def test_all_methods_that_read_a_changed_parameter_are_shown() -> None:
    """丁 gives half to what is below 60% of 100件, and full points to what isn't below 50%; 戊 gives 10 either way."""
    others = (
        "方法 丁\n    若 实际值 ÷ 指标值 ＜ 界限 则 分值 ÷ 2\n    得 分值\n"
        "方法 戊\n    若 界限 ＞ 1% 则 分值\n    得 0\n"
    )
    text = TEXT.replace("方法 乙\n", others + "方法 乙\n")
    one, two = compiled(text), compiled(text.replace("界限 = 60%", "界限 = 50%"))
    (change,) = difference(one, two)
    assert [(each.case.partition("：")[0], each.before, each.after) for each in change.more] == [("丁", "5", "10")]
    told = reports.as_markdown(one, two, (change,), "zh").splitlines()
    assert [line.partition("：")[0] for line in told if "例如" in line] == ["  - 例如 甲", "  - 例如 丁"]
    data = json.loads(reports.as_json(one, two, (change,)))
    assert [each["case"].partition("：")[0] for each in data["changes"][0]["more"]] == ["丁"]


DAYS = (
    "否则 率 × 分值",
    "否则 分值 - （实际值 - 指标值）÷ 1天 × 0.5分",
)
DATED = ("    修约 2 位小数\n", "    修约 2 位小数\n    例 指标值 2024年6月30日前，实际值 2024-06-30，分值 5 得 5\n")


@pytest.mark.parametrize(
    ("edits", "case"),
    [
        # 0.1 days late: 10 - 0.1 × 0.5, and twice as much
        ((DAYS,), ("指标值 ≤100天，实际值 100.1天，分值 10", "9.95", "9.9")),
        # a day late: 10 - 0.5, and twice as much
        ((DAYS, DATED), ("指标值 ≤2024-06-30，实际值 2024-07-01，分值 10", "9.5", "9")),
    ],
)
def test_a_method_about_days_is_tried_in_days(edits: tuple[tuple[str, str], ...], case: tuple[str, str, str]) -> None:
    text = TEXT.replace("    令 率 = 实际值 ÷ 指标值\n", "").replace("    若 率 < 界限 则 0\n", "")
    text = text.replace("若 实际值 ≥ 指标值", "若 实际值 ≤ 指标值")
    for old, new in edits:
        assert old in text
        text = text.replace(old, new)
    (change,) = difference(compiled(text), compiled(text.replace("0.5分", "1分")))
    assert change.witness is not None
    found = (change.witness.case, change.witness.before, change.witness.after)
    assert (found[0].replace("≥", "≤"), *found[1:]) == case


def test_a_parameter_that_changes_no_score_has_no_witness() -> None:
    """The lesser of 60% or 70% and half is half."""
    text = TEXT.replace("率 < 界限", "率 < 最小（界限，50%）")
    (change,) = difference(compiled(text), compiled(text.replace("界限 = 60%", "界限 = 70%")))
    assert (change.what, change.witness) == ("参数", None)


SCORING = "        | 正向        | 甲   |\n"


def test_lines_that_change_places_are_told_as_such() -> None:
    text = TEXT.replace(SCORING, f"{SCORING}        | -           | 乙   |\n")
    swapped = TEXT.replace(SCORING, f"        | -           | 乙   |\n{SCORING}")
    one, two = compiled(text), compiled(swapped)
    (change,) = found = difference(one, two)
    first, second = "指标值.方向 = 正向 → 甲", "其他 → 乙"
    assert (change.reordered, change.before, change.after) == (True, (first, second), (second, first))
    told = reports.as_markdown(one, two, found, "zh")
    assert "- 改动 计分：顺序变了（" in told
    assert told.index(f"  - − {first}") < told.index(f"  - − {second}") < told.index(f"  - + {second}")
    assert "- changed scoring: their order changed (" in reports.as_markdown(one, two, found, "en")
    assert json.loads(reports.as_json(one, two, found))["changes"][0]["reordered"] is True


def test_both_reports() -> None:
    one, two = (
        compiled(TEXT),
        compiled(TEXT.replace("一级 产出 60分", "一级 产出 50分").replace("效益 40分", "效益 50分")),
    )
    found = difference(one, two)
    told = reports.as_markdown(one, two, found, "zh")
    assert "- 改动 指标「产出」：60分 → 50分（试.rules:10 → 试.rules:10）\n" in told
    data = json.loads(reports.as_json(one, two, found))
    assert [(each["what"], each["name"], each["before"], each["after"]) for each in data["changes"]] == [
        ("指标", "产出", ["60分"], ["50分"]),
        ("指标", "效益", ["40分，按 乙"], ["50分，按 乙"]),
    ]
    assert reports.as_markdown(one, one, (), "zh") == "# 990101/2020 → 990101/2020\n\n没有不同。\n"


def test_what_shows_only_where_two_inputs_change_together() -> None:
    one, two = api.load_ruleset("000000/2020"), api.load_ruleset("000000/2021-系统")
    shown = {change.name: change.witness for change in difference(one, two) if change.witness is not None}
    # 80% of 3.33 is 2.664; rounded to two decimals it is 2.66
    told = shown["定性三档"]
    assert told.case.startswith("完成档次 达成年度指标，自评得分 ")
    assert told.case.endswith("，分值 3.33")
    assert (told.before, told.after) == ("待定（2.664～3.33）", "待定（2.66～3.33）")
    # a negative value earned a share of a negative target, and earns nothing now
    assert "实际值 -" in shown["定量正向"].case
    assert shown["定量正向"].after == "0"


def test_a_change_that_changes_no_score_says_so() -> None:
    one, two = compiled(TEXT), compiled(TEXT.replace("    得 分值\n校验", "    得 分值 × 100%\n校验"))
    told = {
        language: reports.as_markdown(one, two, difference(one, two), language)
        for language in ("zh", "en")  # type: ignore[arg-type]
    }
    assert "  - 没有试出得分不同的例子\n" in told["zh"]
    assert '- changed method "乙": 得 分值 → 得 分值 × 100% (试.rules:' in told["en"]
    assert "  - no input was found on which the two differ\n" in told["en"]


def test_an_example_is_told_in_english() -> None:
    """Without an actual value the score of 甲 is open, 0 to 10; the new line says that the row doesn't apply."""
    one = compiled(TEXT)
    two = compiled(TEXT.replace("    令 率 =", "    若 实际值 为空 则 不适用\n    令 率 ="))
    lines = reports.as_markdown(one, two, difference(one, two), "en").splitlines()
    (told,) = (line for line in lines if "for example" in line)
    assert told.endswith("undetermined (0～10) → not applicable")
    assert "，" not in told


def test_a_method_whose_words_alone_change_says_so() -> None:
    noted = TEXT.replace("    得 分值\n校验", "    说明 「都给满分」\n    得 分值\n校验")
    one, two = compiled(TEXT), compiled(noted)
    changes = difference(one, two)
    assert "  - 只改了文字，计分的各行没有改\n" in reports.as_markdown(one, two, changes, "zh")
    assert "  - only words changed, no line that scores\n" in reports.as_markdown(one, two, changes, "en")
    other = compiled(noted.replace("    得 分值\n校验", "    得 分值 × 100%\n校验"))
    assert "只改了文字" not in reports.as_markdown(one, other, difference(one, other), "zh")


def test_methods_that_read_fields_of_one_side_only_say_which() -> None:
    here = TEXT.replace("    得 分值\n校验", "    若 预算数 ≥ 50万元 则 分值\n    否则 0\n校验")
    one, two = compiled(here), compiled(here.replace("预算数", "调整后预算数"))
    changes = difference(one, two)
    (change,) = (each for each in changes if each.what == "方法")
    assert (change.witness, change.apart) == (None, ("预算数", "调整后预算数"))
    told = reports.as_markdown(one, two, changes, "zh")
    assert "  - 两边都能用的例子里没有试出得分不同的：只有一边的表单有「预算数」、「调整后预算数」\n" in told
    told = reports.as_markdown(one, two, changes, "en")
    assert (
        "  - no input that suits both was found on which they differ: "
        'only one side\'s forms have "预算数", "调整后预算数"\n'
    ) in told
    assert '"apart": [\n        "预算数",\n        "调整后预算数"\n      ]' in reports.as_json(one, two, changes)


def test_a_method_may_be_tried_on_forms_without_the_field_of_one_side() -> None:
    """A form with an empty 预算数 suits both sides, and scores alike; so it isn't said that none does."""
    here = TEXT.replace("    得 分值\n校验", "    若 预算数 有值 则 分值 × 100%\n    否则 分值\n校验")
    one, two = compiled(here), compiled(TEXT.replace("预算数", "调整后预算数"))
    changes = difference(one, two)
    (change,) = (each for each in changes if each.what == "方法")
    assert (change.witness, change.apart) == (None, ("预算数",))
    told = reports.as_markdown(one, two, changes, "zh")
    assert "  - 两边都能用的例子里没有试出得分不同的：只有一边的表单有「预算数」\n" in told


def test_the_national_rulesets() -> None:
    found = api.difference(api.load_ruleset("000000/2017"), api.load_ruleset("640202/2020"))
    assert ("changed", "指标", "产出指标", ("50分",), ("40分",)) in list(map(brief, found))


def test_points_are_told_with_the_line_where_they_stand(tmp_path: Path) -> None:
    (tmp_path / "2020.rules").write_text(TEXT, encoding="utf-8")
    heirs = (
        ("2021", "规则集 990102/2021 「试」\n    继承 990101/2020\n补充 模板 表\n    一级 产出 50分\n"),
        ("2022", "规则集 990103/2022 「试」\n    继承 990102/2021\n补充 模板 表\n    一级 产出\n        二级 数量\n"),
    )
    for year, text in heirs:
        (tmp_path / f"{year}.rules").write_text(text, encoding="utf-8")
    first, last = (api.load_ruleset(tmp_path / f"{year}.rules", folders=[tmp_path]) for year in ("2020", "2022"))
    (change,) = (each for each in difference(first, last) if each.name == "产出")
    places = [(Path(each.file).name, each.line) for each in (change.before_at, change.after_at) if each is not None]
    assert places == [("2020.rules", 10), ("2021.rules", 4)]


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ("「某办法」", "「别的办法」", 2),
        ("适用 2020-01-01 起", "适用 2020-01-01 至 2021-12-31", 3),
        ("| 正向        | 甲   |", "| 反向        | 甲   |", 17),
        ("总分 合计（一级.得分）", "总分 最大（一级.得分）", 18),
    ],
)
def test_what_a_ruleset_says_once_is_told_with_its_own_line(old: str, new: str, line: int) -> None:
    (change,) = changes((old, new))
    assert [each and each.line for each in (change.before_at, change.after_at)] == [line, line]


def test_a_scoring_line_that_is_new_is_told_where_it_stands() -> None:
    """One line more at the end: the other side has nothing later than its only line."""
    (change,) = changes((SCORING, f"{SCORING}        | -           | 乙   |\n"))
    assert [each and each.line for each in (change.before_at, change.after_at)] == [17, 18]


@pytest.mark.parametrize(
    ("old", "new", "kind", "lines"),
    [
        ("    适用 2020-01-01 起\n", "", Kind.REMOVED, (3, None)),
        ("    适用 2020-01-01 起\n", "    适用 2020-01-01 起\n    状态 试行\n", Kind.ADDED, (None, 4)),
        (
            "    总分 合计（一级.得分）\n",
            "    总分 合计（一级.得分）\n    等级 完成情况[总分]\n",
            Kind.ADDED,
            (None, 19),
        ),
    ],
)
def test_what_only_one_ruleset_says_has_one_place(
    old: str, new: str, kind: Kind, lines: tuple[int | None, int | None]
) -> None:
    text = TEXT.replace("好: 100% 至 80%（含）", "好: 100 至 80（含）").replace("差: 80% 至 0%", "差: 80 至 0")
    (change,) = difference(compiled(text), compiled(text.replace(old, new)))
    assert change.kind is kind
    assert (change.before_at and change.before_at.line, change.after_at and change.after_at.line) == lines
