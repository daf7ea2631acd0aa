"""What is kept for an object is kept for that object, not for one that is equal to it."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest

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


@pytest.fixture
def hasty_threads() -> Iterator[ThreadPoolExecutor]:
    """Threads that give way to each other as often as they can."""
    before = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    with ThreadPoolExecutor(6) as pool:
        yield pool
    sys.setswitchinterval(before)


def test_threads_may_ask_for_more_than_are_kept(hasty_threads: ThreadPoolExecutor) -> None:
    @once_for_each
    def first(numbers: list[int]) -> int:
        return numbers[0]

    lists = [[number] for number in range(40)]
    asked = [hasty_threads.submit(lambda: [first(each) for each in lists * 500]) for _ in range(6)]
    assert [each.result() for each in asked] == [list(range(40)) * 500] * 6
