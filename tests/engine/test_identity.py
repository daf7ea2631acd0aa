"""What is kept for an object is kept for that object, not for one that is equal to it."""

from __future__ import annotations

from duheng.identity import once_for_each


def test_once_for_each_object() -> None:
    asked: list[list[int]] = []

    @once_for_each
    def length(numbers: list[int]) -> int:
        asked.append(numbers)
        return len(numbers)

    one, other = [1, 2], [1, 2]
    assert [length(one), length(one), length(other)] == [2, 2, 2]
    assert asked == [one, other]
    assert asked[0] is one
    assert asked[1] is other


def test_only_the_last_few_are_kept() -> None:
    asked: list[int] = []

    @once_for_each
    def first(numbers: list[int]) -> int:
        asked.append(numbers[0])
        return numbers[0]

    lists = [[number] for number in range(17)]
    for each in lists:
        first(each)
    first(lists[16])
    assert len(asked) == 17
    first(lists[0])
    assert asked[-1] == 0
    assert len(asked) == 18
