"""What cells show: numbers by their formats and with all their digits, days as days, formulas by their results."""

from __future__ import annotations

import pytest
from tests.engine.books.made import parts, rows, zipped

from duheng.books.formats import read_format, written_in
from duheng.books.model import Book, Sheet
from duheng.books.reading import read_book
from duheng.forms.notation import read_value
from duheng.language.values import Words


def sheet(cells: str, **said: object) -> Sheet:
    book = read_book(zipped(parts(rows(cells), **said)), "甲.xlsx")  # type: ignore[arg-type]
    assert isinstance(book, Book)
    return book.sheets[0]


def shown(held: str, code: str, *, since_1904: bool = False) -> str | list[str]:
    """The text of a number with a format, or the codes of its problems."""
    found = sheet(f'<c r="A1" s="1"><v>{held}</v></c>', formats=[code], since_1904=since_1904)
    return found.cells[1, 1].text if (1, 1) in found.cells else [each.code for each in found.problems]


@pytest.mark.parametrize(
    ("held", "code", "text"),
    [
        ("-5", "0;@", "-5"),
        ("-5", "0;-0;@", "-5"),
        ("0.95", "0.00%", "95%"),
        ("0.95", "0%", "95%"),
        ("0.94999999999999996", "0%", "95%"),
        ("0.9537", "0%", "95.37%"),
        ("1", "0%", "100%"),
        ("0", "0.00%", "0%"),
        ("0.07", "0%", "7%"),
        ("0.30000000000000004", "General", "0.3"),
        ("9.9999999999999978E-2", "General", "0.1"),
        ("1.1", "0", "1.1"),
        ("3", "0.00", "3"),
        ("-0", "General", "0"),
        ("1E-7", "0.00E+00", "0.0000001"),
        ("1.5E6", "General", "1500000"),
        ("123456789012345678", "0", "123456789012345678"),
        ("1234567.89", "#,##0.00", "1234567.89"),
        ("1234.5", "¥#,##0.00", "¥1234.5"),
        ("1234.5", '"¥"#,##0.00;[Red]"¥"-#,##0.00', "¥1234.5"),
        ("1234.5", "[$¥-804]#,##0.00", "¥1234.5"),
        ("0", '_ ¥* #,##0.00_ ;_ ¥* -#,##0.00_ ;_ ¥* "-"??_ ;_ @_ ', "¥0"),
        ("-5", "#,##0.00_);(#,##0.00)", "-5"),
        ("12", '0.00"万元"', "12万元"),
        ("12", "0元", "12元"),
        ("12", 'G/通用格式"件"', "12件"),
        ("0.95", '"≥"0%', "≥95%"),
        ("12000", '#,##0,"千元"', "12千元"),
        ("2020", '0"年"', "2020年"),
        ("75", "[红色][<60]0;[蓝色][>=60]0", "75"),
        ("-10", '"≥"0"件";"≥"-0"件"', "≥-10件"),
        ("-10", '"≥"0"件"', "-≥10件"),
        ("-5", '"+"General;"−"General;General', "-5"),
        ("5", '"+"General;"−"General;General', "5"),
        ("-5", "0;-0", "-5"),
        ("-5", "#,##0;[Red]-#,##0", "-5"),
        ("-1234.5", '"¥"#,##0.00;[Red]"¥"-#,##0.00', "¥-1234.5"),
        ("-5", '0"件"_);("亏"0"件")', "-亏5件"),
        ("-5", "0.00_ ;[Red]\\-0.00\\ ", "-5"),
        ("-5", "0.00_);[Red]\\(0.00\\)", "-5"),
        ("-5", '"¥"#,##0.00_);[Red]\\("¥"#,##0.00\\)', "-¥5"),
        ("-5", '_ "¥"* #,##0.00_ ;_ "¥"* \\-#,##0.00_ ;_ "¥"* "-"??_ ;_ @_ ', "¥-5"),
        ("-0.05", "0.00%;[Red]-0.00%", "-5%"),
        ("0", "0;-0;-", "0"),
        ("0", '0.00"件";-0.00"件"', "0件"),
        ("5", '"第"0"次（共3次）"', "第5次（共3次）"),
        ("5", '0"km2"', "5km2"),
        ("5", ".00", "5"),
        ("12000", '0,.0"千件"', "12千件"),
        ("5", '0;-0;;@"件"', "5"),
        ("5", "@", "5"),
        ("0.5", "# ?/?", "0.5"),
        ("123", "[DBNum1][$-804]General", "123"),
    ],
)
def test_numbers(held: str, code: str, text: str) -> None:
    assert shown(held, code) == text


@pytest.mark.parametrize(
    ("held", "code", "text"),
    [
        ("44196", "yyyy/m/d", "2020年12月31日"),
        ("44196", "yyyymmdd", "2020年12月31日"),
        ("44197", "yyyymmdd", "2021年1月1日"),
        ("44196", 'yyyy"年"m"月"d"日";@', "2020年12月31日"),
        ("44196", "[$-F800]dddd, mmmm dd, yyyy", "2020年12月31日"),
        ("44166", 'yyyy"年"m"月"', "2020年12月"),
        ("44196", 'yyyy"年"m"月"', "2020年12月31日"),
        ("43831", 'yyyy"年"', "2020年"),
        ("44196", 'm"月"d"日"', "2020年12月31日"),
        ("44196.5", "yyyy/m/d h:mm", "2020年12月31日 12:00"),
        ("44196.35416666666", "yyyy/m/d h:mm:ss", "2020年12月31日 08:30"),
        ("44196", "yyyy/m/d h:mm", "2020年12月31日"),
        ("0.35416666666666669", "h:mm", "08:30"),
        ("1.5", "[h]:mm", "36:00"),
        ("59", "yyyy/m/d", "1900年2月28日"),
        ("61", "yyyy/m/d", "1900年3月1日"),
    ],
)
def test_days_and_times(held: str, code: str, text: str) -> None:
    """44196 is 31 December 2020: 1 January 1900 is 1, and spreadsheets count a 29 February 1900 too."""
    assert shown(held, code) == text


def test_books_that_count_from_1904() -> None:
    """1462 days lie between the two beginnings."""
    assert shown("42734", "yyyy/m/d", since_1904=True) == "2020年12月31日"


@pytest.mark.parametrize("text", ["2020年12月31日", "2020年12月", "95%", "12万元", "¥1234.5", "≥95%"])
def test_the_value_notation_reads_what_is_shown(text: str) -> None:
    assert not isinstance(read_value(text), Words)


@pytest.mark.parametrize(
    ("held", "code", "expected"),
    [
        ("12345", '0!.0,"万"', "XLS-009"),
        ("5718888", "000-0000", "XLS-009"),
        ("1", '"是"', "XLS-009"),
        ("12345", '[>=10000]0.0,"万";0', "XLS-009"),
        ("44196", "aaaa", "XLS-009"),
        ("5", '"95"0', "XLS-009"),
        ("5", "\\10", "XLS-009"),
        ("5", '0 "1"', "XLS-009"),
        ("5", "[$95]0", "XLS-009"),
        ("5", '"9万"0', "XLS-009"),
        ("5", '"1/"0', "XLS-009"),
        ("5", '0"/100"', "XLS-009"),
        ("5", '0".5"', "XLS-009"),
        ("5", '0",000"', "XLS-009"),
        ("5", '"九十"0', "XLS-009"),
        ("5", '0"²"', "XLS-009"),
        ("5", "-0", "XLS-009"),
        ("5", '"-"0', "XLS-009"),
        ("5", '"-¥"0', "XLS-009"),
        ("5", '"—"0', "XLS-009"),
        ("5", "*90", "XLS-009"),
        ("5", "@@", "XLS-009"),
        ("5", "0.0.0", "XLS-009"),
        ("-5", "0;0", "XLS-009"),
        ("-5", '0;"亏"0', "XLS-009"),
        ("-5", "#,##0;[Red]#,##0", "XLS-009"),
        ("-5", '0;-"9"0', "XLS-009"),
        ("-5", "0;", "XLS-009"),
        ("-5", "0;(0", "XLS-009"),
        ("-5", "[<60]0;[>=60]0", "XLS-009"),
        ("0", '0;-0;"不适用"', "XLS-009"),
        ("0", "0;-0;;@", "XLS-009"),
        ("0", '0;-0;"1"0', "XLS-009"),
        ("5", ";;;", "XLS-009"),
        ("5", ";-0", "XLS-009"),
        ("5", "-", "XLS-009"),
        ("44196", '"2021年"m"月"d"日"', "XLS-009"),
        ("60", "yyyy/m/d", "XLS-010"),
        ("0", "yyyy/m/d", "XLS-010"),
        ("-3", "yyyy/m/d", "XLS-010"),
        ("99999999", "yyyy/m/d", "XLS-010"),
        ("NaN", "0", "XLS-008"),
        ("1_000", "0", "XLS-008"),
        ("1e999999999", "0", "XLS-008"),
        ("9" * 5000, "0", "XLS-008"),
    ],
)
def test_what_shows_nothing_one_could_use(held: str, code: str, expected: str) -> None:
    assert shown(held, code) == [expected]


@pytest.mark.parametrize(
    ("number", "clock", "shift"),
    [(0, "", 0), (9, "", 2), (10, "", 2), (14, "ymd", 0), (22, "ymdt", 0), (31, "ymd", 0), (45, "t", 0), (57, "ym", 0),
     (999, "", 0)],
)  # fmt: skip
def test_formats_that_files_name_by_number(number: int, clock: str, shift: int) -> None:
    found = read_format(written_in(number))
    assert (found.clock, found.shift, found.misleads) == (clock, shift, False)


@pytest.mark.parametrize(
    ("cell", "text", "formula"),
    [
        ('<c r="A1" t="s"><v>0</v></c>', "甲乙", None),
        ('<c r="A1" t="s"><v>1</v></c>', "重庆", None),
        ('<c r="A1" t="inlineStr"><is><t>≥</t><r><t>95%</t></r></is></c>', "≥95%", None),
        ('<c r="A1"><f>B1*2</f><v>190</v></c>', "190", "B1*2"),
        ('<c r="A1" t="str"><f>"≥"&amp;B1</f><v>≥95</v></c>', "≥95", '"≥"&B1'),
        ('<c r="A1" t="b"><v>1</v></c>', "TRUE", None),
        ('<c r="A1" t="d" s="0"><v>2020-12-31T00:00:00</v></c>', "2020年12月31日", None),
        ('<c r="A1" t="str"><v>甲_x000D_乙</v></c>', "甲\r乙", None),
        ('<c r="A1" t="str"><v>甲_xD800_乙_xDC00_</v></c>', "甲\ufffd乙\ufffd", None),
        ('<c r="A1" t="inlineStr"><is><t>_xD840__xDC0B_</t></is></c>', "𠀋", None),
    ],
)
def test_texts(cell: str, text: str, formula: str | None) -> None:
    texts = ["<r><t>甲</t></r><r><rPr/><t>乙</t></r>", "<t>重庆</t><rPh><t>chongqing</t></rPh>"]
    found = sheet(cell, texts=texts)
    assert (found.cells[1, 1].text, found.cells[1, 1].formula, found.problems) == (text, formula, ())


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ('<c r="B12"><f>A1+1</f></c>', ["XLS-007"]),
        ('<c r="B12"><f>A1+1</f><v></v></c>', ["XLS-007"]),
        ('<c r="B12"><f t="shared" si="0"/><v/></c>', ["XLS-007"]),
        ('<c r="B12" t="str"><f>""</f><v></v></c>', []),
        ('<c r="B12" t="e"><f>1/0</f><v>#DIV/0!</v></c>', ["XLS-008"]),
        ('<c r="B12" t="s"><v>7</v></c>', ["XLS-008"]),
        ('<c r="B12" t="b"><v>maybe</v></c>', ["XLS-008"]),
        ('<c r="B12" t="zz"><v>95</v></c>', ["XLS-008"]),
        ('<c r="B12"><v>9</v><v>5</v></c>', ["XLS-008"]),
        ('<c r="B12" t="inlineStr"><v>9</v><is><t>5</t></is></c>', ["XLS-008"]),
        ('<c r="B12" t="inlineStr"><is><t>9</t></is><v>5</v></c>', ["XLS-008"]),
        ('<c r="B12" t="d"><v>昨天</v></c>', ["XLS-010"]),
        ('<c r="B12" s="5"/>', []),
    ],
)
def test_cells_without_a_text(cell: str, expected: list[str]) -> None:
    found = sheet(cell)
    assert ([each.code for each in found.problems], found.cells) == (expected, {})
    for each in found.problems:
        assert each.span is not None
        assert f"{each.span.file}:{each.span.inside}" == "甲.xlsx:表1!B12"
        assert "表1!B12" in each.message("zh")
        assert "表1!B12" in each.message("en")


def test_a_formula_without_a_result_says_what_to_do() -> None:
    (problem,) = sheet('<c r="C3"><f>SUM(A1:A2)</f></c>').problems
    assert problem.message("zh") == "表1!C3 的公式没有保存过的结果：=SUM(A1:A2)"
    assert problem.hint("zh") == "请在 Excel 或 WPS 里打开，另存一次；或者把公式改成数。"


@pytest.mark.parametrize("code", ["0;0", '0;"亏"0', '0;-0;"不适用"', "0;-0;;@", ";-0"])
def test_a_format_misleads_only_of_the_numbers_that_its_section_shows(code: str) -> None:
    """The section is that of the number's sign; each of these shows two of 5, -5 and 0 as they are, or one."""
    told = [shown(held, code) == ["XLS-009"] for held in ("5", "-5", "0")]
    assert (
        told
        == {
            "0;0": [False, True, False],
            '0;"亏"0': [False, True, False],
            '0;-0;"不适用"': [False, False, True],
            "0;-0;;@": [False, False, True],
            ";-0": [True, False, True],
        }[code]
    )


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("@", "95"),
        ("0", "95"),
        ('0;-0;0;@"件"', "95件"),
        ('@"件"', "95件"),
        ('"≥"@', "≥95"),
        (";;;", ["XLS-009"]),
        ('0;0;0;"合格"', ["XLS-009"]),
        ('@"0"', ["XLS-009"]),
        ("@@", ["XLS-009"]),
    ],
)
def test_a_text_is_what_its_format_shows_of_it(code: str, expected: str | list[str]) -> None:
    for cell in ('<c r="A1" s="1" t="str"><v>95</v></c>', '<c r="A1" s="1" t="s"><v>0</v></c>'):
        found = sheet(cell, formats=[code], texts=["<t>95</t>"])
        assert (found.cells[1, 1].text if found.cells else [each.code for each in found.problems]) == expected


@pytest.mark.parametrize(("place", "text"), [("superscript", "9²"), ("subscript", "9₂"), ("baseline", "92")])
def test_raised_digits_are_no_digits_of_the_number(place: str, text: str) -> None:
    runs = f'<r><t>9</t></r><r><rPr><vertAlign val="{place}"/></rPr><t>2</t></r>'
    shared = sheet('<c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c>', texts=[runs, "<t>2</t>"])
    inside = sheet(f'<c r="A1" t="inlineStr"><is>{runs}</is></c><c r="B1"><v>2</v></c>')
    for found in (shared, inside):
        assert [found.cells[1, column].text for column in (1, 2)] == [text, "2"]


@pytest.mark.parametrize("cell", ['<c r="A1" s="1"><v>5</v></c>', '<c r="A1" s="1" t="str"><v>5</v></c>'])
@pytest.mark.parametrize("code", ["0" + "_" * 255, "0" + "," * 700_000, "0" + "%" * 500_000])
def test_formats_longer_than_a_spreadsheet_takes_are_not_read(cell: str, code: str) -> None:
    (problem,) = sheet(cell, formats=[code]).problems
    assert problem.code == "XLS-009"
    assert len(problem.message("zh")) < 150


@pytest.mark.parametrize(("code", "text"), [("0" + "%" * 254, "5" + "0" * 508), ("0" + "," * 254, "0." + "0" * 761)])
def test_the_longest_formats_are_read(code: str, text: str) -> None:
    """254 signs of a hundredth move the point by 508 places, 254 thousands by 762 to the left."""
    found = shown("5", code)
    assert isinstance(found, str)
    assert found.startswith(text)


NUMBERS = {0: "", 1: "", 2: "", 3: "", 4: "", 9: "%", 10: "%"} | dict.fromkeys((37, 38, 39, 40, 41, 43), "")
DAYS = {14: "ymd", 15: "ymd", 16: "md", 17: "ym", 27: "ym", 28: "md", 29: "md", 30: "ymd", 31: "ymd", 36: "ym"} | {
    50: "ym", 51: "md", 52: "ym", 53: "md", 54: "md", 57: "ym", 58: "md", 22: "ymdt"
}  # fmt: skip
TIMES = (18, 19, 20, 21, 32, 33, 34, 35, 45, 46, 47, 55, 56)


@pytest.mark.parametrize("number", range(59))
def test_the_formats_that_have_a_number_only(number: int) -> None:
    """As ECMA-376 lists them for every language and for Chinese (18.8.30); the others show a number as it is."""
    found = read_format(written_in(number))
    if number in DAYS:
        assert sorted(found.clock) == sorted(DAYS[number])
    elif number in TIMES:
        assert found.clock == "t"
    else:
        assert found.clock == ""
        assert found.after == NUMBERS.get(number, found.after)
        assert found.before == ("¥" if number in (42, 44) else "")
        assert not found.misleads


@pytest.mark.parametrize("number", ["9" * 5_000, "-1", "x", "１", ""])
def test_a_format_whose_number_is_none_is_told(number: str) -> None:
    made = parts(rows('<c r="A1" s="1"><v>5</v></c>'), formats=["0"])
    made["xl/styles.xml"] = made["xl/styles.xml"].replace(
        '<xf numFmtId="200"/></cellXfs>', f'<xf numFmtId="{number}"/></cellXfs>'
    )
    book = read_book(zipped(made), "甲.xlsx")
    assert isinstance(book, Book)
    assert [each.code for each in book.sheets[0].problems] == ["XLS-009"]
