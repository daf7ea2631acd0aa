"""The two sample rulesets of the language page, written with the English keywords, mean what the Chinese ones mean."""

from __future__ import annotations

from pathlib import Path

from duheng.checking.check import compile_ruleset
from duheng.checking.reading.files import TextFile, as_text
from duheng.checking.reading.library import Library
from duheng.language import tree
from duheng.record import Record, fields

HERE = Path(__file__).parent


def compiled(folder: Path, name: str, text: str) -> tree.Ruleset:
    (folder / name).write_text(text, encoding="utf-8")
    file = as_text(text.encode("utf-8"), name)
    assert isinstance(file, TextFile)
    found = compile_ruleset(file, Library((folder,), shipped=False))
    assert found.ruleset is not None, [(each.span, each.message("en")) for each in found.problems]
    return found.ruleset


def meant(item: object) -> object:
    """A tree as meant without places, files and the texts of lines."""
    if isinstance(item, tuple):
        return tuple(meant(each) for each in item)
    if isinstance(item, tree.Link):
        return item.id
    if isinstance(item, Record):
        kept = (name for name in fields(item) if name not in ("span", "text", "authority_file"))
        return (type(item).__name__, *(meant(getattr(item, name)) for name in kept if not name.endswith("_at")))
    return item


def test_the_national_sample(tmp_path: Path) -> None:
    chinese = compiled(tmp_path, "甲.rules", (HERE / "sample.zh.rules").read_text(encoding="utf-8"))
    english = compiled(tmp_path, "乙.rules", (HERE / "sample.en.rules").read_text(encoding="utf-8"))
    assert meant(english) == meant(chinese)
    assert [method.name for method in english.methods] == ["定量正向", "定量反向", "定性三档", "执行率得分"]


REGION_ZH = """\
规则集 640202/2020 「大武口」
    继承 000000/2020
    依据 「附注」
    适用 2020-01-01 至 2020-12-31

补充 模板 项目支出绩效自评表
    一级 预算执行率 10分，不计入总分
    一级 产出指标 40分
    一级 效益指标 40分
    一级 满意度指标 20分

删除 校验 未达标须说明原因

替换 校验 三级分值合计
    要求 总分 ≥ 0
"""
REGION_EN = """\
ruleset 640202/2020 "大武口"
extends 000000/2020
authority "附注"
effective 2020-01-01 to 2020-12-31

amend template 项目支出绩效自评表
level1 预算执行率 10points, outside total
level1 产出指标 40points
level1 效益指标 40points
level1 满意度指标 20points

remove check 未达标须说明原因

replace check 三级分值合计
require total >= 0
"""


def test_the_regional_sample(tmp_path: Path) -> None:
    (tmp_path / "国.rules").write_text((HERE / "sample.en.rules").read_text(encoding="utf-8"), encoding="utf-8")
    chinese, english = compiled(tmp_path, "甲.txt", REGION_ZH), compiled(tmp_path, "乙.txt", REGION_EN)
    assert meant(english) == meant(chinese)
    assert [(node.points, node.outside) for node in english.template.nodes] == [
        (10, True),
        (40, False),
        (40, False),
        (20, False),
    ]
    assert [check.name for check in english.checks] == ["三级分值合计"]
