"""``duheng test`` as people and build servers meet it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import pytest
from tests.engine.cli.conftest import Duheng

from duheng.cli.watch import changes

RULES = """\
规则集 990101/2020 「例」
    状态 试行
方法 达标
    若 实际值 ≥ 指标值 则 分值
    否则 0
    例 指标值 ≥4件，实际值 4件，分值 2 得 2
模板 表
    一级 产出
    三级
        字段 指标值: 目标
        字段 实际值: 量
    计分
        | 方法 |
        | 达标 |
    总分 合计（一级.得分）
"""
CASES = """\
用例:
  - {名称: 没达标, 方法: 达标, 输入: {指标值: ≥4件, 实际值: 3件, 分值: 2}, 得: 0}
  - {名称: 写错了, 方法: 达标, 输入: {指标值: ≥4件, 实际值: 3件, 分值: 2}, 得: 1.5}
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "2020.rules").write_text(RULES, encoding="utf-8")
    (tmp_path / "2020.tests.yaml").write_text(CASES, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_markdown_lists_what_fails_below_its_table(duheng: Duheng, folder: Path) -> None:
    done = duheng("test", "--format", "markdown")
    assert done.code == 1
    head, _, failures = done.out.partition("\n\n")
    assert head.splitlines()[2].startswith("| 990101/2020 | 2 |")
    assert failures.splitlines() == [
        "2 个文件，3 个用例，1 个不成立。",
        "",
        "- CAS-020 用例「写错了」：应得 1.5，实得 0（差 −1.5）（2020.tests.yaml:3）  ",
        "  计算：3件 ≥ 4件 不成立，得 0 分",
    ]
    english = duheng("test", "--format", "markdown", "--lang", "en").out
    assert "\n2 files, 3 cases, 1 failed.\n" in english
    assert '- CAS-020 Case "写错了": 1.5 expected, 0 found' in english


def test_markdown_of_what_holds_is_the_table_alone(duheng: Duheng, folder: Path) -> None:
    (folder / "2020.tests.yaml").unlink()
    done = duheng("test", "--format", "markdown")
    assert (done.code, len(done.out.strip().splitlines())) == (0, 3)


def test_the_table(duheng: Duheng, folder: Path) -> None:
    done = duheng("test")
    assert done.code == 1
    lines = [line.rstrip() for line in done.out.splitlines()]
    assert lines[:3] == ["✓ 2020.rules       1 个用例", "✗ 2020.tests.yaml  2 个用例，1 个不成立", ""]
    assert lines[3].split("  ")[0] == "错误 CAS-020 用例「写错了」：应得 1.5，实得 0（差 −1.5）"
    assert lines[3].endswith("2020.tests.yaml:3:58")
    assert lines[6:] == [
        "   由这一行定：2020.rules:5:5",
        "    5 │     否则 0",
        "      │     ~~~~~~",
        "   提示：计算：3件 ≥ 4件 不成立，得 0 分",
        "",
        "2 个文件，3 个用例，1 个不成立。",
    ]


@pytest.mark.parametrize("path", [".", "2020.rules"])
def test_cases_that_end_in_yml_are_tried(duheng: Duheng, folder: Path, path: str) -> None:
    (folder / "2020.tests.yaml").rename(folder / "2020.tests.yml")
    done = duheng("test", folder / path)
    assert (done.code, done.out.splitlines()[1]) == (1, "✗ 2020.tests.yml  2 个用例，1 个不成立")


def test_all_hold(duheng: Duheng, folder: Path) -> None:
    done = duheng("test", "2020.rules", "-k", "达标 例1", "--lang", "en")
    assert (done.code, done.out.splitlines()[-1]) == (0, "2 files, 1 case, all hold.")


def test_the_rest_is_left_after_a_failure(duheng: Duheng, folder: Path) -> None:
    (folder / "2020.tests.yaml").write_text(CASES.replace("得: 0}", "得: 1}"), encoding="utf-8")
    assert "1 个用例，1 个不成立，1 个没有试" in duheng("test", "--fail-fast").out


def test_json(duheng: Duheng, folder: Path) -> None:
    done = duheng("test", "--format", "json")
    data = json.loads(done.out)
    assert (done.code, data["cases"], data["failed"]) == (1, 3, 1)
    failed = data["files"][1]["cases"][1]
    assert (failed["name"], failed["line"], failed["holds"]) == ("写错了", 3, False)
    assert failed["problems"][0]["code"] == "CAS-020"


def test_junit(duheng: Duheng, folder: Path) -> None:
    done = duheng("test", "--format", "junit", "-o", "结果.xml")
    root = ElementTree.fromstring((folder / "结果.xml").read_text(encoding="utf-8"))
    assert done.code == 1
    assert [(suite.get("name"), suite.get("tests"), suite.get("failures")) for suite in root] == [
        ("2020.rules", "1", "0"),
        ("2020.tests.yaml", "2", "1"),
    ]
    failure = root[1][1][0]
    assert (failure.tag, failure.get("type")) == ("failure", "CAS-020")


def test_github(duheng: Duheng, folder: Path) -> None:
    done = duheng("test", "--format", "github")
    assert done.out.startswith("::error file=2020.tests.yaml,line=3,")


@pytest.mark.parametrize(
    "words",
    [
        ("-k", "没有这个用例"),
        ("--format", "xml"),
        ("--threshold", "很多"),
        ("--overwrite",),
        ("--boundaries", "2020.rules", "-o", "表.docx"),
        ("--boundaries", "达标"),
    ],
)
def test_wrong_usage(duheng: Duheng, folder: Path, words: tuple[str, ...]) -> None:
    assert duheng("test", *words).code == 2


def test_a_file_that_is_not_there_is_a_problem_and_the_others_are_tried(duheng: Duheng, folder: Path) -> None:
    """As for the other commands: not wrong usage, of which a program would read nothing."""
    done = duheng("test", "没有.rules", folder, "--format", "json")
    told = json.loads(done.out)
    assert (done.code, [each["code"] for each in told["files"][0]["problems"]]) == (1, ["FIL-001"])
    assert told["cases"] > 0


def test_coverage_is_listed_and_held_against_a_threshold(duheng: Duheng, folder: Path) -> None:
    (folder / "2020.tests.yaml").unlink()
    done = duheng("test", "--coverage", "--threshold", "90")
    assert done.code == 1
    # two lines of 达标 and the line of 计分; the example reaches the first only
    assert "2020.rules        1/3   33%" in done.out
    assert "第 5 行   否则 0" in done.out
    assert "第 14 行  | 达标 |" in done.out
    assert duheng("test", "--threshold", "33").code == 0


def test_a_threshold_that_is_not_reached_is_told(duheng: Duheng, folder: Path) -> None:
    (folder / "2020.tests.yaml").unlink()
    done = duheng("test", "--threshold", "90")
    assert (done.code, done.err) == (1, "2020.rules 的覆盖是 33%，低于要求的 90%。\n")
    told = "2020.rules: coverage is 33%, below the 34% that was asked for.\n"
    assert duheng("test", "--threshold", "34", "--lang", "en").err == told


def test_coverage_and_mutation_beside_the_lines_for_github(duheng: Duheng, folder: Path) -> None:
    """The example reaches the first of two lines and not the line of 计分, which is line 14."""
    (folder / "2020.tests.yaml").unlink()
    lines = duheng("test", "--format", "github", "--coverage", "--mutate").out.splitlines()
    assert lines[:3] == [
        "::notice file=2020.rules,line=1,title=覆盖::规则 3 处，用例碰到 1 处（33%25）",
        "::notice file=2020.rules,line=5,title=覆盖::第 5 行（达标）没有用例碰到：这一行没有起作用",
        "::notice file=2020.rules,line=14,title=覆盖::第 14 行（计分）没有用例碰到：没有按这一行计分的",
    ]
    assert lines[3].startswith("::notice file=2020.rules,line=1,title=变异::改错 ")
    assert any(
        line.startswith("::warning file=2020.rules,line=5,") and "若第 5 行 漏写，现有 1 个用例都不会发现" in line
        for line in lines[4:]
    )
    assert all(line.startswith(("::notice ", "::warning ")) for line in lines)
    assert duheng("test", "--format", "github").out == ""


def test_coverage_and_mutation_as_suites_of_junit(duheng: Duheng, folder: Path) -> None:
    (folder / "2020.tests.yaml").unlink()
    root = ElementTree.fromstring(duheng("test", "--format", "junit", "--coverage", "--mutate").out)
    cases, coverage, mutation = root
    assert [each.get("name") for each in root] == ["2020.rules", "2020.rules 覆盖", "2020.rules 变异"]
    assert (cases.get("tests"), coverage.get("tests"), coverage.get("skipped")) == ("1", "3", "2")
    assert coverage[0][0].attrib == {"name": "覆盖", "value": "规则 3 处，用例碰到 1 处（33%）"}
    assert [(each.get("line"), [child.get("message") for child in each]) for each in coverage[1:]] == [
        ("4", []),
        ("5", ["第 5 行（达标）没有用例碰到：这一行没有起作用"]),
        ("14", ["第 14 行（计分）没有用例碰到：没有按这一行计分的"]),
    ]
    survivors = [each for each in mutation[1:] if len(each)]
    assert mutation.get("skipped") == str(len(survivors))
    assert mutation.get("failures") == "0"
    assert [each[0].tag for each in survivors if each.get("name") == "第 5 行 漏写"] == ["skipped"]
    assert len(ElementTree.fromstring(duheng("test", "--format", "junit").out)) == 1


def test_coverage_as_a_page_over_the_text(duheng: Duheng, folder: Path) -> None:
    duheng("test", "--html", "覆盖.html")
    page = (folder / "覆盖.html").read_text(encoding="utf-8")
    assert (
        '<tr class="all"><td class="number">5</td><td><pre>    否则 0</pre></td><td class="told">2：没达标、写错了</td>'
        in page
    )
    assert '<tr class="none"><td class="number">14</td>' in page
    assert "http" not in page


def test_a_line_of_the_page_names_three_cases(duheng: Duheng, folder: Path) -> None:
    more = "".join(CASES.splitlines(keepends=True)[1].replace("没达标", name) for name in "丙丁")
    (folder / "2020.tests.yaml").write_text(CASES + more, encoding="utf-8")
    duheng("test", "--html", "覆盖.html")
    assert '<td class="told">4：没达标、写错了、丙…</td>' in (folder / "覆盖.html").read_text(encoding="utf-8")


def test_mutants_that_survive_are_sentences(duheng: Duheng, folder: Path) -> None:
    (folder / "2020.tests.yaml").unlink()
    done = duheng("test", "--mutate")
    # at 4 of 4 nothing is changed by > for ≥ but the result; leaving 否则 out isn't noticed
    assert "若第 5 行 漏写，现有 1 个用例都不会发现；建议加：例 " in done.out
    data = json.loads(duheng("test", "--mutate", "--coverage", "--format", "json").out)
    (mutation,) = data["mutation"]
    assert mutation["mutants"] == mutation["killed"] + mutation["equivalent"] + len(mutation["survived"])
    assert data["coverage"][0]["reached"] == 1


def test_what_differs_is_accepted_by_name_and_nothing_else_in_the_file_changes(duheng: Duheng, folder: Path) -> None:
    text = CASES.replace("得: 1.5}", "得: 1.5}   # 记着问")
    (folder / "2020.tests.yaml").write_text(text, encoding="utf-8")
    assert duheng("test", "--accept").code == 2
    done = duheng("test", "-k", "写错", "--accept")
    assert done.code == 0
    assert "应得 1.5，实得 0" in done.out
    assert "已改 2020.tests.yaml:3 1.5 → 0\n" in done.err
    assert (folder / "2020.tests.yaml").read_text(encoding="utf-8") == text.replace("得: 1.5}", "得: 0}")


def test_what_differs_in_a_whole_form_is_accepted_too(duheng: Duheng, folder: Path) -> None:
    """甲 meets its target and has its 6 points, 乙 doesn't: 6 in all, not 10."""
    rows = "{一级: 产出, 三级: 甲, 分值: 6, 指标值: ≥4件, 实际值: 4件}, {一级: 产出, 三级: 乙, 分值: 4, 指标值: ≥4件, 实际值: 3件}"
    text = f"用例:\n  - 名称: 全表\n    表单: {{指标: [{rows}]}}\n    总分: 10\n    得分: {{甲: 6, 乙: 4}}\n"
    (folder / "2020.tests.yaml").write_text(text, encoding="utf-8")
    assert duheng("test").code == 1
    done = duheng("test", "-k", "全表", "--accept")
    assert done.code == 0
    amended = text.replace("总分: 10", "总分: 6").replace("乙: 4}\n", "乙: 0}\n")
    assert (folder / "2020.tests.yaml").read_text(encoding="utf-8") == amended
    assert duheng("test").code == 0


def test_a_grade_is_accepted_too(duheng: Duheng, folder: Path) -> None:
    """6 of 10 points, which is 好 from 6 on."""
    scale = "档位 评级\n    好: 10 至 6（含）\n    差: 6 至 0\n模板 表"
    rules = RULES.replace("模板 表", scale) + "    等级 评级[总分]\n"
    (folder / "2020.rules").write_text(rules, encoding="utf-8")
    row = "{一级: 产出, 三级: 甲, 分值: 6, 指标值: ≥4件, 实际值: 4件}"
    text = f"用例:\n  - 名称: 全表\n    表单: {{指标: [{row}]}}\n    等级: 差\n"
    (folder / "2020.tests.yaml").write_text(text, encoding="utf-8")
    done = duheng("test", "-k", "全表", "--accept")
    assert (done.code, "已改 2020.tests.yaml:4 差 → 好\n" in done.err) == (0, True)
    assert (folder / "2020.tests.yaml").read_text(encoding="utf-8") == text.replace("等级: 差", "等级: 好")


def test_without_cases_nothing_holds(duheng: Duheng, folder: Path) -> None:
    (folder / "2020.tests.yaml").unlink()
    (folder / "2020.rules").write_text(RULES.replace("    例 指标值", "    # 指标值"), encoding="utf-8")
    for words, told in (((), "没有一个用例可试。\n"), (("--lang", "en"), "There is no case to try.\n")):
        done = duheng("test", *words)
        assert (done.code, done.err) == (1, told)


@pytest.mark.parametrize("words", [["空的"], ["2020.rules", "空的"], ["空的", "-k", "甲"]])
def test_a_folder_with_nothing_to_try_is_wrong_usage(duheng: Duheng, folder: Path, words: list[str]) -> None:
    (folder / "空的").mkdir()
    done = duheng("test", *words)
    assert (done.code, done.out) == (2, "")
    assert "空的 里没有规则集，也没有用例（.rules、.tests.yaml" in done.err


def test_watching_tries_again_and_tells_what_changed(
    duheng: Duheng, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def changed(paths: list[str]) -> Iterator[list[str]]:
        assert paths == ["2020.tests.yaml"]
        for name in ("甲", "乙"):
            (folder / "2020.tests.yaml").write_text(CASES.replace("写错了", name, 1), encoding="utf-8")
            yield ["2020.tests.yaml", "表.yaml"]

    monkeypatch.setattr("duheng.cli.test.changes", changed)
    done = duheng("test", "2020.tests.yaml", "-k", "写错", "--watch")
    assert done.out.count("应得 1.5，实得 0") == 1
    told = ["", "变了：2020.tests.yaml、表.yaml", "", "-k 写得不对：没有名称含有它的用例"]
    assert done.err.splitlines() == told * 2
    assert done.code == 1


def test_edges_of_a_method_that_is_not_there(duheng: Duheng, folder: Path) -> None:
    done = duheng("test", "--boundaries", "达表", "2020.rules")
    assert done.code == 1
    assert "CMD-011 规则集 990101/2020 里没有方法「达表」，列不出它的边界\n   提示：是不是想写「达标」？" in done.err


def test_changes_are_seen_by_time_and_size(folder: Path) -> None:
    waits = iter(range(3))

    def pause() -> None:
        if next(waits) == 1:
            (folder / "2020.tests.yaml").write_text(CASES + "# 加一行\n", encoding="utf-8")

    assert next(changes(["."], pause)) == ["2020.tests.yaml"]


def test_each_change_is_told_once(folder: Path) -> None:
    waits = iter(("2020.tests.yaml", "", "没有的名.rules"))

    def pause() -> None:
        name = next(waits)
        if name:
            (folder / name).write_text("# 变了\n", encoding="utf-8")

    seen = changes([str(folder / "2020.rules")], pause)
    assert [[Path(each).name for each in next(seen)] for _ in range(2)] == [["2020.tests.yaml"], ["没有的名.rules"]]


def test_boundaries_to_be_ticked(duheng: Duheng, folder: Path) -> None:
    done = duheng("test", "--boundaries", "达标", "2020.rules")
    assert done.code == 0
    assert done.out.startswith("## 达标\n\n| 指标值 | 实际值 | 分值 | 得 | 对/不对 | 应得 |\n")
    assert "| ≥100件 | 99.9件 | 10 | 0 |  |  |\n" in done.out


LEFT = """\
规则集 990101/2020 「例」
    状态 试行
方法 计数
    若 实际值 < 0 则 0
    若 实际值 ≥ 指标值 则 分值
    否则 实际值 ÷ 指标值 × 分值
    限于 0 至 分值
方法 合
    得 合计（下级.得分）
档位 评级
    好: 100 至 60（含）
    差: 60 至 0
模板 表
    一级 产出，按 合
    三级
        字段 指标值: 目标
        字段 实际值: 量
    计分
        | 方法 |
        | 计数 |
    总分 合计（一级.得分）
    等级 评级[总分]
校验 有分
    要求 总分 > 0
    级别 警告
"""


@pytest.mark.parametrize(
    ("lang", "expected"),
    [
        (
            "zh",
            [
                "校验 1 个、计分 1 行、档位「评级」：不是一个方法的事，不在表里；用整张表的用例试",
                "「计数」（2020.rules 第 7 行）：表里没有高于上限的，没有找到碰得到它的输入",
                "「计数」（2020.rules 第 7 行）：表里没有低于下限的，没有找到碰得到它的输入",
            ],
        ),
        (
            "en",
            [
                '1 check, 1 line of scoring, the scale "评级": no method\'s, so not in the tables; '
                "use cases of whole forms",
                '"计数" (2020.rules, line 7): nothing above the upper limit in the table; '
                "no input was found that reaches it",
                '"计数" (2020.rules, line 7): nothing below the lower limit in the table; '
                "no input was found that reaches it",
            ],
        ),
    ],
)
def test_what_the_tables_of_boundaries_leave_out_is_told(
    duheng: Duheng, folder: Path, lang: str, expected: list[str]
) -> None:
    (folder / "2020.rules").write_text(LEFT, encoding="utf-8")
    done = duheng("test", "--boundaries", "2020.rules", "-o", "表.tests.yaml", "--lang", lang)
    assert done.code == 0
    assert done.err.splitlines()[-3:] == expected
    assert "方法: 合" in (folder / "表.tests.yaml").read_text(encoding="utf-8")


def test_what_is_wrong_with_a_ruleset_is_told_once(duheng: Duheng, folder: Path) -> None:
    (folder / "2020.rules").write_text(RULES.replace("则 分值", "则 分植"), encoding="utf-8")
    assert duheng("test").out.count("NAM-001") == 1


def test_cases_are_no_form(duheng: Duheng, folder: Path) -> None:
    done = duheng("eval", "2020.tests.yaml")
    assert "CMD-012 2020.tests.yaml 是用例文件" in done.err + done.out
    assert "duheng test 2020.tests.yaml" in done.err + done.out


def test_a_form_is_no_cases(duheng: Duheng, folder: Path) -> None:
    form = folder / "表.yaml"
    form.write_text("表名: 甲表\n年度: 2020\n指标:\n  - {一级: 产出指标, 分值: 10}\n", encoding="utf-8")
    done = duheng("test", form)
    assert (done.code, done.out.count("错误")) == (1, 1)
    assert "CMD-005 表.yaml 是表单" in done.out


@pytest.mark.parametrize("name", ["打了勾的表.xlsx", "边界.md"])
def test_a_sheet_is_no_cases_by_any_name(duheng: Duheng, folder: Path, name: str) -> None:
    (folder / name).write_bytes(b"PK")
    done = duheng("test", name)
    assert done.code == 1
    assert f"CMD-026 {name} 不是用例文件" in done.out


def test_a_ruleset_is_tested_and_checked_by_its_id(duheng: Duheng, folder: Path) -> None:
    by_file = duheng("test", "2020.rules", "--rules-dir", ".")
    by_id = duheng("test", "990101/2020", "--rules-dir", ".")
    assert (by_id.code, by_id.out.splitlines()[-1]) == (by_file.code, by_file.out.splitlines()[-1])
    assert duheng("check", "990101/2020", "--rules-dir", ".").out == duheng("check", "2020.rules").out != ""
    assert "CMD-001 没有规则集 990101/2021" in duheng("test", "990101/2021", "--rules-dir", ".").err
