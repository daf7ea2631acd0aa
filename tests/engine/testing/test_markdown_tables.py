"""Tables of cases in Markdown: which method each tries, and that none is passed over."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.engine.testing.test_cases import RULES

from duheng import api
from duheng.source import Span
from duheng.testing.markdown_tables import Tables, tables_in_markdown
from duheng.testing.ran import Ran

TABLE = "| 指标值 | 实际值 | 分值 | 得 |\n| --- | --- | --- | --- |\n| ≥4件 | 3件 | 2 | 1.5 |\n"


def run(folder: Path, text: str, rules: str = RULES) -> Ran:
    (folder / "2020.rules").write_text(rules, encoding="utf-8")
    place = folder / "2020.tests.md"
    place.write_text(text, encoding="utf-8")
    (tested,) = api.run_tests([place])
    return tested


def told(tested: Ran) -> list[str]:
    return [f"{each.span.line if each.span else 0} {each.code}" for each in tested.problems]


@pytest.mark.parametrize(
    "above",
    [
        "## 按比例\n\n",
        "### 按比例 ###\n\n",
        "按比例\n------\n\n",
        "按比例\n======\n",
        "**按比例**\n\n",
        "**按比例：**\n\n",
        "- **按比例**\n\n",
        "1. 按比例：\n\n",
        "__按比例__\n",
        "按比例\n\n",
        "> ## 按比例\n>\n",
        "## 别的\n\n说明。\n\n**按比例**\n\n这些都对过：\n\n",
    ],
)
def test_what_says_which_method_a_table_tries(tmp_path: Path, above: str) -> None:
    tested = run(tmp_path, above + TABLE)
    assert (told(tested), [each.case.name for each in tested.outcomes]) == ([], ["按比例/1"])


@pytest.mark.parametrize(
    "table",
    [
        TABLE,
        "".join("  " + line + "\n" for line in TABLE.splitlines()),
        "".join("> " + line + "\n" for line in TABLE.splitlines()),
        "指标值 | 实际值 | 分值 | 得\n--- | --- | --- | ---\n≥4件 | 3件 | 2 | 1.5\n",
        "指标值 | 实际值 | 分值 | 得\n≥4件 | 3件 | 2 | 1.5\n",
        f"```\n{TABLE}```\n",
    ],
)
def test_a_table_under_no_heading_is_told_at_its_line(tmp_path: Path, table: str) -> None:
    tested = run(tmp_path, "# 说明\n".replace("# ", "") + "\n" + table)
    (problem,) = tested.problems
    assert problem.code == "CAS-030"
    assert "指标值" in table.splitlines()[(problem.span.line if problem.span else 0) - 3]
    assert [each.line - 2 for each in tested.suite.unmade] == [
        number for number, line in enumerate(table.splitlines(), 1) if "3件" in line
    ]


def test_the_other_tables_go_on(tmp_path: Path) -> None:
    tested = run(tmp_path, f"{TABLE}\n## 按比例\n\n{TABLE}\n{TABLE.replace('1.5', '1')}")
    assert told(tested) == ["1 CAS-030", "13 CAS-020"]
    assert (len(tested.outcomes), len(tested.suite.unmade), tested.holds) == (2, 1, False)


@pytest.mark.parametrize(
    ("name", "line", "column"), [("## 按比列", 1, 4), ("**按比列**", 1, 3), ("## 按比例\n\n**按比列**", 3, 3)]
)
def test_a_misspelt_method_is_told(tmp_path: Path, name: str, line: int, column: int) -> None:
    (problem,) = run(tmp_path, f"{name}\n\n{TABLE}").problems
    assert (problem.code, problem.span) == (
        "CAS-007",
        Span(str(tmp_path / "2020.tests.md"), line, column, column + 3),
    )


def test_bold_remarks_below_a_heading_are_no_methods(tmp_path: Path) -> None:
    assert told(run(tmp_path, f"## 按比例\n\n**注意看**\n\n{TABLE}")) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("<table>\n<tr><td>指标值</td><td>得</td></tr>\n<tr><td>≥4件</td><td>2</td></tr>\n</table>\n", "是 HTML 的表"),
        ("指标值\t实际值\t分值\t得\n≥4件\t3件\t2\t1.5\n", "各格之间是制表符"),
        ("指标值,实际值,分值,得\n≥4件,3件,2,1.5\n", "各格之间是逗号"),
        ("指标值，实际值，分值，得\n≥4件，3件，2，1.5\n", "各格之间是逗号"),
    ],
)
def test_tables_in_other_notations_are_told(tmp_path: Path, text: str, words: str) -> None:
    tested = run(tmp_path, "## 按比例\n\n" + text)
    assert told(tested) == ["3 CAS-031"]
    assert tested.problems[0].message("zh") == f"这里像是一张用例的表，但{words}，没有读"


def tables(text: str) -> Tables:
    return tables_in_markdown(text.splitlines(), "2020.tests.md", ("按比例", "按个数"))


HTML_ROWS = (
    "<tr><th>指标值</th><th>得</th></tr>",
    "<tr><td>≥4件</td><td>2</td></tr>",
    "<TR><td>≥5件</td><td>1</td></TR>",
)


@pytest.mark.parametrize(
    ("text", "begins", "rows"),
    [
        ("<table>\n" + "\n".join(HTML_ROWS) + "\n</table>\n", [3], [5, 6]),
        ("<table>\n\n" + "\n\n".join(HTML_ROWS) + "\n\n</table>\n", [3], [7, 9]),
        ("<table>" + "".join(HTML_ROWS) + "</table>\n", [3], [3, 3]),
        ("\n".join(HTML_ROWS) + "\n", [3], [4, 5]),
        (f"<table>{HTML_ROWS[0]}</table>\n\n<table>{HTML_ROWS[0]}\n{HTML_ROWS[1]}</table>\n", [3, 5], [6]),
        (f"<table>{HTML_ROWS[0]}\n\n<table>{HTML_ROWS[0]}</table>\n", [3, 5], []),
        ("</table>\n", [], []),
    ],
)
def test_a_table_of_html_is_told_once_and_its_lines_make_no_cases(
    text: str, begins: list[int], rows: list[int]
) -> None:
    found = tables("## 按比例\n\n" + text)
    assert [(each.code, each.span and each.span.line) for each in found.problems] == [("CAS-031", at) for at in begins]
    assert [each.line for each in found.unmade] == rows


def test_places_behind_an_escaped_bar() -> None:
    line = "| a\\|b\\|  | 12 | 3 |"
    (sheet,) = tables(f"## 按比例\n\n| 指标值 | 实际值 | 得 |\n|---|---|---|\n{line}\n").sheets
    (cells,) = sheet.lines
    assert [cell.text for cell in cells] == ["a|b|", "12", "3"]
    assert [line[cell.span.column - 1 : cell.span.end - 1] for cell in cells] == ["a\\|b\\|", "12", "3"]


@pytest.mark.parametrize("rule", ["|---|---|---|\n", ""])
def test_only_the_second_line_of_a_table_is_its_rule(rule: str) -> None:
    rows = "| a | 1 | 2 |\n| - | - | - |\n| --- | :-: | --- |\n"
    (sheet,) = tables(f"## 按比例\n\n| 指标值 | 实际值 | 得 |\n{rule}{rows}").sheets
    assert [line[0].text for line in sheet.lines] == ["a", "-", "---"]
    (headless,) = tables(f"| 指标值 | 得 |\n{rule}").problems
    assert headless.code == "CAS-030"


@pytest.mark.parametrize(
    ("code", "method"),
    [
        ("```\n# 注释\n```", "按比例"),
        ("```sh\n# 注释\n~~~\n# 注释\n```", "按比例"),
        ("~~~~\n# 注释\n~~~\n# 注释\n~~~~~", "按比例"),
        ("> ```\n> # 注释\n> ```", "按比例"),
        ("```\n注释\n----\n```", "按比例"),
        ("```\n# 注释\n```\n# 注释", "注释"),
        ("```\n## 按个数\n```", "按个数"),
        ("```\n## 按个术\n```", "按个术"),
        ("```行内``` 代码\n# 注释", "注释"),
    ],
)
def test_remarks_in_code_are_no_headings(code: str, method: str) -> None:
    (sheet,) = tables(f"# 按比例\n\n{code}\n\n{TABLE}").sheets
    assert sheet.method.text == method


def test_a_heading_in_code_holds_for_the_tables_in_it() -> None:
    found = tables(f"# 按比例\n```\n# 注释\n{TABLE}```\n{TABLE}")
    assert [sheet.method.text for sheet in found.sheets] == ["注释", "按比例"]
    found = tables(f"```\n# 注释\n```\n{TABLE}")
    assert ([each.code for each in found.problems], found.sheets) == (["CAS-030"], ())


def test_prose_is_no_table(tmp_path: Path) -> None:
    prose = "得分按附注第3条，分值见表，得 2 分的是完成 4 件的。\n\n- 甲，乙\n\n甲 | 乙\n丙 | 丁\n"
    assert told(run(tmp_path, f"# 用例\n\n{prose}\n## 按比例\n\n{TABLE}")) == []
