"""``duheng test`` as people and build servers meet it."""

from __future__ import annotations

import json
from pathlib import Path
from xml.etree import ElementTree

import pytest
from tests.engine.cli.conftest import Duheng

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


@pytest.mark.parametrize("words", [("没有的文件夹",), ("-k", "没有这个用例"), ("--format", "xml")])
def test_wrong_usage(duheng: Duheng, folder: Path, words: tuple[str, ...]) -> None:
    assert duheng("test", *words).code == 2
