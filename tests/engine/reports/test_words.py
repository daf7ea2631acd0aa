"""Both languages say everything."""

from __future__ import annotations

import string

from duheng.reports.words import EnglishWords, Words, words_of


def labels(cls: type[Words]) -> dict[str, object]:
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
