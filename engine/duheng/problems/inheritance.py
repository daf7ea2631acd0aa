"""Problems of 继承, 替换, 补充 and 删除."""

from __future__ import annotations

from duheng.problems.problem import Language, Problem, Suggesting
from duheng.problems.severity import Severity


class DeclaredTwice(Problem):
    """上级规则集已经声明的名称，又声明了一次，没有写明是替换还是补充。| The parent's name declared again without saying how.

    wrong whole::

        规则集 999999/2020 「例」
            继承 000000/2017
        方法 定量正向
            得 分值

    right whole::

        规则集 999999/2020 「例」
            继承 000000/2017
        替换 方法 定量正向
            得 分值
    """

    code = "INH-001"
    zh = "{kind}「{name}」在 {where} 已有声明"
    en = '{kind_en} "{name}" is already declared at {where}'
    hint_zh = "要整个换掉写「替换 {kind} {name}」{amend}；否则换一个名称。"
    hint_en = "To drop the old one write: replace {kind_en} {name}{amend_en}."

    kind: str
    kind_en: str
    name: str
    where: str
    amend: str
    amend_en: str


class NothingThere(Suggesting):
    """要替换、补充或删除的东西不存在。| What should be replaced, amended or removed isn't there.

    wrong::

        替换 方法 没有的方法
            得 分值

    right::

        方法 没有的方法
            得 分值
    """

    code = "INH-002"
    misspelt = "name"
    zh = "上级规则集里没有可{verb}的{kind}「{name}」"
    en = 'The parent ruleset has no {kind_en} "{name}" to {verb_en}'
    hint_zh = "若是新的，去掉「{verb}」二字。"
    hint_en = 'If it is new, leave out "{verb_en}".'

    verb: str
    verb_en: str
    kind: str
    kind_en: str
    name: str

    def mend(self) -> str | None:
        return None if self.verb_en == "remove" else Suggesting.mend(self)

    def hint(self, language: Language) -> str:
        if self.verb_en != "remove" or self.near:
            return Suggesting.hint(self, language)
        return (
            "核对名称；上级本来就没有的，这一行可以去掉。"
            if language == "zh"
            else "Check the name, or leave out the line."
        )


class ParentMissing(Suggesting):
    """继承的规则集找不到。| The ruleset to extend isn't there.

    wrong whole::

        规则集 999999/2020 「例」
            继承 000000/1999

    right whole::

        规则集 999999/2020 「例」
            继承 000000/2017
    """

    code = "INH-003"
    zh = "找不到要继承的规则集 {id}"
    en = "The ruleset to extend isn't there: {id}"
    hint_zh = "用 duheng list 看有哪些规则集；自己的规则集放在同一文件夹，或用 --rules-dir 指明。"
    hint_en = "See duheng list; your own rulesets go in the same folder or one given by --rules-dir."

    id: str


class CircularInheritance(Problem):
    """继承绕成了圈。| Rulesets extend each other in a circle.

    wrong whole::

        规则集 999999/2020 「例」
            继承 999999/2020

    right whole::

        规则集 999999/2020 「例」
            继承 000000/2017
    """

    code = "INH-004"
    zh = "继承绕成了圈：{chain}"
    en = "The rulesets extend each other in a circle: {chain}"
    hint_zh = "去掉其中一处「继承」。"
    hint_en = "Remove one of the extends lines."

    chain: str


class CannotAmend(Problem):
    """这种声明不能补充。| This kind of declaration can't be amended.

    wrong::

        校验 甲
            要求 总分 ≥ 0
        补充 校验 甲
            级别 警告

    right::

        校验 甲
            要求 总分 ≥ 0
            级别 警告
    """

    code = "INH-005"
    zh = "{kind}不能「补充」"
    en = "{kind_en} can't be amended"
    hint_zh = "写「替换 {kind} {name}」，把整个重写。"
    hint_en = "Write all of it again: replace {kind_en} {name}."

    kind: str
    kind_en: str
    name: str


class RemoveNotHere(Problem):
    """删除一行只能写在「补充」里。| Removing a line belongs inside an amendment.

    wrong::

        档位 甲
            优: 100 至 0
            删除 优

    right::

        档位 甲
            优: 100 至 0
    """

    code = "INH-006"
    zh = "「删除」一行只能写在「补充」的声明里"
    en = "Lines are removed inside an amendment only"
    hint_zh = "直接不写那一行即可。"
    hint_en = "Just leave the line out."


class StillUsed(Problem):
    """删掉的东西还有地方在用。| What was removed is still used.

    wrong whole::

        规则集 999999/2020 「例」
            继承 000000/2017
        删除 方法 定量正向

    right whole::

        规则集 999999/2020 「例」
            继承 000000/2017
        替换 方法 定量正向
            得 0
    """

    code = "INH-007"
    zh = "「{name}」已在 {where} 删除，这里还在用"
    en = '"{name}" was removed at {where}, but this still uses it'
    hint_zh = "把用到它的地方一并改掉，或不删除它。"
    hint_en = "Change what uses it as well, or don't remove it."

    name: str
    where: str


class NodeWithoutParent(Problem):
    """不知道这个指标属于哪个上级指标。| It isn't clear under which indicator this one belongs.

    wrong::

        补充 模板 表
            二级 没有上级的指标

    right::

        补充 模板 表
            一级 产出指标
                二级 没有上级的指标
    """

    code = "INH-008"
    zh = "不知道「{name}」属于哪个上级指标"
    en = 'It isn\'t clear which indicator "{name}" belongs to'
    hint_zh = "在它上面先写出它所属的{tier}，中间不能跳过。"
    hint_en = "Write the line of its {tier_en} above it first; no level can be left out."

    name: str
    tier: str
    tier_en: str


class TooManyParents(Problem):
    """继承的层数太多。| Too long a chain of parents.

    From the nation to a county's variant there are five generations; a chain of more than the limit is a mistake, and
    nobody could say where a line comes from.

    wrong command::

        duheng check 第二十一层.rules
    """

    code = "INH-009"
    zh = "继承超过了 {limit} 层"
    en = "More than {limit} rulesets extend one another in a row"
    hint_zh = "让它直接继承上一级的规则集，把中间各层并成一层。"
    hint_en = "Let it extend the ruleset above it directly, and merge what lies between."

    limit: int


class TwiceInOneFile(Problem):
    """同一个文件里把一个名称声明了两次，或替换、补充本文件自己写的。| One file declares a name twice.

    替换 and 补充 change what the parent ruleset declares; what the file itself declares is changed where it stands.

    wrong::

        方法 甲
            得 分值
        替换 方法 甲
            得 0

    right::

        方法 甲
            得 分值
        方法 乙
            得 0
    """

    code = "INH-010"
    zh = "{kind}「{name}」在同一个文件里写了两次，第 {line} 行已经写了"
    en = 'This file declares the {kind_en} "{name}" twice: line {line} does so already'
    hint_zh = "删去一处，或换一个名称。"
    hint_en = "Remove one of them, or choose another name."

    kind: str
    kind_en: str
    name: str
    line: int


class ParentsLinesDead(Problem):
    """有了这一行，上级的几行再也用不上。| Lines of a parent that can't apply any more because of this one.

    wrong whole::

        规则集 999999/2021 「例」
            继承 000000/2020
        补充 方法 定量正向
            若 实际值 ≥ 指标值 × 50% 则 分值

    right whole::

        规则集 999999/2021 「例」
            继承 000000/2020
        补充 方法 定量正向
            若 实际值 < 指标值 × 60% 则 0
    """

    code = "INH-011"
    severity = Severity.INFO
    zh = "有了这一行，{where}第 {lines} 行再也用不上"
    en = "With this, line {lines_en} of {where_en} can't apply any more"
    hint_zh = "上级的行排在后面：只想改特殊情形的，把条件写窄；有意如此的，可不理会。"
    hint_en = "The parent's lines come later: for a special case, narrow the condition; if it is meant, ignore this."

    where: str
    where_en: str
    lines: str
    lines_en: str
