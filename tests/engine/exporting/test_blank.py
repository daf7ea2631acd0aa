"""Blank forms: for every ruleset and kind, read back, a form in which only what nobody filled in is missing."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from tests.engine.exporting.read_back import form_of, found, loaded, sheets, texts

from duheng import api
from duheng.forms.model import WrittenForm
from duheng.importing.account import Why
from duheng.language.tree import Ruleset

pytest.importorskip("openpyxl")
pytest.importorskip("docx")
IDS = [each.id for each in api.list_rulesets()]
KINDS = (".xlsx", ".docx", ".yaml")
NOTHING_FILLED_IN = {
    "FRM-051",  # a required field is empty
    "FRM-045",  # a row is empty
    "FRM-030",  # a row has no points
    "EVL-001",  # an input is missing
    "EVL-013",  # a range was assumed for it
    "EVL-018",  # a group has no rows
    "CHK-001",  # the ruleset's own demands (sums, reasons) aren't met
    "CHK-002",  # or can't be told
}
NO_ROWS = "FRM-022"


def read(ruleset: Ruleset, kind: str, folder: Path) -> WrittenForm:
    data = api.blank_form(ruleset, kind)
    if kind == ".yaml":
        path = folder / "空表.yaml"
        path.write_bytes(data)
        return api.load_form(path)
    (sheet,) = sheets(data, kind)
    layout = found(sheet, ruleset)
    assert {left.why for left in layout.left} <= {Why.SUM}
    assert len(layout.heads) == 1
    return form_of(layout)


def codes_of(form: WrittenForm, ruleset: Ruleset) -> set[str]:
    """What is found in a form, or what keeps it from being scored."""
    try:
        return {each.code for each in api.evaluate(form, ruleset).findings}
    except api.DuhengError as error:
        return {each.code for each in error.problems}


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("which", IDS)
def test_a_blank_form_lacks_only_what_is_to_be_filled_in(which: str, kind: str, tmp_path: Path) -> None:
    ruleset = api.load_ruleset(which)
    form = read(ruleset, kind, tmp_path)
    assert form.findings == ()
    assert form.ruleset == ruleset.id
    assert form.name == ruleset.template.name
    codes = codes_of(form, ruleset)
    assert codes <= NOTHING_FILLED_IN or (codes == {NO_ROWS} and form.rows == ())


@pytest.mark.parametrize("which", IDS)
def test_every_group_of_the_template_is_printed(which: str) -> None:
    ruleset = api.load_ruleset(which)
    (sheet,) = sheets(api.blank_form(ruleset))
    said = "\n".join(cell.text.replace("\n", "") for cell in sheet.cells.values())
    waiting = list(ruleset.template.nodes)
    assert waiting
    while waiting:
        node = waiting.pop()
        waiting += node.children
        assert node.name in said


def test_the_same_ruleset_gives_the_same_bytes() -> None:
    ruleset = api.load_ruleset("640202/2020")
    for kind in KINDS:
        assert api.blank_form(ruleset, kind) == api.blank_form(ruleset, kind)


def test_the_layout_of_a_district() -> None:
    (sheet,) = sheets(api.blank_form(api.load_ruleset("640202/2020")))
    said = texts(sheet)
    merged = {area.name for area in sheet.merged}
    assert [said[place] for place in ("A1", "A2", "A3")] == [
        "项目支出绩效自评表",
        "（2020年度）",
        "规则集：640202/2020",
    ]
    assert "金额单位：万元" in said.values()
    # Its four level-1 groups are worth 10 (in the table of amounts), 40, 40 and 20 points; below them nine level-2
    # groups of three empty rows each: 3 × 9 = 27 rows from row 11 on.
    assert said["A6"] == "预算执行率\n（10分）"
    assert (said["A11"], said["A23"], said["A35"]) == (
        "产出指标\n（40分）",
        "效益指标\n（40分）",
        "满意度指标\n（20分）",
    )
    assert {"A11:A22", "A23:A34", "A35:A37", "B11:B13"} <= merged
    assert [said.get(f"{column}10") for column in "ABCDEFGHI"] == [
        "一级指标",
        "二级指标",
        "三级指标",
        "年度指标值",
        "全年实际值",
        "完成档次",
        "分值",
        "得分",
        "未完成原因分析",
    ]
    assert said["A38"] == "总分"
    assert said["A39"].startswith("注：依据 大武口区本级项目支出绩效自评表（2020年度）附注")


def test_what_can_be_chosen_and_what_can_be_changed() -> None:
    page = loaded(api.blank_form(api.load_ruleset("640202/2020"))).worksheets[0]
    (tiers,) = page.data_validations.dataValidation
    assert tiers.formula1 == '"达成预期指标,部分达成预期指标并具有一定效果,未达成预期指标且效果较差"'
    assert {f"F{row}" for row in range(11, 38)} == set(str(tiers.sqref).split()) or str(tiers.sqref) == "F11:F37"
    assert page.protection.sheet
    assert page.protection.password is None
    assert [page[place].protection.locked for place in ("C11", "D11", "F11", "G11", "H11", "I11")] == [False] * 6
    assert [page[place].protection.locked for place in ("A1", "A4", "A10", "A11", "B11", "G38", "H38")] == [True] * 7
    assert (page["G38"].value, page["H38"].value) == (
        '=IF(COUNT(G11:G37)=0,"",SUM(G11:G37))',
        '=IF(COUNT(H11:H37)=0,"",SUM(H11:H37))',
    )
    assert page.print_title_rows == "$10:$10"


def test_points_of_the_execution_rate_count_where_they_are_in_the_total() -> None:
    (sheet,) = sheets(api.blank_form(api.load_ruleset("000000/2020")))
    sums = [cell for cell in sheet.cells.values() if cell.formula]
    assert [cell.text for cell in sums] == ["10"]
    (other,) = sheets(api.blank_form(api.load_ruleset("640202/2020")))
    assert [cell for cell in other.cells.values() if cell.formula] == []


def test_filled_in_it_is_scored() -> None:
    """社区矫正人员: 141 ÷ 195 × 1 = 0.7230…, rounded to 0.72; the execution rate 35 ÷ 64.22 × 10 = 5.4500…, 5.45."""
    ruleset = api.load_ruleset("640202/2020")
    book = loaded(api.blank_form(ruleset))
    page = book.worksheets[0]
    filled = {"C11": "社区矫正人员", "D11": "≥195人", "E11": "141人", "G11": 1, "H11": 1, "G38": None, "H38": 1}
    cells = {cell.value: cell for row in page.iter_rows() for cell in row if cell.value}
    for name, amount in (("年初预算数(A)", 64.22), ("全年执行数(B)", 35)):
        filled[page.cell(cells[name].row + 1, cells[name].column).coordinate] = amount
    for place, value in filled.items():
        page[place] = value
    stream = BytesIO()
    book.save(stream)
    form = form_of(found(sheets(stream.getvalue())[0], ruleset))
    result = api.evaluate(form, ruleset)
    scores = {node.path[-1]: node.score for node in result.nodes}
    assert (str(scores["社区矫正人员"]), str(scores["预算执行率"])) == ("18/25", "109/20")
    assert result.total.claimed == 1


def test_how_many_empty_rows() -> None:
    ruleset = api.load_ruleset("640202/2020")
    (sheet,) = sheets(api.blank_form(ruleset, rows=5))
    assert "A11:A30" in {area.name for area in sheet.merged}  # four groups of five rows
    with pytest.raises(ValueError, match="one row"):
        api.blank_form(ruleset, rows=0)


def test_a_year_that_is_asked_for_is_printed() -> None:
    ruleset = api.load_ruleset("000000/2020")
    (sheet,) = sheets(api.blank_form(ruleset, year=2023))
    assert texts(sheet)["A2"] == "（2023年度）"
    assert form_of(found(sheet, ruleset)).year == 2023
    (undated,) = sheets(api.blank_form(ruleset))
    assert "年度" in texts(undated).values()


def test_rows_of_the_template_are_printed_with_their_points() -> None:
    (sheet,) = sheets(api.blank_form(api.load_ruleset("430600/2021-部门整体")))
    said = texts(sheet)
    row = next(place for place, text in said.items() if text == "在职人员控制率").removeprefix("C")
    column = next(place for place, text in said.items() if text == "分值").rstrip("0123456789")
    assert said[f"{column}{row}"] == "5"


def test_a_row_chooses_its_method_where_that_is_allowed() -> None:
    ruleset = api.load_ruleset("000000/2021-中央")
    page = loaded(api.blank_form(ruleset)).worksheets[0]
    offered = [rule.formula1 for rule in page.data_validations.dataValidation]
    assert any("定量正向" in each for each in offered)
    assert '"≥,≤,＝,定性"' in offered
    assert '"是,否"' in offered


def test_a_group_that_forms_repeat_can_be_renamed() -> None:
    page = loaded(api.blank_form(api.load_ruleset("420000/2020"))).worksheets[0]
    goal = next(cell for row in page.iter_rows() for cell in row if cell.value == "年度绩效目标" and cell.row > 8)
    assert not goal.protection.locked


def test_yaml_says_what_belongs_where(tmp_path: Path) -> None:
    text = api.blank_form(api.load_ruleset("640202/2020"), ".yaml").decode()
    assert text.splitlines()[0] == (
        "# 项目支出绩效自评表（空表），规则集 640202/2020 「大武口区本级项目支出绩效自评（2020年度）」"
    )
    assert "项目名称:                # 必填\n" in text
    assert "    指标值:                  # 如 ≥400件、≤0.5%、20万元、逐步减少\n" in text
    assert "# 达成预期指标、部分达成预期指标并具有一定效果、未达成预期指标且效果较差 之一\n" in text
    english = api.blank_form(api.load_ruleset("640202/2020"), ".yaml", language="en").decode()
    assert "项目名称:                # required\n" in english


def test_yaml_shows_a_value_in_the_unit_of_the_field(tmp_path: Path) -> None:
    rules = """\
规则集 990101/2024 「例」
模板 表
    字段 学生数: 量，单位 人
    字段 目标数: 目标，单位 人
    字段 预算: 金额，单位 万元
    一级 产出 100分
    总分 合计（一级.得分）
"""
    (tmp_path / "2024.rules").write_text(rules, encoding="utf-8")
    ruleset = api.load_ruleset(tmp_path / "2024.rules")
    text = api.blank_form(ruleset, ".yaml").decode()
    told = {line.partition(":")[0]: line.partition("# ")[2] for line in text.splitlines() if "# " in line}
    assert (told["学生数"], told["目标数"]) == ("如 593人", "如 ≥593人")
    assert told["预算"] == "金额，如 64.22万元"
    assert "学生数:                  # such as 593人\n" in api.blank_form(ruleset, ".yaml", language="en").decode()


MANY_AMOUNTS = """规则集 990000/2021-多栏 「多栏」
    适用 2021-01-01 起
    状态 试行

方法 自评
    得 自评得分

模板 多栏表
    字段 年初预算数: 金额
    字段 全年预算数: 金额
    字段 全年执行数: 金额
    字段 结余数: 金额
    字段 结转数: 金额
    一级 资金 10分，按 自评，行名 「年度资金总额」
    一级
        字段 自评得分: 数
    总分 合计（一级.得分）
"""


@pytest.mark.parametrize("kind", KINDS)
def test_more_amounts_than_the_rows_have_columns(kind: str, tmp_path: Path) -> None:
    """Rows have 3 columns: a name, points, the claim; the amounts want 9: a caption, a label, 5 of them, 2 scores."""
    path = tmp_path / "多栏.rules"
    path.write_text(MANY_AMOUNTS, encoding="utf-8")
    form = read(api.load_ruleset(path), kind, tmp_path)
    amounts = ["年初预算数", "全年预算数", "全年执行数", "结余数", "结转数"]
    assert [cell.label for cell in form.head][-5:] == amounts


def test_another_kind_is_told() -> None:
    with pytest.raises(api.DuhengError) as raised:
        api.blank_form(api.load_ruleset("640202/2020"), ".pdf")
    (problem,) = raised.value.problems
    assert problem.message("en") == "A blank form can't be .pdf; it must be one of: .xlsx, .docx, .yaml"
