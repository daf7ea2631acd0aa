"""The same mistakes, made with every command: the exit code is 1 where a file is the trouble, 2 where the words are."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from tests.engine.cli.conftest import DAWUKOU, Duheng

from duheng.cli.app import COMMANDS

SHEET, RULESET, METHOD = "自评表.csv", "640202/2020", "定量正向"
FORM = """\
项目名称,培训
一级指标,二级指标,三级指标,分值,年度指标值,实际完成值,得分
产出指标,数量指标,培训人次,40,≥100人,100人,40
"""

READS: dict[str, tuple[Sequence[str], ...]] = {
    "check": (("check", "{}"),),
    "fmt": (("fmt", "{}"), ("fmt", "--check", "{}")),
    "test": (("test", "{}"), ("test", "{}", "--boundaries", METHOD), ("test", RULESET, "{}")),
    "show": (("show", "{}"),),
    "eval": (("eval", "{}"), ("eval", str(DAWUKOU), "{}"), ("eval", str(DAWUKOU), "--ruleset", "{}")),
    "import": (("import", "{}"), ("import", SHEET, "--ruleset", "{}")),
    "new": (("new", "{}"),),
    "schema": (("schema", "{}"),),
    "diff": (("diff", "{}", RULESET), ("diff", RULESET, "{}")),
    "list": (("list", "--rules-dir", "{}"),),
}
"""How each command reads what is named; {} is the name."""
FOLDERS = (
    ("check", "{}"),
    ("fmt", "{}"),
    ("test", "{}"),
    ("test", RULESET, "{}"),
    ("eval", "{}"),
    ("eval", str(DAWUKOU), "{}"),
)
"""The commands that take a folder for what it holds."""
WRITES: dict[str, tuple[tuple[Sequence[str], str], ...]] = {
    "eval": (
        (("eval", str(DAWUKOU), "-o"), ".json"),
        (("eval", str(DAWUKOU), "-o"), ".html"),
        (("eval", str(DAWUKOU.parent), "-o"), ".md"),
    ),
    "import": ((("import", SHEET, "--ruleset", RULESET, "-o"), ".yaml"),),
    "new": ((("new", RULESET, "-o"), ".yaml"),),
    "schema": ((("schema", RULESET, "-o"), ".json"),),
    "diff": ((("diff", RULESET, "000000/2020", "-o"), ".md"),),
    "test": (
        (("test", RULESET, "-o"), ".json"),
        (("test", RULESET, "--html"), ".html"),
        (("test", RULESET, "--boundaries", METHOD, "-o"), ".md"),
    ),
}
"""How each command writes a file, and an ending that it takes."""
NEITHER = {"explain", "version"}
"""Commands that name no files."""


@pytest.fixture(autouse=True)
def _in_a_folder_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "空的").mkdir()
    (tmp_path / SHEET).write_text(FORM, encoding="utf-8")
    monkeypatch.chdir(tmp_path)


def test_every_command_is_tried() -> None:
    assert set(READS) | NEITHER == set(COMMANDS)


@pytest.mark.parametrize("name", ["没有.rules", "没有.yaml", "没有.xlsx", "没有.pdf", "没有", "没有/没有.rules"])
@pytest.mark.parametrize("words", [words for each in READS.values() for words in each])
def test_nothing_there(duheng: Duheng, words: Sequence[str], name: str) -> None:
    assert duheng(*(each.format(name) for each in words)).code == 1


@pytest.mark.parametrize("words", FOLDERS)
def test_a_folder_with_nothing_in_it(duheng: Duheng, words: Sequence[str]) -> None:
    done = duheng(*(each.format("空的") for each in words))
    assert (done.code, done.out) == (2, "")
    assert "空的 里没有" in done.err


WRITING = [(command, ending) for each in WRITES.values() for command, ending in each]


@pytest.mark.parametrize("name", ["结果.pdf", "结果.rules", "结果.xls", "没有/结果.pdf"])
@pytest.mark.parametrize("words", [words for words, _ in WRITING])
def test_an_ending_that_nobody_writes(duheng: Duheng, tmp_path: Path, words: Sequence[str], name: str) -> None:
    done = duheng(*words, name)
    assert (done.code, done.out) == (2, "")
    assert not (tmp_path / name).exists()


@pytest.mark.parametrize(("words", "ending"), WRITING)
def test_an_output_that_is_a_folder(duheng: Duheng, tmp_path: Path, words: Sequence[str], ending: str) -> None:
    place = tmp_path / f"结果{ending}"
    place.mkdir()
    done = duheng(*words, place.name)
    assert (done.code, "FIL-007" in done.err) == (1, True)


@pytest.mark.parametrize(("words", "ending"), WRITING)
def test_an_output_in_no_folder(duheng: Duheng, words: Sequence[str], ending: str) -> None:
    done = duheng(*words, f"没有/结果{ending}")
    assert (done.code, "FIL-007" in done.err) == (1, True)


@pytest.mark.parametrize(("words", "ending"), WRITING)
def test_an_output_that_can_be_written(duheng: Duheng, tmp_path: Path, words: Sequence[str], ending: str) -> None:
    assert duheng(*words, f"结果{ending}").code == 0
    assert (tmp_path / f"结果{ending}").stat().st_size > 0


def test_a_result_that_is_a_file_needs_its_name(duheng: Duheng) -> None:
    for words in ((str(DAWUKOU),), (str(DAWUKOU.parent),)):
        assert duheng("eval", *words, "--format", "xlsx").code == 2
