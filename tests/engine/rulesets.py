"""Small rulesets for tests: a national parent, and what checking says of a child's text."""

from __future__ import annotations

from pathlib import Path

from duheng.checking.check import Compiled, compile_ruleset
from duheng.checking.reading.files import TextFile, as_text
from duheng.checking.reading.library import Library

PARENT = """\
规则集 000000/2000 「上级」
    依据 「某办法」
参数 界限 = 60%
档位 完成情况
    好: 100% 至 80%（含）
    中: 80% 至 60%（含）
    差: 60% 至 0%
方法 比例
    令 完成率 = 实际值 ÷ 指标值
    若 实际值 ≥ 指标值 则 分值
    若 完成率 < 界限 则 0
    否则 完成率 × 分值
    限于 0 至 分值
    修约 2 位小数
    例 指标值 ≥4件，实际值 3件，分值 1 得 0.75
方法 评定
    若 自评得分 ÷ 分值 属于 完成情况[完成档次] 则 自评得分
    否则 0
模板 表
    字段 预算数: 金额，单位 万元
    一级 产出 60分
        二级 数量
        二级 质量
    一级 效益 40分，按 评定
    三级
        字段 指标值: 目标
        字段 实际值: 量
    计分
        | 指标值.方向 | 方法 |
        | 正向        | 比例 |
    总分 合计（一级.得分）
校验 预算
    要求 预算数 有值
"""

PARENT = (
    PARENT.replace("一级 效益 40分，按 评定", "一级 效益 40分")
    .replace("        字段 实际值: 量\n", "        字段 实际值: 量\n        字段 完成档次: 完成情况\n")
    .replace("        | 正向        | 比例 |\n", "        | 正向        | 比例 |\n        | -           | 评定 |\n")
)


def compiled(folder: Path, child: str, *, parent: str = PARENT, file: str = "子.rules") -> Compiled:
    """A child ruleset checked beside its parent; the child's text begins after its 继承 line."""
    (folder / "上级.rules").write_text(parent, encoding="utf-8")
    text = f"规则集 990101/2000 「子」\n    继承 000000/2000\n{child}"
    read = as_text(text.encode("utf-8"), file)
    assert isinstance(read, TextFile)
    return compile_ruleset(read, Library((folder,), shipped=False))


def codes(found: Compiled) -> list[tuple[int, str]]:
    """Line and code of each problem; lines count from the child's text after 继承 (its first line is 1)."""
    return [(each.span.line - 2 if each.span else 0, each.code) for each in found.problems]
