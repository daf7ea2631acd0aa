"""What a total leaves out and rows that can't be scored as their form means them are told, never scored by a guess."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from tests.engine.evaluation.conftest import HEAD, TEMPLATE, Compile, Score

from duheng.evaluation.result import Kind, Result, State

Evaluated = Callable[..., Result]

ROWS = """指标:
  - {一级: 效益指标, 三级: 甲, 分值: 10, 计分方法: 记满分}
  - {三级: 乙, 分值: 4, 计分方法: 半分, 自评得分: 4}
  - {三级: 丙, 分值: 6, 计分方法: 记满分}
"""
HALF = "方法 半分\n得 分值 × 50%\n"


def told(result: Result, code: str) -> list[str]:
    return [each.message("zh") for each in result.findings if each.code == code]


def test_rows_that_name_no_group_are_told_at_the_total(evaluated: Evaluated) -> None:
    result = evaluated(HALF, ROWS)
    assert (result.total.score, result.total.full) == (10, 10)
    states = {node.path[-1]: (node.state, node.score) for node in result.nodes if node.level == 3}
    assert states == {"甲": (State.SCORED, 10), "乙": (State.OUTSIDE_TOTAL, 2), "丙": (State.OUTSIDE_TOTAL, 6)}
    assert told(result, "EVL-029") == [
        "乙、丙不在计入总分的指标之下，总分不包括它们（共 10 分），总分和等级不能当作评定结果"
    ]


@pytest.mark.parametrize(
    ("count", "names", "english"),
    [
        (6, "甲1、甲2、甲3、甲4、甲5、甲6", "甲1, 甲2, 甲3, 甲4, 甲5, 甲6"),
        (8, "甲1、甲2、甲3、甲4、甲5、甲6等 8 项", "甲1, 甲2, 甲3, 甲4, 甲5, 甲6 and 2 more"),
    ],
)
def test_of_many_rows_that_do_not_count_the_first_are_named(
    evaluated: Evaluated, count: int, names: str, english: str
) -> None:
    rows = "".join(f"  - {{三级: 甲{number}, 分值: 0.5}}\n" for number in range(1, count + 1))
    (found,) = [each for each in evaluated("", f"指标:\n{rows}").findings if each.code == "EVL-029"]
    assert found.message("zh").startswith(f"{names}不在计入总分的指标之下，总分不包括它们（共 {count // 2} 分）")
    assert found.message("en").startswith(f"{english}: outside")


@pytest.mark.parametrize(
    ("rows", "hint"),
    [
        (
            "{三级: 乙, 分值: 10, 自评得分: 8}",
            "写了自评得分的各行都不计入总分，计入总分的没有写，看不出差在哪里。",
        ),
        ("{一级: 效益指标, 三级: 乙, 分值: 10}", "各行没有写自评得分，看不出差在哪一行。"),
        (
            "{一级: 效益指标, 三级: 甲, 分值: 10, 自评得分: 9}\n  - {三级: 乙, 分值: 10, 自评得分: 8}",
            "看哪几行的自评与得分不同；各行自评得分合计 9。不计入总分的各行不在这个合计里。",
        ),
    ],
)
def test_a_claimed_total_is_held_against_the_rows_that_count(evaluated: Evaluated, rows: str, hint: str) -> None:
    """With 乙 alone outside the total that is 0, with a row in 效益指标 10; 8 is claimed."""
    result = evaluated("", f"自评总分: 8\n指标:\n  - {rows}\n")
    assert [each.hint("zh") for each in result.findings if each.code == "EVL-009"] == [hint]


def test_rows_that_do_not_count_are_in_no_sum_of_claims(evaluated: Evaluated) -> None:
    """10 is claimed, as the row that counts has it; 9 + 8 would be more, and the form itself may add up so."""
    rows = "{一级: 效益指标, 三级: 甲, 分值: 10, 自评得分: 9}\n  - {三级: 乙, 分值: 10, 自评得分: 8}"
    (found,) = [each for each in evaluated("", f"自评总分: 10\n指标:\n  - {rows}\n").findings if each.code == "EVL-034"]
    assert found.message("zh") == "自评总分 10，各行自评得分合计 9"
    assert found.hint("zh") == "核对各行的自评得分和合计。不计入总分的各行不在这个合计里。"
    assert found.hint("en").endswith(" Rows that are no part of the total aren't in that sum.")


def test_nothing_outside_the_total_is_in_the_ledger(evaluated: Evaluated) -> None:
    # 乙 has 2 of 4, but the total is 10 of 10
    result = evaluated(HALF, ROWS)
    assert [line.path for line in result.ledger if line.kind is Kind.LOST] == []


def test_a_total_that_adds_up_the_rows_has_all_of_them(evaluated: Evaluated, compiled: Compile, scored: Score) -> None:
    result = evaluated(HALF, ROWS, total="总分 合计（三级.得分）")
    assert (result.total.score, result.total.full) == (18, 20)
    assert told(result, "EVL-029") == []
    first = "    字段 年初预算数: 金额，单位 万元\n"
    template = TEMPLATE.replace(first, f"{first}    字段 各行合计 = 合计（三级.得分）\n")
    template = template.replace("总分 合计（一级.得分）", "总分 各行合计")
    result = scored(compiled(HEAD + HALF + template), ROWS)
    assert (result.total.score, told(result, "EVL-029")) == (18, [])


def test_a_group_that_the_template_does_not_know_counts(evaluated: Evaluated) -> None:
    result = evaluated(
        HALF, ROWS.replace("{三级: 乙", "{一级: 别的, 三级: 乙").replace("{三级: 丙", "{一级: 别的, 三级: 丙")
    )
    assert (result.total.score, told(result, "EVL-029")) == (18, [])


def test_a_total_of_named_groups_leaves_the_others_out(evaluated: Evaluated) -> None:
    rows = "指标:\n  - {一级: 效益指标, 三级: 甲, 分值: 10}\n  - {一级: 别的, 三级: 乙, 分值: 4}\n"
    result = evaluated("", rows, total="总分 效益指标.得分")
    assert result.total.score == 10
    assert told(result, "EVL-029") == [
        "别的不在计入总分的指标之下，总分不包括它们（共 4 分），总分和等级不能当作评定结果"
    ]


def test_a_claim_on_a_row_that_does_not_apply_is_told(evaluated: Evaluated) -> None:
    none = "方法 不计\n得 不适用\n"
    rows = "指标:\n  - {{一级: 效益指标, 三级: 甲, 分值: 10, 计分方法: 不计, 自评得分: {0}}}\n"
    assert told(evaluated(none, rows.format("8")), "EVL-030") == ["自评 8 分，按规则这一行不适用，没有得分"]
    assert told(evaluated(none, rows.format("0")), "EVL-030") == []
    assert told(evaluated(none, rows.format("")), "EVL-030") == []


def test_a_row_that_names_no_method_of_the_ruleset_stays_open(evaluated: Evaluated) -> None:
    rows = "指标:\n  - {一级: 效益指标, 三级: 甲, 分值: 10, 计分方法: 记慢分}\n"
    result = evaluated("", rows)
    assert (result.total.low, result.total.high) == (0, 10)
    assert result.nodes[-1].because == "规则里没有这一行写的计分方法"
    assert told(result, "FRM-049") == ["「甲」自选的计分方法「记慢分」不存在，得分待定"]


@pytest.mark.parametrize(("year", "score"), [("年度: 2023\n", 5), ("年度: 2021\n", 10), ("", 10)])
def test_a_parameter_by_year_without_a_year_is_told(evaluated: Evaluated, year: str, score: int) -> None:
    dated = "参数 封顶 = 10分，2022-01-01 起 5分\n\n方法 封顶\n得 分值\n限于 0 至 封顶\n".replace(
        "方法 封顶", "方法 甲法"
    )
    result = evaluated(dated, f"{year}指标:\n  - {{一级: 效益指标, 三级: 甲, 分值: 10, 计分方法: 甲法}}\n")
    assert result.total.score == score
    wanted = [] if year else ["表单没有写年度，封顶随年度变化，按 2020 年取值"]
    assert told(result, "EVL-031") == wanted


def test_grades_stand_by_their_numbers(compiled: Compile, scored: Score) -> None:
    # 优 95 to 100, 中 60 to 90, 优下 90 to 95, in the order of the file
    scale = "档位 等\n    优: 10 至 9.5（含）\n    中: 9 至 0\n    优下: 9.5 至 9（含）\n\n"
    template = TEMPLATE.replace("    总分 合计（一级.得分）", "    总分 合计（一级.得分）\n    等级 等[总分]")
    ruleset = compiled(HEAD + scale + template)
    result = scored(ruleset, "指标:\n  - {一级: 效益指标, 三级: 甲, 分值: 10, 计分方法: 没有}\n")
    assert result.total.grades == ("优", "优下", "中")


def test_the_advice_is_about_what_the_row_lacks(compiled: Compile, scored: Score) -> None:
    before, after = TEMPLATE.split("        | 指标值.性质 | 方法   |\n        | -           | 记满分 |\n")
    lines = "        | 指标值.方向 | 方法   |\n        | 正向        | 记满分 |\n"
    ruleset = compiled(HEAD + before + lines + after)
    hints = {}
    for target in ("", "20万元", "[2, 5]件"):
        result = scored(ruleset, f'指标:\n  - {{一级: 效益指标, 三级: 甲, 分值: 10, 指标值: "{target}"}}\n')
        hints[target] = [each.hint("zh") for each in result.findings if each.code == "EVL-005"]
    rest = "请规则的制定人在「计分」表里补一行。"
    assert hints == {
        "": [f"填上指标值，或{rest}"],
        "20万元": [f"在指标值前写明 ≥、≤ 等方向，或{rest}"],
        "[2, 5]件": [rest],
    }
    target, tier = "        字段 指标值: 目标\n", "        字段 完成档次: 完成情况\n"
    both = before.replace(target, "").replace(tier, tier + target)
    both += "        | 完成档次 | 指标值.方向 | 方法 |\n        | 达成 | 正向 | 记满分 |\n" + after
    result = scored(compiled(HEAD + both), "指标:\n  - {一级: 效益指标, 三级: 甲, 分值: 10, 完成档次: 未达成}\n")
    assert [each.hint("zh") for each in result.findings if each.code == "EVL-005"] == [f"填上指标值，或{rest}"]
    tiers = before + "        | 完成档次 | 方法   |\n        | 达成     | 记满分 |\n" + after
    result = scored(compiled(HEAD + tiers), "指标:\n  - {一级: 效益指标, 三级: 甲, 分值: 10, 完成档次: 未达成}\n")
    assert [each.hint("zh") for each in result.findings if each.code == "EVL-005"] == [rest]


def test_a_group_without_points_is_not_worth_what_it_leaves_out(compiled: Compile, scored: Score) -> None:
    # 10 of the 15: what doesn't count for the total is neither lost nor a part of the full points
    template = TEMPLATE.replace(
        "一级 效益指标\n", "一级 效益指标\n        二级 社会\n        二级 附加 5分，不计入总分\n"
    )
    rows = "  - {一级: 效益指标, 二级: 社会, 三级: 甲, 分值: 10}\n  - {一级: 效益指标, 二级: 附加, 三级: 乙, 分值: 5}\n"
    result = scored(compiled(HEAD + template), f"指标:\n{rows}")
    points = {node.path[-1]: node.points for node in result.nodes if node.path[0] == "效益指标"}
    assert points == {"效益指标": 10, "社会": 10, "甲": 10, "附加": 5, "乙": 5}
    assert (result.total.score, result.total.full, result.ledger) == (10, 10, ())
    assert told(result, "EVL-020") == []


def test_a_total_that_divides_by_zero_says_so(evaluated: Evaluated) -> None:
    rows = "全年执行数: 0\n指标:\n  - {一级: 效益指标, 三级: 甲, 分值: 10}\n"
    result = evaluated("", rows, "总分 合计（一级.得分）÷（全年执行数 ÷ 1万元）")
    assert (result.total.low, result.total.score) == (0, None)
    assert told(result, "EVL-003") == ["除数为零，算不出得分：（0 + 10） ÷ （全年执行数 0万元 ÷ 1万元），待定 ？"]


@pytest.mark.parametrize(("spent", "codes"), [("0", ["EVL-003"]), ("2", ["EVL-001"])])
def test_what_is_missing_settles_no_total_that_divides_by_zero(
    evaluated: Evaluated, spent: str, codes: list[str]
) -> None:
    rows = f"全年执行数: {spent}\n指标:\n  - {{一级: 效益指标, 三级: 甲, 分值: 10}}\n"
    result = evaluated("", rows, "总分 合计（一级.得分）× 年初预算数 ÷ 全年执行数")
    assert [each.code for each in result.findings if not each.path and each.code.startswith("EVL-00")] == codes


def test_rows_outside_take_no_part_in_shared_points(compiled: Compile, scored: Score) -> None:
    # 60 shared by 甲 and 乙, which count; 丙 and 丁 share the 10 of their own group, and stay outside
    template = TEMPLATE.replace("产出指标", "产出指标 60分").replace("质量指标", "质量指标 10分，不计入总分")
    template = template.replace("可自选方法", "可自选方法\n    字段 分值 = 上级.分值 ÷ 个数（上级.三级）")
    rows = "".join(
        f"  - {{一级: 产出指标, {above}三级: {name}, 计分方法: 记满分}}\n"
        for above, name in [("", "甲"), ("", "乙"), ("二级: 质量指标, ", "丙"), ("二级: 质量指标, ", "丁")]
    )
    result = scored(compiled(HEAD + template), f"指标:\n{rows}")
    assert {node.path[-1]: node.score for node in result.nodes if node.level == 3} == {
        "甲": 30,
        "乙": 30,
        "丙": 5,
        "丁": 5,
    }
    assert result.total.score == 60


@pytest.mark.parametrize(
    ("inner", "high"),
    [
        # of 30 points 甲 says 8, and has them: 乙 shares what is left
        ("二级 数量指标 30分，不计入总分", 30),
        # 甲 has them all, and nobody knows what else 乙 is worth
        ("二级 数量指标 8分，不计入总分", None),
    ],
)
def test_a_row_outside_that_does_not_say_its_points_is_worth_what_its_group_leaves(
    compiled: Compile, scored: Score, inner: str, high: int | None
) -> None:
    template = TEMPLATE.replace("二级 数量指标", inner)
    rows = "".join(
        f"  - {{一级: 产出指标, 二级: 数量指标, 三级: {name}, {points}计分方法: 记满分}}\n"
        for name, points in [("甲", "分值: 8, "), ("乙", "")]
    )
    result = scored(compiled(HEAD + template), f"指标:\n{rows}")
    group = next(node for node in result.nodes if node.path[-1] == "数量指标")
    assert (group.low, group.high) == (8, high)


def test_what_stands_outside_takes_nothing_of_what_a_group_leaves(compiled: Compile, scored: Score) -> None:
    # 乙 may have all 50 of its group, whatever 甲 is worth, which doesn't count
    template = TEMPLATE.replace("一级 产出指标", "一级 产出指标 50分").replace(
        "二级 数量指标", "二级 数量指标\n            三级 参考，不计入总分"
    )
    template = template.replace("三级 可自选方法", "四级 可自选方法")
    form = """指标:
  - {一级: 产出指标, 二级: 数量指标, 三级: 参考, 四级: 甲, 分值: 8, 计分方法: 零分}
  - {一级: 产出指标, 二级: 数量指标, 四级: 乙, 计分方法: 记满分}
"""
    group = scored(compiled(HEAD + "方法 零分\n得 0\n" + template), form).nodes[0]
    assert (group.low, group.high) == (0, 50)


IDLE = (
    "方法 不计\n得 不适用\n方法 折算\n得 合计（三级.得分）÷ 合计（三级.分值，适用）× 分值\n方法 不计这一类\n得 不适用\n"
)


@pytest.mark.parametrize(
    ("group", "rows", "total", "expected"),
    [
        # 6 of 10: nothing says what becomes of the 4 points of 乙
        ("一级 效益指标 10分", "记满分 不计", 6, ["「效益指标」里不适用的有 4 分，规则没有写怎样折算，这些分没有得"]),
        ("一级 效益指标 10分", "不计 不计", 0, ["「效益指标」里不适用的有 10 分，规则没有写怎样折算，这些分没有得"]),
        # 6 ÷ 6 × 10
        ("一级 效益指标 10分，按 折算", "记满分 不计", 10, []),
        ("一级 效益指标 10分，按 不计这一类", "记满分 不计", 0, []),
        ("一级 效益指标 10分", "记满分 记满分", 10, []),
        ("一级 效益指标 10分，不计入总分", "记满分 不计", 0, []),
    ],
)
def test_points_that_do_not_apply_are_told_where_nobody_scores_them(
    compiled: Compile, scored: Score, group: str, rows: str, total: int, expected: list[str]
) -> None:
    one, two = rows.split()
    form = (
        "指标:\n"
        f"  - {{一级: 效益指标, 三级: 甲, 分值: 6, 计分方法: {one}}}\n"
        f"  - {{一级: 效益指标, 三级: 乙, 分值: 4, 计分方法: {two}}}\n"
    )
    result = scored(compiled(HEAD + IDLE + TEMPLATE.replace("一级 效益指标", group)), form)
    assert (result.total.score, told(result, "EVL-039")) == (total, expected)


BANDS = "档位 评级\n    好: 100 至 80（含）\n    差: 80 至 0\n"
HALVES = "产出指标.得分 × 50% + 效益指标.得分 × 50%"
ALL_OF_100 = "合计（一级.得分）÷ 合计（一级.分值，适用）× 100分"


@pytest.mark.parametrize(
    ("points", "total", "score", "expected"),
    [
        # 100 × 50%, and the half of 效益 is nobody's
        (100, HALVES, 50, ["表上的满分是 50 分，等级是按满分 100 分划的，总分和等级不能当作评定结果"]),
        (50, "合计（一级.得分）", 50, ["表上的满分是 50 分，等级是按满分 100 分划的，总分和等级不能当作评定结果"]),
        # 50 ÷ 50 × 100: the rule says what becomes of them
        (50, ALL_OF_100, 100, []),
    ],
)
def test_a_whole_group_that_does_not_apply_takes_its_points_from_the_full_ones(
    compiled: Compile, scored: Score, points: int, total: str, score: int, expected: list[str]
) -> None:
    """产出 has all its points; 效益 doesn't apply."""
    template = TEMPLATE.replace("一级 产出指标", f"一级 产出指标 {points}分")
    template = template.replace("一级 效益指标", f"一级 效益指标 {points}分，按 不计这一类")
    template = template.replace("总分 合计（一级.得分）", f"总分 {total}\n    等级 评级[总分]")
    form = (
        f"指标:\n  - {{一级: 产出指标, 三级: 甲, 分值: {points}}}\n  - {{一级: 效益指标, 三级: 乙, 分值: {points}}}\n"
    )
    result = scored(compiled(HEAD + IDLE + BANDS + template), form)
    assert (result.total.score, told(result, "EVL-027")) == (score, expected)
    hints = [each.hint("zh") for each in result.findings if each.code == "EVL-027"]
    assert all(each.startswith("有整类不适用的指标") and "折算成 100 分" in each for each in hints)


@pytest.mark.parametrize("named", [False, True])
def test_rows_that_the_total_itself_leaves_out_are_made_up_for(compiled: Compile, scored: Score, named: bool) -> None:
    """6 of the 6 points that apply are 100, whatever becomes of the 4 of 乙 in their group."""
    whole = "合计（三级.得分）÷ 合计（三级.分值，适用）× 100分"
    template = TEMPLATE.replace("总分 合计（一级.得分）", f"总分 {'折算分' if named else whole}")
    if named:
        template = template.replace("    一级 产出指标", f"    字段 折算分 = {whole}\n    一级 产出指标")
    form = "指标:\n  - {一级: 效益指标, 三级: 甲, 分值: 6}\n  - {一级: 效益指标, 三级: 乙, 分值: 4, 计分方法: 不计}\n"
    result = scored(compiled(HEAD + IDLE + template.replace("一级 效益指标", "一级 效益指标 10分")), form)
    assert (result.total.score, told(result, "EVL-039")) == (100, [])


@pytest.mark.parametrize(
    ("method", "total", "expected"),
    [
        # of no rows all are full: the group has its 10 points without a row
        ("若 全部（三级，得分 = 分值）则 分值\n否则 0", 10, ["「效益指标」有 10 分，表上没有填写它的指标，得 10 分"]),
        ("得 合计（下级.得分）\n限于 0 至 分值", 0, ["「效益指标」有 10 分，表上没有填写它的指标，得 0 分"]),
        ("若 个数（三级）= 0 则 不适用\n否则 合计（三级.得分）", 0, []),  # the rule says what becomes of it
        ("得 全年执行数 ÷ 年初预算数 × 分值", 5, []),  # it needs no rows
    ],
)
def test_a_group_without_rows_is_told_whatever_its_method_gives(
    compiled: Compile, scored: Score, method: str, total: int, expected: list[str]
) -> None:
    template = TEMPLATE.replace("一级 效益指标", "一级 效益指标 10分，按 一类")
    form = "年初预算数: 100\n全年执行数: 50\n指标:\n  - {一级: 产出指标, 三级: 甲, 分值: 0}\n"
    result = scored(compiled(f"{HEAD}方法 一类\n{method}\n{template}"), form)
    assert (result.total.score, told(result, "EVL-018")) == (total, expected)
