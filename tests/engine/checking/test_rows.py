"""What rows need of their template: columns of their own, and a line of 计分 for every kind of target."""

from __future__ import annotations

from pathlib import Path

import pytest

from duheng import api

RULES = """\
规则集 990101/2020 「例」
方法 甲
    若 实际值 ≥ 指标值 则 分值
    否则 0
模板 表
    一级 产出 100分
{level}{fields}    计分
{table}    总分 合计（一级.得分）
"""
FIELDS = "{0}字段 指标值: 目标\n{0}字段 实际值: 量\n"
LEVEL, OF_ROWS, OF_FORM = "    三级\n", FIELDS.format(" " * 8), FIELDS.format(" " * 4)


def told(folder: Path, text: str, *codes: str) -> list[tuple[int, str]]:
    place = folder / "例.rules"
    place.write_text(text, encoding="utf-8")
    return [
        (each.span.line, each.message("zh")) for each in api.check(place).problems if each.code in codes and each.span
    ]


def table(*rows: str) -> str:
    return "".join(f"        | {row} |\n" for row in rows)


ALL = table("指标值.性质 | 方法", "定量 | 甲", "定性 | 不适用")


def test_rows_without_columns_of_their_own(tmp_path: Path) -> None:
    """The first of the two fields stands in line 7."""
    text = RULES.format(level="", fields=OF_FORM, table=ALL)
    message = "各行没有栏目：指标值、实际值 写成了整张表的栏目，一张表只有一个"
    assert told(tmp_path, text, "TPL-008") == [(7, message)]
    assert told(tmp_path, RULES.format(level=LEVEL, fields=OF_ROWS, table=ALL), "TPL-008") == []


def test_a_template_that_scores_its_groups_by_the_forms_own_fields_needs_no_rows(tmp_path: Path) -> None:
    text = RULES.format(level="", fields=OF_FORM, table="").replace("    计分\n", "").replace("100分", "100分，按 甲")
    assert told(tmp_path, text, "TPL-008") == []


@pytest.mark.parametrize(
    ("rows", "missing"),
    [
        (("指标值.性质 | 方法", "定量 | 甲"), ["定性"]),
        (("指标值.方向 | 方法", "正向 | 甲"), ["定性", "反向"]),
        (("指标值.方向 | 方法", "正向 | 甲", "无 | 不适用"), ["反向"]),
        (("指标值.性质 | 指标值.方向 | 方法", "定性 | - | 不适用", "定量 | 正向 | 甲", "定量 | 反向 | 甲"), []),
        (("指标值.性质 | 分值 | 方法", "定性 | = 10 | 不适用", "定量 | - | 甲"), ["定性"]),
        (("指标值.性质 | 方法", "定性 | 不适用", "- | 甲"), []),
        # a table that doesn't ask what targets are like says nothing of them
        (("分值 | 方法", "= 10 | 甲"), []),
    ],
)
def test_kinds_of_rows_that_the_table_leaves_out(tmp_path: Path, rows: tuple[str, ...], missing: list[str]) -> None:
    """The table's first line stands in line 12, below its head."""
    text = RULES.format(level=LEVEL, fields=OF_ROWS, table=table(*rows))
    expected = [(12, f"「计分」表没有管到{kind}的行，这样的行算不出得分") for kind in missing]
    assert told(tmp_path, text, "TPL-007") == expected
