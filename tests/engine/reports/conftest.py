"""A small result made by hand: six nodes in every state, two ledger lines, findings of every severity."""

from __future__ import annotations

from fractions import Fraction

import pytest

from duheng.evaluation.result import CellText, FormInfo, LedgerLine, NodeResult, Result, RulesetInfo, State, Total
from duheng.language.tree import Link
from duheng.language.types import FieldKind
from duheng.problems.checks import CheckFailed
from duheng.problems.claims import ClaimDiffers
from duheng.problems.evaluation import InputMissing
from duheng.problems.severity import Severity
from duheng.source import Span

FILE = "rulesets/999999/2020.rules"
FORM = "form.yaml"
ROWS = ("产出指标", "数量指标")
HEAD = (
    CellText("项目名称", "法律援助", FieldKind.TEXT),
    CellText("主管部门", "/", FieldKind.TEXT, empty=True),
    CellText("年初预算数", "64.22", FieldKind.MONEY, "万元"),
)


def node(
    path: tuple[str, ...],
    points: str,
    low: str,
    high: str | None = None,
    claimed: str | None = None,
    state: State = State.SCORED,
    method: str = "",
    because: str = "",
    target: str = "",
    actual: str = "",
    reason: str = "",
) -> NodeResult:
    """A node with its numbers as texts; ``high`` is ``low`` where it isn't given."""
    written = (
        CellText("指标值", target, FieldKind.TARGET),
        CellText("实际值", actual, FieldKind.QUANTITY),
        CellText("自评得分", claimed or "", FieldKind.NUMBER),
        CellText("偏差原因", reason, FieldKind.TEXT, empty=reason == "无"),
    )
    return NodeResult(
        path=path,
        level=len(path),
        points=Fraction(points),
        low=Fraction(low),
        high=Fraction(low if high is None else high),
        claimed=None if claimed is None else Fraction(claimed),
        method=method,
        state=state,
        outside=state is State.OUTSIDE_TOTAL,
        because=because,
        rule=Span(FILE, 7) if method else None,
        authority="附注第3条" if method else "",
        cells=tuple(cell for cell in written if cell.text),
    )


@pytest.fixture
def small() -> Result:
    open_, outside, not_applicable = State.UNDETERMINED, State.OUTSIDE_TOTAL, State.NOT_APPLICABLE
    ratio = "141人 ÷ 195人 × 1分 ≈ 0.7231，修约 2 位小数得 0.72"
    nodes = (
        node(("预算执行率",), "10", "5.45", claimed="5.45", state=outside, method="执行率得分", because="35 ÷ 64.22"),
        node(ROWS[:1], "7", "5.92", "6.72", state=open_),
        node(ROWS, "7", "5.92", "6.72", state=open_),
        node((*ROWS, "案件数"), "2", "2", claimed="2", method="定量正向", target="≥400件", actual="593件"),
        node(
            (*ROWS, "社区矫正人员"), "1", "0.72", None, "1", State.SCORED, "定量正向", ratio, "≥195人", "141人", "疫情"
        ),
        node((*ROWS, "服务质量"), "4", "3.2", "4", "5", open_, "定性三档", target="明显提升", actual="提升"),
        node((*ROWS, "无"), "0", "0", claimed="0", state=not_applicable, target="无", actual="无", reason="无"),
    )
    losses = (
        LedgerLine((*ROWS, "社区矫正人员"), Fraction("0.28"), Fraction(0), ratio, "附注第3条", Span(FILE, 7)),
        LedgerLine((*ROWS, "服务质量"), Fraction(0), Fraction("0.8"), "待定 3.2～4", "", None),
    )
    findings = (
        ClaimDiffers(
            path=(*ROWS, "社区矫正人员"),
            span=Span(FORM, 21),
            claimed="1",
            computed="0.72",
            direction="多",
            direction_en="much",
            by="0.28",
            because=ratio,
        ),
        CheckFailed(
            name="分值合计", text="应为 100 分", text_en="应为 100 分", file=FILE, line=30, graded=Severity.ERROR
        ),
        _reason_missing("案件数", 12, "得 2 分"),
        _reason_missing("服务质量", 30, "得 3.2 分"),
        InputMissing(path=(*ROWS, "服务质量"), low="3.2", high="4", fields=("自评得分",), fields_en=("自评得分",)),
        CheckFailed(name="金额", text="与 35 不一致", text_en="与 35 不一致", file=FILE, line=40, graded=Severity.INFO),
    )
    return Result(
        ruleset=RulesetInfo("999999/2020", "示例", "待核", (Link("999999/2020", FILE, "a" * 64), _PARENT)),
        form=FormInfo("自评表", FORM, "b" * 64, HEAD),
        total=Total(Fraction("5.92"), Fraction("6.72"), Fraction(7), Fraction(8), ("优", "良"), "5.92～6.72"),
        nodes=nodes,
        ledger=losses,
        findings=findings,
    )


_PARENT = Link("000000/2020", "rulesets/000000-national/2020.rules", "c" * 64)


def _reason_missing(row: str, line: int, own: str) -> CheckFailed:
    return CheckFailed(
        path=(*ROWS, row),
        span=Span(FORM, line),
        name="未达标须说明原因",
        text=f"没有说明原因，{own}",
        text_en=f"没有说明原因，{own}",
        file=FILE,
        line=50,
    )
