"""Whoever does what a message says has a file that means what was meant."""

from __future__ import annotations

from pathlib import Path

import pytest

from duheng import api
from duheng.formatting.sameness import essence
from duheng.problems.names import PointsUnit
from duheng.problems.problem import Problem
from duheng.problems.prose import (
    ChoicesAsKind,
    Continued,
    ExamplePart,
    Invisible,
    PhraseOfProse,
    QuotesInside,
    StepsInWords,
    VetoOnOneLine,
)
from duheng.problems.severity import Severity
from duheng.problems.syntax import MissingWord, UnclosedText, Unquoted
from duheng.source import Source
from duheng.syntax.parse import parse

HEAD = "规则集 990102/2024 「试」\n    继承 000000/2020\n"
METHOD = "方法 甲\n{}\n    得 分值\n"
USES = (
    "补充 模板 项目支出绩效自评表\n    字段 审计违规: 是否\n    字段 完成率: 数\n    字段 巡查: 是否\n"
    "    字段 完成率排名: 数\n    字段 上年完成率: 数\n    字段 参评个数: 数\n"
    "    计分\n    | 名称 | 方法 |\n    | 「某」 | 甲 |\n"
)
CHECKED = "补充 模板 项目支出绩效自评表\n    字段 审计违规: 是否\n校验 违规\n{}\n"
SCALE = "替换 档位 评价等级\n    优: 100 至 92（含）\n{}\n    中: 82 至 60（含）\n    差: 60 至 0\n"

METHODS = [
    # a sign typed as another
    ("若 完成率 属于 95%-80% 则 分值", "若 完成率 属于 [80%, 95%) 则 分值"),  # the greater end may come first
    ("若 实际值 => 指标值 则 分值", "若 实际值 ≥ 指标值 则 分值"),
    ("若 实际值 =< 指标值 则 分值", "若 实际值 ≤ 指标值 则 分值"),
    ("若 实际值 > = 指标值 则 分值", "若 实际值 ≥ 指标值 则 分值"),
    ("若 实际值 》 指标值 则 分值", "若 实际值 > 指标值 则 分值"),
    ("若 实际值 《= 指标值 则 分值", "若 实际值 ≤ 指标值 则 分值"),
    ("若 实际值 早于 指标值 则 分值", "若 实际值 < 指标值 则 分值"),
    ("若 实际值 不晚于 指标值 则 分值", "若 实际值 ≤ 指标值 则 分值"),
    ("若 实际值 在 指标值 以上 则 分值", "若 实际值 ≥ 指标值 则 分值"),
    ("若 实际值 在 指标值 以上（不含） 则 分值", "若 实际值 > 指标值 则 分值"),
    ("若 实际值 指标值以下 则 分值", "若 实际值 ≤ 指标值 则 分值"),
    ("若 不 审计违规 则 分值", "若 非 审计违规 则 分值"),
    ("若 没有 审计违规 则 分值", "若 非 审计违规 则 分值"),
    ("得 分值 X 50%", "得 分值 × 50%"),
    ("得 分值x50%", "得 分值 × 50%"),
    ("得 分值50%", "得 分值 × 50%"),
    ("得 50% · 分值", "得 50% × 分值"),
    ("得 分值 × 12O%", "得 分值 × 120%"),
    ("得 分值 × l0%", "得 分值 × 10%"),
    ("得 分值 × 0。5", "得 分值 × 0.5"),
    # names that stand for numbers
    ("得 分值 × 五成", "得 分值 × 50%"),
    ("得 分值 × 八成五", "得 分值 × 85%"),
    ("得 分值 × 一半", "得 分值 × 50%"),
    ("得 分值 × 三分之二", "得 分值 × (2 ÷ 3)"),
    ("若 实际值 ≥ 六十五 则 分值", "若 实际值 ≥ 65 则 分值"),
    ("若 实际值 ≥ 一百零五件 则 分值", "若 实际值 ≥ 105件 则 分值"),
    ("得 分值x完成率", "得 分值 × 完成率"),
    ("限于 O 至 10", "限于 0 至 10"),
    ("限于 0 至 1O", "限于 0 至 10"),
    ("得 1OO分", "得 100分"),
    ("若 实际值 ≥ 80%，＜95% 则 分值", "若 实际值 属于 [80%, 95%) 则 分值"),
    ("若 实际值 ≥ 80% 且 < 95% 则 分值", "若 实际值 属于 [80%, 95%) 则 分值"),
    ("若 实际值 在 80% 以上（不含） 则 分值", "若 实际值 > 80% 则 分值"),
    ("若 实际值 80%以下（不含80%） 则 分值", "若 实际值 < 80% 则 分值"),
    # limits behind a comma
    (
        "得 分值 -（实际值 - 指标值）÷ 1件 × 0.5分，最多扣3分",
        "得 分值 - 最小（（实际值 - 指标值）÷ 1件 × 0.5分，3分）",
    ),
    (
        "若 实际值 > 指标值 则 分值 - 1分 × 2，扣分不超过3分。",
        "若 实际值 > 指标值 则 分值 - 最小（1分 × 2，3分）",
    ),
    ("否则 分值 × 50%，最高5分", "否则 最小（分值 × 50%，5分）"),
    ("否则 分值 × 50%，最低1分", "否则 最大（分值 × 50%，1分）"),
    # quotation marks
    ("若 指标值 = 0 则 待定 [0, 分值]，‘指标值是零’", "若 指标值 = 0 则 待定 [0, 分值]，「指标值是零」"),
    ("若 指标值 = 0 则 待定 [0, 分值]，《指标值是零》", "若 指标值 = 0 则 待定 [0, 分值]，「指标值是零」"),
    ("若 指标值 = 0 则 待定 [0, 分值]，指标值是零", "若 指标值 = 0 则 待定 [0, 分值]，「指标值是零」"),
    ("说明 “审计发现“违规”，扣分”", "说明 「审计发现“违规”，扣分」"),
    ("说明 「某「2025」1号」", "说明 「某“2025”1号」"),
    ("说明 ‘某’", "说明 「某」"),
    # invisible characters
    ("得 分\u200b值", "得 分值"),
    ("若 实际\u200b值 ≥ 指\u00ad标值 则 分值", "若 实际值 ≥ 指标值 则 分值"),
    ("得 \u200e分值", "得 分值"),
    ("若\u2060实际值 ≥ 指标值 则 分值", "若 实际值 ≥ 指标值 则 分值"),
    # lines that go on
    ("若 实际值 ≥ 指标值 则\n    分值 × 50%", "若 实际值 ≥ 指标值 则 分值 × 50%"),
    ("若 实际值 ≥ 指标值\n    且 实际值 > 0 则 分值", "若 实际值 ≥ 指标值 且 实际值 > 0 则 分值"),
    ("得 最小（分值，\n    1分\n    + 1分）", "得 最小（分值，1分 + 1分）"),
    ("否则 分值\n    - 最小（分值，1分）", "否则 分值 - 最小（分值，1分）"),
    ("否则 分值\n    × 50%", "否则 分值 × 50%"),
    ("说明 「达到的，\n    得满分」", "说明 「达到的，得满分」"),
    # as in a notice
    ("若 完成率 ≤ ±10%以内 则 分值", "若 完成率 属于 [-10%, 10%] 则 分值"),
    ("若 完成率 不属于 ±10% 则 分值", "若 完成率 不属于 [-10%, 10%] 则 分值"),
    ("若 完成率超出±10% 则 分值", "若 完成率 不属于 [-10%, 10%] 则 分值"),
    ("若 完成率 不在 ±10% 以内 则 分值", "若 完成率 不属于 [-10%, 10%] 则 分值"),
    ("若 |完成率 - 1| ≤ 10% 则 分值", "若 绝对值（完成率 - 1） ≤ 10% 则 分值"),
    ("若 完成率 ∈ [80%, 90%) 则 分值", "若 完成率 属于 [80%, 90%) 则 分值"),
    ("若 完成率∉[80%, 90%) 则 分值", "若 完成率 不属于 [80%, 90%) 则 分值"),
    ("若 完成率低于80% 则 分值", "若 完成率 < 80% 则 分值"),
    ("若 完成率低于 80%的 则 分值", "若 完成率 < 80% 则 分值"),
    ("若 完成率不低于80%的 则 分值", "若 完成率 ≥ 80% 则 分值"),
    ("若 完成率达100% 则 分值", "若 完成率 ≥ 100% 则 分值"),
    ("若 完成率与上年持平 则 分值", "若 完成率 = 上年完成率 则 分值"),
    ("若 实际值 优于 指标值 则 分值", "若 实际值 > 指标值 则 分值"),
    ("若 偏差原因=甲或乙或丙 则 分值", "若 （偏差原因 = 「甲」 或 偏差原因 = 「乙」 或 偏差原因 = 「丙」） 则 分值"),
    ("若 偏差原因 ≠ 甲和乙 则 分值", "若 （偏差原因 ≠ 「甲」 且 偏差原因 ≠ 「乙」） 则 分值"),
    ("若 偏差原因 = 甲 则 分值", "若 偏差原因 = 「甲」 则 分值"),
    ("若 偏差原因 = 丁 则 分值", "若 偏差原因 = 「丁」 则 分值"),
    ("若 实际值超过指标值130% 则 分值", "若 实际值 > 指标值 × 130% 则 分值"),
    ("若 实际值达到指标值的80%以上 则 分值", "若 实际值 ≥ 指标值 × 80% 则 分值"),
    ("若 实际值不足指标值的60% 则 分值", "若 实际值 < 指标值 × 60% 则 分值"),
    ("完成率每低1个百分点扣0.5分", "得 分值 -（指标值 - 完成率）÷ 1个百分点 × 0.5分"),
    ("若 巡查 未完成 则 0", "若 非 巡查 则 0"),
    ("若 完成率排名前三名 则 分值", "若 完成率排名 ≤ 3 则 分值"),
    ("若 完成率排名 在前3名 则 分值", "若 完成率排名 ≤ 3 则 分值"),
    ("若 完成率排名在后10% 则 0", "若 完成率排名 > 参评个数 ×（1 - 10%） 则 0"),
    ("按80%折算", "得 分值 × 80%"),
    ("逾期1天扣0.5分", "得 分值 -（实际值 - 指标值）÷ 1天 × 0.5分"),
    ("若 完成率85%-95% 则 分值", "若 完成率 属于 [85%, 95%) 则 分值"),
    ("若 完成率在85%至95%之间 则 分值", "若 完成率 属于 [85%, 95%) 则 分值"),
    ("若 审计违规、完成率 > 0 则 分值", "若 审计违规 且 完成率 > 0 则 分值"),
    ("若 完成率同比提高 则 分值", "若 完成率 > 上年完成率 则 分值"),
    ("若 完成率比上年有所下降 则 分值", "若 完成率 < 上年完成率 则 分值"),
    ("完成率达到95%以上的，得10分", "若 完成率 ≥ 95% 则 10分"),
    ("完成率低于80%不得分", "若 完成率 < 80% 则 0"),
    ("完成率在80%以上得满分。", "若 完成率 ≥ 80% 则 分值。"),
    ("完成率超过80%的，计5分", "若 完成率 > 80% 则 5分"),
    ("得 按比例折算", "得 实际值 ÷ 指标值 × 分值"),
    ("得 加2分", "得 分值 + 2分"),
    ("若 完成率不超过80% 则 分值", "若 完成率 ≤ 80% 则 分值"),
    ("若 完成率超过80% 则 分值", "若 完成率 > 80% 则 分值"),
    ("若 完成率在80%以下 则 分值", "若 完成率 ≤ 80% 则 分值"),
    ("若 完成率80%以上（不含） 则 分值", "若 完成率 > 80% 则 分值"),
    ("若 完成率80%以下（不含80%） 则 分值", "若 完成率 < 80% 则 分值"),
    ("若 完成率达到80%、不足90%的 则 分值", "若 完成率 属于 [80%, 90%) 则 分值"),
    ("若 完成率不低于80%且低于90% 则 分值", "若 完成率 属于 [80%, 90%) 则 分值"),
    ("若 实际值超指标值30%以上 则 分值", "若 实际值 ≥ 指标值 ×（1 + 30%） 则 分值"),
    ("若 完成率排名前3名 则 分值", "若 完成率排名 ≤ 3 则 分值"),
    ("若 完成率排名第1 则 分值", "若 完成率排名 = 1 则 分值"),
    ("若 完成率排名在前30% 则 分值", "若 完成率排名 ≤ 参评个数 × 30% 则 分值"),
    ("令 线 = 60%以上\n    得 分值 × 线", "令 线 = 60%\n    得 分值 × 线"),
    ("每低1个百分点扣0.5分", "得 分值 -（指标值 - 实际值）÷ 1个百分点 × 0.5分"),
    ("得 分值 - 每超过5个百分点扣1分", "得 分值 -（实际值 - 指标值）÷ 5个百分点 × 1分"),
    ("若 完成率 80%-90% 则 分值", "若 完成率 属于 [80%, 90%) 则 分值"),
    ("若 完成率 ≥ 90%（含） 则 分值", "若 完成率 ≥ 90% 则 分值"),
    ("实际值≥指标值的，得满分", "若 实际值 ≥ 指标值 则 分值"),
    ("实际值≥指标值时，得分值", "若 实际值 ≥ 指标值 则 分值"),
    ("实际值=指标值，得分值", "若 实际值 = 指标值 则 分值"),
    ("实际值≥指标值：分值", "若 实际值 ≥ 指标值 则 分值"),
    ("其余 得 0", "否则 0"),
    ("其他情况不得分", "否则 0"),
    ("其他：0分", "否则 0分"),
    ("若 实际值 ≥ 指标值 则 得100%权重分", "若 实际值 ≥ 指标值 则 分值 × 100%"),
    ("若 实际值 ≥ 指标值 则 扣减20%分值", "若 实际值 ≥ 指标值 则 分值 × （100% - 20%）"),
    ("若 实际值 ≥ 指标值的1.3倍 则 分值", "若 实际值 ≥ 指标值 × 1.3 则 分值"),
    ("若 实际值 超过指标值30% 则 分值", "若 实际值 > 指标值 ×（1 + 30%） 则 分值"),
    ("若 实际值 超过 指标值 30%以上 则 分值", "若 实际值 ≥ 指标值 ×（1 + 30%） 则 分值"),
    ("若 实际值 ≥ 指标值 时 则 分值", "若 实际值 ≥ 指标值 则 分值"),
    ("若 实际值 不得低于 指标值 则 分值", "若 实际值 ≥ 指标值 则 分值"),
    ("若 有审计违规 则 分值", "若 审计违规 则 分值"),
    ("若 实际值 ≥ 指标值（含） 则 分值", "若 实际值 ≥ 指标值 则 分值"),
    ("若 完成率 ≥ 80% 或 ≤ 60% 则 分值", "若 完成率 ≥ 80% 或 完成率 ≤ 60% 则 分值"),
    ("若 实际值 ≥ 指标值 则 按80%计分", "若 实际值 ≥ 指标值 则 分值 × 80%"),
    ("修约 四舍五入，2位小数", "修约 2 位小数"),
    ("修约 2位小数（四舍五入）", "修约 2 位小数"),
    ("修约 取整数", "修约 0 位小数"),
    ("比值 = 实际值 ÷ 指标值", "令 比值 = 实际值 ÷ 指标值"),
    ("示例：指标值 ≥100件，实际值 80件，分值 10 得 10", "例 指标值 ≥100件，实际值 80件，分值 10 得 10"),
    ("得 分值×{1-[(实际值-指标值)/指标值]}", "得 分值 ×（1 -（（实际值 - 指标值）÷ 指标值））"),
    ("得 分值×[1-(实际值-指标值)/指标值]", "得 分值 ×（1 -（实际值 - 指标值）÷ 指标值）"),
    ("得 该指标分值 × 完成率", "得 分值 × 完成率"),
    ("得 指标分值 × 完成率", "得 分值 × 完成率"),
    ("得 分值 × 实际完成率", "得 分值 ×（实际值 ÷ 指标值）"),
    ("得 MIN(完成率，1)× 分值", "得 最小（完成率，1）× 分值"),
    ("若 完成率为零 则 分值", "若 完成率 = 0 则 分值"),
    ("若 完成率不为0 则 分值", "若 完成率 ≠ 0 则 分值"),
    ("得 分值 -（指标值 - 实际值）÷ 百分点 × 0.5分", "得 分值 -（指标值 - 实际值）÷ 1个百分点 × 0.5分"),
    ("得 扣 进一（指标值 ÷ 1件，0）× 0.5分", "得 分值 - 进一（指标值 ÷ 1件，0）× 0.5分"),
    ("若 全年预算数 ≥ 1,000,000元 则 分值", "若 全年预算数 ≥ 1000000元 则 分值"),
    # an example
    (
        "例 全年预算数 1，000，000元，全年执行数 1,500.5元，分值 10 得 10",
        "例 全年预算数 1000000元，全年执行数 1500.5元，分值 10 得 10",
    ),
    ("例1：指标值 ≥100件，实际值 80件，分值 10 得 10", "例 指标值 ≥100件，实际值 80件，分值 10 得 10"),
    (
        "例 指标值≥100件、实际值80件、分值10，得 10",
        "例 指标值 ≥100件，实际值 80件，分值 10 得 10",
    ),
]
CHECKS = [
    ("要求 非 审计违规\n    否则 总分 0", "要求 非 审计违规\n    则 总分 0"),
    ("要求 合计（三级.分值）应为 100", "要求 合计（三级.分值） = 100"),
    ("要求 非 审计违规\n    否则 终止评审", "要求 非 审计违规\n    则 总分 0"),
    ("要求 非 审计违规\n    否则 等级定为差", "要求 非 审计违规\n    则 等级 差"),
    ("要求 非 审计违规\n    否则 等级定为「差」", "要求 非 审计违规\n    则 等级 差"),
    ("要求 非 审计违规 且 全年预算数 有值、全年执行数 有值", "要求 非 审计违规 且 全年预算数 有值 且 全年执行数 有值"),
    ("要求 非 审计违规\n    等级 差", "要求 非 审计违规\n    则 等级 差"),
    ("要求 非 审计违规\n    总分 = 0", "要求 非 审计违规\n    则 总分 0"),
    ("要求 非 审计违规\n    则 等级定为差", "要求 非 审计违规\n    则 等级 差"),
    ("要求 非 审计违规\n    则 等级为差", "要求 非 审计违规\n    则 等级 差"),
    ("要求 非 审计违规\n    则 等级 = 差", "要求 非 审计违规\n    则 等级 差"),
    ("要求 非 审计违规\n    则 总分 = 0", "要求 非 审计违规\n    则 总分 0"),
    ("若 审计违规 则 等级 差", "要求 非 审计违规\n    则 等级 差"),
    ("若 审计违规 则 等级定为差", "要求 非 审计违规\n    则 等级 差"),
    ("当 全年预算数 = 0，则 总分 = 0", "要求 非（全年预算数 = 0）\n    则 总分 0"),
]
OTHERS = [
    (SCALE.format("    良: 82～92（含82）"), SCALE.format("    良: 92 至 82（含）")),
    (SCALE.format("    良: 92 至 82（含82分）"), SCALE.format("    良: 92 至 82（含）")),
    (SCALE.format("    良: 82（含82）-92"), SCALE.format("    良: 92 至 82（含）")),
    (SCALE.format("    良（82-92分）"), SCALE.format("    良: 92 至 82（含）")),
    (SCALE.format("    良=82-92"), SCALE.format("    良: 92 至 82（含）")),
    (SCALE.format("    82（含）-92分为良"), SCALE.format("    良: 92 至 82（含）")),
    *(
        (f"补充 模板 项目支出绩效自评表\n    {wrong}\n", f"补充 模板 项目支出绩效自评表\n    {right}\n")
        for wrong, right in (
            ("字段 备注: 文本，选填", "字段 备注: 文本"),
            ("字段 备注: 文本，不得为空", "字段 备注: 文本，必填"),
            ("字段 备注: 文本 必填", "字段 备注: 文本，必填"),
            ("字段 备注: 文本，对应列「说明」", "字段 备注: 文本，列名 「说明」"),
            ("字段 已公开: 是/否", "字段 已公开: 是否"),
            ("字段 拨款: 金额（万元）", "字段 拨款: 金额，单位 万元"),
            ("字段 拨款: 万元", "字段 拨款: 金额"),
            ("字段 死亡人数: 人", "字段 死亡人数: 量，单位 人"),
            ("字段 优秀票: 票", "字段 优秀票: 数"),
            ("字段 事故: 起", "字段 事故: 量，单位 起"),
            ("总分 合计（一级.得分），不超过100分", "总分 最小（合计（一级.得分），100分）"),
            ("一级 产出指标，50分", "一级 产出指标 50分"),
            ("一级 产出指标 权重为50分", "一级 产出指标 50分"),
            ("一级 产出指标 权重为50%", "一级 产出指标 50分"),
            ("一级 产出指标（50%）", "一级 产出指标 50分"),
            ("字段 已公开: 有/无", "字段 已公开: 是否"),
            ("字段 验收情况: 合格、不合格", "字段 验收情况: 是否"),
            ("字段 等次: 优/良/中/差", "字段 等次: 文本"),
            ("一级.产出指标 50分", "一级 产出指标 50分"),
            ("一级 产出指标 50分（不计入总分）", "一级 产出指标 50分，不计入总分"),
            ("一级 产出指标 50分，不计入总得分", "一级 产出指标 50分，不计入总分"),
            ("总分 合计（一级.得分），保留两位小数", "总分 四舍五入（合计（一级.得分），2）"),
            ("总分 合计（一级.得分），取整数", "总分 四舍五入（合计（一级.得分），0）"),
            ("总分为各项得分之和", "总分 合计（一级.得分）"),
            ("总分 为各项指标得分之和", "总分 合计（一级.得分）"),
            ("等级 按 评价等级", "等级 评价等级[总分]"),
        )
    ),
    ("参数 达标线 = 60%以上\n", "参数 达标线 = 60%\n"),
    ("参数 达标线 60%\n", "参数 达标线 = 60%\n"),
    ("参数 达标线 ≥ 60%\n", "参数 达标线 = 60%\n"),
    ("参数 达标线：不低于60%\n", "参数 达标线 = 60%\n"),
    ("参数 甲 = 2025年 120%，2026年 130%\n", "参数 甲 = 120%，2026-01-01 起 130%\n"),
    ("参数 甲 = 120%，2026年7月1日以后 130%\n", "参数 甲 = 120%，2026-07-01 起 130%\n"),
    (SCALE.format("    良: 92 至（含）82"), SCALE.format("    良: 92 至 82（含）")),
    (
        "补充 模板 项目支出绩效自评表\n    字段 审计违规 是否\n",
        "补充 模板 项目支出绩效自评表\n    字段 审计违规: 是否\n",
    ),
]
TABLES = [
    (
        "│ 实际值 │ 得分 │\n    │ ≥ 80%  │ 分值 │\n    │ 其他   │ 0    │",
        "| 实际值 | 得分 |\n| ≥ 80% | 分值 |\n| 其他 | 0 |",
    ),
    ("实际值\t得分\n    ≥ 80%\t分值\n    其他\t0", "| 实际值 | 得分 |\n| ≥ 80% | 分值 |\n| 其他 | 0 |"),
    (
        "| 实际值 | 得分 |\n    | ≥80%，＜95% | 分值 |\n    | 其他 | 0 |",
        "| 实际值 | 得分 |\n| [80%, 95%) | 分值 |\n| 其他 | 0 |",
    ),
    (
        "| 实际值 | 得分 |\n    | 100%-80%（含） | 分值 |\n    | 其他 | 0 |",
        "| 实际值 | 得分 |\n| [80%, 100%] | 分值 |\n| 其他 | 0 |",
    ),
    (
        "| 实际值 | 得分 |\n    | ±10%以内 | 分值 |\n    | 其他 | 0 |",
        "| 实际值 | 得分 |\n| [-10%, 10%] | 分值 |\n| 其他 | 0 |",
    ),
    (
        "| 实际值 | 得分 |\n    | ≥ 80% | 分值 |\n    | 否则 | 0 |",
        "| 实际值 | 得分 |\n| ≥ 80% | 分值 |\n| 其他 | 0 |",
    ),
    (
        "| 实际值 | 得分 |\n    | / | 分值 |",
        "| 实际值 | 得分 |\n| - | 分值 |",
    ),
    (
        "| 实际值 | 得分 |\n    | <95%且>80% | 分值 |\n    | 其他 | 0 |",
        "| 实际值 | 得分 |\n| (80%, 95%) | 分值 |\n| 其他 | 0 |",
    ),
]
WRONG_AND_RIGHT = [
    *(
        (METHOD.format(f"    {wrong}") + USES, METHOD.format(f"    {right}") + USES)
        for wrong, right in (*METHODS, *TABLES)
    ),
    *((CHECKED.format(f"    {wrong}"), CHECKED.format(f"    {right}")) for wrong, right in CHECKS),
    *OTHERS,
]


def errors(folder: Path, text: str) -> list[Problem]:
    place = folder / "试.rules"
    place.write_text(HEAD + text, encoding="utf-8", newline="")
    return [each for each in api.check(place).problems if each.level() is Severity.ERROR]


def obeyed(text: str, problem: Problem) -> str:
    """The text after its officer did what the message says, and nothing else."""
    lines = text.split("\n")
    span = problem.span
    assert span is not None
    at = span.line - 3
    line = lines[at]

    def instead(write: str) -> None:
        lines[at] = line[: span.column - 1] + write + line[span.end - 1 :]

    match problem:
        case Continued():
            lines[at - 1 : at + 1] = [problem.joined.split("\n")[0]] if at + 1 == len(lines) else [problem.joined]
            rest = [each for each in lines[at:] if each.strip() and each.strip() not in problem.joined]
            lines = [*lines[:at], *rest, ""]
        case UnclosedText():
            lines[at : at + 2] = [line + lines[at + 1].strip()]
        case VetoOnOneLine():
            lines[at : at + 1] = [problem.demand, problem.veto]
        case MissingWord():
            lines[at] = problem.usage
        case Unquoted():
            instead(f"「{problem.bare}」")
        case StepsInWords():
            lines[at] = problem.usage
        case PointsUnit():
            instead(f"{problem.digits}分")
        case ChoicesAsKind():
            instead("文本")
        case QuotesInside() | PhraseOfProse():
            instead(problem.write)
        case Invisible():
            instead(problem.cleaned)
        case ExamplePart():
            lines[at] = f"例 {problem.usage} 得 10"
        case _:
            (name,) = problem.near  # type: ignore[attr-defined]
            instead(name)
    return "\n".join(lines)


@pytest.mark.parametrize(("wrong", "right"), WRONG_AND_RIGHT, ids=range(len(WRONG_AND_RIGHT)))
def test_obeying_gives_what_was_meant(tmp_path: Path, wrong: str, right: str) -> None:
    text = wrong
    for _ in range(4):
        found = errors(tmp_path, text)
        if not found:
            break
        text = obeyed(text, found[0])
    assert not found
    assert same(text, right)


@pytest.mark.parametrize(("wrong", "right"), WRONG_AND_RIGHT, ids=range(len(WRONG_AND_RIGHT)))
def test_a_mistake_is_told_once(tmp_path: Path, wrong: str, right: str) -> None:
    tables = sum("\t" in line or "│" in line for line in wrong.split("\n"))
    assert len(errors(tmp_path, wrong)) == max(1, tables)
    assert errors(tmp_path, right) == [] or "例" in right


def same(text: str, other: str) -> bool:
    one, two = (parse(Source.of("试.rules", HEAD + each))[0] for each in (text, other))
    return bool(essence(one) == essence(two))


MENDED = [
    ("若 实际值 => 指标值 则 分值", "若 实际值 ≥ 指标值 则 分值"),
    ("若 实际值 =＜ 指标值 则 分值", "若 实际值 ≤ 指标值 则 分值"),
    ("若 实际\u200b值 ≥ 指\u00ad标值 则 分值", "若 实际值 ≥ 指标值 则 分值"),
    ("若\u2060实际值 ≥ 指标值 则 分值", "若 实际值 ≥ 指标值 则 分值"),
    ("得 分值 × 0。5", "得 分值 × 0.5"),
    ("说明 “审计发现“违规”，扣分”", "说明 「审计发现“违规”，扣分」"),
    (
        "| 实际值 | 得分 |\n    │ ≥ 80% │ 分值 │\n    | 其他 | 0 |",
        "| 实际值 | 得分 |\n    | ≥ 80% | 分值 |\n    | 其他 | 0 |",
    ),
]


@pytest.mark.parametrize(("wrong", "right"), MENDED)
def test_what_has_one_meaning_is_mended(tmp_path: Path, wrong: str, right: str) -> None:
    place = tmp_path / "试.rules"
    place.write_text(HEAD + METHOD.format(f"    {wrong}") + USES, encoding="utf-8", newline="")
    assert len(api.mend(place)) == 1
    assert place.read_text(encoding="utf-8") == HEAD + METHOD.format(f"    {right}") + USES


@pytest.mark.parametrize("line", ["若 实际值 > = 指标值 则 分值", "若 不 审计违规 则 分值", "得 分值x50%"])
def test_what_may_mean_another_thing_is_left(tmp_path: Path, line: str) -> None:
    text = HEAD + METHOD.format(f"    {line}") + USES
    place = tmp_path / "试.rules"
    place.write_text(text, encoding="utf-8", newline="")
    assert api.mend(place) == ()
    assert place.read_text(encoding="utf-8") == text


@pytest.mark.parametrize(("word", "hint"), [("不合格", "可以写：优、良、中、差"), ("良好", "是不是想写「良」？")])
def test_a_grade_that_there_is_not(tmp_path: Path, word: str, hint: str) -> None:
    text = CHECKED.format(f"    要求 非 审计违规\n    则 等级 {word}")
    (problem,) = errors(tmp_path, text)
    assert problem.code == "NAM-004"
    assert problem.message("zh") == f"「{word}」不能作等级"
    assert problem.hint("zh") == hint
    assert problem.span is not None
    assert (problem.span.line, problem.span.end - problem.span.column) == (7, len(word))


def test_an_example_says_all_its_parts(tmp_path: Path) -> None:
    line = "例 指标值≥100件、实际值 80件；分值10，得10分"
    (problem,) = errors(tmp_path, METHOD.format(f"    {line}") + USES)
    assert problem.code == "SYN-021"
    assert problem.hint("zh").endswith("各项之间用逗号：指标值 ≥100件，实际值 80件，分值 10")


@pytest.mark.parametrize("head", ["990102-2024 「试」", "990102／2024年度 「试」", "990102/2024 《试》"])
def test_a_head_as_documents_number_and_name_them(tmp_path: Path, head: str) -> None:
    place = tmp_path / "试.rules"
    place.write_text(f"规则集 {head}\n    继承 000000/2020\n", encoding="utf-8", newline="")
    (found,) = api.check(place).problems
    assert isinstance(found, PhraseOfProse)
    assert found.usage == "规则集 990102/2024 「试」"
