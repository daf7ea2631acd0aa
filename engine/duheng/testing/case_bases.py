"""Why a case can't be based on what it names: the words of CAS-009."""

from __future__ import annotations

from collections.abc import Container, Mapping

from duheng.checking.reading.near import near
from duheng.problems.case_files import BaseUnknown
from duheng.problems.problem import Problem
from duheng.source import Span
from duheng.testing.said import Said

_SHOWN = 60


def base_unknown(base: Said, case: Said, forms: Mapping[str, Span], of_methods: Container[str]) -> Problem:
    """Why a case can't be based on what it names; a file has cases of ``forms``, with their places, and of methods."""
    name = base.text[:_SHOWN]
    related: tuple[Span, ...] = ()
    likely: tuple[str, ...] = ()
    if base.text == case.text:
        why, why_en = f"用例「{name}」不能基于它自己", f'The case "{name}" can\'t be based on itself'
        how = "写另一个用例的名称（要在它前面），或表单文件。"
        how_en = "Write the name of another case, which must stand before it, or a form file."
    elif base.text in forms:
        related = (forms[base.text],)
        why = f"用例「{name}」写在后面，只能基于前面的用例"
        why_en = f'The case "{name}" stands further down; a case builds on those before it'
        how, how_en = f"把「{name}」挪到前面。", f'Move "{name}" to a place before this case.'
    elif base.text in of_methods:
        why = f"用例「{name}」试的是方法，没有表单可以改"
        why_en = f'The case "{name}" tries a method and has no form to change'
        how, how_en = "写一个试整张表的用例，或表单文件。", "Write a case of a whole form, or a form file."
    else:
        likely = near(base.text, [each for each in forms if each != case.text])
        why = f"没有叫「{name}」的表单文件，也没有叫这个名称的用例"
        why_en = f'There is no form file and no case called "{name}"'
        how = "表单文件的路径从用例文件所在的文件夹算起；要基于的用例写在前面。"
        how_en = "A form's path starts at the folder of the file of cases; a case to build on stands before it."
    return BaseUnknown(span=base.span, related=related, near=likely, why=why, why_en=why_en, how=how, how_en=how_en)
