"""Random rulesets that inherit, and whose templates have every line they may: repeated groups, 四级, printed labels,
points worked out, quoted names; and forms with names and texts that a sheet could take for something else."""

from __future__ import annotations

import json
from dataclasses import replace
from random import Random
from typing import Any

from tests.laws.anything import (
    CELLS,
    FORM,
    GROUP,
    HEAD,
    MEASURE,
    POINTS,
    RATIO,
    ROW,
    SCALES,
    Anything,
)

ODD = "「组（法）、1」"
SPLIT = "「质量、时效」"
HEADER = "规则集 {id}/2020 「随」\n    状态 试行\n"
NAMES = ["=1+1", "+甲", "'乙", "A & B <c>", "1.", "（一）", "10", "80%", "—", "无", "甲\n乙", "产出", "甲\t"]
NAMES += [
    "数量",
    "指标值",
    "2020-01-01",
    "丙 丁",
    "\u3000戊",
    "三级指标",
    "{分值}",
    "己；庚",
    "注：辛",
    "①壬",
    "癸（5分）",
    "TRUE",
    "1e3",
]
TEXTS = ["有", "=A1", "-", "见附件。", "一、甲\n二、乙", "「甲」", '"', "#", "0", "1/2", "无", "：", "备注：甲"]
CHILD = "990198"
PARENT = "990199"


class Wide(Anything):
    """One random ruleset, a child of it, and forms for them."""

    def __init__(self, chance: Random) -> None:
        super().__init__(chance)
        self.deep = chance.random() < 0.2
        self.repeated = chance.random() < 0.3
        self.shared = chance.random() < 0.15
        self.free = chance.random() < 0.4

    def ruleset(self) -> str:
        """The text of a ruleset."""
        pick = self.chance.choice
        parts = [HEADER.format(id=PARENT), pick(["    依据 「某办法」\n", ""])]
        parts.append(SCALES.format(parameter=pick(["80%", "130%，2020-01-01 起 120%，2022-01-01 起 110%"])))
        parts += self._methods()
        parts += [self._template(), *(self._check(number) for number in range(pick([0, 1, 2])))]
        return self._deepened("".join(parts))

    def child(self) -> str:
        """A ruleset that inherits it."""
        pick, chance = self.chance.choice, self.chance
        changes = [
            "替换 参数 参数甲 = 90%\n",
            "补充 档位 档\n    部分: 80% 至 50%（含）\n    未达: 50% 至 0%\n",
            "替换 档位 评级\n    优: 100 至 80（含）\n    良: 80 至 60（含）\n    差: 60 至 0\n",
            f"补充 {self._amended('方法甲')}",
            f"替换 {self._method('方法乙', replace(ROW, another='方法甲'))}",
            f"替换 {self._method('组方法', replace(GROUP, scores=True)).replace('组方法', ODD)}",
            f"{self._method('方法丙', ROW)}补充 模板 表\n    计分\n        | 指标值.方向 | 方法 |\n        | 反向 | 方法丙 |\n",
            self._amended_template(),
            pick(["删除 校验 校验0\n", f"替换 {self._check(0)}", self._check(5)]),
        ]
        chosen = [each for each in changes if chance.random() < 0.4]
        return self._deepened(f"{HEADER.format(id=CHILD)}    继承 {PARENT}/2020\n{''.join(chosen)}")

    def form_said(self) -> dict[str, Any]:
        """A form, as what its file says."""
        pick, chance = self.chance.choice, self.chance
        head = {name: pick(values) for name, values in HEAD.items() if chance.random() < 0.7}
        rows = [self._row(number) for number in range(pick([1, 2, 4, 6]))]
        top = {"年度": pick(["2020", "2022", "2019"]), "金额单位": "万元"}
        claims = {"自评总分": ["90", "0", "x", "85.5分"], "自评等级": ["优", "差", "中"]}
        claims |= {"备注": TEXTS, "来源": TEXTS, "名称": ["某表", "=甲"]}
        more = {name: pick(values) for name, values in claims.items() if chance.random() < 0.2}
        return {"规则集": f"{PARENT}/2020", **top, **more, **head, "指标": rows}

    def form(self) -> str:
        """The text of a form."""
        return json.dumps(self.form_said(), ensure_ascii=False)

    # --- parts

    def _methods(self) -> list[str]:
        group = self._method("组方法", replace(GROUP, scores=True)).replace("组方法", ODD)
        return [self._method("方法甲", ROW), self._method("方法乙", replace(ROW, another="方法甲")), group]

    def _amended(self, name: str) -> str:
        """Lines before a parent's method, or some of its own kind taken away."""
        pick = self.chance.choice
        lines = [f"方法 {name}", f"    若 {self._truth(1, ROW)} 则 {self._result(1, ROW)}"]
        return "\n".join([*lines, *pick([[], [], ["    限于 0 至 分值"], ["    修约 1 位小数"]])]) + "\n"

    def _amended_template(self) -> str:
        pick, chance = self.chance.choice, self.chance
        lines = [
            "    字段 预算: 金额，列名 「预算（A）」，单位 万元",
            "    字段 新栏: 文本，必填",
            f"    一级 产出 {pick(['50分', '不定分值', '70分'])}",
            f"    一级 效益 30分，按 {ODD}",
            "    一级 新级 5分\n        二级 新二 5分",
            f"    删除 二级 {SPLIT}",
            f"    三级{pick(['', ' 可自选方法'])}\n        字段 偏差: 文本，列名 「原因」",
            f"    总分 {self._number(1, replace(FORM, scores=True), POINTS)}",
            "    删除 等级",
        ]
        return "\n".join(["补充 模板 表", *(each for each in lines if chance.random() < 0.3), ""])

    def _template(self) -> str:
        pick, plain = self.chance.choice, replace(ROW, fields=False)
        odd = [f"，按 {ODD}", "", ""]
        lines = [
            "模板 表",
            *self._head(),
            f"    一级 产出 {pick(['60分', '不定分值', ''])}{pick(odd)}{pick(['', '，行名 「年度资金总额」'])}",
            f"        二级 数量 {pick(['30分', ''])}{pick(odd)}",
            f"        二级 {SPLIT}{pick(odd)}",
            f"    一级 效益{pick([' 40分', ' 40分', '，不计入总分', ' 40分，按 方法甲', ''])}",
            *([f"    一级 目标，可重复{pick(odd)}", "        二级 数目", "        二级 质地"] if self.repeated else []),
            f"    三级{' 可自选方法' if self.free else ''}{pick(['', '，分值列 「权数」', '，列名 「具体指标」'])}",
            *self._fields(),
            f"        字段 完成率 = {self._number(2, plain, RATIO)}",
            f"        字段 派生量 = {self._number(2, plain, MEASURE)}",
            *(["        字段 分值 = 四舍五入（上级.分值 ÷ 个数（上级.三级），0）"] if self.shared else []),
            *self._scoring(),
            f"    总分 {pick(['合计（一级.得分）', self._number(2, replace(FORM, scores=True), POINTS)])}",
            *pick([["    等级 评级[总分]"], ["    等级 评级[总分]"], []]),
        ]
        return "\n".join(lines) + "\n"

    def _head(self) -> list[str]:
        pick = self.chance.choice
        head = pick(["预算", "（预算 + 执行）", "（预算 × 80%）", "最大（预算，执行）"])
        printed = pick(["，列名 「全年预算数(A)」", "，行名 「年度资金总额」", ""])
        return [
            f"    字段 预算: 金额{printed}{pick(['，单位 万元', ''])}",
            f"    字段 执行: 金额{pick(['，列名 「全年执行数(B)」「执行数」', ''])}",
            "    字段 头日: 日期",
            "    字段 头数: 数",
            f"    字段 头派生 = {head}",
        ]

    def _fields(self) -> list[str]:
        pick = self.chance.choice
        target = pick(
            ["", "，列名 「年度指标值」「目标值」", "，列名 「目标值」，符号列 「性质」，单位列 「计量单位」"]
        )
        return [
            f"        字段 指标值: 目标{target}",
            f"        字段 实际值: 量{pick(['', '，列名 「完成值」', '，单位 件'])}",
            f"        字段 自评得分: 数{pick(['', '，列名 「得分」'])}",
            "        字段 数一: 数",
            "        字段 完成日: 日期",
            f"        字段 偏差: 文本{pick(['', '，列名 「偏差原因分析（必要时）」'])}",
            "        字段 类: 文本",
            "        字段 公开: 是否",
            "        字段 档次: 档",
        ]

    def _scoring(self) -> list[str]:
        pick = self.chance.choice
        table = pick(
            [
                [
                    "| 指标值.性质 | 指标值.方向 | 方法 |",
                    "| 空 | - | 不适用 |",
                    "| 定量 | 正向 | 方法甲 |",
                    "| - | - | 方法乙 |",
                ],
                ["| 上级.名称 | 方法 |", "| 「数量」 | 方法甲 |", "| 其他 | 方法乙 |"],
                ["| 类 | 实际值 | 方法 |", "| 「物」 | 有值 | 方法甲 |", "| - | 为空 | 不适用 |", "| - | - | 方法乙 |"],
            ]
        )
        return ["    计分", *(f"        {line}" for line in table)]

    def _row(self, number: int) -> dict[str, str]:
        pick, chance = self.chance.choice, self.chance
        groups = [("产出", "数量"), ("产出", "质量、时效"), ("效益", ""), ("", ""), ("新类", ""), ("产出", "")]
        groups += [("目标1", "数目"), ("目标2（40分）", "质地")] * 2 if self.repeated else []
        one, two = pick(groups)
        row = {"一级": one, "二级": two}
        row = {name: text for name, text in row.items() if text or chance.random() < 0.3}
        if self.deep and chance.random() < 0.8:
            row["三级"] = pick(["中一", "中二"])
        if chance.random() < 0.92:
            row["四级" if self.deep else "三级"] = pick([f"行{number}", f"行{number}", "行0", pick(NAMES)])
        row["分值"] = pick(["10", "10", "", "0", "-1", "abc", "2.5", "5分"])
        row |= {name: pick(values) for name, values in CELLS.items() if chance.random() < 0.6}
        if chance.random() < 0.3:
            row["偏差"] = pick(TEXTS)
        if self.free and chance.random() < 0.2:
            row["计分方法"] = pick(["方法甲", "方法乙", "方法丙", "没有"])
        return row

    def _deepened(self, text: str) -> str:
        return text.replace("三级", "四级") if self.deep else text
