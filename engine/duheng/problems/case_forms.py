"""Problems of the forms that cases are made of: a base that couldn't be made, a form for another ruleset.

Their examples are for the ruleset of ``case_files``; beside them stands a form file that names 000000/2017.
"""

from __future__ import annotations

from duheng.problems.problem import Problem
from duheng.problems.severity import Severity


class BaseNotMade(Problem):
    """用例所基于的用例没有做成，它也没有试。| The case on which a case is based couldn't be made, so it wasn't run.

    wrong cases::

        用例:
          - 名称: 全表
            表单:
              指标:
                - {一级: 产出, 三级: 调解, 分值: 100, 指标值: ≥4件, 实际值: 4件}
            总分: 100
          - 名称: 少一件
            基于: 全表
            改: {调节.实际值: 3件}
            总分: 0
          - 名称: 少一件，分值减半
            基于: 少一件
            改: {调解.分值: 50}
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
          - 名称: 少一件，分值减半
            基于: 少一件
            改: {调解.分值: 50}
            总分: 0
    """

    code = "CAS-027"
    zh = "用例「{name}」没有试：它基于的「{base}」没有做成"
    en = 'The case "{name}" wasn\'t run: "{base}", on which it is based, couldn\'t be made'
    hint_zh = "先改好「{base}」，它的问题也报了。"
    hint_en = 'Mend "{base}" first; its problem is reported too.'

    name: str
    base: str


class FormForAnother(Problem):
    """写在用例里的表单写明了别的规则集。| A form inside a case names another ruleset than the file of cases tests.

    wrong cases::

        用例:
          - 名称: 全表
            表单:
              规则集: 000000/2017
              指标:
                - {一级: 产出, 三级: 调解, 分值: 100, 指标值: ≥4件, 实际值: 4件}
            总分: 100

    right cases::

        用例:
          - 名称: 全表
            表单:
              指标:
                - {一级: 产出, 三级: 调解, 分值: 100, 指标值: ≥4件, 实际值: 4件}
            总分: 100
    """

    code = "CAS-028"
    zh = "用例「{name}」的表单写明按 {stated}，这个文件试的是 {used}"
    en = 'The form of the case "{name}" says that it is for {stated}; this file tests {used}'
    hint_zh = "去掉「规则集」这一格，或改成 {used}；要试 {stated}，把用例写到它的用例文件里。"
    hint_en = "Leave the cell ruleset out or write {used}; to test {stated}, put the case into that ruleset's file."

    name: str
    stated: str
    used: str


class FormFileForAnother(Problem):
    """用例所用的表单文件是按别的规则集填的，照样试。| The form file of a case was made for another ruleset; it is run all the same.

    wrong cases::

        用例:
          - 名称: 旧表
            表单: 按2017年填的表.yaml
            总分: 100

    right cases::

        用例:
          - 名称: 旧表
            基于: 按2017年填的表.yaml
            改: {规则集: 990101/2020}
            总分: 100
    """

    code = "CAS-029"
    severity = Severity.INFO
    first_zh = "表单这样写："
    first_en = "the form says so here: "
    zh = "表单 {file} 写明按 {stated}，这里按 {used} 试"
    en = "The form {file} says that it is for {stated}; here it is scored by {used}"
    hint_zh = "有意拿别的规则集的表单来试的，可不理会；在「改」里写 规则集: {used}，就不再提示。"
    hint_en = "If that is meant, ignore this; with ruleset: {used} under change, it is no longer reported."

    file: str
    stated: str
    used: str
