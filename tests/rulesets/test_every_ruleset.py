"""What every shipped ruleset has: a file named as it is, where it is from, since when, how sure it is, and examples."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import duheng

FOLDER = Path(__file__).parents[2] / "rulesets"
FILES = sorted(FOLDER.rglob("*.rules"))
NAMES = [path.relative_to(FOLDER).as_posix() for path in FILES]
every_file = pytest.mark.parametrize("path", FILES, ids=NAMES)

OVER_CHILDREN = {"成本得分", "扣分制", "期末年得分"}
"""Methods of a group: an example is one row and has no children, so tests say what they give."""


@every_file
def test_the_file_is_named_as_the_ruleset(path: Path) -> None:
    found = re.match(r"规则集 (\d{6})/(\S+) 「", path.read_text(encoding="utf-8"))
    assert found is not None
    assert (path.parent.name.partition("-")[0], path.stem) == found.groups()


@every_file
def test_it_says_where_it_is_from_and_how_sure_it_is(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    for line in ("适用", "状态 待核"):
        assert re.search(rf"^    {line}", text, re.MULTILINE), line
    assert re.search(r"^    (依据|继承) ", text, re.MULTILINE)


@every_file
def test_its_sources_are_listed(path: Path) -> None:
    sources = (FOLDER / "SOURCES.md").read_text(encoding="utf-8")
    assert "/".join((path.parent.name.partition("-")[0], path.stem)) in sources
    numbers = set(re.findall(r"^\| (\d+a?) \|", sources, re.MULTILINE))
    comments = [line.partition("#")[2] for line in path.read_text(encoding="utf-8").splitlines()]
    cited = [cited for comment in comments for cited in re.findall(r"第(\d+a?)行|(F\d\d)", comment)]
    assert {number for number, _ in cited if number} - numbers == set()
    assert [form for _, form in cited if form and form not in sources] == []


@every_file
def test_every_method_of_its_own_has_an_example(path: Path) -> None:
    identity = "/".join((path.parent.name.partition("-")[0], path.stem))
    ruleset = duheng.load_ruleset(identity)
    own = [each for each in ruleset.methods if each.span.file.endswith(path.relative_to(FOLDER).as_posix())]
    assert [each.name for each in own if not each.examples and each.name not in OVER_CHILDREN] == []


@every_file
def test_it_can_be_compared_with_one_of_another_form(path: Path) -> None:
    """Dawukou's form and Hubei's share few fields; each differs from all rulesets but itself."""
    own = duheng.load_ruleset("/".join((path.parent.name.partition("-")[0], path.stem)))
    for identity in ("640202/2020", "420000/2020"):
        other = duheng.load_ruleset(identity)
        for one, two in ((own, other), (other, own)):
            assert bool(duheng.difference(one, two)) is (own.id != other.id)
