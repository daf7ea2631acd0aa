"""Both languages say everything."""

from __future__ import annotations

import re
import string

import pytest

from duheng.presentation.words import EnglishWords, Words, words_of
from duheng.reports.many.words import EnglishManyWords, ManyWords
from duheng.reports.page.words import EnglishPageWords, PageWords


def labels(cls: type) -> dict[str, object]:
    return {name: value for name, value in vars(cls).items() if not name.startswith("_")}


def fields(text: object) -> set[str | None]:
    return {name for _, name, _, _ in string.Formatter().parse(str(text))} if isinstance(text, str) else set()


def test_english_has_every_label_with_the_same_fields() -> None:
    chinese, english = labels(Words), labels(EnglishWords)
    assert chinese.keys() == english.keys()
    assert {name: fields(text) - {None} for name, text in chinese.items()} == {
        name: fields(text) - {None} for name, text in english.items()
    }


def test_by_language() -> None:
    assert (words_of("zh").total, words_of("en").total) == ("总分", "Total")


@pytest.mark.parametrize(("chinese", "english"), [(PageWords, EnglishPageWords), (ManyWords, EnglishManyWords)])
def test_pages_and_overviews_say_everything_in_both(chinese: type, english: type) -> None:
    assert labels(chinese).keys() == labels(english).keys()
    for name, text in labels(chinese).items():
        said = labels(english)[name]
        assert len(said) == len(text) if isinstance(text, tuple) else fields(said) - {None} == fields(text) - {None}, (
            name
        )
        assert not re.search(r"[\u3000-\u9fff\uff00-\uffef]", str(said)), name
