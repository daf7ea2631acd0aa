"""What is kept of checked rulesets: never stale, whatever the parents' lines look like."""

from __future__ import annotations

from pathlib import Path

import pytest

from duheng import api
from duheng.checking.codec import FORMAT, decode, encode
from duheng.checking.kept import _key, compiled_once
from duheng.checking.reading.files import TextFile, read_text
from duheng.checking.reading.library import Library
from duheng.language import tree

NATION = "规则集 000000/2000 「国」\n模板 表\n    一级 甲 {}分\n    总分 合计（一级.得分）\n"


def load(path: Path) -> tree.Ruleset:
    file = read_text(path, path.name)
    assert isinstance(file, TextFile)
    ruleset, problems = compiled_once(file, Library((path.parent,), shipped=False))
    assert ruleset is not None, [each.message("zh") for each in problems]
    return ruleset


@pytest.mark.parametrize(
    "line",
    [
        "继承 000000/2000",
        "extends 000000/2000",
        "　　继承　００００００／２０００",
        "\u00a0继承\u00a0000000/2000",
        "\t继承 000000/2000 # 国",
        "继承 000000/2000# 国",
        "继承：000000/2000",
        "继承 000000/2000。",
        "ｅｘｔｅｎｄｓ 000000/2000",
    ],
)
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_a_changed_parent_is_seen_however_inheritance_is_written(tmp_path: Path, line: str, end: str) -> None:
    parent, child = tmp_path / "国.rules", tmp_path / "区.rules"
    child.write_bytes(f"规则集 990101/2000 「区」\n{line}\n".replace("\n", end).encode())
    points = []
    for number in (100, 90):
        parent.write_text(NATION.format(number), encoding="utf-8")
        points.append(load(child).template.nodes[0].points)
    assert points == [100, 90]


def test_a_changed_grandparent_is_seen(tmp_path: Path) -> None:
    (tmp_path / "省.rules").write_text("规则集 110000/2000 「省」\n继承 000000/2000\n", encoding="utf-8")
    child = tmp_path / "区.rules"
    child.write_text("规则集 990101/2000 「区」\n继承 110000/2000\n", encoding="utf-8")
    points = []
    for number in (100, 90):
        (tmp_path / "国.rules").write_text(NATION.format(number), encoding="utf-8")
        points.append(load(child).template.nodes[0].points)
    assert points == [100, 90]


def test_a_parent_that_moves_is_seen(tmp_path: Path) -> None:
    child = tmp_path / "区.rules"
    child.write_text("规则集 990101/2000 「区」\n继承 000000/2000\n", encoding="utf-8")
    parent = tmp_path / "国.rules"
    parent.write_text(NATION.format(100), encoding="utf-8")
    first = load(child)
    parent.rename(tmp_path / "国家.rules")
    second = load(child)
    assert [Path(each.template.span.file).name for each in (first, second)] == ["国.rules", "国家.rules"]


def test_a_ruleset_with_errors_is_not_kept(tmp_path: Path) -> None:
    place = tmp_path / "错.rules"
    place.write_text(NATION.format(100) + "校验 甲\n    要求 乙 有值\n", encoding="utf-8")
    file = read_text(place, place.name)
    assert isinstance(file, TextFile)
    for _ in range(2):
        ruleset, problems = compiled_once(file, Library((tmp_path,), shipped=False))
        assert ruleset is None
        assert [each.code for each in problems] == ["TPL-004", "NAM-001"]


@pytest.mark.parametrize("parents", ["990101/2000", "000000/1900"], ids=["itself", "missing"])
def test_a_chain_that_cannot_be_followed_has_no_key(tmp_path: Path, parents: str) -> None:
    place = tmp_path / "区.rules"
    place.write_text(f"规则集 990101/2000 「区」\n继承 {parents}\n", encoding="utf-8")
    file = read_text(place, place.name)
    assert isinstance(file, TextFile)
    assert _key(file, Library((tmp_path,), shipped=False), FORMAT) == ""


@pytest.mark.parametrize("listed", api.list_rulesets(), ids=lambda each: each.id)
def test_reading_back_gives_the_tree_with_its_places(listed: api.Listed) -> None:
    first = api.load_ruleset(listed.id)
    assert encode(decode(encode(first))) == encode(first)
    assert repr(decode(encode(first))) == repr(first)
