"""A whole file: the layout, what must not change, and that laying out twice is laying out once."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from duheng import api
from duheng.checking.check import compile_ruleset
from duheng.checking.reading.files import TextFile, as_text
from duheng.checking.reading.library import Library
from duheng.formatting.format import NotTheSame, formatted, is_chinese
from duheng.formatting.sameness import essence
from duheng.source import Source
from duheng.syntax.parse import parse

ROOT = Path(__file__).parents[3]
RULESETS = sorted((*ROOT.glob("rulesets/*/*.rules"), *ROOT.glob("examples/*/*.rules")))

TYPED = """\
规则集 990101/2020   「试」
继承 000000/2017 # 上级


状态 待核
# 说明
方法 甲
    # 先看率
若 实际值>=指标值 则 分值         # 满分
   | 这行读不懂
否则 0
方法 乙
| 实际值 ÷ 指标值 | 得分 |
| >=95% | 分值 | # 一
| 其他 | 0 |
补充 模板 项目支出绩效自评表
字段 甲数：数
一级 产出指标 40分
二级 数量指标
三级
字段 乙数：数
计分
|指标值.方向|方法|
|等于|甲|
总分 合计(一级.得分)
"""

LAID_OUT = """\
规则集 990101/2020 「试」
    继承 000000/2017                        # 上级

    状态 待核
# 说明
方法 甲
    # 先看率
    若 实际值 ≥ 指标值 则 分值              # 满分
   | 这行读不懂
    否则 0
方法 乙
    | 实际值 ÷ 指标值 | 得分 |
    | ≥ 95%           | 分值 |              # 一
    | 其他            | 0    |
补充 模板 项目支出绩效自评表
    字段 甲数: 数
    一级 产出指标 40分
        二级 数量指标
    三级
        字段 乙数: 数
    计分
        | 指标值.方向 | 方法 |
        | 等于        | 甲   |
    总分 合计（一级.得分）
"""


def source(text: str) -> Source:
    return Source.of("试.rules", text)


def test_a_file() -> None:
    broken = TYPED.replace("   | 这行读不懂", "   若若若 这行读不懂")
    assert formatted(source(broken)) == LAID_OUT.replace("   | 这行读不懂", "   若若若 这行读不懂")


def test_lines_of_a_table_that_lack_cells_stand_below_the_others() -> None:
    table = "方法 乙\n|实际值÷指标值|指标值|得分|\n|>=95%|分值|\n|其他|0|1|\n"
    assert formatted(source(table)) == (
        "方法 乙\n    | 实际值 ÷ 指标值 | 指标值 | 得分 |\n    | ≥ 95%           | 分值   |\n"
        "    | 其他            | 0      | 1    |\n"
    )


def test_a_field_of_the_form_behind_an_indicator_stays_as_deep_as_it_was_typed() -> None:
    """乙 and 丁 look like the form's fields, 己 like one of 戊; that it isn't is told before and after."""
    typed = "模板 表\n一级 甲\n字段 乙: 金额\n  一级 丙\n      二级 子\n    字段 丁: 金额\n      二级 戊\n        字段 己: 金额\n"
    wanted = (
        "模板 表\n    一级 甲\n    字段 乙: 金额\n    一级 丙\n        二级 子\n    字段 丁: 金额\n"
        "        二级 戊\n            字段 己: 金额\n"
    )
    assert formatted(source(typed)) == wanted
    assert formatted(source(wanted)) == wanted


def test_a_declaration_that_is_removed_stands_at_the_margin() -> None:
    typed = "规则集 990101/2020 「试」\n继承 000000/2017\n  删除  校验 甲\n方法 乙\n得 0\n"
    assert formatted(source(typed)) == (
        "规则集 990101/2020 「试」\n    继承 000000/2017\n删除 校验 甲\n方法 乙\n    得 0\n"
    )


def test_what_would_be_another_ruleset_is_not_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place = tmp_path / "试.rules"
    place.write_text(TYPED, encoding="utf-8")
    monkeypatch.setattr("duheng.formatting.format.laid_out", lambda text, spelling: text.replace("40分", "41分"))
    with pytest.raises(NotTheSame):
        formatted(source(TYPED))
    with pytest.raises(NotTheSame):
        api.layout(place)
    assert place.read_text(encoding="utf-8") == TYPED


@pytest.mark.parametrize("path", RULESETS, ids=lambda path: "/".join(path.parts[-2:]))
def test_shipped_files_are_laid_out(path: Path) -> None:
    assert not api.layout(path).changes


@pytest.mark.parametrize("path", RULESETS, ids=lambda path: "/".join(path.parts[-2:]))
def test_to_english_and_back(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    english = formatted(source(text), chinese=False)
    assert formatted(source(english)) == text
    assert (is_chinese(source(text)), is_chinese(source(english))) == (True, False)
    assert codes(english, path) == codes(text, path)


@pytest.mark.parametrize(
    ("zh", "en"),
    [
        ("例 分值 4，完成档次 达成 得 3.2 至 4", "example points 4, 完成档次 达成 gives 3.2 to 4"),
        ("例 分值 4，自评得分 4 得 待定", "example points 4, claimed 4 gives undetermined"),
        ("例 指标值 ≥4件至5件 得 不适用", "example 指标值 ≥4件至5件 gives not applicable"),
        ("例 指标值 待定 得 半至全", "example 指标值 待定 gives 半至全"),
    ],
)
def test_the_words_of_examples_are_the_language_s_and_their_values_the_form_s(zh: str, en: str) -> None:
    line = f"方法 甲\n    得 0\n    {zh}\n"
    assert formatted(source(line), chinese=False).splitlines()[-1].strip() == en
    assert formatted(source(formatted(source(line), chinese=False)), chinese=True) == line


def codes(text: str, path: Path) -> list[tuple[str, int]]:
    file = as_text(text.encode(), str(path))
    assert isinstance(file, TextFile)
    found = compile_ruleset(file, Library((ROOT / "rulesets",)))
    assert found.ruleset is not None
    return [(each.code, each.span.line if each.span else 0) for each in found.problems]


WHOLE = (ROOT / "rulesets" / "000000-national" / "2017.rules").read_text(encoding="utf-8")
WIDE = str.maketrans("(),:=%0123456789", "（），：＝％０１２３４５６７８９")


@given(st.data())
def test_however_it_was_typed(data: st.DataObject) -> None:
    """Indentation, width and blanks between words are the writer's habit; the layout is the same."""
    lines = []
    for line in WHOLE.split("\n"):
        code, mark, comment = line.partition("#")
        indent = data.draw(st.sampled_from(["", "  ", "\t", "　"]))
        wide = data.draw(st.booleans()) and "「" not in code and "例" not in code
        code = code.strip().translate(WIDE) if wide else code.strip()
        lines.append(f"{indent}{code}  {mark}{comment}" if code else line)
    typed = "\n".join(lines)
    assert formatted(source(typed)) == WHOLE


def test_notepads_line_ends_and_mark_stay(tmp_path: Path) -> None:
    place = tmp_path / "试.rules"
    place.write_bytes(b"\xef\xbb\xbf" + "规则集 990101/2020\r\n方法 甲\r\n得 分值\r\n".encode())
    layout = api.layout(place)
    assert layout.changes
    api.lay_out(place, layout)
    assert place.read_bytes() == b"\xef\xbb\xbf" + "规则集 990101/2020\r\n方法 甲\r\n    得 分值\r\n".encode()
    assert not api.layout(place).changes


def test_the_same_is_what_both_say() -> None:
    one, other = "方法 甲\n得 分值*2 # 注\n", "\n方法 甲\n    gives points × 2\n"
    assert essence(parse(source(one)).document) == essence(parse(source(other)).document)
    assert essence(parse(source(one)).document) != essence(parse(source(one.replace("*", "/"))).document)


@example("例 指标值 98%，分值 10 得 ")
@example("例 指标值 98%，分值 10 得　# 还没有算")
@given(st.text(alphabet="若则得 甲(（[],，:：「」|#0%≥\n方法例 限于", max_size=60))
def test_whatever_is_typed_can_be_laid_out(text: str) -> None:
    formatted(source(text))
