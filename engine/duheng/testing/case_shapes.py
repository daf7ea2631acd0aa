"""What belongs at a place of a file of cases, and how it is written: the words of CAS-001."""

from __future__ import annotations

from duheng.problems.case_files import CasesShape
from duheng.source import Span

_SHAPES = {
    "cases": (
        ("「用例:」和下面的用例", "cases: with the cases below it"),
        (
            "先写一行「用例:」，下面每个用例以「- 名称: …」开头。",
            "Write a line cases:, and begin each case below it with - name: …",
        ),
    ),
    "listed": (
        ("一个一个的用例", "a list of cases"),
        (
            "「用例:」下面每个用例以「- 名称: …」开头。",
            "Below cases:, begin each case with - name: …",
        ),
    ),
    "case": (
        ("一个用例", "a case"),
        (
            "每个用例以「- 名称: …」开头，下面写「方法」或「表单」，和应当得到什么。",
            "A case begins with - name: …; below it stand method or form, and what must come of it.",
        ),
    ),
    "text": (
        ("一句话或一个数", "a text or a number"),
        (
            "写在冒号后面，同一行；不加「[」「{」，下面也不再分项。",
            "Write it behind the colon, in the same line, without [ or { and without items below it.",
        ),
    ),
    "form": (
        ("一张表单，或表单文件的名称", "a form, or the name of a form file"),
        (
            "把表单的各栏写在下面，每行一个「栏目: 内容」；或者在冒号后面写文件名。",
            "Write the form's labels below it, label: text on each line, or a file's name behind the colon.",
        ),
    ),
    "base": (
        ("前面一个用例的名称，或表单文件的名称", "the name of a case before this one, or of a form file"),
        (
            "写在冒号后面，同一行；用例自己有表单的，把「基于」改成「表单」。",
            "Write it behind the colon, in the same line; a case with a form of its own has form instead.",
        ),
    ),
    "pairs": (
        ("「栏目: 值」", "labels with their values"),
        (
            "每行写一个「栏目: 值」，或写成一行：{指标值: ≥4件, 实际值: 3件}。",
            "Write label: value on each line below it, or all in one line: {label: value, label: value}.",
        ),
    ),
    "list": (
        ("一列，每项以「- 」开头", "a list, each item after a dash"),
        (
            "每行写一项，以「- 」开头；也可以写成一行：[第一项, 第二项]。",
            "Write an item on each line below it, after a dash, or all in one line: [first, second].",
        ),
    ),
    "table": (
        ("一张表：一行表头，下面至少一行", "a table: a head, and at least one line below it"),
        (
            "每行写成 - [≥4件, 3件, 2, 1.5]；第一行是表头，最后一栏是「得」。",
            "Write each line as - [first, second, 2]; the first is the header, and its last column is gives.",
        ),
    ),
    "line": (
        ("表的一行，写在方括号里", "a line of the table, in brackets"),
        (
            "写成 - [≥4件, 3件, 2, 1.5]，格数与表头相同。",
            "Write - [first, second, 2], with as many cells as the header has.",
        ),
    ),
    "rows": (
        ("整行的指标，每行以「- 」开头", "whole rows, each after a dash"),
        (
            "每行写成 - {一级: 产出指标, 三级: 培训人次, 分值: 2}。",
            "Write each row as - {label: text, label: text}.",
        ),
    ),
    "markdown": (
        ("标题（## 方法的名称）和下面的表", "a heading (## METHOD) with a table below it"),
        (
            "每个方法一个标题，下面一张表，每行以「|」隔开：各栏目，然后是「得」。",
            "Write a heading for each method and below it a table with bars: the labels, then gives.",
        ),
    ),
    "book": (
        ("至少一张工作表的用例", "at least one sheet of cases"),
        (
            "每个方法一张工作表：第一行写「方法」和它的名称，第二行是表头，下面是用例。",
            "A sheet for each method: its name in the first line, the header in the second, cases below.",
        ),
    ),
}


def shape_problem(span: Span, shape: str) -> CasesShape:
    """The problem of something else standing where a shape belongs."""
    (wanted, wanted_en), (how, how_en) = _SHAPES[shape]
    return CasesShape(span=span, wanted=wanted, wanted_en=wanted_en, how=how, how_en=how_en)
