"""What a case may be based on, and why it can't be: the words of CAS-009."""

from __future__ import annotations

from collections.abc import Container, Mapping

from duheng.checking.near import near
from duheng.problems.case_files import BaseUnknown
from duheng.problems.problem import Problem
from duheng.record import Record
from duheng.source import Span
from duheng.testing.said import Said

_SHOWN = 60


class Bases(Record):
    """The cases of a file: those of forms with their places, and the names of those of methods."""

    forms: Mapping[str, Span]
    of_methods: Container[str]

    def unknown(self, base: Said, case: Said) -> Problem:
        """Why a case can't be based on what it names."""
        name = base.text[:_SHOWN]
        if base.text == case.text:
            return BaseUnknown(
                span=base.span,
                why=f"用例「{name}」不能基于它自己",
                why_en=f'The case "{name}" can\'t be based on itself',
                how="写另一个用例的名称（要在它前面），或表单文件。",
                how_en="Write the name of another case, which must stand before it, or a form file.",
            )
        if base.text in self.forms:
            return BaseUnknown(
                span=base.span,
                related=(self.forms[base.text],),
                why=f"用例「{name}」写在后面，只能基于前面的用例",
                why_en=f'The case "{name}" stands further down; a case builds on those before it',
                how=f"把「{name}」挪到前面。",
                how_en=f'Move "{name}" to a place before this case.',
            )
        if base.text in self.of_methods:
            return BaseUnknown(
                span=base.span,
                why=f"用例「{name}」试的是方法，没有表单可以改",
                why_en=f'The case "{name}" tries a method and has no form to change',
                how="写一个试整张表的用例，或表单文件。",
                how_en="Write a case of a whole form, or a form file.",
            )
        return BaseUnknown(
            span=base.span,
            near=near(base.text, [each for each in self.forms if each != case.text]),
            why=f"没有叫「{name}」的表单文件，也没有叫这个名称的用例",
            why_en=f'There is no form file and no case called "{name}"',
            how="表单文件的路径从用例文件所在的文件夹算起；要基于的用例写在前面。",
            how_en="A form's path starts at the folder of the file of cases; a case to build on stands before it.",
        )
