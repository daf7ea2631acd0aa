"""Problems of the places of a form that cases name.

Their examples are for the ruleset of ``case_files``.
"""

from __future__ import annotations

from duheng.problems.problem import Problem


class CellNotNamed(Problem):
    """「改」里只写了指标，没有写改哪一栏。| A change names an indicator and not which of its cells.

    wrong cases::

        用例:
          - 名称: 全表
            表单:
              指标:
                - {一级: 产出, 三级: 调解, 分值: 100, 指标值: ≥4件, 实际值: 4件}
            总分: 100
          - 名称: 少一件
            基于: 全表
            改: {调解: 3件}
            总分: 0

    right cases::

        用例:
          - 名称: 全表
            表单:
              指标:
                - {一级: 产出, 三级: 调解, 分值: 100, 指标值: ≥4件, 实际值: 4件}
            总分: 100
          - 名称: 少一件
            基于: 全表
            改: {调解.实际值: 3件}
            总分: 0
    """

    code = "CAS-033"
    zh = "「{place}」是一项指标，没有写改它的哪一栏"
    en = '"{place}" is an indicator; which of its cells to change isn\'t said'
    hint_zh = "写成「指标名称.栏目」。可以改的栏目：{allowed}"
    hint_en = "Write name.label. Its labels: {allowed}"

    place: str
    allowed: tuple[str, ...]
