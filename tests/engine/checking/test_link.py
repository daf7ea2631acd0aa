"""A chain of three files: who declares, replaces and removes what, and where each effective line comes from."""

from __future__ import annotations

from pathlib import Path

import pytest

from duheng import api
from duheng.checking.check import Compiled, compile_ruleset
from duheng.checking.reading.files import TextFile, read_text
from duheng.checking.reading.library import Library

NATION = """\
规则集 000000/2000 「国」
    依据 「国办法」
    适用 2000-01-01 起
    状态 现行
参数 甲数 = 1
参数 乙数 = 2
档位 丙档
    好: 100 至 0
方法 丁法
    得 最小（分值，甲数 + 乙数）
校验 戊核
    要求 总分 ≥ 0
模板 表
    一级 产出 100分，按 丁法
    总分 合计（一级.得分）
    等级 丙档[总分]
"""
PROVINCE = """\
规则集 110000/2000 「省」
    继承 000000/2000
替换 参数 甲数 = 10
补充 方法 丁法
    若 分值 = 0 则 0
"""
CITY = """\
规则集 110100/2000 「市」
    继承 110000/2000
    依据 「市细则」
替换 参数 乙数 = 20
删除 校验 戊核
补充 模板 表
    一级 产出 100分，按 丁法
"""


def write(folder: Path, **texts: str) -> None:
    for name, text in ({"国": NATION, "省": PROVINCE, "市": CITY} | texts).items():
        (folder / f"{name}.rules").write_text(text, encoding="utf-8")


def compiled(folder: Path, name: str = "市") -> Compiled:
    path = folder / f"{name}.rules"
    file = read_text(path, path.name)
    assert isinstance(file, TextFile)
    return compile_ruleset(file, Library((folder,), shipped=False))


def told(found: Compiled) -> list[tuple[str, int, str]]:
    return [(Path(each.span.file).name, each.span.line, each.code) for each in found.problems if each.span]


def test_a_chain_of_three(tmp_path: Path) -> None:
    write(tmp_path)
    found = compiled(tmp_path)
    assert told(found) == []
    ruleset = found.ruleset
    assert ruleset is not None
    assert [link.id for link in ruleset.chain] == ["110100/2000", "110000/2000", "000000/2000"]
    assert all(len(link.sha256) == 64 for link in ruleset.chain)
    assert [each.values[0][1].text for each in ruleset.parameters] == ["10", "20"]  # type: ignore[union-attr]
    assert ruleset.checks == ()
    # the authority of the nearest file that has one; what is in force and its status are each file's own
    assert (ruleset.title, ruleset.authority, ruleset.effective_from, ruleset.status) == ("市", "市细则", None, "")


def test_where_each_line_comes_from(tmp_path: Path) -> None:
    write(tmp_path)
    effective = api.effective(tmp_path / "市.rules")
    lines = [(line.text, [(Path(span.file).name, span.line) for span in line.origins]) for line in effective]
    assert lines == [
        ("规则集 110100/2000 「市」", [("市.rules", 1)]),
        ("继承 110000/2000", [("市.rules", 2)]),
        ("依据 「市细则」", [("市.rules", 3)]),
        ("参数 甲数 = 10", [("省.rules", 3)]),
        ("参数 乙数 = 20", [("市.rules", 4)]),
        ("档位 丙档", [("国.rules", 7)]),
        ("好: 100 至 0", [("国.rules", 8)]),
        ("方法 丁法", [("省.rules", 4)]),
        ("若 分值 = 0 则 0", [("省.rules", 5)]),
        ("得 最小（分值，甲数 + 乙数）", [("国.rules", 10)]),
        ("模板 表", [("市.rules", 6)]),
        ("一级 产出 100分，按 丁法", [("市.rules", 7), ("国.rules", 14)]),
        ("总分 合计（一级.得分）", [("国.rules", 15)]),
        ("等级 丙档[总分]", [("国.rules", 16)]),
    ]


KINDS = {
    "参数": ("甲数", " = 3\n"),
    "档位": ("丙档", "\n    好: 100 至 0\n"),
    "方法": ("丁法", "\n    得 0\n"),
    "校验": ("戊核", "\n    要求 总分 ≥ 1\n"),
    "模板": ("表", "\n    一级 产出 100分，按 丁法\n    总分 合计（一级.得分）\n    等级 丙档[总分]\n"),
}


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_may_be_replaced_but_not_declared_again(tmp_path: Path, kind: str) -> None:
    name, body = KINDS[kind]
    write(tmp_path, 市=f"规则集 110100/2000\n    继承 110000/2000\n替换 {kind} {name}{body}")
    assert [code for _, _, code in told(compiled(tmp_path)) if code.startswith("INH")] == []
    write(tmp_path, 市=f"规则集 110100/2000\n    继承 110000/2000\n{kind} {name}{body}")
    found = compiled(tmp_path)
    assert told(found)[0] == ("市.rules", 3, "INH-001")
    where = "省.rules" if kind in ("参数", "方法") else "国.rules"
    assert where in found.problems[0].message("zh")
    assert [Path(span.file).name for span in found.problems[0].related] == [where]


VERBS = [(verb, kind) for verb in ("替换", "补充", "删除") for kind in KINDS if (verb, kind) != ("补充", "参数")]


@pytest.mark.parametrize(("verb", "kind"), VERBS)
def test_nothing_is_replaced_amended_or_removed_that_is_not_there(tmp_path: Path, verb: str, kind: str) -> None:
    name, body = KINDS[kind]
    text = f"{verb} {kind} {name}二" + ("\n" if verb == "删除" else body)
    write(tmp_path, 市=f"规则集 110100/2000\n    继承 110000/2000\n{text}")
    found = compiled(tmp_path)
    assert told(found)[0] == ("市.rules", 3, "INH-002")
    assert f"「{name}」" in found.problems[0].hint("zh")


@pytest.mark.parametrize(
    ("removed", "users"),
    [
        ("参数 甲数", [("国.rules", 10)]),
        ("方法 丁法", [("国.rules", 14)]),
        ("档位 丙档", [("国.rules", 16)]),
    ],
)
def test_what_is_removed_may_not_be_used(tmp_path: Path, removed: str, users: list[tuple[str, int]]) -> None:
    write(tmp_path, 市=f"规则集 110100/2000\n    继承 110000/2000\n删除 {removed}\n")
    found = compiled(tmp_path)
    assert [each for each in told(found) if each[2] == "INH-007"] == [(*place, "INH-007") for place in users]
    problem = next(each for each in found.problems if each.code == "INH-007")
    assert "市.rules:3" in problem.message("zh")


def test_a_removed_name_may_be_declared_anew(tmp_path: Path) -> None:
    write(tmp_path, 市="规则集 110100/2000\n    继承 110000/2000\n删除 方法 丁法\n方法 丁法\n    得 甲数 × 乙数\n")
    assert told(compiled(tmp_path)) == []


def test_a_circle_of_three_is_told_once(tmp_path: Path) -> None:
    write(tmp_path, 国=NATION.replace("    依据 「国办法」\n", "    继承 110100/2000\n"))
    found = compiled(tmp_path)
    assert told(found) == [("国.rules", 2, "INH-004")]
    assert "110100/2000 → 110000/2000 → 000000/2000 → 110100/2000" in found.problems[0].message("zh")


def test_a_parent_of_a_parent_that_is_missing(tmp_path: Path) -> None:
    write(tmp_path, 国=NATION.replace("000000/2000", "000000/2001"))
    found = compiled(tmp_path)
    assert told(found) == [("省.rules", 2, "INH-003")]
    assert "「000000/2001」" in found.problems[0].hint("zh")


def test_a_parent_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    write(tmp_path)
    (tmp_path / "省.rules").write_bytes("# 省的规则\r\nruleset 110000/2000 「省」\r\n".encode("gbk"))
    found = compiled(tmp_path)
    assert [each.code for each in found.problems] == ["FIL-002"]


@pytest.mark.parametrize("line", ["继承 110000", "继承110000/2000", "继承 「110000/2000」"])
def test_an_unread_line_of_inheritance_brings_no_followers(tmp_path: Path, line: str) -> None:
    write(tmp_path, 市=CITY.replace("继承 110000/2000", line))
    assert [(file, number) for file, number, _ in told(compiled(tmp_path))] == [("市.rules", 2)]


def test_errors_of_every_file_of_the_chain_come_out_in_one_run(tmp_path: Path) -> None:
    write(
        tmp_path,
        国=NATION.replace("得 最小（分值，甲数 + 乙数）", "得 最小（分值，甲数 +）"),
        省=PROVINCE.replace("分值 = 0", "分植 = 0"),
        市=CITY.replace("乙数 = 20", "乙数 20"),
    )
    assert sorted(told(compiled(tmp_path))) == [
        ("国.rules", 10, "SYN-008"),
        ("市.rules", 4, "SYN-018"),
        ("省.rules", 5, "NAM-001"),
    ]


@pytest.mark.parametrize("mark", ["\ufeff{}", "{}"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_parents_are_found_however_they_were_saved(tmp_path: Path, mark: str, end: str) -> None:
    write(tmp_path)
    for path in tmp_path.glob("*.rules"):
        text = mark.format(path.read_text(encoding="utf-8")).replace("\n", end)
        path.write_bytes(text.encode())
    assert told(compiled(tmp_path)) == []
