"""Cases that fail: what was expected, what came out, and why."""

from __future__ import annotations

from duheng.problems.problem import Problem


class ScoredOtherwise(Problem):
    """The shared part of cases that score otherwise than they say; the rule's line that decided is the first related
    place, ``off`` how far apart they are, ``rounding`` what rounding has to do with it."""

    first_zh = "由这一行定："
    first_en = "decided here: "
    hint_zh = "计算：{because}{rounding}"
    hint_en = "Worked out: {because_en}{rounding_en}"
    page_hint_zh = "核对用例和规则，哪个错了改哪个。"
    page_hint_en = "Compare the case with the rules, and change the one that is wrong."

    case: str
    expected: str
    found: str
    found_en: str
    off: str
    off_en: str
    because: str
    because_en: str
    rounding: str
    rounding_en: str


class MethodCaseFails(ScoredOtherwise):
    """用例与方法算出来的不同。| A case differs from what the method gives.

    wrong cases::

        用例:
          - 名称: 差一件
            方法: 甲
            输入: {指标值: ≥4件, 实际值: 3件, 分值: 2}
            得: 1.5

    right cases::

        用例:
          - 名称: 差一件
            方法: 甲
            输入: {指标值: ≥4件, 实际值: 3件, 分值: 2}
            得: 0
    """

    code = "CAS-020"
    zh = "用例「{case}」：应得 {expected}，实得 {found}{off}"
    en = 'Case "{case}": {expected} expected, {found_en} found{off_en}'


class ScoreCaseFails(ScoredOtherwise):
    """表单里一个指标的得分与用例不同。| An indicator of a form scores otherwise than its case says.

    wrong cases::

        用例:
          - 名称: 全表
            表单:
              指标:
                - {一级: 产出, 三级: 调解, 分值: 100, 指标值: ≥4件, 实际值: 3件}
            得分: {调解: 75}

    right cases::

        用例:
          - 名称: 全表
            表单:
              指标:
                - {一级: 产出, 三级: 调解, 分值: 100, 指标值: ≥4件, 实际值: 3件}
            得分: {调解: 0}
    """

    code = "CAS-021"
    zh = "用例「{case}」：{node} 应得 {expected}，实得 {found}{off}"
    en = 'Case "{case}": {expected} expected for {node}, {found_en} found{off_en}'

    node: str


class TotalCaseFails(ScoredOtherwise):
    """表单的总分与用例不同。| A form's total is another than its case says.

    wrong cases::

        用例:
          - 名称: 全表
            表单:
              指标:
                - {一级: 产出, 三级: 调解, 分值: 100, 指标值: ≥4件, 实际值: 4件}
            总分: 99

    right cases::

        用例:
          - 名称: 全表
            表单:
              指标:
                - {一级: 产出, 三级: 调解, 分值: 100, 指标值: ≥4件, 实际值: 4件}
            总分: 100
    """

    code = "CAS-022"
    zh = "用例「{case}」：总分应为 {expected}，实为 {found}{off}"
    en = 'Case "{case}": a total of {expected} expected, {found_en} found{off_en}'


class GradeCaseFails(Problem):
    """表单的等级与用例不同。| A form's grade is another than its case says.

    wrong cases::

        用例:
          - 名称: 全表
            表单:
              指标:
                - {一级: 产出, 三级: 调解, 分值: 100, 指标值: ≥4件, 实际值: 4件}
            等级: 差

    right cases::

        用例:
          - 名称: 全表
            表单:
              指标:
                - {一级: 产出, 三级: 调解, 分值: 100, 指标值: ≥4件, 实际值: 4件}
            等级: 合格
    """

    code = "CAS-023"
    zh = "用例「{case}」：等级应为 {expected}，实为 {found}"
    en = 'Case "{case}": the grade {expected} expected, {found_en} found'
    case: str
    expected: str
    found: str
    found_en: str


class FindingMissing(Problem):
    """用例说要有的核对意见没有出现。| A finding that a case wants isn't there.

    wrong cases::

        用例:
          - 名称: 全表
            表单:
              指标:
                - {一级: 产出, 三级: 调解, 分值: 100, 指标值: ≥4件, 实际值: 4件}
            必有: [EVL-001]

    right cases::

        用例:
          - 名称: 全表
            表单:
              指标:
                - {一级: 产出, 三级: 调解, 分值: 100, 指标值: ≥4件}
            必有: [EVL-001 调解]
    """

    code = "CAS-024"
    zh = "用例「{case}」：应有「{expected}」的核对意见，实有：{found}"
    en = 'Case "{case}": a finding "{expected}" expected; found: {found_en}'
    case: str
    expected: str
    found: str
    found_en: str


class FindingThere(Problem):
    """用例说不该有的核对意见出现了。| A finding that a case doesn't want is there.

    wrong cases::

        用例:
          - 名称: 全表
            表单:
              指标:
                - {一级: 产出, 三级: 调解, 分值: 100, 指标值: ≥4件}
            必无: [EVL-001]

    right cases::

        用例:
          - 名称: 全表
            表单:
              指标:
                - {一级: 产出, 三级: 调解, 分值: 100, 指标值: ≥4件, 实际值: 4件}
            必无: [EVL-001]
    """

    code = "CAS-025"
    zh = "用例「{case}」：不应有「{expected}」的核对意见，却有：{found}"
    en = 'Case "{case}": no finding "{expected}" expected, but found: {found_en}'
    case: str
    expected: str
    found: str
    found_en: str
