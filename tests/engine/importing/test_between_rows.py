"""What stands between the rows of an indicator table: notes, names of groups across it, remarks of a page's end."""

from __future__ import annotations

import pytest
from tests.engine.books.test_documents import document, p, tbl, tc
from tests.engine.importing.sheets import from_document, imported, rows_of, sheet, told

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


PAGES = ["| 第 2 页 共 3 页 |", "|  |  | — 2 — |", "| 第2页（共3页） |", "| 某局自评表 |", "| 某局自评表（续） |"]
HEADS = ["| （2020年度） |", "| 单位：万元 |", "| 某局自评表 |  |  |  |  |  | 单位：万元 |", "| 项目名称：培训 |"]


@pytest.mark.parametrize("again", [HEAD, ""], ids=["head", "no head"])
@pytest.mark.parametrize("line", [*PAGES, *HEADS])
def test_the_end_of_a_page_and_the_head_of_the_next_are_no_groups(line: str, again: str) -> None:
    above = "| 某局自评表 |\n| （2020年度） |\n| 单位：万元 |\n| 项目名称：培训 |"
    below = "|  |  | 乙 | 40 | ≥1项 | 1项 | 40 |\n| 总分 | < | < | 90 |  |  | 85 |"
    found = imported(sheet("\n".join(filter(None, (above, HEAD, FIRST, line, again, below)))))
    assert names(found) == [("产出指标", "数量指标", "甲"), ("产出指标", "数量指标", "乙")]
    assert [cell.text for cell in found.form.head] == ["某局自评表", "2020", "万元", "培训", "85"]
    assert told(found) == []


def test_the_head_of_the_next_page_that_says_otherwise_is_told() -> None:
    found = imported(sheet(f"| 单位：万元 |\n{HEAD}\n{FIRST}\n| 单位：元 |\n|  |  | 乙 | 40 | ≥1项 | 1项 | 40 |"))
    assert told(found) == [("IMP-012", "自评表!A4「单位：元」没有用：「金额单位」前面已经有了")]


def test_a_paragraph_between_two_tables_of_a_document_is_no_group() -> None:
    second = "|  |  | 乙 | 40 | ≥1项 | 1项 | 40 |"
    lines = ["".join(tc(cell.strip()) for cell in line.strip("|").split("|")) for line in (HEAD, FIRST, second)]
    found = from_document(document(f"{tbl(*lines[:2])}{p('以下由财务科填写')}{tbl(lines[2])}"))
    assert names(found) == [("产出指标", "数量指标", "甲"), ("产出指标", "数量指标", "乙")]
    assert head(found, "备注") == ["以下由财务科填写"]


@pytest.mark.parametrize("line", ["| （续表） |", f"| 续表 |{WIDE}", "|  |  |  |  |  |  | 接下页 |", "| （接上页） |"])
@pytest.mark.parametrize("again", ["", f"{HEAD}\n"])
def test_that_a_table_goes_on_is_no_name_and_no_note(line: str, again: str) -> None:
    found = imported(sheet(f"{HEAD}\n{FIRST}\n{line}\n{again}|  |  | 乙 | 10 | ≥1项 | 1项 | 10 |"))
    assert names(found) == [("产出指标", "数量指标", "甲"), ("产出指标", "数量指标", "乙")]
    assert head(found, "备注") == []
    assert told(found) == []
