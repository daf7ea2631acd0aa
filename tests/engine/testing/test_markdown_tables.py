"""Tables of cases in Markdown: which method each tries, and that none is passed over."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.engine.testing.test_cases import RULES

from duheng import api
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


@pytest.mark.parametrize(("name", "line"), [("## 按比列", 1), ("**按比列**", 1), ("## 按比例\n\n**按比列**", 3)])
def test_a_misspelt_method_is_told(tmp_path: Path, name: str, line: int) -> None:
    assert told(run(tmp_path, f"{name}\n\n{TABLE}")) == [f"{line} CAS-007"]


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


def test_prose_is_no_table(tmp_path: Path) -> None:
    prose = "得分按附注第3条，分值见表，得 2 分的是完成 4 件的。\n\n- 甲，乙\n"
    assert told(run(tmp_path, f"# 用例\n\n{prose}\n## 按比例\n\n{TABLE}")) == []
