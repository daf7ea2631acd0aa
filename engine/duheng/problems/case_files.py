"""Problems of files of cases: what can't be read as a case, and cases that say nothing.

Their examples are small files of cases for a ruleset with a method 甲 (分值 if 实际值 ≥ 指标值, else 0).
"""

from __future__ import annotations

from duheng.problems.problem import Language, Problem, Suggesting


class CasesShape(Problem):
    """文件的写法不是用例文件的样子。| A file isn't laid out as a file of cases.

    wrong cases::

        - 名称: 达标

    right cases::

        用例:
          - 名称: 达标
            方法: 甲
            输入: {指标值: ≥4件, 实际值: 4件, 分值: 2}
            得: 2
    """

    code = "CAS-001"
    zh = "这里应写{wanted}"
    en = "This should be {wanted_en}"
    hint_zh = "{how}"
    hint_en = "{how_en}"

    wanted: str
    wanted_en: str
    how: str
    how_en: str


class CaseKeyUnknown(Suggesting):
    """用例里没有这一项。| A case has no such key.

    wrong cases::

        用例:
          - 名称: 达标
            方法: 甲
            输入: {指标值: ≥4件, 实际值: 4件, 分值: 2}
            得分数: 2

    right cases::

        用例:
          - 名称: 达标
            方法: 甲
            输入: {指标值: ≥4件, 实际值: 4件, 分值: 2}
            得: 2
    """

    code = "CAS-002"
    zh = "用例里没有「{key}」这一项"
    en = 'A case has no "{key}"'
    hint_zh = "可以写：{allowed}"
    hint_en = "Allowed here: {allowed}"
    inputs_zh = "；一行的栏目写在「输入」里：输入: {指标值: ≥4件, 分值: 2}"
    inputs_en = "; a row's fields stand in inputs: {FIELD: VALUE, points: 2}"

    key: str
    allowed: tuple[str, ...]

    def hint(self, language: Language) -> str:
        """What to do about it; in a case, where the fields of a row stand."""
        said = Suggesting.hint(self, language)
        if self.near or "输入" not in self.allowed:
            return said
        return said + (self.inputs_zh if language == "zh" else self.inputs_en)


class CaseNameTwice(Problem):
    """两个用例同名。| Two cases of one name.

    wrong cases::

        用例:
          - 名称: 达标
            方法: 甲
            输入: {指标值: ≥4件, 实际值: 4件, 分值: 2}
            得: 2
          - 名称: 达标
            方法: 甲
            输入: {指标值: ≥4件, 实际值: 5件, 分值: 2}
            得: 2

    right cases::

        用例:
          - 名称: 刚好达标
            方法: 甲
            输入: {指标值: ≥4件, 实际值: 4件, 分值: 2}
            得: 2
          - 名称: 超过
            方法: 甲
            输入: {指标值: ≥4件, 实际值: 5件, 分值: 2}
            得: 2
    """

    code = "CAS-003"
    zh = "已有叫「{name}」的用例"
    en = 'There is a case called "{name}" already'
    hint_zh = "给它另起一个名称。"
    hint_en = "Give it a name of its own."

    name: str


class CaseWithoutName(Problem):
    """用例没有名称。| A case without a name.

    wrong cases::

        用例:
          - 方法: 甲
            输入: {指标值: ≥4件, 实际值: 4件, 分值: 2}
            得: 2

    right cases::

        用例:
          - 名称: 达标
            方法: 甲
            输入: {指标值: ≥4件, 实际值: 4件, 分值: 2}
            得: 2
    """

    code = "CAS-004"
    zh = "用例没有名称"
    en = "The case has no name"
    hint_zh = "加一行「名称: …」，说它试的是什么。"
    hint_en = "Add a line name: … that says what it tries."


class CaseOfNothing(Problem):
    """用例没有写试什么，或者写了两样。| A case that doesn't say what it tries, or says two things.

    wrong cases::

        用例:
          - 名称: 达标
            得: 2

    right cases::

        用例:
          - 名称: 达标
            方法: 甲
            输入: {指标值: ≥4件, 实际值: 4件, 分值: 2}
            得: 2
    """

    code = "CAS-005"
    zh = "用例「{name}」{fault}"
    en = 'The case "{name}" {fault_en}'
    hint_zh = "试一个方法写「方法」和「输入」；试整张表写「表单」或「基于」。只写其中一种。"
    hint_en = "For a method write method and inputs, for a form write form or based_on; one of them only."

    name: str
    fault: str
    fault_en: str


class CaseAssertsNothing(Problem):
    """用例没有写应当得到什么。| A case that asserts nothing.

    wrong cases::

        用例:
          - 名称: 达标
            方法: 甲
            输入: {指标值: ≥4件, 实际值: 4件, 分值: 2}

    right cases::

        用例:
          - 名称: 达标
            方法: 甲
            输入: {指标值: ≥4件, 实际值: 4件, 分值: 2}
            得: 2
    """

    code = "CAS-006"
    zh = "用例「{name}」没有写应当得到什么，什么也试不出来"
    en = 'The case "{name}" asserts nothing, so it can find nothing'
    hint_zh = "试方法的写「得: …」；试表单的写「总分」「等级」「得分」「必有」或「必无」。"
    hint_en = "For a method write gives: …, for a form total, grade, scores, finds or finds_not."

    name: str


class CaseMethodUnknown(Suggesting):
    """规则集里没有用例要试的方法。| The ruleset has no method of the name that a case tries.

    wrong cases::

        用例:
          - 名称: 达标
            方法: 假
            输入: {指标值: ≥4件, 实际值: 4件, 分值: 2}
            得: 2

    right cases::

        用例:
          - 名称: 达标
            方法: 甲
            输入: {指标值: ≥4件, 实际值: 4件, 分值: 2}
            得: 2
    """

    code = "CAS-007"
    misspelt = "method"
    zh = "用例要试的方法「{method}」，规则集 {ruleset} 里没有"
    en = 'The case tries the method "{method}", which the ruleset {ruleset} doesn\'t have'
    hint_zh = "可以写：{allowed}"
    hint_en = "Allowed here: {allowed}"

    ruleset: str
    method: str
    allowed: tuple[str, ...]


class ExpectedUnreadable(Problem):
    """应当得到的数读不懂。| What is expected can't be read.

    wrong cases::

        用例:
          - 名称: 达标
            方法: 甲
            输入: {指标值: ≥4件, 实际值: 4件, 分值: 2}
            得: 两分

    right cases::

        用例:
          - 名称: 达标
            方法: 甲
            输入: {指标值: ≥4件, 实际值: 4件, 分值: 2}
            得: 2
    """

    code = "CAS-008"
    zh = "「{key}」的值读不懂：{text}"
    en = 'The value of "{key}" can\'t be read: {text_en}'
    hint_zh = "写一个数、70/9（除不尽的）、3 至 4、待定或不适用。"
    hint_en = "Write a number, 70/9 (for endless decimals), 3 to 4, undetermined or not applicable."

    key: str
    text: str
    text_en: str


class BaseUnknown(Suggesting):
    """用例所基于的表单或用例不在，或者不能用。| What a case is based on isn't there, or can't be used.

    wrong cases::

        用例:
          - 名称: 少报一件
            基于: 全表.yaml
            总分: 2

    right cases::

        用例:
          - 名称: 少报一件
            表单:
              指标:
                - {一级: 产出, 三级: 调解, 分值: 100, 指标值: ≥4件, 实际值: 3件}
            总分: 0
    """

    code = "CAS-009"
    first_zh = "它在这里："
    first_en = "it is here: "
    zh = "{why}"
    en = "{why_en}"
    hint_zh = "{how}"
    hint_en = "{how_en}"

    why: str
    why_en: str
    how: str
    how_en: str


class PlaceUnknown(Suggesting):
    """表单里没有这个指标或栏目。| The form has no such indicator or cell.

    wrong cases::

        用例:
          - 名称: 全表
            表单:
              指标:
                - {一级: 产出, 三级: 调解, 分值: 100, 指标值: ≥4件, 实际值: 3件}
            得分: {调节: 0}

    right cases::

        用例:
          - 名称: 全表
            表单:
              指标:
                - {一级: 产出, 三级: 调解, 分值: 100, 指标值: ≥4件, 实际值: 3件}
            得分: {调解: 0}
    """

    code = "CAS-010"
    zh = "表单里没有「{place}」"
    en = 'The form has no "{place}"'
    hint_zh = "写指标的名称；有同名的，写上它的上级：数量指标/调解。改一格写：指标名称.栏目。"
    hint_en = "Write an indicator's name, as group/name where several have it; a cell as name.label."

    place: str


class PlaceAmbiguous(Problem):
    """表单里有几个同名的指标。| Several indicators of the form have this name.

    wrong cases::

        用例:
          - 名称: 全表
            表单:
              指标:
                - {一级: 产出, 三级: 调解, 分值: 50, 指标值: ≥4件, 实际值: 3件}
                - {一级: 效益, 三级: 调解, 分值: 50, 指标值: ≥4件, 实际值: 4件}
            得分: {调解: 0}

    right cases::

        用例:
          - 名称: 全表
            表单:
              指标:
                - {一级: 产出, 三级: 调解, 分值: 50, 指标值: ≥4件, 实际值: 3件}
                - {一级: 效益, 三级: 调解, 分值: 50, 指标值: ≥4件, 实际值: 4件}
            得分: {产出/调解: 0}
    """

    code = "CAS-011"
    zh = "表单里叫「{place}」的有 {count} 个"
    en = '{count} indicators of the form are called "{place}"'
    hint_zh = "写上它的上级：数量指标/调解。"
    hint_en = "Write the group above it too: group/name."

    place: str
    count: int


class TableUneven(Problem):
    """表的一行和表头的格数不同。| A line of a table has more or fewer cells than its header.

    wrong cases::

        用例:
          - 名称: 几种情形
            方法: 甲
            表:
              - [指标值, 实际值, 分值, 得]
              - [≥4件, 4件, 2]

    right cases::

        用例:
          - 名称: 几种情形
            方法: 甲
            表:
              - [指标值, 实际值, 分值, 得]
              - [≥4件, 4件, 2, 2]
    """

    code = "CAS-012"
    zh = "这一行有 {found} 格，表头有 {wanted} 格"
    en = "This line has {found} cells, the header {wanted}"
    hint_zh = "每一行的格数要和表头相同，没有内容的一格也不能省：写成 ''。"
    hint_en = "Give every line as many cells as the header has; write '' for an empty one."

    found: int
    wanted: int


class CasesRulesetUnknown(Suggesting):
    """不知道用例试的是哪个规则集。| It isn't known which ruleset the cases are for.

    wrong cases::

        规则集: 990101/1999
        用例:
          - 名称: 达标
            方法: 甲
            输入: {指标值: ≥4件, 实际值: 4件, 分值: 2}
            得: 2

    right cases::

        用例:
          - 名称: 达标
            方法: 甲
            输入: {指标值: ≥4件, 实际值: 4件, 分值: 2}
            得: 2
    """

    code = "CAS-013"
    zh = "没有规则集「{ruleset}」"
    en = 'There is no ruleset "{ruleset}"'
    hint_zh = "在第一行写「规则集: 编号」，或把用例文件放在规则集旁边，起同样的名字：2020.rules、2020.tests.yaml。"
    hint_en = "Write ruleset: ID in the first line, or put the file beside its ruleset: 2020.rules, 2020.tests.yaml."

    ruleset: str


class FormDoesNotFit(Problem):
    """用例的表单不合规则集的模板，算不了分。| A case's form doesn't fit the ruleset's template and can't be scored.

    wrong cases::

        用例:
          - 名称: 全表
            表单:
              指标: []
            总分: 0

    right cases::

        用例:
          - 名称: 全表
            表单:
              指标:
                - {一级: 产出, 三级: 调解, 分值: 100, 指标值: ≥4件, 实际值: 4件}
            总分: 100
    """

    code = "CAS-014"
    first_zh = "问题在这里："
    first_en = "the problem is here: "
    zh = "用例「{name}」的表单算不了分：{problem}"
    en = 'The form of the case "{name}" can\'t be scored: {problem_en}'
    hint_zh = "先改好表单；它在别的文件里的，可以用 duheng eval 单独试。"
    hint_en = "Mend the form first; one in a file of its own can be tried with duheng eval."

    name: str
    problem: str
    problem_en: str


class TableHeadless(Problem):
    """表头里没有「得」这一栏。| A table's header has no column gives.

    wrong cases::

        用例:
          - 名称: 几种情形
            方法: 甲
            表:
              - [指标值, 实际值, 分值]
              - [≥4件, 4件, 2]

    right cases::

        用例:
          - 名称: 几种情形
            方法: 甲
            表:
              - [指标值, 实际值, 分值, 得]
              - [≥4件, 4件, 2, 2]
    """

    code = "CAS-015"
    zh = "表头里没有「得」这一栏"
    en = "The table's header has no column gives"
    hint_zh = "第一行是表头：各栏目的名称，然后是「得」；要勾的表再加「对/不对」和「应得」。"
    hint_en = (
        "The first line is the header: the fields' names, then gives; to be ticked also right/wrong and should give."
    )


class TickUnreadable(Problem):
    """「对/不对」一栏里的字读不懂，或者不对而没有写应得。| A mark that can't be read, or wrong without what is right.

    wrong cases::

        用例:
          - 名称: 几种情形
            方法: 甲
            表:
              - [指标值, 实际值, 分值, 得, 对/不对, 应得]
              - [≥4件, 3件, 2, 1.5, 不对, '']

    right cases::

        用例:
          - 名称: 几种情形
            方法: 甲
            表:
              - [指标值, 实际值, 分值, 得, 对/不对, 应得]
              - [≥4件, 3件, 2, 1.5, 不对, 0]
    """

    code = "CAS-016"
    zh = "「对/不对」写的是“{text}”，不能当作用例"
    en = 'The mark is "{text}", which makes no case'
    hint_zh = "写 对，或写 不对 并在「应得」里写应当得几分；还没有看的留空。"
    hint_en = "Write right, or wrong and under should give what it should be; leave it empty where you haven't looked."

    text: str


class FindingUnknown(Suggesting):
    """没有这个编号的核对意见，也没有这个名称的校验。| There is no finding of this code and no check of this name.

    wrong cases::

        用例:
          - 名称: 全表
            表单:
              指标:
                - {一级: 产出, 三级: 调解, 分值: 100, 指标值: ≥4件, 实际值: 4件}
            必无: [有没有得分]

    right cases::

        用例:
          - 名称: 全表
            表单:
              指标:
                - {一级: 产出, 三级: 调解, 分值: 100, 指标值: ≥4件, 实际值: 4件}
            必无: [EVL-001]
    """

    code = "CAS-019"
    zh = "没有编号或校验叫「{name}」，写了也试不出什么"
    en = 'There is no code and no check "{name}", so this finds nothing'
    hint_zh = "写编号（duheng explain 列出全部），或规则集里校验的名称；后面可空一格写指标的名称。"
    hint_en = (
        "Write a code (duheng explain lists them) or a check's name; an indicator's name may follow after a space."
    )

    name: str


class KeyTwice(Problem):
    """同一项写了两次。| A key is written twice.

    wrong cases::

        用例:
          - 名称: 达标
            方法: 甲
            输入: {指标值: ≥4件, 实际值: 3件, 实际值: 4件, 分值: 2}
            得: 2

    right cases::

        用例:
          - 名称: 达标
            方法: 甲
            输入: {指标值: ≥4件, 实际值: 4件, 分值: 2}
            得: 2
    """

    code = "CAS-026"
    zh = "「{key}」写了两次"
    en = '"{key}" is written twice'
    hint_zh = "只留一个。"
    hint_en = "Keep one of them."

    key: str
