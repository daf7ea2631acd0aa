"""Records behave as frozen dataclasses do."""

from __future__ import annotations

from inspect import signature

import pytest

from duheng.record import NamedRecord, Record, field, fields, replace


class Point(Record):
    x: int
    y: int = 7
    tags: list[str] = field(default_factory=list)
    note: str = field(default="", compare=False)


class Named(NamedRecord):
    place: str = ""


class Deeper(Named):
    name: str


class Wider(Point):
    z: int = 1


def test_help_shows_the_fields_with_their_kinds() -> None:
    assert str(signature(Wider)).startswith("(x: 'int', y: 'int' = 7, tags: 'list[str]' = ")
    assert str(signature(Deeper)) == "(*, place: 'str' = '', name: 'str')"


def test_fields_come_by_position_or_by_name() -> None:
    assert Point(1, 2) == Point(y=2, x=1)
    assert (Point(1).x, Point(1).y, Point(1).tags, Point(1).note) == (1, 7, [], "")


def test_a_default_that_is_made_is_made_for_each() -> None:
    first, second = Point(1), Point(1)
    first.tags.append("a")
    assert second.tags == []


def test_fields_that_do_not_count_are_not_compared() -> None:
    assert Point(1, note="a") == Point(1, note="b")
    assert Point(1) != Point(2)
    assert hash(Replaced(1, "a")) == hash(Replaced(1, "b"))


class Replaced(Record):
    x: int
    note: str = field(default="", compare=False)


def test_a_class_and_the_class_below_it_each_have_their_own_fields() -> None:
    assert Point(1).y == 7
    wide = Wider(1, z=5)
    assert (wide.x, wide.y, wide.z) == (1, 7, 5)
    assert fields(Wider) == ("x", "y", "tags", "note", "z")
    assert Point(3).x == 3


def test_a_field_that_is_needed_may_follow_one_that_is_not_where_fields_are_named() -> None:
    assert (Deeper(name="a").place, Deeper(name="a", place="b").place) == ("", "b")


@pytest.mark.parametrize("made", [Point, lambda: Point(1, 2, [], "", 5), lambda: Point(1, w=2), lambda: Point(1, x=2)])
def test_wrong_arguments_are_refused(made: object) -> None:
    with pytest.raises(TypeError):
        made()  # type: ignore[operator]


def test_a_record_is_frozen_and_can_be_copied_with_changes() -> None:
    point = Point(1, 2)
    with pytest.raises(AttributeError):
        point.x = 2  # type: ignore[misc]
    with pytest.raises(AttributeError):
        del point.x
    assert replace(point, x=4) == Point(4, 2)
