"""One line at a time: how it is typed, and its usual layout in both languages, written by hand."""

from __future__ import annotations

import pytest

from duheng.formatting.layout import cells_of, laid_out
from duheng.formatting.spelling import Spelling

CHINESE, ENGLISH = Spelling(chinese=True), Spelling(chinese=False)

LINES = [
    ("若 实际值>=指标值，则 得 分值", "若 实际值 ≥ 指标值 则 分值", "if 实际值 >= 指标值 then points"),
    ("若：甲≥1且乙<2则分值", "若 甲 ≥ 1 且 乙 < 2 则 分值", "if 甲 >= 1 and 乙 < 2 then points"),
    (
        "否则 实际值 / （指标值－１） * -分值",
        "否则 实际值 ÷ （指标值 - 1）× -分值",
        "otherwise 实际值 / (指标值 - 1) * -points",
    ),
    ("得2", "得 2", "gives 2"),
    ("否则，得 0", "否则 0", "otherwise 0"),
    ("得 某函数(甲,1)", "得 某函数（甲，1）", "gives 某函数(甲, 1)"),
    (
        "例 指标值 ≥400件,实际值 593件 , 分值 2 得 2",
        "例 指标值 ≥400件，实际值 593件，分值 2 得 2",
        "example 指标值 ≥400件, 实际值 593件, points 2 gives 2",
    ),
    (
        "一级 产出指标（40分）,按 甲，不计入总分",
        "一级 产出指标 40分，按 甲，不计入总分",
        "level1 产出指标 40分, by 甲, outside total",
    ),
    ("达成：１００％ 到 80%(含)", "达成: 100% 至 80%（含）", "达成: 100% to 80% (inclusive)"),
    ("得分：60 至 分值", "得分: 60 至 分值", "得分: 60 to points"),
    ("差：60 至 0（不含）", "差: 60 至 0（不含）", "差: 60 to 0 (exclusive)"),
    (
        "字段 指标值：目标，列名“指标值”“年度指标值”",
        "字段 指标值: 目标，列名 「指标值」「年度指标值」",
        "field 指标值: target, column 「指标值」「年度指标值」",
    ),
    (
        "字段 偏离=（实际值－指标值）/指标值",
        "字段 偏离 = （实际值 - 指标值）÷ 指标值",
        "field 偏离 = (实际值 - 指标值) / 指标值",
    ),
    (
        "参数 甲＝130%，2022年1月1日 起 120%",
        "参数 甲 = 130%，2022-01-01 起 120%",
        "parameter 甲 = 130%, 2022-01-01 from 120%",
    ),
    ("适用 2020年13月1日 起", "适用 2020年13月1日 起", "effective 2020年13月1日 from"),
    ("适用 2020年1月1日 到 2020-12-31", "适用 2020-01-01 至 2020-12-31", "effective 2020-01-01 to 2020-12-31"),
    (
        "得 四舍五入(合计(三级.得分,得分<分值),2)",
        "得 四舍五入（合计（三级.得分，得分 < 分值），2）",
        "gives round_half_up(sum(level3.score, score < points), 2)",
    ),
    (
        "若 完成档次 为空 则 待定 完成情况[完成档次]*分值，「原因」",
        "若 完成档次 为空 则 待定 完成情况[完成档次] × 分值，「原因」",
        "if 完成档次 is empty then undetermined 完成情况[完成档次] * points, 「原因」",
    ),
    ("修约2位小数，舍去", "修约 2 位小数，舍去", "round 2 places, round_down"),
    (
        "若 甲 属于 （60%，80%］ 且 非 乙 有值 则 0",
        "若 甲 属于 (60%, 80%] 且 非 乙 有值 则 0",
        "if 甲 in (60%, 80%] and not 乙 is present then 0",
    ),
    (
        "要求 合计（三级.分值） + 预算执行率.分值 = 100。",
        "要求 合计（三级.分值）+ 预算执行率.分值 = 100",
        "require sum(level3.points) + 预算执行率.points = 100",
    ),
    ("补充模板 表：", "补充 模板 表", "amend template 表"),
    ("则 等级 差", "则 等级 差", "then grade 差"),
    ("级别：警告", "级别 警告", "severity warning"),
    ("状态 待核", "状态 待核", "status pending"),
    ("提示 「{得分} , 分」", "提示 「{得分} , 分」", "message 「{得分} , 分」"),
    ("说明 “他说「好」”", "说明 “他说「好」”", "note “他说「好」”"),
]


@pytest.mark.parametrize(("typed", "chinese", "english"), LINES)
def test_line(typed: str, chinese: str, english: str) -> None:
    assert laid_out(typed, CHINESE) == chinese
    assert laid_out(typed, ENGLISH) == english
    assert laid_out(english, CHINESE) == chinese
    assert laid_out(chinese, CHINESE) == chinese


def test_cells() -> None:
    assert cells_of("|[80%,95%)|分值*80%|-|其余|", CHINESE) == ["[80%, 95%)", "分值 × 80%", "-", "其他"]
    assert cells_of("| >=95% | points", CHINESE) == ["≥ 95%", "分值"]
