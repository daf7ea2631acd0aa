"""What messages say of dates, days and months, names that stand elsewhere, and units that look like keywords."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.engine.rulesets import PARENT, codes, compiled

from duheng import api
from duheng.checking.reading.library import Library
from duheng.checking.reading.near import ids_like
from duheng.language.printed import printed
from duheng.problems.examples import ExampleUnreadable

DATED = (
    "补充 模板 表\n    三级\n        字段 完成日期: 日期\n        字段 事故: 量，单位 起\n"
    "    计分\n        | 指标值.方向 | 方法 |\n        | 反向 | 甲 |\n"
)


def told(folder: Path, child: str) -> list[tuple[str, str, str]]:
    problems = compiled(folder, child, parent=PARENT).problems
    return [(each.code, each.message("zh"), each.hint("zh")) for each in problems]


def method(condition: str) -> str:
    return f"{DATED}方法 甲\n    若 {condition} 则 分值\n    否则 0\n"


@pytest.mark.parametrize(
    "condition", ["事故 ≤ 0起", "事故 = 0起且完成日期 ≤ 2024-12-31", "事故 属于 [0起, 3起)", "事故 ≤ 2 起"]
)
def test_a_unit_that_is_a_keyword(tmp_path: Path, condition: str) -> None:
    assert told(tmp_path, method(condition)) == []


def test_the_keyword_is_read_as_before(tmp_path: Path) -> None:
    child = "适用 2000-01-01起\n替换 参数 界限 = 60%，2000-07-01起70%，2000-08-01 起 75%\n"
    assert told(tmp_path, child) == []
    assert [code for code, _, _ in told(tmp_path, "参数 起 = 60%\n")] == ["SYN-001"]


@pytest.mark.parametrize(
    ("line", "write", "usage"),
    [
        ("参数 甲数 = 2025-01-01 起 70%", "70%", "参数 甲数 = 70%"),
        (
            "参数 甲数 = 2025-01-01 起 70%，2026-03-01 起 80%",
            "70%，2026-03-01 起 80%",
            "参数 甲数 = 70%，2026-03-01 起 80%",
        ),
        ("参数 甲数 = 2025年3月1日起 70%", "70%", "参数 甲数 = 70%"),
    ],
)
def test_a_first_value_with_a_day(tmp_path: Path, line: str, write: str, usage: str) -> None:
    ((code, message, hint),) = told(tmp_path, line + "\n")
    assert (code, message.endswith(f"应写「{write}」"), hint) == ("SYN-018", True, f"例：{usage}")


@pytest.mark.parametrize(
    ("condition", "found", "write"),
    [
        ("完成日期 ≤ 2024年12月底", "2024年12月底", "2024-12-31"),
        ("完成日期 ≤ 2024年2月", "2024年2月", "2024-02-29"),
        ("完成日期 < 2023年2月末", "2023年2月末", "2023-02-28"),
        ("完成日期 ≥ 2024年2月", "2024年2月", "2024-02-01"),
    ],
)
def test_a_month_where_a_day_belongs(tmp_path: Path, condition: str, found: str, write: str) -> None:
    (first,) = told(tmp_path, method(condition))
    assert first[:2] == ("SYN-018", f"「{found}」不是规则里的写法，应写「{write}」")
    assert told(tmp_path, method(condition.replace(found, write))) == []


@pytest.mark.parametrize(
    ("cell", "write"),
    [
        ("80%（含）-90%", "[80%, 90%)"),
        ("80%（不含）~90%（含）", "(80%, 90%]"),
        ("80%（含）至90%（不含）", "[80%, 90%)"),
    ],
)
def test_a_band_with_marks_in_a_table(tmp_path: Path, cell: str, write: str) -> None:
    table = "{}方法 甲\n    | 实际值 | 得分 |\n    | ≥ 95% | 分值 |\n    | {} | 5 |\n    | 其他 | 0 |\n"
    (first,) = told(tmp_path, table.format(DATED, cell))
    assert first[0] == "SYN-018"
    assert first[1].endswith(f"应写「{write}」")


def test_a_date_beside_a_number_is_told_once(tmp_path: Path) -> None:
    wanted = ("TYP-001", "这里是日期，要的是数", "日期写全年月日，如 2024-12-31。")
    assert told(tmp_path, method("完成日期 ≤ 2024")) == [wanted]


def test_days_beside_months(tmp_path: Path) -> None:
    ((code, _, hint),) = told(tmp_path, method("完成日期 - 2024-01-01 ≤ 1个月"))
    assert (code, hint) == ("TYP-002", "一个月没有固定的天数，两边写成同一个单位，如 30天。")
    ((code, _, hint),) = told(tmp_path, method("完成日期 - 2024-01-01 ≤ 1公里"))
    assert (code, hint) == ("TYP-002", "两边换成同一类的数再算：核对名称和单位，或各自先除成比率。")


@pytest.mark.parametrize(
    ("line", "hint"),
    [
        ("删除 一级 数量", "是不是想写「二级 数量」？"),
        ("删除 二级 产出", "是不是想写「一级 产出」？"),
        ("删除 二级 数量数", "是不是想写「数量」？"),
        ("删除 二级 进度指标", "核对名称；上级本来就没有的，这一行可以去掉。"),
        ("删除 字段 备注栏", "核对名称；上级本来就没有的，这一行可以去掉。"),
    ],
)
def test_what_can_not_be_removed(tmp_path: Path, line: str, hint: str) -> None:
    found = [each for each in told(tmp_path, f"补充 模板 表\n    {line}\n") if each[0] == "INH-002"]
    assert [each[2] for each in found] == [hint]


def test_a_band_with_a_mistyped_label(tmp_path: Path) -> None:
    """好 goes from 80% to 100% in the parent; 好的 is another band, from 85% on."""
    problems = compiled(tmp_path, "补充 档位 完成情况\n    好的: 100% 至 85%（含）\n", parent=PARENT).problems
    (found,) = (each for each in problems if each.code == "GAP-002")
    assert found.span is not None
    assert (found.span.file, found.span.line) == ("子.rules", 4)
    assert found.hint("zh") == "若是要改「好」这一档，名称要写得一样，现在的「好的」是新添的一档。"


def test_a_band_that_leaves_a_gap_is_told_in_its_own_file(tmp_path: Path) -> None:
    """差 ends at 50% now, and 中 begins at 60% in the parent's file."""
    problems = compiled(tmp_path, "补充 档位 完成情况\n    差: 50% 至 0%\n", parent=PARENT).problems
    (found,) = (each for each in problems if each.code == "GAP-001")
    assert found.span is not None
    assert (found.span.file, found.span.line) == ("子.rules", 4)


def test_variants_of_a_ruleset_that_is_not_there() -> None:
    known = [each.id for each in Library(()).entries()]
    assert set(ids_like("000000/2021", known)) == {"000000/2021-中央", "000000/2021-系统", "000000/2021-无成本"}
    assert ids_like("000000/2002", known)[0].startswith("000000/20")
    # 640202/2202 is of a region that has a ruleset; 640203/2020 is a slip away; 990201/2099 is like nothing here
    assert ids_like("640202/2202", known) == ids_like("640203/2020", known) == ("640202/2020",)
    assert ids_like("64020/2020", known) == ids_like("6402202/2020", known) == ("640202/2020",)
    assert ids_like("990201/2099", known) == ()


@pytest.mark.parametrize(
    ("result", "codes"),
    [
        ("分值 - 实际值 ÷ 1次 × 0.5分", []),
        ("分值 - 实际值 ÷ 4次 × 0.5分", []),
        ("分值 - 实际值 ÷ 3次 × 0.5分", ["RND-001"]),
        ("实际值 ÷ 指标值 × 分值", ["RND-001"]),
    ],
)
def test_divisors_that_leave_no_endless_digits(tmp_path: Path, result: str, codes: list[str]) -> None:
    """A whole number over 4 ends after two digits; over 3 it may not."""
    child = f"{DATED}方法 甲\n    得 {result}\n    限于 0 至 分值\n"
    assert [code for code, _, _ in told(tmp_path, child)] == codes


@pytest.mark.parametrize(
    ("name", "text", "hint"),
    [
        ("指标值", "12月底前", "日期要写明年月，如 2024-12-31、2024年12月、2024年12月底前。"),
        ("指标值", "2024年第四季度", "日期要写明年月，如 2024-12-31、2024年12月、2024年12月底前。"),
        ("全年预算数", "5", "写上单位，如 5万元。"),
        ("实际值", "若干", "写数和单位，如 ≥95%、10件、5万元；日期写 2024-12-31。"),
        ("得分", "若干", "分值和得分写数；「得」后面可以写 数、70/9、3 至 4、待定、不适用。"),
    ],
)
def test_a_value_that_an_example_can_not_have(name: str, text: str, hint: str) -> None:
    assert ExampleUnreadable(name=name, text=text).hint("zh") == hint


@pytest.mark.parametrize(
    ("interval", "days"),
    [
        ("(2025-01-31, 2025-02-15]", {"2025-01-31": 0, "2025-02-01": 10, "2025-02-15": 10, "2025-02-16": 0}),
        ("[2025-01-31, 2025-02-15)", {"2025-01-30": 0, "2025-01-31": 10, "2025-02-14": 10, "2025-02-15": 0}),
    ],
)
def test_an_interval_of_days(tmp_path: Path, interval: str, days: dict[str, int]) -> None:
    file = tmp_path / "子.rules"
    (tmp_path / "上级.rules").write_text(PARENT, encoding="utf-8")
    examples = "".join(f"    例 完成日期 {day}，分值 10 得 {score}\n" for day, score in days.items())
    text = f"规则集 990101/2000 「子」\n    继承 000000/2000\n{method(f'完成日期 属于 {interval}')}{examples}"
    file.write_text(text, encoding="utf-8")
    assert [each.message("zh") for each in api.check(file).problems] == []
    table = text.replace(
        "| 指标值.方向 | 方法 |\n        | 反向 | 甲 |", f"| 完成日期 | 方法 |\n        | {interval} | 甲 |"
    )
    file.write_text(table, encoding="utf-8")
    assert [each.message("zh") for each in api.check(file).problems] == []


def test_an_interval_of_a_day_and_a_number(tmp_path: Path) -> None:
    found = told(tmp_path, method("完成日期 属于 [5, 2025-01-31]"))
    assert ("TYP-001", "这里是日期，要的是数") in [each[:2] for each in found]


def test_a_scale_of_days(tmp_path: Path) -> None:
    scale = "档位 期限\n    早: 2024-01-01 至 2024-01-31（含）\n    晚: 2024-01-31 至 2024-12-31\n"
    found = [each[:2] for each in told(tmp_path, scale) if each[0] != "USE-001"]
    assert found == [("GAP-003", "这一档不成立：端点是日期，档位只写数：按日期分档的，在方法里用「若」或表")]


@pytest.mark.parametrize(
    ("condition", "units"),
    [
        ("事故 > 2万元", ("起", "元")),
        ("事故 > 2天", ("起", "天")),
        ("事故 > 0件", ("起", "件")),
        ("事故 ÷ 1件 > 2", None),
        ("事故 > 2", None),
        ("事故 ÷ 3起 > 50%", None),
    ],
)
def test_the_unit_that_the_template_gives_a_quantity(
    tmp_path: Path, condition: str, units: tuple[str, str] | None
) -> None:
    found = told(tmp_path, method(condition))
    assert [(code, message) for code, message, _ in found if code == "TYP-002"] == (
        [
            (
                "TYP-002",
                f"单位不同，不能相加或比较：一边是以“{units[0]}”为单位的数，一边是以“{units[1]}”为单位的数",
            )
        ]
        if units
        else []
    )


def test_a_quantity_divided_by_another_unit_than_its_own(tmp_path: Path) -> None:
    found = told(tmp_path, f"{DATED}方法 甲\n    得 分值 - 事故 ÷ 1件 × 1分\n    限于 0 至 分值\n")
    assert "一边是以“分·起/件”为单位的数" in found[0][1]


@pytest.mark.parametrize(
    ("step", "times"),
    [("5", "500%"), ("1", "100%"), ("5%", None), ("0.05", None)],
)
def test_steps_of_a_ratio_that_lost_their_percent_sign(tmp_path: Path, step: str, times: str | None) -> None:
    plain = DATED.replace("        字段 事故: 量，单位 起\n", "")
    line = f"得 分值 - 舍去（（指标值 - 实际值）÷ 指标值 ÷ {step}，0）× 1分"
    found = told(tmp_path, f"{plain}方法 甲\n    {line}\n    限于 0 至 分值\n    修约 2 位小数\n")
    told_of = [message for code, message, _ in found if code == "TYP-004"]
    what = f"“（指标值 - 实际值） ÷ 指标值”是比率，不带百分号的 {step} 就是 {times}，是不是漏了百分号"
    assert told_of == ([what] if times else [])
    hundred = line.replace("÷ 指标值 ÷", "÷ 指标值 × 100 ÷")
    whole = f"{plain}方法 甲\n    {hundred}\n    限于 0 至 分值\n    修约 2 位小数\n"
    assert [code for code, _, _ in told(tmp_path, whole) if code == "TYP-004"] == []


TABLE = "    | 实际值 | 得分 |\n    | ≥ 80{unit} | 分值 |\n    | {cell} | 0 |\n"


@pytest.mark.parametrize(
    ("lines", "code", "message", "hint"),
    [
        ("    若 完成日期 ≤ 6月30日 则 分值\n    否则 0\n", "SYN-007", "这里应写「年份」", "写法：2024-06-30"),
        ("    得 分值\n    取整\n", "SYN-018", "「取整」不是规则里的写法，应写「修约 0 位小数」", "例：修约 0 位小数"),
        (
            TABLE.format(unit="%", cell="60%至80%"),
            "SYN-018",
            "「60%至80%」不是规则里的写法，应写「[60%, 80%)」",
            "例：[60%, 80%) 不含 80%，[60%, 80%] 含 80%；原文没有写明的，要问清楚",
        ),
        (
            TABLE.format(unit="%", cell="不满80%"),
            "SYN-018",
            "「不满」不是规则里的写法，应写「<」",
            "例：实际值 < 指标值",
        ),
        (
            TABLE.format(unit="件", cell="不满80件"),
            "NAM-001",
            "没有名为「不满80件」的字段、参数、方法或指标",
            "是不是想写「< 80件」？",
        ),
        (
            "    得 分值 - 每低1个百分点扣0.5分\n",
            "SYN-028",
            "「每低1个百分点扣0.5分」是一句话，这里要写算式",
            "写成：得 分值 -（指标值 - 实际值）÷ 1个百分点 × 0.5分；指标值是件数、人数的，差数先除以指标值；"
            "不满一步不扣的，商写进 舍去（…，0），也扣的写进 进一（…，0）",
        ),
        (
            "    得 分值\n    例 三级 得分 3；得分 4，分值 5 得 5\n",
            "SYN-027",
            "例只写一行自己的数，别的行（三级）写不进来",
            "看其他行的方法在用例文件（.tests.yaml）里试：输入: {三级: 得分 3；得分 4, 分值: 5}",
        ),
    ],
)
def test_what_to_write_instead(tmp_path: Path, lines: str, code: str, message: str, hint: str) -> None:
    found = [each for each in told(tmp_path, f"{DATED}方法 甲\n{lines}") if each[0] != "MET-002"]
    assert found == [(code, message, hint)]


@pytest.mark.parametrize(
    ("result", "meant"),
    [
        ("扣2分", "分值 - 2分"),
        ("计5分", "5分"),
        ("得一半分", "分值 × 50%"),
        ("减半计分", "分值 × 50%"),
        ("不扣分", "分值"),
        ("扣完为止", "0"),
        ("按比例得分", "实际值 ÷ 指标值 × 分值"),
        ("酌情扣分", "待定 [0, 分值]，「酌情扣分」"),
    ],
)
def test_a_result_in_the_words_of_a_document(tmp_path: Path, result: str, meant: str) -> None:
    lines = f"    若 实际值 ≥ 指标值 则 分值\n    否则 {result}\n"
    (found,) = told(tmp_path, f"{DATED}方法 甲\n{lines}")
    assert found == ("NAM-001", f"没有名为「{result}」的字段、参数、方法或指标", f"是不是想写「{meant}」？")


@pytest.mark.parametrize(
    ("result", "meant"),
    [("扣0.5分", "分值 - 0.5分"), ("扣10%", "分值 × (100% - 10%)"), ("计0.5分", "0.5分")],
)
def test_a_result_with_a_point_or_a_percentage_in_the_words_of_a_document(
    tmp_path: Path, result: str, meant: str
) -> None:
    lines = f"    若 实际值 ≥ 指标值 则 分值\n    否则 {result}\n"
    ((code, message, _),) = told(tmp_path, f"{DATED}方法 甲\n{lines}")
    assert (code, message) == ("SYN-018", f"「{result}」不是规则里的写法，应写「{meant}」")


@pytest.mark.parametrize(
    ("condition", "meant"),
    [("达到指标值", "实际值 ≥ 指标值"), ("未达到指标值", "实际值 < 指标值"), ("未完成", "实际值 < 指标值")],
)
def test_a_condition_in_the_words_of_a_document(tmp_path: Path, condition: str, meant: str) -> None:
    found = told(tmp_path, f"{DATED}方法 甲\n    若 {condition} 则 0\n")
    # a case that shows the missing 否则 can't be told of a condition that can't be read
    assert [(code, message) for code, message, _ in found if code == "MET-002"] == [
        ("MET-002", "方法「甲」没有「否则」：各行条件都不成立时没有得分")
    ]
    assert [hint for code, _, hint in found if code == "NAM-001"] == [f"是不是想写「{meant}」？"]


def test_a_condition_in_words_that_denies_a_field_of_the_form(tmp_path: Path) -> None:
    fields = DATED.replace("字段 完成日期: 日期", "字段 达标: 是否")
    found = told(tmp_path, f"{fields}方法 甲\n    若 未达标 则 0\n    否则 分值\n")
    assert [hint for code, _, hint in found if code == "NAM-001"] == ["是不是想写「非 达标」？"]


@pytest.mark.parametrize(
    ("total", "meant"),
    [
        ("产出得分", "产出.得分"),
        ("产出的得分", "产出.得分"),
        ("各项得分之和", "合计（一级.得分）"),
        ("三级指标得分之和", "合计（三级.得分）"),
    ],
)
def test_a_total_in_words(tmp_path: Path, total: str, meant: str) -> None:
    found = told(tmp_path, f"补充 模板 表\n    总分 {total}\n")
    assert ("NAM-001", f"没有名为「{total}」的字段、参数、方法或指标", f"是不是想写「{meant}」？") in found


@pytest.mark.parametrize(
    ("steps", "formula"),
    [
        ("每少1件扣1分", "得 分值 -（指标值 - 实际值）÷ 1件 × 1分"),
        ("每低五个百分点扣2%分值", "得 分值 -（指标值 - 实际值）÷ 5个百分点 × 分值 × 2%"),
        ("每超半个百分点扣1分", "得 分值 -（实际值 - 指标值）÷ 0.5个百分点 × 1分"),
        ("每发现一起扣2分", "得 分值 - 起数 ÷ 1起 × 2分"),
        ("每发生一起安全事故扣2分", "得 分值 - 起数 ÷ 1起 × 2分"),
        ("每有一项未完成扣0.5分", "得 分值 - 项数 ÷ 1项 × 0.5分"),
        ("每提前两天加1分", "得 分值 +（指标值 - 实际值）÷ 2天 × 1分"),
    ],
)
def test_steps_in_words_are_a_sentence_wherever_they_stand(tmp_path: Path, steps: str, formula: str) -> None:
    lines = f"    若 实际值 ≥ 指标值 则 分值\n    否则 {steps}\n"
    ((code, message, hint),) = told(tmp_path, f"{DATED}方法 甲\n{lines}")
    assert (code, message) == ("SYN-028", f"「{steps}」是一句话，这里要写算式")
    assert hint.startswith(f"写成：{formula}；")
    field = (
        f"补充 模板 表\n    三级\n        {hint.partition('先在模板的 三级 下写 ')[2]}\n"
        if "先在模板的 三级 下写" in hint
        else ""
    )
    lines = lines.replace(steps, formula) + "    限于 0 至 分值\n"
    assert told(tmp_path, f"{DATED}方法 甲\n{lines}{field}") == []


def test_a_result_with_its_limit_in_words(tmp_path: Path) -> None:
    lines = "    若 实际值 ≥ 指标值 则 满分，不超过5分\n    否则 0\n"
    ((code, message, _),) = told(tmp_path, f"{DATED}方法 甲\n{lines}")
    assert (code, message) == ("SYN-018", "「满分，不超过5分」不是规则里的写法，应写「最小（分值，5分）」")


def test_a_parameter_is_replaced_not_amended(tmp_path: Path) -> None:
    ((code, message, hint),) = told(tmp_path, "补充 参数 界限 = 70%\n")
    assert (code, message, hint) == (
        "SYN-018",
        "「补充」不是规则里的写法，应写「替换」",
        "例：替换 参数 界限 = 70%",
    )
    assert told(tmp_path, "替换 参数 界限 = 70%\n") == []


def test_a_field_that_is_removed_though_it_is_used(tmp_path: Path) -> None:
    """预算数 is read by the parent's check in its line 34."""
    found = [each[:2] for each in told(tmp_path, "补充 模板 表\n    删除 字段 预算数\n")]
    assert found == [("INH-007", "「预算数」已在 子.rules:4 删除，这里还在用")]


def test_a_word_of_the_language_stays_what_it_is_where_a_method_is_called_so(tmp_path: Path) -> None:
    child = DATED.replace("| 反向 | 甲 |", "| 反向 | 反向 |") + "方法 反向\n    得 分值\n"
    assert [code for code, _, _ in told(tmp_path, child)] == ["NAM-007"]


@pytest.mark.parametrize(
    ("lines", "code", "hint"),
    [
        ("    若 指标值 > 0 则 指标值 > 1\n    否则 0\n", "TYP-003", "这里直接写得多少分，如 分值"),
        ("    得 [0, 1] × 分值\n", "TYP-003", "写 待定 区间 × 分值，「原因」"),
        ("    得 「满分」\n", "TYP-003", "等级由总分定，写在模板的「等级」一行"),
        ("    得 预算数\n", "TYP-003", "先除以同一类的数，得到比率，再乘 分值：… ÷ 指标值 × 分值"),
        ("    得 3件\n", "TYP-003", "3件 ÷ 指标值 × 分值"),
        ("    若 预算数 > 5件 则 0\n    否则 1\n", "TYP-002", "各自先除成比率"),
        ("    若 预算数 > 5% 则 0\n    否则 1\n", "TYP-002", "是不是漏了“÷”"),
        ("    得 分值 -（完成日期 - 2024-12-31）× 0.1分\n", "TYP-002", "按天计分的，先除以 1天"),
        ("    | 实际值 | 得分 |\n    | 60%-0% | 0 |\n    | 其他 | 1 |\n", "GAP-005", "写 [0%, 60%)"),
        ("    若 实际值 ≥ ９０-８０ 则 分值\n    否则 0\n", "GAP-005", "写 [80, 90)"),
        ("    | 实际值 | 得分 |\n    | -2%-0 | 1 |\n    | 其他 | 0 |\n", "GAP-005", "写 [-2%, 0)"),
        (
            "    | 实际值 | 得分 |\n    | ≥ 60% | 9-8 |\n    | 其他 | 0 |\n",
            "GAP-016",
            "写 待定 [8, 9]，「原因」；若就是 1 分",
        ),
        ("    若 事故 = 1起 则 3分-1分\n    否则 0\n", "GAP-016", "写 待定 [1, 3]，「原因」；若就是 2 分"),
        (
            "    | 实际值 | 得分 |\n    | ≥ 60% | 9~8分 |\n    | 其他 | 0 |\n",
            "SYN-018",
            "待定 [8, 9]，「原因」，由评价人",
        ),
        ("    若 事故 = 1起 则 3至2分\n    否则 0\n", "SYN-018", "待定 [2, 3]，「原因」，由评价人"),
        ("    若 实际值 ÷ 指标值 = 100% 得 3分\n    否则 0\n", "SYN-007", "若 条件 则 结果"),
        ("    得 5分（事故 = 0起）\n", "SYN-019", "个数(事故 = 0起) × 5分"),
        ("    得 分值 - 3个 × 0.5分\n", "TYP-002", "先除以 1个"),
        ("    若 完成日期 - 2024-01-01 ≤ 5个工作日 则 1\n    否则 0\n", "TYP-002", "工作日和天不能换算"),
        ("    得 （（事故 > 0起）+（事故 > 1起）+（事故 > 2起））× 1分\n", "TYP-001", "个数（甲，乙）× 1分"),
        ("    得 合计（产出.得分）\n", "NAM-010", "写成：合计（产出.下级.得分）"),
        ("    得 合计（产出）\n", "NAM-010", "写成：合计（产出.下级.得分）"),
        ("    若 个数（产出） ≥ 3 则 分值\n    否则 0\n", "NAM-010", "写成：个数（产出.下级）"),
        ("    若 名称 包含 「绿化」 则 分值\n    否则 0\n", "SYN-018", "名称 = 「绿化工程」 或 名称 = 「道路工程」"),
        ("    得 合计（产岀.三级.得分）\n", "NAM-001", "是不是想写「产出」？"),
        ("    得 合计（三级.得分 × 三级.分值）\n", "NAM-010", "字段 折算得分 = 得分 × 权重"),
        ("    若 实际值 = 8件 或 9件 则 分值\n    否则 0\n", "TYP-001", "「且」「或」两边各写一个"),
        ("    得 待定 80%-100%，「甲」\n", "TYP-001", "区间写在方括号里"),
        ("    若 实际值 > 0 && 指标值 > 0 则 分值\n    否则 0\n", "SYN-018", "实际值 ≥ 80% 且 实际值 < 90%"),
        ("    若 实际值 > 0 || 指标值 > 0 则 分值\n    否则 0\n", "SYN-018", "实际值 < 80% 或 实际值 > 90%"),
        ("    若 【实际值】 > 0 则 分值\n    否则 0\n", "SYN-018", "例：若 实际值 > 0 则 分值"),
        ("    若 实际值 > 0 则 分值\n    不然 0\n", "SYN-018", "例：否则 0"),
        ("    返回 分值\n", "SYN-018", "例：得 分值"),
        ("    else 0\n", "SYN-018", "例：otherwise 0"),
        ("    公式 实际值 ÷ 指标值 × 分值\n", "SYN-018", "例：得 实际值 ÷ 指标值 × 分值"),
        ("    计算公式：得分=实际值/指标值×分值\n", "SYN-018", "例：得 实际值/指标值×分值"),
        ("    得 分值（最高不超过分值）\n", "SYN-022", "一行一句"),
        ("    得 分值 × 负向\n", "NAM-001", "是不是想写「反向」？"),
        ("    得 分值 × 指标性质\n", "NAM-001", "是不是想写「指标值.性质」？"),
    ],
)
def test_hints_that_fit_what_stands_there(tmp_path: Path, lines: str, code: str, hint: str) -> None:
    hints = [said for found, _, said in told(tmp_path, f"{DATED}方法 甲\n{lines}") if found == code]
    assert len(hints) == 1
    assert hint in hints[0]


@pytest.mark.parametrize(
    ("lines", "message"),
    [
        ("    得 分值 - 事故 ÷ 1起 × 2分，最多扣完\n", "「最多扣完」要另起一行，写成：限于 0 至 分值"),
        ("    得 分值 - 事故 ÷ 1起 × 2分\n    不低于 0\n", "「不低于」不是规则里的写法，应写「限于」"),
        ("    扣分 事故 ÷ 1起 × 2分\n", "「扣分」不是规则里的写法，应写「得 分值 -」"),
    ],
)
def test_what_a_deduction_is_held_within(tmp_path: Path, lines: str, message: str) -> None:
    assert [said for _, said, _ in told(tmp_path, f"{DATED}方法 甲\n{lines}")] == [message]


@pytest.mark.parametrize("points", ["-5分", "- 5", "，-5分"])
def test_points_that_are_taken_off(tmp_path: Path, points: str) -> None:
    ((code, _, hint),) = told(tmp_path, f"补充 模板 表\n    一级 违规 {points}\n")
    assert code == "NAM-014"
    assert "总分 合计（一级.得分）- 最小（违规次数 ÷ 1次 × 1分，5分）" in hint


def test_a_result_may_be_named(tmp_path: Path) -> None:
    lines = "    若 实际值 ≥ 指标值 则 得分 = 分值\n    否则 得分 = 0\n"
    assert told(tmp_path, f"{DATED}方法 甲\n{lines}") == []


def test_words_that_stand_for_a_condition_are_not_written_by_themselves(tmp_path: Path) -> None:
    place = tmp_path / "a.rules"
    text = "规则集 000000/2000 「试」\n方法 甲\n    若 定性指标 则 分值\n    否则 0\n"
    place.write_text(text, encoding="utf-8", newline="")
    api.mend(place)
    assert place.read_text(encoding="utf-8") == text


@pytest.mark.parametrize(
    ("condition", "message"),
    [
        ("绝对值（指标值.单位）= 1", "这里是文本，要的是数"),
        ("指标值.单位 + 指标值.单位 = 1", "这里是文本，要的是数"),
        ("最大（指标值.单位，指标值.单位）= 1", "这里是文本，要的是数"),
        ("完成日期 属于 [1, 2]", "这里是日期，要的是数"),
        ("1 属于 [2024-01-01, 2024-12-31]", "这里是数，要的是日期"),
    ],
)
def test_what_is_wanted_is_something_else_than_what_is_there(tmp_path: Path, condition: str, message: str) -> None:
    assert [each[:2] for each in told(tmp_path, method(condition))] == [("TYP-001", message)]


def test_points_on_top_of_an_earlier_line(tmp_path: Path) -> None:
    table = "    | 实际值 ÷ 指标值 | 得分 |\n    | ≥ 90% | 分值 |\n    | 其他 | 0 |\n"
    more = f"{DATED}方法 甲\n{table}    若 实际值 > 指标值 则 分值 + 2分\n    限于 0 至 分值\n"
    (found,) = (each for each in told(tmp_path, more) if each[0] in ("MET-003", "MET-005"))
    assert "另写一个方法，用前面这个方法的名称：得 方法名 + 2分。" in found[2]


def test_a_grade_line_says_what_is_graded(tmp_path: Path) -> None:
    child = "档位 等次\n    好: 100 至 60（含）\n    差: 60 至 0\n补充 模板 表\n    等级 {}\n"
    assert told(tmp_path, child.format("等次")) == [
        ("NAM-013", "「等次」是档位，要用方括号来读", "写成：等次[总分]，方括号里是一个数或一档的名称")
    ]
    assert told(tmp_path, child.format("等次[总分]")) == []


def test_a_field_of_no_known_kind_is_told_once(tmp_path: Path) -> None:
    """What its rules compare it with isn't held against a scale that there is not."""
    child = "补充 模板 表\n    字段 满意率: 百分比\n" + method("满意率 ≥ 90%")
    assert [(code, hint) for code, _, hint in told(tmp_path, child)] == [("NAM-004", "是不是想写「数」？")]


@pytest.mark.parametrize(
    ("line", "hint"),
    [
        ("    总分 产出得分 × 50% + 效益.得分 × 50%\n", "是不是想写「产出.得分」？"),
        ("    总分 甲 + 效益.得分\n", "写指标的得分，如 产出指标.得分。"),
    ],
)
def test_a_method_in_a_total(tmp_path: Path, line: str, hint: str) -> None:
    """No indicator is scored there, so that every form's total would be open."""
    child = "补充 模板 表\n    一级 产出 60分，按 {0}\n{1}方法 {0}\n    得 分值\n"
    name = "产出得分" if "产出得分" in line else "甲"
    found = [each for each in told(tmp_path, child.format(name, line)) if each[0] == "NAM-027"]
    assert found == [("NAM-027", f"「{name}」是方法，这里没有它要计分的指标", hint)]


def test_a_ratio_times_a_hundred(tmp_path: Path) -> None:
    ((code, _, hint),) = told(
        tmp_path, f"{DATED}方法 甲\n    得 事故 ÷ 3起 × 100\n    限于 0 至 分值\n    修约 2 位小数\n"
    )
    assert (code, hint) == ("TYP-003", "100 写成 100分，或乘 分值。")
    ((code, _, hint),) = told(tmp_path, f"{DATED}方法 甲\n    得 事故 ÷ 3起\n    限于 0 至 分值\n    修约 2 位小数\n")
    assert (code, hint) == ("TYP-003", "乘上 分值：… × 分值；或写明 10分。")


def test_a_grade_that_may_not_be_given(tmp_path: Path) -> None:
    """不得评为好 leaves 中 as the best."""
    child = "档位 等次\n    好: 100 至 80（含）\n    中: 80 至 60（含）\n    差: 60 至 0\n补充 模板 表\n    等级 等次[总分]\n"
    check = "校验 甲\n    要求 预算数 有值\n    则 等级 {}\n"
    ((code, _, hint),) = told(tmp_path, child + check.format("不得评为好"))
    assert (code, hint) == ("NAM-004", "是不是想写「中」？")
    ((code, _, hint),) = told(tmp_path, child + check.format("不能评差"))
    assert (code, hint) == ("NAM-004", "可以写：好、中、差")


@pytest.mark.parametrize("word", ["不合格", "「不合格」"])
def test_a_grade_where_the_template_gives_none(tmp_path: Path, word: str) -> None:
    template = "模板 表\n    字段 事故: 量\n    字段 评定: 文本\n    一级 产出 10分\n    总分 合计（一级.得分）\n"
    parent = f"规则集 000000/2000 「例」\n{template}"
    check = "校验 甲\n    要求 事故 有值\n    则 等级 {}\n"
    (told_,) = compiled(tmp_path, check.format(word), parent=parent).problems
    assert (told_.code, told_.message("zh")) == ("TPL-002", "模板缺少「等级」一行")
    assert told_.hint("zh") == "例：等级 评价等级[总分]"
    assert codes(compiled(tmp_path, check.format("评定"), parent=parent)) == []


@pytest.mark.parametrize("line", ["若 等次 = A 则 分值", "若 等次 ≠ 未整改 则 分值", "若 名称 = 党建工作 则 分值"])
def test_a_text_beside_a_field_of_texts(tmp_path: Path, line: str) -> None:
    word = line.split()[3]
    child = f"补充 模板 表\n    三级\n        字段 等次: 文本\n{DATED}方法 甲\n    {line}\n    否则 0\n"
    assert told(tmp_path, child) == [("SYN-015", f"文字要写在「」里：{word}", f"写成：「{word}」")]
    assert told(tmp_path, child.replace(word, f"「{word}」")) == []


def test_a_text_in_a_cell_below_a_field_of_texts(tmp_path: Path) -> None:
    table = "    | 等次 | 得分 |\n    | A | 分值 |\n    | ≠ 乙类 | 0 |\n    | 其他 | 0 |\n"
    child = f"补充 模板 表\n    三级\n        字段 等次: 文本\n{DATED}方法 甲\n{table}"
    assert [hint for code, _, hint in told(tmp_path, child) if code == "SYN-015"] == ["写成：「A」", "写成：「乙类」"]


@pytest.mark.parametrize(("word", "labels"), [("中以下", "「= 中」或「= 差」"), ("中及以上", "「= 好」或「= 中」")])
def test_labels_from_one_on(tmp_path: Path, word: str, labels: str) -> None:
    child = f"补充 模板 表\n    字段 上年等次: 完成情况\n校验 甲\n    要求 非（上年等次 属于 {word}）\n"
    ((code, _, hint),) = told(tmp_path, child)
    assert (code, hint) == ("NAM-001", f"是不是想写{labels}？")


def test_a_truth_beside_a_word(tmp_path: Path) -> None:
    child = "补充 模板 表\n    字段 受处分: 是否\n校验 甲\n    要求 受处分 = 无\n"
    ((code, message, _),) = told(tmp_path, child)
    assert (code, message) == ("NAM-015", "「无」不用写：是否字段本身就是条件")
    assert told(tmp_path, child.replace("受处分 = 无", "非 受处分")) == []


@pytest.mark.parametrize("compared", ["受处分 = 「是」", "受处分 > 0"])
def test_a_truth_compared_is_a_condition_itself(tmp_path: Path, compared: str) -> None:
    child = f"补充 模板 表\n    字段 受处分: 是否\n校验 甲\n    要求 {compared}\n"
    ((code, _, hint),) = told(tmp_path, child)
    assert (code, hint) == ("TYP-001", "是否字段本身就是条件：是，写成 受处分；否，写成 非 受处分。")


def test_a_text_for_a_condition_may_be_whether_it_is_there(tmp_path: Path) -> None:
    child = "补充 模板 表\n    字段 缘由: 文本\n校验 甲\n    要求 缘由\n"
    ((code, _, hint),) = told(tmp_path, child)
    assert code == "TYP-001"
    assert hint == "要问填了没有，写成 缘由 有值；要问填的是什么，写成 缘由 = 「……」。"
    assert told(tmp_path, child.replace("要求 缘由", "要求 缘由 有值")) == []


@pytest.mark.parametrize(
    ("line", "write"),
    [
        ("限于 0 至 100", "总分 最小（合计（一级.得分），100分）"),
        ("修约 1 位小数", "总分 四舍五入（合计（一级.得分），1）"),
    ],
)
def test_limits_and_rounding_of_the_total(tmp_path: Path, line: str, write: str) -> None:
    ((code, _, hint),) = told(tmp_path, f"补充 模板 表\n    {line}\n")
    assert code == "SYN-006"
    assert hint.endswith(f"管总分的，写进模板的总分一行，如 {write}")
    assert told(tmp_path, f"补充 模板 表\n    {write}\n") == []


@pytest.mark.parametrize(
    ("said", "write"),
    [
        ("一级分值之和等于100", "合计（一级.分值）= 100分"),
        ("三级指标分值合计应为100分", "合计（三级.分值）= 100分"),
        ("百分之60 = 60%", "60%"),
    ],
)
def test_a_demand_in_words(tmp_path: Path, said: str, write: str) -> None:
    ((code, _, hint),) = told(tmp_path, f"校验 甲\n    要求 {said}\n")
    assert (code, hint) == ("NAM-001", f"是不是想写「{write}」？")


def test_yes_and_no_in_a_table(tmp_path: Path) -> None:
    """Below a yes-or-no field they are the field and its denial, so that the two take every case."""
    child = (
        "补充 模板 表\n    三级\n        字段 超期: 是否\n    计分\n        | 指标值.方向 | 方法 |\n        | 反向 | 甲 |\n"
        "方法 甲\n    | 超期 | 得分 |\n    | 否 | 分值 |\n    | {} | 0 |\n"
    )
    found = compiled(tmp_path, child.format("yes"))
    assert found.ruleset is not None
    assert codes(found) == []
    conditions = [clause.condition for clause in found.ruleset.methods[-1].clauses]
    assert [printed(each) for each in conditions if each is not None] == ["非 超期", "超期"]
    assert ("NAM-015", "表的格里写 是 或 否。") in [
        (code, hint) for code, _, hint in told(tmp_path, child.format("有"))
    ]


@pytest.mark.parametrize(
    ("cell", "write"),
    [
        ("实际值 ≥ 80件", "≥ 80件"),
        ("80件 > 实际值", "< 80件"),
        ("实际值 = 指标值", "= 指标值"),
        ("60件 ≤ 实际值 < 80件", "[60件, 80件)"),
        ("实际值 ≤ 80件 且 实际值 > 60件", "(60件, 80件]"),
    ],
)
def test_a_cell_that_says_the_whole_condition(tmp_path: Path, cell: str, write: str) -> None:
    """The column's head names the quantity already."""
    child = (
        "补充 模板 表\n    计分\n        | 指标值.方向 | 方法 |\n        | 反向 | 甲 |\n"
        f"方法 甲\n    | 实际值 | 得分 |\n    | {cell} | 分值 |\n    | 其他 | 0 |\n"
    )
    ((code, message, _),) = told(tmp_path, child)
    assert code == "SYN-018"
    assert message.endswith(f"应写「{write}」")
    assert told(tmp_path, child.replace(cell, write)) == []


def test_things_counted_beside_points(tmp_path: Path) -> None:
    """缺席 × 1 is a number of times, and 10分 are points."""
    child = "补充 模板 表\n    字段 缺席: 量，单位 次\n    总分 合计（一级.得分）- 最小（{}，10分）\n"
    ((code, _, hint),) = told(tmp_path, child.format("缺席 × 1"))
    assert (code, hint) == ("TYP-002", "按次计分的，先除以 1次：… ÷ 1次 × 0.1分。")
    assert told(tmp_path, child.format("缺席 ÷ 1次 × 1分")) == []


@pytest.mark.parametrize(
    ("line", "hint"),
    [
        ("补充 一级 产出 40分", "补充 模板 项目支出绩效自评表；下一行 一级 产出 40分"),
        ("替换 总分 合计（一级.得分）", "补充 模板 项目支出绩效自评表；下一行 总分 合计(一级.得分)"),
        ("补充 字段 甲: 数", "补充 模板 项目支出绩效自评表；下一行 字段 甲: 数"),
        ("重写 方法 比例\n    得 分值", "替换 方法 比例"),
    ],
)
def test_what_is_amended_is_the_template(tmp_path: Path, line: str, hint: str) -> None:
    assert [said for _, _, said in told(tmp_path, f"{line}\n")] == [f"例：{hint}"]


@pytest.mark.parametrize(("written", "unit"), [("5万元/件", "件"), ("5万元 ÷ 月", "月"), ("5万元/10万人", "")])
def test_a_unit_behind_the_sign_of_division(tmp_path: Path, written: str, unit: str) -> None:
    """5万元每起 is what it says; 10万人 is a quantity by which one may divide."""
    found = told(tmp_path, method(f"预算数 ÷ 事故 ≤ {written} 且 完成日期 有值"))
    hints = [hint for code, _, hint in found if code == "NAM-001"]
    assert hints == (
        [
            f"「{unit}」是单位，紧跟在数后面写，如 1{unit}；"
            f"规则里 / 是除号，“元/{unit}”写成 元每{unit}，如 1000元每{unit}。"
        ]
        if unit
        else []
    )
    assert not told(tmp_path, method("预算数 ÷ 事故 ≤ 5万元每起 且 完成日期 有值"))


def test_a_day_that_changes_with_the_year(tmp_path: Path) -> None:
    """Reports were due by 31 January 2000, from July on by 10 August: both are days."""
    dated = "参数 截止日 = 2000-01-31，2000-07-01 起 2000-08-10\n"
    assert told(tmp_path, dated + method("完成日期 ≤ 截止日")) == []
    (wrong,) = told(tmp_path, dated.replace("2000-08-10", "10天") + method("完成日期 ≤ 截止日"))
    assert wrong[:2] == ("TYP-002", "单位不同，不能相加或比较：一边是日期，一边是以“天”为单位的数")
