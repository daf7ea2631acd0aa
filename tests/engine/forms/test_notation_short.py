"""What is read without the parser, the parser reads alike: the grammar stays the authority."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from duheng.forms.notation import _parsed
from duheng.forms.notation_short import certainly_words, read_short
from duheng.forms.notation_text import plain
from duheng.language.units import known_names

SHAPED = st.builds(
    "{}{}{}".format,
    st.sampled_from(["", "≥", "≤", ">", "<", "=", "-", "≥-"]),
    st.one_of(
        st.integers(0, 3000).map(str),
        st.from_regex(r"[0-9]{1,4}(\.[0-9]{1,3})?", fullmatch=True),
        st.sampled_from(["2023", "1999", "0", "00", "007", "12.", ".5", "20230224"]),
    ),
    st.one_of(
        st.sampled_from(["", *known_names()]),
        st.text("件人%‰元万年月日天内以上下前底完成至到号度12", max_size=4),
        st.text(max_size=3),
    ),
)
WORDY = st.text(
    "零一二两三四五六七八九十百千万亿点分之件人元年月内以上下不低于超过全部完成%明显提升各次约余左右", max_size=8
)


@settings(max_examples=600)
@given(SHAPED)
def test_a_number_is_what_the_grammar_says(text: str) -> None:
    narrow = plain(text)
    value = read_short(narrow) if narrow else None
    if narrow and value is not None:
        assert value == _parsed(narrow)


@settings(max_examples=600)
@given(st.one_of(WORDY, st.text(max_size=12)))
def test_words_are_words_to_the_grammar(text: str) -> None:
    narrow = plain(text)
    if narrow and certainly_words(narrow):
        assert _parsed(narrow) is None


@pytest.mark.parametrize("text", ["593件", "98%", "22.17万元", "≥400件", "≤0.5%", "0.9‰", "-30%", "20", "=230亩"])
def test_the_common_shapes_need_no_parser(text: str) -> None:
    assert read_short(text) is not None


@pytest.mark.parametrize(
    "text", ["2023年", "12月", "300件以上", "1,234元", "1/3", "5-10万元", "3趟", "2X", "约3件", "007"]
)
def test_what_needs_the_parser_is_left_to_it(text: str) -> None:
    assert read_short(text) is None


@pytest.mark.parametrize("text", ["逐步减少", "两年内全部完成", "持续稳定", "效果明显", "一次性解决"])
def test_words_need_no_parser(text: str) -> None:
    assert certainly_words(text)


@pytest.mark.parametrize("text", ["十二种", "百分之五", "三分之一", "两万元以上", "不低于百分之九十", "两年内"])
def test_numbers_in_words_are_left_to_the_parser(text: str) -> None:
    assert not certainly_words(text)
