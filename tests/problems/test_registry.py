"""Every problem class is whole: a code of its own, both languages with the same fields, a page with examples."""

from __future__ import annotations

import re
import string
from pathlib import Path

import pytest

from duheng.problems import registry
from duheng.problems.page import page_of
from duheng.problems.problem import Problem, Suggesting
from duheng.problems.registry import FAMILIES, all_classes, by_code
from duheng.record import NamedRecord, fields

ROOM = Path(registry.__file__).parent
CLASSES = pytest.mark.parametrize("cls", all_classes(), ids=lambda cls: cls.code)
MACHINERY = {"slips", "__init__", "language", "page", "problem", "registry", "severity"}


def fields_in(template: str) -> set[str]:
    """The fields of a message; a field's English twin counts as the field."""
    return {name.removesuffix("_en") for _, name, _, _ in string.Formatter().parse(template) if name is not None}


def fields_of(cls: type[Problem]) -> set[str]:
    return set(fields(cls))


def test_no_family_is_forgotten() -> None:
    assert {path.stem for path in ROOM.glob("*.py")} - MACHINERY == set(FAMILIES)


def test_codes_are_unique_and_ordered() -> None:
    codes = [each.code for each in all_classes()]
    assert codes == sorted(set(codes))
    assert len(codes) > 50


@pytest.mark.parametrize("language", ["zh", "en"])
def test_no_two_say_the_same(language: str) -> None:
    said = [getattr(each, language) for each in all_classes()]
    assert [each for each in said if each and said.count(each) > 1] == []


@pytest.mark.parametrize("code", ["NAM-001", "nam-001", " NAM-001 "])
def test_found_by_code(code: str) -> None:
    found = by_code(code)
    assert found is not None
    assert found.__name__ == "UnknownName"


@pytest.mark.parametrize("code", ["", "NAM", "NAM-1", "NAM-999"])
def test_no_such_code(code: str) -> None:
    assert by_code(code) is None


@CLASSES
def test_class(cls: type[Problem]) -> None:
    assert re.fullmatch(r"[A-Z]{3}-\d{3}", cls.code)
    assert issubclass(cls, NamedRecord)


@CLASSES
def test_fields_hide_nothing_of_the_class(cls: type[Problem]) -> None:
    own = fields_of(cls) - fields_of(Suggesting)
    assert own & set(dir(Suggesting)) == set()


@CLASSES
def test_both_languages_say_the_same(cls: type[Problem]) -> None:
    assert cls.zh
    assert cls.en
    assert bool(cls.hint_zh) == bool(cls.hint_en)
    known = {name.removesuffix("_en") for name in fields_of(cls)}
    assert fields_in(cls.zh) == fields_in(cls.en)
    assert fields_in(cls.hint_zh) == fields_in(cls.hint_en)
    assert fields_in(cls.zh) | fields_in(cls.hint_zh) <= known


UNTOLD = {
    "formula",
    "given",
    "idle",
    "asked",
    "asked_en",
    "node",
    "children",
    "unit",
    "elsewhere",
    "graded",
    "sure",
    "cleaned",
    "vetoes",
    "scoring",
    "homes",
    "other",
    "other_en",
    "rest",
    "outside",
    "partly",
    "top",
    "unordered",
    "answered",
    "compares",
    "comparison",
    "condition",
    "adds",
    "clamped",
    "in_cell",
    "instead",
    "allowed",
    "factor",
    "claims",
    "field",
    "lines",
    "lines_en",
    "named",
    "row",
    "count",
}
"""Fields by which a problem is graded, mended and kept, and by which its hint is chosen."""


@CLASSES
def test_every_field_named_in_a_template_is_there(cls: type[Problem]) -> None:
    templates = (cls.zh, cls.en, cls.hint_zh, cls.hint_en)
    named = {name for text in templates for _, name, _, _ in string.Formatter().parse(text) if name is not None}
    assert named <= fields_of(cls)
    told = {name for name in fields(cls) if name not in UNTOLD}
    assert told - fields_of(Suggesting) <= named


@CLASSES
def test_page(cls: type[Problem]) -> None:
    page = page_of(cls)
    assert page.zh
    assert page.en
    assert all(example.text for example in page.examples)
    wrong = [example for example in page.examples if example.kind == "wrong"]
    right = [example for example in page.examples if example.kind == "right"]
    assert wrong
    assert right or all(example.sort == "command" for example in wrong)


SHOW_WHAT_TO_TYPE = {"FRM-034", "FRM-035", "FRM-038", "FRM-051", "FRM-055", "NAM-005", "TYP-003"}
"""Units and words of a form, which have no English."""


@pytest.mark.parametrize("cls", [each for each in all_classes() if each.code not in SHOW_WHAT_TO_TYPE])
def test_english_sentences_hold_no_chinese(cls: type[Problem]) -> None:
    assert not re.search("[\u4e00-\u9fff]", cls.en + cls.hint_en)
