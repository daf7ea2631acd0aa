"""Names: what each refers to, in both languages, and what is told of one that refers to nothing."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest
from tests.engine.rulesets import codes, compiled

from duheng.language import tree

HERE = tree.HERE
FORM = tree.Place(tree.Root.FORM)


def demand(folder: Path, expression: str, *, before: str = "", each: str = "对每个 三级") -> tree.Expression:
    """What ``要求 expression`` means in a check of the rows."""
    found = compiled(folder, f"{before}校验 甲核\n    {each}\n    要求 {expression}\n")
    assert found.ruleset is not None, [(problem.code, problem.message("zh")) for problem in found.problems]
    return found.ruleset.checks[-1].demand


def left(folder: Path, expression: str, **more: str) -> tree.Expression:
    """What the left side of ``expression > 0`` means."""
    made = demand(folder, f"{expression} > 0", **more)
    assert isinstance(made, tree.Call)
    return made.arguments[0]


READ_ACTUAL = tree.Read("实际值", tree.Where.NODE, HERE, None)  # type: ignore[arg-type]
READ_TARGET = tree.Read("指标值", tree.Where.NODE, HERE, None)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("expression", "meant"),
    [
        ("实际值", READ_ACTUAL),
        ("指标值", tree.Attribute(READ_TARGET, "值", None)),  # type: ignore[arg-type]
        ("指标值.上限", tree.Attribute(READ_TARGET, "上限", None)),  # type: ignore[arg-type]
        ("分值", tree.Built("分值", HERE, None)),  # type: ignore[arg-type]
        ("points", tree.Built("分值", HERE, None)),  # type: ignore[arg-type]
        ("score", tree.Built("得分", HERE, None)),  # type: ignore[arg-type]
        ("总分", tree.Built("总分", FORM, None)),  # type: ignore[arg-type]
        ("全表.总分", tree.Built("总分", FORM, None)),  # type: ignore[arg-type]
        ("本行.得分", tree.Built("得分", tree.Place(tree.Root.THIS), None)),  # type: ignore[arg-type]
        ("产出.得分", tree.Built("得分", tree.Place(tree.Root.NAMED, "产出"), None)),  # type: ignore[arg-type]
        ("「产出」.分值", tree.Built("分值", tree.Place(tree.Root.NAMED, "产出"), None)),  # type: ignore[arg-type]
        ("预算数", tree.Read("预算数", tree.Where.FORM, HERE, None)),  # type: ignore[arg-type]
        ("界限", tree.Named("界限", HERE, None)),  # type: ignore[arg-type]
        ("比例", tree.ScoreBy("比例", None)),  # type: ignore[arg-type]
        ("（实际值）", READ_ACTUAL),
    ],
)
def test_a_name_means(tmp_path: Path, expression: str, meant: tree.Expression) -> None:
    assert left(tmp_path, expression) == meant


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("64.22万元", Fraction(642200)),
        ("95%", Fraction(19, 20)),
        ("5‰", Fraction(1, 200)),
        ("3个百分点", Fraction(3, 100)),
        ("2公里", Fraction(2000)),
        ("1.50", Fraction(3, 2)),
        ("2亿元", Fraction(200_000_000)),
    ],
)
def test_a_number_is_exact_and_in_base_units(tmp_path: Path, written: str, value: Fraction) -> None:
    assert left(tmp_path, written) == tree.Literal(value, written, None)  # type: ignore[arg-type]


def test_a_let_hides_a_field_and_a_field_a_word_of_the_language(tmp_path: Path) -> None:
    found = compiled(tmp_path, "替换 方法 评定\n    令 实际值 = 1分\n    得 实际值\n")
    assert found.ruleset is not None
    (method,) = [each for each in found.ruleset.methods if each.name == "评定"]
    assert isinstance(method.clauses[0].result, tree.Local)


def test_a_chain_of_comparisons_is_both(tmp_path: Path) -> None:
    made = demand(tmp_path, "0 < 得分 ≤ 分值")
    assert isinstance(made, tree.Every)
    assert [(each.operation, len(each.arguments)) for each in made.parts if isinstance(each, tree.Call)] == [
        ("less", 2),
        ("at_most", 2),
    ]


@pytest.mark.parametrize("join", ["且", "或"])
def test_a_run_of_and_or_or_is_one(tmp_path: Path, join: str) -> None:
    made = demand(tmp_path, f"得分 > 1 {join} 得分 > 2 {join} 得分 > 3")
    assert isinstance(made, tree.Every if join == "且" else tree.Some)
    assert len(made.parts) == 3


@pytest.mark.parametrize(
    ("expression", "place", "over", "item"),
    [
        ("合计（三级.分值）", HERE, tree.Over.LEVEL3, "分值"),
        ("sum(level3.points)", HERE, tree.Over.LEVEL3, "分值"),
        ("最大（下级.得分）", HERE, tree.Over.CHILDREN, "得分"),
        ("平均（产出.三级.得分）", tree.Place(tree.Root.NAMED, "产出"), tree.Over.LEVEL3, "得分"),
        ("个数（全表.三级，名称 = 「甲」）", FORM, tree.Over.LEVEL3, None),
        ("个数（form.level3）", FORM, tree.Over.LEVEL3, None),
    ],
)
def test_an_aggregate_runs_over(
    tmp_path: Path, expression: str, place: tree.Place, over: tree.Over, item: str | None
) -> None:
    made = left(tmp_path, expression, each="说明 「全表」")
    assert isinstance(made, tree.Aggregate)
    assert (made.place, made.over) == (place, over)
    assert (made.item.name if isinstance(made.item, tree.Built) else None) == item


def test_the_greatest_of_numbers_is_no_aggregate(tmp_path: Path) -> None:
    made = left(tmp_path, "最大（得分，1）")
    assert isinstance(made, tree.Call)
    assert made.operation == "most"


WRONG = [
    ("分植 > 0", (3, "NAM-001"), "「分值」"),
    ("指标直 > 0", (3, "NAM-001"), "「指标值」"),
    ("四舍伍入（得分，2） > 0", (3, "NAM-001"), "「四舍五入」"),
    ("完成情形[得分] = 好", (3, "NAM-003"), "「完成情况」"),
    ("指标值.方像 = 正向", (3, "NAM-006"), "「方向」"),
    ("产出.得份 > 0", (3, "NAM-006"), "「得分」"),
    ("得分.值 > 0", (3, "NAM-006"), "它后面不再写点号和名称。"),
    ("预算数 > 3万圆", (3, "NAM-005"), ""),
    ("绝对值（得分，1） > 0", (3, "NAM-008"), "写法："),
    ("合计（分值） > 0", (3, "NAM-010"), "写法："),
    ("个数（三级，得分 > 0，1） > 0", (3, "NAM-010"), "写法："),
    ("全表.实际值 > 0", (3, "NAM-006"), ""),
    ("开工 > 2020-02-30", (3, "SYN-014"), ""),
]


@pytest.mark.parametrize(("expression", "expected", "hint"), WRONG)
def test_what_refers_to_nothing_is_told_with_the_likeliest(
    tmp_path: Path, expression: str, expected: tuple[int, str], hint: str
) -> None:
    found = compiled(tmp_path, f"校验 甲核\n    对每个 三级\n    要求 {expression}\n")
    assert expected in codes(found)
    problem = next(each for each in found.problems if each.code == expected[1])
    assert hint in problem.hint("zh")
    assert problem.message("en")


def test_every_wrong_name_of_a_line_is_told_at_its_place(tmp_path: Path) -> None:
    found = compiled(tmp_path, "校验 甲核\n    对每个 三级\n    要求 甲 > 乙 或 丙.丁 有值\n    提示 「{戊} {己}」\n")
    places = [(each.code, each.span.line - 2, each.span.column, each.span.end) for each in found.problems if each.span]
    # 要求 at 5, 甲 at 8, 乙 at 12, 丙 at 16 (what it has is not asked); the text begins at 9, 戊 at 10, 己 at 14
    assert places == [
        ("NAM-001", 3, 8, 9),
        ("NAM-001", 3, 12, 13),
        ("NAM-001", 3, 16, 17),
        ("NAM-001", 4, 10, 11),
        ("NAM-001", 4, 14, 15),
    ]


def test_full_width_braces_are_braces_and_one_alone_is_told(tmp_path: Path) -> None:
    child = "校验 甲核\n    要求 总分 ≥ 0\n    提示 「实为｛总分｝分」\n"
    found = compiled(tmp_path, child)
    assert found.ruleset is not None
    message = found.ruleset.checks[-1].message
    assert message is not None
    assert [part if isinstance(part, str) else type(part).__name__ for part in message.parts] == ["实为", "Built", "分"]
    assert (3, "SYN-009") in codes(compiled(tmp_path, child.replace("｝", "")))


def test_names_with_punctuation_are_read_in_quotation_marks(tmp_path: Path) -> None:
    """A field and a scale that need 「」 where they are declared are read with 「」 too; other texts stay texts."""
    child = (
        "档位 「评分（五级）」\n    好: 100% 至 80%（含）\n    差: 80% 至 0%\n"
        "补充 模板 表\n    字段 「预算数（调整后）」: 金额\n"
        "替换 方法 评定\n    若 「预算数（调整后）」 = 0 则 0\n    若 「评分（五级）」[自评得分 ÷ 分值] = 好 则 分值\n    否则 0\n"
    )
    found = compiled(tmp_path, child)
    assert [(each.code, each.message("zh")) for each in found.problems] == []
    assert found.ruleset is not None
    method = next(each for each in found.ruleset.methods if each.name == "评定")
    condition = method.clauses[0].condition
    assert isinstance(condition, tree.Call)
    assert isinstance(condition.arguments[0], tree.Read)
