"""What stands between the rows of an indicator table: notes, names of groups across it, remarks of a page's end."""

from __future__ import annotations

import pytest
from tests.engine.importing.sheets import imported, rows_of, sheet, told

from duheng.importing.read import Imported

HEAD = "| 一级指标 | 二级指标 | 三级指标 | 分值 | 年度指标值 | 全年实际值 | 得分 |"
FIRST = "| 产出指标 | 数量指标 | 甲 | 50 | ≥10人 | 9人 | 45 |"
WIDE = " < | < | < | < | < | < |"


def names(found: Imported) -> list[tuple[str | None, ...]]:
    return [tuple(row.get(key) for key in ("一级", "二级", "三级")) for row in rows_of(found)]


def head(found: Imported, label: str) -> list[str]:
    return [cell.text for cell in found.form.head if cell.label == label]


@pytest.mark.parametrize(
    "notes",
    [
        f"| 注：以下由社会调查取得 |{WIDE}",
        "| 注：以下由社会调查取得 |",
        f"| 以上由财务科填写 |{WIDE}",
        f"| 注：以下由社会调查取得 |{WIDE}\n| 2.另见附件 |",
    ],
)
def test_a_table_goes_on_below_notes(notes: str) -> None:
    below = "| 效益指标 | 社会效益指标 | 乙 | 40 | ≥1项 | 1项 | 40 |\n| 总分 | < | < | 90 |  |  | 85 |"
    found = imported(sheet(f"{HEAD}\n{FIRST}\n{notes}\n{below}"))
    assert names(found) == [("产出指标", "数量指标", "甲"), ("效益指标", "社会效益指标", "乙")]
    assert head(found, "自评总分") == ["85"]
    assert head(found, "备注") == ["\n".join(line.split("|")[1].strip() for line in notes.splitlines())]
    assert told(found) == []


def test_an_indicator_below_a_note_belongs_to_the_groups_above_it() -> None:
    found = imported(sheet(f"{HEAD}\n{FIRST}\n| 注：见附件 |{WIDE}\n|  |  | 乙 | 10 | ≥1项 | 1项 | 10 |"))
    assert names(found) == [("产出指标", "数量指标", "甲"), ("产出指标", "数量指标", "乙")]


@pytest.mark.parametrize(
    "line",
    [
        "|  |  | 乙 |  | ≥1项 | 1项 | 10 |",
        "|  |  | 乙 | 十 | ≥1项 | 1项 | 10 |",
        "|  |  | 乙 | 10 |  | 1项 | 10 |",
        "| 张三 |  |  | 10 | ≥1项 |  |  |",
    ],
)
def test_what_is_less_than_an_indicator_stays_outside_below_a_note(line: str) -> None:
    found = imported(sheet(f"{HEAD}\n{FIRST}\n| 注：见附件 |{WIDE}\n{line}"))
    assert names(found) == [("产出指标", "数量指标", "甲")]
    assert [code for code, _ in told(found)] == ["IMP-011"]


def test_an_indicator_below_the_sums_and_a_note_stays_outside() -> None:
    lines = f"| 总分 | < | < | 50 |  |  | 45 |\n| 注：见附件 |{WIDE}\n|  |  | 乙 | 10 | ≥1项 | 1项 | 10 |"
    found = imported(sheet(f"{HEAD}\n{FIRST}\n{lines}"))
    assert names(found) == [("产出指标", "数量指标", "甲")]
    assert head(found, "自评总分") == ["45"]
    assert [code for code, _ in told(found)] == ["IMP-011"]


def test_further_below_the_sums_only_whole_indicators_of_a_group_are_rows() -> None:
    below = f"| 合计 | < | < | 50 |  |  | 45 |\n| 注：见附件 |{WIDE}"
    words = imported(sheet(f"{HEAD}\n{FIRST}\n{below}\n| 产出指标 | 本年完成较好 |"))
    assert (names(words), head(words, "自评总分")) == ([("产出指标", "数量指标", "甲")], ["45"])
    more = "| 效益指标 | 社会效益指标 | 乙 | 40 | ≥1项 | 1项 | 40 |\n| 总分 | < | < | 90 |  |  | 85 |"
    rows = imported(sheet(f"{HEAD}\n{FIRST}\n{below}\n{more}"))
    assert names(rows) == [("产出指标", "数量指标", "甲"), ("效益指标", "社会效益指标", "乙")]
    assert head(rows, "自评总分") == ["85"]


@pytest.mark.parametrize("between", ["| 扣分清单 |", "| 项目 | 扣分 |\n| 甲 | 5 |", "| 扣分清单 |\n| 项目 | 扣分 |"])
def test_sums_further_below_the_sums_are_another_table_s(between: str) -> None:
    found = imported(sheet(f"{HEAD}\n{FIRST}\n| 总分 | < | < | 50 |  |  | 45 |\n{between}\n| 合计 | 5 |"))
    assert (names(found), head(found, "自评总分")) == ([("产出指标", "数量指标", "甲")], ["45"])


BANDS = f"""
    | 一、产出指标（50分） |{WIDE}
    | {{}} | 数量指标 | 甲 | 50 | ≥10人 | 9人 | 45 |
    | 二、效益指标（30分） |{WIDE}
    |  | 社会效益指标 | 乙 | 20 | ≥1项 | 1项 | 20 |
    |  |  | 丙 | 10 | ≥1项 | 1项 | 10 |
    | 2.满意度指标 |{WIDE}
    |  | 服务对象满意度指标 | 丁 | 10 | ≥90% | 95% | 10 |
    """


@pytest.mark.parametrize(
    ("again", "first"), [("", []), ("产出指标", [("一、产出指标（50分）", None, None)])], ids=["once", "again"]
)
def test_a_group_across_the_table_holds_for_the_rows_below_it(again: str, first: list[tuple[str | None, ...]]) -> None:
    """Where the rows name the group again, the points that stand across the table are kept in a row of their own."""
    found = imported(sheet(f"{HEAD}\n{BANDS.format(again).strip()}"))
    assert names(found) == [
        *first,
        (again or "一、产出指标（50分）", "数量指标", "甲"),
        ("二、效益指标（30分）", "社会效益指标", "乙"),
        ("二、效益指标（30分）", "社会效益指标", "丙"),
        ("2.满意度指标", "服务对象满意度指标", "丁"),
    ]
    assert told(found) == []


def test_a_group_across_a_table_that_has_no_column_for_it_or_another_before_it() -> None:
    found = imported(
        sheet("""
        | 序号 | 二级指标 | 三级指标 | 分值 | 年度指标值 | 全年实际值 | 得分 |
        | 产出指标 | < | < | < | < | < | < |
        | （一）数量指标 | < | < | < | < | < | < |
        |  |  | 甲 | 50 | ≥10人 | 9人 | 45 |
        | 效益指标 | < | < | < | < | < | < |
        |  | 社会效益指标 | 乙 | 30 | ≥1项 | 1项 | 30 |
        """)
    )
    assert names(found) == [("产出指标", "（一）数量指标", "甲"), ("效益指标", "社会效益指标", "乙")]
    assert told(found) == []


@pytest.mark.parametrize("line", ["| （续表） |", f"| 续表 |{WIDE}", "|  |  |  |  |  |  | 接下页 |", "| （接上页） |"])
@pytest.mark.parametrize("again", ["", f"{HEAD}\n"])
def test_that_a_table_goes_on_is_no_name_and_no_note(line: str, again: str) -> None:
    found = imported(sheet(f"{HEAD}\n{FIRST}\n{line}\n{again}|  |  | 乙 | 10 | ≥1项 | 1项 | 10 |"))
    assert names(found) == [("产出指标", "数量指标", "甲"), ("产出指标", "数量指标", "乙")]
    assert head(found, "备注") == []
    assert told(found) == []
