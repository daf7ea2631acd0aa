"""Where rulesets are, which one holds in a region and year, and what is kept between runs."""

from __future__ import annotations

from pathlib import Path

import pytest

from duheng import api, cache
from duheng.checking.codec import decode, encode
from duheng.checking.kept import compiled_once
from duheng.checking.reading.choose import choose, regions_of
from duheng.checking.reading.files import TextFile, read_text
from duheng.checking.reading.library import Library
from duheng.language import tree

TEMPLATE = "模板 表\n    一级 甲 100分\n    总分 合计（一级.得分）\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    rulesets = {
        "国家.rules": "规则集 000000/2017 「国」\n适用 2016-01-01 至 2019-12-31\n",
        "国家新.rules": "规则集 000000/2020 「国」\n适用 2020-01-01 起\n",
        "省.rules": "规则集 640000/2021 「省」\n适用 2021-01-01 至 2022-12-31\n",
        "市/2019.rules": "规则集 640200/2019 「市」\n适用 2019-01-01 起\n",
        "市/2021.rules": "规则集 640200/2021 「市」\n适用 2021-01-01 起\n",
        "区.rules": "规则集 640202/2020 「区」\n适用 2020-01-01 至 2020-12-31\n",
        "区试行.rules": "规则集 640202/2021-试行 「区」\n适用 2021-01-01 起\n",
    }
    for name, text in rulesets.items():
        place = tmp_path / name
        place.parent.mkdir(exist_ok=True)
        place.write_text(text + TEMPLATE, encoding="utf-8")
    return tmp_path


def test_a_region_and_those_above_it() -> None:
    assert regions_of("640202") == ("640202", "640200", "640000", "000000")
    assert regions_of("640000") == ("640000", "000000")


@pytest.mark.parametrize(
    ("region", "year", "taken", "passed"),
    [
        ("640202", 2020, "640202/2020", ()),
        ("640202", 2019, "640200/2019", ("640202",)),
        ("640202", 2021, "640200/2021", ("640202",)),
        ("640202", 2023, "640200/2021", ("640202",)),
        ("640205", 2018, "000000/2017", ("640205", "640200", "640000")),
        ("640100", 2022, "640000/2021", ("640100",)),
        ("640100", 2023, "000000/2020", ("640100", "640000")),
        ("110101", 2020, "000000/2020", ("110101", "110100", "110000")),
    ],
)
def test_the_nearest_region_and_the_latest_in_force(
    folder: Path, region: str, year: int, taken: str, passed: tuple[str, ...]
) -> None:
    found = choose(region, year, Library((folder,), shipped=False))
    assert found is not None
    assert (found.entry.id, found.passed) == (taken, passed)
    assert taken in found.why("zh")
    assert taken in found.why("en")


def test_before_everything_there_is_none(folder: Path) -> None:
    assert choose("640202", 2015, Library((folder,), shipped=False)) is None


def test_a_file_that_cannot_be_read_is_not_passed_over_in_silence(folder: Path) -> None:
    (folder / "试.rules").write_bytes("规则集 640202/2019 「试」\n".encode("gbk"))
    library = Library((folder,), shipped=False)
    found = choose("640202", 2019, library)
    assert found is not None
    assert found.entry.id == "640200/2019"
    assert [each.code for each in found.unread] == ["FIL-002"]
    assert "没有考虑：文件不是 UTF-8 编码，看来是 GBK" in found.why("zh")
    assert "left out: " in found.why("en")
    with pytest.raises(api.DuhengError) as caught:
        api.find_ruleset("640202", 1999, folders=(folder,))
    assert [each.code for each in caught.value.problems] == ["CMD-004", "FIL-002"]


def test_the_users_folder_wins_over_the_shipped(tmp_path: Path) -> None:
    (tmp_path / "我的.rules").write_text("规则集 640202/2020 「我的」\n" + TEMPLATE, encoding="utf-8")
    assert api.load_ruleset("640202/2020", folders=[tmp_path]).title == "我的"
    assert api.load_ruleset("640202/2020").title != "我的"


@pytest.mark.parametrize("listed", api.list_rulesets(), ids=lambda each: each.id)
def test_a_shipped_ruleset_survives_the_cache_unchanged(listed: api.Listed) -> None:
    assert listed.usable
    ruleset = api.load_ruleset(listed.id)
    again = decode(encode(ruleset))
    assert isinstance(again, tree.Ruleset)
    assert again == ruleset
    assert [method.span for method in again.methods] == [method.span for method in ruleset.methods]


def load(path: Path, library: Library) -> tree.Ruleset | None:
    file = read_text(path, str(path))
    assert isinstance(file, TextFile)
    return compiled_once(file, library)[0]


def test_a_changed_parent_is_read_anew(tmp_path: Path) -> None:
    parent, child = tmp_path / "上.rules", tmp_path / "下.rules"
    parent.write_text("规则集 000000/2000 「上」\n" + TEMPLATE, encoding="utf-8")
    child.write_text("规则集 990101/2000 「下」\n    继承 000000/2000\n", encoding="utf-8")
    library = Library((tmp_path,), shipped=False)
    first = load(child, library)
    parent.write_text("规则集 000000/2000 「上」\n" + TEMPLATE.replace("100分", "90分"), encoding="utf-8")
    second = load(child, library)
    assert first is not None
    assert second is not None
    assert [first.template.nodes[0].points, second.template.nodes[0].points] == [100, 90]


def test_a_second_reading_comes_from_the_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place = tmp_path / "一.rules"
    place.write_text("规则集 990101/2000 「一」\n" + TEMPLATE, encoding="utf-8")
    first = load(place, Library((tmp_path,), shipped=False))

    def never(*_: object) -> None:
        raise AssertionError("compiled again")

    monkeypatch.setattr("duheng.checking.check.compile_ruleset", never)
    assert load(place, Library((tmp_path,), shipped=False)) == first


@pytest.mark.parametrize(
    "garbage", [None, 1, "x", [], [0], ["T"], [999, 1], ["E", "Plain", "?"], ["F", "1/0"], {"a": 1}]
)
def test_garbage_in_the_cache_is_not_believed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, garbage: object) -> None:
    place = tmp_path / "一.rules"
    place.write_text("规则集 990101/2000 「一」\n" + TEMPLATE, encoding="utf-8")
    monkeypatch.setattr(cache, "load", lambda kind, key: garbage if kind == "rulesets" else None)
    found = load(place, Library((tmp_path,), shipped=False))
    assert found is not None
    assert found.title == "一"
