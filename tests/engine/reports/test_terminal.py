"""Pictures of a report, drawn by hand: wide characters take two columns."""

from __future__ import annotations

from fractions import Fraction

import pytest

from duheng.evaluation.result import CellText, LedgerLine, Result
from duheng.language.tree import Link
from duheng.language.types import FieldKind
from duheng.presentation.words import words_of
from duheng.problems.checks import CheckFailed, CheckUndecided
from duheng.problems.evaluation import InputMissing, NoMethodFits, NoRows
from duheng.problems.form_cells import MoneyWithoutUnit, RequiredEmpty
from duheng.problems.worth import PointsApart
from duheng.record import replace
from duheng.reports.ink import Ink
from duheng.reports.table import Table
from duheng.reports.terminal import NARROWEST, render
from duheng.source import Span, display_width

HEAD = """\
自评表
规则集 999999/2020 示例
继承 000000/2020
待核：规则措辞尚未与原文核对

项目名称：法律援助
年初预算数：64.22万元
"""

TABLE = """\
指标              分值  指标值    实际值        得分  自评   相差  备注
预算执行率          10                          5.45  5.45         不计入总分

产出指标             7                    5.92～6.72               待定
  数量指标           7                    5.92～6.72               待定
    案件数           2  ≥400件    593件         2     2
    社区矫正人员     1  ≥195人    141人         0.72  1     +0.28
    服务质量         4  明显提升  提升     3.2～4     5     +1     待定
    无               0  无        无                  0            不适用
"""

REST = """\
总分 5.92～6.72 / 7（待定，自评 8）    等级 优～良

扣分清单
  −0.28  数量指标 › 社区矫正人员
         141人 ÷ 195人 × 1分 ≈ 0.7231，修约 2 位小数得 0.72
         附注第3条 · rulesets/999999/2020.rules:7
  合计扣分 0.28 = 7 − 6.72，另有 0.8 分待定（总分最低 5.92）

核对意见
  错误 1
    CHK-001  分值合计：应为 100 分
  警告 4
    EVL-007  表单第 21 行 社区矫正人员：自评 1 分，按规则应为 0.72 分，自评
             多 0.28 分
    CHK-001  未达标须说明原因：没有说明原因（2 行）
             - 表单第 12 行 案件数：得 2 分
             - 表单第 30 行 服务质量：得 3.2 分
    EVL-001  服务质量：得分待定，可能是 3.2～4 分：缺 自评得分
             提示：补上（或改成能读懂的数）就能算定。
  提示 1
    CHK-001  金额：与 35 不一致
"""

ENGLISH = """\
自评表
Ruleset 999999/2020 示例
Extends 000000/2020
Unverified: the wording of the rules hasn't been compared with the original

项目名称: 法律援助
年初预算数: 64.22万元

Indicator         Points  Target    Actual       Score  Claimed  Diff.  Notes
预算执行率            10                          5.45     5.45         outside total

产出指标               7                    5.92～6.72                  open
  数量指标             7                    5.92～6.72                  open
    案件数             2  ≥400件    593件         2        2
    社区矫正人员       1  ≥195人    141人         0.72     1     +0.28
    服务质量           4  明显提升  提升     3.2～4        5     +1     open
    无                 0  无        无                     0            n/a

Total 5.92～6.72 / 7 (open, claimed 8)    Grade 优～良

Points lost
  −0.28  数量指标 › 社区矫正人员
"""

EXPLAINED = """\
    社区矫正人员     1  ≥195人    141人         0.72  1     +0.28
    └ 141人 ÷ 195人 × 1分 ≈ 0.7231，修约 2 位小数得 0.72
      定量正向 · 附注第3条 · rulesets/999999/2020.rules:7
      偏差原因：疫情
"""


def test_the_whole_report(small: Result) -> None:
    assert render(small, "zh", 80, colour=False, explain=False) == "\n".join((HEAD, TABLE, REST))


def test_in_english(small: Result) -> None:
    shown = render(small, "en", 90, colour=False, explain=False)
    assert shown.startswith(ENGLISH)
    assert "Lost in all 0.28 = 7 − 6.72, and 0.8 still open (the total is at least 5.92)" in shown
    assert "Errors 1\n    CHK-001  分值合计: 应为 100 分" in shown
    assert "form line 21 社区矫正人员: Claimed 1, by the rules 0.72: 0.28 too much" in shown


def test_explained(small: Result) -> None:
    shown = render(small, "zh", 80, colour=False, explain=True)
    assert EXPLAINED in shown
    assert "预算执行率          10                          5.45  5.45         不计入总分\n└ 35 ÷ 64.22\n" in shown
    assert "             提示：规则见 rulesets/999999/2020.rules 第 50 行。\n" in shown


@pytest.mark.parametrize("width", [1, 72, 80, 100, 140])
@pytest.mark.parametrize("explain", [False, True])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_no_line_is_too_wide(small: Result, width: int, explain: bool, language: str) -> None:
    long = "有效化解矛盾纠纷，预防犯罪、减少犯罪，促进社会安定团结，为社会营造良好的和谐氛围。" * 3
    cells = tuple(replace(cell, label=long, text=long) for cell in small.nodes[4].cells)
    changed = replace(small.nodes[5], path=(*small.nodes[5].path[:-1], long), cells=cells, because=long)
    third = replace(small.nodes[4], low=Fraction(1, 3), high=Fraction(2, 3), claimed=Fraction("12345678901.25"))
    result = replace(
        small,
        form=replace(small.form, fields=cells),
        nodes=(*small.nodes[:4], third, changed),
        ledger=tuple(replace(each, path=changed.path) for each in small.ledger),
        findings=tuple(replace(each, path=changed.path) for each in small.findings),
    )
    shown = render(result, "en" if language == "en" else "zh", width, colour=False, explain=explain)
    widest = max(width, NARROWEST)
    assert [line for line in shown.splitlines() if display_width(line) > widest] == []
    assert [line for line in shown.splitlines() if line != line.rstrip()] == []


def test_nothing_is_dropped_from_a_long_name(small: Result) -> None:
    long = "保障公民合法权益、发展社会公益事业、健全完善社会保障体系" * 4
    findings = tuple(replace(each, path=(long,)) for each in small.findings)
    shown = render(replace(small, findings=findings), "zh", 80, colour=False, explain=False)
    assert "".join(shown.split()).count(long) == len(findings)


def test_colours_change_nothing_but_colours(small: Result) -> None:
    plain = render(small, "zh", 100, colour=False, explain=True)
    painted = render(small, "zh", 100, colour=True, explain=True)
    for code in ("\x1b[1m", "\x1b[2m", "\x1b[1;31m", "\x1b[1;33m", "\x1b[1;36m", "\x1b[0m"):
        assert code in painted
        painted = painted.replace(code, "")
    stripped = "\n".join(line.rstrip() for line in painted.split("\n"))
    assert stripped == plain


def test_nothing_on_a_form_moves_the_cursor(small: Result) -> None:
    cells = tuple(
        CellText(f"栏\x1b{n}", text, kind)
        for n, (text, kind) in enumerate(
            [("\r\x07", FieldKind.TARGET), ("\t三", FieldKind.QUANTITY), ("\x1b[5m", FieldKind.TEXT)]
        )
    )
    nasty = replace(small.nodes[3], path=("一\x1b[2J\n二\u202e",), cells=cells)
    result = replace(small, nodes=(nasty,), form=replace(small.form, name="表\x1b]0;标题\x07", fields=cells))
    shown = render(result, "zh", 80, colour=False, explain=True)
    assert not {"\x1b", "\r", "\x07", "\t", "\u202e"} & set(shown)
    assert "一�[2J 二�" in shown


def test_settled_and_untroubled(small: Result) -> None:
    nodes = tuple(replace(each, claimed=None) for each in small.nodes[3:4])
    total = replace(
        small.total, low=Fraction(2), high=Fraction(2), full=Fraction(2), claimed=None, grades=(), graded=False
    )
    ruleset = replace(small.ruleset, status="", chain=(Link("999999/2020", "x.rules", "a" * 64),))
    shown = render(
        replace(
            small,
            ruleset=ruleset,
            form=replace(small.form, fields=()),
            nodes=nodes,
            total=total,
            ledger=(),
            findings=(),
        ),
        "zh",
        80,
        False,
        False,
    )
    assert shown == (
        "自评表\n规则集 999999/2020 示例\n\n"
        "指标        分值  指标值  实际值  得分\n"
        "    案件数     2  ≥400件  593件      2\n\n"
        "总分 2 / 2\n\n扣分清单\n  没有扣分。\n\n没有核对意见。\n"
    )


def test_a_grade_that_the_ruleset_gives_and_that_is_not_reached_is_told(small: Result) -> None:
    shown = render(replace(small, total=replace(small.total, grades=())), "zh", 80, False, False)
    assert "等级 未定" in shown


def test_nothing_lost_where_something_is_open_is_said_of_what_is_settled(small: Result) -> None:
    """With 4 points open the total may be 3: nobody can say that nothing was lost."""
    open_ = replace(small.ledger[0], lost=Fraction(0), open=Fraction(4))
    total = replace(small.total, low=Fraction(3), high=Fraction(7), claimed=None)
    shown = render(replace(small, total=total, ledger=(open_,)), "zh", 80, colour=False, explain=False)
    assert "\n扣分清单\n  能算定的各项没有扣分。\n  合计扣分 0 = 7 − 7，另有 4 分待定（总分最低 3）\n" in shown


def test_points_above_the_parts_and_no_limit(small: Result) -> None:
    total = replace(small.total, low=Fraction(1, 3), high=None, claimed=None)
    lost = replace(small.ledger[0], lost=Fraction(2), open=Fraction(0))
    given = replace(small.ledger[0], path=(), lost=Fraction(-2), open=Fraction(0), because="", authority="", rule=None)
    shown = render(replace(small, total=total, ledger=(lost, given)), "zh", 80, colour=False, explain=False)
    assert "总分 ≥≈0.3333 / 7（待定）    等级 优～良" in shown
    assert "合计扣分 2 = 7 + 2（加回） − ≈0.3333\n\n加回的分\n  +2  全表\n" in shown
    unknown = replace(small, total=replace(total, full=None), ledger=(lost,))
    shown = render(unknown, "zh", 80, colour=False, explain=False)
    assert "总分 ≥≈0.3333（待定）    等级 优～良" in shown
    assert "\n  合计扣分 2；满分算不出来\n" in shown
    # at most 0, at least −3
    most = replace(total, low=Fraction(-3), high=Fraction(0), full=None)
    open_ = replace(small, total=most, ledger=(lost, replace(lost, lost=Fraction(0), open=Fraction(3))))
    shown = render(open_, "zh", 100, colour=False, explain=False)
    assert "\n  合计扣分 2；满分算不出来，另有 3 分待定（总分最低 −3）\n" in shown


def test_points_that_are_not_the_rulesets_are_told_first(small: Result) -> None:
    # 7 of the ruleset, rows of 5 + 4 on the form: of those 9 one loses 0.28
    total = replace(small.total, low=Fraction("8.72"), high=Fraction("8.72"))
    worth = LedgerLine(("产出指标",), Fraction(-2), Fraction(0), "", "", Span("甲.rules", 3), parts=Fraction(9))
    finding = PointsApart(names=("产出指标",), ruleset="999999/2020")
    changed = replace(small, total=total, ledger=(small.ledger[0], worth), findings=(finding,))
    shown = render(changed, "zh", 80, colour=False, explain=False)
    assert shown.index("\n\n注意 EVL-020  产出指标的分值与规则集不同，") < shown.index("\n\n指标  ")
    before = shown.partition("\n\n指标  ")[0].splitlines()
    hint = "".join(before[next(n for n, line in enumerate(before) if "提示：" in line) :])
    assert hint.replace(" ", "") == f"提示：{finding.hint('zh')}".replace(" ", "")
    assert "总分 8.72 / 7（自评 8）    等级 优～良\n（分值与规则集不同，不能当作评定结果）\n" in shown
    assert "  合计扣分 0.28 = 7 + 2（表上多出的分值） − 8.72\n" in shown
    assert "\n分值与规则集不同\n  产出指标：规则集 7 分，表上各项合计 9 分，多 2 分\n" in shown
    assert shown.endswith("\n没有核对意见。\n")
    stated = replace(worth, lost=Fraction(2), rule=None, parts=Fraction(5))
    shown = render(replace(changed, ledger=(stated,)), "en", 80, colour=False, explain=False)
    assert "Lost in all 0 = 7 − 2 (points missing from the form) − 8.72\n" in shown
    assert "  产出指标: 7 points stated on the form, 5 in its rows, 2 too few\n" in shown


def open_row(name: str, high: str, field: str, line: int) -> InputMissing:
    span = Span("form.yaml", line)
    return InputMissing(path=(name,), span=span, low="0", high=high, fields=(field,), fields_en=(field,))


def test_what_settles_open_rows_is_said_once_for_each_kind(small: Result) -> None:
    undecided = CheckUndecided(path=("乙",), name="说明", fields=("定下来的得分",), fields_en=("a settled score",))
    other = CheckUndecided(path=("丁",), name="说明", fields=("偏差原因",), fields_en=("偏差原因",))
    findings = (
        open_row("甲", "1", "实际值", 3),
        open_row("乙", "2", "实际值", 4),
        open_row("丙", "3", "全年预算数", 5),
        NoMethodFits(
            path=("丁",),
            span=Span("form.yaml", 6),
            facts=("指标值 20万元",),
            facts_en=("指标值 20万元",),
            advice="填上指标值，或",
        ),
        NoMethodFits(
            path=("戊",),
            span=Span("form.yaml", 7),
            facts=("指标值 15万元",),
            facts_en=("指标值 15万元",),
            advice="填上指标值，或",
        ),
        undecided,
        other,
    )
    shown = render(replace(small, findings=findings), "zh", 100, colour=False, explain=False)
    assert shown.endswith("""
核对意见
  警告 5
    EVL-001  缺 实际值，得分待定（2 行）
             - 表单第 3 行 甲：可能是 0～1 分
             - 表单第 4 行 乙：可能是 0～2 分
             提示：补上（或改成能读懂的数）就能算定。
    EVL-001  表单第 5 行 丙：得分待定，可能是 0～3 分：缺 全年预算数
             提示：补上（或改成能读懂的数）就能算定。
    EVL-005  规则没有说这些行怎样计分（2 行）
             - 表单第 6 行 丁：指标值 20万元
             - 表单第 7 行 戊：指标值 15万元
             提示：填上指标值，或请规则的制定人在「计分」表里补一行。
  提示 1
    CHK-002  丁：校验「说明」无法判定：缺 偏差原因
""")


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        ("指标重名", "同名的指标有 2 个", "同名的指标有 2 个"),
        ("分值合计", "各项分值合计应为 100 分", "各项分值合计应为 100 分"),
        ("未达标须说明原因", "得 0.72 分，没有说明原因", "未达标须说明原因：得 0.72 分，没有说明原因"),
        ("上限", "超过 5 分", "上限：超过 5 分"),
    ],
)
def test_a_checks_name_is_left_out_where_its_sentence_says_it(small: Result, name: str, text: str, told: str) -> None:
    failed = CheckFailed(name=name, text=text, text_en=text, file="甲.rules", line=1)
    shown = render(replace(small, findings=(failed,)), "zh", 80, colour=False, explain=False)
    assert shown.endswith(f"    CHK-001  {told}\n")


def test_a_finding_on_the_head_says_its_line_of_the_form(small: Result) -> None:
    marked = MoneyWithoutUnit(span=Span("form.yaml", 3, 5, 7), label="年初预算数", text="1")
    whole = RequiredEmpty(span=Span("form.yaml", 1), label="项目名称")
    shown = render(replace(small, findings=(marked, whole)), "zh", 80, colour=False, explain=False)
    assert "    FRM-034  表单第 3 行：「年初预算数」的金额「1」没有写单位，按文字保留\n" in shown
    assert "    FRM-051  必填的「项目名称」是空的\n" in shown


def test_how_a_score_is_worked_out_is_told_in_the_table_only(small: Result) -> None:
    shown = render(small, "zh", 100, colour=False, explain=True)
    table, findings = shown.split("扣分清单")
    assert "└ 141人 ÷ 195人 × 1分 ≈ 0.7231" in table
    assert "计算：" not in findings


def test_a_row_is_not_named_twice(small: Result) -> None:
    named = CheckFailed(path=("甲组",), name="一级", text="甲组合计 4", text_en="甲组合计 4", file="甲.rules", line=1)
    shown = render(replace(small, findings=(named,)), "zh", 80, colour=False, explain=False)
    assert shown.endswith("    CHK-001  一级：甲组合计 4\n")
    failed = CheckFailed(
        path=("产出指标",),
        name="指标合计",
        text="产出指标合计 40 分",
        text_en="产出指标合计 40 分",
        file="甲.rules",
        line=1,
    )
    lacking = NoRows(path=("效益指标",), name="效益指标", points="50")
    shown = render(replace(small, findings=(failed, lacking)), "zh", 80, colour=False, explain=False)
    assert "    CHK-001  产出指标合计 40 分\n" in shown
    assert "    EVL-018  「效益指标」有 50 分，表上没有填写它的指标，得 0 分\n" in shown


def test_names_have_the_room_of_columns_that_say_nothing(small: Result) -> None:
    """分值 and 得分 take four columns each and a gap of two before each: 28 are left."""
    name = "一二三四五六七八九十一二三四"
    node = replace(small.nodes[3], path=(name,), cells=(), claimed=None)
    table = Table([node], words_of("zh"), 40)
    assert [line for _, line in table.lines(Ink(False))] == [f"{name}     2     2"]
