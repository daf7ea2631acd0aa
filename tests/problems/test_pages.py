"""Pages: how a docstring is read, and what ``duheng explain`` prints."""

from __future__ import annotations

from typing import Literal

import pytest

from duheng.problems.case_files import CasesShape
from duheng.problems.commands import InternalFault
from duheng.problems.files import FileMissing
from duheng.problems.language import language_of
from duheng.problems.meaning import ScaleGap
from duheng.problems.page import Example, page_of, render_page
from duheng.problems.problem import Problem
from duheng.problems.registry import all_classes, by_code
from duheng.problems.worth import PointsApart

GAP_ZH = """\
错误 GAP-001 档位有空隙：… 不属于任何一档

两档之间有空隙。

怎么办：在其中一档的这一端后写（含），或把两档的端点写成同一个数。

错误的写法：

    档位 完成情况
        达成: 100% 至 80%
        未达成: 80% 至 0%

正确的写法：

    档位 完成情况
        达成: 100% 至 80%（含）
        未达成: 80% 至 0%
"""

MISSING_EN = """\
error FIL-001 No such file or folder: …

There is no such file.

What to do: Check the name and the folder.

For example:

    duheng check 不存在.rules
"""


def documented(text: str | None) -> type[Problem]:
    return type("Made", (Problem,), {"__doc__": text})


def test_page_in_chinese() -> None:
    assert render_page(ScaleGap, "zh") == GAP_ZH


def test_page_in_english() -> None:
    assert render_page(FileMissing, "en") == MISSING_EN


@pytest.mark.parametrize(("language", "label"), [("zh", "怎么办"), ("en", "What to do")])
def test_a_hint_that_only_a_case_can_fill_is_left_out(language: Literal["zh", "en"], label: str) -> None:
    assert label not in render_page(CasesShape, language)
    assert label in render_page(ScaleGap, language)


@pytest.mark.parametrize("code", ["EXA-001", "CAS-020", "CAS-021", "CAS-022", "EVL-007"])
def test_a_page_says_what_to_do_where_the_hint_is_one_case_s_working(code: str) -> None:
    cls = by_code(code)
    assert cls is not None
    for language, says in (("zh", "核对"), ("en", "the rule")):
        (told,) = (line for line in render_page(cls, language).splitlines() if line.startswith(("怎么办", "What to")))
        assert says in told
        assert "…" not in told


def test_what_varies_side_by_side_is_one_ellipsis() -> None:
    first = render_page(PointsApart, "zh").splitlines()[0]
    assert first == "错误 EVL-020 …的分值与规则集不同，总分和等级不能当作按 … 评定的结果"


@pytest.mark.parametrize("cls", all_classes(), ids=lambda cls: cls.code)
@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_page_begins_with_its_code(cls: type[Problem], language: Literal["zh", "en"]) -> None:
    page = render_page(cls, language)
    assert page.split()[1] == cls.code
    assert "{" not in page.splitlines()[0]


def test_examples_of_all_sorts() -> None:
    made = documented(
        """一句话，
        写成两行。|One sentence.

        wrong::

            方法 甲

                得 分值
        wrong whole::
            规则集 999999/2020
        right form::

            项目名称: 甲
        right value::

            ≥400件

        """
    )
    page = page_of(made)
    assert (page.zh, page.en) == ("一句话， 写成两行。", "One sentence.")
    assert page.examples == (
        Example("wrong", "rules", "方法 甲\n\n    得 分值"),
        Example("wrong", "whole", "规则集 999999/2020"),
        Example("right", "form", "项目名称: 甲"),
        Example("right", "value", "≥400件"),
    )


@pytest.mark.parametrize(
    "text",
    [None, "", "只有中文。", "中文。| English.\n\nwrong::\n\n    甲\nwrong mistake::\n\n    乙"],
)
def test_what_is_no_page(text: str | None) -> None:
    with pytest.raises(ValueError, match="Made"):
        page_of(documented(text))


def test_internal_fault_names_type_and_place() -> None:
    try:
        page_of(documented(""))
    except ValueError as error:
        fault = InternalFault.of(error)
    assert fault.fault == "ValueError"
    assert fault.place.startswith("duheng/problems/page.py:")


def test_internal_fault_outside_duheng() -> None:
    assert InternalFault.of(KeyError("甲")).place == "?"


@pytest.mark.parametrize(
    ("option", "environ", "language"),
    [
        (None, {}, "zh"),
        ("en", {"LANG": "zh_CN.UTF-8"}, "en"),
        ("zh", {"LC_ALL": "en_US.UTF-8"}, "zh"),
        (None, {"LANG": "en_GB.UTF-8"}, "en"),
        (None, {"LANG": "zh_TW.UTF-8"}, "zh"),
        (None, {"LANG": "C.UTF-8"}, "zh"),
        (None, {"LANG": "fr_FR.UTF-8"}, "zh"),
        (None, {"LC_ALL": "", "LC_MESSAGES": "en_US", "LANG": "zh_CN"}, "en"),
        (None, {"LC_ALL": "zh_CN", "LC_MESSAGES": "en_US", "LANG": "en_US"}, "zh"),
    ],
)
def test_language(option: str | None, environ: dict[str, str], language: str) -> None:
    assert language_of(option, environ) == language
