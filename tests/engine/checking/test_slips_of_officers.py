"""Slips of an officer's hand, made one at a time in rulesets: told once, where they are, with what was meant.

The expected lines and texts are read off the slip itself: the line it was made in, and the word that stood there.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from duheng import api

ROOT = "rulesets/000000-national/2020.rules"
GUANGXI = "rulesets/450000-guangxi/2021.rules"
HUBEI = "rulesets/420000-hubei/2020.rules"
CENTRAL = "rulesets/000000-national/2021-无成本.rules"
DAWUKOU = "rulesets/640202-dawukou/2020.rules"
DISTRICT = "examples/02-new-district/990101-2023.rules"
GUANGSHUI = "rulesets/421381-guangshui/2021.rules"
CHENGAN = "rulesets/130424-chengan/2020.rules"
SHIFTS = "rulesets/000000-national/2024-转移支付.rules"
SICHUAN = "rulesets/510000-sichuan/2023.rules"
JIANGXI = "rulesets/360000-jiangxi/2017.rules"
YINCHUAN = "rulesets/640100-yinchuan/2021.rules"

TOLD = [
    # a keyword's sound or order
    (ROOT, "    计分 ", "    记分 ", "SYN-002", "计分"),
    (ROOT, "实际值 ≥ 指标值 则 分值", "实际值 ≥ 指标值 责 分值", "SYN-018", "则"),
    (ROOT, "80%（含）\n    部分", "80%（汗）\n    部分", "SYN-018", "含"),
    (CENTRAL, "删除 一级 成本指标", "删除 一极 成本指标", "SYN-018", "一级"),
    (CENTRAL, "规则集 000000", "则规集 000000", "SYN-002", "规则集"),
    (CENTRAL, "一级 产出指标 50分", "级一 产出指标 50分", "SYN-002", "一级"),
    # quotation marks: the label of a column would be lost
    (ROOT, "数，列名 「得分」「自评分」", "数，列名 「「得分」「自评分」", "SYN-025", "「得分」"),
    (ROOT, "「得分」「自评分」", "「得分》「自评分」", "SYN-003", "」"),
    (ROOT, "「得分」「自评分」", "「得分「自评分」", "SYN-003", "」"),
    # a blank, the end of a line, the mark of a remark
    (CENTRAL, "产出指标 50分", "产出指标50分", "SYN-010", "50分"),
    (DAWUKOU, "40分\n    一级 满意度指标 20分", "40分一级 满意度指标 20分", "SYN-022", "另起一行"),
    (SICHUAN, "当 全年预算数 > 0\n    要求", "当 全年预算数 > 0要求", "SYN-022", "另起一行"),
    (CHENGAN, "# 一级不固定分值", " 一级不固定分值", "SYN-018", "# 一级不固定分值"),
    # cells that have changed places
    (HUBEI, "| 正向        | -           | -    |", "| -           | 正向        | -    |", "NAM-004", "单位"),
    # what would bring followers
    (CHENGAN, "继承 000000", "继成 000000", "SYN-002", "继承"),
    (DAWUKOU, "一级 满意度指标 20分", "一级 满意度标 20分", "NAM-023", "满意度指标"),
    (CENTRAL, "删除 一级 成本指标", "删除 一级 城本指标", "INH-002", "成本指标"),
    (GUANGXI, "模板 项目支出", "模板 项项目支出", "INH-002", "项目支出绩效自评表"),
    (HUBEI, "四级，列名 「三级指标」", "四级，列名 「三级指标’", "SYN-003", "」"),
    (HUBEI, "替换 校验 定性指标须写实际值", "替还 校验 定性指标须写实际值", "SYN-002", "替换"),
    (JIANGXI, "补充 模板", "补冲 模板", "SYN-002", "补充"),
    (YINCHUAN, "补充 模板", "补冲 模板", "SYN-002", "补充"),
    (HUBEI, "替换 校验 分值合计", "替换 校眼 分值合计", "SYN-018", "校验"),
    (GUANGSHUI, "替换 校验 分值合计", "替换 校验 分职合计", "INH-002", "分值合计"),
    (DISTRICT, "未达成年度指标且效果较差: 50%", "未达城年度指标且效果较差: 50%", "GAP-002", "未达成年度指标且效果较差"),
    # where the name is declared, and not where it is used, three times each
    (SHIFTS, "字段 统筹整合资金:", "字段 统筹整合资金金:", "NAM-031", "统筹整合资金"),
    (CHENGAN, "方法 折算得分", "方法 折折算得分", "NAM-031", "折算得分"),
    (DAWUKOU, "一级 满意度指标 20分", "一级 满意度指标 2O分", "NAM-014", "写成：20分"),
    (DAWUKOU, "一级 满意度指标 20分", "一级 满意度指标 l0分", "SYN-018", "应写「10」"),
]


def _file(folder: Path, ruleset: str, was: str, typed: str) -> tuple[Path, int]:
    """The ruleset with the slip, and the slip's line."""
    text = Path(ruleset).read_text(encoding="utf-8")
    assert was in text
    place = folder / Path(ruleset).name
    place.write_text(text.replace(was, typed, 1), encoding="utf-8")
    return place, text[: text.index(was)].count("\n") + 1


@pytest.mark.parametrize(("ruleset", "was", "typed", "code", "meant"), TOLD)
def test_a_slip_is_told_once_and_where_it_is(
    tmp_path: Path, ruleset: str, was: str, typed: str, code: str, meant: str
) -> None:
    place, line = _file(tmp_path, ruleset, was, typed)
    (problem,) = api.check(place).problems
    assert problem.span is not None
    assert (problem.code, problem.span.line) == (code, line)
    assert meant in problem.message("zh") + problem.hint("zh")


MENDED = [
    (ROOT, "    计分 ", "    记分 "),
    (ROOT, "实际值 ≥ 指标值 则 分值", "实际值 ≥ 指标值 责 分值"),
    (ROOT, "列名 「得分」「自评分」", "列名 「「得分」「自评分」"),
    (CHENGAN, "继承 000000", "继成 000000"),
    (GUANGXI, "模板 项目支出", "模板 项项目支出"),
    (SHIFTS, "字段 统筹整合资金:", "字段 统筹整合资金金:"),
]


@pytest.mark.parametrize(("ruleset", "was", "typed"), MENDED)
def test_fix_gives_the_line_back(tmp_path: Path, ruleset: str, was: str, typed: str) -> None:
    place, _ = _file(tmp_path, ruleset, was, typed)
    api.mend(place)
    assert place.read_text(encoding="utf-8") == Path(ruleset).read_text(encoding="utf-8")


@pytest.mark.parametrize("dash", ["——", "—", "－"])
def test_a_dash_of_two_signs_is_one_minus(tmp_path: Path, dash: str) -> None:
    rules = Path(ROOT).read_text(encoding="utf-8")
    method = f"\n方法 试\n    得 分值 {dash} 自评得分\n    限于 0 至 分值\n    例 分值 5，自评得分 2 得 3\n"  # 5 − 2
    used = rules.replace("| 定性        | -           | -    | 定性三档 |", f"| 定性        | {dash} | -    | 试 |")
    assert used != rules
    place = tmp_path / "2020.rules"
    place.write_text(used + method, encoding="utf-8")
    told = [each.code for each in api.check(place).problems]
    assert "EXA-001" not in told
    assert not any(code.startswith("SYN") for code in told)


@pytest.mark.parametrize("line", ["三级 「平均成绩90分」，按 执行率得分", "三级 90分以上人数，按 执行率得分"])
def test_a_name_may_speak_of_points(tmp_path: Path, line: str) -> None:
    rules = Path(ROOT).read_text(encoding="utf-8").replace("二级 数量指标\n", f"二级 数量指标\n            {line}\n")
    place = tmp_path / "2020.rules"
    place.write_text(rules, encoding="utf-8")
    assert "SYN-010" not in [each.code for each in api.check(place).problems]


def test_a_field_for_remarks_is_no_slip_of_what_it_speaks_of(tmp_path: Path) -> None:
    """执行率说明 is a field that nothing reads, and 执行率, read twice, is what nobody declared."""
    lines = ["    字段 执行率说明: 文本\n", "\n方法 试\n    若 执行率 ≥ 90% 则 分值\n    否则 执行率 × 分值\n"]
    text = Path(ROOT).read_text(encoding="utf-8").replace("    字段 主管部门", f"{lines[0]}    字段 主管部门", 1)
    place = tmp_path / "2020.rules"
    place.write_text(text + lines[1], encoding="utf-8")
    assert {each.code for each in api.check(place).problems} >= {"NAM-001"}
    assert "NAM-031" not in [each.code for each in api.check(place).problems]


def test_one_use_is_as_likely_the_slip_as_the_declaration(tmp_path: Path) -> None:
    place, _ = _file(tmp_path, YINCHUAN, "方法 评定得分", "方法 评定定得分")
    (problem,) = api.check(place).problems
    assert problem.code == "NAM-002"


def test_a_new_group_that_is_no_slip_leaves_the_sums_told(tmp_path: Path) -> None:
    place, _ = _file(tmp_path, DAWUKOU, "一级 满意度指标 20分", "一级 满意度类指标 20分")
    assert [each.code for each in api.check(place).problems] == ["WGT-001", "NAM-023"]
